//! What a measure is called in a sentence, and how its figures are written there.

use crate::chart::grammar::was;
use crate::chart::spec::ChartSpec;
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::Period;

/// What a measure is called in a sentence.
pub(in crate::chart) fn named(spec: &ChartSpec) -> &str {
    if spec.name.is_empty() {
        "This measure"
    } else {
        &spec.name
    }
}

/// The verb between a measure's name and its figure. Shares are often named by what is counted
/// ("Potholes filled in 5 days"), which is not what the figure is.
pub(in crate::chart) fn verb(spec: &ChartSpec) -> &'static str {
    match spec.format.kind {
        NumberKind::Percent => "stood at",
        NumberKind::Count
        | NumberKind::Currency
        | NumberKind::Rate
        | NumberKind::Decimal
        | NumberKind::Days
        | NumberKind::Hours
        | NumberKind::Minutes
        | NumberKind::Score => was(named(spec)),
    }
}

/// The format of a figure in a sentence about the measure: "Trees planted were 1,204" needs no
/// "trees" after it, nor "Crew hours lost were 428" any "hours".
pub(in crate::chart) fn sayable(spec: &ChartSpec) -> NumberFormat {
    let mut format = spec.format.clone();
    let name = spec.name.to_lowercase();
    let unit = format.unit().to_lowercase();
    let counts = was(named(spec)) == "were";
    let is_said = name.contains(unit.trim_end_matches('s'));
    let goes = match format.kind {
        NumberKind::Count => counts || is_said,
        NumberKind::Decimal | NumberKind::Hours => counts && is_said,
        NumberKind::Percent
        | NumberKind::Currency
        | NumberKind::Rate
        | NumberKind::Days
        | NumberKind::Minutes
        | NumberKind::Score => false,
    };
    if goes {
        format.unit = String::new();
        // Without a unit of its own a figure in hours would still be written with "hours".
        format.kind = if format.kind == NumberKind::Hours {
            NumberKind::Decimal
        } else {
            format.kind
        };
    }
    format
}

/// "Response time was 6.2 days in Oct 2026", of a figure that is written or read aloud so.
pub(in crate::chart) fn figure(spec: &ChartSpec, value: &str, period: Period) -> String {
    let name = named(spec);
    // "Violent crimes, citywide, were 412".
    let pause = if name.contains(", ") { "," } else { "" };
    format!("{name}{pause} {} {value} {}", verb(spec), period.when())
}
