//! The chosen figure of the chart: what it is, what is unusual about it, what was noted, where it came
//! from; and what can be done to it.

use eframe::egui::{Align, Layout, RichText, Ui};

use crate::domain::dates;
use crate::domain::observation::Figure;
use crate::domain::period::Period;
use crate::domain::target::status_among;
use crate::program::query::{GroupFigures, MeasurePage, Unusual, because};
use crate::stats::Signal;
use crate::ui::models::{Frame, MeasureOnPage};
use crate::ui::tokens::{Size, Tone, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::mark::mark_ui;
use crate::ui::widgets::status::{of_target, of_unusual};
use crate::ui::widgets::text;

use super::MeasureState;
use super::figure_form::{FigureForm, Series};
use super::figures::{figure_words, parts_words, replaced_words, source_words, target_at};
use super::forms::{AnnotationForm, Form};

/// Draws what is known of the chosen figure, or how to choose one.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, open: &MeasureOnPage, state: &mut MeasureState) {
    let page = &open.page;
    let found = state
        .point
        .and_then(|period| page.figures.iter().find(|figure| figure.period == period));
    let Some(figure) = found else {
        text::caption(
            ui,
            "Press a figure of the chart, or go through them with the arrow keys, to see where it came \
             from and to mark it.",
        );
        return;
    };
    rule(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        head(ui, open, figure);
        judgement(ui, open, figure);
        facts(ui, frame, open, (("", ""), figure));
        buttons(ui, open, (Series::default(), figure), state);
    });
    rule(ui);
}

/// Draws what is known of the chosen figure of a group, which `said` says with its period and its target.
pub(super) fn of_group(
    ui: &mut Ui,
    (frame, open): (&Frame<'_>, &MeasureOnPage),
    group: &GroupFigures,
    said: &str,
    state: &mut MeasureState,
) {
    let at = state.point;
    let found = group.figures.iter().find(|one| Some(one.period) == at);
    let Some(figure) = found else { return };
    let series = Series {
        dimension: group.dimension.clone(),
        group: group.group.clone(),
    };
    rule(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::strong(ui, said);
        let of = (group.dimension.as_str(), group.group.as_str());
        facts(ui, frame, open, (of, figure));
        buttons(ui, open, (series, figure), state);
    });
    rule(ui);
}

/// Period, figure, and what they come to against target and usual range.
fn head(ui: &mut Ui, open: &MeasureOnPage, figure: &Figure) {
    let page = &open.page;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        text::strong(ui, &figure.period.label());
        let words = figure_words(open, figure.value);
        ui.label(RichText::new(words).font(Size::Lead.semibold()));
        if let Some(parts) = parts_words(open, figure) {
            text::muted(ui, &parts);
        }
        if figure.value.is_none() {
            return;
        }
        let at = (figure.period.frequency(), figure.period.end());
        let status = status_among(&page.row.measure, figure.value, &page.targets, at);
        mark_ui(ui, of_target(status));
        let (unusual, _) = judged(page, figure.period);
        mark_ui(ui, of_unusual(unusual));
    });
}

/// What the rules say of the figure of a period, and by which of them.
fn judged(page: &MeasurePage, period: Period) -> (Unusual, Signal) {
    let at = page.judged.binary_search(&period).ok();
    let row = at.and_then(|at| page.analysis.rows.get(at));
    let Some(row) = row else {
        return (Unusual::NoRange, Signal::None);
    };
    let limits = page
        .analysis
        .segment_of(row)
        .and_then(|segment| segment.limits);
    (Unusual::of(limits.map(|_| row.kind)), row.signal)
}

/// By which rule it is unusual, and the target it was to reach.
fn judgement(ui: &mut Ui, open: &MeasureOnPage, figure: &Figure) {
    let page = &open.page;
    let format = &page.row.measure.format;
    let (_, signal) = judged(page, figure.period);
    if signal != Signal::None {
        text::body(ui, &format!("It is {}.", because(signal)));
    }
    if let Some(target) = target_at(page, figure.period) {
        let target = format.set_value_with_unit(target);
        text::caption(ui, &format!("Target {target}"));
    }
}

/// What was noted of its time, and where it came from; `of` is the dimension and the group it is of.
fn facts(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    (of, figure): ((&str, &str), &Figure),
) {
    let page = &open.page;
    for note in &page.annotations {
        if figure.period.contains(note.on) {
            text::body(ui, &format!("{}: {}", dates::prose(note.on), note.text));
        }
    }
    for baseline in &page.baselines {
        if figure.period.contains(baseline.from) {
            let from = dates::prose(baseline.from);
            text::body(
                ui,
                &format!("New baseline from {from}: {}", baseline.reason),
            );
        }
    }
    let (source, when) = source_words(frame, open, figure);
    text::caption(ui, &format!("From {source} · {when}"));
    let (replaced, until) = replaced_words(frame, open, figure);
    if !replaced.is_empty() {
        text::caption(ui, &format!("It replaced {replaced}, {until}"));
    }
    if let Some(shown) = page.shown_otherwise(of, figure.period) {
        let words = shown.told(&page.row.measure.format);
        text::toned_caption(ui, &format!("{words}."), Tone::Warn);
    }
}

fn buttons(
    ui: &mut Ui,
    open: &MeasureOnPage,
    (series, figure): (Series, &Figure),
    state: &mut MeasureState,
) {
    let measure = open.page.row.measure.id;
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::secondary("Mark this point")).clicked() {
            let form = AnnotationForm::new(measure, figure.period.start());
            state.form = Some(Form::Annotation(form));
        }
        if ui.add(Button::quiet("Correct figure")).clicked() {
            let form = FigureForm::correct(series, figure);
            state.form = Some(Form::Figure(form));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::quiet("Close").compact()).clicked() {
                state.point = None;
            }
        });
    });
}
