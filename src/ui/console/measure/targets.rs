//! Targets, benchmarks and annotations of a measure: listed, added, edited, removed.

use chrono::NaiveDate;
use eframe::egui::{Align, Layout, Ui};

use crate::domain::dates;
use crate::domain::target::{Target, TargetKind, in_force};
use crate::program::Command;
use crate::ui::models::{Frame, MeasureOnPage};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::{card, rule};
use crate::ui::widgets::chip::chip;
use crate::ui::widgets::text;

use super::MeasureState;
use super::forms::{AnnotationForm, Form, TargetForm};

/// Targets and benchmarks, the newest first.
pub(super) fn targets(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    (state, outbox): (&mut MeasureState, &mut Outbox),
) {
    let today = frame.models.today;
    let measure = open.page.row.measure.id;
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        text::subheading(ui, "Targets and benchmarks");
        let all = &open.page.targets;
        if all.is_empty() {
            text::muted(ui, "No target is set, so the measure has no status yet.");
        }
        for target in all.iter().rev() {
            let of = &open.page.row.measure;
            let held = in_force(of, all, target.kind, (of.frequency, today));
            let holds = held.is_some_and(|held| held.id == target.id);
            one_target(ui, open, (target, holds), (state, outbox));
            rule(ui);
        }
        ui.horizontal_wrapped(|ui| {
            for (words, kind) in [
                ("Add target", TargetKind::Target),
                ("Add benchmark", TargetKind::Benchmark),
            ] {
                if ui.add(Button::secondary(words)).clicked() {
                    // The first one judges the fiscal year's figures; a later one what comes.
                    let first = all.iter().all(|target| target.kind != kind);
                    let city = &frame.models.directory.city;
                    let from = if first {
                        city.fiscal_year_start(today)
                    } else {
                        today
                    };
                    let form = TargetForm::new(measure, kind, from);
                    state.form = Some(Form::Target(form));
                }
            }
        });
    });
}

fn one_target(
    ui: &mut Ui,
    open: &MeasureOnPage,
    (target, holds): (&Target, bool),
    (state, outbox): (&mut MeasureState, &mut Outbox),
) {
    let value = open
        .page
        .row
        .measure
        .format
        .set_value_with_unit(target.value);
    let name = format!("{} {value}", target.kind.label());
    let edit = || state.form = Some(Form::Target(TargetForm::edit(target)));
    let remove = || outbox.run(Command::RemoveTarget(target.id));
    entry(ui, &name, (edit, remove), |ui| {
        ui.horizontal_wrapped(|ui| {
            text::one_line(ui, text::semibold(&name));
            if holds {
                chip(ui, "In force", Tone::Good);
            }
        });
        let from = dates::prose(target.in_force_from);
        let mut words = vec![format!("from {from}")];
        if let Some(per) = target.per {
            words.push(format!("for a {}", per.noun()));
        }
        let others = [target.basis.trim(), target.source.trim()];
        words.extend(
            others
                .iter()
                .filter(|words| !words.is_empty())
                .map(ToString::to_string),
        );
        text::caption(ui, &words.join(" · "));
    });
}

/// Remarks on the chart, the newest first.
pub(super) fn annotations(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    (state, outbox): (&mut MeasureState, &mut Outbox),
) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        text::subheading(ui, "Annotations");
        if open.page.annotations.is_empty() {
            text::muted(
                ui,
                "A few words at a date, drawn on the chart: what happened then.",
            );
        }
        for note in open.page.annotations.iter().rev() {
            let edit = || state.form = Some(Form::Annotation(AnnotationForm::edit(note)));
            let remove = || outbox.run(Command::RemoveAnnotation(note.id));
            entry(ui, &note.text, (edit, remove), |ui| {
                text::body(ui, &note.text);
                text::caption(ui, &dates::prose(note.on));
            });
            rule(ui);
        }
        if ui.add(Button::secondary("Add annotation")).clicked() {
            let form =
                AnnotationForm::new(open.page.row.measure.id, last_day(open, frame.models.today));
            state.form = Some(Form::Annotation(form));
        }
    });
}

/// Where the latest figure stands, or today: most annotations explain the latest turn.
fn last_day(open: &MeasureOnPage, today: NaiveDate) -> NaiveDate {
    let latest = open.page.figures.last().map(|figure| figure.period.start());
    latest.unwrap_or(today)
}

/// An entry of a list with its two buttons at the right.
pub(super) fn entry(
    ui: &mut Ui,
    name: &str,
    (edit, remove): (impl FnOnce(), impl FnOnce()),
    words: impl FnOnce(&mut Ui),
) {
    let (edit_name, remove_name) = (format!("Edit {name}"), format!("Remove {name}"));
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - 118.0).max(120.0);
        ui.allocate_ui(eframe::egui::vec2(room, 0.0), |ui| {
            ui.set_width(room);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                words(ui);
            });
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if ui
                .add(Button::quiet("Remove").compact().named(&remove_name))
                .clicked()
            {
                remove();
            }
            if ui
                .add(Button::quiet("Edit").compact().named(&edit_name))
                .clicked()
            {
                edit();
            }
        });
    });
}
