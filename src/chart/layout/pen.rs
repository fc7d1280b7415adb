//! What the placing of every part of a chart needs: its contents, its room, and widths of words.

use super::{Align, Frame, Ink, Layout, Plot, Weight, Widths, Words};
use crate::chart::hidden;
use crate::chart::spec::ChartSpec;

/// The height of a line of words, in sizes of its letters.
pub(super) const LINE: f32 = 1.3;

/// A chart and the room it is placed in.
pub(super) struct Pen<'a> {
    pub(super) spec: &'a ChartSpec,
    pub(super) frame: Frame,
    pub(super) widths: &'a dyn Widths,
}

impl Pen<'_> {
    /// A chart without figures to be seen: why, in the middle.
    pub(super) fn nothing(&self) -> Layout {
        let (x, y) = (self.frame.width / 2.0, self.frame.height / 2.0);
        let (right, bottom) = (self.frame.width, self.frame.height);
        let plot = Plot {
            left: 0.0,
            right,
            top: 0.0,
            bottom,
        };
        let mut layout = self.blank(plot);
        layout
            .words
            .push(self.words(hidden::instead(self.spec), (x, y), Align::Middle));
        layout
    }

    pub(super) fn blank(&self, plot: Plot) -> Layout {
        Layout {
            frame: self.frame,
            plot,
            axes: None,
            rules: Vec::new(),
            bands: Vec::new(),
            flag_scale: 1.0,
            curves: Vec::new(),
            target: Vec::new(),
            benchmark: None,
            remarks: Vec::new(),
            marks: Vec::new(),
            leaders: Vec::new(),
            rings: Vec::new(),
            bracket: None,
            key: Vec::new(),
            panels: Vec::new(),
            words: Vec::new(),
        }
    }

    /// Words of the axes' size and colour.
    pub(super) fn words(&self, text: String, (x, y): (f32, f32), align: Align) -> Words {
        let (size, weight, ink) = (self.frame.text, Weight::Regular, Ink::Axis);
        Words {
            text,
            x,
            y,
            align,
            size,
            weight,
            ink,
        }
    }

    pub(super) fn width(&self, words: &str) -> f32 {
        self.widths.width(words, self.frame.text, Weight::Regular)
    }
}
