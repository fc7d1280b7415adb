//! Baselines, and the rules by which a measure's figures are judged and published.

use crate::domain::ids::{BaselineId, MeasureId};
use chrono::NaiveDate;

/// A day from which a measure's usual range is reckoned anew, because the work is known to run differently.
/// Always somebody's decision; earlier figures keep the range they had.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// Key.
    pub id: BaselineId,
    /// The measure.
    pub measure: MeasureId,
    /// The first figure whose period begins on or after this day is the first of the new range.
    pub from: NaiveDate,
    /// What changed, as "Second paving crew started".
    pub reason: String,
    /// Who decided it, by name.
    pub author: String,
}

/// How a measure's figures are judged and published. A measure without a row has the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureRules {
    /// The measure.
    pub id: MeasureId,
    /// Whether jumps far above the average jump are left out of the usual range.
    pub screening: bool,
    /// The usual range comes from so many first figures after each baseline; from all for `None`.
    pub fix_after: Option<u32>,
    /// Counts from 1 to one below this are hidden outside the office, and what would give them away;
    /// 0 hides nothing.
    pub suppress_below: u32,
    /// Each figure covers several periods, as a rolling average or a running year does: nothing is called
    /// usual or unusual then.
    pub rolling: bool,
}

impl MeasureRules {
    /// The rules of a measure for which none were set.
    pub const fn of(measure: MeasureId) -> Self {
        Self {
            id: measure,
            screening: true,
            fix_after: None,
            suppress_below: 0,
            rolling: false,
        }
    }
}
