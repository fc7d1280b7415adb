//! What is stopped or fails while it is written leaves every file as it was, byte for byte, and no scraps.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use super::other_papers::attended;
use super::story::Story;
use statroom::domain::edition::MemoEdition;
use statroom::export::memo::{
    IssueWish, MemoKind, Paper, prepare_issue_watched, write_paper_watched,
};
use statroom::export::register::write_register_watched;
use statroom::export::{ExportError, PackageOptions, Watch, write_package};
use std::collections::BTreeMap;

/// The files of a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        found.insert(name, fs::read(path).unwrap());
    }
    found
}

/// How often a watch is asked, when it is never said no.
fn times(write: &dyn Fn(&Watch<'_>) -> Result<(), ExportError>) -> usize {
    let asked = Cell::new(0);
    let last = Cell::new(0.0);
    let go_on = |share: f32| {
        assert!((0.0..=1.0).contains(&share) && share >= last.get());
        last.set(share);
        asked.set(asked.get() + 1);
        true
    };
    write(&Watch::new(&go_on)).unwrap();
    asked.get()
}

/// Stops it at every step at which it asks.
fn stop_everywhere(folder: &Path, write: &dyn Fn(&Watch<'_>) -> Result<(), ExportError>) {
    let before = files(folder);
    let steps = times(&|watch| {
        let written = write(watch);
        // What it wrote is put back, so that there is something to lose.
        for (name, bytes) in &before {
            fs::write(folder.join(name), bytes).unwrap();
        }
        for name in files(folder)
            .keys()
            .filter(|name| !before.contains_key(*name))
        {
            fs::remove_file(folder.join(name)).unwrap();
        }
        written
    });
    assert!(steps >= 3, "it is asked before, between and after: {steps}");
    for stop_at in 1..=steps {
        let asked = Cell::new(0);
        let go_on = |_: f32| {
            asked.set(asked.get() + 1);
            asked.get() < stop_at
        };
        let stopped = write(&Watch::new(&go_on)).unwrap_err();
        assert!(matches!(stopped, ExportError::Stopped), "{stopped}");
        assert!(
            stopped
                .to_string()
                .contains("a file that was there is unchanged")
        );
        assert_eq!(
            files(folder),
            before,
            "stopped at step {stop_at} of {steps}"
        );
    }
}

/// Every kind of paper in every format, over files that are there already.
fn each_paper(story: &Story, mut check: impl FnMut(&Path, Paper, &str)) {
    let formats: &[&str] = if cfg!(feature = "pdf") {
        &["docx", "pdf", "html", "md", "eml"]
    } else {
        &["docx", "html", "md", "eml"]
    };
    assert!(story.second.is_some());
    for paper in [Paper::Memo(MemoKind::Stat), Paper::Packet, Paper::Minutes] {
        for ending in formats {
            let folder = tempfile::tempdir().unwrap();
            let name = format!("paper.{ending}");
            fs::write(folder.path().join(&name), b"signed last week").unwrap();
            fs::write(folder.path().join("paper-figure-1.png"), b"its picture").unwrap();
            check(folder.path(), paper, &name);
        }
    }
}

#[test]
fn a_paper_that_is_stopped_at_any_step_leaves_the_old_file() {
    let story = attended();
    each_paper(&story, |folder, paper, name| {
        stop_everywhere(folder, &|watch| {
            let of = (paper, MemoEdition::PANEL);
            let to = folder.join(name);
            write_paper_watched(&story.town.program, story.second(), of, &to, watch).map(drop)
        });
    });
}

#[test]
fn a_paper_that_has_no_room_leaves_the_old_file_and_its_pictures() {
    let story = attended();
    each_paper(&story, |folder, paper, name| {
        // A folder stands where the paper is to go, so its last step fails.
        let to = folder.join(name);
        fs::remove_file(&to).unwrap();
        fs::create_dir(&to).unwrap();
        let of = (paper, MemoEdition::PANEL);
        let nobody = Watch::nobody();
        let error = write_paper_watched(&story.town.program, story.second(), of, &to, &nobody);
        assert!(error.unwrap_err().to_string().contains(name));
        fs::remove_dir(&to).unwrap();
        let left = files(folder);
        assert_eq!(left.keys().collect::<Vec<_>>(), ["paper-figure-1.png"]);
        assert_eq!(left["paper-figure-1.png"], b"its picture");
    });
}

#[test]
fn the_register_that_is_stopped_leaves_the_old_file() {
    let story = attended();
    for ending in ["xlsx", "csv", "ics", "docx", "html", "md"] {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join(format!("register.{ending}"));
        fs::write(&to, b"last week").unwrap();
        stop_everywhere(folder.path(), &|watch| {
            write_register_watched(&story.town.program, None, &to, watch).map(drop)
        });
    }
}

#[test]
fn a_memo_whose_issue_is_stopped_is_not_out() {
    let story = attended();
    let rows = story.town.program.all_rows().unwrap();
    for kind in [MemoKind::Stat, MemoKind::FollowUp] {
        let wish = IssueWish {
            meeting: story.second(),
            kind,
            edition: MemoEdition::PANEL,
            by: None,
        };
        let folder = tempfile::tempdir().unwrap();
        stop_everywhere(folder.path(), &|watch| {
            prepare_issue_watched(&story.town.program, &wish, watch).map(drop)
        });
    }
    assert_eq!(story.town.program.all_rows().unwrap(), rows);
}

#[test]
fn a_data_package_that_is_stopped_leaves_the_folder_empty_or_away() {
    let story = attended();
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("there");
    fs::create_dir(&empty).unwrap();
    for to in [empty, folder.path().join("not there")] {
        let was_there = to.is_dir();
        for stop_at in [1, 2, 9] {
            let asked = Cell::new(0);
            let go_on = |_: f64| {
                asked.set(asked.get() + 1);
                asked.get() < stop_at
            };
            let options = PackageOptions::default();
            let stopped = write_package(&story.town.program, &to, options, &go_on);
            assert!(matches!(stopped, Err(ExportError::Stopped)));
            assert_eq!(to.is_dir(), was_there);
            assert!(!was_there || files(&to).is_empty());
        }
    }
}
