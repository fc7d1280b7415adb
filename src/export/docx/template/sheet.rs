//! The template's page: its size and margins, and what stands at head and foot, as its first section has them.

use std::fmt::Write as _;

use roxmltree::{Document as Tree, Node};

use super::archive::{Parts, text};
use super::links::resolved;
use super::{R, TemplateFault, W};
use crate::export::docx::package::Link;
use crate::export::docx::page::Sheet;

/// The parts of a section that a memo takes over, in no order: they are written as they stand.
const TAKEN: [&str; 17] = [
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "docGrid",
];

/// The template's page.
#[derive(Debug, Clone)]
pub(in super::super) struct TheirPage {
    /// What the text has of it.
    pub(in super::super) sheet: Sheet,
    /// Width and height of the paper, in twentieths of a point.
    pub(super) size: (u32, u32),
    /// The margins above, right, below and left, likewise.
    pub(super) margins: [u32; 4],
    /// What stands at heads and feet.
    pub(super) stands: Vec<Stands>,
    /// The section's own elements by name, ready to be written.
    elements: Vec<(String, String)>,
    /// It has parts at the foot.
    pub(in super::super) has_footer: bool,
    /// It has parts at the head.
    pub(in super::super) has_header: bool,
    /// Head and foot of the first page are others than those of the rest.
    pub(in super::super) first_page_differs: bool,
    /// The first page has words or pictures at its head: a letterhead.
    pub(in super::super) has_letterhead: bool,
    /// A foot of it counts pages.
    pub(in super::super) counts_pages: bool,
}

/// What stands at a head or foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stands {
    /// It is a head.
    pub(super) is_head: bool,
    /// Of which pages: "first", "default", "even".
    pub(super) kind: String,
    /// Its words, without what is counted.
    pub(super) words: String,
    /// There are pictures in it.
    pub(super) pictured: bool,
    /// It counts pages.
    pub(super) counts: bool,
}

impl Stands {
    /// Whether both say and show the same.
    pub(super) fn same(&self, other: &Self) -> bool {
        (&self.words, self.pictured, self.counts) == (&other.words, other.pictured, other.counts)
    }
}

/// Reads the page of a template's main part, whose links are `links`.
pub(super) fn read(
    parts: &Parts,
    main: &str,
    links: &[Link],
) -> Result<(TheirPage, bool), TemplateFault> {
    let tree = Tree::parse(text(parts, main)?).map_err(|_broken| TemplateFault::Damaged)?;
    let root = tree.root_element();
    if root.tag_name().namespace() != Some(W) {
        return Err(TemplateFault::Strict);
    }
    let mut sections = root.descendants().filter(|node| is(node, "sectPr"));
    let section = sections.next();
    let mut page = TheirPage {
        sheet: section.map_or(Sheet::LETTER, sheet),
        size: section.map_or((12_240, 15_840), |it| {
            (of(it, "pgSz", "w", 12_240), of(it, "pgSz", "h", 15_840))
        }),
        margins: ["top", "right", "bottom", "left"]
            .map(|side| section.map_or(1_440, |it| of(it, "pgMar", side, 1_440))),
        stands: Vec::new(),
        elements: Vec::new(),
        has_footer: false,
        has_header: false,
        first_page_differs: section.is_some_and(differs),
        has_letterhead: false,
        counts_pages: false,
    };
    for node in section.iter().flat_map(Node::children).filter(taken) {
        if node.tag_name().name().ends_with("Reference") {
            let Some(path) = part_of(&node, main, links).filter(|path| parts.contains_key(path))
            else {
                continue;
            };
            page.note(node, text(parts, &path)?)?;
        }
        let mut written = String::new();
        copy(node, &mut written);
        let name = node.tag_name().name().to_owned();
        page.elements.push((name, written));
    }
    let body = root.children().find(|node| is(node, "body"));
    Ok((page, body.is_some_and(says_something)))
}

impl TheirPage {
    /// Notes what stands in a part at head or foot.
    fn note(&mut self, reference: Node<'_, '_>, part: &str) -> Result<(), TemplateFault> {
        let tree = Tree::parse(part).map_err(|_broken| TemplateFault::Damaged)?;
        let root = tree.root_element();
        let shown = says_something(root);
        let kind = reference.attribute((W, "type")).unwrap_or("default");
        let on_first = kind != "even" && (kind == "first") == self.first_page_differs;
        if is(&reference, "headerReference") {
            self.has_header = true;
            self.has_letterhead |= shown && on_first;
        } else {
            self.has_footer = true;
            self.counts_pages |= counts_pages(root);
        }
        self.stands.push(Stands {
            is_head: is(&reference, "headerReference"),
            kind: kind.to_owned(),
            words: words_of(root),
            pictured: root
                .descendants()
                .any(|node| is(&node, "drawing") || is(&node, "pict")),
            counts: counts_pages(root),
        });
        Ok(())
    }

    /// The section's elements, those at head and foot first; `first` gives the first page a head of its own.
    pub(in super::super) fn section(&self, first: bool) -> String {
        // What the schema wants after the mark of such a first page.
        const AFTER: [&str; 3] = ["textDirection", "bidi", "docGrid"];
        let sized = self.elements.iter().any(|(name, _)| name == "pgSz");
        let mut out = String::new();
        if !sized {
            out.push_str(LETTER);
        }
        let mut marked = !first || self.first_page_differs;
        for (name, written) in &self.elements {
            if !marked && AFTER.contains(&name.as_str()) {
                marked = true;
                out.push_str("<w:titlePg/>");
            }
            out.push_str(written);
        }
        if !marked {
            out.push_str("<w:titlePg/>");
        }
        out
    }
}

/// US Letter with margins of an inch, where a template doesn't say how large its page is.
const LETTER: &str = "<w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" \
    w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>";

fn differs(section: Node<'_, '_>) -> bool {
    let mark = section.children().find(|node| is(node, "titlePg"));
    mark.is_some_and(|mark| !matches!(mark.attribute((W, "val")), Some("0" | "false" | "off")))
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((W, name))
}

fn taken(node: &Node<'_, '_>) -> bool {
    let name = node.tag_name();
    name.namespace() == Some(W) && TAKEN.contains(&name.name())
}

/// The part a reference to a header or footer leads to.
fn part_of(node: &Node<'_, '_>, main: &str, links: &[Link]) -> Option<String> {
    let id = node.attribute((R, "id"))?;
    let link = links.iter().find(|link| link.id == id)?;
    Some(resolved(main, &link.target))
}

/// Whether there are words or pictures in it.
fn says_something(root: Node<'_, '_>) -> bool {
    root.descendants().any(|node| {
        let words = is(&node, "t") && node.text().is_some_and(|text| !text.trim().is_empty());
        words || is(&node, "drawing") || is(&node, "pict")
    })
}

/// The words of a part, its paragraphs beside each other; without the results of fields, and once where a drawing is
/// there a second time for older programs.
fn words_of(root: Node<'_, '_>) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut last = None;
    let mut in_field = false;
    for node in root.descendants() {
        if is(&node, "fldChar") {
            in_field = node.attribute((W, "fldCharType")) != Some("end");
        }
        let skipped =
            |one: Node<'_, '_>| is(&one, "fldSimple") || one.tag_name().name() == "Fallback";
        if !is(&node, "t") || in_field || node.ancestors().any(skipped) {
            continue;
        }
        let paragraph = node
            .ancestors()
            .find(|one| is(one, "p"))
            .map(|one| one.id());
        let text = node.text().unwrap_or_default();
        match said.last_mut().filter(|_| paragraph == last) {
            Some(line) => line.push_str(text),
            None => said.push(text.to_owned()),
        }
        last = paragraph;
    }
    let lines = said
        .iter()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(" \u{b7} ")
}

fn counts_pages(root: Node<'_, '_>) -> bool {
    let page = |text: &str| text.split_whitespace().next() == Some("PAGE");
    root.descendants().any(|node| {
        (is(&node, "instrText") && node.text().is_some_and(page))
            || (is(&node, "fldSimple") && node.attribute((W, "instr")).is_some_and(page))
            || is(&node, "pgNum")
    })
}

/// Writes an element of Word's with what is in it; attributes of other name spaces are left out.
fn copy(node: Node<'_, '_>, out: &mut String) {
    // Writing to a String can't fail.
    let _ = write!(out, "<w:{}", node.tag_name().name());
    for attribute in node.attributes() {
        let prefix = match attribute.namespace() {
            Some(W) => "w",
            Some(R) => "r",
            Some(_) | None => continue,
        };
        let value = quick_xml::escape::escape(attribute.value());
        let _ = write!(out, " {prefix}:{}=\"{value}\"", attribute.name());
    }
    let inner = node
        .children()
        .filter(|child| child.tag_name().namespace() == Some(W));
    out.push('>');
    inner.for_each(|child| copy(child, out));
    let _ = write!(out, "</w:{}>", node.tag_name().name());
}

/// A measure of a section.
fn of(section: Node<'_, '_>, name: &str, attribute: &str, usual: u32) -> u32 {
    let node = section.children().find(|node| is(node, name));
    let value = node.and_then(|node| node.attribute((W, attribute)));
    let number = value.and_then(|value| value.parse::<f64>().ok());
    // A negative margin is one that head or foot may not push away.
    number.map_or(usual, |number| number.abs().min(40_000.0) as u32)
}

/// What the text has of the page.
fn sheet(section: Node<'_, '_>) -> Sheet {
    let of = |name: &str, attribute: &str, usual: u32| of(section, name, attribute, usual);
    let wide = of("pgSz", "w", 12_240)
        .saturating_sub(of("pgMar", "left", 1_440))
        .saturating_sub(of("pgMar", "right", 1_440))
        .saturating_sub(of("pgMar", "gutter", 0));
    let high = of("pgSz", "h", 15_840)
        .saturating_sub(of("pgMar", "top", 1_440))
        .saturating_sub(of("pgMar", "bottom", 1_440));
    let columns = of("cols", "num", 1).clamp(1, 45);
    let between = of("cols", "space", 720).saturating_mul(columns - 1);
    Sheet::of_text(wide.saturating_sub(between) / columns, high)
}
