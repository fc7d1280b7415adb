//! Groups side by side: each in a plot of its own on one scale, in a grid that suits the frame.
//!
//! The axes are labelled once: values at the left of each row, dates under the lowest plot of each
//! column. A group's name and its latest figure stand above its plot; what the lines are, under all.

use super::axes::Axes;
use super::curves::{bands, behind, inked, target};
use super::ends::cut;
use super::key;
use super::pen::{LINE, Pen};
use super::{Align, Ink, Layout, Plot, Rule, Weight, Words};
use crate::chart::calendar;
use crate::chart::panels::{PanelSpec, PanelsSpec};
use crate::chart::spec::{LineRole, LineSpec};
use crate::domain::period::Period;
use crate::stats::PointKind;

/// Never more columns than this: a group's name and figure need their room.
const MOST_COLUMNS: usize = 4;
/// The most lines of the key.
const KEY_LINES: usize = 2;
/// How much wider than high a plot looks best.
const SHAPE: f32 = 2.2;
/// The height of a group's name and figure above its plot, in sizes of the words.
const TITLE: f32 = 1.9;
/// Where their middle stands above it: clear of a shape at the plot's upper side.
const TITLE_UP: f32 = 1.05;
/// The room between columns, and the least height of a plot and width of a column, in the same.
const BETWEEN: f32 = 1.6;
const LEAST_PLOT: f32 = 2.6;
const LEAST_WIDTH: f32 = 9.0;
/// What a few roundings of places come to.
const NOISE: f32 = 0.01;
/// The room for the dates under a plot, in the same.
const DATES: f32 = 1.9;

/// Places the groups of a chart side by side.
pub(super) fn layout(pen: &Pen<'_>, panels: &PanelsSpec, shown: (Period, Period)) -> Layout {
    let entries = key::entries(pen.spec);
    let grid = Grid::of(pen, panels, &entries);
    let whole = Plot {
        left: 0.0,
        right: pen.frame.width,
        top: 0.0,
        bottom: grid.bottom,
    };
    let mut layout = pen.blank(whole);
    let dates = grid.dates(pen, shown);
    for (at, panel) in panels.each.iter().take(grid.shown).enumerate() {
        let axes = pen.axes(grid.plot(at), shown);
        let part = draw(pen, panel, axes, shown);
        if let Some(line) = pen.spec.lines.get(panel.line) {
            title(pen, &mut layout, line, axes.plot);
        }
        if at % grid.columns == 0 {
            values(pen, &mut layout, &axes);
        }
        if grid.is_lowest(at) {
            draw_dates(pen, &mut layout, &axes, &dates);
        }
        layout.panels.push(part);
    }
    let rest = panels.left_out + panels.each.len() - grid.shown;
    if rest > 0 {
        others(pen, &mut layout, grid.plot(grid.shown), rest);
    }
    key::draw_lines(pen, &mut layout, &entries, grid.left, KEY_LINES);
    layout
}

/// Where the plots stand.
struct Grid {
    columns: usize,
    /// How many groups are shown; where that is not all, the place after them says so.
    shown: usize,
    /// The left side of the first column's plots.
    left: f32,
    /// Where a row ends and the dates or the next row begin.
    bottom: f32,
    /// A column's width with the room beside it, and a row's height with its title.
    column: f32,
    row: f32,
    title: f32,
    between: f32,
}

impl Grid {
    fn of(pen: &Pen<'_>, panels: &PanelsSpec, entries: &[key::Entry]) -> Self {
        let frame = &pen.frame;
        let marks = pen.spec.format.axis(&pen.spec.scale.marks());
        let widest = marks.iter().map(|l| pen.width(l)).fold(0.0, f32::max);
        let left = (widest + frame.gap()).min(frame.width * 0.3);
        let between = frame.text * BETWEEN;
        let wide = (frame.width - left).max(1.0);
        let keyed = key::lines(pen, entries, wide, KEY_LINES);
        let below = frame.text * DATES + key::height(frame, keyed);
        let bottom = (frame.height - below).max(frame.height * 0.4);
        let title = frame.text * TITLE;
        let all = panels.each.len();
        let cells = all + usize::from(panels.left_out > 0);
        let size = |columns: usize, cells: usize| {
            let rows = cells.div_ceil(columns).max(1);
            (wide / columns as f32, bottom / rows as f32, rows)
        };
        let least = title + frame.text * LEAST_PLOT;
        let fits = |columns: usize, cells: usize| {
            let (column, row, _) = size(columns, cells);
            column >= frame.text * LEAST_WIDTH && row >= least
        };
        // As many cells as have room, all of them if they can; then the columns that shape them best.
        let columns = || 1..=MOST_COLUMNS.min(cells.max(1));
        let most = |columns: usize| {
            let within = (1..=cells).rev().find(|cells| fits(columns, *cells));
            within.unwrap_or(1)
        };
        let cells = columns().map(most).max().unwrap_or(1);
        let shape = |columns: usize| {
            let (column, row, rows) = size(columns, cells);
            let empty = (rows * columns - cells) as f32;
            let plot = (column - between).max(1.0) / (row - title).max(1.0);
            (plot / SHAPE).ln().abs() + empty * 0.1
        };
        let columns = columns()
            .filter(|columns| fits(*columns, cells))
            .min_by(|a, b| shape(*a).total_cmp(&shape(*b)))
            .unwrap_or(1);
        let (column, row, _) = size(columns, cells);
        let all_shown = panels.left_out == 0 && cells >= all;
        Self {
            columns,
            shown: if all_shown { all } else { all.min(cells - 1) },
            left,
            bottom,
            column,
            row,
            title,
            between,
        }
    }

    /// The plot of a place in the grid, counted by rows.
    fn plot(&self, at: usize) -> Plot {
        let (column, row) = (at % self.columns, at / self.columns);
        let left = self.left + self.column * column as f32;
        let top = self.row * row as f32 + self.title;
        Plot {
            left,
            right: left + (self.column - self.between).max(1.0),
            top,
            // A little room before the next title.
            bottom: (self.row * (row + 1) as f32 - self.title * 0.12).max(top + 1.0),
        }
    }

    /// Whether no group stands below that place.
    fn is_lowest(&self, at: usize) -> bool {
        at + self.columns >= self.shown
    }

    /// The dates under a plot, as places across from its left side.
    fn dates(&self, pen: &Pen<'_>, shown: (Period, Period)) -> Vec<(f32, String)> {
        let axes = pen.axes(self.plot(0), shown);
        let Plot { left, right, .. } = axes.plot;
        let ticks = calendar::ticks(shown, &|p| axes.period(p), &|words| pen.width(words));
        // They stay within their column, so that those of two columns keep apart.
        let mut dates = Vec::new();
        let mut free = left;
        for tick in ticks {
            let half = pen.width(&tick.label) / 2.0;
            let x = axes.period(tick.period).min(right - half).max(left + half);
            if x - half >= free - NOISE && x + half <= right + NOISE {
                free = x + half + pen.frame.gap();
                dates.push((x - left, tick.label));
            }
        }
        dates
    }
}

/// One group's plot, without its words.
fn draw(pen: &Pen<'_>, panel: &PanelSpec, axes: Axes, shown: (Period, Period)) -> Layout {
    let spec = pen.spec;
    let mut part = pen.blank(axes.plot);
    let below_zero = spec.scale.low() < 0.0;
    let rule = |mark: f64| Rule {
        y: axes.value(mark),
        is_zero: below_zero && mark == 0.0,
    };
    part.rules = spec.scale.marks().into_iter().map(rule).collect();
    part.bands = bands(&axes, &panel.usual);
    part.flag_scale = (axes.between(shown) / (pen.frame.dot() * 2.3)).clamp(0.4, 0.85);
    part.target = target(&axes, &spec.target);
    part.benchmark = spec.benchmark.as_ref().map(|b| axes.value(b.value));
    let reference = spec
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| match line.role {
            LineRole::Whole | LineRole::Average => true,
            LineRole::Group(_) | LineRole::Year(_) | LineRole::YearBefore => false,
        });
    part.curves = reference
        .map(|(at, line)| behind(&axes, at, line))
        .collect();
    if let Some(line) = spec.lines.get(panel.line) {
        let own = inked(&axes, panel.line, line, (Ink::Whole, false));
        part.curves.push(own);
    }
    part.axes = Some(axes);
    part
}

/// The group's name at the left, its latest figure at the right.
fn title(pen: &Pen<'_>, layout: &mut Layout, line: &LineSpec, plot: Plot) {
    let text = pen.frame.text;
    let y = plot.top - text * TITLE_UP;
    let strong = |words: &str| pen.widths.width(words, text, Weight::Strong);
    let mut add = |words: String, x: f32, align: Align, ink: Ink| {
        let words = pen.words(words, (x, y), align);
        layout.words.push(Words {
            weight: Weight::Strong,
            ink,
            ..words
        });
    };
    let mut room = plot.width();
    if let Some(latest) = line.latest() {
        let value = pen.spec.format.plain(latest.value);
        let is_last = pen
            .spec
            .shown
            .is_some_and(|(_, last)| last == latest.period);
        let dated = format!("{value} {}", latest.period.when());
        let figure = match (is_last, pen.spec.format.with_unit(latest.value)) {
            (false, _) => dated,
            (true, long) if strong(&long) <= room * 0.45 => long,
            (true, _) => value,
        };
        let figure = cut(&figure, room * 0.7, strong);
        room -= strong(&figure) + pen.frame.gap();
        let ink = if latest.kind == PointKind::CommonCause {
            Ink::Whole
        } else {
            Ink::Flag(latest.kind)
        };
        add(figure, plot.right, Align::End, ink);
    }
    let name = cut(&line.name, room, strong);
    if !name.is_empty() {
        add(name, plot.left, Align::Start, Ink::Target);
    }
}

/// The values at the left of a row.
fn values(pen: &Pen<'_>, layout: &mut Layout, axes: &Axes) {
    let marks = pen.spec.scale.marks();
    let labels = pen.spec.format.axis(&marks);
    let steps = marks.len().saturating_sub(1).max(1);
    let between = axes.plot.height() / steps as f32;
    let enough = |stride: &usize| between * *stride as f32 >= pen.frame.text * 1.2;
    let stride = (1..=steps).find(|s| steps.is_multiple_of(*s) && enough(s));
    let x = axes.plot.left - pen.frame.gap();
    let placed = labels.into_iter().zip(marks);
    for (label, mark) in placed.step_by(stride.unwrap_or(steps)) {
        let words = pen.words(label, (x, axes.value(mark)), Align::End);
        layout.words.push(words);
    }
}

fn draw_dates(pen: &Pen<'_>, layout: &mut Layout, axes: &Axes, dates: &[(f32, String)]) {
    let y = axes.plot.bottom + pen.frame.text * 1.1;
    for (across, label) in dates {
        let place = (axes.plot.left + across, y);
        let words = pen.words(label.clone(), place, Align::Middle);
        layout.words.push(words);
    }
}

/// How many groups are not shown, in the place of the next one.
fn others(pen: &Pen<'_>, layout: &mut Layout, plot: Plot, count: usize) {
    let noun = if count == 1 { "other" } else { "others" };
    let words = format!("{count} {noun} not shown");
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if pen.width(&format!("{line} {word}")) <= plot.width() => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    let step = pen.frame.text * LINE;
    // Below the dates of the plot above it.
    let first = plot.top + step * 0.8;
    let room = ((plot.bottom - first) / step + 0.5).floor().max(0.0) as usize;
    for (i, line) in lines.into_iter().take(room).enumerate() {
        let line = cut(&line, plot.width(), |words| pen.width(words));
        let y = first + step * i as f32;
        let words = pen.words(line, (plot.left, y), Align::Start);
        layout.words.push(words);
    }
}
