//! The foot of every page: what the paper is, who may read it, and the page number Word counts
//! itself.

use super::paragraph::{self, Layout, field};
use super::xml::Xml;
use crate::export::ExportError;
use crate::export::document::{Footer, Run, legible_line};

/// The longest text at the left, in characters, that can't reach the one in the middle (or the page
/// number, when the middle is empty). A longer one gets a line of its own.
const LEFT_CLEAR: (usize, usize) = (42, 88);

/// Writes the footer part.
pub(super) fn write(footer: &Footer) -> Result<Vec<u8>, ExportError> {
    let (left, centre) = (legible_line(&footer.left), legible_line(&footer.centre));
    let clear = if centre.is_empty() {
        LEFT_CLEAR.1
    } else {
        LEFT_CLEAR.0
    };
    let between = if left.chars().count() > clear {
        "\n\t"
    } else {
        "\t"
    };
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut xml = Xml::new()?;
    xml.node("w:ftr", &[("xmlns:w", space)], |xml| {
        paragraph::frame(xml, &Layout::new("Footer"), false, |xml| {
            paragraph::runs(xml, &[Run::new(format!("{left}{between}{centre}\t"))])?;
            field(xml, "PAGE", "1", false)?;
            paragraph::runs(xml, &[Run::new(" of ")])?;
            field(xml, "NUMPAGES", "1", false)
        })
    })?;
    Ok(xml.finish())
}
