//! By which columns the rows of a file are told apart.

use super::columns::Seen;
use super::mapping::Role;
use super::names::names_departments;
use crate::import::folded;
use crate::import::grid::Rows;
use std::collections::HashMap;

/// What the rows repeat and contradict under one way of telling them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clashes {
    /// Figures that another row gives otherwise.
    pub conflicts: usize,
    /// Different names.
    pub names: usize,
}

/// Counts the figures of which the rows give several, when only these columns tell them apart.
pub(super) fn clashes(rows: &Rows, above: u64, key: &[usize], values: &[usize]) -> Clashes {
    let mut said: HashMap<String, Vec<(String, usize, bool)>> = HashMap::new();
    for row in rows.iter().filter(|row| row.number() > above) {
        let mut name = String::new();
        for column in key {
            name.push_str(&folded(&row.cell(*column).text()));
            name.push('\u{1f}');
        }
        let figures = said
            .entry(name)
            .or_insert_with(|| vec![(String::new(), 0, false); values.len()]);
        for (column, figure) in values.iter().zip(figures) {
            let text = row.cell(*column).text();
            if text.trim().is_empty() {
                continue;
            }
            if figure.1 == 0 {
                text.trim().clone_into(&mut figure.0);
            } else if figure.0 != text.trim() {
                figure.2 = true;
            }
            figure.1 += 1;
        }
    }
    let names = said.len();
    let figures = said.into_values().flatten();
    let conflicts = figures
        .filter(|(.., differ)| *differ)
        .map(|(_, count, _)| count)
        .sum();
    Clashes { conflicts, names }
}

/// Columns that are added to the key while each makes the rows contradict one another less, the best first.
/// Returns those added, and the clashes left.
pub(super) fn told_apart(
    rows: &Rows,
    above: u64,
    key: &[usize],
    candidates: &[usize],
    values: &[usize],
) -> (Vec<usize>, Clashes) {
    let mut key = key.to_vec();
    let mut left = candidates.to_vec();
    let mut added = Vec::new();
    let mut now = clashes(rows, above, &key, values);
    while now.conflicts > 0 {
        let tried = left.iter().map(|column| {
            let with: Vec<usize> = key.iter().copied().chain([*column]).collect();
            (clashes(rows, above, &with, values), *column)
        });
        let Some((best, column)) =
            tried.min_by_key(|(found, column)| (found.conflicts, found.names, *column))
        else {
            break;
        };
        if best.conflicts >= now.conflicts {
            break;
        }
        now = best;
        key.push(column);
        added.push(column);
        left.retain(|other| *other != column);
    }
    (added, now)
}

/// Settles which columns name a measure: an ID that stands for two names is no key by itself.
pub(super) fn settle_measures(
    seen: &mut [Seen],
    rows: &Rows,
    above: u64,
    beside: &[usize],
    values: &[usize],
) -> Option<String> {
    let number = |role: Role| {
        let found = seen.iter().find(|column| column.role == role);
        found.map(|column| column.number)
    };
    let id = number(Role::MeasureId)?;
    let name = number(Role::Measure)?;
    let repeats = id_repeats(rows, above, id, name);
    let parts: Vec<usize> = seen
        .iter()
        .filter(|column| matches!(column.role, Role::MeasurePart | Role::Department))
        .map(|column| column.number)
        .collect();
    if repeats.names_twice == 0 && repeats.blank == 0 {
        return None;
    }
    let key: Vec<usize> = beside.iter().copied().chain([id, name]).collect();
    let (added, _) = told_apart(rows, above, &key, &parts, values);
    let mut words = vec![heading_of(seen, id), heading_of(seen, name)];
    for column in seen.iter_mut() {
        if added.contains(&column.number) {
            words.push(column.heading.clone());
            column.set(Role::MeasurePart, apart(column));
        } else if column.role == Role::MeasurePart {
            column.set(
                Role::Ignored,
                "names and numbers tell the measures apart without it",
            );
        }
    }
    Some(format!(
        "{} repeats {} times and is empty {} times, so it is no key by itself; a measure is told by {}",
        heading_of(seen, id),
        repeats.repeated,
        repeats.blank,
        words.join(" + ")
    ))
}

/// Why a column is a part of what names a measure.
pub(super) fn apart(column: &Seen) -> &'static str {
    if names_departments(&column.heading) {
        "it tells measures of one name apart, and names the department that answers for them"
    } else {
        "it tells measures of one name apart"
    }
}

fn heading_of(seen: &[Seen], number: usize) -> String {
    let found = seen.iter().find(|column| column.number == number);
    found
        .map(|column| format!("\u{201c}{}\u{201d}", column.heading))
        .unwrap_or_default()
}

struct Repeats {
    /// Rows whose ID stood in an earlier row.
    repeated: usize,
    /// Rows without one.
    blank: usize,
    /// IDs that stand with two names.
    names_twice: usize,
}

fn id_repeats(rows: &Rows, above: u64, id: usize, name: usize) -> Repeats {
    let mut names: HashMap<String, (String, bool)> = HashMap::new();
    let mut repeats = Repeats {
        repeated: 0,
        blank: 0,
        names_twice: 0,
    };
    for row in rows.iter().filter(|row| row.number() > above) {
        let text = folded(&row.cell(id).text());
        if text.is_empty() {
            repeats.blank += 1;
            continue;
        }
        let called = folded(&row.cell(name).text());
        match names.get_mut(&text) {
            Some((first, twice)) => {
                repeats.repeated += 1;
                *twice |= *first != called;
            }
            None => {
                names.insert(text, (called, false));
            }
        }
    }
    #[expect(
        clippy::iter_over_hash_type,
        reason = "a count is the same in any order"
    )]
    for (_, twice) in names.values() {
        repeats.names_twice += usize::from(*twice);
    }
    repeats
}
