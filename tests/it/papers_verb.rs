//! `statroom memo` for one department of several: what it writes, what it refuses, and the copies that went out.

use assert_cmd::Command;
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::ids::DepartmentId;
use statroom::export::memo::{IssueWish, MemoKind, prepare_issue};
use statroom::program::{self, ManualClock, Program, query};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// The demonstration program in a folder, whose meeting of November 24 is of three departments.
struct Desk {
    folder: TempDir,
    program: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("demo.statroom");
        let desk = Self { folder, program };
        let file = desk.program.to_str().unwrap();
        assert_eq!(Self::run(&["demo", file, "--no-open"]).0, 0);
        desk
    }

    /// How it ended, what it said, and what it complained of.
    fn run(arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_statroom"));
        let output = command
            .args(arguments)
            .args(["--as-of", "2026-11-24"])
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let code = output.status.code().unwrap();
        (code, text(output.stdout), text(output.stderr))
    }

    fn memo(&self, which: &str, more: &[&str], to: &str) -> (i32, String, String) {
        let to = self.folder.path().join(to);
        let file = self.program.to_str().unwrap();
        let to = to.to_str().unwrap();
        let base = ["memo", which, file, "--meeting", "2026-11-24", "--to", to];
        Self::run(&[&base[..], more].concat())
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    fn files(&self) -> usize {
        fs::read_dir(self.folder.path()).unwrap().count()
    }
}

#[test]
fn a_department_has_its_own_memo_by_any_of_its_names_and_one_of_another_meeting_is_refused() {
    let desk = Desk::new();
    for (which, more) in [
        ("stat", "briefing"),
        ("packet", "packet"),
        ("follow-up", "memo"),
    ] {
        for name in ["Property", "property"] {
            let to = format!("{more}.md");
            let (code, _, err) = desk.memo(which, &["--department", name], &to);
            assert_eq!(code, 0, "{err}");
            assert!(!err.contains("Standing item I, Missed trash"), "{err}");
        }
    }
    let briefing = desk.text("briefing.md");
    assert!(
        briefing.contains("This memo holds what concerns the"),
        "{briefing}"
    );
    let before = desk.files();
    let (code, _, err) = desk.memo("stat", &["--department", "Fire & EMS"], "no.md");
    assert_eq!(code, 1);
    assert!(
        err.contains("is no department of this meeting, which is of"),
        "{err}"
    );
    let (code, _, err) = desk.memo("stat", &["--department", "Zoo"], "no.md");
    assert_eq!(code, 1);
    assert!(
        err.contains("There is no department \u{201c}Zoo\u{201d}"),
        "{err}"
    );
    for which in ["agenda", "minutes"] {
        let (code, _, err) = desk.memo(which, &["--department", "Property"], "no.md");
        assert_eq!(code, 1);
        assert!(
            err.contains("Only a memo or the packet can be had for one department"),
            "{err}"
        );
    }
    assert_eq!(desk.files(), before, "nothing was written");
}

#[test]
fn the_copy_that_went_out_to_a_department_is_written_again_under_its_name_alone() {
    let desk = Desk::new();
    let clock = Arc::new(ManualClock::at("2026-11-24T14:00:00Z".parse().unwrap()));
    let mut program = Program::open(&desk.program, clock, "test").unwrap();
    let meeting = query::find_meeting(&program, "2026-11-24").unwrap();
    let property = query::find_department(&program, "Property").unwrap().id;
    let mut kept = Vec::new();
    let mut issue = |of: Option<DepartmentId>| {
        let wish = IssueWish {
            meeting,
            kind: MemoKind::Stat,
            edition: MemoEdition::of(Edition::Department).for_department(of),
            by: None,
        };
        let issue = prepare_issue(&program, &wish).unwrap();
        let page = issue
            .files
            .iter()
            .find(|(name, _)| Path::new(name).extension() == Some("html".as_ref()));
        kept.push((issue.revision.to_string(), page.unwrap().1.clone()));
        program
            .run(program::Command::IssueMemo(Box::new(issue)))
            .unwrap();
    };
    issue(None);
    issue(Some(property));
    drop(program);
    let ask = ["--edition", "department", "--revision", &kept[0].0];
    let (code, _, err) = desk.memo("stat", &ask, "whole.html");
    assert_eq!(code, 0, "{err}");
    assert_eq!(desk.text("whole.html").as_bytes(), kept[0].1);
    let of = |name| {
        [
            "--edition",
            "department",
            "--revision",
            &kept[1].0,
            "--department",
            name,
        ]
    };
    let (code, _, err) = desk.memo("stat", &of("Property"), "own.html");
    assert_eq!(code, 0, "{err}");
    assert_eq!(desk.text("own.html").as_bytes(), kept[1].1);
    assert_ne!(kept[0].1, kept[1].1);
    let (code, _, err) = desk.memo("stat", &of("Streets"), "none.html");
    assert_eq!(code, 1);
    assert!(
        err.contains("No revision 1 of the stat memo of Streets\u{2019}s items went out"),
        "{err}"
    );
    let file = desk.program.to_str().unwrap();
    let (_, listed, _) = Desk::run(&["issued", file, "--meeting", "2026-11-24"]);
    assert!(
        listed.contains("\tdepartment, items of Property\t"),
        "{listed}"
    );
}
