//! A memo as its reader has it: the words of the Word file and of the Markdown file, both written to disk.

use super::city::PRIVATE;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use statroom::domain::edition::MemoEdition;
use statroom::domain::ids::MeetingId;
use statroom::export::memo::{MemoKind, write_paper};
use statroom::program::Program;
use std::io::Read as _;
use std::path::Path;

/// One memo in both formats.
pub(super) struct Memo {
    /// The words of the Word file's body.
    word: String,
    /// The words of the Markdown file, without its marks.
    markdown: String,
}

impl Memo {
    /// Writes a memo in both formats and reads them back; no part of either may hold a private note.
    pub(super) fn of(program: &Program, meeting: MeetingId, kind: MemoKind) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (docx, md) = (
            folder.path().join("memo.docx"),
            folder.path().join("memo.md"),
        );
        write_paper(program, meeting, kind, MemoEdition::PANEL, &docx).unwrap();
        write_paper(program, meeting, kind, MemoEdition::PANEL, &md).unwrap();
        Self {
            word: words_of_docx(&docx),
            markdown: words_of_markdown(&std::fs::read_to_string(&md).unwrap()),
        }
    }

    /// Both formats say these words, one after the other.
    pub(super) fn says_in_order(&self, words: &[&str]) {
        for text in [&self.word, &self.markdown] {
            let mut rest = text.as_str();
            for sought in words {
                let sought = plain(sought);
                let Some((_, after)) = rest.split_once(&sought) else {
                    panic!("{sought:?} isn't said, or not here:\n{rest}\n\nin\n{text}");
                };
                rest = after;
            }
        }
    }

    /// Neither format says any of these words.
    pub(super) fn says_nothing_of(&self, words: &[&str]) {
        for text in [&self.word, &self.markdown] {
            for sought in words {
                assert!(!text.contains(sought), "{sought:?} is said in\n{text}");
            }
        }
    }
}

/// Words with single spaces.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words_of_markdown(text: &str) -> String {
    assert!(!text.contains(PRIVATE), "private notes in\n{text}");
    let mut words = String::new();
    let options = Options::ENABLE_TABLES;
    for event in Parser::new_ext(text, options) {
        let inline = matches!(
            event,
            Event::Start(_) | Event::End(TagEnd::Strong | TagEnd::Emphasis)
        );
        if let Event::Text(text) | Event::Code(text) = event {
            words.push_str(&text);
        } else if !inline {
            words.push(' ');
        }
    }
    plain(&words)
}

fn words_of_docx(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut body = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let held = bytes
            .windows(PRIVATE.len())
            .any(|window| window == PRIVATE.as_bytes());
        assert!(!held, "private notes in {name}");
        if name == "word/document.xml" {
            body = words_of_body(std::str::from_utf8(&bytes).unwrap());
        }
    }
    assert!(!body.is_empty());
    body
}

/// Text runs joined within a paragraph, paragraphs and cells apart.
fn words_of_body(xml: &str) -> String {
    let document = roxmltree::Document::parse(xml).unwrap();
    let mut words = String::new();
    for node in document.descendants() {
        match node.tag_name().name() {
            "p" | "br" | "tab" => words.push(' '),
            "t" => words.push_str(node.text().unwrap_or_default()),
            _ => {}
        }
    }
    plain(&words)
}
