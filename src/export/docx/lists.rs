//! Numbering: which list goes on from which, and the part that tells Word so.

use std::io;

use super::paragraph::{self, Layout};
use super::xml::Xml;
use crate::export::document::{List, ListItem, ListKind, NestedKind, Paragraph};

/// The numbering instance all bullets share.
const BULLETS: u32 = 1;
/// The instance behind the style "List Number": for lists a person adds in Word, so that they do
/// not run on from ours.
const STYLE_NUMBERS: u32 = 2;
/// Ids of the two kinds of marks.
const BULLET_KIND: &str = "1";
const NUMBER_KIND: &str = "2";
/// Levels defined for each kind; Word offers nine, and we use two.
const LEVELS: u32 = 9;
/// Indent of each level, in twentieths of a point.
const STEP: u32 = 360;

/// The numbering instances handed out so far: each is one run of numbers from 1.
#[derive(Debug)]
pub(super) struct Lists {
    last: u32,
    counting: Option<u32>,
}

impl Lists {
    /// No list yet.
    pub(super) fn new() -> Self {
        Self {
            last: STYLE_NUMBERS,
            counting: None,
        }
    }

    fn fresh(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    fn instance(&mut self, kind: ListKind) -> u32 {
        let id = match (kind, self.counting) {
            (ListKind::Bullet, _) => return BULLETS,
            (ListKind::Continued, Some(id)) => id,
            (ListKind::Continued, None) | (ListKind::Numbered, _) => self.fresh(),
        };
        self.counting = Some(id);
        id
    }

    /// Writes a list; `first` is how its first paragraph stands, beyond style and number.
    pub(super) fn write(
        &mut self,
        xml: &mut Xml,
        list: &List,
        first: &Layout<'_>,
    ) -> io::Result<()> {
        let outer = self.instance(list.kind);
        let style = match list.kind {
            ListKind::Bullet => "ListBullet",
            ListKind::Numbered | ListKind::Continued => "ListNumber",
        };
        let mut layout = *first;
        for item in list.items.iter().filter(|item| !item.is_blank()) {
            layout = Layout {
                style,
                number: Some((outer, 0)),
                ..layout
            };
            self.item(xml, item, &layout, list.kind)?;
            layout = Layout::default();
        }
        Ok(())
    }

    fn item(
        &mut self,
        xml: &mut Xml,
        item: &ListItem,
        layout: &Layout<'_>,
        kind: ListKind,
    ) -> io::Result<()> {
        let mut paragraphs = item
            .paragraphs
            .iter()
            .filter(|paragraph| !paragraph.is_blank());
        let empty = Paragraph::new();
        let first = paragraphs.next().unwrap_or(&empty);
        let keep = Layout {
            keep_next: first.keep_with_next,
            ..*layout
        };
        paragraph::write(xml, &keep, first)?;
        for further in paragraphs {
            paragraph::write(xml, &Layout::new("ListContinue"), further)?;
        }
        let Some(nested) = &item.nested else {
            return Ok(());
        };
        let (style, id) = match (nested.kind, kind) {
            (NestedKind::Bullet, _) => ("ListBullet2", BULLETS),
            // Word starts a second level anew after each item of the first; below a bullet there is
            // none.
            (NestedKind::Numbered, ListKind::Numbered | ListKind::Continued) => (
                "ListNumber2",
                layout.number.map_or(STYLE_NUMBERS, |(id, _)| id),
            ),
            (NestedKind::Numbered, ListKind::Bullet) => ("ListNumber2", self.fresh()),
        };
        for inner in nested
            .items
            .iter()
            .filter(|paragraph| !paragraph.is_blank())
        {
            let number = Some((id, 1));
            let layout = Layout {
                style,
                number,
                keep_next: inner.keep_with_next,
                ..Layout::default()
            };
            paragraph::write(xml, &layout, inner)?;
        }
        Ok(())
    }

    /// The numbering part.
    pub(super) fn xml(&self) -> io::Result<Vec<u8>> {
        let mut xml = Xml::new()?;
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        xml.node("w:numbering", &[("xmlns:w", space)], |xml| {
            kind(xml, BULLET_KIND, "5A7B0001", bullet_level)?;
            kind(xml, NUMBER_KIND, "5A7B0002", number_level)?;
            instance(xml, BULLETS, BULLET_KIND, false)?;
            instance(xml, STYLE_NUMBERS, NUMBER_KIND, false)?;
            for id in STYLE_NUMBERS + 1..=self.last {
                instance(xml, id, NUMBER_KIND, true)?;
            }
            Ok(())
        })?;
        Ok(xml.finish())
    }
}

/// One kind of marks. `identity` tells Word, when text is pasted elsewhere, which lists are of a
/// kind.
fn kind(
    xml: &mut Xml,
    id: &str,
    identity: &str,
    level: fn(&mut Xml, u32) -> io::Result<()>,
) -> io::Result<()> {
    xml.node("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.val("w:nsid", identity)?;
        xml.val("w:multiLevelType", "hybridMultilevel")?;
        (0..LEVELS).try_for_each(|at| {
            xml.node("w:lvl", &[("w:ilvl", &at.to_string())], |xml| {
                xml.val("w:start", "1")?;
                level(xml, at)
            })
        })
    })
}

fn bullet_level(xml: &mut Xml, level: u32) -> io::Result<()> {
    xml.val("w:numFmt", "bullet")?;
    linked_style(xml, level, ["ListBullet", "ListBullet2"])?;
    xml.val(
        "w:lvlText",
        if level.is_multiple_of(2) {
            "\u{2022}"
        } else {
            "\u{2013}"
        },
    )?;
    xml.val("w:lvlJc", "left")?;
    // Narrower than the step: a bullet stands close to its words.
    indent(xml, level, 260)
}

fn number_level(xml: &mut Xml, level: u32) -> io::Result<()> {
    let format = match level % 3 {
        0 => "decimal",
        1 => "lowerLetter",
        _ => "lowerRoman",
    };
    xml.val("w:numFmt", format)?;
    linked_style(xml, level, ["ListNumber", "ListNumber2"])?;
    xml.val("w:lvlText", &format!("%{}.", level + 1))?;
    xml.val("w:lvlJc", "left")?;
    indent(xml, level, STEP)
}

fn linked_style(xml: &mut Xml, level: u32, styles: [&str; 2]) -> io::Result<()> {
    match styles.get(level as usize) {
        Some(style) => xml.val("w:pStyle", style),
        None => Ok(()),
    }
}

fn indent(xml: &mut Xml, level: u32, hanging: u32) -> io::Result<()> {
    let (left, hanging) = ((STEP * (level + 1)).to_string(), hanging.to_string());
    xml.node("w:pPr", &[], |xml| {
        xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)])
    })
}

/// A numbering instance. Word lets instances of one kind run on from each other unless told where
/// to start.
fn instance(xml: &mut Xml, id: u32, kind: &str, restart: bool) -> io::Result<()> {
    xml.node("w:num", &[("w:numId", &id.to_string())], |xml| {
        xml.val("w:abstractNumId", kind)?;
        if !restart {
            return Ok(());
        }
        ["0", "1"].into_iter().try_for_each(|level| {
            xml.node("w:lvlOverride", &[("w:ilvl", level)], |xml| {
                xml.val("w:startOverride", "1")
            })
        })
    })
}
