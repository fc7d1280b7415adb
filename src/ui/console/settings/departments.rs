//! Departments: who comes to meetings and answers for measures.

use eframe::egui::{Key, Modifiers, RichText, Ui};

use crate::domain::department::Department;
use crate::domain::ids::DepartmentId;
use crate::program::Command;
use crate::ui::console::order::{Order, Stamp};
use crate::ui::models::Frame;
use crate::ui::outbox::{Export, FilePurpose, Outbox, Wish};
use crate::ui::tokens::{Size, palette, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::chip::filter_chip;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::filter::menu;
use crate::ui::widgets::table::{Column, Sort, Table, TableState};
use crate::ui::widgets::text;

use super::forms::Form;
use crate::ui::console::page;

/// What the list of departments remembers.
#[derive(Debug, Default)]
pub(super) struct DepartmentsState {
    table: TableState,
    retired: bool,
    chosen: Option<DepartmentId>,
    order: Order,
    /// People and measures of each department shown, in the order shown.
    counts: Vec<(usize, usize)>,
}

const COLUMNS: [Column<'_>; 5] = [
    Column::flexible("Short name", 140.0, 0.6),
    Column::flexible("Name", 200.0, 1.0),
    Column::fixed("People", 96.0).right(),
    Column::fixed("Measures", 110.0).right(),
    Column::fixed("For its figures", 128.0)
        .unsorted()
        .gives_way(1),
];

/// The column from which a department's template is written.
const TEMPLATE: usize = 4;

/// Draws the page.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut DepartmentsState,
    form: &mut Option<Form>,
    outbox: &mut Outbox,
) {
    let departments = &frame.models.directory.departments;
    if departments.is_empty() {
        card::card(ui, |ui| {
            let words = "Departments come to meetings, people belong to them, and measures are \
                         theirs. Begin with the one that meets first.";
            let step = Some("Add the first department");
            if empty_state(ui, "No departments yet", words, step) {
                *form = Some(Form::department(None));
            }
        });
        return;
    }
    keep_order(frame, state);
    card::frame(ui, space::M as i8).show(ui, |ui| {
        page::head_row(
            ui,
            |ui| {
                use_filter(ui, &mut state.retired, "department");
                let shown = state.order.rows().len();
                text::caption(ui, &super::counted(shown, "department", "departments"));
            },
            |ui| {
                if ui.add(Button::primary("New department")).clicked() {
                    *form = Some(Form::department(None));
                }
            },
        );
        table(ui, frame, state, form, outbox);
    });
}

fn table(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut DepartmentsState,
    form: &mut Option<Form>,
    outbox: &mut Outbox,
) {
    let departments = &frame.models.directory.departments;
    let order = state.order.rows();
    if order.is_empty() {
        text::muted(ui, nothing(state.retired));
        return;
    }
    let at = |row: usize| order.get(row).and_then(|place| departments.get(*place));
    let name_of = |row: usize| at(row).map(|it| it.name.clone()).unwrap_or_default();
    let table = Table::new("Departments", &COLUMNS, order.len(), &name_of).opens_on_press();
    let counts = &state.counts;
    let output = table.show(ui, &mut state.table, |ui, row, column| {
        let Some(department) = at(row) else { return };
        if column == TEMPLATE {
            template(ui, department, outbox);
            return;
        }
        cell(
            ui,
            department,
            counts.get(row).copied().unwrap_or_default(),
            column,
        );
    });
    let chosen = state.table.selected.and_then(at);
    state.chosen = chosen.map(|department| department.id);
    if let Some(department) = output.opened.and_then(at) {
        *form = Some(Form::department(Some(department)));
    }
    if let Some(department) = chosen.filter(|_| deleted(ui, output.response.has_focus())) {
        let turned = Department {
            retired: !state.retired,
            ..department.clone()
        };
        outbox.run(Command::SaveDepartment(turned).begun_from(department));
    }
}

fn cell(ui: &mut Ui, it: &Department, (people, measures): (usize, usize), column: usize) {
    let muted = palette(ui).muted;
    match column {
        0 => text::one_line(ui, bold(&it.short_name)),
        1 => text::one_line(ui, it.name.as_str()),
        2 => text::one_line(ui, RichText::new(people.to_string()).color(muted)),
        _ => text::one_line(ui, RichText::new(measures.to_string()).color(muted)),
    };
}

/// Writes the workbook that asks it for its figures.
fn template(ui: &mut Ui, it: &Department, outbox: &mut Outbox) {
    let name = format!("Template for {}", it.name);
    let button = Button::quiet("Template…").named(&name).compact();
    if ui.add(button).clicked() {
        outbox.wish(Wish::PickFile(FilePurpose::Export(Export::Template(it.id))));
    }
}

/// A name in semi-bold that stands on one line with regular words beside it.
pub(super) fn bold(words: &str) -> RichText {
    RichText::new(words).font(Size::Body.semibold())
}

/// A chip that shows what is in use or what was retired.
pub(super) fn use_filter(ui: &mut Ui, retired: &mut bool, noun: &str) {
    let words = if *retired { "Retired" } else { "In use" };
    let chip = filter_chip(ui, words, *retired);
    let chip = chip.on_hover_text(format!("Show each {noun} in use, or those retired"));
    if let Some(at) = menu(
        ui,
        &chip,
        &["In use", "Retired"],
        Some(usize::from(*retired)),
    ) {
        *retired = at == 1;
    }
}

/// Whether Delete was pressed in the table: it takes what is chosen out of use, and undo brings it back.
pub(super) fn deleted(ui: &Ui, focused: bool) -> bool {
    focused && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Delete))
}

/// What an empty list says.
pub(super) const fn nothing(retired: bool) -> &'static str {
    if retired {
        "Nothing here was retired."
    } else {
        "Everything here was retired. Choose Retired above to bring something back."
    }
}

fn keep_order(frame: &Frame<'_>, state: &mut DepartmentsState) {
    let directory = &frame.models.directory;
    let sort = state.table.sort;
    let mut stamp = Stamp::new()
        .with(state.retired.into())
        .with(super::sort_stamp(sort))
        .with_slice(&directory.people)
        .with_slice(&frame.models.measures.rows);
    for it in &directory.departments {
        stamp = stamp
            .with(it.id.uuid().as_u128() as u64)
            .with(it.retired.into())
            .with_text(&it.name)
            .with_text(&it.short_name);
    }
    let mut order = std::mem::take(&mut state.order);
    order.keep(stamp.value(), || sorted(frame, state));
    if order.is_fresh() {
        let departments = &directory.departments;
        let at = |place: &usize| departments.get(*place);
        let shown = order.rows().iter().filter_map(at);
        state.counts = shown.map(|it| count(frame, it.id)).collect();
        state.table.selected = order
            .rows()
            .iter()
            .position(|place| at(place).map(|it| it.id) == state.chosen);
    }
    state.order = order;
}

fn count(frame: &Frame<'_>, id: DepartmentId) -> (usize, usize) {
    let people = frame.models.directory.people.iter();
    let people = people.filter(|it| it.department == Some(id) && !it.retired);
    let measures = frame.models.measures.rows.iter().map(|row| &row.measure);
    let measures = measures.filter(|it| it.department == Some(id) && !it.retired);
    (people.count(), measures.count())
}

fn sorted(frame: &Frame<'_>, state: &DepartmentsState) -> Vec<usize> {
    let departments = &frame.models.directory.departments;
    let mut listed: Vec<(usize, &Department, (usize, usize))> = departments
        .iter()
        .enumerate()
        .filter(|(_, it)| it.retired == state.retired)
        .map(|(place, it)| (place, it, count(frame, it.id)))
        .collect();
    if let Some(Sort { column, descending }) = state.table.sort {
        listed.sort_by(|(_, a, a_count), (_, b, b_count)| {
            let order = match column {
                1 => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
                2 => a_count.0.cmp(&b_count.0),
                3 => a_count.1.cmp(&b_count.1),
                _ => a
                    .short_name
                    .to_lowercase()
                    .cmp(&b.short_name.to_lowercase()),
            };
            if descending { order.reverse() } else { order }
        });
    }
    listed.into_iter().map(|(place, _, _)| place).collect()
}
