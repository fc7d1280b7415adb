//! `export`, and `new --from`: all of a program as a data package, and back.

use crate::cli::args::ExportArguments;
use crate::cli::{Failure, Streams};
use crate::export::{PackageOptions, write_package};
use crate::import::{DataPackage, ImportError};
use crate::program::{Clock, Program, ProgramError};
use std::path::Path;
use std::sync::Arc;

/// Writes everything into a folder and says how much.
pub(super) fn export(
    arguments: &ExportArguments,
    program: &Program,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let options = PackageOptions {
        without_private: arguments.without_private,
    };
    let written = write_package(program, &arguments.to, options, &|_| true);
    let written = written.map_err(|error| Failure::Words(error.to_string()))?;
    writeln!(
        streams.out,
        "{}: {}",
        arguments.to.display(),
        written.words(options)
    )?;
    Ok(())
}

/// What stops a program from being made of a package.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error(transparent)]
    Package(#[from] ImportError),
    #[error(transparent)]
    Program(#[from] ProgramError),
}

/// Makes a program of a package.
pub(super) fn from_package(
    package: &Path,
    file: &Path,
    clock: &Arc<dyn Clock>,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let package = DataPackage::open(package).map_err(|error| Failure::Words(error.to_string()))?;
    let made = Program::refilled(file, Arc::clone(clock), "command line", |refill| {
        let tables = refill.tables()?;
        package.each_row::<Refused>(&tables, &|_| true, &mut |table, names, values| {
            Ok(refill.row(table, names, values)?)
        })
    });
    made.map_err(|error| Failure::Words(error.to_string()))?;
    writeln!(streams.out, "{}", file.display())?;
    Ok(())
}
