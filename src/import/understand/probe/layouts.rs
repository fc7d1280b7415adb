//! What the columns are in each layout.

use super::{Guesser, is_identity, value_role};
use crate::domain::period::Frequency;
use crate::import::grid::Sheet;
use crate::import::understand::about::about;
use crate::import::understand::columns::{Seen, is_date, measure_column};
use crate::import::understand::mapping::{Role, is_time};
use crate::import::understand::names::usual_role;
use crate::import::understand::rule::Rule;

impl Guesser<'_> {
    pub(super) fn long(&mut self, sheet: &Sheet) {
        self.periods();
        if let Some(at) = measure_column(&self.seen)
            && let Some(column) = self.seen.get_mut(at)
            && column.role != Role::Measure
        {
            column.set(Role::Measure, "its words name what is measured");
        }
        self.figures();
        let values = self.numbers(|column| column.role == Role::Value);
        if self
            .numbers(|column| matches!(column.role, Role::Measure | Role::MeasureId))
            .is_empty()
        {
            self.mapping.measure = self.only_measure(sheet, &values);
            let (says, because) = (self.mapping.measure.clone(), "no column names a measure");
            self.say("measure", says, because);
        }
        let beside = self.numbers(|column| is_time(column.role) || column.role == Role::Group);
        self.measures(&beside, &values);
        let key = self.numbers(|column| {
            is_time(column.role) || is_identity(column.role) || column.role == Role::Group
        });
        self.groups(&key, &values);
    }

    pub(super) fn wide_periods(&mut self) {
        if !self.seen.iter().any(|column| column.role == Role::Measure) {
            let words =
                |column: &&mut Seen| column.role == Role::Ignored && column.profile.is_words();
            let most = self
                .seen
                .iter_mut()
                .filter(words)
                .max_by_key(|column| column.profile.distinct.len());
            if let Some(column) = most {
                column.set(Role::Measure, "its words differ most from row to row");
            }
        }
        let values = self.numbers(|column| column.names_period() || column.names_figures());
        for column in &mut self.seen {
            if values.contains(&column.number) {
                column.set(value_role(column), "its heading names what it holds");
            }
        }
        self.set(
            &self.unread_periods(),
            Role::Value,
            "it holds numbers among the periods, and its heading names none",
        );
        self.measures(&[], &values);
    }

    /// Columns of numbers that stand among those headed by a period, or further on under a heading with a number in
    /// it: their figures are told of rather than dropped.
    fn unread_periods(&self) -> Vec<usize> {
        let named = self.numbers(Seen::names_period);
        let (Some(first), Some(last)) = (named.first(), named.last()) else {
            return Vec::new();
        };
        self.numbers(|column| {
            let numbered = column.heading.contains(|c: char| c.is_ascii_digit());
            let among = column.number > *first && (column.number < *last || numbered);
            let unread = column.said.is_none() && usual_role(&column.heading).is_none();
            let free = column.role == Role::Ignored && !column.heading.is_empty();
            among && unread && free && column.profile.is_numeric()
        })
    }

    pub(super) fn wide_measures(&mut self) {
        self.periods();
        self.figures();
        let values = self.numbers(|column| column.role == Role::Value);
        let key = self.numbers(|column| is_time(column.role) || column.role == Role::Group);
        self.set(
            &self.numbers(|column| is_identity(column.role)),
            Role::Ignored,
            "the headings name the measures",
        );
        self.groups(&key, &values);
    }

    pub(super) fn events(&mut self, sheet: &Sheet) {
        let dates: Vec<(usize, String)> = self
            .seen
            .iter()
            .filter(|column| is_date(column))
            .map(|column| (column.number, column.heading.clone()))
            .collect();
        let begins = [
            "creat", "open", "receiv", "request", "report", "start", "submit",
        ];
        let first = dates.iter().find(|(_, heading)| {
            let small = heading.to_lowercase();
            begins.iter().any(|word| small.contains(word))
        });
        let Some((number, heading)) = first.or(dates.first()).cloned() else {
            return;
        };
        self.set(&[number], Role::Period, "the first date of what happened");
        for column in &mut self.seen {
            if column.number != number {
                column.set(Role::Ignored, "no rule uses it");
            }
        }
        let rule = Rule {
            measure: format!("{}: number of events", about(sheet)),
            date: heading.clone(),
            every: Frequency::Month,
            ..Rule::default()
        };
        self.say(
            "rule",
            format!("events a month by \u{201c}{heading}\u{201d}"),
            "counting is what every list of events can do",
        );
        self.mapping.rules = vec![rule];
    }
}
