//! Taking a file in: read and compared off the frame, shown as a plan with its findings, done as one step.

use crate::import::{LongTable, Plan, PlanOptions, plan};
use crate::program::query::figure_knowledge;
use crate::program::{Clock, Program};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file looked through, waiting for a person's word.
#[derive(Debug)]
pub(crate) struct Review {
    /// The file.
    pub(crate) path: PathBuf,
    /// What would happen.
    pub(crate) plan: Plan,
    /// Measures that aren't known are created.
    pub(crate) create_measures: bool,
}

/// Reads a file and compares it with the program.
///
/// # Errors
/// In a sentence, when the file or the program can't be read.
pub(crate) fn review(
    path: &Path,
    program: &Path,
    create_measures: bool,
    clock: &Arc<dyn Clock>,
) -> Result<Review, String> {
    let program =
        Program::open(program, Arc::clone(clock), "import").map_err(|error| error.to_string())?;
    let known = figure_knowledge(&program).map_err(|error| error.to_string())?;
    let table = LongTable::open(path).map_err(|error| error.to_string())?;
    let options = PlanOptions {
        create_measures,
        ..PlanOptions::default()
    };
    let plan = plan(&table, &known, &options);
    Ok(Review {
        path: path.to_owned(),
        plan,
        create_measures,
    })
}
