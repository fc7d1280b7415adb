//! The card of a measure's chart: what it says, its controls, the chart or the table of its figures.

use eframe::egui::Ui;

use crate::chart::ChartSpec;
use crate::ui::chart::{ChartStyle, chart_ui, stepping_chart_ui};
use crate::ui::console::{choices, page};
use crate::ui::models::{Frame, MeasureOnPage};
use crate::ui::outbox::{FilePurpose, Outbox, Wish};
use crate::ui::tokens::space;
use crate::ui::widgets::card::card;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text;

use super::{MeasureState, comparison, figures, point};

/// Height of the chart in points.
const CHART: f32 = 340.0;
/// What the periods are called.
const PERIOD_LABELS: [&str; 5] = ["12", "24", "36", "60", "All"];

/// Draws the card.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    state: &mut MeasureState,
    outbox: &mut Outbox,
) {
    card(ui, |ui| {
        if open.page.figures.is_empty() && open.page.groups.is_empty() {
            nothing_yet(ui, open, state, outbox);
            return;
        }
        controls(ui, open, state);
        if state.as_table {
            figures::show(ui, frame, open, state, outbox);
        } else {
            chart(ui, frame, open, state);
        }
    });
}

fn nothing_yet(ui: &mut Ui, open: &MeasureOnPage, state: &mut MeasureState, outbox: &mut Outbox) {
    let words = "Figures come from a file, as a column of periods and one of values, or one at a \
                 time by hand.";
    if empty_state(
        ui,
        "No figures yet",
        words,
        Some("Import figures from a file"),
    ) {
        outbox.wish(Wish::PickFile(FilePurpose::ImportFigures));
    }
    ui.vertical_centered(|ui| {
        if crate::ui::widgets::button::quiet(ui, "Add a figure by hand").clicked() {
            figures::begin_new(open, state);
        }
    });
}

fn controls(ui: &mut Ui, open: &MeasureOnPage, state: &mut MeasureState) {
    page::filters(ui, |ui| {
        let noun = open.page.row.measure.frequency.noun();
        if !state.as_table {
            text::caption(ui, &format!("Last {noun}s"));
            if let Some(chosen) = segmented(ui, "Periods", &PERIOD_LABELS, state.periods) {
                state.periods = chosen;
            }
        }
        let dimensions = &open.page.row.dimensions;
        if !dimensions.is_empty() {
            breakdown(ui, dimensions, state);
        }
        let view = usize::from(state.as_table);
        if let Some(chosen) = segmented(ui, "View", &["Chart", "Figures"], view) {
            state.as_table = chosen == 1;
        }
    });
}

fn breakdown(ui: &mut Ui, dimensions: &[String], state: &mut MeasureState) {
    let by: Vec<String> = dimensions
        .iter()
        .map(|name| choices::by_dimension(name))
        .collect();
    let mut options = vec!["Whole"];
    options.extend(by.iter().map(String::as_str));
    let held = state.dimension.as_ref();
    let at = held.and_then(|held| dimensions.iter().position(|name| name == held));
    let at = at.map_or(0, |at| at + 1);
    if let Some(chosen) = segmented(ui, "Breakdown", &options, at) {
        let name = chosen.checked_sub(1).and_then(|at| dimensions.get(at));
        state.dimension = name.cloned();
        state.figures.selected = None;
    }
}

/// The chart that is asked for: the whole or a breakdown.
fn spec_of<'a>(open: &'a MeasureOnPage, state: &MeasureState) -> &'a ChartSpec {
    let by = state.dimension.as_ref();
    let found = by.and_then(|by| open.by_dimension.iter().find(|(name, _)| name == by));
    found.map_or(open.chart.as_ref(), |(_, spec)| spec.as_ref())
}

fn chart(ui: &mut Ui, frame: &Frame<'_>, open: &MeasureOnPage, state: &mut MeasureState) {
    let spec = spec_of(open, state);
    ui.add_space(space::XS);
    text::subheading(ui, &spec.headline);
    let style = ChartStyle::console(CHART);
    let whole = state.dimension.is_none();
    if whole {
        stepping_chart_ui(ui, spec, style, &mut state.point);
    } else {
        chart_ui(ui, spec, style);
    }
    text::caption(ui, &spec.note);
    if whole {
        point::show(ui, frame, open, state);
    }
    ui.add_space(space::XS);
    comparison::show(ui, &open.page.row, &mut state.against);
    ui.add_space(space::XS);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::section_label(ui, "What it means");
        text::body(ui, &spec.description);
    });
}
