//! The template's numbering: it is kept whole, ours is added behind it, and numbered lists in a style of the template
//! that numbers by itself are counted in its way.

use roxmltree::{Document as Tree, Node};

use super::{TemplateFault, W};
use crate::export::docx::lists::Numbering;

/// Reads the part; `of_style` says which instance and level one of our list styles brings along there.
pub(super) fn read(
    part: Option<&str>,
    of_style: impl Fn(&str) -> Option<(u32, u8)>,
) -> Result<Numbering, TemplateFault> {
    let Some(part) = part else {
        return Ok(Numbering::default());
    };
    let tree = Tree::parse(part).map_err(|_broken| TemplateFault::Damaged)?;
    let root = tree.root_element();
    if root.lookup_namespace_uri(Some("w")) != Some(W) || !root.has_tag_name((W, "numbering")) {
        return Err(TemplateFault::Strict);
    }
    let highest = |name: &str, id: &str| {
        let ids = named(root, name).filter_map(|node| number(node, id));
        ids.max().unwrap_or(0)
    };
    let counted = |style: &str| {
        let (instance, level) = of_style(style)?;
        let node = named(root, "num").find(|node| number(*node, "numId") == Some(instance))?;
        let kind = node
            .children()
            .find(|child| child.has_tag_name((W, "abstractNumId")))?;
        Some((number(kind, "val")?, level))
    };
    Ok(Numbering {
        kinds_before: highest("abstractNum", "abstractNumId"),
        instances_before: highest("num", "numId"),
        bullets_in_style: ["ListBullet", "ListBullet2"].map(|style| of_style(style).is_some()),
        numbers_in_style: ["ListNumber", "ListNumber2"].map(counted),
    })
}

fn named<'a>(root: Node<'a, 'a>, name: &str) -> impl Iterator<Item = Node<'a, 'a>> {
    let name = name.to_owned();
    root.children()
        .filter(move |node| node.has_tag_name((W, name.as_str())))
}

fn number(node: Node<'_, '_>, attribute: &str) -> Option<u32> {
    node.attribute((W, attribute))?.parse().ok()
}

/// The template's part with our kinds of marks behind its own and our instances behind its own.
pub(in super::super) fn joined(template: &str, kinds: &str, instances: &str) -> Option<String> {
    let tree = Tree::parse(template).ok()?;
    let root = tree.root_element();
    let last = |name: &str| named(root, name).last().map(|node| node.range().end);
    let first = |name: &str| named(root, name).next().map(|node| node.range().start);
    let end = template.rfind("</w:numbering")?;
    let at_kinds = last("abstractNum").or_else(|| first("num")).unwrap_or(end);
    let at_instances = last("num").unwrap_or(at_kinds);
    let head = template.get(..at_kinds)?;
    let middle = template.get(at_kinds..at_instances)?;
    let tail = template.get(at_instances..)?;
    Some(format!("{head}{kinds}{middle}{instances}{tail}"))
}
