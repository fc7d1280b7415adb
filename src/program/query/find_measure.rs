//! A measure by what a person calls it on the command line.

use super::{Found, measures};
use crate::domain::ids::{DepartmentId, MeasureId};
use crate::domain::measure::Measure;
use crate::domain::text::AsText;
use crate::program::{Program, ProgramError};
use std::collections::HashMap;

/// Whose each measure is, where that is known.
///
/// # Errors
/// When the file can't be read.
pub fn departments_of_measures(program: &Program) -> Found<HashMap<MeasureId, DepartmentId>> {
    let all = program.read().all::<Measure>()?.into_iter();
    let owned = all.filter_map(|measure| Some((measure.id, measure.department?)));
    Ok(owned.collect())
}

/// The measure of this short name, name, id or unambiguous start of an id; letters' case makes no
/// difference. A short name beats a name, and both beat the start of an id.
///
/// # Errors
/// When there is none or more than one, in a sentence; when the file can't be read.
pub fn find_measure(program: &Program, key: &str) -> Found<MeasureId> {
    let sought = key.trim().to_lowercase();
    if sought.is_empty() {
        let words = "Name a measure: its short name, its name or its id.";
        return Err(ProgramError::Refused(words.into()));
    }
    let book = measures(program)?;
    let all = || book.rows.iter().map(|row| &row.measure);
    let answers: [&dyn Fn(&Measure) -> bool; 3] = [
        &|measure| measure.key.to_lowercase() == sought,
        &|measure| measure.name.to_lowercase() == sought,
        &|measure| measure.id.to_text().starts_with(&sought),
    ];
    for answers in answers {
        let hits: Vec<&Measure> = all().filter(|measure| answers(measure)).collect();
        match hits.as_slice() {
            [] => {}
            [one] => return Ok(one.id),
            [_, _, ..] => {
                let count = hits.len();
                let words = format!(
                    "{count} measures answer to \"{}\"; name one by its short name.",
                    key.trim()
                );
                return Err(ProgramError::Refused(words));
            }
        }
    }
    let words = format!("No measure is called \"{}\".", key.trim());
    Err(ProgramError::Refused(words))
}
