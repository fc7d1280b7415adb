//! How the parts of a Word file hang together: relationships and content types.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Document as Tree;

use super::TemplateFault;
use super::archive::{Parts, text};
use crate::export::docx::package::Link;
pub(super) use crate::export::docx::package::links_path;

/// What the main part may lead to. All else of it (comments, pictures in the text, parts of add-ins) belongs to the
/// words that are left out.
const KEPT_KINDS: [&str; 11] = [
    "styles",
    "numbering",
    "settings",
    "webSettings",
    "fontTable",
    "theme",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "customXml",
];

/// The relationships of a part; none where it has none.
pub(super) fn links_of(parts: &Parts, part: &str) -> Result<Vec<Link>, TemplateFault> {
    let path = links_path(part);
    if !parts.contains_key(&path) {
        return Ok(Vec::new());
    }
    let tree = Tree::parse(text(parts, &path)?).map_err(|_broken| TemplateFault::Damaged)?;
    let links = tree.root_element().children().filter_map(|node| {
        Some(Link {
            id: node.attribute("Id")?.to_owned(),
            kind: node.attribute("Type")?.to_owned(),
            target: node.attribute("Target")?.to_owned(),
            external: node.attribute("TargetMode") == Some("External"),
        })
    });
    Ok(links.collect())
}

/// The path of what a link of `part` leads to.
pub(super) fn resolved(part: &str, target: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The parts that stay with a main part, and its links to them. What they lead to stays as well.
pub(super) fn kept(
    parts: &Parts,
    main: &str,
) -> Result<(Vec<Link>, BTreeSet<String>), TemplateFault> {
    let mut links = links_of(parts, main)?;
    links.retain(|link| !link.external && KEPT_KINDS.contains(&link.word()));
    links.retain(|link| parts.contains_key(&resolved(main, &link.target)));
    let mut stay = BTreeSet::new();
    let mut to_see: Vec<String> = Vec::new();
    to_see.extend(links.iter().map(|link| resolved(main, &link.target)));
    while let Some(path) = to_see.pop() {
        if !stay.insert(path.clone()) {
            continue;
        }
        for link in links_of(parts, &path)? {
            match (link.external, link.word()) {
                // What the settings lead to outside (another template, a mailing list) is cut off with them.
                (
                    true,
                    "hyperlink" | "attachedTemplate" | "mailMergeSource" | "mailMergeHeaderSource",
                ) => {}
                (true, _) => return Err(TemplateFault::Elsewhere),
                (false, _) => to_see.push(resolved(&path, &link.target)),
            }
        }
    }
    stay.retain(|path| parts.contains_key(path));
    Ok((links, stay))
}

/// The content type of every part: by its path, else by its ending.
#[derive(Debug, Clone, Default)]
pub(super) struct ContentTypes {
    by_path: BTreeMap<String, String>,
    by_ending: BTreeMap<String, String>,
}

impl ContentTypes {
    /// Reads them.
    pub(super) fn read(parts: &Parts) -> Result<Self, TemplateFault> {
        let text = text(parts, "[Content_Types].xml").map_err(|_none| TemplateFault::NotWord)?;
        let tree = Tree::parse(text).map_err(|_broken| TemplateFault::Damaged)?;
        let mut types = Self::default();
        for node in tree.root_element().children() {
            let Some(kind) = node.attribute("ContentType") else {
                continue;
            };
            if let Some(path) = node.attribute("PartName") {
                let path = path.trim_start_matches('/').to_owned();
                types.by_path.insert(path, kind.to_owned());
            } else if let Some(ending) = node.attribute("Extension") {
                types
                    .by_ending
                    .insert(ending.to_lowercase(), kind.to_owned());
            }
        }
        Ok(types)
    }

    /// The type of a part.
    pub(super) fn of(&self, path: &str) -> Option<&str> {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        self.by_path
            .get(path)
            .or_else(|| self.by_ending.get(&ending.to_lowercase()))
            .map(String::as_str)
    }
}

/// The path of the main part.
pub(super) fn main_part(parts: &Parts) -> Result<String, TemplateFault> {
    let links = links_of(parts, "")?;
    let main = links.iter().find(|link| {
        // The strict form of the format has other names for everything.
        link.kind.ends_with("/officeDocument") && !link.external
    });
    let main = main.ok_or(TemplateFault::NotWord)?;
    Ok(resolved("", &main.target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_read_from_where_its_part_lies() {
        assert_eq!(
            resolved("word/document.xml", "styles.xml"),
            "word/styles.xml"
        );
        assert_eq!(
            resolved("word/document.xml", "../customXml/item1.xml"),
            "customXml/item1.xml"
        );
        assert_eq!(
            resolved("word/document.xml", "/word/media/a.png"),
            "word/media/a.png"
        );
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
        assert_eq!(
            links_path("word/document.xml"),
            "word/_rels/document.xml.rels"
        );
        assert_eq!(links_path(""), "_rels/.rels");
    }
}
