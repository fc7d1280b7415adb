//! The figures that change: what each was and would be.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::ui::tokens::height;
use crate::ui::widgets::table::{Column, Table, two_lines};
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

/// The same where there is little room: when, and by how much, stands below the measure.
const NARROW_COLUMNS: [Column<'_>; 3] = [
    Column::flexible("Measure", 110.0, 1.0).unsorted(),
    Column::fixed("Was", 100.0).right().unsorted(),
    Column::fixed("Will be", 100.0).right().unsorted(),
];

/// Where there is less room than this, it is little.
const NARROW: f32 = 640.0;

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
    let narrow = ui.available_width() < NARROW;
    let (columns, row): (&[Column<'_>], f32) = if narrow {
        (&NARROW_COLUMNS, height::ROW_TALL)
    } else {
        (&COLUMNS, 30.0)
    };
    let table = Table::new("Figures that change", columns, changed.len(), &name_of).row_height(row);
    // On a small screen it is in sight as a whole, so that it never takes the wheel from the page for good.
    let most = (ui.clip_rect().height() - 80.0).clamp(160.0, 340.0);
    let high = (40.0 + row * changed.len() as f32).min(most);
    let room = vec2(ui.available_width(), high);
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        ui.set_max_height(high);
        table.show(ui, &mut view.changes, |ui, row, column| {
            let Some(line) = changed.get(row) else { return };
            match (column, narrow) {
                (0, true) => {
                    two_lines(ui, &line.measure, &beside(line));
                }
                (0, false) => {
                    text::one_line(ui, &line.measure);
                }
                (1 | 2, true) => {
                    let bare = column.checked_sub(1).and_then(|at| line.bare.get(at));
                    text::one_line(ui, bare.map_or("", String::as_str));
                }
                (2, false) => {
                    text::one_line(ui, &line.was);
                }
                (3, false) => {
                    text::one_line(ui, &line.now);
                }
                (1, false) => {
                    text::one_line(ui, &line.period);
                }
                (4, _) => {
                    text::one_line(ui, &line.by);
                }
                _ => {
                    text::one_line(ui, cell_name(line.row, line.column));
                }
            }
        });
    });
}

/// When it is, by how much it changes, and where it stands: "Jul 2023 · −28% · B4".
fn beside(line: &ChangedLine) -> String {
    let cell = cell_name(line.row, line.column);
    let parts = [line.period.as_str(), line.by.as_str(), cell.as_str()];
    let told = parts.into_iter().filter(|part| !part.is_empty());
    told.collect::<Vec<_>>().join(" \u{b7} ")
}

fn said(line: &ChangedLine) -> String {
    format!(
        "{}, {}: {} becomes {} {}",
        line.measure, line.period, line.was, line.now, line.by
    )
}
