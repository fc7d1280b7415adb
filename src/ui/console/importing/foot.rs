//! The foot of the import's sheet: what is under way, the way on and back, and their keys.

use eframe::egui::{
    Align, Context, CornerRadius, FontId, Frame, Id, Key, Layout, Margin, Memory, Modifiers,
    Response, Ui, vec2,
};

use crate::ui::tokens::{Size, Tone, height, palette, radius, space};
use crate::ui::verbs::{StepVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::{card, paint, text};

use super::frame::{ImportStep, ImportView, Leaving};
use super::model::{Asked, ImportModel, counted, of_them};
use super::unknown;

/// What the buttons at the foot were asked for.
pub(super) enum Foot {
    Nothing,
    Next,
    Back,
    Leave,
    Skip,
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
            let after = model.turn.as_ref().is_some_and(|turn| turn.left() > 0);
            if view.worked || after {
                view.leaving = Some(Leaving::All);
                return None;
            }
            Some(Asked::Close)
        }
        Foot::Skip => {
            if view.worked {
                view.leaving = Some(Leaving::File);
                return None;
            }
            Some(Asked::Skip)
        }
        Foot::Next => next(model, view),
    }
}

fn next(model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    if !may_go_on(model, view) {
        if let Some(asked) = past_fault(model).filter(|_| !model.stopped) {
            return Some(asked);
        }
        let waits = model.works.is_some() && model.fault.is_none();
        view.goes_on = waits && view.step != ImportStep::Summary;
        return None;
    }
    if let Some(step) = view.step.next() {
        view.go(step);
        return None;
    }
    if !model.holds_nothing_new() {
        return Some(Asked::Import(view.kept()));
    }
    Some(if model.turn.is_some() {
        Asked::Skip
    } else {
        Asked::Close
    })
}

/// What is done instead with a file that can't be opened at all.
pub(super) fn past_fault(model: &ImportModel) -> Option<Asked> {
    let nothing = model.looked.is_none() && !model.is_template();
    if !nothing || model.fault.is_none() || model.works.is_some() {
        return None;
    }
    Some(if model.turn.is_some() {
        Asked::Skip
    } else {
        Asked::PickFile
    })
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
        ImportStep::Summary if model.holds_nothing_new() => true,
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

/// How the foot stands in the room there is: nothing in it is cut, and what does not depend on the state of things
/// does not move with it.
pub(super) struct Laid {
    /// The words of the main button.
    main: String,
    /// Whether there is room for what its key does as well.
    aside: bool,
    /// Whether what is under way stands in a line of its own.
    apart: bool,
}

/// Height of the rule and the row of buttons with the room around it.
const ROW: f32 = 57.0;
/// Height of the line in which it says what is under way, where that stands above the buttons.
const LINE: f32 = height::CHIP + space::XS;
/// What it says of what is under way has so much room at least.
const SAID: f32 = 320.0;

impl Laid {
    /// Lays it out as wide as there is room.
    pub(super) fn new(ui: &Ui, model: &ImportModel, view: &ImportView) -> Self {
        let room = ui.available_width() - 2.0 * space::L;
        let back = view.step.back().filter(|step| may_stand(model, *step));
        let [long, short] = [false, true].map(|short| main_words(model, view.step, short));
        let width = |main: &str, aside: bool| {
            let others = [
                ("Cancel", true),
                ("Back", back.is_some()),
                ("Put aside", aside),
            ];
            let others = others.into_iter().filter(|(_, there)| *there);
            let main = button_width(ui, main, Size::Body.semibold());
            let wide = |word| space::S + button_width(ui, word, Size::Body.regular());
            main + others.map(|(word, _)| wide(word)).sum::<f32>()
        };
        let beside = width(&long, true) + space::L + SAID <= room;
        let ways = [(&long, true), (&short, true), (&short, false)];
        let fits = ways
            .into_iter()
            .find(|(main, aside)| width(main, *aside) <= room);
        let (main, aside) = fits.unwrap_or((&short, false));
        Self {
            main: main.clone(),
            aside,
            apart: !beside,
        }
    }

    /// How high it is, with its rule.
    pub(super) const fn height(&self) -> f32 {
        if self.apart { ROW + LINE } else { ROW }
    }
}

fn button_width(ui: &Ui, words: &str, font: FontId) -> f32 {
    let words = paint::whole_line(ui, words, font, palette(ui).text);
    words.size().x + 2.0 * space::M
}

/// The foot: what is under way at the left or above, the way on at the right.
pub(super) fn buttons(
    ui: &mut Ui,
    model: &ImportModel,
    view: &mut ImportView,
    laid: &Laid,
) -> Foot {
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
            ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
            if laid.apart {
                let line = vec2(ui.available_width(), height::CHIP);
                let layout = Layout::left_to_right(Align::Center);
                ui.allocate_ui_with_layout(line, layout, |ui| {
                    ui.set_min_height(height::CHIP);
                    if under_way(ui, model) {
                        foot = Foot::Stop;
                    }
                });
                ui.add_space(LINE - height::CHIP);
            }
            let row = vec2(ui.available_width(), height::CONTROL);
            let layout = Layout::right_to_left(Align::Center);
            ui.allocate_ui_with_layout(row, layout, |ui| {
                let ready = may_go_on(model, view);
                let main = ui.add(Button::primary(&laid.main).enabled(ready));
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
                if laid.aside && ui.add(Button::quiet("Put aside")).clicked() {
                    foot = Foot::Aside;
                }
                if laid.apart {
                    return;
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
        && model.planned.as_ref().is_some_and(|planned| {
            !planned.plan.questions.is_empty() || unknown::is_all(model, planned)
        });
    if view.wants_keyboard && ready && !asks {
        main.request_focus();
        view.wants_keyboard = false;
    }
}

fn main_words(model: &ImportModel, step: ImportStep, short: bool) -> String {
    let counts = model.planned.as_ref().map(|planned| planned.plan.counts);
    match (step, counts) {
        (ImportStep::Sheet, _) => "Next: columns".to_owned(),
        (ImportStep::Columns, _) if short => "Next: findings".to_owned(),
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
        (ImportStep::Summary, _) if model.holds_nothing_new() => {
            let after = model.turn.as_ref().is_some_and(|turn| turn.left() > 0);
            if after { "Next file" } else { "Done" }.to_owned()
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
