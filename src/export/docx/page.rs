//! The page: its size, what stands at its head from the second on, and at its foot what the paper is, who may
//! read it, and the page number Word counts itself.

use std::io;

use super::paragraph::{self, Layout, field};
use super::template::{Base, TheirPage};
use super::xml::Xml;
use crate::export::ExportError;
use crate::export::document::{Document, Footer, Run, RunningHeader, legible_line};

/// The ids by which the body refers to the parts at head and foot.
pub(super) const HEADER_ID: &str = "rIdHeader1";
pub(super) const FOOTER_ID: &str = "rIdFooter1";
/// The foot of the first page, which Word wants as a part of its own where the first page has another head.
pub(super) const FIRST_FOOTER_ID: &str = "rIdFooter2";

/// The longest text at the left, in characters, that can't reach the one in the middle (or the page
/// number, when the middle is empty). A longer one gets a line of its own.
const LEFT_CLEAR: (usize, usize) = (42, 88);

/// The name space of Word's own elements.
const SPACE: (&str, &str) = (
    "xmlns:w",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
);

/// What the text has of a page, in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sheet {
    /// From margin to margin.
    pub(super) width: u32,
    /// Likewise.
    pub(super) height: u32,
}

impl Sheet {
    /// US Letter with margins of an inch.
    pub(super) const LETTER: Self = Self {
        width: 9_360,
        height: 12_960,
    };

    /// A text of this size; at least two by three inches, whatever a template says.
    pub(super) fn of_text(width: u32, height: u32) -> Self {
        Self {
            width: width.max(2_880),
            height: height.max(4_320),
        }
    }
}

/// The section of a template, with ours at head or foot where it has nothing there.
fn their_section(xml: &mut Xml, document: &Document, theirs: &TheirPage) -> io::Result<()> {
    let own_head = runs(document, Some(theirs));
    let first = own_head || theirs.first_page_differs;
    xml.node("w:sectPr", &[], |xml| {
        references(xml, own_head, !theirs.has_footer, first)?;
        xml.written(&theirs.section(own_head));
        Ok(())
    })
}

/// Whether the memo's own head stands on every page but the first. A template's heads or feet are not mixed with ours:
/// the first page would lose what it has.
pub(super) fn runs(document: &Document, theirs: Option<&TheirPage>) -> bool {
    let free = theirs.is_none_or(|page| !page.has_header && !page.has_footer);
    free && !document.running.is_blank()
}

fn references(xml: &mut Xml, head: bool, foot: bool, first: bool) -> io::Result<()> {
    let reference =
        |xml: &mut Xml, name, kind, id| xml.empty(name, &[("w:type", kind), ("r:id", id)]);
    if head {
        reference(xml, "w:headerReference", "default", HEADER_ID)?;
    }
    if foot && first {
        reference(xml, "w:footerReference", "first", FIRST_FOOTER_ID)?;
    }
    if foot {
        reference(xml, "w:footerReference", "default", FOOTER_ID)?;
    }
    Ok(())
}

/// The page and which parts stand at its head and foot: the template's, else US Letter with margins of an inch.
pub(super) fn section(
    xml: &mut Xml,
    document: &Document,
    theirs: Option<&TheirPage>,
) -> io::Result<()> {
    if let Some(theirs) = theirs {
        return their_section(xml, document, theirs);
    }
    let running = runs(document, None);
    xml.node("w:sectPr", &[], |xml| {
        references(xml, running, true, running)?;
        xml.empty("w:pgSz", &[("w:w", "12240"), ("w:h", "15840")])?;
        let margins = [
            ("w:top", "1440"),
            ("w:right", "1440"),
            ("w:bottom", "1440"),
            ("w:left", "1440"),
            ("w:header", "720"),
            ("w:footer", "720"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins)?;
        if running {
            xml.empty("w:titlePg", &[])?;
        }
        Ok(())
    })
}

/// Writes the part at the head of every page but the first.
pub(super) fn header(running: &RunningHeader, base: &Base) -> Result<Vec<u8>, ExportError> {
    let (left, right) = (legible_line(&running.left), legible_line(&running.right));
    let mut xml = Xml::on(base)?;
    xml.node("w:hdr", &[SPACE], |xml| {
        paragraph::frame(xml, &Layout::new("Header"), false, |xml| {
            paragraph::runs(xml, &[Run::new(format!("{left}\t{right}"))])
        })
    })?;
    Ok(xml.finish())
}

/// Writes the part at the foot of a page.
pub(super) fn footer(footer: &Footer, base: &Base) -> Result<Vec<u8>, ExportError> {
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
    let mut xml = Xml::on(base)?;
    xml.node("w:ftr", &[SPACE], |xml| {
        paragraph::frame(xml, &Layout::new("Footer"), false, |xml| {
            paragraph::runs(xml, &[Run::new(format!("{left}{between}{centre}\t"))])?;
            field(xml, "PAGE", "1", false)?;
            paragraph::runs(xml, &[Run::new(" of ")])?;
            field(xml, "NUMPAGES", "1", false)
        })
    })?;
    Ok(xml.finish())
}
