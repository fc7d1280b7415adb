//! Files that a person hands over: let go over the window, or copied in a file manager and pasted. Tables are
//! imported one after the other, those of a folder as well; a program is opened, pictures go to the open item.

use crate::domain::package_layout::DESCRIPTOR;
use crate::ui::console::importing::model::of_them;
use crate::ui::outbox::FilePurpose;
use crate::ui::widgets::drop_sign::drop_sign;
use eframe::egui::Context;
use std::path::{Path, PathBuf};

use super::StatroomApp;
use super::pictures::PICTURES;
use super::wizard::{TABLES, called, names};

/// The most files that are taken together.
const MOST: usize = 500;

/// What was handed over, by what can be done with it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Handed {
    /// Programs.
    programs: Vec<PathBuf>,
    /// Tables, those of folders among them.
    tables: Vec<PathBuf>,
    /// Names of folders that are data packages.
    packages: Vec<String>,
    /// Names of what can't be used.
    others: Vec<String>,
}

impl Handed {
    /// Sorts files by what they are.
    fn of(paths: &[PathBuf]) -> Self {
        let mut handed = Self::default();
        for path in paths {
            if path.is_dir() {
                handed.folder(path);
            } else if ends(path, &["statroom"]) {
                handed.programs.push(path.clone());
            } else if ends(path, &TABLES) {
                // What was chosen twice is taken once.
                if !handed.tables.contains(path) {
                    handed.tables.push(path.clone());
                }
            } else {
                handed.others.push(called(path));
            }
        }
        handed.tables.truncate(MOST);
        handed
    }

    /// The tables that lie in a folder, by their names; not what lies in folders of it.
    fn folder(&mut self, folder: &Path) {
        if folder.join(DESCRIPTOR).is_file() {
            self.packages.push(called(folder));
            return;
        }
        let within = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let files = within.map(|file| file.path()).filter(|path| path.is_file());
        let mut tables: Vec<PathBuf> = files
            .filter(|path| ends(path, &TABLES) && !is_lock(path))
            .collect();
        if tables.is_empty() {
            self.others.push(called(folder));
        }
        tables.sort_by_cached_key(|path| in_order(&called(path)));
        self.tables.extend(tables);
    }
}

/// Whether a file has one of these endings.
fn ends(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    endings.contains(&ending.to_lowercase().as_str())
}

/// What an office program leaves beside a file that is open in it.
fn is_lock(path: &Path) -> bool {
    let name = called(path);
    name.starts_with("~$") || name.starts_with('.')
}

/// A name so that "2.csv" comes before "10.csv".
fn in_order(name: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let digits = rest.find(|sign: char| sign.is_ascii_digit());
        let (words, after) = rest.split_at(digits.unwrap_or(rest.len()));
        let end = after.find(|sign: char| !sign.is_ascii_digit());
        let (number, after) = after.split_at(end.unwrap_or(after.len()));
        parts.push((words.to_lowercase(), number.parse().unwrap_or_default()));
        rest = after;
    }
    parts
}

impl StatroomApp {
    /// Takes what was let go over the window.
    pub(super) fn take_dropped_files(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let paths: Vec<PathBuf> = dropped.iter().map(|file| file.path().to_owned()).collect();
        if !paths.is_empty() {
            self.take_files(&paths, ctx);
        }
    }

    /// Takes files that were handed over.
    pub(super) fn take_files(&mut self, paths: &[PathBuf], ctx: &Context) {
        let shown = self.shows_import();
        if !shown && self.take_dropped_pictures(paths, ctx) {
            return;
        }
        let handed = Handed::of(paths);
        let Handed {
            programs,
            tables,
            packages,
            others,
        } = handed;
        if let (Some(program), false) = (programs.first(), shown) {
            self.use_file(FilePurpose::OpenProgram, program, ctx);
        } else if !tables.is_empty() && self.session.is_none() {
            self.fail(
                "Open a program first.",
                "Figures are taken into a program: open one or make a new one, then drop the table again.",
            );
        } else if !tables.is_empty() {
            let mut left = others;
            left.extend(packages);
            left.extend(programs.iter().map(called));
            let is = if left.len() == 1 {
                "is no table."
            } else {
                "are no tables."
            };
            let left = (!left.is_empty()).then(|| format!("{} {is}", names(&left)));
            self.import_files(tables, left.into_iter().collect());
        } else if let Some(package) = packages.first() {
            self.fail(
                &format!("{package} is a data package."),
                "It holds all of a program. On the command line, \u{201c}statroom import FOLDER --into PROGRAM\u{201d} takes its figures in, and \u{201c}statroom new PROGRAM --from FOLDER\u{201d} makes a program of all of it.",
            );
        } else {
            self.cannot_use(paths);
        }
    }

    /// Whether an import stands over the console; one that was put aside is in nobody's way.
    fn shows_import(&self) -> bool {
        self.wizard.is_some() && !self.is_aside()
    }

    /// Says that nothing of it can be used, and what can be.
    fn cannot_use(&mut self, paths: &[PathBuf]) {
        let title = match paths {
            [folder] if folder.is_dir() => "There is no table in this folder.",
            [_] => "This file can't be used here.",
            _ => "These files can't be used here.",
        };
        let words = "Drop a .statroom program, a workbook or table of figures (.xlsx, .xls, .ods, .csv, .tsv, .txt), or pictures or a PDF on an agenda item in Prepare.";
        if self.shows_import() {
            self.say_of_import(title, words);
        } else {
            self.fail(title, words);
        }
    }

    /// While files are held over the window, says what becomes of them when they are let go.
    pub(super) fn draw_held(&self, ctx: &Context) {
        let held: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.hovered_files.iter();
            files.filter_map(|file| file.path.clone()).collect()
        });
        if held.is_empty() {
            return;
        }
        let (title, words) = self.would_become(&held);
        drop_sign(ctx, &title, &words);
    }

    /// What becomes of files when they are let go: in a few words, and what else is to be said.
    fn would_become(&self, held: &[PathBuf]) -> (String, String) {
        let all: Vec<String> = held.iter().map(called).collect();
        let told = names(&all);
        let alike = |endings: &[&str]| held.iter().all(|path| ends(path, endings));
        let tables = held.iter().filter(|path| ends(path, &TABLES)).count();
        let shown = self.shows_import();
        let open = self.wizard.is_some() || self.is_writing();
        if alike(&PICTURES) && !shown && self.console.item_for_pictures().is_some() {
            return (format!("Drop to add {told} to the item"), String::new());
        }
        if alike(&["statroom"]) && !shown {
            return (format!("Drop to open {told}"), String::new());
        }
        let folder = held.iter().any(|path| path.is_dir());
        if tables == 0 && !folder {
            let words = "Workbooks and tables of figures can be imported, and programs opened.";
            return (
                format!("{told} can\u{2019}t be used here"),
                words.to_owned(),
            );
        }
        if self.session.is_none() {
            let words = "Figures are taken into a program: open one or make a new one.";
            return ("Open a program first".to_owned(), words.to_owned());
        }
        let title = match held {
            [folder] if folder.is_dir() => format!("Drop to import the tables in {told}"),
            [_] => format!("Drop to import {told}"),
            several => format!("Drop to import {}", of_them(several.len(), "file", "files")),
        };
        let words = match (open, held.len()) {
            (true, _) => format!("After the import that is open: {told}"),
            (false, 1) => "Nothing is written before you say so.".to_owned(),
            (false, _) => format!("One after the other: {told}"),
        };
        (title, words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_a_folder_come_in_the_order_of_their_numbers() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "m10.csv",
            "m2.csv",
            "M1.XLSX",
            "~$m2.xlsx",
            ".m.csv",
            "notes.docx",
        ] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::fs::create_dir(folder.path().join("older")).unwrap();
        let handed = Handed::of(&[folder.path().to_owned()]);
        let tables: Vec<String> = handed.tables.iter().map(called).collect();
        assert_eq!(tables, ["M1.XLSX", "m2.csv", "m10.csv"]);
        assert_eq!(handed.others, Vec::<String>::new());
    }

    #[test]
    fn a_folder_that_is_a_data_package_is_taken_for_one_and_one_without_tables_for_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (package, empty) = (folder.path().join("all"), folder.path().join("none"));
        for place in [&package, &empty] {
            std::fs::create_dir(place).unwrap();
        }
        std::fs::write(package.join(DESCRIPTOR), "{}").unwrap();
        std::fs::write(package.join("figures.csv"), "").unwrap();
        let handed = Handed::of(&[package, empty]);
        assert_eq!(handed.packages, ["all"]);
        assert_eq!(handed.others, ["none"]);
        assert_eq!(handed.tables, Vec::<PathBuf>::new());
    }
}
