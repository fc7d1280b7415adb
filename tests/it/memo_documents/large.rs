//! Papers of a size nobody plans for, and inks that everybody can read.

use std::fmt::Write as _;

use statroom::domain::colour::{Colour, READABLE};
use statroom::export::document::{CallOut, Column, Document, Table};
use statroom::export::{docx, html, markdown};

use super::sample;
use super::words::assert_same_words;

#[test]
fn a_note_of_twenty_thousand_words_and_a_table_of_three_thousand_rows_are_whole_in_every_format() {
    let mut memo = Document::default();
    let note: String = (0..20_000).fold(String::new(), |mut note, word| {
        write!(note, "word{word} ").unwrap();
        note
    });
    memo.paragraph(note);
    let mut table = Table::new("Repairs")
        .caption("Every repair.")
        .column(Column::new("Number", 1))
        .column(Column::new("Days", 1).right());
    for row in 0..3_000 {
        table.push_row([format!("repair {row}"), format!("{}", row % 17)]);
    }
    memo.push(table);
    assert_same_words(&memo);
    let text = markdown::write(&memo, "memo").text;
    assert!(text.contains("word19999") && text.contains("| repair 2999 |"));
}

/// The inks words are written in, in a style sheet of either format.
fn inks(sheet: &str, before: &str) -> Vec<Colour> {
    let mut inks: Vec<Colour> = sheet
        .match_indices(before)
        .filter_map(|(at, _)| Colour::parse(sheet.get(at + before.len()..)?.get(..6)?))
        .collect();
    inks.dedup();
    inks
}

#[test]
fn every_ink_of_every_paper_can_be_read_on_paper_and_on_the_wash_of_any_citys_colour() {
    let cities = [
        Colour::HOUSE,
        Colour::new(0x7a, 0x1f, 0x3d),
        Colour::new(0x76, 0x76, 0x76),
        Colour::new(0xf3, 0xc6, 0x13).readable(),
    ];
    for accent in cities {
        let mut memo = sample::memo();
        memo.look.accent = accent;
        memo.push(CallOut::new("Note").paragraph("Words on the wash."));
        let word = super::package::Package::open(&docx::write(&memo, sample::created()).unwrap());
        let mut found = inks(word.text("word/styles.xml"), "<w:color w:val=\"");
        found.extend(inks(&html::write(&memo), ";color:#"));
        found.extend(inks(&html::write(&memo), "\"color:#"));
        assert!(found.len() > 8 && found.contains(&accent), "{found:?}");
        for ink in found {
            for ground in [Colour::WHITE, accent.wash()] {
                let contrast = ink.contrast(ground);
                // The accent is never set on its wash.
                let read = ground == Colour::WHITE || ink != accent;
                assert!(
                    !read || contrast >= READABLE,
                    "{ink} on {ground}: {contrast:.2}"
                );
            }
        }
    }
}
