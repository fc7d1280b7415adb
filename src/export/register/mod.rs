//! What is written from the register of actions and requests: the list of what is open, owner by owner, the whole of it
//! as a workbook or comma-separated text, and its due dates as a calendar file.

mod list;
mod table;
mod workbook;

pub use list::action_list;

use super::calendar::register_calendar;
use super::memo::{MemoLack, PapersPictures, file_name, write_document};
use super::sheet::write_csv;
use super::{ExportError, Watch, file};
use crate::domain::ids::PersonId;
use crate::domain::papers::Papers;
use crate::domain::text::AsText as _;
use crate::program::Program;
use crate::program::query::{self, ActionBook, ActionRow, Directory, Found};
use chrono::{DateTime, NaiveDate, Utc};
use std::path::Path;

/// The register, or what of it one person owns, as files are written from it.
#[derive(Debug, Clone)]
pub struct Register {
    /// The city, its departments and people.
    pub directory: Directory,
    /// Every action and request.
    pub book: ActionBook,
    /// Only what this person owns.
    pub owner: Option<PersonId>,
    /// The day it is in the city.
    pub today: NaiveDate,
    /// The instant at which this was read.
    pub now: DateTime<Utc>,
    /// How the city's papers look.
    pub papers: Papers,
    pictures: PapersPictures,
}

impl Register {
    /// Reads it.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn read(program: &Program, owner: Option<PersonId>) -> Found<Self> {
        let house = query::papers(program)?;
        Ok(Self {
            pictures: PapersPictures::of(&house),
            papers: house.papers,
            directory: query::directory(program)?,
            book: query::actions(program)?,
            owner,
            today: program.today(),
            now: program.now(),
        })
    }

    /// Its rows by due date, those without one last.
    pub fn rows(&self) -> impl Iterator<Item = &ActionRow> {
        let rows = self.book.rows.iter();
        rows.filter(|row| self.owner.is_none() || row.action.owner == self.owner)
    }

    /// What people call the program: its own name, else the city's.
    fn program_name(&self) -> &str {
        let city = &self.directory.city;
        match city.program_name.trim() {
            "" => city.name.trim(),
            name => name,
        }
    }
}

/// What is offered as the name of a file of the register, without an ending: "Port Alder Stat - Action List -
/// 2026-11-24", and whose it is where one person's: "… - Action List - D. Rivera - 2026-11-24".
pub fn suggested_name(
    directory: &Directory,
    what: &str,
    owner: Option<PersonId>,
    today: NaiveDate,
) -> String {
    let city = &directory.city;
    let names = [city.program_name.as_str(), &city.name, "Statroom"];
    let mut names = names.into_iter().map(file_name);
    let program = names.find(|name| !name.is_empty()).unwrap_or_default();
    let whose = owner.and_then(|id| directory.person(id));
    let whose = whose.map(|person| format!(" - {}", file_name(&person.short_name())));
    let day = today.to_text();
    format!("{program} - {what}{} - {day}", whose.unwrap_or_default())
}

/// Writes the register to a .xlsx or .csv file, its due dates to an .ics file, or the list of what is open to a .docx,
/// .pdf, .html or .md file. Returns what a list could not print as it is.
///
/// # Errors
/// When the ending is another, the register can't be read, or the file can't be written; a file that was there is
/// then unchanged.
pub fn write_register(
    program: &Program,
    owner: Option<PersonId>,
    to: &Path,
) -> Result<Vec<MemoLack>, ExportError> {
    write_register_watched(program, owner, to, &Watch::nobody())
}

/// The same while somebody looks on, who may stop it.
///
/// # Errors
/// As [`write_register`], and [`ExportError::Stopped`].
pub fn write_register_watched(
    program: &Program,
    owner: Option<PersonId>,
    to: &Path,
    watch: &Watch<'_>,
) -> Result<Vec<MemoLack>, ExportError> {
    watch.at(0.02)?;
    let register = Register::read(program, owner)?;
    watch.at(0.4)?;
    let ending = to.extension().unwrap_or_default().to_ascii_lowercase();
    let bytes = if ending == "xlsx" {
        workbook::workbook(&register)?
    } else if ending == "csv" {
        write_csv(&table::table(&register))?
    } else if ending == "ics" {
        let meetings = query::meetings(program)?;
        let name = format!("{}: due dates", register.program_name());
        register_calendar(&register, &meetings, &name).into_bytes()
    } else {
        return match write_document(program, &action_list(&register), to, watch) {
            Err(ExportError::Ending(path)) => Err(ExportError::RegisterEnding(path)),
            written => written,
        };
    };
    watch.at(0.95)?;
    file::write(to, &bytes)?;
    Ok(Vec::new())
}
