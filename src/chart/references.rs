//! What figures are seen against: targets, benchmark, remarks, and the marks of the measure's life.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::input::{AnnotationInput, ChartInput, MarkInput, MarkKind};
use super::known::is_figure;
use super::spec::one_line;
use crate::domain::period::Period;

/// One target and when it holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetSpec {
    /// The first day shown on which it holds.
    pub from: NaiveDate,
    /// The last day shown on which it holds.
    pub to: NaiveDate,
    /// What is to be reached.
    pub value: f64,
}

/// What others reach.
#[derive(Debug, Clone, PartialEq)]
pub struct BenchmarkSpec {
    /// Who.
    pub label: String,
    /// How much.
    pub value: f64,
}

/// A remark at a date.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnotationSpec {
    /// When.
    pub date: NaiveDate,
    /// What happened.
    pub label: String,
}

/// Something of the measure's life, under the time axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkSpec {
    /// When.
    pub date: NaiveDate,
    /// What it was.
    pub kind: MarkKind,
    /// In a few words; may be empty.
    pub label: String,
}

/// The targets in force within the days shown, cut to them.
pub(super) fn targets(
    input: &ChartInput,
    (first, last): (NaiveDate, NaiveDate),
) -> Vec<TargetSpec> {
    let by_day: BTreeMap<NaiveDate, Option<f64>> = input
        .targets
        .iter()
        .map(|t| (t.from, t.value.filter(|v| is_figure(*v))))
        .collect();
    let mut found: Vec<TargetSpec> = Vec::new();
    let mut steps = by_day.iter().peekable();
    while let Some((&from, value)) = steps.next() {
        let until = steps
            .peek()
            .and_then(|(next, _)| next.pred_opt())
            .unwrap_or(last);
        let (from, to) = (from.max(first), until.min(last));
        let (Some(value), true) = (*value, from <= to) else {
            continue;
        };
        match found.last_mut() {
            Some(before) if same(before, from, value) => before.to = to,
            _ => found.push(TargetSpec { from, to, value }),
        }
    }
    found
}

/// Whether a target goes on unchanged from that day.
#[expect(
    clippy::float_cmp,
    reason = "the same target entered twice is equal to the bit"
)]
fn same(before: &TargetSpec, from: NaiveDate, value: f64) -> bool {
    before.value == value && before.to.succ_opt() == Some(from)
}

/// The remarks within the days shown, in order.
pub(super) fn annotations(
    given: &[AnnotationInput],
    shown: (Period, Period),
) -> Vec<AnnotationSpec> {
    let (first, last) = (shown.0.start(), shown.1.end());
    let within = given.iter().filter(|a| first <= a.date && a.date <= last);
    let mut found: Vec<_> = within
        .map(|a| AnnotationSpec {
            date: a.date,
            label: one_line(&a.label),
        })
        .filter(|a| !a.label.is_empty())
        .collect();
    found.sort_by_key(|a| a.date);
    found
}

/// The marks on the days shown, by day.
pub(super) fn marks(given: &[MarkInput], shown: (Period, Period)) -> Vec<MarkSpec> {
    let (first, last) = (shown.0.start(), shown.1.end());
    let within = given.iter().filter(|m| first <= m.date && m.date <= last);
    let mut found: Vec<_> = within
        .map(|m| MarkSpec {
            date: m.date,
            kind: m.kind,
            label: one_line(&m.label),
        })
        .collect();
    found.sort_by_key(|m| (m.date, m.kind));
    found
}
