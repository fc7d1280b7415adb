//! What stands before the room over the stop the meeting is at: a break, a question shown on purpose.

use super::frame::{AudienceFrame, Pause, QuestionCard};
use super::make::{heading, meeting_line};
use crate::domain::dates;
use crate::program::local_time;
use crate::program::query::MeetingView;

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
