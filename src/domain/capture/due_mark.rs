//! The mark `due …`: how much of what follows is a date, and when it only looks like one.

use crate::domain::dates::month_from_name;
use crate::domain::due::{parse_due, weekday_from_name};
use chrono::NaiveDate;
use std::ops::Range;

/// The most words of a date after `due`.
const MOST_WORDS: usize = 3;

/// Words that make of "next" another time than the next meeting.
const OTHER_TIMES: [&str; 12] = [
    "week", "weekend", "month", "quarter", "year", "fiscal", "spring", "summer", "fall", "autumn",
    "winter", "day",
];

/// What a `due` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// This day.
    On(NaiveDate),
    /// It looks like a date and is none.
    NotADate,
    /// The next meeting, which has no date yet.
    NextUnknown,
}

/// Reads a mark from the `ue` of its `due` on, and says how many bytes it takes; `None` when it is
/// plain words ("due to", "due process").
pub(super) fn read_due(
    rest: &str,
    today: NaiveDate,
    next_meeting: Option<NaiveDate>,
) -> Option<(Due, usize)> {
    let keyword = rest
        .get(..2)
        .filter(|word| word.eq_ignore_ascii_case("ue"))?;
    let after = rest.get(keyword.len()..)?;
    let colon = usize::from(after.starts_with(':'));
    let gap = after.get(colon..)?;
    if !gap.starts_with(char::is_whitespace) {
        return None;
    }
    let offset = keyword.len() + colon;
    let mut words = words(gap, MOST_WORDS + 1);
    if words.len() > 1 && words.first().is_some_and(|word| is_link(gap, word)) {
        words.remove(0);
    }
    words.truncate(MOST_WORDS);
    longest_date(gap, &words, today, next_meeting)
        .or_else(|| complaint(gap, &words, next_meeting))
        .map(|(due, end)| (due, offset + end))
}

/// "by" and "on" may stand between `due` and its date.
fn is_link(text: &str, word: &Range<usize>) -> bool {
    let word = text.get(word.clone()).unwrap_or_default();
    word.eq_ignore_ascii_case("by") || word.eq_ignore_ascii_case("on")
}

/// Where the first words stand: they end at white space or after a comma.
fn words(text: &str, most: usize) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    while words.len() < most {
        let rest = text.get(at..).unwrap_or_default();
        let Some(begin) = rest
            .find(|c: char| !c.is_whitespace())
            .map(|skip| at + skip)
        else {
            break;
        };
        let rest = text.get(begin..).unwrap_or_default();
        let end = rest
            .find(|c: char| c == ',' || c.is_whitespace())
            .map_or(text.len(), |end| begin + end);
        let comma = usize::from(text.get(end..).is_some_and(|rest| rest.starts_with(',')));
        words.push(begin..end + comma);
        at = end + comma;
    }
    words
}

/// Those words as one text, without the punctuation behind them.
fn spanning<'a>(text: &'a str, words: &[Range<usize>]) -> Option<(&'a str, usize)> {
    let (first, last) = (words.first()?, words.last()?);
    let spanned = text
        .get(first.start..last.end)?
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '”', '…']);
    Some((spanned, first.start + spanned.len()))
}

fn longest_date(
    text: &str,
    words: &[Range<usize>],
    today: NaiveDate,
    next_meeting: Option<NaiveDate>,
) -> Option<(Due, usize)> {
    (1..=words.len()).rev().find_map(|count| {
        let (spanned, end) = spanning(text, words.get(..count)?)?;
        let date = parse_due(spanned, today, next_meeting)?;
        let other = spanned.eq_ignore_ascii_case("next") && means_other_time(text, words);
        (!other).then_some((Due::On(date), end))
    })
}

/// True for "next week", "next month's …", "next December": a time, but not the next meeting's.
fn means_other_time(text: &str, words: &[Range<usize>]) -> bool {
    let [next, second, ..] = words else {
        return false;
    };
    let next = text.get(next.clone()).unwrap_or_default();
    let second = text.get(second.clone()).unwrap_or_default().to_lowercase();
    let second = second
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    next.eq_ignore_ascii_case("next")
        && (OTHER_TIMES.contains(&second)
            || second == "meeting"
            || weekday_from_name(second).is_some()
            || month_from_name(second).is_some())
}

/// What was meant as a date and can't be one.
fn complaint(
    text: &str,
    words: &[Range<usize>],
    next_meeting: Option<NaiveDate>,
) -> Option<(Due, usize)> {
    let one = spanning(text, words.get(..1)?)?;
    let two = words.get(..2).and_then(|words| spanning(text, words));
    let (first, second) = (one.0, two.map_or("", |(both, _)| after_word(both)));
    if first.eq_ignore_ascii_case("next") {
        if means_other_time(text, words) && !second.to_lowercase().starts_with("meeting") {
            return two.map(|(_, end)| (Due::NotADate, end));
        }
        let end = match two {
            Some((_, end)) if second.eq_ignore_ascii_case("meeting") => end,
            Some(_) | None => one.1,
        };
        return next_meeting.is_none().then_some((Due::NextUnknown, end));
    }
    let begins_with_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let month = month_from_name(first.trim_end_matches('.'));
    if month.is_some() && begins_with_digit(second)
        || begins_with_digit(first) && is_number(first) && month_from_name(second).is_some()
    {
        return two.map(|(_, end)| (Due::NotADate, end));
    }
    let word = first.to_lowercase();
    let month_alone = month.is_some() && !["mar", "march", "may"].contains(&word.as_str());
    (month_alone || is_like_date(first)).then_some((Due::NotADate, one.1))
}

/// What follows the first word of two.
fn after_word(both: &str) -> &str {
    both.split_whitespace().nth(1).unwrap_or_default()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "2/30", "24/7", "2026-13-01", "+2x": written as dates are.
fn is_like_date(word: &str) -> bool {
    if let Some(step) = word.strip_prefix('+') {
        return step.starts_with(|c: char| c.is_ascii_digit())
            && step.bytes().all(|byte| byte.is_ascii_alphanumeric());
    }
    let numeric = word.starts_with(|c: char| c.is_ascii_digit())
        && word
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'-' | b'.'));
    numeric && (word.contains('/') || word.matches('-').count() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// What the mark says on November 22, 2026, and the text it takes from the `due` on.
    fn read(text: &str) -> Option<(Due, &str)> {
        let next = Some(day(2026, 12, 15));
        let (due, length) = read_due(text.get(1..)?, day(2026, 11, 22), next)?;
        Some((due, text.get(..=length)?))
    }

    fn on(month: u32, of_month: u32) -> Due {
        Due::On(day(2026, month, of_month))
    }

    #[test]
    fn the_longest_text_that_is_a_date_is_taken() {
        assert_eq!(read("due fri and more"), Some((on(11, 27), "due fri")));
        assert_eq!(
            read("due dec 4 2026 crews"),
            Some((on(12, 4), "due dec 4 2026"))
        );
        assert_eq!(read("due dec 4 1500 holes"), Some((on(12, 4), "due dec 4")));
        assert_eq!(read("DUE  next fri"), Some((on(12, 4), "DUE  next fri")));
        assert_eq!(
            read("due next meeting please"),
            Some((on(12, 15), "due next meeting"))
        );
        assert_eq!(read("due next @rivera"), Some((on(12, 15), "due next")));
    }

    #[test]
    fn punctuation_behind_a_date_is_no_part_of_it() {
        assert_eq!(read("due fri."), Some((on(11, 27), "due fri")));
        assert_eq!(
            read("due dec 4, 2026, then"),
            Some((on(12, 4), "due dec 4, 2026"))
        );
        assert_eq!(read("due 12/4) and"), Some((on(12, 4), "due 12/4")));
        assert_eq!(read("due fri,sat"), Some((on(11, 27), "due fri")));
        assert_eq!(read("due: 12/4"), Some((on(12, 4), "due: 12/4")));
    }

    #[test]
    fn by_and_on_may_stand_before_the_date() {
        assert_eq!(read("due by fri"), Some((on(11, 27), "due by fri")));
        assert_eq!(
            read("due on Dec 4 2026"),
            Some((on(12, 4), "due on Dec 4 2026"))
        );
        assert_eq!(read("due by 2/30"), Some((Due::NotADate, "due by 2/30")));
        assert_eq!(read("due by then"), None);
    }

    #[test]
    fn due_before_plain_words_is_plain_words() {
        for text in [
            "due",
            "due ",
            "due to rain",
            "due process",
            "due diligence, fri",
            "dues fri",
            "due-fri",
            "due 3 crews",
            "due 2026",
            "due may change",
            "due march",
            "due 50%",
            "due +5%",
            "due 3-5 days",
            "due 1,000 permits",
            "due, fri",
            "due @rivera",
            "due (fri)",
            "due tomorrow's",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_date_and_is_none_is_told() {
        for text in [
            "due 2/30",
            "due 13/45/2026",
            "due 2026-13-01",
            "due 12/",
            "due +2x",
            "due dec 40",
            "due 40 dec",
            "due december",
            "due next week",
            "due next december",
        ] {
            assert_eq!(read(text), Some((Due::NotADate, text)), "{text}");
        }
    }

    #[test]
    fn the_next_meeting_without_a_date_is_told() {
        let unknown = |text: &str| read_due(text, day(2026, 11, 22), None);
        assert_eq!(unknown("ue next"), Some((Due::NextUnknown, 7)));
        assert_eq!(unknown("ue next meeting"), Some((Due::NextUnknown, 15)));
        assert_eq!(unknown("ue next, then"), Some((Due::NextUnknown, 7)));
        assert_eq!(unknown("ue next week"), Some((Due::NotADate, 12)));
        assert_eq!(
            unknown("ue fri"),
            read_due("ue fri", day(2026, 11, 22), Some(day(2027, 1, 1)))
        );
    }
}
