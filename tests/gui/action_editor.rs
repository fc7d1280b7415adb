//! The panel of an action: each fact can be changed, a date asks for its reason, a name for its person.

use eframe::egui::{Event, Key, Margin, ScrollArea, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use statroom::domain::action::{Deliverable, Term};
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::{ActionId, EntryId, MeetingId};
use statroom::program::query::{self, ActionRow};
use statroom::program::{Command, NewEntry};
use statroom::ui::console::action_editor::{self, ActionEditorState};
use statroom::ui::models::Frame;
use statroom::ui::outbox::{MeetingStage, Outbox, Place};
use statroom::ui::theme::Look;
use statroom::ui::tokens::palette;

use crate::driver::{Desk, Screens, console, desk, made};
use crate::harness::{Window, picture};
use crate::town::{Town, a_town, day};

/// A panel as wide as beside a list.
#[derive(Default)]
struct Panel {
    action: ActionId,
    state: ActionEditorState,
    leave: bool,
}

impl Screens for Panel {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, _: Place, outbox: &mut Outbox) {
        let ground = eframe::egui::Frame::new()
            .fill(palette(ui).surface)
            .inner_margin(Margin::same(16));
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ground.show(ui, |ui| {
                ui.set_width(400.0);
                action_editor::show(ui, frame, &mut self.state, self.action, outbox);
            });
        });
        if std::mem::take(&mut self.leave) {
            self.state.keep(frame.models, outbox);
        }
    }
}

type Console = Harness<'static, Window<Desk<Panel>>>;

fn open(town: Town, place: Place, action: ActionId) -> Console {
    let panel = Panel {
        action,
        ..Panel::default()
    };
    console(
        Desk::new((town.program, town.clock), place, panel),
        Look::Light,
    )
}

fn action_called(town: &Town, text: &str) -> ActionId {
    let book = query::actions(&town.program).unwrap();
    let row = book.rows.iter().find(|row| row.action.text == text);
    row.unwrap().action.id
}

fn on_register(text: &str) -> Console {
    let town = a_town();
    let action = action_called(&town, text);
    open(town, Place::Actions, action)
}

/// Today's meeting, running, with one line on its record.
fn in_a_meeting(kind: EntryKind, line: &str, place: fn(MeetingId) -> Place) -> Console {
    let mut town = a_town();
    let meetings = query::meetings(&town.program).unwrap().rows;
    let mut meetings = meetings.iter();
    let today = meetings.find(|row| row.meeting.held_on == day("2026-11-24"));
    let meeting = today.unwrap().meeting.id;
    town.program.run(Command::StartMeeting(meeting)).unwrap();
    let entry = NewEntry {
        meeting,
        item: None,
        kind,
        typed: line.into(),
        speaker: None,
        afterwards: false,
    };
    let entry: EntryId = made(&mut town.program, Command::Record(entry));
    let book = query::actions(&town.program).unwrap();
    let mut rows = book.rows.iter();
    let action = rows.find(|row| row.action.entry == Some(entry)).unwrap();
    let action = action.action.id;
    open(town, place(meeting), action)
}

fn row(harness: &mut Console) -> ActionRow {
    let desk = desk(harness);
    assert_eq!(desk.refused, Vec::<String>::new());
    let action = desk.screens.action;
    desk.models.actions.row(action).unwrap().clone()
}

fn press(harness: &mut Console, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn write(harness: &mut Console, field: &str, words: &str) {
    harness.get_by_label(field).focus();
    harness.run();
    harness.event(Event::Text(words.into()));
    harness.run();
}

const UNOWNED: &str = "Say who answers for streetlights on state roads";
const DATED: &str = "Publish the resurfacing list for spring";

#[test]
fn the_panel_of_an_action_is_drawn() {
    let mut harness = on_register("Test cameras on two trucks");
    picture(&mut harness, "action_editor");
}

#[test]
fn the_panel_of_an_unknown_owner_is_drawn() {
    let mut harness = in_a_meeting(
        EntryKind::DataRequest,
        "Response time by shift, Sep to Nov @zyx",
        |id| Place::Meeting(id, MeetingStage::FollowUp),
    );
    picture(&mut harness, "action_editor_unsettled");
}

#[test]
fn choices_are_saved_when_made() {
    let mut harness = on_register(UNOWNED);
    harness.get_by_label("owner missing");
    for (field, choice) in [
        ("Owner", "Ingrid"),
        ("Term", "Longer"),
        ("Deliverable", "Written"),
    ] {
        press(&mut harness, field);
        harness.event(Event::Text(choice.into()));
        harness.key_press(Key::Enter);
        harness.run();
    }
    let row = row(&mut harness);
    let directory = &desk(&mut harness).models.directory;
    assert_eq!(directory.person_name(row.action.owner), "Ingrid Sørensen");
    assert_eq!(directory.department_name(row.action.department), "Streets");
    assert_eq!(row.action.term, Term::Longer);
    assert_eq!(row.action.deliverable, Some(Deliverable::WrittenUpdate));
    assert!(harness.query_by_label("owner missing").is_none());
}

#[test]
fn a_supporting_department_is_added_and_taken_off() {
    let mut harness = on_register(DATED);
    press(&mut harness, "Add a department");
    press(&mut harness, "Parks");
    let support = row(&mut harness).support;
    assert_eq!(
        desk(&mut harness)
            .models
            .directory
            .department_name(support.first().copied()),
        "Parks"
    );
    press(&mut harness, "Take Parks off");
    assert!(row(&mut harness).support.is_empty());
}

#[test]
fn words_are_saved_after_a_pause_and_blank_ones_are_not() {
    let mut harness = on_register(DATED);
    write(&mut harness, "Definition of done", "It is on the web site");
    harness.run_steps(60);
    assert_eq!(
        row(&mut harness).action.definition_of_done,
        "It is on the web site"
    );
    harness.get_by_label("What is to be done").focus();
    harness.run();
    harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
    harness.run_steps(60);
    assert_eq!(row(&mut harness).action.text, DATED);
    harness.get_by_label("It needs words, so the earlier ones are kept.");
}

#[test]
fn words_not_yet_saved_are_kept_when_the_screen_is_left() {
    let mut harness = on_register(DATED);
    write(&mut harness, "Evidence", "Link in the register");
    assert_eq!(row(&mut harness).action.evidence, "");
    desk(&mut harness).screens.leave = true;
    harness.run();
    assert_eq!(row(&mut harness).action.evidence, "Link in the register");
}

#[test]
fn another_date_asks_for_its_reason_and_keeps_both() {
    let mut harness = on_register(DATED);
    harness.get_by_label("Due").focus();
    harness.run();
    harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("Jan 15 2027".into()));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(row(&mut harness).action.due, Some(day("2026-12-18")));
    harness.get_by_label("Dec 18, 2026 becomes Jan 15, 2027.");
    harness.event(Event::Text("Waits for the budget".into()));
    harness.run();
    press(&mut harness, "Change the date");
    let row = row(&mut harness);
    assert_eq!(row.action.due, Some(day("2027-01-15")));
    assert_eq!(row.due_changes[0].reason, "Waits for the budget");
    harness.get_by_label("Waits for the budget");
}

#[test]
fn a_date_that_is_not_wanted_after_all_stays() {
    let mut harness = on_register(DATED);
    harness.get_by_label("Due").focus();
    harness.run();
    harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("+2w".into()));
    harness.key_press(Key::Enter);
    harness.run();
    press(&mut harness, "Keep Dec 18, 2026");
    assert_eq!(row(&mut harness).action.due, Some(day("2026-12-18")));
    assert!(harness.query_by_label("Reason for the new date").is_none());
}

#[test]
fn an_unknown_owner_becomes_a_person_in_one_step() {
    let mut harness = in_a_meeting(EntryKind::Action, "Count the signs @zyx", |id| {
        Place::Meeting(id, MeetingStage::FollowUp)
    });
    press(&mut harness, "Add Zyx as a new person");
    let row = row(&mut harness);
    let desk = desk(&mut harness);
    assert_eq!(desk.models.directory.person_name(row.action.owner), "Zyx");
    assert_eq!(row.action.text, "Count the signs");
    assert_eq!(desk.models.undo.as_deref(), Some("Settle entry"));
}

#[test]
fn on_the_register_too_an_unknown_owner_becomes_a_person() {
    let mut harness = in_a_meeting(EntryKind::Action, "Count the signs @zyx", |_| {
        Place::Actions
    });
    press(&mut harness, "Add Zyx as a new person");
    harness.run();
    let row = row(&mut harness);
    let directory = &desk(&mut harness).models.directory;
    assert_eq!(directory.person_name(row.action.owner), "Zyx");
    assert_eq!(row.action.owner_as_typed, "");
}
