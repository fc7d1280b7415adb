//! A decision: who decided, what kind of thing, and what it changes.

use eframe::egui::Ui;

use super::EntryText;
use crate::domain::entry::{DecisionCategory, Entry};
use crate::domain::ids::EntryId;
use crate::program::EntryEdit;
use crate::ui::console::choices::{self, Choices};
use crate::ui::models::Frame;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;

/// Two fields stand beside each other where each has this much room, in points.
const BESIDE: f32 = 120.0;

/// Draws the fields of a decision; what is chosen goes into `edit`, what is typed into `texts`.
pub(in crate::ui::console) fn decision(
    ui: &mut Ui,
    frame: &Frame<'_>,
    entry: &Entry,
    texts: &mut Drafts<EntryId, EntryText>,
    edit: &mut EntryEdit,
) {
    columns(ui, &[1.0, 1.0], BESIDE, |ui, at| {
        if at == 0 {
            let people = choices::people(&frame.models.directory, edit.decided_by);
            let field = Field::new("Decided by");
            people.field(ui, field, &mut edit.decided_by, "Not said");
        } else {
            let all = DecisionCategory::ALL.iter();
            let offered = Choices::new(all.map(|one| (*one, one.label().to_owned())));
            offered.field(ui, Field::new("About"), &mut edit.category, "Not said");
        }
    });
    let field = Field::new("What it changes").hint("In operation: crews, budget, rules, dates");
    let key = (entry.id, EntryText::Effect);
    let _ = texts.edit(ui, key, &entry.effect, |ui, words| {
        field.lines(ui, words, 2)
    });
}
