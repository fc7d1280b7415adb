//! What a commitment lacks, filled in where it stands: owner, date, deliverable, priority.

use crate::domain::action::{Action, ActionPriority, Deliverable};
use crate::domain::ids::ActionId;
use crate::program::Command;
use crate::program::query::ActionRow;
use crate::ui::console::choices;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use eframe::egui::{Ui, vec2};

/// Said of a date that changes while its meeting runs.
const SETTLED: &str = "Settled in the meeting";

/// What is being typed into commitments.
#[derive(Debug, Default)]
pub(super) struct Promises {
    /// Definitions of done that are not saved yet.
    pub(super) drafts: Drafts<ActionId>,
}

impl Promises {
    /// Saves words that have waited long enough.
    pub(super) fn save_due(&mut self, ui: &Ui, models: &Models, outbox: &mut Outbox) {
        for id in self.drafts.due(ui) {
            if let Some(row) = models.actions.row(id) {
                self.change(row, outbox, |_| {});
            }
        }
    }

    /// Saves every word that waits.
    pub(super) fn save(&mut self, models: &Models, outbox: &mut Outbox) {
        let Some(view) = &models.meeting else { return };
        for row in view
            .promised
            .iter()
            .filter_map(|id| models.actions.row(*id))
        {
            if self.drafts.unsaved(row.action.id) {
                self.change(row, outbox, |_| {});
            }
        }
    }

    /// Asks for a change of a commitment; words typed into it go along.
    pub(super) fn change(
        &mut self,
        row: &ActionRow,
        outbox: &mut Outbox,
        change: impl FnOnce(&mut Action),
    ) {
        let mut action = row.action.clone();
        let mut seen = action.clone();
        for ((), words) in self.drafts.begun(action.id) {
            seen.definition_of_done = words;
        }
        for ((), words) in self.drafts.take(action.id) {
            action.definition_of_done = words;
        }
        change(&mut action);
        if action != row.action {
            let due_reason = if action.due == row.action.due {
                String::new()
            } else {
                SETTLED.to_owned()
            };
            let change = Command::EditAction {
                action,
                support: row.support.clone(),
                due_reason,
            };
            outbox.run(change.begun_from(&seen));
        }
    }
}

/// Draws the fields of a commitment.
pub(super) fn fields(
    ui: &mut Ui,
    frame: &Frame<'_>,
    row: &ActionRow,
    promises: &mut Promises,
    outbox: &mut Outbox,
) {
    let narrow = ui.available_width() < 420.0;
    ui.push_id(row.action.id, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        let width = if narrow {
            ui.available_width()
        } else {
            (ui.available_width() - space::M) / 2.0
        };
        let mut first = |ui: &mut Ui, promises: &mut Promises| {
            owner(ui, frame, row, promises, outbox, width);
            due(ui, frame, row, promises, outbox, width);
        };
        if narrow {
            first(ui, promises);
        } else {
            ui.horizontal_top(|ui| first(ui, promises));
        }
        let mut second = |ui: &mut Ui, promises: &mut Promises| {
            deliverable(ui, row, promises, outbox, width);
            done(ui, row, promises, width);
        };
        if narrow {
            second(ui, promises);
        } else {
            ui.horizontal_top(|ui| second(ui, promises));
        }
    });
}

pub(super) const fn priority(high: bool) -> ActionPriority {
    if high {
        ActionPriority::High
    } else {
        ActionPriority::Normal
    }
}

fn owner(
    ui: &mut Ui,
    frame: &Frame<'_>,
    row: &ActionRow,
    promises: &mut Promises,
    outbox: &mut Outbox,
    width: f32,
) {
    let directory = &frame.models.directory;
    let mut owner = row.action.owner;
    let typed = if row.action.owner_as_typed.is_empty() {
        String::new()
    } else {
        format!("Typed: {}", row.action.owner_as_typed)
    };
    let mut field = Field::new("Owner").hint("Who answers for it").width(width);
    if owner.is_none() && !typed.is_empty() {
        field = field.help(&typed);
    }
    if choices::people(directory, owner).field(ui, field, &mut owner, "Nobody yet") {
        let home = owner
            .and_then(|id| directory.person(id))
            .and_then(|one| one.department);
        promises.change(row, outbox, |action| {
            action.owner = owner;
            if owner.is_some() {
                action.owner_as_typed = String::new();
            }
            action.department = home.or(action.department);
        });
    }
}

fn due(
    ui: &mut Ui,
    frame: &Frame<'_>,
    row: &ActionRow,
    promises: &mut Promises,
    outbox: &mut Outbox,
    width: f32,
) {
    let mut due = row.action.due;
    let field = Field::new("Due").hint("fri, 12/4, +2w").width(width);
    if field.date(ui, &mut due, frame.models.today).committed {
        promises.change(row, outbox, |action| action.due = due);
    }
}

fn deliverable(
    ui: &mut Ui,
    row: &ActionRow,
    promises: &mut Promises,
    outbox: &mut Outbox,
    width: f32,
) {
    let labels: Vec<&str> = Deliverable::ALL.iter().map(|one| one.label()).collect();
    let now = row.action.deliverable;
    let mut chosen = now.and_then(|one| Deliverable::ALL.iter().position(|it| *it == one));
    let field = Field::new("Deliverable")
        .hint("What it looks like")
        .width(width);
    if field
        .choice_or_none(ui, &mut chosen, &labels, "Not said")
        .committed
    {
        let deliverable = chosen.and_then(|at| Deliverable::ALL.get(at)).copied();
        promises.change(row, outbox, |action| action.deliverable = deliverable);
    }
}

fn done(ui: &mut Ui, row: &ActionRow, promises: &mut Promises, width: f32) {
    let id = (row.action.id, ());
    let model = &row.action.definition_of_done;
    let _ = promises.drafts.edit(ui, id, model, |ui, words| {
        let field = Field::new("Done when").hint("What must be true");
        field.width(width).text(ui, words)
    });
}
