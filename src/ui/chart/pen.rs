//! Drawing a layout with egui_plot. The plot's coordinates are the layout's: points of the screen,
//! with downwards negative because a plot counts upwards.

use eframe::egui::{Align2, Color32, FontId, RichText, Stroke, pos2};
use egui_plot::{
    Line, LineStyle, MarkerShape, PlotPoint, PlotPoints, PlotUi, Points, Polygon, Text,
};

use super::font;
use super::inks::{bar_colour, colour, words_colour};
use crate::chart::MarkKind;
use crate::chart::layout::{Align, Curve, Ink, KeySign, Layout, Mark, Plot, Sign, Words};
use crate::stats::PointKind;
use crate::ui::tokens::Palette;
use crate::ui::widgets::paint;

/// The corners of a ring.
const RING: u8 = 36;

/// What a layout is drawn on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// Points to one of the layout's.
    pub(super) unit: f32,
    /// The size of a pixel in points, on whose grid fine lines are put.
    pub(super) pixel: f32,
    /// Words stand on the same pixels at every zoom.
    pub(super) steady: bool,
}

/// Draws everything.
pub(super) fn draw(plot: &mut PlotUi<'_>, layout: &Layout, palette: &Palette, grid: Grid) {
    let (right, bottom) = (
        f64::from(layout.frame.width),
        f64::from(layout.frame.height),
    );
    plot.set_plot_bounds_x(0.0..=right);
    plot.set_plot_bounds_y(-bottom..=0.0);
    let top = plot.response().rect.min;
    for part in layout.parts() {
        let pen = Pen {
            layout: part,
            palette,
            grid,
            origin: (top.x, top.y),
        };
        pen.usual(plot);
        pen.ground(plot);
        pen.bars(plot);
        pen.references(plot);
        for curve in &part.curves {
            pen.curve(plot, curve);
        }
    }
    let pen = Pen {
        layout,
        palette,
        grid,
        origin: (top.x, top.y),
    };
    pen.compared(plot);
    for mark in &layout.marks {
        pen.mark(plot, mark);
    }
    for sign in &layout.key {
        pen.key(plot, sign);
    }
    for words in &layout.words {
        pen.words(plot, words);
    }
}

struct Pen<'a> {
    layout: &'a Layout,
    palette: &'a Palette,
    grid: Grid,
    /// Where the layout's corner stands on the screen.
    origin: (f32, f32),
}

impl Pen<'_> {
    /// The bands of the usual range, under everything, with their averages.
    fn usual(&self, plot: &mut PlotUi<'_>) {
        for band in &self.layout.bands {
            let (left, right) = (band.left, band.right);
            let corners = [
                (left, band.top),
                (right, band.top),
                (right, band.bottom),
                (left, band.bottom),
            ];
            plot.polygon(polygon(&corners, self.palette.chart.usual));
            let mean = self.on_grid(band.mean, self.origin.1);
            let mean = line(&[(left, mean), (right, mean)]).color(self.palette.chart.usual_line);
            plot.line(mean.width(self.hair()));
        }
    }

    fn ground(&self, plot: &mut PlotUi<'_>) {
        let Plot { left, right, .. } = self.layout.plot;
        for rule in &self.layout.rules {
            let colour = if rule.is_zero {
                self.palette.chart.usual_line
            } else {
                self.palette.chart.grid
            };
            let y = self.on_grid(rule.y, self.origin.1);
            let line = line(&[(left, y), (right, y)])
                .color(colour)
                .width(self.hair());
            plot.line(line);
        }
    }

    /// The bars of figures that are counted, below the target, which crosses them.
    fn bars(&self, plot: &mut PlotUi<'_>) {
        for curve in &self.layout.curves {
            for spot in curve.runs.iter().flatten() {
                let ink = if spot.kind == PointKind::CommonCause {
                    bar_colour(self.palette)
                } else {
                    self.ink(Ink::Flag(spot.kind))
                };
                if let Some(corners) = curve.bar_of(spot) {
                    plot.polygon(polygon(&corners, ink));
                }
            }
        }
    }

    /// Target, benchmark, remarks and leaders, which lie below the figures.
    fn references(&self, plot: &mut PlotUi<'_>) {
        let frame = &self.layout.frame;
        let Plot {
            left,
            right,
            bottom,
            ..
        } = self.layout.plot;
        for steps in &self.layout.target {
            let steps: Vec<_> = steps
                .iter()
                .map(|(x, y)| (*x, self.on_grid(*y, self.origin.1)))
                .collect();
            plot.line(self.as_target(line(&steps)));
        }
        if let Some(y) = self.layout.benchmark {
            let y = self.on_grid(y, self.origin.1);
            plot.line(self.as_benchmark(line(&[(left, y), (right, y)])));
        }
        for remark in &self.layout.remarks {
            let x = self.on_grid(remark.x, self.origin.0);
            // Dots as far apart as whole pixels, or they would come out unlike one another.
            let Grid { unit, pixel, .. } = self.grid;
            let spacing = (frame.text * 0.3 * unit / pixel).round().max(2.0) * pixel;
            let dots = LineStyle::Dotted { spacing };
            let line = line(&[(x, remark.top), (x, bottom)]).color(self.ink(remark.ink));
            plot.line(line.width((frame.text * 0.05).max(0.65) * unit).style(dots));
        }
        for (from, to) in &self.layout.leaders {
            let colour = self.palette.chart.usual_line;
            plot.line(line(&[*from, *to]).color(colour).width(self.hair()));
        }
    }

    fn curve(&self, plot: &mut PlotUi<'_>, curve: &Curve) {
        let colour = self.ink(curve.ink);
        for run in curve.runs.iter().filter(|_| curve.bar.is_none()) {
            let places: Vec<_> = run.iter().map(|s| (s.x, s.y)).collect();
            if places.len() > 1 {
                let thick = self.thick() * curve.thick;
                plot.line(line(&places).color(colour).width(thick));
            }
        }
        let spots = || curve.runs.iter().flatten().filter(|s| s.dot);
        let common = spots().filter(|s| curve.quiet || s.kind == PointKind::CommonCause);
        let dots = PlotPoints::Owned(common.map(|s| point((s.x, s.y))).collect());
        let points = Points::new("", dots)
            .color(colour)
            .radius(self.layout.frame.dot() * curve.thick * self.grid.unit);
        plot.points(points.allow_hover(false));
        if !curve.quiet {
            self.flags(plot, curve);
        }
    }

    /// The shapes of what is unusual, those of a kind at once.
    fn flags(&self, plot: &mut PlotUi<'_>, curve: &Curve) {
        let size = self.layout.frame.flag() * self.layout.flag_scale;
        for kind in PointKind::ALL {
            let spots = curve.runs.iter().flatten().filter(|s| s.kind == kind);
            let places = spots.map(|s| point(curve.flag_at(s, size))).collect();
            self.shapes(plot, kind, places, size);
        }
    }

    /// The shapes of a kind at those places; of what is common none.
    fn shapes(&self, plot: &mut PlotUi<'_>, kind: PointKind, at: Vec<PlotPoint>, size: f32) {
        // The plot's markers are measured differently; these come out alike in size.
        let (shape, scale) = match kind {
            PointKind::CommonCause => return,
            PointKind::Improvement => (MarkerShape::Square, 1.1),
            PointKind::Concern => (MarkerShape::Diamond, 1.08),
            PointKind::NeutralHigh => (MarkerShape::Up, 1.1),
            PointKind::NeutralLow => (MarkerShape::Down, 1.1),
        };
        if at.is_empty() {
            return;
        }
        let points = Points::new("", PlotPoints::Owned(at))
            .color(self.ink(Ink::Flag(kind)))
            .shape(shape)
            .radius(size * scale * self.grid.unit);
        plot.points(points.allow_hover(false));
    }

    /// A sign under the chart.
    fn key(&self, plot: &mut PlotUi<'_>, sign: &KeySign) {
        let frame = &self.layout.frame;
        let [mut from, mut to] = sign.ends(frame);
        if sign.sign != Sign::Usual {
            from.1 = self.on_grid(from.1, self.origin.1);
            to.1 = from.1;
        }
        let stroke = line(&[from, to]);
        match sign.sign {
            Sign::Flag(kind) => {
                let at = vec![point((sign.x, sign.y))];
                self.shapes(plot, kind, at, KeySign::flag(frame));
            }
            Sign::Line(ink) => plot.line(stroke.color(self.ink(ink)).width(self.thick())),
            Sign::Target => plot.line(self.as_target(stroke)),
            Sign::Benchmark => plot.line(self.as_benchmark(stroke)),
            Sign::Usual => {
                let corners = [from, (to.0, from.1), to, (from.0, to.1)];
                plot.polygon(polygon(&corners, self.palette.chart.usual));
            }
        }
    }

    /// A line in the target's dashes.
    fn as_target<'a>(&self, line: Line<'a>) -> Line<'a> {
        let dashes = LineStyle::Dashed {
            length: self.layout.frame.text * 0.55 * self.grid.unit,
        };
        let line = line.color(self.ink(Ink::Target));
        line.width(self.thick()).style(dashes)
    }

    /// A line in the benchmark's longer dashes.
    fn as_benchmark<'a>(&self, line: Line<'a>) -> Line<'a> {
        let dashes = LineStyle::Dashed {
            length: self.layout.frame.text * self.grid.unit,
        };
        let line = line.color(self.ink(Ink::Benchmark));
        line.width(self.hair() * 1.3).style(dashes)
    }

    /// The rings around figures something is compared with, and the bracket to the target.
    fn compared(&self, plot: &mut PlotUi<'_>) {
        let frame = &self.layout.frame;
        for place in &self.layout.rings {
            let corner = |step: u8| {
                let turn = std::f32::consts::TAU * f32::from(step) / f32::from(RING);
                let (sin, cos) = turn.sin_cos();
                (place.0 + cos * frame.ring(), place.1 + sin * frame.ring())
            };
            let round: Vec<_> = (0..=RING).map(corner).collect();
            let ring = line(&round).color(self.ink(Ink::Remark));
            plot.line(ring.width(self.thick()));
        }
        if let Some(bracket) = &self.layout.bracket {
            let line = line(bracket).color(self.ink(Ink::Target));
            plot.line(line.width(self.hair() * 1.5));
        }
    }

    fn mark(&self, plot: &mut PlotUi<'_>, mark: &Mark) {
        let places = mark.corners(self.layout.frame.mark());
        let ink = self.ink(Ink::Remark);
        match mark.kind {
            MarkKind::Meeting => plot.polygon(polygon(&places, ink)),
            MarkKind::ActionDone => plot.line(line(&places).color(ink).width(self.thick())),
        }
    }

    fn words(&self, plot: &mut PlotUi<'_>, words: &Words) {
        let anchor = match words.align {
            Align::Start => Align2::LEFT_CENTER,
            Align::Middle => Align2::CENTER_CENTER,
            Align::End => Align2::RIGHT_CENTER,
        };
        let font = font(words.size * self.grid.unit, words.weight);
        let mut at = (words.x, words.y);
        let mut anchor = anchor;
        if self.grid.steady {
            at = self.corner(plot, words, &font, anchor);
            anchor = Align2::LEFT_TOP;
        }
        let text = RichText::new(&words.text).font(font);
        let text = Text::new("", point(at), text).anchor(anchor);
        plot.text(
            text.color(words_colour(self.palette, words.ink))
                .allow_hover(false),
        );
    }

    /// Where the upper left corner of words comes to stand, on whole pixels: half a pixel goes up, and
    /// so does almost half, so that rounding errors of a zoom don't move them.
    fn corner(
        &self,
        plot: &PlotUi<'_>,
        words: &Words,
        font: &FontId,
        anchor: Align2,
    ) -> (f32, f32) {
        let Grid { unit, pixel, .. } = self.grid;
        let colour = Color32::PLACEHOLDER;
        let galley = plot
            .ctx()
            .fonts_mut(|fonts| fonts.layout_no_wrap(words.text.clone(), font.clone(), colour));
        let place = pos2(words.x * unit, words.y * unit);
        let corner = anchor.anchor_size(place, paint::extent(&galley)).min;
        let snapped = |place: f32, origin: f32| {
            (((place + origin) / pixel + 0.52).floor() * pixel - origin) / unit
        };
        (
            snapped(corner.x, self.origin.0),
            snapped(corner.y, self.origin.1),
        )
    }

    fn ink(&self, ink: Ink) -> Color32 {
        colour(self.palette, ink)
    }

    /// Thickness of the measure's line and of the target.
    fn thick(&self) -> f32 {
        self.layout.frame.line().max(self.palette.line_width) * self.grid.unit
    }

    /// Thickness of fine lines, in whole pixels so that they are not blurred.
    fn hair(&self) -> f32 {
        let Grid { unit, pixel, .. } = self.grid;
        (self.layout.frame.hair() * unit / pixel).round().max(1.0) * pixel
    }

    /// The nearest place where a fine line fills whole pixels.
    fn on_grid(&self, place: f32, origin: f32) -> f32 {
        let Grid { unit, pixel, .. } = self.grid;
        let pixels = ((place * unit + origin) / pixel).floor() + 0.5;
        (pixels * pixel - origin) / unit
    }
}

fn point((x, y): (f32, f32)) -> PlotPoint {
    PlotPoint::new(f64::from(x), f64::from(-y))
}

/// A filled shape without an edge.
fn polygon<'a>(corners: &[(f32, f32)], ink: Color32) -> Polygon<'a> {
    let points = corners.iter().map(|p| point(*p)).collect();
    Polygon::new("", PlotPoints::Owned(points))
        .fill_color(ink)
        .stroke(Stroke::NONE)
        .allow_hover(false)
}

fn line<'a>(places: &[(f32, f32)]) -> Line<'a> {
    let points = places.iter().map(|p| point(*p)).collect();
    Line::new("", PlotPoints::Owned(points)).allow_hover(false)
}
