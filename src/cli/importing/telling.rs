//! What `import` says: how the file was read, what was found in it, and what became of its figures.

use super::Planned;
use super::findings::tell_findings;
use crate::cli::args::ImportArguments;
use crate::cli::{Ending, Failure, Streams};
use crate::domain::number::in_full;
use crate::import::{Counts, FilledNote, Plan, Report};
use serde::Serialize;

/// How many new measures and departments are named in the summary.
const NAMED: usize = 20;

/// Tells how the file was read and what was found in it.
pub(super) fn tell_planned(
    planned: &Planned,
    all_findings: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    tell_mappings(planned, streams)?;
    if let [_, ..] = planned.plan.other_sheets.as_slice() {
        writeln!(
            streams.err,
            "only the sheet \u{201c}{}\u{201d} is read; the file also holds {} (choose one with --sheet)",
            planned.plan.sheet.as_deref().unwrap_or_default(),
            listed(&planned.plan.other_sheets)
        )?;
    }
    for FilledNote {
        row,
        measure,
        period,
        note,
    } in &planned.notes
    {
        writeln!(
            streams.err,
            "row {row}: the department notes on {measure} for {period}: {note}"
        )?;
    }
    tell_findings(&planned.plan, all_findings, streams)
}

/// Tells what became of the figures.
pub(super) fn tell_outcome(
    arguments: &ImportArguments,
    planned: &Planned,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let plan = &planned.plan;
    let writes = arguments.writes(plan);
    if arguments.json {
        let report = Report::of(plan);
        let report = report.recognised(planned.read_as.as_ref(), &planned.proposed);
        let report = report.noted(&planned.notes);
        print_json(&report, streams)?;
    } else if writes || arguments.dry_run {
        let lead = if arguments.dry_run {
            "Would be imported"
        } else {
            "Imported"
        };
        writeln!(streams.out, "{lead}: {}", summary(plan))?;
    }
    if writes || arguments.dry_run {
        return Ok(Ending::Done);
    }
    let [refused, cells] = [plan.counts.refused, plan.counts.cells].map(counted);
    writeln!(
        streams.err,
        "statroom: {refused} of {cells} cells can't be taken in, so nothing was imported; \
         correct them, or use --skip-refused to import the rest."
    )?;
    Ok(Ending::Wanting)
}

pub(super) fn print_json(
    report: &impl Serialize,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let document = serde_json::to_string_pretty(report)
        .map_err(|error| Failure::Words(format!("The report can't be written: {error}.")))?;
    writeln!(streams.out, "{document}")?;
    Ok(())
}

/// Says by which saved mapping the file is read, or which nearly fit and were not used.
fn tell_mappings(planned: &Planned, streams: &mut Streams<'_>) -> Result<(), Failure> {
    if let Some(found) = &planned.read_as {
        writeln!(streams.err, "read as {}", found.words())?;
    }
    for found in &planned.proposed {
        let (words, differs) = (found.words(), found.differences());
        let why = if differs.is_empty() {
            "others fit as well"
        } else {
            &differs
        };
        writeln!(
            streams.err,
            "not read as {words}: {why}; --mapping \"{}\" reads it so",
            found.saved.name
        )?;
    }
    Ok(())
}

/// "3 new, 1 changed, 40 unchanged, 2 refused, from figures.csv; 1 new measure: Trees."
fn summary(plan: &Plan) -> String {
    let Counts {
        new,
        changed,
        unchanged,
        refused,
        ..
    } = plan.counts;
    let source = &plan.source;
    let fates = |new: usize, changed: usize, unchanged: usize| {
        let [new, changed, unchanged] = [new, changed, unchanged].map(counted);
        format!("{new} new, {changed} changed, {unchanged} unchanged")
    };
    let refused = counted(refused);
    let words = match plan.made {
        Some(made) => format!(
            "{} of {} events, {refused} of them refused, from {source}",
            fates(made.new, made.changed, made.unchanged),
            counted(plan.counts.accepted() + plan.counts.refused)
        ),
        None => format!(
            "{}, {refused} refused, from {source}",
            fates(new, changed, unchanged)
        ),
    };
    let measures = plan.new_measures.iter().map(|one| one.name.as_str());
    let departments = plan.new_departments.iter();
    let departments = departments.map(|new| new.department.name.as_str());
    words
        + &created(
            &measures.collect::<Vec<_>>(),
            ("new measure", "new measures"),
        )
        + &created(
            &departments.collect::<Vec<_>>(),
            ("new department", "new departments"),
        )
        + &carried(plan)
        + "."
        + &staying(plan)
}

/// "; 12 targets, 1 annotation": what else a package brings along.
fn carried(plan: &Plan) -> String {
    let told = plan.comes_along().into_iter().map(|(count, one, several)| {
        let name = if count == 1 { one } else { several };
        format!("{} {name}", counted(count))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        String::new()
    } else {
        format!("; {}", told.join(", "))
    }
}

/// The names in quotation marks, one after the other.
fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("\u{201c}{name}\u{201d}"))
        .collect();
    quoted.join(", ")
}

/// What of a package stays where it is.
fn staying(plan: &Plan) -> String {
    if plan.staying.is_empty() {
        return String::new();
    }
    format!(
        " Not taken from the package: {}, and what belongs to them; statroom new FILE --from makes a program of all \
         of it.",
        plan.staying.join(", ")
    )
}

/// "; 2 new measures: Trees, Benches".
fn created(names: &[&str], (one, several): (&str, &str)) -> String {
    match names.len() {
        0 => String::new(),
        1 => format!("; 1 {one}: {}", names.join("")),
        count if count <= NAMED => format!("; {count} {several}: {}", names.join(", ")),
        count => {
            let first = names.iter().take(NAMED).copied().collect::<Vec<_>>();
            let more = counted(count - NAMED);
            format!(
                "; {} {several}: {} and {more} more",
                counted(count),
                first.join(", ")
            )
        }
    }
}

/// A number with its thousands apart.
pub(super) fn counted(count: usize) -> String {
    in_full(count as f64)
}
