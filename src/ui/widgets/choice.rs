//! A drop-down: pressed it becomes a line one types in, with the options that fit below.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{
    Align2, CursorIcon, Event, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response,
    ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role, vec2,
};

use crate::ui::tokens::{Size, height, palette, radius, space};

use super::field::{Edited, Field};
use super::text_field::line_edit;
use super::{lead, paint, text};

const OPTION: f32 = 32.0;
const LIST: f32 = 8.5 * OPTION;
/// Of more lines only those in sight are drawn.
const ALL_DRAWN: usize = 200;

/// What an open drop-down remembers.
#[derive(Clone, Default)]
struct Open {
    words: String,
    marked: usize,
    fresh: bool,
}

/// What was done in the open list.
enum Done {
    /// This option was chosen (`None`: the one that stands for nothing).
    Chose(Option<usize>),
    /// It was left without choosing; `true` with the Escape key.
    Left(bool),
}

/// One line of the list: its option, or `None` for "nothing".
type Line = Option<usize>;

impl Field<'_> {
    /// One of `options`, or none until one is chosen.
    pub fn choice<S: AsRef<str>>(
        self,
        ui: &mut Ui,
        value: &mut Option<usize>,
        options: &[S],
    ) -> Edited {
        self.drop_down(ui, value, options, None)
    }

    /// One of `options`, or nothing, which is called `nothing` ("No department").
    pub fn choice_or_none<S: AsRef<str>>(
        self,
        ui: &mut Ui,
        value: &mut Option<usize>,
        options: &[S],
        nothing: &str,
    ) -> Edited {
        self.drop_down(ui, value, options, Some(nothing))
    }

    fn drop_down<S: AsRef<str>>(
        self,
        ui: &mut Ui,
        value: &mut Option<usize>,
        options: &[S],
        nothing: Option<&str>,
    ) -> Edited {
        let names: Vec<&str> = options.iter().map(AsRef::as_ref).collect();
        let list = Options {
            names: &names,
            nothing,
            chosen: *value,
        };
        let id = self.id(ui);
        self.control(ui, |ui| {
            let open_id = id.with("open");
            let open: Option<Open> = ui.data(|data| data.get_temp(open_id));
            let Some(mut open) = open else {
                let response = list.closed(ui, id, self.hint);
                lead::arrive(ui, self.label, &response);
                if let Some(open) = opens(ui, &response, &list) {
                    ui.data_mut(|data| data.insert_temp(open_id, open));
                    ui.ctx().request_repaint();
                }
                return Edited {
                    response,
                    committed: false,
                };
            };
            let (response, done) = list.open(ui, id, &mut open);
            let response = self.names(ui, response);
            let mut committed = false;
            match done {
                None => {
                    ui.data_mut(|data| data.insert_temp(open_id, open));
                }
                Some(done) => {
                    ui.data_mut(|data| data.remove::<Open>(open_id));
                    ui.ctx().request_repaint();
                    let keeps_focus = matches!(done, Done::Chose(_) | Done::Left(true));
                    if keeps_focus {
                        ui.memory_mut(|memory| memory.request_focus(id));
                    }
                    if let Done::Chose(chosen) = done {
                        committed = chosen != *value;
                        *value = chosen;
                    }
                }
            }
            Edited {
                response,
                committed,
            }
        })
    }
}

/// Pressing the closed control opens it, and so does typing into it.
fn opens(ui: &Ui, response: &Response, list: &Options<'_>) -> Option<Open> {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if response.clicked() || (response.has_focus() && pressed(Key::ArrowDown)) {
        let lines = list.lines("");
        let marked = lines.iter().position(|line| *line == list.chosen);
        return Some(Open {
            words: String::new(),
            marked: marked.unwrap_or(0),
            fresh: true,
        });
    }
    if !response.has_focus() {
        return None;
    }
    let typed: String = ui.input(|i| {
        let words = i.events.iter().filter_map(|event| {
            if let Event::Text(words) = event {
                Some(words.as_str())
            } else {
                None
            }
        });
        words.filter(|words| !words.trim().is_empty()).collect()
    });
    (!typed.is_empty()).then_some(Open {
        words: typed,
        marked: 0,
        fresh: true,
    })
}

struct Options<'a> {
    names: &'a [&'a str],
    nothing: Option<&'a str>,
    chosen: Option<usize>,
}

impl Options<'_> {
    fn name(&self, line: Line) -> &str {
        match line {
            Some(index) => self.names.get(index).copied().unwrap_or_default(),
            None => self.nothing.unwrap_or_default(),
        }
    }

    /// The lines that hold every one of the typed words.
    fn lines(&self, words: &str) -> Vec<Line> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let nothing = self.nothing.map(|_| None);
        let all = nothing.into_iter().chain((0..self.names.len()).map(Some));
        all.filter(|line| {
            let name = self.name(*line).to_lowercase();
            words.iter().all(|word| name.contains(word))
        })
        .collect()
    }

    fn closed(&self, ui: &mut Ui, id: Id, hint: &str) -> Response {
        let p = palette(ui);
        let size = Vec2::new(ui.available_width(), height::CONTROL);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let response = ui.interact(rect, id, Sense::click());
        paint::into_sight(ui, &response, rect);
        let over = response.hovered();
        let edge = if response.has_focus() {
            p.focus_ring()
        } else if over {
            Stroke::new(p.line_width, p.text)
        } else {
            p.field_edge()
        };
        paint::plate(ui, rect, p.surface, edge);
        let shown = self.name(self.chosen);
        let none = self.chosen.is_none();
        let (words, ink) = if none && shown.is_empty() {
            (if hint.is_empty() { "Choose" } else { hint }, p.muted)
        } else {
            (shown, if none { p.muted } else { p.text })
        };
        let inside = rect.shrink2(vec2(space::M, 0.0));
        let galley = paint::line(
            ui,
            words,
            Size::Body.regular(),
            ink,
            inside.width() - space::XL,
        );
        paint::place(ui.painter(), inside, Align2::LEFT_CENTER, galley);
        let tip = inside.right_center() - vec2(4.0, 0.0);
        paint::chevron(ui.painter(), tip, Stroke::new(1.5, p.muted));
        let enabled = ui.is_enabled();
        let shown = shown.to_owned();
        response.widget_info(|| {
            // Named by its field's label.
            let mut info = WidgetInfo::new(Role::ComboBox);
            info.enabled = enabled;
            info.current_text_value = Some(shown.clone());
            info
        });
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    fn open(&self, ui: &mut Ui, id: Id, open: &mut Open) -> (Response, Option<Done>) {
        let press = |ui: &Ui, key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let (up, down) = (press(ui, Key::ArrowUp), press(ui, Key::ArrowDown));
        let enter = press(ui, Key::Enter);
        let escape = ui.input(|i| i.key_pressed(Key::Escape));
        let edit_id = id.with("typed");
        let hint = self.name(self.chosen);
        let edit = line_edit(&mut open.words, edit_id, hint, ui.available_width());
        let response = ui.add(edit.cursor_at_end(true));
        if open.fresh {
            response.request_focus();
        }
        if response.changed() {
            open.marked = 0;
        }
        let lines = self.lines(&open.words);
        let last = lines.len().saturating_sub(1);
        if down {
            open.marked = (open.marked + 1).min(last);
        }
        if up {
            open.marked = open.marked.saturating_sub(1);
        }
        open.marked = open.marked.min(last);
        let moved = up || down || open.fresh;
        let clicked = self.list(ui, &response, &lines, (open.marked, moved));
        let left = !open.fresh && response.lost_focus();
        open.fresh = false;
        let done = if let Some(line) = clicked {
            Some(Done::Chose(line))
        } else if enter {
            Some(
                lines
                    .get(open.marked)
                    .map_or(Done::Left(true), |line| Done::Chose(*line)),
            )
        } else if escape {
            // It closes the list alone, not also the dialog the list stands in.
            ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
            Some(Done::Left(true))
        } else if left && !ui.input(|i| i.pointer.any_down() || i.pointer.any_released()) {
            Some(Done::Left(false))
        } else {
            let outside = response.clicked_elsewhere() && clicked.is_none();
            outside.then_some(Done::Left(false))
        };
        (response, done)
    }

    /// Draws the list below the line; gives back the line that was clicked.
    fn list(
        &self,
        ui: &Ui,
        edit: &Response,
        lines: &[Line],
        (marked, moved): (usize, bool),
    ) -> Option<Line> {
        let popup = Popup::new(
            edit.id.with("list"),
            ui.ctx().clone(),
            edit.rect,
            ui.layer_id(),
        )
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .width(edit.rect.width())
        .gap(space::XS);
        let shown = popup.show(|ui| {
            // The frame of the popup has a margin and an edge on both sides.
            ui.set_width(edit.rect.width() - 14.0);
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            if lines.is_empty() {
                text::muted(ui, "Nothing fits what you typed");
                return None;
            }
            let scroll = ScrollArea::vertical()
                .max_height(LIST)
                .min_scrolled_height(LIST)
                .auto_shrink([false, true]);
            if lines.len() <= ALL_DRAWN {
                let drawn = scroll.show(ui, |ui| {
                    self.some(ui, lines, (marked, moved), 0..lines.len())
                });
                return drawn.inner;
            }
            let drawn = scroll.show_rows(ui, OPTION, lines.len(), |ui, range| {
                if moved {
                    let down = (marked as f32 - range.start as f32) * OPTION;
                    let top = ui.max_rect().left_top() + vec2(0.0, down);
                    let spot = Rect::from_min_size(top, vec2(ui.available_width(), OPTION));
                    ui.scroll_to_rect(spot, None);
                }
                self.some(ui, lines, (marked, false), range)
            });
            drawn.inner
        });
        shown.and_then(|shown| shown.inner)
    }

    /// Draws some of the lines; gives back the one that was clicked.
    fn some(
        &self,
        ui: &mut Ui,
        lines: &[Line],
        (marked, moved): (usize, bool),
        range: Range<usize>,
    ) -> Option<Line> {
        let mut clicked = None;
        for (place, line) in lines.iter().enumerate().take(range.end).skip(range.start) {
            let response = self.option(ui, *line, place == marked);
            if place == marked && moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(*line);
            }
        }
        clicked
    }

    fn option(&self, ui: &mut Ui, line: Line, marked: bool) -> Response {
        let p = palette(ui);
        let size = vec2(ui.available_width(), OPTION);
        // The line keeps the keyboard, so an option takes clicks but no focus.
        let sense = Sense::CLICK;
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let chosen = line == self.chosen;
        paint::list_line(ui, &response, rect, radius::S, marked);
        let inside = rect.shrink2(vec2(space::S, 0.0));
        let ink = if line.is_none() { p.muted } else { p.text };
        let font = if chosen {
            Size::Body.semibold()
        } else {
            Size::Body.regular()
        };
        let words: Arc<_> = paint::line(ui, self.name(line), font, ink, inside.width() - 20.0);
        paint::place(ui.painter(), inside, Align2::LEFT_CENTER, words);
        if chosen {
            let spot =
                Rect::from_center_size(inside.right_center() - vec2(7.0, 0.0), vec2(11.0, 11.0));
            paint::tick(ui.painter(), spot, Stroke::new(1.5, p.accent));
        }
        let name = self.name(line).to_owned();
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["Streets", "Sanitation", "Police", "Parks and Recreation"];

    #[test]
    fn typing_leaves_the_options_that_hold_every_word() {
        let list = Options {
            names: &NAMES,
            nothing: Some("No department"),
            chosen: Some(1),
        };
        assert_eq!(list.lines(""), [None, Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!(list.lines("re"), [Some(0), Some(3)]);
        assert_eq!(list.lines("REC park"), [Some(3)]);
        assert!(list.lines("xyz").is_empty());
    }
}
