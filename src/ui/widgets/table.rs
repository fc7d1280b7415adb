//! A table: heads that stay and sort, rows that are chosen by pointer or arrow keys, and only the
//! rows in sight drawn, so that ten thousand are as smooth as ten.

use eframe::egui::scroll_area::ScrollBarVisibility;
use eframe::egui::{
    Align, Color32, CornerRadius, CursorIcon, EventFilter, Id, Key, Layout, Modifiers, Rect,
    Response, ScrollArea, Sense, Stroke, StrokeKind, TextWrapMode, Ui, UiBuilder, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use crate::ui::tokens::{Size, Tone, height, palette, radius, space};

use super::paint;
pub use super::table_columns::Column;
use super::table_columns::widths;
use super::table_head::{HEAD, head};

pub(super) const PAD: f32 = space::S;
/// Room kept free for the scroll bar, so that it never covers a figure.
const BAR: f32 = 12.0;

/// By which column the rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Index of the column.
    pub column: usize,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// What a table remembers for whoever shows it. Sorting is theirs: they hand in the rows in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableState {
    /// The chosen row, counted as shown.
    pub selected: Option<usize>,
    /// By which column the rows stand.
    pub sort: Option<Sort>,
}

/// What was done in a table in this frame.
#[derive(Clone, Debug)]
pub struct TableOutput {
    /// The row that was opened: Enter, a double press, or one press where the table says so.
    pub opened: Option<usize>,
    /// Whether another row was chosen.
    pub chose: bool,
    /// Whether the order was changed.
    pub sorted: bool,
    /// The body of the table, which holds the keyboard.
    pub response: Response,
}

/// A table of `rows` rows. `name_of` says a row's name to screen readers.
#[must_use = "a table that isn't shown is not there"]
pub struct Table<'a> {
    name: &'a str,
    columns: &'a [Column<'a>],
    rows: usize,
    row_height: f32,
    name_of: &'a dyn Fn(usize) -> String,
    opens_on_press: bool,
}

impl<'a> Table<'a> {
    /// A table named `name` (for screen readers; unique on its page).
    pub fn new(
        name: &'a str,
        columns: &'a [Column<'a>],
        rows: usize,
        name_of: &'a dyn Fn(usize) -> String,
    ) -> Self {
        Self {
            name,
            columns,
            rows,
            row_height: height::ROW,
            name_of,
            opens_on_press: false,
        }
    }

    /// Height of each row in points.
    pub const fn row_height(mut self, points: f32) -> Self {
        self.row_height = points;
        self
    }

    /// One press opens a row: where a row leads to a page of its own.
    pub const fn opens_on_press(mut self) -> Self {
        self.opens_on_press = true;
        self
    }

    /// Draws it into the room there is; `cell` draws row and column into a `Ui` of its own, which
    /// lays out from the column's side, and cuts what is too long.
    pub fn show(
        self,
        ui: &mut Ui,
        state: &mut TableState,
        mut cell: impl FnMut(&mut Ui, usize, usize),
    ) -> TableOutput {
        let high = HEAD + self.rows as f32 * self.row_height;
        let bar = if high > ui.available_height() {
            BAR
        } else {
            0.0
        };
        let room = ui.available_width() - bar;
        let widths = widths(self.columns, room);
        let total: f32 = widths.iter().sum();
        let id = ui.make_persistent_id(("table", self.name));
        let wide = total > room + 0.5;
        let scroll = ScrollArea::new([wide, false]).id_salt(id.with("sideways"));
        // egui keeps the bar of what is scrolled out of sight at the edge, over whatever stands there.
        let in_sight = ui.clip_rect().intersects(ui.available_rect_before_wrap());
        let scroll = if in_sight {
            scroll
        } else {
            scroll.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        };
        let shown = scroll.auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(total + bar);
            let sorted = head(ui, (self.name, self.columns), &widths, state);
            let mut output = self.body(ui, id, &widths, state, &mut cell);
            output.sorted = sorted;
            output
        });
        let output = shown.inner;
        let ring = output.response.rect.intersect(shown.inner_rect).shrink(1.0);
        if output.response.has_focus() && state.selected.is_none() {
            paint::focus_ring(ui, &output.response, ring.shrink(1.0), radius::S);
        }
        output
    }

    fn body(
        &self,
        ui: &mut Ui,
        id: Id,
        widths: &[f32],
        state: &mut TableState,
        cell: &mut impl FnMut(&mut Ui, usize, usize),
    ) -> TableOutput {
        let sense = Sense::FOCUSABLE;
        let response = ui.interact(ui.available_rect_before_wrap(), id, sense);
        let before = state.selected;
        let page = (ui.available_height() / self.row_height).floor().max(2.0) as usize - 1;
        let mut opened = None;
        let moved = response.has_focus() && self.keys(ui, id, page, state, &mut opened);
        let scroll = ScrollArea::vertical()
            .id_salt(id.with("rows"))
            .auto_shrink([false, true]);
        let shown = scroll.show_rows(ui, self.row_height, self.rows, |ui, range| {
            let origin = ui.max_rect().left_top();
            let place = |row: usize| {
                let down = (row as f32 - range.start as f32) * self.row_height;
                Rect::from_min_size(
                    origin + vec2(0.0, down),
                    vec2(widths.iter().sum(), self.row_height),
                )
            };
            if let (true, Some(row)) = (moved, state.selected) {
                ui.scroll_to_rect(place(row), None);
            }
            for row in range.clone() {
                let chosen = state.selected == Some(row);
                let row_response =
                    self.row(ui, id, place(row), (row, chosen, response.has_focus()));
                self.cells(ui, place(row), widths, row, cell);
                if row_response.clicked() {
                    state.selected = Some(row);
                    response.request_focus();
                    if self.opens_on_press {
                        opened = Some(row);
                    }
                }
                if row_response.double_clicked() {
                    opened = Some(row);
                }
            }
            ui.allocate_space(vec2(
                widths.iter().sum(),
                (range.end - range.start) as f32 * self.row_height,
            ));
        });
        let response = response.with_new_rect(shown.inner_rect);
        self.announce(ui, &response, state);
        TableOutput {
            opened,
            chose: state.selected != before,
            sorted: false,
            response,
        }
    }

    /// The keys of a table that has the keyboard. True when the choice moved.
    fn keys(
        &self,
        ui: &Ui,
        id: Id,
        page: usize,
        state: &mut TableState,
        opened: &mut Option<usize>,
    ) -> bool {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let press = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if self.rows == 0 {
            return false;
        }
        let last = self.rows - 1;
        let row = state.selected.map(|row| row.min(last));
        let mut to = None;
        if press(Key::ArrowDown) {
            to = Some(row.map_or(0, |row| row + 1));
        }
        if press(Key::ArrowUp) {
            to = Some(row.map_or(0, |row| row.saturating_sub(1)));
        }
        if press(Key::PageDown) {
            to = Some(row.map_or(0, |row| row + page));
        }
        if press(Key::PageUp) {
            to = Some(row.map_or(0, |row| row.saturating_sub(page)));
        }
        if press(Key::Home) {
            to = Some(0);
        }
        if press(Key::End) {
            to = Some(last);
        }
        if let Some(to) = to {
            state.selected = Some(to.min(last));
        }
        if let (Some(row), true) = (state.selected, press(Key::Enter)) {
            *opened = Some(row.min(last));
        }
        to.is_some()
    }

    fn row(
        &self,
        ui: &Ui,
        id: Id,
        rect: Rect,
        (row, chosen, keys): (usize, bool, bool),
    ) -> Response {
        let p = palette(ui);
        // The body holds the keyboard, so a row takes presses but no focus.
        let response = ui.interact(rect, id.with(row), Sense::CLICK);
        let over = ui.rect_contains_pointer(rect);
        let fill = if chosen {
            p.tone(Tone::Accent).soft
        } else if over {
            p.hover
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
        ui.painter().hline(
            rect.x_range(),
            rect.bottom() - 0.5,
            Stroke::new(1.0, p.border),
        );
        let outlined = p.line_width > 1.0;
        if chosen && (keys || outlined) {
            let inside = rect.shrink(p.focus_width / 2.0);
            let rounding = CornerRadius::same(radius::S);
            let edge = if keys {
                p.focus_ring()
            } else {
                Stroke::new(p.line_width, p.accent)
            };
            ui.painter()
                .rect_stroke(inside, rounding, edge, StrokeKind::Middle);
        }
        let name = (self.name_of)(row);
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(Role::Row, enabled, chosen, &name));
        if self.opens_on_press {
            response.on_hover_cursor(CursorIcon::PointingHand)
        } else {
            response
        }
    }

    fn cells(
        &self,
        ui: &mut Ui,
        row_rect: Rect,
        widths: &[f32],
        row: usize,
        cell: &mut impl FnMut(&mut Ui, usize, usize),
    ) {
        let mut left = row_rect.left();
        for (index, (column, width)) in self.columns.iter().zip(widths).enumerate() {
            let spot =
                Rect::from_min_size(pos2(left, row_rect.top()), vec2(*width, self.row_height));
            left += width;
            if *width <= 0.0 {
                continue;
            }
            let layout = if column.right {
                Layout::right_to_left(Align::Center)
            } else {
                Layout::left_to_right(Align::Center)
            };
            let inside = spot.shrink2(vec2(PAD, 0.0));
            let builder = UiBuilder::new()
                .max_rect(inside)
                .layout(layout)
                .id_salt((row, index));
            let mut cell_ui = ui.new_child(builder);
            cell_ui.shrink_clip_rect(spot);
            cell_ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
            cell(&mut cell_ui, row, index);
        }
    }

    fn announce(&self, ui: &Ui, response: &Response, state: &TableState) {
        let name = self.name;
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Grid, enabled, name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_row_count(self.rows);
            if let Some(row) = state.selected {
                node.set_active_descendant(response.id.with(row).accesskit_id());
            }
        });
    }
}

/// Two lines in a cell: the first in semi-bold, the second small and of less weight.
pub fn two_lines(ui: &mut Ui, first: &str, second: &str) -> Response {
    let p = palette(ui);
    let room = ui.available_width();
    let top = paint::line(ui, first, Size::Body.semibold(), p.text, room);
    let bottom = paint::line(ui, second, Size::Small.regular(), p.muted, room);
    let gap = 2.0;
    let high = top.size().y + gap + bottom.size().y;
    let (rect, response) = ui.allocate_exact_size(vec2(room, high), Sense::hover());
    let (left, bottom_top) = (rect.left(), rect.top() + top.size().y + gap);
    ui.painter().galley(pos2(left, rect.top()), top, p.text);
    ui.painter().galley(pos2(left, bottom_top), bottom, p.muted);
    let said = format!("{first}, {second}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response
}
