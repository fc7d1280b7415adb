//! Files that come together are taken one after the other: each with its own steps, its own plan and its own undo.

use crate::ui::console::importing::model::{Turn, counted, of_them};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use crate::app::StatroomApp;
use crate::app::news::{Kind, News};

use super::Origin;

/// Names of files that are told one by one; of more only the number is.
const NAMED: usize = 3;

/// The files that came together, and what became of those before.
#[derive(Debug, Default)]
pub(in crate::app) struct InTurn {
    waiting: VecDeque<PathBuf>,
    /// How many came.
    of: usize,
    /// What became of each so far, in a sentence.
    told: Vec<String>,
    /// What became of the last of them, in short.
    before: Option<String>,
    /// How many were taken in.
    taken: usize,
    /// How many files were opened so far, of these and of all before.
    opened: u64,
}

impl InTurn {
    /// Forgets all of them; gives back what was known.
    pub(in crate::app) fn forget(&mut self) -> Self {
        let opened = self.opened;
        std::mem::replace(
            self,
            Self {
                opened,
                ..Self::default()
            },
        )
    }

    /// The number of the file that is opened next, which no other had.
    pub(super) const fn number(&mut self) -> u64 {
        self.opened += 1;
        self.opened
    }

    /// Whether there is more than one file.
    pub(in crate::app) const fn is_several(&self) -> bool {
        self.of > 1
    }

    /// Which file is at hand, where there is more than one.
    pub(super) fn turn(&self) -> Option<Turn> {
        self.is_several().then(|| Turn {
            at: self.of - self.waiting.len(),
            of: self.of,
            before: self.before.clone(),
            next: self.waiting.iter().take(NAMED).map(called).collect(),
        })
    }

    /// The names of the files that wait, as one says them.
    fn waiting(&self) -> String {
        names(&self.waiting.iter().map(called).collect::<Vec<_>>())
    }

    /// What became of the file at hand.
    fn note(&mut self, before: String, taken: bool) {
        self.told.push(format!("{before}."));
        self.before = Some(before);
        self.taken += usize::from(taken);
    }
}

/// What a file is called.
pub(in crate::app) fn called(path: impl AsRef<Path>) -> String {
    let name = path.as_ref().file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// "a.csv", "a.csv and b.csv", "a.csv, b.csv, c.csv and 9 others".
pub(in crate::app) fn names(names: &[String]) -> String {
    let told = names.get(..NAMED).unwrap_or(names);
    let more = names.len() - told.len();
    if more > 0 {
        let more = of_them(more, "other", "others");
        return format!("{} and {more}", told.join(", "));
    }
    match told.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

impl StatroomApp {
    /// Takes figures of files in, one after the other; those that come while another is open wait for their turn.
    /// `left` says what was not taken of those that came with them.
    pub(in crate::app) fn import_files(&mut self, files: Vec<PathBuf>, left: Vec<String>) {
        let busy = self.wizard.is_some() || self.is_writing();
        if !busy {
            self.in_turn.forget();
        }
        let came = of_them(files.len(), "file waits", "files wait");
        self.in_turn.of = self.in_turn.of.max(usize::from(busy)) + files.len();
        self.in_turn.waiting.extend(files);
        self.in_turn.told.extend(left);
        if !busy {
            self.next_file();
        } else if self.is_aside() || self.is_writing() {
            let words = format!("Next: {}.", self.in_turn.waiting());
            self.inform(&format!("{came} until the import before is done."), &words);
        }
    }

    /// Begins with the file whose turn it is; says what became of all where none is left.
    pub(super) fn next_file(&mut self) {
        if let Some(path) = self.in_turn.waiting.pop_front() {
            self.import_from(Origin::File(path));
        } else {
            self.tell_of_files();
        }
    }

    /// The figures of the file at hand are in.
    pub(in crate::app) fn file_is_in(&mut self, name: &str, (new, changed): (usize, usize)) {
        let (new, changed) = (counted(new), counted(changed));
        let words = format!("{name}: {new} new, {changed} changed");
        self.in_turn.note(words, true);
        self.next_file();
    }

    /// The file at hand is left out.
    pub(super) fn skip_file(&mut self, name: &str, why: &str) {
        self.in_turn.note(format!("{name} {why}"), false);
        self.next_file();
    }

    /// The file at hand is left, and those that wait are not begun.
    pub(super) fn leave_files(&mut self, name: &str) {
        if !self.in_turn.is_several() {
            return;
        }
        let mut left = vec![name.to_owned()];
        left.extend(self.in_turn.waiting.drain(..).map(called));
        let were = if left.len() == 1 { "was" } else { "were" };
        self.in_turn
            .note(format!("{} {were} not taken in", names(&left)), false);
        self.tell_of_files();
    }

    /// Says what became of files that came together.
    fn tell_of_files(&mut self) {
        let all = self.in_turn.forget();
        if !all.is_several() {
            return;
        }
        let mut words = all.told.join(" ");
        let title = if all.taken == 0 {
            "No figures were taken in.".to_owned()
        } else {
            let files = of_them(all.taken, "file", "files");
            format!("The figures of {files} are in.")
        };
        if all.taken > 1 {
            words.push_str(" Each is a step of its own: undo takes back the last first.");
        }
        let kind = if all.taken > 0 {
            Kind::Success
        } else {
            Kind::Info
        };
        self.news = Some(News {
            undo: all.taken > 0,
            ..News::new(kind, &title, &words)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_few_names_are_told_and_of_many_how_many_more_there_are() {
        let all = ["a", "b", "c", "d", "e"].map(str::to_owned);
        assert_eq!(names(&all[..1]), "a");
        assert_eq!(names(&all[..2]), "a and b");
        assert_eq!(names(&all[..3]), "a, b and c");
        assert_eq!(names(&all), "a, b, c and 2 others");
    }
}
