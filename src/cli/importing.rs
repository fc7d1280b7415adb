//! `import`: a plan and its findings first, then one command or nothing; or the guess alone.

mod findings;
mod telling;

use crate::cli::args::{ImportArguments, KeptRow, LayoutName};
use crate::cli::{Ending, Failure, Streams};
use crate::domain::package_layout::DESCRIPTOR;
use crate::domain::text::AsText as _;
use crate::import::grid::{Book, ReadOptions, Sheet, Watch};
use crate::import::understand::{
    ConflictingRows, Hints, Layout, LayoutHint, Mapping, Probe, probe,
};
use crate::import::{
    Corrections, DataPackage, Draft, FilledNote, FilledTemplate, Plan, PlanOptions, ProbeReport,
    ReadAs, Recognised, filled_template, plan, plan_package, plan_recognised, plan_table,
    recognise, recognise_as, sheet_of, with_guesses,
};
use crate::program::query::FigureKnowledge;
use crate::program::{Clock, Command, Program, ProgramError, query};
use std::path::Path;
use std::sync::Arc;
use telling::{print_json, tell_outcome, tell_planned};

/// Who takes figures in here, as the program keeps it.
const WHO: &str = "command line";

/// The first month of the fiscal year where no program tells: that of most American cities.
const USUAL_FISCAL_MONTH: u32 = 7;

/// How often a file is compared again because somebody else changed the program meanwhile.
const AGAIN: usize = 3;

/// Plans an import, tells what was found, and carries it out unless cells are refused or it is a dry run.
pub(super) fn import(
    arguments: &ImportArguments,
    clock: &Arc<dyn Clock>,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let Some(into) = &arguments.into else {
        return tell_guess(arguments, streams);
    };
    let mut program = Program::open(into, Arc::clone(clock), WHO)?;
    let mut again = AGAIN;
    loop {
        let mut planned = planned(arguments, &program)?;
        if !arguments.json {
            tell_planned(&planned, arguments.all_findings, streams)?;
        }
        let plan = &mut planned.plan;
        if arguments.writes(plan) && !plan.is_nothing() {
            match program.run(Command::ImportFigures(plan.give_batch(WHO))) {
                Ok(_) => {}
                Err(ProgramError::ComparedBefore) if again > 0 => {
                    again -= 1;
                    writeln!(
                        streams.err,
                        "the program changed meanwhile; the file is compared again"
                    )?;
                    continue;
                }
                Err(error) => return Err(error.into()),
            }
        }
        return tell_outcome(arguments, &planned, streams);
    }
}

impl ImportArguments {
    /// Whether the figures of the plan are taken in.
    const fn writes(&self, plan: &Plan) -> bool {
        !self.dry_run && (plan.counts.refused == 0 || self.skip_refused)
    }
}

fn words(error: impl std::fmt::Display) -> Failure {
    Failure::Words(error.to_string())
}

fn open(arguments: &ImportArguments) -> Result<Book, Failure> {
    Book::open(&arguments.file, &ReadOptions::default(), Watch::nobody()).map_err(words)
}

fn guess(
    arguments: &ImportArguments,
    sheet: &Sheet,
    fiscal_first_month: u32,
) -> Result<Probe, Failure> {
    let layout = arguments.layout.map(LayoutName::hint);
    let hints = Hints {
        layout,
        fiscal_first_month,
        heading: None,
    };
    probe(sheet, hints, Watch::nobody()).map_err(words)
}

/// A plan, and the saved mappings that had to do with it.
struct Planned {
    plan: Plan,
    read_as: Option<Recognised>,
    proposed: Vec<Recognised>,
    /// What a department wrote beside its figures.
    notes: Vec<FilledNote>,
}

impl From<Plan> for Planned {
    fn from(plan: Plan) -> Self {
        Self {
            plan,
            read_as: None,
            proposed: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// Reads the file as the mapping says, as files like it were read, or as it is understood.
fn planned(arguments: &ImportArguments, program: &Program) -> Result<Planned, Failure> {
    let known = query::figure_knowledge(program)?;
    let options = PlanOptions {
        create_measures: arguments.create_measures,
        accept_guesses: arguments.accept_guesses,
        conflicting_rows: arguments
            .conflicting_rows
            .map_or(ConflictingRows::Ask, KeptRow::rule),
        ..PlanOptions::default()
    };
    if is_package(&arguments.file) {
        return of_package(arguments, &known, &options);
    }
    let book = open(arguments)?;
    if arguments.mapping.is_none()
        && arguments.layout.is_none()
        && let Some(filled) = filled_template(&book)
    {
        let filled = filled.map_err(words)?;
        return returned(arguments, filled, program, (&known, &options));
    }
    let sheet = arguments.sheet.as_deref();
    let like_it = recognise(&book, sheet, &known).map_err(words)?;
    if let Some(name) = &arguments.mapping {
        return told(name, (&book, sheet), (&known, &options), like_it.found());
    }
    let proposed = like_it.proposed().to_vec();
    let found = like_it.found();
    if arguments.layout.is_none()
        && let Some(found) = found
    {
        let plan = plan_recognised(&book, &found, &known, &options).map_err(words)?;
        return Ok(Planned {
            read_as: Some(found),
            ..plan.into()
        });
    }
    let sheet = sheet_of(&book, sheet.unwrap_or_default()).map_err(words)?;
    let guess = guess(arguments, sheet, known.fiscal_first_month)?;
    let asks_for_rules = guess.asks_for_rules && !options.accept_guesses;
    let mapping = with_guesses(&guess.mapping, &options);
    let corrections = Corrections::new();
    let read_as = ReadAs {
        mapping: &mapping,
        corrections: &corrections,
        fiscal_first_month: known.fiscal_first_month,
        asks_for_rules,
    };
    let draft = Draft::read(&book, sheet, read_as, Watch::nobody()).map_err(words)?;
    let plan = draft.into_plan(&known, &options, Watch::nobody());
    let mut plan = plan.map_err(words)?;
    if let Some(found) = found {
        plan.keep_as(&found.saved);
    }
    Ok(Planned {
        proposed,
        ..plan.into()
    })
}

/// Whether a path is that of a data package rather than of a table.
fn is_package(path: &Path) -> bool {
    path.is_dir() || path.file_name().is_some_and(|name| name == DESCRIPTOR)
}

/// Plans the figures of a data package, and what it keeps of their measures. Its meetings and all that belongs to them
/// belong to a program of its own.
fn of_package(
    arguments: &ImportArguments,
    known: &FigureKnowledge,
    options: &PlanOptions,
) -> Result<Planned, Failure> {
    if arguments.mapping.is_some() || arguments.layout.is_some() || arguments.sheet.is_some() {
        return Err(Failure::Words(
            "A data package says itself what its figures are; leave --mapping, --layout and --sheet out.".to_owned(),
        ));
    }
    let figures = DataPackage::open(&arguments.file).map_err(words)?;
    let figures = figures.figures().map_err(words)?;
    let plan = plan_package(&figures, known, options).map_err(words)?;
    Ok(plan.into())
}

/// Plans a department template that came back.
fn returned(
    arguments: &ImportArguments,
    filled: FilledTemplate,
    program: &Program,
    (known, options): (&FigureKnowledge, &PlanOptions),
) -> Result<Planned, Failure> {
    let city = query::city(program)?;
    if filled.program != city.id.to_text() && !arguments.any_city {
        let (file, theirs) = (&filled.table.source, &filled.city);
        return Err(Failure::Words(format!(
            "{file} was made for the program of {theirs}, not for this one of {}, so nothing was imported; where its \
             figures belong here all the same, use --any-city.",
            city.name
        )));
    }
    let plan = plan_table(&filled.table, known, options).map_err(words)?;
    Ok(Planned {
        notes: filled.notes,
        ..plan.into()
    })
}

/// Reads the file as a mapping says that is saved under a name, or in a file.
fn told(
    name: &str,
    (book, sheet): (&Book, Option<&str>),
    (known, options): (&FigureKnowledge, &PlanOptions),
    like_it: Option<Recognised>,
) -> Result<Planned, Failure> {
    let mut saved = known.mappings.iter();
    let saved = saved.find(|known| known.saved.name.eq_ignore_ascii_case(name));
    if let Some(saved) = saved {
        let found = recognise_as(book, sheet, saved, known.fiscal_first_month).map_err(words)?;
        let plan = plan_recognised(book, &found, known, options).map_err(words)?;
        return Ok(Planned {
            read_as: Some(found),
            ..plan.into()
        });
    }
    let text = std::fs::read_to_string(name).map_err(|why| {
        Failure::Words(format!(
            "No mapping is saved as \u{201c}{name}\u{201d}, and no file of that name can be read: {why}."
        ))
    })?;
    let mapping = Mapping::from_toml(&text).map_err(Failure::Words)?;
    let sheet = sheet.unwrap_or(&mapping.sheet);
    let sheet = sheet_of(book, sheet).map_err(words)?;
    let mut plan = plan(book, sheet, &mapping, known, options).map_err(words)?;
    let stem = Path::new(name).file_stem().unwrap_or_default();
    match like_it {
        Some(found) => plan.keep_as(&found.saved),
        None => plan.keep_called(&stem.to_string_lossy()),
    }
    Ok(plan.into())
}

/// Tells what a file is taken for, and what speaks for it.
fn tell_guess(arguments: &ImportArguments, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let book = open(arguments)?;
    let sheet = sheet_of(&book, arguments.sheet.as_deref().unwrap_or_default()).map_err(words)?;
    let guess = guess(arguments, sheet, USUAL_FISCAL_MONTH)?;
    if arguments.json {
        print_json(&ProbeReport::of(&book, &guess), streams)?;
        return Ok(Ending::Done);
    }
    for guess in &guess.guesses {
        writeln!(
            streams.out,
            "{}: {} ({})",
            guess.about, guess.says, guess.because
        )?;
    }
    Ok(Ending::Done)
}

impl LayoutName {
    const fn hint(self) -> LayoutHint {
        match self {
            Self::Long => LayoutHint::Is(Layout::Long),
            Self::Wide => LayoutHint::Wide,
            Self::WidePeriods => LayoutHint::Is(Layout::WidePeriods),
            Self::WideMeasures => LayoutHint::Is(Layout::WideMeasures),
            Self::Events => LayoutHint::Is(Layout::Events),
        }
    }
}

impl KeptRow {
    const fn rule(self) -> ConflictingRows {
        match self {
            Self::Refuse => ConflictingRows::Refuse,
            Self::First => ConflictingRows::First,
            Self::Last => ConflictingRows::Last,
        }
    }
}
