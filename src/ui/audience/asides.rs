//! What stands before the room over the stop the meeting is at: a break, a question or a point shown on purpose.

use super::frame::{AudienceFrame, Lit, Pause, QuestionCard, ShownBody};
use super::make::{heading, meeting_line};
use crate::chart::ChartSpec;
use crate::domain::dates;
use crate::program::local_time;
use crate::program::query::{DrawnPoint, MeetingView};
use chrono::NaiveDate;

/// The break that is on.
pub(super) fn pause(view: &MeetingView) -> Option<AudienceFrame> {
    let recess = view.recess.as_ref()?;
    let zone = &view.meeting.time_zone;
    let back = recess.back_at.map(|at| {
        let time = local_time(at, zone).time();
        format!("Back at {}", dates::clock(time))
    });
    Some(AudienceFrame::Pause(Pause {
        meeting: meeting_line(&view.meeting),
        back: back.unwrap_or_default(),
    }))
}

/// The one question somebody shows on purpose.
pub(super) fn question(view: &MeetingView) -> Option<AudienceFrame> {
    let shown = view.question.as_ref()?.question;
    let found = view.items.iter().find_map(|item| {
        let mut questions = item.questions.iter();
        let question = questions.find(|question| question.id == shown)?;
        Some((item, question))
    });
    let (item, question) = found?;
    Some(AudienceFrame::Question(QuestionCard {
        heading: heading(view, Some(item)),
        text: question.text.trim().to_owned(),
    }))
}

/// The same picture with the point of its chart that the room looks at; without it where the chart has no such point.
pub(super) fn lit(view: &MeetingView, frame: AudienceFrame) -> AudienceFrame {
    match (frame, view.spotlight) {
        (AudienceFrame::Exhibit(mut shown), Some(spot)) => {
            if let ShownBody::Chart(spec) = &shown.body {
                shown.spotlight = point(spec, spot.line, spot.on);
            }
            AudienceFrame::Exhibit(shown)
        }
        (frame, _) => frame,
    }
}

/// The point of a kept chart that the room looked at then.
pub(super) fn lit_then(body: &ShownBody, spot: Option<DrawnPoint>) -> Option<Lit> {
    match (body, spot) {
        (ShownBody::Chart(spec), Some(spot)) => point(spec, spot.line, spot.on),
        (
            ShownBody::Chart(_) | ShownBody::Table(_) | ShownBody::Picture(_) | ShownBody::Words(_),
            _,
        ) => None,
    }
}

fn point(spec: &ChartSpec, line: u32, on: NaiveDate) -> Option<Lit> {
    let point = spec.point_on(line, on)?;
    Some(Lit {
        line: line as usize,
        period: point.period,
        figure: point.figure,
        label: point.label,
    })
}
