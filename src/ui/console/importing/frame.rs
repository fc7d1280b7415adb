//! The sheet the four steps stand in: its head, the way on and back, and what is under way.

use eframe::egui::{
    Context, CornerRadius, Event, Frame, Id, LayerId, Margin, Memory, Modal, Order, Popup, Ui,
    accesskit::Role, vec2,
};

use crate::ui::console::page;
use crate::ui::tokens::{Palette, height, radius, space};
use crate::ui::verbs::{StepVerb, Verb};
use crate::ui::widgets::card;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::notice::{News, Notice, standing_notice};
use crate::ui::widgets::segmented::tabs;
use crate::ui::widgets::table::TableState;
use crate::ui::widgets::{keyboard, text};

use super::foot::{Foot, Laid, buttons, go_on, keys, may_stand, past_fault};
use super::model::{Asked, ImportModel, Kept, Turn, counted};
use super::rules::RulesDraft;
use super::saved::{self, Keeping};
use super::{columns, found, layout, summary, turn};

/// The four steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ImportStep {
    /// What sheet and layout.
    #[default]
    Sheet,
    /// Which column is what.
    Columns,
    /// What was found.
    Found,
    /// What will happen.
    Summary,
}

impl ImportStep {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Sheet, Self::Columns, Self::Found, Self::Summary];

    const fn label(self, short: bool) -> &'static str {
        match self {
            Self::Sheet if short => "1 Sheet",
            Self::Found if short => "3 Findings",
            Self::Sheet => "1 Sheet and layout",
            Self::Columns => "2 Columns",
            Self::Found => "3 What was found",
            Self::Summary => "4 Summary",
        }
    }

    pub(super) const fn next(self) -> Option<Self> {
        match self {
            Self::Sheet => Some(Self::Columns),
            Self::Columns => Some(Self::Found),
            Self::Found => Some(Self::Summary),
            Self::Summary => None,
        }
    }

    pub(super) const fn back(self) -> Option<Self> {
        match self {
            Self::Sheet => None,
            Self::Columns => Some(Self::Sheet),
            Self::Found => Some(Self::Columns),
            Self::Summary => Some(Self::Found),
        }
    }
}

/// What is asked about before answers and corrections are lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// The import, with the files that come after this one.
    All,
    /// This file alone.
    File,
}

/// What the steps remember between frames.
#[derive(Debug, Default)]
pub struct ImportView {
    /// Where one is.
    pub step: ImportStep,
    /// Which of the files it is that were looked at so far: each begins at its top.
    pub file: u64,
    /// The keyboard goes to the main thing of the step as soon as it can be done.
    pub wants_keyboard: bool,
    /// Somebody answered or corrected something: leaving is asked for.
    pub worked: bool,
    pub(super) leaving: Option<Leaving>,
    /// What is being done with the saved mapping at hand.
    pub(super) keeping: Option<Keeping>,
    pub(super) pressed: Option<StepVerb>,
    /// Column whose use was looked at last.
    pub(super) column: Option<usize>,
    /// Column that is to be brought into sight.
    pub(super) to_column: Option<usize>,
    pub(super) measures: TableState,
    pub(super) rules: RulesDraft,
    pub(super) level: Option<usize>,
    pub(super) kind: Option<usize>,
    pub(super) findings: TableState,
    pub(super) shown: Vec<usize>,
    pub(super) fix: String,
    pub(super) fixing: Option<(u64, usize)>,
    pub(super) fix_focus: bool,
    pub(super) list_focus: bool,
    pub(super) changes: TableState,
    /// Somebody said that the figures of another city's template belong here.
    pub(super) belongs_here: bool,
    /// Under which name it is remembered how the file was read, once somebody wrote one.
    pub(super) name: Option<String>,
    /// Who takes the figures in.
    pub by: Option<String>,
    /// Somebody went on before it was known what would happen: it goes on by itself once it is.
    pub(super) goes_on: bool,
}

impl ImportView {
    /// The steps of a file, at their first.
    pub fn of_file(file: u64) -> Self {
        Self {
            file,
            ..Self::default()
        }
    }

    /// At that step, with the keyboard at its main thing.
    pub fn go(&mut self, step: ImportStep) {
        self.step = step;
        self.wants_keyboard = true;
        self.goes_on = false;
    }

    /// The column whose values somebody wants to choose from.
    pub const fn wanted_values(&mut self) -> Option<usize> {
        self.rules.wants.take()
    }

    /// What is kept with the figures.
    pub(super) fn kept(&self) -> Kept {
        let name = self.name.as_ref().map(|name| name.trim().to_owned());
        Kept {
            name: name.filter(|name| !name.is_empty()),
            by: self.by.clone(),
        }
    }

    /// Does what a verb says with the next frame.
    pub const fn press(&mut self, verb: StepVerb) {
        self.pressed = Some(verb);
    }
}

fn id() -> Id {
    Id::unique("import of figures")
}

/// Whether nothing stands over the import.
pub fn is_on_top(ctx: &Context) -> bool {
    let layer = LayerId::new(Order::Foreground, id());
    ctx.memory(Memory::top_modal_layer) == Some(layer)
}

/// Gives the keyboard back to whoever had it before.
pub fn put_away(ctx: &Context) {
    keyboard::give_back(ctx, id().with("before"));
}

/// Draws the import over the console; gives back what was asked for.
pub fn show(ctx: &Context, model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    let opening = keyboard::take(ctx, id().with("before"));
    if opening {
        view.wants_keyboard = true;
    }
    let holder = ctx.memory(Memory::focused);
    let left_for = goes_on_from(ctx, holder, !opening && view.leaving.is_none());
    let p = Palette::of(&ctx.global_style().visuals);
    let room = ctx.content_rect().size();
    let edge = if room.x < 900.0 { space::S } else { space::XL };
    let ground = card::over_console(p, 0.0).fill(p.canvas);
    let mut asked = None;
    let mut foot = Foot::Nothing;
    let sheet = Modal::new(id()).frame(ground).backdrop_color(p.scrim);
    let shown = sheet.show(ctx, |ui| {
        let size = room - vec2(2.0 * edge, 2.0 * edge);
        ui.set_min_size(size);
        ui.set_max_size(size);
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, model, view);
        let skipped = turn::show(ui, model);
        let laid = Laid::new(ui, model, view);
        let body = (ui.available_height() - laid.height()).max(80.0);
        ui.allocate_ui(vec2(size.x, body), |ui| {
            ui.set_min_height(body);
            // What was scrolled in another file is not scrolled in this one.
            ui.push_id(view.file, |ui| asked = step(ui, model, view));
        });
        foot = buttons(ui, model, view, &laid);
        if skipped {
            foot = Foot::Skip;
        }
    });
    ctx.accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::Dialog);
        node.set_label("Import figures");
        node.set_modal();
    });
    if !opening && view.leaving.is_none() && shown.is_top_modal && !shown.any_popup_open {
        foot = keys(ctx, holder, view, foot);
    }
    let left = leaving(ctx, model, view).or_else(|| saved::ask(ctx, model, view));
    if let (Foot::Next, Some(_)) = (&foot, &asked) {
        // What was being typed is read first.
        view.goes_on = view.step != ImportStep::Summary;
    }
    let before = view.step;
    let asked = left.or(asked).or_else(|| go_on(model, view, &foot));
    if let (Some(holder), None) = (left_for, &asked)
        && before == view.step
    {
        ctx.memory_mut(|memory| memory.request_focus(holder));
    }
    asked
}

/// Control and Enter goes on whatever has the keyboard: a button is not pressed by it, an open list is left, and what
/// was typed is kept. Gives back who had the keyboard.
fn goes_on_from(ctx: &Context, holder: Option<Id>, may: bool) -> Option<Id> {
    let onward = Verb::Step(StepVerb::Next).key()?;
    // By what was held with the key: where a frame takes long, Control may be let go by the end of it.
    let is_it = |event: &Event| {
        matches!(event, Event::Key { key, modifiers, pressed: true, .. }
            if *key == onward.logical_key && modifiers.matches_exact(onward.modifiers))
    };
    let pressed = ctx.input(|input| input.events.iter().any(is_it));
    if !may || !pressed || !is_on_top(ctx) {
        return None;
    }
    Popup::close_all(ctx);
    let holder = holder?;
    ctx.memory_mut(|memory| memory.surrender_focus(holder));
    Some(holder)
}

fn head(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) {
    let p = crate::ui::tokens::palette(ui);
    let margin = Margin::symmetric(space::L as i8, space::XS as i8);
    Frame::new()
        .fill(p.surface)
        .corner_radius(CornerRadius {
            nw: radius::L,
            ne: radius::L,
            ..CornerRadius::ZERO
        })
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::L, space::XS);
                // The steps stay in one line where there is hardly room for them: they say what this is as well.
                if ui.available_width() > 500.0 {
                    text::subheading(ui, "Import figures");
                }
                let short = ui.available_width() < 720.0;
                if !model.name.is_empty() && !short {
                    text::one_line(
                        ui,
                        text::rich(&model.name, crate::ui::tokens::Size::Body).color(p.muted),
                    );
                }
                let labels = ImportStep::ALL.map(|step| step.label(short));
                let at = ImportStep::ALL.iter().position(|step| *step == view.step);
                if let Some(pressed) = tabs(ui, &labels, at, height::CONTROL)
                    && let Some(step) = ImportStep::ALL.get(pressed)
                    && may_stand(model, *step)
                {
                    view.go(*step);
                }
            });
        });
    card::rule(ui);
}

/// Draws the step one is at.
fn step(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    if let Some((title, words)) = &model.said {
        notice(ui, title, words);
    }
    if model.looked.is_none() && !model.is_template() {
        return nothing_yet(ui, model);
    }
    match view.step {
        ImportStep::Sheet => layout::show(ui, model, view),
        ImportStep::Columns => columns::show(ui, model, view),
        ImportStep::Found => found::show(ui, model, view),
        ImportStep::Summary => summary::show(ui, model, view),
    }
}

/// While the file is opened, or when it can't be.
fn nothing_yet(ui: &mut Ui, model: &ImportModel) -> Option<Asked> {
    page::scrolling(ui, "import, nothing yet", |ui| {
        if let Some(fault) = &model.fault {
            let words = format!("{fault} Nothing was written; the program is as it was.");
            let asked = past_fault(model);
            let step = asked.as_ref().map(|asked| {
                if *asked == Asked::Skip {
                    "Go on with the next"
                } else {
                    "Choose another file…"
                }
            });
            let taken = empty_state(ui, "The file was not imported.", &words, step);
            return asked.filter(|_| taken);
        }
        let words =
            "Its sheets, columns and figures are looked at. Nothing is written before you say so.";
        let title = format!("Reading {}", model.name);
        empty_state(ui, &title, words, None);
        None
    })
}

/// Something that went wrong, above a step.
pub(super) fn notice(ui: &mut Ui, title: &str, words: &str) {
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        let news = Notice {
            news: News::Failure,
            title,
            words,
            action: None,
            second: None,
        };
        standing_notice(ui, news);
    });
}

/// Asks before answers and corrections are lost, and before files are left that come after this one.
fn leaving(ctx: &Context, model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    let leaving = view.leaving?;
    let dialog = match leaving {
        Leaving::All => Dialog::new("Leave this import?", "Leave"),
        Leaving::File => Dialog::new("Skip this file?", "Skip"),
    };
    let after = model.turn.as_ref().map_or(0, Turn::left);
    let answer = dialog.cancel("Stay").removes().show(ctx, |ui| {
        if view.worked {
            text::body(ui, "What you chose and corrected here is lost. Nothing was written; the program is as it was.");
        } else {
            text::body(ui, "Nothing of this file was written.");
        }
        if leaving == Leaving::All && after > 0 {
            let files = if after == 1 {
                "The file that comes after it is".to_owned()
            } else {
                format!("The {} files that come after it are", counted(after))
            };
            text::body(ui, &format!("{files} not looked at. What was imported before stays."));
        }
    });
    if answer != Answer::Waiting {
        view.leaving = None;
    }
    let asked = match leaving {
        Leaving::All => Asked::Close,
        Leaving::File => Asked::Skip,
    };
    (answer == Answer::Confirmed).then_some(asked)
}
