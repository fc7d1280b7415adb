//! Which of the template's styles stand for ours, and which of ours it lacks.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document as Tree, Node};

use super::{TemplateFault, W};

/// Our style ids and those they are in the file.
pub(in super::super) type StyleIds = BTreeMap<String, String>;

/// Names by which a template may have our table style, the most wanted first.
const TABLES: [&str; 4] = [
    "Memo Table",
    "Grid Table Light",
    "Table Grid Light",
    "Table Grid",
];

/// Our styles that a person looks for in a template, by our id and what it is called.
const NAMED: [(&str, &str); 10] = [
    ("Title", "Title"),
    ("Heading1", "Heading 1"),
    ("Heading2", "Heading 2"),
    ("Heading3", "Heading 3"),
    ("ListBullet", "List Bullet"),
    ("ListNumber", "List Number"),
    ("Caption", "Caption"),
    ("FootnoteText", "Footnote Text"),
    ("FootnoteReference", "Footnote Reference"),
    ("MemoTable", "Table Grid"),
];

/// A style of a template.
#[derive(Debug, Clone)]
struct Theirs {
    id: String,
    /// "paragraph", "character", "table", "numbering".
    kind: String,
    /// Its name and its other names, in small letters.
    names: Vec<String>,
    is_default: bool,
}

/// What became of our styles.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Styles {
    /// The ids ours go by.
    pub(in super::super) ids: StyleIds,
    /// Our ids that are the template's own styles.
    pub(in super::super) theirs: BTreeSet<String>,
    /// What people call those of ours that it lacks.
    pub(in super::super) lacking: Vec<&'static str>,
}

impl Styles {
    /// Those of a template that has none: all are ours.
    pub(super) fn none() -> Self {
        Self {
            lacking: NAMED.map(|(_, name)| name).to_vec(),
            ..Self::default()
        }
    }
}

/// Compares the template's styles with `ours`, both whole parts.
pub(super) fn matched(template: &str, ours: &str) -> Result<Styles, TemplateFault> {
    let tree = Tree::parse(template).map_err(|_broken| TemplateFault::Damaged)?;
    let root = tree.root_element();
    // Our own styles are put in with Word's usual prefix.
    if root.lookup_namespace_uri(Some("w")) != Some(W) || !root.has_tag_name((W, "styles")) {
        return Err(TemplateFault::Strict);
    }
    let theirs: Vec<Theirs> = styles_of(root).filter_map(their_style).collect();
    let own = Tree::parse(ours).map_err(|_broken| TemplateFault::Damaged)?;
    let mut found = Styles::default();
    for style in styles_of(own.root_element()) {
        let Some(ours) = their_style(style) else {
            continue;
        };
        if let Some(there) = like(&ours, &theirs) {
            found.theirs.insert(ours.id.clone());
            found.ids.insert(ours.id, there);
        } else {
            let id = free_id(&ours.id, &theirs);
            found.ids.insert(ours.id, id);
        }
    }
    let lacking = NAMED.iter().filter(|(id, _)| !found.theirs.contains(*id));
    found.lacking = lacking.map(|(_, name)| *name).collect();
    Ok(found)
}

pub(super) fn styles_of<'a>(root: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    root.children()
        .filter(|node| node.has_tag_name((W, "style")))
}

fn val<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    let child = node
        .children()
        .find(|child| child.has_tag_name((W, name)))?;
    child.attribute((W, "val"))
}

fn their_style(node: Node<'_, '_>) -> Option<Theirs> {
    let id = node.attribute((W, "styleId"))?;
    let aliases = val_of(node, "aliases").unwrap_or_default();
    let names = val_of(node, "name")
        .into_iter()
        .chain(aliases.split(',').map(str::to_owned));
    let names = names.map(|name| name.trim().to_lowercase());
    Some(Theirs {
        id: id.to_owned(),
        kind: node
            .attribute((W, "type"))
            .unwrap_or("paragraph")
            .to_owned(),
        names: names.filter(|name| !name.is_empty()).collect(),
        is_default: matches!(node.attribute((W, "default")), Some("1" | "true" | "on")),
    })
}

pub(super) fn val_of(node: Node<'_, '_>, name: &str) -> Option<String> {
    let child = node
        .children()
        .find(|child| child.has_tag_name((W, name)))?;
    child.attribute((W, "val")).map(str::to_owned)
}

/// The id of the template's style that stands for one of ours: the same default, else the same name (names of Word's
/// own styles are English whatever language it speaks), else the same id.
fn like(ours: &Theirs, theirs: &[Theirs]) -> Option<String> {
    let mut alike = theirs.iter().filter(|style| style.kind == ours.kind);
    let named = |name: &str| {
        let name = name.to_lowercase();
        let mut alike = theirs.iter().filter(|style| style.kind == ours.kind);
        alike
            .find(|style| style.names.contains(&name))
            .map(|style| style.id.clone())
    };
    if ours.is_default {
        let usual = alike
            .find(|style| style.is_default)
            .map(|style| style.id.clone());
        return usual.or_else(|| ours.names.first().and_then(|name| named(name)));
    }
    if ours.id == "MemoTable" {
        return TABLES.into_iter().find_map(named);
    }
    let by_name = ours.names.iter().find_map(|name| named(name));
    by_name.or_else(|| {
        alike
            .find(|style| style.id == ours.id)
            .map(|style| style.id.clone())
    })
}

/// Our id, unless the template has it for something else.
fn free_id(id: &str, theirs: &[Theirs]) -> String {
    let taken = |id: &str| theirs.iter().any(|style| style.id == id);
    let numbered = (1..).map(|number| format!("{id}Statroom{number}"));
    std::iter::once(id.to_owned())
        .chain(numbered)
        .find(|id| !taken(id))
        .unwrap_or_else(|| id.to_owned())
}

/// The template's styles with those of ours that it lacks after them. Numbers of lists in ours are moved by `lists`.
pub(in super::super) fn joined(
    template: &str,
    ours: &str,
    styles: &Styles,
    lists: u32,
) -> Option<String> {
    let own = Tree::parse(ours).ok()?;
    let mut added = String::new();
    for style in styles_of(own.root_element()) {
        let id = style.attribute((W, "styleId"))?;
        if styles.theirs.contains(id) {
            continue;
        }
        added.push_str(&renamed(ours, style, styles, lists)?);
    }
    let end = template.rfind("</w:styles")?;
    let (head, tail) = template.split_at(end);
    Some(format!("{head}{added}{tail}"))
}

/// One of our styles as it stands in our part, with ids as they are in the file. It is no default: the template has its
/// own.
fn renamed(ours: &str, style: Node<'_, '_>, styles: &Styles, lists: u32) -> Option<String> {
    let whole = style.range();
    let mut changes: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for attribute in style.attributes() {
        let value = match attribute.name() {
            "styleId" => styles.ids.get(attribute.value())?.clone(),
            "default" => "0".to_owned(),
            _ => continue,
        };
        changes.push((attribute.range_value(), value));
    }
    for node in style.descendants() {
        let Some(attribute) = node.attribute_node((W, "val")) else {
            continue;
        };
        let value = match node.tag_name().name() {
            "basedOn" | "next" | "link" => styles.ids.get(attribute.value())?.clone(),
            "numId" => (attribute.value().parse::<u32>().ok()? + lists).to_string(),
            _ => continue,
        };
        changes.push((attribute.range_value(), value));
    }
    changes.sort_by_key(|(range, _)| range.start);
    let mut out = String::new();
    let mut at = whole.start;
    for (range, value) in changes {
        out.push_str(ours.get(at..range.start)?);
        out.push_str(&value);
        at = range.end;
    }
    out.push_str(ours.get(at..whole.end)?);
    Some(out)
}

/// The numbering a style brings along: the instance and the level.
pub(super) fn numbering_of(template: &str, id: &str) -> Option<(u32, u8)> {
    let tree = Tree::parse(template).ok()?;
    let style =
        styles_of(tree.root_element()).find(|style| style.attribute((W, "styleId")) == Some(id))?;
    let numbered = style
        .descendants()
        .find(|node| node.has_tag_name((W, "numPr")))?;
    let number = |name: &str| val(numbered, name).and_then(|value| value.parse::<u32>().ok());
    let level = number("ilvl").unwrap_or(0).min(8);
    Some((number("numId").filter(|id| *id > 0)?, level as u8))
}
