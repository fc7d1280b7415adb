//! Newer figures than the released memo's: announced under the picture, and switched on by one key for the chart
//! on screen, by another for all.

use super::{RunState, look, verb};
use crate::domain::ids::MeasureId;
use crate::domain::meeting::{Screen, Stage};
use crate::program::query::{ExhibitView, MeetingView, Updated};
use crate::program::{Command, RoomChange};
use crate::ui::keys::key_words;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::Tone;
use crate::ui::verbs::Verb;
use crate::ui::widgets::chip::{chip_button, chip_row, marked_chip};
use crate::ui::widgets::mark::Form;
use eframe::egui::Ui;
use std::collections::BTreeMap;

/// Measures with newer figures than the memo's, each with whether they are shown.
type Newer = BTreeMap<MeasureId, bool>;

impl RunState {
    /// Switches the room to the newer figures of the chart on screen, or of every measure, or back. Says
    /// whether there are any.
    pub fn switch_figures(&mut self, verb: Verb, models: &Models, outbox: &mut Outbox) -> bool {
        let Some((view, stage)) = verb::running(models) else {
            return false;
        };
        let newer = if verb == Verb::UpdateAll {
            of_all(models)
        } else {
            of_screen(self, models, view, &stage)
        };
        let measures: Vec<MeasureId> = newer.keys().copied().collect();
        self.focus_capture();
        if measures.is_empty() {
            return false;
        }
        let change = if newer.values().all(|on| *on) {
            RoomChange::MemoFigures(measures)
        } else {
            RoomChange::NewerFigures(measures)
        };
        let meeting = view.meeting.id;
        outbox.run(Command::InRoom { meeting, change });
        true
    }
}

/// The chart or table on the console: looked at there alone, shown out of order, or the item's.
fn on_console<'m>(
    room: &RunState,
    models: &'m Models,
    view: &MeetingView,
    stage: &Stage,
) -> Option<&'m ExhibitView> {
    if room.private().is_some() {
        return models.private.as_ref();
    }
    if view.shown_again.is_some() && view.aside.is_none() {
        return None;
    }
    if view.guest.is_some() && view.aside.is_none() {
        return models.guest.as_ref();
    }
    let exhibit = look::on_screen(view, stage)?;
    let seen = match &view.aside {
        None => models.looked_at.as_ref(),
        Some(_) => models.beside.as_ref(),
    };
    let seen = seen.filter(|seen| seen.exhibit.id == exhibit.id);
    seen.or_else(|| models.exhibits.get(&exhibit.id))
}

/// What the key for this chart is about; on a scorecard, every measure of it.
fn of_screen(room: &RunState, models: &Models, view: &MeetingView, stage: &Stage) -> Newer {
    if stage.screen == Screen::Scorecard && room.private().is_none() && view.guest.is_none() {
        return of_all(models);
    }
    let shown = on_console(room, models, view, stage);
    shown.and_then(one).into_iter().collect()
}

/// Every measure of the meeting with newer figures, and those looked at out of order.
fn of_all(models: &Models) -> Newer {
    let of_meeting = models.figures.all().map(|(id, updated)| (id, updated.on));
    let beside = [&models.guest, &models.private].into_iter().flatten();
    of_meeting.chain(beside.filter_map(one)).collect()
}

fn one(shown: &ExhibitView) -> Option<(MeasureId, bool)> {
    let updated = shown.updated.as_ref()?;
    Some((shown.exhibit.measure?, updated.on))
}

/// Announces what changed since the memo, and offers to show it, or the memo's figures again. Nothing where
/// nothing did.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let models = frame.models;
    let here = of_screen(room, models, view, stage);
    let all = of_all(models);
    if all.is_empty() {
        return;
    }
    let told = on_console(room, models, view, stage).and_then(|shown| shown.updated.as_ref());
    let of_one = !here.is_empty() && told.is_some();
    let more = if of_one { all.len() > 1 } else { true };
    chip_row(ui, |ui| {
        if let Some(told) = told {
            marked_chip(ui, Form::Block, &told.sentence(), tone(told));
        }
        let mut offer = |verb: Verb, words: &str| {
            let keys = key_words(ui.ctx(), verb);
            let words = format!("{words} ({keys})");
            if chip_button(ui, &words, Tone::Neutral).clicked() {
                outbox.act(verb);
                room.focus_capture();
            }
        };
        if of_one {
            offer(Verb::UpdateChart, offered(&here));
        }
        if more {
            let words = match all.len() {
                1 => "1 measure was updated since the memo".to_owned(),
                several => format!("{several} measures were updated since the memo"),
            };
            let does = if all.values().all(|on| *on) {
                "all as in the memo"
            } else {
                "show all newer figures"
            };
            offer(Verb::UpdateAll, &format!("{words}: {does}"));
        }
    });
}

const fn tone(told: &Updated) -> Tone {
    if told.on { Tone::Accent } else { Tone::Warn }
}

fn offered(newer: &Newer) -> &'static str {
    if newer.values().all(|on| *on) {
        "As in the memo"
    } else {
        "Show newer figures"
    }
}
