//! An action becomes part of another: the other one is searched for and chosen.

use eframe::egui::{Context, Ui};

use crate::domain::dates;
use crate::domain::ids::ActionId;
use crate::program::Command;
use crate::program::query::ActionRow;
use crate::ui::console::order::finds;
use crate::ui::models::Frame;
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{Field, error_line};
use crate::ui::widgets::{nav, text};

/// How many of those found are listed.
const LISTED: usize = 7;

/// The other action being looked for.
#[derive(Debug)]
pub(super) struct MergeForm {
    action: ActionId,
    search: String,
    into: Option<ActionId>,
    /// Those found for the words they were looked up by; looked up again only for other words.
    found: Option<(String, Vec<ActionId>)>,
    tried: bool,
}

impl MergeForm {
    /// This action is to become part of another.
    pub(super) const fn new(action: ActionId) -> Self {
        Self {
            action,
            search: String::new(),
            into: None,
            found: None,
            tried: false,
        }
    }

    /// From now on it says what is missing.
    pub(super) fn say_what_is_missing(&mut self) {
        self.tried = true;
    }

    /// Draws it as a dialog.
    pub(super) fn show(&mut self, ctx: &Context, frame: &Frame<'_>) -> Answer {
        let dialog = Dialog::new("Merge into another action", "Merge").width(560.0);
        dialog.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            if let Some(row) = frame.models.actions.row(self.action) {
                let words = "becomes part of the action chosen below, and its history is kept.";
                text::muted(ui, &format!("“{}” {words}", row.action.text));
            }
            let field = Field::new("Find the other action").hint("Words, owner or department");
            let _ = field.text(ui, &mut self.search);
            self.look_up(frame);
            self.list(ui, frame);
            if self.tried && self.into.is_none() {
                error_line(ui, "Choose the action that goes on.");
            }
        })
    }

    /// Finds open actions with the words typed, those of the same department first.
    fn look_up(&mut self, frame: &Frame<'_>) {
        let searched = self.found.as_ref().map(|(words, _)| words.as_str());
        if searched == Some(self.search.as_str()) {
            return;
        }
        let directory = &frame.models.directory;
        let own = frame.models.actions.row(self.action);
        let department = own.and_then(|row| row.action.department);
        let rows = frame.models.actions.rows.iter();
        let mut found: Vec<&ActionRow> = rows
            .filter(|row| row.action.is_open() && row.action.id != self.action)
            .filter(|row| {
                let owner = directory.owner_name(row.action.owner, row.action.department);
                finds(&self.search, &[&row.action.text, &owner, &row.topic_title])
            })
            .collect();
        found.sort_by_key(|row| row.action.department != department);
        let ids: Vec<ActionId> = found.iter().take(LISTED).map(|row| row.action.id).collect();
        if self.into.is_some_and(|into| !ids.contains(&into)) {
            self.into = None;
        }
        self.found = Some((self.search.clone(), ids));
    }

    fn list(&mut self, ui: &mut Ui, frame: &Frame<'_>) {
        let ids = self
            .found
            .as_ref()
            .map_or(&[][..], |(_, ids)| ids.as_slice());
        if ids.is_empty() {
            text::muted(ui, "No other open action has these words.");
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        for row in ids.iter().filter_map(|id| frame.models.actions.row(*id)) {
            let due = row.action.due.map(dates::prose).unwrap_or_default();
            let here = self.into == Some(row.action.id);
            if nav::list_item(ui, &row.action.text, &due, Tone::Neutral, here).clicked() {
                self.into = Some(row.action.id);
            }
        }
    }

    /// The change it asks for, once the other is chosen.
    pub(super) fn command(&self) -> Option<Command> {
        Some(Command::MergeAction {
            action: self.action,
            into: self.into?,
        })
    }
}
