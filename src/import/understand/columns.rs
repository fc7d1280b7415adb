//! What each column is, from its heading and from all its cells.

use super::heading::{Heading, What, dated_heading};
use super::mapping::{DateOrder, Layout, Role, is_time};
use super::names::{says_how_often, usual_role};
use super::profile::Profile;
use super::table::{Column, Table};
use crate::domain::measure::MeasureKind;
use crate::domain::period::Frequency;
use crate::import::grid::Rows;
use crate::import::says_how_combined;

/// A column with what is known of it.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub number: usize,
    pub heading: String,
    /// What the heading says of the figures below it.
    pub said: Option<Heading>,
    pub profile: Profile,
    /// What it is, once that is settled.
    pub role: Role,
    /// Why.
    pub because: String,
}

impl Seen {
    /// Names a period.
    pub(super) fn names_period(&self) -> bool {
        self.said.is_some_and(|said| said.period.is_some())
    }

    /// Names an actual or a target, and holds no words.
    pub(super) fn names_figures(&self) -> bool {
        let named = self
            .said
            .is_some_and(|said| said.what.is_some() || said.to_date);
        let heading = crate::import::folded(&self.heading);
        let certain = matches!(heading.as_str(), "value" | "values" | "actual" | "target");
        named && (certain || !self.profile.is_words())
    }

    /// Gives it a role.
    pub(super) fn set(&mut self, role: Role, because: impl Into<String>) {
        self.role = role;
        self.because = because.into();
    }

    /// Its heading is one of periods: beside a column that says them it does so once more.
    pub(super) fn says_when(&self) -> bool {
        usual_role(&self.heading).is_some_and(is_time)
    }

    fn is_free(&self) -> bool {
        self.role == Role::Ignored
    }

    /// Words or numbers by which figures may be broken down.
    pub(super) fn may_group(&self) -> bool {
        let profile = &self.profile;
        let named_so = usual_role(&self.heading) == Some(Role::Group);
        let words = !profile.is_numeric() && !profile.is_period();
        self.is_free() && profile.said() > 0 && (words || named_so)
    }
}

/// Looks at every column of a table.
pub(super) fn look(table: &Table, rows: &Rows, fiscal_first_month: u32) -> Vec<Seen> {
    let mut seen: Vec<Seen> = table
        .columns
        .iter()
        .map(|column| blank(column, fiscal_first_month))
        .collect();
    for row in rows.iter().filter(|row| row.number() > table.above) {
        for (number, cell) in row.cells() {
            if let Some(column) = number.checked_sub(1).and_then(|at| seen.get_mut(at)) {
                column.profile.add(cell, fiscal_first_month);
            }
        }
    }
    seen
}

fn blank(column: &Column, fiscal_first_month: u32) -> Seen {
    Seen {
        number: column.number,
        heading: column.heading.clone(),
        said: dated_heading(&column.heading, fiscal_first_month, DateOrder::Ask),
        profile: Profile::default(),
        role: Role::Ignored,
        because: String::new(),
    }
}

/// Gives the columns that their headings name their roles, where their cells agree.
pub(super) fn by_heading(seen: &mut [Seen]) {
    let mut taken = Vec::new();
    for column in seen.iter_mut() {
        if says_how_often(&column.heading) && says_frequencies(&column.profile) {
            column.set(Role::Frequency, "its cells say how often");
            continue;
        }
        if column.names_period() || column.names_figures() {
            continue;
        }
        let Some(usual) = usual_role(&column.heading) else {
            continue;
        };
        let certain = crate::import::folded(&column.heading) == "period";
        let role = fitting(usual, &column.profile, certain);
        let single = !matches!(
            role,
            Role::Note | Role::MeasurePart | Role::Group | Role::Ignored | Role::Period
        );
        if single && taken.contains(&role) {
            continue;
        }
        taken.push(role);
        column.set(role, "its heading says so");
    }
}

/// The role that fits the cells of a column whose heading names one.
fn fitting(usual: Role, profile: &Profile, certain: bool) -> Role {
    let said = profile.said();
    let most = |count: usize| said > 0 && count * 5 >= said * 4;
    match usual {
        Role::Month | Role::Quarter if profile.is_period() && !most(profile.to_twelve) => {
            Role::Period
        }
        Role::Month if most(profile.to_twelve + profile.months) => Role::Month,
        Role::Quarter => Role::Quarter,
        Role::Period if certain || profile.is_period() || said == 0 || !profile.is_numeric() => {
            Role::Period
        }
        Role::Year | Role::FiscalYear if profile.is_period() => usual,
        Role::Kind if says_kinds(profile) => Role::Kind,
        Role::Aggregation if says_aggregations(profile) => usual,
        Role::Decimals if most(profile.numbers) => usual,
        // "type" of anything else is a breakdown at best.
        Role::Month
        | Role::Period
        | Role::Year
        | Role::FiscalYear
        | Role::Kind
        | Role::Aggregation
        | Role::Decimals => Role::Ignored,
        Role::MeasureId if said == 0 => Role::Ignored,
        Role::Measure
        | Role::MeasureId
        | Role::MeasurePart
        | Role::Value
        | Role::Target
        | Role::Numerator
        | Role::Denominator
        | Role::Group
        | Role::Note
        | Role::Definition
        | Role::Direction
        | Role::Unit
        | Role::Department
        | Role::Source
        | Role::Formula
        | Role::Frequency
        | Role::Ignored => usual,
    }
}

fn says_frequencies(profile: &Profile) -> bool {
    let known = |text: &String| {
        Frequency::from_word(text).is_some()
            || matches!(text.as_str(), "d" | "w" | "m" | "q" | "y" | "a")
    };
    !profile.distinct.is_empty() && profile.distinct.iter().all(known)
}

/// Whether half of the different cells say how periods combine.
fn says_aggregations(profile: &Profile) -> bool {
    let known = |text: &&String| says_how_combined(text).is_some();
    let count = profile.distinct.iter().filter(known).count();
    count > 0 && count * 3 >= profile.distinct.len()
}

fn says_kinds(profile: &Profile) -> bool {
    let known = |text: &&String| {
        MeasureKind::ALL
            .iter()
            .any(|kind| text.starts_with(kind.word()))
            || text.starts_with("effectiveness")
    };
    let count = profile.distinct.iter().filter(known).count();
    count > 0 && count * 2 >= profile.distinct.len()
}

/// The layout the columns speak for, and why.
pub(super) fn layout(seen: &[Seen]) -> (Layout, String) {
    let periods = seen.iter().filter(|column| column.names_period()).count();
    let has = |role: Role| seen.iter().any(|column| column.role == role);
    let has_period = has(Role::Period)
        || has(Role::Month)
        || has(Role::Quarter)
        || seen.iter().any(|c| c.profile.is_period() && c.is_free());
    let named = seen.iter().any(Seen::names_figures);
    if periods >= 2 || periods == 1 && !has_period {
        let words = format!("{periods} columns are headed by a period");
        return (Layout::WidePeriods, words);
    }
    let dates = seen.iter().filter(|column| is_date(column)).count();
    let with_time = seen
        .iter()
        .any(|column| column.profile.times * 2 > column.profile.said().max(1));
    let measures = measure_column(seen).is_some();
    if !named && !measures && (dates >= 2 || with_time) {
        let words = format!("{dates} columns hold dates and none is headed as a figure");
        return (Layout::Events, words);
    }
    let beside = beside_targets(seen).len();
    if !measures && beside >= 2 {
        let words = format!("{beside} columns of numbers stand beside a target");
        return (Layout::WideMeasures, words);
    }
    if measures || named && !has_several_figures(seen) {
        return (
            Layout::Long,
            "a column names the measure or the figure".to_owned(),
        );
    }
    (
        Layout::WideMeasures,
        "a column holds periods and the others numbers".to_owned(),
    )
}

/// Columns of numbers whose headings name no figure, where those that do name targets only: what was meant to come
/// true is given beside what did.
pub(super) fn beside_targets(seen: &[Seen]) -> Vec<usize> {
    let named = |column: &&Seen| column.names_figures() || column.names_period();
    let is_target = |column: &Seen| column.said.and_then(|said| said.what) == Some(What::Target);
    let mut targets = seen.iter().filter(named).peekable();
    if targets.peek().is_none() || !targets.all(is_target) {
        return Vec::new();
    }
    let numbers = seen.iter().filter(|column| {
        column.is_free()
            && !named(column)
            && !column.heading.is_empty()
            && column.profile.is_numeric()
            && !column.profile.is_period()
            && !column.says_when()
    });
    numbers.map(|column| column.number).collect()
}

fn has_several_figures(seen: &[Seen]) -> bool {
    seen.iter().filter(|column| column.names_figures()).count() > 2
}

/// A column of days.
pub(super) fn is_date(column: &Seen) -> bool {
    let profile = &column.profile;
    profile.is_period() && profile.days * 5 >= profile.said() * 4
}

/// The column that names the measure.
pub(super) fn measure_column(seen: &[Seen]) -> Option<usize> {
    let named = seen.iter().position(|column| column.role == Role::Measure);
    named
        .or_else(|| {
            seen.iter().position(|column| {
                let heading = crate::import::folded(&column.heading);
                let says = matches!(
                    heading.as_str(),
                    "name" | "title" | "item" | "line" | "category"
                );
                says && column.is_free() && column.profile.is_words()
            })
        })
        .or_else(|| headless_measure(seen))
}

/// In a table without any heading the only column of words, beside one of periods and one of numbers.
fn headless_measure(seen: &[Seen]) -> Option<usize> {
    if seen.iter().any(|column| !column.heading.is_empty()) {
        return None;
    }
    let count = |is: &dyn Fn(&Profile) -> bool| {
        let found = seen.iter().filter(|column| is(&column.profile));
        found.count()
    };
    let periods = count(&|profile| profile.is_period());
    let numbers = count(&|profile| profile.is_numeric() && !profile.is_period());
    let words = count(&|profile| profile.is_words());
    if (periods, numbers, words) != (1, 1, 1) {
        return None;
    }
    seen.iter().position(|column| column.profile.is_words())
}
