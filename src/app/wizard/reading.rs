//! The jobs of an import: opening a file, looking at a sheet, reading and comparing it.

use crate::domain::import_names::SavedMapping;
use crate::domain::text::AsText;
use crate::import::grid::{Book, ReadOptions, Watch};
use crate::import::understand::{Hints, Layout, LayoutHint, Mapping, probe};
use crate::import::{
    Corrections, Draft, FilledTemplate, ImportError, KnownTable, PlanOptions, ReadAs, Recognition,
    filled_template, plan_table_answered, recognise, recognise_as, sheet_of,
};
use crate::program::query::{self, FigureKnowledge, figure_knowledge_watched};
use crate::program::{Clock, Program, ProgramError, StoreError};
use crate::ui::console::importing::model::SHOWN;
use crate::ui::console::importing::{FilledHead, Looked, Planned};
use eframe::egui::Context;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Came, Origin};
use crate::app::jobs::{Job, JobLink};

/// The part of a job that the file takes; the rest is what the program knows.
const READING: f64 = 0.6;

/// The program that figures are for.
pub(super) struct Place {
    pub(super) program: PathBuf,
    pub(super) clock: Arc<dyn Clock>,
}

/// What was read last of the file, for the next comparison.
pub(super) type LastRead = Arc<Mutex<Option<Draft>>>;

/// Something to be done off the frame.
pub(super) enum Task {
    /// Open the file.
    Open { from: Origin, reading: ReadOptions },
    /// Look at a sheet.
    Look {
        book: Arc<Book>,
        sheet: usize,
        layout: Option<Layout>,
        heading: Option<(u64, u64)>,
        first_month: u32,
    },
    /// Read anew what the program knows.
    Know,
    /// Hold a saved mapping against the file.
    Like {
        book: Arc<Book>,
        known: Arc<FigureKnowledge>,
        at: usize,
    },
    /// Read a sheet and compare it.
    Plan {
        book: Arc<Book>,
        known: Arc<FigureKnowledge>,
        sheet: usize,
        mapping: Box<Mapping>,
        options: PlanOptions,
        corrections: Corrections,
        /// The saved mapping it is read by.
        saved: Option<SavedMapping>,
        /// What was read last.
        last: LastRead,
    },
    /// Compare a template that was filled in.
    Filled {
        book: Arc<Book>,
        known: Arc<FigureKnowledge>,
        table: Arc<KnownTable>,
        answers: Box<Mapping>,
        options: PlanOptions,
        corrections: Corrections,
    },
}

impl Task {
    /// What it does, as it is said.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Open { .. } => "Reading the file",
            Self::Look { .. } | Self::Like { .. } => "Reading the first rows",
            Self::Know => "Reading the program",
            Self::Plan { .. } | Self::Filled { .. } => "Reading the figures",
        }
    }
}

/// A file that is open.
pub(super) struct Opened {
    pub(super) book: Arc<Book>,
    pub(super) known: Arc<FigureKnowledge>,
    pub(super) sheet: usize,
    /// A template that was filled in, with what would happen.
    pub(super) template: Option<(FilledHead, Arc<KnownTable>, Planned)>,
    /// What is known of it from files before.
    pub(super) like: Recognition,
}

/// Begins a task.
pub(super) fn start(task: Task, place: &Place, ctx: &Context) -> Job<Came> {
    let name = task.name();
    let (program, clock) = (place.program.clone(), Arc::clone(&place.clock));
    Job::start(name, ctx, move |link| done(task, program, clock, link))
}

fn done(task: Task, program: PathBuf, clock: Arc<dyn Clock>, link: &JobLink) -> Came {
    let came = match task {
        Task::Open { from, reading } => opened(&from, reading, &Place { program, clock }, link),
        Task::Look {
            book,
            sheet,
            layout,
            heading,
            first_month,
        } => looked(&book, sheet, (layout, heading, first_month), link),
        Task::Like { book, known, at } => liked(&book, &known, at),
        Task::Know => {
            let told = |share: f32| {
                link.progress(share.max(0.001));
                !link.stopped()
            };
            let known = knowledge(&Place { program, clock }, &told);
            known.map(|(_, known)| Came::Known(Arc::new(known)))
        }
        Task::Plan {
            book,
            known,
            sheet,
            mapping,
            options,
            corrections,
            saved,
            last,
        } => {
            let read = (&*mapping, &corrections, saved.as_ref());
            planned((&book, sheet), &known, read, (&options, &last), link)
        }
        Task::Filled {
            book,
            known,
            table,
            answers,
            options,
            corrections,
        } => {
            let told = (&*answers, &corrections);
            let planned = of_table(&book, &table, told, (&known, &options));
            planned.map(|planned| Came::Planned(Box::new(planned)))
        }
    };
    came.unwrap_or_else(|error| match error {
        Failed::Import(ImportError::Stopped) => Came::Stopped,
        Failed::Import(error) => Came::Failed(error.to_string()),
        Failed::Words(words) => Came::Failed(words),
    })
}

/// Why a task came to nothing.
enum Failed {
    Import(ImportError),
    Words(String),
}

impl From<ImportError> for Failed {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

fn opened(
    from: &Origin,
    reading: ReadOptions,
    place: &Place,
    link: &JobLink,
) -> Result<Came, Failed> {
    let told = |share: f64| {
        link.progress((share as f32).max(0.001));
        !link.stopped()
    };
    let of_file = |share: f64| told(share * READING);
    let watch = Watch::new(&of_file);
    let book = match from {
        Origin::File(path) => Book::open(path, &reading, watch)?,
        Origin::Pasted(text) => Book::pasted(text)?,
    };
    let of_program = |share: f32| told(READING + f64::from(share) * (1.0 - READING));
    let (program, known) = knowledge(place, &of_program)?;
    let template = match filled_template(&book) {
        Some(filled) => Some(of_template(&book, filled?, (&known, &program))?),
        None => None,
    };
    let like = match template {
        Some(_) => Recognition::Unknown,
        None => recognise(&book, None, &known)?,
    };
    let chosen = sheet_of(&book, "")?.name.clone();
    let sheet = book.sheets.iter().position(|sheet| sheet.name == chosen);
    Ok(Came::Opened(Box::new(Opened {
        sheet: sheet.unwrap_or_default(),
        book: Arc::new(book),
        known: Arc::new(known),
        template,
        like,
    })))
}

/// The book as it is to be read by a saved mapping.
fn liked(book: &Book, known: &FigureKnowledge, at: usize) -> Result<Came, Failed> {
    let mapping = known.mappings.get(at).ok_or_else(|| {
        Failed::Words("This mapping is not saved any more; choose another.".to_owned())
    })?;
    let found = recognise_as(book, None, mapping, known.fiscal_first_month)?;
    Ok(Came::Like(Box::new(found)))
}

/// What the program knows, and the program.
fn knowledge(
    place: &Place,
    told: &dyn Fn(f32) -> bool,
) -> Result<(Program, FigureKnowledge), Failed> {
    let program = Program::open(&place.program, Arc::clone(&place.clock), "import");
    let program = program.map_err(|error| Failed::Words(error.to_string()))?;
    let known = figure_knowledge_watched(&program, told).map_err(|error| {
        if matches!(error, ProgramError::Store(StoreError::Stopped)) {
            Failed::Import(ImportError::Stopped)
        } else {
            Failed::Words(error.to_string())
        }
    })?;
    Ok((program, known))
}

/// What a template that was filled in would do.
fn of_template(
    book: &Book,
    filled: FilledTemplate,
    (known, program): (&FigureKnowledge, &Program),
) -> Result<(FilledHead, Arc<KnownTable>, Planned), Failed> {
    let city = query::city(program).map_err(|error| Failed::Words(error.to_string()))?;
    let told = (&Mapping::default(), &Corrections::new());
    let planned = of_table(book, &filled.table, told, (known, &PlanOptions::default()))?;
    let head = FilledHead {
        notes: filled.notes,
        other_city: (city.id.to_text() != filled.program).then_some(filled.city),
    };
    Ok((head, Arc::new(filled.table), planned))
}

/// What the figures of a template would do, with what a person answered and corrected.
fn of_table(
    book: &Book,
    table: &KnownTable,
    told: (&Mapping, &Corrections),
    (known, options): (&FigureKnowledge, &PlanOptions),
) -> Result<Planned, Failed> {
    let mut plan = plan_table_answered(table, told, known, options)?;
    let sheet = sheet_of(book, crate::domain::template_layout::FIGURES)?;
    plan.sheet = Some(sheet.name.clone());
    Ok(Planned::new(plan, sheet, known)?)
}

fn looked(
    book: &Book,
    sheet: usize,
    (layout, heading, fiscal_first_month): (Option<Layout>, Option<(u64, u64)>, u32),
    link: &JobLink,
) -> Result<Came, Failed> {
    let told = |share: f64| {
        link.progress((share as f32).max(0.001));
        !link.stopped()
    };
    let sheet = one_sheet(book, sheet)?;
    let hints = Hints {
        layout: layout.map(LayoutHint::Is),
        fiscal_first_month,
        heading,
    };
    let probe = probe(sheet, hints, Watch::new(&told))?;
    let rows = sheet.head(SHOWN)?;
    let looked = Looked::new(probe.guesses, probe.table, rows);
    Ok(Came::Looked(Box::new(looked), Box::new(probe.mapping)))
}

fn planned(
    (book, sheet): (&Book, usize),
    known: &FigureKnowledge,
    (mapping, corrections, saved): (&Mapping, &Corrections, Option<&SavedMapping>),
    (options, last): (&PlanOptions, &LastRead),
    link: &JobLink,
) -> Result<Came, Failed> {
    let told = |share: f64| {
        link.progress((share as f32).max(0.001));
        !link.stopped()
    };
    let reading = |share: f64| told(share * READING);
    let comparing = |share: f64| told(READING + share * (1.0 - READING));
    let sheet = one_sheet(book, sheet)?;
    let read_as = ReadAs {
        mapping,
        corrections,
        fiscal_first_month: known.fiscal_first_month,
        // The rules stand in the second step with what they come to.
        asks_for_rules: false,
    };
    // What was read last is not read again where only questions were answered.
    let kept = last.lock().unwrap_or_else(PoisonError::into_inner).take();
    let draft = match kept.and_then(|draft| draft.answered(sheet, read_as)) {
        Some(draft) => draft,
        None => Draft::read(book, sheet, read_as, Watch::new(&reading))?,
    };
    let plan = draft.plan(known, options, Watch::new(&comparing));
    *last.lock().unwrap_or_else(PoisonError::into_inner) = Some(draft);
    let mut plan = plan?;
    if let Some(saved) = saved {
        plan.keep_as(saved);
    }
    let planned = Planned::new(plan, sheet, known)?;
    Ok(Came::Planned(Box::new(planned)))
}

pub(super) fn one_sheet(
    book: &Book,
    sheet: usize,
) -> Result<&crate::import::grid::Sheet, ImportError> {
    let found = book.sheets.get(sheet);
    found.ok_or_else(|| ImportError::Empty(book.source.clone()))
}
