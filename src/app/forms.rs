//! The app's own forms: a new program, a path where the system has no dialog, the review of an import.

use crate::domain::agenda::Exhibit;
use crate::domain::dates;
use crate::domain::ids::MeetingId;
use crate::domain::meeting::Meeting;
use crate::import::pdf::PdfFile;
use crate::program::ProgramError;
use crate::ui::outbox::FilePurpose;
use crate::ui::tokens::space;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;
use eframe::egui::{Context, ScrollArea, Ui};
use std::path::{Path, PathBuf};

use super::StatroomApp;
use super::dialogs::Ask;
use super::import::Review;
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
    /// An import, before anything is written.
    Review {
        /// The file and what would happen.
        review: Box<Review>,
        /// Take in what can be read although some cells are refused.
        skip_refused: bool,
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
    Again(PathBuf, bool),
    Import,
}

/// How many findings a review lists; the counts tell of all.
const LISTED: usize = 200;

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

    /// The review of an import.
    pub(super) fn review(review: Review) -> Self {
        Self::Review {
            review: Box::new(review),
            skip_refused: false,
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
            Self::Review {
                review,
                skip_refused,
            } => show_review(ctx, review, skip_refused),
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
            Left::TakePages(exhibit, pdf, pages) => self.take_pages(*exhibit, pdf, pages, ctx),
            Left::Again(path, create) => self.review_again(path, create, ctx),
            Left::Import => self.import_reviewed(form, ctx),
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

fn show_review(ctx: &Context, review: &Review, skip_refused: &mut bool) -> Left {
    let counts = review.plan.counts;
    let nothing = counts.new + counts.changed == 0;
    let ready = !nothing && (counts.refused == 0 || *skip_refused);
    let mut create = review.create_measures;
    let answer = Dialog::new("Import figures", "Import")
        .ready(ready)
        .width(720.0)
        .show(ctx, |ui| {
            text::body(ui, &format!("From {}", review.plan.source));
            ui.add_space(space::S);
            text::body(ui, &summary(review));
            ui.add_space(space::S);
            tick_box(
                ui,
                &mut create,
                "Create measures the program doesn't know, as proposed",
            );
            if counts.refused > 0 {
                tick_box(
                    ui,
                    skip_refused,
                    "Import the rest and leave the refused cells out",
                );
            }
            findings(ui, review);
        });
    if create != review.create_measures {
        return Left::Again(review.path.clone(), create);
    }
    match answer {
        Answer::Waiting => Left::Open,
        Answer::Dismissed => Left::Closed,
        Answer::Confirmed => Left::Import,
    }
}

/// What would happen, in a sentence or two.
fn summary(review: &Review) -> String {
    let counts = review.plan.counts;
    let mut words = format!(
        "{} rows: {} new figures, {} changed, {} unchanged, {} blank, {} refused.",
        counts.rows, counts.new, counts.changed, counts.unchanged, counts.blank, counts.refused
    );
    match review.plan.new_measures.len() {
        0 => {}
        1 => words.push_str(" One measure will be created as proposed."),
        count => {
            let more = format!(" {count} measures will be created as proposed.");
            words.push_str(&more);
        }
    }
    if counts.new + counts.changed == 0 {
        words.push_str(" There is nothing to take in.");
    } else {
        words.push_str(" Nothing is written before you press Import; one undo takes it back.");
    }
    words
}

fn findings(ui: &mut Ui, review: &Review) {
    let listed = review.plan.findings.listed();
    if listed.is_empty() {
        return;
    }
    ui.add_space(space::M);
    text::section_label(ui, "What was found, by row and column");
    ScrollArea::vertical()
        .max_height(260.0)
        .min_scrolled_height(260.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for finding in listed.iter().take(LISTED) {
                let place = format!("Row {}, column {}: ", finding.row, finding.column);
                text::body(ui, &format!("{place}{}", finding.message));
            }
            let more = review.plan.findings.total().saturating_sub(LISTED);
            if more > 0 {
                text::body(ui, &format!("… and {more} more."));
            }
        });
}
