//! Fields in which one chooses a person, a department, a goal or one of a few words.

use eframe::egui::Ui;

use crate::domain::goal::Goal;
use crate::domain::ids::{DepartmentId, GoalId, MeasureId, PersonId, PriorityId};
use crate::program::query::{Directory, MeasureBook};
use crate::ui::widgets::field::Field;

/// Things to choose from, each with the name it is listed under.
#[derive(Debug, Clone, Default)]
pub struct Choices<Id> {
    ids: Vec<Id>,
    names: Vec<String>,
}

impl<Id: Copy + PartialEq> Choices<Id> {
    /// These, in this order.
    pub fn new(listed: impl IntoIterator<Item = (Id, String)>) -> Self {
        let (ids, names) = listed.into_iter().unzip();
        Self { ids, names }
    }

    /// Their names.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Where one stands.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.ids.iter().position(|other| *other == id)
    }

    /// The one at a place.
    pub fn at(&self, place: usize) -> Option<Id> {
        self.ids.get(place).copied()
    }

    /// A field that holds one of them or none, which is called `nothing`. True when the choice changed.
    pub fn field(
        &self,
        ui: &mut Ui,
        field: Field<'_>,
        value: &mut Option<Id>,
        nothing: &str,
    ) -> bool {
        let mut place = value.and_then(|id| self.place(id));
        let edited = field.choice_or_none(ui, &mut place, &self.names, nothing);
        if edited.committed {
            *value = place.and_then(|place| self.at(place));
        }
        edited.committed
    }
}

/// People with their department, the retired left out unless one of them is the chosen one.
pub fn people(directory: &Directory, chosen: Option<PersonId>) -> Choices<PersonId> {
    let offered = |retired: bool, id| !retired || chosen == Some(id);
    let people = directory.people.iter();
    Choices::new(
        people
            .filter(|person| offered(person.retired, person.id))
            .map(|person| {
                let department = directory.department_name(person.department);
                let name = if department.is_empty() {
                    person.name.clone()
                } else {
                    format!("{} · {department}", person.name)
                };
                (person.id, name)
            }),
    )
}

/// Departments by short name, the retired left out unless one of them is the chosen one.
pub fn departments(directory: &Directory, chosen: Option<DepartmentId>) -> Choices<DepartmentId> {
    let departments = directory.departments.iter();
    Choices::new(
        departments
            .filter(|department| !department.retired || chosen == Some(department.id))
            .map(|department| (department.id, department.short_name.clone())),
    )
}

/// Goals under their priorities, the retired left out unless one of them is the chosen one.
pub fn goals(directory: &Directory, chosen: Option<GoalId>) -> Choices<GoalId> {
    let mut listed = Vec::new();
    for priority in &directory.priorities {
        let own = directory
            .goals
            .iter()
            .filter(|goal| goal.priority == priority.id)
            .filter(|goal| chosen == Some(goal.id) || !(goal.retired || priority.retired));
        listed.extend(own.map(|goal| (goal.id, goal_name(&priority.name, goal))));
    }
    Choices::new(listed)
}

fn goal_name(priority: &str, goal: &Goal) -> String {
    format!("{priority}: {}", goal.name)
}

/// Measures by name, the retired left out unless one of them is the chosen one.
pub fn measures(book: &MeasureBook, chosen: Option<MeasureId>) -> Choices<MeasureId> {
    let measures = book.rows.iter().map(|row| &row.measure);
    Choices::new(
        measures
            .filter(|measure| !measure.retired || chosen == Some(measure.id))
            .map(|measure| (measure.id, measure.name.clone())),
    )
}

/// Priorities in their order, the retired left out unless one of them is the chosen one.
pub fn priorities(directory: &Directory, chosen: Option<PriorityId>) -> Choices<PriorityId> {
    let priorities = directory.priorities.iter();
    Choices::new(
        priorities
            .filter(|priority| !priority.retired || chosen == Some(priority.id))
            .map(|priority| (priority.id, priority.name.clone())),
    )
}

/// A field that holds one of a few words. True when the choice changed.
pub fn one_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    field: Field<'_>,
    value: &mut T,
    all: &[T],
    label: impl Fn(T) -> &'static str,
) -> bool {
    let names: Vec<&str> = all.iter().map(|one| label(*one)).collect();
    let mut place = all.iter().position(|one| one == value);
    let edited = field.choice(ui, &mut place, &names);
    if let (true, Some(chosen)) = (edited.committed, place.and_then(|at| all.get(at))) {
        *value = *chosen;
    }
    edited.committed
}
