//! The forms for a department, a person, a priority and a goal: for a new one, to edit one, to retire it
//! and to bring it back.

use eframe::egui::{Context, Ui};

use crate::domain::department::Department;
use crate::domain::goal::{Goal, Horizon, Priority};
use crate::domain::ids::{DepartmentId, GoalId, PriorityId};
use crate::domain::person::Person;
use crate::program::Command;
use crate::program::query::Directory;
use crate::ui::console::choices::{self, one_of};
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

/// What is being written down.
#[derive(Debug, Clone)]
enum Thing {
    Department(Department),
    Person(Person),
    Priority(Priority),
    Goal(Goal),
}

/// A form that is open.
#[derive(Debug, Clone)]
pub(super) struct Form {
    thing: Thing,
    /// As it was when the form was opened.
    seen: Thing,
    /// It was to be kept and could not: then what is missing is said.
    tried: bool,
}

/// What became of a form in this frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reply {
    /// Nothing yet.
    Waiting,
    /// Keep what it holds.
    Keep,
    /// Give it up.
    Dismissed,
}

impl Form {
    fn of(thing: Thing) -> Self {
        Self {
            seen: thing.clone(),
            thing,
            tried: false,
        }
    }

    /// For this department, or a new one.
    pub(super) fn department(department: Option<&Department>) -> Self {
        Self::of(Thing::Department(department.cloned().unwrap_or_default()))
    }

    /// For this person, or a new one of that department.
    pub(super) fn person(person: Option<&Person>, department: Option<DepartmentId>) -> Self {
        let person = person.cloned().unwrap_or_else(|| Person {
            department,
            ..Person::default()
        });
        Self::of(Thing::Person(person))
    }

    /// For this priority, or a new one.
    pub(super) fn priority(priority: Option<&Priority>) -> Self {
        Self::of(Thing::Priority(priority.cloned().unwrap_or_default()))
    }

    /// For this goal.
    pub(super) fn goal(goal: &Goal) -> Self {
        Self::of(Thing::Goal(goal.clone()))
    }

    /// For a new goal under this priority.
    pub(super) fn new_goal(priority: PriorityId) -> Self {
        Self::of(Thing::Goal(Goal {
            id: GoalId::default(),
            priority,
            name: String::new(),
            description: String::new(),
            horizon: Horizon::Short,
            position: 0,
            retired: false,
        }))
    }

    /// The change it asks for, once it is complete.
    pub(super) fn command(&self, directory: &Directory) -> Option<Command> {
        if self.thing.fault(directory).is_some() {
            return None;
        }
        let change = match self.thing.clone() {
            Thing::Department(it) => Command::SaveDepartment(Department {
                name: trimmed(&it.name),
                short_name: trimmed(&it.short_name),
                ..it
            }),
            Thing::Person(it) => Command::SavePerson(Person {
                name: trimmed(&it.name),
                role: trimmed(&it.role),
                email: trimmed(&it.email),
                ..it
            }),
            Thing::Priority(it) => Command::SavePriority(Priority {
                name: trimmed(&it.name),
                ..it
            }),
            Thing::Goal(it) => Command::SaveGoal(Goal {
                name: trimmed(&it.name),
                ..it
            }),
        };
        Some(match &self.seen {
            Thing::Department(seen) => change.begun_from(seen),
            Thing::Person(seen) => change.begun_from(seen),
            Thing::Priority(seen) => change.begun_from(seen),
            Thing::Goal(seen) => change.begun_from(seen),
        })
    }

    /// The change it asks for, when it is complete and says something the program does not hold.
    pub(super) fn unsaved(&self, directory: &Directory) -> Option<Command> {
        let holds = match &self.thing {
            Thing::Department(it) => directory.department(it.id) == Some(it),
            Thing::Person(it) => directory.person(it.id) == Some(it),
            Thing::Priority(it) => directory.priority(it.id) == Some(it),
            Thing::Goal(it) => directory.goal(it.id) == Some(it),
        };
        self.command(directory).filter(|_| !holds)
    }

    /// From now on it says what is missing.
    pub(super) const fn say_what_is_missing(&mut self) {
        self.tried = true;
    }

    /// Draws it as a dialog. Call every frame until it is answered.
    pub(super) fn show(&mut self, ctx: &Context, directory: &Directory) -> Reply {
        let (new, noun) = (self.thing.is_new(), self.thing.noun());
        let (title, confirm) = if new {
            (format!("New {noun}"), format!("Add {noun}"))
        } else {
            (format!("Edit {noun}"), format!("Save {noun}"))
        };
        let fault = self.thing.fault(directory).filter(|_| self.tried);
        let mut flip = false;
        let dialog = Dialog::new(&title, &confirm).width(520.0);
        let answer = dialog.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            self.thing.fields(ui, directory, fault);
            if !new {
                flip = self.thing.retirement(ui);
            }
        });
        if flip {
            self.thing.flip();
            return Reply::Keep;
        }
        match answer {
            Answer::Waiting => Reply::Waiting,
            Answer::Confirmed => Reply::Keep,
            Answer::Dismissed => Reply::Dismissed,
        }
    }
}

fn trimmed(words: &str) -> String {
    words.trim().to_owned()
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

impl Thing {
    const fn is_new(&self) -> bool {
        match self {
            Self::Department(it) => it.id.is_new(),
            Self::Person(it) => it.id.is_new(),
            Self::Priority(it) => it.id.is_new(),
            Self::Goal(it) => it.id.is_new(),
        }
    }

    const fn noun(&self) -> &'static str {
        match self {
            Self::Department(_) => "department",
            Self::Person(_) => "person",
            Self::Priority(_) => "priority",
            Self::Goal(_) => "goal",
        }
    }

    const fn retired(&self) -> bool {
        match self {
            Self::Department(it) => it.retired,
            Self::Person(it) => it.retired,
            Self::Priority(it) => it.retired,
            Self::Goal(it) => it.retired,
        }
    }

    const fn flip(&mut self) {
        match self {
            Self::Department(it) => it.retired = !it.retired,
            Self::Person(it) => it.retired = !it.retired,
            Self::Priority(it) => it.retired = !it.retired,
            Self::Goal(it) => it.retired = !it.retired,
        }
    }

    /// What is wrong with its name.
    fn fault(&self, directory: &Directory) -> Option<&'static str> {
        let (name, missing) = match self {
            Self::Department(it) => (&it.name, "A department needs a name."),
            Self::Person(it) => (&it.name, "A person needs a name."),
            Self::Priority(it) => (&it.name, "A priority needs a name."),
            Self::Goal(it) => (&it.name, "A goal needs a name."),
        };
        if name.trim().is_empty() {
            return Some(missing);
        }
        // Lists name departments, so two of one name could not be told apart in them.
        let Self::Department(it) = self else {
            return None;
        };
        let taken = |other: &Department| other.id != it.id && same(&other.name, &it.name);
        let departments = &directory.departments;
        departments
            .iter()
            .any(taken)
            .then_some("There is a department of this name already.")
    }

    fn fields(&mut self, ui: &mut Ui, directory: &Directory, fault: Option<&str>) {
        let name = Field::new("Name").error(fault);
        match self {
            Self::Department(it) => department(ui, name, it),
            Self::Person(it) => person(ui, name, it, directory),
            Self::Priority(it) => {
                let _ = name.hint("A cleaner city").text(ui, &mut it.name);
                let field = Field::new("Description").hint("What it means, in a sentence");
                let _ = field.lines(ui, &mut it.description, 3);
            }
            Self::Goal(it) => goal(ui, name, it, directory),
        }
    }

    /// The way to take it out of use or back into it. True when it was taken.
    fn retirement(&self, ui: &mut Ui) -> bool {
        let noun = self.noun();
        ui.add_space(space::XS);
        rule(ui);
        let (label, words) = if self.retired() {
            (
                format!("Restore {noun}"),
                "It is offered again in lists and forms.",
            )
        } else {
            let words = match self {
                Self::Department(_) => {
                    "It is no longer offered for new meetings, people and measures. What is on \
                     record stays."
                }
                Self::Person(_) => {
                    "No longer offered for new meetings and actions. What is on record stays."
                }
                Self::Priority(_) | Self::Goal(_) => {
                    "No longer offered for measures. Those under it stay as they are."
                }
            };
            (format!("Retire {noun}"), words)
        };
        text::caption(ui, words);
        ui.add(Button::secondary(&label)).clicked()
    }
}

fn department(ui: &mut Ui, name: Field<'_>, it: &mut Department) {
    let _ = name.hint("Streets Department").text(ui, &mut it.name);
    let _ = Field::new("Short name")
        .hint("Streets")
        .help("Used in lists and charts. Empty, it is made from the name.")
        .text(ui, &mut it.short_name);
}

fn person(ui: &mut Ui, name: Field<'_>, it: &mut Person, directory: &Directory) {
    let name = name.hint("Damaris Rivera");
    let _ = name
        .help("Given name first. In the capture line @rivera finds them.")
        .text(ui, &mut it.name);
    let _ = Field::new("Role")
        .hint("Commissioner")
        .text(ui, &mut it.role);
    let offered = choices::departments(directory, it.department);
    let field = Field::new("Department");
    offered.field(ui, field, &mut it.department, "No department");
    let _ = Field::new("E-mail")
        .hint("d.rivera@city.example")
        .text(ui, &mut it.email);
}

fn goal(ui: &mut Ui, name: Field<'_>, it: &mut Goal, directory: &Directory) {
    let _ = name.hint("Clean streets and lots").text(ui, &mut it.name);
    let field = Field::new("Description").hint("What reaching it looks like");
    let _ = field.lines(ui, &mut it.description, 3);
    let offered = choices::priorities(directory, Some(it.priority));
    let mut place = offered.place(it.priority);
    let edited = Field::new("Priority").choice(ui, &mut place, offered.names());
    if let (true, Some(priority)) = (edited.committed, place.and_then(|at| offered.at(at))) {
        it.priority = priority;
    }
    let field = Field::new("Horizon");
    one_of(ui, field, &mut it.horizon, Horizon::ALL, Horizon::label);
}
