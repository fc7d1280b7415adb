//! Everything the sample files tell, in the order in which it happened.

use super::dates::Shift;
use super::files::{CityFile, FiguresFile};
use super::meeting_file::{CorrectionRow, EntryRow, FeedbackRow, LaterWork, MeetingFile, MemoRow};
use super::values::Hour;
use chrono::{DateTime, Utc};

/// Something that happened.
#[derive(Debug)]
pub(super) enum Event<'a> {
    /// Figures came in.
    Figures(&'a FiguresFile),
    /// A meeting's agenda was made.
    Prepare(&'a MeetingFile),
    /// A meeting began.
    Start(&'a MeetingFile),
    /// It came to an item, by its key.
    GoTo(&'a MeetingFile, &'a str),
    /// Something went on its record.
    Entry(&'a MeetingFile, &'a EntryRow),
    /// It ended.
    Adjourn(&'a MeetingFile),
    /// The cards of a meeting were counted.
    Feedback(&'a MeetingFile, &'a FeedbackRow),
    /// An action, by its key, was worked between meetings.
    Work(&'a str, &'a LaterWork),
    /// The record of an action, by its key, was put right.
    Correct(&'a str, &'a CorrectionRow),
    /// A memo of a meeting went out.
    Issue(&'a MeetingFile, &'a MemoRow),
}

/// The events with the instants they happen at, in order; of one instant in the order of the files.
pub(super) fn events<'a>(
    city: &'a CityFile,
    meetings: &'a [MeetingFile],
    shift: &Shift,
) -> Vec<(DateTime<Utc>, Event<'a>)> {
    let figures = city.figures.iter();
    let mut events: Vec<_> = figures
        .map(|file| (shift.instant(file.imported.0), Event::Figures(file)))
        .collect();
    for meeting in meetings {
        events.push((shift.instant(meeting.prepared.0), Event::Prepare(meeting)));
        add_course(meeting, shift, &mut events);
        for action in meeting.entry.iter().filter_map(|row| row.action.as_ref()) {
            let works = action.work.iter();
            events.extend(
                works.map(|work| (shift.instant(work.at.0), Event::Work(&action.key, work))),
            );
            let corrections = action.correction.iter();
            events.extend(
                corrections.map(|row| (shift.instant(row.at.0), Event::Correct(&action.key, row))),
            );
        }
        let memos = meeting.memo.iter();
        events.extend(memos.map(|row| (shift.instant(row.at.0), Event::Issue(meeting, row))));
    }
    events.sort_by_key(|(at, _)| *at);
    events
}

/// A held meeting from its start to its end.
fn add_course<'a>(
    meeting: &'a MeetingFile,
    shift: &Shift,
    events: &mut Vec<(DateTime<Utc>, Event<'a>)>,
) {
    let at = |time: Hour| shift.instant(meeting.date.0.and_time(time.0));
    if let Some(time) = meeting.started {
        events.push((at(time), Event::Start(meeting)));
    }
    for item in &meeting.item {
        if let Some(time) = item.began {
            events.push((at(time), Event::GoTo(meeting, &item.key)));
        }
    }
    for entry in &meeting.entry {
        events.push((at(entry.time), Event::Entry(meeting, entry)));
    }
    if let Some(time) = meeting.adjourned {
        events.push((at(time), Event::Adjourn(meeting)));
    }
    if let Some(feedback) = &meeting.feedback {
        events.push((at(feedback.counted), Event::Feedback(meeting, feedback)));
    }
}
