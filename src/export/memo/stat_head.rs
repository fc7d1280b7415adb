//! The head of the stat memo: its date, its subject and what stands first.

use super::frame::{public_notice, standing};
use super::sources::MemoSources;
use super::words::{and_list, month_day, sentence};
use crate::domain::dates;
use crate::domain::papers::Section;
use crate::export::document::{Document, Paragraph};

/// "November 20, 2026 (meeting Tue Nov 24, 9:00 a.m., City Hall 202)".
pub(super) fn date(sources: &MemoSources) -> Paragraph {
    let meeting = sources.meeting();
    let day = dates::short_weekday(meeting.held_on);
    let mut when = format!("meeting {day}, {}", dates::clock(meeting.starts_at));
    let place = meeting.place.trim();
    if !place.is_empty() {
        when = format!("{when}, {place}");
    }
    Paragraph::new()
        .text(month_day(sources.today))
        .muted(format!(" ({when})"))
}

/// "Streets Department Streets Stat briefing memorandum for reporting period October 2026"; several
/// departments stand at the end, where their names read as a list.
pub(super) fn subject(sources: &MemoSources) -> String {
    let meeting = sources.meeting();
    let departments = sources.departments();
    let name = meeting.name.trim();
    let whose = match departments.as_slice() {
        [one] => format!("{one} {name}"),
        [] | [_, _, ..] => name.to_owned(),
    };
    let period = meeting.reporting_period.trim();
    let about = if period.is_empty() {
        format!("the meeting of {}", month_day(meeting.held_on))
    } else {
        format!("reporting period {period}")
    };
    let several = match departments.as_slice() {
        [] | [_] => String::new(),
        several => format!(": {}", and_list(several)),
    };
    format!("{whose} briefing memorandum for {about}{several}")
}

/// What stands first: what the memo is, and why the meeting meets.
pub(super) fn opening(memo: &mut Document, sources: &MemoSources) {
    public_notice(memo, sources);
    if let Some(name) = sources.own_department() {
        memo.paragraph(format!("This memo holds what concerns the {name} alone."));
    }
    let own = &sources.papers.stat_opening;
    if own.trim().is_empty() {
        memo.paragraph(submitted(sources));
    } else {
        standing(memo, own);
    }
    let purpose = sentence(&sources.meeting().purpose);
    let said_below = sources.stat_sections().contains(&Section::Purpose);
    if !purpose.is_empty() && !said_below {
        memo.paragraph(
            Paragraph::new()
                .text("Purpose of the meeting: ")
                .text(purpose),
        );
    }
}

/// The sentence with which the memo is submitted, where the city has none of its own.
fn submitted(sources: &MemoSources) -> String {
    let departments: Vec<String> = sources
        .departments()
        .iter()
        .map(|name| format!("the {name}"))
        .collect();
    let whom = if departments.is_empty() {
        sources.meeting().name.trim().to_owned()
    } else {
        and_list(&departments)
    };
    let inquiry = if sources.edition.asks() {
        "a series of data observations and suggested lines of inquiry for"
    } else {
        "a series of data observations on the work of"
    };
    format!("For your consideration and review: {inquiry} {whom}.")
}
