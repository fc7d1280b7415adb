//! A series with its baselines and targets: limits by segment, a signal for every figure, and what the
//! last figure and the last target come to.

use super::limits::{Band, Limits, Standing};
use super::signals::{Better, PointKind, Signal, signals};
use chrono::NaiveDate;

/// What is analysed. One place in `values` for each period in order, `None` where the figure is missing; a
/// number that is not finite counts as missing.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// The figures.
    pub values: &'a [Option<f64>],
    /// The target in force at each period, in step with `values`; may be shorter or empty.
    pub targets: &'a [Option<f64>],
    /// Places in `values` at which a new baseline begins, in any order; see [`rebase_row`]. The first figure
    /// at or after one is the first of the new segment; without such a figure it has no effect.
    pub rebases: &'a [usize],
    /// Which way is better.
    pub better: Better,
    /// Whether moving ranges far above their average are left out of the limits.
    pub screening: bool,
    /// The limits of each segment come from so many of its first figures; from all of them if it has no
    /// more, or for `None` or 0.
    pub fix_after: Option<usize>,
    /// Each figure covers several periods, as a rolling average or a running year does. Of such figures nothing
    /// is usual or unusual: three of four series of pure chance would raise a flag.
    pub rolling: bool,
    /// Places in `values` of figures that are there but may not be shown, and so are not given. A segment that
    /// holds one has no limits and no signals: of the figures given alone they would be wrong, and of all of
    /// them they would give away what is hidden.
    pub hidden: &'a [usize],
}

impl<'a> Series<'a> {
    /// These figures with nothing else known, screening on.
    pub const fn of(values: &'a [Option<f64>]) -> Self {
        Self {
            values,
            targets: &[],
            rebases: &[],
            better: Better::Neither,
            screening: true,
            fix_after: None,
            rolling: false,
            hidden: &[],
        }
    }
}

/// What a series says.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// One for each period given, in order, the missing ones too.
    pub rows: Vec<Row>,
    /// Runs of figures between baselines, in order; each has at least one figure.
    pub segments: Vec<Segment>,
    /// The place in `rows` of the last figure.
    pub last: Option<usize>,
    /// What the last figure is; `None` where its segment has no limits.
    pub variation: Option<PointKind>,
    /// Whether the last segment can be relied on to meet the target in force at the last figure; `None`
    /// without such a target, without limits, or without a better side.
    pub assurance: Option<Assurance>,
}

impl Analysis {
    /// The segment a row lies in; `None` only in a series without figures.
    pub fn segment_of(&self, row: &Row) -> Option<&Segment> {
        self.segments.get(row.segment)
    }

    /// The segment of the last figure.
    pub fn last_segment(&self) -> Option<&Segment> {
        self.segments.last()
    }
}

/// One period of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// The figure; finite.
    pub value: Option<f64>,
    /// Its segment's place in [`Analysis::segments`].
    pub segment: usize,
    /// Why it is unusual; none of a missing figure.
    pub signal: Signal,
    /// What that means.
    pub kind: PointKind,
}

/// A run of figures with limits of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// Place of its first row.
    pub first: usize,
    /// How many figures it has.
    pub points: usize,
    /// How many of them its mean and limits come from.
    pub base: usize,
    /// Mean of those; finite.
    pub mean: f64,
    /// Process limits; `None` where too few figures are known.
    pub limits: Option<Limits>,
    /// How far the limits can be trusted.
    pub standing: Standing,
}

impl Segment {
    /// Whether its limits leave no room: all its figures, or nearly all their neighbours, are equal.
    pub fn is_flat(&self) -> bool {
        self.limits
            .is_some_and(|limits| limits.upper <= limits.lower)
    }
}

/// Whether a process as it now runs can be expected to meet its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// Its whole usual range meets it.
    Pass,
    /// Its whole usual range misses it.
    Fail,
    /// The target lies within the usual range.
    HitOrMiss,
}

impl Assurance {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pass, Self::Fail, Self::HitOrMiss];

    /// Its name in files that programs read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::HitOrMiss => "hit_or_miss",
        }
    }

    /// Of a target against limits; a target on a limit lies within the range.
    fn of(limits: Limits, target: f64, better: Better) -> Option<Self> {
        let high = match better {
            Better::Higher => Self::Fail,
            Better::Lower => Self::Pass,
            Better::Neither => return None,
        };
        let low = match high {
            Self::Fail => Self::Pass,
            Self::Pass | Self::HitOrMiss => Self::Fail,
        };
        Some(if target > limits.upper {
            high
        } else if target < limits.lower {
            low
        } else {
            Self::HitOrMiss
        })
    }
}

/// The place of the first period that begins on or after `day`, of periods in order; `None` when the day
/// lies outside the series: before its first period begins or after its last does.
pub fn rebase_row(starts: &[NaiveDate], day: NaiveDate) -> Option<usize> {
    let first = starts.first()?;
    let at = starts.partition_point(|start| *start < day);
    (day >= *first && at < starts.len()).then_some(at)
}

/// Analyses a series. Linear in its length; nothing it gives is infinite or not a number.
pub fn analyse(series: &Series<'_>) -> Analysis {
    let found = Present::of(series);
    let scale = scale_for(&found.points);
    let scaled: Vec<f64> = found.points.iter().map(|point| point * scale).collect();
    let mut segments = Vec::with_capacity(found.begins.len());
    let mut all_signals = Vec::with_capacity(scaled.len());
    let nexts = found.begins.iter().skip(1).map(Some).chain([None]);
    for (begin, next) in found.begins.iter().zip(nexts) {
        let end = next.map_or(scaled.len(), |next| next.point);
        let points = scaled.get(begin.point..end).unwrap_or_default();
        let fixed = series.fix_after.filter(|first| *first > 0);
        let base = fixed.map_or(points.len(), |first| first.min(points.len()));
        let Some(band) = Band::of(points, base, series.screening) else {
            continue;
        };
        let standing = if series.rolling {
            Standing::Rolling
        } else if found.hides(series.hidden, begin, next) {
            Standing::Withheld
        } else {
            Standing::of(base, points.len())
        };
        let has_limits = match standing {
            Standing::Rolling | Standing::Withheld | Standing::TooFew => false,
            Standing::Early | Standing::Settled => true,
        };
        if has_limits {
            all_signals.extend(signals(points, &band));
        } else {
            all_signals.extend(points.iter().map(|_| Signal::None));
        }
        segments.push(Segment {
            first: begin.row,
            points: points.len(),
            base,
            mean: unscaled(band.mean(), scale),
            limits: has_limits.then(|| Limits {
                lower: unscaled(band.limits().lower, scale),
                upper: unscaled(band.limits().upper, scale),
            }),
            standing,
        });
    }
    let rows = rows(series, &segments, all_signals);
    conclude(series, rows, segments)
}

/// The figures that are there.
struct Present {
    points: Vec<f64>,
    /// The place in `values` of each of them.
    places: Vec<usize>,
    /// Where segments begin; as many as there are segments.
    begins: Vec<Begin>,
}

/// Where a segment begins.
struct Begin {
    row: usize,
    point: usize,
}

impl Present {
    fn of(series: &Series<'_>) -> Self {
        let mut rebases = series.rebases.to_vec();
        rebases.sort_unstable();
        let mut rebases = rebases.into_iter().peekable();
        let mut points = Vec::with_capacity(series.values.len());
        let mut places = Vec::with_capacity(series.values.len());
        let mut begins = Vec::new();
        let mut anew = true;
        for (row, value) in series.values.iter().enumerate() {
            while rebases.next_if(|rebase| *rebase <= row).is_some() {
                anew = true;
            }
            let Some(value) = value.filter(|value| value.is_finite()) else {
                continue;
            };
            if anew {
                let point = points.len();
                begins.push(Begin { row, point });
                anew = false;
            }
            points.push(value);
            places.push(row);
        }
        Self {
            points,
            places,
            begins,
        }
    }

    /// Whether a hidden figure belongs to the segment that begins there, or may: one between the last figure
    /// of a segment and the first of the next counts for both.
    fn hides(&self, hidden: &[usize], begin: &Begin, next: Option<&Begin>) -> bool {
        let before = begin.point.checked_sub(1);
        let after = before.and_then(|point| self.places.get(point).copied());
        hidden.iter().any(|place| {
            after.is_none_or(|after| *place > after) && next.is_none_or(|next| *place < next.row)
        })
    }
}

/// A power of two by which figures are multiplied so that sums and ranges of them stay within a double: 1
/// for all but absurd ones. Multiplying by it changes no digit.
fn scale_for(points: &[f64]) -> f64 {
    let largest = points.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    if largest > 1e290 {
        2.0_f64.powi(-64)
    } else if largest < 1e-290 {
        2.0_f64.powi(64)
    } else {
        1.0
    }
}

/// A scaled number in the figures' unit; one past the end of the doubles is their last.
fn unscaled(number: f64, scale: f64) -> f64 {
    (number / scale).clamp(f64::MIN, f64::MAX)
}

/// A row for each period.
fn rows(series: &Series<'_>, segments: &[Segment], signals: Vec<Signal>) -> Vec<Row> {
    let mut signals = signals.into_iter();
    let mut segment = 0;
    let begins = |number: usize| segments.get(number).map(|segment| segment.first);
    series
        .values
        .iter()
        .enumerate()
        .map(|(at, value)| {
            if begins(segment + 1) == Some(at) {
                segment += 1;
            }
            let value = value.filter(|value| value.is_finite());
            let signal = value.and_then(|_| signals.next()).unwrap_or(Signal::None);
            Row {
                value,
                segment,
                signal,
                kind: PointKind::of(signal, series.better),
            }
        })
        .collect()
}

/// What the last figure and the last target come to.
fn conclude(series: &Series<'_>, rows: Vec<Row>, segments: Vec<Segment>) -> Analysis {
    let last = rows.iter().rposition(|row| row.value.is_some());
    let limits = segments.last().and_then(|segment| segment.limits);
    let target = last
        .and_then(|at| series.targets.get(at).copied().flatten())
        .filter(|target| target.is_finite());
    let assurance = limits
        .zip(target)
        .and_then(|(limits, target)| Assurance::of(limits, target, series.better));
    let variation = last
        .and_then(|at| rows.get(at))
        .filter(|_| limits.is_some())
        .map(|row| row.kind);
    Analysis {
        rows,
        segments,
        last,
        variation,
        assurance,
    }
}

#[cfg(test)]
mod tests;
