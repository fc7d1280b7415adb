//! The real rows of a sheet: letters above, numbers at the left, both in sight while the cells move under them.

use eframe::egui::scroll_area::ScrollBarVisibility;
use eframe::egui::{
    Align2, Color32, CornerRadius, EventFilter, FontId, Key, Modifiers, Rect, Response, ScrollArea,
    Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, style::ScrollAnimation, vec2,
};
use std::ops::RangeInclusive;

use crate::import::grid::{Cell, Row, Rows};
use crate::ui::tokens::{Size, Tone, palette, space};
use crate::ui::widgets::paint;

use super::model::letters;

/// Width of a column in points.
const WIDE: f32 = 136.0;
/// Width of the rows' numbers in points.
const NUMBERS: f32 = 52.0;
/// Height of a row in points.
const HIGH: f32 = 26.0;

/// Real rows to be shown.
#[derive(Clone, Copy)]
pub(super) struct RealRows<'a> {
    /// What they are called, for screen readers.
    pub name: &'a str,
    /// Place of their sheet: each begins at its top.
    pub sheet: usize,
    /// The rows.
    pub rows: &'a Rows,
    /// How many of them are shown.
    pub most: usize,
    /// How many columns the sheet has; those in sight are drawn.
    pub columns: usize,
    /// The rows of the heading.
    pub heading: HeadingRows,
    /// A cell that stands out.
    pub marked: Option<(u64, usize)>,
    /// What a column is called and taken for, where that is shown above it.
    pub roles: Option<&'a dyn Fn(usize) -> (String, bool)>,
    /// A column to be brought into sight, its head with the keyboard.
    pub to: Option<usize>,
}

/// First and last row of a heading; none when the first is 0.
pub(super) type HeadingRows = (u64, u64);

/// What was done in the rows.
#[derive(Default)]
pub(super) struct GridOutput {
    /// A row was pressed.
    pub row: Option<u64>,
    /// The heads of the columns in sight, which can be pressed.
    pub heads: Vec<(usize, Response)>,
    /// A column that is not in sight yet, and is to be.
    pub to: Option<usize>,
}

impl RealRows<'_> {
    fn head_height(&self) -> f32 {
        if self.roles.is_some() { 52.0 } else { HIGH }
    }

    /// Draws them, `high` points high at most.
    pub(super) fn show(&self, ui: &mut Ui, high: f32) -> GridOutput {
        let count = self.rows.columns().max(self.columns);
        let rows: Vec<Row<'_>> = self.rows.iter().take(self.most).collect();
        let size = vec2(
            NUMBERS + count as f32 * WIDE,
            self.head_height() + rows.len() as f32 * HIGH,
        );
        let room = high.min(size.y + 14.0).max(self.head_height() + HIGH);
        let scroll = ScrollArea::both();
        // egui keeps the bar of what ends out of sight at the edge, over whatever stands there.
        let end = ui.cursor().top() + room - space::S;
        let scroll = if ui.clip_rect().y_range().contains(end) {
            scroll
        } else {
            scroll.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        };
        let shown = scroll
            .id_salt(("rows", self.name, self.sheet))
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                self.draw(ui, rect, &rows, count)
            });
        shown.inner
    }

    fn draw(&self, ui: &Ui, rect: Rect, rows: &[Row<'_>], count: usize) -> GridOutput {
        let sight = ui.clip_rect();
        let mut output = GridOutput::default();
        let top = rect.top() + self.head_height();
        let columns = in_sight(
            sight.x_range().span(),
            sight.left() - rect.left() - NUMBERS,
            WIDE,
            count,
        );
        for (at, row) in rows.iter().enumerate() {
            let y = top + at as f32 * HIGH;
            if y + HIGH < sight.top() + self.head_height() || y > sight.bottom() {
                continue;
            }
            let line = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), HIGH));
            if self.row(ui, line, row, columns.clone()).clicked() {
                output.row = Some(row.number());
            }
        }
        self.numbers(ui, (rect, top), rows);
        output.heads = self.heads(ui, rect, columns);
        output.to = self.moves(ui, rect, &output.heads, count);
        output
    }

    /// Brings a column into sight and gives its head the keyboard; the arrow keys go on to those beside it. Gives back
    /// the column whose head is not drawn yet.
    fn moves(
        &self,
        ui: &Ui,
        rect: Rect,
        heads: &[(usize, Response)],
        count: usize,
    ) -> Option<usize> {
        let mut to = self.to.map(|column| column.clamp(1, count.max(1)));
        if let Some((column, head)) = heads.iter().find(|(_, head)| head.has_focus()) {
            let arrows = EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(head.id, arrows));
            let press = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if press(Key::ArrowRight) && *column < count {
                to = Some(column + 1);
            }
            if press(Key::ArrowLeft) && *column > 1 {
                to = Some(column - 1);
            }
        }
        let to = to?;
        let sight = ui.clip_rect();
        let left = rect.left() + (to - 1) as f32 * WIDE;
        // With room for the rows' numbers, below which nothing is in sight.
        let spot = Rect::from_min_size(pos2(left, sight.top()), vec2(NUMBERS + WIDE, 1.0));
        ui.scroll_to_rect_animation(spot, None, ScrollAnimation::none());
        ui.request_repaint();
        match heads.iter().find(|(column, _)| *column == to) {
            Some((_, head)) => {
                head.request_focus();
                None
            }
            // Where nothing can be pressed there, it is enough that it is in sight.
            None => self.roles.map(|_| to),
        }
    }

    fn is_heading(&self, row: u64) -> bool {
        self.heading.0 > 0 && row >= self.heading.0 && row <= self.heading.1
    }

    fn row(&self, ui: &Ui, line: Rect, row: &Row<'_>, columns: RangeInclusive<usize>) -> Response {
        let p = palette(ui);
        let number = row.number();
        let response = ui.interact(line, ui.scope_id().with((self.name, number)), Sense::CLICK);
        let is_heading = self.is_heading(number);
        let fill = if is_heading {
            p.tone(Tone::Accent).soft
        } else if response.hovered() {
            p.hover
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(line, CornerRadius::ZERO, fill);
        let font = if is_heading {
            Size::Small.semibold()
        } else {
            Size::Small.regular()
        };
        for column in columns {
            let left = line.left() + NUMBERS + (column - 1) as f32 * WIDE;
            let spot = Rect::from_min_size(pos2(left, line.top()), vec2(WIDE, HIGH));
            self.cell(ui, spot, (number, column), row.cell(column), &font);
        }
        ui.painter().hline(
            line.x_range(),
            line.bottom() - 0.5,
            Stroke::new(1.0, p.border),
        );
        let response = whole_cell(ui, response, line, row);
        let said = self.said(row);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_heading, &said));
        response
    }

    /// A row as a screen reader says it.
    fn said(&self, row: &Row<'_>) -> String {
        let cells: Vec<String> = row
            .cells()
            .take(8)
            .map(|(_, cell)| one_line(&cell.text(), 40))
            .collect();
        format!("{}, row {}: {}", self.name, row.number(), cells.join("; "))
    }

    fn cell(&self, ui: &Ui, spot: Rect, place: (u64, usize), cell: Cell<'_>, font: &FontId) {
        let p = palette(ui);
        if self.marked == Some(place) {
            let tone = p.tone(Tone::Bad);
            ui.painter()
                .rect_filled(spot, CornerRadius::ZERO, tone.soft);
            let edge = Stroke::new(p.line_width + 1.0, tone.ink);
            ui.painter().rect_stroke(
                spot.shrink(1.0),
                CornerRadius::ZERO,
                edge,
                eframe::egui::StrokeKind::Inside,
            );
        }
        let (text, is_number) = (
            cell.text(),
            matches!(cell, Cell::Number(..) | Cell::Days(_)),
        );
        let inside = spot.shrink2(vec2(space::S, 0.0));
        let words = one_line(&text, 60);
        let galley = paint::line(ui, &words, font.clone(), p.text, inside.width());
        let anchor = if is_number {
            Align2::RIGHT_CENTER
        } else {
            Align2::LEFT_CENTER
        };
        paint::place(ui.painter(), inside, anchor, galley);
    }

    /// The rows' numbers, at the left edge of what is in sight.
    fn numbers(&self, ui: &Ui, (rect, top): (Rect, f32), rows: &[Row<'_>]) {
        let p = palette(ui);
        let left = ui.clip_rect().left().max(rect.left());
        let column =
            Rect::from_min_max(pos2(left, rect.top()), pos2(left + NUMBERS, rect.bottom()));
        ui.painter()
            .rect_filled(column, CornerRadius::ZERO, p.canvas);
        ui.painter()
            .vline(column.right() - 0.5, column.y_range(), p.rule());
        for (at, row) in rows.iter().enumerate() {
            let spot = Rect::from_min_size(
                pos2(left, top + at as f32 * HIGH),
                vec2(NUMBERS - space::S, HIGH),
            );
            let number = row.number().to_string();
            let ink = if self.is_heading(row.number()) {
                p.accent
            } else {
                p.muted
            };
            let galley = paint::whole_line(ui, &number, Size::Small.regular(), ink);
            paint::place(ui.painter(), spot, Align2::RIGHT_CENTER, galley);
        }
    }

    /// The columns' letters and what they are taken for, at the upper edge of what is in sight.
    fn heads(&self, ui: &Ui, rect: Rect, columns: RangeInclusive<usize>) -> Vec<(usize, Response)> {
        let p = palette(ui);
        let sight = ui.clip_rect();
        let top = sight.top().max(rect.top());
        let high = self.head_height();
        let bar = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), high));
        ui.painter().rect_filled(bar, CornerRadius::ZERO, p.canvas);
        ui.painter()
            .hline(bar.x_range(), bar.bottom() - 0.5, p.rule());
        let mut heads = Vec::new();
        for column in columns {
            let left = rect.left() + NUMBERS + (column - 1) as f32 * WIDE;
            let spot = Rect::from_min_size(pos2(left, top), vec2(WIDE, high));
            let Some(roles) = self.roles else {
                let ink = p.muted;
                let galley = paint::whole_line(ui, &letters(column), Size::Small.semibold(), ink);
                paint::place(ui.painter(), spot, Align2::CENTER_CENTER, galley);
                continue;
            };
            heads.push((column, head(ui, spot, column, &roles(column), self.name)));
        }
        // What moves under the numbers at the left is no longer in sight.
        let corner = Rect::from_min_size(
            pos2(sight.left().max(rect.left()), top),
            vec2(NUMBERS, high),
        );
        ui.painter()
            .rect_filled(corner, CornerRadius::ZERO, p.canvas);
        ui.painter()
            .hline(corner.x_range(), corner.bottom() - 0.5, p.rule());
        heads
    }
}

/// Shows the whole of a cell under the pointer that is cut in its column.
fn whole_cell(ui: &Ui, response: Response, line: Rect, row: &Row<'_>) -> Response {
    let over = response.hover_pos().map(|at| at.x - line.left() - NUMBERS);
    let Some(over) = over.filter(|over| *over >= 0.0) else {
        return response;
    };
    let text = row.cell((over / WIDE) as usize + 1).text();
    let words = one_line(&text, 60);
    let whole = paint::whole_line(ui, &words, Size::Small.regular(), palette(ui).text);
    if whole.size().x <= WIDE - 2.0 * space::S && words.chars().count() == text.chars().count() {
        return response;
    }
    response.on_hover_text_at_pointer(one_line(&text, 400))
}

/// A column's letter and, to be pressed, what it is taken for.
fn head(ui: &Ui, spot: Rect, column: usize, (role, used): &(String, bool), name: &str) -> Response {
    let p = palette(ui);
    let letter = paint::whole_line(ui, &letters(column), Size::Small.semibold(), p.muted);
    let over = Rect::from_min_size(spot.min, vec2(spot.width(), 20.0));
    paint::place(ui.painter(), over, Align2::CENTER_CENTER, letter);
    let pill = Rect::from_min_max(
        pos2(spot.left() + 3.0, spot.top() + 21.0),
        pos2(spot.right() - 3.0, spot.bottom() - 4.0),
    );
    let id = ui.scope_id().with((name, "role", column));
    let response = ui.interact(pill, id, Sense::click());
    let tone = p.tone(if *used { Tone::Accent } else { Tone::Neutral });
    let fill = if response.hovered() {
        p.hover
    } else {
        tone.soft
    };
    let edge = Stroke::new(
        p.line_width,
        if response.hovered() {
            tone.ink
        } else {
            tone.line
        },
    );
    paint::plate(ui, pill, fill, edge);
    let inside = pill.shrink2(vec2(space::S, 0.0));
    let words = paint::line(
        ui,
        role,
        Size::Small.regular(),
        tone.ink,
        inside.width() - 14.0,
    );
    paint::place(ui.painter(), inside, Align2::LEFT_CENTER, words);
    let tip = inside.right_center() - vec2(4.0, 0.0);
    paint::chevron(ui.painter(), tip, Stroke::new(1.25, tone.ink));
    paint::focus_ring(ui, &response, pill, crate::ui::tokens::radius::M);
    let said = format!("Column {}: {role}", letters(column));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    response
}

/// The columns in sight, from 1.
fn in_sight(span: f32, from: f32, wide: f32, count: usize) -> RangeInclusive<usize> {
    let first = (from / wide).floor().max(0.0) as usize + 1;
    let last = ((from + span) / wide).ceil().max(0.0) as usize + 1;
    first..=last.min(count)
}

/// A text on one line, cut where it is long.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let mut short: String = line.chars().take(most).collect();
    short.push('\u{2026}');
    short
}
