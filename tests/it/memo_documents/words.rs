//! Word, HTML and Markdown say the same: compared through other people's readers of each format.

use std::io::Cursor;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use roxmltree::Document as Tree;
use scraper::{ElementRef, Html, Selector};
use statroom::export::document::{Document, Figure, List, Picture};
use statroom::export::{docx, html, markdown};

use super::package::{Package, WP, mark, notes, words};
use super::{nasty, sample};

/// What a reader of Markdown sees: its words in order, its footnotes, and the words that stand for its pictures.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Seen {
    pub(super) words: Vec<String>,
    notes: Vec<Vec<String>>,
    pictures: Vec<String>,
    targets: Vec<String>,
}

fn words_of(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn read_markdown(text: &str) -> Seen {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut seen = Seen::default();
    let (mut body, mut alt, mut within_picture) = (String::new(), String::new(), false);
    let mut note: Option<String> = None;
    for event in Parser::new_ext(text, extensions) {
        let words = match &mut note {
            Some(note) => note,
            None if within_picture => &mut alt,
            None => &mut body,
        };
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::InlineHtml(tag) if &*tag == "<br>" => words.push(' '),
            Event::InlineHtml(tag) => {
                let ours = ["<strong>", "</strong>", "<em>", "</em>"];
                assert!(ours.contains(&&*tag), "text became the tag {tag}");
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                within_picture = true;
                seen.targets.push(dest_url.into_string());
            }
            Event::End(TagEnd::Image) => {
                within_picture = false;
                seen.pictures.push(std::mem::take(&mut alt));
            }
            Event::FootnoteReference(label) => words.push_str(&mark(&label)),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                assert_eq!(*label, *(seen.notes.len() + 1).to_string());
                note = Some(String::new());
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                seen.notes.push(words_of(&note.take().unwrap()));
            }
            Event::Start(Tag::Link { .. } | Tag::Emphasis | Tag::Strong)
            | Event::End(TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong) => {}
            Event::Start(_) | Event::End(_) | Event::Rule => words.push('\n'),
            other @ (Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::TaskListMarker(_)) => panic!("text became {other:?}"),
        }
    }
    seen.words = words_of(&body);
    seen
}

/// What a reader of the Word file sees, likewise. The seal stands beside the text and is left out.
pub(super) fn read_docx(bytes: &[u8]) -> Seen {
    let package = Package::open(bytes);
    let tree = Tree::parse(package.text("word/document.xml")).unwrap();
    let inline = tree
        .descendants()
        .filter(|node| node.has_tag_name((WP, "inline")));
    let pictures = inline
        .flat_map(|node| node.children())
        .filter_map(|node| node.attribute("descr"))
        .map(str::to_owned)
        .collect();
    Seen {
        words: words(&tree),
        notes: notes(&package),
        pictures,
        targets: Vec::new(),
    }
}

/// Adds what is read of an element; the circle in place of a seal, the footnotes and what stands at the foot of
/// each sheet of paper are left out.
fn read_element(element: ElementRef<'_>, body: &mut String) {
    let name = element.value().name();
    if ["footer", "section"].contains(&name) || element.attr("role") == Some("img") {
        return;
    }
    if name == "sup" {
        body.push_str(&mark(&element.text().collect::<String>()));
        return;
    }
    let apart = !["strong", "em", "span"].contains(&element.value().name());
    let edge = if apart { "\n" } else { "" };
    body.push_str(edge);
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            body.push_str(text);
        } else if let Some(element) = ElementRef::wrap(child) {
            read_element(element, body);
        }
    }
    body.push_str(edge);
}

/// What a reader of the page sees, likewise.
fn read_html(text: &str) -> Seen {
    let page = Html::parse_document(text);
    let named = |name: &str| Selector::parse(name).unwrap();
    let main = page.select(&named("main")).next().unwrap();
    let mut body = String::new();
    read_element(main, &mut body);
    let (shown, footnotes) = (named("img"), named("section li"));
    let pictures = main.select(&shown);
    let pictures = pictures.filter(|picture| !picture.attr("style").unwrap().contains("float"));
    let notes = main.select(&footnotes).map(|note| {
        let mut words = String::new();
        read_element(note, &mut words);
        let words = words.trim_end().trim_end_matches('\u{21a9}');
        words_of(words)
    });
    Seen {
        words: words_of(&body),
        notes: notes.collect(),
        pictures: pictures
            .map(|picture| picture.attr("alt").unwrap().to_owned())
            .collect(),
        targets: Vec::new(),
    }
}

pub(super) fn assert_same_words(document: &Document) {
    let written = markdown::write(document, "memo").text;
    let text = read_markdown(&written);
    let word = read_docx(&docx::write(document, sample::created()).unwrap());
    let signing_line = "_".repeat(20);
    let in_markdown: Vec<&String> = text.words.iter().filter(|w| **w != signing_line).collect();
    assert_eq!(
        in_markdown,
        word.words.iter().collect::<Vec<_>>(),
        "\n{written}"
    );
    assert_eq!(text.notes, word.notes, "\n{written}");
    let page = read_html(&html::write(document));
    assert_eq!(page.words, word.words, "\n{}", html::write(document));
    assert_eq!(page.notes, word.notes, "\n{}", html::write(document));
    let one_space = |texts: &[String]| -> Vec<String> {
        let joined = texts.iter().map(|text| words_of(text).join(" "));
        joined.collect()
    };
    assert_eq!(one_space(&page.pictures), one_space(&word.pictures));
    assert_eq!(one_space(&text.pictures), one_space(&word.pictures));
}

#[test]
fn the_sample_memo_says_the_same_in_every_format() {
    let memo = sample::memo();
    assert_same_words(&memo);
    let seen = read_docx(&docx::write(&memo, sample::created()).unwrap());
    assert!(
        seen.words.len() > 300,
        "the comparison is not of two empty lists: {}",
        seen.words.len()
    );
    let notes = [sample::RESPONSE_TIME, sample::ON_TARGET];
    assert_eq!(seen.notes, notes.map(words_of));
}

#[test]
fn a_memo_in_the_citys_look_says_the_same_in_every_format() {
    assert_same_words(&sample::dressed());
}

#[test]
fn the_markdown_reads_well_as_it_stands() {
    let text = markdown::write(&sample::memo(), "Streets Stat - Memo - 2026-11-24").text;
    let expected = [
        "**CITY OF PORT ALDER \u{b7} OFFICE OF PERFORMANCE**\n\nCity Hall, Room 202\\\n1 Alder Square, \
         Port Alder\n\n# Memorandum\n\n**To** Mayor\\\nChief of Staff\\\n",
        "Median time to repair a street defect[^1] was 6.2 days",
        "\n\n[^1]: Response time: half of all",
        "| \u{25cf} On target[^2] |",
        "**Date** November 20, 2026 (meeting Tue Nov 24, 9:00, City Hall 202)\n\n",
        "\n\n---\n\nFor your consideration and review: data",
        "## General observations\n\nThis memo covers 4 items in 85 minutes.\n\n- **Follow-up \
         items:** pothole",
        "## Standing item I: Response time *Suggested discussion length: 20 minutes*\n\n",
        "![Line chart of 36 months: about 5 days until October 2025, then rising to 6.2 days.]\
         (Streets%20Stat%20-%20Memo%20-%202026-11-24-figure-1.png)\n\n\
         **Figure 1.** Street-defect repairs",
        "### Questions for the panel\n\n1. Which shifts",
        "2. What would two crews change by January, and where would they come from?\n\n   \
         The answer of November 4 named a range only.\n   1. from resurfacing\n   2. from contract crews\n",
        "> **Data-quality note**\n>\n> Work orders closed",
        "3. What does the Harbor district do otherwise?\n   - one supervisor for both shifts\n",
        "\u{1f6a7} \\<b>\\&amp;\\</b>",
        "|  | What was agreed | Owner | Due |\n| --- | --- | --- | --- |\n| 1 | **Plan to restore",
        "\u{25b2} High<br>Memo. Done when: plan",
        "| Month | Harbor | Mill Hill | Status |\n| --- | ---: | ---: | :---: |\n| Month 1 |",
        "stat@portalder.example, with \\*all\\* data_files & \"notes\".\n\n",
        "\\_\\_\\\nChief of Staff\\\nOffice of the Mayor\n",
    ];
    for part in expected {
        assert!(text.contains(part), "not found: {part:?} in\n{text}");
    }
}

#[test]
fn numbers_go_on_in_markdown_as_they_do_in_word() {
    let mut document = Document::default();
    document
        .push(List::numbered().items(["a", "b"]))
        .push(List::bullets().item("x"))
        .push(List::bullets().item("y"))
        .paragraph("between")
        .push(List::continued().item("c"))
        .push(List::numbered().item("d"));
    let text = markdown::write(&document, "memo").text;
    assert_eq!(
        text,
        "1. a\n2. b\n\n- x\n\n* y\n\nbetween\n\n3. c\n\n1) d\n"
    );
}

#[test]
fn pictures_lie_beside_the_text_under_the_names_it_uses() {
    let markdown = markdown::write(&sample::memo(), "Streets Stat/24");
    let names: Vec<&str> = markdown
        .pictures
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Streets Stat-24-figure-1.png",
            "Streets Stat-24-figure-2.png"
        ]
    );
    let targets = read_markdown(&markdown.text).targets;
    assert_eq!(
        targets,
        names
            .iter()
            .map(|name| name.replace(' ', "%20"))
            .collect::<Vec<_>>()
    );
    for (name, bytes) in &markdown.pictures {
        assert!(Picture::read(bytes.clone()).is_ok(), "{name}");
    }
}

#[test]
fn nothing_in_an_alt_text_ends_the_picture() {
    let mut png = Vec::new();
    image::DynamicImage::new_luma8(2, 2)
        .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    let alt = "a](b) [c] \"d\" <e> &amp; *f*\nline";
    let mut document = Document::default();
    document.push(Figure::new(Picture::read(png).unwrap(), alt));
    assert_same_words(&document);
    let seen = read_markdown(&markdown::write(&document, "m").text);
    assert_eq!(seen.pictures, ["a](b) [c] \"d\" <e> &amp; *f* line"]);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_whatever_is_the_same_in_every_format(document in nasty::document()) {
        assert_same_words(&document);
    }

    #[test]
    fn every_part_of_the_word_file_parses_whatever_the_text(document in nasty::document()) {
        let package = Package::open(&docx::write(&document, sample::created()).unwrap());
        for (path, bytes) in &package.0 {
            if !path.starts_with("word/media/") {
                let text = std::str::from_utf8(bytes).unwrap();
                prop_assert!(Tree::parse(text).is_ok(), "{path}: {:?}", Tree::parse(text));
            }
        }
    }
}
