//! A sheet read as a mapping says, and its plan made.

use super::finding::FindingKind;
use super::grid::{Book, FileKind, Sheet, Watch};
use super::plan::{Ask, Plan, PlanOptions, Question};
use super::take::{Corrections, Reading, Taken, count, take};
use super::understand::{DateOrder, Hints, Layout, LayoutHint, Mapping, lasting_name, probe};
use super::{ImportError, Recognised, filled_template, plan_table, recognise, settle};
use crate::program::UsedMapping;
use crate::program::query::FigureKnowledge;
use std::collections::BTreeMap;

/// A sheet read once, to be compared with what is known.
pub struct Draft {
    source: String,
    hash: String,
    sheet: Sheet,
    is_sheet: bool,
    reading: Reading,
    mapping: Mapping,
    called: String,
    corrections: Corrections,
    taken: Taken,
    /// Of events: each figure's first row, and how many share its fate.
    events: Option<Vec<(u64, usize)>>,
}

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
    /// When the mapping doesn't fit the sheet, the sheet can't be read, or `watch` stops it.
    pub fn read(
        book: &Book,
        sheet: &Sheet,
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
        let reading = Reading::of(sheet, &book.source, mapping, first_month)?;
        let (taken, events) = if mapping.layout == Layout::Events {
            let facts = (corrections, first_month, asks_for_rules);
            let counted = count(sheet, &book.source, mapping, facts, watch)?;
            (counted.taken, Some(counted.figures))
        } else {
            (take(sheet, &reading, !is_sheet, corrections, watch)?, None)
        };
        Ok(Self {
            source: book.source.clone(),
            hash: book.hash.clone(),
            sheet: sheet.clone(),
            is_sheet,
            reading,
            mapping: mapping.clone(),
            called: usual_name(book, sheet),
            corrections: corrections.clone(),
            taken,
            events,
        })
    }

    /// Compares the sheet with what is known.
    ///
    /// # Errors
    /// When the cells of the findings can't be read again.
    pub fn plan(self, known: &FigureKnowledge, options: &PlanOptions) -> Result<Plan, ImportError> {
        let Self {
            source,
            hash,
            sheet,
            is_sheet,
            reading,
            mapping,
            called,
            corrections,
            mut taken,
            events,
        } = self;
        let headings = reading.table.columns.iter();
        let used = UsedMapping {
            saved: None,
            name: called,
            chosen: false,
            mapping: remembered(&mapping, taken.ordered).to_toml(),
            headings: headings.map(|column| column.heading.clone()).collect(),
        };
        // Rows of figures made of events are none of the sheet's until the end.
        let of_events = events
            .is_some()
            .then(|| (taken.counts, std::mem::take(&mut taken.findings)));
        let mut plan = Plan {
            source,
            hash,
            sheet: is_sheet.then(|| sheet.name.clone()),
            counts: taken.counts,
            new_measures: Vec::new(),
            aliases: Vec::new(),
            findings: taken.findings,
            questions: Vec::new(),
            named: Vec::new(),
            used: Some(used),
            entries: taken.entries,
            parts: taken.parts,
            series: Vec::new(),
            was: BTreeMap::new(),
        };
        let named = settle::Named {
            subjects: taken.subjects,
            groups: taken.groups,
            series: taken.series,
            doubted_parts: taken.doubted_parts,
        };
        let ground = settle::Ground {
            reading: &reading,
            mapping: &mapping,
            known,
            options,
        };
        settle::settle(&mut plan, &named, &ground);
        if let (Some(figures), Some((counts, findings))) = (events, of_events) {
            plan.spread_over_events(&figures, counts, findings);
        }
        ask_of_findings(&mut plan);
        plan.findings.fill(&sheet, &corrections)?;
        Ok(plan)
    }
}

/// The mapping as it is to be remembered: an order of dates that no date depended on was nobody's word.
fn remembered(mapping: &Mapping, ordered: bool) -> Mapping {
    let mut mapping = mapping.clone();
    if !ordered {
        mapping.dates = DateOrder::Ask;
    }
    mapping
}

/// What a mapping for such a sheet is called unless a person names it: as the file without its dates, and as the
/// sheet where others are shown beside it.
fn usual_name(book: &Book, sheet: &Sheet) -> String {
    let name = lasting_name(&book.source);
    let shown = book.sheets.iter().filter(|sheet| !sheet.hidden).count();
    if shown > 1 {
        format!("{name} ({})", lasting_name(&sheet.name))
    } else {
        name
    }
}

/// Questions that whole columns raise, told by their findings.
fn ask_of_findings(plan: &mut Plan) {
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
}

/// Reads a sheet and compares it with what is known, in one go.
///
/// # Errors
/// As [`Draft::read`].
pub fn plan(
    book: &Book,
    sheet: &Sheet,
    mapping: &Mapping,
    known: &FigureKnowledge,
    options: &PlanOptions,
) -> Result<Plan, ImportError> {
    let corrections = Corrections::new();
    let read_as = ReadAs {
        mapping: &with_guesses(mapping, options),
        corrections: &corrections,
        fiscal_first_month: known.fiscal_first_month,
        asks_for_rules: false,
    };
    Draft::read(book, sheet, read_as, Watch::nobody())?.plan(known, options)
}

/// Reads a book by a saved mapping and compares it with what is known. What the mapping leaves open and the file's
/// own columns tell is taken from them.
///
/// # Errors
/// As [`Draft::read`].
pub fn plan_recognised(
    book: &Book,
    found: &Recognised,
    known: &FigureKnowledge,
    options: &PlanOptions,
) -> Result<Plan, ImportError> {
    let sheet = sheet_of(book, &found.mapping.sheet)?;
    let mapping = with_dates(sheet, &found.mapping, known.fiscal_first_month)?;
    let mut plan = plan(book, sheet, &mapping, known, options)?;
    plan.keep_as(&found.saved);
    Ok(plan)
}

/// The mapping with the order of dates that the sheet's columns tell, where it says none.
fn with_dates(sheet: &Sheet, mapping: &Mapping, first_month: u32) -> Result<Mapping, ImportError> {
    let mut mapping = mapping.clone();
    if mapping.dates == DateOrder::Ask && mapping.layout != Layout::WidePeriods {
        let hints = Hints {
            layout: Some(LayoutHint::Is(mapping.layout)),
            fiscal_first_month: first_month,
            heading: Some((mapping.heading_row, mapping.heading_rows)),
        };
        mapping.dates = probe(sheet, hints, Watch::nobody())?.mapping.dates;
    }
    Ok(mapping)
}

/// The mapping with what is likeliest where it asks, if guesses are accepted.
pub fn with_guesses(mapping: &Mapping, options: &PlanOptions) -> Mapping {
    let mut mapping = mapping.clone();
    if options.accept_guesses && mapping.dates == DateOrder::Ask {
        mapping.dates = DateOrder::MonthFirst;
    }
    mapping
}

/// The sheet that is meant: the one of that name, else the first that is shown and holds something, else the first.
///
/// # Errors
/// When there is none of that name.
pub fn sheet_of<'b>(book: &'b Book, name: &str) -> Result<&'b Sheet, ImportError> {
    let named = |sheet: &&Sheet| sheet.name.eq_ignore_ascii_case(name);
    if !name.is_empty() && !matches!(book.kind, FileKind::Text | FileKind::Pasted) {
        return book.sheets.iter().find(named).ok_or_else(|| {
            let there: Vec<&str> = book
                .sheets
                .iter()
                .map(|sheet| sheet.name.as_str())
                .collect();
            ImportError::NoSheet {
                file: book.source.clone(),
                sheet: name.to_owned(),
                there: there.join(", "),
            }
        });
    }
    let holds =
        |sheet: &&Sheet| !sheet.hidden && sheet.head(1).is_ok_and(|rows| rows.last_row() > 0);
    let found = book
        .sheets
        .iter()
        .find(holds)
        .or_else(|| book.sheets.first());
    found.ok_or_else(|| ImportError::Empty(book.source.clone()))
}

/// Reads a book by the saved mapping that fits it, else as its first sheet is understood, and compares it with what is
/// known.
///
/// # Errors
/// As [`Draft::read`].
pub fn plan_book(
    book: &Book,
    known: &FigureKnowledge,
    options: &PlanOptions,
) -> Result<Plan, ImportError> {
    if filled_template(book).is_none()
        && let Some(found) = recognise(book, None, known)?.found()
    {
        return plan_recognised(book, &found, known, options);
    }
    plan_corrected(book, known, options, &Corrections::new())
}

/// The same with cells corrected.
///
/// # Errors
/// As [`Draft::read`].
pub fn plan_corrected(
    book: &Book,
    known: &FigureKnowledge,
    options: &PlanOptions,
    corrections: &Corrections,
) -> Result<Plan, ImportError> {
    if let Some(filled) = filled_template(book) {
        return plan_table(&filled?.table, known, options);
    }
    let sheet = sheet_of(book, "")?;
    let first_month = known.fiscal_first_month;
    let hints = Hints {
        layout: None,
        fiscal_first_month: first_month,
        heading: None,
    };
    let probe = probe(sheet, hints, Watch::nobody())?;
    let mapping = with_guesses(&probe.mapping, options);
    let read_as = ReadAs {
        mapping: &mapping,
        corrections,
        fiscal_first_month: first_month,
        asks_for_rules: probe.asks_for_rules && !options.accept_guesses,
    };
    Draft::read(book, sheet, read_as, Watch::nobody())?.plan(known, options)
}
