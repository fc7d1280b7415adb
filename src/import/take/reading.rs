//! A mapping held against a sheet: which column gives what.

use super::periods::either;
use crate::domain::period::{Period, WeekSide};
use crate::import::finding::FindingKind;
use crate::import::grid::Sheet;
use crate::import::understand::{
    DateOrder, DecimalMark, Layout, Mapping, Role, Table, What, are_spans, dated_heading,
    depends_on_order, is_either, names_departments, spelled_out,
};
use crate::import::{ImportError, folded};
use std::collections::HashSet;

/// How many rows are read to find the headings.
const HEAD: usize = 200;

/// Where a row's period stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Time {
    /// In one cell.
    Cell(usize),
    /// In two: a year, and a month or a quarter of it.
    Parts {
        /// The column of the year.
        year: usize,
        /// It is the fiscal year, or the month or quarter is one of it.
        fiscal: bool,
        /// The column of the month or quarter.
        part: usize,
        /// It is a month.
        month: bool,
        /// Months are numbered from the first of the fiscal year, as their heading says.
        from_first: bool,
    },
    /// In the headings of its values.
    Headings,
}

/// A column of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct ValueColumn {
    /// Its number.
    pub column: usize,
    /// Actuals or targets.
    pub what: What,
    /// Figures from the beginning of the year.
    pub to_date: bool,
    /// The period its heading names.
    pub period: Option<Period>,
    /// What is asked of a date in its heading that may be either of two.
    pub asks: Option<String>,
    /// The measure its heading names.
    pub measure: Option<String>,
}

impl ValueColumn {
    /// The period its heading names.
    pub(super) fn headed(&self) -> Result<Period, (FindingKind, String)> {
        if let Some(question) = &self.asks {
            return Err((FindingKind::AmbiguousDate, question.clone()));
        }
        self.period.ok_or_else(|| {
            let words =
                "the heading of this column names no period; write one like FY26 or 2026-09";
            (FindingKind::UnreadablePeriod, words.to_owned())
        })
    }
}

/// What is taken from where.
#[derive(Debug, Clone)]
pub(in crate::import) struct Reading {
    /// The table.
    pub table: Table,
    /// How it is laid out.
    pub layout: Layout,
    /// The columns that name the measure: number, name, further parts.
    pub id: Option<usize>,
    /// Its name.
    pub name: Option<usize>,
    /// Further parts of it.
    pub parts: Vec<usize>,
    /// The measure of a file that names none.
    pub measure: String,
    /// Where the period stands.
    pub time: Time,
    /// Which day of their week dates in that cell are, where the heading says it.
    pub week: Option<WeekSide>,
    /// Dates in that cell stand for weeks, and nothing says which day of theirs they are.
    pub weekly: bool,
    /// A year in that cell is a fiscal one, as the heading says.
    pub fiscal: bool,
    /// "2009-10" is a year there, as those beside it show.
    pub spans: bool,
    /// The columns of figures.
    pub values: Vec<ValueColumn>,
    /// Numerator and denominator.
    pub ratio: Option<(usize, usize)>,
    /// What figures are broken down by.
    pub groups: Vec<usize>,
    /// What measures are like.
    pub about: Vec<(Role, usize)>,
    /// The order of dates.
    pub dates: DateOrder,
    /// The mark before decimals.
    pub decimals: DecimalMark,
    /// First month of the fiscal year.
    pub first_month: u32,
}

impl Reading {
    /// Whether the order of dates tells what some heading means.
    pub(super) fn has_dated_headings(&self) -> bool {
        let mut values = self.values.iter();
        self.time == Time::Headings
            && values.any(|value| depends_on_order(self.table.heading_of(value.column)))
    }

    /// Holds a mapping against a sheet.
    ///
    /// # Errors
    /// When the sheet lacks a column the mapping names, or nothing in it gives figures.
    pub(in crate::import) fn of(
        sheet: &Sheet,
        source: &str,
        mapping: &Mapping,
        first_month: u32,
    ) -> Result<Self, ImportError> {
        let rows = sheet.head(HEAD)?;
        let table = Table::at(sheet, &rows, mapping.heading_row, mapping.heading_rows);
        let used = used(&table, source, mapping, first_month)?;
        let first = |role: Role| {
            used.iter()
                .find(|(is, _)| *is == role)
                .map(|(_, number)| *number)
        };
        let every = |role: Role| {
            let found = used.iter().filter(move |(is, _)| *is == role);
            found.map(|(_, number)| *number).collect::<Vec<_>>()
        };
        let time = time(&table, mapping.layout, &first);
        let values = values(&table, mapping.layout, &used, (first_month, mapping.dates));
        // Events have rules in place of columns of figures.
        let gives = !values.is_empty() || mapping.layout == Layout::Events;
        let of_events = (mapping.layout == Layout::Events).then_some(Time::Headings);
        let Some(time) = time.or(of_events).filter(|_| gives) else {
            return Err(ImportError::NoFigures(source.to_owned()));
        };
        Ok(Self {
            layout: mapping.layout,
            id: first(Role::MeasureId),
            name: first(Role::Measure),
            parts: every(Role::MeasurePart),
            measure: mapping.measure.clone(),
            week: match time {
                Time::Cell(column) => WeekSide::of_heading(table.heading_of(column)),
                Time::Parts { .. } | Time::Headings => None,
            },
            weekly: match time {
                Time::Cell(column) => says_week(table.heading_of(column)),
                Time::Parts { .. } | Time::Headings => false,
            },
            fiscal: match time {
                Time::Cell(column) => says_fiscal(table.heading_of(column)),
                Time::Parts { .. } | Time::Headings => false,
            },
            spans: match time {
                Time::Cell(column) => {
                    let below = rows.iter().filter(|row| row.number() > table.above);
                    let cells: Vec<String> = below.map(|row| row.cell(column).text()).collect();
                    are_spans(cells.iter().map(String::as_str))
                }
                Time::Parts { .. } | Time::Headings => false,
            },
            time,
            values,
            ratio: first(Role::Numerator).zip(first(Role::Denominator)),
            groups: every(Role::Group),
            about: about(&table, &used),
            dates: mapping.dates,
            decimals: mapping.decimals,
            first_month,
            table,
        })
    }

    /// The heading of the figures, where they stand in one column that says no period and no measure.
    pub(in crate::import) fn only_heading(&self) -> &str {
        let mut values = self.values.iter().filter(|one| one.what == What::Actual);
        match (self.layout, values.next(), values.next()) {
            (Layout::Long, Some(one), None) => self.table.heading_of(one.column),
            _ => "",
        }
    }

    /// Where a fault about the measure is shown.
    pub(in crate::import) fn measure_column(&self) -> Option<usize> {
        self.name.or(self.id)
    }

    /// Where a fault about the department is shown.
    pub(in crate::import) fn department_column(&self) -> Option<usize> {
        let mut about = self.about.iter();
        about
            .find(|(role, _)| *role == Role::Department)
            .map(|(_, column)| *column)
    }

    /// What groups break figures down by: the headings, unless they say no more than "group".
    pub(in crate::import) fn dimension(&self) -> Option<String> {
        let headings = self
            .groups
            .iter()
            .map(|column| self.table.heading_of(*column));
        let named: Vec<&str> = headings
            .filter(|heading| !heading.is_empty() && !heading.eq_ignore_ascii_case("group"))
            .collect();
        (!named.is_empty()).then(|| named.join(", "))
    }
}

/// The columns a mapping names and those of new periods, each with its role.
fn used(
    table: &Table,
    source: &str,
    mapping: &Mapping,
    first_month: u32,
) -> Result<Vec<(Role, usize)>, ImportError> {
    let by_heading = table.by_heading();
    let mut used: Vec<(Role, usize)> = Vec::new();
    for column in &mapping.columns {
        match by_heading.column(&column.heading) {
            Some(number) => used.push((column.role, number)),
            // A period that is no longer in the file is no fault.
            None if column.role == Role::Ignored
                || mapping.layout == Layout::WidePeriods
                    && matches!(column.role, Role::Value | Role::Target)
                || dated_heading(&column.heading, first_month, mapping.dates).is_some() => {}
            None => {
                return Err(ImportError::MappingMisfit {
                    file: source.to_owned(),
                    column: column.heading.clone(),
                });
            }
        }
    }
    let known: HashSet<String> = mapping
        .columns
        .iter()
        .map(|column| folded(&column.heading))
        .collect();
    if mapping.layout == Layout::WidePeriods {
        for column in &table.columns {
            let new = !known.contains(&folded(&column.heading));
            let said = dated_heading(&column.heading, first_month, mapping.dates);
            let names_period = said.is_some_and(|said| said.period.is_some());
            if new && names_period {
                used.push((Role::Value, column.number));
            }
        }
    }
    Ok(used)
}

/// What the columns say of measures. One that tells measures apart by their department names that as well.
fn about(table: &Table, used: &[(Role, usize)]) -> Vec<(Role, usize)> {
    let mut about: Vec<(Role, usize)> = used
        .iter()
        .copied()
        .filter(|(role, _)| role.is_about_measures())
        .collect();
    if !about.iter().any(|(role, _)| *role == Role::Department) {
        let mut parts = used.iter().filter(|(role, _)| *role == Role::MeasurePart);
        let owner = parts.find(|(_, number)| names_departments(table.heading_of(*number)));
        about.extend(owner.map(|(_, number)| (Role::Department, *number)));
    }
    about
}

/// Whether a heading speaks of weeks: "Week".
fn says_week(heading: &str) -> bool {
    let small = heading.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "week" | "wk"))
}

/// Whether a text speaks of the fiscal year: "Fiscal quarter", "FY", "FY26".
pub(super) fn says_fiscal(text: &str) -> bool {
    let small = text.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphabetic());
    words.any(|word| matches!(word, "fiscal" | "fy"))
}

fn time(table: &Table, layout: Layout, first: &impl Fn(Role) -> Option<usize>) -> Option<Time> {
    if layout == Layout::WidePeriods {
        return Some(Time::Headings);
    }
    if let Some(column) = first(Role::Period) {
        return Some(Time::Cell(column));
    }
    let (year, fiscal) = match (first(Role::Year), first(Role::FiscalYear)) {
        (Some(year), _) => (year, false),
        (None, Some(year)) => (year, true),
        (None, None) => return None,
    };
    let (part, month) = match (first(Role::Month), first(Role::Quarter)) {
        (Some(month), _) => (month, true),
        (None, Some(quarter)) => (quarter, false),
        (None, None) => return Some(Time::Cell(year)),
    };
    let part_is_fiscal = says_fiscal(table.heading_of(part));
    Some(Time::Parts {
        year,
        fiscal: fiscal || part_is_fiscal,
        part,
        month,
        from_first: month && part_is_fiscal,
    })
}

fn values(
    table: &Table,
    layout: Layout,
    used: &[(Role, usize)],
    (first_month, dates): (u32, DateOrder),
) -> Vec<ValueColumn> {
    let spans = layout == Layout::WidePeriods
        && are_spans(table.columns.iter().map(|column| column.heading.as_str()));
    let mut values: Vec<ValueColumn> = used
        .iter()
        .filter(|(role, _)| matches!(role, Role::Value | Role::Target))
        .map(|(role, number)| {
            let text = table.heading_of(*number);
            let spelled = spelled_out(text).filter(|_| spans);
            let said = dated_heading(spelled.as_deref().unwrap_or(text), first_month, dates);
            let asks = layout == Layout::WidePeriods && dates == DateOrder::Ask && is_either(text);
            let names_measure = layout == Layout::WideMeasures;
            ValueColumn {
                column: *number,
                what: match (role, said.and_then(|said| said.what)) {
                    (Role::Target, _) | (_, Some(What::Target)) => What::Target,
                    (_, _) => What::Actual,
                },
                to_date: said.is_some_and(|said| said.to_date),
                period: said.and_then(|said| said.period),
                asks: asks.then(|| either(text, first_month)),
                measure: names_measure.then(|| {
                    if text.is_empty() {
                        format!("Column {number}")
                    } else {
                        text.to_owned()
                    }
                }),
            }
        })
        .collect();
    values.sort_by_key(|value| value.column);
    values
}
