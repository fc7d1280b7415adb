//! The foot of the import's sheet: what is under way, the way on and back, and their keys.

use eframe::egui::{
    Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Memory, Modifiers, Response, Ui,
    vec2,
};

use crate::ui::tokens::{Size, Tone, height, palette, radius, space};
use crate::ui::verbs::{StepVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::text;

use super::frame::{ImportStep, ImportView};
use super::model::{Asked, ImportModel, counted, of_them};

/// What the buttons at the foot were asked for.
pub(super) enum Foot {
    Nothing,
    Next,
    Back,
    Leave,
    Stop,
    Aside,
}

/// Enter goes on where nothing else wants it, Control and Enter from anywhere, Alt and left back, Escape leaves.
pub(super) fn keys(ctx: &Context, holder: Option<Id>, view: &mut ImportView, foot: Foot) -> Foot {
    let taken = |step| {
        let key = Verb::Step(step).key();
        key.is_some_and(|key| ctx.input_mut(|input| input.consume_shortcut(&key)))
    };
    let free = holder.is_none() && ctx.memory(Memory::focused).is_none();
    let enter =
        |input: &mut eframe::egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
    if taken(StepVerb::Next) || (free && ctx.input_mut(enter)) {
        return Foot::Next;
    }
    if taken(StepVerb::Back) {
        return Foot::Back;
    }
    if taken(StepVerb::Correct) {
        return correct(view);
    }
    if taken(StepVerb::Leave) {
        return Foot::Leave;
    }
    match view.pressed.take() {
        Some(StepVerb::Next) => Foot::Next,
        Some(StepVerb::Back) => Foot::Back,
        Some(StepVerb::Correct) => correct(view),
        Some(StepVerb::Leave) => Foot::Leave,
        None => foot,
    }
}

fn correct(view: &mut ImportView) -> Foot {
    view.fix_focus = view.step == ImportStep::Found;
    Foot::Nothing
}

pub(super) fn go_on(model: &ImportModel, view: &mut ImportView, foot: &Foot) -> Option<Asked> {
    if view.goes_on && (model.fault.is_some() || model.stopped) {
        view.goes_on = false;
    }
    match foot {
        Foot::Nothing if view.goes_on && model.works.is_none() => {
            view.goes_on = false;
            next(model, view)
        }
        Foot::Nothing => None,
        Foot::Stop if model.wants_reading() => Some(Asked::Again),
        Foot::Stop => Some(Asked::Stop),
        Foot::Aside => Some(Asked::PutAside),
        Foot::Back => {
            if let Some(step) = view.step.back().filter(|step| may_stand(model, *step)) {
                view.go(step);
            }
            None
        }
        Foot::Leave => {
            if view.worked {
                view.leaving = true;
                return None;
            }
            Some(Asked::Close)
        }
        Foot::Next => next(model, view),
    }
}

fn next(model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    if !may_go_on(model, view) {
        let waits = model.works.is_some() && model.fault.is_none();
        view.goes_on = waits && view.step != ImportStep::Summary;
        return None;
    }
    if let Some(step) = view.step.next() {
        view.go(step);
        return None;
    }
    Some(Asked::Import(view.kept()))
}

/// Whether a step can be looked at.
pub(super) fn may_stand(model: &ImportModel, step: ImportStep) -> bool {
    match step {
        ImportStep::Sheet | ImportStep::Columns => model.looked.is_some() && !model.is_template(),
        ImportStep::Found | ImportStep::Summary => model.planned.is_some(),
    }
}

/// Whether one can go on from a step.
fn may_go_on(model: &ImportModel, view: &ImportView) -> bool {
    match view.step {
        ImportStep::Sheet => model.looked.is_some(),
        ImportStep::Columns | ImportStep::Found => model.is_ready(),
        ImportStep::Summary => {
            let head = model.template.as_ref();
            let foreign = head.is_some_and(|head| head.other_city.is_some());
            model.is_ready()
                && (!foreign || view.belongs_here)
                && model
                    .planned
                    .as_ref()
                    .is_some_and(|planned| !planned.plan.is_nothing())
        }
    }
}

/// The foot: what is under way at the left, the way on at the right.
pub(super) fn buttons(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) -> Foot {
    let p = palette(ui);
    card::rule(ui);
    let mut foot = Foot::Nothing;
    let margin = Margin::symmetric(space::L as i8, space::M as i8);
    Frame::new()
        .fill(p.surface)
        .corner_radius(CornerRadius {
            sw: radius::L,
            se: radius::L,
            ..CornerRadius::ZERO
        })
        .inner_margin(margin)
        .show(ui, |ui| {
            let row = vec2(ui.available_width(), height::CONTROL);
            let layout = Layout::right_to_left(Align::Center);
            ui.allocate_ui_with_layout(row, layout, |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let words = main_words(model, view.step, ui.available_width() < 520.0);
                let ready = may_go_on(model, view);
                let main = ui.add(Button::primary(&words).enabled(ready));
                take_keyboard(model, view, ready, &main);
                if main.clicked() {
                    foot = Foot::Next;
                }
                if view.step.back().is_some_and(|step| may_stand(model, step))
                    && ui.add(Button::secondary("Back")).clicked()
                {
                    foot = Foot::Back;
                }
                if ui.add(Button::secondary("Cancel")).clicked() {
                    foot = Foot::Leave;
                }
                // Where there is no room for it, its key still does it.
                if ui.available_width() > 420.0 && ui.add(Button::quiet("Put aside")).clicked() {
                    foot = Foot::Aside;
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if under_way(ui, model) {
                        foot = Foot::Stop;
                    }
                });
            });
        });
    foot
}

/// The keyboard goes to the main button once it can be pressed, unless a question stands first.
fn take_keyboard(model: &ImportModel, view: &mut ImportView, ready: bool, main: &Response) {
    let asks = view.step == ImportStep::Found
        && model
            .planned
            .as_ref()
            .is_some_and(|planned| !planned.plan.questions.is_empty());
    if view.wants_keyboard && ready && !asks {
        main.request_focus();
        view.wants_keyboard = false;
    }
}

fn main_words(model: &ImportModel, step: ImportStep, short: bool) -> String {
    let counts = model.planned.as_ref().map(|planned| planned.plan.counts);
    match (step, counts) {
        (ImportStep::Sheet, _) => "Next: columns".to_owned(),
        (ImportStep::Columns, _) => "Next: what was found".to_owned(),
        (ImportStep::Found, Some(counts)) if counts.refused > 0 => {
            let cells = of_them(counts.refused, "refused cell", "refused cells");
            if short {
                format!("Go on without {}", counted(counts.refused))
            } else {
                format!("Leave {cells} out and go on")
            }
        }
        (ImportStep::Found, _) => "Next: summary".to_owned(),
        (ImportStep::Summary, Some(counts)) if counts.new + counts.changed > 0 => {
            let cells = counts.new + counts.changed;
            if cells == 1 {
                "Import 1 cell".to_owned()
            } else {
                format!("Import {} cells", counted(cells))
            }
        }
        (ImportStep::Summary, _) => "Import".to_owned(),
    }
}

/// What is under way, with a way to stop it; else how it stands. True when its button was pressed.
fn under_way(ui: &mut Ui, model: &ImportModel) -> bool {
    let Some((name, share)) = &model.works else {
        if model.wants_reading() {
            ui.label(if model.stopped {
                "Reading was stopped."
            } else {
                "It can\u{2019}t be read now."
            });
            return ui.add(Button::secondary("Read again").compact()).clicked();
        }
        standing(ui, model);
        return false;
    };
    ui.label(format!("{name} …"));
    ui.scope(|ui| {
        ui.set_max_width((ui.available_width() - 80.0).clamp(40.0, 200.0));
        progress(ui, name, *share, Tone::Accent);
    });
    ui.add(Button::secondary("Stop").compact()).clicked()
}

/// How many cells are taken in and how many not, in short.
fn standing(ui: &mut Ui, model: &ImportModel) {
    let Some(planned) = &model.planned else {
        return;
    };
    let counts = planned.plan.counts;
    let questions = planned.plan.questions.len();
    let mut words = format!(
        "{} of {} can be taken in",
        counted(counts.accepted()),
        of_them(counts.cells, "cell", "cells")
    );
    if counts.refused > 0 {
        let more = format!(" · {} refused", counted(counts.refused));
        words.push_str(&more);
    }
    if questions > 0 {
        let more = format!(" · {}", of_them(questions, "question", "questions"));
        words.push_str(&more);
    }
    let muted = palette(ui).muted;
    text::one_line(ui, text::rich(words, Size::Small).color(muted));
}
