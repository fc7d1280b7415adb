//! Tables: fixed column widths, a header row that repeats on every page, rows that stay whole.

use std::io;

use super::paragraph::{self, Layout};
use super::xml::Xml;
use crate::export::document::{Align, Cell, Paragraph, Table, legible_line};

/// The width of the text on the page, in twentieths of a point: 6.5 inches.
pub(super) const TEXT_WIDTH: u32 = 9_360;

/// Writes a table. One without columns writes nothing: Word takes a table without a cell for
/// damage.
pub(super) fn write(xml: &mut Xml, table: &Table) -> io::Result<()> {
    let widths = table.widths(TEXT_WIDTH);
    if widths.is_empty() {
        return Ok(());
    }
    xml.node("w:tbl", &[], |xml| {
        properties(xml, table)?;
        xml.node("w:tblGrid", &[], |xml| {
            widths
                .iter()
                .try_for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]))
        })?;
        let empty = Cell::default();
        if table.has_header() || table.rows.is_empty() {
            header_row(xml, table, &widths)?;
        }
        for row in &table.rows {
            xml.node("w:tr", &[], |xml| {
                xml.node("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]))?;
                for (at, width) in widths.iter().enumerate() {
                    let cell = row.get(at).unwrap_or(&empty);
                    body_cell(xml, cell, *width, table.align(at))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })
}

fn properties(xml: &mut Xml, table: &Table) -> io::Result<()> {
    let header = if table.has_header() { "1" } else { "0" };
    let look = [
        ("w:val", if table.has_header() { "0620" } else { "0600" }),
        ("w:firstRow", header),
        ("w:lastRow", "0"),
        ("w:firstColumn", "0"),
        ("w:lastColumn", "0"),
        ("w:noHBand", "1"),
        ("w:noVBand", "1"),
    ];
    let (title, description) = (legible_line(&table.title), legible_line(&table.description));
    xml.node("w:tblPr", &[], |xml| {
        xml.val("w:tblStyle", "MemoTable")?;
        xml.empty(
            "w:tblW",
            &[("w:w", &TEXT_WIDTH.to_string()), ("w:type", "dxa")],
        )?;
        xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
        xml.empty("w:tblLook", &look)?;
        if !title.is_empty() {
            xml.val("w:tblCaption", &title)?;
        }
        if !description.is_empty() {
            xml.val("w:tblDescription", &description)?;
        }
        Ok(())
    })
}

fn header_row(xml: &mut Xml, table: &Table, widths: &[u32]) -> io::Result<()> {
    let empty = Paragraph::new();
    xml.node("w:tr", &[], |xml| {
        xml.node("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[])?;
            xml.empty("w:tblHeader", &[])
        })?;
        for (at, width) in widths.iter().enumerate() {
            let heading = table
                .columns
                .get(at)
                .map_or(&empty, |column| &column.heading);
            // Not left at the foot of a page without a row below it.
            let layout = Layout {
                style: "TableHeading",
                keep_next: true,
                align: table.align(at),
                ..Layout::default()
            };
            cell(xml, *width, |xml| paragraph::write(xml, &layout, heading))?;
        }
        Ok(())
    })
}

fn body_cell(xml: &mut Xml, content: &Cell, width: u32, align: Align) -> io::Result<()> {
    let layout = Layout {
        style: "TableText",
        align,
        ..Layout::default()
    };
    cell(xml, width, |xml| {
        let mut shown = content
            .paragraphs
            .iter()
            .filter(|text| !text.is_blank())
            .peekable();
        // A cell must hold a paragraph, if an empty one.
        if shown.peek().is_none() {
            return paragraph::write(xml, &layout, &Paragraph::new());
        }
        shown.try_for_each(|text| {
            let layout = Layout {
                keep_next: text.keep_with_next,
                ..layout
            };
            paragraph::write(xml, &layout, text)
        })
    })
}

fn cell(
    xml: &mut Xml,
    width: u32,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.node("w:tc", &[], |xml| {
        xml.node("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])
        })?;
        inner(xml)
    })
}
