//! An exhibit as it will be shown, small.

use crate::program::query::{ExhibitBody, ExhibitView, FigureTable};
use crate::ui::chart::{ChartStyle, chart_ui};
use crate::ui::models::Frame;
use crate::ui::tokens::{Size, Tone, palette, space};
use crate::ui::widgets::mark::small_mark_ui;
use crate::ui::widgets::{status, text};
use eframe::egui::{Sense, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2};

/// Height of a small chart or picture, in points.
const HIGH: f32 = 200.0;
/// Rows of a table that are shown here.
const ROWS: usize = 4;

/// Draws an exhibit with its headline, its status and its source.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, view: &ExhibitView) {
    if !view.headline.trim().is_empty() {
        text::strong(ui, &view.headline);
    }
    ui.scope(|ui| {
        // A row is as high as a control otherwise.
        ui.spacing_mut().interact_size.y = Size::Small.line();
        marks(ui, view);
    });
    match &view.body {
        ExhibitBody::Chart(spec) => {
            chart_ui(ui, spec, ChartStyle::console(HIGH));
        }
        ExhibitBody::Table(table) => rows(ui, table),
        ExhibitBody::Picture(_) => picture(ui, frame, view),
        ExhibitBody::Missing(why) => {
            text::toned_caption(ui, why, Tone::Warn);
        }
    }
    let under = view.under_headline();
    if !under.is_empty() {
        text::caption(ui, &under);
    }
    if !view.revised.is_empty() {
        text::toned_caption(ui, &format!("Revised: {}", view.revised), Tone::Warn);
    }
    if view.source.trim().is_empty() {
        text::toned_caption(ui, "No source named", Tone::Warn);
    } else {
        text::caption(ui, &format!("Source: {}", view.source));
    }
}

/// How the measure stands, and whether it is agreed at all.
fn marks(ui: &mut Ui, view: &ExhibitView) {
    ui.horizontal_wrapped(|ui| {
        if let Some(at) = view.status {
            small_mark_ui(ui, status::of_target(at));
        }
        if view.proposed {
            text::toned_caption(ui, "Proposed: not approved yet", Tone::Warn);
        }
    });
}

fn picture(ui: &mut Ui, frame: &Frame<'_>, view: &ExhibitView) {
    let hash = view.exhibit.picture.as_ref();
    let Some(drawn) = hash.and_then(|hash| frame.pictures.get(hash)) else {
        text::caption(ui, "The picture is being made ready.");
        return;
    };
    let room = vec2(ui.available_width(), HIGH);
    let (spot, seen) = ui.allocate_exact_size(drawn.fitted(room, 1.0), Sense::hover());
    drawn.paint(ui, spot);
    let edge = palette(ui).rule();
    ui.painter()
        .rect_stroke(spot, 0.0, edge, StrokeKind::Inside);
    let spoken = view.exhibit.spoken();
    seen.widget_info(|| WidgetInfo::labeled(Role::Image, true, spoken));
}

/// The latest rows of a table, and how many more there are.
fn rows(ui: &mut Ui, table: &FigureTable) {
    let room = ui.available_width();
    let columns = table.columns.len().max(1) as f32;
    let first = (room * 0.28).min(140.0);
    let each = (room - first) / columns - space::S;
    let muted = palette(ui).muted;
    let small = |words: &str| text::rich(words, Size::Small);
    let line = |ui: &mut Ui, head: &str, cells: &[String], bold: bool| {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = Size::Small.line();
            for (index, cell) in std::iter::once(head)
                .chain(cells.iter().map(String::as_str))
                .enumerate()
            {
                let width = if index == 0 { first } else { each };
                let words = if bold {
                    small(cell).color(muted)
                } else {
                    small(cell)
                };
                ui.allocate_ui(vec2(width, Size::Small.line()), |ui| {
                    ui.set_width(width);
                    text::one_line(ui, words).on_hover_text(cell);
                });
            }
        });
    };
    line(ui, &table.head, &table.columns, true);
    for row in table.rows.iter().take(ROWS) {
        line(ui, &row.period.label(), &row.cells, false);
    }
    if table.rows.len() > ROWS {
        text::caption(ui, &format!("and {} earlier rows", table.rows.len() - ROWS));
    }
}
