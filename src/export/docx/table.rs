//! Tables: fixed column widths, a header row that repeats on every page, rows that stay whole.

use std::io;

use super::paragraph::{self, Layout};
use super::xml::Xml;
use crate::export::document::{Align, Cell, Paragraph, Table, legible_line, with_room_for_words};

/// The space between columns that the table's style leaves at the right of each cell.
const PADDING: u32 = 140;
/// What figures at the right of their column keep away from the words of the next, besides that.
const AWAY: u32 = 100;
/// Room for a character of a word in a cell: a digit takes 111, most letters less, a capital W
/// more.
const CHARACTER: u32 = 120;

/// Writes a table as wide as the text, in twentieths of a point. One without columns writes nothing: Word takes a
/// table without a cell for damage.
pub(super) fn write(xml: &mut Xml, table: &Table, text_width: u32) -> io::Result<()> {
    let widths = with_room_for_words(&table.widths(text_width), &longest_words(table));
    if widths.is_empty() {
        return Ok(());
    }
    xml.node("w:tbl", &[], |xml| {
        properties(xml, table, text_width)?;
        xml.node("w:tblGrid", &[], |xml| {
            widths
                .iter()
                .try_for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]))
        })?;
        let empty = Cell::default();
        if table.has_header() || table.rows.is_empty() {
            header_row(xml, table, &widths)?;
        }
        for (number, row) in (1..).zip(&table.rows) {
            // The last row is not left alone on a page.
            let keep_next =
                number < table.rows.len() && (table.together || number + 1 == table.rows.len());
            xml.node("w:tr", &[], |xml| {
                xml.node("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]))?;
                for (at, width) in widths.iter().enumerate() {
                    let cell = row.get(at).unwrap_or(&empty);
                    let layout = Layout {
                        keep_next,
                        align: table.align(at),
                        indent_right: away(table, at),
                        ..Layout::new("TableText")
                    };
                    body_cell(xml, cell, *width, &layout)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })
}

fn properties(xml: &mut Xml, table: &Table, text_width: u32) -> io::Result<()> {
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
        xml.style("w:tblStyle", "MemoTable")?;
        xml.empty(
            "w:tblW",
            &[("w:w", &text_width.to_string()), ("w:type", "dxa")],
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
                indent_right: away(table, at),
                ..Layout::default()
            };
            cell(xml, *width, |xml| paragraph::write(xml, &layout, heading))?;
        }
        Ok(())
    })
}

fn body_cell(xml: &mut Xml, content: &Cell, width: u32, layout: &Layout<'_>) -> io::Result<()> {
    cell(xml, width, |xml| {
        let mut shown = content
            .paragraphs
            .iter()
            .filter(|text| !text.is_blank())
            .peekable();
        // A cell must hold a paragraph, if an empty one.
        if shown.peek().is_none() {
            return paragraph::write(xml, layout, &Paragraph::new());
        }
        shown.try_for_each(|text| {
            let layout = Layout {
                keep_next: layout.keep_next || text.keep_with_next,
                ..*layout
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

/// How far what stands at the right of a column keeps from its edge.
fn away(table: &Table, at: usize) -> Option<u32> {
    (table.align(at) == Align::Right).then_some(AWAY)
}

/// The room the longest word of each column needs.
fn longest_words(table: &Table) -> Vec<u32> {
    let longest = |text: &Paragraph| {
        text.words()
            .split_whitespace()
            .map(|word| word.chars().count())
            .max()
            .unwrap_or(0)
    };
    (0..table.width())
        .map(|at| {
            let cells = table.rows.iter().filter_map(|row| row.get(at));
            let heading = table.columns.get(at).map(|column| &column.heading);
            let texts = cells.flat_map(|cell| &cell.paragraphs).chain(heading);
            let characters = texts.map(longest).max().unwrap_or(0) as u32;
            let room = characters.saturating_mul(CHARACTER).saturating_add(PADDING);
            room.saturating_add(away(table, at).unwrap_or_default())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_two_digit_number_has_room_in_a_narrow_column() {
        let column = |share| crate::export::document::Column::new("", share);
        let table = Table::new("t")
            .column(column(1))
            .column(column(99))
            .row(["12", "words"]);
        assert_eq!(longest_words(&table), [380, 740]);
    }
}
