//! The card of a measure's chart: what it says, its controls, the chart or the table of its figures.

use eframe::egui::Ui;

use crate::chart::spec::{LineRole, LineSpec};
use crate::domain::text::upper_first;
use crate::ui::chart::{ChartStyle, Stepped, stepping_chart_ui};
use crate::ui::console::view_controls;
use crate::ui::models::{Frame, MeasureOnPage};
use crate::ui::outbox::{FilePurpose, Outbox, Wish};
use crate::ui::tokens::space;
use crate::ui::widgets::card::card;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::text;

use super::{MeasureState, comparison, figures, point};

/// Height of the chart in points.
const CHART: f32 = 340.0;

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
        let controls = super::controls(state, frame.models);
        let wanted = controls.and_then(|controls| view_controls::show(ui, &controls));
        if let Some(wanted) = wanted {
            state.look(wanted);
        }
        if state.shown.as_table {
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

/// The chosen figure of a chart with groups, or how to choose one.
fn chosen_of_groups(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    state: &mut MeasureState,
    stepped: &Stepped,
) {
    let of_group = stepped.whose.and_then(|role| match role {
        LineRole::Group(place) => {
            let dimension = &state.shown.view.dimension;
            let groups = open.page.groups.iter();
            groups.filter(|of| of.dimension == *dimension).nth(place)
        }
        LineRole::Whole | LineRole::Average | LineRole::Year(_) | LineRole::YearBefore => None,
    });
    match of_group {
        Some(group) => point::of_group(ui, (frame, open), group, &stepped.said, state),
        None if stepped.said.is_empty() => {
            text::caption(
                ui,
                "Press a figure of the chart, or go through them with the arrow keys: left and right \
                 over time, up and down from group to group.",
            );
        }
        None => point::show(ui, frame, open, state),
    }
}

fn chart(ui: &mut Ui, frame: &Frame<'_>, open: &MeasureOnPage, state: &mut MeasureState) {
    let spec = open.chart.as_ref();
    ui.add_space(space::XS);
    text::subheading(ui, &spec.headline);
    if let Some(compared) = &spec.compared {
        text::muted(ui, &upper_first(&compared.words));
    }
    let style = ChartStyle::console(CHART);
    let stepped = stepping_chart_ui(ui, spec, style, &mut state.point);
    text::caption(ui, &spec.note);
    let of_groups = |line: &LineSpec| match line.role {
        LineRole::Group(_) | LineRole::Average => true,
        LineRole::Whole | LineRole::Year(_) | LineRole::YearBefore => false,
    };
    if spec.lines.iter().any(of_groups) {
        chosen_of_groups(ui, frame, open, state, &stepped);
    } else {
        point::show(ui, frame, open, state);
    }
    ui.add_space(space::XS);
    if let Some(against) = comparison::show(ui, &open.page.row, state.against) {
        state.compare(against);
    }
    ui.add_space(space::XS);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::section_label(ui, "What it means");
        text::body(ui, &spec.description);
    });
}
