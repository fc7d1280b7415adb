//! How the periods of a new measure combine and what its numbers are: told by its rule, by its own values, by what the
//! file says of it, by its name; the first that tells.

use super::State;
use super::newcomer::{said, unit};
use crate::domain::measure::{Aggregation, MeasureKind};
use crate::domain::number::NumberKind;
use crate::domain::period::{Frequency, Period};
use crate::import::folded;
use crate::import::plan::Plan;
use crate::import::take::{Slot, Subject, Tally};
use crate::import::understand::{Make, Role};
use std::collections::BTreeMap;

/// By how much of itself a year may differ from what its parts make.
const SAME: f64 = 0.01;

/// Ways in which a year may be made of its parts.
const WAYS: [Aggregation; 4] = [
    Aggregation::Sum,
    Aggregation::Mean,
    Aggregation::Last,
    Aggregation::Max,
];

/// How many years are made of their parts in each of these ways.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Votes {
    years: usize,
    ways: [usize; 4],
}

impl Votes {
    fn count(&mut self, year: f64, parts: &[f64]) {
        let Some(last) = parts.last() else { return };
        let sum: f64 = parts.iter().sum();
        let made = [
            sum,
            sum / parts.len() as f64,
            *last,
            parts.iter().copied().fold(f64::MIN, f64::max),
        ];
        self.years += 1;
        for (votes, made) in self.ways.iter_mut().zip(made) {
            let most = year.abs().max(made.abs());
            *votes += usize::from(most > 0.0 && (year - made).abs() <= most * SAME);
        }
    }

    /// The way in which most years are made; of several such the one that is likely otherwise.
    fn best(&self, likely: Aggregation) -> Option<Aggregation> {
        let mut votes = *self;
        if likely != Aggregation::Max {
            // A year that is its greatest quarter is so by chance.
            let [.., greatest] = &mut votes.ways;
            *greatest = 0;
        }
        votes.most(likely)
    }

    fn most(&self, likely: Aggregation) -> Option<Aggregation> {
        let most = self
            .ways
            .into_iter()
            .max()
            .filter(|most| most * 2 > self.years)?;
        let best = || {
            let ways = WAYS.into_iter().zip(self.ways);
            ways.filter(move |(_, votes)| *votes == most)
                .map(|(way, _)| way)
        };
        best().find(|way| *way == likely).or_else(|| best().next())
    }
}

/// How the years of new measures are made of their quarters and months, by their slots.
pub(super) fn votes(plan: &Plan, state: &State<'_>) -> BTreeMap<u32, Votes> {
    let both = |slot: u32| {
        let new = state.measures.slot(slot).is_some_and(|slot| slot.new);
        state.tallies.get(slot as usize).is_some_and(|tally| {
            new && tally.has(Frequency::Year)
                && (tally.has(Frequency::Quarter) || tally.has(Frequency::Month))
        })
    };
    let mut series: BTreeMap<u32, BTreeMap<Period, f64>> = BTreeMap::new();
    for entry in plan.entries.iter().filter(|entry| !entry.is_target()) {
        let slot = state.slot_of.get(entry.series as usize);
        if slot.is_some_and(|slot| both(*slot)) {
            let of_series = series.entry(entry.series).or_default();
            of_series.insert(entry.period, entry.value);
        }
    }
    let mut votes: BTreeMap<u32, Votes> = BTreeMap::new();
    for (number, figures) in series {
        let Some(slot) = state.slot_of.get(number as usize) else {
            continue;
        };
        let years = figures
            .iter()
            .filter(|(period, _)| period.frequency() == Frequency::Year);
        for (year, value) in years {
            for (frequency, wanted) in [(Frequency::Quarter, 4), (Frequency::Month, 12)] {
                let within = figures.iter().filter(|(period, _)| {
                    period.frequency() == frequency
                        && period.start() >= year.start()
                        && period.end() <= year.end()
                });
                let parts: Vec<f64> = within.map(|(_, value)| *value).collect();
                if parts.len() == wanted {
                    votes.entry(*slot).or_default().count(*value, &parts);
                }
            }
        }
    }
    votes
}

/// How several periods of a new measure make one.
pub(super) fn aggregation(
    subject: &Subject,
    (kind, ratio): (NumberKind, bool),
    (votes, heading): (Option<&Votes>, &str),
) -> Aggregation {
    if ratio {
        return Aggregation::Ratio;
    }
    if let Some(rule) = subject.rule {
        return of_rule(rule);
    }
    if subject.to_date {
        return Aggregation::Last;
    }
    let told = said(subject, Role::Aggregation).and_then(told);
    let name = subject.called();
    let named = of_name(&name).or_else(|| of_name(heading));
    let likely = match (told, named) {
        // Averages and what is counted for each of something else don't add up, whatever a file says of them.
        (Some(Aggregation::Sum), Some(Aggregation::Mean)) => Aggregation::Mean,
        (Some(Aggregation::Last), Some(Aggregation::Mean)) if kind != NumberKind::Percent => {
            Aggregation::Mean
        }
        (told, named) => told.or(named).unwrap_or_else(|| usual(kind)),
    };
    let likely = match (kind, likely) {
        (NumberKind::Percent, Aggregation::Sum) => Aggregation::Mean,
        (_, likely) => likely,
    };
    votes.and_then(|votes| votes.best(likely)).unwrap_or(likely)
}

const fn of_rule(rule: Make) -> Aggregation {
    match rule {
        Make::Count | Make::Sum => Aggregation::Sum,
        Make::Share => Aggregation::Ratio,
        Make::MeanDays | Make::MedianDays | Make::NinetiethDays => Aggregation::Mean,
        Make::OpenAtEnd => Aggregation::Last,
    }
}

const fn usual(kind: NumberKind) -> Aggregation {
    match kind {
        NumberKind::Percent
        | NumberKind::Decimal
        | NumberKind::Days
        | NumberKind::Hours
        | NumberKind::Minutes
        | NumberKind::Rate
        | NumberKind::Score => Aggregation::Mean,
        NumberKind::Count | NumberKind::Currency => Aggregation::Sum,
    }
}

/// What a file says of how periods combine: "Cumulative", "Snapshot", "Average".
pub(in crate::import) fn told(text: &str) -> Option<Aggregation> {
    let text = folded(text);
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(&["cumul", "cumal", "sum", "total", "add"]) {
        Some(Aggregation::Sum)
    } else if begins(&[
        "snapshot", "point", "last", "latest", "end of", "as of", "live", "balance",
    ]) {
        Some(Aggregation::Last)
    } else if begins(&["average", "avg", "mean"]) {
        Some(Aggregation::Mean)
    } else if begins(&["max", "peak", "highest"]) {
        Some(Aggregation::Max)
    } else {
        None
    }
}

/// The words of a name, small: "#", "$" and "%" are words as well.
fn words(name: &str) -> String {
    let mut words = String::from(" ");
    for letter in name.to_lowercase().chars() {
        match letter {
            '#' | '$' | '%' => words.extend([' ', letter, ' ']),
            letter if letter.is_alphanumeric() => words.push(letter),
            _ => words.push(' '),
        }
    }
    words.push(' ');
    let single: Vec<&str> = words.split_whitespace().collect();
    format!(" {} ", single.join(" "))
}

fn of_name(name: &str) -> Option<Aggregation> {
    let name = words(name);
    let has = |words: &[&str]| words.iter().any(|word| name.contains(&format!(" {word} ")));
    let begins = |words: &[&str]| {
        words
            .iter()
            .any(|word| name.starts_with(&format!(" {word} ")))
    };
    let means = [
        "average",
        "avg",
        "mean",
        "median",
        "%",
        "percent",
        "percentage",
        "rate",
        "ratio",
        "per",
    ];
    let lasts = [
        "backlog",
        "balance",
        "outstanding",
        "on hand",
        "as of",
        "at end of",
        "end of month",
        "end of quarter",
        "end of year",
        "inventory",
        "year to date",
        "ytd",
    ];
    if has(&["peak", "maximum", "highest"]) {
        Some(Aggregation::Max)
    } else if has(&lasts) {
        Some(Aggregation::Last)
    } else if has(&means) || has(&["days to", "time to", "turnaround", "response time"]) {
        Some(Aggregation::Mean)
    } else if begins(&["#", "$", "no of", "annual"])
        || has(&[
            "number of",
            "count of",
            "sum of",
            "sum",
            "total",
            "totals",
            "amount",
            "# of",
            "$ of",
        ])
    {
        Some(Aggregation::Sum)
    } else {
        None
    }
}

/// The kind of number a new measure has: what its unit says, what its cells carry, what its name says.
pub(super) fn kind(slot: &Slot, tally: &Tally, subject: Option<&Subject>) -> NumberKind {
    let told = subject.and_then(|subject| said(subject, Role::Unit));
    if let Some(kind) = told.and_then(unit) {
        return kind;
    }
    let by_cells = tally.kind(slot, None);
    let plain = matches!(by_cells, NumberKind::Count | NumberKind::Decimal);
    let by_name = subject.filter(|_| plain && slot.per.is_none());
    by_name
        .and_then(|subject| kind_by_name(&subject.called(), told.is_some()))
        .unwrap_or(by_cells)
}

/// What a name says of its numbers. Beside a unit that says no more than "count" only how long something takes.
fn kind_by_name(name: &str, has_unit: bool) -> Option<NumberKind> {
    let name = words(name);
    let begins = |words: &[&str]| {
        words
            .iter()
            .any(|word| name.starts_with(&format!(" {word} ")))
    };
    let has = |word: &str| name.contains(&format!(" {word} "));
    if !has_unit && begins(&["%", "percent", "percentage", "pct"]) {
        return Some(NumberKind::Percent);
    }
    if !has_unit && (begins(&["$"]) || has("dollars") || has("usd")) {
        return Some(NumberKind::Currency);
    }
    if !begins(&["average", "avg", "mean", "median"]) {
        return None;
    }
    // "Average number of days to…", and not "average number of calls in 30 days".
    let after: Vec<&str> = name
        .split(' ')
        .filter(|word| !word.is_empty())
        .skip(1)
        .take(4)
        .collect();
    let unit = after
        .iter()
        .find(|word| !matches!(**word, "number" | "#" | "of" | "time" | "in" | "total"))?;
    match *unit {
        "day" | "days" => Some(NumberKind::Days),
        "hour" | "hours" => Some(NumberKind::Hours),
        "minute" | "minutes" => Some(NumberKind::Minutes),
        _ => None,
    }
}

/// What kind of measure it is where the file doesn't say.
pub(super) fn measure_kind(subject: &Subject) -> MeasureKind {
    let name = words(&subject.called());
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let slow = matches!(
        subject.rule,
        Some(Make::MeanDays | Make::MedianDays | Make::NinetiethDays | Make::Share)
    );
    if has(&[" cost per ", " per fte ", " per employee "]) {
        MeasureKind::Efficiency
    } else if slow
        || has(&[
            " satisf",
            " on time ",
            " days to ",
            " turnaround ",
            " response time ",
        ])
    {
        MeasureKind::ServiceQuality
    } else {
        MeasureKind::Output
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_how_periods_combine() {
        for (name, way) in [
            ("# of potholes filled", Some(Aggregation::Sum)),
            ("Number of inspections", Some(Aggregation::Sum)),
            ("Total tons collected", Some(Aggregation::Sum)),
            ("# of bids per solicitation", Some(Aggregation::Mean)),
            ("Average # of days to close", Some(Aggregation::Mean)),
            ("% of calls answered", Some(Aggregation::Mean)),
            ("Backlog of work orders", Some(Aggregation::Last)),
            ("Peak call volume", Some(Aggregation::Max)),
            ("Potholes", None),
        ] {
            assert_eq!(of_name(name), way, "{name}");
        }
    }

    #[test]
    fn years_show_how_they_are_made() {
        let mut votes = Votes::default();
        votes.count(100.0, &[10.0, 20.0, 30.0, 40.0]);
        assert_eq!(votes.best(Aggregation::Last), Some(Aggregation::Sum));
        let mut level = Votes::default();
        level.count(75.0, &[75.0, 75.0, 75.0, 75.0]);
        assert_eq!(level.best(Aggregation::Last), Some(Aggregation::Last));
        let mut neither = Votes::default();
        neither.count(9.0, &[1.0, 1.0, 2.0, 2.0]);
        assert_eq!(neither.best(Aggregation::Sum), None);
    }

    #[test]
    fn names_say_what_numbers_are() {
        let kinds = [
            ("% of calls answered", Some(NumberKind::Percent)),
            ("Average number of days to close", Some(NumberKind::Days)),
            ("Average calls in 30 days", None),
            ("$ of grants", Some(NumberKind::Currency)),
        ];
        for (name, kind) in kinds {
            assert_eq!(kind_by_name(name, false), kind, "{name}");
        }
        assert_eq!(kind_by_name("% of calls answered", true), None);
    }
}
