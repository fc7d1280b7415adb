//! The desk that tests of screens work at does what the app would.

use egui_kittest::kittest::Queryable as _;
use statroom::domain::action::ActionStatus;
use statroom::domain::department::Department;
use statroom::program::Command;
use statroom::ui::outbox::{Place, SettingsPage, Then, Wish};
use statroom::ui::theme::Look;
use statroom::ui::verbs::Verb;
use statroom::ui::widgets::button;

use crate::driver::{Desk, Screens, an_empty_program, at, console, desk};
use crate::town::a_town;

#[derive(Default)]
struct Buttons {
    followed: Vec<Then>,
}

impl Screens for Buttons {
    fn show(
        &mut self,
        ui: &mut eframe::egui::Ui,
        frame: &statroom::ui::models::Frame<'_>,
        _place: Place,
        outbox: &mut statroom::ui::outbox::Outbox,
    ) {
        let departments = &frame.models.directory.departments;
        ui.label(format!("{} departments", departments.len()));
        if button::primary(ui, "Add").clicked() {
            let department = Department {
                name: "Streets Department".into(),
                ..Department::default()
            };
            outbox.run_then(Command::SaveDepartment(department), Then::CloseForm);
        }
        if button::secondary(ui, "Add nothing").clicked() {
            outbox.run_then(
                Command::SaveDepartment(Department::default()),
                Then::CloseForm,
            );
        }
        if button::secondary(ui, "Settings").clicked() {
            outbox.go(Place::Settings(SettingsPage::City));
            outbox.act(Verb::BackUp);
        }
    }

    fn follow(&mut self, then: Then) {
        self.followed.push(then);
    }
}

#[test]
fn what_a_screen_wishes_for_is_done_before_the_next_frame() {
    let program = an_empty_program(at("2026-11-24T13:51:00Z"));
    let desk_of = Desk::new(program, Place::Home, Buttons::default());
    let mut harness = console(desk_of, Look::Light);
    harness.get_by_label("0 departments");
    harness.get_by_label("Add").click();
    harness.run();
    harness.get_by_label("1 departments");
    harness.get_by_label("Add nothing").click();
    harness.get_by_label("Settings").click();
    harness.run();
    let desk = desk(&mut harness);
    desk.clock.advance(chrono::TimeDelta::days(1));
    desk.refresh();
    assert_eq!(desk.models.today, crate::town::day("2026-11-25"));
    assert_eq!(desk.screens.followed, [Then::CloseForm]);
    assert_eq!(desk.refused, ["The department's name is wanted."]);
    assert_eq!(desk.place, Place::Settings(SettingsPage::City));
    assert_eq!(desk.wishes, [Wish::Do(Verb::BackUp)]);
    assert_eq!(desk.models.undo.as_deref(), Some("Edit department"));
}

#[test]
fn the_town_has_actions_in_every_status_and_measures_on_and_off_target() {
    let town = a_town();
    let desk = Desk::new((town.program, town.clock), Place::Home, Buttons::default());
    let home = &desk.models.home;
    for status in ActionStatus::ALL {
        assert!(home.count(*status) > 0, "no action is {status:?}");
    }
    assert!(home.current > 0 && !home.late.is_empty());
    assert_eq!(home.upcoming.len(), 2);
}
