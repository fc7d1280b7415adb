//! The record after the meeting: tidied entry by entry, added to, and made ready for its memo.

use chrono::TimeDelta;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statroom::domain::agenda::{AgendaItem, ItemKind};
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::entry::{ActionStep, Entry, EntryKind};
use statroom::domain::ids::{EntryId, ItemId, MeetingId};
use statroom::export::memo::Mend;
use statroom::program::query;
use statroom::program::{ActionWork, Command, NewEntry};
use statroom::ui::console::follow_up::{self, FollowUpState};
use statroom::ui::models::Frame;
use statroom::ui::outbox::{MeetingStage, Outbox, Place, Then, Wish};
use statroom::ui::theme::Look;
use statroom::ui::verbs::Verb;

use crate::driver::{Desk, Screens, console, desk, made};
use crate::harness::{Window, picture};
use crate::town::{Town, a_town, day};

#[derive(Default)]
struct Stage {
    state: FollowUpState,
    leave: bool,
}

impl Screens for Stage {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, place: Place, outbox: &mut Outbox) {
        if matches!(place, Place::Meeting(_, MeetingStage::FollowUp)) {
            follow_up::show(ui, frame, &mut self.state, outbox);
        }
        if std::mem::take(&mut self.leave) {
            self.state.keep(frame.models, outbox);
        }
    }

    fn follow_made(&mut self, then: Then, id: uuid::Uuid) {
        if then == Then::ChooseEntry {
            self.state.choose_entry(EntryId::new(id));
        }
    }
}

type Console = Harness<'static, Window<Desk<Stage>>>;

fn item(town: &mut Town, meeting: MeetingId, kind: ItemKind, title: &str) -> ItemId {
    let item = AgendaItem {
        id: ItemId::default(),
        meeting,
        position: 0,
        kind,
        title: title.into(),
        planned_minutes: 20,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: String::new(),
        topic: ItemId::default(),
        dropped: false,
    };
    made(&mut town.program, Command::SaveItem(item))
}

fn todays(town: &Town) -> MeetingId {
    let rows = query::meetings(&town.program).unwrap().rows;
    let mut rows = rows.iter();
    let row = rows.find(|row| row.meeting.held_on == day("2026-11-24"));
    row.unwrap().meeting.id
}

const SAID: [(usize, EntryKind, &str); 8] = [
    (
        0,
        EntryKind::Recognition,
        "Crews cleared 96 % of snow routes inside 12 hours",
    ),
    (
        1,
        EntryKind::Note,
        "Backlog fell to 410; two districts carry most of it",
    ),
    (
        1,
        EntryKind::Action,
        "Plan to restore the night crew of Depot B @sørensen due 12/4 !high",
    ),
    (
        1,
        EntryKind::Action,
        "Count the signs in the two districts @zyx",
    ),
    (
        1,
        EntryKind::Decision,
        "Move two crews from resurfacing until Jan 15",
    ),
    (
        2,
        EntryKind::DataRequest,
        "Response time by shift, September to November",
    ),
    (2, EntryKind::Action, "Bring the night crew of Depot B back"),
    (2, EntryKind::ParkingLot, "Lease of the yard at the river"),
];

/// Today's meeting with three items and a record, held and over.
fn held() -> (Town, MeetingId) {
    let mut town = a_town();
    let meeting = todays(&town);
    let items = [
        item(
            &mut town,
            meeting,
            ItemKind::Opening,
            "Welcome and good news",
        ),
        item(&mut town, meeting, ItemKind::Standing, "Response time"),
        item(&mut town, meeting, ItemKind::New, "On-time collection"),
    ];
    town.program.run(Command::StartMeeting(meeting)).unwrap();
    for (at, kind, typed) in SAID {
        town.clock.advance(TimeDelta::seconds(95));
        let entry = NewEntry {
            meeting,
            item: items.get(at).copied(),
            kind,
            typed: typed.into(),
            speaker: None,
            afterwards: false,
        };
        town.program.run(Command::Record(entry)).unwrap();
    }
    let earlier = "Publish the resurfacing list for spring";
    let book = query::actions(&town.program).unwrap();
    let mut rows = book.rows.iter();
    let action = rows.find(|row| row.action.text == earlier).unwrap();
    let work = ActionWork {
        action: action.action.id,
        step: ActionStep::NewDate,
        on: day("2026-11-24"),
        words: "Waits for the budget of the spring".into(),
        new_due: Some(day("2027-01-15")),
        person: None,
        meeting: Some(meeting),
        item: items.get(1).copied(),
    };
    town.program.run(Command::WorkAction(work)).unwrap();
    town.clock.advance(TimeDelta::minutes(60));
    (town, meeting)
}

fn open(town: Town, meeting: MeetingId, look: Look) -> Console {
    let place = Place::Meeting(meeting, MeetingStage::FollowUp);
    console(
        Desk::new((town.program, town.clock), place, Stage::default()),
        look,
    )
}

fn after(look: Look) -> Console {
    let (mut town, meeting) = held();
    town.program.run(Command::Adjourn(meeting)).unwrap();
    open(town, meeting, look)
}

fn press(harness: &mut Console, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn write(harness: &mut Console, field: &str, words: &str) {
    harness.get_by_label(field).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text(words.into()));
    harness.run();
}

fn choose(harness: &mut Console, field: &str, words: &str) {
    press(harness, field);
    harness.event(Event::Text(words.into()));
    harness.key_press(Key::Enter);
    harness.run();
}

fn entries(harness: &mut Console) -> Vec<Entry> {
    let desk = desk(harness);
    assert_eq!(desk.refused, Vec::<String>::new());
    desk.models.meeting.as_ref().unwrap().entries.clone()
}

fn entry_with(harness: &mut Console, words: &str) -> Entry {
    let entries = entries(harness);
    let mut found = entries.iter().filter(|entry| entry.text.contains(words));
    found.next().unwrap().clone()
}

/// The entries in sight, from the top.
fn listed(harness: &Console) -> Vec<String> {
    let rows = harness.query_all_by_role(Role::ListBoxOption);
    let named = rows.map(|row| {
        let name = row.accesskit_node().label().unwrap_or_default();
        (row.rect().top(), name)
    });
    let mut rows: Vec<(f32, String)> = named.collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

const NOTE: &str = "Note: Backlog fell to 410; two districts carry most of it";
const DECISION: &str = "Decision: Move two crews from resurfacing until Jan 15";
const PLAN: &str = "Action: Plan to restore the night crew of Depot B";
const TWIN: &str = "Action: Bring the night crew of Depot B back";
const SIGNS: &str = "Action: Count the signs in the two districts @zyx";

#[test]
fn the_record_and_its_memo_are_drawn() {
    picture(&mut after(Look::Light), "follow_up");
}

#[test]
fn the_record_and_its_memo_are_drawn_in_dark() {
    picture(&mut after(Look::Dark), "follow_up_dark");
}

#[test]
fn the_panel_of_an_action_is_drawn_beside_the_record() {
    let mut harness = after(Look::Light);
    press(&mut harness, SIGNS);
    picture(&mut harness, "follow_up_action");
}

#[test]
fn the_panel_of_a_decision_is_drawn_beside_the_record() {
    let mut harness = after(Look::Light);
    press(&mut harness, DECISION);
    picture(&mut harness, "follow_up_decision");
}

#[test]
fn the_cards_are_counted_and_what_they_say_is_told() {
    let mut harness = after(Look::Light);
    for (answer, cards) in [("Disagree", "2"), ("Agree", "7"), ("Strongly agree", "2")] {
        write(&mut harness, answer, cards);
        harness.key_press(Key::Enter);
        harness.run();
    }
    write(&mut harness, "Cards handed out", "14");
    harness.key_press(Key::Enter);
    harness.run();
    let told = "9 of 11 found it worth their time; 11 of 14 cards came back.";
    assert!(harness.query_by_label(told).is_some());
    write(&mut harness, "Comments on the cards", "Shorter, please");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    harness.get_by_label(told).scroll_to_me();
    harness.run();
    picture(&mut harness, "follow_up_feedback");
    let desk = desk(&mut harness);
    assert_eq!(desk.refused, Vec::<String>::new());
    let meeting = desk.models.meeting.as_ref().unwrap().meeting.id;
    let row = desk.models.meetings.row(meeting).unwrap();
    let tally = row.feedback.clone().unwrap();
    assert_eq!((tally.agreeing(), tally.answers()), (9, 11));
    assert_eq!(tally.comments, "Shorter, please");
}

#[test]
fn before_it_is_held_the_stage_leads_to_prepare_and_run() {
    let town = a_town();
    let meeting = todays(&town);
    let mut harness = open(town, meeting, Look::Light);
    picture(&mut harness, "follow_up_planned");
    press(&mut harness, "Go to Prepare");
    press(&mut harness, "Go to Run");
    let wished = [Wish::Do(Verb::ShowPrepare), Wish::Do(Verb::ShowRun)];
    assert_eq!(desk(&mut harness).wishes, wished);
}

#[test]
fn while_it_runs_the_stage_says_so() {
    let (town, meeting) = held();
    let mut harness = open(town, meeting, Look::Light);
    let told = harness.query_all_by_label("The meeting is still running.");
    assert!(told.count() > 0);
    press(&mut harness, "Go to Run");
    assert_eq!(desk(&mut harness).wishes, [Wish::Do(Verb::ShowRun)]);
}

#[test]
fn filters_leave_what_was_asked_for() {
    let mut harness = after(Look::Light);
    assert!(listed(&harness).contains(&NOTE.to_owned()));
    press(&mut harness, "Actions and requests 4");
    assert_eq!(listed(&harness)[0], PLAN);
    assert_eq!(listed(&harness).len(), 4);
    press(&mut harness, "Needs attention 5");
    assert!(listed(&harness).contains(&DECISION.to_owned()));
    assert!(!listed(&harness).contains(&NOTE.to_owned()));
    press(&mut harness, "All 9");
    assert!(listed(&harness).contains(&NOTE.to_owned()));
}

#[test]
fn an_entrys_words_speaker_item_and_time_are_changed() {
    let mut harness = after(Look::Light);
    press(&mut harness, NOTE);
    write(&mut harness, "Words", "Backlog fell to 401");
    choose(&mut harness, "Said by", "Ingrid");
    choose(&mut harness, "Item", "collection");
    write(&mut harness, "Time", "9:05 am");
    harness.key_press(Key::Enter);
    harness.run();
    let entry = entry_with(&mut harness, "401");
    let desk = desk(&mut harness);
    let directory = &desk.models.directory;
    assert_eq!(directory.person_name(entry.speaker), "Ingrid Sørensen");
    let view = desk.models.meeting.as_ref().unwrap();
    let title = &view.item(entry.item.unwrap()).unwrap().item.title;
    assert_eq!(title, "On-time collection");
    assert_eq!(entry.at.to_rfc3339(), "2026-11-24T14:05:00+00:00");
}

/// Does what the key of a verb of the record does, as the app hands it on.
fn record_verb(harness: &mut Console, verb: Verb) {
    desk(harness).screens.state.record_verb(verb);
    harness.run();
}

#[test]
fn an_entry_is_split_and_merged_again_at_follow_up() {
    let mut harness = after(Look::Light);
    press(&mut harness, NOTE);
    let before = entries(&mut harness).len();
    record_verb(&mut harness, Verb::SplitEntry);
    assert!(harness.get_by_label("Words").is_focused());
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::COMMAND, Key::Home);
    harness.run();
    for _ in 0.."Backlog fell".len() {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    record_verb(&mut harness, Verb::SplitEntry);
    assert_eq!(entries(&mut harness).len(), before + 1);
    let first = entry_with(&mut harness, "Backlog fell");
    assert_eq!(first.text, "Backlog fell");
    // The new part is chosen: its key joins it with the one before.
    record_verb(&mut harness, Verb::MergeEntry);
    assert_eq!(entries(&mut harness).len(), before);
    let joined = entry_with(&mut harness, "Backlog fell");
    assert!(joined.text.starts_with("Backlog fell; "), "{}", joined.text);
    record_verb(&mut harness, Verb::MoveEntry);
    assert!(harness.get_by_label("Item").is_focused());
    record_verb(&mut harness, Verb::RetimeEntry);
    assert!(harness.get_by_label("Time").is_focused());
}

#[test]
fn a_note_becomes_an_action_and_back_with_its_words() {
    let mut harness = after(Look::Light);
    press(&mut harness, NOTE);
    choose(&mut harness, "Kind", "Action");
    assert!(entry_with(&mut harness, "Backlog").action.is_some());
    harness.get_by_label("What is to be done");
    choose(&mut harness, "Kind", "Recognition");
    let entry = entry_with(&mut harness, "Backlog");
    assert_eq!((entry.kind, entry.action), (EntryKind::Recognition, None));
}

#[test]
fn a_decision_says_who_decided_and_what_it_changes() {
    let mut harness = after(Look::Light);
    press(&mut harness, DECISION);
    choose(&mut harness, "Decided by", "Whitfield");
    write(&mut harness, "What it changes", "Two crews of eight");
    harness.run_steps(60);
    let entry = entry_with(&mut harness, "Move two crews");
    assert_eq!(entry.effect, "Two crews of eight");
    let directory = &desk(&mut harness).models.directory;
    assert_eq!(directory.person_name(entry.decided_by), "Thomas Whitfield");
}

#[test]
fn an_actions_facts_are_settled_beside_the_record() {
    let mut harness = after(Look::Light);
    press(&mut harness, SIGNS);
    press(&mut harness, "Add Zyx as a new person");
    let entry = entry_with(&mut harness, "Count the signs");
    assert_eq!(
        (entry.text.as_str(), entry.unsettled.as_str()),
        ("Count the signs in the two districts", "")
    );
    write(&mut harness, "What is to be done", "Count all signs");
    harness.run_steps(60);
    choose(&mut harness, "Said by", "Ingrid");
    let entry = entry_with(&mut harness, "Count all signs");
    assert!(entry.speaker.is_some());
}

#[test]
fn a_duplicate_is_merged_into_the_action_that_goes_on() {
    let mut harness = after(Look::Light);
    press(&mut harness, "Actions and requests 4");
    press(&mut harness, TWIN);
    press(&mut harness, "Merge…");
    press(&mut harness, "Merge into");
    harness.event(Event::Text("Plan to restore".into()));
    harness.run();
    picture(&mut harness, "follow_up_merge");
    harness.key_press(Key::Enter);
    harness.run();
    let twin = entry_with(&mut harness, "Bring the night crew")
        .action
        .unwrap();
    let plan = entry_with(&mut harness, "Plan to restore").action;
    let book = &desk(&mut harness).models.actions;
    assert_eq!(book.row(twin).unwrap().action.merged_into, plan);
}

#[test]
fn the_list_is_walked_and_entries_are_removed_by_keys() {
    let mut harness = after(Look::Light);
    harness
        .get_by_role_and_label(Role::ListBox, "Record")
        .focus();
    harness.run();
    for key in [Key::ArrowDown, Key::ArrowDown] {
        harness.key_press(key);
        harness.run();
    }
    assert!(harness.get_by_label(NOTE).accesskit_node().is_selected() == Some(true));
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(entries(&mut harness).len(), 8);
    assert!(harness.query_by_label(NOTE).is_none());
    assert_eq!(
        desk(&mut harness).models.undo.as_deref(),
        Some("Remove entry")
    );
    assert!(harness.get_by_label(PLAN).accesskit_node().is_selected() == Some(true));
}

#[test]
fn what_was_missed_is_added_to_its_item_with_its_marks_understood() {
    let mut harness = after(Look::Light);
    press(&mut harness, DECISION);
    press(&mut harness, "Add what was missed");
    choose(&mut harness, "Kind of entry", "Action");
    write(
        &mut harness,
        "What was missed",
        "Close the gate @sørensen due 12/1",
    );
    picture(&mut harness, "follow_up_missed");
    press(&mut harness, "Add to the record");
    let decision = entry_with(&mut harness, "Move two crews");
    let added = entry_with(&mut harness, "Close the gate");
    assert_eq!(added.item, decision.item);
    let book = &desk(&mut harness).models.actions;
    let action = &book.row(added.action.unwrap()).unwrap().action;
    assert_eq!(action.due, Some(day("2026-12-01")));
    write(&mut harness, "What was missed", "and another");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(entries(&mut harness).len(), 11);
}

#[test]
fn the_memo_is_made_ready_and_exported() {
    let mut harness = after(Look::Light);
    write(
        &mut harness,
        "Summary of the session",
        "Response time rose again.",
    );
    write(&mut harness, "Memo to", "Mayor\nStreets");
    write(&mut harness, "At", "2 pm");
    harness.key_press(Key::Enter);
    harness.run_steps(60);
    let desk_of = desk(&mut harness);
    let meeting = desk_of.models.meeting.as_ref().unwrap().meeting.clone();
    assert_eq!(meeting.summary, "Response time rose again.");
    assert_eq!(meeting.follow_up_to, ["Mayor", "Streets"]);
    assert_eq!(meeting.next_at.unwrap().to_string(), "14:00:00");
    press(&mut harness, "Export follow-up memo");
    press(&mut harness, "Plan next meeting like this one");
    let wished = desk(&mut harness).wishes.clone();
    let verbs = [Verb::ExportFollowUpMemo, Verb::PlanNext];
    assert_eq!(wished, verbs.map(Wish::Do));
}

#[test]
fn the_edition_of_the_memo_is_chosen_beside_its_export() {
    let mut harness = after(Look::Light);
    press(&mut harness, "Panel edition");
    press(&mut harness, "Public edition");
    harness.get_by_label_contains("Leaves out escalations");
    let edition = desk(&mut harness).screens.state.edition();
    assert_eq!(edition, MemoEdition::of(Edition::Public));
    picture(&mut harness, "follow_up_edition");
}

#[test]
fn what_is_missing_asks_for_the_field_that_mends_it() {
    let mut harness = after(Look::Light);
    press(&mut harness, "Show 11 more");
    let decided = "Decision “Move two crews from resurfacing until Jan 15”: not said who decided.";
    for (words, mend) in [
        (decided, Mend::DecidedBy),
        ("The memo has no recipients.", Mend::FollowUpTo),
    ] {
        press(&mut harness, words);
        let lack = desk(&mut harness).mended.pop().unwrap();
        assert_eq!((lack.words.as_str(), lack.mend), (words, mend));
    }
}

#[test]
fn a_small_window_shows_record_and_panel_behind_tabs() {
    let mut harness = after(Look::Light);
    harness.set_size([720.0, 450.0].into());
    harness.run();
    picture(&mut harness, "follow_up_small");
    let first = "Recognition: Crews cleared 96 % of snow routes inside 12 hours";
    press(&mut harness, first);
    harness.get_by_label("Words");
    harness.get_by_role_and_label(Role::Tab, "Record").click();
    harness.run();
    press(&mut harness, "Entry");
    press(&mut harness, "Show the memo");
    harness.get_by_label("Summary of the session");
}

#[test]
fn what_became_of_an_earlier_action_leads_to_it_in_the_register() {
    let mut harness = after(Look::Light);
    press(&mut harness, "New date: Waits for the budget of the spring");
    press(&mut harness, "Open it in the register");
    assert_eq!(desk(&mut harness).place, Place::Actions);
}

#[test]
fn words_not_yet_saved_are_kept_when_the_stage_is_left() {
    let mut harness = after(Look::Light);
    write(&mut harness, "Summary of the session", "Half a sentence");
    desk(&mut harness).screens.leave = true;
    harness.run();
    let meeting = &desk(&mut harness).models.meeting.as_ref().unwrap().meeting;
    assert_eq!(meeting.summary, "Half a sentence");
}

#[test]
fn a_long_record_stays_within_the_window() {
    let (mut town, meeting) = held();
    let mut last = EntryId::default();
    for number in 0..400 {
        let entry = NewEntry {
            meeting,
            item: None,
            kind: EntryKind::Note,
            typed: format!("Remark {number}"),
            speaker: None,
            afterwards: false,
        };
        last = made(&mut town.program, Command::Record(entry));
    }
    town.program.run(Command::Adjourn(meeting)).unwrap();
    let mut harness = open(town, meeting, Look::Light);
    assert!(listed(&harness).len() < 30);
    harness
        .get_by_role_and_label(Role::ListBox, "Record")
        .focus();
    harness.run();
    harness.key_press(Key::End);
    harness.run_steps(8);
    let entries = entries(&mut harness);
    let words = &entries.iter().find(|entry| entry.id == last).unwrap().text;
    let name = format!("Note: {words}");
    let row = harness.get_by_label(&name);
    assert!(row.rect().bottom() <= 900.0);
}
