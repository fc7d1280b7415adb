//! No private note leaves the office in any file that is written for others, nor inside one.

use std::fs;
use std::path::Path;

use super::other_papers::attended;
use super::outside::unpacked;
use super::story::{PRIVATE, Story};
use mail_parser::MessageParser;
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::view::View;
use statroom::export::calendar::write_meeting_calendar;
use statroom::export::memo::{Paper, write_paper};
use statroom::export::register::write_register;
use statroom::export::write_measure;

/// How the files of documents end.
const DOCUMENTS: &[&str] = if cfg!(feature = "pdf") {
    &["docx", "pdf", "html", "md"]
} else {
    &["docx", "html", "md"]
};

/// Every file there is, in every edition, in a folder.
fn written(story: &Story, folder: &Path) {
    let program = &story.town.program;
    for paper in Paper::ALL {
        for edition in Edition::ALL {
            for ending in DOCUMENTS.iter().chain(&["eml"]) {
                let name = format!("{} {}.{ending}", paper.label(), edition.word());
                let edition = MemoEdition {
                    with_questions: true,
                    with_charts: true,
                    ..MemoEdition::of(*edition)
                };
                let to = folder.join(name);
                write_paper(program, story.second(), paper, edition, &to).unwrap();
            }
        }
    }
    for ending in DOCUMENTS.iter().chain(&["xlsx", "csv", "ics"]) {
        let to = folder.join(format!("register.{ending}"));
        write_register(program, None, &to).unwrap();
    }
    for ending in ["xlsx", "csv", "svg"] {
        let to = folder.join(format!("figures.{ending}"));
        let of = (story.response_time, Some(story.second()));
        write_measure(program, of, &View::of("", 0), Edition::Panel, &to).unwrap();
    }
    let to = folder.join("meeting.ics");
    write_meeting_calendar(program, story.second(), &to).unwrap();
}

/// All that a file holds, packed in it or enclosed in it too.
fn contents(bytes: &[u8], mail: bool) -> Vec<Vec<u8>> {
    let mut all = vec![bytes.to_vec()];
    all.extend(unpacked(bytes));
    if mail {
        let mail = MessageParser::default().parse(bytes).unwrap();
        for part in &mail.parts {
            all.extend(contents(part.contents(), false));
        }
    }
    all
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|part| part == words.as_bytes())
}

#[test]
fn no_private_note_is_in_any_byte_of_any_file() {
    let story = attended();
    let folder = tempfile::tempdir().unwrap();
    written(&story, folder.path());
    let (mut files, mut told) = (0, 0);
    for file in fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let mail = path.extension().is_some_and(|ending| ending == "eml");
        let all = contents(&fs::read(&path).unwrap(), mail);
        for bytes in &all {
            assert!(
                !holds(bytes, PRIVATE.get(..8).unwrap()),
                "{}",
                path.display()
            );
        }
        // The walk reads well: what is told is found.
        let tells = |bytes: &Vec<u8>| holds(bytes, "Response time") || holds(bytes, "Responsetime");
        told += usize::from(all.iter().any(tells));
        files += 1;
    }
    assert!(files > 70, "{files}");
    assert!(told > 60, "{told}");
}
