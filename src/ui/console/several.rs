//! A field that holds several departments: a button each that takes it off, and a list to add from.

use eframe::egui::Ui;

use crate::domain::ids::DepartmentId;
use crate::program::query::Directory;
use crate::ui::tokens::{Size, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::{chip_row, filter_chip};
use crate::ui::widgets::filter::menu;
use crate::ui::widgets::text;

/// Draws the field under its label, without offering the department `besides`. True when the choice
/// changed.
pub fn several_departments(
    ui: &mut Ui,
    directory: &Directory,
    (label, besides): (&str, Option<DepartmentId>),
    chosen: &mut Vec<DepartmentId>,
) -> bool {
    let mut changed = false;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(text::rich(label, Size::Small).font(Size::Small.semibold()));
        chip_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let mut off = None;
            for id in chosen.iter() {
                let name = directory.department_name(Some(*id));
                let said = format!("Take {name} off");
                let words = format!("{name}  ×");
                let button = Button::secondary(&words).named(&said).compact();
                if ui.add(button).clicked() {
                    off = Some(*id);
                }
            }
            if let Some(id) = off {
                chosen.retain(|other| *other != id);
            }
            changed = off.is_some() || add(ui, directory, besides, chosen);
        });
    });
    changed
}

fn add(
    ui: &mut Ui,
    directory: &Directory,
    besides: Option<DepartmentId>,
    chosen: &mut Vec<DepartmentId>,
) -> bool {
    let free = |id: DepartmentId| !chosen.contains(&id) && besides != Some(id);
    let offered: Vec<(DepartmentId, &str)> = directory
        .departments
        .iter()
        .filter(|department| !department.retired && free(department.id))
        .map(|department| (department.id, department.short_name.as_str()))
        .collect();
    if offered.is_empty() {
        return false;
    }
    let names: Vec<&str> = offered.iter().map(|(_, name)| *name).collect();
    let chip = filter_chip(ui, "Add a department", false);
    let Some((id, _)) = menu(ui, &chip, &names, None).and_then(|at| offered.get(at)) else {
        return false;
    };
    chosen.push(*id);
    true
}
