//! Measures: what is counted, how, by whom, and whether it has been approved.

use crate::domain::ids::{DepartmentId, GoalId, MeasureId, PersonId};
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::Frequency;
use crate::domain::text::words;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A measure (KPI, metric) with its definition card.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Key.
    pub id: MeasureId,
    /// Short name that imports and `#` mentions use, as "response-time". Unique in a program.
    pub key: String,
    /// Name, as "Street-defect response time".
    pub name: String,
    /// What it means, in plain words.
    pub definition: String,
    /// How it is computed.
    pub formula: String,
    /// What is counted above the line, for a ratio.
    pub numerator: String,
    /// What is counted below the line, for a ratio.
    pub denominator: String,
    /// Unit and rounding.
    pub format: NumberFormat,
    /// Which way is better.
    pub direction: Direction,
    /// Kind of measure.
    pub kind: MeasureKind,
    /// How often a figure is due.
    pub frequency: Frequency,
    /// How figures of several periods combine.
    pub aggregation: Aggregation,
    /// System the figures come from.
    pub source_system: String,
    /// Person who answers for the figures.
    pub data_owner: Option<PersonId>,
    /// Department that answers for the result.
    pub department: Option<DepartmentId>,
    /// Goal it tells about.
    pub goal: Option<GoalId>,
    /// What a reader must know before trusting it.
    pub caveats: String,
    /// Days after the end of a period by which its figure is due.
    pub lag_days: u32,
    /// How far from its target, in percent of the target, a figure still counts as approaching it.
    pub tolerance_percent: f64,
    /// Whether it may stand on the official scorecard.
    pub approval: Approval,
    /// Who proposed, approved or returned it last.
    pub approval_by: Option<PersonId>,
    /// When.
    pub approval_on: Option<NaiveDate>,
    /// What was said about it.
    pub approval_comment: String,
    /// No longer reported.
    pub retired: bool,
}

impl Default for Measure {
    fn default() -> Self {
        Self {
            id: MeasureId::default(),
            key: String::new(),
            name: String::new(),
            definition: String::new(),
            formula: String::new(),
            numerator: String::new(),
            denominator: String::new(),
            format: NumberFormat::of(NumberKind::Count),
            direction: Direction::None,
            kind: MeasureKind::Output,
            frequency: Frequency::Month,
            aggregation: Aggregation::Sum,
            source_system: String::new(),
            data_owner: None,
            department: None,
            goal: None,
            caveats: String::new(),
            lag_days: 20,
            tolerance_percent: 5.0,
            approval: Approval::Proposed,
            approval_by: None,
            approval_on: None,
            approval_comment: String::new(),
            retired: false,
        }
    }
}

/// A short name made from a measure's name, not yet taken.
pub fn free_key(name: &str, taken: &BTreeSet<String>) -> String {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let base = if words.is_empty() {
        "measure".to_owned()
    } else {
        words.join("-")
    };
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone())
        .chain(numbered)
        .find(|key| !taken.contains(key))
        .unwrap_or(base)
}

words! {
    /// Which way a measure should move.
    pub enum Direction {
        /// More is better.
        Increase = "increase", "Higher is better";
        /// Less is better.
        Decrease = "decrease", "Lower is better";
        /// It should stay where it is.
        Maintain = "maintain", "Should stay steady";
        /// No direction is better.
        None = "none", "No preferred direction";
    }
}

words! {
    /// The family a measure belongs to (Fairfax, GovEx).
    pub enum MeasureKind {
        /// What is put in.
        Input = "input", "Input";
        /// What is produced.
        Output = "output", "Output";
        /// What it costs.
        Efficiency = "efficiency", "Efficiency";
        /// How well it is done.
        ServiceQuality = "service quality", "Service quality";
        /// What changes for residents.
        Outcome = "outcome", "Outcome";
    }
}

words! {
    /// How figures of several periods combine into one.
    pub enum Aggregation {
        /// Added up.
        Sum = "sum", "Sum";
        /// Numerators over denominators.
        Ratio = "ratio", "Ratio";
        /// Averaged.
        Mean = "mean", "Mean";
        /// The last one stands.
        Last = "last", "Last value";
        /// The greatest stands.
        Max = "max", "Maximum";
    }
}

words! {
    /// Where a measure stands between proposal and the official scorecard.
    pub enum Approval {
        /// Put forward, not yet agreed; may be shown, marked "proposed".
        Proposed = "proposed", "Proposed";
        /// Agreed.
        Approved = "approved", "Approved";
        /// Sent back with a comment.
        Returned = "returned", "Returned";
    }
}
