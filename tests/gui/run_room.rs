//! The room while a meeting runs: recorded, moved and closed out by keyboard, and pictures of it.

use eframe::egui::{Event, Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use statroom::domain::action::{Action as Promise, ActionPriority, ActionStatus};
use statroom::domain::entry::ActionStep;
use statroom::domain::entry::EntryKind::{
    self, Action, DataRequest, Decision, FollowUp, InformationRequest, Note, Recognition,
};
use statroom::domain::ids::EntryId;
use statroom::domain::meeting::Presence;
use statroom::domain::meeting::Screen;
use statroom::domain::view::ChartForm;
use statroom::program::query::MeetingView;
use statroom::program::{Command, NewEntry};
use statroom::ui::audience::frame::{Shown, ShownBody};
use statroom::ui::audience::{AudienceFrame, audience_frame};
use statroom::ui::console::run::{self, RunState, verb_command};
use statroom::ui::models::Frame;
use statroom::ui::outbox::{MeetingStage, Outbox, Place, Then, Wish};
use statroom::ui::theme::Look;
use statroom::ui::verbs::{Scope, Verb};

use crate::driver::{Desk, Screens, console, desk};
use crate::harness::{Window, picture, screen};
use crate::streets::Streets;

/// The room with the keys around it, as the app has them.
#[derive(Default)]
pub(crate) struct Room {
    pub(crate) state: RunState,
    audience: u32,
}

impl Screens for Room {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, _place: Place, outbox: &mut Outbox) {
        self.state.take_turns(ui.ctx());
        let mut own = Outbox::default();
        for verb in Verb::ALL {
            let held = matches!(verb.scope(), Scope::Running | Scope::Record);
            let moves = held || verb == Verb::StartOrResume;
            let key = verb.key().filter(|_| moves);
            if key.is_some_and(|key| ui.input_mut(|input| input.consume_shortcut(&key))) {
                if verb.is_letter() {
                    let typed = |event: &Event| matches!(event, Event::Text(_));
                    ui.input_mut(|input| input.events.retain(|event| !typed(event)));
                }
                own.act(verb);
            }
        }
        run::show(ui, frame, &mut self.state, &mut own);
        for wish in own.take() {
            match wish {
                Wish::Do(Verb::Capture) => self.state.focus_capture(),
                Wish::Do(Verb::RecordAs(kind)) => self.state.record_as(kind),
                Wish::Do(Verb::Run(run)) => {
                    self.state.run_verb(run, None, frame.models, outbox);
                }
                Wish::Do(Verb::Audience) => self.audience += 1,
                Wish::Do(verb) if verb.is_letter() => self.state.record_verb(verb),
                Wish::Do(verb) => {
                    if let Some(command) = verb_command(verb, frame.models) {
                        outbox.run(command);
                    }
                }
                other @ (Wish::Run(..)
                | Wish::Go(_)
                | Wish::Show(_)
                | Wish::Mend(_)
                | Wish::ShowRoomOn(_)
                | Wish::AsShown(_)
                | Wish::Issue(_)
                | Wish::OpenCopy(_)
                | Wish::OpenSample
                | Wish::AsSigned(_)
                | Wish::PickFile(_)
                | Wish::UseFile(..)
                | Wish::Tell(_)) => outbox.wish(other),
            }
        }
    }

    fn follow(&mut self, then: Then) {
        if then == Then::ClearCapture {
            self.state.recorded();
        }
    }

    fn follow_made(&mut self, then: Then, id: uuid::Uuid) {
        if then == Then::ChooseEntry {
            self.state.choose(EntryId::new(id));
        }
    }
}

pub(crate) type Console = Harness<'static, Window<Desk<Room>>>;

pub(crate) fn enter(streets: Streets) -> Console {
    let place = Place::Meeting(streets.meeting, MeetingStage::Run);
    let desk = Desk::new((streets.program, streets.clock), place, Room::default());
    console(desk, Look::Light)
}

/// A meeting that has been going for a while, with a record.
pub(crate) fn under_way() -> Streets {
    let mut streets = Streets::running(17);
    let meeting = streets.meeting;
    for (item, kind, line) in [
        (
            "Pothole backlog",
            Recognition,
            "Crews cleared 96 % of snow routes inside 12 h",
        ),
        (
            "Pothole backlog",
            Note,
            "Backlog fell to 410; two districts carry most of it",
        ),
        (
            "Response time",
            Action,
            "Plan to restore Depot B night crew @rivera due 12/4",
        ),
        (
            "Response time",
            Decision,
            "Move two crews from resurfacing until Jan 15",
        ),
        (
            "Response time",
            DataRequest,
            "Response time by shift, Sep to Nov @okafor due next",
        ),
        (
            "Response time",
            Action,
            "Brief on lease options @chen !high",
        ),
    ] {
        streets.record(meeting, item, kind, line);
    }
    let item = Some(streets.items["Response time"]);
    streets.run(Command::GoTo {
        meeting,
        item,
        screen: Screen::Exhibit,
        exhibit: 0,
    });
    streets.clock.advance(chrono::TimeDelta::minutes(3));
    streets
}

/// The meeting as it is now.
pub(crate) fn view(harness: &mut Console) -> &MeetingView {
    desk(harness).models.meeting.as_ref().unwrap()
}

/// Kind and words of every entry.
pub(crate) fn record(harness: &mut Console) -> Vec<(EntryKind, String)> {
    let entries = view(harness).entries.iter();
    entries
        .map(|entry| (entry.kind, entry.text.clone()))
        .collect()
}

/// The commitment whose words begin so.
pub(crate) fn promise(harness: &mut Console, words: &str) -> Promise {
    let rows = &desk(harness).models.actions.rows;
    let found = rows.iter().find(|row| row.action.text.starts_with(words));
    found.unwrap_or_else(|| panic!("no {words}")).action.clone()
}

/// Types as a keyboard does, into whatever has the keyboard.
pub(crate) fn type_keys(harness: &mut Console, words: &str) {
    for letter in words.chars() {
        harness.event(Event::Text(letter.to_string()));
    }
    harness.run();
}

pub(crate) fn press(harness: &mut Console, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

pub(crate) fn enter_key(harness: &mut Console) {
    press(harness, Modifiers::NONE, Key::Enter);
}

pub(crate) fn capture_line(harness: &Console) -> String {
    harness
        .get_by_label("Capture line")
        .value()
        .unwrap_or_default()
}

pub(crate) fn focused(harness: &Console) -> bool {
    harness.get_by_label("Capture line").is_focused()
}

#[test]
fn a_line_typed_and_entered_is_a_note_of_the_item_one_is_at() {
    let mut harness = enter(Streets::running(3));
    type_keys(&mut harness, "Good news first");
    enter_key(&mut harness);
    assert_eq!(record(&mut harness), [(Note, "Good news first".to_owned())]);
    let item = view(&mut harness).entries[0].item;
    assert_eq!(item, view(&mut harness).stage.as_ref().unwrap().item);
    assert_eq!(capture_line(&harness), "");
    assert!(focused(&harness));
}

#[test]
fn structure_is_understood_while_typing_and_kept() {
    let mut harness = enter(Streets::running(3));
    type_keys(
        &mut harness,
        "Report crew hours by depot @okafor due 12/4 !high",
    );
    harness.get_by_label("Okafor, Dana · Streets");
    harness.get_by_label("due Fri Dec 4");
    press(&mut harness, Modifiers::ALT, Key::A);
    let action = promise(&mut harness, "Report crew hours");
    assert_eq!(action.text, "Report crew hours by depot");
    assert_eq!(action.priority, ActionPriority::High);
    assert_eq!(action.due, Some(crate::streets::day(12, 4)));
    harness.get_by_label_contains("D. Okafor, Streets · due Fri Dec 4");
    harness.get_by_label_contains("deliverable, definition of done missing");
}

#[test]
fn a_completion_is_taken_with_the_arrows_and_tab() {
    let mut harness = enter(Streets::running(3));
    type_keys(&mut harness, "Lease options @chen");
    harness.get_by_label("Chen, Daniel · Mayor's Office");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(focused(&harness), "Tab does not leave the line");
    type_keys(&mut harness, "by Friday");
    press(&mut harness, Modifiers::ALT, Key::A);
    let action = promise(&mut harness, "Lease options");
    let name = desk(&mut harness)
        .models
        .directory
        .person_name(action.owner)
        .to_owned();
    assert_eq!(name, "Mei Chen");
}

#[test]
fn an_unknown_name_is_recorded_as_typed_and_flagged() {
    let mut harness = enter(Streets::running(3));
    type_keys(&mut harness, "Check the meters @nobodyknown");
    enter_key(&mut harness);
    harness.get_by_label_contains("@nobodyknown: nobody known by that name");
}

#[test]
fn shift_and_enter_begin_a_new_line() {
    let mut harness = enter(Streets::running(3));
    type_keys(&mut harness, "First line");
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    type_keys(&mut harness, "second line");
    enter_key(&mut harness);
    assert_eq!(record(&mut harness)[0].1, "First line\nsecond line");
}

#[test]
fn lines_typed_faster_than_frames_are_drawn_are_recorded_whole_and_in_turn() {
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
    // All of it arrives within one frame.
    let mut events: Vec<Event> = letters("one").collect();
    events.push(key(Key::Enter, Modifiers::NONE));
    events.extend(letters("two @rivera"));
    events.push(key(Key::A, Modifiers::ALT));
    // On some systems the letter held with Alt is typed as well.
    events.push(Event::Text("a".to_owned()));
    events.extend(letters("three"));
    events.push(key(Key::Enter, Modifiers::NONE));
    events.push(key(Key::PageDown, Modifiers::CTRL | Modifiers::COMMAND));
    events.extend(letters("four"));
    events.push(key(Key::Enter, Modifiers::NONE));
    harness.input_mut().events.extend(events);
    harness.run();
    let kinds: Vec<_> = record(&mut harness);
    let expected = [
        (Note, "one"),
        (Action, "two"),
        (Note, "three"),
        (Note, "four"),
    ];
    assert_eq!(
        kinds,
        expected.map(|(kind, words)| (kind, words.to_owned()))
    );
    let items: Vec<_> = view(&mut harness)
        .entries
        .iter()
        .map(|entry| entry.item)
        .collect();
    assert!(items[2] != items[3], "four was said at the next item");
    assert_eq!(capture_line(&harness), "");
}

#[test]
fn the_line_stays_until_it_is_on_the_record() {
    let mut harness = enter(Streets::running(3));
    type_keys(&mut harness, "Do not lose this");
    // Another window ends the meeting: the line can't be recorded.
    let meeting = view(&mut harness).meeting.id;
    desk(&mut harness)
        .program
        .run(Command::Adjourn(meeting))
        .unwrap();
    harness.key_press(Key::Enter);
    harness.step();
    harness.step();
    assert_eq!(desk(&mut harness).refused.len(), 1);
    desk(&mut harness)
        .program
        .run(Command::StartMeeting(meeting))
        .unwrap();
    desk(&mut harness).refresh();
    harness.run();
    assert_eq!(capture_line(&harness), "Do not lose this");
    harness.get_by_label_contains("not on the record yet");
    enter_key(&mut harness);
    assert_eq!(record(&mut harness).last().unwrap().1, "Do not lose this");
    assert!(
        harness
            .query_by_label_contains("not on the record yet")
            .is_none()
    );
}

#[test]
fn an_empty_line_turns_the_last_entry_and_the_chosen_one() {
    let mut harness = enter(under_way());
    let before = record(&mut harness);
    press(&mut harness, Modifiers::ALT, Key::D);
    assert_eq!(record(&mut harness).last().unwrap().0, Decision);
    press(&mut harness, Modifiers::COMMAND, Key::ArrowUp);
    press(&mut harness, Modifiers::COMMAND, Key::ArrowUp);
    press(&mut harness, Modifiers::ALT, Key::I);
    let after = record(&mut harness);
    assert_eq!(after[4].0, InformationRequest);
    assert_eq!(after[4].1, before[4].1, "the words stay");
    assert!(focused(&harness));
}

#[test]
fn a_chosen_entry_is_edited_and_deleted() {
    let mut harness = enter(under_way());
    harness.get_by_label_contains("Backlog fell to 410").click();
    harness.run();
    harness.get_by_label("Edit").click();
    harness.run();
    harness.get_by_label("Words").focus();
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_keys(&mut harness, "Backlog fell to 411");
    harness.get_by_label("Done with entry").click();
    harness.run();
    assert_eq!(record(&mut harness)[1].1, "Backlog fell to 411");
    harness.get_by_label_contains("Backlog fell to 411").click();
    harness.run();
    harness.get_by_label("Delete entry").click();
    harness.run();
    assert_eq!(record(&mut harness).len(), 5);
    assert!(focused(&harness));
}

#[test]
fn the_facilitators_keys_work_from_the_capture_line() {
    let mut harness = enter(Streets::running(3));
    type_keys(&mut harness, "half a line");
    let at = |harness: &mut Console| {
        let stage = view(harness).stage.clone().unwrap();
        (view(harness).stop_at(), stage.blank)
    };
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    assert_eq!(at(&mut harness), (Some(1), false));
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    assert_eq!(at(&mut harness), (Some(0), false));
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    let (stop, blank) = at(&mut harness);
    assert!(stop > Some(1) && blank);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    press(&mut harness, Modifiers::COMMAND, Key::E);
    assert_eq!(
        view(&mut harness).stage.as_ref().unwrap().screen,
        Screen::CloseOut
    );
    assert_eq!(capture_line(&harness), "half a line");
    assert!(focused(&harness));
}

#[test]
fn a_press_on_the_agenda_goes_there_and_gives_the_keyboard_back() {
    let mut harness = enter(Streets::running(3));
    harness.get_by_label("6. Graffiti pilot").click();
    harness.run();
    let stage = view(&mut harness).stage.clone().unwrap();
    let item = view(&mut harness).item(stage.item.unwrap()).unwrap();
    assert_eq!(item.item.title, "Graffiti pilot");
    harness
        .get_by_label("The pilot area: eight blocks of Mil… (picture)")
        .click();
    harness.run();
    assert_eq!(view(&mut harness).stage.as_ref().unwrap().exhibit, 1);
    assert!(focused(&harness));
}

/// At the follow-ups on potholes.
fn at_follow_ups() -> Console {
    let mut streets = Streets::running(6);
    let (meeting, item) = (streets.meeting, Some(streets.items["Pothole backlog"]));
    streets.run(Command::GoTo {
        meeting,
        item,
        screen: Screen::FollowUps,
        exhibit: 0,
    });
    enter(streets)
}

#[test]
fn an_open_action_is_worked_by_keys_each_step_a_timed_entry() {
    let mut harness = at_follow_ups();
    let words = "Fill every pothole";
    let row =
        format!("{words} older than 60 days in Eastside and Southfield, Incomplete – Overdue");
    harness.get_by_label(&row).focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::N);
    type_keys(&mut harness, "12/18");
    harness.get_by_label("Reason").focus();
    harness.run();
    type_keys(&mut harness, "Lane closures on two streets");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let action = promise(&mut harness, words);
    assert_eq!(action.due, Some(crate::streets::day(12, 18)));
    press(&mut harness, Modifiers::NONE, Key::D);
    let row = desk(&mut harness).models.actions.row(action.id).unwrap();
    assert_eq!(row.status, ActionStatus::UnderReview);
    press(&mut harness, Modifiers::NONE, Key::C);
    type_keys(&mut harness, "Inspection report 12");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let row = desk(&mut harness).models.actions.row(action.id).unwrap();
    assert_eq!(row.status, ActionStatus::CompletedOnTime);
    assert_eq!(row.action.evidence, "Inspection report 12");
    let steps: Vec<_> = view(&mut harness)
        .entries
        .iter()
        .map(|entry| (entry.kind, entry.step))
        .collect();
    let expected = [
        ActionStep::NewDate,
        ActionStep::Delivered,
        ActionStep::Completed,
    ];
    assert_eq!(steps, expected.map(|step| (FollowUp, Some(step))));
    // A letter is no command while one types.
    harness.get_by_label("Capture line").focus();
    harness.run();
    type_keys(&mut harness, "uhr");
    assert_eq!(view(&mut harness).entries.len(), 3);
}

#[test]
fn a_step_without_its_words_is_not_taken_and_escape_gives_it_up() {
    let mut harness = at_follow_ups();
    harness
        .get_by_label_contains("What four police details a week would change, Under")
        .click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::H);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    harness.get_by_label("Give the reason.");
    assert!(view(&mut harness).entries.is_empty());
    type_keys(&mut harness, "x");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Reason").is_none());
    assert!(view(&mut harness).entries.is_empty());
}

#[test]
fn who_came_is_ticked() {
    let mut harness = enter(Streets::running(1));
    harness
        .get_by_label_contains("The other 11 are present")
        .click();
    harness.run();
    let all = view(&mut harness).attendance.iter();
    assert!(all.clone().all(|one| one.presence == Presence::Present));
    harness.get_all_by_label("Absent").next().unwrap().click();
    harness.run();
    assert_eq!(view(&mut harness).attendance[0].presence, Presence::Absent);
    harness.get_by_label("Who is here: 10 of 11");
}

#[test]
fn a_question_is_ticked_off() {
    let mut harness = enter(under_way());
    harness
        .get_by_label("Which shifts carry the delay?")
        .click();
    harness.run();
    let asked: usize = view(&mut harness)
        .items
        .iter()
        .flat_map(|item| &item.questions)
        .filter(|question| question.asked)
        .count();
    assert_eq!(asked, 1);
}

/// At the list of what was agreed.
pub(crate) fn at_close_out() -> Console {
    let mut streets = under_way();
    let (meeting, item) = (streets.meeting, Some(streets.items["Read back and close"]));
    streets.run(Command::GoTo {
        meeting,
        item,
        screen: Screen::CloseOut,
        exhibit: 0,
    });
    enter(streets)
}

#[test]
fn the_close_out_list_is_read_committed_and_settled_by_keyboard() {
    let mut harness = at_close_out();
    harness
        .get_by_label_contains("2. Plan to restore Depot B night crew, D. Rivera")
        .click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::C);
    assert!(promise(&mut harness, "Plan to restore").committed);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(view(&mut harness).stage.as_ref().unwrap().exhibit, 2);
    press(&mut harness, Modifiers::NONE, Key::H);
    assert_eq!(
        promise(&mut harness, "Response time by shift").priority,
        ActionPriority::High
    );
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::C);
    assert!(!promise(&mut harness, "Plan to restore").committed);
    harness.get_by_label("Due").focus();
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_keys(&mut harness, "12/11");
    enter_key(&mut harness);
    assert_eq!(
        promise(&mut harness, "Plan to restore").due,
        Some(crate::streets::day(12, 11))
    );
    harness.get_by_label("Done when").focus();
    harness.run();
    type_keys(&mut harness, "A roster for twelve weeks");
    harness.get_by_label("Capture line").focus();
    harness.run();
    let action = promise(&mut harness, "Plan to restore");
    assert_eq!(action.definition_of_done, "A roster for twelve weeks");
    // The projector's copy says it at once.
    harness.get_by_label("A roster for twelve weeks");
}

#[test]
fn adjourning_asks_first_and_the_room_says_it_is_over() {
    let mut harness = enter(under_way());
    harness.get_by_label("Adjourn").click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(view(&mut harness).meeting.adjourned_at.is_none());
    harness.get_by_label("Adjourn").click();
    harness.run();
    enter_key(&mut harness);
    assert!(view(&mut harness).meeting.adjourned_at.is_some());
    harness.get_by_label("Streets Stat is adjourned");
    harness.get_by_label("Reopen the meeting").click();
    harness.run();
    assert!(view(&mut harness).meeting.adjourned_at.is_none());
    harness.get_by_label("Capture line");
}

#[test]
fn words_typed_into_an_entry_are_kept_when_the_room_is_left() {
    let mut harness = enter(under_way());
    harness.get_by_label_contains("Backlog fell to 410").click();
    harness.run();
    harness.get_by_label("Edit").click();
    harness.run();
    harness.get_by_label("Words").focus();
    harness.run();
    harness.event(Event::Text("!".to_owned()));
    harness.step();
    let room = desk(&mut harness);
    let mut outbox = Outbox::default();
    room.screens.state.keep(&room.models, &mut outbox);
    let wishes = outbox.take();
    let [Wish::Run(command, _)] = wishes.as_slice() else {
        panic!("{wishes:?}");
    };
    let Command::Based { change, bases } = &**command else {
        panic!("{command:?}");
    };
    assert!(matches!(**change, Command::EditEntry(_)), "{change:?}");
    // It says what the words were when the typing began.
    assert!(
        bases
            .iter()
            .any(|base| base.before.starts_with("Backlog fell to 410"))
    );
}

#[test]
fn the_meeting_is_started_with_f5() {
    let mut harness = enter(Streets::prepared());
    harness.get_by_label("Start the meeting");
    press(&mut harness, Modifiers::NONE, Key::F5);
    assert!(view(&mut harness).meeting.started_at.is_some());
    type_keys(&mut harness, "Welcome");
    enter_key(&mut harness);
    assert_eq!(record(&mut harness).len(), 1);
}

#[test]
fn five_hundred_entries_are_scrolled_to_their_end_and_walked() {
    let mut streets = Streets::running(3);
    for number in 0..500 {
        let line = format!(
            "Entry {number} {}",
            "and some more words ".repeat(number % 7)
        );
        let meeting = streets.meeting;
        streets.run(Command::Record(NewEntry {
            meeting,
            item: None,
            kind: if number % 3 == 0 { Action } else { Note },
            typed: line,
            speaker: None,
            afterwards: false,
        }));
    }
    let mut harness = enter(streets);
    harness.get_by_label_contains("Entry 499");
    assert!(
        harness.query_by_label_contains("Entry 3 ").is_none(),
        "only rows in sight"
    );
    type_keys(&mut harness, "The newest of all");
    enter_key(&mut harness);
    harness.get_by_label_contains("The newest of all");
    for _ in 0..40 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowUp);
        harness.step();
    }
    harness.run();
    harness.get_by_label_contains("Entry 461 ");
}

#[test]
fn pictures_of_the_room() {
    let mut harness = enter(under_way());
    type_keys(&mut harness, "Report crew hours by depot @oka");
    picture(&mut harness, "run");
    let mut results = harness.take_snapshot_results();
    let mut harness = at_follow_ups();
    harness
        .get_by_label_contains(
            "Fill every pothole older than 60 days in Eastside and Southfield, Inc",
        )
        .click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::N);
    picture(&mut harness, "run_follow_ups");
    results.extend(harness.take_snapshot_results());
    let mut harness = at_close_out();
    picture(&mut harness, "run_close_out");
    results.extend(harness.take_snapshot_results());
    let mut harness = enter(under_way());
    harness
        .get_by_label_contains("Brief on lease options")
        .click();
    harness.run();
    harness.get_by_label("Edit").click();
    harness.run();
    results.extend(harness.take_snapshot_results());
    let mut harness = enter(Streets::prepared());
    picture(&mut harness, "run_before");
    results.extend(harness.take_snapshot_results());
    let mut streets = under_way();
    streets.run(Command::Adjourn(streets.meeting));
    let mut harness = enter(streets);
    picture(&mut harness, "run_after");
    results.extend(harness.take_snapshot_results());
}

/// The room in a window of this size at this zoom, in this look.
pub(crate) fn enter_small(streets: Streets, size: [f32; 2], zoom: f32, look: Look) -> Console {
    let place = Place::Meeting(streets.meeting, MeetingStage::Run);
    let desk = Desk::new((streets.program, streets.clock), place, Room::default());
    let mut harness = screen(size, look)
        .with_pixels_per_point(zoom)
        .build_eframe(|_| Window::new(desk, |ui, desk: &mut Desk<Room>| desk.draw(ui)));
    harness.run();
    harness
}

#[test]
fn pictures_of_the_room_on_small_screens_and_in_the_dark() {
    let mut harness = enter_small(under_way(), [1366.0, 768.0], 1.0, Look::Light);
    picture(&mut harness, "run_1366");
    let mut results = harness.take_snapshot_results();
    let mut harness = enter_small(under_way(), [683.0, 384.0], 2.0, Look::Light);
    picture(&mut harness, "run_200_percent");
    results.extend(harness.take_snapshot_results());
    harness.get_by_label("On screen").click();
    harness.run();
    picture(&mut harness, "run_200_percent_screen");
    results.extend(harness.take_snapshot_results());
    let mut harness = enter_small(under_way(), [1440.0, 900.0], 1.0, Look::Dark);
    picture(&mut harness, "run_dark");
    results.extend(harness.take_snapshot_results());
}

/// What the room sees, if it is an exhibit.
fn in_the_room(harness: &mut Console) -> Shown {
    let desk = desk(harness);
    let seen = audience_frame(&desk.models, desk.program.now());
    let AudienceFrame::Exhibit(shown) = seen else {
        panic!("no exhibit but {seen:?}");
    };
    shown
}

pub(crate) fn choose(harness: &mut Console, label: &str) {
    harness.get_by_label(label).focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
}

/// The running meeting at the item "Response time", whose first exhibit is a chart of 36 months.
fn at_the_chart() -> Console {
    let mut streets = under_way();
    let view = statroom::program::query::meeting(&streets.program, streets.meeting).unwrap();
    let item = view.agenda().find(|one| one.item.title == "Response time");
    streets.run(Command::GoTo {
        meeting: streets.meeting,
        item: item.map(|one| one.item.id),
        screen: Screen::Exhibit,
        exhibit: 0,
    });
    enter(streets)
}

#[test]
fn the_room_is_shown_fewer_periods_a_breakdown_and_the_table_without_leaving_the_item() {
    let mut harness = at_the_chart();
    let periods = |shown: &Shown| {
        let ShownBody::Chart(spec) = &shown.body else {
            panic!("no chart but {:?}", shown.body);
        };
        let (first, last) = spec.shown.unwrap();
        first.periods_until(last) + 1
    };
    let prepared = in_the_room(&mut harness);
    assert!(periods(&prepared) > 24);
    picture(&mut harness, "run_looks");
    choose(&mut harness, "12");
    assert_eq!(periods(&in_the_room(&mut harness)), 12);
    choose(&mut harness, "Table");
    let shown = in_the_room(&mut harness);
    assert!(matches!(&shown.body, ShownBody::Table(table) if table.rows.len() == 12));
    assert_eq!(shown.heading, prepared.heading);
    // The capture line has the keyboard again, and nothing became an undo step.
    assert!(harness.get_by_label("Capture line").is_focused());
    assert_ne!(
        desk(&mut harness).program.undo_name(),
        Some("Change view of exhibit")
    );
    choose(&mut harness, "As prepared");
    assert_eq!(in_the_room(&mut harness), prepared);
    assert!(harness.query_by_label("As prepared").is_none());
}

#[test]
fn the_room_is_shown_another_form_a_comparison_and_no_usual_range_at_the_same_exhibit() {
    let mut harness = at_the_chart();
    let chart = |harness: &mut Console| {
        let shown = in_the_room(harness);
        let ShownBody::Chart(spec) = &shown.body else {
            panic!("no chart but {:?}", shown.body);
        };
        (shown.about.clone(), spec.clone())
    };
    let stage = |harness: &mut Console| view(harness).stage.clone();
    let (at, before) = (stage(&mut harness), in_the_room(&mut harness));
    choose(&mut harness, "Drawn as: line");
    picture(&mut harness, "run_look_menu");
    choose(&mut harness, "Bars");
    assert_eq!(chart(&mut harness).1.form, ChartForm::Bars);
    choose(&mut harness, "Compare with: nothing");
    choose(&mut harness, "Last year");
    let (about, spec) = chart(&mut harness);
    assert_eq!(spec.form, ChartForm::Bars);
    let compared = spec.compared.as_ref().unwrap();
    assert_eq!(compared.words, "1.2 days higher than in Sep 2025");
    assert!(about.ends_with(&compared.words), "{about}");
    assert!(!spec.usual.is_empty());
    choose(&mut harness, "Usual range");
    assert!(chart(&mut harness).1.usual.is_empty());
    choose(&mut harness, "Drawn as: bars");
    choose(&mut harness, "Year over year");
    assert_eq!(chart(&mut harness).1.form, ChartForm::Years);
    assert!(harness.query_by_label("Usual range").is_none());
    picture(&mut harness, "run_look_years");
    choose(&mut harness, "Compare with: last year");
    choose(&mut harness, "Target");
    let (_, spec) = chart(&mut harness);
    let words = &spec.compared.as_ref().unwrap().words;
    assert_eq!(words, "2.3 days above the target of 4 days");
    // The item, the exhibit and what was prepared stay, and the keyboard is in the capture line.
    assert_eq!(stage(&mut harness), at);
    assert!(harness.get_by_label("Capture line").is_focused());
    choose(&mut harness, "As prepared");
    assert_eq!(in_the_room(&mut harness), before);
}

#[test]
fn the_groups_of_a_breakdown_are_shown_side_by_side() {
    let mut streets = under_way();
    let view = statroom::program::query::meeting(&streets.program, streets.meeting).unwrap();
    let mut items = view.agenda();
    let item = items.find(|one| one.item.title == "Potholes by district");
    streets.run(Command::GoTo {
        meeting: streets.meeting,
        item: item.map(|one| one.item.id),
        screen: Screen::Exhibit,
        exhibit: 0,
    });
    let mut harness = enter(streets);
    choose(&mut harness, "Chart");
    choose(&mut harness, "Drawn as: line");
    assert!(
        harness.query_by_label("Bars").is_none(),
        "bars show the whole"
    );
    choose(&mut harness, "Side by side");
    let shown = in_the_room(&mut harness);
    assert!(matches!(&shown.body, ShownBody::Chart(spec) if spec.panels.is_some()));
    picture(&mut harness, "run_look_panels");
    // Without groups there is nothing to stand side by side.
    choose(&mut harness, "Breakdown: district");
    choose(&mut harness, "Whole");
    let shown = in_the_room(&mut harness);
    assert!(matches!(&shown.body, ShownBody::Chart(spec) if spec.form == ChartForm::Line));
}

#[test]
fn the_controls_are_gone_through_by_tab_and_their_lists_by_arrows() {
    let mut harness = at_the_chart();
    harness.get_by_label("36").focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!(harness.get_by_label("24").is_focused());
    let mut met = Vec::new();
    for _ in 0..8 {
        press(&mut harness, Modifiers::NONE, Key::Tab);
        for label in [
            "Chart",
            "Table",
            "Drawn as: line",
            "Compare with: nothing",
            "Usual range",
        ] {
            if harness.get_by_label(label).is_focused() {
                met.push(label);
            }
        }
    }
    assert_eq!(
        met,
        [
            "Chart",
            "Table",
            "Drawn as: line",
            "Compare with: nothing",
            "Usual range"
        ]
    );
    harness.get_by_label("Drawn as: line").focus();
    harness.run();
    for key in [Key::Enter, Key::ArrowDown, Key::Enter] {
        press(&mut harness, Modifiers::NONE, key);
    }
    let shown = in_the_room(&mut harness);
    assert!(matches!(&shown.body, ShownBody::Chart(spec) if spec.form == ChartForm::Bars));
    assert!(harness.get_by_label("Capture line").is_focused());
}

#[test]
fn every_control_of_the_chart_comes_into_sight_with_the_keyboard_at_200_percent() {
    let mut harness = enter_small(under_way(), [683.0, 384.0], 2.0, Look::Light);
    harness.get_by_label("On screen").click();
    harness.run();
    harness.get_by_label("Street-defect response time").focus();
    harness.run();
    let controls = [
        "36",
        "Table",
        "Drawn as: line",
        "Compare with: nothing",
        "Usual range",
    ];
    let mut met = Vec::new();
    for _ in 0..16 {
        press(&mut harness, Modifiers::NONE, Key::Tab);
        for label in controls {
            let node = harness.get_by_label(label);
            if node.is_focused() {
                let (rect, seen) = (node.rect(), eframe::egui::vec2(683.0, 384.0));
                let inside = rect.top() >= 0.0 && rect.bottom() <= seen.y;
                assert!(inside && rect.right() <= seen.x, "{label} at {rect:?}");
                met.push(label);
            }
        }
        if met.last() == Some(&"Compare with: nothing") && met.len() == 4 {
            picture(&mut harness, "run_200_percent_controls");
        }
    }
    assert_eq!(met, controls);
}

#[test]
fn a_look_is_left_behind_when_the_meeting_goes_on_and_outlives_the_window() {
    let mut harness = at_the_chart();
    choose(&mut harness, "All");
    let all = in_the_room(&mut harness);
    // Another window, or the same after a crash, reads it from the program.
    desk(&mut harness).models.looked_at = None;
    desk(&mut harness).refresh();
    assert_eq!(in_the_room(&mut harness), all);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    assert!(harness.query_by_label("As prepared").is_none());
    let view = desk(&mut harness).models.meeting.as_ref().unwrap();
    assert_eq!(view.look, None);
}

#[test]
fn a_table_by_district_becomes_a_chart_of_the_whole() {
    let mut streets = under_way();
    let view = statroom::program::query::meeting(&streets.program, streets.meeting).unwrap();
    let item = view
        .agenda()
        .find(|one| one.item.title == "Potholes by district");
    streets.run(Command::GoTo {
        meeting: streets.meeting,
        item: item.map(|one| one.item.id),
        screen: Screen::Exhibit,
        exhibit: 0,
    });
    let mut harness = enter(streets);
    choose(&mut harness, "Breakdown: district");
    choose(&mut harness, "Whole");
    choose(&mut harness, "Chart");
    let shown = in_the_room(&mut harness);
    assert!(matches!(&shown.body, ShownBody::Chart(spec) if spec.whole().is_some()));
    choose(&mut harness, "Breakdown: whole");
    choose(&mut harness, "District");
    let shown = in_the_room(&mut harness);
    assert!(matches!(&shown.body, ShownBody::Chart(spec) if spec.lines.len() > 2));
}
