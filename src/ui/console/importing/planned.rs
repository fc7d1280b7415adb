//! A plan with what the steps show of it, made off the frame: the rows around what was found, what changes, what
//! events come to.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::measure::Measure;
use crate::import::grid::{Rows, Sheet};
use crate::import::{Change, ImportError, Level, MeasureMatch, Plan, PlannedFigure};
use crate::program::query::FigureKnowledge;

/// How many changed figures are listed; the counts tell of all.
const LISTED: usize = 10_000;

/// How many figures of a rule are shown.
const OF_RULE: usize = 240;

/// A plan and what is shown of it.
#[derive(Debug)]
pub struct Planned {
    /// What would happen.
    pub plan: Plan,
    /// The rows in which something was found.
    pub rows: Rows,
    /// The first figures that change.
    pub changed: Vec<ChangedLine>,
    /// The figures that events come to, of the whole, by the key of their measure.
    pub made: BTreeMap<String, Vec<MadeLine>>,
    /// How many things were found at each level.
    pub levels: [usize; 4],
    /// Places of the findings, the gravest first.
    pub ranked: Vec<usize>,
    /// Places of the file's measures: those first that wait for a person.
    pub order: Vec<usize>,
    /// Names of measures by their keys.
    pub names: BTreeMap<String, String>,
}

/// A figure that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedLine {
    /// Row of the sheet.
    pub row: u64,
    /// Column of the sheet.
    pub column: usize,
    /// The measure's name, with the group.
    pub measure: String,
    /// The period.
    pub period: String,
    /// What it was.
    pub was: String,
    /// What it would be.
    pub now: String,
    /// Both without the unit, for where there is little room.
    pub bare: [String; 2],
    /// By how many percent.
    pub by: String,
}

/// A figure that events come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeLine {
    /// The period.
    pub period: String,
    /// The figure.
    pub value: String,
}

/// The levels, the gravest first.
pub const LEVELS: [Level; 4] = [Level::Error, Level::Question, Level::Warning, Level::Note];

impl Planned {
    /// What is shown of a plan.
    ///
    /// # Errors
    /// When the rows of the findings can't be read again.
    pub fn new(plan: Plan, sheet: &Sheet, known: &FigureKnowledge) -> Result<Self, ImportError> {
        let numbers: BTreeSet<u64> = plan.findings.listed().iter().map(|one| one.row).collect();
        let rows = sheet.rows(&numbers)?;
        let measures = known.measures.iter().chain(&plan.new_measures);
        let measures: BTreeMap<&str, &Measure> =
            measures.map(|one| (one.key.as_str(), one)).collect();
        let mut changed = Vec::new();
        let mut made: BTreeMap<String, Vec<MadeLine>> = BTreeMap::new();
        for figure in plan.figures() {
            let Some(measure) = measures.get(figure.series.measure_key.as_str()) else {
                continue;
            };
            if let Change::Changed(was) = figure.change
                && changed.len() < LISTED
            {
                changed.push(changed_line(&figure, was, measure));
            }
            if figure.series.group.is_empty() && !figure.target {
                let lines = made.entry(measure.key.clone()).or_default();
                if lines.len() < OF_RULE {
                    lines.push(MadeLine {
                        period: figure.period.label(),
                        value: measure.format.with_unit(figure.value),
                    });
                }
            }
        }
        let levels = LEVELS.map(|level| {
            let counts = plan.findings.counts().iter();
            let of_level = counts.filter(|(kind, _)| kind.level() == level);
            of_level.map(|(_, count)| count).sum()
        });
        let listed = plan.findings.listed();
        let mut ranked: Vec<usize> = (0..listed.len()).collect();
        ranked.sort_by_key(|at| listed.get(*at).map(|one| one.kind.level()));
        let mut order: Vec<usize> = (0..plan.named.len()).collect();
        order.sort_by_key(|at| plan.named.get(*at).map(|one| rank(&one.is)));
        let names = measures
            .into_iter()
            .map(|(key, measure)| (key.to_owned(), measure.name.clone()))
            .collect();
        Ok(Self {
            plan,
            rows,
            changed,
            made,
            levels,
            ranked,
            order,
            names,
        })
    }

    /// The name of a measure by its key.
    pub fn name_of<'k>(&'k self, key: &'k str) -> &'k str {
        self.names.get(key).map_or(key, String::as_str)
    }

    /// How many of the file's measures wait for a person.
    pub fn unsettled(&self) -> usize {
        let named = self.plan.named.iter();
        named.filter(|one| rank(&one.is) < 3).count()
    }

    /// How many could be created.
    pub fn unknown(&self) -> usize {
        let named = self.plan.named.iter();
        named
            .filter(|one| matches!(one.is, MeasureMatch::Unknown))
            .count()
    }
}

const fn rank(is: &MeasureMatch) -> u8 {
    match is {
        MeasureMatch::Near(_) => 0,
        MeasureMatch::Several => 1,
        MeasureMatch::Unknown => 2,
        MeasureMatch::New(_) => 3,
        MeasureMatch::LeftOut => 4,
        MeasureMatch::Known(_) => 5,
    }
}

fn changed_line(figure: &PlannedFigure<'_>, was: f64, measure: &Measure) -> ChangedLine {
    let mut name = measure.name.clone();
    if !figure.series.group.is_empty() {
        name = format!("{name} \u{b7} {}", figure.series.group);
    }
    if figure.target {
        name = format!("{name} (target)");
    }
    let by = if was == 0.0 || was.to_bits() == figure.value.to_bits() {
        String::new()
    } else {
        percent((figure.value - was) / was.abs() * 100.0)
    };
    ChangedLine {
        row: figure.row,
        column: figure.column,
        measure: name,
        period: figure.period.label(),
        was: measure.format.with_unit(was),
        now: measure.format.with_unit(figure.value),
        bare: [was, figure.value].map(|value| measure.format.plain(value)),
        by,
    }
}

/// "+12%", "−0.4%".
fn percent(by: f64) -> String {
    let sign = if by < 0.0 { "\u{2212}" } else { "+" };
    let size = by.abs();
    if size < 0.1 {
        return format!("{sign}less than 0.1%");
    }
    if size < 10.0 {
        format!("{sign}{size:.1}%")
    } else {
        format!("{sign}{size:.0}%")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_said_to_what_a_person_needs() {
        let words = [12.34, -3.21, 0.05, 250.4].map(percent);
        assert_eq!(words, ["+12%", "\u{2212}3.2%", "+less than 0.1%", "+250%"]);
    }
}
