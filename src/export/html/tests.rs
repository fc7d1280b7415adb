//! What a page holds, and what it holds together.

use super::*;
use crate::export::document::{
    CallOut, Cell, Column, Figure, Heading, HeadingLevel, List, Paragraph, Properties, Signature,
    Table,
};
use std::io::Cursor;

fn picture() -> Picture {
    let mut bytes = Vec::new();
    image::DynamicImage::new_luma8(1400, 700)
        .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
        .unwrap();
    Picture::read(bytes).unwrap()
}

fn page_of(block: impl Into<crate::export::document::Block>) -> String {
    let mut document = Document::default();
    document.push(block);
    write(&document)
}

#[test]
fn text_is_never_read_as_markup() {
    let nasty = "<script>alert(1)</script> & \"quotes\" 'and' </p>";
    let mut document = Document {
        properties: Properties {
            title: nasty.to_owned(),
            author: nasty.to_owned(),
            ..Properties::default()
        },
        ..Document::default()
    };
    document
        .heading1(nasty)
        .paragraph(nasty)
        .push(Figure::new(picture(), nasty).caption(nasty))
        .push(CallOut::new(nasty).paragraph(nasty))
        .push(Signature::new(nasty));
    let page = write(&document);
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;"));
    assert_eq!(page.matches("</html>").count(), 1);
}

#[test]
fn a_page_always_has_a_language_a_title_and_one_main_part() {
    let page = write(&Document::default());
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en-US\">"));
    assert!(page.contains("<title>Memo</title>"));
    assert_eq!(page.matches("<main").count(), 1);
}

#[test]
fn headings_go_down_without_a_skip_and_a_note_runs_in() {
    let page = page_of(Heading::new(HeadingLevel::One, "Standing item").note("20 minutes"));
    assert!(page.contains(">Standing item <span"), "{page}");
    assert!(page.contains("20 minutes</span></h2>"));
    let page = page_of(Heading::new(HeadingLevel::Three, "Questions"));
    assert!(page.contains("<h4") && page.contains("Questions</h4>"));
}

#[test]
fn a_picture_stands_in_the_page_with_its_words_and_no_wider_than_the_text() {
    let page = page_of(
        Figure::new(picture(), "A line chart")
            .caption("Repairs")
            .source("311"),
    );
    assert!(page.contains("src=\"data:image/png;base64,iVBOR"), "{page}");
    assert!(page.contains("alt=\"A line chart\" width=\"656\" height=\"328\""));
    assert!(page.contains("<strong>Figure 1.</strong> Repairs 311</figcaption>"));
    let half = page_of(Figure::new(picture(), "x").width_percent(50));
    assert!(half.contains("width=\"328\" height=\"164\""));
}

#[test]
fn the_pictures_of_a_mail_are_its_parts_in_order() {
    let mut document = Document::default();
    document
        .push(Figure::new(picture(), "one"))
        .push(Figure::new(picture(), "two"));
    let page = write_mail(&document, "Streets Stat 24!");
    let ids: Vec<&str> = page.pictures.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "StreetsStat24-figure-1@statroom",
            "StreetsStat24-figure-2@statroom"
        ]
    );
    assert!(
        page.html
            .contains("src=\"cid:StreetsStat24-figure-2@statroom\"")
    );
    assert!(!page.html.contains("data:image"));
}

#[test]
fn the_columns_of_a_table_are_headed_and_an_empty_heading_heads_nothing() {
    let table = Table::new("Commitments")
        .caption("Agreed")
        .column(Column::new("", 1))
        .column(Column::new("Due", 2).right())
        .row([Cell::from("1"), Cell::from("Fri")]);
    let page = page_of(table);
    assert_eq!(page.matches("<th scope=\"col\"").count(), 1, "{page}");
    assert!(page.contains("<caption") && page.contains("Table 1.</strong> Agreed</caption>"));
    assert!(page.contains("text-align:end\"><div dir=\"auto\">Fri</div></td>"));
}

#[test]
fn lists_go_on_counting_where_the_last_one_stopped() {
    let mut document = Document::default();
    document
        .push(List::numbered().items(["a", "b"]))
        .paragraph(Paragraph::new().text("between\nlines").bold("!"))
        .push(List::continued().item("c"));
    let page = write(&document);
    assert!(
        page.contains(
            "<ol style=\"margin:0 0 12px;padding:0 0 0 28px;break-inside:avoid\" start=\"3\">"
        ),
        "{page}"
    );
    assert!(page.contains("between<br>lines<strong>!</strong></p>"));
}
