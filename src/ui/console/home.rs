//! Program: the director's home. What stands well, what is owed, what is late; each leads to the thing
//! itself. A program that was just begun shows the way to its first meeting instead.

mod actions;
mod cards;
mod coming;
mod measures;
mod score_row;
mod steps;
mod words;

use eframe::egui::{
    Align, CornerRadius, CursorIcon, Layout, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo,
    accesskit::Role, vec2,
};

use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, palette, radius, space};
use crate::ui::widgets::chip::chip;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::paint;

use super::page;

/// What the home screen remembers.
#[derive(Debug, Default)]
pub struct HomeState {
    listed: measures::Listed,
}

/// The least room of the narrower column before it goes below the wider one.
const LEAST: f32 = 300.0;

/// Draws the home screen.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut HomeState, outbox: &mut Outbox) {
    page::scrolling(ui, "home", |ui| {
        let greeting = words::greeting(frame);
        page::head(ui, &greeting, |ui| {
            if frame.models.directory.city.fictional {
                chip(ui, "Made-up data", Tone::Neutral);
            }
        });
        ui.add_space(space::XS);
        ui.spacing_mut().item_spacing.y = space::L;
        if !steps::all_done(frame) {
            steps::show(ui, frame, outbox);
        }
        let models = frame.models;
        let begun = !models.measures.rows.is_empty()
            || !models.meetings.rows.is_empty()
            || !models.actions.rows.is_empty();
        if !begun {
            return;
        }
        cards::show(ui, frame, outbox);
        columns(ui, &[2.05, 1.0], LEAST, |ui, index| {
            ui.spacing_mut().item_spacing.y = space::L;
            if index == 0 {
                measures::show(ui, frame, &mut state.listed, outbox);
            } else {
                actions::show(ui, frame, outbox);
                coming::memos(ui, frame, outbox);
                coming::meetings(ui, frame, outbox);
                coming::late(ui, frame, outbox);
            }
        });
    });
}

/// A row that leads somewhere, `high` points high and as wide as there is room. `contents` draws it,
/// laid out from the left and centred; out of sight it is left out. `name` is what a screen reader says.
fn link_row(
    ui: &mut Ui,
    name: &dyn Fn() -> String,
    high: f32,
    contents: impl FnOnce(&mut Ui),
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name()));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let wide = rect.expand2(vec2(space::S, 0.0));
    if response.hovered() {
        let p = palette(ui);
        let rounding = CornerRadius::same(radius::S);
        ui.painter().rect_filled(wide, rounding, p.hover);
    }
    let layout = Layout::left_to_right(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    row.spacing_mut().item_spacing.x = space::S;
    contents(&mut row);
    paint::focus_ring(ui, &response, wide.shrink(2.0), radius::S);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Draws into `rect`, from its left or, for figures, from its right.
fn cell(ui: &mut Ui, rect: Rect, right: bool, contents: impl FnOnce(&mut Ui)) {
    let layout = if right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    child.shrink_clip_rect(rect);
    contents(&mut child);
}
