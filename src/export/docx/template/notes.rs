//! The template's footnotes and endnotes: the lines above them are kept, the notes of its own text are not.

use roxmltree::{Document as Tree, Node};

use super::{TemplateFault, W};

/// The id of the first footnote of ours: after those the template has.
pub(super) fn first_free(part: Option<&str>) -> Result<usize, TemplateFault> {
    let Some(part) = part else { return Ok(1) };
    let tree = Tree::parse(part).map_err(|_broken| TemplateFault::Damaged)?;
    if tree.root_element().lookup_namespace_uri(Some("w")) != Some(W) {
        return Err(TemplateFault::Strict);
    }
    let ids = tree
        .root_element()
        .children()
        .filter(is_line)
        .filter_map(|note| {
            let id = note.attribute((W, "id"))?;
            id.parse::<i64>().ok()
        });
    Ok(usize::try_from(ids.max().unwrap_or(0)).unwrap_or(0) + 1)
}

/// Whether it is a line above notes rather than a note of the text.
fn is_line(note: &Node<'_, '_>) -> bool {
    let kind = note.attribute((W, "type"));
    note.is_element() && kind.is_some_and(|kind| kind != "normal")
}

/// The part without the notes of the template's own text, and with ours.
pub(in super::super) fn joined(template: &str, ours: &str) -> Option<String> {
    let tree = Tree::parse(template).ok()?;
    let root = tree.root_element();
    let end = template.rfind("</")?;
    let mut out = String::new();
    let mut at = 0;
    for note in root.children().filter(Node::is_element) {
        if is_line(&note) {
            continue;
        }
        out.push_str(template.get(at..note.range().start)?);
        at = note.range().end;
    }
    out.push_str(template.get(at..end)?);
    out.push_str(ours);
    out.push_str(template.get(end..)?);
    Some(out)
}
