//! What holds of reporting periods, by example and by property.

use proptest::prelude::*;

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn period(iso: &str) -> Period {
    Period::from_iso(iso).unwrap_or_else(|| panic!("{iso} is a period"))
}

fn parsed(text: &str) -> String {
    match Period::parse(text, 7) {
        Ok(period) => period.iso(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_date_lies_in_its_calendar_periods() {
    let day = date(2026, 9, 30);
    let iso = |f| Period::containing(f, day).iso();
    assert_eq!(iso(Frequency::Day), "2026-09-30");
    assert_eq!(iso(Frequency::Week), "2026-W40");
    assert_eq!(iso(Frequency::Month), "2026-09");
    assert_eq!(iso(Frequency::Quarter), "2026-Q3");
    assert_eq!(iso(Frequency::Year), "2026");
}

#[test]
fn periods_end_where_the_calendar_says() {
    assert_eq!(period("2024-02").end(), date(2024, 2, 29));
    assert_eq!(period("2026-02").end(), date(2026, 2, 28));
    assert_eq!(period("2100-02").end(), date(2100, 2, 28));
    assert_eq!(period("2026-Q4").end(), date(2026, 12, 31));
    assert_eq!(period("2024").days(), 366);
    assert_eq!(period("2026-W01").start(), date(2025, 12, 29));
}

#[test]
fn long_iso_years_have_a_week_53() {
    assert_eq!(period("2026-W53").start(), date(2026, 12, 28));
    assert_eq!(period("2026-W53").next().iso(), "2027-W01");
    assert_eq!(Period::from_iso("2025-W53"), None);
    assert_eq!(
        Period::containing(Frequency::Week, date(2021, 1, 3)).iso(),
        "2020-W53"
    );
}

#[test]
fn fiscal_years_are_named_by_the_year_they_end_in() {
    let fy26 = Period::fiscal_year(2026, 7).unwrap();
    assert_eq!(
        (fy26.start(), fy26.end()),
        (date(2025, 7, 1), date(2026, 6, 30))
    );
    assert_eq!(
        (fy26.iso().as_str(), fy26.label().as_str()),
        ("2025-07/P1Y", "FY26")
    );
    assert_eq!(fy26.next().label(), "FY27");
    assert_eq!(Period::fiscal_year(2026, 1), Some(period("2026")));
    assert_eq!(Period::fiscal_year(2026, 13), None);
    assert_eq!(Period::fiscal_quarter(2026, 1, 7), Some(period("2025-Q3")));
    assert_eq!(Period::fiscal_quarter(2026, 5, 7), None);
    let odd = Period::fiscal_quarter(2026, 2, 8).unwrap();
    assert_eq!(odd.iso(), "2025-11/P3M");
    assert_eq!(odd.next().iso(), "2026-02/P3M");
    assert_eq!(odd.label(), "Nov 2025 – Jan 2026");
}

#[test]
fn labels_read_as_in_prose() {
    let labels = |iso| {
        (
            period(iso).label(),
            period(iso).long_label(),
            period(iso).when(),
        )
    };
    let words = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(
        labels("2026-09-30"),
        words("Sep 30, 2026", "September 30, 2026", "on Sep 30, 2026")
    );
    assert_eq!(
        labels("2026-W40"),
        words(
            "week of Sep 28, 2026",
            "week of September 28, 2026",
            "in the week of Sep 28, 2026"
        )
    );
    assert_eq!(
        labels("2026-09"),
        words("Sep 2026", "September 2026", "in Sep 2026")
    );
    assert_eq!(
        labels("2026-Q3"),
        words(
            "Jul–Sep 2026",
            "July to September 2026",
            "from Jul to Sep 2026"
        )
    );
    assert_eq!(
        labels("2025-11/P3M"),
        words(
            "Nov 2025 – Jan 2026",
            "November 2025 to January 2026",
            "from Nov 2025 to Jan 2026"
        )
    );
    assert_eq!(labels("2026"), words("2026", "2026", "in 2026"));
    assert_eq!(
        labels("2025-07/P1Y"),
        words("FY26", "fiscal year 2026", "in FY26")
    );
}

#[test]
fn a_quarter_has_a_number_in_the_calendar_and_in_the_fiscal_year() {
    let fiscal = |iso: &str, month| period(iso).fiscal_quarter_label(month);
    for (iso, month, label) in [
        ("2026-Q3", 7, "FY27 Q1"),
        ("2026-Q2", 7, "FY26 Q4"),
        ("2026-Q1", 10, "FY26 Q2"),
        ("2026-Q4", 1, "FY26 Q4"),
        ("2025-11/P3M", 11, "FY26 Q1"),
        ("2025-11/P3M", 2, "FY26 Q4"),
    ] {
        assert_eq!(fiscal(iso, month).as_deref(), Some(label), "{iso} {month}");
        assert_eq!(Period::parse(label, month), Ok(period(iso)));
    }
    assert_eq!(fiscal("2026-Q3", 2), None);
    assert_eq!(fiscal("2026-07", 7), None);
    let calendar = |iso: &str| period(iso).calendar_quarter_label();
    assert_eq!(calendar("2026-Q3").as_deref(), Some("Q3 2026"));
    assert_eq!(calendar("2025-11/P3M"), None);
    assert_eq!(calendar("2026"), None);
}

#[test]
fn the_forms_departments_write_are_read() {
    for (text, iso) in [
        ("2026-09", "2026-09"),
        ("2026-9", "2026-09"),
        ("2026/09", "2026-09"),
        ("9/2026", "2026-09"),
        (" 2026-09-30 ", "2026-09-30"),
        ("2026-09-30T00:00:00", "2026-09-30"),
        ("2026-09-30 00:00:00", "2026-09-30"),
        ("9/30/2026", "2026-09-30"),
        ("9/30/26", "2026-09-30"),
        ("09/30/2026 0:00", "2026-09-30"),
        ("9/30/2026 12:00:00 AM", "2026-09-30"),
        ("Sep 2026", "2026-09"),
        ("SEPT. 2026", "2026-09"),
        ("September 2026", "2026-09"),
        ("2026 Sep", "2026-09"),
        ("Sep-26", "2026-09"),
        ("Sep '26", "2026-09"),
        ("Sep-2026", "2026-09"),
        ("Sep 30, 2026", "2026-09-30"),
        ("Wednesday, September 30, 2026", "2026-09-30"),
        ("30-Sep-2026", "2026-09-30"),
        ("30-Sep-26", "2026-09-30"),
        ("2026Q3", "2026-Q3"),
        ("2026-q3", "2026-Q3"),
        ("Q3 2026", "2026-Q3"),
        ("Q3-26", "2026-Q3"),
        ("3Q26", "2026-Q3"),
        ("Jul–Sep 2026", "2026-Q3"),
        ("Jul - Sept 2026", "2026-Q3"),
        ("July to September 2026", "2026-Q3"),
        ("Nov-Jan 2026", "2025-11/P3M"),
        ("Nov 2025 – Jan 2026", "2025-11/P3M"),
        ("November 2025 to January 2026", "2025-11/P3M"),
        ("FY26 Q1", "2025-Q3"),
        ("FY2026-Q1", "2025-Q3"),
        ("Q1 FY26", "2025-Q3"),
        ("Q1 FY2026", "2025-Q3"),
        ("FY26", "2025-07/P1Y"),
        ("FY 2026", "2025-07/P1Y"),
        ("FY2025-26", "2025-07/P1Y"),
        ("2025-26", "2025-07/P1Y"),
        ("2025-2026", "2025-07/P1Y"),
        ("2025/26", "2025-07/P1Y"),
        ("2009-10", "2009-10"),
        ("2026-W39", "2026-W39"),
        ("2026W39", "2026-W39"),
        ("Week 39, 2026", "2026-W39"),
        ("week of Sep 28, 2026", "2026-W40"),
        ("week of Sep 30, 2026", "2026-09-30/P7D"),
        ("Week beginning 3/1/2026", "2026-03-01/P7D"),
        ("week ending Saturday 3/7/2026", "2026-03-01/P7D"),
        ("Week Ending Sun, Mar 8, 2026", "2026-W10"),
        ("W/E 3/7/2026", "2026-03-01/P7D"),
        ("2026-03-01/P7D", "2026-03-01/P7D"),
        ("2026", "2026"),
    ] {
        assert_eq!(parsed(text), iso, "{text}");
    }
}

#[test]
fn what_is_not_a_period_is_refused_with_a_reason() {
    for (text, reason) in [
        ("", "empty"),
        ("  ", "empty"),
        ("total", "not a period"),
        ("1.5", "not a period"),
        ("-2026", "not a period"),
        ("2026-09-30-01", "not a period"),
        ("week of 2026", "not a period"),
        ("30/9/2026", "month first"),
        ("30-Sep", "no year"),
        ("Sep 30", "no year"),
        ("9/30", "no year"),
        ("2026-13", "check the month"),
        ("13/31/2026", "check the month"),
        ("2/30/2026", "check the day"),
        ("2025-W53", "check the week"),
        ("Q5 2026", "check the quarter"),
        ("Jul–Dec 2026", "check the quarter"),
        ("Jul 2025 – Sep 2026", "check the quarter"),
        ("Jul–Total 2026", "not a period"),
        ("FY26 Q0", "check the quarter"),
        ("2025-27", "check the month"),
        ("0012", "check the year"),
        ("1204", "check the year"),
        ("FY5604", "check the year"),
        ("46295", "format the column as a date"),
    ] {
        let words = parsed(text);
        assert!(words.contains(reason), "{text:?} gave {words:?}");
    }
}

#[test]
fn a_long_text_is_quoted_short() {
    let words = parsed(&"é".repeat(500));
    assert!(words.chars().count() < 200, "{words}");
    assert!(words.contains("éé…"), "{words}");
}

#[test]
fn a_leap_day_is_compared_with_the_last_of_february() {
    assert_eq!(period("2024-02-29").year_earlier().iso(), "2023-02-28");
    assert_eq!(period("2026-09").year_earlier().iso(), "2025-09");
    assert_eq!(period("2026-W40").year_earlier().iso(), "2025-W40");
}

#[test]
fn the_ends_of_the_calendar_hold_still() {
    for frequency in Frequency::ALL {
        for edge in [NaiveDate::MIN, NaiveDate::MAX] {
            let period = Period::containing(frequency, edge);
            for n in [i32::MIN, -1, 1, i32::MAX] {
                let moved = period.plus(n);
                assert_eq!(
                    Period::from_iso(&moved.iso()),
                    Some(moved),
                    "{period} plus {n}"
                );
            }
        }
    }
    assert_eq!(period("2026-09").plus(i32::MAX).iso(), "9999-12");
    assert_eq!(period("2026-09-30").plus(i32::MIN).iso(), "0001-01-01");
}

#[test]
fn frequencies_are_known_by_their_words() {
    for frequency in Frequency::ALL {
        assert_eq!(Frequency::from_word(frequency.word()), Some(frequency));
        assert_eq!(
            Frequency::from_word(&frequency.noun().to_uppercase()),
            Some(frequency)
        );
        assert_eq!(
            Frequency::from_word(&format!("{}s", frequency.noun())),
            Some(frequency)
        );
    }
    assert_eq!(Frequency::from_word("Annual"), Some(Frequency::Year));
    assert_eq!(Frequency::from_word("fortnightly"), None);
}

#[test]
fn serde_writes_the_iso_text() {
    let fiscal = Period::fiscal_year(2026, 7).unwrap();
    let json = serde_json::to_string(&fiscal).unwrap();
    assert_eq!(json, "\"2025-07/P1Y\"");
    assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), fiscal);
    assert!(serde_json::from_str::<Period>("\"2026-13\"").is_err());
    assert_eq!(
        serde_json::to_string(&Frequency::Quarter).unwrap(),
        "\"quarter\""
    );
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (-300_000i64..300_000).prop_map(|days| {
        date(2026, 1, 1)
            .checked_add_signed(chrono::Duration::days(days))
            .unwrap()
    })
}

fn any_period() -> impl Strategy<Value = Period> {
    let calendar =
        (any_date(), 0..5usize).prop_map(|(date, f)| Period::containing(Frequency::ALL[f], date));
    let year = (1300..2800i32, 1..=12u32).prop_map(|(y, m)| Period::fiscal_year(y, m).unwrap());
    let quarter = (1300..2800i32, 1..=4u32, 1..=12u32)
        .prop_map(|(y, q, m)| Period::fiscal_quarter(y, q, m).unwrap());
    prop_oneof![3 => calendar, 1 => year, 1 => quarter]
}

/// Whether four digits alone are read as that year, where it is one.
fn is_read_bare(period: Period) -> bool {
    !(period.is_calendar() && period.frequency() == Frequency::Year)
        || (1900..=2100).contains(&period.start().year())
}

proptest! {
    #[test]
    fn the_iso_text_gives_the_period_back(period in any_period()) {
        prop_assert_eq!(Period::from_iso(&period.iso()), Some(period));
        prop_assume!(is_read_bare(period));
        prop_assert_eq!(Period::parse(&period.iso(), 10), Ok(period));
    }

    #[test]
    fn labels_are_read_back(period in any_period()) {
        // FY26 is another year where the fiscal year begins in another month.
        prop_assume!(period.is_calendar() || period.frequency() != Frequency::Year);
        prop_assume!(is_read_bare(period));
        prop_assert_eq!(Period::parse(&period.label(), 10), Ok(period));
    }

    #[test]
    fn periods_follow_one_another_without_gap(period in any_period()) {
        let next = period.next();
        prop_assert_eq!(next.previous(), period);
        prop_assert_eq!(period.end().succ_opt(), Some(next.start()));
        prop_assert!(period < next);
        prop_assert_eq!(next.frequency(), period.frequency());
    }

    #[test]
    fn moving_and_counting_agree(period in any_period(), n in -500..500i32) {
        prop_assert_eq!(period.periods_until(period.plus(n)), n);
        prop_assert_eq!(period.plus(n).plus(-n), period);
    }

    #[test]
    fn every_day_of_a_period_lies_in_it(period in any_period(), share in 0.0..1.0f64) {
        let offset = (share * period.days() as f64) as u64;
        let day = period.start() + Days::new(offset);
        prop_assert!(period.contains(day));
        if period.is_calendar() {
            prop_assert_eq!(Period::containing(period.frequency(), day), period);
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail_otherwise_than_in_words(text in "\\PC{0,30}") {
        if let Err(error) = Period::parse(&text, 7) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn nearly_a_period_is_read_or_refused(text in "[0-9QFYW/ .:T'-]{1,14}", month in 1..=12u32) {
        if let Ok(period) = Period::parse(&text, month) {
            prop_assert_eq!(Period::from_iso(&period.iso()), Some(period));
        }
    }
}
