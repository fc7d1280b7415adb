//! The time zones of a calendar file: when their clocks stand how far from universal time, around its events.
//!
//! A program that knows the zone by its name takes its own rules; one that doesn't, as older kinds of Outlook, needs
//! them in the file (RFC 5545, 3.6.5).

use super::When;
use super::events::Event;
use crate::program::instant;
use chrono::{DateTime, NaiveDateTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::{OffsetComponents as _, OffsetName as _, Tz};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How far before the first event and after the last the rules are told, in days: past a whole year of them.
const AROUND: i64 = 400;

/// The zones of these events, each once, as text of the file.
pub(super) fn of(events: &[Event]) -> String {
    let mut zones: BTreeMap<&str, (DateTime<Utc>, DateTime<Utc>)> = BTreeMap::new();
    for event in events {
        if let When::Time { from, zone, .. } = &event.when {
            let at = instant(*from, zone);
            let span = zones.entry(zone).or_insert((at, at));
            *span = (span.0.min(at), span.1.max(at));
        }
    }
    let known = |(name, span): (&str, _)| Some(one(name.parse().ok()?, name, span));
    zones.into_iter().filter_map(known).collect()
}

fn one(zone: Tz, name: &str, (first, last): (DateTime<Utc>, DateTime<Utc>)) -> String {
    let around = TimeDelta::days(AROUND);
    let mut at = first - around;
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{name}\r\n");
    observance(&mut text, zone, at, at);
    while at < last + around {
        let next = at + TimeDelta::days(1);
        if offset(zone, at) != offset(zone, next) {
            let turn = turn(zone, at, next);
            observance(&mut text, zone, turn - TimeDelta::seconds(1), turn);
        }
        at = next;
    }
    text.push_str("END:VTIMEZONE\r\n");
    text
}

/// The second from which the clocks stand otherwise than at `before`.
fn turn(zone: Tz, mut before: DateTime<Utc>, mut after: DateTime<Utc>) -> DateTime<Utc> {
    while after - before > TimeDelta::seconds(1) {
        let middle = before + (after - before) / 2;
        if offset(zone, middle) == offset(zone, before) {
            before = middle;
        } else {
            after = middle;
        }
    }
    after
}

/// Seconds east of universal time.
fn offset(zone: Tz, at: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&at.naive_utc())
        .fix()
        .local_minus_utc()
}

/// How the clocks stand from `turn` on, having stood as at `before`.
fn observance(text: &mut String, zone: Tz, before: DateTime<Utc>, turn: DateTime<Utc>) {
    let (was, becomes) = (offset(zone, before), offset(zone, turn));
    let its = zone.offset_from_utc_datetime(&turn.naive_utc());
    let kind = if its.dst_offset().is_zero() {
        "STANDARD"
    } else {
        "DAYLIGHT"
    };
    let onset: NaiveDateTime = turn.naive_utc() + TimeDelta::seconds(was.into());
    let name = its.abbreviation().unwrap_or_default();
    // Writing into text can't fail.
    let _ = write!(
        text,
        "BEGIN:{kind}\r\nDTSTART:{}\r\nTZOFFSETFROM:{}\r\nTZOFFSETTO:{}\r\nTZNAME:{name}\r\nEND:{kind}\r\n",
        onset.format("%Y%m%dT%H%M%S"),
        clock(was),
        clock(becomes),
    );
}

/// "-0500".
fn clock(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
