//! People: who sits at the table, owns actions, answers for data.

use eframe::egui::{RichText, Ui};

use crate::domain::ids::{DepartmentId, PersonId};
use crate::domain::person::Person;
use crate::program::Command;
use crate::program::query::Directory;
use crate::ui::console::choices;
use crate::ui::console::order::{Order, Stamp, finds};
use crate::ui::console::page;
use crate::ui::models::Frame;
use crate::ui::outbox::{FilePurpose, Outbox, Wish};
use crate::ui::tokens::{palette, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::filter::filter;
use crate::ui::widgets::table::{Column, Sort, Table, TableState};
use crate::ui::widgets::text;
use crate::ui::widgets::text_field::search_box;

use super::departments::{bold, deleted, nothing, use_filter};
use super::forms::Form;

/// What the list of people remembers.
#[derive(Debug, Default)]
pub(super) struct PeopleState {
    search: String,
    department: Option<DepartmentId>,
    retired: bool,
    table: TableState,
    chosen: Option<PersonId>,
    order: Order,
}

impl PeopleState {
    /// The department whose people are in sight; `None` for all.
    pub(super) const fn department(&self) -> Option<DepartmentId> {
        self.department
    }
}

const COLUMNS: [Column<'_>; 4] = [
    Column::flexible("Name", 180.0, 1.0),
    Column::flexible("Role", 180.0, 1.0),
    Column::flexible("Department", 120.0, 0.6),
    Column::flexible("E-mail", 200.0, 1.0),
];

/// What a list of people has to look like.
const COLUMNS_WANTED: &str = "A list to import is a CSV file with the columns name, role, \
    department and email, one person a row; departments as they are called here. Who is there \
    already stays as they are.";

/// Draws the page.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut PeopleState,
    form: &mut Option<Form>,
    outbox: &mut Outbox,
) {
    if frame.models.directory.people.is_empty() {
        card::card(ui, |ui| empty(ui, form, outbox));
        return;
    }
    keep_order(frame, state);
    let department = state.department;
    card::frame(ui, space::M as i8).show(ui, |ui| {
        page::head_row(
            ui,
            |ui| filters(ui, &frame.models.directory, state),
            |ui| {
                if ui.add(Button::primary("New person")).clicked() {
                    *form = Some(Form::person(None, department));
                }
                let import = ui.add(Button::secondary("Import people"));
                if import.on_hover_text(COLUMNS_WANTED).clicked() {
                    outbox.wish(Wish::PickFile(FilePurpose::ImportPeople));
                }
            },
        );
        text::caption(ui, COLUMNS_WANTED);
        table(ui, frame, state, form, outbox);
    });
}

fn empty(ui: &mut Ui, form: &mut Option<Form>, outbox: &mut Outbox) {
    let words = "Everyone who sits at the table, may own an action or answers for data: the mayor, \
                 the department heads, the analysts.";
    if empty_state(ui, "No people yet", words, Some("Add the first person")) {
        *form = Some(Form::person(None, None));
    }
    ui.vertical_centered(|ui| {
        if ui.add(Button::secondary("Import people")).clicked() {
            outbox.wish(Wish::PickFile(FilePurpose::ImportPeople));
        }
        text::caption(ui, COLUMNS_WANTED);
    });
    ui.add_space(space::L);
}

fn filters(ui: &mut Ui, directory: &Directory, state: &mut PeopleState) {
    search_box(ui, "Search people", &mut state.search, 220.0);
    let offered = choices::departments(directory, state.department);
    let mut at = state.department.and_then(|id| offered.place(id));
    if filter(ui, "Department", offered.names(), &mut at) {
        state.department = at.and_then(|at| offered.at(at));
    }
    use_filter(ui, &mut state.retired, "person");
    let shown = state.order.rows().len();
    text::caption(ui, &super::counted(shown, "person", "people"));
}

fn table(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut PeopleState,
    form: &mut Option<Form>,
    outbox: &mut Outbox,
) {
    let directory = &frame.models.directory;
    let order = state.order.rows();
    if order.is_empty() {
        let filtered = !state.search.trim().is_empty() || state.department.is_some();
        if !filtered {
            text::muted(ui, nothing(state.retired));
            return;
        }
        let words = "Nobody has everything that is asked for above.";
        if empty_state(ui, "Nobody here", words, Some("Show all people")) {
            state.search.clear();
            state.department = None;
        }
        return;
    }
    let at = |row: usize| {
        order
            .get(row)
            .and_then(|place| directory.people.get(*place))
    };
    let name_of = |row: usize| at(row).map(|it| spoken(directory, it)).unwrap_or_default();
    let table = Table::new("People", &COLUMNS, order.len(), &name_of).opens_on_press();
    let output = table.show(ui, &mut state.table, |ui, row, column| {
        if let Some(person) = at(row) {
            cell(ui, directory, person, column);
        }
    });
    let chosen = state.table.selected.and_then(at);
    state.chosen = chosen.map(|person| person.id);
    if let Some(person) = output.opened.and_then(at) {
        *form = Some(Form::person(Some(person), None));
    }
    if let Some(person) = chosen.filter(|_| deleted(ui, output.response.has_focus())) {
        let turned = Person {
            retired: !state.retired,
            ..person.clone()
        };
        outbox.run(Command::SavePerson(turned).begun_from(person));
    }
}

fn cell(ui: &mut Ui, directory: &Directory, person: &Person, column: usize) {
    let muted = palette(ui).muted;
    match column {
        0 => text::one_line(ui, bold(&person.name)),
        1 => text::one_line(ui, person.role.as_str()),
        2 => text::one_line(ui, directory.department_name(person.department)),
        _ => text::one_line(ui, RichText::new(person.email.as_str()).color(muted)),
    };
}

/// A person in words, for a screen reader.
fn spoken(directory: &Directory, person: &Person) -> String {
    let department = directory.department_name(person.department);
    let parts = [person.name.as_str(), person.role.as_str(), department];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

fn keep_order(frame: &Frame<'_>, state: &mut PeopleState) {
    let directory = &frame.models.directory;
    let wanted = state.department.map_or(0, |id| id.uuid().as_u128() as u64);
    let mut stamp = Stamp::new()
        .with(state.retired.into())
        .with(super::sort_stamp(state.table.sort))
        .with(wanted)
        .with_text(&state.search)
        .with_slice(&directory.departments);
    for it in &directory.people {
        stamp = stamp
            .with(it.id.uuid().as_u128() as u64)
            .with(it.retired.into())
            .with_text(&it.name)
            .with_slice(it.role.as_bytes())
            .with_slice(it.email.as_bytes())
            .with(it.department.map_or(0, |id| id.uuid().as_u128() as u64));
    }
    let mut order = std::mem::take(&mut state.order);
    order.keep(stamp.value(), || sorted(directory, state));
    if order.is_fresh() {
        let is_chosen = |place: &usize| {
            let person = directory.people.get(*place);
            person.is_some_and(|person| Some(person.id) == state.chosen)
        };
        state.table.selected = order.rows().iter().position(is_chosen);
    }
    state.order = order;
}

fn sorted(directory: &Directory, state: &PeopleState) -> Vec<usize> {
    let department = |it: &Person| directory.department_name(it.department).to_lowercase();
    let is_shown = |it: &Person| {
        it.retired == state.retired
            && state.department.is_none_or(|id| it.department == Some(id))
            && finds(
                &state.search,
                &[
                    &it.name,
                    &it.role,
                    &it.email,
                    directory.department_name(it.department),
                ],
            )
    };
    let people = directory.people.iter().enumerate();
    let mut listed: Vec<(usize, &Person)> = people.filter(|(_, it)| is_shown(it)).collect();
    if let Some(Sort { column, descending }) = state.table.sort {
        listed.sort_by(|(_, a), (_, b)| {
            let order = match column {
                1 => a.role.to_lowercase().cmp(&b.role.to_lowercase()),
                2 => department(a).cmp(&department(b)),
                3 => a.email.to_lowercase().cmp(&b.email.to_lowercase()),
                _ => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
            };
            if descending { order.reverse() } else { order }
        });
    }
    listed.into_iter().map(|(place, _)| place).collect()
}
