//! Colour, font and language, filled into the fixed parts.

use std::io;

use super::page::Sheet;
use super::xml::Xml;
use crate::domain::papers::Typeface;
use crate::export::document::{Document, Look};

/// A font that Word and LibreOffice know everywhere.
struct Known {
    /// Its name.
    name: &'static str,
    /// Its twin on Linux, which has the same widths, so that lines and pages break alike.
    twin: &'static str,
    /// Word's word for its kind.
    family: &'static str,
    /// What it looks like in PANOSE figures.
    panose: &'static str,
}

/// Arial or Times New Roman, because a memo must look the same on the mayor's PC as on ours: Word brings them on
/// Windows and Mac. The program's own type is on nobody else's computer.
const fn known(typeface: Typeface) -> Known {
    match typeface {
        Typeface::Sans => Known {
            name: "Arial",
            twin: "Liberation Sans",
            family: "swiss",
            panose: "020B0604020202020204",
        },
        Typeface::Serif => Known {
            name: "Times New Roman",
            twin: "Liberation Serif",
            family: "roman",
            panose: "02020603050405020304",
        },
    }
}

/// A fixed part with language, colours, font and the width of the text filled in. None of them can hold a mark of XML.
pub(super) fn dressed(part: &str, document: &Document, sheet: Sheet) -> String {
    let look = &document.look;
    let own = look.own_font();
    let font = own.as_deref().unwrap_or(known(look.typeface).name);
    part.replace("{language}", document.properties.language_tag())
        .replace("{accent}", &look.accent.hex())
        .replace("{wash}", &look.accent.wash().hex())
        .replace("{font}", font)
        .replace("{centre}", &(sheet.width / 2).to_string())
        .replace("{right}", &sheet.width.to_string())
}

/// The table of fonts: what stands in for each where it is missing.
pub(super) fn fonts(look: &Look) -> io::Result<Vec<u8>> {
    let known = known(look.typeface);
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut xml = Xml::new()?;
    xml.node("w:fonts", &[("xmlns:w", space)], |xml| {
        if let Some(own) = look.own_font().filter(|own| own != known.name) {
            font(xml, &own, known.name, &known)?;
        }
        font(xml, known.name, known.twin, &known)
    })?;
    Ok(xml.finish())
}

fn font(xml: &mut Xml, name: &str, instead: &str, like: &Known) -> io::Result<()> {
    xml.node("w:font", &[("w:name", name)], |xml| {
        xml.val("w:altName", instead)?;
        xml.val("w:panose1", like.panose)?;
        xml.val("w:charset", "00")?;
        xml.val("w:family", like.family)?;
        xml.val("w:pitch", "variable")
    })
}
