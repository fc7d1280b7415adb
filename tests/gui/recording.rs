//! Recording in the room: focus through every key, completion, who speaks, prepared actions, entries
//! re-timed, moved, merged and split, marks of completeness, attendance and decisions.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use statroom::domain::attendance::AttendeeRole;
use statroom::domain::entry::DecisionCategory;
use statroom::domain::entry::EntryKind::{Action, Decision, Note};
use statroom::domain::ids::EntryId;
use statroom::domain::meeting::{Presence, Screen};
use statroom::program::Command;
use statroom::ui::audience::frame::Agreed;
use statroom::ui::audience::{AudienceFrame, audience_frame};
use statroom::ui::theme::Look;
use statroom::ui::verbs::{RunVerb, Scope, Verb};

use crate::driver::desk;
use crate::harness::picture;
use crate::run_room::{
    Console, at_close_out, capture_line, choose, enter, enter_key, enter_small, focused, press,
    promise, record, type_keys, under_way, view,
};
use crate::streets::{Streets, day};

/// Presses a verb's key.
fn verb(harness: &mut Console, verb: Verb) {
    let key = verb.key().unwrap();
    press(harness, key.modifiers, key.logical_key);
}

#[test]
fn the_line_keeps_the_keyboard_and_its_words_through_every_key_that_runs_the_meeting() {
    let mut harness = enter(under_way());
    type_keys(&mut harness, "half a line");
    let records = |verb: Verb| matches!(verb, Verb::RecordAs(_));
    // Where a title or the day of a next meeting is typed, the last record read or a point of the chart
    // chosen, the keyboard is there.
    let asks = |verb: Verb| {
        matches!(
            verb,
            Verb::Run(RunVerb::AddItem | RunVerb::MoveOn | RunVerb::LastTime | RunVerb::Spotlight)
        )
    };
    let verbs = Verb::ALL
        .into_iter()
        .filter(|verb| verb.scope() == Scope::Running || *verb == Verb::StartOrResume)
        .filter(|verb| verb.key().is_some() && !records(*verb) && !asks(*verb));
    let mut pressed = 0;
    for one in verbs {
        verb(&mut harness, one);
        assert!(focused(&harness), "{one:?} took the keyboard");
        assert_eq!(capture_line(&harness), "half a line", "{one:?}");
        pressed += 1;
    }
    assert!(pressed > 18, "{pressed}");
    for kind in statroom::domain::entry::EntryKind::ALL {
        if Verb::RecordAs(*kind).key().is_some() {
            verb(&mut harness, Verb::RecordAs(*kind));
            assert!(focused(&harness), "{kind:?} took the keyboard");
            assert_eq!(capture_line(&harness), "");
            type_keys(&mut harness, "and on");
        }
    }
}

#[test]
fn dates_are_offered_while_a_due_is_typed_and_taken_with_tab() {
    let mut harness = enter(Streets::running(3));
    type_keys(&mut harness, "Report crew hours due ");
    harness.get_by_label("Fri Nov 27 · friday");
    harness.get_by_label("Tue Dec 22 · next meeting");
    type_keys(&mut harness, "+2");
    assert!(harness.query_by_label("Fri Nov 27 · friday").is_none());
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(capture_line(&harness), "Report crew hours due Dec 8 ");
    assert!(focused(&harness));
    harness.get_by_label("due Tue Dec 8");
    press(&mut harness, Modifiers::ALT, Key::A);
    let action = promise(&mut harness, "Report crew hours");
    assert_eq!(action.due, Some(day(12, 8)));
}

#[test]
fn departments_and_measures_are_completed_too() {
    let mut harness = enter(Streets::running(3));
    type_keys(&mut harness, "Sweep @sani");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    type_keys(&mut harness, "#pothole");
    assert!(
        harness
            .query_all_by_label_contains("Pothole repairs open")
            .count()
            > 0
    );
    press(&mut harness, Modifiers::NONE, Key::Tab);
    press(&mut harness, Modifiers::ALT, Key::A);
    let action = promise(&mut harness, "Sweep");
    assert!(
        action.department.is_some() && action.measure.is_some(),
        "{action:?}"
    );
}

#[test]
fn who_speaks_is_noted_with_one_key_for_a_line_and_with_two_for_every_line() {
    let mut harness = enter(Streets::running(3));
    let people: Vec<_> = view(&mut harness)
        .attendance
        .iter()
        .map(|one| one.person)
        .collect();
    verb(&mut harness, Verb::SaidBy(2));
    type_keys(&mut harness, "Two crews are enough");
    enter_key(&mut harness);
    type_keys(&mut harness, "And so on");
    enter_key(&mut harness);
    verb(&mut harness, Verb::SaidBy(3));
    verb(&mut harness, Verb::SaidBy(3));
    for words in ["One", "Two"] {
        type_keys(&mut harness, words);
        enter_key(&mut harness);
    }
    verb(&mut harness, Verb::SaidBy(3));
    verb(&mut harness, Verb::SaidBy(0));
    type_keys(&mut harness, "The first of them");
    enter_key(&mut harness);
    let speakers: Vec<_> = view(&mut harness)
        .entries
        .iter()
        .map(|entry| entry.speaker)
        .collect();
    assert_eq!(
        speakers,
        [
            Some(people[1]),
            None,
            Some(people[2]),
            Some(people[2]),
            Some(people[0])
        ]
    );
    assert!(focused(&harness));
}

#[test]
fn a_speakers_key_typed_fast_belongs_to_its_own_line() {
    let mut harness = enter(Streets::running(3));
    harness.run();
    let key = |key, modifiers| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    let letters = |words: &'static str| words.chars().map(|letter| Event::Text(letter.to_string()));
    let mut events: Vec<Event> = letters("one").collect();
    events.push(key(Key::Enter, Modifiers::NONE));
    events.push(key(Key::Num2, Modifiers::ALT));
    // On some systems the digit held with Alt is typed as well.
    events.push(Event::Text("2".to_owned()));
    events.extend(letters("two"));
    events.push(key(Key::Enter, Modifiers::NONE));
    harness.input_mut().events.extend(events);
    harness.run();
    let second = view(&mut harness).attendance[1].person;
    let said: Vec<_> = view(&mut harness)
        .entries
        .iter()
        .map(|entry| (entry.text.clone(), entry.speaker))
        .collect();
    let expected = [("one".to_owned(), None), ("two".to_owned(), Some(second))];
    assert_eq!(said, expected);
}

#[test]
fn a_name_at_the_beginning_of_a_line_speaks() {
    let mut harness = enter(Streets::running(3));
    type_keys(&mut harness, "okafor: we count them by hand");
    harness.get_by_label("said by D. Okafor");
    enter_key(&mut harness);
    assert_eq!(record(&mut harness)[0].1, "we count them by hand");
    harness.get_by_label_contains("said by D. Okafor");
}

/// At "Response time" with three actions prepared for it.
fn with_prepared() -> Console {
    let mut streets = under_way();
    let item = streets.items["Response time"];
    for typed in [
        "Roster for the night crew @rivera due +2w !high",
        "Count the vans at Depot B @okafor",
        "Ask counsel about the lease",
    ] {
        streets.anticipate(item, typed);
    }
    enter(streets)
}

#[test]
fn a_prepared_action_is_recorded_with_one_key_and_leaves_the_line_alone() {
    let mut harness = with_prepared();
    harness.get_by_label("Prepared actions (3)");
    type_keys(&mut harness, "half");
    verb(&mut harness, Verb::RecordPrepared);
    let action = promise(&mut harness, "Roster for the night crew");
    assert_eq!(action.due, Some(day(12, 8)));
    assert_eq!(capture_line(&harness), "half");
    assert!(focused(&harness));
    harness.get_by_label("Prepared actions (2)");
    let before = record(&mut harness).len();
    desk(&mut harness).program.undo().unwrap();
    desk(&mut harness).refresh();
    harness.run();
    assert_eq!(record(&mut harness).len(), before - 1);
    harness.get_by_label("Prepared actions (3)");
}

#[test]
fn a_prepared_action_is_changed_before_it_is_recorded() {
    let mut harness = with_prepared();
    verb(&mut harness, Verb::EditPrepared);
    verb(&mut harness, Verb::EditPrepared);
    assert_eq!(capture_line(&harness), "Count the vans at Depot B @okafor");
    harness.get_by_label("prepared action");
    type_keys(&mut harness, " due fri");
    // Words that were changed are not thrown away for another draft.
    verb(&mut harness, Verb::EditPrepared);
    enter_key(&mut harness);
    let last = record(&mut harness).last().unwrap().clone();
    assert_eq!(last, (Action, "Count the vans at Depot B".to_owned()));
    let action = promise(&mut harness, "Count the vans");
    assert_eq!(action.due, Some(day(11, 27)));
    assert_eq!(capture_line(&harness), "");
    harness.get_by_label("Prepared actions (2)");
}

/// The entry whose words begin so.
fn entry(harness: &mut Console, words: &str) -> statroom::domain::entry::Entry {
    let entries = &view(harness).entries;
    let found = entries.iter().find(|entry| entry.text.starts_with(words));
    found.unwrap_or_else(|| panic!("no {words}")).clone()
}

fn choose_entry(harness: &mut Console, words: &str) -> EntryId {
    let id = entry(harness, words).id;
    desk(harness).screens.state.choose(id);
    harness.run();
    id
}

#[test]
fn the_chosen_entry_is_given_another_time_by_keyboard() {
    let mut harness = enter(under_way());
    let id = choose_entry(&mut harness, "Backlog fell");
    let before = entry(&mut harness, "Backlog fell").at;
    verb(&mut harness, Verb::RetimeEntry);
    assert!(harness.get_by_label("Time").is_focused());
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_keys(&mut harness, "9:01");
    enter_key(&mut harness);
    let after = entry(&mut harness, "Backlog fell");
    assert_eq!(after.id, id);
    assert_eq!(after.at.format("%H:%M:%S").to_string(), "14:01:00");
    assert!(after.at != before);
    // A time that is still to come is not taken, and says so.
    verb(&mut harness, Verb::RetimeEntry);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_keys(&mut harness, "11 pm");
    enter_key(&mut harness);
    harness.get_by_label_contains("That is still to come");
    assert_eq!(entry(&mut harness, "Backlog fell").at, after.at);
    desk(&mut harness).program.undo().unwrap();
    desk(&mut harness).refresh();
    assert_eq!(entry(&mut harness, "Backlog fell").at, before);
}

#[test]
fn the_chosen_entry_is_moved_to_another_item_by_keyboard_with_its_action() {
    let mut harness = enter(under_way());
    choose_entry(&mut harness, "Plan to restore");
    verb(&mut harness, Verb::MoveEntry);
    assert!(harness.get_by_label("Item").is_focused());
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    type_keys(&mut harness, "Graffiti");
    enter_key(&mut harness);
    let item = entry(&mut harness, "Plan to restore").item;
    let title = view(&mut harness)
        .item(item.unwrap())
        .unwrap()
        .item
        .title
        .clone();
    assert_eq!(title, "Graffiti pilot");
    assert_eq!(promise(&mut harness, "Plan to restore").item, item);
    press(&mut harness, Modifiers::NONE, Key::Escape);
}

#[test]
fn an_entry_is_merged_with_the_one_before_it_by_one_key() {
    let mut harness = enter(under_way());
    let before = record(&mut harness).len();
    choose_entry(&mut harness, "Backlog fell");
    verb(&mut harness, Verb::MergeEntry);
    // A note and the thanks before it are one entry of thanks.
    assert_eq!(record(&mut harness).len(), before - 1);
    assert_eq!(
        record(&mut harness)[0].1,
        "Crews cleared 96 % of snow routes inside 12 h; Backlog fell to 410; two districts carry \
         most of it"
    );
    assert_eq!(
        desk(&mut harness).program.undo_name(),
        Some("Merge entries")
    );
}

#[test]
fn of_two_promises_it_is_asked_which_goes_on() {
    let mut harness = enter(under_way());
    choose_entry(&mut harness, "Brief on lease options");
    harness.get_by_label("Edit").click();
    harness.run();
    harness.get_by_label("Merge the entry with another").click();
    harness.run();
    choose(&mut harness, "Merge with");
    type_keys(&mut harness, "Plan to restore");
    enter_key(&mut harness);
    harness.get_by_label("Both promise something. Which one goes on?");
    harness
        .get_by_label_contains("Goes on: D. Rivera, Streets: Plan to restore")
        .click();
    harness.run();
    let kept = promise(&mut harness, "Plan to restore");
    assert!(
        kept.text.ends_with("Brief on lease options @chen"),
        "{}",
        kept.text
    );
    let ended = promise(&mut harness, "Brief on lease options");
    assert_eq!(ended.merged_into, Some(kept.id));
    assert_eq!(desk(&mut harness).refused, Vec::<String>::new());
}

#[test]
fn an_entry_is_split_at_the_cursor_and_the_second_part_can_become_an_action() {
    let mut harness = enter(under_way());
    choose_entry(&mut harness, "Backlog fell");
    verb(&mut harness, Verb::SplitEntry);
    let words = harness.get_by_label("Words");
    assert!(words.is_focused(), "the cursor is asked for");
    press(
        &mut harness,
        Modifiers::CTRL | Modifiers::COMMAND,
        Key::Home,
    );
    for _ in 0.."Backlog fell to 410;".len() {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    }
    verb(&mut harness, Verb::SplitEntry);
    let words: Vec<_> = record(&mut harness).into_iter().skip(1).take(2).collect();
    let expected = [
        (Note, "Backlog fell to 410;".to_owned()),
        (Note, "two districts carry most of it".to_owned()),
    ];
    assert_eq!(words, expected);
    assert!(focused(&harness), "the line has the keyboard again");
    // The new part is the chosen one.
    press(&mut harness, Modifiers::ALT, Key::A);
    assert_eq!(record(&mut harness)[2].0, Action);
    promise(&mut harness, "two districts");
}

#[test]
fn words_being_typed_are_in_the_parts_they_are_split_into() {
    let mut harness = enter(under_way());
    choose_entry(&mut harness, "Backlog fell");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_keys(&mut harness, "First second");
    for _ in 0.."second".len() {
        press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    }
    verb(&mut harness, Verb::SplitEntry);
    harness.run_steps(60);
    let words: Vec<_> = record(&mut harness)
        .into_iter()
        .skip(1)
        .take(2)
        .map(|(_, words)| words)
        .collect();
    assert_eq!(words, ["First", "second"]);
}

#[test]
fn how_complete_a_promise_is_shows_in_silence_and_is_spoken() {
    for harness in [Box::new(enter(under_way())), Box::new(at_close_out())] {
        for words in [
            "owner, due date; deliverable, definition of done missing",
            "owner, due date; intended use missing",
        ] {
            assert!(
                harness.query_all_by_label_contains(words).count() > 0,
                "{words}"
            );
        }
    }
}

#[test]
fn a_decision_is_settled_where_it_is_read_aloud_and_stands_on_the_projector() {
    let mut harness = at_close_out();
    harness
        .get_by_label_contains(
            "1. Move two crews from resurfacing until Jan 15, decision, R. Adeyemi",
        )
        .click();
    harness.run();
    choose(&mut harness, "About");
    type_keys(&mut harness, "Resource");
    enter_key(&mut harness);
    harness.get_by_label("What it changes").focus();
    harness.run();
    type_keys(&mut harness, "Nights are covered");
    harness.get_by_label("Capture line").focus();
    harness.run();
    let decision = entry(&mut harness, "Move two crews");
    assert_eq!(
        decision.category,
        Some(DecisionCategory::ResourceAllocation)
    );
    assert_eq!(decision.effect, "Nights are covered");
    let desk = desk(&mut harness);
    let AudienceFrame::CloseOut(seen) = audience_frame(&desk.models, desk.program.now()) else {
        panic!("no close-out");
    };
    let row = seen
        .rows
        .iter()
        .find(|row| row.kind == Agreed::Decision)
        .unwrap();
    assert!(row.owner.contains("R. Adeyemi"), "{}", row.owner);
    assert_eq!(
        row.done,
        "Decision · Resource allocation · Nights are covered"
    );
}

#[test]
fn the_room_reads_open_marks_without_their_sign_and_the_console_keeps_asking() {
    let mut streets = under_way();
    let meeting = streets.meeting;
    streets.record(
        meeting,
        "Response time",
        Action,
        "Tell @nobodyknown about #nothing",
    );
    let item = Some(streets.items["Read back and close"]);
    streets.run(Command::GoTo {
        meeting,
        item,
        screen: Screen::CloseOut,
        exhibit: 0,
    });
    let mut harness = enter(streets);
    let desk_ = desk(&mut harness);
    let AudienceFrame::CloseOut(seen) = audience_frame(&desk_.models, desk_.program.now()) else {
        panic!("no close-out");
    };
    let texts: Vec<&str> = seen.rows.iter().map(|row| row.text.as_str()).collect();
    assert!(
        texts.contains(&"Tell nobodyknown about nothing"),
        "{texts:?}"
    );
    harness.get_by_label_contains("@nobodyknown: nobody known by that name");
}

#[test]
fn roles_and_who_stood_in_are_noted_in_the_room() {
    let mut harness = enter(Streets::running(1));
    let name = {
        let desk = desk(&mut harness);
        let person = desk.models.meeting.as_ref().unwrap().attendance[0].person;
        desk.models.directory.person_name(Some(person)).to_owned()
    };
    harness
        .get_by_label_contains(&format!("Role of {name}"))
        .click();
    harness.run();
    choose(&mut harness, &format!("{name} is here as"));
    type_keys(&mut harness, "Chief exec");
    enter_key(&mut harness);
    assert_eq!(
        view(&mut harness).attendance[0].role,
        Some(AttendeeRole::ChiefExecutive)
    );
    harness
        .get_all_by_label("Represented")
        .next()
        .unwrap()
        .click();
    harness.run();
    choose(&mut harness, &format!("Who stood in for {name}"));
    type_keys(&mut harness, "Okafor");
    enter_key(&mut harness);
    let noted = view(&mut harness).attendance[0].clone();
    assert_eq!(noted.presence, Presence::Represented);
    let by = noted.represented_by;
    assert_eq!(
        desk(&mut harness).models.directory.person_name(by),
        "Dana Okafor"
    );
}

#[test]
fn a_long_paste_and_names_of_any_script_are_recorded_and_split() {
    let mut harness = enter(Streets::running(3));
    let long = "Núñez d'Arc, Łukasz Øyvind ".repeat(1_500);
    harness.event(Event::Paste(long.clone()));
    harness.run();
    enter_key(&mut harness);
    assert_eq!(record(&mut harness)[0].1.trim(), long.trim());
    choose_entry(&mut harness, "Núñez");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(
        &mut harness,
        Modifiers::CTRL | Modifiers::COMMAND,
        Key::Home,
    );
    for _ in 0.."Núñez d'Arc,".chars().count() {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    }
    verb(&mut harness, Verb::SplitEntry);
    assert_eq!(record(&mut harness)[0].1, "Núñez d'Arc,");
    assert_eq!(record(&mut harness).len(), 2);
    assert_eq!(record(&mut harness)[1].0, Note);
    assert!(
        record(&mut harness)
            .iter()
            .all(|(kind, _)| *kind != Decision)
    );
}

#[test]
fn pictures_of_recording() {
    let mut harness = with_prepared();
    verb(&mut harness, Verb::SaidBy(2));
    type_keys(&mut harness, "Report crew hours due ");
    picture(&mut harness, "run_prepared");
    let mut results = harness.take_snapshot_results();
    let mut streets = under_way();
    let item = streets.items["Response time"];
    streets.anticipate(item, "Roster for the night crew @rivera due +2w !high");
    let mut harness = enter_small(streets, [1366.0, 768.0], 1.0, Look::Dark);
    choose_entry(&mut harness, "Move two crews");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    picture(&mut harness, "run_decision_1366");
    results.extend(harness.take_snapshot_results());
}
