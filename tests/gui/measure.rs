//! A measure's page: chart and figures, definition, approval, targets, annotations.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statroom::domain::entry::EntryKind;
use statroom::domain::measure::Approval;
use statroom::domain::ratio::Parts;
use statroom::domain::target::{TargetKind, TargetStatus};
use statroom::domain::view::ChartForm;
use statroom::program::query::{self, MeasurePage, Unusual};
use statroom::program::{Command, NewEntry};
use statroom::ui::outbox::{FilePurpose, MeetingStage, Place, Wish};
use statroom::ui::theme::Look;

use crate::driver::{Desk, console, desk};
use crate::harness::picture;
use crate::register::{Console, Register, town_at_measure, zoomed};
use crate::streets::Streets;
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

/// Breaks the page down by district.
fn by_district(harness: &mut Console) {
    press(harness, "Breakdown: whole");
    press(harness, "District");
}

/// Takes away what stands in the field of that label, and leaves it.
fn empty(harness: &mut Console, label: &str) {
    harness.get_by_label(label).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
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
    press(&mut harness, "Oct 2026: 94.1%, 1,285 of 1,365");
    by_district(&mut harness);
    picture(&mut harness, "measure_figures_by_district");
}

fn figures_in(look: Look, name: &str) {
    let (mut harness, _) = town_at_measure("ontime-collection", look);
    press(&mut harness, "Figures");
    picture(&mut harness, name);
}

#[test]
fn the_figures_of_a_measure_are_drawn_in_dark() {
    figures_in(Look::Dark, "measure_figures_dark");
}

#[test]
fn the_figures_of_a_measure_are_drawn_in_high_contrast() {
    figures_in(Look::HighContrast, "measure_figures_high_contrast");
}

#[test]
fn the_page_of_a_measure_is_drawn_in_dark() {
    let (mut harness, _) = town_at_measure("pothole-backlog", Look::Dark);
    by_district(&mut harness);
    picture(&mut harness, "measure_dark");
}

#[test]
fn a_comparison_that_is_chosen_is_drawn_on_the_chart_and_said_with_it() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    let spec = |harness: &mut Console| {
        let open = desk(harness).models.measure.as_ref().unwrap();
        open.chart.clone()
    };
    press(&mut harness, "Same period last year: +1.4 (+29%)");
    let words = "1.4 days higher than in Oct 2025";
    assert_eq!(spec(&mut harness).compared.as_ref().unwrap().words, words);
    // Under the headline, in the chart's own description, and in the sentence below the tiles.
    harness.get_by_label(words);
    let headline = spec(&mut harness).headline.clone();
    let chart = harness.get_by_role_and_label(Role::Image, &headline);
    let described = chart.accesskit_node().description().unwrap();
    assert!(described.contains(words), "{described}");
    harness.get_by_label("6.2 days in Oct 2026, against 4.8 days in Oct 2025.");
    harness.get_by_label("Compare with: last year");
    picture(&mut harness, "measure_compared");
    // A comparison no chart shows leaves the chart alone; the controls choose as the tiles do.
    press(&mut harness, "Year to date: +1.2 (+23%)");
    assert_eq!(spec(&mut harness).compared, None);
    press(&mut harness, "Compare with: nothing");
    let target = harness.get_by_role_and_label(Role::MenuItemRadio, "Target");
    target.click();
    harness.run();
    let words = "2.2 days above the target of 4 days";
    assert_eq!(spec(&mut harness).compared.as_ref().unwrap().words, words);
    harness.get_by_label("6.2 days in Oct 2026, against a target of 4 days.");
    press(&mut harness, "Reset");
    assert_eq!(spec(&mut harness).compared, None);
}

#[test]
fn the_page_shows_bars_years_and_districts_side_by_side_and_keeps_its_usual_range() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    let form = |harness: &mut Console| {
        let open = desk(harness).models.measure.as_ref().unwrap();
        open.chart.form
    };
    let range = harness.get_by_role_and_label(Role::CheckBox, "Usual range");
    range.click();
    harness.run();
    assert!(
        desk(&mut harness)
            .models
            .measure
            .as_ref()
            .unwrap()
            .chart
            .usual
            .is_empty()
    );
    harness.get_by_label("4.5 to 6.1 days, average 5.3 days, from 36 figures.");
    press(&mut harness, "Drawn as: line");
    press(&mut harness, "Year over year");
    assert_eq!(form(&mut harness), ChartForm::Years);
    harness.get_by_label("4.5 to 6.1 days, average 5.3 days, from 36 figures.");
    by_district(&mut harness);
    assert_eq!(form(&mut harness), ChartForm::Line);
    press(&mut harness, "Drawn as: line");
    press(&mut harness, "Side by side");
    assert_eq!(form(&mut harness), ChartForm::Panels);
    picture(&mut harness, "measure_panels");
}

#[test]
fn the_page_of_another_measure_is_opened_at_its_top() {
    let (harness, _) = town_at_measure("street-defect-response", Look::Light);
    let mut harness = zoomed(harness);
    let top = |harness: &Console| harness.get_by_label("‹ All measures").rect().top();
    let at_first = top(&harness);
    harness.get_by_label("Figures").scroll_to_me();
    harness.run();
    assert!(top(&harness) < at_first, "the page is scrolled");
    let book = query::measures(&desk(&mut harness).program).unwrap();
    let mut rows = book.rows.iter();
    let other = rows.find(|row| row.measure.name.starts_with("Pothole"));
    desk(&mut harness).place = Place::Measure(other.unwrap().measure.id);
    desk(&mut harness).refresh();
    harness.run();
    assert!(top(&harness) >= at_first, "{} {at_first}", top(&harness));
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
    fill(&mut harness, "Numerator", "1,291");
    picture(&mut harness, "measure_correct");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let figure = page(&mut harness).figures.last().unwrap().clone();
    assert_eq!(figure.value, Some(1_291.0 / 1_365.0 * 100.0));
    assert_eq!(figure.parts, Parts::new(1_291.0, 1_365.0).ok());
    assert_eq!(figure.replaced.last().unwrap().value, Some(94.1));
    assert_eq!(
        page(&mut harness).batches[&figure.batch].source,
        "Entered by hand"
    );
    harness.get_by_label("94.1% (1,285 of 1,365)");
}

#[test]
fn a_ratio_is_added_by_what_it_is_made_of() {
    let (mut harness, _) = town_at_measure("ontime-collection", Look::Light);
    press(&mut harness, "Figures");
    press(&mut harness, "Add a figure");
    fill(&mut harness, "Numerator", "1,000");
    fill(&mut harness, "Denominator", "0");
    harness.get_by_label("Nothing can be divided by 0.");
    let before = page(&mut harness).figures.len();
    press(&mut harness, "Add figure");
    assert_eq!(page(&mut harness).figures.len(), before);
    fill(&mut harness, "Denominator", "1,050");
    harness.get_by_label("It is numerator ÷ denominator × 100.");
    press(&mut harness, "Add figure");
    let figure = page(&mut harness).figures.last().unwrap().clone();
    assert_eq!(figure.period.label(), "Nov 2026");
    assert_eq!(figure.value, Some(1_000.0 / 1_050.0 * 100.0));
    assert_eq!(figure.parts, Parts::new(1_000.0, 1_050.0).ok());
    harness.get_by_label("1,000 of 1,050");
    press(&mut harness, "Nov 2026: 95.2%, 1,000 of 1,050");
    press(&mut harness, "Correct figure");
    fill(&mut harness, "New figure", "97");
    harness.get_by_label_contains("numerator ÷ denominator × 100 is 95.2%. The figure is kept");
    empty(&mut harness, "Numerator");
    press(&mut harness, "Save figure");
    harness.get_by_label("Both are needed, or neither.");
    empty(&mut harness, "Denominator");
    press(&mut harness, "Save figure");
    let figure = page(&mut harness).figures.last().unwrap().clone();
    assert_eq!((figure.value, figure.parts), (Some(97.0), None));
}

#[test]
fn the_year_to_date_of_a_ratio_is_told_with_the_months_that_count() {
    let (mut harness, _) = town_at_measure("ontime-collection", Look::Light);
    press(&mut harness, "Year to date: +1.2 pt");
    harness.get_by_label_contains("from Jan 1, 2026 to Oct 31, 2026, against");
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
    by_district(&mut harness);
    harness
        .get_by_label("Choose a figure to correct or withdraw it.")
        .scroll_to_me();
    harness.run();
    picture(&mut harness, "measure_figures_zoomed");
}

/// The value of the node of that label, as a screen reader says it.
fn value(harness: &Console, label: &str) -> String {
    let node = harness.get_by_label(label);
    node.accesskit_node().value().unwrap_or_default()
}

#[test]
fn the_figures_of_the_chart_are_gone_through_by_keys_and_one_is_marked() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    let steps = "Step through the figures";
    harness.get_by_label(steps).focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!(value(&harness, steps).starts_with("Oct 2026, 6.2 days"));
    harness.get_by_label("Oct 2026");
    harness.get_by_label_contains("From monthly-update.csv, row");
    picture(&mut harness, "measure_point");
    harness.key_press(Key::ArrowLeft);
    harness.key_press(Key::ArrowLeft);
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(value(&harness, steps).starts_with("Sep 2026"));
    harness.key_press(Key::Home);
    harness.run();
    assert!(value(&harness, steps).starts_with("Nov 2023"));
    assert!(harness.get_by_label(steps).is_focused());
    harness.key_press(Key::End);
    harness.run();
    press(&mut harness, "Mark this point");
    fill(&mut harness, "What happened", "Second paving crew lent out");
    press(&mut harness, "Add annotation, confirm");
    let note = page(&mut harness).annotations.last().unwrap().clone();
    assert_eq!(note.on, day("2026-10-01"));
    harness.get_by_label("Oct 1, 2026: Second paving crew lent out");
    press(&mut harness, "Remove Second paving crew lent out");
    assert!(
        page(&mut harness)
            .annotations
            .iter()
            .all(|other| other.id != note.id)
    );
    harness.get_by_label(steps).focus();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(value(&harness, steps), "");
}

#[test]
fn a_groups_figure_says_where_it_came_from_and_can_be_marked_and_corrected() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    by_district(&mut harness);
    press(&mut harness, "Drawn as: line");
    press(&mut harness, "Side by side");
    let steps = "Step through the figures";
    harness.get_by_label(steps).focus();
    harness.run();
    for key in [Key::End, Key::ArrowDown] {
        harness.key_press(key);
        harness.run();
    }
    let said = value(&harness, steps);
    let open = desk(&mut harness).models.measure.as_ref().unwrap();
    let group = &open.page.groups[1];
    assert!(said.contains(&group.group), "{said}");
    let (dimension, name) = (group.dimension.clone(), group.group.clone());
    harness.get_by_label_contains("From districts-update.csv, row 14");
    picture(&mut harness, "measure_point_of_group");
    press(&mut harness, "Correct figure");
    harness.get_by_label(&format!("{dimension}: {name}"));
    fill(&mut harness, "New figure, in days", "5.5");
    press(&mut harness, "Save figure");
    let corrected = page(&mut harness);
    let of = |group: &&query::GroupFigures| group.dimension == dimension && group.group == name;
    let group = corrected.groups.iter().find(of).unwrap();
    assert_eq!(group.figures.last().unwrap().value, Some(5.5));
    assert_eq!(corrected.figures.last().unwrap().value, Some(6.2));
}

#[test]
fn a_press_on_the_chart_chooses_the_figure_below_it() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    let chart = harness.get_by_label("Step through the figures");
    let spot = chart.rect().center();
    harness.drag_at(spot);
    harness.drop_at(spot);
    harness.run();
    let said = value(&harness, "Step through the figures");
    assert!(said.contains("2025"), "{said}");
    harness.get_by_label("Mark this point");
    press(&mut harness, "Close");
    assert!(harness.query_by_label("Mark this point").is_none());
}

#[test]
fn a_new_baseline_moves_the_limits_and_undo_moves_them_back() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    let ranges = |harness: &mut Console| {
        let chart = &desk(harness).models.measure.as_ref().unwrap().chart;
        chart.usual.clone()
    };
    let before = ranges(&mut harness);
    press(&mut harness, "New baseline from…");
    press(&mut harness, "Set baseline");
    harness.get_by_label("Say what changed.");
    fill(&mut harness, "From", "Nov 1, 2025");
    fill(&mut harness, "What changed", "The south depot closed");
    picture(&mut harness, "measure_baseline");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let baseline = page(&mut harness).baselines.last().unwrap().clone();
    assert_eq!(baseline.from, day("2025-11-01"));
    assert!(!baseline.author.is_empty());
    let after = ranges(&mut harness);
    assert_eq!(after.len(), before.len() + 1);
    harness.get_by_label("The south depot closed");
    harness.get_by_label_contains("An early estimate");
    picture(&mut harness, "measure_two_ranges");
    press(&mut harness, "Edit baseline from Nov 1, 2025");
    fill(
        &mut harness,
        "What changed",
        "The south depot closed for good",
    );
    press(&mut harness, "Save baseline");
    press(&mut harness, "Remove baseline from Nov 1, 2025");
    assert_eq!(ranges(&mut harness), before);
    let desk = desk(&mut harness);
    assert_eq!(desk.program.undo_name(), Some("Remove baseline"));
    desk.program.undo().unwrap();
    desk.refresh();
    assert_eq!(ranges(&mut harness), after);
}

fn row_unusual(harness: &mut Console) -> Unusual {
    page(harness).row.verdict.unusual
}

#[test]
fn the_rules_of_the_range_are_changed_by_keys() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    press(&mut harness, "Edit rules");
    harness
        .get_by_label("Leave jumps far above the average jump out of the range")
        .focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    fill(&mut harness, "Fix the range after the first … figures", "0");
    press(&mut harness, "Save rules");
    harness.get_by_label("At least one figure is needed.");
    fill(
        &mut harness,
        "Fix the range after the first … figures",
        "12",
    );
    picture(&mut harness, "measure_rules");
    press(&mut harness, "Save rules");
    let rules = page(&mut harness).rules.clone();
    assert_eq!(
        (rules.screening, rules.fix_after, rules.rolling),
        (false, Some(12), false)
    );
    assert!(row_unusual(&mut harness).is_beyond());
    press(&mut harness, "Edit rules");
    press(
        &mut harness,
        "Each figure covers several periods, as a rolling average does",
    );
    press(&mut harness, "Save rules");
    assert!(!row_unusual(&mut harness).is_beyond());
    harness.get_by_label("Its figures are kept out of the rules of the usual range.");
    assert_eq!(
        desk(&mut harness).program.undo_name(),
        Some("Set rules of measure")
    );
}

#[test]
fn small_counts_are_hidden_outside_the_office_once_that_is_asked_for() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    let hides = "Hide small counts in department and public editions";
    press(&mut harness, "Edit rules");
    assert!(harness.query_by_label("Hide counts below").is_none());
    press(&mut harness, hides);
    harness.get_by_label_contains("The counts behind these figures are not known");
    fill(&mut harness, "Hide counts below", "1");
    press(&mut harness, "Save rules");
    harness.get_by_label("A number of 2 or more is needed.");
    fill(&mut harness, "Hide counts below", "11");
    picture(&mut harness, "measure_rules_hiding");
    press(&mut harness, "Save rules");
    assert_eq!(page(&mut harness).rules.suppress_below, 11);
    harness.get_by_label("Department and public editions hide counts below 11.");
    let here = page(&mut harness);
    assert!(
        here.hidden.is_empty() && here.row.latest.is_some(),
        "the office sees all"
    );
    press(&mut harness, "Edit rules");
    press(&mut harness, hides);
    press(&mut harness, "Save rules");
    assert_eq!(page(&mut harness).rules.suppress_below, 0);
}

#[test]
fn the_latest_figure_is_compared_with_what_is_chosen() {
    let (mut harness, _) = town_at_measure("street-defect-response", Look::Light);
    harness.get_by_label_contains("6.2 days in Oct 2026, against");
    let tile = harness.get_by_label_contains("Target: +2.2");
    tile.focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    harness.get_by_label("6.2 days in Oct 2026, against a target of 4 days.");
    let (mut harness, _) = town_at_measure("trees-planted", Look::Light);
    press(
        &mut harness,
        "Benchmark: none. No benchmark is in force at the latest figure.",
    );
    harness.get_by_label("No benchmark is in force at the latest figure.");
}

#[test]
fn the_life_of_a_measure_leads_to_its_meetings() {
    let mut streets = Streets::running(10);
    let id = streets.measures["street-defect-response"];
    let view = query::meeting(&streets.program, streets.meeting).unwrap();
    let item = view.agenda().find(|one| one.item.title == "Response time");
    let line = |item, typed: &str| {
        Command::Record(NewEntry {
            meeting: streets.meeting,
            item,
            kind: EntryKind::Decision,
            typed: typed.into(),
            speaker: None,
            afterwards: false,
        })
    };
    let in_item = line(item.map(|one| one.item.id), "Two crews move to Eastside");
    let named = line(None, "Report #street-defect-response by week from January");
    let neither = line(None, "Lunch is at noon");
    for command in [in_item, named, neither] {
        streets.run(command);
    }
    let meeting = streets.meeting;
    let desk_of = Desk::new(
        (streets.program, streets.clock),
        Place::Measure(id),
        Register::default(),
    );
    let mut harness = console(desk_of, Look::Light);
    harness.get_by_label("Two crews move to Eastside");
    harness.get_by_label_contains("by week from January");
    assert!(harness.query_by_label("Lunch is at noon").is_none());
    harness
        .get_by_label("On the agenda now under Response time")
        .scroll_to_me();
    harness.run();
    picture(&mut harness, "measure_life");
    press(&mut harness, "Streets Stat, Nov 24, 2026");
    let place = desk(&mut harness).place;
    assert_eq!(place, Place::Meeting(meeting, MeetingStage::Run));
}
