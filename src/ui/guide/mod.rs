//! The guide: what the program can do and how, a page for each part of the work, found by its headings. It stands over
//! whatever is on the screen, the welcome screen too, and leaves it as it is.

mod draw;
mod pages;
mod read;

pub use pages::{GuidePage, PAGES};

use super::tokens::{Palette, space};
use super::widgets::button::Button;
use super::widgets::card::over_console;
use super::widgets::icon::{Icon, icon_button};
use super::widgets::nav::nav_item;
use super::widgets::{keyboard, text};
use eframe::egui::{
    Align, Context, Id, Key, Layout, Modal, Modifiers, Response, ScrollArea, TextEdit, Ui, Vec2,
    accesskit::Role, vec2,
};
use pages::{Hit, READ, find};

/// The largest the guide gets, in points.
const LARGEST: Vec2 = Vec2::new(1_040.0, 760.0);
/// Width of the list of pages.
const LIST: f32 = 248.0;
/// Where there is less room than this, the list stands above the page.
const WIDE: f32 = 620.0;
/// The most lines of the list that stand above a page.
const FEW: usize = 4;

/// What the guide remembers.
#[derive(Debug, Clone, Default)]
pub struct GuideState {
    open: bool,
    page: usize,
    /// What is looked for.
    words: String,
    /// The line of the list that is marked.
    marked: usize,
    /// What is to be brought into sight.
    to: Option<Spot>,
}

/// A place of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Head,
    Block(usize),
}

impl GuideState {
    /// Opens it where it was left, with nothing looked for.
    pub fn open(&mut self) {
        self.open = true;
        self.words.clear();
        self.marked = self.page;
    }

    /// Whether it stands on the screen.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    fn show(&mut self, hit: &Hit) {
        self.page = hit.page;
        self.to = Some(hit.block.map_or(Spot::Head, Spot::Block));
    }
}

/// Draws the guide while it is open.
pub fn guide(ctx: &Context, state: &mut GuideState) {
    if !state.open {
        return;
    }
    let id = Id::unique("guide");
    let before_id = id.with("before");
    let opening = keyboard::take(ctx, before_id);
    let p = Palette::of(&ctx.global_style().visuals);
    let frame = over_console(p, space::L);
    let around = 2.0 * (space::L + space::M);
    let room = (ctx.content_rect().size() - Vec2::splat(around)).min(LARGEST);
    let modal = Modal::new(id).frame(frame).backdrop_color(p.scrim);
    let shown = modal.show(ctx, |ui| {
        ui.set_min_size(room);
        ui.set_max_size(room);
        inside(ui, state, before_id)
    });
    ctx.accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::Dialog);
        node.set_label("Guide");
        node.set_modal();
    });
    if shown.inner || (!opening && shown.should_close()) {
        state.open = false;
        keyboard::give_back(ctx, before_id);
    }
}

/// Draws what is in it. True when it is to be closed.
fn inside(ui: &mut Ui, state: &mut GuideState, before_id: Id) -> bool {
    let closed = head(ui);
    ui.add_space(space::S);
    let hits = find(&state.words);
    steps(ui, state, &hits);
    let wide = ui.available_width() >= WIDE;
    if wide {
        let all = ui.available_rect_before_wrap();
        let (left, right) = all.split_left_right_at_x(all.left() + LIST);
        let layout = Layout::top_down(Align::Min);
        let builder = eframe::egui::UiBuilder::new().layout(layout);
        let mut list = ui.new_child(builder.clone().max_rect(left).id_salt("pages"));
        contents(&mut list, state, &hits, (before_id, usize::MAX));
        let right = right.with_min_x(right.left() + space::L);
        let mut text = ui.new_child(builder.max_rect(right).id_salt("page"));
        read_page(&mut text, state);
        ui.advance_cursor_after_rect(all);
    } else {
        contents(ui, state, &hits, (before_id, FEW));
        ui.add_space(space::S);
        read_page(ui, state);
    }
    closed
}

fn head(ui: &mut Ui) -> bool {
    let layout = Layout::right_to_left(Align::Center);
    let row = vec2(ui.available_width(), super::tokens::height::CONTROL);
    ui.allocate_ui_with_layout(row, layout, |ui| {
        let closed = icon_button(ui, Icon::Cross, "Close the guide").clicked();
        let layout = Layout::left_to_right(Align::Center);
        ui.with_layout(layout, |ui| text::heading(ui, "Guide"));
        closed
    })
    .inner
}

/// The arrow keys go through the list and show what is marked; Enter shows it from its head.
fn steps(ui: &Ui, state: &mut GuideState, hits: &[Hit]) {
    let press = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let by = isize::from(press(Key::ArrowDown)) - isize::from(press(Key::ArrowUp));
    let last = hits.len().saturating_sub(1);
    state.marked = state.marked.saturating_add_signed(by).min(last);
    let typed = ui.memory(|memory| memory.has_focus(search_id()));
    if (by != 0 || (typed && press(Key::Enter)))
        && let Some(hit) = hits.get(state.marked)
    {
        state.show(hit);
    }
}

fn search_id() -> Id {
    Id::unique("guide words")
}

/// The line that looks for something, and below it the pages or what was found.
fn contents(ui: &mut Ui, state: &mut GuideState, hits: &[Hit], (before_id, most): (Id, usize)) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let line = search(ui, &mut state.words);
    if keyboard::hands_over(ui, before_id) {
        line.request_focus();
    }
    if line.changed() {
        state.marked = 0;
        if let Some(first) = find(&state.words)
            .first()
            .filter(|_| !state.words.is_empty())
        {
            state.show(first);
        }
    }
    if hits.is_empty() {
        text::muted(ui, "No page says that.");
        if ui.add(Button::quiet("Show all pages").compact()).clicked() {
            state.words.clear();
        }
        return;
    }
    let line = super::tokens::height::CONTROL + space::XS;
    let high = if most == usize::MAX {
        ui.available_height()
    } else {
        line * most.min(hits.len()) as f32
    };
    let list = ScrollArea::vertical()
        .id_salt("guide pages")
        .max_height(high)
        .auto_shrink([false, false]);
    list.show(ui, |ui| {
        for (at, hit) in hits.iter().enumerate() {
            let here = at == state.marked;
            let pressed = ui.push_id(at, |ui| nav_item(ui, &hit.name, here)).inner;
            if pressed.clicked() {
                state.marked = at;
                state.show(hit);
            }
        }
    });
}

fn search(ui: &mut Ui, words: &mut String) -> Response {
    let edit = TextEdit::singleline(words)
        .id(search_id())
        .hint_text("Search the guide")
        .desired_width(f32::INFINITY)
        .min_size(vec2(0.0, super::tokens::height::CONTROL));
    ui.add(edit).accessible_name("Search the guide")
}

/// The page; Page Up and Page Down move it.
fn read_page(ui: &mut Ui, state: &mut GuideState) {
    let Some(page) = READ.get(state.page) else {
        return;
    };
    let high = ui.available_height();
    let to = state.to.take();
    ScrollArea::vertical()
        .id_salt(("guide page", state.page))
        .auto_shrink(false)
        .show(ui, |ui| {
            for (key, by) in [(Key::PageDown, -high * 0.8), (Key::PageUp, high * 0.8)] {
                if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
                    ui.scroll_with_delta(vec2(0.0, by));
                }
            }
            draw::page(ui, page, to);
        });
}
