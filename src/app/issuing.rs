//! Memos that go out: written off the frame, kept by one command, opened and saved again, and the signed copy taken in.

use crate::domain::ids::IssuedMemoId;
use crate::domain::issued::IssuedFile;
use crate::domain::memo::MemoKind;
use crate::export::memo::{FrozenMemo, IssueWish, prepare_issue_watched};
use crate::export::{ExportError, Watch, file};
use crate::program::query::{self, IssuedView};
use crate::program::{Clock, Command, Issue, Program, ProgramError, SignedFile};
use crate::ui::outbox::{FilePurpose, Then, Wish};
use crate::ui::verbs::Verb;
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::StatroomApp;
use super::jobs::{Job, JobLink, LONG_PATIENCE};
use super::papers::SAMPLES;
use super::session::Session;
use super::work::Outcome;

/// What a job came to that sends a memo, or does something with one that went out.
#[derive(Debug)]
pub(super) enum Sent {
    /// The memo is written, and can be kept.
    Written(Result<Box<Issue>, String>),
    /// A copy was saved there.
    CopySaved(Result<PathBuf, String>),
    /// A sample in the city's own Word file: its name among the copies, and its bytes.
    SampleWritten(Result<(PathBuf, Vec<u8>), String>),
    /// What was signed was read.
    SignedRead(Result<(IssuedMemoId, SignedFile), String>),
}

impl StatroomApp {
    /// Takes what such a job came to.
    pub(super) fn take_sent(&mut self, sent: Sent) {
        match sent {
            Sent::Written(Ok(issue)) => self.memo_was_written(*issue),
            Sent::CopySaved(Ok(path)) => {
                self.tell("The copy is saved.", &path.display().to_string(), false);
                if let Some(news) = &mut self.news {
                    news.file = Some(path);
                }
            }
            Sent::SampleWritten(Ok((name, bytes))) => self.open_sample(&name, &bytes),
            Sent::SignedRead(Ok((memo, file))) => self.signed_was_read(memo, file),
            Sent::Written(Err(words)) => self.fail("The memo did not go out.", &words),
            Sent::CopySaved(Err(words)) => self.fail("The copy was not saved.", &words),
            Sent::SampleWritten(Err(words)) => self.fail("The sample was not written.", &words),
            Sent::SignedRead(Err(words)) => self.fail("The signed memo was not kept.", &words),
        }
    }

    /// Saves a copy to the file that was named, or reads the one that was signed.
    pub(super) fn use_copy_file(&mut self, purpose: FilePurpose, path: &Path, ctx: &Context) {
        let Some(session) = &self.session else { return };
        let (program, path) = (session.program.path().to_owned(), path.to_owned());
        let clock = Arc::clone(&self.parts.clock);
        if let FilePurpose::SaveCopy(kept) = purpose {
            self.work = Some(Job::start("Saving the copy", ctx, move |_| {
                Outcome::Sent(Sent::CopySaved(save_copy(&program, &clock, &kept, &path)))
            }));
        } else if let FilePurpose::SignedCopy(memo) = purpose {
            self.work = Some(Job::start("Reading the signed memo", ctx, move |_| {
                Outcome::Sent(Sent::SignedRead(
                    read_signed(&path).map(|file| (memo, file)),
                ))
            }));
        }
    }

    /// Does what a verb of the memos that go out asks for.
    pub(super) fn issue_verb(&mut self, verb: Verb, ctx: &Context) {
        let Some(session) = &self.session else { return };
        if verb == Verb::ReleaseMemo || verb == Verb::IssueMemo {
            let kind = if verb == Verb::ReleaseMemo {
                MemoKind::Stat
            } else {
                MemoKind::FollowUp
            };
            self.console.ask_to_issue(&session.models, kind);
            return;
        }
        let issued = session.models.meeting.iter().flat_map(|view| &view.issued);
        let mut issued = issued.filter(|one| one.memo.kind == MemoKind::FollowUp);
        let Some(last) = issued.next().map(|one: &IssuedView| one.memo.id) else {
            self.fail(
                "No follow-up memo of this meeting went out yet.",
                "Issue it first.",
            );
            return;
        };
        if verb == Verb::KeepSigned {
            self.pick(FilePurpose::SignedCopy(last), ctx);
        } else {
            self.outbox.wish(Wish::AsSigned(last));
        }
    }

    /// Begins to write a memo that goes out.
    pub(super) fn start_issue(&mut self, wish: IssueWish, ctx: &Context) {
        if !self.keep_drafts() {
            return;
        }
        let Some(session) = &self.session else { return };
        let path = session.program.path().to_owned();
        let clock = Arc::clone(&self.parts.clock);
        let name = match wish.kind {
            MemoKind::Stat => "Releasing the stat memo",
            MemoKind::FollowUp => "Issuing the follow-up memo",
        };
        let job = Job::start(name, ctx, move |link| {
            let written = written(&path, &clock, &wish, link);
            Outcome::Sent(Sent::Written(written.map(Box::new)))
        });
        // What it writes is kept by a command afterwards, so it may be left to itself.
        self.work = Some(job.within(LONG_PATIENCE));
    }

    /// Keeps the memo that was written; with that it is out.
    fn memo_was_written(&mut self, issue: Issue) {
        let (kind, revision) = (issue.kind, issue.revision);
        let not_printed = issue.not_printed.clone();
        if !self.run(Command::IssueMemo(Box::new(issue)), Then::Nothing) {
            return;
        }
        let words = match (kind, revision) {
            (MemoKind::Stat, 1) => "The stat memo is released.".to_owned(),
            (MemoKind::FollowUp, 1) => "The follow-up memo is issued.".to_owned(),
            (kind, later) => format!("Revision {later} of the {} is out.", kind.noun()),
        };
        let mut more =
            "A copy is kept as it is. Open or save it under \u{201c}What went out\u{201d}."
                .to_owned();
        for sentence in not_printed {
            more.push(' ');
            more.push_str(&sentence);
        }
        self.tell(&words, &more, false);
    }

    /// Takes in the file that was signed, and asks what was changed on it.
    fn signed_was_read(&mut self, memo: IssuedMemoId, file: SignedFile) {
        if self.run(Command::AttachSigned { memo, file }, Then::Nothing) {
            self.tell("The signed copy is kept.", "", true);
            self.console.ask_as_signed(memo);
        }
    }

    /// Opens a file that went out in the program that this computer opens such files with.
    pub(super) fn open_copy(&mut self, file: &IssuedFile) {
        let Some(session) = &self.session else { return };
        let bytes = query::kept_file(&session.program, &file.hash);
        let bytes = bytes.map_err(|error| error.to_string());
        let copied = bytes.and_then(|bytes| {
            let start: String = file.hash.chars().take(12).collect();
            self.copy_to_look_at(&Path::new("went out").join(start).join(&file.name), &bytes)
        });
        match copied {
            Ok(path) => self.open_copied(&path),
            Err(words) => self.fail("The copy was not opened.", &words),
        }
    }

    /// Opens a sample; those of before are put away.
    fn open_sample(&mut self, name: &Path, bytes: &[u8]) {
        if let Some(copies) = &self.parts.copies {
            // One that is still open in another program may stay.
            let _ = std::fs::remove_dir_all(copies.join(SAMPLES));
        }
        match self.copy_to_look_at(name, bytes) {
            Ok(path) => self.open_copied(&path),
            Err(words) => self.fail("The sample was not opened.", &words),
        }
    }

    /// Writes a file among the copies that are looked at outside the app.
    fn copy_to_look_at(&self, name: &Path, bytes: &[u8]) -> Result<PathBuf, String> {
        let copies = self.parts.copies.as_ref().ok_or_else(|| {
            "This system has no folder for copies. Save the copy instead.".to_owned()
        })?;
        let path = copies.join(name);
        // One that is there already may be open in another program, which holds it.
        if std::fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(path);
        }
        let folder = path.parent().unwrap_or(copies);
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{} can\u{2019}t be made: {error}.", folder.display()))?;
        file::write(&path, bytes).map_err(|error| error.to_string())?;
        Ok(path)
    }

    /// Opens such a copy in the program that this computer opens such files with.
    fn open_copied(&mut self, path: &Path) {
        if let Err(error) = self.parts.files.open(path) {
            let words = format!(
                "This system opens no files for other programs ({error}). It lies at {}.",
                path.display()
            );
            self.fail("The copy was not opened.", &words);
        }
    }
}

/// The kind of a file that went out, as a dialog names it.
pub(super) fn kind_of(file: &IssuedFile) -> Vec<(String, Vec<String>)> {
    vec![("As it was kept".to_owned(), vec![file.ending()])]
}

/// The kinds of file that are taken in as signed.
pub(super) fn signed() -> Vec<(String, Vec<String>)> {
    let endings = SignedFile::ENDINGS.map(str::to_owned).to_vec();
    vec![("PDF, Word document or scan".to_owned(), endings)]
}

/// Writes the memo, off the frame, from a connection of its own.
fn written(
    path: &Path,
    clock: &Arc<dyn Clock>,
    wish: &IssueWish,
    link: &JobLink,
) -> Result<Issue, String> {
    let program = Program::open(path, Arc::clone(clock), "issue");
    let program = program.map_err(|error| error.to_string())?;
    let go_on = |share| link.goes_on(share);
    let issue = prepare_issue_watched(&program, wish, &Watch::new(&go_on));
    issue.map_err(|error| {
        if matches!(error, ExportError::Stopped) {
            "It was stopped. Nothing was kept.".to_owned()
        } else {
            error.to_string()
        }
    })
}

/// Writes a file that went out to a path.
fn save_copy(
    program: &Path,
    clock: &Arc<dyn Clock>,
    kept: &IssuedFile,
    to: &Path,
) -> Result<PathBuf, String> {
    let to = super::dialogs::with_ending(to, &[&kept.ending()]);
    let program = Program::open(program, Arc::clone(clock), "export");
    let program = program.map_err(|error| error.to_string())?;
    let bytes = query::kept_file(&program, &kept.hash).map_err(|error| error.to_string())?;
    file::write(&to, &bytes).map_err(|error| error.to_string())?;
    Ok(to)
}

/// Reads the file that was signed.
fn read_signed(path: &Path) -> Result<SignedFile, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let bytes = std::fs::read(path)
        .map_err(|error| format!("{} can\u{2019}t be read: {error}.", path.display()))?;
    SignedFile::read(&name, bytes).map_err(|error| error.to_string())
}

impl Session {
    /// Reads what a memo that went out said, where it is compared with what was signed.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn read_frozen(&mut self, memo: Option<IssuedMemoId>) -> Result<(), ProgramError> {
        if self.models.frozen.as_ref().map(|(id, _)| *id) == memo {
            return Ok(());
        }
        self.models.frozen = None;
        let issued = self.models.meeting.iter().flat_map(|view| &view.issued);
        let found = issued.map(|one| &one.memo).find(|one| Some(one.id) == memo);
        let Some((id, data)) = found.map(|one| (one.id, one.data.clone())) else {
            return Ok(());
        };
        let bytes = query::kept_file(&self.program, &data)?;
        self.models.frozen = FrozenMemo::read(&bytes).map(|frozen| (id, Arc::new(frozen)));
        Ok(())
    }
}
