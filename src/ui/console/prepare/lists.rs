//! Lists of departments and people that a meeting holds, each with a field that adds one.

use crate::domain::ids::{DepartmentId, PersonId};
use crate::program::query::Directory;
use crate::ui::console::choices::{self, Choices};
use crate::ui::tokens::{height, space};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::text;
use eframe::egui::{Align, Layout, Ui, vec2};

/// People to choose from, those who left only where they are chosen.
pub(super) fn people_choices(
    directory: &Directory,
    chosen: &[Option<PersonId>],
) -> Choices<PersonId> {
    let people = directory.people.iter();
    let offered = people.filter(|one| !one.retired || chosen.contains(&Some(one.id)));
    Choices::new(offered.map(|one| {
        let home = directory.department_name(one.department);
        let name = if home.is_empty() {
            one.name.clone()
        } else {
            format!("{} · {home}", one.name)
        };
        (one.id, name)
    }))
}

/// The departments whose meeting it is, each with a cross, and a field to add one. True when changed.
pub(super) fn departments_list(
    ui: &mut Ui,
    directory: &Directory,
    departments: &mut Vec<DepartmentId>,
) -> bool {
    let mut removed = None;
    text::section_label(ui, "Departments");
    for id in departments.iter() {
        let name = directory.department_name(Some(*id));
        if row(ui, (name, ""), &format!("Remove {name}")) {
            removed = Some(*id);
        }
    }
    if let Some(id) = removed {
        departments.retain(|other| *other != id);
    }
    let all = choices::departments(directory, None);
    let left: Vec<DepartmentId> = (0..all.names().len())
        .filter_map(|at| all.at(at))
        .filter(|id| !departments.contains(id))
        .collect();
    let names: Vec<&str> = left
        .iter()
        .map(|id| directory.department_name(Some(*id)))
        .collect();
    let mut chosen = None;
    let field = Field::new("Add a department")
        .label_hidden()
        .hint("Add a department");
    let edited = field.choice(ui, &mut chosen, &names);
    if let (true, Some(id)) = (edited.committed, chosen.and_then(|at| left.get(at))) {
        departments.push(*id);
        return true;
    }
    removed.is_some()
}

/// A line with a name, something about it, and a cross. True when the cross was pressed.
pub(super) fn row(ui: &mut Ui, named: (&str, &str), cross: &str) -> bool {
    row_with(ui, named, cross, |_| {})
}

/// The same with something more before the cross.
pub(super) fn row_with(
    ui: &mut Ui,
    (name, about): (&str, &str),
    cross: &str,
    more: impl FnOnce(&mut Ui),
) -> bool {
    let size = vec2(ui.available_width(), height::CONTROL);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        let pressed = icon_button(ui, Icon::Cross, cross).clicked();
        ui.add_space(space::XS);
        more(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let words = if about.is_empty() {
                name.to_owned()
            } else {
                format!("{name} · {about}")
            };
            text::one_line(ui, words.as_str()).on_hover_text(&words);
        });
        pressed
    })
    .inner
}
