//! A table whose columns are known already, as a department template's and a data package's are, and its plan.

use super::draft::{Draft, ReadAs};
use super::grid::{Book, Cell, FileKind, MomentLook, Rows, Sheet, Watch};
use super::plan::{Plan, PlanOptions};
use super::take::Corrections;
use super::understand::{ColumnUse, Fractions, Layout, Mapping, Role};
use super::{ImportError, LongRow, LongTable, MeasureCard, PackageFigures};
use crate::domain::period::{Frequency, Period};
use crate::program::query::FigureKnowledge;
use chrono::NaiveTime;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// A table of figures whose columns nobody has to guess. Its cells stand where the file has them, as the file has them.
#[derive(Debug, Clone)]
pub struct KnownTable {
    /// The file's name, without its folders.
    pub source: String,
    /// SHA-256 of the file's bytes in hex.
    pub hash: String,
    /// How many columns the file has.
    columns: usize,
    places: Places,
    sheet: Sheet,
}

/// Where the columns of a table are, from 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    pub measure: usize,
    pub period: usize,
    pub value: usize,
    pub numerator: usize,
    pub denominator: usize,
}

/// The cells of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct KnownRow<'c> {
    pub measure: Cell<'c>,
    pub period: Cell<'c>,
    pub value: Cell<'c>,
    pub group: Cell<'c>,
    pub numerator: Cell<'c>,
    pub denominator: Cell<'c>,
}

/// The rows of a table that is being put together.
pub(super) struct KnownRows {
    places: Places,
    rows: Rows,
}

impl Places {
    /// The column in which groups are put: the first where nothing else stands.
    fn group(self) -> usize {
        let taken = self.all().map(|(_, column)| column);
        let free = (1..=taken.len() + 1).find(|column| !taken.contains(column));
        free.unwrap_or(taken.len() + 1)
    }

    /// The columns but for that of groups, and what they hold.
    const fn all(self) -> [(Role, usize); 5] {
        [
            (Role::Measure, self.measure),
            (Role::Period, self.period),
            (Role::Value, self.value),
            (Role::Numerator, self.numerator),
            (Role::Denominator, self.denominator),
        ]
    }
}

impl KnownRows {
    /// No rows yet. Columns are known by their numbers, so that a figure may stand in the first row.
    pub(super) fn new(places: Places) -> Self {
        Self {
            places,
            rows: Rows::default(),
        }
    }

    /// Adds a row of that number.
    pub(super) fn add(&mut self, number: u64, row: &KnownRow<'_>) {
        let places = self.places;
        for (column, cell) in [
            (places.measure, row.measure),
            (places.period, as_year(row.period)),
            (places.value, row.value),
            (places.group(), row.group),
            (places.numerator, row.numerator),
            (places.denominator, row.denominator),
        ] {
            self.rows.put(number, column, cell);
        }
    }

    /// The table, of a file of that name and hash with so many columns.
    pub(super) fn table(self, (source, hash): (&str, &str), columns: usize) -> KnownTable {
        KnownTable {
            source: source.to_owned(),
            hash: hash.to_owned(),
            columns,
            places: self.places,
            sheet: self.rows.into_sheet(source),
        }
    }
}

/// A year that is written as one of ours, whichever it is: of another's file four digits may be anything.
fn as_year(cell: Cell<'_>) -> Cell<'_> {
    let text = cell.as_text().unwrap_or_default();
    let period = Period::from_iso(text);
    let year = period.filter(|one| one.frequency() == Frequency::Year && one.is_calendar());
    year.map_or(cell, |year| {
        Cell::Moment(year.start().and_time(NaiveTime::MIN), MomentLook::Year)
    })
}

impl KnownTable {
    fn mapping(&self) -> Mapping {
        let group = (Role::Group, self.places.group());
        let columns = self.places.all().into_iter().chain([group]);
        Mapping {
            layout: Layout::Long,
            columns: columns
                .map(|(role, number)| ColumnUse {
                    heading: format!("#{number}"),
                    role,
                })
                .collect(),
            ..Mapping::default()
        }
    }

    fn plan(
        &self,
        mapping: &Mapping,
        cards: &BTreeMap<String, MeasureCard>,
        corrections: &Corrections,
        (known, options): (&FigureKnowledge, &PlanOptions),
    ) -> Result<Plan, ImportError> {
        let book = Book {
            source: self.source.clone(),
            hash: self.hash.clone(),
            // Its columns are ours, so that no row of it can have slipped.
            kind: FileKind::Xlsx,
            text: None,
            sheets: Vec::new(),
        };
        let read_as = ReadAs {
            mapping,
            corrections,
            fiscal_first_month: known.fiscal_first_month,
            asks_for_rules: false,
        };
        let nobody = Watch::nobody();
        let draft = Draft::read(&book, &self.sheet, read_as, nobody)?.described(cards.clone());
        let mut plan = draft.into_plan(known, options, nobody)?;
        plan.counts.columns = self.columns;
        plan.used = None;
        plan.sheet = None;
        Ok(plan)
    }

    /// The same as a long table, its cells as texts.
    ///
    /// # Errors
    /// When the cells can't be gone through.
    pub(super) fn in_words(&self) -> Result<LongTable, ImportError> {
        let places = self.places;
        let mut rows = Vec::new();
        self.sheet.visit(&mut |row| {
            let text = |column: usize| row.cell(column).text();
            rows.push(LongRow {
                row: row.number(),
                measure: text(places.measure),
                period: text(places.period),
                value: text(places.value),
                group: text(places.group()),
                numerator: text(places.numerator),
                denominator: text(places.denominator),
                ..LongRow::default()
            });
            ControlFlow::Continue(())
        })?;
        Ok(LongTable {
            source: self.source.clone(),
            hash: self.hash.clone(),
            columns: self.columns,
            measure_column: places.measure,
            period_column: places.period,
            value_column: places.value,
            parts_columns: Some((places.numerator, places.denominator)),
            rows,
        })
    }
}

/// Compares a table with what is known. Rows and columns of findings are the table's own.
///
/// # Errors
/// When the table gives more figures than are taken.
pub fn plan_table(
    table: &KnownTable,
    known: &FigureKnowledge,
    options: &PlanOptions,
) -> Result<Plan, ImportError> {
    let (nothing, none) = (Mapping::default(), Corrections::new());
    plan_table_answered(table, (&nothing, &none), known, options)
}

/// The same with what a person answered, as far as `answers` says it (the order of dates, what fractions are, what
/// names mean), and with cells corrected, by the table's own rows and columns.
///
/// # Errors
/// As [`plan_table`].
pub fn plan_table_answered(
    table: &KnownTable,
    (answers, corrections): (&Mapping, &Corrections),
    known: &FigureKnowledge,
    options: &PlanOptions,
) -> Result<Plan, ImportError> {
    let mapping = Mapping {
        dates: answers.dates,
        fractions: answers.fractions,
        conflicting_rows: answers.conflicting_rows,
        fractions_of: answers.fractions_of.clone(),
        means: answers.means.clone(),
        departments: answers.departments.clone(),
        leaves_out: answers.leaves_out.clone(),
        ..table.mapping()
    };
    table.plan(&mapping, &BTreeMap::new(), corrections, (known, options))
}

/// Compares the figures of a data package with what is known. They are as they were kept elsewhere: a percentage of
/// 0.58 is 0.58%, and measures that are new are created as the package describes them.
///
/// # Errors
/// As [`plan_table`].
pub fn plan_package(
    figures: &PackageFigures,
    known: &FigureKnowledge,
    options: &PlanOptions,
) -> Result<Plan, ImportError> {
    let options = PlanOptions {
        dimension: figures
            .dimensions
            .first()
            .filter(|_| figures.dimensions.len() == 1)
            .cloned(),
        ..options.clone()
    };
    let mapping = Mapping {
        fractions: Fractions::AsWritten,
        ..figures.table.mapping()
    };
    let table = &figures.table;
    let none = Corrections::new();
    let mut plan = table.plan(&mapping, &figures.cards, &none, (known, &options))?;
    plan.staying.clone_from(&figures.staying);
    Ok(plan)
}
