//! The lists of the audience window: scorecard, follow-ups, close-out.

use super::frame::{FollowUpRow, FollowUps, Heading, Page, Scorecard};
use super::pages::{SMALL_LINE, lines, row, split};
use crate::domain::action::{Action, ActionStatus, Response};
use crate::domain::dates;
use crate::domain::target::TargetStatus;
use crate::program::local_time;
use crate::program::query::{ActionRow, ItemView, MeasureRow, MeetingView, score_line, scored};
use crate::ui::models::Models;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// The most letters of a response that go on the projector.
const RESPONSE: usize = 240;

pub(super) fn scorecard_pages(models: &Models, view: &MeetingView) -> Vec<Range<usize>> {
    pages_of_measures(&on_scorecard(models, view))
}

/// The measures of the scorecard as the room sees them.
fn on_scorecard<'m>(models: &'m Models, view: &MeetingView) -> Vec<&'m MeasureRow> {
    let rows = scored(view, &models.measures).into_iter();
    rows.map(|row| models.figures.row(row)).collect()
}

/// Which of the scorecard's measures were updated since the released memo, in a sentence; empty where none was.
fn updated_words(models: &Models, rows: &[&MeasureRow]) -> String {
    let changed = rows.iter().filter_map(|row| {
        let updated = models.figures.updated(row.measure.id)?;
        Some((row.measure.name.trim(), updated))
    });
    let changed: Vec<_> = changed.collect();
    match changed.as_slice() {
        [] => String::new(),
        [(name, updated)] => format!("{}, {name}", updated.sentence()),
        several => {
            let on = several.iter().filter(|(_, updated)| updated.on).count();
            let all = several.len();
            let shown = match on {
                0 => String::new(),
                on if on == all => "; the newer figures are shown".to_owned(),
                on => format!("; of {on} the newer figures are shown"),
            };
            format!("{all} measures were updated since the memo{shown}")
        }
    }
}

fn pages_of_measures(rows: &[&MeasureRow]) -> Vec<Range<usize>> {
    let height = |measure: &&MeasureRow| {
        let line = score_line(measure);
        let proposed = if line.proposed { "  proposed".len() } else { 0 };
        let name = lines(&line.name, 27 - proposed);
        let below = |words: &str, letters| {
            if words.is_empty() {
                1
            } else {
                1 + lines(words, letters)
            }
        };
        let noted = below(&line.change, 16).max(below(line.reliable, 24));
        row(name.max(lines(&line.period, 10)).max(noted))
    };
    split(rows.iter().map(height))
}

pub(super) fn scorecard(
    models: &Models,
    view: &MeetingView,
    heading: Heading,
    at: u32,
) -> Scorecard {
    let rows = on_scorecard(models, view);
    let (range, page) = page(pages_of_measures(&rows), at);
    let statuses: Vec<TargetStatus> = rows.iter().map(|row| row.status).collect();
    Scorecard {
        heading,
        headline: scorecard_headline(&statuses),
        rows: on_page(&rows, range)
            .iter()
            .map(|row| score_line(row))
            .collect(),
        updated: updated_words(models, &rows),
        page,
    }
}

fn scorecard_headline(statuses: &[TargetStatus]) -> String {
    let scored = |status: &&TargetStatus| match status {
        TargetStatus::Meets | TargetStatus::Approaching | TargetStatus::OffTarget => true,
        TargetStatus::NotScored
        | TargetStatus::OtherPeriod
        | TargetStatus::NotSet
        | TargetStatus::NoData => false,
    };
    let scored = statuses.iter().filter(scored).count();
    let meets = statuses
        .iter()
        .filter(|status| **status == TargetStatus::Meets)
        .count();
    match (statuses.len(), scored, meets) {
        (0, _, _) => "No measures yet".to_owned(),
        (1, 0, _) => "One measure, not scored against a target".to_owned(),
        (all, 0, _) => format!("{all} measures, none scored against a target"),
        (_, 1, 1) => "The measure meets its target".to_owned(),
        (_, 1, _) => "The measure does not meet its target".to_owned(),
        (_, scored, 0) => format!("None of {scored} measures meets its target"),
        (_, scored, 1) => format!("1 of {scored} measures meets its target"),
        (_, scored, meets) if scored == meets => format!("All {scored} measures meet their target"),
        (_, scored, meets) => format!("{meets} of {scored} measures meet their target"),
    }
}

/// The earlier actions that a follow-up item works, in order.
pub fn follow_up_actions<'m>(models: &'m Models, item: &ItemView) -> Vec<&'m ActionRow> {
    let ids = item.follow_ups.iter();
    ids.filter_map(|id| models.actions.row(*id)).collect()
}

pub(super) fn follow_up_pages(models: &Models, item: &ItemView) -> Vec<Range<usize>> {
    pages_of_follow_ups(models, &follow_up_actions(models, item))
}

fn pages_of_follow_ups(models: &Models, actions: &[&ActionRow]) -> Vec<Range<usize>> {
    let height = |of: &&ActionRow| {
        let owner = owner_words(models, &of.action);
        let said = of.responses.last().map_or(0.0, |_| 2.0 * SMALL_LINE);
        let beside = lines(&owner, 17).max(lines(of.status.label(), 17));
        row(beside).max(row(lines(&of.said(), 43)) + said)
    };
    split(actions.iter().map(height))
}

pub(super) fn follow_ups(
    models: &Models,
    actions: &[&ActionRow],
    heading: Heading,
    at: u32,
) -> FollowUps {
    let (range, page) = page(pages_of_follow_ups(models, actions), at);
    let first = range.start;
    let numbered = (first + 1..).zip(on_page(actions, range));
    FollowUps {
        heading,
        headline: follow_ups_headline(actions),
        rows: numbered
            .map(|(number, row)| FollowUpRow {
                number,
                text: one_line(&row.said()),
                owner: owner_words(models, &row.action),
                due: due_words(row.action.due, models.today),
                status: row.status,
                response: response_words(models, row),
            })
            .collect(),
        page,
    }
}

fn follow_ups_headline(actions: &[&ActionRow]) -> String {
    let all = actions.len();
    let count = |of: &[ActionStatus]| actions.iter().filter(|r| of.contains(&r.status)).count();
    let done = count(&[ActionStatus::CompletedOnTime, ActionStatus::CompletedLate]);
    let overdue = count(&[ActionStatus::Overdue]);
    let review = count(&[ActionStatus::UnderReview]);
    let parts: Vec<String> = [
        (done, "completed"),
        (review, "under review"),
        (overdue, "overdue"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    let agreed = match all {
        0 => return "Nothing is left open".to_owned(),
        1 => "1 commitment from earlier".to_owned(),
        all => format!("{all} commitments from earlier"),
    };
    if parts.is_empty() {
        agreed
    } else {
        format!("{agreed}: {}", parts.join(", "))
    }
}

/// "D. Rivera, Nov 20: The lease is with counsel".
fn response_words(models: &Models, row: &ActionRow) -> String {
    let Some(response) = row.responses.last() else {
        return String::new();
    };
    let Response {
        person, text, at, ..
    } = response;
    let zone = models.directory.city.time_zone.as_str();
    let day = local_time(*at, zone).date();
    let when = format!("{} {}", dates::month_abbreviation(day), day.day());
    let who = person.and_then(|id| models.directory.person(id));
    let who = who.map(|person| format!("{}, ", person.short_name()));
    let text = one_line(text);
    let mut cut: String = text.chars().take(RESPONSE).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    format!("{}{when}: {cut}", who.unwrap_or_default())
}

/// Who answers for an action, as the projector names them; never the name as it was typed.
pub(super) fn owner_words(models: &Models, action: &Action) -> String {
    models.directory.owner_name(action.owner, action.department)
}

/// "Fri Dec 4", with its year when that is not the one of `near`.
pub(super) fn due_words(due: Option<NaiveDate>, near: NaiveDate) -> String {
    due.map(|day| {
        let words = dates::short_weekday(day);
        if day.year() == near.year() {
            words
        } else {
            format!("{words}, {}", day.year())
        }
    })
    .unwrap_or_default()
}

/// A text as one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page `at` of these, or the last one.
pub(super) fn page(pages: Vec<Range<usize>>, at: u32) -> (Range<usize>, Page) {
    let of = pages.len();
    let at = (at as usize).min(of.saturating_sub(1));
    let range = pages.into_iter().nth(at).unwrap_or(0..0);
    (range, Page { at: at + 1, of })
}

pub(super) fn on_page<T>(rows: &[T], range: Range<usize>) -> &[T] {
    rows.get(range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use TargetStatus::{Meets, NoData, OffTarget};

    #[test]
    fn the_scorecards_headline_counts_only_what_is_scored() {
        assert_eq!(
            scorecard_headline(&[Meets, OffTarget, NoData]),
            "1 of 2 measures meets its target"
        );
        assert_eq!(
            scorecard_headline(&[Meets, Meets]),
            "All 2 measures meet their target"
        );
        assert_eq!(
            scorecard_headline(&[OffTarget, OffTarget]),
            "None of 2 measures meets its target"
        );
        assert_eq!(
            scorecard_headline(&[NoData, NoData]),
            "2 measures, none scored against a target"
        );
        assert_eq!(scorecard_headline(&[]), "No measures yet");
    }

    #[test]
    fn a_date_in_another_year_carries_it() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let near = day(2026, 11, 24);
        assert_eq!(due_words(Some(day(2026, 12, 4)), near), "Fri Dec 4");
        assert_eq!(due_words(Some(day(2027, 1, 8)), near), "Fri Jan 8, 2027");
        assert_eq!(due_words(None, near), "");
    }

    #[test]
    fn a_page_past_the_end_is_the_last_one() {
        assert_eq!(page(vec![0..2, 2..3], 9), (2..3, Page { at: 2, of: 2 }));
        assert_eq!(page(Vec::new(), 3).0, 0..0);
    }
}
