//! One department of several: what of a meeting concerns it, and nothing of the others.

use crate::domain::action::Action;
use crate::domain::ids::{DepartmentId, ItemId, MeasureId, PersonId};
use crate::program::Program;
use crate::program::query::{
    self, ActionBook, Directory, ExhibitView, Found, ItemView, MeetingView,
};
use std::collections::{BTreeSet, HashMap};

/// What tells whose an item of the agenda is.
pub(super) struct Ties<'a> {
    /// The one department.
    department: DepartmentId,
    /// The register.
    actions: &'a ActionBook,
    /// Whose the measures are.
    measures: HashMap<MeasureId, DepartmentId>,
    /// Who belongs where.
    directory: &'a Directory,
}

/// Whether a department owes a commitment, or supports it.
pub(super) fn has_part_in(actions: &ActionBook, action: &Action, department: DepartmentId) -> bool {
    let support = actions.row(action.id).map(|row| row.support.as_slice());
    action.department == Some(department)
        || support.is_some_and(|support| support.contains(&department))
}

impl<'a> Ties<'a> {
    /// Reads what is not known yet.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn read(
        program: &Program,
        (department, actions, directory): (DepartmentId, &'a ActionBook, &'a Directory),
    ) -> Found<Self> {
        Ok(Self {
            department,
            actions,
            measures: query::departments_of_measures(program)?,
            directory,
        })
    }

    /// Leaves of a meeting what concerns the department: its items and those that are no department's, of commitments
    /// and measures its own.
    pub(super) fn keep(&self, view: &mut MeetingView, exhibits: &mut Vec<ExhibitView>) {
        let own: BTreeSet<ItemId> = view
            .items
            .iter()
            .filter(|item| self.concerns(view, item, exhibits))
            .map(|item| item.item.id)
            .collect();
        let gone: BTreeSet<ItemId> = view
            .items
            .iter()
            .map(|item| item.item.id)
            .filter(|id| !own.contains(id))
            .collect();
        view.departments = vec![self.department];
        view.items.retain(|item| own.contains(&item.item.id));
        for item in &mut view.items {
            item.follow_ups
                .retain(|id| self.has(self.actions.row(*id).map(|row| &row.action)));
            item.exhibits.retain(|one| self.may_show(one.measure));
        }
        view.promised
            .retain(|id| self.has(self.actions.row(*id).map(|row| &row.action)));
        view.entries
            .retain(|entry| entry.item.is_none_or(|item| !gone.contains(&item)));
        exhibits
            .retain(|one| !gone.contains(&one.exhibit.item) && self.may_show(one.exhibit.measure));
    }

    /// Whether an item is the department's, or no department's.
    fn concerns(&self, view: &MeetingView, item: &ItemView, exhibits: &[ExhibitView]) -> bool {
        let promised = view.promised.iter().filter_map(|id| self.actions.row(*id));
        let mut promised = promised.filter(|row| row.action.item == Some(item.item.id));
        if promised.any(|row| self.has(Some(&row.action))) {
            return true;
        }
        let rows = || {
            item.follow_ups
                .iter()
                .filter_map(|id| self.actions.row(*id))
        };
        if rows().any(|row| self.has(Some(&row.action))) {
            return true;
        }
        let shown = exhibits
            .iter()
            .filter(|one| one.exhibit.item == item.item.id);
        let measured = shown.filter_map(|one| self.of_measure(one.exhibit.measure));
        let owed = rows().filter_map(|row| row.action.department);
        let seated = item.item.hot_seat.and_then(|id| self.of_person(id));
        let mut ties = measured.chain(owed).chain(seated).peekable();
        ties.peek().is_none() || ties.any(|one| one == self.department)
    }

    fn has(&self, action: Option<&Action>) -> bool {
        action.is_some_and(|action| has_part_in(self.actions, action, self.department))
    }

    fn may_show(&self, measure: Option<MeasureId>) -> bool {
        let department = self.of_measure(measure);
        department.is_none_or(|one| one == self.department)
    }

    fn of_measure(&self, measure: Option<MeasureId>) -> Option<DepartmentId> {
        self.measures.get(&measure?).copied()
    }

    fn of_person(&self, person: PersonId) -> Option<DepartmentId> {
        self.directory.person(person)?.department
    }
}
