//! What a department is asked for: its measures, and the periods of each that have no figure yet.

use super::Found;
use crate::domain::city::City;
use crate::domain::department::Department;
use crate::domain::ids::DepartmentId;
use crate::domain::measure::Measure;
use crate::domain::observation::Series;
use crate::domain::period::{Frequency, Period};
use crate::domain::target::{Target, TargetKind, in_force};
use crate::program::{Program, ProgramError};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// How many periods are asked for where a series has no figure at all.
const fn of_new(frequency: Frequency) -> i32 {
    match frequency {
        Frequency::Day => 14,
        Frequency::Week | Frequency::Month => 12,
        Frequency::Quarter => 8,
        Frequency::Year => 3,
    }
}

/// The most periods of one series that are asked for, the latest ones.
const MOST_PERIODS: usize = 60;

/// Measures of a department with what is missing of them.
#[derive(Debug, Clone, PartialEq)]
pub struct DepartmentTemplate {
    /// The city.
    pub city: City,
    /// The department.
    pub department: Department,
    /// The day it is made.
    pub made_on: NaiveDate,
    /// Its measures that are still reported, by name.
    pub measures: Vec<TemplateMeasure>,
}

/// A measure that a department is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateMeasure {
    /// The measure.
    pub measure: Measure,
    /// Full name of who answers for its figures; may be empty.
    pub owner: String,
    /// The target in force on that day.
    pub target: Option<f64>,
    /// Its series: the whole, and each group it is broken down by.
    pub series: Vec<TemplateSeries>,
}

/// A series and what is missing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateSeries {
    /// What it is broken down by; empty for the whole.
    pub dimension: String,
    /// The group; empty for the whole.
    pub group: String,
    /// Periods without a figure, the earliest first: those that are over, and the one after them.
    pub periods: Vec<Period>,
}

impl DepartmentTemplate {
    /// "5 figures of 3 measures are asked for", for a person who made it.
    pub fn words(&self) -> String {
        let series = self.measures.iter().flat_map(|measure| &measure.series);
        let figures: usize = series.map(|series| series.periods.len()).sum();
        let measures = self.measures.len();
        let counted = |count: usize, one: &str| {
            let ending = if count == 1 { "" } else { "s" };
            format!("{count} {one}{ending}")
        };
        let figures = counted(figures, "figure");
        format!("asks for {figures} of {}.", counted(measures, "measure"))
    }
}

/// The department that a short name, a name or a key means, in any case.
///
/// # Errors
/// [`ProgramError::Refused`] with the short names there are, when it means none.
pub fn find_department(program: &Program, wanted: &str) -> Found<Department> {
    let departments = program.read().all::<Department>()?;
    let same = |text: &str| text.trim().to_lowercase() == wanted.trim().to_lowercase();
    let found = departments.iter().find(|department| {
        same(&department.short_name) || same(&department.name) || same(&department.id.to_string())
    });
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = departments
            .iter()
            .filter(|department| !department.retired)
            .map(|department| department.short_name.as_str())
            .collect();
        ProgramError::Refused(format!(
            "There is no department \u{201c}{wanted}\u{201d}; there are {}.",
            names.join(", ")
        ))
    })
}

/// Reads what a department is asked for today.
///
/// # Errors
/// When the file can't be read or the department is gone.
pub fn department_template(
    program: &Program,
    department: DepartmentId,
) -> Found<DepartmentTemplate> {
    let read = program.read();
    let directory = super::directory(program)?;
    let today = program.today();
    let mut measures: Vec<Measure> = read.of("department", department)?;
    measures.retain(|measure| !measure.retired);
    measures.sort_by_key(|measure| (measure.name.to_lowercase(), measure.id));
    let mut asked = Vec::new();
    for measure in measures {
        let targets: Vec<Target> = read.of("measure", measure.id)?;
        asked.push(TemplateMeasure {
            owner: directory.person_name(measure.data_owner).to_owned(),
            target: in_force(
                &measure,
                &targets,
                TargetKind::Target,
                (measure.frequency, today),
            )
            .map(|target| target.value),
            series: series_of(program, &measure, &directory.city, today)?,
            measure,
        });
    }
    Ok(DepartmentTemplate {
        department: read.get(department)?,
        city: directory.city,
        made_on: today,
        measures: asked,
    })
}

/// The whole and the groups of a measure as they are reported; of a measure without any figure the whole.
fn series_of(
    program: &Program,
    measure: &Measure,
    city: &City,
    today: NaiveDate,
) -> Found<Vec<TemplateSeries>> {
    let read = program.read();
    let mut known: Vec<Series> = read.of("measure", measure.id)?;
    known.retain(|series| series.frequency == measure.frequency);
    known.sort_by(|a, b| (&a.dimension, &a.group).cmp(&(&b.dimension, &b.group)));
    let mut asked = Vec::new();
    for series in known {
        let figures = read.figures(&series)?;
        let standing = figures.iter().filter(|figure| figure.value.is_some());
        let have: BTreeSet<Period> = standing.map(|figure| figure.period).collect();
        asked.push(TemplateSeries {
            dimension: series.dimension,
            group: series.group,
            periods: missing(&have, measure, city, today),
        });
    }
    if asked.is_empty() {
        asked.push(TemplateSeries {
            dimension: String::new(),
            group: String::new(),
            periods: missing(&BTreeSet::new(), measure, city, today),
        });
    }
    Ok(asked)
}

/// The periods without a figure from the first one that has one, or the latest ones, until the one that is not
/// over yet.
fn missing(
    have: &BTreeSet<Period>,
    measure: &Measure,
    city: &City,
    today: NaiveDate,
) -> Vec<Period> {
    let current = have.last().map_or_else(
        || current(measure.frequency, city.fiscal_first_month, today),
        |last| in_step(*last, today),
    );
    let first = have.first().copied();
    let first = first.unwrap_or_else(|| current.plus(1 - of_new(measure.frequency)));
    let span = first.periods_until(current).max(0);
    let mut missing: Vec<Period> = (0..=span)
        .map(|steps| current.plus(-steps))
        .filter(|period| !have.contains(period))
        .take(MOST_PERIODS)
        .collect();
    missing.reverse();
    missing
}

/// The period that today lies in, of those that follow or precede this one.
fn in_step(known: Period, today: NaiveDate) -> Period {
    let near = Period::containing(Frequency::Day, today).start();
    let about = Period::containing(known.frequency(), near);
    let mut found = known.plus(known.periods_until(about));
    while found.start() > today && found != found.previous() {
        found = found.previous();
    }
    while found.end() < today && found != found.next() {
        found = found.next();
    }
    found
}

/// The period that today lies in: of the calendar, or of the city's fiscal year.
fn current(frequency: Frequency, fiscal_first_month: u32, today: NaiveDate) -> Period {
    let calendar = Period::containing(frequency, today);
    let fiscal = match frequency {
        Frequency::Day | Frequency::Week | Frequency::Month => None,
        Frequency::Quarter => Period::fiscal_quarter(today.year(), 1, fiscal_first_month),
        Frequency::Year => Period::fiscal_year(today.year(), fiscal_first_month),
    };
    fiscal.map_or(calendar, |fiscal| in_step(fiscal, today))
}
