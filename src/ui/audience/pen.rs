//! What the screens of the audience window are drawn with. Sizes are in 720ths of the area's height.

use crate::domain::period::Period;
use crate::ui::fonts::Weight;
use crate::ui::tokens::{Palette, Tone, palette};
use crate::ui::widgets::mark::{Mark, paint_form};
pub(super) use crate::ui::widgets::paint::extent;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Align2, Color32, FontId, Galley, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};
use std::sync::Arc;

/// The height of every picture, in its own measure.
pub(super) const HIGH: f32 = 720.0;
/// The room left free at both sides.
pub(super) const MARGIN: f32 = 44.0;
/// The smallest type: a 36th of the height.
pub(super) const SMALL: f32 = 20.0;
/// Captions and lines around the main thing.
pub(super) const CAPTION: f32 = 22.0;
/// What stands under a headline.
pub(super) const LEAD: f32 = 24.0;
/// The line that says what the picture says.
pub(super) const HEADLINE: f32 = 38.0;
/// From line to line, in sizes of type.
pub(super) const LEADING: f32 = 1.3;

/// Some words in one size, weight and colour.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) ink: Color32,
}

impl Run {
    pub(super) fn new(text: impl Into<String>, size: f32, weight: Weight, ink: Color32) -> Self {
        let text = text.into();
        Self {
            text,
            size,
            weight,
            ink,
        }
    }
}

/// Draws into one area.
pub(super) struct Pen<'u> {
    pub(super) ui: &'u mut Ui,
    pub(super) p: &'static Palette,
    area: Rect,
    /// Points to one 720th of the height.
    unit: f32,
    labels: u64,
    /// The line and period of the figure the pointer is nearest to, while a point of the chart is lit.
    pub(super) pointed: Option<(usize, Period)>,
}

impl<'u> Pen<'u> {
    /// A pen for the whole room of `ui`.
    pub(super) fn new(ui: &'u mut Ui) -> Self {
        let area = ui.max_rect();
        Self {
            p: palette(ui),
            unit: (area.height() / HIGH).max(0.01),
            area,
            ui,
            labels: 0,
            pointed: None,
        }
    }

    /// The whole area, in points.
    pub(super) const fn area(&self) -> Rect {
        self.area
    }

    /// A length in points.
    pub(super) fn points(&self, length: f32) -> f32 {
        length * self.unit
    }

    /// The width of the area in its own measure: 1280 where it is 16 to 9.
    pub(super) fn wide(&self) -> f32 {
        self.area.width() / self.unit
    }

    /// A place, in points.
    pub(super) fn at(&self, x: f32, y: f32) -> Pos2 {
        self.area.min + vec2(x, y) * self.unit
    }

    /// A rectangle from its sides, in points.
    pub(super) fn rect(&self, (left, right): (f32, f32), (top, bottom): (f32, f32)) -> Rect {
        Rect::from_min_max(self.at(left, top), self.at(right, bottom))
    }

    /// A length of points in the area's own measure.
    pub(super) fn measure(&self, points: f32) -> f32 {
        points / self.unit
    }

    /// Lays words out in `width`, in at most `rows` lines; what does not fit ends in an ellipsis.
    pub(super) fn lay(&self, runs: &[Run], width: f32, rows: usize) -> Arc<Galley> {
        let mut job = LayoutJob {
            wrap: TextWrapping {
                max_width: self.points(width).max(1.0),
                max_rows: rows.max(1),
                ..TextWrapping::default()
            },
            break_on_newline: false,
            ..LayoutJob::default()
        };
        let largest = runs.iter().map(|run| run.size).fold(0.0, f32::max);
        for run in runs {
            let size = self.points(run.size);
            let format = TextFormat {
                font_id: FontId::new(size, run.weight.family()),
                color: run.ink,
                // The same for all, so that they stand on one line.
                line_height: Some(self.points(largest * LEADING)),
                valign: Align::Center,
                ..TextFormat::default()
            };
            job.append(&run.text, 0.0, format);
        }
        self.ui.painter().layout_job(job)
    }

    /// The first of these sizes in which a text fits into `rows` lines of `width`, else the last.
    pub(super) fn fit(&self, run: &Run, sizes: &[f32], width: f32, rows: usize) -> Arc<Galley> {
        let mut found = None;
        for size in sizes {
            let run = Run {
                size: *size,
                ..run.clone()
            };
            let galley = self.lay(&[run], width, rows);
            let fits = !galley.elided;
            found = Some(galley);
            if fits {
                break;
            }
        }
        found.unwrap_or_else(|| self.lay(std::slice::from_ref(run), width, rows))
    }

    /// Like [`Pen::fit`]; two lines come out about as long as one another.
    pub(super) fn balanced(&self, run: &Run, sizes: &[f32], width: f32) -> Arc<Galley> {
        let galley = self.fit(run, sizes, width, 2);
        let [first, second] = galley.rows.as_slice() else {
            return galley;
        };
        let size = galley.job.sections.first().map_or(run.size, |section| {
            self.measure(section.format.font_id.size)
        });
        let both = self.measure(first.row.size.x + second.row.size.x);
        let run = Run {
            size,
            ..run.clone()
        };
        let narrower = self.lay(&[run], (both * 0.56).min(width), 2);
        if narrower.elided { galley } else { narrower }
    }

    /// Draws laid-out words with their upper left corner at `at`, and names them for screen readers.
    pub(super) fn put(&mut self, at: Pos2, galley: Arc<Galley>) -> Rect {
        let at = self.snapped(at);
        let rect = Rect::from_min_size(at, extent(&galley));
        let words = galley.job.text.trim().to_owned();
        self.ui.painter().galley(at, galley, Color32::PLACEHOLDER);
        self.name(rect, &words);
        rect
    }

    /// The nearest whole pixel, the same at every zoom: half a pixel goes up, and so does almost half.
    pub(super) fn snapped(&self, at: Pos2) -> Pos2 {
        let scale = self.ui.pixels_per_point();
        let snapped = |v: f32| ((v * scale) + 0.52).floor() / scale;
        pos2(snapped(at.x), snapped(at.y))
    }

    /// Like [`Pen::put`], with the words' `anchor` at the same place of `rect`.
    pub(super) fn put_in(&mut self, rect: Rect, anchor: Align2, galley: Arc<Galley>) -> Rect {
        let spot = anchor.align_size_within_rect(extent(&galley), rect);
        self.put(spot.min, galley)
    }

    /// Says to screen readers what stands in `rect`.
    pub(super) fn name(&mut self, rect: Rect, words: &str) {
        if words.is_empty() {
            return;
        }
        self.labels += 1;
        let id = self.ui.scope_id().with(("audience", self.labels));
        let response = self.ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    }

    /// A status: its shape, then its word in at most two lines. Returns what it took.
    pub(super) fn mark(&mut self, mark: Mark, at: Pos2, size: f32, width: f32) -> Rect {
        let ink = self.p.tone(mark.tone).ink;
        let indent = size * 1.15;
        let word = Run::new(mark.word, size, Weight::SemiBold, ink);
        let galley = self.lay(&[word], width - indent, 2);
        let form = self.points(size * 0.76);
        let centre = at + vec2(form * 0.6, self.points(size * LEADING / 2.0));
        paint_form(
            self.ui.painter(),
            mark.form,
            (centre, form),
            ink,
            self.p.surface,
        );
        let words = self.put(at + vec2(self.points(indent), 0.0), galley);
        words.union(Rect::from_min_size(at, vec2(1.0, words.height())))
    }

    /// A fine line across, from `left` to `right` at height `y` in points.
    pub(super) fn rule(&self, (left, right): (f32, f32), y: f32) {
        let stroke = Stroke::new(self.points(1.0).max(0.5), self.p.border);
        let (from, to) = (self.at(left, 0.0).x, self.at(right, 0.0).x);
        let painter = self.ui.painter();
        painter.line_segment([pos2(from, y), pos2(to, y)], stroke);
    }

    /// The muted run of a caption.
    pub(super) fn muted(&self, text: impl Into<String>, size: f32) -> Run {
        Run::new(text, size, Weight::Regular, self.p.muted)
    }

    /// The run that says of figures that newer ones have come in.
    pub(super) fn updated(&self, words: &str) -> Run {
        let ink = self.p.tone(Tone::Warn).ink;
        Run::new(words, SMALL, Weight::SemiBold, ink)
    }

    /// The run of a measure that is not approved.
    pub(super) fn proposed(&self, size: f32) -> Run {
        let ink = self.p.tone(Tone::Purple).ink;
        Run::new("\u{2002}◇ Proposed", size, Weight::SemiBold, ink)
    }
}
