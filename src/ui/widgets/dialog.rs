//! A dialog over the window: it has the keyboard until it is answered, then gives it back.

use eframe::egui::{
    Context, Id, Key, Layout, Memory, Modal, Modifiers, ScrollArea, TextEdit, Ui, Vec2,
    accesskit::Role,
};

use crate::ui::tokens::{Palette, space};

use super::button::Button;
use super::card::over_console;
use super::{keyboard, text};

/// What a person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a dialog that was answered has to be closed by whoever shows it"]
pub enum Answer {
    /// Nothing yet.
    Waiting,
    /// Its main button, or Enter.
    Confirmed,
    /// Cancel, Escape, or a press beside it.
    Dismissed,
}

/// A dialog with a title, a body and two buttons.
#[derive(Clone, Copy)]
#[must_use = "a dialog that isn't shown is not there"]
pub struct Dialog<'a> {
    title: &'a str,
    confirm: &'a str,
    cancel: &'a str,
    ready: bool,
    removes: bool,
    alone: bool,
    width: f32,
}

impl<'a> Dialog<'a> {
    /// A dialog headed `title` whose main button says `confirm`.
    pub const fn new(title: &'a str, confirm: &'a str) -> Self {
        Self {
            title,
            confirm,
            cancel: "Cancel",
            ready: true,
            removes: false,
            alone: false,
            width: 480.0,
        }
    }

    /// The words of the other button.
    pub const fn cancel(mut self, cancel: &'a str) -> Self {
        self.cancel = cancel;
        self
    }

    /// Whether the main button can be pressed now.
    pub const fn ready(mut self, ready: bool) -> Self {
        self.ready = ready;
        self
    }

    /// The main button takes something away: it is coloured so, and Enter does not press it.
    pub const fn removes(mut self) -> Self {
        self.removes = true;
        self
    }

    /// Leaves out the second button: there is nothing to cancel. The main one has the keyboard, whatever stands above.
    pub const fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    /// Width of the body in points.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Gives the keyboard back when something other than an answer closes the dialog.
    pub fn put_away(self, ctx: &Context) {
        keyboard::give_back(ctx, self.id().with("before"));
    }

    fn id(self) -> Id {
        Id::unique(("dialog", self.title))
    }

    /// Shows it over everything. Call every frame until it is answered.
    pub fn show(self, ctx: &Context, body: impl FnOnce(&mut Ui)) -> Answer {
        let id = self.id();
        let before_id = id.with("before");
        let opening = keyboard::take(ctx, before_id);
        let holder = ctx.memory(Memory::focused);
        let p = Palette::of(&ctx.global_style().visuals);
        let room = ctx.content_rect().size() - Vec2::splat(2.0 * space::XL);
        let frame = over_console(p, space::XL);
        let modal = Modal::new(id).frame(frame).backdrop_color(p.scrim);
        let shown = modal.show(ctx, |ui| {
            ui.set_width(self.width.min(room.x - 2.0 * space::XL));
            let hands_over = keyboard::hands_over(ui, before_id);
            if hands_over && !self.removes && !self.alone {
                keyboard::to_next(ui);
            }
            text::heading(ui, self.title);
            ui.add_space(space::S);
            let high = (room.y - 176.0).max(120.0);
            // It has its height at once: left to itself it would grow by a line in every frame, and what
            // one presses would slip away below the pointer.
            let scroll = ScrollArea::vertical()
                .max_height(high)
                .min_scrolled_height(high)
                .auto_shrink([false, true]);
            scroll.show(ui, |ui| {
                page_keys(ui, high);
                body(ui);
            });
            ui.add_space(space::L);
            self.buttons(ui, hands_over)
        });
        ctx.accesskit_node_builder(shown.response.id, |node| {
            node.set_role(Role::Dialog);
            node.set_label(self.title);
            node.set_modal();
        });
        let mut answer = shown.inner;
        // The Enter that opened it is still pressed while it opens.
        if answer == Answer::Waiting && !opening && self.enter(ctx, holder) {
            answer = Answer::Confirmed;
        }
        if answer == Answer::Waiting && !opening && shown.should_close() {
            answer = Answer::Dismissed;
        }
        if answer != Answer::Waiting {
            keyboard::give_back(ctx, before_id);
        }
        answer
    }

    fn buttons(self, ui: &mut Ui, opening: bool) -> Answer {
        let layout = Layout::right_to_left(eframe::egui::Align::Center);
        let row = Vec2::new(ui.available_width(), crate::ui::tokens::height::CONTROL);
        let mut answer = Answer::Waiting;
        ui.allocate_ui_with_layout(row, layout, |ui| {
            let confirm = if self.removes {
                Button::danger(self.confirm)
            } else {
                Button::primary(self.confirm)
            };
            let confirm = ui.add(confirm.enabled(self.ready));
            if opening && self.alone && !self.removes {
                confirm.request_focus();
            }
            if confirm.clicked() {
                answer = Answer::Confirmed;
            }
            if self.alone {
                return;
            }
            let cancel = ui.add(Button::secondary(self.cancel));
            if opening && self.removes {
                cancel.request_focus();
            }
            if cancel.clicked() {
                answer = Answer::Dismissed;
            }
        });
        answer
    }

    /// Enter confirms where it means nothing else: not on a button, not in text of several lines,
    /// not in an open list, and never where something would be taken away. Ctrl+Enter confirms
    /// from anywhere.
    fn enter(self, ctx: &Context, holder: Option<Id>) -> bool {
        if !self.ready || self.removes {
            return false;
        }
        if ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter)) {
            return true;
        }
        let holds_now = ctx.memory(Memory::focused);
        let free = holder.is_none_or(|id| {
            let typed = TextEdit::load_state(ctx, id).is_some();
            // A single line gives the keyboard up on Enter; one of several lines keeps it.
            typed && holds_now != Some(id)
        });
        free && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
    }
}

/// Page Up and Page Down move a body that is longer than the window, unless something in it has
/// them for itself.
fn page_keys(ui: &Ui, high: f32) {
    let by = high * 0.8;
    for (key, down) in [(Key::PageDown, -by), (Key::PageUp, by)] {
        if ui.input(|i| i.key_pressed(key)) {
            ui.scroll_with_delta(Vec2::new(0.0, down));
        }
    }
}

/// Asks before something is taken away. `words` say what goes and whether it can be had back.
pub fn confirm_removal(ctx: &Context, title: &str, words: &str, confirm: &str) -> Answer {
    Dialog::new(title, confirm)
        .removes()
        .width(420.0)
        .show(ctx, |ui| {
            text::body(ui, words);
        })
}
