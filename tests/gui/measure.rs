//! A measure's page: chart and figures, definition, approval, targets, annotations.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable as _;
use statroom::domain::measure::Approval;
use statroom::domain::target::{TargetKind, TargetStatus};
use statroom::program::query::MeasurePage;
use statroom::ui::outbox::{FilePurpose, Place, Wish};
use statroom::ui::theme::Look;

use crate::driver::desk;
use crate::harness::picture;
use crate::register::{Console, town_at_measure, zoomed};
use crate::town::day;

fn page(harness: &mut Console) -> &MeasurePage {
    let desk = desk(harness);
    assert_eq!(desk.refused, Vec::<String>::new());
    &desk.models.measure.as_ref().unwrap().page
}

/// Presses what has that label, brought into sight first; with ", confirm" the button of that label
/// in the dialog.
fn press(harness: &mut Console, label: &str) {
    let node = |harness: &Console, act: fn(Node<'_>)| match label.strip_suffix(", confirm") {
        Some(label) => {
            let buttons = harness.query_all_by_role_and_label(Role::Button, label);
            act(buttons.last().unwrap());
        }
        None => act(harness.get_by_label(label)),
    };
    node(harness, |node| node.scroll_to_me());
    harness.run();
    node(harness, |node| node.click());
    harness.run();
}

/// Types into the field of that label what replaces its words, and leaves it.
fn fill(harness: &mut Console, label: &str, words: &str) {
    harness.get_by_label(label).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text(words.into()));
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
}

#[test]
fn the_page_of_a_measure_is_drawn() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    picture(&mut harness, "measure");
}

#[test]
fn the_figures_of_a_measure_are_drawn_with_where_they_came_from() {
    let (mut harness, _) = town_at_measure("ontime-collection", Look::Light);
    press(&mut harness, "Figures");
    picture(&mut harness, "measure_figures");
    press(&mut harness, "Oct 2026: 94.1%");
    press(&mut harness, "By district");
    picture(&mut harness, "measure_figures_by_district");
}

#[test]
fn the_page_of_a_measure_is_drawn_in_dark() {
    let (mut harness, _) = town_at_measure("pothole-backlog", Look::Dark);
    press(&mut harness, "By district");
    picture(&mut harness, "measure_dark");
}

#[test]
fn the_chart_shows_as_many_periods_as_are_chosen() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    let shown = |harness: &mut Console| {
        let chart = &desk(harness).models.measure.as_ref().unwrap().chart;
        let (first, last) = chart.shown.unwrap();
        first.periods_until(last) + 1
    };
    assert_eq!(shown(&mut harness), 36);
    press(&mut harness, "12");
    harness.run();
    assert_eq!(shown(&mut harness), 12);
    harness.get_by_label_contains("12 monthly figures from Nov 2025 to Oct 2026");
}

#[test]
fn a_first_target_gives_the_measure_its_status() {
    let (mut harness, _) = town_at_measure("defect-reports", Look::Light);
    let before = page(&mut harness).targets.len();
    press(&mut harness, "Add target");
    fill(&mut harness, "Value, in reports", "1,500");
    picture(&mut harness, "measure_target");
    fill(&mut harness, "In force from", "Jan 1, 2024");
    fill(&mut harness, "Basis", "Agreed with the department");
    press(&mut harness, "Add target, confirm");
    let page = page(&mut harness);
    assert_eq!(page.targets.len(), before + 1);
    let target = page.targets.last().unwrap();
    assert_eq!((target.value, target.kind), (1500.0, TargetKind::Target));
    assert_eq!(target.in_force_from, day("2024-01-01"));
    assert_ne!(page.row.status, TargetStatus::NotSet);
}

#[test]
fn a_target_without_a_number_says_so_and_is_not_kept() {
    let (mut harness, _) = town_at_measure("defect-reports", Look::Light);
    let before = page(&mut harness).targets.len();
    press(&mut harness, "Add benchmark");
    press(&mut harness, "Add benchmark, confirm");
    harness.get_by_label("A number is needed.");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(page(&mut harness).targets.len(), before);
}

#[test]
fn a_target_is_removed_and_undo_brings_it_back() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    let before = page(&mut harness).targets.len();
    press(&mut harness, "Remove Target 5 days");
    assert_eq!(page(&mut harness).targets.len(), before - 1);
    let desk = desk(&mut harness);
    desk.program.undo().unwrap();
    desk.refresh();
    assert_eq!(page(&mut harness).targets.len(), before);
}

#[test]
fn a_figure_is_corrected_by_keys_and_keeps_what_it_replaced() {
    let (mut harness, _) = town_at_measure("ontime-collection", Look::Light);
    press(&mut harness, "Figures");
    harness
        .get_by_role_and_label(Role::Grid, "All figures")
        .focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.key_press(Key::Enter);
    harness.run();
    harness.run();
    fill(&mut harness, "New figure", "94.6");
    picture(&mut harness, "measure_correct");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let figure = page(&mut harness).figures.last().unwrap().clone();
    assert_eq!(figure.value, Some(94.6));
    assert_eq!(figure.replaced.last().unwrap().value, Some(94.1));
    assert_eq!(
        page(&mut harness).batches[&figure.batch].source,
        "Entered by hand"
    );
    harness.get_by_label("94.1%");
}

#[test]
fn a_figure_is_withdrawn_by_the_delete_key() {
    let (mut harness, _) = town_at_measure("ontime-collection", Look::Light);
    press(&mut harness, "Figures");
    harness
        .get_by_role_and_label(Role::Grid, "All figures")
        .focus();
    harness.run();
    for key in [Key::ArrowDown, Key::Delete] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(page(&mut harness).figures.last().unwrap().value, None);
    harness.get_by_label("Oct 2026: withdrawn");
}

#[test]
fn a_figure_is_added_for_the_next_period() {
    let (mut harness, _) = town_at_measure("trees-planted", Look::Light);
    press(&mut harness, "Figures");
    press(&mut harness, "Add a figure");
    fill(&mut harness, "New figure, in trees", "1,290");
    press(&mut harness, "Add figure");
    let figure = page(&mut harness).figures.last().unwrap().clone();
    assert_eq!(
        (figure.value, figure.period.label()),
        (Some(1290.0), "Nov 2026".into())
    );
}

#[test]
fn a_returned_measure_wants_a_word_and_an_approved_one_a_person() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    press(&mut harness, "Return");
    press(&mut harness, "Return, confirm");
    harness.get_by_label("Say what should change.");
    fill(
        &mut harness,
        "Comment",
        "Count the days of waiting for parts too.",
    );
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let measure = page(&mut harness).row.measure.clone();
    assert_eq!(measure.approval, Approval::Returned);
    assert_eq!(measure.approval_on, Some(day("2026-11-24")));
    harness.get_by_label("“Count the days of waiting for parts too.”");
}

#[test]
fn the_definition_is_edited_and_the_measure_retired_and_restored() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    press(&mut harness, "Edit definition");
    fill(&mut harness, "Name", "Days until a street defect is mended");
    press(&mut harness, "Save definition");
    let name = page(&mut harness).row.measure.name.clone();
    assert_eq!(name, "Days until a street defect is mended");
    press(&mut harness, "Retire");
    assert!(page(&mut harness).row.measure.retired);
    press(&mut harness, "Restore");
    assert!(!page(&mut harness).row.measure.retired);
}

#[test]
fn an_annotation_is_added_and_edited() {
    let (mut harness, _) = town_at_measure("trees-planted", Look::Light);
    press(&mut harness, "Add annotation");
    fill(&mut harness, "What happened", "Spring planting began");
    press(&mut harness, "Add annotation, confirm");
    press(&mut harness, "Edit Spring planting began");
    fill(&mut harness, "Day", "Apr 3, 2026");
    press(&mut harness, "Save annotation");
    let note = page(&mut harness).annotations.last().unwrap().clone();
    assert_eq!(
        (note.on, note.text.as_str()),
        (day("2026-04-03"), "Spring planting began")
    );
}

#[test]
fn what_stands_in_an_open_form_is_kept_when_the_page_is_left() {
    let (mut harness, _) = town_at_measure("trees-planted", Look::Light);
    press(&mut harness, "Add annotation");
    fill(&mut harness, "What happened", "Frost in May");
    let desk = desk(&mut harness);
    let mut outbox = statroom::ui::outbox::Outbox::default();
    desk.screens.measure.keep(&desk.models, &mut outbox);
    assert!(matches!(outbox.take().as_slice(), [Wish::Run(..)]));
}

#[test]
fn links_lead_to_the_list_the_import_and_the_action() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    press(&mut harness, "Import figures");
    assert_eq!(
        desk(&mut harness).wishes,
        [Wish::PickFile(FilePurpose::ImportFigures)]
    );
    press(
        &mut harness,
        "Agree with Public Property on a lease for the north yard",
    );
    assert_eq!(desk(&mut harness).place, Place::Actions);
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    press(&mut harness, "‹ All measures");
    assert_eq!(desk(&mut harness).place, Place::Measures);
}

#[test]
fn the_page_fits_a_small_screen_at_twice_the_size() {
    let (harness, _) = town_at_measure("ontime-collection", Look::Light);
    let mut harness = zoomed(harness);
    picture(&mut harness, "measure_zoomed");
    press(&mut harness, "Figures");
    press(&mut harness, "By district");
    harness
        .get_by_label("Choose a figure to correct or withdraw it.")
        .scroll_to_me();
    harness.run();
    picture(&mut harness, "measure_figures_zoomed");
}
