//! Rows that are events, made into figures by rules.
//!
//! Each event is one cell of each rule: blank where the rule passes it over, refused where its dates or numbers
//! can't be read, and otherwise part of one figure, whose fate it shares.

mod columns;
mod filter;
mod moment;
mod sums;

use super::entry::has_room;
use super::number::number;
use super::shape::Shape;
use super::subject::Subject;
use super::taker::{Corrections, Taken};
use crate::domain::period::{Frequency, Period};
use crate::import::ImportError;
use crate::import::finding::{Finding, FindingKind, Findings};
use crate::import::folded;
use crate::import::grid::{Cell, Row, Sheet, Watch};
use crate::import::plan::Counts;
use crate::import::understand::{DateOrder, DecimalMark, Make, Mapping, Rule, Table};
use chrono::NaiveDateTime;
use columns::{Plan, plans};
use moment::moment;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use sums::End;
pub(in crate::import) use sums::PartPeriod;

/// What events come to.
pub(in crate::import) struct Counted {
    /// As if each figure stood in a row of its own: the first figure in row 1.
    pub taken: Taken,
    /// Of each figure its first event's row, and how many events share its fate.
    pub figures: Vec<(u64, usize)>,
    /// Periods at an end of the file that it covers only in part, each with the measure its rule makes.
    pub part: Vec<(String, PartPeriod)>,
}

/// What one event is to one rule.
enum Part {
    Blank,
    Fault(FindingKind, usize, String),
    Counts,
}

struct Counter<'a> {
    dates: DateOrder,
    decimals: DecimalMark,
    first_month: u32,
    corrections: &'a Corrections,
    groups: HashMap<String, u32>,
    names: Vec<String>,
    counts: Counts,
    findings: Findings,
    /// What sound rows look like.
    shape: Shape,
    /// Nobody agreed to the rules yet.
    asks: bool,
}

/// Goes through the events once.
///
/// # Errors
/// When a rule names a column the sheet lacks, the sheet can't be read, it comes to more figures than `most`, or
/// `watch` stops it.
pub(in crate::import) fn count(
    sheet: &Sheet,
    source: &str,
    mapping: &Mapping,
    (corrections, first_month, asks, most): (&Corrections, u32, bool, usize),
    watch: Watch<'_>,
) -> Result<Counted, ImportError> {
    let head = sheet.head(200)?;
    let table = Table::at(sheet, &head, mapping.heading_row, mapping.heading_rows);
    let mut plans = plans(source, &table, mapping)?;
    let mut counter = Counter {
        dates: mapping.dates,
        decimals: mapping.decimals,
        first_month,
        corrections,
        groups: HashMap::from([(String::new(), 0)]),
        names: vec![String::new()],
        counts: Counts {
            columns: table.named(),
            ..Counts::default()
        },
        findings: Findings::default(),
        shape: shape(sheet, &table, &plans),
        asks,
    };
    let mut outcome = Ok(());
    sheet.visit(&mut |row| {
        if row.number() % 4_096 == 0 {
            outcome = watch
                .step(row.through())
                .and_then(|()| has_room(source, figures_of(&plans), most));
            if outcome.is_err() {
                return ControlFlow::Break(());
            }
        }
        if row.number() > table.above && !row.is_blank() {
            counter.counts.rows += 1;
            for plan in &mut plans {
                counter.event(row, plan);
            }
        }
        ControlFlow::Continue(())
    })?;
    outcome?;
    has_room(source, figures_of(&plans), most)?;
    Ok(counter.finished(plans))
}

/// What sound rows look like: dates and numbers stand in their columns.
fn shape(sheet: &Sheet, table: &Table, plans: &[Plan]) -> Shape {
    let used = plans
        .iter()
        .flat_map(|plan| [plan.date, plan.from, plan.to, plan.sum]);
    let counted = used.filter(|column| *column > 0).collect();
    Shape::new(table, sheet.delimiter().is_some(), counted)
}

/// How many figures the events come to so far.
fn figures_of(plans: &[Plan]) -> usize {
    plans.iter().map(|plan| plan.sums.figures()).sum()
}

impl Counter<'_> {
    fn cell<'c>(&'c self, row: &Row<'c>, column: usize) -> Cell<'c> {
        let corrected = self.corrections.get(&(row.number(), column));
        corrected.map_or_else(|| row.cell(column), |text| Cell::Text(text))
    }

    fn event(&mut self, row: &Row<'_>, plan: &mut Plan) {
        self.counts.cells += 1;
        match self.part(row, plan) {
            Part::Blank => self.counts.blank += 1,
            Part::Fault(kind, column, message) => {
                self.refuse(row, (kind, column, message), &plan.rule.measure);
            }
            Part::Counts => {}
        }
    }

    fn refuse(
        &mut self,
        row: &Row<'_>,
        (kind, column, message): (FindingKind, usize, String),
        measure: &str,
    ) {
        self.counts.refused += 1;
        let cell = self.cell(row, column).text();
        let number = row.number();
        self.findings.add(
            || Finding {
                row: number,
                column,
                kind,
                measure: measure.to_owned(),
                message,
                cell,
            },
            kind,
        );
    }

    fn part(&mut self, row: &Row<'_>, plan: &mut Plan) -> Part {
        if let Some((kind, words)) = self.shape.fault(row) {
            return Part::Fault(kind, plan.date, words);
        }
        if !plan
            .filters
            .iter()
            .all(|condition| self.holds(row, condition))
        {
            return Part::Blank;
        }
        let date = match self.moment(row, plan.date) {
            Ok(Some(date)) => date,
            Ok(None) => return Part::Blank,
            Err((kind, words)) => return Part::Fault(kind, plan.date, words),
        };
        let value = match self.value(row, plan) {
            Ok(Some(value)) => value,
            Ok(None) => return Part::Blank,
            Err((kind, column, words)) => return Part::Fault(kind, column, words),
        };
        let ends = if plan.rule.make == Make::OpenAtEnd {
            match self.moment(row, plan.to) {
                Ok(ends) => ends,
                Err((kind, words)) => return Part::Fault(kind, plan.to, words),
            }
        } else {
            None
        };
        if self.asks {
            let words = "what is to be made of these rows is not settled; say what is to be counted or measured";
            return Part::Fault(FindingKind::UnsettledRule, plan.date, words.to_owned());
        }
        let period = self.period(&plan.rule, date);
        let passes = plan
            .passing
            .iter()
            .all(|condition| self.holds(row, condition));
        let group = plan.by.map(|column| self.group(row, column));
        let until = ends.map(|end| self.period(&plan.rule, end));
        let at = |column, date: NaiveDateTime, period| End {
            date: date.date(),
            period,
            row: row.number(),
            column,
        };
        plan.sums.seen(at(plan.date, date, period));
        if let Some((end, until)) = ends.zip(until) {
            plan.sums.seen(at(plan.to, end, until));
        }
        // What is broken down adds up to the whole.
        plan.sums
            .add(0, period, (value, passes, until), row.number(), true);
        if let Some(group) = group.filter(|group| *group > 0) {
            plan.sums
                .add(group, period, (value, passes, until), row.number(), false);
        }
        Part::Counts
    }

    /// What an event brings into its figure.
    fn value(
        &self,
        row: &Row<'_>,
        plan: &Plan,
    ) -> Result<Option<f64>, (FindingKind, usize, String)> {
        match plan.rule.make {
            Make::Count | Make::Share | Make::OpenAtEnd => Ok(Some(1.0)),
            Make::Sum => {
                let read = number(self.cell(row, plan.sum), self.decimals);
                let read = read.map_err(|words| (FindingKind::NotANumber, plan.sum, words))?;
                Ok(read.map(|written| written.value))
            }
            Make::MeanDays | Make::MedianDays | Make::NinetiethDays => {
                let at = |column| {
                    self.moment(row, column)
                        .map_err(|(kind, words)| (kind, column, words))
                };
                let (Some(from), Some(to)) = (at(plan.from)?, at(plan.to)?) else {
                    return Ok(None);
                };
                let days = to.signed_duration_since(from).as_seconds_f64() / 86_400.0;
                if days < 0.0 {
                    let words =
                        "this date lies before the one it is counted from; correct one of them"
                            .to_owned();
                    return Err((FindingKind::UnreadablePeriod, plan.to, words));
                }
                Ok(Some(days))
            }
        }
    }

    fn moment(
        &self,
        row: &Row<'_>,
        column: usize,
    ) -> Result<Option<NaiveDateTime>, (FindingKind, String)> {
        moment(self.cell(row, column), self.dates)
    }

    fn period(&self, rule: &Rule, at: NaiveDateTime) -> Period {
        let date = at.date();
        if !rule.fiscal || rule.every < Frequency::Quarter {
            return Period::containing(rule.every, date);
        }
        let like = match rule.every {
            Frequency::Quarter => Period::fiscal_quarter(2000, 1, self.first_month),
            Frequency::Day | Frequency::Week | Frequency::Month | Frequency::Year => {
                Period::fiscal_year(2000, self.first_month)
            }
        };
        let day = Period::containing(Frequency::Day, date);
        let placed = day.reported_as(rule.every, like, self.first_month);
        placed.unwrap_or_else(|_| Period::containing(rule.every, date))
    }

    fn group(&mut self, row: &Row<'_>, column: usize) -> u32 {
        let text = self.cell(row, column).text();
        let key = folded(&text);
        if let Some(place) = self.groups.get(&key) {
            return *place;
        }
        let place = self.names.len() as u32;
        self.names
            .push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        self.groups.insert(key, place);
        place
    }

    fn finished(self, plans: Vec<Plan>) -> Counted {
        let mut taken = Taken {
            entries: Vec::new(),
            parts: Vec::new(),
            subjects: Vec::new(),
            groups: self.names,
            series: Vec::new(),
            counts: self.counts,
            findings: self.findings,
            unread: Vec::new(),
            ordered: true,
            doubted_parts: BTreeMap::new(),
        };
        let (mut figures, mut part) = (Vec::new(), Vec::new());
        for plan in plans {
            let subject = taken.subjects.len() as u32;
            taken.subjects.push(Subject::of_rule(&plan.rule));
            let whole = plan.rule.whole;
            let found = plan.sums.part_periods(whole);
            let left_out = found.iter().filter(|_| whole).map(|one| one.period);
            let left_out = left_out.collect();
            plan.sums
                .write(&mut taken, (subject, plan.date), &left_out, &mut figures);
            let measure = &plan.rule.measure;
            part.extend(found.into_iter().map(|one| (measure.clone(), one)));
        }
        Counted {
            taken,
            figures,
            part,
        }
    }
}
