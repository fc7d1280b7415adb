//! The app's own forms: a new program, a path where the system has no dialog.

use crate::domain::agenda::Exhibit;
use crate::domain::dates;
use crate::domain::ids::{DepartmentId, MeetingId};
use crate::domain::meeting::Meeting;
use crate::import::pdf::PdfFile;
use crate::program::ProgramError;
use crate::ui::console::choices::Choices;
use crate::ui::outbox::{Export, FilePurpose};
use crate::ui::tokens::space;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;
use eframe::egui::Context;
use std::path::{Path, PathBuf};

use super::StatroomApp;
use super::dialogs::Ask;
use super::pages::PagesForm;

/// A form that is open over the console.
#[derive(Debug)]
pub(super) enum Form {
    /// A new program.
    NewProgram {
        /// Name of the city.
        city: String,
        /// Where it is kept.
        path: String,
        /// Why it could not be made there.
        fault: String,
    },
    /// A path typed by hand.
    Path {
        /// What the file is for.
        purpose: FilePurpose,
        /// Title.
        title: String,
        /// The path.
        path: String,
    },
    /// A meeting planned for another day, about to be started.
    StartOtherDay {
        /// The meeting.
        meeting: MeetingId,
        /// Its name and day.
        words: String,
    },
    /// What of the program goes into a data package.
    Package {
        /// With private notes.
        private: bool,
    },
    /// For which department a template is written.
    Template {
        /// The departments.
        departments: Choices<DepartmentId>,
        /// The one that was chosen.
        chosen: Option<DepartmentId>,
    },
    /// Which pages of a PDF are shown.
    Pages(Box<PagesForm>),
}

/// What a form was left with.
pub(super) enum Left {
    Open,
    Closed,
    NewProgram(PathBuf, String),
    UseFile(FilePurpose, PathBuf),
    Start(MeetingId),
    TakePages(Box<Exhibit>, PdfFile, Vec<u32>),
    Export(Export),
}

impl Form {
    /// A form for a new program in the user's documents.
    pub(super) fn new_program() -> Self {
        let folder = directories::UserDirs::new()
            .map(|dirs| {
                dirs.document_dir()
                    .unwrap_or_else(|| dirs.home_dir())
                    .to_owned()
            })
            .unwrap_or_default();
        let path = folder.join("Stat.statroom").display().to_string();
        Self::NewProgram {
            city: String::new(),
            path,
            fault: String::new(),
        }
    }

    /// The question before a meeting of another day is started.
    pub(super) fn start_of_another_day(meeting: &Meeting) -> Self {
        Self::StartOtherDay {
            meeting: meeting.id,
            words: format!("{} · {}", meeting.name, dates::prose(meeting.held_on)),
        }
    }

    /// The form for a new program as it was filled in, with why none was made.
    pub(super) fn new_program_again(city: &str, path: &Path, fault: &ProgramError) -> Self {
        Self::NewProgram {
            city: city.to_owned(),
            path: path.display().to_string(),
            fault: fault.to_string(),
        }
    }

    /// A form that asks for a path in place of the system's dialog.
    pub(super) fn path(purpose: FilePurpose, ask: &Ask) -> Self {
        let path = ask.folder.clone().unwrap_or_default().join(&ask.name);
        Self::Path {
            purpose,
            title: ask.title.clone(),
            path: path.display().to_string(),
        }
    }

    fn show(&mut self, ctx: &Context) -> Left {
        match self {
            Self::NewProgram { city, path, fault } => show_new_program(ctx, city, path, fault),
            Self::Path {
                purpose,
                title,
                path,
            } => show_path(ctx, purpose, title, path),
            Self::StartOtherDay { meeting, words } => show_start(ctx, *meeting, words),
            Self::Package { private } => show_package(ctx, private),
            Self::Template {
                departments,
                chosen,
            } => show_template(ctx, departments, chosen),
            Self::Pages(pages) => pages.show(ctx),
        }
    }
}

impl StatroomApp {
    /// Draws the open form and does what it was left with.
    pub(super) fn draw_form(&mut self, ctx: &Context) {
        let Some(mut form) = self.form.take() else {
            return;
        };
        match form.show(ctx) {
            Left::Open => self.form = Some(form),
            Left::Closed => {}
            Left::NewProgram(path, city) => self.begin_program(&path, &city),
            Left::Start(meeting) => self.start_now(meeting, ctx),
            Left::UseFile(purpose, path) => self.use_file(purpose, &path, ctx),
            Left::Export(export) => self.pick(FilePurpose::Export(export), ctx),
            Left::TakePages(exhibit, pdf, pages) => self.take_pages(*exhibit, pdf, pages, ctx),
        }
    }
}

fn show_new_program(
    ctx: &Context,
    city: &mut String,
    path: &mut String,
    fault: &mut String,
) -> Left {
    let ready = !city.trim().is_empty() && !path.trim().is_empty();
    let dialog = Dialog::new("New program", "Create program").ready(ready);
    let answer = dialog.show(ctx, |ui| {
        let name = Field::new("Name of the city").hint("City of Port Alder");
        drop(name.text(ui, city));
        ui.add_space(space::S);
        let help = "One file holds everything. Keep it on this computer, not on a network folder.";
        let wrong = (!fault.is_empty()).then_some(fault.as_str());
        let file = Field::new("File").help(help).error(wrong);
        if file.text(ui, path).response.changed() {
            fault.clear();
        }
    });
    match answer {
        Answer::Waiting => Left::Open,
        Answer::Dismissed => Left::Closed,
        Answer::Confirmed => Left::NewProgram(PathBuf::from(path.trim()), city.trim().to_owned()),
    }
}

fn show_package(ctx: &Context, private: &mut bool) -> Left {
    let dialog = Dialog::new("Export all data", "Choose a folder…");
    let answer = dialog.show(ctx, |ui| {
        let words = "A new folder with a CSV for each kind of thing, pictures as files, and a dictionary: a data \
                     package that other programs read, and of which statroom new --from makes the same program again.";
        text::body(ui, words);
        ui.add_space(space::S);
        tick_box(ui, private, "With private notes, in a column that says so");
    });
    match answer {
        Answer::Waiting => Left::Open,
        Answer::Dismissed => Left::Closed,
        Answer::Confirmed => Left::Export(Export::Package { private: *private }),
    }
}

fn show_template(
    ctx: &Context,
    departments: &Choices<DepartmentId>,
    chosen: &mut Option<DepartmentId>,
) -> Left {
    let dialog = Dialog::new("Department template", "Write it…").ready(chosen.is_some());
    let answer = dialog.show(ctx, |ui| {
        let words = "A workbook that asks a department for its figures: its measures, what they mean, and the periods \
                     without a figure as open cells. Sent back, it is dropped on this window.";
        text::body(ui, words);
        ui.add_space(space::S);
        departments.field(ui, Field::new("Department"), chosen, "Choose a department");
    });
    match (answer, *chosen) {
        (Answer::Confirmed, Some(department)) => Left::Export(Export::Template(department)),
        (Answer::Waiting | Answer::Confirmed, _) => Left::Open,
        (Answer::Dismissed, _) => Left::Closed,
    }
}

fn show_start(ctx: &Context, meeting: MeetingId, words: &str) -> Left {
    let dialog = Dialog::new("Start a meeting of another day?", "Start it now");
    let answer = dialog.show(ctx, |ui| {
        text::body(ui, words);
        ui.add_space(space::S);
        text::muted(
            ui,
            "It is planned for another day than today. Once started, its clock runs and the room sees it.",
        );
    });
    match answer {
        Answer::Waiting => Left::Open,
        Answer::Dismissed => Left::Closed,
        Answer::Confirmed => Left::Start(meeting),
    }
}

fn show_path(ctx: &Context, purpose: &FilePurpose, title: &str, path: &mut String) -> Left {
    let ready = !path.trim().is_empty();
    let answer = Dialog::new(title, "Continue")
        .ready(ready)
        .width(640.0)
        .show(ctx, |ui| {
            let help = "This system offers no file dialog; type or paste the whole path.";
            drop(Field::new("Path of the file").help(help).text(ui, path));
        });
    match answer {
        Answer::Waiting => Left::Open,
        Answer::Dismissed => Left::Closed,
        Answer::Confirmed => Left::UseFile(purpose.clone(), PathBuf::from(path.trim())),
    }
}
