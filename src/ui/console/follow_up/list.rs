//! The record as a list, item by item. Only the entries in sight are drawn; arrow keys walk through it.

use std::collections::HashMap;

use eframe::egui::{
    EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use crate::domain::entry::Entry;
use crate::domain::ids::{EntryId, ItemId};
use crate::program::Command;
use crate::program::query::{ItemView, MeetingView};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{radius, space};
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::{paint, text};

use super::{FollowUpState, Shown, row};

/// Height a line is thought to have until it was drawn, in points.
const GUESS: f32 = 68.0;

/// What the list remembers: how high each line was when it was drawn.
#[derive(Debug, Default)]
pub(super) struct ListState {
    heights: HashMap<LineKey, f32>,
}

/// A line's own key.
type LineKey = (Option<ItemId>, Option<EntryId>);

/// A line of the list.
enum Line<'v> {
    /// The head over the entries of an item; `None` over those of no item.
    Head(Option<&'v ItemView>),
    /// An entry.
    Entry(&'v Entry),
}

impl Line<'_> {
    fn key(&self) -> LineKey {
        match self {
            Self::Head(item) => (item.map(|view| view.item.id), None),
            Self::Entry(entry) => (entry.item, Some(entry.id)),
        }
    }
}

/// The lines in sight: each item that has entries, then the entries of none.
fn lines<'v>(models: &Models, view: &'v MeetingView, shown: Shown) -> Vec<Line<'v>> {
    let mut lines = Vec::new();
    let known = |id: ItemId| view.item(id).is_some();
    let mut put = |item: Option<&'v ItemView>| {
        let of = item.map(|view| view.item.id);
        let entries = view
            .entries
            .iter()
            .filter(|entry| entry.item.filter(|id| known(*id)) == of && shown.holds(models, entry));
        let before = lines.len();
        lines.push(Line::Head(item));
        lines.extend(entries.map(Line::Entry));
        if lines.len() == before + 1 {
            lines.pop();
        }
    };
    for item in &view.items {
        put(Some(item));
    }
    put(None);
    lines
}

/// Draws the list into the room there is.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) {
    let lines = lines(frame.models, view, state.shown);
    if lines.is_empty() {
        nothing(ui, view, state);
        return;
    }
    let id = ui.make_persistent_id("record");
    let body = ui.interact(ui.available_rect_before_wrap(), id, Sense::FOCUSABLE);
    let moved = body.has_focus() && keys(ui, id, &lines, state, outbox);
    let scroll = ScrollArea::vertical().id_salt("lines").auto_shrink(false);
    let shown = scroll.show_viewport(ui, |ui, viewport| {
        ui.spacing_mut().item_spacing.y = 0.0;
        draw(ui, frame, state, (&lines, viewport, moved), id);
    });
    let body = body.with_new_rect(shown.inner_rect);
    body.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, "Record"));
    if body.has_focus() && state.chosen.is_none() {
        paint::focus_ring(ui, &body, shown.inner_rect.shrink(3.0), radius::S);
    }
}

fn nothing(ui: &mut Ui, view: &MeetingView, state: &mut FollowUpState) {
    if view.entries.is_empty() {
        let words = "Nothing was recorded in this meeting. What was said, decided and promised can \
                     still be added.";
        if empty_state(
            ui,
            "The record is empty",
            words,
            Some("Add the first entry"),
        ) {
            state.missed.open();
        }
    } else {
        let (title, words) = match state.shown {
            Shown::Attention => ("All settled", "Nothing on the record needs attention."),
            Shown::All | Shown::Actions => ("Nothing here", "No entry is an action or a request."),
        };
        if empty_state(ui, title, words, Some("Show all entries")) {
            state.shown = Shown::All;
        }
    }
}

/// The keys of a list that has the keyboard. True when another entry was chosen.
fn keys(
    ui: &Ui,
    id: Id,
    lines: &[Line<'_>],
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) -> bool {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let entries: Vec<EntryId> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Entry(entry) => Some(entry.id),
            Line::Head(_) => None,
        })
        .collect();
    let at = entries.iter().position(|id| Some(*id) == state.chosen);
    let last = entries.len().saturating_sub(1);
    let press = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let mut to = None;
    if press(Key::ArrowDown) {
        to = Some(at.map_or(0, |at| (at + 1).min(last)));
    }
    if press(Key::ArrowUp) {
        to = Some(at.map_or(0, |at| at.saturating_sub(1)));
    }
    if press(Key::Home) {
        to = Some(0);
    }
    if press(Key::End) {
        to = Some(last);
    }
    if press(Key::Escape) {
        state.chosen = None;
    }
    if let (Some(at), true) = (at, press(Key::Delete)) {
        if let Some(entry) = entries.get(at) {
            outbox.run(Command::RemoveEntry(*entry));
        }
        to = Some(if at == last {
            at.saturating_sub(1)
        } else {
            at + 1
        });
    }
    if let Some(entry) = to.and_then(|to| entries.get(to)) {
        state.choose(*entry);
    }
    to.is_some()
}

/// Draws the lines that the viewport shows.
fn draw(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut FollowUpState,
    (lines, viewport, moved): (&[Line<'_>], Rect, bool),
    list: Id,
) {
    let (width, origin) = (ui.available_width(), ui.min_rect().min);
    let high = |heights: &HashMap<LineKey, f32>, line: &Line<'_>| {
        heights.get(&line.key()).copied().unwrap_or(GUESS)
    };
    let total: f32 = lines
        .iter()
        .map(|line| high(&state.list.heights, line))
        .sum();
    ui.set_width(width);
    ui.set_height(total);
    let mut top = 0.0;
    let mut grown = false;
    for line in lines {
        let height = high(&state.list.heights, line);
        let spot = pos2(origin.x, origin.y + top);
        let place = Rect::from_min_size(spot, vec2(width, height));
        let chosen = matches!(line, Line::Entry(entry) if Some(entry.id) == state.chosen);
        if chosen && moved {
            ui.scroll_to_rect(place, None);
        }
        if top + height >= viewport.top() && top <= viewport.bottom() {
            let builder = UiBuilder::new().max_rect(place).id_salt(line.key());
            let mut child = ui.new_child(builder);
            match line {
                Line::Head(item) => head(&mut child, *item),
                Line::Entry(entry) => {
                    let keys = ui.memory(|memory| memory.has_focus(list));
                    if row::show(&mut child, frame, entry, (chosen, keys)).clicked() {
                        state.choose(entry.id);
                        ui.memory_mut(|memory| memory.request_focus(list));
                    }
                }
            }
            let drawn = child.min_rect().height();
            grown |= (drawn - height).abs() > 0.5;
            state.list.heights.insert(line.key(), drawn);
        }
        top += height;
    }
    if grown {
        ui.ctx().request_repaint();
    }
}

/// The head over the entries of an item.
fn head(ui: &mut Ui, item: Option<&ItemView>) {
    let words = match item {
        None => "Under no item".to_owned(),
        Some(view) => match view.number {
            Some(number) => format!("{number}. {}", view.item.title),
            None => format!("{} (taken off the agenda)", view.item.title),
        },
    };
    ui.set_width(ui.available_width());
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        ui.add_space(space::L);
        text::section_label(ui, &words);
    });
    ui.add_space(space::XS);
}
