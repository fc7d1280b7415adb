//! A guess at what a sheet holds: a mapping, with what speaks for each part of it.

mod formats;
mod layouts;

use super::about::about;
use super::columns::{self, Seen};
use super::identity::{settle_measures, told_apart};
use super::mapping::{ColumnUse, Layout, Mapping, Role};
use super::table::Table;
use crate::domain::number::in_full;
use crate::import::ImportError;
use crate::import::grid::{Rows, Sheet, Watch};
use serde::Serialize;

/// How many rows are looked at to tell what columns are. Orders of dates and decimals are told from all.
const SAMPLE: usize = 20_000;

/// One thing that was guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guess {
    /// What it is about: "layout", "heading", "measures", "dates", "decimals" or a column's heading.
    pub about: String,
    /// What is guessed.
    pub says: String,
    /// What speaks for it.
    pub because: String,
}

/// A file looked at, and understood as far as it tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Probe {
    /// What the sheet is taken for.
    pub mapping: Mapping,
    /// What speaks for it.
    pub guesses: Vec<Guess>,
    /// What is made of events is a guess that a person has to agree to.
    pub asks_for_rules: bool,
    /// The table.
    pub table: Table,
}

/// What a person says before anything is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hints {
    /// These layouts only; all of them when it is empty.
    pub layout: Option<LayoutHint>,
    /// First month of the city's fiscal year, 1 to 12; 0 counts as 1.
    pub fiscal_first_month: u32,
    /// The first row of the heading and how many rows it has; nobody said without it.
    pub heading: Option<(u64, u64)>,
}

/// A layout as a person names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayoutHint {
    /// This one.
    Is(Layout),
    /// Either wide one.
    Wide,
}

/// Looks at a sheet.
///
/// # Errors
/// When it can't be read to its end, or `watch` stops it.
pub fn probe(sheet: &Sheet, hints: Hints, watch: Watch<'_>) -> Result<Probe, ImportError> {
    let first_month = hints.fiscal_first_month.clamp(1, 12);
    let mut rows = sheet.head(SAMPLE)?;
    rows.fill_down(sheet);
    let table = match hints.heading {
        Some((row, count)) => Table {
            because: "it was said".to_owned(),
            ..Table::at(sheet, &rows, row, count)
        },
        None => Table::find(sheet, &rows, first_month),
    };
    let mut seen = columns::look(&table, &rows, first_month);
    columns::by_heading(&mut seen);
    let (layout, because) = hinted(hints.layout, &seen);
    let mut guesser = Guesser {
        rows: &rows,
        table: &table,
        seen,
        guesses: Vec::new(),
        mapping: Mapping {
            layout,
            sheet: sheet.name.clone(),
            heading_row: table.heading_row,
            heading_rows: table.heading_rows,
            ..Mapping::default()
        },
    };
    guesser.say("layout", layout.label(), because);
    guesser.say("heading", heading_words(&table), table.because.clone());
    match layout {
        Layout::Long => guesser.long(sheet),
        Layout::WidePeriods => guesser.wide_periods(),
        Layout::WideMeasures => guesser.wide_measures(),
        Layout::Events => guesser.events(sheet),
    }
    guesser.number_formats(sheet, watch)?;
    Ok(guesser.finished())
}

fn heading_words(table: &Table) -> String {
    match (table.heading_row, table.heading_rows) {
        (0, _) => "no heading".to_owned(),
        (row, 1) => format!("row {row}"),
        (row, count) => format!("rows {row} to {}", row + count - 1),
    }
}

fn hinted(hint: Option<LayoutHint>, seen: &[Seen]) -> (Layout, String) {
    let told = |layout| (layout, "it was said".to_owned());
    match hint {
        Some(LayoutHint::Is(layout)) => told(layout),
        Some(LayoutHint::Wide) => {
            let (guessed, because) = columns::layout(seen);
            match guessed {
                Layout::WidePeriods | Layout::WideMeasures => (guessed, because),
                Layout::Long | Layout::Events if seen.iter().any(Seen::names_period) => {
                    told(Layout::WidePeriods)
                }
                Layout::Long | Layout::Events => told(Layout::WideMeasures),
            }
        }
        None => columns::layout(seen),
    }
}

struct Guesser<'a> {
    rows: &'a Rows,
    table: &'a Table,
    seen: Vec<Seen>,
    guesses: Vec<Guess>,
    mapping: Mapping,
}

impl Guesser<'_> {
    fn say(&mut self, about: &str, says: impl Into<String>, because: impl Into<String>) {
        self.guesses.push(Guess {
            about: about.to_owned(),
            says: says.into(),
            because: because.into(),
        });
    }

    fn numbers(&self, is: impl Fn(&Seen) -> bool) -> Vec<usize> {
        let found = self.seen.iter().filter(|column| is(column));
        found.map(|column| column.number).collect()
    }

    fn set(&mut self, numbers: &[usize], role: Role, because: &str) {
        for column in &mut self.seen {
            if numbers.contains(&column.number) {
                column.set(role, because);
            }
        }
    }

    /// Which columns say the period.
    fn periods(&mut self) {
        let parts = |column: &Seen| {
            matches!(
                column.role,
                Role::Year | Role::FiscalYear | Role::Month | Role::Quarter
            )
        };
        let only_years = |column: &Seen| column.profile.years == column.profile.said();
        let whole = self
            .seen
            .iter()
            .filter(|column| {
                let named = column.role == Role::Period;
                named
                    || column.role == Role::Ignored
                        && column.profile.is_period()
                        && !only_years(column)
            })
            .max_by_key(|column| {
                (
                    column.role == Role::Period,
                    column.profile.is_period(),
                    std::cmp::Reverse(column.number),
                )
            })
            .map(|column| column.number);
        if let Some(number) = whole {
            for column in &mut self.seen {
                if column.number == number {
                    column.set(Role::Period, "its cells are periods or dates");
                } else if parts(column) || column.role == Role::Period {
                    column.set(Role::Ignored, "another column says the period");
                }
            }
            return;
        }
        let has = |seen: &[Seen], role| seen.iter().any(|column: &Seen| column.role == role);
        let fine = has(&self.seen, Role::Month) || has(&self.seen, Role::Quarter);
        let year = if has(&self.seen, Role::Year) {
            Role::Year
        } else {
            Role::FiscalYear
        };
        let quarter_too = has(&self.seen, Role::Month);
        for column in &mut self.seen {
            let role = column.role;
            if role == Role::Quarter && quarter_too {
                column.set(Role::Ignored, "the month says it");
            } else if role == Role::FiscalYear && year == Role::Year {
                column.set(Role::Ignored, "another column says the year");
            } else if role == year && !fine {
                column.set(Role::Period, "its cells are years");
            }
        }
    }

    /// Which columns hold figures.
    fn figures(&mut self) {
        let named = self.numbers(|column| {
            column.role == Role::Ignored && (column.names_figures() || column.names_period())
        });
        if !named.is_empty() {
            // With a column that names measures one more of numbers is theirs; which of several is, a person has to say.
            let beside = columns::beside_targets(&self.seen);
            if beside.len() == 1 || self.mapping.layout == Layout::WideMeasures {
                self.set(&beside, Role::Value, "it holds numbers beside a target");
            }
            for column in &mut self.seen {
                if named.contains(&column.number) {
                    column.set(value_role(column), "its heading names what it holds");
                }
            }
            return;
        }
        // Years and months beside a date say the period once more, and are no figures.
        let numeric = self.numbers(|column| {
            column.role == Role::Ignored && column.profile.is_numeric() && !column.says_when()
        });
        self.set(&numeric, Role::Value, "it holds numbers beside a period");
    }

    fn measures(&mut self, beside: &[usize], values: &[usize]) {
        let above = self.table.above;
        let said = settle_measures(&mut self.seen, self.rows, above, beside, values);
        if let Some(because) = said {
            self.say("measures", "told by several columns", because);
        } else {
            // A service beside a name that stands alone tells nothing more.
            let parts = self.numbers(|column| column.role == Role::MeasurePart);
            let key: Vec<usize> = beside
                .iter()
                .copied()
                .chain(self.numbers(|c| matches!(c.role, Role::Measure | Role::MeasureId)))
                .collect();
            let (added, _) = told_apart(self.rows, above, &key, &parts, values);
            let rest: Vec<usize> = parts
                .into_iter()
                .filter(|number| !added.contains(number))
                .collect();
            self.set(
                &rest,
                Role::Ignored,
                "the measures are told apart without it",
            );
        }
    }

    /// By which further columns rows of one measure and period are told apart.
    fn groups(&mut self, key: &[usize], values: &[usize]) {
        let candidates = self.numbers(Seen::may_group);
        let (added, left) = told_apart(self.rows, self.table.above, key, &candidates, values);
        self.set(&added, Role::Group, "rows of one period differ by it");
        if left.conflicts > 0 {
            self.say(
                "groups",
                format!(
                    "{} figures stand in several rows",
                    in_full(left.conflicts as f64)
                ),
                "no column tells these rows apart",
            );
        }
    }

    /// What a file of one measure is about.
    fn only_measure(&self, sheet: &Sheet, values: &[usize]) -> String {
        let value = values
            .first()
            .map(|number| self.table.heading_of(*number))
            .unwrap_or_default();
        let says_nothing = super::heading::heading(value, 1).is_some() || value.is_empty();
        if says_nothing {
            about(sheet)
        } else {
            value.to_owned()
        }
    }

    fn finished(mut self) -> Probe {
        let asks_for_rules = self.mapping.layout == Layout::Events;
        let by_heading = self.table.by_heading();
        for column in &self.seen {
            let named = by_heading.column(&column.heading) == Some(column.number);
            let heading = if named && !column.heading.is_empty() {
                column.heading.clone()
            } else {
                format!("#{}", column.number)
            };
            if column.role != Role::Ignored {
                let (says, because) = (role_words(column.role), column.because.clone());
                self.guesses.push(Guess {
                    about: heading.clone(),
                    says,
                    because,
                });
            }
            self.mapping.columns.push(ColumnUse {
                heading,
                role: column.role,
            });
        }
        Probe {
            mapping: self.mapping,
            guesses: self.guesses,
            asks_for_rules,
            table: self.table.clone(),
        }
    }
}

fn role_words(role: Role) -> String {
    serde_json::to_value(role)
        .ok()
        .and_then(|word| word.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// Target where the heading says so.
fn value_role(column: &Seen) -> Role {
    match column.said.and_then(|said| said.what) {
        Some(super::heading::What::Target) => Role::Target,
        Some(super::heading::What::Actual) | None => Role::Value,
    }
}

const fn is_identity(role: Role) -> bool {
    matches!(role, Role::Measure | Role::MeasureId | Role::MeasurePart)
}
