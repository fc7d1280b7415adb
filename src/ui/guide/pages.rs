//! The guide's pages, carried inside the program.

use super::read::{Block, Section, read, sections};
use std::sync::LazyLock;

/// A page of the guide.
#[derive(Debug, Clone, Copy)]
pub struct GuidePage {
    /// What it says, in Markdown: its title first.
    pub text: &'static str,
}

/// Embeds the pages by the names of their files.
macro_rules! pages {
    ($($name:literal,)+) => {
        &[$(GuidePage { text: include_str!(concat!("../../../assets/guide/", $name, ".md")) }),+]
    };
}

/// Every page, in the order one reads them.
pub const PAGES: &[GuidePage] = pages![
    "getting-started",
    "prepare",
    "run",
    "record",
    "follow-up",
    "measures",
    "import",
    "papers",
    "two-windows",
    "privacy",
    "checks-by-hand",
];

/// A page as it is drawn.
#[derive(Debug)]
pub(super) struct Page {
    /// What it is called.
    pub(super) title: String,
    /// What stands below its title.
    pub(super) blocks: Vec<Block>,
    /// Its parts: what stands before the first heading, then one for each.
    pub(super) sections: Vec<Section>,
}

/// The pages as they are drawn, read once.
pub(super) static READ: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let pages = PAGES.iter().map(|page| {
        let mut blocks = read(page.text).into_iter();
        let title = blocks.next().and_then(|block| match block {
            Block::Heading(words) => Some(words),
            Block::Words(_) | Block::Point(..) | Block::Table { .. } => None,
        });
        let blocks: Vec<Block> = blocks.collect();
        Page {
            title: title.unwrap_or_default(),
            sections: sections(&blocks),
            blocks,
        }
    });
    pages.collect()
});

/// A place that was found: a page, and the block of it that is brought into sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// The page, by its place.
    pub(super) page: usize,
    /// The block, by its place; none for the page's head.
    pub(super) block: Option<usize>,
    /// What is found there.
    pub(super) name: String,
}

/// The pages without words to look for; else the headings that hold all of them, then the parts whose text does.
pub(super) fn find(words: &str) -> Vec<Hit> {
    let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let holds = |text: &str| {
        let text = text.to_lowercase();
        wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let mut named = Vec::new();
    let mut told = Vec::new();
    for (page, one) in READ.iter().enumerate() {
        if holds(&one.title) {
            named.push(Hit {
                page,
                block: None,
                name: one.title.clone(),
            });
        }
        if wanted.is_empty() {
            continue;
        }
        for section in &one.sections {
            let name = match section.heading.as_str() {
                "" => one.title.clone(),
                heading => format!("{heading} · {}", one.title),
            };
            let hit = Hit {
                page,
                block: section.block,
                name,
            };
            if !section.heading.is_empty() && holds(&section.heading) {
                named.push(hit);
            } else if holds(&section.text) && !named.contains(&hit) {
                told.push(hit);
            }
        }
    }
    named.extend(told);
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_and_no_two_share_one() {
        let mut titles: Vec<&str> = READ.iter().map(|page| page.title.as_str()).collect();
        assert!(titles.iter().all(|title| !title.is_empty()));
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), PAGES.len());
    }

    #[test]
    fn headings_are_found_before_text_and_without_words_every_page_stands() {
        assert_eq!(find("").len(), PAGES.len());
        let bounds = find("bounds");
        assert_eq!(bounds[0].name, "Bounds · Import figures");
        assert!(bounds[0].block.is_some());
        let text = find("unpacked 1 gb");
        assert_eq!(text[0].name, "Bounds · Import figures");
        assert!(find("no such words anywhere").is_empty());
    }
}
