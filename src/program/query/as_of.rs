//! Which figures a meeting shows of each measure: the newest, those of its released memo, or those its room was
//! switched to since. The one place that decides; whatever is shown of a measure is then made of them alone.

use super::Found;
use super::measure_page::{MeasurePage, page_for};
use super::newer::{Updated, updated};
use crate::domain::edition::Edition;
use crate::domain::ids::{MeasureId, MeetingId};
use crate::domain::meeting::Meeting;
use crate::domain::release::{NewerFigures, Release};
use crate::program::Program;
use std::collections::BTreeMap;

/// Which figures a paper about a meeting is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperFigures {
    /// Those of its released stat memo, once it is released.
    #[default]
    Released,
    /// Those of now: the stat memo is about to be released.
    Newest,
}

/// Which figures count where a meeting shows measures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct AsOf {
    /// Number of the last batch in the released memo; none while it is not released: the newest figures.
    release: Option<i64>,
    /// The last batch of the measures that were switched to newer figures.
    newer: BTreeMap<MeasureId, i64>,
    /// Newer figures are announced: in the room, not on paper.
    announces: bool,
}

impl AsOf {
    /// The figures of a meeting's memo as released.
    pub(super) fn of_memo(program: &Program, meeting: MeetingId) -> Found<Self> {
        let release = program.read().find::<Release>(meeting)?;
        Ok(Self {
            release: release.map(|release| release.batch),
            ..Self::default()
        })
    }

    /// The figures of a paper about a meeting.
    pub(super) fn of_paper(
        program: &Program,
        meeting: MeetingId,
        figures: PaperFigures,
    ) -> Found<Self> {
        match figures {
            PaperFigures::Released => Self::of_memo(program, meeting),
            PaperFigures::Newest => Ok(Self::default()),
        }
    }

    /// The figures its room sees.
    pub(super) fn of_room(program: &Program, meeting: MeetingId) -> Found<Self> {
        let memo = Self::of_memo(program, meeting)?;
        if memo.release.is_none() {
            return Ok(memo);
        }
        let switched = program.read().of::<NewerFigures>("meeting", meeting)?;
        Ok(Self {
            newer: switched
                .into_iter()
                .map(|one| (one.measure, one.batch))
                .collect(),
            announces: true,
            ..memo
        })
    }

    /// The last batch that counts for a measure; none when all do.
    pub(super) fn batch(&self, measure: MeasureId) -> Option<i64> {
        let release = self.release?;
        let switched = self.newer.get(&measure).copied();
        Some(switched.map_or(release, |batch| batch.max(release)))
    }

    /// A measure's page made of the figures that count, and what newer ones than the memo's there are.
    pub(super) fn page(
        &self,
        program: &Program,
        measure: MeasureId,
        (edition, of): (Edition, Option<&Meeting>),
    ) -> Found<(MeasurePage, Option<Newer>)> {
        let read = |batch| page_for(program, measure, (edition, of), batch);
        let shown = self.batch(measure);
        let page = read(shown)?;
        let Some((release, shown)) = self.release.zip(shown).filter(|_| self.announces) else {
            return Ok((page, None));
        };
        if !program.read().has_figures_after(measure, release)? {
            return Ok((page, None));
        }
        // Those switched to may be the newest.
        let newest = if program.read().has_figures_after(measure, shown)? {
            Some(read(None)?)
        } else {
            None
        };
        let memo = if shown == release {
            None
        } else {
            Some(read(Some(release))?)
        };
        let newer = Newer {
            on: newest.is_none(),
            memo,
            newest,
        };
        Ok((page, Some(newer)))
    }
}

/// There are newer figures of a measure than the memo's.
#[derive(Debug)]
pub(super) struct Newer {
    /// The page as the memo has it, where another is shown.
    memo: Option<MeasurePage>,
    /// The page as it is now, where another is shown.
    newest: Option<MeasurePage>,
    /// The newest are shown.
    on: bool,
}

impl Newer {
    /// What is to be said of them where the measure is shown by that dimension; `page` is the one shown. None
    /// where no figure of it differs.
    pub(super) fn told(&self, page: &MeasurePage, dimension: &str) -> Option<Updated> {
        let memo = self.memo.as_ref().unwrap_or(page);
        let newest = self.newest.as_ref().unwrap_or(page);
        updated(memo, newest, dimension).map(|words| Updated { words, on: self.on })
    }
}
