//! What a verb means for the meeting that is open: from where it stands to a command.

use crate::domain::agenda::Stop;
use crate::domain::excursion::WayBack;
use crate::domain::ids::{ItemId, MeetingId};
use crate::domain::meeting::{Meeting, MeetingProgress, Screen, Stage};
use crate::program::query::MeetingView;
use crate::program::{Command, RoomChange};
use crate::ui::audience::steps;
use crate::ui::models::Models;
use crate::ui::verbs::Verb;

/// How a verb moves a running meeting.
type Move = fn(&Models, &MeetingView, &Stage) -> Option<Command>;

/// The verbs that move a running meeting from stop to stop.
const MOVES: [(Verb, Move); 5] = [
    (Verb::NextStop, next_stop),
    (Verb::PreviousStop, previous_stop),
    (Verb::NextItem, next_item),
    (Verb::PreviousItem, previous_item),
    (Verb::CloseOut, close_out),
];

/// The command a verb stands for now; `None` when there is nothing to do, as at the last stop.
pub fn verb_command(verb: Verb, models: &Models) -> Option<Command> {
    if verb == Verb::StartOrResume {
        return start(models);
    }
    let (view, stage) = running(models)?;
    let meeting = view.meeting.id;
    if verb == Verb::Blank {
        let blank = !stage.blank;
        return Some(Command::Blank { meeting, blank });
    }
    if verb == Verb::Freeze {
        let change = RoomChange::Freeze(view.aside.is_none());
        return Some(Command::InRoom { meeting, change });
    }
    if verb == Verb::BackToStop {
        way_back(view)?;
        let change = RoomChange::Back;
        return Some(Command::InRoom { meeting, change });
    }
    let (_, make) = MOVES.iter().find(|(of, _)| *of == verb)?;
    make(models, view, &stage)
}

/// The open meeting with where the console is in it, if it runs: with the room, or beside it while the
/// room's picture is frozen.
pub(super) fn running(models: &Models) -> Option<(&MeetingView, Stage)> {
    let view = models.meeting.as_ref()?;
    let runs = view.meeting.progress() == MeetingProgress::Running;
    view.operator().filter(|_| runs).map(|stage| (view, stage))
}

/// The meeting that "start or resume" is about: the open one unless it is over, else the one that
/// runs, else the next one.
pub fn meeting_to_start(models: &Models) -> Option<MeetingId> {
    let open = models.meeting.as_ref().map(|view| &view.meeting);
    let open = open
        .filter(|meeting| meeting.progress() != MeetingProgress::Adjourned && !meeting.cancelled);
    open.map(|meeting| meeting.id).or(models.home.next_meeting)
}

fn start(models: &Models) -> Option<Command> {
    let id = meeting_to_start(models)?;
    let open = models.meeting.as_ref().map(|view| &view.meeting);
    let listed = models.meetings.rows.iter().map(|row| &row.meeting);
    let meeting: &Meeting = open.into_iter().chain(listed).find(|one| one.id == id)?;
    let planned = meeting.progress() == MeetingProgress::Planned;
    planned.then_some(Command::StartMeeting(id))
}

/// Where a meeting stands among its stops: at one, or (where that is gone) just before one.
enum Here {
    At(usize),
    Before(usize),
}

fn here(view: &MeetingView, stage: &Stage) -> Here {
    let stops = &view.stops;
    // Pages of a list count as exhibits of its stop, and an exhibit that was removed as the last left.
    let same = |stop: &Stop| {
        stop.item == stage.item && stop.screen == stage.screen && stop.exhibit <= stage.exhibit
    };
    if let Some(at) = stops.iter().rposition(same) {
        return Here::At(at);
    }
    if let Some(last) = stops.iter().rposition(|stop| stop.item == stage.item) {
        return Here::Before(last + 1);
    }
    let place = |item: Option<ItemId>| view.items.iter().position(|one| Some(one.item.id) == item);
    let Some(left) = place(stage.item) else {
        return Here::Before(0);
    };
    let later = stops.iter().position(|stop| place(stop.item) > Some(left));
    Here::Before(later.unwrap_or(stops.len()))
}

fn go(meeting: MeetingId, stop: Stop) -> Command {
    Command::GoTo {
        meeting,
        item: stop.item,
        screen: stop.screen,
        exhibit: stop.exhibit,
    }
}

/// The stop after where the meeting stands, pages and rows of a list included.
pub(super) fn next(models: &Models, view: &MeetingView, stage: &Stage) -> Option<Stop> {
    let steps = steps(models, view, stage.item, stage.screen);
    if (stage.exhibit as usize) + 1 < steps {
        return Some(Stop {
            item: stage.item,
            screen: stage.screen,
            exhibit: stage.exhibit + 1,
        });
    }
    let from = match here(view, stage) {
        Here::At(at) => at + 1,
        Here::Before(at) => at,
    };
    let mut later = view.stops.iter().skip(from);
    later.find(|stop| is_open(view, stage, stop)).copied()
}

/// Whether the way through the meeting leads to a stop: not past one that is skipped or moved on, unless one is at it.
fn is_open(view: &MeetingView, stage: &Stage, stop: &Stop) -> bool {
    let item = stop.item.and_then(|id| view.item(id));
    stop.item == stage.item || item.is_none_or(|item| !item.is_out())
}

fn next_stop(models: &Models, view: &MeetingView, stage: &Stage) -> Option<Command> {
    next(models, view, stage).map(|stop| go(view.meeting.id, stop))
}

fn previous_stop(models: &Models, view: &MeetingView, stage: &Stage) -> Option<Command> {
    let last = steps(models, view, stage.item, stage.screen).saturating_sub(1) as u32;
    let stop = if last > 0 && stage.exhibit > 0 {
        Stop {
            item: stage.item,
            screen: stage.screen,
            exhibit: stage.exhibit.min(last + 1) - 1,
        }
    } else {
        let (Here::At(at) | Here::Before(at)) = here(view, stage);
        let mut earlier = view.stops.iter().take(at).rev();
        let before = *earlier.find(|stop| is_open(view, stage, stop))?;
        let end = steps(models, view, before.item, before.screen).saturating_sub(1) as u32;
        Stop {
            exhibit: before.exhibit.max(end),
            ..before
        }
    };
    Some(go(view.meeting.id, stop))
}

fn next_item(_models: &Models, view: &MeetingView, stage: &Stage) -> Option<Command> {
    let from = match here(view, stage) {
        Here::At(at) => at + 1,
        Here::Before(at) => at,
    };
    let other = |stop: &&Stop| stop.item != stage.item && is_open(view, stage, stop);
    let stop = view.stops.iter().skip(from).find(other)?;
    Some(go(view.meeting.id, *stop))
}

fn previous_item(_models: &Models, view: &MeetingView, stage: &Stage) -> Option<Command> {
    let (Here::At(at) | Here::Before(at)) = here(view, stage);
    let before = view.stops.iter().take(at).rev();
    let item = before
        .filter(|stop| is_open(view, stage, stop))
        .map(|stop| stop.item)
        .find(|item| *item != stage.item)?;
    let stop = view.stops.iter().find(|stop| stop.item == item)?;
    Some(go(view.meeting.id, *stop))
}

/// The list of what was agreed: its place on the agenda, or over the item one is at.
fn close_out(_models: &Models, view: &MeetingView, stage: &Stage) -> Option<Command> {
    if stage.screen == Screen::CloseOut {
        return None;
    }
    let planned = view
        .stops
        .iter()
        .find(|stop| stop.screen == Screen::CloseOut);
    let stop = planned.copied().unwrap_or(Stop {
        item: stage.item,
        screen: Screen::CloseOut,
        exhibit: 0,
    });
    Some(go(view.meeting.id, stop))
}

/// The way to an item that was chosen on the agenda: its first stop. The way back is kept.
pub(super) fn jump(view: &MeetingView, item: ItemId) -> Option<Command> {
    let stop = view.stops.iter().find(|stop| stop.item == Some(item))?;
    let (meeting, change) = (view.meeting.id, RoomChange::Jump(*stop));
    Some(Command::InRoom { meeting, change })
}

/// Where "back to where we were" leads; `None` while nobody left the order of the agenda.
pub(super) fn way_back(view: &MeetingView) -> Option<Stop> {
    let stage = view.stage.as_ref()?.stop();
    let over = view.guest.is_some() || view.shown_again.is_some();
    match (&view.aside, over, &view.way_back) {
        (Some(aside), _, _) => (aside.stop() != stage).then_some(stage),
        (None, true, _) => Some(stage),
        (None, false, back) => back.as_ref().map(WayBack::stop),
    }
}

/// The way to one stop.
pub(super) fn to_stop(view: &MeetingView, stop: Stop) -> Command {
    go(view.meeting.id, stop)
}

#[cfg(test)]
#[path = "verb_tests.rs"]
pub(super) mod tests;
