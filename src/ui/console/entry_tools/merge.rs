//! Two entries made one: with which other, and where both promised something, which promise goes on.

use eframe::egui::Ui;

use super::{EntryTools, made};
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, EntryId};
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::choices::Choices;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Outbox, Then};
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

/// An entry that is to become part of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merging {
    entry: EntryId,
    into: Option<EntryId>,
    /// The form was just opened: its first button gets the keyboard.
    fresh: bool,
}

impl Merging {
    pub(super) const fn of(entry: EntryId, into: Option<EntryId>) -> Self {
        Self {
            entry,
            into,
            fresh: true,
        }
    }
}

/// The entry said before this one, under the same item.
pub(super) fn before<'v>(view: &'v MeetingView, entry: &Entry) -> Option<&'v Entry> {
    let at = view.entries.iter().position(|one| one.id == entry.id)?;
    let earlier = view.entries.iter().take(at).rev();
    earlier.into_iter().find(|one| one.item == entry.item)
}

/// The actions of two entries, where both made one that stands on the register.
pub(super) fn two_actions(
    models: &Models,
    entry: &Entry,
    into: &Entry,
) -> Option<(ActionId, ActionId)> {
    let on_register = |id: &ActionId| models.actions.row(*id).is_some();
    let first = made(entry).filter(on_register)?;
    let second = made(into).filter(on_register)?;
    Some((first, second))
}

/// Asks for the merge; the entry that goes on is chosen then.
pub(super) fn merge(entry: EntryId, into: EntryId, goes_on: Option<ActionId>, outbox: &mut Outbox) {
    let command = Command::MergeEntries {
        entry,
        into,
        goes_on,
    };
    outbox.run_then(command, Then::ChooseEntry);
}

/// Draws the question with which other entry this one is merged, while it is asked.
pub(in crate::ui::console) fn form(
    ui: &mut Ui,
    (frame, view): (&Frame<'_>, &MeetingView),
    entry: &Entry,
    tools: &mut EntryTools,
    outbox: &mut Outbox,
) {
    let Some(mut merging) = tools.merging.filter(|merging| merging.entry == entry.id) else {
        return;
    };
    let others = others(frame, view, entry);
    let mut place = merging.into.and_then(|id| others.place(id));
    let field = Field::new("Merge with")
        .hint("Choose the entry that goes on")
        .help("Words are joined in the order they were said. Undo takes it back.");
    let edited = field.choice(ui, &mut place, others.names());
    merging.into = place.and_then(|at| others.at(at));
    let into = merging.into;
    let into = view.entries.iter().find(|one| Some(one.id) == into);
    let mut done = false;
    let mut first = None;
    if let Some(into) = into {
        let mut goes_on = None;
        if let Some(two) = two_actions(frame.models, entry, into) {
            goes_on = which(ui, frame.models, two, &mut first);
            done = goes_on.is_some();
        } else {
            let button = ui.add(Button::primary("Merge").compact());
            done = button.clicked();
            first = Some(button);
        }
        if done {
            merge(entry.id, into.id, goes_on, outbox);
        }
    }
    done |= ui.add(Button::quiet("Keep them apart").compact()).clicked();
    if std::mem::take(&mut merging.fresh) {
        let first = first.unwrap_or(edited.response);
        first.request_focus();
        first.scroll_to_me(None);
    }
    tools.merging = (!done).then_some(merging);
}

/// Asks which of two promises goes on; the other ends as merged with it.
fn which(
    ui: &mut Ui,
    models: &Models,
    two: (ActionId, ActionId),
    first: &mut Option<eframe::egui::Response>,
) -> Option<ActionId> {
    text::strong(ui, "Both promise something. Which one goes on?");
    let mut pressed = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for id in [two.1, two.0] {
            let Some(row) = models.actions.row(id) else {
                continue;
            };
            let owner = models
                .directory
                .owner_name(row.action.owner, row.action.department);
            let name = match owner.as_str() {
                "" => short(&row.action.text),
                owner => format!("{owner}: {}", short(&row.action.text)),
            };
            let label = format!("Goes on: {name}");
            let button = ui.add(Button::secondary(&name).named(&label).compact());
            first.get_or_insert_with(|| button.clone());
            if button.clicked() {
                pressed = Some(id);
            }
        }
    });
    pressed
}

/// The other entries of the record, by when they were said; those of the same item first.
fn others(frame: &Frame<'_>, view: &MeetingView, entry: &Entry) -> Choices<EntryId> {
    let mut others: Vec<&Entry> = view
        .entries
        .iter()
        .filter(|one| one.id != entry.id)
        .collect();
    others.sort_by_key(|one| one.item != entry.item);
    Choices::new(others.into_iter().map(|one| {
        let time = frame.local(one.at).format("%H:%M");
        let kind = if one.kind == EntryKind::Note {
            String::new()
        } else {
            format!("{}: ", one.kind.label())
        };
        (one.id, format!("{time} {kind}{}", short(&one.text)))
    }))
}

/// The first words of an entry, on one line.
fn short(text: &str) -> String {
    const MOST: usize = 64;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let begin: String = line.chars().take(MOST - 1).collect();
    format!("{}…", begin.trim_end())
}
