//! The meetings to come, and the measures whose figures are late.

use eframe::egui::{Align, Layout, RichText, Ui};

use crate::domain::meeting::MeetingProgress;
use crate::domain::memo::MemoKind;
use crate::program::query::{MeetingRow, memos_owed};
use crate::ui::models::Frame;
use crate::ui::outbox::{MeetingStage, Outbox, Place};
use crate::ui::tokens::{Size, Tone, height, palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::{Button, link};
use crate::ui::widgets::card;
use crate::ui::widgets::table::two_lines;
use crate::ui::widgets::text;

use super::cards::agenda_words;
use super::{link_row, words};

/// How many are listed before a link leads to the rest.
const LISTED: usize = 5;

/// Draws the card of the meetings to come.
pub(super) fn meetings(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let upcoming = &frame.models.home.upcoming;
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::subheading(ui, "Next meetings");
        if upcoming.is_empty() {
            text::muted(ui, "No meeting is planned.");
            ui.add_space(space::XS);
            if ui.add(Button::secondary("Plan a meeting")).clicked() {
                outbox.act(Verb::NewMeeting);
            }
        }
        let rows = &frame.models.meetings.rows;
        for id in upcoming.iter().take(LISTED) {
            if let Some(row) = rows.iter().find(|row| row.meeting.id == *id)
                && meeting_row(ui, frame, row)
            {
                outbox.go(Place::Meeting(
                    *id,
                    MeetingStage::of(row.meeting.progress()),
                ));
            }
        }
        if upcoming.len() > LISTED && link(ui, &format!("All {}", upcoming.len())).clicked() {
            outbox.go(Place::Meetings);
        }
    });
}

fn meeting_row(ui: &mut Ui, frame: &Frame<'_>, row: &MeetingRow) -> bool {
    let meeting = &row.meeting;
    let today = frame.models.today;
    let when = words::dated(meeting.held_on, today);
    let at = crate::domain::dates::clock(meeting.starts_at);
    let far = match meeting.progress() {
        MeetingProgress::Running => "running".to_owned(),
        MeetingProgress::Planned | MeetingProgress::Adjourned => {
            words::distance(meeting.held_on, today)
        }
    };
    let name = || format!("{}, {when}, {at}, {far}", meeting.name);
    let clicked = link_row(ui, &name, height::ROW_TALL, |ui| {
        let layout = Layout::right_to_left(Align::Center);
        ui.with_layout(layout, |ui| {
            text::caption(ui, &far);
            let left = Layout::left_to_right(Align::Center);
            ui.with_layout(left, |ui| {
                let below = format!("{when}, {at} · {}", agenda_words(row));
                two_lines(ui, &meeting.name, &below);
            });
        });
    });
    clicked.clicked()
}

/// Draws the card of the memos that are to go out, the one due first at the head; nothing while none is.
pub(super) fn memos(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let models = frame.models;
    let owed = memos_owed(&models.directory, &models.meetings.rows, frame.now);
    if owed.is_empty() {
        return;
    }
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::subheading(ui, "Memos to send");
        for (meeting, clock) in owed.iter().take(LISTED) {
            let words = clock.words(frame.now);
            let day = words::dated(meeting.held_on, models.today);
            let name = || format!("{}, {day}, {words}", meeting.name);
            let tone = if clock.is_late(frame.now) {
                palette(ui).tone(Tone::Warn).ink
            } else {
                palette(ui).muted
            };
            let clicked = link_row(ui, &name, height::ROW_TALL, |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    text::one_line(ui, format!("{}, {day}", meeting.name));
                    text::one_line(ui, text::rich(&words, Size::Small).color(tone));
                });
            });
            if clicked.clicked() {
                let stage = match clock.kind {
                    MemoKind::Stat => MeetingStage::Prepare,
                    MemoKind::FollowUp => MeetingStage::FollowUp,
                };
                outbox.go(Place::Meeting(meeting.id, stage));
            }
        }
    });
}

/// Draws the card of the late data; nothing when nothing is late.
pub(super) fn late(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let late = &frame.models.home.late;
    if late.is_empty() {
        return;
    }
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        text::subheading(ui, "Late data");
        ui.add_space(space::XS);
        for (id, freshness) in late.iter().take(LISTED) {
            let Some(row) = frame.models.measures.row(*id) else {
                continue;
            };
            let measure = &row.measure;
            let said = freshness.words();
            let name = || format!("{}, {said}", measure.name);
            let clicked = link_row(ui, &name, height::CONTROL, |ui| {
                let layout = Layout::right_to_left(Align::Center);
                ui.with_layout(layout, |ui| {
                    let ink = palette(ui).tone(Tone::Warn).ink;
                    ui.label(RichText::new(&said).color(ink));
                    let left = Layout::left_to_right(Align::Center);
                    ui.with_layout(left, |ui| text::one_line(ui, measure.name.as_str()));
                });
            });
            if clicked.clicked() {
                outbox.go(Place::Measure(*id));
            }
        }
        if late.len() > LISTED {
            ui.add_space(space::XS);
            let rest = format!("{} more under Measures", late.len() - LISTED);
            if link(ui, &rest).clicked() {
                outbox.go(Place::Measures);
            }
        }
    });
}
