//! The sample data as it lies in its folder, carried inside the program.

use super::DemoError;
use super::values::{Day, Hour, Local, Word};
use crate::domain::city::City;
use crate::domain::goal::Horizon;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Names the sample files with their bytes.
macro_rules! sample {
    ($($path:literal,)+) => {
        &[$(($path, include_bytes!(concat!("../../sample_data/", $path)))),+]
    };
}

/// Every file of `sample_data`, by its path there.
pub const FILES: &[(&str, &[u8])] = sample![
    "README.md",
    "annotations.csv",
    "city.toml",
    "departments.csv",
    "figures/districts-update.csv",
    "figures/districts.csv",
    "figures/fire-and-ems.csv",
    "figures/health.csv",
    "figures/innovation-and-technology.csv",
    "figures/licenses-and-inspections.csv",
    "figures/mayors-office.csv",
    "figures/monthly-update.csv",
    "figures/parks.csv",
    "figures/police.csv",
    "figures/revisions-collection.csv",
    "figures/sanitation.csv",
    "figures/streets.csv",
    "figures/weekly-update.csv",
    "figures/weekly.csv",
    "measures.csv",
    "meetings/streets-1.toml",
    "meetings/streets-2.toml",
    "meetings/streets-3.toml",
    "people.csv",
    "pictures/graffiti-pilot.png",
    "pictures/seal.png",
    "priorities.toml",
    "targets.csv",
];

/// The bytes of a file.
pub(super) fn bytes(path: &str) -> Result<&'static [u8], DemoError> {
    let found = FILES.iter().find(|(name, _)| *name == path);
    found
        .map(|(_, bytes)| *bytes)
        .ok_or_else(|| DemoError::Sample(format!("there is no {path}")))
}

fn toml<T: DeserializeOwned>(path: &str) -> Result<T, DemoError> {
    let fail = |why: &dyn std::fmt::Display| DemoError::Sample(format!("{path}: {why}"));
    let text = std::str::from_utf8(bytes(path)?).map_err(|error| fail(&error))?;
    toml::from_str(text).map_err(|error| fail(&error))
}

/// The rows of a CSV.
pub(super) fn csv<T: DeserializeOwned>(path: &str) -> Result<Vec<T>, DemoError> {
    let rows = csv::Reader::from_reader(bytes(path)?).into_deserialize();
    rows.collect::<Result<_, _>>()
        .map_err(|error: csv::Error| DemoError::Sample(format!("{path}: {error}")))
}

/// `city.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CityFile {
    /// The day that becomes today.
    pub(super) anchor: Day,
    pub(super) city: Settings,
    pub(super) papers: PapersRow,
    /// Rules by which some measures are judged.
    pub(super) rules: Vec<RulesRow>,
    /// Files of figures in the order they arrived.
    pub(super) figures: Vec<FiguresFile>,
}

/// How the city's papers look, and what stands in all of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PapersRow {
    /// As "#0f4c5c".
    pub(super) accent: String,
    /// The seal's path in the folder.
    pub(super) seal: String,
    pub(super) address: Vec<String>,
    pub(super) follow_up_opening: String,
    pub(super) follow_up_closing: String,
    pub(super) public_notice: String,
}

/// How one measure is judged.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesRow {
    /// Its short name.
    pub(super) measure: String,
    /// Each figure covers several periods.
    #[serde(default)]
    pub(super) rolling: bool,
    /// The usual range comes from so many first figures.
    #[serde(default)]
    pub(super) fix_after: Option<u32>,
}

/// The city's settings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    name: String,
    program: String,
    office: String,
    analysts_email: String,
    fiscal_year_first_month: u32,
    pub(super) time_zone: String,
    meeting_minutes: u32,
    materials_due_days: u32,
    memo_signatory: String,
    memo_footer: String,
}

impl Settings {
    /// As the program keeps them.
    pub(super) fn settings(&self) -> City {
        City {
            name: self.name.clone(),
            program_name: self.program.clone(),
            office: self.office.clone(),
            analyst_email: self.analysts_email.clone(),
            fiscal_first_month: self.fiscal_year_first_month,
            time_zone: self.time_zone.clone(),
            meeting_minutes: self.meeting_minutes,
            materials_due_days: self.materials_due_days,
            memo_signatory: self.memo_signatory.clone(),
            memo_footer: self.memo_footer.clone(),
            fictional: true,
            ..City::default()
        }
    }
}

/// A file of figures.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FiguresFile {
    /// Its path in the folder.
    pub(super) file: String,
    pub(super) imported: Local,
    /// Who took it in.
    pub(super) by: String,
    /// What its groups are a breakdown by.
    pub(super) breakdown: Option<String>,
}

/// Reads `city.toml`.
pub(super) fn city() -> Result<CityFile, DemoError> {
    toml("city.toml")
}

/// A priority with its goals.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PriorityRow {
    /// Names it among the priorities; nothing refers to it.
    #[serde(rename = "key")]
    _key: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) goal: Vec<GoalRow>,
}

/// A goal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoalRow {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) horizon: Word<Horizon>,
}

/// Reads `priorities.toml`.
pub(super) fn priorities() -> Result<Vec<PriorityRow>, DemoError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        priority: Vec<PriorityRow>,
    }
    toml::<File>("priorities.toml").map(|file| file.priority)
}

/// A department.
#[derive(Debug, Deserialize)]
pub(super) struct DepartmentRow {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) short_name: String,
}

/// A remark on a measure's chart.
#[derive(Debug, Deserialize)]
pub(super) struct AnnotationRow {
    pub(super) measure: String,
    pub(super) on: chrono::NaiveDate,
    pub(super) text: String,
}

/// A day and a time of a meeting to come.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NextMeeting {
    pub(super) date: Day,
    pub(super) start: Hour,
    pub(super) place: String,
}

/// Reads the meetings, the earliest first.
pub(super) fn meetings() -> Result<Vec<super::meeting_file::MeetingFile>, DemoError> {
    let paths = FILES.iter().map(|(path, _)| *path);
    paths
        .filter(|path| path.starts_with("meetings/"))
        .map(toml)
        .collect()
}
