//! What was found, as a terminal shows it: by kind, the gravest first, a few of each, and how to see all.

use super::telling::counted;
use crate::cli::{Failure, Streams};
use crate::import::{Finding, FindingKind, Plan};

/// How many findings of a kind are shown unless all are asked for.
const SHOWN: usize = 3;

/// Tells what was found.
pub(super) fn tell_findings(
    plan: &Plan,
    all: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let listed = plan.findings.listed();
    let mut kinds: Vec<(FindingKind, usize)> = plan
        .findings
        .counts()
        .iter()
        .map(|(kind, count)| (*kind, *count))
        .collect();
    kinds.sort_by_key(|(kind, count)| (kind.level(), std::cmp::Reverse(*count)));
    let mut left_out = false;
    for (kind, count) in kinds {
        let level = kind.level().word();
        let own = listed.iter().filter(|finding| finding.kind == kind);
        let shown = own.clone().take(if all { usize::MAX } else { SHOWN });
        if count > 1 {
            let cells = counted(count);
            writeln!(streams.err, "{level}: {}: {cells}", kind.label())?;
        }
        for finding in shown {
            let place = place(finding, plan.sheet.as_deref());
            let words = finding.words();
            if count > 1 {
                writeln!(streams.err, "  {place}: {words}")?;
            } else {
                writeln!(streams.err, "{place}: {level}: {words}")?;
            }
        }
        let there = own.count();
        let told = if all { there } else { there.min(SHOWN) };
        if count > told {
            left_out |= !all && there > told;
            writeln!(streams.err, "  and {} more", counted(count - told))?;
        }
        if let Some(help) = help(kind) {
            writeln!(streams.err, "  {help}")?;
        }
    }
    if left_out {
        writeln!(
            streams.err,
            "--all-findings prints each of them, --json as a document"
        )?;
    }
    Ok(())
}

/// "row 12, column 3", and in a workbook "sheet Plan, row 12, column 3".
fn place(finding: &Finding, sheet: Option<&str>) -> String {
    let (row, column) = (finding.row, finding.column);
    let place = format!("row {row}, column {column}");
    match sheet {
        Some(sheet) => format!("sheet {sheet}, {place}"),
        None => place,
    }
}

/// How a question is answered here, or cells of the kind are let in.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "most kinds have no help of their own, and a new one has none until it is written"
)]
const fn help(kind: FindingKind) -> Option<&'static str> {
    Some(match kind {
        FindingKind::AmbiguousDate => {
            "answer with dates = \"month-first\" or \"day-first\" in a mapping, or --accept-guesses (the month first)"
        }
        FindingKind::NearMeasure => {
            "answer with [means] in a mapping, or --accept-guesses (it is the one nearly called so)"
        }
        FindingKind::NearDepartment => {
            "answer with [departments] in a mapping, or --accept-guesses (it is the one nearly called so)"
        }
        FindingKind::FractionOrPercent => {
            "answer with fractions = \"shares\", \"as-written\" or \"fitting\" in a mapping, of one measure under \
             [fractions_of], or --accept-guesses (each as it fits its measure\u{2019}s other figures)"
        }
        FindingKind::TargetOnGroups => {
            "answer with group_targets = \"of-measure\" or \"left-out\" in a mapping, or --accept-guesses (they are the \
             measure\u{2019}s)"
        }
        FindingKind::UnsettledRule => {
            "answer with [[rules]] in a mapping, or --accept-guesses (how many there are each month)"
        }
        FindingKind::UnknownMeasure => "--create-measures creates them, as proposed",
        FindingKind::ConflictingRows => "--conflicting-rows first or last takes one of them",
        _ => return None,
    })
}
