//! The capture line: words first, structure after. Nothing typed here is lost before it is on disk.

use super::RunState;
use super::completion::{self, Completion};
use super::hints::hints;
use super::prepared::{self, Prepared};
use super::speaking::{self, Speaking};
use super::{send, turns};
use crate::domain::capture::{CaptureContext, Captured, ChipKind, understand};
use crate::domain::entry::EntryKind;
use crate::domain::measure::Measure;
use crate::program::query::MeetingView;
use crate::program::{Command, day_in_zone};
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Size, Tone, palette, radius};
use crate::ui::widgets::chip::{chip, chip_row};
use crate::ui::widgets::text;
use eframe::egui::{
    Context, CornerRadius, Event, EventFilter, Frame as Plate, Id, Key, KeyboardShortcut, Margin,
    Modifiers, ScrollArea, Stroke, TextEdit, Ui, text_edit::TextEditState, vec2,
};

/// The name screen readers call the line by.
pub(super) const NAME: &str = "Capture line";
/// A long line scrolls inside its box from this height on, in points.
const HIGHEST: f32 = 132.0;

/// What a key asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Enter: the line is a note; an empty one is nothing.
    Enter,
    /// The key of a kind: the line is of that kind; an empty one turns an entry.
    Kind(EntryKind),
    /// Record the next prepared action.
    Prepared,
    /// Put the next prepared action into the line.
    EditPrepared,
}

/// A line as it was understood.
#[derive(Debug)]
struct Understood {
    text: String,
    stamp: [usize; 4],
    captured: Captured,
}

/// What the line remembers.
#[derive(Debug, Default)]
pub(super) struct Capture {
    /// What is typed.
    pub(super) text: String,
    /// It shall have the keyboard.
    pub(super) wants_focus: bool,
    /// It had the keyboard when it was drawn last.
    pub(super) has_focus: bool,
    pub(super) asked: Option<Asked>,
    /// Keys that wait for the next frame.
    pub(super) held: Vec<Event>,
    /// The frame whose keys were looked at.
    pub(super) turn: Option<u64>,
    /// The frame in which the line was sent.
    sent: Option<u64>,
    /// It was sent and did not arrive.
    refused: Option<Refused>,
    /// As what it was sent.
    pub(super) sent_as: Option<Asked>,
    /// It was taken away: what can be undone in it is another line.
    emptied: bool,
    understood: Option<Understood>,
    completion: Completion,
    /// Who speaks.
    pub(super) speaking: Speaking,
    /// What is prepared for the item.
    pub(super) prepared: Prepared,
    /// Height of everything it drew last, in points.
    pub(super) height: f32,
}

/// Why a line did not arrive.
#[derive(Debug, Default)]
struct Refused {
    /// In words; empty where nobody said.
    why: String,
    /// It may arrive later as it stands, as when the disk is full.
    passes: bool,
    /// When it is tried again, in seconds.
    again_at: Option<f64>,
}

/// Seconds after which a line is tried again that may arrive later.
const AGAIN: f64 = 5.0;

impl Capture {
    pub(super) fn id() -> Id {
        Id::unique("run capture line")
    }

    pub(super) fn ask(&mut self, kind: EntryKind) {
        self.asked = Some(Asked::Kind(kind));
    }

    pub(super) fn take_turns(&mut self, ctx: &Context) {
        turns::take(self, ctx);
    }

    /// Whether Enter takes the marked completion rather than recording.
    pub(super) fn completes(&self) -> bool {
        self.completion.is_chosen()
    }

    pub(super) fn recorded(&mut self) {
        self.text.clear();
        self.speaking.spoke();
        self.prepared.in_line = None;
        self.sent = None;
        self.refused = None;
        self.emptied = true;
        self.understood = None;
    }

    /// The line is on its way and not answered yet.
    pub(super) const fn is_sent(&self) -> bool {
        self.sent.is_some()
    }

    /// The line was sent in this frame.
    pub(super) fn send(&mut self, frame: u64) {
        self.sent = Some(frame);
    }

    /// The line that was sent did not arrive, for this reason; `passes` where it may later as it stands.
    pub(super) fn refused(&mut self, why: &str, passes: bool) {
        if self.sent.take().is_some() {
            self.refused = Some(Refused {
                why: why.to_owned(),
                passes,
                again_at: None,
            });
        }
    }

    /// Whether the line is tried again by itself.
    pub(super) fn tries_again(&self) -> bool {
        self.refused.as_ref().is_some_and(|refused| refused.passes)
    }

    /// Sends a line again that may arrive by now.
    fn try_again(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let waits = self.sent.is_none() && self.asked.is_none();
        let Some(refused) = self.refused.as_mut().filter(|it| it.passes && waits) else {
            return;
        };
        let at = *refused.again_at.get_or_insert(now + AGAIN);
        if now >= at {
            refused.again_at = None;
            self.asked = self.sent_as;
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(at - now));
        }
    }

    /// Reads the line, if it is another than before or the people in it may be.
    fn understand(&mut self, frame: &Frame<'_>, view: &MeetingView) {
        let models = frame.models;
        let directory = &models.directory;
        let stamp = [
            directory.people.len(),
            directory.people.as_ptr() as usize,
            directory.departments.len(),
            models.measures.rows.len(),
        ];
        let known = self
            .understood
            .as_ref()
            .is_some_and(|known| known.text == self.text && known.stamp == stamp);
        if known {
            return;
        }
        let measures: Vec<Measure> = if self.text.contains('#') {
            let rows = models.measures.rows.iter();
            rows.map(|row| row.measure.clone()).collect()
        } else {
            Vec::new()
        };
        let captured = understand(
            &self.text,
            &CaptureContext {
                people: &directory.people,
                departments: &directory.departments,
                measures: &measures,
                today: day_in_zone(frame.now, &view.meeting.time_zone),
                next_meeting: view.meeting.next_on,
            },
        );
        self.understood = Some(Understood {
            text: self.text.clone(),
            stamp,
            captured,
        });
    }
}

/// Draws the line and records what is asked for.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    let top = ui.cursor().top();
    state.capture.take_turns(ui.ctx());
    answer(ui.ctx(), &mut state.capture);
    take_selection_keys(ui, view, state, outbox);
    state.capture.speaking.settle(view);
    // While an entry is tidied the room is its editor's.
    if !state.record.editing {
        prepared::show(ui, view, state);
        speaking::show(ui, frame, view, state);
    }
    edit_box(ui, frame, view, &mut state.capture);
    state.capture.try_again(ui.ctx());
    send::act(ui.ctx(), view, state, outbox);
    if let Some(refused) = &state.capture.refused {
        let words = if refused.passes {
            "This line is not on the record yet. It is kept here and tried again every 5 seconds; Enter tries it now."
        } else {
            "This line is not on the record yet. It is kept here; press Enter to try again."
        };
        text::toned_caption(ui, words, Tone::Bad);
        if !refused.why.is_empty() {
            text::toned_caption(ui, &refused.why, Tone::Bad);
        }
    }
    hints(ui, state);
    let height = ui.cursor().top() - top;
    if (height - state.capture.height).abs() > 0.5 {
        state.capture.height = height;
        ui.ctx().request_repaint();
    }
}

/// A line that was sent and is still there a frame later did not arrive.
fn answer(ctx: &Context, capture: &mut Capture) {
    let now = ctx.cumulative_frame_nr();
    if capture.sent.is_some_and(|sent| sent < now) {
        capture.refused("", false);
    }
    // The keyboard comes back by itself: a press on a button must not lose a word.
    let covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
    let nobody = ctx.memory(|memory| memory.focused().is_none());
    if !covered && (capture.wants_focus || nobody) {
        capture.wants_focus = false;
        ctx.memory_mut(|memory| memory.request_focus(Capture::id()));
    }
    if std::mem::take(&mut capture.emptied)
        && let Some(mut edit) = TextEditState::load(ctx, Capture::id())
    {
        edit.clear_undoer();
        edit.store(ctx, Capture::id());
    }
}

/// Control and an arrow choose an entry without leaving the line, Delete takes it off the record,
/// Escape lets it go.
fn take_selection_keys(ui: &Ui, view: &MeetingView, state: &mut RunState, outbox: &mut Outbox) {
    if !ui.memory(|memory| memory.has_focus(Capture::id())) {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::ArrowUp) {
        state.record.choose_before(&view.entries);
    }
    if pressed(Modifiers::COMMAND, Key::ArrowDown) {
        state.record.choose_after(&view.entries);
    }
    if !state.capture.completion.is_open() && pressed(Modifiers::NONE, Key::Escape) {
        state.record.let_go();
    }
    let chosen = state
        .record
        .chosen()
        .filter(|_| state.capture.text.is_empty());
    if let Some(entry) = chosen
        && pressed(Modifiers::NONE, Key::Delete)
    {
        outbox.run(Command::RemoveEntry(entry));
        state.record.let_go();
    }
}

fn edit_box(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, capture: &mut Capture) {
    let id = Capture::id();
    let p = palette(ui);
    completion::take_keys(ui, &mut capture.completion);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let edge = if focused {
        p.focus_ring()
    } else {
        Stroke::new(p.line_width, p.border_strong)
    };
    let plate = Plate::new()
        .fill(p.surface)
        .stroke(edge)
        .corner_radius(CornerRadius::same(radius::L))
        .inner_margin(Margin::same(10));
    let shown = plate.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::vertical()
            .id_salt("capture text")
            .max_height(HIGHEST)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                let edit = TextEdit::multiline(&mut capture.text)
                    .id(id)
                    .frame(Plate::NONE)
                    .margin(Margin::ZERO)
                    .hint_text("Type what is said; Enter records it")
                    .font(Size::Body.regular())
                    .desired_rows(1)
                    .desired_width(f32::INFINITY)
                    .event_filter(EventFilter {
                        // Tab takes a completion, Escape puts the list away: neither leaves the line.
                        tab: capture.completion.is_open(),
                        escape: true,
                        horizontal_arrows: true,
                        vertical_arrows: true,
                    })
                    .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
                let response = ui.add(edit).accessible_name(NAME);
                if response.changed() {
                    capture.refused = None;
                    if capture.text.is_empty() {
                        capture.prepared.in_line = None;
                    }
                }
                capture.has_focus = response.has_focus();
            });
        capture.understand(frame, view);
        chips(ui, capture);
    });
    let Some(understood) = &capture.understood else {
        return;
    };
    let anchor = (shown.response.rect, capture.has_focus);
    let chips = &understood.captured.chips;
    let today = day_in_zone(frame.now, &view.meeting.time_zone);
    let offers = completion::offers(
        ui.ctx(),
        &capture.text,
        chips,
        (today, view.meeting.next_on),
    );
    if completion::show(
        ui,
        anchor,
        &mut capture.text,
        offers,
        &mut capture.completion,
    ) {
        capture.wants_focus = true;
        ui.ctx().request_repaint();
    }
}

/// What was understood, one chip for each mark.
fn chips(ui: &mut Ui, capture: &Capture) {
    let Some(understood) = &capture.understood else {
        return;
    };
    let prepared = capture.prepared.in_line.is_some();
    if understood.captured.chips.is_empty() && !prepared {
        return;
    }
    chip_row(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if prepared {
            chip(ui, "prepared action", Tone::Purple);
        }
        for one in &understood.captured.chips {
            let tone = match (one.settled, one.kind) {
                (false, _) => Tone::Warn,
                (true, ChipKind::Person | ChipKind::Department | ChipKind::Measure) => Tone::Accent,
                (true, ChipKind::Due | ChipKind::Priority | ChipKind::Speaker) => Tone::Neutral,
            };
            chip(ui, &one.text, tone);
        }
    });
}
