//! The exhibits of an item in the order they are shown: charts, tables and pictures.

mod adding;
pub(super) mod observation;

use super::preview;
use crate::domain::agenda::{Exhibit, ExhibitKind};
use crate::domain::edition::MemoEdition;
use crate::domain::ids::{ExhibitId, ItemId, MeetingId};
use crate::domain::period::Frequency;
use crate::domain::view::{View, first_of_chart, first_of_table};
use crate::program::Command;
use crate::program::query::{ExhibitView, ItemView};
use crate::ui::console::conflict;
use crate::ui::console::view_controls::{self, Controls, Shown};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Export, FilePurpose, Outbox, Wish};
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::lead::{self, Lead};
use crate::ui::widgets::text;
use eframe::egui::{Align, Layout, Ui};

/// The texts of an exhibit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum ExhibitText {
    Caption,
    Source,
    Alt,
}

impl ExhibitText {
    fn of(self, exhibit: &mut Exhibit) -> &mut String {
        match self {
            Self::Caption => &mut exhibit.caption,
            Self::Source => &mut exhibit.source,
            Self::Alt => &mut exhibit.alt_text,
        }
    }
}

/// What the exhibits remember between frames.
#[derive(Debug, Default)]
pub(super) struct ExhibitsState {
    pub(super) texts: Drafts<ExhibitId, ExhibitText>,
    pub(super) observations: Drafts<ExhibitId>,
    /// The exhibit whose fields are shown.
    open: Option<ExhibitId>,
    /// A chart or table whose measure is being chosen, and for which item.
    adding: Option<(ItemId, ExhibitKind)>,
    /// The caption of the exhibit that is open is to have the keyboard.
    captioned: bool,
    /// The meeting whose memo shows them, and for whom it is written next.
    meeting: Option<MeetingId>,
    pub(super) edition: MemoEdition,
}

/// Saves an exhibit as it shall be, with the words typed into it; nothing when all is as it was.
pub(super) fn save(
    mut exhibit: Exhibit,
    before: &Exhibit,
    texts: &mut Drafts<ExhibitId, ExhibitText>,
    outbox: &mut Outbox,
) {
    let mut seen = before.clone();
    for (text, words) in texts.begun(exhibit.id) {
        *text.of(&mut seen) = words;
    }
    for (text, words) in texts.take(exhibit.id) {
        *text.of(&mut exhibit) = words;
    }
    if exhibit != *before {
        outbox.run(Command::SaveExhibit(exhibit).begun_from(&seen));
    }
}

/// Draws the exhibits of an item.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    one: &ItemView,
    state: &mut ExhibitsState,
    outbox: &mut Outbox,
) {
    text::subheading(ui, "Exhibits");
    state.meeting = Some(one.item.meeting);
    if std::mem::take(&mut state.captioned) {
        lead::to(ui.ctx(), Lead::named("Caption"));
    }
    if one.exhibits.is_empty() {
        text::muted(
            ui,
            "Charts, tables, pictures and PDF pages, in this order on the projector and in the memo.",
        );
    }
    for (at, exhibit) in one.exhibits.iter().enumerate() {
        ui.push_id(exhibit.id, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            if at > 0 {
                rule(ui);
            }
            head(ui, frame, (at, one.exhibits.len()), exhibit, state, outbox);
            if let Some(view) = frame.models.exhibits.get(&exhibit.id) {
                preview::show(ui, frame, view);
                if state.open != Some(exhibit.id) {
                    observation::marks(ui, view);
                }
            }
            conflict::of_row(ui, frame.models, exhibit.id.uuid(), outbox);
            if state.open == Some(exhibit.id) {
                ui.add_space(space::S);
                fields(ui, frame, exhibit, state, outbox);
            }
        });
    }
    ui.add_space(space::XS);
    adding::show(ui, frame, one, state, outbox);
}

fn head(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (at, of): (usize, usize),
    exhibit: &Exhibit,
    state: &mut ExhibitsState,
    outbox: &mut Outbox,
) {
    let kind = exhibit.what();
    let view = frame.models.exhibits.get(&exhibit.id);
    let name = view.map_or_else(|| kind.to_owned(), ExhibitView::name);
    // "Table 1" says its kind already, and what shows nothing is called by it.
    let label = if name.starts_with(kind) {
        name.clone()
    } else {
        format!("{name} · {kind}")
    };
    let name = name.to_lowercase();
    ui.horizontal(|ui| {
        text::section_label(ui, &label);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, Icon::Cross, &format!("Remove {name}")).clicked() {
                outbox.run(Command::RemoveExhibit(exhibit.id));
            }
            let exhibit_id = exhibit.id;
            if at + 1 < of && icon_button(ui, Icon::Down, &format!("Move {name} down")).clicked() {
                outbox.run(Command::MoveExhibit {
                    exhibit: exhibit_id,
                    to: at as u32 + 1,
                });
            }
            if at > 0 && icon_button(ui, Icon::Up, &format!("Move {name} up")).clicked() {
                outbox.run(Command::MoveExhibit {
                    exhibit: exhibit_id,
                    to: at as u32 - 1,
                });
            }
            let open = state.open == Some(exhibit.id);
            let words = if open { "Done" } else { "Edit" };
            let name = format!("{words} {name}");
            if ui
                .add(Button::quiet(words).compact().named(&name))
                .clicked()
            {
                state.open = (!open).then_some(exhibit.id);
            }
            data(ui, exhibit, &name, state, outbox);
        });
    });
}

/// The button that writes a chart or table, or its figures, into a file, as the memo's edition shows it.
fn data(ui: &mut Ui, exhibit: &Exhibit, name: &str, state: &ExhibitsState, outbox: &mut Outbox) {
    let (Some(measure), Some(meeting)) = (exhibit.measure, state.meeting) else {
        return;
    };
    let words = format!("Export {name} or its figures");
    let data = Button::quiet("Export").compact().named(&words);
    if ui.add(data).clicked() {
        let edition = state.edition.edition;
        let export = Export::Chart(measure, Some(meeting), exhibit.view(), edition);
        outbox.wish(Wish::PickFile(FilePurpose::Export(export)));
    }
}

/// The fields of an exhibit.
fn fields(
    ui: &mut Ui,
    frame: &Frame<'_>,
    before: &Exhibit,
    state: &mut ExhibitsState,
    outbox: &mut Outbox,
) {
    let mut exhibit = before.clone();
    match exhibit.kind {
        ExhibitKind::Chart | ExhibitKind::Table => of_measure(ui, frame, &mut exhibit),
        ExhibitKind::Picture => {
            let _ = Field::new("As of").date(ui, &mut exhibit.as_of, frame.models.today);
            if ui.add(Button::secondary("Replace picture")).clicked() {
                outbox.wish(Wish::PickFile(FilePurpose::ReplacePicture(before.id)));
            }
        }
    }
    let own = "Empty for the one made from the data";
    let picture = exhibit.kind == ExhibitKind::Picture;
    let hint = if picture {
        "What the picture tells"
    } else {
        own
    };
    let field = Field::new("Caption").hint(hint);
    line(ui, before, (ExhibitText::Caption, field), state);
    let hint = if picture {
        "Who made it"
    } else {
        "Empty for the measure's own"
    };
    let field = Field::new("Source").hint(hint);
    line(ui, before, (ExhibitText::Source, field), state);
    if let Some(view) = frame.models.exhibits.get(&before.id) {
        observation::field(ui, view, state, outbox);
    }
    if picture {
        let help = "What it shows, for people who can't see it.";
        let field = Field::new("Description").help(help);
        line(ui, before, (ExhibitText::Alt, field), state);
    }
    if exhibit != *before {
        save(exhibit, before, &mut state.texts, outbox);
    }
}

/// A field over a text of the exhibit.
fn line(
    ui: &mut Ui,
    before: &Exhibit,
    (text, field): (ExhibitText, Field<'_>),
    state: &mut ExhibitsState,
) {
    let mut model = before.clone();
    let model = std::mem::take(text.of(&mut model));
    let draw = |ui: &mut Ui, words: &mut String| field.text(ui, words);
    let _ = state.texts.edit(ui, (before.id, text), &model, draw);
}

/// The measure, and how it is looked at.
fn of_measure(ui: &mut Ui, frame: &Frame<'_>, exhibit: &mut Exhibit) {
    let measures = adding::measures(frame, exhibit.measure);
    let mut measure = exhibit.measure;
    if measures.field(ui, Field::new("Measure"), &mut measure, "No measure") && measure.is_some() {
        exhibit.measure = measure;
        exhibit.dimension = String::new();
        return;
    }
    let Some(controls) = controls_of(frame.models, exhibit) else {
        return;
    };
    if let Some(wanted) = view_controls::show(ui, &controls) {
        *exhibit = seen(exhibit.clone(), wanted);
    }
}

/// How an exhibit's measure can be looked at; `None` for a picture.
fn controls_of(models: &Models, exhibit: &Exhibit) -> Option<Controls> {
    let as_table = exhibit.kind == ExhibitKind::Table;
    let choices = models.exhibits.get(&exhibit.id)?.choices.clone()?;
    let periods = first_shown(exhibit.kind, choices.frequency);
    Some(Controls {
        choices,
        shown: Shown {
            view: exhibit.view(),
            as_table,
        },
        at_rest: Shown {
            view: View::of("", periods),
            as_table,
        },
        back: "Reset",
        table: "Table",
        whole_table: false,
    })
}

/// The exhibit shown that way.
fn seen(exhibit: Exhibit, wanted: Shown) -> Exhibit {
    let kind = if wanted.as_table {
        ExhibitKind::Table
    } else {
        ExhibitKind::Chart
    };
    Exhibit {
        kind,
        ..exhibit.seen(wanted.view)
    }
}

impl ExhibitsState {
    /// Shows the fields of an exhibit, with the keyboard in its caption.
    pub(super) fn caption(&mut self, exhibit: Option<ExhibitId>) {
        let Some(id) = exhibit else { return };
        self.open = Some(id);
        self.captioned = true;
    }

    /// Shows the fields of an exhibit.
    pub(super) fn open(&mut self, exhibit: ExhibitId) {
        self.open = Some(exhibit);
    }

    /// The controls of the chart or table whose fields are shown, if any are.
    pub(super) fn controls(&self, models: &Models, item: Option<ItemId>) -> Option<Controls> {
        controls_of(models, self.shown(models, item)?)
    }

    /// Saves the exhibit whose fields are shown as one that is looked at that way.
    pub(super) fn look(
        &mut self,
        models: &Models,
        (item, wanted): (Option<ItemId>, Shown),
        outbox: &mut Outbox,
    ) {
        if let Some(before) = self.shown(models, item) {
            let exhibit = seen(before.clone(), wanted);
            save(exhibit, before, &mut self.texts, outbox);
        }
    }

    fn shown<'m>(&self, models: &'m Models, item: Option<ItemId>) -> Option<&'m Exhibit> {
        let exhibits = &models.meeting.as_ref()?.item(item?)?.exhibits;
        exhibits
            .iter()
            .find(|exhibit| Some(exhibit.id) == self.open)
    }
}

/// How many of the latest periods a new exhibit shows; 0 for all.
const fn first_shown(kind: ExhibitKind, frequency: Frequency) -> u32 {
    match kind {
        ExhibitKind::Chart | ExhibitKind::Picture => first_of_chart(frequency),
        ExhibitKind::Table => first_of_table(frequency),
    }
}
