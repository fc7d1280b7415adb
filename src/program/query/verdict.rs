//! What a measure's latest figure is against what is usual, and whether its target can be relied on.

use crate::chart::Unusual;
use crate::domain::period::Frequency;
use crate::domain::text::words;
use crate::stats::{Analysis, Assurance, PointKind, Signal, Standing};

/// What a measure's figures say at their latest. That of a measure without figures is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// What the latest figure is.
    pub unusual: Unusual,
    /// By which rule it is unusual.
    pub signal: Signal,
    /// The usual range rests on few figures and may still move a good deal.
    pub early: bool,
    /// Whether the target in force can be relied on.
    pub reliability: Reliability,
    /// How many figures there are in all: the longer a series, the more chance alone would flag.
    pub points: usize,
}

impl Default for Verdict {
    fn default() -> Self {
        Self {
            unusual: Unusual::NoRange,
            signal: Signal::None,
            early: false,
            reliability: Reliability::Unknown,
            points: 0,
        }
    }
}

impl Verdict {
    /// Of an analysis of the measure's figures as a whole.
    pub fn of(analysis: &Analysis) -> Self {
        let last = analysis.last.and_then(|at| analysis.rows.get(at));
        let standing = analysis.last_segment().map(|segment| segment.standing);
        Self {
            unusual: Unusual::of(analysis.variation),
            signal: last.map_or(Signal::None, |row| row.signal),
            early: standing == Some(Standing::Early),
            reliability: Reliability::of(analysis.assurance, last.map(|row| row.kind)),
            points: analysis.segments.iter().map(|part| part.points).sum(),
        }
    }
}

words! {
    /// Whether a target can be relied on, in the words of the screens; what wants attention first.
    pub enum Reliability {
        /// The whole usual range misses it.
        NotMet = "fail", "Won't be met without change";
        /// It lies within the usual range.
        Sometimes = "hit_or_miss", "Met some months";
        /// The usual range says one thing, and what is unusual now speaks against it.
        Changing = "changing", "Unclear while it changes";
        /// The whole usual range meets it.
        Met = "pass", "Reliably met";
        /// There is no target, no better side, or no usual range.
        Unknown = "unknown", "Not known";
    }
}

impl Reliability {
    /// Of what the rules say, and of what the latest figure is: beside a figure that improved beyond its usual
    /// range, "won't be met" would be heard as untrue, and so would "reliably met" beside one that slipped.
    pub const fn of(assurance: Option<Assurance>, latest: Option<PointKind>) -> Self {
        match (assurance, latest) {
            (None, _) => Self::Unknown,
            (Some(Assurance::Fail), Some(PointKind::Improvement))
            | (Some(Assurance::Pass), Some(PointKind::Concern)) => Self::Changing,
            (Some(Assurance::Fail), _) => Self::NotMet,
            (Some(Assurance::HitOrMiss), _) => Self::Sometimes,
            (Some(Assurance::Pass), _) => Self::Met,
        }
    }

    /// Whether anything can be said.
    pub const fn is_known(self) -> bool {
        match self {
            Self::NotMet | Self::Sometimes | Self::Changing | Self::Met => true,
            Self::Unknown => false,
        }
    }

    /// What a person reads of a measure with figures that often: "Met some weeks".
    pub const fn words(self, frequency: Frequency) -> &'static str {
        match (self, frequency) {
            (Self::Sometimes, Frequency::Day) => "Met some days",
            (Self::Sometimes, Frequency::Week) => "Met some weeks",
            (Self::Sometimes, Frequency::Quarter) => "Met some quarters",
            (Self::Sometimes, Frequency::Year) => "Met some years",
            (Self::Sometimes, Frequency::Month)
            | (Self::NotMet | Self::Changing | Self::Met | Self::Unknown, _) => self.label(),
        }
    }
}

/// A rule that flags a figure, as a reason: "above its usual range"; empty for none.
pub const fn because(signal: Signal) -> &'static str {
    match signal {
        Signal::None => "",
        Signal::AboveUpperLimit => "above its usual range",
        Signal::BelowLowerLimit => "below its usual range",
        Signal::RisingTrend => "part of seven or more rises in a row",
        Signal::FallingTrend => "part of seven or more falls in a row",
        Signal::TwoOfThreeAbove => "two of three figures near the top of its usual range",
        Signal::TwoOfThreeBelow => "two of three figures near the bottom of its usual range",
        Signal::ShiftAbove => "part of seven or more figures in a row above average",
        Signal::ShiftBelow => "part of seven or more figures in a row below average",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{Better, Series, analyse};

    fn verdict(values: &[f64], target: f64) -> Verdict {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        let targets = vec![Some(target); values.len()];
        Verdict::of(&analyse(&Series {
            targets: &targets,
            better: Better::Lower,
            ..Series::of(&values)
        }))
    }

    #[test]
    fn a_figure_far_above_the_others_is_worse_where_less_is_better() {
        let mut values = [10.0, 11.0, 10.0, 9.0, 10.0, 11.0, 10.0, 9.0].repeat(2);
        values.push(30.0);
        let said = verdict(&values, 40.0);
        assert_eq!(said.unusual, Unusual::Worse);
        assert_eq!(because(said.signal), "above its usual range");
        assert_eq!(said.reliability, Reliability::Changing);
        assert!(!said.early);
        assert_eq!(said.points, 17);
        values.pop();
        assert_eq!(verdict(&values, 40.0).reliability, Reliability::Met);
    }

    #[test]
    fn a_target_is_not_called_out_of_reach_beside_a_figure_that_just_met_it() {
        let mut values = [10.0, 11.0, 10.0, 9.0, 10.0, 11.0, 10.0, 9.0].repeat(2);
        assert_eq!(verdict(&values, 5.0).reliability, Reliability::NotMet);
        values.push(4.0);
        let said = verdict(&values, 5.0);
        assert_eq!(said.unusual, Unusual::Better);
        assert_eq!(said.reliability, Reliability::Changing);
    }

    #[test]
    fn few_figures_give_an_early_estimate_and_fewer_none() {
        let values = [10.0, 11.0, 10.0, 9.0, 10.0, 11.0];
        let early = verdict(&values, 2.0);
        assert!(early.early);
        assert_eq!(early.unusual, Unusual::Within);
        assert_eq!(early.reliability, Reliability::NotMet);
        assert_eq!(verdict(&values, 10.0).reliability, Reliability::Sometimes);
        let none = verdict(&values[..5], 2.0);
        assert_eq!((none.unusual, none.early), (Unusual::NoRange, false));
        assert_eq!(none.reliability, Reliability::Unknown);
        assert_eq!(Verdict::of(&analyse(&Series::of(&[]))), Verdict::default());
    }
}
