//! `signals`: what is unusual in a program's measures, or in the series of a long CSV.

use super::signals_table::{TableSeries, read_series};
use crate::cli::args::{DirectionName, SignalsArguments};
use crate::cli::{Failure, Streams};
use crate::domain::number::NO_FIGURE;
use crate::domain::period::Period;
use crate::domain::text::AsText;
use crate::import::LongTable;
use crate::program::{Clock, Program, query};
use crate::stats::{Analysis, Assurance, Better, PointKind, Series, analyse, rebase_row};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

/// Who reads here, as the program knows them.
const WHO: &str = "command line";

/// One series with what it says.
struct Told {
    /// The measure's key in the program; `None` of a CSV.
    id: Option<String>,
    name: String,
    measure: String,
    group: Option<String>,
    periods: Vec<Period>,
    analysis: Analysis,
}

/// Tells the signals of a program or a CSV.
pub(super) fn signals(
    arguments: &SignalsArguments,
    clock: &Arc<dyn Clock>,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let told = if is_table(&arguments.file) {
        of_table(arguments, streams)?
    } else {
        of_program(arguments, clock, streams)?
    };
    if arguments.json {
        let objects = told.iter().map(object).collect();
        let document = serde_json::to_string_pretty(&Value::Array(objects))
            .map_err(|error| Failure::Words(format!("The signals can't be written: {error}.")))?;
        writeln!(streams.out, "{document}")?;
    } else if told.is_empty() {
        writeln!(streams.out, "No figures yet.")?;
    } else {
        for one in &told {
            writeln!(streams.out, "{}", line(one))?;
        }
    }
    Ok(())
}

/// Whether the file is a table by its name, and no program under a table's name.
fn is_table(path: &Path) -> bool {
    let mut begin = [0; 16];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut begin));
    let is_database = read.is_ok() && begin == *b"SQLite format 3\0";
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    !is_database && ["csv", "tsv", "txt"].iter().any(|one| ending == *one)
}

/// The measures of a program, with their own settings.
fn of_program(
    arguments: &SignalsArguments,
    clock: &Arc<dyn Clock>,
    streams: &mut Streams<'_>,
) -> Result<Vec<Told>, Failure> {
    let for_a_table = arguments.direction.is_some()
        || arguments.target.is_some()
        || !arguments.rebase.is_empty()
        || arguments.fix_after.is_some()
        || arguments.no_screening;
    if for_a_table {
        let words = "A program's measures have their own direction, targets, baselines and limits; \
                     --direction, --target, --rebase, --fix-after and --no-screening are for a CSV file.";
        return Err(Failure::Words(words.into()));
    }
    let program = Program::open(&arguments.file, Arc::clone(clock), WHO)?;
    let book = query::measures(&program)?;
    let only = match &arguments.measure {
        Some(key) => Some(query::find_measure(&program, key)?),
        None => None,
    };
    let mut told = Vec::new();
    for series in query::signals(&program, arguments.groups)? {
        let Some(row) = book.row(series.measure) else {
            continue;
        };
        let measure = &row.measure;
        if only.is_some_and(|only| only != measure.id) {
            continue;
        }
        for day in &series.ignored_baselines {
            outside(&measure.name, *day, streams)?;
        }
        told.push(Told {
            id: Some(measure.id.to_text().into_owned()),
            name: measure.name.clone(),
            measure: measure.key.clone(),
            group: (!series.group.is_empty()).then_some(series.group),
            periods: series.periods,
            analysis: series.analysis,
        });
    }
    known(told, arguments)
}

/// The series of a long CSV, with the options given.
fn of_table(arguments: &SignalsArguments, streams: &mut Streams<'_>) -> Result<Vec<Told>, Failure> {
    if arguments.target.is_some_and(|target| !target.is_finite()) {
        return Err(Failure::Words("The target is no number.".into()));
    }
    let table =
        LongTable::open(&arguments.file).map_err(|error| Failure::Words(error.to_string()))?;
    let mut told = Vec::new();
    for series in read_series(&table, streams)? {
        let wanted = arguments.measure.as_deref();
        if wanted.is_some_and(|key| key.trim().to_lowercase() != series.measure.to_lowercase()) {
            continue;
        }
        told.push(analysed(series, arguments, streams)?);
    }
    known(told, arguments)
}

/// A CSV's series with what it says.
fn analysed(
    series: TableSeries,
    arguments: &SignalsArguments,
    streams: &mut Streams<'_>,
) -> Result<Told, Failure> {
    let starts: Vec<NaiveDate> = series
        .points
        .iter()
        .map(|(period, _)| period.start())
        .collect();
    let values: Vec<Option<f64>> = series.points.iter().map(|(_, value)| *value).collect();
    let mut rebases = Vec::new();
    for day in &arguments.rebase {
        match rebase_row(&starts, *day) {
            Some(row) => rebases.push(row),
            None => outside(&series.name(), *day, streams)?,
        }
    }
    let analysis = analyse(&Series {
        values: &values,
        targets: &vec![arguments.target; values.len()],
        rebases: &rebases,
        better: match arguments.direction {
            Some(DirectionName::Increase) => Better::Higher,
            Some(DirectionName::Decrease) => Better::Lower,
            Some(DirectionName::Neutral) | None => Better::Neither,
        },
        screening: !arguments.no_screening,
        fix_after: arguments.fix_after.map(|first| first as usize),
        rolling: false,
        hidden: &[],
    });
    Ok(Told {
        id: None,
        name: series.measure.clone(),
        measure: series.measure,
        group: (!series.group.is_empty()).then_some(series.group),
        periods: series.points.iter().map(|(period, _)| *period).collect(),
        analysis,
    })
}

/// Says that a baseline has no effect.
fn outside(name: &str, day: NaiveDate, streams: &mut Streams<'_>) -> Result<(), Failure> {
    writeln!(
        streams.err,
        "The baseline of {day} lies outside the figures of {name} and is left out."
    )?;
    Ok(())
}

/// The series found, unless a measure was asked for by name and isn't there.
fn known(told: Vec<Told>, arguments: &SignalsArguments) -> Result<Vec<Told>, Failure> {
    match &arguments.measure {
        Some(key) if told.is_empty() => {
            let words = format!("There is no measure \u{201c}{key}\u{201d} in this file.");
            Err(Failure::Words(words))
        }
        Some(_) | None => Ok(told),
    }
}

/// A series as scripts read it.
fn object(told: &Told) -> Value {
    let analysis = &told.analysis;
    let rows = told.periods.iter().zip(&analysis.rows);
    let points: Vec<Value> = rows
        .map(|(period, row)| {
            let segment = analysis.segment_of(row);
            let limits = segment.and_then(|segment| segment.limits);
            json!({
                "period": period.iso(),
                "value": row.value,
                "mean": segment.map(|segment| segment.mean),
                "lower": limits.map(|limits| limits.lower),
                "upper": limits.map(|limits| limits.upper),
                "signal": row.signal.word(),
                "type": row.kind.word(),
            })
        })
        .collect();
    let last = analysis.last_segment();
    let limits = last.and_then(|segment| segment.limits);
    json!({
        "id": told.id,
        "name": told.name,
        "measure": told.measure,
        "group": told.group,
        "mean": last.map(|segment| segment.mean),
        "lower": limits.map(|limits| limits.lower),
        "upper": limits.map(|limits| limits.upper),
        "points": points,
        "variation": analysis.variation.unwrap_or(PointKind::CommonCause).word(),
        "assurance": analysis.assurance.map(Assurance::word),
    })
}

/// A series in one line.
fn line(told: &Told) -> String {
    let analysis = &told.analysis;
    let name = match &told.group {
        Some(group) => format!("{}, {group}", told.name),
        None => told.name.clone(),
    };
    let rows = told.periods.iter().zip(&analysis.rows).rev();
    let latest = rows.filter_map(|(period, row)| row.value.map(|value| (period, value, row)));
    let Some((period, value, row)) = latest.into_iter().next() else {
        return format!("{name}  {NO_FIGURE}  no figures");
    };
    let limits = analysis.last_segment().and_then(|segment| segment.limits);
    let range = limits.map_or_else(
        || "too few figures for a usual range".to_owned(),
        |limits| format!("usual range {:.2} to {:.2}", limits.lower, limits.upper),
    );
    let signal = row.signal.word().replace('_', " ");
    let kind = row.kind.word().replace('_', " ");
    let assurance = analysis.assurance.map_or_else(String::new, |assurance| {
        format!("  target: {}", assurance.word().replace('_', " "))
    });
    let label = period.label();
    format!("{name}  {value} ({label})  {range}  {kind}, signal: {signal}{assurance}")
}
