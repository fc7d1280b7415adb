//! The agenda changed while the meeting runs: an item extended, skipped, moved to the next meeting, or come up.

use super::{RunState, again, questions, recess, verb};
use crate::domain::ids::ItemId;
use crate::domain::meeting::Stage;
use crate::program::query::{ItemView, MeetingView};
use crate::program::{AgendaChange, Command};
use crate::ui::console::meetings::NextMeeting;
use crate::ui::keys::key_words;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::verbs::{RunVerb, STEP, Verb};
use crate::ui::widgets::chip::filter_chip;
use crate::ui::widgets::dialog::Answer;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::filter::menu;
use eframe::egui::{Context, Key, Modifiers, Ui};

/// What is being asked about the agenda.
#[derive(Debug, Default)]
pub(super) struct Course {
    /// The title of an item that came up, while it is typed.
    adding: Option<Adding>,
    /// The item that waits for a next meeting to be planned, and the plan.
    moving: Option<(ItemId, NextMeeting)>,
}

#[derive(Debug, Default)]
struct Adding {
    title: String,
    /// The field has had the keyboard.
    begun: bool,
}

impl RunState {
    /// Does what a verb of the running meeting asks for: with this item, or with the one the meeting is at.
    pub fn run_verb(
        &mut self,
        verb: RunVerb,
        item: Option<ItemId>,
        models: &Models,
        outbox: &mut Outbox,
    ) {
        match verb {
            RunVerb::Extend | RunVerb::Skip | RunVerb::MoveOn => {
                self.on_item(verb, item, models, outbox);
            }
            RunVerb::AddItem => self.course.adding.get_or_insert_default().begun = false,
            RunVerb::LastTime => {
                // In a narrow window it stands with what is on screen.
                self.part = 1;
                self.last.enter();
            }
            RunVerb::Break => recess::end(self, models, outbox),
            RunVerb::Spotlight => self.light.asked = true,
            RunVerb::Question => questions::turn(self, models, outbox),
            RunVerb::ShowAgain => again::turn(self, models, outbox),
        }
    }

    fn on_item(
        &mut self,
        verb: RunVerb,
        item: Option<ItemId>,
        models: &Models,
        outbox: &mut Outbox,
    ) {
        let Some((view, _)) = verb::running(models) else {
            return;
        };
        self.focus_capture();
        let current = view.stage.as_ref().and_then(|stage| stage.item);
        let found = item.or(current).and_then(|id| view.item(id));
        let Some(found) = found.filter(|one| !one.item.dropped) else {
            return;
        };
        let item = found.item.id;
        let change = match verb {
            RunVerb::Extend => AgendaChange::Extend {
                item,
                minutes: STEP,
            },
            RunVerb::Skip => AgendaChange::Skip {
                item,
                skipped: !found.is_skipped(),
            },
            RunVerb::MoveOn => {
                if models.meetings.after(&view.meeting).is_none() && found.moved_to().is_none() {
                    let plan = NextMeeting::like(view.meeting.id);
                    self.course.moving = Some((item, plan));
                    return;
                }
                AgendaChange::MoveOn { item, plan: None }
            }
            RunVerb::AddItem
            | RunVerb::LastTime
            | RunVerb::Break
            | RunVerb::Question
            | RunVerb::ShowAgain
            | RunVerb::Spotlight => return,
        };
        send(change, models, outbox);
    }
}

/// Asks for the change; where the room is at an item that is out by it, the meeting goes on to the next.
fn send(change: AgendaChange, models: &Models, outbox: &mut Outbox) {
    let out = match &change {
        AgendaChange::Skip {
            item,
            skipped: true,
        }
        | AgendaChange::MoveOn { item, .. } => Some(*item),
        AgendaChange::Skip { skipped: false, .. }
        | AgendaChange::Extend { .. }
        | AgendaChange::Add { .. } => None,
    };
    let leaves = verb::running(models).filter(|(_, at)| out.is_some() && at.item == out);
    outbox.run(Command::OnAgenda(change));
    if leaves.is_some()
        && let Some(on) = verb::verb_command(Verb::NextItem, models)
    {
        outbox.run(on);
    }
}

/// What can be done with the item the console is at, each with its key.
pub(super) fn menu_of_item(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    const VERBS: [RunVerb; 4] = [
        RunVerb::Extend,
        RunVerb::Skip,
        RunVerb::MoveOn,
        RunVerb::AddItem,
    ];
    let skipped = stage.item.and_then(|id| view.item(id));
    let skipped = skipped.is_some_and(ItemView::is_skipped);
    let line = |verb: RunVerb| {
        let words = match verb {
            RunVerb::Skip if skipped => "Take the item up again",
            RunVerb::Skip => "Skip the item",
            RunVerb::Extend
            | RunVerb::MoveOn
            | RunVerb::AddItem
            | RunVerb::LastTime
            | RunVerb::Break
            | RunVerb::Question
            | RunVerb::ShowAgain
            | RunVerb::Spotlight => verb.label(),
        };
        format!("{words} ({})", key_words(ui.ctx(), Verb::Run(verb)))
    };
    let lines = VERBS.map(line);
    let words: Vec<&str> = lines.iter().map(String::as_str).collect();
    let control = filter_chip(ui, "This item", false);
    let chosen = menu(ui, &control, &words, None);
    if let Some(verb) = chosen.and_then(|at| VERBS.get(at)) {
        room.run_verb(*verb, stage.item, frame.models, outbox);
    }
}

/// The title of an item that came up, typed where it will stand. Enter adds it, Escape puts it away; either way
/// the keyboard is back in the capture line.
pub(super) fn field(
    ui: &mut Ui,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some(mut adding) = room.course.adding.take() else {
        return;
    };
    let field = Field::new("Item that came up").hint("Its title; Enter adds it here");
    let edited = field.text(ui, &mut adding.title);
    if !std::mem::replace(&mut adding.begun, true) {
        edited.response.request_focus();
        edited.response.scroll_to_me(None);
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key) && input.modifiers.is_none());
    if edited.response.lost_focus() && pressed(Key::Enter) {
        room.focus_capture();
        let title = adding.title.trim().to_owned();
        if !title.is_empty() {
            outbox.run(Command::OnAgenda(AgendaChange::Add {
                meeting: view.meeting.id,
                after: stage.item,
                title,
            }));
        }
        return;
    }
    if edited.response.lost_focus() && pressed(Key::Escape) {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        room.focus_capture();
        return;
    }
    room.course.adding = Some(adding);
}

/// Where no next meeting is planned: says so, and plans it in the same step.
pub(super) fn ask_for_next(
    ctx: &Context,
    frame: &Frame<'_>,
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some((item, mut plan)) = state.course.moving.take() else {
        return;
    };
    let view = frame.models.meeting.as_ref();
    let Some(found) = view.and_then(|view| view.item(item)) else {
        return;
    };
    let words = format!(
        "No meeting is planned after this one. \u{201c}{}\u{201d} goes on the agenda of the one you plan here.",
        found.item.title
    );
    let confirm = "Plan it and move the item";
    let answer = plan.ask(ctx, frame, ("Plan the next meeting?", &words, confirm));
    match (answer, plan.plan()) {
        (Answer::Waiting, _) => state.course.moving = Some((item, plan)),
        (Answer::Confirmed, Some(plan)) => {
            let plan = Some(plan);
            send(AgendaChange::MoveOn { item, plan }, frame.models, outbox);
            state.focus_capture();
        }
        (Answer::Confirmed, None) | (Answer::Dismissed, _) => state.focus_capture(),
    }
}

/// What the agenda says of an item besides its title; empty where it goes as planned.
pub(super) fn mark(frame: &Frame<'_>, item: &ItemView) -> String {
    let moved = item.moved_to().map(|to| {
        let row = frame.models.meetings.row(to);
        let day = row.map(|row| crate::domain::dates::month_and_day(row.meeting.held_on));
        day.map_or_else(|| "Moved on".to_owned(), |day| format!("Moved to {day}"))
    });
    match (moved, item.is_skipped()) {
        (Some(moved), _) => moved,
        (None, true) => "Skipped".to_owned(),
        (None, false) => String::new(),
    }
}
