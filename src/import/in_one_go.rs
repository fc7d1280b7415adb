//! A book read and compared in one go, as it is understood or as a mapping says.

use super::draft::{Draft, ReadAs};
use super::grid::{Book, FileKind, Sheet, Watch};
use super::plan::{Plan, PlanOptions};
use super::take::Corrections;
use super::understand::{
    DateOrder, DecimalMark, Guess, Hints, Layout, LayoutHint, Mapping, depends_on_order, probe,
};
use super::{ImportError, Recognised, filled_template, plan_table, recognise};
use crate::program::query::FigureKnowledge;

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
    let nobody = Watch::nobody();
    Draft::read(book, sheet, read_as, nobody)?.into_plan(known, options, nobody)
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

/// The mapping with the order of dates that the sheet's columns tell; its own where they leave it open. A department
/// that changes its computer writes dates the other way round below the same headings.
fn with_dates(sheet: &Sheet, mapping: &Mapping, first_month: u32) -> Result<Mapping, ImportError> {
    let mut mapping = mapping.clone();
    // Headings that name periods seldom name days, and then a whole sheet would be read for nothing.
    let mut columns = mapping.columns.iter();
    let dated = mapping.layout != Layout::WidePeriods
        || columns.any(|column| depends_on_order(&column.heading));
    if dated {
        let hints = Hints {
            layout: Some(LayoutHint::Is(mapping.layout)),
            fiscal_first_month: first_month,
            heading: Some((mapping.heading_row, mapping.heading_rows)),
        };
        let guessed = probe(sheet, hints, Watch::nobody())?;
        mapping.dates = dates_of(&mapping, &guessed.mapping, &guessed.guesses);
    }
    Ok(mapping)
}

/// The order of dates by which a saved mapping's sheet is read: the one its columns tell, else that of the mapping.
pub fn dates_of(saved: &Mapping, guessed: &Mapping, because: &[Guess]) -> DateOrder {
    let is_told = guessed.dates != DateOrder::Ask && because.iter().any(|one| one.about == "dates");
    if is_told || saved.dates == DateOrder::Ask {
        guessed.dates
    } else {
        saved.dates
    }
}

/// The mapping with what is likeliest where it asks, if guesses are accepted.
pub fn with_guesses(mapping: &Mapping, options: &PlanOptions) -> Mapping {
    let mut mapping = mapping.clone();
    if options.accept_guesses && mapping.dates == DateOrder::Ask {
        mapping.dates = DateOrder::MonthFirst;
    }
    if options.accept_guesses && mapping.decimals == DecimalMark::Ask {
        mapping.decimals = DecimalMark::Point;
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
    let nobody = Watch::nobody();
    Draft::read(book, sheet, read_as, nobody)?.into_plan(known, options, nobody)
}
