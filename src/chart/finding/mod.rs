//! What a measure's figures say, in a sentence or two that are true: what the latest one is against
//! its usual range and its target, for how long, and whether the target can be relied on.
//!
//! They say what is and for how long, never why. A figure is "above" or "below"; "better" and
//! "worse" are said only of what is unusual, of a measure that has a better side. `sentence` the
//! first sentence, `second` the other; `groups` of groups, `years` of years laid over each
//! other; `runs` for how long; `names` what the measure is called.

pub(super) mod groups;
mod names;
mod runs;
mod second;
mod sentence;
pub(super) mod years;

pub(super) use names::{named, sayable, verb};

use super::judged::Unusual;
use super::spec::{ChartSpec, LineSpec};
use super::usual::Study;
use crate::domain::text::lower_first;
use crate::stats::{Assurance, PointKind};
use sentence::Facts;

/// What a measure's figures say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Finding {
    /// One sentence with its figures, without a full stop.
    pub first: String,
    /// What more needs saying, without a full stop.
    pub second: Option<String>,
    /// What the latest figure shown is; `None` where too few are known to say.
    pub kind: Option<PointKind>,
    /// Whether the target can be relied on; `None` without a target, without a better side, where
    /// too few figures are known, and where the chart ends before the figures do.
    pub assurance: Option<Assurance>,
}

/// What a figure is against its usual range, in the words every screen and paper uses, within a sentence.
pub fn verdict(kind: PointKind) -> String {
    lower_first(Unusual::of(Some(kind)).label())
}

impl Finding {
    /// One or two whole sentences, for a memo.
    pub fn observation(&self) -> String {
        match &self.second {
            Some(second) => format!("{}. {second}.", self.first),
            None => format!("{}.", self.first),
        }
    }
}

/// A finding with its other wordings.
pub(super) struct Said {
    /// One short sentence without a full stop, for the head of a chart.
    pub(super) headline: String,
    /// The observation with figures as they are read aloud.
    pub(super) spoken: String,
    /// The finding.
    pub(super) finding: Finding,
}

/// What the figures of a chart say; nothing where the measure's own are not shown.
pub(super) fn finding(spec: &ChartSpec, study: &Study) -> Option<Said> {
    let latest = spec.whole().and_then(LineSpec::latest)?;
    let row = *study.row(latest.period)?;
    let place = study.place(latest.period)?;
    let segment = *study.analysis.segment_of(&row)?;
    let is_last = study.analysis.last == Some(place);
    let facts = |spoken| Facts {
        spec,
        study,
        latest,
        row,
        place,
        segment,
        assurance: study.analysis.assurance.filter(|_| is_last),
        format: sayable(spec),
        spoken,
    };
    let (written, aloud) = (facts(false), facts(true));
    Some(Said {
        headline: written.headline(),
        spoken: aloud.finding().observation(),
        finding: written.finding(),
    })
}

#[cfg(test)]
mod tests;
