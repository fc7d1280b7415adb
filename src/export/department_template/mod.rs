//! The workbook that asks a department for its figures. It is read back without any mapping: each row holds
//! the key of its measure and its period, out of sight.

mod sheets;

use super::ExportError;
use crate::program::query::DepartmentTemplate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheets::Styles;
use std::path::Path;

/// Writes the workbook.
///
/// # Errors
/// [`ExportError::Workbook`] when it can't be put together: a sheet can't hold so many rows.
pub fn department_template(template: &DepartmentTemplate) -> Result<Vec<u8>, ExportError> {
    Ok(workbook(template)?.save_to_buffer()?)
}

/// Writes the workbook to a file, whole or not at all.
///
/// # Errors
/// [`ExportError`] in words when its name doesn't end in .xlsx, or the disk doesn't take it.
pub fn write_department_template(
    template: &DepartmentTemplate,
    path: &Path,
) -> Result<(), ExportError> {
    let is_workbook = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if !is_workbook {
        return Err(ExportError::WorkbookEnding(path.to_owned()));
    }
    super::file::write(path, &department_template(template)?)
}

fn workbook(template: &DepartmentTemplate) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = template.made_on.format("%Y-%m-%d").to_string();
    // Written twice, it is the same file.
    let properties = DocProperties::new()
        .set_title(format!("Figures of {}", template.department.name))
        .set_author(&template.city.office)
        .set_creation_datetime(&ExcelDateTime::parse_from_str(&made)?);
    book.set_properties(&properties);
    let styles = Styles::new();
    sheets::figures(book.add_worksheet(), template, &styles)?;
    sheets::measures(book.add_worksheet(), template, &styles)?;
    sheets::instructions(book.add_worksheet(), template, &styles)?;
    sheets::facts(book.add_worksheet(), template)?;
    Ok(book)
}
