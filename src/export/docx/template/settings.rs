//! The template's settings without what leads out of the file or locks it.

use roxmltree::Document as Tree;

use super::W;

/// What is taken out: the file it was made from, the list it was mailed to, and locks that would keep a memo from being
/// edited.
const LEFT_OUT: [&str; 5] = [
    "attachedTemplate",
    "mailMerge",
    "documentProtection",
    "writeProtection",
    "removePersonalInformation",
];

/// The part as a memo takes it over.
pub(in super::super) fn opened(template: &str) -> Option<String> {
    let tree = Tree::parse(template).ok()?;
    let mut out = String::new();
    let mut at = 0;
    for node in tree.root_element().children() {
        let name = node.tag_name();
        if name.namespace() == Some(W) && LEFT_OUT.contains(&name.name()) {
            out.push_str(template.get(at..node.range().start)?);
            at = node.range().end;
        }
    }
    out.push_str(template.get(at..)?);
    Some(out)
}
