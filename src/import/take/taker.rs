//! Goes through a sheet once and packs every figure it gives; what can't be read is refused on the spot.

mod again;
mod merged;
mod naming;
mod parts;

use super::entry::{Entry, Marks, has_room};
use super::number::Written;
use super::periods::PeriodReader;
use super::reading::{Reading, Time, ValueColumn};
use super::shape::Shape;
use super::subject::Subject;
use crate::domain::period::Period;
use crate::domain::ratio::Parts;
use crate::import::ImportError;
use crate::import::finding::{Finding, FindingKind, Findings};
use crate::import::grid::{Cell, Row, Sheet, Watch};
use crate::import::plan::Counts;
use crate::import::understand::{Layout, What};
use again::{Again, Headings};
use merged::Merged;
use parts::GivenParts;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

/// After how many rows somebody who watches is told.
const TOLD: u64 = 4_096;

/// What a sheet gives.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Taken {
    /// Figures, in the order of the rows.
    pub entries: Vec<Entry>,
    /// What ratios are made of.
    pub parts: Vec<Parts>,
    /// The measures as the file names them.
    pub subjects: Vec<Subject>,
    /// The groups as the file names them; the first is the whole.
    pub groups: Vec<String>,
    /// Subject and group of each series.
    pub series: Vec<(u32, u32)>,
    /// What was counted so far: rows, cells, blanks, refusals.
    pub counts: Counts,
    /// What was found so far.
    pub findings: Findings,
    /// Row, column and subject of figures that were refused for their period or value: their measure may be none too.
    pub unread: Vec<(u32, u16, u32)>,
    /// The order of dates told what some date means.
    pub ordered: bool,
    /// What is wrong with the parts of figures that have a value, by its row and column: it counts only where the
    /// measure is a ratio.
    pub doubted_parts: BTreeMap<(u32, u16), Vec<PartsDoubt>>,
}

/// Something wrong with the parts of a ratio that has a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct PartsDoubt {
    /// What kind of thing.
    pub kind: FindingKind,
    /// The part's column.
    pub column: usize,
    /// What was read and what would help.
    pub message: String,
}

/// A correction of cells before they are taken in, by row and column.
pub type Corrections = BTreeMap<(u64, usize), String>;

/// Goes through the sheet. `ragged` when its rows may have slipped; `most` figures are taken and no more.
///
/// # Errors
/// When it can't be read to its end, gives too many figures, or `watch` stops it.
pub(in crate::import) fn take(
    sheet: &Sheet,
    reading: &Reading,
    (ragged, most): (bool, usize),
    corrections: &Corrections,
    watch: Watch<'_>,
) -> Result<Taken, ImportError> {
    let mut taker = Taker {
        most,
        reading,
        corrections,
        shape: Shape::of(reading, ragged),
        headings: Headings::of(reading),
        merged: Merged::of(sheet, reading),
        periods: PeriodReader::new(reading),
        by_name: HashMap::new(),
        by_group: HashMap::from([(String::new(), 0)]),
        by_series: HashMap::new(),
        name: String::new(),
        group: String::new(),
        folded: false,
        garbled: false,
        said: String::new(),
        spare: String::new(),
        by_said: (HashMap::new(), HashMap::new()),
        last: None,
        taken: Taken {
            entries: Vec::new(),
            parts: Vec::new(),
            subjects: Vec::new(),
            groups: vec![String::new()],
            series: Vec::new(),
            counts: Counts {
                columns: reading.table.named(),
                ..Counts::default()
            },
            findings: Findings::default(),
            unread: Vec::new(),
            ordered: false,
            doubted_parts: BTreeMap::new(),
        },
    };
    let mut outcome = Ok(());
    sheet.visit(&mut |row| {
        if row.number() % TOLD == 0 {
            outcome = watch.step(row.through());
            if outcome.is_err() {
                return ControlFlow::Break(());
            }
            taker.reserve(row.through());
        }
        if row.number() > reading.table.above && !row.is_blank() {
            taker.row(row);
            outcome = has_room(&sheet.name, taker.taken.entries.len(), most);
        }
        if outcome.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    })?;
    outcome?;
    taker.taken.ordered = taker.periods.ordered() || reading.has_dated_headings();
    Ok(taker.taken)
}

struct Taker<'a> {
    most: usize,
    reading: &'a Reading,
    corrections: &'a Corrections,
    shape: Shape,
    headings: Headings,
    merged: Merged<'a>,
    periods: PeriodReader,
    by_name: HashMap<String, u32>,
    by_group: HashMap<String, u32>,
    by_series: HashMap<(u32, u32), u32>,
    /// What names the measure and the group of a row, as names are compared.
    name: String,
    group: String,
    /// Whether these are of the row at hand, or still of an earlier one.
    folded: bool,
    /// It has a letter in it that could not be read.
    garbled: bool,
    /// What names the row at hand, as it stands there, and room for the next row's.
    said: String,
    spare: String,
    /// Series by what names their rows, as it stands there; those of figures from the beginning of the year apart.
    by_said: (HashMap<String, u32>, HashMap<String, u32>),
    /// Their series, so that rows of one series after another are found at once.
    last: Option<(bool, u32)>,
    taken: Taken,
}

/// What is wrong with a cell.
#[derive(Clone)]
struct Fault {
    kind: FindingKind,
    column: usize,
    message: String,
}

impl Taker<'_> {
    /// Makes room for as many entries as the rows so far let expect, so that nothing is moved twice.
    fn reserve(&mut self, through: f64) {
        let entries = &mut self.taken.entries;
        if entries.len() < entries.capacity() || through <= 0.0 {
            return;
        }
        let expected = (entries.len() as f64 / through * 1.02) as usize;
        let more = expected.saturating_sub(entries.len()).min(self.most);
        entries.reserve_exact(more.max(entries.len() / 8));
    }

    /// A cell, as it is or as it was corrected.
    fn cell<'c>(&'c self, row: &Row<'c>, column: usize) -> Cell<'c> {
        if !self.corrections.is_empty()
            && let Some(text) = self.corrections.get(&(row.number(), column))
        {
            return if text.trim().is_empty() {
                Cell::Blank
            } else {
                Cell::Text(text)
            };
        }
        let cell = row.cell(column);
        if !self.merged.is_empty() && cell.is_blank() {
            return self.merged.name(row.number(), column);
        }
        cell
    }

    fn row(&mut self, row: &Row<'_>) {
        self.taken.counts.rows += 1;
        self.taken.counts.cells += self.reading.values.len();
        let again = self.heading_again(row);
        if again == Some(Again::Same) {
            self.taken.counts.blank += self.reading.values.len();
            return;
        }
        self.name_row(row);
        if let Some((kind, at, message)) = self.untrusted(row, again) {
            for value in &self.reading.values {
                let (column, message) = (at.unwrap_or(value.column), message.clone());
                self.refuse(
                    (row, value),
                    &[Fault {
                        kind,
                        column,
                        message,
                    }],
                );
            }
            return;
        }
        let time = match self.reading.time {
            Time::Headings => None,
            Time::Cell(_) | Time::Parts { .. } => Some(self.period(row)),
        };
        let values = &self.reading.values;
        let alone = values.len() == 1;
        for value in values {
            let parts = self.parts(row, value, alone);
            let read = self.read(row, value);
            if matches!(read, Ok(None)) && matches!(parts, GivenParts::None) {
                self.taken.counts.blank += 1;
                continue;
            }
            self.figure(row, value, read, time.clone(), parts);
        }
    }

    fn period(&mut self, row: &Row<'_>) -> Result<super::periods::Said, Fault> {
        let corrected: Option<(u64, &Corrections)> =
            (!self.corrections.is_empty()).then_some((row.number(), self.corrections));
        let merged = &self.merged;
        let cell = |column: usize| {
            let text =
                corrected.and_then(|(number, corrections)| corrections.get(&(number, column)));
            match (text, row.cell(column)) {
                (Some(text), _) => Cell::Text(text),
                (None, cell) if cell.is_blank() && !merged.is_empty() => {
                    merged.name(row.number(), column)
                }
                (None, cell) => cell,
            }
        };
        self.periods
            .read(cell)
            .map_err(|(kind, column, message)| Fault {
                kind,
                column,
                message,
            })
    }

    fn figure(
        &mut self,
        row: &Row<'_>,
        value: &ValueColumn,
        read: Result<Option<Written>, String>,
        time: Option<Result<super::periods::Said, Fault>>,
        parts: GivenParts,
    ) {
        let mut faults = Vec::new();
        let written = match read {
            Ok(written) => written,
            Err(message) => {
                faults.push(Fault {
                    kind: FindingKind::NotANumber,
                    column: value.column,
                    message,
                });
                None
            }
        };
        let (period, what) = match time {
            None => {
                let fault = |(kind, message)| Fault {
                    kind,
                    column: value.column,
                    message,
                };
                (value.headed().map_err(fault), value.what)
            }
            Some(Ok(said)) => (Ok(said.period), said.what.unwrap_or(value.what)),
            Some(Err(fault)) => (Err(fault), value.what),
        };
        let has_value = written.is_some() && faults.is_empty();
        let (parts, wrong) = self.judged(parts, has_value);
        let mut doubts = Vec::new();
        if has_value {
            doubts = wrong;
        } else {
            faults.extend(wrong);
        }
        let period = match period {
            Ok(period) => Some(period),
            Err(fault) => {
                faults.push(fault);
                None
            }
        };
        let Some(period) = period.filter(|_| faults.is_empty()) else {
            self.refuse((row, value), &faults);
            if self.reading.layout == Layout::Long {
                let subject = self.subject(row, value);
                let place = (row.number() as u32, value.column as u16, subject);
                self.taken.unread.push(place);
            }
            return;
        };
        let marks = Marks::default()
            .with_if(what == What::Target, Marks::TARGET)
            .with_if(written.is_none(), Marks::NO_VALUE)
            .with_if(!doubts.is_empty(), Marks::DOUBTED_PARTS);
        if !doubts.is_empty() {
            let doubts = doubts.into_iter().map(|fault| PartsDoubt {
                kind: fault.kind,
                column: fault.column,
                message: fault.message,
            });
            let place = (row.number() as u32, value.column as u16);
            self.taken.doubted_parts.insert(place, doubts.collect());
        }
        self.keep(row, value, (period, written, parts, marks));
    }

    fn keep(
        &mut self,
        row: &Row<'_>,
        value: &ValueColumn,
        (period, written, parts, marks): (Period, Option<Written>, Option<Parts>, Marks),
    ) {
        let series = self.series(row, value);
        let parts = parts.map_or(0, |parts| {
            self.taken.parts.push(parts);
            self.taken.parts.len() as u32
        });
        let marks = written.map_or(marks, |written| {
            marks
                .with_if(written.percent, Marks::PERCENT)
                .with_if(written.money, Marks::MONEY)
        });
        self.taken.entries.push(Entry {
            value: written.map_or(0.0, |written| written.value),
            period,
            series,
            row: row.number() as u32,
            parts,
            column: value.column as u16,
            decimals: written.map_or(0, |written| written.decimals),
            marks,
        });
    }

    fn refuse(&mut self, (row, value): (&Row<'_>, &ValueColumn), faults: &[Fault]) {
        self.taken.counts.refused += 1;
        for fault in faults {
            self.find((row, value), fault);
        }
    }

    fn find(&mut self, (row, value): (&Row<'_>, &ValueColumn), fault: &Fault) {
        let finding = Finding {
            row: row.number(),
            column: fault.column,
            kind: fault.kind,
            measure: self.new_subject(row, value).called(),
            message: fault.message.clone(),
            cell: self.cell(row, fault.column).text(),
        };
        self.taken.findings.add(|| finding, fault.kind);
    }
}
