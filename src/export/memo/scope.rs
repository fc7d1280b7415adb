//! What of the sources a memo is about: its sections, its department, what was closed lately.

use super::department::has_part_in;
use super::sources::MemoSources;
use crate::domain::action::Action;
use crate::domain::entry::Entry;
use crate::domain::memo::StatForm;
use crate::domain::papers::Section;
use crate::program::query::{ActionRow, MeetingView};
use chrono::NaiveDate;

impl MemoSources {
    /// The parts of the stat memo, in order: the city's, with Baltimore's further ones or without them where the
    /// meeting says so.
    pub(super) fn stat_sections(&self) -> Vec<Section> {
        let placed = self.papers.stat_sections.placed(&Section::STAT).into_iter();
        let form = self.view.texts.form;
        placed
            .filter(|one| match form {
                StatForm::AsUsual => one.is_in,
                StatForm::Short => one.is_in && one.section.is_usual(),
                StatForm::Full => one.is_in || !one.section.is_usual(),
            })
            .map(|one| one.section)
            .collect()
    }

    /// Whether the memo is about this commitment: all are its own, or those the one department owes or supports.
    pub(super) fn holds(&self, action: &Action) -> bool {
        let department = self.edition.department;
        department.is_none_or(|one| has_part_in(&self.actions, action, one))
    }

    /// Whether what was said in an earlier meeting is on a topic of the memo: all is, where it is of no one department.
    pub(super) fn told_of(&self, earlier: &MeetingView, entry: &Entry) -> bool {
        let said_on = entry.item.and_then(|id| earlier.item(id));
        self.edition.department.is_none()
            || said_on.is_none_or(|item| {
                let mut topics = self.view.items.iter().map(|view| view.item.topic);
                topics.any(|topic| topic == item.item.topic)
            })
    }

    /// Full name of the one department whose items the memo holds.
    pub(super) fn own_department(&self) -> Option<String> {
        let department = self.directory.department(self.edition.department?)?;
        Some(department.name.trim().to_owned())
    }

    /// Commitments of the meeting's departments that were closed on that day or after it.
    pub(super) fn closed_since(&self, day: Option<NaiveDate>) -> impl Iterator<Item = &ActionRow> {
        let ours = |action: &Action| {
            let of = |id| self.view.departments.contains(&id);
            action.department.is_some_and(of) && action.meeting != self.meeting().id
        };
        let rows = self.actions.rows.iter();
        rows.filter(move |row| {
            let closed = row.action.completed_on.or(row.action.overtaken_on);
            ours(&row.action) && closed.is_some_and(|on| day.is_some_and(|day| on >= day))
        })
    }
}
