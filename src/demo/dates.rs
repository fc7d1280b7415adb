//! How the dates of the sample data move, so that its anchor day becomes today.

use super::DemoError;
use crate::domain::dates;
use crate::domain::period::{Frequency, Period};
use crate::domain::text::AsText;
use crate::program::{day_in_zone, instant};
use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// The way from the anchor day to today.
#[derive(Debug, Clone)]
pub(super) struct Shift {
    anchor: NaiveDate,
    today: NaiveDate,
    zone: String,
}

impl Shift {
    /// The shift that makes the anchor the day it is at `now` in the city.
    pub(super) fn to(anchor: NaiveDate, now: DateTime<Utc>, zone: &str) -> Self {
        Self {
            anchor,
            today: day_in_zone(now, zone),
            zone: zone.to_owned(),
        }
    }

    /// The day that the anchor became.
    pub(super) const fn today(&self) -> NaiveDate {
        self.today
    }

    /// A day, moved by days from the anchor on; one before it by whole weeks, the most of them that go
    /// into the way, so that what was held, imported or answered on a working day still was.
    pub(super) fn day(&self, day: NaiveDate) -> NaiveDate {
        let way = self.today - self.anchor;
        let way = if day < self.anchor {
            TimeDelta::weeks(way.num_days().div_euclid(7))
        } else {
            way
        };
        day.checked_add_signed(way).unwrap_or(self.today)
    }

    /// The instant of a wall-clock time, its day moved as [`Shift::day`] says.
    pub(super) fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        instant(self.day(local.date()).and_time(local.time()), &self.zone)
    }

    /// How many periods of a frequency lie between the anchor's and today's.
    fn periods(&self, frequency: Frequency) -> i32 {
        let at = |day| Period::containing(frequency, day);
        at(self.anchor).periods_until(at(self.today))
    }

    /// A period, moved by whole periods.
    pub(super) fn period(&self, period: Period) -> Period {
        period.plus(self.periods(period.frequency()))
    }

    /// A day that belongs to the figures of a measure: moved as far as they are, and kept on its day of the
    /// month where that month has it.
    pub(super) fn day_of_figures(&self, frequency: Frequency, day: NaiveDate) -> NaiveDate {
        let periods = self.periods(frequency);
        let moved = match frequency {
            Frequency::Day => day.checked_add_signed(TimeDelta::days(i64::from(periods))),
            Frequency::Week => day.checked_add_signed(TimeDelta::weeks(i64::from(periods))),
            Frequency::Month => add_months(day, periods),
            Frequency::Quarter => add_months(day, periods.saturating_mul(3)),
            Frequency::Year => add_months(day, periods.saturating_mul(12)),
        };
        moved.unwrap_or(day)
    }

    /// A text with the dates in its braces moved and written out; lines that only wrap are joined.
    pub(super) fn text(&self, text: &str) -> Result<String, DemoError> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, opened)) = rest.split_once('{') {
            let (date, after) = opened.split_once('}').ok_or_else(|| strange(opened))?;
            out.push_str(before);
            out.push_str(&self.in_words(date).ok_or_else(|| strange(date))?);
            rest = after;
        }
        out.push_str(rest);
        Ok(paragraphs(&out))
    }

    /// "2026-10", "2026-10:year", "2026-10-30" or "2026-10-30:year", moved and in words.
    fn in_words(&self, date: &str) -> Option<String> {
        let (date, with_year) = match date.strip_suffix(":year") {
            Some(date) => (date, true),
            None => (date, false),
        };
        if let Some(day) = NaiveDate::from_text(date) {
            let day = self.day(day);
            let words = format!("{} {}", dates::month_name(day), day.day());
            return Some(if with_year {
                format!("{words}, {}", day.year())
            } else {
                words
            });
        }
        let month = Period::from_iso(date).filter(|period| period.frequency() == Frequency::Month);
        let first = self.period(month?).start();
        let words = dates::month_name(first);
        Some(if with_year {
            format!("{words} {}", first.year())
        } else {
            words.to_owned()
        })
    }
}

/// The day that many months later, or earlier.
fn add_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let count = Months::new(months.unsigned_abs());
    if months < 0 {
        day.checked_sub_months(count)
    } else {
        day.checked_add_months(count)
    }
}

fn strange(date: &str) -> DemoError {
    let start: String = date.chars().take(30).collect();
    DemoError::Sample(format!("\"{{{start}\" is no date"))
}

/// A single line break is a space; an empty line begins a paragraph.
fn paragraphs(text: &str) -> String {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines().map(str::trim) {
        let Some(last) = paragraphs.last_mut() else {
            continue;
        };
        if line.is_empty() {
            if !last.is_empty() {
                paragraphs.push(String::new());
            }
            continue;
        }
        if !last.is_empty() {
            last.push(' ');
        }
        last.push_str(line);
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::from_text(text).unwrap()
    }

    fn to(today: &str) -> Shift {
        let noon = day(today).and_hms_opt(17, 0, 0).unwrap().and_utc();
        Shift::to(day("2026-11-24"), noon, "America/New_York")
    }

    #[test]
    fn on_the_anchor_day_nothing_moves() {
        let shift = to("2026-11-24");
        assert_eq!(shift.day(day("2026-10-30")), day("2026-10-30"));
        assert_eq!(
            shift
                .text("From {2026-10} or {2026-10:year}, {2026-10-30} or {2026-10-30:year}.")
                .unwrap(),
            "From October or October 2026, October 30 or October 30, 2026."
        );
    }

    #[test]
    fn days_move_by_days_those_past_by_weeks_and_figures_by_whole_periods() {
        let shift = to("2028-03-02");
        assert_eq!(shift.day(day("2026-11-24")), day("2028-03-02"));
        assert_eq!(shift.day(day("2026-12-18")), day("2028-03-26"));
        // A Friday stays a Friday.
        assert_eq!(shift.day(day("2026-11-20")), day("2028-02-25"));
        let shift = to("2028-02-29");
        let moved = |text: &str| shift.period(Period::from_iso(text).unwrap()).iso();
        assert_eq!(moved("2026-10"), "2028-01");
        assert_eq!(moved("2026-Q3"), "2027-Q4");
        assert_eq!(moved("2026-W47"), "2028-W08");
        assert_eq!(
            shift.text("in {2026-10:year}, due {2026-11-20}").unwrap(),
            "in January 2028, due February 25"
        );
    }

    #[test]
    fn the_past_keeps_its_weekdays_and_its_order_on_whatever_day_it_is_loaded() {
        for days in -400..400 {
            let today = day("2026-11-24") + TimeDelta::days(days);
            let shift = to(&today.to_string());
            let moved = |text: &str| shift.day(day(text));
            assert_eq!(moved("2026-10-27").weekday(), day("2026-10-27").weekday());
            assert!(moved("2026-11-20") < moved("2026-11-23"), "{today}");
            assert!(moved("2026-11-23") < today, "{today}");
            assert!((today - moved("2026-10-27")).num_days() < 28 + 7, "{today}");
        }
    }

    #[test]
    fn targets_keep_their_day_of_the_month_where_that_month_has_it() {
        let shift = to("2027-02-10");
        let moved = |frequency, text: &str| shift.day_of_figures(frequency, day(text));
        assert_eq!(moved(Frequency::Month, "2026-07-01"), day("2026-10-01"));
        assert_eq!(moved(Frequency::Month, "2026-11-30"), day("2027-02-28"));
        assert_eq!(moved(Frequency::Quarter, "2026-07-01"), day("2026-10-01"));
        assert_eq!(moved(Frequency::Week, "2026-11-23"), day("2027-02-08"));
    }

    #[test]
    fn lines_that_wrap_are_joined_and_empty_ones_part_paragraphs() {
        let text = "\nOne line\nand its end.\n\n\nAnother\n";
        let words = to("2026-11-24").text(text).unwrap();
        assert_eq!(words, "One line and its end.\n\nAnother");
    }

    #[test]
    fn braces_that_hold_no_date_are_a_fault() {
        for text in ["{October}", "{2026-10", "{2026-Q3}"] {
            assert!(to("2026-11-24").text(text).is_err(), "{text}");
        }
    }
}
