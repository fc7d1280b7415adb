//! The second sentence: the one thing more that most needs saying.

use super::names::named;
use super::sentence::Facts;
use crate::chart::grammar::{few, its, plural, was};
use crate::chart::usual::month_or;
use crate::domain::text::upper_first;
use crate::stats::{Assurance, FEWEST_POINTS, PointKind, Signal, Standing};

/// A target's record is told over so many of the latest figures.
const RECORD: usize = 12;

impl Facts<'_> {
    /// The one thing more that most needs saying.
    pub(super) fn second(&self) -> Option<String> {
        self.how_sure()
            .or_else(|| self.season())
            .or_else(|| self.reliance())
    }

    /// That too few figures are known, or only few.
    fn how_sure(&self) -> Option<String> {
        let since = (self.row.segment > 0).then(|| {
            let begins = self.study.period(self.segment.first);
            begins.map(|period| format!(" since the new baseline of {}", month_or(period)))
        });
        let since = since.flatten().unwrap_or_default();
        let figures = |count| format!("{} {}{since}", few(count), plural(count, "figure"));
        match self.segment.standing {
            Standing::Rolling => {
                let noun = self.noun();
                Some(format!(
                    "Each figure covers several {noun}s, so none is called usual or unusual"
                ))
            }
            Standing::Withheld => Some(
                "No usual range is given, because it would rest on figures that are not shown"
                    .to_owned(),
            ),
            Standing::TooFew => {
                let are = if self.segment.base == 1 { "is" } else { "are" };
                let figures = upper_first(&figures(self.segment.base));
                Some(format!("{figures} {are} too few to say what is usual"))
            }
            Standing::Early => {
                let its = upper_first(its(named(self.spec)));
                let figures = figures(self.segment.base);
                Some(format!(
                    "{its} usual range is an early estimate from {figures}"
                ))
            }
            Standing::Settled => None,
        }
    }

    /// That the year repeats itself.
    fn season(&self) -> Option<String> {
        if !self.study.seasonal || self.segment.is_flat() {
            return None;
        }
        let they = if was(named(self.spec)) == "were" {
            "They rise and fall"
        } else {
            "It rises and falls"
        };
        Some(if self.row.signal == Signal::None {
            format!(
                "{they} with the seasons, so compare with the same {} a year before",
                self.noun()
            )
        } else {
            format!("{they} with the seasons, so part of this may be the time of year")
        })
    }

    /// Whether the target can be relied on; nothing where what is unusual now speaks against it.
    fn reliance(&self) -> Option<String> {
        let (usual, good) = match self.row.kind {
            PointKind::CommonCause => (true, true),
            PointKind::Improvement => (false, true),
            PointKind::Concern => (false, false),
            PointKind::NeutralHigh | PointKind::NeutralLow => return None,
        };
        match self.assurance? {
            Assurance::Pass => good.then(|| "The target is reliably met".to_owned()),
            Assurance::Fail => {
                (usual || !good).then(|| "The target won't be met without change".to_owned())
            }
            Assurance::HitOrMiss => usual.then(|| self.record()).flatten(),
        }
    }

    /// How often a target within the usual range was met of late.
    fn record(&self) -> Option<String> {
        let longest = self.segment.points.min(RECORD);
        let record = || self.study.met(self.place).take(longest);
        let (count, met) = (record().count(), record().filter(|met| *met).count());
        if count < FEWEST_POINTS {
            return None;
        }
        let noun = self.noun();
        let unbroken = self.unbroken(count);
        let periods = if unbroken { noun } else { "figure" };
        let last = format!("the last {}", few(count));
        Some(if met == 0 {
            format!(
                "The target lies within the usual range but was met in none of {last} {periods}s"
            )
        } else if met == count {
            format!(
                "The target was met in each of {last} {periods}s, though the usual range leaves \
                 room to miss it"
            )
        } else {
            let figures = if unbroken { "" } else { " figures" };
            format!(
                "The target is met some {noun}s: in {} of {last}{figures}",
                few(met)
            )
        })
    }
}
