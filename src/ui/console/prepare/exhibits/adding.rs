//! Adding an exhibit to an item: a chart or table of a measure, a picture or pages of a PDF.

use super::{ExhibitsState, first_shown};
use crate::domain::agenda::{Exhibit, ExhibitKind};
use crate::domain::ids::MeasureId;
use crate::program::Command;
use crate::program::query::ItemView;
use crate::ui::console::choices::Choices;
use crate::ui::models::Frame;
use crate::ui::outbox::{FilePurpose, Outbox, Wish};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::lead::{self, Lead};
use crate::ui::widgets::text;
use eframe::egui::Ui;

/// Measures to choose from: those of the meeting's departments first.
pub(super) fn measures(frame: &Frame<'_>, chosen: Option<MeasureId>) -> Choices<MeasureId> {
    let ours = frame
        .models
        .meeting
        .as_ref()
        .map_or(&[][..], |view| view.departments.as_slice());
    let rows = frame.models.measures.rows.iter();
    let offered = rows.filter(|row| !row.measure.retired || chosen == Some(row.measure.id));
    let of_ours = |department: Option<_>| department.is_some_and(|id| ours.contains(&id));
    let (mut first, rest): (Vec<_>, Vec<_>) =
        offered.partition(|row| of_ours(row.measure.department));
    first.extend(rest);
    Choices::new(first.into_iter().map(|row| {
        let home = frame
            .models
            .directory
            .department_name(row.measure.department);
        let name = &row.measure.name;
        let name = if home.is_empty() {
            name.clone()
        } else {
            format!("{name} · {home}")
        };
        (row.measure.id, name)
    }))
}

/// Draws the buttons that add an exhibit, and the choice of a new one's measure.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    one: &ItemView,
    state: &mut ExhibitsState,
    outbox: &mut Outbox,
) {
    let item = one.item.id;
    ui.horizontal_wrapped(|ui| {
        for (words, kind) in [
            ("Add chart", ExhibitKind::Chart),
            ("Add table", ExhibitKind::Table),
        ] {
            if ui.add(Button::secondary(words)).clicked() {
                state.adding = Some((item, kind));
                lead::to(ui.ctx(), Lead::named(label_of(kind)));
            }
        }
        if ui.add(Button::secondary("Add picture or PDF")).clicked() {
            outbox.wish(Wish::PickFile(FilePurpose::AddPicture(item)));
        }
    });
    let Some((_, kind)) = state.adding.filter(|(of, _)| *of == item) else {
        return;
    };
    if frame.models.measures.rows.is_empty() {
        text::muted(
            ui,
            "There are no measures yet. Add them under Measures, or import figures.",
        );
        return;
    }
    let label = label_of(kind);
    let offered = measures(frame, None);
    // Nothing is chosen at first, so that "none" is a choice like any other.
    let names = offered.names().iter().map(String::as_str);
    let names: Vec<&str> = std::iter::once("None after all").chain(names).collect();
    let mut at = None;
    let field = Field::new(label).hint("Choose a measure");
    let edited = field.choice(ui, &mut at, &names);
    if edited.committed {
        state.adding = None;
        let measure = at.and_then(|at| offered.at(at.checked_sub(1)?));
        if let Some(row) = measure.and_then(|id| frame.models.measures.row(id)) {
            let periods = first_shown(kind, row.measure.frequency);
            outbox.run(Command::SaveExhibit(Exhibit {
                measure,
                periods,
                ..Exhibit::new(item, kind)
            }));
        }
    }
}

/// What the field is called in which the measure of a new exhibit is chosen.
const fn label_of(kind: ExhibitKind) -> &'static str {
    match kind {
        ExhibitKind::Chart | ExhibitKind::Picture => "Measure of the new chart",
        ExhibitKind::Table => "Measure of the new table",
    }
}
