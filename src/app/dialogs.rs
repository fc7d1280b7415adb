//! Asking for a file, off the frame. Where the system has no dialog to offer, the app asks for the path itself.

use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Title of the dialog.
    pub title: String,
    /// A file to be written, rather than read.
    pub save: bool,
    /// More than one may be chosen.
    pub several: bool,
    /// Name a new file is given unless the person says otherwise.
    pub name: String,
    /// Folder to begin in.
    pub folder: Option<PathBuf>,
    /// Kinds of file: what they are called, and their endings.
    pub kinds: Vec<(String, Vec<String>)>,
}

/// What a person answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Still asking.
    Waiting,
    /// This file.
    File(PathBuf),
    /// These files, where several may be chosen.
    Files(Vec<PathBuf>),
    /// Never mind.
    Cancelled,
    /// There is no dialog here; the app has to ask itself.
    Unavailable,
}

/// Somebody who can ask for files.
pub trait FileDialogs {
    /// Begins asking; one question at a time.
    fn ask(&mut self, ask: &Ask, ctx: &Context);

    /// The answer so far; anything but [`Answer::Waiting`] ends the question.
    fn answer(&mut self) -> Answer;

    /// The files that were copied in a file manager and wait in the clipboard.
    fn copied(&mut self) -> Vec<PathBuf> {
        Vec::new()
    }
}

/// The system's own dialogs.
#[derive(Debug, Default)]
pub(crate) struct SystemDialogs {
    asked: Option<(Receiver<Vec<PathBuf>>, Instant)>,
}

/// An answer of "nothing" sooner than a person can press Cancel means that no dialog ever opened.
const TOO_SOON: Duration = Duration::from_millis(400);

impl FileDialogs for SystemDialogs {
    fn ask(&mut self, ask: &Ask, ctx: &Context) {
        let (send, receive) = channel();
        let mut dialog = rfd::AsyncFileDialog::new().set_title(&ask.title);
        for (name, endings) in &ask.kinds {
            dialog = dialog.add_filter(name, endings);
        }
        if let Some(folder) = &ask.folder {
            dialog = dialog.set_directory(folder);
        }
        if ask.save {
            dialog = dialog.set_file_name(&ask.name);
        }
        let (save, several, ctx) = (ask.save, ask.several, ctx.clone());
        let work = move || {
            let picked = if save {
                pollster::block_on(dialog.save_file()).into_iter().collect()
            } else if several {
                pollster::block_on(dialog.pick_files()).unwrap_or_default()
            } else {
                pollster::block_on(dialog.pick_file()).into_iter().collect()
            };
            let paths = picked.iter().map(|file| file.path().to_owned());
            // Whoever asked may have closed the question meanwhile.
            drop(send.send(paths.collect()));
            ctx.request_repaint();
        };
        self.asked = match std::thread::Builder::new()
            .name("file dialog".into())
            .spawn(work)
        {
            Ok(_running) => Some((receive, Instant::now())),
            Err(error) => {
                tracing::warn!("no thread for a file dialog: {error}");
                let (_, closed) = channel();
                Some((closed, Instant::now()))
            }
        };
    }

    fn answer(&mut self) -> Answer {
        let Some((receive, since)) = &self.asked else {
            return Answer::Cancelled;
        };
        let answer = match receive.try_recv() {
            Err(TryRecvError::Empty) => return Answer::Waiting,
            Err(TryRecvError::Disconnected) => Answer::Unavailable,
            Ok(paths) => match <[PathBuf; 1]>::try_from(paths) {
                Ok([path]) => Answer::File(path),
                Err(paths) if !paths.is_empty() => Answer::Files(paths),
                Err(_) if since.elapsed() < TOO_SOON => Answer::Unavailable,
                Err(_) => Answer::Cancelled,
            },
        };
        self.asked = None;
        answer
    }

    fn copied(&mut self) -> Vec<PathBuf> {
        // Where the system keeps no list of files, there is none.
        let copied = arboard::Clipboard::new().and_then(|mut board| board.get().file_list());
        copied.unwrap_or_default()
    }
}

/// The path with this ending, unless it has one of those allowed.
pub(crate) fn with_ending(path: &Path, allowed: &[&str]) -> PathBuf {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    if ending.is_some_and(|ending| allowed.contains(&ending.as_str())) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    if let Some(first) = allowed.first() {
        name.push(".");
        name.push(first);
    }
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_a_known_ending_gets_one() {
        let ended = |name: &str| with_ending(Path::new(name), &["docx", "html", "md"]);
        assert_eq!(ended("/a/Memo 2026.10"), Path::new("/a/Memo 2026.10.docx"));
        assert_eq!(ended("/a/memo.MD"), Path::new("/a/memo.MD"));
    }
}
