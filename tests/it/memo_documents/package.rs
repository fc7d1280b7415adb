//! Opens a .docx for a test: its parts by path, its XML as trees, its words in reading order.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use roxmltree::Node;

/// The name space of Word's own elements.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The name space of references between parts.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The name space of places for drawings.
pub(super) const WP: &str =
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// The parts of a package by path.
pub(super) struct Package(pub(super) BTreeMap<String, Vec<u8>>);

impl Package {
    pub(super) fn open(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut entry = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            let name = entry.name().unwrap().into_owned();
            assert!(!parts.contains_key(&name), "{name} is there twice");
            parts.insert(name, bytes);
        }
        Self(parts)
    }

    /// A part as text.
    pub(super) fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("no part {path}"));
        std::str::from_utf8(bytes).unwrap()
    }
}

/// All elements of a name in Word's name space, in document order.
pub(super) fn all<'a>(
    root: Node<'a, 'a>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'a>> {
    root.descendants()
        .filter(move |node| node.has_tag_name((W, name)))
}

/// The first such element.
pub(super) fn first<'a>(root: Node<'a, 'a>, name: &'static str) -> Option<Node<'a, 'a>> {
    all(root, name).next()
}

/// The `w:val` of the first such element.
pub(super) fn val<'a>(root: Node<'a, 'a>, name: &'static str) -> Option<&'a str> {
    first(root, name).and_then(|node| node.attribute((W, "val")))
}

/// The words of the main part in reading order, paragraph by paragraph; the seal's initials, which
/// are a drawing, are left out.
pub(super) fn words(document: &roxmltree::Document<'_>) -> Vec<String> {
    let mut text = String::new();
    collect(document.root_element(), &mut text);
    text.split_whitespace().map(str::to_owned).collect()
}

/// The mark of a footnote, as every reader of a test writes it: apart from the words, told from any text.
pub(super) fn mark(number: &str) -> String {
    format!(" \u{10fffd}{number} ")
}

/// The words of the footnotes, in the order of their numbers.
pub(super) fn notes(package: &Package) -> Vec<Vec<String>> {
    let tree = roxmltree::Document::parse(package.text("word/footnotes.xml")).unwrap();
    let notes = all(tree.root_element(), "footnote");
    notes
        .filter(|note| note.attribute((W, "type")).is_none())
        .map(|note| {
            let mut text = String::new();
            collect(note, &mut text);
            text.split_whitespace().map(str::to_owned).collect()
        })
        .collect()
}

fn collect(node: Node<'_, '_>, text: &mut String) {
    match node.tag_name().name() {
        "t" => text.push_str(node.text().unwrap_or_default()),
        "tab" | "br" => text.push(' '),
        "footnoteReference" => text.push_str(&mark(node.attribute((W, "id")).unwrap())),
        "AlternateContent" => {}
        name => {
            node.children().for_each(|child| collect(child, text));
            if name == "p" {
                text.push('\n');
            }
        }
    }
}
