//! `template`: the workbook that asks a department for its figures.

use crate::cli::args::TemplateArguments;
use crate::cli::{Failure, Streams};
use crate::export;
use crate::program::{Program, query};

/// Writes the workbook and says what it asks for.
pub(super) fn template(
    arguments: &TemplateArguments,
    program: &Program,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let department = query::find_department(program, &arguments.department)?;
    let template = query::department_template(program, department.id)?;
    let written = export::write_department_template(&template, &arguments.to);
    written.map_err(|error| Failure::Words(error.to_string()))?;
    let to = arguments.to.display();
    writeln!(streams.out, "{to}: {}", template.words())?;
    Ok(())
}
