//! Memos as files: accepted by others' programs, whole or not there, and without private notes.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use super::golden;
use super::story::{PRIVATE, Story};
use crate::city::{Town, day};
use crate::tools;
use statroom::domain::edition::MemoEdition;
use statroom::domain::ids::MeetingId;
use statroom::export::memo::{MemoKind, write_paper};
use statroom::program::{Program, query};

const KINDS: [MemoKind; 2] = [MemoKind::Stat, MemoKind::FollowUp];

pub(super) fn assert_valid(path: &Path) {
    let Some(validator) = tools::ooxml_validator() else {
        return;
    };
    let output = validator.run([path]);
    let report = String::from_utf8_lossy(&output.stdout);
    let report: serde_json::Value = serde_json::from_str(&report)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(report["ok"], true, "{report:#}");
}

/// What is in a file: the parts of a packed one, the words, strings and streams of a PDF, else its bytes.
pub(super) fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    #[cfg(feature = "pdf")]
    if bytes.starts_with(b"%PDF-") {
        let mut all = crate::pdf_text::contents(bytes);
        all.push(bytes.to_vec());
        return all;
    }
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return vec![bytes.to_vec()];
    };
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = Vec::new();
        zip.by_index(at).unwrap().read_to_end(&mut part).unwrap();
        parts.push(part);
    }
    parts
}

/// Every memo of these meetings as a Word file in `folder`.
fn written(program: &Program, meetings: &[MeetingId], folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths = Vec::new();
    for (at, meeting) in meetings.iter().enumerate() {
        for kind in KINDS {
            let path = folder.join(format!("{} {at}.docx", kind.label()));
            write_paper(program, *meeting, kind, MemoEdition::PANEL, &path).unwrap();
            paths.push(path);
        }
    }
    paths
}

#[test]
fn microsofts_validator_accepts_the_memos_of_both_meetings() {
    let story = Story::told();
    let folder = tempfile::tempdir().unwrap();
    let meetings = [story.first, story.second()];
    for path in written(&story.town.program, &meetings, folder.path()) {
        assert_valid(&path);
        tools::keep(&path);
    }
}

#[test]
fn an_empty_meeting_of_an_empty_program_gives_valid_memos() {
    let mut town = Town::empty();
    let meeting = town.meeting("Stat", day(11, 24));
    let folder = tempfile::tempdir().unwrap();
    for path in written(&town.program, &[meeting], folder.path()) {
        assert!(fs::metadata(&path).unwrap().len() > 1000);
        assert_valid(&path);
    }
}

#[test]
fn private_notes_are_in_no_memo() {
    let story = Story::told();
    let folder = tempfile::tempdir().unwrap();
    let meetings = [story.first, story.second()];
    for meeting in meetings {
        let view = query::meeting(&story.town.program, meeting).unwrap();
        let private = |notes: &str| notes.contains(PRIVATE);
        assert!(view.items.iter().any(|it| private(&it.item.private_notes)));
        for kind in KINDS {
            let text = golden::text(&story, meeting, kind);
            assert!(!text.contains(PRIVATE), "{text}");
        }
    }
    for path in written(&story.town.program, &meetings, folder.path()) {
        let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(&path).unwrap())).unwrap();
        let mut seen = Vec::new();
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            seen.push(part.name().unwrap().into_owned());
            let found = bytes
                .windows(8)
                .any(|bytes| bytes == &PRIVATE.as_bytes()[..8]);
            assert!(!found, "{} of {}", seen.last().unwrap(), path.display());
        }
        assert!(
            seen.iter().any(|name| name == "word/document.xml"),
            "{seen:?}"
        );
    }
}

#[test]
fn libreoffice_prints_both_memos_of_the_second_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let (Some(libreoffice), Some(pdftotext)) = (
        tools::libreoffice(&folder.path().join("profile")),
        tools::pdftotext(),
    ) else {
        return;
    };
    let story = Story::told();
    let paths = written(&story.town.program, &[story.second()], folder.path());
    let outdir = folder.path().to_str().unwrap();
    let mut printed = Vec::new();
    for path in &paths {
        libreoffice.run([
            "--convert-to",
            "pdf",
            "--outdir",
            outdir,
            path.to_str().unwrap(),
        ]);
        let pdf = path.with_extension("pdf");
        let output = pdftotext.run(["-layout", pdf.to_str().unwrap(), "-"]);
        tools::keep(&pdf);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        printed.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    for (text, words) in [
        (
            &printed[0],
            "Standing item II: Response time Suggested discussion length: 20 minutes",
        ),
        (
            &printed[0],
            "Figure 2. Night routes. Source: Streets Department, as of Nov 12, 2026.",
        ),
        (
            &printed[0],
            "Streets Stat \u{b7} Memo \u{b7} 2026-11-24 Internal use only 1 of",
        ),
        (
            &printed[1],
            "The next departmental meeting will be Tuesday, December 22, 2026 at 9:00",
        ),
        (
            &printed[1],
            "Streets Stat \u{b7} Follow-Up Memo \u{b7} 2026-11-24 Internal use only 1 of",
        ),
    ] {
        assert!(text.contains(words), "not printed: {words:?} in\n{text}");
    }
}

#[test]
fn a_markdown_memo_has_its_pictures_beside_it() {
    let story = Story::prepared();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("briefing.md");
    write_paper(
        &story.town.program,
        story.second(),
        MemoKind::Stat,
        MemoEdition::PANEL,
        &path,
    )
    .unwrap();
    let text = fs::read_to_string(&path).unwrap();
    for picture in ["briefing-figure-1.png", "briefing-figure-2.png"] {
        assert!(text.contains(&format!("]({picture})")), "{text}");
        assert!(
            image::open(folder.path().join(picture)).is_ok(),
            "{picture}"
        );
    }
}

#[test]
fn a_memo_that_cannot_be_written_leaves_the_old_file() {
    let story = Story::planned();
    let folder = tempfile::tempdir().unwrap();
    let program = &story.town.program;
    let write = |name: &str| {
        let path = folder.path().join(name);
        write_paper(
            program,
            story.first,
            MemoKind::FollowUp,
            MemoEdition::PANEL,
            &path,
        )
    };
    fs::write(folder.path().join("memo.odt"), "signed").unwrap();
    let error = write("memo.odt").unwrap_err().to_string();
    assert!(
        error.contains("(.docx), PDF (.pdf), a web page (.html) or Markdown (.md)"),
        "{error}"
    );
    let old = folder.path().join("memo.docx");
    fs::write(&old, "signed").unwrap();
    let mut rights = fs::metadata(&old).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&old, rights).unwrap();
    let error = write("memo.docx").unwrap_err().to_string();
    assert!(
        error.contains("The file that was there is unchanged."),
        "{error}"
    );
    let gone = write_paper(
        program,
        MeetingId::default(),
        MemoKind::Stat,
        MemoEdition::PANEL,
        &old,
    )
    .unwrap_err();
    assert!(gone.to_string().contains("meeting"), "{gone}");
    for name in ["memo.odt", "memo.docx"] {
        assert_eq!(
            fs::read_to_string(folder.path().join(name)).unwrap(),
            "signed"
        );
    }
}

#[test]
fn the_command_line_writes_a_memo_and_says_what_it_lacks_on_standard_error() {
    use clap::Parser as _;
    use statroom::cli::{Arguments, Ending, Streams, clock_for, new_city, run};
    use statroom::domain::meeting::Meeting;
    use statroom::program::Command;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("city.statroom");
    let path = folder.path().join("memo.docx");
    let arguments = |to: &Path| {
        let words = [
            "statroom",
            "memo",
            "follow-up",
            file.to_str().unwrap(),
            "--meeting",
            "next",
            "--to",
            to.to_str().unwrap(),
            "--as-of",
            "2026-11-20",
        ];
        Arguments::parse_from(words)
    };
    let clock = clock_for(&arguments(&path));
    let mut program =
        Program::create(&file, new_city("City of Testford"), clock.clone(), "test").unwrap();
    let meeting = Meeting {
        name: "Parks Stat".into(),
        held_on: day(11, 24),
        ..Meeting::default()
    };
    program.run(Command::SaveMeeting(meeting)).unwrap();
    drop(program);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        out: &mut out,
        err: &mut err,
    };
    let verb = arguments(&path).verb.unwrap();
    let ending = run(verb, &clock, &mut std::io::empty(), &mut streams).unwrap();
    assert_eq!(ending, Ending::Done);
    assert!(fs::read(&path).unwrap().starts_with(b"PK"));
    let err = String::from_utf8(err).unwrap();
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(
        lines,
        [
            "statroom: The memo has no recipients.",
            "statroom: No e-mail address for written responses is set.",
            "statroom: The next meeting is not set.",
        ]
    );
    let mut streams = Streams {
        out: &mut out,
        err: &mut Vec::new(),
    };
    let verb = arguments(&folder.path().join("memo.odt")).verb.unwrap();
    let failure = run(verb, &clock, &mut std::io::empty(), &mut streams).unwrap_err();
    assert!(failure.to_string().contains("memo.odt"), "{failure}");
}
