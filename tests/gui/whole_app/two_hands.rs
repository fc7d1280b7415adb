//! Two pairs of hands on one meeting: the record in a window of its own, two windows of the app on one file, and a
//! disk that is full while somebody types.

use chrono::TimeDelta;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use statroom::program::query;

use super::room::DEMO;
use super::stand::Stand;

/// The demonstration's meeting of today, running.
fn running() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand.key(Key::F5);
    assert_eq!(stand.holder(), "Capture line");
    stand
}

/// What is on the record of the meeting that runs, as the file has it.
fn recorded(stand: &Stand) -> Vec<String> {
    let program = stand.read(DEMO);
    let rows = query::meetings(&program).unwrap().rows;
    let today = program.today();
    let row = rows.iter().find(|row| row.meeting.held_on == today);
    let view = query::meeting(&program, row.unwrap().meeting.id).unwrap();
    view.entries.into_iter().map(|entry| entry.text).collect()
}

#[test]
fn the_record_stands_in_a_window_of_its_own_and_goes_on_while_the_console_is_elsewhere() {
    let mut stand = running();
    stand.type_words("Half a");
    stand.keys(Modifiers::SHIFT, Key::F8);
    stand.must_say("It stands in a window of its own, where the notes are typed.");
    assert_eq!(
        stand.window.get_all_by_label("Capture line").count(),
        1,
        "the line is in one place"
    );
    assert_eq!(stand.holder(), "Capture line");
    stand.picture("app_recorder");
    let results = stand.window.take_snapshot_results();
    stand.type_words(" line");
    stand.key(Key::Enter);
    assert_eq!(recorded(&stand), ["Half a line"]);

    // The facilitator looks something up; the notes go on.
    stand.keys(Modifiers::COMMAND, Key::Num3);
    stand.enter("Capture line");
    stand.type_words("Said while the console was elsewhere");
    stand.key(Key::Enter);
    assert_eq!(
        recorded(&stand),
        ["Half a line", "Said while the console was elsewhere"]
    );

    stand.key(Key::F8);
    stand.command("streets stat nov 24");
    stand.press("Bring the record back");
    assert!(!stand.says("It stands in a window of its own"));
    stand.type_words("And back");
    stand.key(Key::Enter);
    assert_eq!(recorded(&stand).len(), 3);
    drop(results);
}

#[test]
fn what_one_window_records_stands_in_the_other_within_a_second() {
    let mut one = running();
    let mut other = one.another(DEMO);
    one.type_words("The lease is signed");
    one.key(Key::Enter);
    other.wait(TimeDelta::seconds(1));
    other.window.run_steps(40);
    other.settle();
    other.must_say("The lease is signed");
}

#[test]
fn an_entry_changed_in_two_windows_keeps_both_versions_until_somebody_settles_it() {
    let mut one = running();
    one.type_words("It starts in March");
    one.key(Key::Enter);
    let mut other = one.another(DEMO);
    for window in [&mut one, &mut other] {
        window.keys(Modifiers::COMMAND, Key::ArrowUp);
        window.key(Key::Enter);
        window.enter("Words");
        window.keys(Modifiers::COMMAND, Key::A);
    }
    // Both type before either has seen what the other saved.
    one.window
        .event(eframe::egui::Event::Text("It starts in April".into()));
    other
        .window
        .event(eframe::egui::Event::Text("It starts in May".into()));
    one.window.run_steps(2);
    other.window.run_steps(2);
    for window in [&mut one, &mut other] {
        window.keys(Modifiers::COMMAND, Key::S);
    }
    assert_eq!(recorded(&one), ["It starts in May"]);
    other.must_say("Two people changed the words of the entry at the same time.");
    other.must_say("It starts in April");
    other.picture("app_two_versions");
    let results = other.window.take_snapshot_results();
    one.wait(TimeDelta::seconds(1));
    one.window.run_steps(40);
    one.settle();
    // Also where the entry is not the chosen one, the way to it is in sight.
    one.enter("Capture line");
    one.key(Key::Escape);
    assert!(!one.says("Two people changed"));
    one.press("1 has two versions: settle it");
    one.must_say("Two people changed the words of the entry at the same time.");
    one.press("Keep the other");
    assert_eq!(recorded(&one), ["It starts in April"]);
    assert!(!one.says("Two people changed"));
    drop(results);
}

#[test]
fn a_text_outside_a_meeting_keeps_both_versions_too_and_the_bar_leads_to_it() {
    let mut one = running();
    let mut other = one.another(DEMO);
    for window in [&mut one, &mut other] {
        window.keys(Modifiers::COMMAND, Key::Num5);
        window.press("People");
        window.press_with("Damaris Rivera, ");
        let field = Role::TextInput;
        window.window.get_by_role_and_label(field, "Role").focus();
        window.settle();
        window.keys(Modifiers::COMMAND, Key::A);
    }
    one.type_words("Commissioner");
    other.type_words("Acting commissioner");
    for window in [&mut one, &mut other] {
        window.press("Save person");
    }
    other.must_say("Two people changed the role of Damaris Rivera at the same time.");
    other.must_say("1 text has two versions");
    // From anywhere the bar leads there.
    one.wait(TimeDelta::seconds(1));
    one.window.run_steps(40);
    one.settle();
    one.keys(Modifiers::COMMAND, Key::Num1);
    one.press("1 text has two versions");
    one.picture("app_two_versions_of_a_person");
    let results = one.window.take_snapshot_results();
    one.press("Keep both");
    assert!(!one.says("two versions"));
    let people = query::directory(&one.read(DEMO)).unwrap().people;
    let roles: Vec<&str> = people.iter().map(|it| it.role.as_str()).collect();
    assert!(
        roles.contains(&"Acting commissioner / Commissioner"),
        "{roles:?}"
    );
    drop(results);
}

#[test]
fn the_facts_of_a_meeting_keep_both_versions_too() {
    let mut one = running();
    let mut other = one.another(DEMO);
    for window in [&mut one, &mut other] {
        window.key(Key::F7);
    }
    for (window, words) in [(&mut one, "Mayor"), (&mut other, "Chief of Staff")] {
        window.enter("Stat memo to");
        window.keys(Modifiers::COMMAND, Key::A);
        window.window.event(eframe::egui::Event::Text(words.into()));
        window.window.run_steps(1);
    }
    for window in [&mut one, &mut other] {
        window.keys(Modifiers::COMMAND, Key::S);
    }
    let sentence = "Two people changed the recipients of the stat memo at the same time.";
    other.must_say(sentence);
    other.window.get_by_label("Keep both").scroll_to_me();
    other.settle();
    other.press("Keep both");
    assert!(!other.says(sentence));
    let program = other.read(DEMO);
    let meeting = query::find_meeting(&program, "next").unwrap();
    let view = query::meeting(&program, meeting).unwrap();
    assert_eq!(view.meeting.memo_to, ["Chief of Staff", "Mayor"]);
}

#[test]
fn on_a_full_disk_the_line_stays_with_the_reason_and_is_recorded_once_there_is_room() {
    let mut stand = running();
    stand.window.state().fill_disk(true).unwrap();
    let line = "The night crew cannot start before the lease is signed. ".repeat(700);
    // Pages that the file has and does not use take the first of them.
    for _ in 0..20 {
        stand.type_words(&line);
        stand.key(Key::Enter);
        if stand.says("The disk is full") {
            break;
        }
    }
    let before = recorded(&stand).len();
    stand.must_say("The disk is full: this change was not kept, everything before it was.");
    stand.must_say("It is kept here and tried again every 5 seconds; Enter tries it now.");
    assert!(
        stand.says(line.trim_end()),
        "the line stays as it was typed"
    );
    // Still full: it is tried in vain and stays.
    stand.window.run_steps(400);
    stand.must_say("It is kept here and tried again every 5 seconds; Enter tries it now.");
    stand.window.state().fill_disk(false).unwrap();
    for _ in 0..60 {
        stand.window.run_steps(10);
        if recorded(&stand).len() > before {
            break;
        }
    }
    stand.settle();
    let record = recorded(&stand);
    assert_eq!(record.len(), before + 1);
    let long: Vec<usize> = record.iter().map(String::len).collect();
    assert!(
        record.iter().all(|text| text.trim() == line.trim()),
        "{long:?} of {}",
        line.trim().len()
    );
    stand.must_say("The line that was refused is on the record now.");
    assert!(!stand.says("This line is not on the record yet."));
}
