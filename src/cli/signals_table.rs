//! The series of a long CSV, for `signals`: which cells count, and what is said of those that don't.

use crate::cli::{Failure, Streams};
use crate::domain::period::{Frequency, Period};
use crate::import::{LongRow, LongTable, read_value};
use std::collections::{BTreeMap, HashMap};

/// First month of the fiscal year where no city says it.
const FISCAL_FIRST_MONTH: u32 = 7;
/// At most so many rows are told one by one.
const TOLD: usize = 20;

/// One series of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TableSeries {
    /// The measure as it is written first.
    pub(super) measure: String,
    /// The group; empty for the whole.
    pub(super) group: String,
    /// Its periods in order, each once, `None` where there is no figure.
    pub(super) points: Vec<(Period, Option<f64>)>,
}

impl TableSeries {
    /// The measure, and the group if there is one.
    pub(super) fn name(&self) -> String {
        if self.group.is_empty() {
            self.measure.clone()
        } else {
            format!("{}, {}", self.measure, self.group)
        }
    }
}

/// A row that names a measure and a period.
struct Said {
    row: u64,
    period: Period,
    value: Option<f64>,
}

/// Reads the series of a table in the order in which they first occur. Rows that can't be placed are left
/// out, values that are no numbers count as missing, of several for one period the last stands, and
/// each is told on the error stream.
pub(super) fn read_series(
    table: &LongTable,
    streams: &mut Streams<'_>,
) -> Result<Vec<TableSeries>, Failure> {
    let mut told = Notes::default();
    let mut at: HashMap<(String, String), usize> = HashMap::new();
    let mut found: Vec<(TableSeries, Vec<Said>)> = Vec::new();
    for row in &table.rows {
        let Some(said) = said(row, &mut told) else {
            continue;
        };
        let (measure, group) = (row.measure.trim(), row.group.trim());
        let key = (measure.to_lowercase(), group.to_lowercase());
        let place = *at.entry(key).or_insert_with(|| {
            let series = TableSeries {
                measure: measure.to_owned(),
                group: group.to_owned(),
                points: Vec::new(),
            };
            found.push((series, Vec::new()));
            found.len() - 1
        });
        if let Some((_, rows)) = found.get_mut(place) {
            rows.push(said);
        }
    }
    let series = found.into_iter().map(|(mut series, rows)| {
        series.points = in_order(rows, &series.name(), &mut told);
        series
    });
    let series = series.collect();
    told.write(table, streams)?;
    Ok(series)
}

/// What a row says, if it can be placed.
fn said(row: &LongRow, told: &mut Notes) -> Option<Said> {
    if row.unclosed || row.surplus > 0 {
        let words = "its cells don't stand under the columns of the header; it is left out";
        told.add(row.row, words);
        return None;
    }
    if row.measure.trim().is_empty() {
        if !row.value.trim().is_empty() {
            told.add(row.row, "it names no measure and is left out");
        }
        return None;
    }
    let period = match Period::parse(&row.period, FISCAL_FIRST_MONTH) {
        Ok(period) => period,
        Err(error) => {
            told.add(row.row, &format!("{error}; it is left out"));
            return None;
        }
    };
    let value = match read_value(&row.value) {
        Ok(None) if !row.numerator.trim().is_empty() && !row.denominator.trim().is_empty() => {
            let words = "it has a numerator and a denominator and no value; it counts as missing";
            told.add(row.row, words);
            None
        }
        Ok(value) => value,
        Err(error) => {
            told.add(row.row, &format!("{error}; it counts as missing"));
            None
        }
    };
    Some(Said {
        row: row.row,
        period,
        value,
    })
}

/// A series' rows as one figure a period, in order, all of the frequency that most of them have.
fn in_order(rows: Vec<Said>, name: &str, told: &mut Notes) -> Vec<(Period, Option<f64>)> {
    let frequency = frequency(&rows);
    let mut given = rows.iter().map(|said| said.period);
    let like = given.find(|period| period.frequency() == frequency);
    let mut points: BTreeMap<Period, Option<f64>> = BTreeMap::new();
    for said in rows {
        let Ok(period) = said.period.reported_as(frequency, like, FISCAL_FIRST_MONTH) else {
            let (label, word) = (said.period.label(), frequency.word());
            let words = format!("{label} doesn't fit {name}, which is {word}; it is left out");
            told.add(said.row, &words);
            continue;
        };
        if let Some(before) = points.insert(period, said.value)
            && before.map(f64::to_bits) != said.value.map(f64::to_bits)
        {
            let label = period.label();
            let words = format!("it is another figure for {name} in {label}; the last one stands");
            told.add(said.row, &words);
        }
    }
    points.into_iter().collect()
}

/// The frequency most of the rows have; of equals the shorter.
fn frequency(rows: &[Said]) -> Frequency {
    let count = |frequency: Frequency| {
        let of_it = rows
            .iter()
            .filter(|said| said.period.frequency() == frequency);
        of_it.count()
    };
    let longest_first = Frequency::ALL.into_iter().rev();
    longest_first
        .max_by_key(|one| count(*one))
        .unwrap_or(Frequency::Month)
}

/// What is said of rows.
#[derive(Default)]
struct Notes {
    lines: Vec<String>,
    more: usize,
}

impl Notes {
    fn add(&mut self, row: u64, words: &str) {
        if self.lines.len() < TOLD {
            self.lines.push(format!("row {row}: {words}"));
        } else {
            self.more += 1;
        }
    }

    /// Writes them, and how periods were read where that is an assumption.
    fn write(self, table: &LongTable, streams: &mut Streams<'_>) -> Result<(), Failure> {
        let periods = || table.rows.iter().map(|row| row.period.to_lowercase());
        if periods().any(|period| period.contains('/') && !period.contains("/p")) {
            writeln!(streams.err, "Dates such as 9/30/2026 are read month first.")?;
        }
        if periods().any(|period| period.contains("fy")) {
            writeln!(streams.err, "Fiscal years are taken to begin in July.")?;
        }
        for line in self.lines {
            writeln!(streams.err, "{line}")?;
        }
        if self.more > 0 {
            writeln!(streams.err, "and {} more rows", self.more)?;
        }
        Ok(())
    }
}
