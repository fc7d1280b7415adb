//! The figures that change: what each was and would be.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::ui::widgets::table::{Column, Table};
use crate::ui::widgets::text;

use super::frame::ImportView;
use super::model::{cell_name, counted, of_them};
use super::planned::{ChangedLine, Planned};

const COLUMNS: [Column<'_>; 6] = [
    Column::flexible("Measure", 180.0, 1.0).unsorted(),
    Column::fixed("Period", 120.0).unsorted(),
    Column::fixed("Was", 160.0).right().unsorted(),
    Column::fixed("Will be", 160.0).right().unsorted(),
    Column::fixed("By", 120.0).right().unsorted().gives_way(1),
    Column::fixed("Cell", 84.0).unsorted().gives_way(2),
];

/// Draws them.
pub(super) fn show(ui: &mut Ui, view: &mut ImportView, planned: &Planned) {
    let total = planned.plan.counts.changed;
    text::subheading(ui, &of_them(total, "figure changes", "figures change"));
    let changed = &planned.changed;
    if changed.len() < total {
        text::caption(
            ui,
            &format!("The first {} are listed.", counted(changed.len())),
        );
    }
    let name_of = |row: usize| changed.get(row).map(said).unwrap_or_default();
    let table =
        Table::new("Figures that change", &COLUMNS, changed.len(), &name_of).row_height(30.0);
    let high = (40.0 + 30.0 * changed.len() as f32).min(340.0);
    let room = vec2(ui.available_width(), high);
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        ui.set_max_height(high);
        table.show(ui, &mut view.changes, |ui, row, column| {
            if let Some(line) = changed.get(row) {
                let words = match column {
                    0 => line.measure.clone(),
                    1 => line.period.clone(),
                    2 => line.was.clone(),
                    3 => line.now.clone(),
                    4 => line.by.clone(),
                    _ => cell_name(line.row, line.column),
                };
                text::one_line(ui, words);
            }
        });
    });
}

fn said(line: &ChangedLine) -> String {
    format!(
        "{}, {}: {} becomes {} {}",
        line.measure, line.period, line.was, line.now, line.by
    )
}
