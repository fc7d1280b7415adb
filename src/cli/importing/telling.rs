//! What `import` says: how the file was read, what was found in it, and what became of its figures.

use super::Planned;
use crate::cli::args::ImportArguments;
use crate::cli::{Ending, Failure, Streams};
use crate::import::{Counts, FilledNote, Plan, Report};
use serde::Serialize;

/// How many new measures are named in the summary.
const NAMED: usize = 20;

/// Tells how the file was read and what was found in it.
pub(super) fn tell_planned(planned: &Planned, streams: &mut Streams<'_>) -> Result<(), Failure> {
    tell_mappings(planned, streams)?;
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
    tell_findings(&planned.plan, streams)
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
    let Counts { refused, cells, .. } = plan.counts;
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

/// One line a finding.
fn tell_findings(plan: &Plan, streams: &mut Streams<'_>) -> Result<(), Failure> {
    let listed = plan.findings.listed();
    for finding in listed {
        let (row, column) = (finding.row, finding.column);
        let level = finding.kind.level().word();
        writeln!(
            streams.err,
            "row {row}, column {column}: {level}: {}",
            finding.message
        )?;
    }
    let more = plan.findings.total() - listed.len();
    if more > 0 {
        writeln!(streams.err, "and {more} more findings")?;
    }
    Ok(())
}

/// "3 new, 1 changed, 40 unchanged, 2 refused, from figures.csv; 1 new measure (Trees)."
fn summary(plan: &Plan) -> String {
    let Counts {
        new,
        changed,
        unchanged,
        refused,
        ..
    } = plan.counts;
    let source = &plan.source;
    let words = format!(
        "{new} new, {changed} changed, {unchanged} unchanged, {refused} refused, from {source}"
    );
    let names: Vec<&str> = plan
        .new_measures
        .iter()
        .map(|measure| measure.name.as_str())
        .collect();
    let created = match names.len() {
        0 => String::new(),
        1 => format!("; 1 new measure: {}", names.join("")),
        count if count <= NAMED => format!("; {count} new measures: {}", names.join(", ")),
        count => {
            let first = names.iter().take(NAMED).copied().collect::<Vec<_>>();
            let more = count - NAMED;
            format!(
                "; {count} new measures: {} and {more} more",
                first.join(", ")
            )
        }
    };
    words + &created + "."
}
