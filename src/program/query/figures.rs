//! What the program knows of measures and figures, as an import compares a file with it.

use super::Found;
use super::shown_figures::{ShownFigures, shown_figures};
use crate::domain::department::Department;
use crate::domain::goal::Goal;
use crate::domain::import_names::{MeasureAlias, SavedMapping};
use crate::domain::measure::Measure;
use crate::domain::observation::Series;
use crate::domain::period::{Frequency, Period};
use crate::domain::person::Person;
use crate::domain::ratio::Parts;
use crate::domain::target::{Target, TargetKind};
use crate::program::{Program, Seen, SeriesName, StoreError, day_in_zone};
use chrono::{Datelike as _, NaiveDate};
use std::collections::{BTreeMap, HashMap};

/// After how many series somebody who watches is told.
const TOLD: usize = 16;

/// A figure that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnownFigure {
    /// Its period.
    pub period: Period,
    /// Its value.
    pub value: f64,
    /// What it is made of, where that is known.
    pub parts: Option<Parts>,
}

/// The figures of a series that count, in the order of their periods: twelve bytes each, for there may be millions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KnownSeries {
    periods: Vec<PackedPeriod>,
    /// Their values.
    values: Vec<f64>,
    /// What those are made of of which it is known.
    parts: BTreeMap<Period, Parts>,
}

/// A period in four bytes, in the order of periods: the day it begins on and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PackedPeriod(u32);

impl PackedPeriod {
    fn of(period: Period) -> Self {
        let day = period.start().num_days_from_ce() as u32;
        Self(day << 3 | period.frequency() as u32)
    }

    fn period(self) -> Option<Period> {
        let frequency = Frequency::ALL.get((self.0 & 7) as usize)?;
        let day = NaiveDate::from_num_days_from_ce_opt((self.0 >> 3) as i32)?;
        Period::starting(*frequency, day)
    }
}

impl KnownSeries {
    /// The figures, in the order of their periods.
    pub fn iter(&self) -> impl Iterator<Item = KnownFigure> + Clone + '_ {
        let figures = self.periods.iter().zip(&self.values);
        figures.filter_map(|(period, value)| Some(self.whole(period.period()?, *value)))
    }

    /// The figure of a period.
    pub fn at(&self, period: Period) -> Option<KnownFigure> {
        let at = self.place(period).ok()?;
        let value = self.values.get(at)?;
        Some(self.whole(period, *value))
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Adds a figure, or puts it in the place of the one of its period.
    pub fn know(&mut self, figure: KnownFigure) {
        match self.place(figure.period) {
            Ok(at) => {
                if let Some(there) = self.values.get_mut(at) {
                    *there = figure.value;
                }
            }
            Err(at) => {
                self.periods.insert(at, PackedPeriod::of(figure.period));
                self.values.insert(at, figure.value);
            }
        }
        self.parts.remove(&figure.period);
        self.parts
            .extend(figure.parts.map(|parts| (figure.period, parts)));
    }

    /// Makes room for so many more.
    fn reserve(&mut self, more: usize) {
        self.periods.reserve_exact(more);
        self.values.reserve_exact(more);
    }

    fn place(&self, period: Period) -> Result<usize, usize> {
        let packed = PackedPeriod::of(period);
        // Most come in their order.
        match self.periods.last() {
            Some(last) if *last < packed => Err(self.periods.len()),
            Some(_) | None => self.periods.binary_search(&packed),
        }
    }

    fn whole(&self, period: Period, value: f64) -> KnownFigure {
        KnownFigure {
            period,
            value,
            parts: self.parts.get(&period).copied(),
        }
    }
}

/// Measures and the figures that count.
#[derive(Debug, Clone, Default)]
pub struct FigureKnowledge {
    /// Every measure.
    pub measures: Vec<Measure>,
    /// First month of the fiscal year.
    pub fiscal_first_month: u32,
    /// The day it is in the city.
    pub today: NaiveDate,
    /// The figures that count, of each series in the order of their periods.
    pub figures: BTreeMap<SeriesName, KnownSeries>,
    /// Targets by the key of their measure, the day from which they hold, and the period they say they are for.
    pub targets: BTreeMap<(String, NaiveDate, Option<Frequency>), f64>,
    /// Benchmarks likewise.
    pub benchmarks: BTreeMap<(String, NaiveDate, Option<Frequency>), f64>,
    /// Other names under which files know measures, and the measures' keys.
    pub aliases: BTreeMap<String, String>,
    /// Departments, which a file may name.
    pub departments: Vec<Department>,
    /// People, who may answer for a measure.
    pub people: Vec<Person>,
    /// Goals, of which a measure may tell.
    pub goals: Vec<Goal>,
    /// Figures that a meeting saw, as they were last shown.
    pub shown: ShownFigures,
    /// How kinds of files are read, those that were used last first.
    pub mappings: Vec<KnownMapping>,
    /// Up to where the program's changes were seen when it was read; `None` of what was read from none.
    pub seen: Option<Seen>,
}

/// A saved mapping.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownMapping {
    /// The mapping.
    pub saved: SavedMapping,
    /// The day in the city on which it was last used.
    pub last_used: Option<NaiveDate>,
}

impl FigureKnowledge {
    /// The target that is known of a measure for a period: one for just such periods, else one that doesn't say for
    /// which it is.
    pub fn target(&self, measure_key: &str, period: Period) -> Option<f64> {
        let known = |per| {
            let key = (measure_key.to_owned(), period.start(), per);
            self.targets.get(&key).copied()
        };
        known(Some(period.frequency())).or_else(|| known(None))
    }

    /// Adds a figure that counts.
    pub fn know(&mut self, series: SeriesName, figure: KnownFigure) {
        self.figures.entry(series).or_default().know(figure);
    }

    /// The figure that counts for a period of a series.
    pub fn figure(&self, series: &SeriesName, period: Period) -> Option<KnownFigure> {
        self.figures.get(series)?.at(period)
    }
}

/// Reads what an import compares with.
///
/// # Errors
/// When the file can't be read.
pub fn figure_knowledge(program: &Program) -> Found<FigureKnowledge> {
    figure_knowledge_watched(program, &|_| true)
}

/// The same under the eyes of somebody who is told now and then how much is read (0 to 1), and says whether to go on.
///
/// # Errors
/// When the file can't be read; [`StoreError::Stopped`] when it was not to go on.
pub fn figure_knowledge_watched(
    program: &Program,
    watch: &dyn Fn(f32) -> bool,
) -> Found<FigureKnowledge> {
    let read = program.read();
    // What changes while it is read is told as a change, be it seen or not.
    let seen = Some(Seen(read.newest_entry()?));
    let measures = read.all::<Measure>()?;
    let series = read.all::<Series>()?;
    let batches = read.standing_batches()?;
    let keys: HashMap<_, _> = measures
        .iter()
        .map(|measure| (measure.id, measure.key.as_str()))
        .collect();
    let key = |id| keys.get(&id).copied().unwrap_or_default().to_owned();
    let mut figures: BTreeMap<SeriesName, KnownSeries> = BTreeMap::new();
    let all = series.len().max(1) as f32;
    for (at, one) in series.into_iter().enumerate() {
        if at.is_multiple_of(TOLD) && !watch(at as f32 / all) {
            return Err(StoreError::Stopped.into());
        }
        let found = read.standing_figures(&one, &batches)?;
        let name = SeriesName {
            measure_key: key(one.measure),
            dimension: one.dimension,
            group: one.group,
            frequency: None,
        };
        let known = figures.entry(name).or_default();
        known.reserve(found.len());
        for figure in found {
            known.know(KnownFigure {
                period: figure.period,
                value: figure.value,
                parts: figure.parts,
            });
        }
    }
    let targets = read.all::<Target>()?;
    let of_kind = |kind: TargetKind| {
        let targets = targets.iter().filter(move |target| target.kind == kind);
        targets.map(|one| ((key(one.measure), one.in_force_from, one.per), one.value))
    };
    let fiscal_first_month = super::city(program)?.fiscal_first_month;
    Ok(FigureKnowledge {
        mappings: known_mappings(program)?,
        shown: shown_figures(program, None, None)?,
        fiscal_first_month,
        today: program.today(),
        figures,
        targets: of_kind(TargetKind::Target).collect(),
        benchmarks: of_kind(TargetKind::Benchmark).collect(),
        aliases: read
            .all::<MeasureAlias>()?
            .into_iter()
            .map(|alias| (alias.words, key(alias.measure)))
            .collect(),
        departments: read.all::<Department>()?,
        people: read.all::<Person>()?,
        goals: read.all::<Goal>()?,
        measures,
        seen,
    })
}

/// The mappings that are saved, by name.
///
/// # Errors
/// When the file can't be read.
pub fn saved_mappings(program: &Program) -> Found<Vec<SavedMapping>> {
    let mut saved = program.read().all::<SavedMapping>()?;
    saved.sort_by_key(|mapping| mapping.name.to_lowercase());
    Ok(saved)
}

/// The mappings that are saved with the days of their last use, the latest first.
///
/// # Errors
/// When the file can't be read.
pub fn known_mappings(program: &Program) -> Found<Vec<KnownMapping>> {
    let zone = super::city(program)?.time_zone;
    let mut saved = saved_mappings(program)?;
    saved.sort_by_key(|mapping| std::cmp::Reverse(mapping.used_at));
    let known = saved.into_iter().map(|saved| KnownMapping {
        last_used: saved.used_at.map(|at| day_in_zone(at, &zone)),
        saved,
    });
    Ok(known.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period() -> impl Strategy<Value = Period> {
        (0..5_usize, 1..3_652_059_i32).prop_map(|(length, day)| {
            let day = NaiveDate::from_num_days_from_ce_opt(day).unwrap();
            Period::containing(Frequency::ALL[length], day)
        })
    }

    proptest! {
        #[test]
        fn a_packed_period_is_the_same_and_in_the_same_order(one in period(), other in period()) {
            let packed = PackedPeriod::of;
            prop_assert_eq!(packed(one).period(), Some(one));
            prop_assert_eq!(packed(one).cmp(&packed(other)), one.cmp(&other));
        }
    }
}
