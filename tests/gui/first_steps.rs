//! From an empty program to a department, a person, a measure with its target and its first figure, by
//! keyboard alone: every control is reached with the Tab key.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;
use statroom::domain::target::TargetStatus;
use statroom::ui::outbox::{Place, SettingsPage, Wish};
use statroom::ui::verbs::Verb;

use crate::driver::desk;
use crate::register::{Console, empty_at};

/// What the thing that has the keyboard is called.
fn holder(harness: &Console) -> Option<String> {
    let mut nodes: Vec<Node<'_>> = vec![harness.root()];
    while let Some(node) = nodes.pop() {
        if node.is_focused() {
            return node.accesskit_node().label();
        }
        nodes.extend(node.children());
    }
    None
}

/// Presses Tab until that control has the keyboard.
fn tab_to(harness: &mut Console, label: &str) {
    for _ in 0..80 {
        if holder(harness).as_deref() == Some(label) {
            return;
        }
        harness.key_press(Key::Tab);
        harness.run();
    }
    panic!("Tab never comes to {label:?}");
}

fn press(harness: &mut Console, key: Key) {
    harness.key_press(key);
    harness.run();
    harness.run();
    follow_verbs(harness);
}

fn write(harness: &mut Console, label: &str, words: &str) {
    tab_to(harness, label);
    harness.event(Event::Text(words.into()));
    harness.run();
}

/// Chooses in a drop-down by the first letters of the option.
fn choose(harness: &mut Console, label: &str, letters: &str) {
    write(harness, label, letters);
    press(harness, Key::Enter);
}

/// Goes where a verb leads, as the app does.
fn follow_verbs(harness: &mut Console) {
    let desk = desk(harness);
    for wish in std::mem::take(&mut desk.wishes) {
        let Wish::Do(verb) = wish else { continue };
        if verb == Verb::NewMeasure {
            desk.place = Place::Measures;
            desk.screens.measures.new_measure();
            continue;
        }
        let page = if verb == Verb::NewDepartment {
            SettingsPage::Departments
        } else {
            assert_eq!(verb, Verb::NewPerson);
            SettingsPage::People
        };
        desk.place = Place::Settings(page);
        desk.screens.settings.new_on(page);
    }
    desk.refresh();
    harness.run();
    harness.run();
}

/// Takes the step of the home screen that has this button.
fn step(harness: &mut Console, button: &str) {
    desk(harness).place = Place::Home;
    desk(harness).refresh();
    harness.run();
    tab_to(harness, button);
    press(harness, Key::Enter);
}

#[test]
fn a_first_measure_with_its_target_and_a_person_are_come_to_by_keyboard() {
    let mut harness = empty_at(Place::Home);
    step(&mut harness, "Add a department");
    write(&mut harness, "Name", "Streets Department");
    press(&mut harness, Key::Enter);
    step(&mut harness, "Add a person");
    write(&mut harness, "Name", "Damaris Rivera");
    press(&mut harness, Key::Enter);

    step(&mut harness, "Add a measure");
    write(&mut harness, "Name", "Street-defect response time");
    choose(&mut harness, "Department", "str");
    choose(&mut harness, "Better when", "lower");
    choose(&mut harness, "Figures are", "days");
    choose(&mut harness, "Data owner", "riv");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let id = desk(&mut harness).models.measures.rows[0].measure.id;
    assert_eq!(desk(&mut harness).place, Place::Measure(id));

    tab_to(&mut harness, "Add target");
    press(&mut harness, Key::Enter);
    write(&mut harness, "Value, in days", "4.5");
    press(&mut harness, Key::Enter);
    tab_to(&mut harness, "Add a figure by hand");
    press(&mut harness, Key::Enter);
    write(&mut harness, "Period", "Nov 2026");
    write(&mut harness, "New figure, in days", "6.2");
    press(&mut harness, Key::Enter);

    let desk = desk(&mut harness);
    assert_eq!(desk.refused, Vec::<String>::new());
    let row = &desk.models.measures.rows[0];
    let directory = &desk.models.directory;
    assert_eq!(directory.department_name(row.measure.department), "Streets");
    assert_eq!(
        directory.person_name(row.measure.data_owner),
        "Damaris Rivera"
    );
    assert_eq!(
        (row.target, row.latest.map(|(_, v)| v)),
        (Some(4.5), Some(6.2))
    );
    assert_eq!(row.status, TargetStatus::OffTarget);
}
