//! The register as a file, and the list of what is open for everybody or for one owner.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use crate::domain::ids::PersonId;
use crate::ui::models::Frame;
use crate::ui::outbox::{Export, FilePurpose, Outbox, Wish};
use crate::ui::verbs::{ExportVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::filter::menu;

/// Draws the two buttons, from right to left.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let register = ExportVerb::Register;
    if ui.add(Button::secondary(register.label())).clicked() {
        outbox.act(Verb::Export(register));
    }
    let list = ui.add(Button::secondary("Action list for\u{2026}"));
    let owners = owners(frame);
    let mut lines = vec!["Everybody"];
    lines.extend(owners.keys().map(String::as_str));
    let Some(at) = menu(ui, &list, &lines, None) else {
        return;
    };
    let owner = at.checked_sub(1).and_then(|at| owners.values().nth(at));
    let export = Export::ActionList(owner.copied());
    outbox.wish(Wish::PickFile(FilePurpose::Export(export)));
}

/// Everybody who owns something open, by name.
fn owners(frame: &Frame<'_>) -> BTreeMap<String, PersonId> {
    let models = frame.models;
    let open = models
        .actions
        .rows
        .iter()
        .filter(|row| row.action.is_open());
    let owners = open.filter_map(|row| row.action.owner);
    owners
        .map(|id| (models.directory.owner_name(Some(id), None), id))
        .filter(|(name, _)| !name.is_empty())
        .collect()
}
