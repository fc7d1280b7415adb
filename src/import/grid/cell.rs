//! What stands in a cell, as the file says it and before anybody judges it.

use chrono::{NaiveDateTime, NaiveTime};

/// How a number is shown where it comes from. The number itself is as stored: 58 % is 0.58.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberLook {
    /// Nothing says how.
    Unknown,
    /// As a plain number.
    Plain,
    /// In percent: what is stored times 100.
    Percent,
    /// With a sign of money.
    Money,
}

/// How much of a moment is shown where it comes from. "Jan-08" may be stored as the first of January.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MomentLook {
    /// A year.
    Year,
    /// A month of a year.
    Month,
    /// A day.
    Day,
    /// A day and a time.
    DayTime,
    /// A time of day without a day.
    Time,
}

/// A cell. Text is as it stands, with its spaces; its line breaks are single line feeds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Blank,
    /// Text, which may spell a number or a date.
    Text(&'a str),
    /// A number.
    Number(f64, NumberLook),
    /// A date, a time or both.
    Moment(NaiveDateTime, MomentLook),
    /// A length of time, in days.
    Days(f64),
    /// True or false.
    Bool(bool),
    /// An error of the spreadsheet: "#N/A".
    Error(&'a str),
    /// A formula that was never calculated, so that nobody knows its value.
    Uncalculated,
}

impl<'a> Cell<'a> {
    /// The text, where it is one.
    pub const fn as_text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Blank
            | Self::Number(..)
            | Self::Moment(..)
            | Self::Days(_)
            | Self::Bool(_)
            | Self::Error(_)
            | Self::Uncalculated => None,
        }
    }

    /// Whether there is nothing in it but white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(..)
            | Self::Moment(..)
            | Self::Days(_)
            | Self::Bool(_)
            | Self::Error(_)
            | Self::Uncalculated => false,
        }
    }

    /// As a person would write it: text as it is, numbers in full, percentages with their sign, dates as
    /// 2026-11-29, months as 2026-11.
    pub fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Error(text) => (*text).to_owned(),
            Self::Number(number, NumberLook::Percent) => percent(*number),
            Self::Number(number, NumberLook::Unknown | NumberLook::Plain | NumberLook::Money)
            | Self::Days(number) => number.to_string(),
            Self::Moment(at, look) => moment(*at, *look),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
            Self::Uncalculated => "(formula without a value)".to_owned(),
        }
    }
}

/// The digits of a share with its point two places on, so that 0.07 is 7 % and not 7.000000000000001 %.
fn percent(number: f64) -> String {
    let text = format!("{number:e}");
    let moved = text.split_once('e').and_then(|(digits, power)| {
        let power: i32 = power.parse().ok()?;
        format!("{digits}e{}", power + 2).parse::<f64>().ok()
    });
    format!("{}%", moved.unwrap_or(number * 100.0))
}

fn moment(at: NaiveDateTime, look: MomentLook) -> String {
    match look {
        MomentLook::Year => at.format("%Y"),
        MomentLook::Month => at.format("%Y-%m"),
        MomentLook::Day => at.format("%Y-%m-%d"),
        MomentLook::DayTime if at.time() == NaiveTime::MIN => at.format("%Y-%m-%d"),
        MomentLook::DayTime => at.format("%Y-%m-%d %H:%M:%S"),
        MomentLook::Time => at.format("%H:%M:%S"),
    }
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_written_without_the_dust_of_multiplying() {
        for (stored, shown) in [
            (0.58, "58%"),
            (0.07, "7%"),
            (1.1, "110%"),
            (0.0, "0%"),
            (-0.015, "-1.5%"),
            (0.29, "29%"),
            (1e-9, "0.0000001%"),
        ] {
            assert_eq!(Cell::Number(stored, NumberLook::Percent).text(), shown);
        }
    }

    #[test]
    fn only_nothing_and_white_space_are_blank() {
        assert!(Cell::Blank.is_blank() && Cell::Text(" \u{a0}\n").is_blank());
        assert!(!Cell::Number(0.0, NumberLook::Plain).is_blank());
        assert!(!Cell::Text("-").is_blank() && !Cell::Uncalculated.is_blank());
    }
}
