//! What columns are usually called.

use super::mapping::Role;

/// Headings as departments write them, in small letters with single spaces, and what they are.
const NAMES: [(&str, Role); 113] = [
    ("measure", Role::Measure),
    ("measure name", Role::Measure),
    ("performance measure", Role::Measure),
    ("performance indicator", Role::Measure),
    ("indicator", Role::Measure),
    ("indicator name", Role::Measure),
    ("metric", Role::Measure),
    ("metric name", Role::Measure),
    ("kpi", Role::Measure),
    ("kpi name", Role::Measure),
    ("measure id", Role::MeasureId),
    ("measure key", Role::MeasureId),
    ("measure number", Role::MeasureId),
    ("measure code", Role::MeasureId),
    ("indicator id", Role::MeasureId),
    ("indicator seq", Role::MeasureId),
    ("indicator code", Role::MeasureId),
    ("metric id", Role::MeasureId),
    ("kpi id", Role::MeasureId),
    ("key", Role::MeasureId),
    ("service", Role::MeasurePart),
    ("service name", Role::MeasurePart),
    ("program", Role::MeasurePart),
    ("division", Role::MeasurePart),
    ("period", Role::Period),
    ("period label", Role::Period),
    ("reporting period", Role::Period),
    ("date", Role::Period),
    ("month ending", Role::Period),
    ("week ending", Role::Period),
    ("week beginning", Role::Period),
    ("week of", Role::Period),
    ("week", Role::Period),
    ("day", Role::Period),
    ("as of", Role::Period),
    ("month", Role::Month),
    ("period month", Role::Month),
    ("month name", Role::Month),
    ("month number", Role::Month),
    ("fiscal month", Role::Month),
    ("quarter", Role::Quarter),
    ("period quarter", Role::Quarter),
    ("fiscal quarter", Role::Quarter),
    ("year", Role::Year),
    ("calendar year", Role::Year),
    ("period year", Role::Year),
    ("fiscal year", Role::FiscalYear),
    ("fy", Role::FiscalYear),
    ("numerator", Role::Numerator),
    ("num", Role::Numerator),
    ("denominator", Role::Denominator),
    ("denom", Role::Denominator),
    ("den", Role::Denominator),
    ("of", Role::Denominator),
    ("group", Role::Group),
    ("district", Role::Group),
    ("council district", Role::Group),
    ("police district", Role::Group),
    ("ward", Role::Group),
    ("region", Role::Group),
    ("area", Role::Group),
    ("zone", Role::Group),
    ("precinct", Role::Group),
    ("neighborhood", Role::Group),
    ("neighbourhood", Role::Group),
    ("breakdown", Role::Group),
    ("note", Role::Note),
    ("notes", Role::Note),
    ("comment", Role::Note),
    ("comments", Role::Note),
    ("remarks", Role::Note),
    ("definition", Role::Definition),
    ("description", Role::Definition),
    ("direction", Role::Direction),
    ("desired change", Role::Direction),
    ("desired outcome", Role::Direction),
    ("desired direction", Role::Direction),
    ("polarity", Role::Direction),
    ("type", Role::Kind),
    ("measure type", Role::Kind),
    ("performance measure type", Role::Kind),
    ("unit", Role::Unit),
    ("units", Role::Unit),
    ("indicator unit", Role::Unit),
    ("unit of measure", Role::Unit),
    ("percent or count", Role::Unit),
    ("format", Role::Unit),
    ("department", Role::Department),
    ("agency", Role::Department),
    ("agency name", Role::Department),
    ("department name", Role::Department),
    ("dept", Role::Department),
    ("dept name", Role::Department),
    ("lead agency", Role::Department),
    ("lead department", Role::Department),
    ("owner department", Role::Department),
    ("owning department", Role::Department),
    ("responsible agency", Role::Department),
    ("responsible department", Role::Department),
    ("source", Role::Source),
    ("data source", Role::Source),
    ("source system", Role::Source),
    ("formula", Role::Formula),
    ("measure formula", Role::Formula),
    ("calculation", Role::Formula),
    ("interval", Role::Aggregation),
    ("aggregation", Role::Aggregation),
    ("aggregation method", Role::Aggregation),
    ("rollup", Role::Aggregation),
    ("roll up", Role::Aggregation),
    ("decimal places", Role::Decimals),
    ("decimals", Role::Decimals),
    ("number of decimals", Role::Decimals),
];

/// What a column of that heading usually is.
pub(in crate::import) fn usual_role(heading: &str) -> Option<Role> {
    let words = heading
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let plain = words.collect::<Vec<_>>().join(" ").to_lowercase();
    let known = NAMES.iter().find(|(name, _)| *name == plain);
    known.map(|(_, role)| *role)
}

/// Whether a heading names departments, whatever else its column is needed for.
pub(in crate::import) fn names_departments(heading: &str) -> bool {
    usual_role(heading) == Some(Role::Department)
}

/// Whether a heading is one that says how often: its role is told from its cells.
pub(super) fn says_how_often(heading: &str) -> bool {
    matches!(
        crate::import::folded(heading).as_str(),
        "frequency" | "reporting frequency" | "reported"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_set() {
        assert_eq!(usual_role("Measure ID"), Some(Role::MeasureId));
        assert_eq!(usual_role(" INDICATOR_NAME"), Some(Role::Measure));
        assert_eq!(usual_role("Performance\nMeasure"), Some(Role::Measure));
        assert_eq!(usual_role("PERIOD_MONTH"), Some(Role::Month));
        assert_eq!(usual_role("attendances"), None);
    }
}
