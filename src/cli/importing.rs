//! `import`: a plan and its findings first, then one command or nothing.

use crate::cli::args::ImportArguments;
use crate::cli::{Ending, Failure, Streams};
use crate::import::{Counts, LongTable, Plan, PlanOptions, Report, plan};
use crate::program::{Clock, Command, Program, query};
use std::sync::Arc;

/// Who takes figures in here, as the program keeps it.
const WHO: &str = "command line";

/// Plans an import, tells what was found, and carries it out unless cells are refused or it is a dry run.
pub(super) fn import(
    arguments: &ImportArguments,
    clock: &Arc<dyn Clock>,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let mut program = Program::open(&arguments.into, Arc::clone(clock), WHO)?;
    let table =
        LongTable::open(&arguments.file).map_err(|error| Failure::Words(error.to_string()))?;
    let options = PlanOptions {
        create_measures: arguments.create_measures,
        dimension: None,
    };
    let plan = plan(&table, &query::figure_knowledge(&program)?, &options);
    if !arguments.json {
        tell_findings(&plan, streams)?;
    }
    let refused = plan.counts.refused > 0 && !arguments.skip_refused;
    let writes = !refused && !arguments.dry_run;
    if writes && !plan.is_nothing() {
        program.run(Command::ImportFigures(plan.batch(WHO)))?;
    }
    if arguments.json {
        let document = serde_json::to_string_pretty(&Report::of(&plan))
            .map_err(|error| Failure::Words(format!("The report can't be written: {error}.")))?;
        writeln!(streams.out, "{document}")?;
    } else if writes || arguments.dry_run {
        let lead = if arguments.dry_run {
            "Would be imported"
        } else {
            "Imported"
        };
        writeln!(streams.out, "{lead}: {}", summary(&plan))?;
    }
    if refused && !arguments.dry_run {
        let Counts { refused, cells, .. } = plan.counts;
        writeln!(
            streams.err,
            "statroom: {refused} of {cells} cells can't be taken in, so nothing was imported; \
             correct them, or use --skip-refused to import the rest."
        )?;
        return Ok(Ending::Wanting);
    }
    Ok(Ending::Done)
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
        count => format!("; {count} new measures: {}", names.join(", ")),
    };
    words + &created + "."
}
