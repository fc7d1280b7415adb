//! The cell of a finding, corrected in its row.

use eframe::egui::{Key, Modifiers, Ui};

use crate::import::Finding;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::frame::ImportView;
use super::grid::one_line;
use super::layout::sentence;
use super::model::{Asked, ImportModel, cell_name, letters};
use super::planned::Planned;

/// Draws the chosen finding with its row and a line to correct its cell in.
pub(super) fn show(
    ui: &mut Ui,
    model: &ImportModel,
    view: &mut ImportView,
    planned: &Planned,
) -> Option<Asked> {
    let at = *view.shown.get(view.findings.selected?)?;
    let finding = planned.plan.findings.listed().get(at)?;
    let place = (finding.row, finding.column);
    if view.fixing != Some(place) {
        view.fixing = Some(place);
        view.fix.clone_from(&finding.cell);
    }
    text::body(ui, &sentence(&finding.words()));
    around(ui, model, planned, finding);
    line(ui, model, view, (place, &finding.cell))
}

/// The line one corrects it in.
fn line(
    ui: &mut Ui,
    model: &ImportModel,
    view: &mut ImportView,
    (place, as_it_stands): ((u64, usize), &str),
) -> Option<Asked> {
    let mut asked = None;
    let name = cell_name(place.0, place.1);
    let label = format!("Correct {name}");
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let field = Field::new(&label).label_hidden().hint(&label).width(280.0);
        let edited = field.text(ui, &mut view.fix);
        if view.fix_focus {
            view.fix_focus = false;
            edited.type_over(ui.ctx(), &view.fix);
        }
        let enter = edited.response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let goes_on = enter && ui.input(|input| input.modifiers.command);
        // Going on keeps what was typed, and corrects nothing where nothing was.
        let entered = enter && (!goes_on || view.fix != as_it_stands);
        if entered && !goes_on {
            // It corrects the cell, and does not also go on.
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        }
        let pressed = ui.add(Button::secondary("Correct")).clicked();
        if entered || pressed {
            view.fixing = None;
            view.list_focus = true;
            asked = Some(Asked::Correct(place, Some(view.fix.trim().to_owned())));
        }
        if model.corrections.contains_key(&place)
            && ui.add(Button::quiet("As it stands in the file")).clicked()
        {
            view.fixing = None;
            asked = Some(Asked::Correct(place, None));
        }
    });
    asked
}

/// The cells beside it, under their headings.
fn around(ui: &mut Ui, model: &ImportModel, planned: &Planned, finding: &Finding) {
    let heading = model
        .heading_of(finding.column)
        .map_or(String::new(), |heading| {
            format!(", {}", one_line(heading, 60))
        });
    let sheet = planned
        .plan
        .sheet
        .as_ref()
        .map_or(String::new(), |sheet| format!("{sheet}, "));
    let words = format!(
        "{sheet}row {}, column {}{heading}",
        finding.row,
        letters(finding.column)
    );
    text::caption(ui, &words);
    let Some(row) = planned.rows.iter().find(|row| row.number() == finding.row) else {
        return;
    };
    let from = finding.column.saturating_sub(3).max(1);
    let cells: Vec<String> = (from..=finding.column + 3)
        .map(|column| {
            let text = one_line(&row.cell(column).text(), 24);
            let text = if text.is_empty() {
                "–".to_owned()
            } else {
                text
            };
            if column == finding.column {
                format!("[{text}]")
            } else {
                text
            }
        })
        .collect();
    text::caption(ui, &cells.join("  |  "));
}
