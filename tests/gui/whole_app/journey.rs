//! A newcomer's first meeting: from the welcome screen to both memos, in the demonstration's city.

use chrono::{NaiveDate, TimeDelta};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use statroom::domain::action::{Action, ActionPriority, ActionStatus};
use statroom::domain::entry::{ActionStep, EntryKind};
use statroom::domain::meeting::{MeetingProgress, Screen};
use statroom::domain::view::{ChartForm, ComparedWith};
use statroom::program::query::{self, MeetingView};

use super::stand::Stand;

const DEMO: &str = "demonstration.statroom";
const LEASE: &str = "Recommend whether to renew the lease of Depot B, with its cost over ten years \
                     against the alternatives";
const DEFECTS: &str =
    "How many work orders are closed as \"no defect found\", by crew and district?";
const NIGHTS: &str =
    "Set out three ways to cover the nights: cost, crew, first night, and what each gives up";

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// The demonstration's meeting of today, as it is on the disk.
fn todays(stand: &Stand) -> MeetingView {
    let program = stand.read(DEMO);
    let rows = query::meetings(&program).unwrap().rows;
    let row = rows.iter().find(|row| row.meeting.held_on == day(11, 24));
    query::meeting(&program, row.unwrap().meeting.id).unwrap()
}

/// An action as it is on the disk, with its status.
fn action(stand: &Stand, words: &str) -> (Action, ActionStatus) {
    let rows = query::actions(&stand.read(DEMO)).unwrap().rows;
    let row = rows.iter().find(|row| row.action.text.starts_with(words));
    let row = row.unwrap_or_else(|| panic!("no action {words:?}"));
    (row.action.clone(), row.status)
}

/// The title and the screen the meeting is at, as it is on the disk.
fn at(stand: &Stand) -> (String, Screen, u32) {
    let view = todays(stand);
    let stage = view.stage.clone().unwrap();
    let item = stage.item.and_then(|id| view.item(id));
    let title = item.map(|one| one.item.title.clone()).unwrap_or_default();
    (title, stage.screen, stage.exhibit)
}

fn record(stand: &Stand) -> Vec<(EntryKind, String)> {
    let entries = todays(stand).entries.into_iter();
    entries.map(|entry| (entry.kind, entry.text)).collect()
}

/// Opens the demonstration and its meeting of today.
fn at_the_meeting() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.must_say("Good morning. Streets Stat is today at 9:00 a.m.");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand
}

/// In the room of today's meeting, a few minutes after it began.
fn in_the_room() -> Stand {
    let mut stand = at_the_meeting();
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(3));
    stand
}

#[test]
fn the_narrative_written_under_prepare_is_kept_when_the_meeting_is_started() {
    let mut stand = at_the_meeting();
    stand.press("7. Response time");
    stand.write(
        "Narrative",
        "The wait is 6.2 days; we ask for a decision today.",
    );
    // No pause for a draft to be saved by itself: the key that leaves the screen keeps it.
    stand.key(Key::F5);
    assert_eq!(stand.holder(), "Capture line");
    let view = todays(&stand);
    let item = view
        .items
        .iter()
        .find(|one| one.item.title == "Response time");
    let narrative = &item.unwrap().item.narrative;
    assert_eq!(
        narrative,
        "The wait is 6.2 days; we ask for a decision today."
    );
    assert_eq!(view.meeting.progress(), MeetingProgress::Running);
}

#[test]
fn what_is_said_is_recorded_with_owner_date_and_priority() {
    let mut stand = in_the_room();
    stand.type_words("Backlog fell for the sixth month");
    stand.key(Key::Enter);
    stand.type_words("Bring the crew plan for the nights @okafor due fri !high");
    stand.must_say("due Fri Nov 27");
    stand.keys(Modifiers::ALT, Key::A);
    let expected = [
        (
            EntryKind::Note,
            "Backlog fell for the sixth month".to_owned(),
        ),
        (
            EntryKind::Action,
            "Bring the crew plan for the nights".to_owned(),
        ),
    ];
    assert_eq!(record(&stand), expected);
    let (action, status) = action(&stand, "Bring the crew plan");
    assert_eq!(status, ActionStatus::NotYetDue);
    assert_eq!(
        (action.due, action.priority),
        (Some(day(11, 27)), ActionPriority::High)
    );
    let directory = query::directory(&stand.read(DEMO)).unwrap();
    assert_eq!(directory.person_name(action.owner), "Dana Okafor");
    // The key of another kind turns it, and back.
    stand.keys(Modifiers::ALT, Key::D);
    assert_eq!(record(&stand)[1].0, EntryKind::Decision);
    stand.keys(Modifiers::ALT, Key::A);
    assert_eq!(
        self::action(&stand, "Bring the crew plan").0.due,
        Some(day(11, 27))
    );
    assert_eq!(stand.holder(), "Capture line");
}

#[test]
fn exhibits_and_items_are_walked_by_keys_while_a_line_is_half_typed() {
    let mut stand = in_the_room();
    stand.type_words("half a line");
    let mut stops = vec![at(&stand)];
    for _ in 0..60 {
        stand.key(Key::PageDown);
        let now = at(&stand);
        if stops.last() == Some(&now) {
            break;
        }
        stops.push(now);
    }
    let stop = |title: &str, screen, exhibit| (title.to_owned(), screen, exhibit);
    for expected in [
        stop("Pothole backlog", Screen::FollowUps, 0),
        stop("Pothole backlog", Screen::Exhibit, 0),
        stop("Pothole backlog", Screen::Exhibit, 1),
        stop("Graffiti pilot", Screen::Exhibit, 1),
        stop("Read back and close", Screen::CloseOut, 0),
    ] {
        assert!(
            stops.contains(&expected),
            "{expected:?} is not among {stops:?}"
        );
    }
    stand.must_say("No further stop");
    for before in stops.iter().rev().skip(1) {
        stand.key(Key::PageUp);
        assert_eq!(at(&stand), *before);
    }
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(at(&stand).0, "Depot B and the nights");
    stand.keys(Modifiers::COMMAND, Key::PageUp);
    assert_eq!(at(&stand).0, "Pothole backlog");
    stand.keys(Modifiers::COMMAND, Key::B);
    assert!(todays(&stand).stage.unwrap().blank);
    stand.must_say("Show again");
    stand.keys(Modifiers::COMMAND, Key::B);
    assert!(!todays(&stand).stage.unwrap().blank);
    let line = stand.window.get_by_label("Capture line").value();
    assert_eq!(line.as_deref(), Some("half a line"));
    assert_eq!(stand.holder(), "Capture line");
}

#[test]
fn the_room_looks_at_a_chart_another_way_by_words_while_a_line_is_half_typed() {
    let mut stand = in_the_room();
    while at(&stand).0 != "Response time" {
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    let stop = at(&stand);
    stand.type_words("half a line");
    let look = |stand: &Stand| todays(stand).look;
    stand.command("Chart: as bars");
    let bars = look(&stand).unwrap();
    assert_eq!(bars.form, ChartForm::Bars);
    stand.command("Chart: compare with last year");
    assert_eq!(look(&stand).unwrap().compared, ComparedWith::LastYear);
    stand.command("Chart: break down by District");
    let by_district = look(&stand).unwrap();
    assert_eq!(by_district.dimension, "District");
    assert_eq!(by_district.form, ChartForm::Line);
    stand.command("Chart: groups side by side");
    assert_eq!(look(&stand).unwrap().form, ChartForm::Panels);
    stand.command("Chart: as table");
    assert!(look(&stand).unwrap().as_table);
    // What does not fit is not offered.
    stand.keys(Modifiers::COMMAND, Key::K);
    stand.type_words("Chart as");
    assert!(stand.window.query_by_label("Chart: as a line").is_some());
    assert!(stand.window.query_by_label("Chart: as bars").is_none());
    stand.key(Key::Escape);
    stand.command("Chart: as prepared");
    assert_eq!(look(&stand), None);
    assert_eq!(at(&stand), stop);
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("half a line");
}

/// Gives a follow-up the keyboard.
fn follow_up(stand: &mut Stand, words: &str, status: ActionStatus) {
    let row = format!("{words}, {}", status.label());
    stand.enter(&row);
}

#[test]
fn earlier_actions_are_worked_by_their_keys_each_step_on_the_record() {
    let mut stand = in_the_room();
    for _ in 0..2 {
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    follow_up(&mut stand, DEFECTS, ActionStatus::Overdue);
    stand.key(Key::D);
    assert_eq!(action(&stand, DEFECTS).1, ActionStatus::UnderReview);

    follow_up(&mut stand, LEASE, ActionStatus::Overdue);
    stand.key(Key::N);
    stand.type_words("12/11");
    stand.enter("Reason");
    stand.type_words("The survey has no date");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(action(&stand, LEASE).0.due, Some(day(12, 11)));
    stand.key(Key::E);
    stand.type_words("adeyemi");
    stand.key(Key::Enter);
    stand.keys(Modifiers::COMMAND, Key::Enter);
    let directory = query::directory(&stand.read(DEMO)).unwrap();
    let (lease, _) = action(&stand, LEASE);
    assert_eq!(directory.person_name(lease.escalated_to), "Ruth Adeyemi");

    follow_up(&mut stand, NIGHTS, ActionStatus::UnderReview);
    stand.key(Key::C);
    stand.type_words("The paper of November 19");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    let (nights, status) = action(&stand, NIGHTS);
    assert_eq!(nights.evidence, "The paper of November 19");
    assert!(!nights.is_open(), "{status:?}");

    let steps: Vec<_> = todays(&stand).entries.iter().map(|one| one.step).collect();
    let expected = [
        ActionStep::Delivered,
        ActionStep::NewDate,
        ActionStep::Escalated,
        ActionStep::Completed,
    ];
    assert_eq!(steps, expected.map(Some));
    assert_eq!(stand.read(DEMO).faults().unwrap(), []);
}

#[test]
fn under_a_question_no_key_goes_on_and_only_a_yes_ends_the_meeting() {
    let mut stand = in_the_room();
    stand.type_words("not on the record");
    let before = at(&stand);
    stand.command("adjourn");
    stand.must_say("Adjourn the meeting?");
    stand.must_say("The capture line holds words that are not on the record.");
    stand.keys(Modifiers::ALT, Key::A);
    stand.key(Key::PageDown);
    stand.keys(Modifiers::COMMAND, Key::B);
    stand.keys(Modifiers::COMMAND, Key::Num1);
    stand.must_say("Adjourn the meeting?");
    assert_eq!((at(&stand), record(&stand)), (before, Vec::new()));
    stand.key(Key::Escape);
    assert_eq!(stand.holder(), "Capture line");
    stand.keys(Modifiers::ALT, Key::A);
    assert_eq!(record(&stand).len(), 1);
    stand.command("adjourn");
    stand.key(Key::Enter);
    assert!(todays(&stand).meeting.adjourned_at.is_some());
}

#[test]
fn a_whole_meeting_ends_in_both_memos() {
    let mut stand = in_the_room();
    stand.press("The other 21 are present");
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    stand.type_words("Eastside is patched twice a week @tate due next");
    stand.keys(Modifiers::ALT, Key::A);
    stand.type_words("Move two crews from resurfacing until January");
    stand.keys(Modifiers::ALT, Key::D);
    stand.wait(TimeDelta::minutes(40));
    stand.keys(Modifiers::COMMAND, Key::E);
    stand.press_with(". Eastside is patched twice a week, J. Tate");
    stand.key(Key::C);
    assert!(action(&stand, "Eastside").0.committed);

    stand.press("Adjourn");
    stand.key(Key::Escape);
    assert_eq!(
        todays(&stand).meeting.adjourned_at,
        None,
        "the question was answered with no"
    );
    stand.press("Adjourn");
    stand.key(Key::Enter);
    let meeting = todays(&stand).meeting;
    assert_eq!(meeting.progress(), MeetingProgress::Adjourned);

    // After the meeting the record is what one wants to see.
    stand.press("Decision: Move two crews from resurfacing until January");
    stand.write("Words", "Move two crews from resurfacing until January 15");
    stand.wait(TimeDelta::seconds(5));
    assert_eq!(
        record(&stand)[1].1,
        "Move two crews from resurfacing until January 15"
    );

    for (verb, name) in [
        ("export follow-up", "follow-up.docx"),
        ("export follow-up", "follow-up.md"),
        ("export stat", "stat.docx"),
        ("export stat", "stat.md"),
    ] {
        stand.will_choose(&stand.file(name));
        stand.command(verb);
        stand.must_say("The memo is written.");
        stand.press("Dismiss");
    }
    assert_eq!(stand.asked().len(), 4);
    let follow_up = std::fs::read_to_string(stand.file("follow-up.md")).unwrap();
    for words in [
        "Eastside is patched twice a week",
        "Move two crews from resurfacing until January 15",
        "J. Tate, Streets",
        "December 22, 2026",
    ] {
        assert!(follow_up.contains(words), "{words} is not in\n{follow_up}");
    }
    let stat = std::fs::read_to_string(stand.file("stat.md")).unwrap();
    assert!(stat.contains("Response time") && !stat.contains("shift premium in the room"));
    for name in ["follow-up.docx", "stat.docx"] {
        let bytes = std::fs::read(stand.file(name)).unwrap();
        assert!(bytes.starts_with(b"PK"), "{name} is no Word file");
    }
    assert_eq!(stand.read(DEMO).faults().unwrap(), []);

    // What was typed after the meeting is a step like any other, also after an export.
    stand.window.get_by_label("Record").click();
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        record(&stand)[1].1,
        "Move two crews from resurfacing until January"
    );
    stand.keys(Modifiers::COMMAND, Key::Y);
    assert_eq!(
        record(&stand)[1].1,
        "Move two crews from resurfacing until January 15"
    );
}
