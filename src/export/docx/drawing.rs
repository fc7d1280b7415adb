//! Pictures in the text, and the ids every drawing of a document must not share.

use std::io;

use super::package::Media;
use super::xml::{Attrs, Xml};
use crate::export::document::Picture;

/// Length units (EMU) in a pixel at 96 to the inch.
const EMU_PER_PX: u64 = 9_525;
/// The width of the text: 6.5 inches.
const TEXT_WIDTH_EMU: u64 = 5_943_600;
/// The tallest picture that leaves room for its caption on a page of 9 inches of text.
const TALLEST_EMU: u64 = 6_858_000;

/// The name spaces of drawings.
pub(super) const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// The extension by which Word 2016 and later find the SVG beside the PNG.
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// The drawings written so far.
#[derive(Debug, Default)]
pub(super) struct Drawings {
    count: u32,
    /// The picture files they need.
    pub(super) media: Vec<Media>,
}

impl Drawings {
    /// An id no other drawing of the document has.
    pub(super) fn next_id(&mut self) -> u32 {
        self.count += 1;
        self.count
    }

    /// Writes a picture as a run of its own. `width_percent` is its share of the text's width at
    /// most.
    pub(super) fn picture(
        &mut self,
        xml: &mut Xml,
        picture: &Picture,
        spoken: &str,
        width_percent: u32,
    ) -> io::Result<()> {
        let id = self.next_id().to_string();
        let raster = self.store(picture.format().extension(), picture.bytes().to_vec());
        let vector = picture
            .svg()
            .map(|svg| self.store("svg", svg.as_bytes().to_vec()));
        let (width, height) = extent(picture.size_px(), width_percent);
        let (cx, cy) = (width.to_string(), height.to_string());
        let size = [("cx", cx.as_str()), ("cy", cy.as_str())];
        let name = format!("Picture {id}");
        let named = [
            ("id", id.as_str()),
            ("name", name.as_str()),
            ("descr", spoken),
        ];
        let flush = [
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
        ];
        let inline = |xml: &mut Xml| {
            xml.empty("wp:extent", &size)?;
            xml.empty("wp:docPr", &named)?;
            xml.node("wp:cNvGraphicFramePr", &[], |xml| {
                xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")])
            })?;
            xml.node("a:graphic", &[], |xml| {
                xml.node("a:graphicData", &[("uri", PICTURE)], |xml| {
                    graphic(xml, &named, &size, (&raster, vector.as_deref()))
                })
            })
        };
        xml.node("w:r", &[], |xml| {
            xml.node("w:drawing", &[], |xml| {
                xml.node("wp:inline", &flush, inline)
            })
        })
    }

    fn store(&mut self, extension: &str, bytes: Vec<u8>) -> String {
        let number = self.media.len() + 1;
        let id = format!("rIdPicture{number}");
        let path = format!("media/image{number}.{extension}");
        self.media.push(Media {
            id: id.clone(),
            path,
            bytes,
        });
        id
    }
}

/// The picture proper: its names, where its bytes are, its size.
fn graphic(
    xml: &mut Xml,
    named: Attrs<'_>,
    size: Attrs<'_>,
    (raster, vector): (&str, Option<&str>),
) -> io::Result<()> {
    xml.node("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
        xml.node("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", named)?;
            xml.empty("pic:cNvPicPr", &[])
        })?;
        fill(xml, raster, vector)?;
        xml.node("pic:spPr", &[], |xml| {
            placed(xml, size)?;
            xml.node("a:prstGeom", &[("prst", "rect")], |xml| {
                xml.empty("a:avLst", &[])
            })
        })
    })
}

fn fill(xml: &mut Xml, raster: &str, vector: Option<&str>) -> io::Result<()> {
    xml.node("pic:blipFill", &[], |xml| {
        xml.node("a:blip", &[("r:embed", raster)], |xml| {
            let Some(vector) = vector else { return Ok(()) };
            xml.node("a:extLst", &[], |xml| {
                xml.node("a:ext", &[("uri", SVG_EXTENSION)], |xml| {
                    xml.empty("asvg:svgBlip", &[("xmlns:asvg", SVG), ("r:embed", vector)])
                })
            })
        })?;
        xml.node("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]))
    })
}

/// The size of a shape that stands where it is put.
pub(super) fn placed(xml: &mut Xml, size: Attrs<'_>) -> io::Result<()> {
    xml.node("a:xfrm", &[], |xml| {
        xml.empty("a:off", &[("x", "0"), ("y", "0")])?;
        xml.empty("a:ext", size)
    })
}

/// Width and height on paper in EMU: never larger than 96 pixels to the inch, nor than its share of
/// the width, nor than a page holds; always in the picture's own proportions and never nothing.
fn extent((width_px, height_px): (u32, u32), width_percent: u32) -> (u64, u64) {
    let (width_px, height_px) = (u64::from(width_px.max(1)), u64::from(height_px.max(1)));
    let share = TEXT_WIDTH_EMU * u64::from(width_percent.clamp(1, 100)) / 100;
    let width = (width_px * EMU_PER_PX).min(share);
    let height = width * height_px / width_px;
    if height <= TALLEST_EMU {
        (width, height.max(1))
    } else {
        ((TALLEST_EMU * width_px / height_px).max(1), TALLEST_EMU)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_proportions_within_the_page() {
        assert_eq!(
            extent((1_248, 624), 100),
            (TEXT_WIDTH_EMU, TEXT_WIDTH_EMU / 2)
        );
        assert_eq!(extent((1_248, 624), 50).0, TEXT_WIDTH_EMU / 2);
        assert_eq!(
            extent((96, 48), 100),
            (914_400, 457_200),
            "a small one is not blown up"
        );
        let (width, height) = extent((1_000, 4_000), 100);
        assert_eq!((width, height), (TALLEST_EMU / 4, TALLEST_EMU));
        let (width, height) = extent((4_000_000_000, 1), 100);
        assert!(width <= TEXT_WIDTH_EMU && height >= 1);
    }
}
