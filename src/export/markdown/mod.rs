//! A Document as Markdown (GitHub's dialect): the same words, readable as they stand and as a web
//! page.
//!
//! Grey text, colours and fonts have no counterpart. Page breaks, seal, and what stands at head and foot of
//! every page belong to paper and are left out. Pictures lie beside the text as files of their own.

mod block;
mod inline;

use super::document::{
    Counts, Document, HeaderLine, Letterhead, Paragraph, Picture, Run, legible_line,
};
use block::Context;
use inline::Place;

/// A Markdown text and the picture files it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markdown {
    /// The text, ending in a line feed; empty for an empty document.
    pub text: String,
    /// Files to put into the same folder as the text: name and bytes, in the order they are shown.
    pub pictures: Vec<(String, Vec<u8>)>,
}

/// Writes a document as Markdown. `stem` begins the name of each picture file; the text's own name
/// without its ending keeps them together in a folder. Characters that a file name can't hold
/// become hyphens.
pub fn write(document: &Document, stem: &str) -> Markdown {
    let mut pen = Pen {
        stem: file_stem(stem),
        chunks: Vec::new(),
        pictures: Vec::new(),
        counts: Counts::default(),
    };
    pen.masthead(document);
    let mut context = Context::default();
    for block in &document.blocks {
        pen.block(block, &mut context);
    }
    pen.notes();
    let mut text = pen.chunks.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    Markdown {
        text,
        pictures: pen.pictures,
    }
}

/// What has been written so far.
struct Pen {
    stem: String,
    /// Blocks of lines; a blank line goes between them.
    chunks: Vec<String>,
    pictures: Vec<(String, Vec<u8>)>,
    counts: Counts,
}

impl Pen {
    fn masthead(&mut self, document: &Document) {
        let masthead = &document.masthead;
        if let Some(Letterhead::Picture {
            picture,
            description,
        }) = &masthead.letterhead
        {
            let name = self.picture(picture, "letterhead");
            let alt = inline::line(&legible_line(description), Place::Heading);
            self.chunk(block::image(&alt, &name));
        }
        let organisation = Paragraph::new().bold(legible_line(&masthead.organisation));
        self.paragraph(&organisation.runs);
        let address = masthead.letterhead.as_ref().map(Letterhead::lines);
        self.paragraph(&[Run::new(address.unwrap_or_default().join("\n"))]);
        let title = inline::line(&legible_line(&masthead.title), Place::Heading);
        if !title.is_empty() {
            self.chunk(format!("# {title}"));
        }
        let shown = self.chunks.len();
        for line in &document.header {
            self.header_line(line);
        }
        if self.chunks.len() > shown {
            self.chunk("---".to_owned());
        }
    }

    /// A label in bold, then its lines, each on a line of its own.
    fn header_line(&mut self, line: &HeaderLine) {
        let mut paragraph = Paragraph::new().bold(legible_line(&line.label));
        let mut between = " ";
        for text in line.lines.iter().filter(|text| !text.is_blank()) {
            paragraph = paragraph.text(between);
            paragraph.runs.extend(text.runs.iter().cloned());
            between = "\n";
        }
        self.paragraph(&paragraph.runs);
    }

    /// Adds runs as a paragraph.
    fn paragraph(&mut self, runs: &[Run]) {
        let text = self.inline(runs, Place::Text);
        self.chunk(text);
    }

    fn inline(&mut self, runs: &[Run], place: Place) -> String {
        inline::write(runs, place, &mut self.counts)
    }

    /// The footnotes, at the end of the text.
    fn notes(&mut self) {
        let notes = self.counts.notes().to_vec();
        for (number, words) in (1..).zip(notes) {
            let words = inline::line(&words, Place::Text).replace('\n', "\n    ");
            self.chunk(format!("[^{number}]: {words}"));
        }
    }

    /// Adds a block of lines; nothing when it is empty.
    fn chunk(&mut self, chunk: String) {
        if !chunk.is_empty() {
            self.chunks.push(chunk);
        }
    }

    /// Keeps a picture for the caller to put beside the text; returns its file name. `called` tells it from the
    /// text's other pictures.
    fn picture(&mut self, picture: &Picture, called: &str) -> String {
        let ending = picture.format().extension();
        let name = format!("{}-{called}.{ending}", self.stem);
        self.pictures.push((name.clone(), picture.bytes().to_vec()));
        name
    }
}

/// A name that Windows, macOS and Linux all take.
fn file_stem(stem: &str) -> String {
    let safe: String = legible_line(stem)
        .chars()
        .map(|c| {
            if c.is_control() || r#"/\:*?"<>|"#.contains(c) {
                '-'
            } else {
                c
            }
        })
        .collect();
    let safe = safe.trim_matches(['.', ' ']).to_owned();
    if safe.is_empty() {
        "memo".to_owned()
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stem_is_a_name_and_never_a_path() {
        assert_eq!(
            file_stem("Streets Stat - Memo - 2026-11-24"),
            "Streets Stat - Memo - 2026-11-24"
        );
        assert_eq!(file_stem("../../etc/passwd"), "-..-etc-passwd");
        assert_eq!(file_stem(r"C:\memo?"), "C--memo-");
        assert_eq!(file_stem(" .. "), "memo");
    }

    #[test]
    fn an_empty_document_is_an_empty_text() {
        assert_eq!(write(&Document::default(), "memo").text, "");
    }
}
