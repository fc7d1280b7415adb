//! How every page of the console is laid out: room around it, its head, and what scrolls.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::ui::tokens::{height, space};
use crate::ui::widgets::text;

/// Room around a page, in points.
const EDGE: i8 = 20;
/// Where head and buttons have less room than this, they stand below each other.
const NARROW: f32 = 620.0;

/// A page that scrolls as a whole when it is longer than the window. `id` keeps its place.
pub fn scrolling<R>(ui: &mut Ui, id: impl Hash + Debug, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .id_salt(("page", id))
        .auto_shrink(false)
        .show(ui, |ui| {
            padded(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::M;
                contents(ui)
            })
        })
        .inner
}

/// A page as high as the window, in which one part takes the room that is left and scrolls by itself.
/// Where there are fewer than `least` points (on a small screen, or zoomed), it scrolls as a whole.
pub fn filling<R>(ui: &mut Ui, id: &str, least: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_height();
    ScrollArea::vertical()
        .id_salt(("page", id))
        .auto_shrink(false)
        .show(ui, |ui| {
            padded(ui, |ui| {
                let high = room.max(least) - 2.0 * f32::from(EDGE);
                let size = vec2(ui.available_width(), high);
                let (_, rect) = ui.allocate_space(size);
                let builder = UiBuilder::new()
                    .max_rect(Rect::from_min_size(rect.min, size))
                    .layout(Layout::top_down(Align::Min));
                let mut page = ui.new_child(builder);
                page.spacing_mut().item_spacing.y = space::M;
                let drawn = contents(&mut page);
                // Fields that stand below each other on a narrow screen may want more than the least.
                if room < least {
                    ui.expand_to_include_rect(page.min_rect());
                }
                drawn
            })
        })
        .inner
}

fn padded<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().inner_margin(Margin::same(EDGE));
    frame.show(ui, contents).inner
}

/// The head of a page: its title, and at its right what can be done, the main thing last to the right.
/// `actions` are drawn from right to left; where there is little room, below the title.
pub fn head<R>(ui: &mut Ui, title: &str, actions: impl FnOnce(&mut Ui) -> R) -> R {
    head_from(ui, NARROW, title, actions)
}

/// The head of a page whose actions stand beside its title where there are `least` points or more.
pub fn head_from<R>(ui: &mut Ui, least: f32, title: &str, actions: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width();
    if width < least {
        text::heading(ui, title);
        return ui.horizontal_wrapped(actions).inner;
    }
    let row = vec2(width, height::CONTROL);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(row, layout, |ui| {
        let inner = actions(ui);
        let layout = Layout::left_to_right(Align::Center);
        ui.with_layout(layout, |ui| text::heading(ui, title));
        inner
    })
    .inner
}

/// A row with `left` at its left, which goes on in further lines where there is no more room, and what
/// can be done at its right, drawn from right to left; where there is little room, below.
pub fn head_row(ui: &mut Ui, left: impl FnOnce(&mut Ui), actions: impl FnOnce(&mut Ui)) {
    if ui.available_width() < NARROW {
        filters(ui, left);
        ui.horizontal_wrapped(actions);
        return;
    }
    let row = vec2(ui.available_width(), height::CONTROL);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(row, layout, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        actions(ui);
        let room = vec2(ui.available_width(), height::CONTROL);
        let wrapping = Layout::left_to_right(Align::Center).with_main_wrap(true);
        ui.allocate_ui_with_layout(room, wrapping, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            left(ui);
        });
    });
}

/// A row of filters that goes on in the next line where there is no more room.
pub fn filters<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        contents(ui)
    })
    .inner
}
