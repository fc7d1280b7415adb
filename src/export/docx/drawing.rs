//! Pictures in the text, and the ids every drawing of a document must not share.

use std::io;

use super::package::Media;
use super::page::Sheet;
use super::xml::{Attrs, Xml};
use crate::export::document::Picture;

/// Length units (EMU) in a pixel at 96 to the inch.
const EMU_PER_PX: u64 = 9_525;
/// Length units in a twentieth of a point.
const EMU_PER_TWIP: u64 = 635;
/// What a picture as tall as the page leaves for its caption, in twentieths of a point: 1.5 inches.
const CAPTION: u32 = 2_160;

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

    /// Writes a picture as a run of its own in the text.
    pub(super) fn picture(
        &mut self,
        xml: &mut Xml,
        picture: &Picture,
        spoken: &str,
        room: Room,
    ) -> io::Result<()> {
        self.drawing(xml, picture, ("Picture", spoken), room)
    }

    /// Writes a picture at the right margin beside the paragraph it stands in, as a run of its own.
    pub(super) fn seal(
        &mut self,
        xml: &mut Xml,
        picture: &Picture,
        spoken: &str,
    ) -> io::Result<()> {
        self.drawing(xml, picture, (SEAL, spoken), Room::SEAL)
    }

    fn drawing(
        &mut self,
        xml: &mut Xml,
        picture: &Picture,
        (called, spoken): (&str, &str),
        room: Room,
    ) -> io::Result<()> {
        let id = self.next_id().to_string();
        let named = [
            ("id", id.as_str()),
            ("name", &format!("{called} {id}")),
            ("descr", spoken),
        ];
        let extent = Extent::of(picture.size_px(), room);
        let source = self.source(picture);
        xml.node("w:r", &[], |xml| {
            xml.node("w:drawing", &[], |xml| {
                if called == SEAL {
                    return anchored(xml, &extent, |xml| framed(xml, &named, &extent, &source));
                }
                xml.node("wp:inline", &FLUSH, |xml| {
                    xml.empty("wp:extent", &extent.attrs())?;
                    framed(xml, &named, &extent, &source)
                })
            })
        })
    }

    /// Stores a picture's bytes: the ids of its pixels and of its SVG.
    fn source(&mut self, picture: &Picture) -> (String, Option<String>) {
        let raster = self.store(picture.format().extension(), picture.bytes().to_vec());
        let vector = picture
            .svg()
            .map(|svg| self.store("svg", svg.as_bytes().to_vec()));
        (raster, vector)
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

/// What the drawing at the margin is called.
const SEAL: &str = "Seal";

/// What leaves no room around a drawing in the text.
const FLUSH: [(&str, &str); 4] = [
    ("distT", "0"),
    ("distB", "0"),
    ("distL", "0"),
    ("distR", "0"),
];

/// A drawing at the right margin, its top that of the paragraph it stands in; text keeps clear by itself.
pub(super) fn anchored(
    xml: &mut Xml,
    extent: &Extent,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let anchor = [
        ("distT", "0"),
        ("distB", "0"),
        ("distL", "114300"),
        ("distR", "0"),
        ("simplePos", "0"),
        ("relativeHeight", "2"),
        ("behindDoc", "0"),
        ("locked", "0"),
        ("layoutInCell", "1"),
        ("allowOverlap", "1"),
    ];
    xml.node("wp:anchor", &anchor, |xml| {
        xml.empty("wp:simplePos", &[("x", "0"), ("y", "0")])?;
        xml.node("wp:positionH", &[("relativeFrom", "margin")], |xml| {
            xml.text("wp:align", &[], "right")
        })?;
        xml.node("wp:positionV", &[("relativeFrom", "paragraph")], |xml| {
            xml.text("wp:posOffset", &[], "0")
        })?;
        xml.empty("wp:extent", &extent.attrs())?;
        xml.empty(
            "wp:effectExtent",
            &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")],
        )?;
        xml.empty("wp:wrapNone", &[])?;
        inner(xml)
    })
}

/// What follows the place of a picture: its names and the picture proper.
fn framed(
    xml: &mut Xml,
    named: Attrs<'_>,
    extent: &Extent,
    source: &(String, Option<String>),
) -> io::Result<()> {
    xml.empty("wp:docPr", named)?;
    xml.node("wp:cNvGraphicFramePr", &[], |xml| {
        xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")])
    })?;
    xml.node("a:graphic", &[], |xml| {
        xml.node("a:graphicData", &[("uri", PICTURE)], |xml| {
            let (raster, vector) = source;
            graphic(xml, named, &extent.attrs(), (raster, vector.as_deref()))
        })
    })
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

/// How much of the page a picture may take, in EMU.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The widest.
    pub(super) width: u64,
    /// The tallest.
    pub(super) height: u64,
}

impl Room {
    /// Of a figure: its share of the text's width in percent, and what a page holds beside a caption.
    pub(super) fn of_figure(sheet: Sheet, width_percent: u32) -> Self {
        let height = sheet.height.saturating_sub(CAPTION);
        let width = u64::from(sheet.width) * EMU_PER_TWIP;
        Self {
            width: width * u64::from(width_percent.clamp(1, 100)) / 100,
            height: u64::from(height) * EMU_PER_TWIP,
        }
    }

    /// Of a letterhead: the text's width, two inches high.
    pub(super) fn of_letterhead(sheet: Sheet) -> Self {
        Self {
            width: u64::from(sheet.width) * EMU_PER_TWIP,
            height: 1_828_800,
        }
    }

    /// Of a seal: a square of 0.64 inches.
    pub(super) const SEAL: Self = Self {
        width: 585_216,
        height: 585_216,
    };
}

/// Width and height of a drawing on paper in EMU, as written.
#[derive(Debug)]
pub(super) struct Extent {
    width: String,
    height: String,
}

impl Extent {
    /// A picture's: never larger than 96 pixels to the inch, nor than its room; always in the picture's own
    /// proportions and never nothing.
    fn of(size_px: (u32, u32), room: Room) -> Self {
        let (width, height) = extent(size_px, room);
        Self {
            width: width.to_string(),
            height: height.to_string(),
        }
    }

    /// A square's.
    pub(super) fn square(side: u64) -> Self {
        Self {
            width: side.to_string(),
            height: side.to_string(),
        }
    }

    /// As attributes.
    pub(super) fn attrs(&self) -> [(&str, &str); 2] {
        [("cx", &self.width), ("cy", &self.height)]
    }
}

fn extent((width_px, height_px): (u32, u32), room: Room) -> (u64, u64) {
    let (width_px, height_px) = (u64::from(width_px.max(1)), u64::from(height_px.max(1)));
    let width = (width_px * EMU_PER_PX).min(room.width);
    let height = width * height_px / width_px;
    if height <= room.height {
        (width, height.max(1))
    } else {
        ((room.height * width_px / height_px).max(1), room.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_proportions_within_the_page() {
        let page = |size, percent| extent(size, Room::of_figure(Sheet::LETTER, percent));
        let (wide, tall) = (5_943_600, 6_858_000);
        assert_eq!(page((1_248, 624), 100), (wide, wide / 2));
        assert_eq!(page((1_248, 624), 50).0, wide / 2);
        assert_eq!(
            page((96, 48), 100),
            (914_400, 457_200),
            "a small one is not blown up"
        );
        let (width, height) = page((1_000, 4_000), 100);
        assert_eq!((width, height), (tall / 4, tall));
        let (width, height) = page((4_000_000_000, 1), 100);
        assert!(width <= wide && height >= 1);
    }

    #[test]
    fn a_seal_fits_its_square_whatever_its_shape() {
        let side = Room::SEAL.width;
        assert_eq!(extent((600, 600), Room::SEAL), (side, side));
        assert_eq!(extent((1_200, 600), Room::SEAL), (side, side / 2));
        assert_eq!(extent((600, 1_200), Room::SEAL), (side / 2, side));
    }
}
