//! The record brought to what was signed: the memo's items with owner and due date as issued, in which the person types
//! what the paper says.

use crate::domain::action::Action;
use crate::domain::ids::{ActionId, IssuedMemoId, PersonId};
use crate::export::memo::{FrozenItem, FrozenMemo};
use crate::program::Command;
use crate::program::query::{ActionRow, Directory};
use crate::ui::console::choices;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use chrono::NaiveDate;
use eframe::egui::{Context, Ui};

/// Why an owner or a date changes.
const REASON: &str = "as signed";

/// The form.
#[derive(Debug)]
pub(super) struct AsSigned {
    memo: IssuedMemoId,
    rows: Option<Vec<Row>>,
}

/// An item with what the paper says of it.
#[derive(Debug)]
struct Row {
    action: ActionId,
    name: String,
    issued: (Option<PersonId>, Option<NaiveDate>),
    owner: Option<PersonId>,
    due: Option<NaiveDate>,
}

impl Row {
    fn of(item: &FrozenItem) -> Option<Self> {
        let issued = (item.owner(), item.due());
        Some(Self {
            action: item.action()?,
            name: format!("{}. {}", item.number, item.words),
            issued,
            owner: issued.0,
            due: issued.1,
        })
    }

    /// The action as the paper says; none where the paper says what was issued, or what the record says already.
    fn change(&self, directory: &Directory, row: &ActionRow) -> Option<Command> {
        let before = &row.action;
        let mut action = before.clone();
        if self.owner != self.issued.0 {
            give(directory, &mut action, self.owner);
        }
        if self.due != self.issued.1 {
            action.due = self.due;
        }
        (action != *before).then(|| Command::EditAction {
            action,
            support: row.support.clone(),
            due_reason: REASON.to_owned(),
        })
    }
}

fn give(directory: &Directory, action: &mut Action, owner: Option<PersonId>) {
    action.owner = owner;
    let person = owner.and_then(|id| directory.person(id));
    if let Some(department) = person.and_then(|person| person.department) {
        action.department = Some(department);
    }
}

impl AsSigned {
    /// The form for a memo that went out.
    pub(super) const fn of(memo: IssuedMemoId) -> Self {
        Self { memo, rows: None }
    }

    /// The memo.
    pub(super) const fn memo(&self) -> IssuedMemoId {
        self.memo
    }

    /// Draws it once the memo's data is read; true once it is answered.
    pub(super) fn show(&mut self, ctx: &Context, frame: &Frame<'_>, outbox: &mut Outbox) -> bool {
        let models = frame.models;
        let found = models.frozen.as_ref().filter(|(id, _)| *id == self.memo);
        let Some((_, frozen)) = found else {
            return false;
        };
        let rows = self.rows.get_or_insert_with(|| rows_of(frozen, models));
        let title = "What does the signed memo say?";
        let dialog = Dialog::new(title, "Correct the record").width(640.0);
        let answer = dialog.ready(!rows.is_empty()).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let words = if rows.is_empty() {
                "This memo listed no items, so the record has nothing to correct."
            } else {
                "Where an owner or a date was changed on paper, say so here. Each change goes onto the record with the \
                 reason \u{201c}as signed\u{201d}; the rest stays as it is."
            };
            text::muted(ui, words);
            for row in rows.iter_mut() {
                ui.push_id(row.action, |ui| fields(ui, frame, row));
            }
        });
        match answer {
            Answer::Waiting => false,
            Answer::Dismissed => true,
            Answer::Confirmed => {
                for row in rows.iter() {
                    let known = models.actions.row(row.action);
                    let change = known.and_then(|known| row.change(&models.directory, known));
                    if let Some(change) = change {
                        outbox.run(change);
                    }
                }
                true
            }
        }
    }
}

/// The items that are still on the register.
fn rows_of(frozen: &FrozenMemo, models: &Models) -> Vec<Row> {
    let rows = frozen.items().into_iter().filter_map(Row::of);
    rows.filter(|row| models.actions.row(row.action).is_some())
        .collect()
}

fn fields(ui: &mut Ui, frame: &Frame<'_>, row: &mut Row) {
    ui.add_space(space::XS);
    text::strong(ui, &row.name);
    let directory = &frame.models.directory;
    columns(ui, &[1.4, 1.0], 180.0, |ui, index| {
        if index == 0 {
            let people = choices::people(directory, row.owner);
            people.field(ui, Field::new("Owner"), &mut row.owner, "Nobody");
        } else {
            let _ = Field::new("Due").date(ui, &mut row.due, frame.models.today);
        }
    });
}
