//! A Document as one HTML file: the same words and pictures, for a browser, a web page and a mail.
//!
//! Styles stand on the elements themselves, because mail programs drop a style sheet when a page is pasted;
//! what can't stand there (printing, narrow screens) is in a short sheet of its own and is not needed to read it.
//! Written with `maud`, whose templates escape every text by themselves.

mod block;
mod masthead;
mod style;
mod text;

use super::document::{Counts, Document, Look, Picture, legible_line};
use maud::{DOCTYPE, Markup, html};
use std::borrow::Cow;

/// A page for a mail: its pictures are parts of the mail, named in the page by `cid:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPage {
    /// The page.
    pub html: String,
    /// The content ids of its pictures, and the pictures, in the order they are shown.
    pub pictures: Vec<(String, Picture)>,
}

/// Writes a document as one file that needs no other: its pictures stand in it.
pub fn write(document: &Document) -> String {
    let mut pen = Pen::new(PictureHome::Inside, &document.look);
    pen.page(document).into_string()
}

/// Writes a document as the page of a mail. `stem` begins the content id of each picture; only its letters and
/// digits are used.
pub fn write_mail(document: &Document, stem: &str) -> MailPage {
    let stem: String = stem.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut pen = Pen::new(PictureHome::Beside { stem }, &document.look);
    let html = pen.page(document).into_string();
    MailPage {
        html,
        pictures: pen.pictures,
    }
}

/// Where the bytes of a picture are.
enum PictureHome {
    /// In the page itself.
    Inside,
    /// In a part of the same mail.
    Beside { stem: String },
}

/// What runs through a page while it is written.
struct Pen<'a> {
    look: &'a Look,
    home: PictureHome,
    pictures: Vec<(String, Picture)>,
    counts: Counts,
}

impl<'a> Pen<'a> {
    fn new(home: PictureHome, look: &'a Look) -> Self {
        Self {
            look,
            home,
            pictures: Vec::new(),
            counts: Counts::default(),
        }
    }

    fn page(&mut self, document: &Document) -> Markup {
        let properties = &document.properties;
        let title = page_title(document);
        // In reading order: figures and footnotes are counted as they are written.
        let masthead = self.masthead(&document.masthead);
        let header = self.header_block(&document.header);
        let blocks: Vec<Markup> = document
            .blocks
            .iter()
            .map(|block| self.block(block))
            .collect();
        html! {
            (DOCTYPE)
            html lang=(properties.language_tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) }
                    @if !properties.author.trim().is_empty() {
                        meta name="author" content=(legible_line(&properties.author));
                    }
                    style { (maud::PreEscaped(style::SHEET)) }
                }
                body style=(style::BODY) {
                    main style=(style::main(self.look)) {
                        (masthead)
                        (header)
                        @for block in &blocks { (block) }
                        (self.notes())
                        (footer(document))
                    }
                }
            }
        }
    }

    /// What an image element names as its source. `name` tells it from the page's other pictures.
    fn source(&mut self, picture: &Picture, name: &str) -> String {
        match &self.home {
            PictureHome::Inside => data_uri(picture),
            PictureHome::Beside { stem } => {
                let id = format!("{stem}-{name}@statroom");
                let source = format!("cid:{id}");
                self.pictures.push((id, picture.clone()));
                source
            }
        }
    }
}

/// A page must have a title: the document's, else the kind of paper, else what it is.
fn page_title(document: &Document) -> Cow<'_, str> {
    [&document.properties.title, &document.masthead.title]
        .into_iter()
        .map(|title| legible_line(title))
        .find(|title| !title.is_empty())
        .map_or(Cow::Borrowed("Memo"), Cow::Owned)
}

/// What stands at the foot of every sheet stands once at the end of the page.
fn footer(document: &Document) -> Markup {
    let parts = [&document.footer.left, &document.footer.centre]
        .map(|part| legible_line(part))
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    html! {
        @if !parts.is_empty() { footer dir="auto" style=(style::FOOTER) { (parts.join(" \u{b7} ")) } }
    }
}

/// A picture's bytes as a source that needs no other file.
fn data_uri(picture: &Picture) -> String {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::STANDARD.encode(picture.bytes());
    format!("data:image/{};base64,{bytes}", picture.format().extension())
}

#[cfg(test)]
mod tests;
