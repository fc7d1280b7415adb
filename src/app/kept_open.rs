//! Notes in a file beside the preferences that this program shows the room its window, so that one that was
//! ended, however it was, opens it again. The file is held under lock meanwhile, which the system gives up
//! with the program: of two on one machine only one shows the window by itself.

use std::fs::File;
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

/// How the window was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// As an ordinary window.
    Window,
    /// Full screen on a monitor.
    Monitor,
}

/// The note.
#[derive(Debug, Default)]
pub(super) struct KeptOpen {
    /// Its file; none notes nothing.
    path: Option<PathBuf>,
    own: Option<File>,
    kept: Option<Kept>,
}

impl KeptOpen {
    /// A note beside the file of preferences.
    pub(super) fn beside(preferences: Option<&Path>) -> Self {
        let folder = preferences.and_then(Path::parent);
        Self {
            path: folder.map(|folder| folder.join("audience-window")),
            ..Self::default()
        }
    }

    /// How a program that is gone left its window; none where it was closed, or another shows it now.
    pub(super) fn left(&mut self) -> Option<Kept> {
        let mut file = self.file()?;
        let mut text = String::new();
        let read = file.rewind().and_then(|()| file.read_to_string(&mut text));
        read.ok()?;
        match text.trim() {
            "window" => Some(Kept::Window),
            "monitor" => Some(Kept::Monitor),
            _ => None,
        }
    }

    /// Notes how the window is shown, or that it is closed. A failure is logged: only the way back is lost.
    pub(super) fn note(&mut self, kept: Option<Kept>) {
        if kept == self.kept {
            return;
        }
        self.kept = kept;
        let Some(file) = self.own.take().or_else(|| self.file()) else {
            return;
        };
        let word = match kept {
            Some(Kept::Window) => "window",
            Some(Kept::Monitor) => "monitor",
            None => "",
        };
        if let Err(error) = write(&file, word) {
            tracing::warn!("that the audience window is open was not noted: {error}");
        }
        self.own = kept.map(|_| file);
    }

    /// Gives the note up as it stands: the window goes with its program, and comes back with it.
    pub(super) fn leave(&mut self) {
        (self.own, self.kept) = (None, None);
    }

    /// The file, held under lock; none while another program holds it.
    fn file(&self) -> Option<File> {
        let path = self.path.as_ref()?;
        let mut options = File::options();
        let file = options.read(true).write(true).create(true).truncate(false);
        let file = file.open(path).ok()?;
        file.try_lock().is_ok().then_some(file)
    }
}

fn write(mut file: &File, text: &str) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_left_open_is_found_by_the_next_program_and_by_no_second_one() {
        let folder = tempfile::tempdir().unwrap();
        let preferences = folder.path().join("preferences.toml");
        let program = || KeptOpen::beside(Some(&preferences));
        let mut first = program();
        assert_eq!(first.left(), None);
        first.note(Some(Kept::Monitor));
        assert_eq!(program().left(), None, "the first shows it");
        drop(first);
        let mut next = program();
        assert_eq!(next.left(), Some(Kept::Monitor));
        next.note(Some(Kept::Window));
        next.leave();
        assert_eq!(program().left(), Some(Kept::Window));
        next.note(Some(Kept::Window));
        next.note(None);
        assert_eq!(program().left(), None, "it was closed by a person");
    }

    #[test]
    fn without_a_place_nothing_is_noted() {
        let mut none = KeptOpen::beside(None);
        none.note(Some(Kept::Window));
        assert_eq!(none.left(), None);
    }
}
