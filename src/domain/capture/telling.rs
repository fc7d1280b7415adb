//! What is told of a name, above all of one that could not be settled.

use crate::domain::capture::ChipKind;
use crate::domain::capture::names::Target;
use crate::domain::capture::scan::Quotes;

/// What people and departments are called together.
const MIXED: &str = "matches";
/// The most names a complaint lists.
const MOST_LISTED: usize = 4;

/// What a mark is about: a department when it can be nothing else, otherwise a person.
pub(super) fn kind_of(best: &[Target<'_>], is_measure: bool) -> ChipKind {
    if is_measure {
        ChipKind::Measure
    } else if !best.is_empty()
        && best
            .iter()
            .all(|target| matches!(target, Target::Department(_)))
    {
        ChipKind::Department
    } else {
        ChipKind::Person
    }
}

/// What a chip says of a name that is not settled, and the line for a person to settle.
pub(super) fn misunderstood(
    written: &str,
    quotes: Quotes,
    is_measure: bool,
    meant: &[Target<'_>],
) -> (String, String) {
    let line = match (quotes, meant) {
        (Quotes::Open, _) => format!("{written}: the quotation mark is not closed"),
        (_, []) if is_measure => format!("{written}: no measure known by that name"),
        (_, []) => format!("{written}: nobody known by that name"),
        (_, meant) => {
            let together = plural(meant);
            let short = format!("{written}: {} {together}", meant.len());
            let mut names: Vec<String> = meant
                .iter()
                .take(MOST_LISTED)
                .map(|target| match target {
                    Target::Department(_) if together == MIXED => {
                        format!("{} (department)", target.described())
                    }
                    Target::Person(..) | Target::Department(_) | Target::Measure(_) => {
                        target.described()
                    }
                })
                .collect();
            let left = meant.len().saturating_sub(MOST_LISTED);
            if left > 0 {
                names.push(format!("{left} more"));
            }
            let line = format!("{short}: {}", names.join(", "));
            return (short, line);
        }
    };
    (line.clone(), line)
}

/// What several targets are called together.
fn plural(meant: &[Target<'_>]) -> &'static str {
    let of = |kind: fn(&Target<'_>) -> bool| meant.iter().all(kind);
    if of(|target| matches!(target, Target::Person(..))) {
        "people"
    } else if of(|target| matches!(target, Target::Department(_))) {
        "departments"
    } else if of(|target| matches!(target, Target::Measure(_))) {
        "measures"
    } else {
        MIXED
    }
}
