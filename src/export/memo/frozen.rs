//! The data behind a memo that went out: what it said, in parts that can be told apart, and the figures it drew.

use crate::domain::action::Action;
use crate::domain::ids::{ActionId, PersonId};
use crate::domain::text::AsText;
use crate::export::document::{Block, Document, HeaderLine};
use crate::program::query::DrawnBody;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How the data is laid out; a later version reads the earlier ones too.
const LAYOUT: u32 = 1;

/// What a memo said when it went out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenMemo {
    /// Number of the layout.
    pub layout: u32,
    /// The memo in Markdown.
    pub text: String,
    /// What it said, in parts that a revision is compared by.
    pub parts: Vec<FrozenPart>,
    /// What its exhibits drew.
    pub exhibits: Vec<FrozenExhibit>,
    /// A follow-up memo as it was printed, for the next meeting's packet; those of the first versions have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) printed: Option<Printed>,
}

/// What a memo printed: its header block and its body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Printed {
    pub(super) header: Vec<HeaderLine>,
    pub(super) blocks: Vec<Block>,
}

/// A part of a memo: an item, a decision, a topic, the next meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenPart {
    /// What tells it apart: the same in every revision.
    pub key: String,
    /// The heading it stands under.
    pub section: String,
    /// What a person calls it: "Item 3, “One-page brief”".
    pub name: String,
    /// What is said of it.
    pub facts: Vec<Fact>,
    /// The commitment it is, where it is one.
    pub item: Option<FrozenItem>,
}

/// Something said of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is: "due".
    pub what: String,
    /// Its words.
    pub words: String,
    /// It is a text of its own: a revision says that it was reworded, not what it says.
    pub long: bool,
}

/// A commitment as the memo named it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenItem {
    action: String,
    /// Its number in the memo.
    pub number: usize,
    /// Its words.
    pub words: String,
    owner: String,
    /// Its owner as printed.
    pub owner_words: String,
    due: String,
}

/// What an exhibit drew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenExhibit {
    /// "Figure 2".
    pub name: String,
    /// What was shown.
    pub title: String,
    /// Source and as-of day.
    pub source: String,
    /// The figures; none where nothing could be shown.
    pub body: Option<DrawnBody>,
}

impl FrozenMemo {
    /// What a memo says.
    pub(super) const fn new(
        text: String,
        parts: Vec<FrozenPart>,
        exhibits: Vec<FrozenExhibit>,
    ) -> Self {
        Self {
            layout: LAYOUT,
            text,
            parts,
            exhibits,
            printed: None,
        }
    }

    /// With what it printed.
    pub(super) fn with_printed(self, memo: &Document) -> Self {
        let printed = Printed {
            header: memo.header.clone(),
            blocks: memo.blocks.clone(),
        };
        Self {
            printed: Some(printed),
            ..self
        }
    }

    /// The data as it was kept; `None` when it is of a later version, or damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let read: Self = serde_json::from_slice(bytes).ok()?;
        (read.layout <= LAYOUT).then_some(read)
    }

    /// The commitments it listed, by their numbers.
    pub fn items(&self) -> Vec<&FrozenItem> {
        let items = self.parts.iter().filter_map(|part| part.item.as_ref());
        let mut items: Vec<&FrozenItem> = items.collect();
        items.sort_by_key(|item| item.number);
        items
    }

    /// Its text in sections: each heading of the first level with what stands under it.
    pub(super) fn sections(&self) -> Vec<(String, String)> {
        let mut sections: Vec<(String, String)> = Vec::new();
        for line in self.text.lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                // What is beside a heading, in italics, belongs to what stands under it.
                let (heading, note) = heading.split_once(" *").unwrap_or((heading, ""));
                sections.push((heading.replace('\\', ""), note.to_owned()));
            } else if let Some((_, under)) = sections.last_mut() {
                under.push_str(line);
                under.push('\n');
            }
        }
        sections
    }
}

impl Fact {
    /// Whether its words are somebody's own sentence, to be quoted where they are named.
    pub(super) fn is_said(&self) -> bool {
        matches!(
            self.what.as_str(),
            "words" | "effect" | "done when" | "intended use" | "title"
        )
    }
}

impl FrozenPart {
    /// A part without facts.
    pub(super) fn new(key: String, section: &str, name: impl Into<String>) -> Self {
        Self {
            key,
            section: section.trim().to_owned(),
            name: name.into(),
            facts: Vec::new(),
            item: None,
        }
    }

    /// With something said of it.
    pub(super) fn fact(mut self, what: &str, words: impl Into<String>) -> Self {
        self.facts.push(Fact {
            what: what.to_owned(),
            words: words.into(),
            long: false,
        });
        self
    }

    /// With a text of its own.
    pub(super) fn text(mut self, what: &str, words: impl Into<String>) -> Self {
        self.facts.push(Fact {
            what: what.to_owned(),
            words: words.into(),
            long: true,
        });
        self
    }
}

impl FrozenItem {
    /// A commitment under its number.
    pub(super) fn new(number: usize, action: &Action, words: String, owner_words: String) -> Self {
        let owner = action.owner.map(|id| id.to_text().into_owned());
        let due = action.due.map(|day| day.to_text().into_owned());
        Self {
            action: action.id.to_text().into_owned(),
            number,
            words,
            owner: owner.unwrap_or_default(),
            owner_words,
            due: due.unwrap_or_default(),
        }
    }

    /// The action it is.
    pub fn action(&self) -> Option<ActionId> {
        ActionId::from_text(&self.action)
    }

    /// Its owner then.
    pub fn owner(&self) -> Option<PersonId> {
        PersonId::from_text(&self.owner)
    }

    /// Its due date then.
    pub fn due(&self) -> Option<NaiveDate> {
        NaiveDate::from_text(&self.due)
    }
}
