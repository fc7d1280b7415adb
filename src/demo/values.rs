//! Days, times and words of the sample files.

use crate::domain::text::AsText;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use toml::value::Datetime;

/// A day: `2026-11-24`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day(pub(super) NaiveDate);

/// A time of the day: `09:00:40`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hour(pub(super) NaiveTime);

/// A day and a time of the city's clocks: `2026-10-20T09:02:00`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Local(pub(super) NaiveDateTime);

/// A word of one of the program's lists, as "data request".
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<T>(pub(super) T);

fn day_of(from: Datetime) -> Option<NaiveDate> {
    let date = from.date?;
    NaiveDate::from_ymd_opt(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )
}

fn time_of(from: Datetime) -> Option<NaiveTime> {
    let time = from.time?;
    let second = time.second.unwrap_or(0);
    NaiveTime::from_hms_opt(
        u32::from(time.hour),
        u32::from(time.minute),
        u32::from(second),
    )
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let read = Datetime::deserialize(from)?;
        let day = day_of(read).filter(|_| read.time.is_none());
        day.map(Self)
            .ok_or_else(|| D::Error::custom("a day is wanted"))
    }
}

impl<'de> Deserialize<'de> for Hour {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let read = Datetime::deserialize(from)?;
        let time = time_of(read).filter(|_| read.date.is_none());
        time.map(Self)
            .ok_or_else(|| D::Error::custom("a time of the day is wanted"))
    }
}

impl<'de> Deserialize<'de> for Local {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let read = Datetime::deserialize(from)?;
        let at = day_of(read).zip(time_of(read));
        at.filter(|_| read.offset.is_none())
            .map(|(day, time)| Self(day.and_time(time)))
            .ok_or_else(|| D::Error::custom("a day and a time without a zone are wanted"))
    }
}

impl<'de, T: AsText> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        T::from_text(&word)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format!("\"{word}\" isn't a word of this list")))
    }
}
