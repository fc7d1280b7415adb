//! What is said of fractions in percent.

use super::fit::Fit;
use super::{Looked, hundredfold};
use crate::domain::number::in_full;
use crate::import::finding::FindingKind;
use crate::import::plan::Plan;
use crate::import::settle::{About, State};
use crate::import::take::Entry;

/// Tells of each measure once which of its fractions were read as shares because they fit so.
pub(super) fn tell_read(plan: &mut Plan, state: &State<'_>, looked: &Looked) {
    for (count, first, written) in looked.read.values() {
        let (figures, fit) = match count {
            1 => ("1 figure".to_owned(), "it fits"),
            count => (format!("{count} figures"), "they fit"),
        };
        let stays = written.map_or_else(String::new, |written| {
            let (value, row) = (written.value, written.row);
            format!(", and {value} in row {row} stays {value}%")
        });
        let words = format!(
            "{figures} of {} read as shares of one, as {fit} beside its other figures: {} is {}%{stays}",
            name(state, first),
            first.value,
            in_full(hundredfold(first.value))
        );
        let kind = FindingKind::FractionsRead;
        state.ground.find(plan, first, About::Value, kind, words);
    }
}

fn name<'s>(state: &'s State<'_>, entry: &Entry) -> &'s str {
    state
        .slot(entry.series)
        .map_or("this measure", |slot| slot.name.as_str())
}

pub(super) fn shares(state: &State<'_>, entry: &Entry) -> String {
    format!(
        "all figures of {} lie between 0 and 1, so they are read as shares of one: this one is {}%",
        name(state, entry),
        entry.value
    )
}

pub(super) fn question(state: &State<'_>, entry: &Entry, fit: Option<&Fit>) -> String {
    let beside = fit.and_then(|fit| fit.certain);
    let beside = beside.map_or_else(String::new, |(least, greatest)| {
        format!(
            "; others of it lie between {}% and {}%",
            in_full(least),
            in_full(greatest)
        )
    });
    format!(
        "{} is in percent{beside}; is {} a share of one, {}%, or {}% as written? Write it with the % sign, or say which \
         it is",
        name(state, entry),
        entry.value,
        in_full(hundredfold(entry.value)),
        entry.value
    )
}
