//! What has to be said before some cells can be taken in: each question with its answers, the likeliest first.

use eframe::egui::{ScrollArea, Ui};

use crate::import::understand::{ConflictingRows, DateOrder, GroupTargets, Mapping};
use crate::import::{Ask, Question};
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::text;

use super::frame::ImportView;
use super::model::{Asked, ImportModel, of_them};
use super::planned::Planned;

/// How many are shown at once.
const AT_ONCE: usize = 40;

/// Draws them; gives back the mapping with an answer.
pub(super) fn show(
    ui: &mut Ui,
    model: &ImportModel,
    view: &mut ImportView,
    planned: &Planned,
) -> Option<Asked> {
    let questions = &planned.plan.questions;
    if questions.is_empty() {
        return None;
    }
    let mut answered: Option<Mapping> = None;
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        if questions.len() > 1 {
            ui.horizontal_wrapped(|ui| {
                text::strong(ui, &of_them(questions.len(), "question", "questions"));
                if ui
                    .add(Button::quiet("Accept what is likeliest for all").compact())
                    .clicked()
                {
                    let mut mapping = model.mapping.clone();
                    for question in questions {
                        accept(&mut mapping, &question.about);
                    }
                    answered = Some(mapping);
                }
            });
        }
        let high = if questions.len() > 2 {
            168.0
        } else {
            f32::INFINITY
        };
        ScrollArea::vertical()
            .id_salt("questions")
            .max_height(high)
            .min_scrolled_height(high.min(168.0))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for (at, question) in questions.iter().take(AT_ONCE).enumerate() {
                    let takes = at == 0 && view.wants_keyboard && model.works.is_none();
                    if let Some(mapping) = one(ui, (model, planned), question, takes) {
                        answered = Some(mapping);
                        view.wants_keyboard = true;
                    } else if takes {
                        view.wants_keyboard = false;
                    }
                }
                if questions.len() > AT_ONCE {
                    let more =
                        of_them(questions.len() - AT_ONCE, "more question", "more questions");
                    text::caption(ui, &format!("… and {more} once these are answered."));
                }
            });
    });
    if answered.is_some() {
        view.wants_keyboard = true;
    }
    answered.map(|mapping| Asked::Map(Box::new(mapping)))
}

/// One question with its answers.
fn one(
    ui: &mut Ui,
    (model, planned): (&ImportModel, &Planned),
    question: &Question,
    takes: bool,
) -> Option<Mapping> {
    let cells = of_them(question.cells, "cell waits for it", "cells wait for it");
    text::body(ui, &format!("{} {cells}.", words(planned, question)));
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (at, answer) in answers(planned, &question.about).into_iter().enumerate() {
            let button = if at == 0 {
                Button::primary(&answer)
            } else {
                Button::secondary(&answer)
            };
            let pressed = ui.add(button.compact());
            if at == 0 && takes {
                pressed.request_focus();
            }
            if pressed.clicked() {
                chosen = Some(at);
            }
        }
    });
    let chosen = chosen?;
    let mut mapping = model.mapping.clone();
    match (&question.about, chosen) {
        (about, 0) => accept(&mut mapping, about),
        (Ask::Dates, _) => mapping.dates = DateOrder::DayFirst,
        (Ask::Fractions { .. } | Ask::AllFractions { .. }, at) => {
            read_fractions(&mut mapping, &question.about, at);
        }
        (Ask::ConflictingRows, 1) => mapping.conflicting_rows = ConflictingRows::First,
        (Ask::ConflictingRows, _) => mapping.conflicting_rows = ConflictingRows::Last,
        (Ask::GroupTargets, _) => mapping.group_targets = GroupTargets::LeftOut,
        (Ask::Department { name, .. }, _) => {
            mapping.departments.insert(name.clone(), String::new());
        }
        (Ask::Near { name, .. }, 1) => {
            mapping.means.insert(name.clone(), String::new());
        }
        (Ask::Near { name, .. }, _) => mapping.leaves_out.push(name.clone()),
        (Ask::Rules, _) => {}
    }
    Some(mapping)
}

/// Takes the likeliest answer.
fn accept(mapping: &mut Mapping, about: &Ask) {
    match about {
        Ask::Dates => mapping.dates = DateOrder::MonthFirst,
        Ask::Fractions { .. } | Ask::AllFractions { .. } => read_fractions(mapping, about, 0),
        Ask::GroupTargets => mapping.group_targets = GroupTargets::OfMeasure,
        Ask::ConflictingRows => mapping.conflicting_rows = ConflictingRows::Refuse,
        Ask::Near { name, key } => {
            mapping.means.insert(name.clone(), key.clone());
        }
        Ask::Department { name, here } => {
            mapping.departments.insert(name.clone(), here.clone());
        }
        Ask::Rules => {}
    }
}

/// Takes the answer at this place of what is asked about fractions.
fn read_fractions(mapping: &mut Mapping, about: &Ask, at: usize) {
    match about {
        Ask::Fractions { name, answers } => {
            if let Some((_, is)) = answers.get(at) {
                mapping.fractions_of.insert(name.clone(), *is);
            }
        }
        Ask::AllFractions { answers } => {
            if let Some((_, is)) = answers.get(at) {
                mapping.fractions = *is;
            }
        }
        Ask::Dates
        | Ask::GroupTargets
        | Ask::ConflictingRows
        | Ask::Near { .. }
        | Ask::Department { .. }
        | Ask::Rules => {}
    }
}

fn words(planned: &Planned, question: &Question) -> String {
    match &question.about {
        Ask::Near { name, key } => format!(
            "\u{201c}{name}\u{201d} is no measure here. Is {} meant?",
            planned.name_of(key)
        ),
        Ask::Dates
        | Ask::Fractions { .. }
        | Ask::AllFractions { .. }
        | Ask::GroupTargets
        | Ask::ConflictingRows
        | Ask::Department { .. }
        | Ask::Rules => question.words.clone(),
    }
}

fn answers(planned: &Planned, about: &Ask) -> Vec<String> {
    match about {
        Ask::Dates => vec![
            "The month first: 3/4 is March 4".to_owned(),
            "The day first: 3/4 is April 3".to_owned(),
        ],
        Ask::Fractions { answers, .. } | Ask::AllFractions { answers } => {
            answers.iter().map(|(words, _)| words.clone()).collect()
        }
        Ask::ConflictingRows => vec![
            "No: refuse them".to_owned(),
            "The first row counts".to_owned(),
            "The last row counts".to_owned(),
        ],
        Ask::GroupTargets => vec![
            "Yes, it is the measure\u{2019}s target".to_owned(),
            "Leave them out".to_owned(),
        ],
        Ask::Near { key, .. } => vec![
            format!("Yes, it is {}", planned.name_of(key)),
            "No, a new measure".to_owned(),
            "Leave it out".to_owned(),
        ],
        Ask::Department { here, .. } => vec![
            format!("Yes, it is {here}"),
            "No, a new department".to_owned(),
        ],
        Ask::Rules => Vec::new(),
    }
}
