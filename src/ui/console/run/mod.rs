//! The room: the console while a meeting runs. Left the agenda and the clock, in the middle what the
//! projector shows with what the facilitator needs beside it, right the record with the capture line.

mod again;
mod agenda;
mod attendance;
mod capture;
mod clockwork;
mod close_out;
mod completion;
mod course;
mod freeze;
mod hints;
mod last_time;
mod light;
mod look;
mod moves;
mod newer;
mod outside;
mod prepared;
mod private;
mod projector;
mod promise;
mod questions;
mod recess;
mod record;
mod record_edit;
mod record_row;
mod recorder;
mod send;
mod speaking;
mod stage;
mod turns;
mod verb;
mod work;
mod work_form;

use clockwork::{Line, clockwork};

pub(super) use attendance::{role_field, seat};
pub use look::controls;
pub(super) use stage::copy;
pub use verb::{meeting_to_start, verb_command};

use crate::domain::entry::EntryKind;
use crate::domain::excursion::Guest;
use crate::domain::ids::{EntryId, ItemId, MeetingId, QuestionId};
use crate::domain::pace::ItemState;
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::action_editor::ActionEditorState;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text;
use eframe::egui::{Align, Context, Layout, Rect, Ui, UiBuilder, pos2, vec2};

/// Width of the agenda's column in points.
const AGENDA: f32 = 268.0;
pub use recorder::show as show_recorder;

/// Width of the record's column.
const RECORD: f32 = 348.0;
/// Where the middle would be narrower, the three stand behind tabs.
const MIDDLE: f32 = 380.0;

/// What the room remembers between frames.
#[derive(Debug, Default)]
pub struct RunState {
    capture: capture::Capture,
    record: record::Record,
    work: work::Work,
    promise: promise::Promises,
    editor: ActionEditorState,
    /// The measure that is looked at on the console only.
    private: Option<Guest>,
    course: course::Course,
    last: last_time::LastSaid,
    light: light::Light,
    /// The question for the panel that is shown next.
    question: Option<QuestionId>,
    /// The question whether to adjourn is open.
    adjourning: bool,
    /// The record stands in a window of its own.
    apart: bool,
    /// Which part a narrow window shows.
    part: usize,
    /// The item the room was at when it was drawn last.
    at: Option<ItemId>,
    /// The meeting came to another item: what stands for it comes into sight.
    moved: bool,
    /// Whose selections these are.
    meeting: Option<MeetingId>,
}

impl RunState {
    /// Call once a frame before any key is read: when somebody types faster than frames are drawn,
    /// what was pressed after a line was finished waits for the next frame, so that every line goes
    /// where it was typed. Without this call [`show`] does the same, after keys were read elsewhere.
    pub fn take_turns(&mut self, ctx: &Context) {
        // In a window of its own the line hears that window's keys, where it is drawn.
        if !self.apart {
            self.capture.take_turns(ctx);
        }
    }

    /// Whether the record stands in a window of its own.
    pub const fn apart(&self) -> bool {
        self.apart
    }

    /// Gives the record a window of its own, or puts it back.
    pub fn set_apart(&mut self, apart: bool) {
        self.apart = apart;
        self.capture.wants_focus = true;
    }

    /// Puts the keyboard into the capture line.
    pub fn focus_capture(&mut self) {
        self.capture.wants_focus = true;
    }

    /// Brings the part into sight in which it is noted who is here, or else the record; the capture line leaves the
    /// keyboard there.
    pub fn lead_to(&mut self, view: &MeetingView, attendance: bool) {
        come_to(view, self);
        self.part = usize::from(attendance);
        self.capture.wants_focus = false;
    }

    /// The meeting whose line holds words that are not on the record, and the words.
    pub fn unsent(&self) -> Option<(MeetingId, &str)> {
        let words = self.capture.text.as_str();
        self.meeting
            .filter(|_| !words.trim().is_empty())
            .map(|meeting| (meeting, words))
    }

    /// Puts words that were typed before back into the line of a meeting.
    pub fn resume(&mut self, meeting: MeetingId, words: String) {
        self.meeting = Some(meeting);
        self.capture.text = words;
        self.capture.wants_focus = true;
    }

    /// Asks whether the meeting is over; without a yes it goes on.
    pub fn ask_to_adjourn(&mut self) {
        self.adjourning = true;
    }

    /// Records the line as this kind, or without one turns the chosen entry, else the last, into it.
    pub fn record_as(&mut self, kind: EntryKind) {
        self.capture.ask(kind);
    }

    /// Does what a verb of the record asks for.
    pub fn record_verb(&mut self, verb: Verb) {
        if let Verb::SaidBy(number) = verb {
            self.capture.speaking.press(number);
        } else if verb == Verb::RecordPrepared {
            self.capture.asked = Some(capture::Asked::Prepared);
        } else if verb == Verb::EditPrepared {
            self.capture.asked = Some(capture::Asked::EditPrepared);
        } else {
            self.record.tools.asked = Some(verb);
        }
    }

    /// Chooses an entry of the record.
    pub fn choose(&mut self, entry: EntryId) {
        self.record.choose(entry);
    }

    /// The keyboard is in the capture line and nothing is in it.
    pub fn capture_is_empty(&self) -> bool {
        self.capture.has_focus && self.capture.text.is_empty()
    }

    /// The line is on the record: it may go.
    pub fn recorded(&mut self) {
        self.capture.recorded();
    }

    /// The line was not recorded, for this reason: it stays. It is tried again by itself where it `passes` later
    /// as it stands.
    pub fn refused(&mut self, why: &str, passes: bool) {
        self.capture.refused(why, passes);
    }

    /// Whether the line was refused and is tried again by itself.
    pub fn tries_again(&self) -> bool {
        self.capture.tries_again()
    }

    /// Asks for everything typed into entries and commitments to be saved, before the room is left.
    pub fn keep(&mut self, models: &Models, outbox: &mut Outbox) {
        self.record.drafts.hurry();
        self.promise.drafts.hurry();
        self.record.save(models, outbox);
        self.promise.save(models, outbox);
        self.editor.keep(models, outbox);
    }
}

/// Draws the open meeting's room.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut RunState, outbox: &mut Outbox) {
    let Some(view) = &frame.models.meeting else {
        return;
    };
    come_to(view, state);
    let Some((view, at)) = verb::running(frame.models) else {
        outside::show(ui, frame, view, outbox);
        return;
    };
    let at = (view, &at);
    state.moved = state.at != at.1.item;
    state.at = at.1.item;
    ask_to_adjourn(ui, at.0.meeting.id, state, outbox);
    course::ask_for_next(ui.ctx(), frame, state, outbox);
    let area = ui.max_rect();
    let wide = area.width() - AGENDA - RECORD >= MIDDLE;
    if wide {
        three_columns(ui, area, (frame, at), state, outbox);
    } else {
        one_at_a_time(ui, area, (frame, at), state, outbox);
    }
    ui.advance_cursor_after_rect(area);
    if !state.apart {
        state.record.save_due(ui, frame.models, outbox);
    }
    state.promise.save_due(ui, frame.models, outbox);
}

/// Another meeting has selections of its own.
fn come_to(view: &MeetingView, state: &mut RunState) {
    if state.meeting == Some(view.meeting.id) {
        return;
    }
    state.meeting = Some(view.meeting.id);
    state.record = record::Record::default();
    state.work = work::Work::default();
    state.private = None;
    state.course = course::Course::default();
    state.question = None;
    state.last = last_time::LastSaid::default();
    state.light = light::Light::default();
    state.adjourning = false;
    state.capture.wants_focus = true;
}

/// What every part of the room is drawn from.
type Room<'a> = (
    &'a Frame<'a>,
    (&'a MeetingView, &'a crate::domain::meeting::Stage),
);

fn three_columns(
    ui: &mut Ui,
    area: Rect,
    (frame, at): Room<'_>,
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    let p = palette(ui);
    let left = area.left() + AGENDA;
    let right = area.right() - RECORD;
    let agenda = area.with_max_x(left);
    let record = area.with_min_x(right);
    for side in [agenda, record] {
        ui.painter().rect_filled(side, 0.0, p.surface);
    }
    for x in [left, right] {
        ui.painter().vline(x, area.y_range(), p.rule());
    }
    within(ui, agenda.shrink(space::M), "agenda", |ui| {
        agenda::show(ui, frame, at, state, outbox);
    });
    let middle = Rect::from_min_max(pos2(left, area.top()), pos2(right, area.bottom()));
    within(ui, middle.shrink2(vec2(space::L, 0.0)), "middle", |ui| {
        stage::show(ui, frame, at, state, outbox);
    });
    within(ui, record.shrink(space::M), "record", |ui| {
        recorder::part(ui, (frame, at), state, outbox);
    });
}

/// The parts of the room behind tabs, as on a small screen at 200%.
fn one_at_a_time(
    ui: &mut Ui,
    area: Rect,
    (frame, at): Room<'_>,
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    let parts = ["Record", "On screen", "Agenda"];
    within(ui, area.shrink(space::S), "narrow", |ui| {
        if let Some(part) = segmented(ui, "Part of the room", &parts, state.part) {
            state.part = part;
        }
        ui.add_space(space::S);
        if state.part == 0 {
            where_it_is(ui, at.0, frame);
        }
        if state.part != 1 {
            recess::show(ui, frame, at.0, state, outbox);
        }
        if state.part != 2 {
            course::field(ui, at, state, outbox);
        }
        match state.part {
            1 => stage::show(ui, frame, at, state, outbox),
            2 => agenda::show(ui, frame, at, state, outbox),
            _ => recorder::part(ui, (frame, at), state, outbox),
        }
    });
}

/// One line over the record where the agenda isn't in sight: the item under which a word is recorded, and the
/// clocks.
fn where_it_is(ui: &mut Ui, view: &MeetingView, frame: &Frame<'_>) {
    let clockwork = clockwork(view, frame.now);
    let current = |line: &&Line<'_>| line.state == ItemState::Current;
    let item = clockwork.lines.iter().find(current).map(|line| {
        let minutes = line.minutes();
        format!("{}. {} · {minutes}", line.number, line.title)
    });
    let meeting = format!("{} of {} min", clockwork.elapsed, view.meeting.minutes);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        text::one_line(ui, text::semibold(item.unwrap_or_else(|| "Opening".into())));
        text::caption(ui, &meeting);
    });
    ui.add_space(space::XS);
}

fn within(ui: &mut Ui, rect: Rect, salt: &str, contents: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::top_down(Align::Min))
        .id_salt(salt);
    let mut part = ui.new_child(builder);
    part.set_clip_rect(rect.expand(3.0).intersect(ui.clip_rect()));
    contents(&mut part);
}

fn ask_to_adjourn(ui: &Ui, meeting: MeetingId, state: &mut RunState, outbox: &mut Outbox) {
    if !state.adjourning {
        return;
    }
    let unrecorded = !state.capture.text.trim().is_empty();
    let answer = Dialog::new("Adjourn the meeting?", "Adjourn").show(ui.ctx(), |ui| {
        text::body(
            ui,
            "The clocks stop and the projector thanks the room. You can tidy the record under \
             Follow up, and reopen the meeting if it goes on.",
        );
        if unrecorded {
            let words = "The capture line holds words that are not on the record.";
            text::toned_caption(ui, words, Tone::Bad);
        }
    });
    match answer {
        Answer::Waiting => {}
        Answer::Confirmed => {
            state.adjourning = false;
            outbox.run(Command::Adjourn(meeting));
        }
        Answer::Dismissed => {
            state.adjourning = false;
            state.focus_capture();
        }
    }
}
