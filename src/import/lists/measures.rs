//! Measures and targets from lists.

use super::rows::Rows;
use super::{ListError, Names};
use crate::domain::ids::{MeasureId, TargetId};
use crate::domain::measure::{Aggregation, Approval, Direction, Measure, MeasureKind};
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::Frequency;
use crate::domain::target::{Target, TargetKind};
use crate::domain::text::AsText;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Measures, one definition card a row.
///
/// # Errors
/// When a name is missing or a cell can't be understood.
pub fn measures_from(bytes: &[u8], names: &Names<'_>) -> Result<Vec<Measure>, ListError> {
    let usual = Measure::default();
    let mut keys = BTreeSet::new();
    Rows::read(bytes, "name")?.each(|row| {
        let key = row.text("key");
        if !key.is_empty() && !keys.insert(key.to_lowercase()) {
            row.fault("key", &format!("\"{key}\" stands in an earlier row too"));
        }
        let kind = row.parsed("format", NumberKind::Count, NumberKind::from_word);
        let decimals = row.parsed("decimals", kind.usual_decimals(), |text| text.parse().ok());
        let number = |text: &str| text.parse::<f64>().ok().filter(|value| value.is_finite());
        Measure {
            id: MeasureId::default(),
            key,
            name: row.needed("name"),
            definition: row.text("definition"),
            formula: row.text("formula"),
            numerator: row.text("numerator"),
            denominator: row.text("denominator"),
            format: NumberFormat {
                kind,
                unit: row.text("unit"),
                decimals,
            },
            direction: row.word("direction", Direction::None),
            kind: row.word("type", MeasureKind::Output),
            frequency: row.parsed("frequency", Frequency::Month, Frequency::from_word),
            aggregation: row.word("aggregation", Aggregation::Sum),
            source_system: row.text("source_system"),
            data_owner: row.named("data_owner", names.person),
            department: row.named("department", names.department),
            goal: row.named("goal", names.goal),
            caveats: row.text("caveats"),
            lag_days: row.parsed("lag_days", usual.lag_days, |text| text.parse().ok()),
            tolerance_percent: row.parsed("tolerance_percent", usual.tolerance_percent, number),
            approval: row.word("approval", Approval::Proposed),
            approval_by: row.named("approval_by", names.person),
            approval_on: row.parsed("approval_on", None, |text| {
                NaiveDate::from_text(text).map(Some)
            }),
            approval_comment: row.text("approval_comment"),
            retired: false,
        }
    })
}

/// Targets and benchmarks with the columns measure, kind, value, from, basis, source, per.
///
/// # Errors
/// When a measure isn't known or a cell can't be understood.
pub fn targets_from(bytes: &[u8], names: &Names<'_>) -> Result<Vec<Target>, ListError> {
    Rows::read(bytes, "measure")?.each(|row| {
        row.needed("measure");
        row.needed("value");
        row.needed("from");
        Target {
            id: TargetId::default(),
            measure: row.named("measure", names.measure).unwrap_or_default(),
            kind: row.word("kind", TargetKind::Target),
            value: row.parsed("value", 0.0, |text| {
                text.replace(',', "")
                    .parse::<f64>()
                    .ok()
                    .filter(|value| value.is_finite())
            }),
            in_force_from: row.parsed("from", NaiveDate::default(), NaiveDate::from_text),
            basis: row.text("basis"),
            source: row.text("source"),
            per: row.parsed("per", None, |word| Frequency::from_word(word).map(Some)),
        }
    })
}
