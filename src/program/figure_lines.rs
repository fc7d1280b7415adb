//! The figures of a batch, packed: millions of them pass through one command.
//!
//! A line names its series by a number, so that the words of a series are kept once and not once a figure. A packed
//! line takes 32 bytes.

use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::Parts;
use crate::program::in_steps::sort_in_steps;
use std::collections::BTreeMap;

/// Of a line that withdraws its figure.
const WITHDRAWN: u32 = u32::MAX;
/// Of a figure whose parts are not known.
const NO_PARTS: u32 = 0;

/// A series as a file names it: a measure, or one group of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SeriesName {
    /// Key (short name) of the measure.
    pub measure_key: String,
    /// What it is broken down by; empty for the whole.
    pub dimension: String,
    /// The group; empty for the whole.
    pub group: String,
    /// Length of its periods; that of the measure when it isn't said.
    pub frequency: Option<Frequency>,
}

/// The number of a series within its [`FigureLines`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesSlot(u32);

impl SeriesSlot {
    /// Its place among [`FigureLines::series`].
    pub const fn place(self) -> usize {
        self.0 as usize
    }
}

/// One figure of a batch, with the words of its series.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureLine {
    /// Key (short name) of the measure.
    pub measure_key: String,
    /// What it is broken down by; empty for the whole.
    pub dimension: String,
    /// The group; empty for the whole.
    pub group: String,
    /// The period.
    pub period: Period,
    /// The value; `None` withdraws the figure.
    pub value: Option<f64>,
    /// What it is made of, where that is known; left out of a figure that is withdrawn.
    pub parts: Option<Parts>,
    /// Row of the file, from 1 with the header as row 1.
    pub row: Option<i64>,
}

/// One figure of a batch, its series by number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SlotFigure {
    /// Its series.
    pub series: SeriesSlot,
    /// The period.
    pub period: Period,
    /// The value; `None` withdraws the figure.
    pub value: Option<f64>,
    /// What it is made of, where that is known; never of a figure that is withdrawn.
    pub parts: Option<Parts>,
    /// Row of the file, from 1 with the header as row 1.
    pub row: Option<u32>,
}

/// A figure as it is kept here.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Packed {
    period: Period,
    value: f64,
    series: SeriesSlot,
    /// 0 where there is none.
    row: u32,
    /// Place among the parts from 1, [`NO_PARTS`] or [`WITHDRAWN`].
    parts: u32,
}

/// The figures of a batch.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureLines {
    series: Vec<SeriesName>,
    slots: BTreeMap<SeriesName, SeriesSlot>,
    figures: Vec<Packed>,
    parts: Vec<Parts>,
}

impl FigureLines {
    /// The number of a series, given out when it is named first.
    pub fn slot(&mut self, name: SeriesName) -> SeriesSlot {
        if let Some(known) = self.slots.get(&name) {
            return *known;
        }
        let slot = SeriesSlot(self.series.len() as u32);
        self.series.push(name.clone());
        self.slots.insert(name, slot);
        slot
    }

    /// Adds a figure of a series whose number is known.
    pub fn add(&mut self, figure: SlotFigure) {
        let packed = self.packed(figure);
        self.figures.push(packed);
    }

    /// Puts figures in, made one by one of what `from` gives, in place of any there were. Where that gives vectors'
    /// own items of the size of a packed line, these are made where the items lay.
    pub fn fill<T>(
        &mut self,
        from: impl Iterator<Item = T>,
        mut make: impl FnMut(&mut Self, T) -> Option<SlotFigure>,
    ) {
        self.figures = from
            .filter_map(|item| {
                let figure = make(self, item)?;
                Some(self.packed(figure))
            })
            .collect();
    }

    fn packed(&mut self, figure: SlotFigure) -> Packed {
        let parts = match (figure.value, figure.parts) {
            (None, _) => WITHDRAWN,
            (Some(_), None) => NO_PARTS,
            (Some(_), Some(parts)) => {
                self.parts.push(parts);
                self.parts.len() as u32
            }
        };
        Packed {
            period: figure.period,
            value: figure.value.unwrap_or(0.0),
            series: figure.series,
            row: figure.row.unwrap_or(0),
            parts,
        }
    }

    /// Adds a figure with the words of its series.
    pub fn push(&mut self, line: FigureLine) {
        let series = self.slot(SeriesName {
            measure_key: line.measure_key,
            dimension: line.dimension,
            group: line.group,
            frequency: None,
        });
        self.add(SlotFigure {
            series,
            period: line.period,
            value: line.value,
            parts: line.parts,
            row: line.row.and_then(|row| u32::try_from(row).ok()),
        });
    }

    /// How many figures there are.
    pub const fn len(&self) -> usize {
        self.figures.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }

    /// Every series that was named, by its number.
    pub fn series(&self) -> &[SeriesName] {
        &self.series
    }

    /// The figures in their order.
    pub fn iter(&self) -> impl Iterator<Item = SlotFigure> + Clone + '_ {
        self.figures.iter().map(|packed| self.unpacked(packed))
    }

    /// The figures in their order, each with the words of its series.
    pub fn in_words(&self) -> impl Iterator<Item = FigureLine> + '_ {
        self.iter().filter_map(|figure| {
            let name = self.series.get(figure.series.place())?.clone();
            Some(FigureLine {
                measure_key: name.measure_key,
                dimension: name.dimension,
                group: name.group,
                period: figure.period,
                value: figure.value,
                parts: figure.parts,
                row: figure.row.map(i64::from),
            })
        })
    }

    /// Puts them into the order of these numbers of their series, and of their periods within one. Now and then
    /// `go_on` is told how many are where they belong, and says whether to go on. Returns whether all are.
    pub(super) fn sort_by_number(
        &mut self,
        number: impl Fn(SeriesSlot) -> i64,
        go_on: impl FnMut(usize) -> bool,
    ) -> bool {
        let order = |one: &Packed| (number(one.series), one.period.start());
        sort_in_steps(&mut self.figures, order, go_on)
    }

    /// Keeps only the figures of which this holds, which is asked in their order.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(SlotFigure) -> bool) {
        let mut figures = std::mem::take(&mut self.figures);
        figures.retain(|packed| keep(self.unpacked(packed)));
        self.figures = figures;
    }

    fn unpacked(&self, packed: &Packed) -> SlotFigure {
        let parts = match packed.parts {
            NO_PARTS | WITHDRAWN => None,
            place => self.parts.get(place as usize - 1).copied(),
        };
        SlotFigure {
            series: packed.series,
            period: packed.period,
            value: (packed.parts != WITHDRAWN).then_some(packed.value),
            parts,
            row: (packed.row > 0).then_some(packed.row),
        }
    }
}

impl FromIterator<FigureLine> for FigureLines {
    fn from_iter<T: IntoIterator<Item = FigureLine>>(lines: T) -> Self {
        let mut packed = Self::default();
        for line in lines {
            packed.push(line);
        }
        packed
    }
}

impl From<Vec<FigureLine>> for FigureLines {
    fn from(lines: Vec<FigureLine>) -> Self {
        lines.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::Frequency;
    use chrono::NaiveDate;

    #[test]
    fn a_packed_figure_takes_thirty_two_bytes_and_comes_back_as_it_was() {
        assert_eq!(size_of::<Packed>(), 32);
        let period = Period::containing(Frequency::Month, NaiveDate::default());
        let line = |group: &str, value, parts: Option<(f64, f64)>, row| FigureLine {
            measure_key: "response".into(),
            dimension: "District".into(),
            group: group.into(),
            period,
            value,
            parts: parts.and_then(|(above, below)| Parts::new(above, below).ok()),
            row,
        };
        let lines: FigureLines = [
            line("North", Some(0.0), None, Some(2)),
            line("South", Some(80.0), Some((4.0, 5.0)), None),
            line("North", None, Some((1.0, 2.0)), Some(4)),
        ]
        .into_iter()
        .collect();
        assert_eq!(lines.series().len(), 2);
        let told: Vec<_> = lines
            .iter()
            .map(|one| (one.series.place(), one.value, one.parts.is_some(), one.row))
            .collect();
        assert_eq!(
            told,
            [
                (0, Some(0.0), false, Some(2)),
                (1, Some(80.0), true, None),
                (0, None, false, Some(4)),
            ]
        );
    }
}
