//! Words typed into the capture line that are not on the record yet. They are kept in a file beside the
//! preferences while they stand there, so that neither a crash nor a closed window loses them.
//!
//! Each window holds a file of its own under lock. The system gives the lock up when a window ends, however
//! it ends: a file that can be locked belongs to nobody, and what is in it is brought back.

use crate::domain::ids::MeetingId;
use crate::ui::widgets::notice::News as Kind;
use eframe::egui::Context;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;
use uuid::Uuid;

use super::{News, StatroomApp};

/// How many windows may keep words at once.
const WINDOWS: usize = 16;

/// How often words that go on are written down, in seconds.
const EVERY: f64 = 0.4;

/// A line that is not on the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unsent {
    /// The program file.
    program: PathBuf,
    /// The meeting it was typed in.
    meeting: Uuid,
    /// What was typed.
    words: String,
}

/// Where a window keeps its line.
#[derive(Debug, Default)]
pub(super) struct UnsentLines {
    /// Folder of the files; none keeps nothing.
    folder: Option<PathBuf>,
    own: Option<File>,
    kept: Option<Unsent>,
    kept_at: f64,
}

impl UnsentLines {
    /// Lines kept beside the file of preferences.
    pub(super) fn beside(preferences: Option<&Path>) -> Self {
        Self {
            folder: preferences.and_then(Path::parent).map(Path::to_owned),
            ..Self::default()
        }
    }

    /// Keeps a line, or none. A failure is logged: the line still stands in the window.
    fn keep(&mut self, line: Option<Unsent>) {
        if line == self.kept {
            return;
        }
        if self.own.is_none() {
            self.own = self.free_file();
        }
        let text = line.as_ref().map(toml::to_string).transpose();
        let text = text.unwrap_or_default().unwrap_or_default();
        if let Some(file) = &mut self.own
            && let Err(error) = write(file, &text)
        {
            tracing::warn!("words that are not on the record were not kept: {error}");
        }
        self.kept = line;
    }

    /// Leaves the line to whoever opens its program next.
    fn leave(&mut self) {
        self.own = None;
        self.kept = None;
    }

    /// The lines that windows left for a program: those that are gone, and this one if it left.
    fn left_for(&self, program: &Path) -> Vec<Unsent> {
        let mut lines = Vec::new();
        for mut file in self.files_of_nobody() {
            let line = read(&mut file).filter(|line| line.program == program);
            if let Some(line) = line
                && write(&mut file, "").is_ok()
            {
                lines.push(line);
            }
        }
        lines
    }

    /// A file for this window, with nothing in it that someone may come back for.
    fn free_file(&self) -> Option<File> {
        self.files_of_nobody()
            .find(|file| file.metadata().is_ok_and(|about| about.len() == 0))
    }

    /// The files no living window holds, each locked while it is looked at.
    fn files_of_nobody(&self) -> impl Iterator<Item = File> {
        let folder = self.folder.clone();
        let paths = folder.into_iter().flat_map(|folder| {
            (1..=WINDOWS).map(move |number| folder.join(format!("unsent-{number}.toml")))
        });
        paths.filter_map(|path| {
            let mut options = File::options();
            let file = options.read(true).write(true).create(true).truncate(false);
            let file = file.open(path).ok()?;
            file.try_lock().is_ok().then_some(file)
        })
    }
}

fn read(file: &mut File) -> Option<Unsent> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.read_to_string(&mut text).ok()?;
    toml::from_str(&text).ok()
}

fn write(file: &mut File, text: &str) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())
}

impl StatroomApp {
    /// Keeps what stands in the capture line, a few times a second while it is typed.
    pub(super) fn keep_unsent(&mut self, ctx: &Context) {
        let line = self.unsent_line();
        if line == self.unsent.kept {
            return;
        }
        let time = ctx.input(|input| input.time);
        if line.is_none() || time - self.unsent.kept_at > EVERY {
            self.unsent.kept_at = time;
            self.unsent.keep(line);
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64(EVERY));
        }
    }

    /// Keeps it now, as when the window is being closed.
    pub(super) fn keep_unsent_now(&mut self) {
        let line = self.unsent_line();
        self.unsent.keep(line);
    }

    /// Leaves it for the next time its program is opened. Call before the program is closed.
    pub(super) fn leave_unsent(&mut self) {
        self.keep_unsent_now();
        self.unsent.leave();
    }

    fn unsent_line(&self) -> Option<Unsent> {
        let session = self.session.as_ref()?;
        let (meeting, words) = self.console.unsent()?;
        Some(Unsent {
            program: session.place.clone(),
            meeting: meeting.uuid(),
            words: words.to_owned(),
        })
    }

    /// Brings back what was typed and never recorded: into the capture line while its meeting runs, else as
    /// news.
    pub(super) fn bring_back_unsent(&mut self) {
        let Some(session) = &self.session else { return };
        let lines = self.unsent.left_for(&session.place);
        let open = self.console.open_meeting().map(MeetingId::uuid);
        let (here, gone): (Vec<Unsent>, Vec<Unsent>) = lines
            .into_iter()
            .partition(|line| Some(line.meeting) == open);
        if let Some(first) = here.first() {
            let meeting = MeetingId::new(first.meeting);
            self.console.resume_capture(meeting, joined(&here));
        }
        if !gone.is_empty() {
            let title = "These words were typed in a meeting and never recorded.";
            let words = format!("“{}” – add them under its Follow up.", joined(&gone));
            self.news = Some(News {
                stays: true,
                ..News::new(Kind::Info, title, &words)
            });
        }
    }
}

fn joined(lines: &[Unsent]) -> String {
    let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
    words.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> Unsent {
        Unsent {
            program: PathBuf::from("/a/b.statroom"),
            meeting: Uuid::from_u128(7),
            words: words.to_owned(),
        }
    }

    #[test]
    fn a_window_takes_up_what_a_gone_one_left_and_nothing_of_a_living_one() {
        let folder = tempfile::tempdir().unwrap();
        let preferences = folder.path().join("preferences.toml");
        let program = Path::new("/a/b.statroom");
        let window = || UnsentLines::beside(Some(&preferences));
        let (mut first, mut second) = (window(), window());
        first.keep(Some(line("said in the first")));
        second.keep(Some(line("said in the second")));
        assert_eq!(window().left_for(program), []);
        first.leave();
        assert_eq!(window().left_for(Path::new("/a/other.statroom")), []);
        assert_eq!(window().left_for(program), [line("said in the first")]);
        assert_eq!(first.left_for(program), [], "once");
        second.keep(None);
        drop(second);
        assert_eq!(window().left_for(program), []);
    }
}
