//! A sheet read as a mapping says, and its plan made.

use super::finding::FindingKind;
use super::grid::{Book, FileKind, Sheet, Watch, bounds};
use super::plan::{Ask, Plan, PlanOptions, Question};
use super::recognise::lasting_measure;
use super::sheets::{other_sheets, usual_name};
use super::take::{Corrections, PartPeriod, Reading, Taken, count, take};
use super::understand::{ConflictingRows, DateOrder, Fractions, GroupTargets, Layout, Mapping};
use super::{ImportError, MeasureCard, settle};
use crate::program::UsedMapping;
use crate::program::query::FigureKnowledge;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Up to so many figures are kept for another comparison: 32 MB of them. Of more the sheet is read again, which takes
/// seconds where keeping them twice would take hundreds of megabytes.
const KEPT: usize = 1_000_000;

/// A sheet read once, to be compared with what is known.
#[derive(Debug)]
pub struct Draft {
    source: String,
    hash: String,
    sheet: Sheet,
    is_sheet: bool,
    reading: Reading,
    mapping: Mapping,
    called: String,
    /// The other shown sheets that hold something.
    other_sheets: Vec<String>,
    corrections: Corrections,
    first_month: u32,
    asks_for_rules: bool,
    /// What is said elsewhere of the measures that the sheet names, by the names.
    cards: BTreeMap<String, MeasureCard>,
    /// How many figures are read at most, and how many kept for another comparison.
    most: usize,
    kept: usize,
    /// What it gives, which every comparison begins with; gone once many figures went into one.
    given: Mutex<Option<Given>>,
}

/// What a sheet gives.
#[derive(Debug, Clone)]
struct Given {
    taken: Taken,
    /// Of events: what they come to.
    events: Option<OfEvents>,
}

/// What events come to beside their figures.
#[derive(Debug, Clone)]
struct OfEvents {
    /// Each figure's first row, and how many share its fate.
    figures: Vec<(u64, usize)>,
    /// Periods the file covers only in part, each with its measure.
    part: Vec<(String, PartPeriod)>,
}

/// The part that reading again takes of a comparison that begins with it.
const READING: f64 = 0.6;

/// What a sheet is read with.
#[derive(Debug, Clone, Copy)]
pub struct ReadAs<'a> {
    /// What its columns are.
    pub mapping: &'a Mapping,
    /// Cells that were corrected, by row and column.
    pub corrections: &'a Corrections,
    /// First month of the fiscal year, 1 to 12.
    pub fiscal_first_month: u32,
    /// What is to be made of events was guessed, and nobody agreed to it yet.
    pub asks_for_rules: bool,
}

impl Draft {
    /// Reads a sheet of a book as a mapping says.
    ///
    /// # Errors
    /// When the mapping doesn't fit the sheet, the sheet can't be read, it gives more than [`bounds::FIGURES`], or
    /// `watch` stops it.
    pub fn read(
        book: &Book,
        sheet: &Sheet,
        read_as: ReadAs<'_>,
        watch: Watch<'_>,
    ) -> Result<Self, ImportError> {
        Self::read_at_most((bounds::FIGURES, KEPT), (book, sheet), read_as, watch)
    }

    /// The same with other bounds on the figures: how many there may be, and how many are kept.
    pub(super) fn read_at_most(
        (most, kept): (usize, usize),
        (book, sheet): (&Book, &Sheet),
        read_as: ReadAs<'_>,
        watch: Watch<'_>,
    ) -> Result<Self, ImportError> {
        let ReadAs {
            mapping,
            corrections,
            fiscal_first_month,
            asks_for_rules,
        } = read_as;
        let first_month = fiscal_first_month.clamp(1, 12);
        let is_sheet = !matches!(book.kind, FileKind::Text | FileKind::Pasted);
        let reading = Reading::of(sheet, &book.source, mapping, first_month)
            .map_err(|error| beside_others(error, book, sheet))?;
        let draft = Self {
            source: book.source.clone(),
            hash: book.hash.clone(),
            sheet: sheet.clone(),
            is_sheet,
            reading,
            mapping: mapping.clone(),
            called: usual_name(book, sheet),
            other_sheets: other_sheets(book, sheet),
            corrections: corrections.clone(),
            first_month,
            asks_for_rules,
            cards: BTreeMap::new(),
            most,
            kept,
            given: Mutex::new(None),
        };
        let given = draft.anew(watch)?;
        *draft.kept_given() = Some(given);
        Ok(draft)
    }

    /// The same where something is said elsewhere of the measures that the sheet names.
    pub(super) fn described(self, cards: BTreeMap<String, MeasureCard>) -> Self {
        Self { cards, ..self }
    }

    /// The same for a mapping that reads the sheet alike and answers questions otherwise: what names mean or are left
    /// out, what fractions are, whose the targets on groups' rows, and which of
    /// several rows counts. `None` where the sheet has to be read anew.
    pub fn answered(mut self, sheet: &Sheet, read_as: ReadAs<'_>) -> Option<Self> {
        let unanswered = |mapping: &Mapping| Mapping {
            means: BTreeMap::new(),
            departments: BTreeMap::new(),
            leaves_out: Vec::new(),
            fractions: Fractions::default(),
            fractions_of: BTreeMap::new(),
            group_targets: GroupTargets::default(),
            conflicting_rows: ConflictingRows::default(),
            ..mapping.clone()
        };
        let alike = self.sheet.is_same(sheet)
            && unanswered(&self.mapping) == unanswered(read_as.mapping)
            && self.corrections == *read_as.corrections
            && self.first_month == read_as.fiscal_first_month.clamp(1, 12)
            && self.asks_for_rules == read_as.asks_for_rules;
        alike.then(|| {
            self.mapping = read_as.mapping.clone();
            self
        })
    }

    /// Goes through the sheet.
    fn anew(&self, watch: Watch<'_>) -> Result<Given, ImportError> {
        let (sheet, corrections) = (&self.sheet, &self.corrections);
        if self.mapping.layout == Layout::Events {
            let facts = (
                corrections,
                self.first_month,
                self.asks_for_rules,
                self.most,
            );
            let counted = count(sheet, &self.source, &self.mapping, facts, watch)?;
            return Ok(Given {
                taken: counted.taken,
                events: Some(OfEvents {
                    figures: counted.figures,
                    part: counted.part,
                }),
            });
        }
        let bounds = (!self.is_sheet, self.most);
        Ok(Given {
            taken: take(sheet, &self.reading, bounds, corrections, watch)?,
            events: None,
        })
    }

    fn kept_given(&self) -> MutexGuard<'_, Option<Given>> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Compares the sheet with what is known, as often as somebody answers otherwise. The sheet is not read again, but
    /// for the cells of the findings and, from the second time on, where it gives more than a million figures.
    ///
    /// # Errors
    /// When what is read again can't be, or `watch` stops it.
    pub fn plan(
        &self,
        known: &FigureKnowledge,
        options: &PlanOptions,
        watch: Watch<'_>,
    ) -> Result<Plan, ImportError> {
        let mut kept = self.kept_given();
        let few = kept
            .as_ref()
            .is_some_and(|given| given.taken.entries.len() <= self.kept);
        let given = if few { kept.clone() } else { kept.take() };
        drop(kept);
        if let Some(given) = given {
            return self.compared(given, (known, options), watch);
        }
        let first = |share: f64| watch.goes_on(share * READING);
        let given = self.anew(Watch::new(&first))?;
        let rest = |share: f64| watch.goes_on(READING + share * (1.0 - READING));
        self.compared(given, (known, options), Watch::new(&rest))
    }

    /// The same for who compares once: the figures are kept once.
    ///
    /// # Errors
    /// As [`Draft::plan`].
    pub fn into_plan(
        mut self,
        known: &FigureKnowledge,
        options: &PlanOptions,
        watch: Watch<'_>,
    ) -> Result<Plan, ImportError> {
        self.kept = 0;
        self.plan(known, options, watch)
    }

    fn compared(
        &self,
        Given { mut taken, events }: Given,
        (known, options): (&FigureKnowledge, &PlanOptions),
        watch: Watch<'_>,
    ) -> Result<Plan, ImportError> {
        for subject in &mut taken.subjects {
            let card = self.cards.get(&subject.called());
            subject.card = card.cloned().map(Box::new);
        }
        let mut mapping = self.mapping.clone();
        if options.conflicting_rows != ConflictingRows::Ask {
            mapping.conflicting_rows = options.conflicting_rows;
        }
        let headings = self.reading.table.columns.iter();
        let used = UsedMapping {
            saved: None,
            name: self.called.clone(),
            chosen: false,
            mapping: remembered(&mapping, &taken).to_toml(),
            headings: headings.map(|column| column.heading.clone()).collect(),
        };
        // Rows of figures made of events are none of the sheet's until the end.
        let of_events = events
            .as_ref()
            .map(|events| (events, taken.counts, std::mem::take(&mut taken.findings)));
        let mut plan = Plan {
            source: self.source.clone(),
            hash: self.hash.clone(),
            sheet: self.is_sheet.then(|| self.sheet.name.clone()),
            counts: taken.counts,
            made: None,
            carried: Vec::new(),
            staying: Vec::new(),
            other_sheets: self.other_sheets.clone(),
            new_measures: Vec::new(),
            new_departments: Vec::new(),
            aliases: Vec::new(),
            findings: taken.findings,
            questions: Vec::new(),
            named: Vec::new(),
            used: Some(used),
            compared: known.seen,
            entries: taken.entries,
            parts: taken.parts,
            series: Vec::new(),
            called: Vec::new(),
            was: Vec::new(),
        };
        let named = settle::Named {
            subjects: taken.subjects,
            groups: taken.groups,
            series: taken.series,
            unread: taken.unread,
            doubted_parts: taken.doubted_parts,
        };
        let ground = settle::Ground {
            reading: &self.reading,
            mapping: &mapping,
            known,
            options,
            watch,
        };
        settle::settle(&mut plan, &named, &ground)?;
        if let Some((events, counts, findings)) = of_events {
            plan.spread_over_events(&events.figures, counts, findings);
            settle::tell_part_periods(&mut plan, &events.part, known.today);
        }
        ask_of_findings(&mut plan, &mapping);
        let going_on = |through: f64| watch.step(0.9 + 0.1 * through);
        plan.findings
            .fill(&self.sheet, &self.corrections, going_on)?;
        Ok(plan)
    }
}

/// What to say of a sheet without figures that others are shown beside: one of them may be meant.
fn beside_others(error: ImportError, book: &Book, sheet: &Sheet) -> ImportError {
    let others = book.sheets.iter().filter(|other| {
        let holds = other.head(1).is_ok_and(|rows| rows.last_row() > 0);
        !other.hidden && holds && other.name != sheet.name
    });
    let others: Vec<&str> = others.map(|other| other.name.as_str()).collect();
    if let ImportError::NoFigures(file) = &error
        && !others.is_empty()
    {
        return ImportError::NoFiguresOnSheet {
            file: file.clone(),
            sheet: sheet.name.clone(),
            others: others.join(", "),
        };
    }
    error
}

/// So many names of measures are remembered with a mapping.
const NAMES: usize = 400;

/// The mapping as it is to be remembered: an order of dates that no date depended on was nobody's word, and the names
/// of the measures are those by which the next such file is known again.
fn remembered(mapping: &Mapping, taken: &Taken) -> Mapping {
    let mut mapping = mapping.clone();
    if !taken.ordered {
        mapping.dates = DateOrder::Ask;
    }
    let names = taken.subjects.iter();
    let now = names.map(|subject| lasting_measure(subject.in_the_file()));
    let before = std::mem::take(&mut mapping.names);
    let mut seen = BTreeSet::new();
    let names = now.take(NAMES).chain(before);
    let names = names.filter(|name| !name.is_empty() && seen.insert(name.clone()));
    mapping.names = names.take(NAMES).collect();
    mapping
}

/// Questions that whole columns raise, told by their findings.
fn ask_of_findings(plan: &mut Plan, mapping: &Mapping) {
    let count = |kind| plan.findings.counts().get(&kind).copied().unwrap_or(0);
    let (dates, rules) = (
        count(FindingKind::AmbiguousDate),
        count(FindingKind::UnsettledRule),
    );
    if dates > 0 {
        plan.questions.push(Question {
            about: Ask::Dates,
            cells: dates,
            words: "Dates such as 3/4/2026 can be read two ways. Does the month come first, or the day?".to_owned(),
            guess: "the month comes first".to_owned(),
        });
    }
    if rules > 0 {
        plan.questions.push(Question {
            about: Ask::Rules,
            cells: rules,
            words: "Each row is an event. What is to be counted or measured?".to_owned(),
            guess: "how many there are each month".to_owned(),
        });
    }
    let conflicts = count(FindingKind::ConflictingRows);
    if conflicts > 0 && mapping.conflicting_rows == ConflictingRows::Ask {
        plan.questions.push(Question {
            about: Ask::ConflictingRows,
            cells: conflicts,
            words: "Several rows give one figure different values. Does one of them count?"
                .to_owned(),
            guess: "none does until the file is corrected".to_owned(),
        });
    }
}
