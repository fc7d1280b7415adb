//! The PDF: whole whatever the text, with the words Word has, and what it says when something can't be printed.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use proptest::prelude::*;
use statroom::export::document::{
    Block, CallOut, Column, Document, Figure, HeadingLevel, List, ListItem, Paragraph, Picture,
    Table,
};
use statroom::export::pdf::{Pages, Press};
use statroom::import::pdf::PdfFile;

use super::words::read_docx;
use super::{nasty, sample};
use crate::tools;

/// Laid out in our own type alone, as on any machine.
fn laid_out(document: &Document) -> Pages {
    Press::with_own_type().set(document).unwrap()
}

fn written(document: &Document) -> Vec<u8> {
    laid_out(document).pdf(sample::created()).unwrap()
}

/// The words of a PDF in the order of its structure, as a screen reader meets them: neither what stands at the
/// foot of each page nor a header row that is there again on the next.
fn structured_words(bytes: &[u8]) -> Option<Vec<String>> {
    let pdfinfo = tools::pdfinfo()?;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memo.pdf");
    fs::write(&path, bytes).unwrap();
    let output = pdfinfo.run([Path::new("-struct-text"), &path]);
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    tools::keep(&path);
    // What is not running text: marks of lists and notes, the notes themselves, pictures.
    let aside = ["Lbl", "Note", "Figure"];
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut words = String::new();
    for line in printed.lines() {
        let depth = line.len() - line.trim_start().len();
        let line = line.trim();
        open.retain(|(at, _)| *at < depth);
        if let Some(text) = line.strip_prefix('"') {
            if !open.iter().any(|(_, apart)| *apart) {
                words.push_str(text.strip_suffix('"').unwrap_or(text));
            }
        } else {
            let name = line.split([' ', ':']).next().unwrap_or_default();
            open.push((depth, aside.contains(&name)));
            words.push(if name == "Span" { '\u{200b}' } else { ' ' });
        }
    }
    let words = words.replace('\u{200b}', "");
    Some(words.split_whitespace().map(str::to_owned).collect())
}

/// The words as they are printed, page after page.
fn printed(bytes: &[u8]) -> Option<Vec<String>> {
    let pdftotext = tools::pdftotext()?;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memo.pdf");
    fs::write(&path, bytes).unwrap();
    let output = pdftotext.run([Path::new("-layout"), &path, Path::new("-")]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let pages = text.split('\u{c}').map(one_line);
    Some(pages.filter(|page| !page.is_empty()).collect())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_sample_memo_says_in_pdf_what_it_says_in_word() {
    let memo = sample::memo();
    let pages = laid_out(&memo);
    let Some(spoken) = structured_words(&pages.pdf(sample::created()).unwrap()) else {
        return;
    };
    let notes = pages.notes().concat();
    let boxed = |c: char| {
        if notes.contains(&format!("U+{:04X}", u32::from(c))) {
            '\u{25a1}'
        } else {
            c
        }
    };
    let words = read_docx(&statroom::export::docx::write(&memo, sample::created()).unwrap()).words;
    assert!(words.len() > 300);
    let told = |words: Vec<String>| -> String {
        let words = words.iter().filter(|word| !word.starts_with('\u{10fffd}'));
        words.flat_map(|word| word.chars()).map(boxed).collect()
    };
    assert_eq!(told(spoken), told(words));
}

#[test]
fn pages_are_numbered_headings_stay_with_their_text_and_header_rows_come_again() {
    let bytes = written(&sample::memo());
    let Some(pages) = printed(&bytes) else { return };
    assert!(pages.len() > 2, "{pages:?}");
    for (at, page) in pages.iter().enumerate() {
        let foot = format!("Internal use only {} of {}", at + 1, pages.len());
        assert!(page.ends_with(&foot), "no {foot:?} on the page {page}");
    }
    let headed = pages
        .iter()
        .filter(|page| page.contains("Month Harbor Mill Hill Status"));
    assert!(headed.count() >= 2);
}

#[test]
fn a_heading_is_never_the_last_thing_on_a_page() {
    let mut document = Document::default();
    for part in 1..=60 {
        document
            .heading1(format!("Part{part}"))
            .paragraph(format!("Text{part} {}", "and more ".repeat(part % 7 * 20)));
    }
    let Some(pages) = printed(&written(&document)) else {
        return;
    };
    assert!(pages.len() > 4);
    for page in &pages {
        let last_heading = page
            .split(' ')
            .rev()
            .find_map(|word| word.strip_prefix("Part"));
        let number = last_heading.unwrap();
        assert!(page.contains(&format!("Text{number}")), "{page}");
    }
}

#[test]
fn a_short_table_that_would_leave_one_row_over_stands_whole_on_the_next_page() {
    let of = |before: usize, rows: usize| {
        let mut document = Document::default();
        for line in 0..before {
            document.paragraph(format!("line{line}"));
        }
        let mut table = Table::new("Measures")
            .column(Column::new("Measure", 3))
            .column(Column::new("Latest", 1).right());
        for row in 1..=rows {
            table.push_row([format!("measure{row}."), format!("{row} days")]);
        }
        document.push(table);
        printed(&written(&document))
    };
    let mut broken = 0;
    for before in 20..36 {
        let Some(pages) = of(before, 9) else { return };
        let rows: Vec<usize> = pages
            .iter()
            .map(|page| {
                (1..=9)
                    .filter(|row| page.contains(&format!("measure{row}.")))
                    .count()
            })
            .collect();
        assert_eq!(rows.iter().sum::<usize>(), 9);
        assert!(rows.iter().all(|count| *count != 1), "{before}: {rows:?}");
        broken += usize::from(rows.iter().filter(|count| **count > 0).count() > 1);
    }
    assert!(
        broken > 2,
        "it breaks where more than a row goes on: {broken}"
    );
    // A long one is not worth an empty page.
    let Some(pages) = of(0, 34) else { return };
    assert!(pages[0].contains("measure1."));
}

#[test]
fn a_short_list_stands_on_one_page_and_a_long_one_breaks() {
    for before in 22..34 {
        let mut document = Document::default();
        for line in 0..before {
            document.paragraph(format!("line{line}"));
        }
        document.heading2("Questions for the panel");
        document.push(List::numbered().items(["question1.", "question2.", "question3."]));
        let Some(pages) = printed(&written(&document)) else {
            return;
        };
        let with = pages.iter().filter(|page| page.contains("question"));
        assert_eq!(with.count(), 1, "{before}");
        let heading = pages.iter().find(|page| page.contains("Questions for"));
        assert!(heading.unwrap().contains("question1."), "{before}");
    }
    let mut document = Document::default();
    document.push(List::bullets().items((0..80).map(|item| format!("item{item}."))));
    let Some(pages) = printed(&written(&document)) else {
        return;
    };
    assert!(pages.len() > 1 && pages[0].contains("item0."), "{pages:?}");
}

#[test]
fn a_table_of_three_thousand_rows_is_whole() {
    let mut table = Table::new("Work orders")
        .column(Column::new("Number", 1))
        .column(Column::new("What was done", 4))
        .column(Column::new("Days", 1).right());
    for row in 1..=3_000 {
        table.push_row([
            format!("W{row}"),
            format!("Repaired the street at {row}"),
            format!("{}", row % 40),
        ]);
    }
    let mut document = Document::default();
    document.push(table);
    let bytes = written(&document);
    let Some(pages) = printed(&bytes) else { return };
    assert!(pages.len() > 60, "{}", pages.len());
    assert!(
        pages
            .iter()
            .all(|page| page.starts_with("Number What was done Days"))
    );
    let rows: Vec<&str> = pages
        .iter()
        .flat_map(|page| page.split(' '))
        .filter(|word| {
            word.strip_prefix('W')
                .is_some_and(|number| number.parse::<u32>().is_ok())
        })
        .collect();
    let expected: Vec<String> = (1..=3_000).map(|row| format!("W{row}")).collect();
    assert_eq!(rows, expected);
}

#[test]
fn a_row_taller_than_a_page_and_a_word_wider_than_its_column_lose_nothing() {
    let long: Vec<String> = (0..2_500).map(|at| format!("w{at}")).collect();
    let endless: String = (0..400)
        .map(|at| char::from(b'a' + (at % 26) as u8))
        .collect();
    let mut document = Document::default();
    document.push(
        Table::new("t")
            .column(Column::new("A", 1))
            .column(Column::new("B", 1))
            .row([long.join(" "), endless.clone()]),
    );
    document.paragraph(endless.clone());
    document.push(CallOut::new("Note").paragraph(long.join(" ")));
    let Some(spoken) = structured_words(&written(&document)) else {
        return;
    };
    let words = spoken.join(" ");
    for word in ["w0 ", "w1249 ", "w2499"] {
        assert_eq!(words.matches(word).count(), 2, "{word}");
    }
    let joined: String = spoken.concat();
    assert_eq!(joined.matches(&endless).count(), 2);
}

#[test]
fn a_note_of_twenty_thousand_words_is_whole() {
    let mut document = Document::default();
    document.heading1("Note");
    let words: Vec<String> = (1..=20_000).map(|at| format!("n{at}")).collect();
    for part in words.chunks(400) {
        document.paragraph(part.join(" "));
    }
    document.paragraph(words.join(" "));
    let Some(pages) = printed(&written(&document)) else {
        return;
    };
    let printed: Vec<&str> = pages
        .iter()
        .flat_map(|page| page.split(' '))
        .filter(|word| word.starts_with('n'))
        .collect();
    assert_eq!(printed.len(), 40_000);
    assert_eq!(printed[..20_000], words);
    assert_eq!(printed[20_000..], words);
}

#[test]
fn what_no_font_shows_is_a_box_and_is_said() {
    let mut document = Document::default();
    document.heading1("Signs \u{1f6a7}").paragraph(
        "Plain, \u{65e5}\u{672c}, \u{e000}, e\u{301}, \u{1f6a7}\u{fe0f} and a tab\there.",
    );
    let pages = laid_out(&document);
    let notes = pages.notes();
    let [note] = notes.as_slice() else {
        panic!("one sentence: {notes:#?}");
    };
    for sign in ["U+65E5", "U+672C", "U+E000", "U+1F6A7"] {
        assert!(note.contains(sign), "{note}");
    }
    assert!(note.contains("empty boxes stand in their place; a typeface that has them helps"));
    let bytes = pages.pdf(sample::created()).unwrap();
    let Some(pages) = printed(&bytes) else { return };
    let text = pages.join(" ");
    assert!(
        text.contains("Signs \u{25a1} Plain, \u{25a1}\u{25a1}, \u{25a1}, "),
        "{text}"
    );
}

/// Chinese, Japanese, Korean, Arabic, Hebrew, Hindi, Thai, Georgian, Amharic and emoji, joined ones too.
const SCRIPTS: [&str; 10] = [
    "\u{8def}\u{71c8}\u{6578}\u{91cf}",
    "\u{9053}\u{8def}\u{306e}\u{88dc}\u{4fee}",
    "\u{b3c4}\u{b85c} \u{bcf4}\u{c218}",
    "\u{635}\u{64a}\u{627}\u{646}\u{629} \u{627}\u{644}\u{637}\u{631}\u{642}",
    "\u{5ea}\u{5d9}\u{5e7}\u{5d5}\u{5df} \u{5db}\u{5d1}\u{5d9}\u{5e9}\u{5d9}\u{5dd}",
    "\u{938}\u{921}\u{93c}\u{915}",
    "\u{e16}\u{e19}\u{e19}",
    "\u{10d2}\u{10d6}\u{10d0}",
    "\u{1218}\u{1295}\u{1308}\u{12f5}",
    "\u{1f6a7} \u{1f469}\u{200d}\u{1f680} \u{1f1fa}\u{1f1f8} \u{2764}\u{fe0f}",
];

#[test]
fn every_script_is_on_the_page_or_boxed_and_named_whatever_fonts_the_machine_has() {
    for mut press in [Press::with_own_type(), Press::new()] {
        let mut document = Document::default();
        document.heading1(SCRIPTS.concat());
        let mut table = Table::new("t").column(Column::new(SCRIPTS[3], 1));
        for (at, words) in SCRIPTS.iter().enumerate() {
            document.paragraph(format!("Before {words} after {at}."));
            table.push_row([format!("Row {at}: {words}")]);
        }
        document.push(table);
        let pages = press.set(&document).unwrap();
        assert!(pages.notes().len() <= 1, "{:?}", pages.notes());
        let bytes = pages.pdf(sample::created()).unwrap();
        let printed = crate::pdf_text::pages(&bytes).concat();
        for at in 0..SCRIPTS.len() {
            assert!(printed.contains("Before") && printed.contains(&format!("after{at}.")));
            assert!(printed.contains(&format!("Row{at}:")), "{printed}");
        }
        assert_eq!(
            PdfFile::read("memo.pdf", bytes).unwrap().pages() as usize,
            pages.count()
        );
    }
}

#[test]
fn a_whole_page_of_signs_without_a_shape_is_told_of_in_one_sentence() {
    let signs: String = ('\u{4e00}'..='\u{4fff}').collect();
    let mut document = Document::default();
    document.paragraph(format!("All of them: {signs}"));
    let pages = laid_out(&document);
    let [note] = pages.notes().try_into().unwrap();
    assert!(
        note.contains("and 500 signs more, so empty boxes"),
        "{note}"
    );
    assert!(note.chars().count() < 400);
    let printed = crate::pdf_text::pages(&pages.pdf(sample::created()).unwrap()).concat();
    assert_eq!(printed.matches('\u{25a1}').count(), 512);
}

#[test]
fn a_damaged_picture_leaves_a_frame_with_its_words() {
    let mut png = Vec::new();
    image::DynamicImage::new_rgb8(400, 300)
        .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    png.truncate(png.len() / 2);
    let mut document = Document::default();
    document
        .push(Figure::new(Picture::read(png).unwrap(), "The crew at Depot B").caption("Depot B."))
        .paragraph("Text after it.");
    let pages = laid_out(&document);
    assert!(
        pages.notes()[0].contains("figure 1 is damaged"),
        "{:?}",
        pages.notes()
    );
    let Some(printed) = printed(&pages.pdf(sample::created()).unwrap()) else {
        return;
    };
    assert!(
        printed[0].contains("The crew at Depot B Figure 1. Depot B. Text after it."),
        "{printed:?}"
    );
}

#[test]
fn headings_that_skip_a_level_and_lists_in_lists_conform() {
    let mut document = Document::default();
    document
        .heading3("Deep first")
        .heading1("One")
        .heading3("Three")
        .push(List::continued().item(ListItem::new("a").numbers(["x", "y"]).paragraph("more")))
        .push(List::bullets().item(ListItem::new("").bullets(["only within"])))
        .push(statroom::export::document::Heading::new(HeadingLevel::Two, "").note("only a note"));
    let bytes = written(&document);
    assert!(bytes.starts_with(b"%PDF-1.7"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let memo = sample::memo();
    assert_eq!(written(&memo), written(&memo));
}

#[test]
fn an_empty_memo_is_one_page() {
    let pages = laid_out(&Document::default());
    assert_eq!(pages.count(), 1);
    assert_eq!(pages.size(0), Some((612.0, 792.0)));
    assert_eq!(pages.size(1), None);
    let drawn = pages.draw(0, 0.5).unwrap();
    assert_eq!((drawn.width, drawn.height), (306, 396));
    assert!(drawn.rgba.chunks(4).all(|pixel| pixel[3] == 255));
    assert!(pages.draw(1, 0.5).is_none());
}

#[test]
fn bold_italic_and_grey_are_kept_apart_from_markup() {
    let mut document = Document::default();
    document.paragraph(
        Paragraph::new()
            .bold("#strong[x] ")
            .italic("*y* _z_ ")
            .muted("$a$ \\ @b <c> #import \"d\"")
            .text(" // e"),
    );
    let Some(pages) = printed(&written(&document)) else {
        return;
    };
    let expected = "#strong[x] *y* _z_ $a$ \\ @b <c> #import \"d\" // e";
    assert!(pages[0].starts_with(expected), "{pages:?}");
}

#[test]
fn a_picture_whose_alt_text_is_a_mark_of_byte_order_alone_is_told_of_by_its_number() {
    let mut png = Vec::new();
    image::DynamicImage::new_luma8(3, 3)
        .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    let mut document = Document::default();
    let figure = Figure::new(Picture::read(png).unwrap(), "\u{feff}");
    document.blocks.push(Block::Figure(figure));
    assert!(laid_out(&document).pdf(sample::created()).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_whatever_becomes_a_conforming_file(document in nasty::document()) {
        let pages = laid_out(&document);
        let count = pages.count();
        let bytes = pages.pdf(sample::created());
        prop_assert!(bytes.is_ok(), "{:?}", bytes.err().map(|error| error.to_string()));
        let read = PdfFile::read("memo.pdf", bytes.unwrap()).unwrap();
        prop_assert_eq!(read.pages() as usize, count);
    }
}
