//! The values of a column, to be chosen from in place of typing them: each with how many rows hold it, the most
//! frequent first.

use eframe::egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response,
    ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role, vec2,
};

use crate::import::{ColumnValues, CountedValue};
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::paint;
use crate::ui::widgets::text;
use crate::ui::widgets::text_field::search_box;

use super::super::model::{ColumnRead, counted, of_them};

/// Height of a line in points.
const LINE: f32 = 32.0;
/// How many lines are in sight.
const LINES: usize = 8;
/// Width of the list in points.
const WIDE: f32 = 380.0;
/// How far Page Up and Page Down go.
const PAGE: usize = 7;

/// What an open list remembers.
#[derive(Clone, Default)]
struct Open {
    words: String,
    marked: usize,
}

/// A button that lists the values of a column; each that is pressed, or marked by the arrows and taken by Enter, goes
/// to those `chosen`, or from them. `found` is the column and how it stands with its values. True when the choice
/// changed; the column is wanted as long as its values were not read.
pub(super) fn pick(
    ui: &mut Ui,
    name: &str,
    found: Option<(usize, Option<&ColumnRead>)>,
    (chosen, wants): (&mut Vec<String>, &mut Option<usize>),
) -> bool {
    let control = ui.add(
        Button::secondary("Pick…")
            .named(name)
            .enabled(found.is_some()),
    );
    let popup = Popup::from_toggle_button_response(&control)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(WIDE)
        .gap(space::XS);
    let id = popup.get_id();
    let state_id = id.with("open");
    let kept: Option<Open> = ui.data(|data| data.get_temp(state_id));
    let opening = kept.is_none();
    let mut open = kept.unwrap_or_default();
    let wide = WIDE.min(ui.ctx().content_rect().width() - 2.0 * space::XL);
    let shown = popup.show(|ui| {
        ui.set_width(wide);
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        let changed = match found {
            Some((_, Some(ColumnRead::Read(found)))) => {
                list(ui, (name, id), (&mut open, opening), found, chosen)
            }
            Some((_, Some(ColumnRead::Failed(why)))) => {
                text::toned_caption(ui, why, Tone::Bad);
                false
            }
            Some((column, other)) => {
                *wants = Some(column);
                let share = match other {
                    Some(ColumnRead::Reading(share)) => share * 100.0,
                    Some(ColumnRead::Read(_) | ColumnRead::Failed(_)) | None => 0.0,
                };
                text::muted(ui, &format!("Reading the values … {share:.0}%"));
                ui.request_repaint();
                false
            }
            None => false,
        };
        let escaped = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        (changed, escaped)
    });
    let Some((changed, escaped)) = shown.map(|shown| shown.inner) else {
        ui.data_mut(|data| data.remove::<Open>(state_id));
        return false;
    };
    // What is read meanwhile gets the keyboard once it is there.
    if matches!(found, Some((_, Some(ColumnRead::Read(_))))) {
        ui.data_mut(|data| data.insert_temp(state_id, open));
    }
    if escaped {
        Popup::close_id(ui.ctx(), id);
        control.request_focus();
    }
    changed
}

/// The list itself, with a line to search in where there is more than is in sight.
fn list(
    ui: &mut Ui,
    (name, id): (&str, Id),
    (open, opening): (&mut Open, bool),
    found: &ColumnValues,
    chosen: &mut Vec<String>,
) -> bool {
    let many = found.values.len() > LINES;
    let (step, toggles) = keys(ui, many);
    if many {
        let search = format!("Search {} values", counted(found.values.len()));
        let before = open.words.clone();
        let line = search_box(ui, &search, &mut open.words, ui.available_width());
        if opening {
            line.request_focus();
        }
        if open.words != before {
            open.marked = 0;
        }
    }
    text::caption(ui, &about(found));
    let words = open.words.to_lowercase();
    let fits: Vec<&CountedValue> = found
        .values
        .iter()
        .filter(|one| words.is_empty() || one.text.to_lowercase().contains(words.trim()))
        .collect();
    let last = fits.len().saturating_sub(1);
    open.marked = open.marked.saturating_add_signed(step).min(last);
    if fits.is_empty() {
        text::muted(ui, "No value fits what you typed");
        return false;
    }
    let mut pressed = fits.get(open.marked).copied().filter(|_| toggles);
    let high = LINE * fits.len().min(LINES) as f32;
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let area = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), high));
    let body = ui.interact(area, id.with("values"), Sense::FOCUSABLE);
    if opening && !many {
        body.request_focus();
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(body.id, arrows));
    body.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, name));
    let scroll = ScrollArea::vertical()
        .max_height(high)
        .min_scrolled_height(high)
        .auto_shrink([false, true]);
    scroll.show_rows(ui, LINE, fits.len(), |ui, range| {
        let top = ui.max_rect().left_top();
        if step != 0 {
            let down = (open.marked as f32 - range.start as f32) * LINE;
            let spot = Rect::from_min_size(top + vec2(0.0, down), vec2(ui.available_width(), LINE));
            ui.scroll_to_rect(spot, None);
        }
        for (place, one) in fits.iter().enumerate().take(range.end).skip(range.start) {
            let held = chosen.iter().any(|value| one.is(value));
            if value(ui, one, held, place == open.marked).clicked() {
                open.marked = place;
                pressed = Some(one);
            }
        }
    });
    let Some(one) = pressed else { return false };
    let before = chosen.len();
    chosen.retain(|value| !one.is(value));
    if chosen.len() == before {
        chosen.push(one.text.clone());
    }
    true
}

/// How far the mark is moved, and whether what is marked is taken. Space is a letter where there is a line to search.
fn keys(ui: &Ui, many: bool) -> (isize, bool) {
    let press = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let steps = [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, PAGE as isize),
        (Key::PageUp, -(PAGE as isize)),
    ];
    let step = steps.iter().filter(|(key, _)| press(*key));
    let step = step.map(|(_, by)| by).sum();
    let toggles = press(Key::Enter) || (!many && press(Key::Space));
    (step, toggles)
}

/// How many values there are, what is not listed, and what is empty.
fn about(found: &ColumnValues) -> String {
    let count = of_them(found.values.len(), "value", "values");
    let mut words = if found.others > 0 {
        let others = of_them(found.others, "row holds", "rows hold");
        format!("The first {count} of the column; {others} others, which can be typed.")
    } else {
        format!("{count}, each with its rows.")
    };
    if found.blank > 0 {
        let blank = format!(" {} empty.", of_them(found.blank, "cell is", "cells are"));
        words.push_str(&blank);
    }
    words
}

fn value(ui: &mut Ui, one: &CountedValue, held: bool, marked: bool) -> Response {
    let p = palette(ui);
    // The keyboard stays with the list, so a line takes presses but no focus.
    let size = vec2(ui.available_width(), LINE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    paint::list_line(ui, &response, rect, radius::S, marked);
    let inside = rect.shrink2(vec2(space::S, 0.0));
    let spot = Rect::from_center_size(inside.left_center() + vec2(8.0, 0.0), Vec2::splat(16.0));
    let (ground, edge) = if held {
        (p.accent, Stroke::new(p.line_width, p.accent))
    } else {
        (p.surface, p.field_edge())
    };
    paint::plate(ui, spot, ground, edge);
    if held {
        paint::tick(
            ui.painter(),
            spot.shrink(3.0),
            Stroke::new(1.5, p.on_accent),
        );
    }
    let rows = of_them(one.rows, "row", "rows");
    let count = paint::whole_line(ui, &rows, Size::Small.regular(), p.muted);
    let room = inside.width() - 24.0 - count.size().x - space::M;
    paint::place(ui.painter(), inside, Align2::RIGHT_CENTER, count);
    let words = paint::line(ui, &one.text, Size::Body.regular(), p.text, room);
    let left = inside.with_min_x(inside.left() + 24.0);
    paint::place(ui.painter(), left, Align2::LEFT_CENTER, words);
    let said = format!("{}, {rows}", one.text);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, held, &said));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Values as they are typed: between commas, those that hold one in quotation marks.
pub(super) fn written(values: &[String]) -> String {
    let quoted = |value: &String| {
        if value.contains([',', '"']) {
            format!("\"{}\"", value.replace('"', "\"\""))
        } else {
            value.clone()
        }
    };
    values.iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// The values that were typed.
pub(super) fn parted(typed: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut quoted = false;
    let mut letters = typed.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(value) = values.last_mut() else {
            break;
        };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                value.push('"');
            }
            '"' if quoted || value.trim().is_empty() => quoted = !quoted,
            ',' if !quoted => values.push(String::new()),
            letter => value.push(letter),
        }
    }
    let values = values.iter().map(|value| value.trim().to_owned());
    values.filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_they_are_written() {
        let values = ["Open", "Police, Fire", "said \"no\"", "5\" pipe"];
        let values = values.map(str::to_owned).to_vec();
        let typed = written(&values);
        assert_eq!(
            typed,
            "Open, \"Police, Fire\", \"said \"\"no\"\"\", \"5\"\" pipe\""
        );
        assert_eq!(parted(&typed), values);
        assert_eq!(parted(" Open ,, In progress, "), ["Open", "In progress"]);
        assert_eq!(parted("5\" pipe, Open"), ["5\" pipe", "Open"]);
    }
}
