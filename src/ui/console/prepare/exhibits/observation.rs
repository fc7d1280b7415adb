//! The observation over an exhibit: drafted from the figures, and written otherwise by who prepares the memo.

use super::ExhibitsState;
use crate::domain::ids::ExhibitId;
use crate::domain::memo::ExhibitWords;
use crate::program::Command;
use crate::program::query::ExhibitView;
use crate::ui::models::Models;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::Tone;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use eframe::egui::Ui;

/// Saves what was typed over an exhibit, with the draft it was typed from.
pub(in super::super) fn save(
    models: &Models,
    exhibit: ExhibitId,
    state: &mut ExhibitsState,
    outbox: &mut Outbox,
) {
    let Some(view) = models.exhibits.get(&exhibit) else {
        return;
    };
    for ((), words) in state.observations.take(exhibit) {
        // Words typed again over ones written before are of the draft of now.
        outbox.run(Command::SaveExhibitWords(ExhibitWords {
            id: exhibit,
            words,
            draft: view.draft(),
        }));
    }
}

/// Says that the observation is a person's, and whether the figures have moved since.
pub(super) fn marks(ui: &mut Ui, view: &ExhibitView) {
    let Some(words) = &view.words else { return };
    text::toned_caption(ui, "Observation in the memo, edited:", Tone::Accent);
    text::body(ui, &words.words);
    if view.has_moved() {
        let warning = "The figures have moved since it was written.";
        text::toned_caption(ui, warning, Tone::Warn);
    }
}

/// The field, with the way back to the draft.
pub(super) fn field(
    ui: &mut Ui,
    view: &ExhibitView,
    state: &mut ExhibitsState,
    outbox: &mut Outbox,
) {
    let (id, draft) = (view.exhibit.id, view.draft());
    let model = view
        .words
        .as_ref()
        .map_or(draft.as_str(), |words| &words.words);
    let help = if view.words.is_some() {
        "Edited: the memo prints these words in place of the draft."
    } else if draft.is_empty() {
        "Nothing is drafted here; what you write stands above it in the memo."
    } else {
        "Drafted from the figures; write over it where the memo should say it otherwise."
    };
    let field = Field::new("Observation in the memo").help(help);
    let draw = |ui: &mut Ui, words: &mut String| field.lines(ui, words, 3);
    let _ = state.observations.edit(ui, (id, ()), model, draw);
    if view.words.is_none() {
        return;
    }
    let moved = view.has_moved();
    if moved && !draft.is_empty() {
        let words = format!("The figures have moved since. The draft is now: {draft}");
        text::toned_caption(ui, &words, Tone::Warn);
    }
    ui.horizontal_wrapped(|ui| {
        let back = Button::quiet("Back to the draft").compact();
        if ui.add(back).clicked() {
            state.observations.forget((id, ()));
            outbox.run(Command::SaveExhibitWords(ExhibitWords {
                id,
                words: String::new(),
                draft: draft.clone(),
            }));
        }
        let keep = Button::quiet("It still holds").compact();
        if let (true, Some(words)) = (moved && ui.add(keep).clicked(), &view.words) {
            outbox.run(Command::SaveExhibitWords(ExhibitWords {
                draft,
                ..words.clone()
            }));
        }
    });
}
