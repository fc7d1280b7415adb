//! The plan of a table whose columns are known already, as a department template's are.

use super::draft::{Draft, ReadAs};
use super::grid::{Book, ReadOptions, Watch};
use super::plan::{Plan, PlanOptions};
use super::take::Corrections;
use super::understand::{ColumnUse, Layout, Mapping, Role};
use super::{ImportError, LongTable};
use crate::program::query::FigureKnowledge;
use std::collections::BTreeMap;

/// Compares a long table with what is known. Rows and columns of findings are the table's own.
///
/// # Errors
/// When the table is larger than what is read.
pub fn plan_table(
    table: &LongTable,
    known: &FigureKnowledge,
    options: &PlanOptions,
) -> Result<Plan, ImportError> {
    let (text, group) = as_text(table);
    let commas = ReadOptions {
        delimiter: Some(b','),
        encoding: Some(encoding_rs::UTF_8),
    };
    let mut book = Book::from_bytes(&table.source, text.as_bytes(), &commas)?;
    book.hash.clone_from(&table.hash);
    let mapping = mapping(table, group);
    let corrections = Corrections::new();
    let read_as = ReadAs {
        mapping: &mapping,
        corrections: &corrections,
        fiscal_first_month: known.fiscal_first_month,
        asks_for_rules: false,
    };
    let sheet = super::sheet_of(&book, "")?;
    let nobody = Watch::nobody();
    let draft = Draft::read(&book, sheet, read_as, nobody)?;
    let mut plan = draft.into_plan(known, options, nobody)?;
    plan.counts.columns = table.columns;
    plan.used = None;
    Ok(plan)
}

fn mapping(table: &LongTable, group: usize) -> Mapping {
    let mut columns = vec![
        (Role::Measure, table.measure_column),
        (Role::Period, table.period_column),
        (Role::Value, table.value_column),
        (Role::Group, group),
    ];
    if let Some((above, below)) = table.parts_columns {
        columns.push((Role::Numerator, above));
        columns.push((Role::Denominator, below));
    }
    Mapping {
        layout: Layout::Long,
        heading_row: 1,
        heading_rows: 1,
        columns: columns
            .into_iter()
            .map(|(role, number)| ColumnUse {
                heading: format!("#{number}"),
                role,
            })
            .collect(),
        ..Mapping::default()
    }
}

/// The table as a text whose cells stand at their own places, and the column of its groups.
fn as_text(table: &LongTable) -> (String, usize) {
    let (above, below) = table.parts_columns.unwrap_or((0, 0));
    let taken = [
        table.measure_column,
        table.period_column,
        table.value_column,
        above,
        below,
    ];
    let free = (1..=taken.len() + 1).find(|column| !taken.contains(column));
    let group = free.unwrap_or(1);
    let mut headings = BTreeMap::from([
        (table.measure_column, "measure"),
        (table.period_column, "period"),
        (table.value_column, "value"),
        (group, "group"),
    ]);
    if table.parts_columns.is_some() {
        headings.extend([(above, "numerator"), (below, "denominator")]);
    }
    let mut text = line(&headings);
    let mut next = 2;
    for row in &table.rows {
        while next < row.row {
            text.push('\n');
            next += 1;
        }
        let mut cells = BTreeMap::from([
            (table.measure_column, row.measure.as_str()),
            (table.period_column, &row.period),
            (table.value_column, &row.value),
            (group, &row.group),
        ]);
        if table.parts_columns.is_some() {
            cells.insert(above, &row.numerator);
            cells.insert(below, &row.denominator);
        }
        text.push_str(&line(&cells));
        next = row.row + 1;
    }
    (text, group)
}

fn line(cells: &BTreeMap<usize, &str>) -> String {
    let last = cells.keys().next_back().copied().unwrap_or(0);
    let cells = (1..=last).map(|column| {
        let cell = cells.get(&column).copied().unwrap_or_default();
        format!("\"{}\"", cell.replace('"', "\"\""))
    });
    cells.collect::<Vec<_>>().join(",") + "\n"
}
