//! Preparing a meeting, by label and by key.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, Question};
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::ids::{ItemId, MeetingId, QuestionId};
use statroom::domain::view::{ChartForm, ComparedWith};
use statroom::export::memo::Mend;
use statroom::program::query::{self, MeetingView};
use statroom::program::{Command, ManualClock, Program};
use statroom::ui::console::prepare::{self, PrepareState};
use statroom::ui::models::Frame;
use statroom::ui::outbox::{FilePurpose, MeetingStage, Outbox, Place, Then, Wish};
use statroom::ui::theme::Look;
use statroom::ui::verbs::Verb;

use crate::driver::{Desk, Screens, console, desk, made};
use crate::harness::{Window, picture};
use crate::town::{Town, a_town, day};

#[derive(Default)]
struct Preparing {
    state: PrepareState,
}

impl Screens for Preparing {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, _place: Place, outbox: &mut Outbox) {
        prepare::show(ui, frame, &mut self.state, outbox);
    }

    fn follow_made(&mut self, then: Then, id: uuid::Uuid) {
        if then == Then::SelectItem {
            self.state.select(Some(ItemId::new(id)));
        }
    }
}

type Prepare = Harness<'static, Window<Desk<Preparing>>>;

/// The meeting of today in the town.
fn todays(program: &Program) -> MeetingId {
    let rows = query::meetings(program).unwrap().rows;
    let row = rows
        .iter()
        .find(|row| row.meeting.held_on == day("2026-11-24"));
    row.unwrap().meeting.id
}

fn item(meeting: MeetingId, kind: ItemKind, title: &str, minutes: u32) -> AgendaItem {
    AgendaItem {
        id: ItemId::default(),
        meeting,
        position: 0,
        kind,
        title: title.into(),
        planned_minutes: minutes,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: String::new(),
        topic: ItemId::default(),
        dropped: false,
    }
}

fn exhibit(town: &Town, item: ItemId, kind: ExhibitKind, key: &str) -> Exhibit {
    Exhibit {
        measure: Some(town.measure(key)),
        periods: 36,
        ..Exhibit::new(item, kind)
    }
}

/// The town with today's meeting prepared.
fn prepared() -> (Program, Arc<ManualClock>, MeetingId) {
    let mut town = a_town();
    let meeting = todays(&town.program);
    let view = query::meeting(&town.program, meeting).unwrap();
    let people = query::directory(&town.program).unwrap().people;
    let named = |name: &str| people.iter().find(|one| one.name == name).map(|one| one.id);
    let mut facts = view.meeting;
    facts.reporting_period = "October 2026".into();
    facts.chair = named("Thomas Whitfield");
    facts.hot_seat = named("Damaris Rivera");
    facts.recorder = named("Léa Fontaine");
    facts.memo_to = vec!["Mayor".into(), "Chief of Staff".into()];
    facts.memo_from = vec!["Office of Performance".into()];
    town.program.run(Command::SaveMeeting(facts)).unwrap();
    let invited = people.iter().take(5).map(|one| one.id).collect();
    let invite = Command::Invite {
        meeting,
        people: invited,
    };
    town.program.run(invite).unwrap();
    for (kind, title, minutes) in [
        (ItemKind::Opening, "Opening", 5),
        (ItemKind::Standing, "Street-defect response time", 20),
        (ItemKind::Standing, "On-time trash collection", 20),
        (ItemKind::New, "Graffiti pilot", 15),
        (ItemKind::CloseOut, "Read back what was agreed", 5),
    ] {
        let mut item = item(meeting, kind, title, minutes);
        if kind == ItemKind::Standing && title.starts_with("Street") {
            item.narrative = "The median repair took 6.2 days in October. Depot B closed in \
                              November a year ago; since then every repair in the north begins \
                              with forty minutes on the road."
                .into();
            item.private_notes = "The mayor will ask about the lease first.".into();
        }
        let id: ItemId = made(&mut town.program, Command::SaveItem(item));
        if title.starts_with("Street") {
            let chart = exhibit(&town, id, ExhibitKind::Chart, "street-defect-response");
            town.program.run(Command::SaveExhibit(chart)).unwrap();
            let table = exhibit(&town, id, ExhibitKind::Table, "pothole-backlog");
            town.program.run(Command::SaveExhibit(table)).unwrap();
            for text in [
                "Which shifts carry the delay?",
                "Who decides on the lease, and when?",
            ] {
                let question = Question {
                    id: QuestionId::default(),
                    item: id,
                    text: text.into(),
                    ..Question::default()
                };
                town.program.run(Command::SaveQuestion(question)).unwrap();
            }
        }
    }
    town.program.run(Command::BringFollowUps(meeting)).unwrap();
    (town.program, town.clock, meeting)
}

fn open() -> Prepare {
    let (program, clock, meeting) = prepared();
    let place = Place::Meeting(meeting, MeetingStage::Prepare);
    let desk = Desk::new((program, clock), place, Preparing::default());
    console(desk, Look::Light)
}

fn choose(harness: &mut Prepare, title: &str) {
    let row = format!(". {title}");
    harness
        .get_by(|node| node.label().is_some_and(|label| label.ends_with(&row)))
        .click();
    harness.run();
}

fn view(harness: &mut Prepare) -> MeetingView {
    desk(harness).models.meeting.clone().unwrap()
}

#[test]
fn prepare_is_drawn() {
    let mut harness = open();
    choose(&mut harness, "Street-defect response time");
    picture(&mut harness, "prepare_item");
}

#[test]
fn what_is_typed_is_saved_a_moment_after_the_last_key() {
    let mut harness = open();
    choose(&mut harness, "Graffiti pilot");
    let narrative = harness.get_by_label("Narrative");
    narrative.focus();
    narrative.type_text("Two crews clean what is reported");
    harness.run_steps(2);
    let typed = |harness: &mut Prepare| {
        let view = view(harness);
        let one = view
            .items
            .iter()
            .find(|one| one.item.title == "Graffiti pilot");
        one.unwrap().item.narrative.clone()
    };
    assert_eq!(typed(&mut harness), "");
    harness.run_steps(6);
    assert_eq!(typed(&mut harness), "Two crews clean what is reported");
    harness
        .get_by_label("Narrative")
        .type_text(" within five days");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run_steps(2);
    assert_eq!(
        typed(&mut harness),
        "Two crews clean what is reported within five days"
    );
}

#[test]
fn words_typed_into_one_item_stay_when_another_is_chosen() {
    let mut harness = open();
    choose(&mut harness, "Graffiti pilot");
    let why = harness.get_by_label("Why this, why now");
    why.focus();
    why.type_text("Council asked on Tuesday");
    harness.run_steps(1);
    choose(&mut harness, "Street-defect response time");
    harness.run_steps(8);
    let view = view(&mut harness);
    let one = view
        .items
        .iter()
        .find(|one| one.item.title == "Graffiti pilot")
        .unwrap();
    assert_eq!(one.item.why_now, "Council asked on Tuesday");
}

#[test]
fn an_item_is_added_named_moved_and_removed_by_keyboard() {
    let mut harness = open();
    harness.get_by_label("Add item").click();
    harness.run();
    harness.get_by_label("Standing item").click();
    harness.run();
    let title = harness.get_by_label("Title");
    assert!(
        title.is_focused(),
        "the title of the new item has the keyboard"
    );
    title.type_text("Snow readiness");
    harness.key_press(Key::Enter);
    harness.run();
    let order = |harness: &mut Prepare| -> Vec<String> {
        view(harness)
            .agenda()
            .map(|one| one.item.title.clone())
            .collect()
    };
    assert_eq!(order(&mut harness)[4], "Snow readiness");
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    harness.run();
    assert_eq!(order(&mut harness)[3], "Snow readiness");
    harness.get_by_label("4. Snow readiness").focus();
    harness.run();
    harness.key_press(Key::Delete);
    harness.run();
    assert!(!order(&mut harness).contains(&"Snow readiness".to_owned()));
}

#[test]
fn a_follow_up_item_taken_off_the_agenda_can_be_put_back() {
    let mut harness = open();
    choose(&mut harness, "Other commitments");
    harness.get_by_label("What was agreed");
    harness.get_by_label("Take item off the agenda").click();
    harness.run();
    assert_eq!(view(&mut harness).agenda().count(), 5);
    harness.get_by_label("Put Other commitments back").click();
    harness.run();
    assert_eq!(view(&mut harness).agenda().count(), 6);
}

#[test]
fn questions_are_added_with_enter_edited_and_removed() {
    let mut harness = open();
    choose(&mut harness, "On-time trash collection");
    for words in [
        "Which routes end after six?",
        "What would a third truck change?",
    ] {
        harness.get_by_label("Add a question").focus();
        harness.get_by_label("Add a question").type_text(words);
        harness.run_steps(1);
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert!(harness.get_by_label("Add a question").is_focused());
    harness.get_by_label("Remove question 1").click();
    harness.run();
    let view = view(&mut harness);
    let one = view
        .items
        .iter()
        .find(|one| one.item.title.starts_with("On-time"))
        .unwrap();
    let texts: Vec<&str> = one.questions.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["What would a third truck change?"]);
}

#[test]
fn actions_are_prepared_with_enter_understood_edited_and_removed() {
    let mut harness = open();
    choose(&mut harness, "On-time trash collection");
    for words in [
        "Buy a third truck due 12/4 !high",
        "Move two routes @nobodyknown",
    ] {
        let field = harness.get_by_label("Add an anticipated action");
        field.focus();
        harness
            .get_by_label("Add an anticipated action")
            .type_text(words);
        harness.run_steps(1);
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert!(
        harness
            .get_by_label("Add an anticipated action")
            .is_focused()
    );
    harness.get_by_label("due Fri Dec 4");
    harness.get_by_label_contains("@nobodyknown: nobody known by that name");
    harness.get_by_label("Remove anticipated action 2").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    let view = view(&mut harness);
    let found = view.items.iter();
    let one = found
        .clone()
        .find(|one| one.item.title.starts_with("On-time"))
        .unwrap();
    let typed: Vec<&str> = one
        .anticipated
        .iter()
        .map(|one| one.typed.as_str())
        .collect();
    assert_eq!(typed, ["Buy a third truck due 12/4 !high"]);
}

#[test]
fn a_chart_is_added_by_its_measure_and_broken_down() {
    let mut harness = open();
    choose(&mut harness, "On-time trash collection");
    harness.get_by_label("Add chart").click();
    harness.run();
    assert!(
        harness
            .get_by_label("Measure of the new chart")
            .is_focused()
    );
    harness
        .get_by_label("Measure of the new chart")
        .type_text("on-time trash");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let shown = view(&mut harness);
    let one = shown
        .items
        .iter()
        .find(|one| one.item.title.starts_with("On-time"))
        .unwrap();
    assert_eq!(one.exhibits.len(), 1);
    assert_eq!(
        (one.exhibits[0].kind, one.exhibits[0].periods),
        (ExhibitKind::Chart, 36)
    );
    harness.get_by_label("Add picture or PDF").click();
    harness.run();
    let wish = Wish::PickFile(FilePurpose::AddPicture(one.item.id));
    assert!(desk(&mut harness).wishes.contains(&wish));
}

#[test]
fn the_edition_of_the_memo_is_chosen_beside_its_export_and_stays_chosen() {
    let mut harness = open();
    let edition = |harness: &mut Prepare| desk(harness).screens.state.edition();
    assert_eq!(edition(&mut harness), MemoEdition::PANEL);
    let asking = "With the questions for the panel";
    assert!(harness.query_by_label(asking).is_none());
    for edition in ["Department edition", "Public edition", "Department edition"] {
        harness.get_by_label("Edition").click();
        harness.run();
        harness.get_by_label(edition).click();
        harness.run();
    }
    harness.get_by_label(asking).click();
    harness.run();
    harness.get_by_label("Small numbers are hidden where a measure's rules ask for it.");
    picture(&mut harness, "prepare_edition");
    let chosen = MemoEdition {
        edition: Edition::Department,
        with_questions: true,
        ..MemoEdition::PANEL
    };
    assert_eq!(edition(&mut harness), chosen);
    desk(&mut harness).refresh();
    harness.run();
    assert_eq!(edition(&mut harness), chosen);
}

#[test]
fn the_memo_and_the_meeting_are_a_press_away_and_leaving_keeps_what_was_typed() {
    let mut harness = open();
    harness.get_by_label("Export stat memo").click();
    harness.get_by_label("Start meeting").click();
    harness.run();
    let wishes = &desk(&mut harness).wishes;
    assert_eq!(
        wishes[..],
        [
            Wish::Do(Verb::ExportStatMemo),
            Wish::Do(Verb::StartOrResume)
        ]
    );
    harness.get_by_label("Place").focus();
    harness.get_by_label("Place").type_text(" (east wing)");
    harness.run_steps(1);
    let desk = desk(&mut harness);
    let mut outbox = Outbox::default();
    desk.screens.state.keep(&desk.models, &mut outbox);
    let sent = outbox.take();
    let [Wish::Run(command, Then::Nothing)] = &sent[..] else {
        panic!("{sent:?}")
    };
    let Command::Based { change, .. } = &**command else {
        panic!("{command:?}")
    };
    let Command::SaveMeeting(meeting) = &**change else {
        panic!("{change:?}")
    };
    assert!(meeting.place.contains("(east wing)"));
}

/// A harness of another size.
fn open_at(size: [f32; 2], look: Look) -> Prepare {
    let (program, clock, meeting) = prepared();
    let place = Place::Meeting(meeting, MeetingStage::Prepare);
    let desk = Desk::new((program, clock), place, Preparing::default());
    let mut harness = console(desk, look);
    harness.set_size(size.into());
    harness.run();
    harness
}

#[test]
fn what_the_memo_lacks_is_listed_and_each_line_asks_for_the_field_that_mends_it() {
    let mut harness = open();
    let lacks = desk(&mut harness).models.lacks.clone().unwrap().stat;
    press_if_there(&mut harness, &format!("Show {} more", lacks.len() - 6));
    for (words, mend) in [
        ("On-time trash collection: no narrative.", Mend::Narrative),
        (
            "Graffiti pilot: no chart, table or picture.",
            Mend::NewExhibit,
        ),
        ("Graffiti pilot: no data source.", Mend::DataSource),
        (
            "Graffiti pilot: no question for the panel.",
            Mend::NewQuestion,
        ),
        (
            "Graffiti pilot: not said why it is brought up now.",
            Mend::WhyNow,
        ),
    ] {
        let lack = lacks.iter().find(|lack| lack.words.ends_with(words));
        let lack = lack.unwrap_or_else(|| panic!("{words:?} in {lacks:#?}"));
        assert_eq!(lack.mend, mend, "{words}");
        harness.get_by_label(&lack.words).click();
        harness.run();
        let wished = desk(&mut harness).mended.pop();
        assert_eq!(wished.as_ref(), Some(lack), "{words}");
    }
}

fn press_if_there(harness: &mut Prepare, label: &str) {
    if let Some(node) = harness.query_by_label(label) {
        node.click();
        harness.run();
    }
}

#[test]
fn prepare_is_drawn_for_an_item_that_follows_up() {
    let mut harness = open_at([1366.0, 768.0], Look::Dark);
    choose(&mut harness, "Other commitments");
    picture(&mut harness, "prepare_follow_up_dark");
}

#[test]
fn prepare_is_drawn_where_there_is_little_room() {
    let mut harness = open_at([720.0, 450.0], Look::Light);
    picture(&mut harness, "prepare_narrow_agenda");
    choose(&mut harness, "Street-defect response time");
    picture(&mut harness, "prepare_narrow_item");
}

#[test]
fn prepare_is_drawn_for_a_meeting_without_items() {
    let town = a_town();
    let rows = query::meetings(&town.program).unwrap().rows;
    let row = rows
        .iter()
        .find(|row| row.meeting.name == "Clean City Stat")
        .unwrap();
    let place = Place::Meeting(row.meeting.id, MeetingStage::Prepare);
    let desk = Desk::new((town.program, town.clock), place, Preparing::default());
    let mut harness = console(desk, Look::Light);
    picture(&mut harness, "prepare_empty");
    harness.get_by_label("Begin with the usual agenda").click();
    harness.run();
    let kinds: Vec<_> = view(&mut harness)
        .agenda()
        .map(|one| one.item.kind)
        .collect();
    assert_eq!(
        kinds,
        [ItemKind::Opening, ItemKind::KpiReview, ItemKind::CloseOut]
    );
}

/// Presses what has that label, brought into sight first.
fn press(harness: &mut Prepare, label: &str) {
    harness.get_by_label(label).scroll_to_me();
    harness.run();
    harness.get_by_label(label).click();
    harness.run();
}

#[test]
fn how_a_chart_is_looked_at_is_kept_with_the_exhibit_and_undone() {
    let mut harness = open();
    choose(&mut harness, "Street-defect response time");
    harness.get_by_label("Edit figure 1").click();
    harness.run();
    let first = |harness: &mut Prepare| {
        let view = view(harness);
        let mut items = view.items.iter();
        let one = items.find(|one| one.item.title.starts_with("Street"));
        one.unwrap().exhibits[0].clone()
    };
    let before = first(&mut harness);
    for (chip, option) in [
        ("Drawn as: line", "Bars"),
        ("Compare with: nothing", "Target"),
    ] {
        desk(&mut harness)
            .clock
            .advance(chrono::TimeDelta::seconds(30));
        press(&mut harness, chip);
        let option = harness.get_by_role_and_label(Role::MenuItemRadio, option);
        option.click();
        harness.run();
    }
    let saved = first(&mut harness);
    assert_eq!(
        (saved.form, saved.compared),
        (ChartForm::Bars, ComparedWith::Target)
    );
    // The picture above the fields is of the chart as it is now, and so is the memo's.
    harness.get_by_label("Days, monthly · 2.2 days above the target of 4 days");
    harness.get_by_label("Usual range").scroll_to_me();
    harness.run();
    picture(&mut harness, "prepare_exhibit_compared");
    for _ in 0..2 {
        desk(&mut harness).program.undo().unwrap();
    }
    desk(&mut harness).refresh();
    harness.run();
    assert_eq!(first(&mut harness), before);
    harness.get_by_label("Compare with: nothing");
    // From one's own words nothing is lost when a control is pressed.
    harness.get_by_label("Caption").focus();
    harness.run();
    harness
        .get_by_label("Caption")
        .type_text("What Depot B costs");
    press(&mut harness, "12");
    let saved = first(&mut harness);
    assert_eq!(
        (saved.periods, saved.caption.as_str()),
        (12, "What Depot B costs")
    );
    press(&mut harness, "Reset");
    assert_eq!(first(&mut harness).periods, 36);
}

#[test]
fn adding_a_chart_can_be_thought_better_of() {
    let mut harness = open();
    choose(&mut harness, "On-time trash collection");
    harness.get_by_label("Add chart").click();
    harness.run();
    harness
        .get_by_label("Measure of the new chart")
        .type_text("none after");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.query_by_label("Measure of the new chart").is_none());
    let shown = view(&mut harness);
    assert!(
        shown
            .items
            .iter()
            .all(|one| !one.item.title.starts_with("On-time") || one.exhibits.is_empty())
    );
}

#[test]
fn an_exhibits_fields_open_below_it() {
    let mut harness = open();
    choose(&mut harness, "Street-defect response time");
    harness.get_by_label("Edit figure 1").click();
    harness.run();
    harness.get_by_label("Caption").scroll_to_me();
    harness.run();
    picture(&mut harness, "prepare_exhibit");
    harness.get_by_label("Table").click();
    harness.run();
    let shown = view(&mut harness);
    let one = shown
        .items
        .iter()
        .find(|one| one.item.title.starts_with("Street"))
        .unwrap();
    assert_eq!(one.exhibits[0].kind, ExhibitKind::Table);
}

#[test]
fn the_tab_key_goes_from_the_agenda_through_the_item_to_the_meeting() {
    let mut harness = open();
    choose(&mut harness, "Graffiti pilot");
    harness.get_by_label("5. Graffiti pilot").focus();
    harness.run();
    let mut seen = Vec::new();
    let wanted = [
        "Title",
        "Narrative",
        "Add a question",
        "Private notes",
        "Export stat memo",
    ];
    for _ in 0..40 {
        harness.key_press(Key::Tab);
        harness.run();
        for label in wanted {
            let here = harness
                .query_by_label(label)
                .is_some_and(|node| node.is_focused());
            if here && seen.last() != Some(&label) {
                seen.push(label);
            }
        }
    }
    assert_eq!(seen, wanted);
}

#[test]
fn minutes_over_the_meetings_length_are_said_in_words() {
    let mut harness = open();
    harness.get_by_label("70 of 90 min · 20 to spare");
    choose(&mut harness, "Graffiti pilot");
    harness.get_by_label("Minutes").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label("Minutes").type_text("45");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("100 of 90 min · 10 min over");
}

#[test]
fn minutes_and_words_changed_together_are_one_change_that_keeps_both() {
    let mut harness = open();
    choose(&mut harness, "Graffiti pilot");
    harness.get_by_label("Narrative").focus();
    harness.get_by_label("Narrative").type_text("Half done");
    harness.run_steps(1);
    harness.get_by_label("Minutes").focus();
    harness.run_steps(1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label("Minutes").type_text("25");
    harness.key_press(Key::Enter);
    harness.run();
    let view = view(&mut harness);
    let one = view
        .items
        .iter()
        .find(|one| one.item.title == "Graffiti pilot")
        .unwrap();
    assert_eq!(
        (one.item.planned_minutes, one.item.narrative.as_str()),
        (25, "Half done")
    );
}

#[test]
fn a_title_left_blank_gives_way_to_the_earlier_one() {
    let mut harness = open();
    choose(&mut harness, "Graffiti pilot");
    harness.get_by_label("Title").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
    harness.run_steps(6);
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.get_by_label("Title").value().as_deref(),
        Some("Graffiti pilot")
    );
    assert!(desk(&mut harness).refused.is_empty());
}

#[test]
fn an_item_is_made_one_of_another_kind_by_keyboard_and_keeps_what_was_typed() {
    let mut harness = open();
    choose(&mut harness, "Graffiti pilot");
    let title = harness.get_by_label("Title");
    title.focus();
    harness.run();
    harness.get_by_label("Title").type_text(" in Harbor");
    harness.run();
    let kind = harness.get_by(|node| {
        node.role() != Role::Label && node.label().is_some_and(|label| label == "Kind")
    });
    kind.focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.event(Event::Text("standing".into()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let last = |harness: &mut Prepare| {
        let view = view(harness);
        let standing = view
            .agenda()
            .filter(|one| one.item.kind == ItemKind::Standing);
        standing.last().unwrap().item.title.clone()
    };
    assert_eq!(last(&mut harness), "Graffiti pilot in Harbor");
    desk(&mut harness).program.undo().unwrap();
    desk(&mut harness).refresh();
    harness.run();
    assert_ne!(last(&mut harness), "Graffiti pilot in Harbor");
    // What takes up earlier commitments stays what it is.
    choose(&mut harness, "Other commitments");
    assert!(harness.query_by_label("Kind").is_none());
}
