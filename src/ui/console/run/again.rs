//! A chart as it was when something was promised before it, put before the room again on purpose, and taken away.

use super::{RunState, last_time, verb};
use crate::domain::ids::{EntryId, MeetingId};
use crate::domain::text::lower_first;
use crate::program::query::MeetingView;
use crate::program::{Command, RoomChange};
use crate::ui::audience::AudienceFrame;
use crate::ui::keys::key_words;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::tokens::Tone;
use crate::ui::verbs::{RunVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::{chip_row, marked_chip};
use crate::ui::widgets::mark::Form;
use eframe::egui::Ui;

const VERB: Verb = Verb::Run(RunVerb::ShowAgain);

/// Shows the room the chart that is open as it was, else the one of the line chosen in what was said last time, else
/// the latest of those; takes it away where one is shown.
pub(super) fn turn(room: &mut RunState, models: &Models, outbox: &mut Outbox) {
    let Some((view, _)) = verb::running(models) else {
        return;
    };
    let meeting = view.meeting.id;
    if view.shown_again.is_some() {
        show_room(meeting, None, outbox);
    } else {
        let open = models.as_shown.as_ref().map(|then| then.entry);
        let entry = open.or_else(|| last_time::kept(room, models));
        if entry.is_some() {
            show_room(meeting, entry, outbox);
        } else {
            let words = "No chart was kept with what was said last time of this item.";
            outbox.wish(Wish::Tell(words.to_owned()));
        }
    }
    room.focus_capture();
}

/// Puts what was kept with an entry before the room, or takes it away.
pub(super) fn show_room(meeting: MeetingId, entry: Option<EntryId>, outbox: &mut Outbox) {
    let change = RoomChange::ShowAgain(entry);
    outbox.run(Command::InRoom { meeting, change });
}

/// Says that the room sees a chart as it was, and takes it away.
pub(super) fn chip(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let shown = frame.models.shown_again.as_ref();
    let Some(then) = shown.filter(|_| view.shown_again.is_some()) else {
        return;
    };
    let AudienceFrame::Exhibit(shown) = &then.shown else {
        return;
    };
    chip_row(ui, |ui| {
        let words = format!("The room sees a chart {}", lower_first(&shown.then));
        marked_chip(ui, Form::Square, &words, Tone::Warn);
        let keys = key_words(ui.ctx(), VERB);
        let away = Button::quiet("Take it away").keys(&keys).compact();
        if ui.add(away).clicked() {
            show_room(view.meeting.id, None, outbox);
            room.focus_capture();
        }
    });
}
