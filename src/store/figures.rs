//! The log of figures: appended in batches, never updated; what counts is worked out when it is read.

use crate::domain::ids::{BatchId, MeasureId};
use crate::domain::observation::{Batch, Figure, ReplacedFigure, Series};
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::Parts;
use crate::domain::text::AsText as _;
use crate::store::{Read, StoreError, Write};
use chrono::{Datelike, NaiveDate};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};

mod append;

use append::hash_of;

/// A figure to append.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NewFigure {
    /// Number of its series.
    pub series: i64,
    /// Its period.
    pub period: Period,
    /// Its value; `None` withdraws what stood.
    pub value: Option<f64>,
    /// What it is made of, where that is known.
    pub parts: Option<Parts>,
    /// Row of the source file.
    pub row: Option<i64>,
}

/// The figure that counts for one period of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurrentFigure {
    /// Its period.
    pub period: Period,
    /// Its value.
    pub value: f64,
    /// What it is made of, where that is known.
    pub parts: Option<Parts>,
    /// The batch it came in.
    pub batch: i64,
}

/// 1970-01-01 as chrono counts days.
const EPOCH: i32 = 719_163;

/// Days since 1970-01-01 of a period's first day.
fn day_number(period: Period) -> i64 {
    i64::from(period.start().num_days_from_ce() - EPOCH)
}

/// The period of that frequency that begins on this day.
fn period_at(frequency: Frequency, day: i64) -> Option<Period> {
    let from_ce = i32::try_from(day.checked_add(i64::from(EPOCH))?).ok()?;
    let start = NaiveDate::from_num_days_from_ce_opt(from_ce)?;
    Period::starting(frequency, start)
}

/// A figure as a row of the log holds it.
#[derive(Clone, Copy)]
struct LogRow {
    series: i64,
    day: i64,
    value: Option<f64>,
    row: Option<i64>,
    numerator: Option<f64>,
    denominator: Option<f64>,
}

impl LogRow {
    /// What is to be kept of a figure.
    fn of(figure: &NewFigure) -> Self {
        // Of nothing there are no parts.
        let parts = figure.parts.filter(|_| figure.value.is_some());
        Self {
            series: figure.series,
            day: day_number(figure.period),
            // SQLite keeps no minus before a zero, and the hash is of what it keeps.
            value: figure.value.map(|value| value + 0.0),
            row: figure.row,
            numerator: parts.map(|parts| parts.numerator() + 0.0),
            denominator: parts.map(Parts::denominator),
        }
    }
}

impl LogRow {
    /// Whether it is known what it is made of.
    const fn has_parts(&self) -> bool {
        self.numerator.is_some() || self.denominator.is_some()
    }
}

/// Numerator and denominator as a row holds them.
fn parts_of(numerator: Option<f64>, denominator: Option<f64>) -> Option<Parts> {
    Parts::new(numerator?, denominator?).ok()
}

impl Write<'_> {
    /// The next number for a `series` or a `batch`; never given out twice.
    ///
    /// # Errors
    /// When the file can't take it.
    pub fn next_number(&self, name: &'static str) -> Result<i64, StoreError> {
        Ok(self
            .connection
            .prepare_cached("UPDATE numbering SET last = last + 1 WHERE name = ?1 RETURNING last")?
            .query_row([name], |row| row.get(0))?)
    }
}

impl Read<'_> {
    /// The figures of a series that count, with what each replaced, in the order of their periods.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn figures(&self, series: &Series) -> Result<Vec<Figure>, StoreError> {
        self.figures_as_of(series, None)
    }

    /// The same as it was when that batch was the last that had come in; `None` for as it is now.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn figures_as_of(
        &self,
        series: &Series,
        last: Option<i64>,
    ) -> Result<Vec<Figure>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT o.period, o.batch, o.value, o.source_row, o.numerator, o.denominator \
             FROM observation o JOIN batch b ON b.number = o.batch \
             WHERE o.series = ?1 AND o.batch <= ?2 ORDER BY o.period, o.batch",
        )?;
        let mut rows = statement.query([series.number, last.unwrap_or(i64::MAX)])?;
        let mut figures: Vec<Figure> = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(period) = period_at(series.frequency, row.get(0)?) else {
                continue;
            };
            let (batch, value, source_row) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let parts = parts_of(row.get(4)?, row.get(5)?);
            match figures.last_mut() {
                Some(figure) if figure.period == period => {
                    let old = ReplacedFigure {
                        value: figure.value,
                        parts: figure.parts,
                        batch: figure.batch,
                    };
                    figure.replaced.push(old);
                    figure.value = value;
                    figure.parts = parts;
                    figure.batch = batch;
                    figure.row = source_row;
                }
                Some(_) | None => figures.push(Figure {
                    period,
                    value,
                    parts,
                    batch,
                    row: source_row,
                    replaced: Vec::new(),
                }),
            }
        }
        Ok(figures)
    }

    /// Numbers of the batches that stand: those that were not undone.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn standing_batches(&self) -> Result<BTreeSet<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT number FROM batch")?;
        let numbers = statement.query_map([], |row| row.get(0))?;
        Ok(numbers.collect::<Result<_, _>>()?)
    }

    /// The figures of one series that count, in the order of their periods. Withdrawn figures are left out.
    /// `batches` are the [`Read::standing_batches`], which who asks for many series reads once.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn standing_figures(
        &self,
        series: &Series,
        batches: &BTreeSet<i64>,
    ) -> Result<Vec<CurrentFigure>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT period, batch, value, numerator, denominator FROM observation WHERE series = ?1 \
             ORDER BY period, batch",
        )?;
        let mut rows = statement.query([series.number])?;
        let mut standing: Vec<CurrentFigure> = Vec::new();
        while let Some(row) = rows.next()? {
            let (day, batch) = (row.get(0)?, row.get(1)?);
            if !batches.contains(&batch) {
                continue;
            }
            let Some(period) = period_at(series.frequency, day) else {
                continue;
            };
            standing.pop_if(|last| last.period == period);
            if let Some(value) = row.get(2)? {
                let parts = parts_of(row.get(3)?, row.get(4)?);
                standing.push(CurrentFigure {
                    period,
                    value,
                    parts,
                    batch,
                });
            }
        }
        Ok(standing)
    }

    /// Number of the last batch that has come in and stands; 0 before the first.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn last_batch(&self) -> Result<i64, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT coalesce(max(number), 0) FROM batch")?
            .query_row([], |row| row.get(0))?)
    }

    /// Whether a batch after that one brought figures of a measure.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn has_figures_after(&self, measure: MeasureId, batch: i64) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM series s JOIN observation o ON o.series = s.number \
                 JOIN batch b ON b.number = o.batch WHERE s.measure = ?1 AND o.batch > ?2)",
            )?
            .query_row(params![measure.to_text(), batch], |row| row.get(0))?)
    }

    /// The figures of every series that count, by the series' number, in the order of their periods.
    /// Withdrawn figures are left out.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn current_figures(
        &self,
        series: &[Series],
    ) -> Result<BTreeMap<i64, Vec<CurrentFigure>>, StoreError> {
        let frequencies: BTreeMap<i64, Frequency> = series
            .iter()
            .map(|series| (series.number, series.frequency))
            .collect();
        let mut statement = self.connection.prepare_cached(
            "SELECT o.series, o.period, o.batch, o.value, o.numerator, o.denominator \
             FROM observation o JOIN batch b ON b.number = o.batch \
             ORDER BY o.series, o.period, o.batch",
        )?;
        let mut rows = statement.query([])?;
        let mut current: BTreeMap<i64, Vec<CurrentFigure>> = BTreeMap::new();
        let mut last: Option<(i64, i64)> = None;
        while let Some(row) = rows.next()? {
            let (number, day, batch): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let value: Option<f64> = row.get(3)?;
            let Some(period) = frequencies
                .get(&number)
                .and_then(|frequency| period_at(*frequency, day))
            else {
                continue;
            };
            let standing = current.entry(number).or_default();
            if last == Some((number, day)) && standing.last().is_some_and(|f| f.period == period) {
                standing.pop();
            }
            if let Some(value) = value {
                standing.push(CurrentFigure {
                    period,
                    value,
                    parts: parts_of(row.get(4)?, row.get(5)?),
                    batch,
                });
            }
            last = Some((number, day));
        }
        Ok(current)
    }

    /// Batches whose figures in the log are not what was taken in: `(batch, what is wrong)`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn faulty_batches(&self) -> Result<Vec<(BatchId, String)>, StoreError> {
        let mut faults = Vec::new();
        let mut statement = self.connection.prepare(
            "SELECT series, period, value, source_row, numerator, denominator \
             FROM observation WHERE batch = ?1 ORDER BY series, period",
        )?;
        for batch in self.all::<Batch>()? {
            let mut rows = statement.query([batch.number])?;
            let mut figures: Vec<LogRow> = Vec::new();
            while let Some(row) = rows.next()? {
                figures.push(LogRow {
                    series: row.get(0)?,
                    day: row.get(1)?,
                    value: row.get(2)?,
                    row: row.get(3)?,
                    numerator: row.get(4)?,
                    denominator: row.get(5)?,
                });
            }
            let count = figures.len() as i64;
            if count != batch.figures {
                let what = format!(
                    "holds {count} figures where {} were taken in",
                    batch.figures
                );
                faults.push((batch.id, what));
            } else if hash_of(figures.iter().copied()).0 != batch.figures_hash {
                faults.push((
                    batch.id,
                    "holds figures other than those taken in".to_owned(),
                ));
            }
        }
        Ok(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SeriesId;
    use crate::store::pictures::hex;
    use crate::store::{ChangeNote, Store};
    use chrono::DateTime;
    use sha2::{Digest as _, Sha256};
    use uuid::Uuid;

    fn month(number: i32) -> Period {
        Period::containing(
            Frequency::Month,
            NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        )
        .plus(number)
    }

    fn figure(number: i32, value: Option<f64>, parts: Option<(f64, f64)>) -> NewFigure {
        NewFigure {
            series: 1,
            period: month(number),
            value,
            parts: parts.map(|(above, below)| Parts::new(above, below).unwrap()),
            row: Some(i64::from(number) + 2),
        }
    }

    fn append(store: &mut Store, key: u128, figures: &[NewFigure]) -> Batch {
        let note = ChangeNote {
            uuid: Uuid::from_u128(key),
            at: DateTime::UNIX_EPOCH,
            by: "test",
            name: "Import",
        };
        let batch = Batch {
            id: BatchId::new(Uuid::from_u128(key)),
            number: 0,
            source: "x.csv".to_owned(),
            source_hash: String::new(),
            at: DateTime::UNIX_EPOCH,
            by: "test".to_owned(),
            figures: 0,
            figures_hash: String::new(),
        };
        let kept = store.change(&note, |write| {
            write.append_batch(batch, figures.iter().copied(), |_| true)
        });
        kept.unwrap().output
    }

    fn series() -> Series {
        Series {
            id: SeriesId::new(Uuid::from_u128(9)),
            number: 1,
            measure: MeasureId::default(),
            frequency: Frequency::Month,
            dimension: String::new(),
            group: String::new(),
        }
    }

    #[test]
    fn figures_without_parts_hash_as_they_did_before_parts_were_kept() {
        let mut store = Store::in_memory().unwrap();
        let figures = [figure(0, Some(1.5), None), figure(1, None, None)];
        let batch = append(&mut store, 1, &figures);
        let mut hasher = Sha256::new();
        for figure in figures {
            hasher.update(1_i64.to_le_bytes());
            hasher.update(day_number(figure.period).to_le_bytes());
            hasher.update(figure.value.map_or([0xff; 8], f64::to_le_bytes));
            hasher.update(figure.row.unwrap().to_le_bytes());
        }
        assert_eq!(batch.figures_hash, hex(&hasher.finalize()));
        assert_eq!(store.read().faulty_batches().unwrap(), []);
    }

    #[test]
    fn a_zero_with_a_minus_is_a_zero_and_its_batch_is_sound() {
        let mut store = Store::in_memory().unwrap();
        let figures = [figure(0, Some(-0.0), Some((-0.0, 5.0)))];
        append(&mut store, 1, &figures);
        assert_eq!(store.read().faulty_batches().unwrap(), []);
    }

    #[test]
    fn parts_come_back_with_their_figure_and_what_it_replaced() {
        let mut store = Store::in_memory().unwrap();
        let first = [
            figure(0, Some(80.1), Some((410.0, 512.0))),
            figure(1, Some(50.0), None),
        ];
        append(&mut store, 1, &first);
        append(
            &mut store,
            2,
            &[figure(0, Some(80.3), Some((411.0, 512.0)))],
        );
        // Of nothing there are no parts, whatever is said.
        append(&mut store, 3, &[figure(1, None, Some((1.0, 2.0)))]);
        let read = store.read();
        let figures = read.figures(&series()).unwrap();
        assert_eq!(figures[0].parts, Parts::new(411.0, 512.0).ok());
        assert_eq!(figures[0].replaced[0].parts, Parts::new(410.0, 512.0).ok());
        assert_eq!((figures[1].value, figures[1].parts), (None, None));
        let current = read.current_figures(&[series()]).unwrap();
        assert_eq!(current[&1].len(), 1);
        assert_eq!(current[&1][0].parts, Parts::new(411.0, 512.0).ok());
        assert_eq!(read.faulty_batches().unwrap(), []);
    }

    #[test]
    fn what_counted_when_a_batch_was_the_last_can_still_be_read() {
        let mut store = Store::in_memory().unwrap();
        assert_eq!(store.read().last_batch().unwrap(), 0);
        append(
            &mut store,
            1,
            &[figure(0, Some(6.2), None), figure(1, Some(5.0), None)],
        );
        let mark = store.read().last_batch().unwrap();
        append(
            &mut store,
            2,
            &[figure(0, Some(5.9), None), figure(2, Some(4.0), None)],
        );
        append(&mut store, 3, &[figure(1, None, None)]);
        let values = |last| {
            let figures = store.read().figures_as_of(&series(), last).unwrap();
            figures.iter().map(|one| one.value).collect::<Vec<_>>()
        };
        assert_eq!(values(Some(mark)), [Some(6.2), Some(5.0)]);
        assert_eq!(values(Some(mark + 1)), [Some(5.9), Some(5.0), Some(4.0)]);
        assert_eq!(values(None), [Some(5.9), None, Some(4.0)]);
        assert_eq!(values(Some(0)), []);
    }

    #[test]
    fn parts_that_were_changed_lost_or_added_in_the_file_are_found_out() {
        for damage in [
            "UPDATE observation SET numerator = numerator + 1 WHERE numerator IS NOT NULL",
            "UPDATE observation SET denominator = NULL",
            "UPDATE observation SET numerator = NULL, denominator = NULL",
            "UPDATE observation SET numerator = 1, denominator = 2 WHERE numerator IS NULL",
        ] {
            let mut store = Store::in_memory().unwrap();
            let figures = [
                figure(0, Some(80.1), Some((410.0, 512.0))),
                figure(1, Some(50.0), None),
            ];
            append(&mut store, 1, &figures);
            store.connection.execute(damage, []).unwrap();
            let faults = store.read().faulty_batches().unwrap();
            assert_eq!(faults.len(), 1, "{damage}");
            assert!(faults[0].1.contains("other than those taken in"));
        }
    }
}
