//! Measures of the file that the program does not know: created by one press, or said which they are.

use eframe::egui::Ui;

use crate::import::{MeasureMatch, PlanOptions};
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{card, text};

use super::frame::{ImportStep, ImportView};
use super::model::{Asked, ImportModel, of_them};
use super::planned::Planned;

/// Whether nothing of the file can be taken in as long as they are not known.
pub(super) fn is_all(model: &ImportModel, planned: &Planned) -> bool {
    is_asked(model, planned) && planned.plan.counts.accepted() == 0
}

/// Of another city's template it is said first that it is one.
fn is_asked(model: &ImportModel, planned: &Planned) -> bool {
    let head = model.template.as_ref();
    let foreign = head.is_some_and(|head| head.other_city.is_some());
    planned.unknown() > 0 && !model.options.create_measures && !foreign
}

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    model: &ImportModel,
    view: &mut ImportView,
    planned: &Planned,
) -> Option<Asked> {
    if !is_asked(model, planned) {
        return None;
    }
    let count = planned.unknown();
    let unknown = |is: &MeasureMatch| matches!(is, MeasureMatch::Unknown);
    let named = planned.plan.named.iter().filter(|one| unknown(&one.is));
    let cells = of_them(named.map(|one| one.cells).sum(), "cell waits", "cells wait");
    let (measures, them) = if count == 1 {
        ("1 measure of the file is".to_owned(), "it")
    } else {
        (of_them(count, "", "measures of the file are"), "them")
    };
    let mut asked = None;
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        text::body(
            ui,
            &format!("{measures} not in the program; {cells} for {them}."),
        );
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let words = format!("Create {them}, as proposed");
            let all = is_all(model, planned) && planned.plan.questions.is_empty();
            let button = if all {
                Button::primary(&words)
            } else {
                Button::secondary(&words)
            };
            let create = ui.add(button.compact());
            if all && view.wants_keyboard && model.works.is_none() {
                create.request_focus();
                view.wants_keyboard = false;
            }
            if create.clicked() {
                view.wants_keyboard = true;
                asked = Some(Asked::Settle(PlanOptions {
                    create_measures: true,
                    ..model.options.clone()
                }));
            }
            let choose = Button::secondary("Say what is meant").compact();
            if !model.is_template() && ui.add(choose).clicked() {
                // Those that wait stand first.
                view.measures.selected = Some(0);
                view.go(ImportStep::Columns);
            }
        });
    });
    asked
}
