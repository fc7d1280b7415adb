//! The house is as its map says: who uses whom, headers, budgets.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every Rust file below `src`, with its text without the tests at its end.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(&root).unwrap().to_owned(), text));
            }
        }
    }
    files.sort();
    assert!(files.len() > 50, "the sources were not found");
    files
}

/// The room a file lies in: its folder below `src`, or its name.
fn room(path: &Path) -> String {
    let first = path
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// A file's lines before its own tests, without comments.
fn code(text: &str) -> Vec<&str> {
    text.lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect()
}

#[test]
fn rooms_use_only_the_rooms_the_map_allows() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("domain", &[][..]),
        ("stats", &[][..]),
        ("chart", &["stats", "domain"][..]),
        ("store", &["domain"][..]),
        ("program", &["store", "chart", "stats", "domain"][..]),
        ("import", &["program", "chart", "stats", "domain"][..]),
        ("export", &["program", "chart", "stats", "domain"][..]),
        (
            "ui",
            &["import", "export", "program", "chart", "stats", "domain"][..],
        ),
        ("demo", &["import", "export", "program", "domain"][..]),
    ]);
    let rooms = [
        "domain", "stats", "chart", "store", "program", "import", "export", "ui", "app", "cli",
        "demo",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let from = room(&path);
        let Some(may) = allowed.get(from.as_str()) else {
            continue;
        };
        for line in code(&text) {
            for to in rooms {
                let named = line.contains(&format!("crate::{to}::"))
                    || line.contains(&format!("crate::{to};"));
                if named && to != from && !may.contains(&to) {
                    wrong.push(format!(
                        "{}: {from} uses {to}: {}",
                        path.display(),
                        line.trim()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_crates_stay_in_the_rooms_that_may_name_them() {
    let only: [(&str, &[&str]); 7] = [
        ("rusqlite::", &["store"]),
        ("eframe::", &["ui", "app"]),
        ("egui::", &["ui", "app"]),
        ("rfd::", &["app"]),
        ("Utc::now", &["app", "cli"]),
        ("Local::now", &["app", "cli"]),
        ("thread::Builder", &["app"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for line in code(&text) {
            for (name, rooms) in only {
                if line.contains(name) && !rooms.contains(&room(&path).as_str()) {
                    wrong.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_leaves_the_office_is_read_through_an_edition() {
    let whole = [
        "query::measures(",
        "query::measure_page(",
        "query::exhibits(",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources()
        .into_iter()
        .filter(|(path, _)| room(path) == "export")
    {
        for line in code(&text) {
            // To be looked for in words written by hand, hidden figures must be known.
            let notes = line.contains("small.note(");
            if whole.iter().any(|name| line.contains(name)) && !notes {
                wrong.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_keeps_to_its_budget() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let is_tests = path.file_name().is_some_and(|name| name == "tests.rs")
            || path.iter().any(|folder| folder == "tests");
        if !text.starts_with("//! ") {
            wrong.push(format!("{} has no //! header", path.display()));
        }
        let lines = text
            .lines()
            .take_while(|line| !line.starts_with("#[cfg(test)]"))
            .count();
        if lines > 400 && !is_tests {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_map_names_every_room_and_no_other() {
    let map =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let mut rooms: Vec<String> = sources().iter().map(|(path, _)| room(path)).collect();
    rooms.sort();
    rooms.dedup();
    for room in rooms.iter().filter(|room| *room != "lib") {
        assert!(
            map.contains(&format!("//! {room}")),
            "the map in src/lib.rs lacks {room}"
        );
    }
    let mapped = map
        .lines()
        .filter_map(|line| line.strip_prefix("//! "))
        .filter_map(|line| {
            let name = line.split_once("  ")?.0.trim_end_matches('/');
            let entry = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase());
            entry.then(|| name.to_owned())
        });
    let mapped: Vec<String> = mapped.collect();
    assert!(mapped.len() > 5, "the map in src/lib.rs was not found");
    for name in mapped {
        assert!(
            rooms.contains(&name),
            "the map in src/lib.rs names {name}, which isn't there"
        );
    }
}
