//! Figures that are taken in and that a person should look at once more.

use super::finding::FindingKind;
use super::rows::{Cell, Fault, Figure};
use super::table::LongRow;
use crate::domain::dates;
use crate::domain::number::NumberKind;
use crate::program::query::FigureKnowledge;
use chrono::NaiveDate;
use std::collections::HashMap;

/// How far beyond the known figures a share times 100 may lie and still be told to belong to them.
const REACH: f64 = 1.5;

/// What makes a figure doubtful.
pub(super) struct Doubts<'a> {
    today: NaiveDate,
    /// The least and the greatest known figure of each measure in percent.
    percents: HashMap<&'a str, (f64, f64)>,
}

impl<'a> Doubts<'a> {
    /// Reads what figures are held against.
    #[expect(
        clippy::iter_over_hash_type,
        reason = "the least and the greatest are the same in any order"
    )]
    pub(super) fn new(known: &'a FigureKnowledge) -> Self {
        let measures = known.measures.iter();
        let mut percents: HashMap<&str, (f64, f64)> = measures
            .filter(|measure| measure.format.kind == NumberKind::Percent)
            .map(|measure| (measure.key.as_str(), (f64::INFINITY, f64::NEG_INFINITY)))
            .collect();
        if !percents.is_empty() {
            for ((key, ..), value) in &known.values {
                if let Some((least, greatest)) = percents.get_mut(key.as_str()) {
                    *least = least.min(*value);
                    *greatest = greatest.max(*value);
                }
            }
        }
        Self {
            today: known.today,
            percents,
        }
    }

    /// What is doubtful about a figure of the measure with this key.
    pub(super) fn of(&self, row: &LongRow, figure: &Figure, key: &str) -> Vec<Fault> {
        // What its parts make is meant, whatever others of the measure are.
        let alone = figure.parts.is_none();
        let fraction = alone.then(|| self.fraction(row, figure, key)).flatten();
        let doubt = figure.doubt.clone();
        doubt
            .into_iter()
            .chain(fraction)
            .chain(self.unfinished(figure))
            .collect()
    }

    /// A share of 1 where the measure's figures are shares of 100. Only where the figures known speak
    /// for it: a percentage below one may be meant.
    fn fraction(&self, row: &LongRow, figure: &Figure, key: &str) -> Option<Fault> {
        let (least, greatest) = self.percents.get(key).copied()?;
        let value = figure.value;
        let times_100 = (value * 1e6).round() / 1e4;
        let belongs = (least / REACH..=greatest * REACH).contains(&times_100);
        let is_share = value > 0.0 && value <= 1.0 && least > 1.0 && belongs;
        (is_share && !row.value.contains('%')).then(|| Fault {
            kind: FindingKind::FractionForPercent,
            cell: Cell::Value,
            message: format!(
                "a share written as a fraction? {value} would be shown as {value}%; \
                 write {times_100} if that is meant"
            ),
        })
    }

    fn unfinished(&self, figure: &Figure) -> Option<Fault> {
        let (period, end) = (figure.period, figure.period.end());
        let has_begun = period.start() <= self.today;
        (end >= self.today).then(|| Fault {
            kind: FindingKind::UnfinishedPeriod,
            cell: Cell::Period,
            message: if has_begun {
                format!(
                    "{} is not over before the end of {}; is this the figure of the whole {}?",
                    period.label(),
                    dates::long(end),
                    period.frequency().noun()
                )
            } else {
                format!("{} has not begun; is the period right?", period.label())
            },
        })
    }
}
