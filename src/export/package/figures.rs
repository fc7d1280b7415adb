//! Figures as a person reads them: which measure, which group, which period.

use super::ExportError;
use crate::domain::period::{Frequency, Period};
use crate::program::{Program, Table, TableValue};
use chrono::{NaiveDate, TimeDelta};
use std::collections::BTreeMap;

/// What each series is, by its number.
#[derive(Debug, Default)]
pub(super) struct SeriesNames(BTreeMap<i64, SeriesName>);

#[derive(Debug, Default)]
struct SeriesName {
    measure: String,
    dimension: String,
    group: String,
    frequency: Option<Frequency>,
}

impl SeriesNames {
    pub(super) fn read(program: &Program, tables: &[Table]) -> Result<Self, ExportError> {
        let mut keys: BTreeMap<String, String> = BTreeMap::new();
        let mut names = BTreeMap::new();
        for table in tables.iter().filter(|table| table.name == "measure") {
            program.each_row(table, |values| {
                keys.insert(text(table, values, "id"), text(table, values, "key"));
                Ok::<(), ExportError>(())
            })?;
        }
        for table in tables.iter().filter(|table| table.name == "series") {
            program.each_row(table, |values| {
                let measure = text(table, values, "measure");
                let name = SeriesName {
                    measure: keys.get(&measure).cloned().unwrap_or_default(),
                    dimension: text(table, values, "dimension"),
                    group: text(table, values, "group"),
                    frequency: Frequency::from_word(&text(table, values, "frequency")),
                };
                names.insert(number(table, values, "number"), name);
                Ok::<(), ExportError>(())
            })?;
        }
        Ok(Self(names))
    }

    fn of(&self, table: &Table, values: &[TableValue]) -> Option<&SeriesName> {
        self.0.get(&number(table, values, "series"))
    }

    /// What stands before a figure's own columns.
    pub(super) fn readable(&self, table: &Table, values: &[TableValue]) -> Vec<String> {
        let name = self.of(table, values);
        name.map_or_else(
            || vec![String::new(); 3],
            |name| {
                vec![
                    name.measure.clone(),
                    name.dimension.clone(),
                    name.group.clone(),
                ]
            },
        )
    }

    /// A period that is kept as the days from 1970 to its first day.
    pub(super) fn period(&self, table: &Table, values: &[TableValue], day: i64) -> String {
        let days = TimeDelta::try_days(day).unwrap_or_default();
        let start = NaiveDate::default()
            .checked_add_signed(days)
            .unwrap_or_default();
        let frequency = self.of(table, values).and_then(|name| name.frequency);
        let period = frequency.and_then(|frequency| Period::starting(frequency, start));
        period.map_or_else(|| start.to_string(), Period::iso)
    }
}

fn value<'a>(table: &Table, values: &'a [TableValue], name: &str) -> Option<&'a TableValue> {
    let at = table
        .columns
        .iter()
        .position(|column| column.name == name)?;
    values.get(at)
}

fn text(table: &Table, values: &[TableValue], name: &str) -> String {
    match value(table, values, name) {
        Some(TableValue::Text(text)) => text.clone(),
        Some(
            TableValue::Null | TableValue::Integer(_) | TableValue::Real(_) | TableValue::Bytes(_),
        )
        | None => String::new(),
    }
}

fn number(table: &Table, values: &[TableValue], name: &str) -> i64 {
    match value(table, values, name) {
        Some(TableValue::Integer(number)) => *number,
        Some(
            TableValue::Null | TableValue::Real(_) | TableValue::Text(_) | TableValue::Bytes(_),
        )
        | None => 0,
    }
}
