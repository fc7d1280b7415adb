//! The room while no meeting runs in it: before it begins, and after it was adjourned.

use super::attendance;
use crate::domain::dates;
use crate::domain::meeting::MeetingProgress;
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::page;
use crate::ui::keys::key_words;
use crate::ui::models::{AudiencePlace, Frame};
use crate::ui::outbox::{MeetingStage, Outbox, Place};
use crate::ui::tokens::{palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::text;
use eframe::egui::{Align, Layout, Ui, vec2};

/// The page is no wider than this, in points.
const WIDEST: f32 = 760.0;

pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, outbox: &mut Outbox) {
    ui.painter()
        .rect_filled(ui.max_rect(), 0.0, palette(ui).canvas);
    page::scrolling(ui, "outside the room", |ui| {
        let wide = ui.available_width().min(WIDEST);
        let layout = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(wide, 0.0), layout, |ui| {
            ui.set_width(wide);
            if view.meeting.progress() == MeetingProgress::Adjourned {
                after(ui, frame, view, outbox);
            } else {
                before(ui, frame, view, outbox);
            }
        });
    });
}

fn before(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, outbox: &mut Outbox) {
    let meeting = &view.meeting;
    let mut when = format!(
        "{} · {}",
        dates::long(meeting.held_on),
        dates::clock(meeting.starts_at)
    );
    if !meeting.place.trim().is_empty() {
        when = format!("{when} · {}", meeting.place.trim());
    }
    text::heading(ui, &meeting.name);
    text::muted(ui, &when);
    if !meeting.purpose.trim().is_empty() {
        text::body(ui, &meeting.purpose);
    }
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let items = view.agenda().count();
        let planned = view.planned_minutes();
        text::section_label(ui, "Agenda");
        text::body(
            ui,
            &format!(
                "{items} {}, {planned} minutes planned of {}",
                if items == 1 { "item" } else { "items" },
                meeting.minutes
            ),
        );
        people(ui, frame, view);
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let key = key_words(ui.ctx(), Verb::StartOrResume);
            if ui
                .add(Button::primary("Start the meeting").keys(&key))
                .clicked()
            {
                outbox.act(Verb::StartOrResume);
            }
            audience_button(ui, frame, outbox);
        });
    });
    card::card(ui, |ui| {
        text::section_label(ui, &attendance::title(view));
        attendance::show(ui, frame, view, outbox);
    });
}

/// Who chairs, who answers, who writes.
fn people(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView) {
    let directory = &frame.models.directory;
    let meeting = &view.meeting;
    let named = [
        ("Chair", meeting.chair),
        ("Hot seat", meeting.hot_seat),
        ("Recorder", meeting.recorder),
    ];
    let words: Vec<String> = named
        .into_iter()
        .filter_map(|(what, id)| Some((what, directory.person(id?)?)))
        .map(|(what, person)| format!("{what}: {}", person.name))
        .collect();
    if !words.is_empty() {
        text::caption(ui, &words.join(" · "));
    }
}

fn audience_button(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let words = match frame.audience {
        AudiencePlace::Closed => "Show audience window",
        AudiencePlace::Window | AudiencePlace::Projector => "Hide audience window",
    };
    let key = key_words(ui.ctx(), Verb::Audience);
    if ui.add(Button::secondary(words).keys(&key)).clicked() {
        outbox.act(Verb::Audience);
    }
}

fn after(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, outbox: &mut Outbox) {
    let meeting = &view.meeting;
    text::heading(ui, &format!("{} is adjourned", meeting.name));
    if let (Some(from), Some(to)) = (view.counts_from(), meeting.adjourned_at) {
        let minutes = (to - from).num_minutes();
        let ended = dates::clock(frame.local(to).time());
        text::muted(ui, &format!("It ended at {ended} after {minutes} minutes."));
    }
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let count = |count: usize, one: &str, many: &str| {
            format!("{count} {}", if count == 1 { one } else { many })
        };
        text::body(
            ui,
            &format!(
                "On the record: {}, {}.",
                count(view.entries.len(), "entry", "entries"),
                count(view.promised.len(), "commitment", "commitments")
            ),
        );
        text::muted(ui, "Tidy the record and write the follow-up memo next.");
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Follow up")).clicked() {
                outbox.go(Place::Meeting(meeting.id, MeetingStage::FollowUp));
            }
            if ui.add(Button::secondary("Reopen the meeting")).clicked() {
                outbox.run(Command::StartMeeting(meeting.id));
            }
        });
    });
    card::card(ui, |ui| {
        text::section_label(ui, &attendance::title(view));
        attendance::show(ui, frame, view, outbox);
    });
}
