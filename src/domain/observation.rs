//! Figures as they came: in batches, each figure with its source file and row, never overwritten.

use crate::domain::ids::{BatchId, MeasureId, SeriesId};
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::Parts;
use chrono::{DateTime, Utc};

/// A series of figures: a measure as a whole, or one group of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Key.
    pub id: SeriesId,
    /// Small number under which the log of figures knows it.
    pub number: i64,
    /// The measure.
    pub measure: MeasureId,
    /// Length of its periods.
    pub frequency: Frequency,
    /// What it is broken down by, as "District"; empty for the whole.
    pub dimension: String,
    /// The group, as "North"; empty for the whole.
    pub group: String,
}

/// Figures taken in together: one file, or one correction by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Key.
    pub id: BatchId,
    /// Small number under which the log of figures knows it; later batches have greater ones.
    pub number: i64,
    /// Name of the file, or "Entered by hand".
    pub source: String,
    /// SHA-256 of the file's bytes in hex; empty when entered by hand.
    pub source_hash: String,
    /// When it was taken in.
    pub at: DateTime<Utc>,
    /// Who took it in, as the app knows them.
    pub by: String,
    /// How many figures it holds.
    pub figures: i64,
    /// SHA-256 over its figures in hex, by which a damaged log is found out.
    pub figures_hash: String,
}

/// One figure of a series, with where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The period it is for.
    pub period: Period,
    /// The value in the measure's unit; `None` where an earlier figure was withdrawn.
    pub value: Option<f64>,
    /// What it is made of, where that is known; none of a withdrawn figure.
    pub parts: Option<Parts>,
    /// The batch it came in.
    pub batch: i64,
    /// Row of the source file, from 1 with the header as row 1; `None` when entered by hand.
    pub row: Option<i64>,
    /// What it replaced, oldest first.
    pub replaced: Vec<ReplacedFigure>,
}

/// A figure that a later batch replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplacedFigure {
    /// The value it had.
    pub value: Option<f64>,
    /// What it was made of, where that was known.
    pub parts: Option<Parts>,
    /// The batch it came in.
    pub batch: i64,
}
