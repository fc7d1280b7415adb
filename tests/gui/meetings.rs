//! The list of meetings: found, opened at their stage, planned, called off, removed.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statroom::domain::ids::MeetingId;
use statroom::program::Command;
use statroom::program::query::{self, MeetingRow};
use statroom::ui::console::meetings::{self, MeetingsState};
use statroom::ui::models::Frame;
use statroom::ui::outbox::{MeetingStage, Outbox, Place, Then};
use statroom::ui::theme::Look;

use crate::driver::{Desk, Screens, an_empty_program, at, console, desk};
use crate::harness::{Window, picture};
use crate::town::{a_town, day};

#[derive(Default)]
struct List {
    meetings: MeetingsState,
}

impl Screens for List {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, place: Place, outbox: &mut Outbox) {
        if place == Place::Meetings {
            meetings::show(ui, frame, &mut self.meetings, outbox);
        }
    }

    fn follow(&mut self, then: Then) {
        if matches!(then, Then::CloseForm | Then::OpenMeeting) {
            self.meetings.close_form();
        }
    }
}

type Console = Harness<'static, Window<Desk<List>>>;

fn town(look: Look) -> Console {
    let town = a_town();
    let place = Place::Meetings;
    console(
        Desk::new((town.program, town.clock), place, List::default()),
        look,
    )
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

/// The meetings in sight, from the top.
fn rows(harness: &Console) -> Vec<String> {
    let rows = harness.query_all_by_role(Role::Row);
    let named = rows.map(|row| {
        let name = row.accesskit_node().label().unwrap_or_default();
        (row.rect().top(), name)
    });
    let mut rows: Vec<(f32, String)> = named.collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn meeting_on(harness: &mut Console, on: &str) -> MeetingRow {
    let desk = desk(harness);
    assert_eq!(desk.refused, Vec::<String>::new());
    let mut rows = desk.models.meetings.rows.iter();
    rows.find(|row| row.meeting.held_on == day(on))
        .unwrap()
        .clone()
}

#[test]
fn the_list_of_meetings_is_drawn() {
    picture(&mut town(Look::Light), "meetings");
}

#[test]
fn an_empty_list_offers_the_first_meeting() {
    let program = an_empty_program(at("2026-11-24T13:51:00Z"));
    let desk_of = Desk::new(program, Place::Meetings, List::default());
    let mut harness = console(desk_of, Look::Light);
    harness.get_by_label("No meetings yet");
    picture(&mut harness, "meetings_empty");
    press(&mut harness, "Plan the first meeting");
    harness.get_by_label("Name");
}

#[test]
fn what_is_to_come_stands_before_what_was_held() {
    let harness = town(Look::Light);
    assert_eq!(
        rows(&harness),
        [
            "Streets Stat, Tuesday, November 24, 2026, Today",
            "Clean City Stat, Tuesday, December 8, 2026, To come",
            "Streets Stat, Tuesday, October 20, 2026, Held",
            "Streets Stat, Tuesday, September 22, 2026, Held",
        ]
    );
}

#[test]
fn filters_search_and_heads_leave_and_order_what_was_asked_for() {
    let mut harness = town(Look::Light);
    harness
        .get_by_role_and_label(Role::RadioButton, "Held")
        .click();
    harness.run();
    assert_eq!(rows(&harness).len(), 2);
    harness.get_by_label("2 of 4 meetings");
    press(&mut harness, "Show all");
    write(&mut harness, "Search meetings", "clean DECEMBER");
    assert_eq!(rows(&harness).len(), 1);
    press(&mut harness, "Show all");
    press(&mut harness, "When");
    assert!(rows(&harness)[0].contains("September 22"));
    press(&mut harness, "Department: all");
    harness
        .get_by_role_and_label(Role::MenuItemRadio, "Sanitation")
        .click();
    harness.run();
    assert_eq!(rows(&harness).len(), 3);
}

#[test]
fn a_meeting_opens_at_the_stage_it_is_at() {
    for (down, stage) in [
        (1, MeetingStage::Run),
        (2, MeetingStage::Prepare),
        (3, MeetingStage::FollowUp),
    ] {
        let mut harness = town(Look::Light);
        let today = meeting_on(&mut harness, "2026-11-24").meeting.id;
        let desk_of = desk(&mut harness);
        desk_of.program.run(Command::StartMeeting(today)).unwrap();
        desk_of.refresh();
        harness.run();
        harness
            .get_by_role_and_label(Role::Grid, "Meetings")
            .focus();
        harness.run();
        for _ in 0..down {
            harness.key_press(Key::ArrowDown);
        }
        harness.key_press(Key::Enter);
        harness.run();
        let Place::Meeting(_, opened) = desk(&mut harness).place else {
            panic!("nothing was opened");
        };
        assert_eq!(opened, stage);
    }
}

#[test]
fn a_press_opens_a_meeting() {
    let mut harness = town(Look::Light);
    let clean = meeting_on(&mut harness, "2026-12-08").meeting.id;
    press(
        &mut harness,
        "Clean City Stat, Tuesday, December 8, 2026, To come",
    );
    let opened = Place::Meeting(clean, MeetingStage::Prepare);
    assert_eq!(desk(&mut harness).place, opened);
}

#[test]
fn a_new_meeting_is_planned_with_its_departments_and_seats() {
    let mut harness = town(Look::Light);
    press(&mut harness, "New meeting");
    write(&mut harness, "Name", "Permit Stat");
    write(&mut harness, "Purpose", "Permits that are decided on time.");
    write(&mut harness, "Date", "Dec 15");
    write(&mut harness, "Start", "1:30 pm");
    write(&mut harness, "Minutes", "60");
    write(&mut harness, "Place", "City Hall, room 5");
    press(&mut harness, "Add a department");
    press(&mut harness, "Parks");
    press(&mut harness, "Chair");
    harness.event(Event::Text("whitfield".into()));
    harness.key_press(Key::Enter);
    harness.run();
    picture(&mut harness, "meetings_new");
    press(&mut harness, "Plan meeting");
    let made = meeting_on(&mut harness, "2026-12-15");
    let desk = desk(&mut harness);
    let opened = Place::Meeting(made.meeting.id, MeetingStage::Prepare);
    assert_eq!(desk.place, opened);
    assert_eq!(made.meeting.minutes, 60);
    assert_eq!(made.meeting.starts_at.to_string(), "13:30:00");
    let directory = &desk.models.directory;
    let department = made.departments.first().copied();
    assert_eq!(directory.department_name(department), "Parks");
    let view = query::meeting(&desk.program, made.meeting.id).unwrap();
    assert_eq!(view.attendance.len(), 1);
}

#[test]
fn a_meeting_without_a_day_is_not_planned() {
    let mut harness = town(Look::Light);
    press(&mut harness, "New meeting");
    write(&mut harness, "Name", "Permit Stat");
    let node = harness.get_by_label("Plan meeting");
    assert!(node.accesskit_node().is_disabled());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Plan meeting").is_none());
    assert_eq!(rows(&harness).len(), 4);
}

#[test]
fn the_next_meeting_is_four_weeks_later_and_reports_on_the_next_month() {
    let mut harness = town(Look::Light);
    let clean: MeetingId = meeting_on(&mut harness, "2026-12-08").meeting.id;
    desk(&mut harness).screens.meetings.plan_next(clean);
    harness.run();
    picture(&mut harness, "meetings_next");
    press(&mut harness, "Plan next meeting");
    let made = meeting_on(&mut harness, "2027-01-05");
    assert_eq!(made.meeting.reporting_period, "December 2026");
    assert_eq!(made.meeting.previous, Some(clean));
    assert_eq!(
        desk(&mut harness).place,
        Place::Meeting(made.meeting.id, MeetingStage::Prepare)
    );
}

const MORE: &str = "More for Clean City Stat of Dec 8, 2026";

#[test]
fn a_meeting_is_called_off_and_put_back() {
    let mut harness = town(Look::Light);
    press(&mut harness, MORE);
    press(&mut harness, "Mark as cancelled");
    assert!(meeting_on(&mut harness, "2026-12-08").meeting.cancelled);
    let last = rows(&harness).pop().unwrap();
    assert_eq!(
        last,
        "Clean City Stat, Tuesday, December 8, 2026, Cancelled"
    );
    press(&mut harness, MORE);
    press(&mut harness, "Restore");
    assert!(!meeting_on(&mut harness, "2026-12-08").meeting.cancelled);
}

#[test]
fn a_meeting_that_never_began_is_removed_after_a_question() {
    let mut harness = town(Look::Light);
    press(&mut harness, MORE);
    press(&mut harness, "Remove…");
    picture(&mut harness, "meetings_remove");
    press(&mut harness, "Remove meeting");
    assert_eq!(rows(&harness).len(), 3);
    assert_eq!(
        desk(&mut harness).models.undo.as_deref(),
        Some("Remove meeting")
    );
}

#[test]
fn the_delete_key_removes_what_never_began_and_nothing_else() {
    let mut harness = town(Look::Light);
    harness
        .get_by_role_and_label(Role::Grid, "Meetings")
        .focus();
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    harness.key_press(Key::Delete);
    harness.run();
    assert!(harness.query_by_label("Remove meeting").is_none());
    for key in [Key::ArrowUp, Key::ArrowUp, Key::Delete] {
        harness.key_press(key);
        harness.run();
    }
    press(&mut harness, "Remove meeting");
    assert_eq!(rows(&harness).len(), 3);
}

#[test]
fn a_small_window_shows_the_list_and_its_forms() {
    let mut harness = town(Look::Light);
    harness.set_size([720.0, 450.0].into());
    harness.run();
    picture(&mut harness, "meetings_small");
    press(&mut harness, "New meeting");
    picture(&mut harness, "meetings_new_small");
    harness.get_by_label("Plan meeting");
}
