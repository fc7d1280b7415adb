//! The home screen says how the program stands, and everything on it leads to the thing itself.

use eframe::egui::{Key, Ui, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use statroom::domain::action::ActionStatus;
use statroom::domain::department::Department;
use statroom::domain::period::{Frequency, Period};
use statroom::domain::person::Person;
use statroom::domain::target::TargetStatus;
use statroom::program::{Command, FigureBatch, FigureLine, Program, query};
use statroom::ui::console::home::{self, HomeState};
use statroom::ui::models::Frame;
use statroom::ui::outbox::{
    FilePurpose, MeetingStage, Outbox, Place, Selection, SettingsPage, Wish,
};
use statroom::ui::theme::Look;
use statroom::ui::verbs::Verb;

use crate::driver::{Desk, Screens, an_empty_program, at, console, desk};
use crate::harness::{Window, picture};
use crate::streets::{self, Streets};
use crate::town::a_town;

#[derive(Default)]
struct Home {
    state: HomeState,
    asked: Vec<Selection>,
}

impl Screens for Home {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, place: Place, outbox: &mut Outbox) {
        if place == Place::Home {
            home::show(ui, frame, &mut self.state, outbox);
        }
    }

    fn select(&mut self, selection: Selection) {
        self.asked.push(selection);
    }
}

type Shown = Harness<'static, Window<Desk<Home>>>;

fn town(look: Look) -> Shown {
    let town = a_town();
    let desk = Desk::new((town.program, town.clock), Place::Home, Home::default());
    console(desk, look)
}

fn begun() -> Shown {
    let program = an_empty_program(at("2026-11-24T13:51:00Z"));
    console(
        Desk::new(program, Place::Home, Home::default()),
        Look::Light,
    )
}

/// The link whose name begins so.
fn follow(harness: &mut Shown, name: &str) {
    harness
        .get_by(|node| {
            let label = node.label().unwrap_or_default();
            node.role() == Role::Link && label.starts_with(name)
        })
        .click();
    harness.run();
}

#[test]
fn the_director_is_greeted_with_the_next_meeting() {
    let mut harness = town(Look::Light);
    harness.get_by_label("Good morning. Streets Stat is today at 9:00 a.m.");
    picture(&mut harness, "home");
}

#[test]
fn home_is_legible_in_the_dark() {
    picture(&mut town(Look::Dark), "home_dark");
}

#[test]
fn home_is_legible_in_high_contrast() {
    picture(&mut town(Look::HighContrast), "home_high_contrast");
}

#[test]
fn cards_lead_to_the_meeting_the_measures_the_actions_and_the_data() {
    for (name, wanted) in [
        ("Measures that meet target:", Place::Measures),
        ("Actions and requests:", Place::Actions),
        ("Data:", Place::Measures),
    ] {
        let mut harness = town(Look::Light);
        follow(&mut harness, name);
        assert_eq!(desk(&mut harness).place, wanted, "{name}");
    }
    let mut harness = town(Look::Light);
    let next = desk(&mut harness).models.home.next_meeting.unwrap();
    follow(&mut harness, "Next meeting:");
    let place = Place::Meeting(next, MeetingStage::Prepare);
    assert_eq!(desk(&mut harness).place, place);
}

#[test]
fn a_number_leads_to_what_it_counts() {
    let mut harness = town(Look::Light);
    let tally = desk(&mut harness).models.home.priorities[0].clone();
    let directory = &desk(&mut harness).models.directory;
    let name = directory
        .priority(tally.priority.unwrap())
        .unwrap()
        .name
        .clone();
    let (status, count) = tally.statuses[0];
    let link = format!("{name}: {count} {}", status.label().to_lowercase());
    follow(&mut harness, &link);
    assert_eq!(
        desk(&mut harness).screens.asked,
        [Selection::Measures {
            priority: tally.priority,
            status: Some(status),
        }]
    );

    let mut harness = town(Look::Light);
    let overdue = desk(&mut harness).models.home.count(ActionStatus::Overdue);
    let link = format!("{} {overdue}", ActionStatus::Overdue.label());
    follow(&mut harness, &link);
    assert_eq!(
        desk(&mut harness).screens.asked,
        [Selection::Actions {
            department: None,
            status: Some(ActionStatus::Overdue),
        }]
    );
}

#[test]
fn a_department_leads_to_its_actions_by_keyboard_too() {
    let mut harness = town(Look::Light);
    let tally = desk(&mut harness).models.home.departments[0].clone();
    let directory = &desk(&mut harness).models.directory;
    let name = directory.department_name(tally.department).to_owned();
    let total: usize = tally.statuses.iter().map(|(_, count)| count).sum();
    let link = format!("{name}: {total} actions");
    harness.get_by_label(&link).focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        desk(&mut harness).screens.asked,
        [Selection::Actions {
            department: tally.department,
            status: None,
        }]
    );
}

#[test]
fn a_measure_that_misses_its_target_is_listed_first_and_leads_to_its_page() {
    let mut harness = town(Look::Light);
    let models = &desk(&mut harness).models;
    let tally = &models.home.priorities[0];
    let off = tally.measures.iter().find(|id| {
        let row = models.measures.row(**id).unwrap();
        row.status == TargetStatus::OffTarget
    });
    let id = *off.unwrap();
    let name = models.measures.row(id).unwrap().measure.name.clone();
    // A late one is named in the card of late data as well; the list comes first.
    let rows = harness.get_all_by(|node| {
        let label = node.label().unwrap_or_default();
        node.role() == Role::Link && label.starts_with(&name) && label.contains(", Off target, ")
    });
    rows.into_iter().next().unwrap().click();
    harness.run();
    assert_eq!(desk(&mut harness).place, Place::Measure(id));
}

#[test]
fn late_data_leads_to_the_measure_that_is_late() {
    let mut harness = town(Look::Light);
    let models = &desk(&mut harness).models;
    let (id, freshness) = models.home.late[0];
    let name = models.measures.row(id).unwrap().measure.name.clone();
    let link = format!("{name}, {}", freshness.words());
    let row = harness.get_by_label(&link);
    row.scroll_to_me();
    harness.run();
    follow(&mut harness, &link);
    assert_eq!(desk(&mut harness).place, Place::Measure(id));
}

#[test]
fn a_program_that_was_just_begun_shows_the_way_to_its_first_meeting() {
    let mut harness = begun();
    harness.get_by_label("Good morning. No meeting is planned.");
    picture(&mut harness, "home_begun");
    // The settings of this city are complete; the departments come next.
    harness.get_by_label("1. Complete the city’s settings (done)");
    for (button, wish) in [
        ("Add a department", Wish::Do(Verb::NewDepartment)),
        ("Add a person", Wish::Do(Verb::NewPerson)),
        ("Import people", Wish::PickFile(FilePurpose::ImportPeople)),
        ("Add a measure", Wish::Do(Verb::NewMeasure)),
        (
            "Import measures",
            Wish::PickFile(FilePurpose::ImportMeasures),
        ),
        ("Plan a meeting", Wish::Do(Verb::NewMeeting)),
    ] {
        harness.get_by_label(button).click();
        harness.run();
        assert_eq!(desk(&mut harness).wishes.pop(), Some(wish), "{button}");
    }
    harness.get_by_label("Open settings").click();
    harness.run();
    let place = Place::Settings(SettingsPage::City);
    assert_eq!(desk(&mut harness).place, place);
}

#[test]
fn a_step_that_was_taken_is_ticked() {
    let mut harness = begun();
    let department = Department {
        name: "Streets Department".into(),
        ..Department::default()
    };
    let person = Person {
        name: "Damaris Rivera".into(),
        ..Person::default()
    };
    let program = &mut desk(&mut harness).program;
    program.run(Command::SaveDepartment(department)).unwrap();
    program.run(Command::SavePerson(person)).unwrap();
    desk(&mut harness).refresh();
    harness.run();
    harness.get_by_label("2. Add the departments (done)");
    harness.get_by_label("3. Add the people (done)");
    harness.get_by_label("4. Describe the measures");
}

#[test]
fn home_fits_a_small_screen_at_twice_the_size() {
    let town = a_town();
    let desk_of = Desk::new((town.program, town.clock), Place::Home, Home::default());
    let mut harness = console(desk_of, Look::Light);
    harness.set_size(eframe::egui::vec2(683.0, 384.0));
    harness.run();
    picture(&mut harness, "home_zoomed");
    let card = harness.get_by(|node| {
        let label = node.label().unwrap_or_default();
        node.role() == Role::Link && label.starts_with("Next meeting:")
    });
    assert!(card.rect().right() <= 683.0, "{:?}", card.rect());
    // The scorecard says as much as on a large screen, in fewer columns.
    harness
        .get_by(|node| {
            let label = node.label().unwrap_or_default();
            node.role() == Role::Link && label.starts_with("Ambulance arrival")
        })
        .focus();
    harness.run();
    picture(&mut harness, "home_zoomed_scorecard");
}

#[test]
fn the_scorecard_says_what_changed_and_whether_the_target_can_be_relied_on() {
    let town = a_town();
    let desk_of = Desk::new((town.program, town.clock), Place::Home, Home::default());
    let mut harness = console(desk_of, Look::Light);
    harness.set_size(eframe::egui::vec2(1366.0, 768.0));
    harness.run();
    let line = harness.get_by_label(
        "Ambulance arrival, slowest tenth, 11.4 minutes in Oct 2026, change +0.1 (+0.9%), target 10 \
         minutes, Off target, target won't be met without change, worse than usual",
    );
    assert!(line.rect().right() <= 1366.0, "{:?}", line.rect());
    picture(&mut harness, "home_1366");
}

#[test]
fn what_changed_beyond_its_usual_range_stands_beside_what_chance_would_show() {
    let mut harness = town(Look::Light);
    let changed = desk(&mut harness).models.home.changed.clone();
    assert!(changed.of > 20 && !changed.measures.is_empty());
    assert!(changed.by_chance > 0.0 && changed.by_chance < changed.of as f64 * 0.03);
    let words = format!("{} of {} measures", changed.measures.len(), changed.of);
    harness.get_by_label_contains(&words);
    harness.get_by_label_contains("by chance alone.");
    follow(&mut harness, "Show all that are unusual");
    assert_eq!(desk(&mut harness).screens.asked, [Selection::Unusual]);
}

#[test]
fn only_figures_newer_than_the_last_meeting_count_as_changed() {
    let mut streets = Streets::running(10);
    let home = |program: &Program| {
        query::home(
            &query::directory(program).unwrap(),
            &query::measures(program).unwrap(),
            &query::actions(program).unwrap(),
            &query::meetings(program).unwrap(),
            program.today(),
        )
    };
    // All figures came in before the meeting of October began.
    let before = home(&streets.program).changed;
    assert_eq!(before.since, Some(streets::day(10, 27)));
    assert_eq!((before.of, before.measures.len()), (0, 0));
    streets.run(Command::ImportFigures(FigureBatch {
        source: "november.csv".into(),
        source_hash: String::new(),
        by: "test".into(),
        lines: vec![FigureLine {
            measure_key: "street-defect-response".into(),
            dimension: String::new(),
            group: String::new(),
            period: Period::containing(Frequency::Month, streets::day(10, 1)),
            value: Some(19.0),
            parts: None,
            row: None,
        }]
        .into(),
        ..FigureBatch::default()
    }));
    let after = home(&streets.program).changed;
    let response = streets.measures["street-defect-response"];
    assert_eq!((after.of, after.measures), (1, vec![response]));
}
