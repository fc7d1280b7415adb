//! Footnotes: the part that holds their words, which Word prints at the foot of the page of their mark.

use std::io;

use super::paragraph::{self, Layout};
use super::template::Base;
use super::xml::Xml;
use crate::export::document::Run;

/// The notes Word itself needs: the line above notes, and the one above notes that go on from the page before.
const SEPARATORS: [(&str, &str, &str); 2] = [
    ("-1", "separator", "w:separator"),
    ("0", "continuationSeparator", "w:continuationSeparator"),
];

/// The notes alone, to be put behind those of a template.
pub(super) fn fragment(notes: &[String], base: &Base) -> io::Result<String> {
    let mut xml = Xml::fragment(base);
    for (id, words) in (base.first_note..).zip(notes) {
        note(&mut xml, id, words)?;
    }
    Ok(String::from_utf8_lossy(&xml.finish()).into_owned())
}

/// Writes the part.
pub(super) fn write(notes: &[String], base: &Base) -> io::Result<Vec<u8>> {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut xml = Xml::on(base)?;
    xml.node("w:footnotes", &[("xmlns:w", space)], |xml| {
        for (id, kind, line) in SEPARATORS {
            xml.node("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
                paragraph::frame(xml, &Layout::new("FootnoteText"), false, |xml| {
                    xml.node("w:r", &[], |xml| xml.empty(line, &[]))
                })
            })?;
        }
        for (id, words) in (base.first_note..).zip(notes) {
            note(xml, id, words)?;
        }
        Ok(())
    })?;
    Ok(xml.finish())
}

fn note(xml: &mut Xml, id: usize, words: &str) -> io::Result<()> {
    let rtl = super::bidi::starts_right_to_left(words.chars());
    xml.node("w:footnote", &[("w:id", &id.to_string())], |xml| {
        paragraph::frame(xml, &Layout::new("FootnoteText"), rtl, |xml| {
            xml.node("w:r", &[], |xml| {
                xml.node("w:rPr", &[], |xml| {
                    xml.style("w:rStyle", "FootnoteReference")
                })?;
                xml.empty("w:footnoteRef", &[])
            })?;
            paragraph::runs(xml, &[Run::new(format!(" {words}"))])
        })
    })
}
