//! The three groups of topics of GovEx's sample: what goes on from earlier, what stands on every agenda, what is new.

use super::sources::MemoSources;
use super::words::roman;
use crate::domain::agenda::ItemKind;
use crate::domain::papers::Section;
use crate::program::query::ItemView;

/// The three groups of topics, in the memo's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    FollowUp,
    Standing,
    New,
}

impl Group {
    /// The groups the memo has, in the order in which the city has them.
    pub(super) fn shown(sources: &MemoSources) -> Vec<Self> {
        let sections = sources.stat_sections();
        sections.into_iter().filter_map(Self::of_section).collect()
    }

    /// The group that is told of in this part of the memo.
    pub(super) fn of_section(section: Section) -> Option<Self> {
        [Self::FollowUp, Self::Standing, Self::New]
            .into_iter()
            .find(|group| group.section() == section)
    }

    /// The part of the memo that tells of it.
    pub(super) const fn section(self) -> Section {
        match self {
            Self::FollowUp => Section::FollowUpItems,
            Self::Standing => Section::StandingItems,
            Self::New => Section::NewItems,
        }
    }

    /// The group of a kind of item; the opening and the close-out are no topics.
    pub(super) const fn of(kind: ItemKind) -> Option<Self> {
        match kind {
            ItemKind::FollowUp => Some(Self::FollowUp),
            ItemKind::KpiReview | ItemKind::Standing => Some(Self::Standing),
            ItemKind::New => Some(Self::New),
            ItemKind::Opening | ItemKind::CloseOut => None,
        }
    }

    /// What it is called over its items.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::FollowUp => "Follow-up items",
            Self::Standing => "Standing items",
            Self::New => "New items",
        }
    }

    /// The name of its item at this place, from 1.
    pub(super) fn item_name(self, number: usize) -> String {
        match self {
            Self::FollowUp => "Follow-up item".to_owned(),
            Self::Standing => format!("Standing item {}", roman(number)),
            Self::New => format!("New item {}", roman(number)),
        }
    }

    /// Its items in the order of the agenda.
    pub(super) fn items(self, sources: &MemoSources) -> impl Iterator<Item = &ItemView> {
        let of_group = move |view: &&ItemView| Self::of(view.item.kind) == Some(self);
        sources.view.agenda().filter(of_group)
    }
}

/// The memo's topics in its order, each with what it is called: "Standing item I".
pub(super) fn topics_of(sources: &MemoSources) -> Vec<(String, &ItemView)> {
    let mut topics = Vec::new();
    for group in Group::shown(sources) {
        for (number, view) in (1..).zip(group.items(sources)) {
            topics.push((group.item_name(number), view));
        }
    }
    topics
}

/// The heading of the first level a topic stands under.
pub(super) fn section_of(name: &str, view: &ItemView) -> String {
    match Group::of(view.item.kind) {
        Some(Group::FollowUp) => Group::FollowUp.label().to_owned(),
        Some(Group::Standing | Group::New) | None => {
            format!("{name}: {}", view.item.title.trim())
        }
    }
}
