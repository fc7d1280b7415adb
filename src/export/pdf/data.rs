//! The document as the template reads it: JSON for the words, files for the pictures.

mod block;
mod kept;
mod table;

use super::pictures::Pictures;
use super::text::Words;
use crate::domain::colour::Colour;
use crate::export::document::{
    Counts, Document, Figure, HeaderLine, Letterhead, PageLook, Picture, Run, Seal, legible_line,
};
use kept::Piece;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use typst::foundations::Bytes;

/// What the caption of the tallest picture has of a page, in points.
const CAPTION_ROOM: f32 = 108.0;
/// Points to a pixel of a picture, at 96 to the inch.
const POINTS_PER_PX: f32 = 0.75;
/// The size of running text, of tables and of captions, in points, as in the template.
pub(super) const TEXT: f32 = 10.5;
pub(super) const SMALL: f32 = 10.0;
const CAPTION: f32 = 9.0;
/// The height of a letterhead and the room of a seal, in points.
const LETTERHEAD: f32 = 144.0;
const SEAL: (f32, f32) = (46.0, 46.0);

/// What is handed to the template.
#[derive(Debug)]
pub(super) struct Prepared {
    /// The document.
    pub(super) json: Value,
    /// Its pictures, by name.
    pub(super) files: Vec<(String, Bytes)>,
    /// The numbers of figures whose picture is damaged.
    pub(super) damaged: Vec<u32>,
}

/// Reads a document for the template, to be set in the first of these families that is at hand; `lone` are the numbers
/// of tables that are kept whole because a row of theirs would be left alone.
pub(super) fn prepare(
    document: &Document,
    families: &[String],
    (words, lone): (&mut Words, &BTreeSet<u32>),
    pictures: &mut Pictures,
) -> Prepared {
    let page = document.look.page.unwrap_or(PageLook::LETTER);
    let (wide, high) = page.text();
    let mut pen = Pen {
        page,
        wide,
        high,
        words,
        lone,
        tables: 0,
        pictures,
        counts: Counts::default(),
        files: Vec::new(),
        damaged: Vec::new(),
        heading: 0,
    };
    let json = pen.document(document, families);
    pen.pictures.end_of_document();
    Prepared {
        json,
        files: pen.files,
        damaged: pen.damaged,
    }
}

/// What runs through a document while it is read.
struct Pen<'a> {
    /// The page.
    page: PageLook,
    /// Width and height of the text, in points.
    wide: f32,
    high: f32,
    words: &'a mut Words,
    /// Tables of which a row would be left alone.
    lone: &'a BTreeSet<u32>,
    /// How many tables were read.
    tables: u32,
    pictures: &'a mut Pictures,
    counts: Counts,
    files: Vec<(String, Bytes)>,
    damaged: Vec<u32>,
    /// The level of the last heading, from 1; 0 before the first.
    heading: u8,
}

impl Pen<'_> {
    fn document(&mut self, document: &Document, families: &[String]) -> Value {
        let (lang, region) = language(document.properties.language_tag());
        let masthead = &document.masthead;
        let seal = masthead.seal.as_ref().map(|seal| self.seal(seal));
        let header: Vec<Value> = document
            .header
            .iter()
            .filter(|line| !line.is_blank())
            .map(|line| self.header_line(line))
            .collect();
        json!({
            "title": self.title(document),
            "subject": self.words.line(&document.properties.subject),
            "author": self.words.line(&document.properties.author),
            "lang": lang,
            "region": region,
            "organisation": self.line(&masthead.organisation),
            "heading": self.line(&masthead.title),
            "seal": seal,
            "letterhead": masthead.letterhead.as_ref().map(|it| self.letterhead(it)),
            "accent": document.look.accent.hex(),
            "wash": document.look.accent.wash().hex(),
            "families": families,
            "page": {
                "size": [points(self.page.size.0), points(self.page.size.1)],
                "margins": self.page.margins.map(points),
                "headings": self.page.headings.map(Colour::hex),
            },
            "running": {
                "left": self.line(&document.running.left),
                "right": self.line(&document.running.right),
            },
            "header": header,
            "footer": {
                "left": self.line(&document.footer.left),
                "centre": self.line(&document.footer.centre),
            },
            "blocks": self.blocks(&document.blocks),
        })
    }

    /// A PDF must have a title: the document's, else the kind of paper, else what it is.
    fn title(&mut self, document: &Document) -> String {
        [&document.properties.title, &document.masthead.title]
            .into_iter()
            .map(|title| self.words.line(title))
            .find(|title| !title.is_empty())
            .unwrap_or_else(|| "Memo".to_owned())
    }

    /// Words on one line of the page's own width, or nothing.
    fn line(&mut self, words: &str) -> Value {
        let words = legible_line(words);
        if words.is_empty() {
            return Value::Null;
        }
        let run = [Run::new(words)];
        json!({ "runs": self.words.runs(&run, self.wide / TEXT / 2.0), "rtl": self.words.runs_leftward(&run) })
    }

    fn header_line(&mut self, line: &HeaderLine) -> Value {
        let room = 0.7 * self.wide / TEXT;
        let shown = line.lines.iter().filter(|text| !text.is_blank());
        let lines: Vec<Value> = shown.map(|text| self.words.paragraph(text, room)).collect();
        json!({ "label": self.words.line(&line.label), "lines": lines })
    }

    /// A seal's picture, else the initials that stand for it.
    fn seal(&mut self, seal: &Seal) -> Value {
        let described = self.words.line(&seal.description);
        let said = if described.is_empty() {
            "Seal".to_owned()
        } else {
            described
        };
        let shown = seal
            .picture
            .as_ref()
            .and_then(|picture| self.stored("seal", picture));
        let initials: String = legible_line(&seal.initials).chars().take(4).collect();
        let size = seal.picture.as_ref().map(|picture| fitted(picture, SEAL));
        json!({
            "file": shown,
            "size": size,
            "initials": self.words.line(&initials),
            "alt": said,
        })
    }

    fn letterhead(&mut self, letterhead: &Letterhead) -> Value {
        let lines: Vec<Value> = letterhead
            .lines()
            .iter()
            .map(|line| self.line(line))
            .collect();
        let Letterhead::Picture {
            picture,
            description,
        } = letterhead
        else {
            return json!({ "file": null, "lines": lines });
        };
        let described = self.words.line(description);
        json!({
            "file": self.stored("letterhead", picture),
            "size": fitted(picture, (self.wide, LETTERHEAD)),
            "alt": if described.is_empty() { "Letterhead".to_owned() } else { described },
            "lines": lines,
        })
    }

    /// Keeps a picture under a name of its own and returns the whole name; nothing when it is damaged.
    fn stored(&mut self, name: &str, picture: &Picture) -> Option<String> {
        let ready = self.pictures.ready(picture)?;
        let name = format!("/{name}.{}", ready.ending);
        self.files.push((name.clone(), ready.bytes));
        Some(name)
    }

    /// The picture of a figure, its size on paper and its words.
    fn figure(&mut self, figure: &Figure, signed: bool) -> Piece {
        let number = self.counts.figure();
        let alt = self.words.line(&figure.spoken(number));
        let file = self.stored(&format!("figure-{number}"), &figure.picture);
        if file.is_none() {
            self.damaged.push(number);
        }
        let share = self.wide * figure.width_percent.clamp(1, 100) as f32 / 100.0;
        let caption = figure.caption_runs();
        let letters: usize = caption.iter().map(|run| run.text.len()).sum();
        let size = fitted(&figure.picture, (share, self.high - CAPTION_ROOM));
        let keeps = figure.keep_with_next || signed;
        let block = json!({
            "kind": "figure",
            "file": file,
            "alt": alt,
            "size": size,
            "number": number,
            "keep": keeps,
            // A caption that fills a page of its own may leave its picture.
            "whole": letters < 1_500,
            "caption": self.words.runs(&caption, self.wide / CAPTION),
            "rtl": self.words.runs_leftward(&caption),
        });
        let [_, high] = size;
        Piece {
            block,
            keeps,
            // A caption's letters are about half as wide as high, and space is around both.
            tall: (letters < 1_500).then_some(high + 60.0 + letters as f32 / 85.0 * 12.0),
            noted: caption.iter().any(|run| run.note_words().is_some()),
        }
    }
}

fn points(twentieths: u32) -> f32 {
    twentieths as f32 / 20.0
}

/// Width and height in points: never larger than 96 pixels to the inch, nor than its room; always in the picture's
/// own proportions.
fn fitted(picture: &Picture, (widest, tallest): (f32, f32)) -> [f32; 2] {
    let (width_px, height_px) = picture.size_px();
    let (width_px, height_px) = (width_px.max(1) as f32, height_px.max(1) as f32);
    let width = (width_px * POINTS_PER_PX)
        .min(widest)
        .min(tallest * width_px / height_px)
        .max(1.0);
    [width, (width * height_px / width_px).max(1.0)]
}

/// The language and the region of a tag, as typst names them; what it does not know is English.
fn language(tag: &str) -> (String, Option<String>) {
    let mut parts = tag.split('-');
    let lang = parts.next().unwrap_or_default().to_ascii_lowercase();
    if !(2..=3).contains(&lang.len()) {
        return ("en".to_owned(), None);
    }
    let letters = |part: &&str| part.len() == 2 && part.chars().all(|c| c.is_ascii_alphabetic());
    (lang, parts.find(letters).map(str::to_ascii_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_tag_is_taken_apart_as_typst_wants_it() {
        let named = |lang: &str, region: Option<&str>| (lang.to_owned(), region.map(str::to_owned));
        assert_eq!(language("en-US"), named("en", Some("US")));
        assert_eq!(language("zh-Hant-TW"), named("zh", Some("TW")));
        assert_eq!(language("es"), named("es", None));
        assert_eq!(language("es-419"), named("es", None));
        assert_eq!(language("english"), named("en", None));
    }
}
