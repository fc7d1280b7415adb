//! The main part: masthead, header block and blocks in reading order, and the page they stand on.

use std::io;

use super::drawing::{DRAWING, Drawings, Room};
use super::lists::Lists;
use super::package::Media;
use super::page::Sheet;
use super::paragraph::{self, Layout, field};
use super::template::Base;
use super::xml::Xml;
use super::{masthead, page, table};
use crate::export::document::{
    Block, CallOut, Counts, Document, Figure, Heading, HeadingLevel, ListItem, Paragraph, Run,
    Signature, Table, legible_line,
};

/// Space above a paragraph that follows a table, which has none of its own below; twentieths of a
/// point.
const AFTER_TABLE: u32 = 180;

/// Indent of a list's words, and the size of running text, in twentieths of a point.
const LIST_INDENT: u32 = 360;
const TEXT: f32 = 210.0;

/// The name spaces of the main part.
const SPACES: [(&str, &str); 6] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("xmlns:a", DRAWING),
    (
        "xmlns:mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    (
        "xmlns:wps",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    ),
];

/// The written body and what it needs beside it.
pub(super) struct Body {
    /// The main part.
    pub(super) xml: Vec<u8>,
    /// The numbering its lists use.
    pub(super) lists: Lists,
    /// The pictures it shows.
    pub(super) media: Vec<Media>,
    /// The words of its footnotes, in the order of their ids.
    pub(super) notes: Vec<String>,
}

/// Writes the main part.
pub(super) fn write(document: &Document, base: &Base) -> io::Result<Body> {
    let mut pen = Pen {
        sheet: base.sheet,
        counts: Counts::default(),
        lists: Lists::new(base),
        drawings: Drawings::default(),
        page_break: false,
        after_table: false,
    };
    let mut xml = Xml::on(base)?;
    xml.node("w:document", &SPACES, |xml| {
        xml.node("w:body", &[], |xml| {
            masthead::write(xml, document, &mut pen.drawings, base)?;
            pen.blocks(xml, &document.blocks)?;
            page::section(xml, document, base.page())
        })
    })?;
    Ok(Body {
        notes: xml.take_notes(),
        xml: xml.finish(),
        lists: pen.lists,
        media: pen.drawings.media,
    })
}

/// What must be remembered from one block to the next.
struct Pen {
    sheet: Sheet,
    counts: Counts,
    lists: Lists,
    drawings: Drawings,
    /// The next paragraph starts a page.
    page_break: bool,
    /// The last thing written was a table.
    after_table: bool,
}

impl Pen {
    fn blocks(&mut self, xml: &mut Xml, blocks: &[Block]) -> io::Result<()> {
        for (at, block) in blocks.iter().enumerate() {
            let signed = matches!(blocks.get(at + 1), Some(Block::Signature(_)));
            self.block(xml, block, signed)?;
        }
        // A body that ends with a table makes Word add a paragraph of full height after it.
        if self.after_table {
            self.gap(xml)
        } else {
            Ok(())
        }
    }

    /// `signed`: a signature follows.
    fn block(&mut self, xml: &mut Xml, block: &Block, signed: bool) -> io::Result<()> {
        match block {
            Block::Heading(heading) => self.heading(xml, heading),
            Block::Paragraph(text) if text.is_blank() => Ok(()),
            Block::Paragraph(text) => {
                let keep_next = text.keep_with_next || signed;
                let layout = Layout {
                    keep_next,
                    ..self.layout("Normal")
                };
                paragraph::write(xml, &layout, text)
            }
            Block::List(list) if list.items.iter().all(ListItem::is_blank) => Ok(()),
            Block::List(list) => {
                let layout = self.layout("");
                let room = self.sheet.width.saturating_sub(LIST_INDENT) as f32 / TEXT;
                self.lists.write(xml, list, &layout, list.is_short(room))
            }
            Block::Table(table) if table.width() == 0 => Ok(()),
            Block::Table(table) => self.table(xml, table),
            Block::Figure(figure) => self.figure(xml, figure),
            Block::CallOut(call_out) => self.call_out(xml, call_out),
            Block::Signature(signature) => self.signature(xml, signature),
            Block::PageBreak => {
                self.page_break = true;
                Ok(())
            }
        }
    }

    /// A style, with the page break that is due and the space that a table before it needs.
    fn layout<'a>(&mut self, style: &'a str) -> Layout<'a> {
        let page_break = std::mem::take(&mut self.page_break);
        let after_table = std::mem::take(&mut self.after_table);
        let space_before = (after_table && !page_break).then_some(AFTER_TABLE);
        Layout {
            page_break,
            space_before,
            ..Layout::new(style)
        }
    }

    fn heading(&mut self, xml: &mut Xml, heading: &Heading) -> io::Result<()> {
        let text = legible_line(&heading.text);
        let note = heading
            .note
            .as_deref()
            .map(legible_line)
            .filter(|note| !note.is_empty());
        if text.is_empty() && note.is_none() {
            return Ok(());
        }
        let style = match heading.level {
            HeadingLevel::One => "Heading1",
            HeadingLevel::Two => "Heading2",
            HeadingLevel::Three => "Heading3",
        };
        // The styles bring their own space above, larger than what a table asks for.
        let layout = Layout {
            space_before: None,
            ..self.layout(style)
        };
        paragraph::frame(
            xml,
            &layout,
            super::bidi::starts_right_to_left(text.chars()),
            |xml| {
                paragraph::runs(xml, &[Run::new(&*text)])?;
                let Some(note) = note else { return Ok(()) };
                let between = if text.is_empty() { "" } else { " " };
                let note = Run::new(format!("{between}{note}"));
                paragraph::styled(xml, &note, Some("HeadingNote"))
            },
        )
    }

    fn table(&mut self, xml: &mut Xml, table: &Table) -> io::Result<()> {
        if let Some(caption) = table.caption.as_ref().filter(|caption| !caption.is_blank()) {
            let number = self.counts.table();
            let layout = Layout {
                keep_next: true,
                space_before: None,
                ..self.layout("TableCaption")
            };
            numbered_caption(xml, &layout, "Table", number, &caption.runs)?;
        } else if self.after_table || self.page_break {
            // Word runs two tables into one when nothing stands between them.
            self.gap(xml)?;
        }
        table::write(xml, table, self.sheet.width)?;
        self.after_table = true;
        Ok(())
    }

    /// An empty paragraph of a few points: a page break or a parting before a table.
    fn gap(&mut self, xml: &mut Xml) -> io::Result<()> {
        let layout = Layout {
            space_before: None,
            ..self.layout("TableGap")
        };
        paragraph::write(xml, &layout, &Paragraph::new())
    }

    fn figure(&mut self, xml: &mut Xml, figure: &Figure) -> io::Result<()> {
        let number = self.counts.figure();
        let spoken = figure.spoken(number);
        let layout = Layout {
            keep_next: true,
            ..self.layout("Figure")
        };
        paragraph::frame(xml, &layout, false, |xml| {
            let room = Room::of_figure(self.sheet, figure.width_percent);
            self.drawings.picture(xml, &figure.picture, &spoken, room)
        })?;
        let runs = figure.caption_runs();
        let layout = Layout {
            keep_next: figure.keep_with_next,
            ..Layout::new("Caption")
        };
        numbered_caption(xml, &layout, "Figure", number, &runs)
    }

    fn call_out(&mut self, xml: &mut Xml, call_out: &CallOut) -> io::Result<()> {
        let title = legible_line(&call_out.title);
        let shown: Vec<&Paragraph> = call_out
            .paragraphs
            .iter()
            .filter(|text| !text.is_blank())
            .collect();
        if title.is_empty() && shown.is_empty() {
            return Ok(());
        }
        let mut layout = self.layout("CallOut");
        if !title.is_empty() {
            let keep_next = !shown.is_empty();
            let text = Paragraph::new().bold(title);
            paragraph::write(
                xml,
                &Layout {
                    keep_next,
                    ..layout
                },
                &text,
            )?;
            layout = Layout::new("CallOut");
        }
        for (at, text) in shown.iter().enumerate() {
            let keep_next = at + 1 < shown.len();
            paragraph::write(
                xml,
                &Layout {
                    keep_next,
                    ..layout
                },
                text,
            )?;
            layout = Layout::new("CallOut");
        }
        Ok(())
    }

    fn signature(&mut self, xml: &mut Xml, signature: &Signature) -> io::Result<()> {
        let lines: Vec<String> = signature
            .lines
            .iter()
            .map(|line| legible_line(line))
            .filter(|line| !line.is_empty())
            .collect();
        let layout = Layout {
            space_before: None,
            ..self.layout("SignatureLine")
        };
        paragraph::write(xml, &layout, &lines.join("\n").into())
    }
}

/// "Figure 2." in bold and counted by Word, then the caption's own words.
fn numbered_caption(
    xml: &mut Xml,
    layout: &Layout<'_>,
    label: &str,
    number: u32,
    runs: &[Run],
) -> io::Result<()> {
    paragraph::frame(xml, layout, false, |xml| {
        paragraph::runs(xml, &[Run::new(format!("{label} ")).bold()])?;
        field(
            xml,
            &format!("SEQ {label} \\* ARABIC"),
            &number.to_string(),
            true,
        )?;
        paragraph::runs(xml, &[Run::new(".").bold()])?;
        if !runs.is_empty() {
            paragraph::runs(xml, &[Run::new(" ")])?;
        }
        paragraph::runs(xml, runs)
    })
}
