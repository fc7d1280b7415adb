//! Pure functions on numbers: what is usual for a series, what is unusual, and how figures compare.
//!
//! A leaf: plain values in, plain values out. No room of ours, no clock; days are arguments.
//!
//! `limits` the usual range of a run of figures (XmR); `signals` the four rules that find what is unusual;
//! `analysis` both for a whole series with its baselines and targets; `season` whether a year's pattern
//! repeats; `chance` how many flags chance alone would raise; `figures` dated figures, `compare` and
//! `to_date` what they are compared with; `suppress` which small numbers may not be published.
//!
//! The method is the NHS's "Making Data Count" reading of XmR charts, as the R package NHSRplotthedots
//! 0.2.2 computes it. Where that leaves a gap we decided: fewer than six figures have no limits and raise
//! no signal, a constant series has limits of no width, missing figures are left out of the limits.

mod analysis;
mod chance;
mod compare;
mod figures;
mod limits;
mod season;
mod signals;
mod sum;
mod suppress;
mod tail;
mod to_date;

pub use analysis::{Analysis, Assurance, Row, Segment, Series, analyse, rebase_row};
pub use chance::{expected_by_chance, last_point_chance};
pub use compare::{Change, Comparison, Scale, change, last_period, same_period_last_year, since};
pub use figures::{Figure, Parts, Step, Track};
pub use limits::{FEWEST_POINTS, Limits, SETTLED_POINTS, Standing};
pub use season::{Rhythm, Season, season};
pub use signals::{Better, PointKind, Signal};
pub use suppress::{
    Cell, Counted, Published, Threshold, suppress_line, suppress_splits, suppress_table,
};
pub use to_date::{Combine, ToDate, to_date_28_days, week_to_date, year_to_date};

#[cfg(test)]
mod tests;
