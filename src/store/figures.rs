//! The log of figures: appended in batches, never updated; what counts is worked out when it is read.

use crate::domain::ids::BatchId;
use crate::domain::observation::{Batch, Figure, ReplacedFigure, Series};
use crate::domain::period::{Frequency, Period};
use crate::store::pictures::hex;
use crate::store::{Read, StoreError, Write};
use chrono::NaiveDate;
use rusqlite::params;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// After how many figures somebody who watches is asked again.
const ASKED: usize = 500;

/// A figure to append.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NewFigure {
    /// Number of its series.
    pub series: i64,
    /// Its period.
    pub period: Period,
    /// Its value; `None` withdraws what stood.
    pub value: Option<f64>,
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
    /// The batch it came in.
    pub batch: i64,
}

/// Days since 1970-01-01 of a period's first day.
fn day_number(period: Period) -> i64 {
    period
        .start()
        .signed_duration_since(NaiveDate::default())
        .num_days()
}

/// The period of that frequency that begins on this day.
fn period_at(frequency: Frequency, day: i64) -> Option<Period> {
    let start = NaiveDate::default().checked_add_signed(chrono::TimeDelta::try_days(day)?)?;
    Period::starting(frequency, start)
}

/// SHA-256 over a batch's figures in the order of the log, in hex.
fn hash_of(figures: impl Iterator<Item = (i64, i64, Option<f64>, Option<i64>)>) -> String {
    let mut hasher = Sha256::new();
    for (series, day, value, row) in figures {
        hasher.update(series.to_le_bytes());
        hasher.update(day.to_le_bytes());
        hasher.update(value.map_or([0xff; 8], f64::to_le_bytes));
        hasher.update(row.unwrap_or(-1).to_le_bytes());
    }
    hex(&hasher.finalize())
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

    /// Appends a batch: its row in the journal, its figures in the log. Sets its count and hash. Now and
    /// then `go_on` is told how many figures are in, and says whether to go on.
    ///
    /// # Errors
    /// When two figures are for one period of one series, the file can't take them, or
    /// [`StoreError::Stopped`].
    pub fn append_batch(
        &self,
        mut batch: Batch,
        figures: &[NewFigure],
        go_on: impl Fn(usize) -> bool,
    ) -> Result<Batch, StoreError> {
        let mut ordered: Vec<&NewFigure> = figures.iter().collect();
        ordered.sort_by_key(|figure| (figure.series, figure.period.start()));
        batch.number = self.next_number("batch")?;
        batch.figures = ordered.len() as i64;
        batch.figures_hash = hash_of(
            ordered
                .iter()
                .map(|f| (f.series, day_number(f.period), f.value, f.row)),
        );
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO observation (series, period, batch, value, source_row) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (at, figure) in ordered.into_iter().enumerate() {
            if at % ASKED == 0 && !go_on(at) {
                return Err(StoreError::Stopped);
            }
            let day = day_number(figure.period);
            statement.execute(params![
                figure.series,
                day,
                batch.number,
                figure.value,
                figure.row
            ])?;
        }
        self.insert(&batch)?;
        Ok(batch)
    }
}

impl Read<'_> {
    /// The figures of a series that count, with what each replaced, in the order of their periods.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn figures(&self, series: &Series) -> Result<Vec<Figure>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT o.period, o.batch, o.value, o.source_row FROM observation o \
             JOIN batch b ON b.number = o.batch WHERE o.series = ?1 ORDER BY o.period, o.batch",
        )?;
        let mut rows = statement.query([series.number])?;
        let mut figures: Vec<Figure> = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(period) = period_at(series.frequency, row.get(0)?) else {
                continue;
            };
            let (batch, value, source_row) = (row.get(1)?, row.get(2)?, row.get(3)?);
            match figures.last_mut() {
                Some(figure) if figure.period == period => {
                    let old = ReplacedFigure {
                        value: figure.value,
                        batch: figure.batch,
                    };
                    figure.replaced.push(old);
                    figure.value = value;
                    figure.batch = batch;
                    figure.row = source_row;
                }
                Some(_) | None => figures.push(Figure {
                    period,
                    value,
                    batch,
                    row: source_row,
                    replaced: Vec::new(),
                }),
            }
        }
        Ok(figures)
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
            "SELECT o.series, o.period, o.batch, o.value FROM observation o \
             JOIN batch b ON b.number = o.batch ORDER BY o.series, o.period, o.batch",
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
            "SELECT series, period, value, source_row FROM observation WHERE batch = ?1 \
             ORDER BY series, period",
        )?;
        for batch in self.all::<Batch>()? {
            let mut rows = statement.query([batch.number])?;
            let mut figures: Vec<(i64, i64, Option<f64>, Option<i64>)> = Vec::new();
            while let Some(row) = rows.next()? {
                figures.push((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
            }
            let count = figures.len() as i64;
            if count != batch.figures {
                let what = format!(
                    "holds {count} figures where {} were taken in",
                    batch.figures
                );
                faults.push((batch.id, what));
            } else if hash_of(figures.into_iter()) != batch.figures_hash {
                faults.push((
                    batch.id,
                    "holds figures other than those taken in".to_owned(),
                ));
            }
        }
        Ok(faults)
    }
}
