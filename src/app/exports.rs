//! What is written into files for others: asking where, and the job that writes it.

use crate::domain::ids::MeetingId;
use crate::domain::meeting::Meeting;
use crate::export::calendar::{calendar_name, write_meeting_calendar};
use crate::export::memo::{MemoKind, Paper, suggested_name, template_says, write_paper_watched};
use crate::export::register::{self, write_register_watched};
use crate::export::{
    ExportError, PackageOptions, Watch, data_name, write_department_template, write_measure,
    write_package,
};
use crate::program::{Clock, Program, query};
use crate::ui::console::choices;
use crate::ui::outbox::{Export, FilePurpose, MeetingStage, Place};
use crate::ui::verbs::ExportVerb;
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::StatroomApp;
use super::dialogs::with_ending;
use super::forms::Form;
use super::jobs::JobLink;
use super::session::Session;

/// A kind of file: what it is called, and its ending.
type Kind = (&'static str, &'static str);

const WORD: Kind = ("Word document", "docx");
const PDF: Kind = ("PDF", "pdf");
const PAGE: Kind = ("Web page", "html");
const MARKDOWN: Kind = ("Markdown", "md");
const MAIL: Kind = ("Mail draft", "eml");
const WORKBOOK: Kind = ("Excel workbook", "xlsx");
const CSV: Kind = ("CSV table", "csv");
const CALENDAR: Kind = ("Calendar file", "ics");
const PNG: Kind = ("Picture", "png");
const SVG: Kind = ("Drawing", "svg");

/// The kinds of file a paper is written as, the mail last.
const PAPERS: &[Kind] = if cfg!(feature = "pdf") {
    &[WORD, PDF, PAGE, MARKDOWN, MAIL]
} else {
    &[WORD, PAGE, MARKDOWN, MAIL]
};

/// Why something was not written, in words; `stopped` when a person wanted it so.
#[derive(Debug)]
pub(super) struct NotWritten {
    /// What was not: "The agenda was not written."
    pub(super) title: String,
    pub(super) words: String,
    pub(super) stopped: bool,
}

/// What was written: where, and what it still lacks, a sentence each.
#[derive(Debug)]
pub(super) struct Exported {
    /// What it is, to begin a sentence: "The agenda".
    pub(super) what: String,
    pub(super) path: PathBuf,
    pub(super) lacks: Vec<String>,
    /// What is to be said of the city's own Word file.
    says: Vec<String>,
    /// A list of what lacks stands on the screen it was exported from.
    pub(super) listed: bool,
}

/// The kinds of file something can be written as, the usual one first.
const fn kinds(export: &Export) -> &'static [Kind] {
    match export {
        Export::Paper(..) => PAPERS,
        Export::Mail(..) => &[MAIL],
        Export::Calendar(_) => &[CALENDAR],
        Export::Register => &[WORKBOOK, CSV, CALENDAR],
        Export::ActionList(_) => match PAPERS.split_last() {
            Some((_, documents)) => documents,
            None => PAPERS,
        },
        Export::Package { .. } => &[],
        Export::Template(_) => &[WORKBOOK],
        Export::Chart(..) => &[WORKBOOK, CSV, PNG, SVG],
    }
}

/// What it is called when it is done, or not.
const fn short_noun(export: &Export) -> &'static str {
    match export {
        Export::Paper(_, Paper::Memo(_), _) => "memo",
        Export::Paper(..)
        | Export::Mail(..)
        | Export::Calendar(_)
        | Export::Register
        | Export::ActionList(_)
        | Export::Package { .. }
        | Export::Template(_)
        | Export::Chart(..) => noun(export),
    }
}

/// What it is called in a sentence.
const fn noun(export: &Export) -> &'static str {
    match export {
        Export::Paper(_, paper, _) => paper.noun(),
        Export::Mail(..) => "mail draft",
        Export::Calendar(_) => "calendar file",
        Export::Register => "register",
        Export::ActionList(_) => "action list",
        Export::Package { .. } => "data package",
        Export::Template(_) => "department template",
        Export::Chart(..) => "chart",
    }
}

impl StatroomApp {
    /// Title of the dialog, name of the file and kinds to choose from.
    pub(super) fn export_asked(
        &self,
        export: &Export,
    ) -> (String, String, Vec<(String, Vec<String>)>) {
        let kinds = kinds(export);
        let title = format!("Export {}", noun(export));
        let name = self
            .session
            .as_ref()
            .and_then(|session| file_name(session, export));
        let name = match (name, kinds.first()) {
            (Some(name), Some((_, ending))) => format!("{name}.{ending}"),
            // A package is a folder.
            (Some(name), None) => name,
            (None, _) => String::new(),
        };
        let kinds = kinds
            .iter()
            .map(|(name, ending)| ((*name).to_owned(), vec![(*ending).to_owned()]));
        (title, name, kinds.collect())
    }

    /// Asks where to put what a verb writes.
    pub(super) fn export_verb(&mut self, verb: ExportVerb, ctx: &Context) {
        if let Some(form) = self.export_form(verb) {
            self.form = Some(form);
        } else if let Some(export) = self.export_of(verb) {
            self.pick(FilePurpose::Export(export), ctx);
        }
    }

    /// Opens a file that was written, or shows it in its folder.
    pub(super) fn open_written(&mut self, file: &Path, itself: bool) {
        let opened = if itself {
            self.parts.files.open(file)
        } else {
            self.parts.files.show_in_folder(file)
        };
        if let Err(error) = opened {
            tracing::warn!("{} can't be opened: {error}", file.display());
            let words = format!("It is written, at {}.", file.display());
            self.fail("The file could not be opened from here.", &words);
        }
    }

    /// What is asked before a place for it.
    fn export_form(&self, verb: ExportVerb) -> Option<Form> {
        let session = self.session.as_ref()?;
        match verb {
            ExportVerb::Package => Some(Form::Package { private: true }),
            ExportVerb::Template => Some(Form::Template {
                departments: choices::departments(&session.models.directory, None),
                chosen: None,
            }),
            ExportVerb::Agenda
            | ExportVerb::Packet
            | ExportVerb::Minutes
            | ExportVerb::Calendar
            | ExportVerb::Mail
            | ExportVerb::Register
            | ExportVerb::ActionList
            | ExportVerb::Chart => None,
        }
    }

    fn export_of(&self, verb: ExportVerb) -> Option<Export> {
        let meeting = self.console.open_meeting();
        let paper = |paper: Paper, kind: MemoKind| {
            Some(Export::Paper(
                meeting?,
                paper,
                self.console.memo_edition(kind),
            ))
        };
        // Of an agenda and minutes there is one for all departments.
        let whole = |paper: Paper, kind: MemoKind| {
            let edition = self.console.memo_edition(kind).for_department(None);
            Some(Export::Paper(meeting?, paper, edition))
        };
        match verb {
            ExportVerb::Agenda => whole(Paper::Agenda, MemoKind::Stat),
            ExportVerb::Packet => paper(Paper::Packet, MemoKind::Stat),
            ExportVerb::Minutes => whole(Paper::Minutes, MemoKind::FollowUp),
            ExportVerb::Calendar => Some(Export::Calendar(meeting?)),
            ExportVerb::Mail => {
                let before = matches!(self.console.place, Place::Meeting(_, MeetingStage::Prepare));
                let kind = if before {
                    MemoKind::Stat
                } else {
                    MemoKind::FollowUp
                };
                Some(Export::Mail(
                    meeting?,
                    kind,
                    self.console.memo_edition(kind),
                ))
            }
            ExportVerb::Register => Some(Export::Register),
            ExportVerb::ActionList => Some(Export::ActionList(None)),
            // A form asks first.
            ExportVerb::Package | ExportVerb::Template => None,
            ExportVerb::Chart => {
                let (measure, view) = self.console.open_measure()?;
                let edition = crate::domain::edition::Edition::Panel;
                Some(Export::Chart(measure, None, view.clone(), edition))
            }
        }
    }
}

/// The name to offer for its file, without an ending.
fn file_name(session: &Session, export: &Export) -> Option<String> {
    let models = &session.models;
    let meeting = |id: MeetingId| -> Option<&Meeting> { Some(&models.meetings.row(id)?.meeting) };
    let of_paper = |id: MeetingId, paper: Paper, edition| {
        Some(suggested_name(
            &models.directory,
            meeting(id)?,
            paper,
            edition,
        ))
    };
    let register =
        |what: &str, owner| register::suggested_name(&models.directory, what, owner, models.today);
    Some(match export {
        Export::Paper(id, paper, edition) => of_paper(*id, *paper, *edition)?,
        Export::Mail(id, kind, edition) => of_paper(*id, (*kind).into(), *edition)?,
        Export::Calendar(id) => calendar_name(meeting(*id)?),
        Export::Register => register("Action Register", None),
        Export::ActionList(owner) => register("Action List", *owner),
        Export::Package { .. } => register("Data", None),
        Export::Template(id) => {
            let department = models.directory.department_name(Some(*id));
            data_name(department, models.today)
        }
        Export::Chart(id, ..) => {
            let mut rows = models.measures.rows.iter();
            let row = rows.find(|row| row.measure.id == *id)?;
            data_name(&row.measure.name, models.today)
        }
    })
}

/// What the job that writes it is called.
pub(super) fn job_name(export: &Export) -> String {
    format!("Writing the {}", noun(export))
}

impl NotWritten {
    /// "The agenda was not written."
    pub(super) fn of(export: &Export, why: &ExportError) -> Self {
        let noun = short_noun(export);
        let verb = if noun == "minutes" { "were" } else { "was" };
        Self {
            title: format!("The {noun} {verb} not written."),
            words: why.to_string(),
            stopped: matches!(why, ExportError::Stopped),
        }
    }
}

/// Writes it, or says in a sentence why not.
pub(super) fn write(
    program: &Path,
    clock: &Arc<dyn Clock>,
    (export, path): (&Export, &Path),
    link: &JobLink,
) -> Result<Exported, ExportError> {
    let endings: Vec<&str> = kinds(export).iter().map(|(_, ending)| *ending).collect();
    let path = with_ending(path, &endings);
    let program =
        Program::open(program, Arc::clone(clock), "export").map_err(ExportError::Program)?;
    let go_on = |share| link.goes_on(share);
    let (lacks, listed) = write_into(&program, export, &path, &Watch::new(&go_on))?;
    // What is said of the city's own Word file is said of Word files only.
    let ending = path.extension();
    let is_word = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    let says = if is_word {
        template_says(&program)?
    } else {
        Vec::new()
    };
    Ok(Exported {
        says,
        what: format!("The {}", short_noun(export)),
        path,
        lacks,
        listed,
    })
}

fn write_into(
    program: &Program,
    export: &Export,
    path: &Path,
    watch: &Watch<'_>,
) -> Result<(Vec<String>, bool), ExportError> {
    let nothing = (Vec::new(), false);
    let register = |owner| {
        let lacks = write_register_watched(program, owner, path, watch)?;
        Ok((words(lacks), false))
    };
    match export {
        Export::Paper(meeting, paper, edition) => {
            let of = (*paper, *edition);
            let lacks = write_paper_watched(program, *meeting, of, path, watch)?;
            let listed = matches!(paper, Paper::Memo(_) | Paper::Packet);
            Ok((words(lacks), listed))
        }
        Export::Mail(meeting, kind, edition) => {
            let of = ((*kind).into(), *edition);
            let lacks = write_paper_watched(program, *meeting, of, path, watch)?;
            // What the memo lacks stands in its list; whom no address is known of nowhere else.
            let unknown = words(lacks)
                .into_iter()
                .filter(|words| words.starts_with("No e-mail address is known of"));
            Ok((unknown.collect(), false))
        }
        Export::Calendar(meeting) => {
            watch.at(0.1)?;
            write_meeting_calendar(program, *meeting, path).map(|()| nothing)
        }
        Export::Register => register(None),
        Export::ActionList(owner) => register(*owner),
        Export::Package { private } => {
            let options = PackageOptions {
                without_private: !private,
            };
            let go_on = |share: f64| watch.at(share as f32).is_ok();
            let written = write_package(program, path, options, &go_on)?;
            Ok((vec![written.words(options)], false))
        }
        Export::Template(department) => {
            watch.at(0.1)?;
            let template = query::department_template(program, *department)?;
            write_department_template(&template, path).map(|()| nothing)
        }
        Export::Chart(measure, meeting, view, edition) => {
            watch.at(0.1)?;
            write_measure(program, (*measure, *meeting), view, *edition, path).map(|()| nothing)
        }
    }
}

fn words(lacks: Vec<crate::export::memo::MemoLack>) -> Vec<String> {
    lacks.into_iter().map(|lack| lack.words).collect()
}

impl Exported {
    /// The news in two parts: that it is written, and where, with what is missing.
    pub(super) fn news(&self) -> (String, String) {
        let verb = if self.what.ends_with("minutes") {
            "are"
        } else {
            "is"
        };
        let place = self.path.display();
        let mut words = match (self.lacks.as_slice(), self.listed) {
            ([], _) => place.to_string(),
            ([_], true) => format!("{place} · one thing is missing, see the list"),
            (several, true) => {
                format!(
                    "{place} · {} things are missing, see the list",
                    several.len()
                )
            }
            ([one], false) => format!("{place} · {one}"),
            ([one, rest @ ..], false) => format!("{place} · {one} And {} more.", rest.len()),
        };
        for sentence in &self.says {
            words.push_str(" \u{b7} ");
            words.push_str(sentence);
        }
        (format!("{} {verb} written.", self.what), words)
    }
}

#[cfg(test)]
mod tests {
    use super::super::jobs::{Job, JobState};
    use super::*;
    use crate::program::ManualClock;
    use std::sync::mpsc::channel;

    #[test]
    fn an_export_that_was_stopped_writes_nothing_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let (program, to) = (
            folder.path().join("city.statroom"),
            folder.path().join("list.csv"),
        );
        let now = "2026-11-24T14:00:00Z".parse().unwrap();
        let clock: Arc<dyn Clock> = Arc::new(ManualClock::at(now));
        let city = crate::cli::new_city("City of Testford");
        drop(Program::create(&program, city, Arc::clone(&clock), "test").unwrap());
        std::fs::write(&to, b"last week").unwrap();
        let (go, wait) = channel();
        let at = to.clone();
        let job = Job::start("Writing the register", &Context::default(), move |link| {
            wait.recv().unwrap();
            write(&program, &clock, (&Export::Register, &at), link)
        });
        let job = job.within(super::super::jobs::LONG_PATIENCE);
        assert!(job.can_stop(), "from the first moment");
        job.stop();
        go.send(()).unwrap();
        let stopped = loop {
            match job.state() {
                JobState::Done(written) => break written.unwrap_err(),
                JobState::Running => std::thread::yield_now(),
                JobState::Lost | JobState::GivenUp => panic!("it ends when it is asked to"),
            }
        };
        let told = NotWritten::of(&Export::Register, &stopped);
        assert!(told.stopped);
        assert_eq!(told.title, "The register was not written.");
        assert!(told.words.contains("a file that was there is unchanged"));
        assert_eq!(std::fs::read(&to).unwrap(), b"last week");
    }
}
