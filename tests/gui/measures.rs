//! The list of measures: found, sorted, filtered, opened, begun.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statroom::program::query::Unusual;
use statroom::ui::outbox::{FilePurpose, Place, Selection, Wish};
use statroom::ui::theme::Look;
use statroom::ui::verbs::Verb;

use crate::driver::desk;
use crate::harness::picture;
use crate::register::{Console, empty_at, town_at, zoomed};

#[test]
fn the_list_of_measures_is_drawn() {
    picture(&mut town_at(Place::Measures, Look::Light), "measures");
}

#[test]
fn the_list_of_measures_is_drawn_in_dark() {
    picture(&mut town_at(Place::Measures, Look::Dark), "measures_dark");
}

#[test]
fn an_empty_list_offers_the_first_step() {
    let mut harness = empty_at(Place::Measures);
    harness.get_by_label("No measures yet");
    picture(&mut harness, "measures_empty");
}

/// The names of the measures in sight, from the top.
fn rows(harness: &Console) -> Vec<String> {
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
    rows.into_iter()
        .map(|(_, name)| name.split(',').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn what_is_off_target_comes_first_and_a_head_sorts() {
    let mut harness = town_at(Place::Measures, Look::Light);
    assert_eq!(rows(&harness)[0], "Ambulance arrival");
    harness.get_by_label("Measure").click();
    harness.run();
    assert_eq!(rows(&harness)[0], "311 calls answered in 60 seconds");
    harness.get_by_label("Measure, smallest first").click();
    harness.run();
    assert_eq!(rows(&harness)[0], "Violent crimes");
}

#[test]
fn filters_and_search_leave_what_was_asked_for() {
    let mut harness = town_at(Place::Measures, Look::Light);
    harness.get_by_label("Department: all").click();
    harness.run();
    harness.get_by_label("Parks").click();
    harness.run();
    harness.get_by_label("Department: Parks");
    assert_eq!(rows(&harness).len(), 3);
    harness.get_by_label("Search measures").focus();
    harness.run();
    harness.event(Event::Text("TREES plant".into()));
    harness.run();
    assert_eq!(rows(&harness), ["Trees planted"]);
    harness.get_by_label("1 of 45 measures");
    harness.get_by_label("Show all").click();
    harness.run();
    harness.get_by_label("45 measures");
}

#[test]
fn a_filter_is_chosen_by_keys_alone() {
    let mut harness = town_at(Place::Measures, Look::Light);
    harness.get_by_label("Status: all").focus();
    harness.run();
    for key in [Key::Enter, Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        harness.key_press(key);
        harness.run();
    }
    harness.get_by_label("Status: Approaching");
    assert!(harness.get_by_label("Status: Approaching").is_focused());
    harness.key_press(Key::Enter);
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Off target").is_none());
}

#[test]
fn a_measure_is_opened_by_keys() {
    let mut harness = town_at(Place::Measures, Look::Light);
    harness
        .get_by_role_and_label(Role::Grid, "Measures")
        .focus();
    harness.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        harness.key_press(key);
        harness.run();
    }
    let desk = desk(&mut harness);
    let permits = desk.models.measures.rows.iter();
    let permits = permits
        .clone()
        .find(|row| row.measure.key == "permits-30-days")
        .unwrap();
    assert_eq!(desk.place, Place::Measure(permits.measure.id));
}

#[test]
fn each_import_asks_for_its_file() {
    let mut harness = town_at(Place::Measures, Look::Light);
    for words in [
        "Figures…",
        "Paste a table of figures",
        "Measures from a list…",
        "Targets from a list…",
    ] {
        harness.get_by_label("Import").click();
        harness.run();
        harness.get_by_label(words).click();
        harness.run();
    }
    let asked = [
        Wish::PickFile(FilePurpose::ImportFigures),
        Wish::Do(Verb::PasteTable),
        Wish::PickFile(FilePurpose::ImportMeasures),
        Wish::PickFile(FilePurpose::ImportTargets),
    ];
    assert_eq!(desk(&mut harness).wishes, asked);
}

#[test]
fn a_first_measure_is_written_by_keys() {
    let mut harness = empty_at(Place::Measures);
    harness.get_by_label("Write the first measure").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.run();
    assert!(harness.get_by_label("Name").is_focused());
    harness.event(Event::Text("Street-defect response time".into()));
    harness.run();
    picture(&mut harness, "measure_new");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let desk = desk(&mut harness);
    assert_eq!(desk.refused, Vec::<String>::new());
    let row = &desk.models.measures.rows[0];
    assert_eq!(row.measure.name, "Street-defect response time");
    assert_eq!(row.measure.key, "street-defect-response-time");
    assert_eq!(desk.place, Place::Measure(row.measure.id));
}

#[test]
fn a_measure_without_a_name_can_not_be_added() {
    let mut harness = empty_at(Place::Measures);
    harness.get_by_label("New measure").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    harness.get_by_label("Add measure").click();
    harness.run();
    assert!(desk(&mut harness).models.measures.rows.is_empty());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Add measure").is_none());
}

#[test]
fn the_list_fits_a_small_screen_at_twice_the_size() {
    let mut harness = zoomed(town_at(Place::Measures, Look::Light));
    picture(&mut harness, "measures_zoomed");
    harness.get_by_label("New measure").click();
    harness.run();
    harness.run();
    picture(&mut harness, "measure_new_zoomed");
}

#[test]
fn the_list_of_measures_is_drawn_in_high_contrast() {
    let mut harness = town_at(Place::Measures, Look::HighContrast);
    picture(&mut harness, "measures_high_contrast");
}

#[test]
fn what_is_unusual_is_filtered_sorted_and_said() {
    let mut harness = town_at(Place::Measures, Look::Light);
    harness.get_by_label("What is unusual: all").click();
    harness.run();
    let role = Role::MenuItemRadio;
    harness
        .get_by_role_and_label(role, "Worse than usual")
        .click();
    harness.run();
    let desk = desk(&mut harness);
    let worse = desk.models.measures.rows.iter();
    let worse = worse.filter(|row| row.verdict.unusual == Unusual::Worse && !row.measure.retired);
    let worse = worse.count();
    assert!(worse > 0, "the town has a measure that is worse than usual");
    assert_eq!(rows(&harness).len(), worse);
    crate::driver::desk(&mut harness)
        .screens
        .measures
        .select(Selection::Unusual);
    harness.run();
    harness.get_by_label("What is unusual: Beyond its usual range");
    assert!(rows(&harness).len() > worse);
    harness.get_by_label("Show all").click();
    harness.run();
    harness.get_by_label("Unusual").click();
    harness.run();
    let first = harness.query_all_by_role(Role::Row);
    let first = first.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    let first = first.unwrap().accesskit_node().label().unwrap_or_default();
    assert!(first.ends_with(", worse than usual"), "{first}");
    harness.get_by_label("Target reliability").click();
    harness.run();
    harness.get_by_label("Target reliability, smallest first");
}

#[test]
fn columns_give_way_by_importance_on_a_small_screen() {
    let mut harness = town_at(Place::Measures, Look::Light);
    harness.set_size(eframe::egui::vec2(1366.0, 768.0));
    harness.run();
    picture(&mut harness, "measures_1366");
    let harness = zoomed(harness);
    assert!(harness.query_by_label("Data owner").is_none());
    harness.get_by_label("Latest");
    harness.get_by_label("Unusual");
}
