//! Paragraphs and runs: what is common to all text in the body, in tables and in captions.

use std::io;

use super::bidi;
use super::xml::Xml;
use crate::export::document::{Align, Paragraph, Run, legible};

/// How a paragraph stands on the page, beyond what its style says. Measures are in twentieths of a
/// point.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Layout<'a> {
    /// Id of its style.
    pub(super) style: &'a str,
    /// On the page of what follows.
    pub(super) keep_next: bool,
    /// Not parted over pages.
    pub(super) keep_lines: bool,
    /// On a new page.
    pub(super) page_break: bool,
    /// Its numbering: the id of a numbering instance and the level within.
    pub(super) number: Option<(u32, u8)>,
    /// Space above, in place of the style's.
    pub(super) space_before: Option<u32>,
    /// Indent from the left with the first line hanging back by as much.
    pub(super) hanging: Option<u32>,
    /// Indent from the right.
    pub(super) indent_right: Option<u32>,
    /// How the lines stand between the edges.
    pub(super) align: Align,
}

impl<'a> Layout<'a> {
    /// The style and nothing beyond it.
    pub(super) fn new(style: &'a str) -> Self {
        Self {
            style,
            ..Self::default()
        }
    }
}

/// Writes a paragraph of runs.
pub(super) fn write(xml: &mut Xml, layout: &Layout<'_>, text: &Paragraph) -> io::Result<()> {
    let rtl = bidi::starts_right_to_left(text.runs.iter().flat_map(|run| run.text.chars()));
    // Words that can't be seen have no footnote either.
    let shown = if text.is_blank() {
        &[]
    } else {
        text.runs.as_slice()
    };
    frame(xml, layout, rtl, |xml| runs(xml, shown))
}

/// Writes a paragraph around what `inner` writes. `rtl`: its text begins at the right.
pub(super) fn frame(
    xml: &mut Xml,
    layout: &Layout<'_>,
    rtl: bool,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.node("w:p", &[], |xml| {
        xml.node("w:pPr", &[], |xml| properties(xml, layout, rtl))?;
        inner(xml)
    })
}

/// The order of these elements is the schema's, not ours.
fn properties(xml: &mut Xml, layout: &Layout<'_>, rtl: bool) -> io::Result<()> {
    xml.style("w:pStyle", layout.style)?;
    if layout.keep_next {
        xml.empty("w:keepNext", &[])?;
    }
    if layout.keep_lines {
        xml.empty("w:keepLines", &[])?;
    }
    if layout.page_break {
        xml.empty("w:pageBreakBefore", &[])?;
    }
    if let Some((id, level)) = layout.number {
        xml.node("w:numPr", &[], |xml| {
            xml.val("w:ilvl", &level.to_string())?;
            xml.val("w:numId", &id.to_string())
        })?;
    }
    if let Some(stop) = layout.hanging {
        let tab = [("w:val", "left"), ("w:pos", &stop.to_string())];
        xml.node("w:tabs", &[], |xml| xml.empty("w:tab", &tab))?;
    }
    if rtl {
        xml.empty("w:bidi", &[])?;
    }
    if let Some(before) = layout.space_before {
        xml.empty("w:spacing", &[("w:before", &before.to_string())])?;
    }
    indents(xml, layout)?;
    match (layout.align, rtl) {
        (Align::Left, _) => Ok(()),
        (Align::Centre, _) => xml.val("w:jc", "center"),
        // In a right-to-left paragraph Word reads "left" and "right" the other way round.
        (Align::Right, false) => xml.val("w:jc", "right"),
        (Align::Right, true) => xml.val("w:jc", "left"),
    }
}

fn indents(xml: &mut Xml, layout: &Layout<'_>) -> io::Result<()> {
    let hanging = layout.hanging.map(|twips| twips.to_string());
    let right = layout.indent_right.map(|twips| twips.to_string());
    let mut attrs: Vec<(&str, &str)> = Vec::new();
    if let Some(twips) = &hanging {
        attrs.extend([("w:left", twips.as_str()), ("w:hanging", twips.as_str())]);
    }
    if let Some(twips) = &right {
        attrs.push(("w:right", twips.as_str()));
    }
    if attrs.is_empty() {
        Ok(())
    } else {
        xml.empty("w:ind", &attrs)
    }
}

/// Writes runs one after the other.
pub(super) fn runs(xml: &mut Xml, runs: &[Run]) -> io::Result<()> {
    for run in runs {
        styled(xml, run, run.muted.then_some("Muted"))?;
        if let Some(words) = run.note_words() {
            xml.note(words)?;
        }
    }
    Ok(())
}

/// Writes a run in a character style of the style sheet, besides its own bold and italics.
pub(super) fn styled(xml: &mut Xml, run: &Run, style: Option<&str>) -> io::Result<()> {
    for (rtl, stretch) in bidi::stretches(&legible(&run.text)) {
        xml.node("w:r", &[], |xml| {
            if style.is_some() || run.bold || run.italic || rtl {
                xml.node("w:rPr", &[], |xml| character(xml, run, style, rtl))?;
            }
            words(xml, stretch)
        })?;
    }
    Ok(())
}

/// Word keeps two sets of weights: the second (`Cs`) is for right-to-left and other complex
/// scripts.
fn character(xml: &mut Xml, run: &Run, style: Option<&str>, rtl: bool) -> io::Result<()> {
    if let Some(style) = style {
        xml.style("w:rStyle", style)?;
    }
    if run.bold {
        xml.empty("w:b", &[])?;
        xml.empty("w:bCs", &[])?;
    }
    if run.italic {
        xml.empty("w:i", &[])?;
        xml.empty("w:iCs", &[])?;
    }
    if rtl {
        xml.empty("w:rtl", &[])?;
    }
    Ok(())
}

/// Text with its line feeds and tabs as Word's own elements.
fn words(xml: &mut Xml, text: &str) -> io::Result<()> {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            xml.empty("w:br", &[])?;
        }
        for (at, part) in line.split('\t').enumerate() {
            if at > 0 {
                xml.empty("w:tab", &[])?;
            }
            if !part.is_empty() {
                xml.text("w:t", &[("xml:space", "preserve")], part)?;
            }
        }
    }
    Ok(())
}

/// A field: a number Word counts itself. `shown` stands until it has.
pub(super) fn field(xml: &mut Xml, instruction: &str, shown: &str, bold: bool) -> io::Result<()> {
    xml.node(
        "w:fldSimple",
        &[("w:instr", &format!(" {instruction} "))],
        |xml| {
            let run = Run {
                text: shown.to_owned(),
                bold,
                ..Run::default()
            };
            styled(xml, &run, None)
        },
    )
}
