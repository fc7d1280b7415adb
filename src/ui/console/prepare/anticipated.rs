//! Actions prepared for an item: what the analyst expects to be promised, ready to be recorded in the room
//! with one key. Drafts of the office: on no register, in no memo, never projected.

use crate::domain::anticipated::Anticipated;
use crate::domain::capture::{CaptureContext, Chip, understand};
use crate::domain::ids::{AnticipatedId, ItemId};
use crate::domain::measure::Measure;
use crate::program::Command;
use crate::program::query::{ItemView, MeetingView};
use crate::ui::console::conflict;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, height, space};
use crate::ui::widgets::chip::{chip, chip_row};
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::text;
use eframe::egui::{Key, Ui};

/// What the prepared actions remember between frames.
#[derive(Debug, Default)]
pub(super) struct AnticipatedState {
    pub(super) texts: Drafts<AnticipatedId>,
    /// One being typed, and in which item.
    new: (ItemId, String),
}

/// Saves the words of a prepared action; without words it waits until the field is left.
pub(super) fn save(one: &Anticipated, texts: &mut Drafts<AnticipatedId>, outbox: &mut Outbox) {
    let mut seen = one.clone();
    for ((), typed) in texts.begun(one.id) {
        seen.typed = typed;
    }
    for ((), typed) in texts.take(one.id) {
        if !typed.trim().is_empty() && typed != one.typed {
            let one = Anticipated {
                typed,
                ..one.clone()
            };
            outbox.run(Command::SaveAnticipated(one).begun_from(&seen));
        }
    }
}

/// Adds what was typed and not yet sent off.
pub(super) fn add_typed(state: &mut AnticipatedState, view: &MeetingView, outbox: &mut Outbox) {
    let (item, typed) = std::mem::take(&mut state.new);
    if view.item(item).is_some() {
        add(item, &typed, outbox);
    }
}

fn add(item: ItemId, typed: &str, outbox: &mut Outbox) {
    if !typed.trim().is_empty() {
        let typed = typed.trim().to_owned();
        let anticipated = Anticipated {
            item,
            typed,
            ..Anticipated::default()
        };
        outbox.run(Command::SaveAnticipated(anticipated));
    }
}

/// Draws the prepared actions of an item.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, one): (&MeetingView, &ItemView),
    state: &mut AnticipatedState,
    outbox: &mut Outbox,
) {
    text::subheading(ui, "Anticipated actions");
    text::caption(
        ui,
        "Drafts, recorded in the room with one key. On no register, in no memo, never projected.",
    );
    for (number, draft) in (1..).zip(&one.anticipated) {
        ui.push_id(draft.id, |ui| {
            row(ui, frame, (view, draft), number, state, outbox);
            conflict::of_row(ui, frame.models, draft.id.uuid(), outbox);
        });
    }
    if state.new.0 != one.item.id {
        // One begun in another item belongs there.
        let (item, typed) = std::mem::take(&mut state.new);
        if !item.is_new() {
            add(item, &typed, outbox);
        }
        state.new.0 = one.item.id;
    }
    let field = Field::new("Add an anticipated action")
        .hint("What will be promised: @name, due fri, !high; then Enter")
        .label_hidden();
    let edited = field.text(ui, &mut state.new.1);
    marks(ui, frame, view, &state.new.1);
    if edited.response.lost_focus() && !state.new.1.trim().is_empty() {
        add(one.item.id, &state.new.1, outbox);
        state.new.1.clear();
        if ui.input(|i| i.key_pressed(Key::Enter)) {
            edited.response.request_focus();
        }
    }
}

fn row(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, draft): (&MeetingView, &Anticipated),
    number: u32,
    state: &mut AnticipatedState,
    outbox: &mut Outbox,
) {
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - height::CONTROL - space::S;
        let name = format!("Anticipated action {number}");
        let edited = state
            .texts
            .edit(ui, (draft.id, ()), &draft.typed, |ui, typed| {
                Field::new(&name)
                    .label_hidden()
                    .width(room)
                    .lines(ui, typed, 1)
            });
        let shown = state.texts.shown((draft.id, ()), &draft.typed);
        let left_blank = shown.trim().is_empty() && edited.response.lost_focus();
        let name = format!("Remove anticipated action {number}");
        if icon_button(ui, Icon::Cross, &name).clicked() || left_blank {
            state.texts.forget((draft.id, ()));
            outbox.run(Command::RemoveAnticipated(draft.id));
        }
    });
    let shown = state.texts.shown((draft.id, ()), &draft.typed);
    if draft.entry.is_some() {
        chip_row(ui, |ui| chip(ui, "On the record", Tone::Good));
    } else {
        marks(ui, frame, view, shown);
    }
}

/// What of a line is understood, as the room would.
fn marks(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, typed: &str) {
    let chips = understood(frame, view, typed);
    if chips.is_empty() {
        return;
    }
    chip_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for one in &chips {
            let tone = if one.settled {
                Tone::Accent
            } else {
                Tone::Warn
            };
            chip(ui, &one.text, tone);
        }
    });
}

fn understood(frame: &Frame<'_>, view: &MeetingView, typed: &str) -> Vec<Chip> {
    let directory = &frame.models.directory;
    let measures: Vec<Measure> = if typed.contains('#') {
        let rows = frame.models.measures.rows.iter();
        rows.map(|row| row.measure.clone()).collect()
    } else {
        Vec::new()
    };
    let context = CaptureContext {
        people: &directory.people,
        departments: &directory.departments,
        measures: &measures,
        today: view.meeting.held_on,
        next_meeting: view.meeting.next_on,
    };
    understand(typed, &context).chips
}
