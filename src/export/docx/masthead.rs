//! The top of the first page: office, kind of paper, seal, and the header block.

use std::io;

use super::bidi;
use super::drawing::{Drawings, Extent, Room, anchored, placed};
use super::page::Sheet;
use super::paragraph::{self, Layout};
use super::template::Base;
use super::xml::Xml;
use crate::domain::colour::Colour;
use crate::export::document::{
    Document, HeaderLine, Letterhead, Masthead, Paragraph, Run, Seal, legible_line,
};

/// The diameter of the circle in place of a seal: 0.56 inches.
const CIRCLE_EMU: u64 = 514_350;
/// What the office's line and the title leave free at the right for the seal, in twentieths of a
/// point.
const SEAL_ROOM: u32 = 1_000;
/// The longest title, in characters, that can't reach the seal. A longer one makes room, and its
/// rule with it.
const TITLE_CLEAR_OF_SEAL: usize = 30;
/// The column of labels: at least 0.94 inches, at most 2, in twentieths of a point.
const LABELS: (u32, u32) = (1_350, 2_880);
/// Room for one character of a label, on the safe side.
const LABEL_CHARACTER: u32 = 120;

/// Writes the masthead and the header block.
pub(super) fn write(
    xml: &mut Xml,
    document: &Document,
    drawings: &mut Drawings,
    base: &Base,
) -> io::Result<()> {
    if !base.has_letterhead() {
        letterhead(xml, &document.masthead, drawings, base.sheet)?;
        office(xml, document, drawings)?;
    }
    title(xml, &document.masthead, base)?;
    let lines: Vec<&HeaderLine> = document
        .header
        .iter()
        .filter(|line| !line.is_blank())
        .collect();
    let longest = lines
        .iter()
        .map(|line| line.label.chars().count())
        .max()
        .unwrap_or(0) as u32;
    let stop = longest
        .saturating_mul(LABEL_CHARACTER)
        .clamp(LABELS.0, LABELS.1);
    for (at, line) in lines.iter().enumerate() {
        header_line(xml, line, stop, at + 1 == lines.len())?;
    }
    Ok(())
}

/// The letterhead, where it is a picture.
fn letterhead(
    xml: &mut Xml,
    masthead: &Masthead,
    drawings: &mut Drawings,
    sheet: Sheet,
) -> io::Result<()> {
    let Some(Letterhead::Picture {
        picture,
        description,
    }) = &masthead.letterhead
    else {
        return Ok(());
    };
    let spoken = legible_line(description);
    paragraph::frame(xml, &Layout::new("Letterhead"), false, |xml| {
        drawings.picture(xml, picture, &spoken, Room::of_letterhead(sheet))
    })
}

fn title(xml: &mut Xml, masthead: &Masthead, base: &Base) -> io::Result<()> {
    let title = legible_line(&masthead.title);
    if title.is_empty() {
        return Ok(());
    }
    let sealed = masthead.seal.is_some() && !base.has_letterhead();
    let crowded = sealed && title.chars().count() > TITLE_CLEAR_OF_SEAL;
    let layout = Layout {
        indent_right: crowded.then_some(SEAL_ROOM),
        ..Layout::new("Title")
    };
    paragraph::write(xml, &layout, &title.into())
}

/// The office's name with the seal beside it, and its address.
fn office(xml: &mut Xml, document: &Document, drawings: &mut Drawings) -> io::Result<()> {
    let masthead = &document.masthead;
    let organisation = legible_line(&masthead.organisation);
    let seal = masthead.seal.as_ref();
    let indent_right = seal.map(|_| SEAL_ROOM);
    if !organisation.is_empty() || seal.is_some() {
        let layout = Layout {
            indent_right,
            keep_next: true,
            ..Layout::new("Organisation")
        };
        let rtl = bidi::starts_right_to_left(organisation.chars());
        paragraph::frame(xml, &layout, rtl, |xml| {
            if let Some(seal) = seal {
                write_seal(xml, seal, drawings, document.look.accent)?;
            }
            paragraph::runs(xml, &[Run::new(organisation)])
        })?;
    }
    let address = masthead.letterhead.as_ref().map(Letterhead::lines);
    let address = address.unwrap_or_default();
    if address.is_empty() {
        return Ok(());
    }
    let layout = Layout {
        indent_right,
        ..Layout::new("Letterhead")
    };
    paragraph::write(xml, &layout, &address.join("\n").into())
}

/// A label, a tab, and its lines one below the other: a paragraph rather than a table, so that a
/// screen reader reads "To" and who it is to in one breath.
fn header_line(xml: &mut Xml, line: &HeaderLine, stop: u32, last: bool) -> io::Result<()> {
    let layout = Layout {
        keep_next: !last,
        hanging: Some(stop),
        ..Layout::new(if last { "MemoHeaderEnd" } else { "MemoHeader" })
    };
    let shown: Vec<&Paragraph> = line.lines.iter().filter(|text| !text.is_blank()).collect();
    let words = shown
        .iter()
        .flat_map(|text| &text.runs)
        .flat_map(|run| run.text.chars());
    paragraph::frame(xml, &layout, bidi::starts_right_to_left(words), |xml| {
        let label = Run::new(format!("{}\t", legible_line(&line.label))).muted();
        paragraph::runs(xml, &[label])?;
        for (at, text) in shown.iter().enumerate() {
            if at > 0 {
                paragraph::runs(xml, &[Run::new("\n")])?;
            }
            paragraph::runs(xml, &text.runs)?;
        }
        Ok(())
    })
}

/// The city's seal at the right margin.
fn write_seal(
    xml: &mut Xml,
    seal: &Seal,
    drawings: &mut Drawings,
    accent: Colour,
) -> io::Result<()> {
    let description = legible_line(&seal.description);
    match &seal.picture {
        Some(picture) => drawings.seal(xml, picture, &description),
        None => initials(xml, seal, drawings.next_id(), accent),
    }
}

/// A circle with initials, drawn by Word itself so that a person can put the real seal in its place. Programs that
/// don't know such shapes leave it out.
fn initials(xml: &mut Xml, seal: &Seal, id: u32, accent: Colour) -> io::Result<()> {
    let description = legible_line(&seal.description);
    let named = [
        ("id", &*id.to_string()),
        ("name", &*format!("Seal {id}")),
        ("descr", &*description),
    ];
    let extent = Extent::square(CIRCLE_EMU);
    xml.node("w:r", &[], |xml| {
        xml.node("mc:AlternateContent", &[], |xml| {
            xml.node("mc:Choice", &[("Requires", "wps")], |xml| {
                xml.node("w:drawing", &[], |xml| {
                    anchored(xml, &extent, |xml| {
                        xml.empty("wp:docPr", &named)?;
                        xml.empty("wp:cNvGraphicFramePr", &[])?;
                        xml.node("a:graphic", &[], |xml| circle(xml, seal, &extent, accent))
                    })
                })
            })
        })
    })
}

fn circle(xml: &mut Xml, seal: &Seal, extent: &Extent, accent: Colour) -> io::Result<()> {
    let frame = [
        ("lIns", "0"),
        ("tIns", "0"),
        ("rIns", "0"),
        ("bIns", "0"),
        ("anchor", "ctr"),
    ];
    let kind = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    xml.node("a:graphicData", &[("uri", kind)], |xml| {
        xml.node("wps:wsp", &[], |xml| {
            xml.empty("wps:cNvSpPr", &[])?;
            xml.node("wps:spPr", &[], |xml| {
                placed(xml, &extent.attrs())?;
                round(xml)?;
                xml.empty("a:noFill", &[])?;
                xml.node("a:ln", &[("w", "19050")], |xml| {
                    xml.node("a:solidFill", &[], |xml| {
                        xml.empty("a:srgbClr", &[("val", &accent.hex())])
                    })
                })
            })?;
            xml.node("wps:txbx", &[], |xml| {
                xml.node("w:txbxContent", &[], |xml| {
                    let initials: String = legible_line(&seal.initials).chars().take(4).collect();
                    paragraph::write(xml, &Layout::new("Seal"), &initials.into())
                })
            })?;
            xml.node("wps:bodyPr", &frame, |xml| xml.empty("a:noAutofit", &[]))
        })
    })
}

/// A circle whose text may fill its whole square. In the ready-made ellipse LibreOffice 7 moves
/// text to the right.
fn round(xml: &mut Xml) -> io::Result<()> {
    xml.node("a:custGeom", &[], |xml| {
        for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
            xml.empty(list, &[])?;
        }
        xml.empty("a:rect", &[("l", "0"), ("t", "0"), ("r", "r"), ("b", "b")])?;
        xml.node("a:pathLst", &[], |xml| {
            xml.node("a:path", &[("w", "100"), ("h", "100")], |xml| {
                xml.node("a:moveTo", &[], |xml| {
                    xml.empty("a:pt", &[("x", "0"), ("y", "50")])
                })?;
                // Angles are 60,000ths of a degree: from the left, once around.
                let arc = [
                    ("wR", "50"),
                    ("hR", "50"),
                    ("stAng", "10800000"),
                    ("swAng", "21600000"),
                ];
                xml.empty("a:arcTo", &arc)?;
                xml.empty("a:close", &[])
            })
        })
    })
}
