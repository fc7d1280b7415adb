//! The follow-up memo's topics in agenda order, and the numbers that run on through its items.

use super::sources::MemoSources;
use crate::domain::action::{Action, ActionKind};
use crate::domain::agenda::ItemKind;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, ItemId};
use crate::program::query::ActionRow;

/// One heading of the follow-up memo.
#[derive(Debug)]
pub(super) struct Topic<'a> {
    /// Its words.
    pub(super) title: &'a str,
    /// The agenda items under it; none for what was said outside any item.
    pub(super) items: Vec<ItemId>,
    /// Actions and information requests with their numbers in the memo.
    pub(super) asked: Vec<(usize, &'a ActionRow)>,
    /// Data requests with their numbers; they stand under a heading of their own.
    pub(super) data: Vec<(usize, &'a ActionRow)>,
    /// Earlier actions that its items work, in order.
    pub(super) earlier: Vec<ActionId>,
    /// It stands in the memo although nothing was agreed under it.
    shown_empty: bool,
    key: Option<ItemId>,
}

/// The topics of the meeting, numbered: actions and information requests first, topic by topic, data
/// requests after them.
pub(super) fn topics(sources: &MemoSources) -> Vec<Topic<'_>> {
    let mut topics: Vec<Topic<'_>> = Vec::new();
    for view in &sources.view.items {
        let item = &view.item;
        let shown_empty = !item.dropped && is_topic(item.kind);
        let key = Some(item.topic);
        let earlier = view.follow_ups.iter().filter(|_| !item.dropped).copied();
        let title = item.title.trim();
        // Under a title of its own an item is looked for in the memo by it, also where it goes on with
        // the topic of another.
        let at = topics
            .iter()
            .position(|topic| topic.key == key && topic.title.eq_ignore_ascii_case(title));
        if let Some(topic) = at.and_then(|at| topics.get_mut(at)) {
            topic.items.push(item.id);
            topic.earlier.extend(earlier);
            topic.shown_empty |= shown_empty;
            continue;
        }
        topics.push(Topic {
            title,
            items: vec![item.id],
            asked: Vec::new(),
            data: Vec::new(),
            earlier: earlier.collect(),
            shown_empty,
            key,
        });
    }
    topics.push(Topic {
        title: "Other matters",
        items: Vec::new(),
        asked: Vec::new(),
        data: Vec::new(),
        earlier: Vec::new(),
        shown_empty: false,
        key: None,
    });
    number(sources, &mut topics);
    // A department's own memo has the topics it is asked under, and no others.
    let whole = sources.edition.department.is_none();
    topics.retain(|topic| (topic.shown_empty && whole) || !topic.is_empty(sources));
    topics
}

/// Whether a memo treats items of this kind as topics: the opening and the close-out are none.
pub(super) const fn is_topic(kind: ItemKind) -> bool {
    match kind {
        ItemKind::FollowUp | ItemKind::KpiReview | ItemKind::Standing | ItemKind::New => true,
        ItemKind::Opening | ItemKind::CloseOut => false,
    }
}

impl Topic<'_> {
    /// Whether what was said in this item stands under it.
    fn holds(&self, sources: &MemoSources, item: Option<ItemId>) -> bool {
        match item.filter(|id| sources.view.item(*id).is_some()) {
            Some(item) => self.items.contains(&item),
            None => self.key.is_none(),
        }
    }

    /// What was done to earlier actions under it, as recorded.
    pub(super) fn work<'a>(&self, sources: &'a MemoSources) -> Vec<&'a Entry> {
        let entries = sources.view.entries.iter();
        entries
            .filter(|entry| entry.kind == EntryKind::FollowUp && self.holds(sources, entry.item))
            .collect()
    }

    fn is_empty(&self, sources: &MemoSources) -> bool {
        let worked = self.work(sources);
        let mut worked = worked.iter().filter_map(|entry| entry.action);
        let worked = worked.any(|id| {
            sources
                .actions
                .row(id)
                .is_some_and(|row| sources.holds(&row.action))
        });
        self.asked.is_empty() && self.data.is_empty() && !worked
    }
}

/// Whether the memo asks for it: what was merged into another is asked for there.
fn is_asked(action: &Action) -> bool {
    action.merged_into.is_none()
}

fn number<'a>(sources: &'a MemoSources, topics: &mut [Topic<'a>]) {
    let promised: Vec<&ActionRow> = sources
        .rows(&sources.view.promised)
        .filter(|row| is_asked(&row.action) && sources.holds(&row.action))
        .collect();
    let mut last = 0;
    for data in [false, true] {
        for topic in topics.iter_mut() {
            for row in &promised {
                if !topic.holds(sources, row.action.item)
                    || (row.action.kind == ActionKind::DataRequest) != data
                {
                    continue;
                }
                last += 1;
                let numbered = if data {
                    &mut topic.data
                } else {
                    &mut topic.asked
                };
                numbered.push((last, *row));
            }
        }
    }
}
