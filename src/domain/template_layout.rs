//! Where everything is in a department template, for those who write one and those who read it back. A change is
//! a new version.

/// Version of the layout.
pub const VERSION: u32 = 1;
/// The sheet to fill in.
pub const FIGURES: &str = "Figures";
/// The hidden sheet that says what the workbook is.
pub const FACTS: &str = "Statroom";
/// What stands in that sheet's first cell; beside it the version, below the keys of city and department.
pub const FACTS_TITLE: &str = "Statroom department template";
/// Row of the headings on the sheet to fill in, counted from 1.
pub const HEADER_ROW: u64 = 5;

/// The columns of the sheet to fill in, from the left. The last two are hidden.
pub const COLUMNS: [&str; 10] = [
    "Measure",
    "Group",
    "Period",
    "Value",
    "Unit",
    "Numerator",
    "Denominator",
    "Note",
    "Measure key",
    "Period code",
];
/// Name of the measure: its place among the columns, counted from 1. So are those below.
pub const MEASURE: usize = 1;
/// What the figure is broken down to.
pub const GROUP: usize = 2;
/// The period as people read it.
pub const PERIOD: usize = 3;
/// The figure.
pub const VALUE: usize = 4;
/// What is above a ratio's line.
pub const NUMERATOR: usize = 6;
/// What is below it.
pub const DENOMINATOR: usize = 7;
/// A remark.
pub const NOTE: usize = 8;
/// Key of the measure.
pub const MEASURE_KEY: usize = 9;
/// The period in the manner of ISO 8601.
pub const PERIOD_CODE: usize = 10;
