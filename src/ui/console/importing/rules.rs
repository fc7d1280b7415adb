//! The rules by which rows that are events become measures, each with what it comes to.

mod filters;
mod values;

use eframe::egui::Ui;
use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::period::Frequency;
use crate::import::understand::{Filter, Make, Mapping, Rule};
use crate::import::{MeasureMatch, NamedMeasure};
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;

use super::frame::ImportView;
use super::grid::one_line;
use super::model::{ColumnRead, ImportModel, Looked, counted, of_them};
use super::planned::Planned;

/// How many groups are named below a rule.
const GROUPS: usize = 8;

/// Rules being changed; words stay as typed until their field is left.
#[derive(Debug, Default)]
pub(super) struct RulesDraft {
    /// The rules they were begun from.
    base: Vec<Rule>,
    /// As they stand.
    pub(super) rules: Vec<Rule>,
    /// What is held against a filter's column, as typed: by rule, whether it is one of the share, and place.
    pub(super) typed: BTreeMap<(usize, bool, usize), String>,
    /// A column whose values somebody wants to choose from.
    pub(super) wants: Option<usize>,
}

/// The columns one may choose from, and their values as far as they were read.
#[derive(Clone, Copy)]
pub(super) struct Headings<'a> {
    looked: &'a Looked,
    values: &'a BTreeMap<usize, ColumnRead>,
}

impl Headings<'_> {
    /// A field that holds one of them. True when the choice changed.
    pub(super) fn field(&self, ui: &mut Ui, label: &str, value: &mut String) -> bool {
        let calls = self.looked.calls();
        let mut at = calls.iter().position(|one| one == value);
        let field = Field::new(label);
        if !field.choice(ui, &mut at, self.looked.names()).committed {
            return false;
        }
        if let Some(called) = at.and_then(|at| calls.get(at)) {
            value.clone_from(called);
        }
        true
    }

    /// A field that holds one of them or none.
    fn field_or_none(&self, ui: &mut Ui, label: &str, value: &mut String, nothing: &str) -> bool {
        let calls = self.looked.calls();
        let mut at = calls.iter().position(|one| one == value);
        let field = Field::new(label);
        if !field
            .choice_or_none(ui, &mut at, self.looked.names(), nothing)
            .committed
        {
            return false;
        }
        let called = at.and_then(|at| calls.get(at));
        *value = called.cloned().unwrap_or_default();
        true
    }

    /// The number of a column, and its values as far as they were read.
    pub(super) fn values(&self, called: &str) -> Option<(usize, Option<&ColumnRead>)> {
        let column = self.looked.number_of(called)?;
        Some((column, self.values.get(&column)))
    }
}

/// Draws them; what was changed stands in the mapping.
pub(super) fn show(
    ui: &mut Ui,
    model: &ImportModel,
    view: &mut ImportView,
    looked: &Looked,
    mapping: &mut Cow<'_, Mapping>,
) {
    let draft = &mut view.rules;
    if draft.base != model.mapping.rules {
        draft.base.clone_from(&model.mapping.rules);
        draft.rules.clone_from(&model.mapping.rules);
        draft.typed.clear();
    }
    let headings = Headings {
        looked,
        values: &model.values,
    };
    let mut changed = false;
    let mut removed = None;
    ui.spacing_mut().item_spacing.y = space::S;
    text::caption(
        ui,
        "Each row is an event. Say what is counted or measured of them; below each rule stands what it comes to.",
    );
    let several = draft.rules.len() > 1;
    for at in 0..draft.rules.len() {
        ui.push_id(("rule", at), |ui| {
            card::card(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                changed |= one(ui, draft, at, &headings);
                let planned = model.planned.as_ref().filter(|_| model.works.is_none());
                if let Some(planned) = planned {
                    comes_to(ui, planned, planned.plan.named.get(at));
                }
                if several
                    && ui
                        .add(Button::quiet("Remove this rule").compact())
                        .clicked()
                {
                    removed = Some(at);
                }
            });
        });
    }
    if let Some(at) = removed {
        draft.rules.remove(at);
        draft.typed.clear();
        changed = true;
    }
    if ui.add(Button::secondary("Add a rule")).clicked() {
        draft.rules.push(another(&draft.rules));
        changed = true;
    }
    if changed {
        mapping.to_mut().rules.clone_from(&draft.rules);
    }
}

/// Another rule over the same dates.
fn another(rules: &[Rule]) -> Rule {
    let like = rules.first().cloned().unwrap_or_default();
    Rule {
        measure: format!("{} ({})", like.measure, rules.len() + 1),
        date: like.date,
        every: like.every,
        fiscal: like.fiscal,
        whole: like.whole,
        by: like.by,
        ..Rule::default()
    }
}

/// One rule. True when it changed.
fn one(ui: &mut Ui, draft: &mut RulesDraft, at: usize, headings: &Headings<'_>) -> bool {
    let Some(rule) = draft.rules.get_mut(at) else {
        return false;
    };
    let mut changed = false;
    let label = |words: &str| {
        if at == 0 {
            words.to_owned()
        } else {
            format!("{words} (rule {})", at + 1)
        }
    };
    columns(ui, &[1.4, 1.2, 0.8], 130.0, |ui, index| match index {
        0 => {
            let name = label("Measure that is made");
            changed |= Field::new(&name).text(ui, &mut rule.measure).committed;
        }
        1 => changed |= make(ui, &label("What is made of the events"), rule),
        _ => changed |= every(ui, &label("For each"), rule),
    });
    let days = matches!(
        rule.make,
        Make::MeanDays | Make::MedianDays | Make::NinetiethDays
    );
    let shares: &[f32] = match rule.make {
        _ if days => &[1.0; 4],
        Make::Count | Make::Share => &[1.0; 2],
        Make::Sum | Make::OpenAtEnd | Make::MeanDays | Make::MedianDays | Make::NinetiethDays => {
            &[1.0; 3]
        }
    };
    columns(ui, shares, 130.0, |ui, index| {
        changed |= of_column(ui, (rule, headings), index, &label);
    });
    groups(ui, &mut draft.wants, &rule.by, headings);
    if rule.every >= Frequency::Quarter {
        changed |= tick_box(
            ui,
            &mut rule.fiscal,
            "Quarters and years of the fiscal year",
        )
        .changed();
    }
    changed |= tick_box(
        ui,
        &mut rule.whole,
        "Leave out a first or last period that the file covers only in part",
    )
    .changed();
    changed |= filters::show(ui, draft, at, false, headings);
    let share = draft
        .rules
        .get(at)
        .is_some_and(|rule| rule.make == Make::Share);
    if share {
        changed |= filters::show(ui, draft, at, true, headings);
    }
    changed
}

fn make(ui: &mut Ui, label: &str, rule: &mut Rule) -> bool {
    let names = Make::ALL.map(Make::label);
    let mut at = Make::ALL.iter().position(|one| *one == rule.make);
    if !Field::new(label).choice(ui, &mut at, &names).committed {
        return false;
    }
    if let Some(make) = at.and_then(|at| Make::ALL.get(at)) {
        rule.make = *make;
        if rule.from.is_empty() {
            rule.from.clone_from(&rule.date);
        }
        if *make == Make::Share && rule.passing.is_empty() {
            rule.passing.push(Filter {
                column: rule.date.clone(),
                ..Filter::default()
            });
        }
    }
    true
}

fn every(ui: &mut Ui, label: &str, rule: &mut Rule) -> bool {
    let names = Frequency::ALL.map(Frequency::noun);
    let mut at = Frequency::ALL.iter().position(|one| *one == rule.every);
    if !Field::new(label).choice(ui, &mut at, &names).committed {
        return false;
    }
    if let Some(every) = at.and_then(|at| Frequency::ALL.get(at)) {
        rule.every = *every;
    }
    true
}

/// The columns a rule goes by: the date of the period, what is measured, what it is broken down by.
fn of_column(
    ui: &mut Ui,
    (rule, headings): (&mut Rule, &Headings<'_>),
    index: usize,
    label: &dyn Fn(&str) -> String,
) -> bool {
    match (index, rule.make) {
        (0, Make::OpenAtEnd) => headings.field(ui, &label("Date it began"), &mut rule.date),
        (0, _) => headings.field(ui, &label("Period from"), &mut rule.date),
        (1, Make::MeanDays | Make::MedianDays | Make::NinetiethDays) => {
            headings.field(ui, &label("Days from"), &mut rule.from)
        }
        (2, Make::MeanDays | Make::MedianDays | Make::NinetiethDays) => {
            headings.field(ui, &label("Days until"), &mut rule.to)
        }
        (1, Make::OpenAtEnd) => headings.field(ui, &label("Date it ended"), &mut rule.to),
        (1, Make::Sum) => headings.field(ui, &label("Sum of"), &mut rule.sum),
        (_, _) => {
            let nothing = "Not broken down";
            headings.field_or_none(ui, &label("By group"), &mut rule.by, nothing)
        }
    }
}

/// Which groups the column has by which figures are broken down.
fn groups(ui: &mut Ui, wants: &mut Option<usize>, by: &str, headings: &Headings<'_>) {
    let Some((column, read)) = headings.values(by).filter(|_| !by.is_empty()) else {
        return;
    };
    let found = match read {
        Some(ColumnRead::Read(found)) => found,
        Some(ColumnRead::Failed(why)) => {
            text::toned_caption(ui, why, Tone::Bad);
            return;
        }
        Some(ColumnRead::Reading(_)) | None => {
            *wants = Some(column);
            text::caption(ui, "Reading the groups …");
            return;
        }
    };
    let count = found.values.len();
    let named: Vec<String> = found
        .values
        .iter()
        .take(GROUPS)
        .map(|one| format!("{} ({})", one_line(&one.text, 40), counted(one.rows)))
        .collect();
    let mut words = format!(
        "{}, with their rows: {}",
        of_them(count, "group", "groups"),
        named.join(" · ")
    );
    if count > GROUPS {
        let more = format!(" · and {} more", counted(count - GROUPS));
        words.push_str(&more);
    }
    text::caption(ui, &words);
}

/// What a rule comes to: its latest figures of the whole.
fn comes_to(ui: &mut Ui, planned: &Planned, named: Option<&NamedMeasure>) {
    let Some(named) = named else { return };
    let key = match &named.is {
        MeasureMatch::Known(key) => Some(key.as_str()),
        MeasureMatch::New(name) => {
            let mut new = planned.plan.new_measures.iter();
            new.find(|one| one.name == *name)
                .map(|one| one.key.as_str())
        }
        MeasureMatch::Near(_)
        | MeasureMatch::Several
        | MeasureMatch::Unknown
        | MeasureMatch::LeftOut => None,
    };
    let Some(lines) = key.and_then(|key| planned.made.get(key)) else {
        text::caption(
            ui,
            "No measure of the program is called so; it is created with the import, or name one that is there.",
        );
        return;
    };
    let latest: Vec<String> = lines
        .iter()
        .rev()
        .take(6)
        .map(|line| format!("{}: {}", line.period, line.value))
        .collect();
    let words = format!("Comes to, the latest first: {}", latest.join(" · "));
    text::body(ui, &words);
}
