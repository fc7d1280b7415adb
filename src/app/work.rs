//! What files are for: asking for them, and the jobs that read and write them.

use crate::domain::papers::PapersPicture;
use crate::program::{Command, Program};
use crate::ui::outbox::{FilePurpose, Then};
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::StatroomApp;
use super::dialogs::{Answer, Ask, with_ending};
use super::exports::{Exported, NotWritten, job_name, write};
use super::forms::Form;
use super::import::{Taken, list};
use super::issuing::{Sent, kind_of, signed};
use super::jobs::{Job, JobState, LONG_PATIENCE};
use super::pictures::{PICTURES, ReadAs};
use super::session::Session;
use super::wizard::TABLES;
use super::writing::back_up;

/// A job under way.
pub(super) type Work = Job<Outcome>;

/// What a job came to.
#[derive(Debug)]
pub(super) enum Outcome {
    /// The figures of a file were taken in, or not.
    TakenIn(Taken),
    /// A list was read, as the command that takes it in.
    Listed(Result<(Command, String), String>),
    /// Something was written for others, or not.
    Exported(Result<Exported, NotWritten>),
    /// Something of a memo that goes out, or went out, is done.
    Sent(Sent),
    /// A backup was written; false when it was stopped.
    BackedUp(Result<(PathBuf, bool), String>),
    /// The demonstration program stands.
    DemoReady(Result<PathBuf, String>),
    /// A picture was read.
    PictureRead(Result<ReadAs, String>),
    /// A picture of the papers or a Word file was read, as the command that takes it in, and what became of it.
    PapersRead(Result<(Command, String), String>),
}

impl StatroomApp {
    /// The dialog that asks for a file of this purpose.
    pub(super) fn ask_for(&self, purpose: &FilePurpose) -> Ask {
        let program = ("Statroom program".to_owned(), vec!["statroom".to_owned()]);
        let csv = ("CSV table".to_owned(), vec!["csv".to_owned()]);
        let picture = (
            "Picture or PDF".to_owned(),
            PICTURES.map(str::to_owned).to_vec(),
        );
        let seal = (
            "Picture".to_owned(),
            ["png", "jpg", "jpeg", "gif", "webp"]
                .map(str::to_owned)
                .to_vec(),
        );
        if let FilePurpose::Export(export) = purpose {
            let (title, name, kinds) = self.export_asked(export);
            return self.asked(&title, true, name, kinds);
        }
        let (title, save, name, kinds) = match purpose {
            FilePurpose::OpenProgram => ("Open a program", false, String::new(), vec![program]),
            FilePurpose::ImportFigures => {
                let tables = TABLES.map(str::to_owned).to_vec();
                let table = ("Workbook or table".to_owned(), tables);
                ("Import figures", false, String::new(), vec![table])
            }
            FilePurpose::ImportPeople => ("Import people", false, String::new(), vec![csv]),
            FilePurpose::ImportMeasures => ("Import measures", false, String::new(), vec![csv]),
            FilePurpose::ImportTargets => ("Import targets", false, String::new(), vec![csv]),
            FilePurpose::AddPicture(_) | FilePurpose::ReplacePicture(_) => {
                ("Add a picture or PDF", false, String::new(), vec![picture])
            }
            FilePurpose::PapersPicture(place) => {
                let title = match place {
                    PapersPicture::Seal => "Choose the seal",
                    PapersPicture::Letterhead => "Choose the letterhead",
                };
                (title, false, String::new(), vec![seal])
            }
            FilePurpose::WordTemplate => {
                let word = ("Word document".to_owned(), vec!["docx".to_owned()]);
                ("Choose a Word file", false, String::new(), vec![word])
            }
            FilePurpose::SaveCopy(file) => ("Save a copy", true, file.name.clone(), kind_of(file)),
            FilePurpose::SignedCopy(_) => ("Keep the signed memo", false, String::new(), signed()),
            FilePurpose::BackUp => ("Back up", true, self.backup_name(), vec![program]),
            FilePurpose::Export(_) => ("Export", true, String::new(), Vec::new()),
        };
        let several = *purpose == FilePurpose::ImportFigures;
        Ask {
            several,
            ..self.asked(title, save, name, kinds)
        }
    }

    /// A dialog that begins in the program's folder.
    fn asked(
        &self,
        title: &str,
        save: bool,
        name: String,
        kinds: Vec<(String, Vec<String>)>,
    ) -> Ask {
        let folder = self
            .session
            .as_ref()
            .and_then(|session| session.program.path().parent());
        let folder = folder
            .map(Path::to_owned)
            .filter(|folder| !folder.as_os_str().is_empty());
        Ask {
            title: title.to_owned(),
            save,
            several: false,
            name,
            folder,
            kinds,
        }
    }

    fn backup_name(&self) -> String {
        let Some(session) = &self.session else {
            return String::new();
        };
        let name = Path::new(&session.models.file_name);
        let stem = name.file_stem().unwrap_or_default().to_string_lossy();
        format!("{stem} backup {}.statroom", session.models.today)
    }

    /// Takes the answer of a file dialog. Where there is none to be had, the app asks for the path itself.
    pub(super) fn take_answers(&mut self, ctx: &Context) {
        if self.asking.is_none() {
            return;
        }
        match self.parts.dialogs.answer() {
            Answer::Waiting => {}
            Answer::Cancelled => self.asking = None,
            Answer::Unavailable => {
                if let Some(purpose) = self.asking.take() {
                    let ask = self.ask_for(&purpose);
                    self.form = Some(Form::path(purpose, &ask));
                }
            }
            Answer::File(path) => {
                if let Some(purpose) = self.asking.take() {
                    self.use_file(purpose, &path, ctx);
                }
            }
            // Only tables of figures are asked for by several.
            Answer::Files(paths) => {
                self.asking = None;
                self.import_files(paths, Vec::new());
            }
        }
    }

    /// Does with a file what it was asked for.
    pub(super) fn use_file(&mut self, purpose: FilePurpose, path: &Path, ctx: &Context) {
        if self.is_writing() {
            return;
        }
        match purpose {
            FilePurpose::OpenProgram => self.open_program(path),
            FilePurpose::AddPicture(_) | FilePurpose::ReplacePicture(_) => {
                self.read_picture_file(&purpose, path, ctx);
            }
            FilePurpose::SaveCopy(_) | FilePurpose::SignedCopy(_) => {
                self.use_copy_file(purpose, path, ctx);
            }
            FilePurpose::PapersPicture(place) => {
                self.read_papers_picture(place, path.to_owned(), ctx);
            }
            FilePurpose::WordTemplate => self.read_word_template(path.to_owned(), ctx),
            FilePurpose::ImportFigures => self.import_files(vec![path.to_owned()], Vec::new()),
            FilePurpose::ImportPeople
            | FilePurpose::ImportMeasures
            | FilePurpose::ImportTargets
            | FilePurpose::Export(_)
            | FilePurpose::BackUp => self.work_on_file(purpose, path, ctx),
        }
    }

    /// Begins the job that reads or writes a file of the open program.
    fn work_on_file(&mut self, purpose: FilePurpose, path: &Path, ctx: &Context) {
        let Some(session) = &self.session else { return };
        let (program, clock) = (
            session.program.path().to_owned(),
            Arc::clone(&self.parts.clock),
        );
        let path = path.to_owned();
        let start = |name: &str, work: Box<dyn FnOnce(&super::jobs::JobLink) -> Outcome + Send>| {
            Some(Job::start(name, ctx, work))
        };
        self.work = match purpose {
            FilePurpose::OpenProgram
            | FilePurpose::AddPicture(_)
            | FilePurpose::ReplacePicture(_)
            | FilePurpose::PapersPicture(_)
            | FilePurpose::SaveCopy(_)
            | FilePurpose::SignedCopy(_)
            | FilePurpose::ImportFigures
            | FilePurpose::WordTemplate => None,
            FilePurpose::ImportPeople
            | FilePurpose::ImportMeasures
            | FilePurpose::ImportTargets => start(
                "Reading the list",
                Box::new(move |_| Outcome::Listed(list(&purpose, &path, &program, &clock))),
            ),
            FilePurpose::Export(export) => {
                let name = job_name(&export);
                let job = start(
                    &name,
                    Box::new(move |link| {
                        let written = write(&program, &clock, (&export, &path), link);
                        Outcome::Exported(written.map_err(|why| NotWritten::of(&export, &why)))
                    }),
                );
                // It asks whether to go on before it touches a file, so it may be left to itself.
                job.map(|job| job.within(LONG_PATIENCE))
            }
            FilePurpose::BackUp => start(
                "Backing up",
                Box::new(move |link| {
                    let path = with_ending(&path, &["statroom"]);
                    Outcome::BackedUp(back_up(&program, &clock, &path, link))
                }),
            ),
        };
    }

    /// Opens the demonstration program, written first if it isn't there.
    pub(super) fn open_demo(&mut self, ctx: &Context) {
        let (place, clock) = (self.parts.demo.clone(), Arc::clone(&self.parts.clock));
        self.work = Some(Job::start(
            "Writing the demonstration program",
            ctx,
            move |_| {
                let written = crate::demo::ensure(&place, &clock).map(|()| place);
                Outcome::DemoReady(written.map_err(|error| error.to_string()))
            },
        ));
    }

    /// Takes what a job came to.
    pub(super) fn take_results(&mut self, ctx: &Context) {
        let Some(work) = &self.work else { return };
        let outcome = match work.state() {
            JobState::Running => return,
            JobState::Done(outcome) => Some(outcome),
            JobState::Lost => None,
            JobState::GivenUp if work.was_stopped() => {
                let title = format!("{} was stopped.", work.name);
                self.work = None;
                self.tell(&title, "Nothing was written or changed.", false);
                return;
            }
            JobState::GivenUp => {
                let words =
                    "It took too long and was given up. Add a picture of what it shows instead.";
                let title = format!("{} did not end: nothing was added.", work.name);
                self.work = None;
                self.fail(&title, words);
                return;
            }
        };
        let name = work.name.clone();
        if work.writes {
            Self::put_import_away(ctx);
        }
        self.work = None;
        match outcome {
            Some(outcome) => self.take_outcome(outcome, ctx),
            None => self.fail(
                &format!("{name} ended unexpectedly."),
                "Nothing was changed. Try again.",
            ),
        }
    }

    fn take_outcome(&mut self, outcome: Outcome, ctx: &Context) {
        match outcome {
            Outcome::TakenIn(taken) => self.figures_taken(taken, ctx),
            Outcome::Listed(Ok((command, words))) => {
                self.run(command, Then::Nothing);
                if self.news.as_ref().is_none_or(|news| news.undo) {
                    self.tell(&words, "", true);
                }
            }
            Outcome::PictureRead(Ok(read)) => self.picture_was_read(read),
            Outcome::Exported(Ok(exported)) => {
                let (title, words) = exported.news();
                self.tell(&title, &words, false);
                if let Some(news) = &mut self.news {
                    news.file = Some(exported.path);
                }
            }
            Outcome::Sent(sent) => self.take_sent(sent),
            Outcome::BackedUp(Ok((path, true))) => {
                self.tell("The backup is written.", &path.display().to_string(), false);
            }
            Outcome::BackedUp(Ok((_, false))) => {
                self.tell(
                    "The backup was stopped.",
                    "Nothing was written or changed.",
                    false,
                );
            }
            Outcome::DemoReady(Ok(path)) => self.open_program(&path),
            Outcome::Listed(Err(words)) => {
                self.fail("The file was not imported.", &words);
            }
            Outcome::Exported(Err(not)) if not.stopped => self.tell(&not.title, &not.words, false),
            Outcome::Exported(Err(not)) => self.fail(&not.title, &not.words),
            Outcome::BackedUp(Err(words)) => self.fail("The backup was not written.", &words),
            Outcome::DemoReady(Err(words)) => {
                self.fail("The demonstration program was not opened.", &words);
            }
            Outcome::PapersRead(Ok((command, note))) => self.papers_were_read(command, &note),
            Outcome::PapersRead(Err(words)) => self.fail("The papers were not changed.", &words),
            Outcome::PictureRead(Err(words)) => self.fail("No exhibit was added.", &words),
        }
    }

    /// Opens the program a form has just made.
    pub(super) fn begin_program(&mut self, path: &Path, city_name: &str) {
        let path = with_ending(path, &["statroom"]);
        if !self.keep_drafts() {
            return;
        }
        let city = crate::cli::new_city(city_name);
        let made = Program::create(&path, city, Arc::clone(&self.parts.clock), "this window")
            .and_then(Session::new);
        match made {
            Ok(session) => self.adopt(session),
            Err(error) => self.form = Some(Form::new_program_again(city_name, &path, &error)),
        }
    }
}
