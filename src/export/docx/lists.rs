//! Numbering: which list goes on from which, and the part that tells Word so.

use std::io;
use std::sync::Arc;

use super::paragraph::{self, Layout};
use super::template::{Base, Styles};
use super::xml::Xml;
use crate::export::document::{List, ListItem, ListKind, NestedKind, Paragraph};

/// The numbering instance all bullets share, counted from what the template has.
const BULLETS: u32 = 1;
/// The instance behind the style "List Number": for lists a person adds in Word, so that they do
/// not run on from ours.
const STYLE_NUMBERS: u32 = 2;
/// Ids of the two kinds of marks, counted likewise.
const BULLET_KIND: u32 = 1;
const NUMBER_KIND: u32 = 2;
/// Levels defined for each kind; Word offers nine, and we use two.
const LEVELS: u32 = 9;
/// Indent of each level, in twentieths of a point.
const STEP: u32 = 360;

/// What a template brings along of numbering; nothing of its own by default.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    /// The highest id of a kind of marks it has.
    pub(super) kinds_before: u32,
    /// The highest id of an instance it has.
    pub(super) instances_before: u32,
    /// Whether its styles for bullets, of the first and the second level, bring their marks along.
    pub(super) bullets_in_style: [bool; 2],
    /// The kind and level of marks that its styles for numbers bring along.
    pub(super) numbers_in_style: [Option<(u32, u8)>; 2],
}

/// A run of numbers from 1.
#[derive(Debug, Clone, Copy)]
struct Instance {
    id: u32,
    /// The template's kind of marks and its level; none for ours.
    theirs: Option<(u32, u8)>,
}

/// The numbering instances handed out so far.
#[derive(Debug)]
pub(super) struct Lists {
    numbering: Numbering,
    styles: Arc<Styles>,
    instances: Vec<Instance>,
    counting: Option<Instance>,
}

impl Lists {
    /// No list yet.
    pub(super) fn new(base: &Base) -> Self {
        Self {
            numbering: base.numbering.clone(),
            styles: Arc::clone(&base.styles),
            instances: Vec::new(),
            counting: None,
        }
    }

    /// A new run of numbers in the style of a level.
    fn fresh(&mut self, style: usize) -> Instance {
        let theirs = self.numbering.numbers_in_style.get(style).copied();
        let before = self.numbering.instances_before + STYLE_NUMBERS;
        let instance = Instance {
            id: before + 1 + self.instances.len() as u32,
            theirs: theirs.flatten(),
        };
        self.instances.push(instance);
        instance
    }

    /// The number of bullets of a level: none where the template's style brings them along.
    fn bullet(&self, level: u8) -> Option<(u32, u8)> {
        let in_style = self.numbering.bullets_in_style.get(usize::from(level));
        let ours = (self.numbering.instances_before + BULLETS, level);
        (in_style != Some(&true)).then_some(ours)
    }

    /// The run of numbers of a list; none of bullets.
    fn instance(&mut self, kind: ListKind) -> Option<Instance> {
        let instance = match (kind, self.counting) {
            (ListKind::Bullet, _) => return None,
            (ListKind::Continued, Some(instance)) => instance,
            (ListKind::Continued, None) | (ListKind::Numbered, _) => self.fresh(0),
        };
        self.counting = Some(instance);
        Some(instance)
    }

    /// Writes a list; `first` is how its first paragraph stands, beyond style and number. `short`: it stays on one page.
    pub(super) fn write(
        &mut self,
        xml: &mut Xml,
        list: &List,
        first: &Layout<'_>,
        short: bool,
    ) -> io::Result<()> {
        let outer = self.instance(list.kind);
        let number = match outer {
            Some(instance) => Some((instance.id, instance.theirs.map_or(0, |(_, level)| level))),
            None => self.bullet(0),
        };
        let style = match list.kind {
            ListKind::Bullet => "ListBullet",
            ListKind::Numbered | ListKind::Continued => "ListNumber",
        };
        let mut layout = *first;
        let shown: Vec<&ListItem> = list.items.iter().filter(|item| !item.is_blank()).collect();
        for (at, item) in shown.iter().enumerate() {
            layout = Layout {
                style,
                number,
                keep_next: stays(at, shown.len(), short),
                keep_lines: short,
                ..layout
            };
            self.item(xml, item, &layout, outer)?;
            layout = Layout::default();
        }
        Ok(())
    }

    fn item(
        &mut self,
        xml: &mut Xml,
        item: &ListItem,
        layout: &Layout<'_>,
        outer: Option<Instance>,
    ) -> io::Result<()> {
        let mut paragraphs = item
            .paragraphs
            .iter()
            .filter(|paragraph| !paragraph.is_blank())
            .peekable();
        let empty = Paragraph::new();
        let first = paragraphs.next().unwrap_or(&empty);
        let goes_on = layout.keep_lines && paragraphs.peek().is_some();
        let keep = Layout {
            keep_next: layout.keep_next || goes_on || first.keep_with_next,
            ..*layout
        };
        paragraph::write(xml, &keep, first)?;
        while let Some(further) = paragraphs.next() {
            let goes_on = layout.keep_lines && paragraphs.peek().is_some();
            let layout = Layout {
                keep_next: layout.keep_next || goes_on,
                keep_lines: layout.keep_lines,
                ..Layout::new("ListContinue")
            };
            paragraph::write(xml, &layout, further)?;
        }
        let Some(nested) = &item.nested else {
            return Ok(());
        };
        let (style, number) = match nested.kind {
            NestedKind::Bullet => ("ListBullet2", self.bullet(1)),
            NestedKind::Numbered => ("ListNumber2", Some(self.nested_number(outer))),
        };
        for inner in nested
            .items
            .iter()
            .filter(|paragraph| !paragraph.is_blank())
        {
            let layout = Layout {
                style,
                number,
                keep_next: layout.keep_next || inner.keep_with_next,
                ..Layout::default()
            };
            paragraph::write(xml, &layout, inner)?;
        }
        Ok(())
    }

    /// The numbers of a list within an item. Word starts a second level anew after each item of the first; below a
    /// bullet there is none, and a template's two styles count each for themselves.
    fn nested_number(&mut self, outer: Option<Instance>) -> (u32, u8) {
        let inner_theirs = self.numbering.numbers_in_style.get(1).copied().flatten();
        match outer {
            Some(instance) if instance.theirs.is_none() && inner_theirs.is_none() => {
                (instance.id, 1)
            }
            Some(_) | None => {
                let instance = self.fresh(1);
                (instance.id, instance.theirs.map_or(1, |(_, level)| level))
            }
        }
    }

    /// The numbering part of a file that has none.
    pub(super) fn xml(&self, base: &Base) -> io::Result<Vec<u8>> {
        let mut xml = Xml::on(base)?;
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        xml.node("w:numbering", &[("xmlns:w", space)], |xml| {
            self.kinds(xml)?;
            self.runs(xml)
        })?;
        Ok(xml.finish())
    }

    /// Our kinds of marks and our instances, to be put behind those of a template.
    pub(super) fn fragments(&self, base: &Base) -> io::Result<(String, String)> {
        let (mut kinds, mut runs) = (Xml::fragment(base), Xml::fragment(base));
        self.kinds(&mut kinds)?;
        self.runs(&mut runs)?;
        let text = |xml: Xml| String::from_utf8_lossy(&xml.finish()).into_owned();
        Ok((text(kinds), text(runs)))
    }

    fn kinds(&self, xml: &mut Xml) -> io::Result<()> {
        self.kind(xml, BULLET_KIND, "5A7B0001", bullet_level)?;
        self.kind(xml, NUMBER_KIND, "5A7B0002", number_level)
    }

    /// One kind of marks. `identity` tells Word, when text is pasted elsewhere, which lists are of a
    /// kind.
    fn kind(&self, xml: &mut Xml, id: u32, identity: &str, level: Level) -> io::Result<()> {
        let id = (self.numbering.kinds_before + id).to_string();
        xml.node("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
            xml.val("w:nsid", identity)?;
            xml.val("w:multiLevelType", "hybridMultilevel")?;
            (0..LEVELS).try_for_each(|at| {
                xml.node("w:lvl", &[("w:ilvl", &at.to_string())], |xml| {
                    xml.val("w:start", "1")?;
                    level(xml, at, &self.styles)
                })
            })
        })
    }

    fn runs(&self, xml: &mut Xml) -> io::Result<()> {
        let (kinds, before) = (self.numbering.kinds_before, self.numbering.instances_before);
        instance(xml, before + BULLETS, kinds + BULLET_KIND, &[])?;
        instance(xml, before + STYLE_NUMBERS, kinds + NUMBER_KIND, &[])?;
        for one in &self.instances {
            match one.theirs {
                Some((kind, level)) => instance(xml, one.id, kind, &[level])?,
                None => instance(xml, one.id, kinds + NUMBER_KIND, &[0, 1])?,
            }
        }
        Ok(())
    }
}

/// Whether an item stays on the page of the next: every item of a short list, else so that neither the first nor the
/// last stands alone on a page.
const fn stays(at: usize, count: usize, short: bool) -> bool {
    at + 1 < count && (short || at == 0 || at + 2 == count)
}

/// Writes a level of a kind of marks; the styles say which are the template's, whose marks are not ours to set.
type Level = fn(&mut Xml, u32, &Styles) -> io::Result<()>;

fn bullet_level(xml: &mut Xml, level: u32, styles: &Styles) -> io::Result<()> {
    xml.val("w:numFmt", "bullet")?;
    linked_style(xml, level, styles, ["ListBullet", "ListBullet2"])?;
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

fn number_level(xml: &mut Xml, level: u32, styles: &Styles) -> io::Result<()> {
    let format = match level % 3 {
        0 => "decimal",
        1 => "lowerLetter",
        _ => "lowerRoman",
    };
    xml.val("w:numFmt", format)?;
    linked_style(xml, level, styles, ["ListNumber", "ListNumber2"])?;
    xml.val("w:lvlText", &format!("%{}.", level + 1))?;
    xml.val("w:lvlJc", "left")?;
    indent(xml, level, STEP)
}

fn linked_style(xml: &mut Xml, level: u32, styles: &Styles, names: [&str; 2]) -> io::Result<()> {
    match names.get(level as usize) {
        Some(style) if !styles.theirs.contains(*style) => xml.style("w:pStyle", style),
        Some(_) | None => Ok(()),
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
fn instance(xml: &mut Xml, id: u32, kind: u32, restarted: &[u8]) -> io::Result<()> {
    xml.node("w:num", &[("w:numId", &id.to_string())], |xml| {
        xml.val("w:abstractNumId", &kind.to_string())?;
        restarted.iter().try_for_each(|level| {
            let level = level.to_string();
            xml.node("w:lvlOverride", &[("w:ilvl", &level)], |xml| {
                xml.val("w:startOverride", "1")
            })
        })
    })
}
