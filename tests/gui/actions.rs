//! The register: found, sorted, worked, merged, and smooth with ten thousand rows.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statroom::domain::action::ActionStatus;
use statroom::domain::entry::ActionStep;
use statroom::program::query::ActionRow;
use statroom::program::{ActionWork, Command};
use statroom::ui::outbox::{MeetingStage, Place, Selection, Wish};
use statroom::ui::theme::Look;
use statroom::ui::verbs::Verb;

use crate::driver::desk;
use crate::harness::picture;
use crate::register::{Console, empty_at, town_at, zoomed};
use crate::town::day;

const LEASE: &str = "Agree with Public Property on a lease for the north yard";
const NIGHT: &str = "Plan to restore the Depot B night crew, with costs for three options";

/// The row of the action with these words.
fn row(harness: &mut Console, words: &str) -> ActionRow {
    let desk = desk(harness);
    assert_eq!(desk.refused, Vec::<String>::new());
    let rows = &desk.models.actions.rows;
    rows.iter()
        .find(|row| row.action.text == words)
        .unwrap()
        .clone()
}

/// The words of the actions in sight, from the top.
fn listed(harness: &Console) -> Vec<String> {
    let rows = harness.query_all_by_role(Role::Row);
    let mut rows: Vec<(f32, String)> = rows
        .map(|row| {
            (
                row.rect().top(),
                row.accesskit_node().label().unwrap_or_default(),
            )
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn press(harness: &mut Console, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Presses the last of the buttons of that label: the one in the dialog.
fn confirm(harness: &mut Console, label: &str) {
    let buttons = harness.query_all_by_role_and_label(Role::Button, label);
    buttons.last().unwrap().click();
    harness.run();
}

fn choose(harness: &mut Console, words: &str) {
    let start = |node: &Node<'_>| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name.starts_with(words)
    };
    let rows = harness.query_all_by_role(Role::Row);
    rows.into_iter().find(start).unwrap().click();
    harness.run();
}

/// Types into the field of that label what replaces its words.
fn fill(harness: &mut Console, label: &str, words: &str) {
    harness.get_by_label(label).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text(words.into()));
    harness.run();
}

#[test]
fn the_register_is_drawn() {
    picture(&mut town_at(Place::Actions, Look::Light), "actions");
}

#[test]
fn an_action_is_drawn_beside_the_register() {
    let mut harness = town_at(Place::Actions, Look::Light);
    choose(&mut harness, LEASE);
    picture(&mut harness, "actions_open");
}

#[test]
fn an_action_is_drawn_beside_the_register_in_dark() {
    let mut harness = town_at(Place::Actions, Look::Dark);
    choose(&mut harness, NIGHT);
    picture(&mut harness, "actions_open_dark");
}

#[test]
fn an_empty_register_leads_to_the_meetings() {
    let mut harness = empty_at(Place::Actions);
    press(&mut harness, "Go to the meetings");
    assert_eq!(desk(&mut harness).wishes, [Wish::Do(Verb::GoMeetings)]);
}

#[test]
fn the_one_overdue_longest_stands_first_and_a_head_sorts() {
    let mut harness = town_at(Place::Actions, Look::Light);
    assert!(listed(&harness)[0].starts_with(LEASE) || listed(&harness)[0].contains("Overdue"));
    let overdue = |harness: &mut Console| desk(harness).models.home.count(ActionStatus::Overdue);
    let count = overdue(&mut harness);
    assert!(
        listed(&harness)[..count]
            .iter()
            .all(|name| name.contains("Overdue"))
    );
    press(&mut harness, "Owner");
    assert!(
        listed(&harness)[0].contains("A. Haddad"),
        "{:?}",
        listed(&harness)[0]
    );
    press(&mut harness, "Owner, smallest first");
    assert!(!listed(&harness)[0].contains("A. Haddad"));
}

#[test]
fn filters_leave_what_was_asked_for() {
    let mut harness = town_at(Place::Actions, Look::Light);
    press(&mut harness, "Status: all");
    confirm_option(&mut harness, "On Hold");
    assert_eq!(listed(&harness).len(), 1);
    press(&mut harness, "Show all");
    press(&mut harness, "Open only");
    assert!(
        listed(&harness)
            .iter()
            .all(|name| !name.contains("Completed"))
    );
    press(&mut harness, "Meeting: all");
    confirm_option(&mut harness, "Streets Stat · Sep 22, 2026");
    press(&mut harness, "Open only");
    harness.get_by_label("6 of 17 actions");
    fill(&mut harness, "Search actions", "lease rivera");
    assert_eq!(listed(&harness).len(), 1);
}

fn confirm_option(harness: &mut Console, label: &str) {
    harness
        .get_by_role_and_label(Role::MenuItemRadio, label)
        .click();
    harness.run();
}

#[test]
fn a_wish_from_elsewhere_shows_its_part_of_the_register() {
    let mut harness = town_at(Place::Actions, Look::Light);
    let wish = Selection::Actions {
        department: None,
        status: Some(ActionStatus::Overtaken),
    };
    desk(&mut harness).screens.actions.select(wish);
    harness.run();
    assert_eq!(listed(&harness).len(), 1);
    let id = row(&mut harness, NIGHT).action.id;
    desk(&mut harness)
        .screens
        .actions
        .select(Selection::Action(id));
    harness.run();
    harness.get_by_label("Close the action");
    assert_eq!(
        harness
            .get_by_label("What is to be done")
            .value()
            .as_deref(),
        Some(NIGHT)
    );
}

#[test]
fn an_action_is_completed_with_evidence_and_reopened() {
    let mut harness = town_at(Place::Actions, Look::Light);
    choose(&mut harness, LEASE);
    press(&mut harness, "Completed");
    confirm(&mut harness, "Complete");
    harness.get_by_label("An action is closed with evidence.");
    fill(
        &mut harness,
        "Evidence that it is done",
        "Lease signed on November 23",
    );
    picture(&mut harness, "actions_complete");
    confirm(&mut harness, "Complete");
    let done = row(&mut harness, LEASE);
    assert_eq!(done.status, ActionStatus::CompletedLate);
    assert_eq!(done.action.completed_on, Some(day("2026-11-24")));
    press(&mut harness, "Reopen");
    fill(&mut harness, "Reason", "The owner withdrew");
    confirm(&mut harness, "Reopen");
    assert_eq!(row(&mut harness, LEASE).status, ActionStatus::Overdue);
}

#[test]
fn a_new_date_wants_its_reason_and_is_kept_in_the_history() {
    let mut harness = town_at(Place::Actions, Look::Light);
    choose(&mut harness, LEASE);
    press(&mut harness, "New date");
    fill(&mut harness, "New due date", "+2w");
    fill(&mut harness, "Reason", "Counsel reads the draft");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let moved = row(&mut harness, LEASE);
    assert_eq!(moved.action.due, Some(day("2026-12-08")));
    assert_eq!(
        moved.due_changes.last().unwrap().reason,
        "Counsel reads the draft"
    );
    assert_eq!(moved.status, ActionStatus::NotYetDue);
}

#[test]
fn every_other_step_is_taken_from_the_panel() {
    let mut harness = town_at(Place::Actions, Look::Light);
    choose(&mut harness, LEASE);
    press(&mut harness, "Response");
    fill(
        &mut harness,
        "Words of the response",
        "The owner signs in December.",
    );
    confirm(&mut harness, "Keep response");
    assert_eq!(row(&mut harness, LEASE).responses.len(), 2);
    press(&mut harness, "On hold");
    fill(&mut harness, "Reason", "Waits for counsel");
    confirm(&mut harness, "Put on hold");
    assert_eq!(row(&mut harness, LEASE).status, ActionStatus::OnHold);
    press(&mut harness, "Delivered");
    confirm(&mut harness, "Mark delivered");
    assert_eq!(row(&mut harness, LEASE).status, ActionStatus::UnderReview);
    press(&mut harness, "Escalate");
    confirm(&mut harness, "Escalate");
    harness.get_by_label("Choose to whom it goes.");
    harness.get_by_label("To whom").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.event(Event::Text("haddad".into()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    fill(&mut harness, "Note", "Decide whether the yard is bought");
    confirm(&mut harness, "Escalate");
    harness.get_by_label("Nov 24, 2026 · Escalated to A. Haddad, Sanitation");
    harness.get_by_label("Decide whether the yard is bought");
    press(&mut harness, "Overtaken");
    fill(&mut harness, "What overtook it", "The city bought the yard");
    confirm(&mut harness, "Mark overtaken");
    assert_eq!(row(&mut harness, LEASE).status, ActionStatus::Overtaken);
}

#[test]
fn what_a_meeting_did_with_an_action_leads_to_that_meeting() {
    let mut harness = town_at(Place::Actions, Look::Light);
    let action = row(&mut harness, LEASE).action.id;
    let desk_of = desk(&mut harness);
    let meeting = desk_of.models.home.next_meeting.unwrap();
    desk_of.program.run(Command::StartMeeting(meeting)).unwrap();
    let work = ActionWork {
        action,
        step: ActionStep::Delivered,
        on: day("2026-11-24"),
        words: "A draft of the lease is on the table".into(),
        new_due: None,
        person: None,
        meeting: Some(meeting),
        item: None,
    };
    desk_of.program.run(Command::WorkAction(work)).unwrap();
    desk_of.refresh();
    desk_of.screens.actions.select(Selection::Action(action));
    harness.run();
    let link = "Delivered, under review in Streets Stat, Nov 24, 2026";
    harness.get_by_label(link).scroll_to_me();
    harness.run();
    picture(&mut harness, "actions_history");
    press(&mut harness, link);
    let place = Place::Meeting(meeting, MeetingStage::FollowUp);
    assert_eq!(desk(&mut harness).place, place);
}

#[test]
fn an_action_is_merged_into_another() {
    let mut harness = town_at(Place::Actions, Look::Light);
    choose(&mut harness, LEASE);
    press(&mut harness, "Merge");
    fill(&mut harness, "Find the other action", "night crew");
    picture(&mut harness, "actions_merge");
    let found = harness.query_all_by_role_and_label(Role::Button, NIGHT);
    found.last().unwrap().click();
    harness.run();
    confirm(&mut harness, "Merge");
    let into = row(&mut harness, NIGHT).action.id;
    assert_eq!(row(&mut harness, LEASE).action.merged_into, Some(into));
}

#[test]
fn the_register_is_walked_by_keys() {
    let mut harness = town_at(Place::Actions, Look::Light);
    harness.get_by_role_and_label(Role::Grid, "Actions").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    let first = harness.get_by_label("What is to be done").value();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_ne!(harness.get_by_label("What is to be done").value(), first);
    press(&mut harness, "Close the action");
    assert!(harness.query_by_label("What is to be done").is_none());
    let mut rows = harness.query_all_by_role(Role::Row);
    assert!(
        rows.any(|row| row.is_focused()),
        "the keyboard is back where it was"
    );
}

#[test]
fn of_ten_thousand_actions_only_those_in_sight_are_drawn() {
    let mut harness = town_at(Place::Actions, Look::Light);
    let desk = desk(&mut harness);
    let rows = desk.models.actions.rows.clone();
    desk.models.actions.rows = rows.into_iter().cycle().take(10_000).collect();
    harness.run();
    assert!(
        listed(&harness).len() < 30,
        "only what is in sight is drawn"
    );
    fill(&mut harness, "Search actions", "lease");
    assert!(listed(&harness).iter().all(|name| name.contains("lease")));
}

#[test]
fn the_register_fits_a_small_screen_at_twice_the_size() {
    let mut harness = zoomed(town_at(Place::Actions, Look::Light));
    picture(&mut harness, "actions_zoomed");
    let id = row(&mut harness, LEASE).action.id;
    desk(&mut harness)
        .screens
        .actions
        .select(Selection::Action(id));
    harness.run();
    picture(&mut harness, "actions_open_zoomed");
    press(&mut harness, "Close the action");
    harness.get_by_label("Search actions");
    for key in [Key::ArrowDown, Key::ArrowDown] {
        harness.key_press(key);
        harness.run();
    }
    assert!(
        harness.query_by_label("Close the action").is_none(),
        "walking through the rows opens none"
    );
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("Close the action");
}

#[test]
fn the_register_is_drawn_in_high_contrast() {
    let mut harness = town_at(Place::Actions, Look::HighContrast);
    choose(&mut harness, LEASE);
    picture(&mut harness, "actions_high_contrast");
}
