//! Programs of others open what we write: Microsoft's validator, LibreOffice, Poppler.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use statroom::export::document::Document;
use statroom::export::docx;

use super::{nasty, sample};
use crate::tools;

/// Writes a document into `folder`; returns its path.
fn saved(document: &Document, folder: &Path) -> PathBuf {
    let path = folder.join("memo.docx");
    fs::write(&path, docx::write(document, sample::created()).unwrap()).unwrap();
    path
}

fn assert_valid(document: &Document) {
    assert_valid_file(&docx::write(document, sample::created()).unwrap());
}

/// Microsoft's validator has nothing against these bytes of a Word file.
pub(super) fn assert_valid_file(bytes: &[u8]) {
    let Some(validator) = tools::ooxml_validator() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memo.docx");
    fs::write(&path, bytes).unwrap();
    let output = validator.run([path]);
    let report = String::from_utf8_lossy(&output.stdout);
    let report: serde_json::Value = serde_json::from_str(&report).unwrap_or_else(|error| {
        panic!(
            "{error}: {report} {}",
            String::from_utf8_lossy(&output.stderr)
        )
    });
    assert_eq!(report["ok"], true, "{report:#}");
}

#[test]
fn microsofts_validator_accepts_the_sample_memo() {
    assert_valid(&sample::memo());
}

#[test]
fn microsofts_validator_accepts_a_memo_in_the_citys_look() {
    assert_valid(&sample::dressed());
}

#[test]
fn microsofts_validator_accepts_an_empty_memo() {
    assert_valid(&Document::default());
}

#[test]
fn microsofts_validator_accepts_any_text_whatever() {
    let mut runner = TestRunner::deterministic();
    let mut document = nasty::document().new_tree(&mut runner).unwrap().current();
    for _ in 0..60 {
        let more = nasty::document().new_tree(&mut runner).unwrap().current();
        document.masthead = more.masthead;
        document.header.extend(more.header);
        document.blocks.extend(more.blocks);
    }
    assert!(document.blocks.len() > 100);
    assert_valid(&document);
}

#[test]
fn libreoffice_prints_every_word_of_the_sample_memo() {
    let folder = tempfile::tempdir().unwrap();
    let (Some(libreoffice), Some(pdftotext)) = (
        tools::libreoffice(&folder.path().join("profile")),
        tools::pdftotext(),
    ) else {
        return;
    };
    let path = saved(&sample::memo(), folder.path());
    let outdir = folder.path().to_str().unwrap();
    let arguments = [
        "--convert-to",
        "pdf",
        "--outdir",
        outdir,
        path.to_str().unwrap(),
    ];
    let output = libreoffice.run(arguments);
    let pdf = folder.path().join("memo.pdf");
    assert!(pdf.exists(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = pdftotext.run(["-layout", pdf.to_str().unwrap(), "-"]);
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    tools::keep(&path);
    tools::keep(&pdf);
    let text = one_line(&printed);
    for words in [
        "CITY OF PORT ALDER \u{b7} OFFICE OF PERFORMANCE",
        "Memorandum",
        "Chief of Staff",
        "Standing item I: Response time Suggested discussion length: 20 minutes",
        "Figure 1. Street-defect repairs, median days, monthly.",
        "Which shifts and districts carry the delay",
        "Data-quality note",
        "Plan to restore the Depot B night crew.",
        "Table 1. Repairs by month and district, in days.",
        "Tuesday, December 22, 2026 at 9:00",
        "Office of the Mayor",
        "Internal use only",
        "City Hall, Room 202",
        sample::RESPONSE_TIME,
        sample::ON_TARGET,
    ] {
        assert!(text.contains(words), "not printed: {words:?} in\n{text}");
    }
    let pages: Vec<String> = printed
        .split('\u{c}')
        .map(one_line)
        .filter(|page| !page.is_empty())
        .collect();
    assert!(pages.len() > 2, "{text}");
    for (at, page) in pages.iter().enumerate() {
        let head = page.starts_with("Streets Stat \u{b7} Stat Memo November 24, 2026");
        assert_eq!(
            head,
            at > 0,
            "the running header, on page {}: {page}",
            at + 1
        );
        let foot = format!("Internal use only {} of {}", at + 1, pages.len());
        assert!(page.ends_with(&foot), "no {foot:?} on the page {page}");
    }
    let headed = pages
        .iter()
        .filter(|page| page.contains("Month Harbor Mill Hill Status"));
    assert!(
        headed.count() >= 2,
        "the header row is not repeated on the table's next page"
    );
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
