//! Placing the parts of a chart one after another: gutters, plot, lines, remarks, labels.

use super::axes::Axes;
use super::curves::{bands, bars, curve, dotted, target};
use super::ends::{End, ends};
use super::labels::{Wish, stacked};
use super::pen::{LINE, Pen};
use super::{Align, Curve, Frame, Ink, Layout, Plot, Rule, Widths, Words};
use super::{key, marks, panels};
use crate::chart::calendar;
use crate::chart::input::MarkKind;
use crate::chart::spec::ChartSpec;
use crate::domain::period::Period;
use crate::domain::view::ChartForm;

/// The signs under the chart are explained only where that takes no more than this share of its height.
const MOST_KEY: f32 = 0.1;

/// How much thicker than a line the latest of several years is.
const LATEST_YEAR: f32 = 1.4;

/// Places everything of a chart in a frame.
pub(super) fn layout(spec: &ChartSpec, frame: Frame, widths: &dyn Widths) -> Layout {
    let pen = Pen {
        spec,
        frame,
        widths,
    };
    match spec.shown {
        Some(shown) if !spec.is_empty() => match &spec.panels {
            Some(side_by_side) => panels::layout(&pen, side_by_side, shown),
            None => pen.chart(shown),
        },
        Some(_) | None => pen.nothing(),
    }
}

impl Pen<'_> {
    fn chart(&self, shown: (Period, Period)) -> Layout {
        let ends = ends(self.spec, &self.frame, self.widths);
        if self.spec.years.is_some() {
            // The latest year's line may end anywhere in the plot, and its label stands there if it can.
            let (own, others): (Vec<End>, Vec<End>) =
                ends.iter().cloned().partition(|end| end.is_latest);
            let mut layout = self.chart_with(shown, others);
            if self.label_beside(&mut layout, &own) {
                return layout;
            }
        }
        self.chart_with(shown, ends)
    }

    /// The chart with these labels at its right end.
    fn chart_with(&self, shown: (Period, Period), ends: Vec<End>) -> Layout {
        let marks = self.spec.scale.marks();
        let mark_labels = self.spec.format.axis(&marks);
        let mut plot = self.plot(&mark_labels, &ends, shown);
        let remarks = self.remarks(&self.axes(plot, shown));
        let inside = self.remarks_fit_inside(&self.axes(plot, shown), &remarks);
        let starts = self.remark_starts(&remarks);
        let rows = if inside {
            Vec::new()
        } else {
            self.rows(&remarks, &starts)
        };
        let raised = rows.iter().flatten().max().map_or(0, |row| row + 1);
        // Never so many rows that less than half of the figure is left for the plot.
        plot.top = (plot.top + raised as f32 * self.row())
            .min(plot.bottom / 2.0)
            .max(plot.top);
        let axes = self.axes(plot, shown);

        let mut layout = self.blank(plot);
        self.draw_value_axis(&mut layout, &axes, &marks, mark_labels);
        self.draw_time_axis(&mut layout, &axes, shown);
        layout.bands = bands(&axes, &self.spec.usual);
        layout.flag_scale = (axes.between(shown) / (self.frame.dot() * 2.3)).clamp(0.5, 1.0);
        layout.curves = self.curves(&axes, shown);
        layout.target = target(&axes, &self.spec.target);
        layout.benchmark = self.spec.benchmark.as_ref().map(|b| axes.value(b.value));
        self.draw_remarks(&mut layout, &remarks, &starts, &rows);
        self.draw_marks(&mut layout, &axes);
        self.draw_compared(&mut layout, &axes);
        self.draw_ends(&mut layout, &axes, ends, raised > 0);
        self.number_bars(&mut layout, axes.between(shown));
        let key = self.key();
        key::draw(self, &mut layout, &key, plot.left);
        layout.axes = Some(axes);
        layout
    }

    /// The signs explained under the chart, if there is room for them.
    fn key(&self) -> Vec<key::Entry> {
        let entries = key::entries(self.spec);
        let fits = key::height(&self.frame, 1) <= self.frame.height * MOST_KEY;
        if fits { entries } else { Vec::new() }
    }

    pub(super) fn axes(&self, plot: Plot, shown: (Period, Period)) -> Axes {
        Axes::new(plot, self.spec, shown)
    }

    /// The room for figures: what the words around it leave.
    fn plot(&self, mark_labels: &[String], ends: &[End], (first, _): (Period, Period)) -> Plot {
        let frame = &self.frame;
        let at_marks = mark_labels
            .iter()
            .map(|l| self.width(l))
            .fold(0.0, f32::max);
        let half_a_date = self.width(&calendar::first_label(first)) / 2.0;
        let rows = self.mark_rows();
        let keys = rows.iter().map(|kind| self.width(marks::word(*kind)));
        let at_ends = ends.iter().map(|end| end.width);
        let at_ends = at_ends.chain(keys).fold(0.0, f32::max);
        let left = (at_marks + frame.gap())
            .max(half_a_date)
            .min(frame.width * 0.3);
        let beyond = (at_ends + self.before_ends()).max(half_a_date);
        let right = (frame.width - beyond).max(left + 1.0);
        let top = (frame.figure.max(frame.text) * LINE / 2.0).min(frame.height * 0.3);
        let keyed = usize::from(!self.key().is_empty());
        let below = frame.text * 2.0 + marks::height(frame, rows.len()) + key::height(frame, keyed);
        let bottom = (frame.height - below).max(top + 1.0);
        Plot {
            left,
            right,
            top,
            bottom,
        }
    }

    pub(super) fn draw_value_axis(
        &self,
        layout: &mut Layout,
        axes: &Axes,
        marks: &[f64],
        labels: Vec<String>,
    ) {
        let below_zero = self.spec.scale.low() < 0.0;
        let rule = |&mark: &f64| Rule {
            y: axes.value(mark),
            is_zero: below_zero && mark == 0.0,
        };
        layout.rules = marks.iter().map(rule).collect();
        let x = axes.plot.left - self.frame.gap();
        let steps = marks.len().saturating_sub(1).max(1);
        let between = axes.plot.height() / steps as f32;
        let enough = |stride: &usize| between * *stride as f32 >= self.frame.text * 1.4;
        let stride = (1..=steps)
            .find(|s| steps.is_multiple_of(*s) && enough(s))
            .unwrap_or(steps);
        for (label, rule) in labels.into_iter().zip(&layout.rules).step_by(stride) {
            layout
                .words
                .push(self.words(label, (x, rule.y), Align::End));
        }
    }

    fn draw_time_axis(&self, layout: &mut Layout, axes: &Axes, shown: (Period, Period)) {
        let marked = marks::height(&self.frame, self.mark_rows().len());
        let y = axes.plot.bottom + marked + self.frame.text * 1.25;
        if let Some(years) = &self.spec.years {
            self.draw_months(layout, axes, (years, shown.0), y);
            return;
        }
        let ticks = calendar::ticks(shown, &|p| axes.period(p), &|words| self.width(words));
        for tick in ticks {
            let half = self.width(&tick.label) / 2.0;
            let x = axes
                .period(tick.period)
                .min(self.frame.width - half)
                .max(half);
            layout
                .words
                .push(self.words(tick.label, (x, y), Align::Middle));
        }
    }

    /// The kinds of marks there are, if there is room for their rows.
    fn mark_rows(&self) -> Vec<MarkKind> {
        let rows = marks::rows(&self.spec.marks);
        let fits = marks::height(&self.frame, rows.len()) <= self.frame.height * 0.2;
        if fits { rows } else { Vec::new() }
    }

    /// The marks of the measure's life and, at the right, what they are.
    fn draw_marks(&self, layout: &mut Layout, axes: &Axes) {
        let rows = self.mark_rows();
        if rows.is_empty() {
            return;
        }
        layout.marks = marks::places(axes, &self.frame, &self.spec.marks);
        let x = axes.plot.right + self.before_ends();
        for (row, kind) in rows.into_iter().enumerate() {
            let y = marks::middle(&self.frame, axes.plot.bottom, row);
            let words = self.words(marks::word(kind).to_owned(), (x, y), Align::Start);
            layout.words.push(Words {
                ink: Ink::Remark,
                ..words
            });
        }
    }

    pub(super) fn curves(&self, axes: &Axes, shown: (Period, Period)) -> Vec<Curve> {
        let roomy = axes.between(shown) >= self.frame.dot() * 2.3;
        let numbered = self.spec.lines.iter().enumerate();
        let form = |line: Curve| match self.spec.form {
            ChartForm::Line | ChartForm::Panels => line,
            ChartForm::Years if line.quiet => line,
            ChartForm::Years => Curve {
                thick: LATEST_YEAR,
                ..line
            },
            // What bars are compared with is drawn across them, and must be seen on every one.
            ChartForm::Bars if line.quiet => Curve {
                ink: Ink::Target,
                runs: dotted(line.runs),
                ..line
            },
            ChartForm::Bars => bars(axes, line, (axes.between(shown), self.frame.text * 4.0)),
        };
        let mut curves: Vec<Curve> = numbered
            .map(|(i, line)| form(curve(axes, i, line, roomy)))
            .collect();
        // The measure's own on top, what it is seen against below: earlier years the deeper the older.
        let has_bars = curves.iter().any(|curve| curve.bar.is_some());
        let depth = |curve: &Curve| match (curve.quiet, curve.ink == Ink::Whole) {
            (true, _) => (usize::from(has_bars) * 3, usize::MAX - curve.line),
            (false, own) => (1 + usize::from(own), 0),
        };
        curves.sort_by_key(depth);
        curves
    }

    /// Draws the labels at the right; below the remarks, when those stand above the plot.
    fn draw_ends(&self, layout: &mut Layout, axes: &Axes, ends: Vec<End>, below_remarks: bool) {
        let plot = &axes.plot;
        let x = plot.right + self.before_ends();
        let wish = |end: &End| Wish {
            middle: axes.value(end.value),
            height: end.size * LINE,
        };
        let wishes: Vec<Wish> = ends.iter().map(wish).collect();
        let over = self.frame.figure * LINE / 2.0;
        let highest = if below_remarks {
            plot.top
        } else {
            (plot.top - over).max(0.0)
        };
        // The dates stand close below, or the names of marks closer still.
        let beyond = if layout.marks.is_empty() { 0.6 } else { 0.0 };
        let lowest = plot.bottom + over.min(self.frame.text * beyond);
        let places = stacked(&wishes, highest, lowest);
        // A stroke to a label begins beyond the bracket, where there is one.
        let bracket = layout
            .bracket
            .map(|[_, (far, _), ..]| far + self.frame.hair());
        let begins = bracket.unwrap_or(plot.right + self.frame.dot());
        for ((end, wish), place) in ends.into_iter().zip(wishes).zip(places) {
            let Some(y) = place else { continue };
            if end.leads && (y - wish.middle).abs() > wish.height * 0.7 {
                let from = (begins, wish.middle);
                layout
                    .leaders
                    .push((from, (x - self.frame.gap() * 0.25, y)));
            }
            let End {
                text,
                size,
                weight,
                ink,
                ..
            } = end;
            layout.words.push(Words {
                text,
                x,
                y,
                align: Align::Start,
                size,
                weight,
                ink,
            });
        }
    }

    /// The room between the plot and the labels at its right.
    fn before_ends(&self) -> f32 {
        self.frame.gap() * 0.5 + self.frame.dot() + self.for_bracket()
    }
}
