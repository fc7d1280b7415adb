//! The capture line: words first, structure after. Marks are understood while they are typed and shown as chips;
//! Enter records, Tab takes the completion that is marked.

use crate::domain::capture::{CaptureContext, Captured, Chip, understand};
use crate::domain::entry::EntryKind;
use crate::domain::measure::Measure;
use crate::ui::keys::key_words;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::chip::{chip, chip_button, chip_row};
use crate::ui::widgets::keycap::keycap;
use crate::ui::widgets::text;
use eframe::egui::{
    self, CornerRadius, Id, Key, KeyboardShortcut, Margin, Modifiers, Stroke, TextEdit, Ui,
    text::CCursor, text::CCursorRange, text_edit::TextEditState,
};

use super::{RecordState, send};

/// The kinds whose keys stand under the line.
const SHOWN_KINDS: [(EntryKind, &str); 4] = [
    (EntryKind::Action, "action"),
    (EntryKind::Decision, "decision"),
    (EntryKind::InformationRequest, "get-back"),
    (EntryKind::DataRequest, "data request"),
];

/// What the capture line remembers.
#[derive(Debug, Default)]
pub struct CaptureState {
    /// What is typed.
    pub(super) line: String,
    /// The line as it was sent, until the program has taken or refused it.
    pub(super) sent: Option<String>,
    /// The keyboard goes here in the next frame.
    pub(super) wants_focus: bool,
    /// What the line says, for the words it was made from.
    understood: Option<(String, Captured)>,
    /// Which completion is marked.
    marked: usize,
    /// Height of the whole block when it was drawn last, in points.
    height: f32,
}

impl CaptureState {
    /// Height the block needs, in points.
    pub(super) fn height(&self) -> f32 {
        self.height.max(120.0) + space::S
    }

    /// The line is on the record. What was typed since it was sent stays.
    pub(super) fn recorded(&mut self) {
        let sent = self.sent.take().unwrap_or_default();
        let rest = self.line.strip_prefix(&sent).map(str::to_owned);
        self.line = rest.unwrap_or_default();
        self.understood = None;
        self.wants_focus = true;
    }

    /// What the line says; worked out again only when it is another.
    fn understand(&mut self, frame: &Frame<'_>) {
        if self
            .understood
            .as_ref()
            .is_some_and(|(line, _)| *line == self.line)
        {
            return;
        }
        let models = frame.models;
        let measures: Vec<Measure> = if self.line.contains('#') {
            models
                .measures
                .rows
                .iter()
                .map(|row| row.measure.clone())
                .collect()
        } else {
            Vec::new()
        };
        let context = CaptureContext {
            people: &models.directory.people,
            departments: &models.directory.departments,
            measures: &measures,
            today: frame.local(frame.now).date(),
            next_meeting: models
                .meeting
                .as_ref()
                .and_then(|view| view.meeting.next_on),
        };
        self.understood = Some((self.line.clone(), understand(&self.line, &context)));
        self.marked = 0;
    }

    /// The last mark that could be completed.
    fn completable(&self) -> Option<&Chip> {
        let (_, captured) = self.understood.as_ref()?;
        captured
            .chips
            .iter()
            .rev()
            .find(|chip| !chip.settled && !chip.candidates.is_empty())
    }

    /// Puts a completion in the place of its mark; the cursor goes behind it.
    fn complete(&mut self, ui: &Ui, id: Id, choice: usize) {
        let Some(chip) = self.completable() else {
            return;
        };
        let Some(candidate) = chip.candidates.get(choice) else {
            return;
        };
        let (span, words) = (chip.span.clone(), format!("{} ", candidate.replacement));
        let (Some(before), Some(after)) = (self.line.get(..span.start), self.line.get(span.end..))
        else {
            return;
        };
        let cursor = before.chars().count() + words.chars().count();
        self.line = format!("{before}{words}{}", after.trim_start());
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state
            .cursor
            .set_char_range(Some(CCursorRange::one(CCursor::new(cursor))));
        state.store(ui.ctx(), id);
        self.wants_focus = true;
    }
}

/// Draws the line with its chips, completions and keys.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut RecordState, outbox: &mut Outbox) {
    let id = Id::unique("capture line");
    let top = ui.cursor().top();
    take_keys(ui, id, frame, state, outbox);
    let p = palette(ui);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let edge = if focused {
        p.focus_ring()
    } else {
        Stroke::new(p.line_width, p.border_strong)
    };
    egui::Frame::new()
        .fill(p.surface)
        .stroke(edge)
        .corner_radius(CornerRadius::same(radius::L))
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            line(ui, id, &mut state.capture);
            state.capture.understand(frame);
            chips(ui, id, &mut state.capture);
        });
    ui.add_space(space::XS);
    hints(ui);
    keep_focus(ui, id, state);
    state.capture.height = ui.cursor().top() - top;
}

/// Takes the keys of the line before the field sees them.
fn take_keys(ui: &Ui, id: Id, frame: &Frame<'_>, state: &mut RecordState, outbox: &mut Outbox) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let count = state
        .capture
        .completable()
        .map_or(0, |chip| chip.candidates.len());
    if count > 0 {
        if pressed(Modifiers::NONE, Key::Tab) {
            let marked = state.capture.marked;
            state.capture.complete(ui, id, marked);
        }
        if pressed(Modifiers::NONE, Key::ArrowDown) {
            state.capture.marked = (state.capture.marked + 1) % count;
        }
        if pressed(Modifiers::NONE, Key::ArrowUp) {
            state.capture.marked = (state.capture.marked + count - 1) % count;
        }
    }
    let step = i32::from(pressed(Modifiers::CTRL, Key::ArrowDown))
        - i32::from(pressed(Modifiers::CTRL, Key::ArrowUp));
    if step != 0 {
        choose_neighbour(frame, state, step);
    }
    if state.chosen.is_some() && pressed(Modifiers::NONE, Key::Escape) {
        state.chosen = None;
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        send(frame.models, state, EntryKind::Note, outbox);
    }
}

/// Chooses the entry before or after the chosen one; from none, the last.
fn choose_neighbour(frame: &Frame<'_>, state: &mut RecordState, step: i32) {
    let Some(view) = frame.models.meeting.as_ref() else {
        return;
    };
    let last = view.entries.len().checked_sub(1);
    let at = view
        .entries
        .iter()
        .position(|entry| Some(entry.id) == state.chosen);
    let next = match (at, last) {
        (_, None) => None,
        (None, Some(last)) => Some(last),
        (Some(at), Some(last)) if step < 0 => Some(at.saturating_sub(1).min(last)),
        (Some(at), Some(last)) if at < last => Some(at + 1),
        (Some(_), Some(_)) => None,
    };
    state.chosen = next
        .and_then(|at| view.entries.get(at))
        .map(|entry| entry.id);
    state.entries.to_chosen = true;
}

/// The field itself. Shift and Enter begin a new line in it.
fn line(ui: &mut Ui, id: Id, state: &mut CaptureState) {
    let new_line = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
    let rows = if state.line.len() > 400 { 6 } else { 1 };
    let field = TextEdit::multiline(&mut state.line)
        .id(id)
        .frame(egui::Frame::NONE)
        .margin(Margin::ZERO)
        .font(Size::Body.regular())
        .desired_width(f32::INFINITY)
        .desired_rows(rows)
        .return_key(Some(new_line))
        .hint_text("Type what is said; Enter records");
    egui::ScrollArea::vertical()
        .id_salt("capture scroll")
        .max_height(140.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let response = ui.add(field);
            response.accessible_name("Capture line");
        });
}

/// What was understood, and what a mark may mean.
fn chips(ui: &mut Ui, id: Id, state: &mut CaptureState) {
    let Some((_, captured)) = &state.understood else {
        return;
    };
    if captured.chips.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    let open = state.completable().map(|chip| chip.span.clone());
    let mut taken = None;
    chip_row(ui, |ui| {
        for one in &captured.chips {
            if Some(&one.span) == open.as_ref() {
                for (at, candidate) in one.candidates.iter().enumerate() {
                    let tone = if at == state.marked {
                        Tone::Accent
                    } else {
                        Tone::Neutral
                    };
                    if chip_button(ui, &candidate.label, tone).clicked() {
                        taken = Some(at);
                    }
                }
            } else {
                chip(
                    ui,
                    &one.text,
                    if one.settled {
                        Tone::Accent
                    } else {
                        Tone::Warn
                    },
                );
            }
        }
    });
    if open.is_some() {
        text::caption(
            ui,
            "Tab takes the marked one; as typed it is recorded and flagged.",
        );
    }
    if let Some(at) = taken {
        state.complete(ui, id, at);
    }
}

/// The keys, under the line.
fn hints(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        keycap(ui, "Enter");
        text::caption(ui, "note");
        for (kind, word) in SHOWN_KINDS {
            let keys = key_words(ui.ctx(), Verb::RecordAs(kind));
            keycap(ui, &keys);
            text::caption(ui, word);
        }
        keycap(ui, &key_words(ui.ctx(), Verb::Keys));
        text::caption(ui, "all keys");
    });
}

/// Gives the keyboard back to the line when nothing else has it: a click on Next must not lose a word.
fn keep_focus(ui: &Ui, id: Id, state: &mut RecordState) {
    let nobody = ui.memory(|memory| memory.focused().is_none());
    let covered = ui.ctx().memory(|memory| memory.top_modal_layer().is_some());
    if (state.capture.wants_focus || nobody) && !covered && state.editing.is_none() {
        ui.memory_mut(|memory| memory.request_focus(id));
        state.capture.wants_focus = false;
    }
}
