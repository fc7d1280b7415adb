//! A memo as Word, in the city's own file where it has one.

use crate::export::ExportError;
use crate::export::document::Document;
use crate::export::docx::{self, Template, TemplateLook};
use crate::program::{Program, query};

/// The bytes of a memo's Word file.
///
/// # Errors
/// When the program or the city's own file can't be read.
pub fn word_bytes(program: &Program, memo: &Document) -> Result<Vec<u8>, ExportError> {
    match template(program)? {
        Some(template) => docx::write_into(&template, memo, program.now()),
        None => docx::write(memo, program.now()),
    }
}

/// What becomes of memos in the city's own Word file that their author might not expect, a sentence each; nothing
/// without one.
///
/// # Errors
/// When the program or the file can't be read.
pub fn template_says(program: &Program) -> Result<Vec<String>, ExportError> {
    let footer = query::city(program)?.memo_footer;
    let template = template(program)?;
    Ok(template.map_or_else(Vec::new, |template| template.says(&footer)))
}

/// What the city's own Word file gives its memos, a sentence each; nothing without one.
///
/// # Errors
/// When the program or the file can't be read.
pub fn template_gives(program: &Program) -> Result<Vec<String>, ExportError> {
    let template = template(program)?;
    Ok(template.map_or_else(Vec::new, |template| template.gives().to_vec()))
}

/// How the city's own Word file looks; nothing without one.
///
/// # Errors
/// When the program or the file can't be read.
pub fn template_look(program: &Program) -> Result<Option<TemplateLook>, ExportError> {
    let template = template(program)?;
    Ok(template.map(|template| template.look().clone()))
}

fn template(program: &Program) -> Result<Option<Template>, ExportError> {
    let Some(bytes) = query::word_template(program)? else {
        return Ok(None);
    };
    Ok(Some(Template::read(&bytes)?))
}
