//! One entry of the record: when, what kind, the words, who and by when, and what is still to be settled.

use crate::domain::dates;
use crate::domain::entry::{Entry, EntryKind};
use crate::program::Command;
use crate::ui::keys::key_words;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::keycap::keycap;
use crate::ui::widgets::text;
use eframe::egui::{
    CornerRadius, Id, Key, Label, Modifiers, Sense, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2,
};

use super::{RecordState, save_words};

/// Width of the time, in points.
const TIME: f32 = 46.0;

/// Draws an entry. A click chooses it; the chosen one shows what can be done with it.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut RecordState,
    entry: &Entry,
    outbox: &mut Outbox,
) {
    let chosen = state.chosen == Some(entry.id);
    let p = palette(ui);
    if chosen {
        let ground = ui.max_rect().expand2(vec2(space::XS, 0.0));
        ui.painter()
            .rect_filled(ground, CornerRadius::same(radius::S), p.hover);
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(space::XS);
    ui.horizontal_top(|ui| {
        ui.allocate_ui(vec2(TIME, 0.0), |ui| {
            ui.set_width(TIME);
            text::caption(ui, &frame.local(entry.at).format("%H:%M").to_string());
        });
        ui.vertical(|ui| {
            text::toned_caption(ui, &kind_words(entry), tone_of(entry.kind));
            if chosen && state.editing.is_some() {
                edit(ui, state, entry, outbox);
            } else {
                words(ui, state, entry);
            }
            facts(ui, frame, entry);
            if chosen && state.editing.is_none() {
                tools(ui, state, entry, outbox);
            }
        });
    });
    ui.add_space(space::XS);
    let line = ui.min_rect();
    ui.painter().hline(line.x_range(), line.bottom(), p.rule());
}

/// The kind in capitals, with what a follow-up did.
fn kind_words(entry: &Entry) -> String {
    let words = match entry.step {
        Some(step) => step.label(),
        None => entry.kind.label(),
    };
    words.to_uppercase()
}

/// The colour of a kind; its word stands beside it.
const fn tone_of(kind: EntryKind) -> Tone {
    match kind {
        EntryKind::Action | EntryKind::InformationRequest => Tone::Accent,
        EntryKind::Decision => Tone::Purple,
        EntryKind::DataRequest => Tone::Good,
        EntryKind::DataQualityIssue => Tone::Warn,
        EntryKind::Note | EntryKind::Recognition | EntryKind::ParkingLot | EntryKind::FollowUp => {
            Tone::Neutral
        }
    }
}

/// The words of an entry; pressing them chooses it, pressing twice edits it.
fn words(ui: &mut Ui, state: &mut RecordState, entry: &Entry) {
    let shown = if entry.text.trim().is_empty() {
        "–"
    } else {
        entry.text.as_str()
    };
    let label = Label::new(text::rich(shown, Size::Body))
        .wrap()
        .sense(Sense::click());
    let response = ui.add(label);
    let name = format!("{}: {shown}", kind_words(entry));
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, name.clone()));
    if response.clicked() {
        state.chosen = Some(entry.id);
    }
    if response.double_clicked() {
        state.editing = Some(entry.text.clone());
    }
}

/// Owner, date, deliverable, what is missing and what is to be settled.
fn facts(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry) {
    let models = frame.models;
    let directory = &models.directory;
    let action = entry
        .action
        .and_then(|id| models.actions.row(id))
        .map(|row| &row.action);
    if let Some(action) = action {
        if entry.kind == EntryKind::FollowUp {
            text::caption(ui, &action.text);
            return;
        }
        let mut parts = Vec::new();
        let owner = directory.owner_name(action.owner, action.department);
        if !owner.is_empty() {
            parts.push(owner);
        }
        if let Some(due) = action.due {
            parts.push(format!("due {}", dates::short_weekday(due)));
        }
        if let Some(deliverable) = action.deliverable {
            parts.push(deliverable.label().to_lowercase());
        }
        if !parts.is_empty() {
            text::caption(ui, &parts.join(" · "));
        }
        let lacks: Vec<&str> = action
            .lacks()
            .into_iter()
            .map(|lack| lack.label())
            .collect();
        if !lacks.is_empty() {
            text::toned_caption(ui, &lacks.join(" · "), Tone::Warn);
        }
    }
    if entry.kind == EntryKind::Decision {
        let maker = directory.person_name(entry.decided_by);
        if !maker.is_empty() {
            text::caption(ui, &format!("Decided by {maker}"));
        }
    }
    for line in entry.unsettled.lines() {
        text::toned_caption(ui, line, Tone::Warn);
    }
}

/// What can be done with the chosen entry, with the keys.
fn tools(ui: &mut Ui, state: &mut RecordState, entry: &Entry, outbox: &mut Outbox) {
    let asked = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2));
    ui.horizontal_wrapped(|ui| {
        if ui
            .add(Button::secondary("Edit").keys("F2").compact())
            .clicked()
            || asked
        {
            state.editing = Some(entry.text.clone());
        }
        if ui.add(Button::quiet("Remove").compact()).clicked() {
            state.chosen = None;
            outbox.run(Command::RemoveEntry(entry.id));
        }
        if entry.kind != EntryKind::FollowUp {
            for kind in [EntryKind::Note, EntryKind::Action, EntryKind::Decision] {
                if kind != entry.kind {
                    keycap(ui, &key_words(ui.ctx(), Verb::RecordAs(kind)));
                    text::caption(ui, &kind.label().to_lowercase());
                }
            }
        }
    });
}

/// The words of the chosen entry as a field: Enter keeps, Escape leaves them as they were.
fn edit(ui: &mut Ui, state: &mut RecordState, entry: &Entry, outbox: &mut Outbox) {
    let Some(mut words) = state.editing.take() else {
        return;
    };
    let id = Id::unique(("entry words", entry.id));
    let focused = ui.memory(|memory| memory.has_focus(id));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (keep, leave) = (
        focused && pressed(Key::Enter),
        focused && pressed(Key::Escape),
    );
    let field = TextEdit::multiline(&mut words)
        .id(id)
        .desired_width(f32::INFINITY)
        .desired_rows(2);
    let response = ui.add(field).accessible_name("Words of the entry");
    if keep || (response.lost_focus() && !leave) {
        save_words(entry, words, outbox);
        state.capture.wants_focus = true;
    } else if leave {
        state.capture.wants_focus = true;
    } else {
        if !response.has_focus() {
            response.request_focus();
        }
        state.editing = Some(words);
    }
}
