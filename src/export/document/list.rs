//! Lists: bulleted or numbered, with one level within.

use super::Paragraph;
use serde::{Deserialize, Serialize};

/// How a list marks its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListKind {
    /// A bullet before each.
    Bullet,
    /// Numbers from 1.
    Numbered,
    /// Numbers that go on where the numbered list before it stopped; from 1 if there was none.
    Continued,
}

/// A list of items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// How items are marked.
    pub kind: ListKind,
    /// The items, in order.
    pub items: Vec<ListItem>,
}

impl List {
    /// A bulleted list.
    pub fn bullets() -> Self {
        Self {
            kind: ListKind::Bullet,
            items: Vec::new(),
        }
    }

    /// A list numbered from 1.
    pub fn numbered() -> Self {
        Self {
            kind: ListKind::Numbered,
            items: Vec::new(),
        }
    }

    /// A list that goes on counting where the last numbered list stopped.
    pub fn continued() -> Self {
        Self {
            kind: ListKind::Continued,
            items: Vec::new(),
        }
    }

    /// Adds an item.
    #[must_use]
    pub fn item(mut self, item: impl Into<ListItem>) -> Self {
        self.items.push(item.into());
        self
    }

    /// Adds several items.
    #[must_use]
    pub fn items<I: Into<ListItem>>(mut self, items: impl IntoIterator<Item = I>) -> Self {
        self.items.extend(items.into_iter().map(Into::into));
        self
    }
}

/// One item: its paragraphs, the first beside the mark, and a list within it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListItem {
    /// The first stands beside the mark, the others below it.
    pub paragraphs: Vec<Paragraph>,
    /// A list within the item.
    pub nested: Option<NestedList>,
}

impl ListItem {
    /// An item of one paragraph.
    pub fn new(paragraph: impl Into<Paragraph>) -> Self {
        Self {
            paragraphs: vec![paragraph.into()],
            nested: None,
        }
    }

    /// Adds a paragraph below the first.
    #[must_use]
    pub fn paragraph(mut self, paragraph: impl Into<Paragraph>) -> Self {
        self.paragraphs.push(paragraph.into());
        self
    }

    /// Puts a bulleted list within the item.
    #[must_use]
    pub fn bullets<P: Into<Paragraph>>(self, items: impl IntoIterator<Item = P>) -> Self {
        self.nest(NestedKind::Bullet, items)
    }

    /// Puts a list numbered from 1 (lettered from a on paper) within the item.
    #[must_use]
    pub fn numbers<P: Into<Paragraph>>(self, items: impl IntoIterator<Item = P>) -> Self {
        self.nest(NestedKind::Numbered, items)
    }

    fn nest<P: Into<Paragraph>>(
        self,
        kind: NestedKind,
        items: impl IntoIterator<Item = P>,
    ) -> Self {
        let items = items.into_iter().map(Into::into).collect();
        Self {
            nested: Some(NestedList { kind, items }),
            ..self
        }
    }

    /// Whether nothing of it would be printed.
    pub fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(Paragraph::is_blank)
            && self
                .nested
                .iter()
                .flat_map(|list| &list.items)
                .all(Paragraph::is_blank)
    }
}

impl From<&str> for ListItem {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for ListItem {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<Paragraph> for ListItem {
    fn from(paragraph: Paragraph) -> Self {
        Self::new(paragraph)
    }
}

/// How a list within an item marks its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NestedKind {
    /// A dash or bullet before each.
    Bullet,
    /// Numbered from the start within each item.
    Numbered,
}

/// A list within an item; it holds no list of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NestedList {
    /// How items are marked.
    pub kind: NestedKind,
    /// One paragraph each.
    pub items: Vec<Paragraph>,
}
