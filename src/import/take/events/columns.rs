//! The rules by which events become figures, each with its columns found in the sheet.

use super::filter::Condition;
use super::sums::Sums;
use crate::import::ImportError;
use crate::import::folded;
use crate::import::understand::{Filter, Layout, Mapping, Rule, Table, Test};

/// A rule with its columns found.
pub(super) struct Plan {
    pub(super) rule: Rule,
    pub(super) date: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) sum: usize,
    pub(super) by: Option<usize>,
    pub(super) filters: Vec<Condition>,
    pub(super) passing: Vec<Condition>,
    pub(super) sums: Sums,
}

/// Finds the columns of every rule.
pub(super) fn plans(
    source: &str,
    table: &Table,
    mapping: &Mapping,
) -> Result<Vec<Plan>, ImportError> {
    debug_assert_eq!(mapping.layout, Layout::Events);
    let find = |heading: &str| {
        table
            .column(heading)
            .ok_or_else(|| ImportError::MappingMisfit {
                file: source.to_owned(),
                column: heading.to_owned(),
            })
    };
    let may_find = |heading: &str| {
        if heading.is_empty() {
            Ok(0)
        } else {
            find(heading)
        }
    };
    let condition = |filter: &Filter| {
        let told = filter.values.first().map_or("", String::as_str);
        Ok(Condition {
            column: find(&filter.column)?,
            test: filter.test,
            values: filter.values.iter().map(|value| folded(value)).collect(),
            other: table.column(told).filter(|_| filter.test == Test::AtMost),
            limit: told.parse().ok(),
        })
    };
    let mut plans = Vec::with_capacity(mapping.rules.len());
    for rule in &mapping.rules {
        if let Some(what) = rule.lacks() {
            let measure = &rule.measure;
            let words = format!("The rule for \u{201c}{measure}\u{201d} doesn't say {what}.");
            return Err(ImportError::Mapping(words));
        }
        plans.push(Plan {
            date: find(&rule.date)?,
            from: may_find(&rule.from)?,
            to: may_find(&rule.to)?,
            sum: may_find(&rule.sum)?,
            by: if rule.by.is_empty() {
                None
            } else {
                Some(find(&rule.by)?)
            },
            filters: rule
                .filters
                .iter()
                .map(condition)
                .collect::<Result<_, ImportError>>()?,
            passing: rule
                .passing
                .iter()
                .map(condition)
                .collect::<Result<_, ImportError>>()?,
            sums: Sums::new(rule.make),
            rule: rule.clone(),
        });
    }
    if plans.is_empty() {
        return Err(ImportError::NoFigures(source.to_owned()));
    }
    Ok(plans)
}
