//! Files that come together or through the clipboard, the sign while they are held over the window, and what becomes of
//! each: by keys, and judged by what is in the program's file afterwards.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, HoveredFile, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::stand::Stand;
use super::wizard::{DEMO, Dropped, figure};

/// The demonstration with these files in its folder: a name, and what of potholes filled stands in it.
fn with_files(files: &[(&str, &str)]) -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    for (name, rows) in files {
        let text = format!("measure,period,value\n{rows}\n");
        std::fs::write(stand.file(name), text).unwrap();
    }
    stand
}

/// Lets them go over the window together.
fn let_all_go(stand: &mut Stand, paths: &[PathBuf]) {
    for path in paths {
        let file = Arc::new(Dropped(path.clone()));
        stand.window.input_mut().dropped_files.push(file);
    }
    stand.settle();
}

/// To the summary of the file at hand.
fn to_summary(stand: &mut Stand) {
    for _ in 0..3 {
        stand.keys(Modifiers::COMMAND, Key::Enter);
    }
}

const THREE: [(&str, &str); 3] = [
    ("a.csv", "potholes-filled,2023-07,11"),
    ("b.csv", "potholes-filled,2023-08,12"),
    ("c.csv", "potholes-filled,2023-09,13"),
];

#[test]
fn files_dropped_together_are_taken_one_after_the_other_each_as_a_step_of_its_own() {
    let mut stand = with_files(&THREE);
    let before = figure(&stand, "potholes-filled", "2023-07");
    let paths = THREE.map(|(name, _)| stand.file(name));
    let_all_go(&mut stand, &paths);
    stand.must_say("File 1 of 3");
    stand.must_say("a.csv · next: b.csv, c.csv");
    to_summary(&mut stand);
    stand.key(Key::Enter);
    // The next opens by itself, and says what became of the one before.
    stand.must_say("File 2 of 3");
    stand.must_say("b.csv · next: c.csv · before: a.csv: 0 new, 1 changed");
    assert_eq!(figure(&stand, "potholes-filled", "2023-07"), Some(11.0));
    stand.picture("import_second_of_three");
    stand.press("Skip this file");
    // What was read of the first is known again: the summary stands at once.
    stand.must_say("File 3 of 3");
    stand.must_say("before: b.csv was skipped");
    assert_eq!(stand.holder(), "Import 1 cell");
    stand.key(Key::Enter);
    stand.must_say("The figures of 2 files are in.");
    stand.must_say("b.csv was skipped.");
    assert_eq!(figure(&stand, "potholes-filled", "2023-09"), Some(13.0));
    assert_ne!(figure(&stand, "potholes-filled", "2023-08"), Some(12.0));
    // Each is taken back by itself, the last first.
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_ne!(figure(&stand, "potholes-filled", "2023-09"), Some(13.0));
    assert_eq!(figure(&stand, "potholes-filled", "2023-07"), Some(11.0));
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(figure(&stand, "potholes-filled", "2023-07"), before);
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}

#[test]
fn leaving_tells_of_the_files_that_come_after() {
    let mut stand = with_files(&THREE);
    let paths = THREE.map(|(name, _)| stand.file(name));
    let_all_go(&mut stand, &paths);
    stand.key(Key::Escape);
    stand.must_say("The 2 files that come after it are not looked at.");
    stand.press("Stay");
    stand.must_say("File 1 of 3");
    stand.key(Key::Escape);
    stand.press("Leave");
    assert!(!stand.says("File 1 of 3"));
    stand.must_say("No figures were taken in.");
    stand.must_say("a.csv, b.csv and c.csv were not taken in.");
    // The next file that comes is alone again.
    let_all_go(&mut stand, &paths[..1]);
    stand.must_say("Each row is one figure");
    assert!(!stand.says("File 1 of"));
}

#[test]
fn a_file_that_comes_while_another_is_open_waits_for_its_turn() {
    let mut stand = with_files(&THREE);
    let paths = THREE.map(|(name, _)| stand.file(name));
    let_all_go(&mut stand, &paths[..1]);
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say("Column A: Measure");
    let_all_go(&mut stand, &paths[1..2]);
    // Where one was is where one is.
    stand.must_say("Column A: Measure");
    stand.must_say("File 1 of 2");
    stand.keys(Modifiers::COMMAND, Key::I);
    let_all_go(&mut stand, &paths[2..]);
    stand.must_say("1 file waits until the import before is done.");
    stand.press("Go on with the import");
    stand.must_say("a.csv · next: b.csv, c.csv");
}

#[test]
fn the_tables_of_a_folder_are_taken_and_what_is_no_table_is_told() {
    let mut stand = with_files(&[]);
    let folder = stand.file("july");
    std::fs::create_dir(&folder).unwrap();
    for (name, rows) in THREE {
        std::fs::write(folder.join(name), format!("measure,period,value\n{rows}\n")).unwrap();
    }
    let notes = stand.file("notes.docx");
    std::fs::write(&notes, "words").unwrap();
    let_all_go(&mut stand, &[folder, notes]);
    stand.must_say("File 1 of 3");
    for _ in 0..3 {
        stand.press("Skip this file");
    }
    stand.must_say("No figures were taken in.");
    stand.must_say("notes.docx is no table.");
    let empty = stand.file("empty");
    std::fs::create_dir(&empty).unwrap();
    let_all_go(&mut stand, &[empty]);
    stand.must_say("There is no table in this folder.");
    let package = stand.file("all of it");
    std::fs::create_dir(&package).unwrap();
    std::fs::write(package.join("datapackage.json"), "{}").unwrap();
    let_all_go(&mut stand, &[package]);
    stand.must_say("all of it is a data package.");
}

#[test]
fn one_that_can_not_be_read_is_passed_over() {
    let mut stand = with_files(&THREE);
    let broken = stand.file("broken.xlsx");
    std::fs::write(&broken, "%PDF-1.7 this is none").unwrap();
    let paths = [broken, stand.file("a.csv"), stand.file("a.csv")];
    let_all_go(&mut stand, &paths);
    stand.must_say("The file was not imported.");
    stand.must_say("Go on with the next");
    stand.key(Key::Enter);
    stand.must_say("File 2 of 2");
    stand.must_say("before: broken.xlsx can\u{2019}t be read");
    to_summary(&mut stand);
    stand.key(Key::Enter);
    stand.must_say("The figures of 1 file are in.");
}

#[test]
fn the_same_file_again_is_done_with_one_enter() {
    let mut stand = with_files(&THREE);
    let paths = [stand.file("a.csv")];
    let_all_go(&mut stand, &paths);
    to_summary(&mut stand);
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    // Its headings are known again, so that it opens at its summary.
    let_all_go(&mut stand, &paths);
    stand.must_say("Every figure of the file is here already, with the same value.");
    assert_eq!(stand.holder(), "Done");
    stand.key(Key::Enter);
    assert!(!stand.says("Every figure of the file is here already"));
    stand.must_say("Good morning.");
}

/// Holds these over the window.
fn hold(stand: &mut Stand, names: &[&str]) {
    let held = names.iter().map(|name| HoveredFile {
        path: Some(stand.file(name)),
        mime: String::new(),
    });
    stand.window.input_mut().hovered_files = held.collect();
    stand.window.run_ok();
}

#[test]
fn files_that_are_held_over_the_window_are_told_what_becomes_of_them() {
    let mut stand = with_files(&THREE);
    hold(&mut stand, &["a.csv"]);
    stand.must_say("Drop to import a.csv");
    stand.picture("import_held");
    hold(&mut stand, &["a.csv", "b.csv"]);
    stand.must_say("Drop to import 2 files");
    stand.must_say("One after the other: a.csv and b.csv");
    hold(&mut stand, &["other.statroom"]);
    stand.must_say("Drop to open other.statroom");
    hold(&mut stand, &["notes.docx"]);
    stand.must_say("notes.docx can\u{2019}t be used here");
    hold(&mut stand, &[]);
    assert!(!stand.says("Drop to"));
    assert!(!stand.says("can\u{2019}t be used here"));
    let paths = [stand.file("a.csv")];
    let_all_go(&mut stand, &paths);
    hold(&mut stand, &["b.csv"]);
    stand.must_say("After the import that is open: b.csv");
    // One that was put aside is in nobody's way.
    hold(&mut stand, &["other.statroom"]);
    stand.must_say("other.statroom can\u{2019}t be used here");
    hold(&mut stand, &[]);
    stand.keys(Modifiers::COMMAND, Key::I);
    hold(&mut stand, &["other.statroom"]);
    stand.must_say("Drop to open other.statroom");
    // Without a program there is nothing to import into.
    let mut fresh = Stand::new();
    hold(&mut fresh, &["a.csv"]);
    fresh.must_say("Open a program first");
}

/// The key is let go after a paste that brought neither words nor a picture.
fn let_paste_go(stand: &mut Stand) {
    stand.window.event(Event::Key {
        key: Key::V,
        physical_key: None,
        pressed: false,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    });
    stand.settle();
}

#[test]
fn files_copied_in_a_file_manager_are_imported_where_they_are_pasted() {
    let mut stand = with_files(&THREE);
    // As addresses in words.
    let address = format!("file://{}\n", stand.file("a.csv").display());
    stand.window.event(Event::Paste(address));
    stand.settle();
    stand.must_say("Each row is one figure");
    stand.must_say("a.csv");
    // Another pasted meanwhile waits.
    let path = stand.file("b.csv").display().to_string();
    stand.window.event(Event::Paste(path));
    stand.settle();
    stand.must_say("File 1 of 2");
    stand.key(Key::Escape);
    stand.press("Leave");
    // As a list of files without words: nothing but the key that is let go tells of it.
    let_paste_go(&mut stand);
    assert!(!stand.says("File 1 of 2"));
    let copied = [stand.file("b.csv"), stand.file("c.csv")];
    stand.copied(&copied);
    let_paste_go(&mut stand);
    stand.must_say("File 1 of 2");
    stand.must_say("b.csv · next: c.csv");
    stand.key(Key::Escape);
    stand.press("Leave");
    stand.command("Paste a table");
    stand.must_say("File 1 of 2");
    stand.key(Key::Escape);
    stand.press("Leave");
    // Typed in a field they stay words, and a letter typed is no paste.
    stand.keys(Modifiers::COMMAND, Key::K);
    stand
        .window
        .event(Event::Paste(stand.file("a.csv").display().to_string()));
    let_paste_go(&mut stand);
    assert!(!stand.says("Each row is one figure"));
    stand.key(Key::Escape);
    stand.copied(&[]);
    stand.command("Paste a table");
    stand.settle();
    stand.must_say("There is no table in the clipboard.");
}

#[test]
fn several_files_can_be_chosen_in_the_dialog() {
    let mut stand = with_files(&THREE);
    stand.will_choose_all(&[stand.file("a.csv"), stand.file("c.csv")]);
    stand.keys(Modifiers::COMMAND, Key::I);
    stand.must_say("File 1 of 2");
    stand.must_say("a.csv · next: c.csv");
}

#[test]
fn news_that_come_and_go_move_nothing() {
    let mut stand = with_files(&THREE);
    stand.keys(Modifiers::COMMAND, Key::Num3);
    let place = |stand: &Stand| {
        let table = stand.window.get_by_role_and_label(Role::Grid, "Measures");
        table.rect()
    };
    let before = place(&stand);
    let paths = [stand.file("a.csv")];
    let_all_go(&mut stand, &paths);
    to_summary(&mut stand);
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    assert_eq!(place(&stand), before);
    stand.picture("import_is_in");
    stand.wait(chrono::TimeDelta::seconds(60));
    assert!(!stand.says("The figures are in."));
    assert_eq!(place(&stand), before);
}

/// Names of the saved mappings, on the disk.
fn saved(stand: &Stand) -> Vec<String> {
    let known = statroom::program::query::known_mappings(&stand.read(DEMO)).unwrap();
    known.into_iter().map(|one| one.saved.name).collect()
}

#[test]
fn a_saved_mapping_is_chosen_by_its_name_renamed_and_forgotten() {
    let mut stand = with_files(&THREE);
    let paths = THREE.map(|(name, _)| stand.file(name));
    let_all_go(&mut stand, &paths[..1]);
    to_summary(&mut stand);
    stand.key(Key::Enter);
    assert_eq!(saved(&stand), ["a"]);
    let_all_go(&mut stand, &paths[1..2]);
    stand.must_say("Read as \u{201c}a\u{201d}");
    stand.press_tab("1 Sheet and layout");
    stand.picture("import_saved");
    stand.press("Rename…");
    stand.write("Name", "Monthly potholes");
    stand.key(Key::Enter);
    assert_eq!(saved(&stand), ["Monthly potholes"]);
    stand.must_say("Read as \u{201c}Monthly potholes\u{201d}.");
    // By none, and by it again.
    stand.choose("Read like files before", "as it is");
    assert!(!stand.says("Read as "));
    assert!(!stand.says("Rename…"));
    stand.choose("Read like files before", "monthly");
    stand.must_say("Read as \u{201c}Monthly potholes\u{201d}");
    stand.press("Forget…");
    stand.key(Key::Escape);
    assert_eq!(saved(&stand), ["Monthly potholes"]);
    stand.press("Forget…");
    stand.press("Forget");
    assert_eq!(saved(&stand), Vec::<String>::new());
    assert!(!stand.says("Read as "));
    // What was read of the file still stands.
    stand.must_say("1 of 1 cell can be taken in");
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}
