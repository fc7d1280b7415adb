//! A private look at a measure: on the console only, until somebody shows it to the room.

use super::stage::copy;
use super::{RunState, freeze, verb};
use crate::domain::excursion::Guest;
use crate::domain::ids::MeasureId;
use crate::domain::period::Frequency;
use crate::domain::view::{View, first_of_chart};
use crate::program::query::{ExhibitBody, ExhibitView, MeetingView};
use crate::program::{Command, RoomChange};
use crate::ui::audience::private_frame;
use crate::ui::console::view_controls::{Controls, Shown};
use crate::ui::keys::key_words;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::Tone;
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::{chip_button, chip_row, marked_chip};
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::mark::Form;
use crate::ui::widgets::text;
use eframe::egui::Ui;

impl RunState {
    /// The measure that is looked at on the console only, and how.
    pub const fn private(&self) -> Option<&Guest> {
        self.private.as_ref()
    }

    /// Looks at a measure on the console only, over a stretch that suits how often it has a figure.
    pub fn look_aside(&mut self, measure: MeasureId, frequency: Frequency) {
        if let Some(meeting) = self.meeting {
            let view = View::of("", first_of_chart(frequency));
            self.private = Some(Guest::new(meeting, measure, view));
        }
        self.focus_capture();
    }

    /// The room sees what is looked at on the console.
    pub fn show_room(&mut self, outbox: &mut Outbox) {
        if let Some(guest) = self.private.take() {
            let meeting = guest.id;
            let change = RoomChange::Show(guest);
            outbox.run(Command::InRoom { meeting, change });
        }
        self.focus_capture();
    }

    /// Looks at the measure on the console another way.
    pub(super) fn look_otherwise(&mut self, wanted: Shown) {
        let private = self.private.take();
        self.private = private.map(|guest| guest.seen(wanted.view, wanted.as_table));
    }
}

/// Draws what only the console shows, large, beside what the room sees, with what can be done about it.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    highest: f32,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some(here) = private_frame(frame.models) else {
        return;
    };
    columns(ui, &[2.0, 1.0], freeze::NARROW, |ui, at| {
        if at == 0 {
            text::caption(ui, "Only on the console");
            copy(ui, frame, &here, highest, "console copy");
        } else {
            text::caption(ui, "The room sees");
            copy(ui, frame, frame.shown, highest, "live copy");
        }
    });
    ui.horizontal_wrapped(|ui| {
        let keys = key_words(ui.ctx(), Verb::ShowRoom);
        let show = Button::primary("Show the room").compact().keys(&keys);
        if ui.add(show).clicked() {
            room.show_room(outbox);
        }
        if ui.add(Button::quiet("Close").compact()).clicked() {
            room.private = None;
            room.focus_capture();
        }
    });
}

/// Says that the room sees a measure out of order, and offers the way back.
pub(super) fn way_back(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some(stop) = verb::way_back(view) else {
        return;
    };
    chip_row(ui, |ui| {
        let out = view.guest.is_some() && view.shown_again.is_none();
        if let Some(guest) = frame.models.guest.as_ref().filter(|_| out) {
            let words = format!("Shown out of order: {}", guest.title);
            marked_chip(ui, Form::Joined, &words, Tone::Accent);
        }
        let keys = key_words(ui.ctx(), Verb::BackToStop);
        let words = format!("‹ Back to {}", freeze::place_words(frame, view, stop));
        let chip = chip_button(ui, &words, Tone::Neutral);
        if chip.on_hover_text(keys).clicked() {
            outbox.act(Verb::BackToStop);
            room.focus_capture();
        }
    });
}

/// The controls of a measure that is no exhibit of the meeting.
pub(super) fn controls(guest: &Guest, shown: &ExhibitView) -> Option<Controls> {
    if matches!(shown.body, ExhibitBody::Missing(_)) {
        return None;
    }
    let choices = shown.choices.clone()?;
    let at_rest = Shown {
        view: View::of("", first_of_chart(choices.frequency)),
        as_table: false,
    };
    Some(Controls {
        choices,
        shown: Shown {
            view: guest.view(),
            as_table: guest.as_table,
        },
        at_rest,
        back: "As at first",
        table: "Table",
        whole_table: false,
    })
}
