//! Dates offered while a `due` is being typed.

use crate::domain::capture::Candidate;
use crate::domain::capture::scan::from;
use crate::domain::dates;
use crate::domain::due::parse_due;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::ops::Range;

/// The most words after `due` that may still become a date.
const MOST_WORDS: usize = 2;
/// The most dates offered at once.
const MOST_OFFERS: usize = 6;

/// The dates that a `due` being typed at the end of `before` (the line up to the cursor) may come to, and
/// the bytes they stand in place of. Nothing once it is a date, or goes on as words.
pub fn due_offers(
    before: &str,
    today: NaiveDate,
    next_meeting: Option<NaiveDate>,
) -> Option<(Range<usize>, Vec<Candidate>)> {
    let (begin, typed) = being_typed(before)?;
    let typed = typed.to_lowercase();
    if parse_due(&typed, today, next_meeting).is_some() {
        return None;
    }
    let fits = |words: &str| words.to_lowercase().starts_with(&typed);
    let mut offers: Vec<Candidate> = Vec::new();
    for (day, names) in days(today, next_meeting) {
        let date = spelled(day, today);
        let shown = dates::short_weekday(day);
        let fitting = typed.is_empty()
            || fits(&shown)
            || fits(&date)
            || fits(&format!("{}/{}", day.month(), day.day()))
            || names.split(" · ").any(&fits);
        let known = offers
            .iter()
            .any(|one| one.replacement == format!("due {date}"));
        if fitting && !known && offers.len() < MOST_OFFERS {
            offers.push(Candidate {
                label: format!("{shown} · {names}"),
                replacement: format!("due {date}"),
            });
        }
    }
    (!offers.is_empty()).then_some((begin..before.len(), offers))
}

/// Where the `due` begins that is being typed last, and what follows it.
fn being_typed(before: &str) -> Option<(usize, &str)> {
    let (begin, _) = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| *c != '\n')
        .take(40)
        .find(|(at, _)| is_due(before, *at))?;
    let after = from(before, begin + 3);
    let after = after.strip_prefix(':').unwrap_or(after);
    if !after.starts_with(char::is_whitespace) {
        return None;
    }
    let mut typed = after.trim_start();
    for link in ["by ", "on "] {
        let linked = typed
            .get(..link.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(link));
        if linked {
            typed = from(typed, link.len()).trim_start();
        }
    }
    let words = typed.split_whitespace().count();
    (words <= MOST_WORDS).then_some((begin, typed))
}

fn is_due(text: &str, at: usize) -> bool {
    let word = text.get(at..at + 3);
    let opens = text
        .get(..at)
        .and_then(|before| before.chars().next_back())
        .is_none_or(|c| c.is_whitespace() || "([,;".contains(c));
    opens && word.is_some_and(|word| word.eq_ignore_ascii_case("due"))
}

/// Days that are often wanted, each with what people call it.
fn days(today: NaiveDate, next_meeting: Option<NaiveDate>) -> Vec<(NaiveDate, String)> {
    let ahead = |days: u64| today.checked_add_days(Days::new(days));
    let to_friday = u64::from(Weekday::Fri.days_since(today.weekday()));
    let to_friday = if to_friday == 0 { 7 } else { to_friday };
    let mut days: Vec<(Option<NaiveDate>, String)> = vec![
        (ahead(to_friday), "friday".to_owned()),
        (next_meeting, "next meeting".to_owned()),
        (ahead(7), "+1w · in a week".to_owned()),
        (ahead(14), "+2w · in two weeks".to_owned()),
        (ahead(28), "+4w · in four weeks".to_owned()),
        (
            parse_due("eom", today, None),
            "eom · end of the month".to_owned(),
        ),
        (ahead(1), "tomorrow".to_owned()),
        (ahead(to_friday + 7), "next friday".to_owned()),
    ];
    // The other days of the week come up when their name is begun.
    for name in [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "saturday",
        "sunday",
    ] {
        days.push((parse_due(name, today, None), name.to_owned()));
    }
    days.into_iter()
        .filter_map(|(day, names)| Some((day?, names)))
        .collect()
}

/// A date as the line understands it whatever day it is: "Dec 4", with its year in another one.
fn spelled(day: NaiveDate, today: NaiveDate) -> String {
    let month = dates::month_abbreviation(day);
    let month = month.trim_end_matches('.');
    let words = format!("{month} {}", day.day());
    if parse_due(&words, today, None) == Some(day) {
        words
    } else {
        format!("{words} {}", day.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Labels offered at the end of the line on Tuesday, November 24, 2026.
    fn offered(before: &str) -> Vec<String> {
        let next = Some(day(2026, 12, 22));
        let offers = due_offers(before, day(2026, 11, 24), next);
        let offers = offers.map(|(_, offers)| offers).unwrap_or_default();
        offers.into_iter().map(|offer| offer.label).collect()
    }

    #[test]
    fn days_are_offered_as_soon_as_something_is_due() {
        assert_eq!(
            offered("Count the signs due "),
            [
                "Fri Nov 27 · friday",
                "Tue Dec 22 · next meeting",
                "Tue Dec 1 · +1w · in a week",
                "Tue Dec 8 · +2w · in two weeks",
                "Mon Nov 30 · eom · end of the month",
                "Wed Nov 25 · tomorrow",
            ]
        );
    }

    #[test]
    fn letters_typed_choose_among_them_and_a_whole_date_needs_none() {
        assert_eq!(offered("x due +2"), ["Tue Dec 8 · +2w · in two weeks"]);
        assert_eq!(offered("x due by thu"), Vec::<String>::new());
        assert_eq!(offered("x due by th"), ["Thu Nov 26 · thursday"]);
        assert_eq!(
            offered("x due dec"),
            [
                "Tue Dec 22 · next meeting",
                "Tue Dec 1 · +1w · in a week",
                "Tue Dec 8 · +2w · in two weeks",
                "Fri Dec 4 · next friday",
            ]
        );
        for line in [
            "x due fri",
            "x due to rain",
            "overdue ",
            "x due, ",
            "due fri and ",
            "x",
        ] {
            assert_eq!(offered(line), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn what_stands_in_place_is_the_whole_mark() {
        let line = "Zoë: count (due by f";
        let (span, _) = due_offers(line, day(2026, 11, 24), None).unwrap();
        assert_eq!(line.get(span), Some("due by f"));
    }

    proptest! {
        #[test]
        fn every_offer_is_understood_as_the_day_it_shows(
            days in 0_i64..4_000,
            typed in "[a-z0-9+/ ]{0,6}",
        ) {
            let today = day(2024, 1, 1) + chrono::TimeDelta::days(days);
            let line = format!("x due {typed}");
            if let Some((_, offers)) = due_offers(&line, today, Some(today + chrono::TimeDelta::days(28))) {
                for offer in offers {
                    let words = offer.replacement.strip_prefix("due ").unwrap();
                    let meant = parse_due(words, today, None).unwrap();
                    prop_assert!(offer.label.starts_with(&dates::short_weekday(meant)), "{offer:?}");
                }
            }
        }

        #[test]
        fn any_text_is_looked_at_without_a_fault(line in "\\PC*") {
            let _ = due_offers(&line, day(2026, 11, 24), None);
        }
    }
}
