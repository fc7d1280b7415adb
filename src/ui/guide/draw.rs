//! A page of the guide, drawn in the application's own type.

use super::Spot;
use super::pages::Page;
use super::read::{Block, Line, Run, RunLook, plain};
use crate::ui::tokens::{Size, palette, space};
use crate::ui::widgets::text;
use eframe::egui::os::OperatingSystem;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Label, Response, Ui, vec2};

/// The widest a line of text runs, in points.
const MEASURE: f32 = 680.0;
/// Indent of a point of a list.
const INDENT: f32 = 20.0;
/// The most of the room that a column has that is not the last.
const SHARE: f32 = 0.38;

/// Draws a page; the place `to` is brought into sight.
pub(super) fn page(ui: &mut Ui, page: &Page, to: Option<Spot>) {
    ui.set_max_width(ui.available_width().min(MEASURE));
    ui.spacing_mut().item_spacing.y = space::S;
    let title = text::heading(ui, &page.title);
    if to == Some(Spot::Head) {
        title.scroll_to_me(Some(Align::TOP));
    }
    for (at, block) in page.blocks.iter().enumerate() {
        let drawn = ui.push_id(at, |ui| one(ui, block)).inner;
        if to == Some(Spot::Block(at)) {
            drawn.scroll_to_me(Some(Align::TOP));
        }
    }
    ui.add_space(space::XL);
}

fn one(ui: &mut Ui, block: &Block) -> Response {
    match block {
        Block::Heading(words) => {
            ui.add_space(space::S);
            text::subheading(ui, words)
        }
        Block::Words(line) => words(ui, line),
        Block::Point(mark, line) => {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.allocate_ui(vec2(INDENT, Size::Body.line()), |ui| {
                    ui.set_width(INDENT);
                    text::body(ui, mark);
                });
                words(ui, line)
            })
            .inner
        }
        Block::Table { head, rows } => table(ui, head, rows),
    }
}

fn words(ui: &mut Ui, line: &Line) -> Response {
    let job = job(ui, line, false);
    ui.add(Label::new(job).wrap())
}

/// A line as egui lays it out; the heads of tables in semi-bold.
fn job(ui: &Ui, line: &Line, head: bool) -> LayoutJob {
    let p = palette(ui);
    let mut job = LayoutJob::default();
    for run in line {
        let (font, ground) = match run.look {
            RunLook::Plain if head => (Size::Small.semibold(), None),
            RunLook::Plain => (Size::Body.regular(), None),
            RunLook::Strong => (Size::Body.semibold(), None),
            RunLook::Key => (Size::Body.semibold(), Some(p.hover)),
        };
        let mut format = TextFormat::simple(font, if head { p.muted } else { p.text });
        format.line_height = Some(Size::Body.line());
        if let Some(ground) = ground {
            format.background = ground;
            format.expand_bg = 2.0;
        }
        job.append(&spoken(ui, run), 0.0, format);
    }
    job
}

/// The words of a run; keys as they stand on the keyboard of this system.
fn spoken(ui: &Ui, run: &Run) -> String {
    let mac = matches!(ui.ctx().os(), OperatingSystem::Mac | OperatingSystem::IOS);
    if run.look != RunLook::Key || !mac {
        return run.words.clone();
    }
    // The record's keys are Alt elsewhere, and Control there.
    run.words
        .replace("Ctrl+", "⌘+")
        .replace("Alt+", "Ctrl+")
        .replace("Shift+", "⇧+")
}

fn table(ui: &mut Ui, head: &[Line], rows: &[Vec<Line>]) -> Response {
    let widths = widths(ui, head, rows);
    let edge = palette(ui).rule();
    let shown = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        row(ui, head, &widths, true);
        for cells in rows {
            let (_, line) = ui.allocate_space(vec2(widths.iter().sum(), 1.0));
            ui.painter().hline(line.x_range(), line.center().y, edge);
            row(ui, cells, &widths, false);
        }
    });
    shown.response
}

fn row(ui: &mut Ui, cells: &[Line], widths: &[f32], head: bool) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        for (index, (line, width)) in cells.iter().zip(widths).enumerate() {
            ui.push_id(index, |ui| {
                ui.allocate_ui(vec2(*width, 0.0), |ui| {
                    ui.set_width(*width - space::M);
                    let job = job(ui, line, head);
                    ui.add(Label::new(job).wrap());
                });
                ui.add_space((*width - ui.min_rect().width()).max(0.0));
            });
        }
    });
}

/// How wide the columns are: as their words ask, none but the last more than its share.
fn widths(ui: &Ui, head: &[Line], rows: &[Vec<Line>]) -> Vec<f32> {
    let room = ui.available_width();
    let last = head.len().saturating_sub(1);
    let mut widths = Vec::new();
    for column in 0..head.len() {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let cells = cells.chain(head.get(column));
        let asked = cells.map(|line| {
            let words = plain(line);
            let font = Size::Body.semibold();
            let galley = ui.painter().layout_no_wrap(words, font, palette(ui).text);
            galley.size().x + space::M + space::XS
        });
        let asked = asked.fold(0.0, f32::max);
        let taken: f32 = widths.iter().sum();
        widths.push(if column == last {
            (room - taken).max(80.0)
        } else {
            asked.min(room * SHARE)
        });
    }
    widths
}
