//! Runs as inline elements, and the footnotes they refer to.

use super::{Pen, style};
use crate::export::document::{Paragraph, Run, legible};
use maud::{Markup, html};

impl Pen<'_> {
    /// Runs, one after the other, with line breaks where a line feed is, each with the mark of its footnote.
    pub(super) fn runs(&mut self, runs: &[Run]) -> Markup {
        let marked: Vec<(&Run, Option<usize>)> = runs
            .iter()
            .map(|run| (run, self.counts.note(run)))
            .collect();
        html! {
            @for (run, note) in marked {
                (emphasis(run))
                @if let Some(number) = note { (mark(number)) }
            }
        }
    }

    /// A paragraph in its own element; nothing when it is blank.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, style: &str) -> Markup {
        if paragraph.is_blank() {
            return Markup::default();
        }
        let style = style::kept(style, paragraph.keep_with_next);
        html! { p dir="auto" style=(style) { (self.runs(&paragraph.runs)) } }
    }

    /// Paragraphs below each other, each in an element of its own; blank ones are left out.
    pub(super) fn divisions(&mut self, paragraphs: &[Paragraph], style: Option<&str>) -> Markup {
        let shown = paragraphs.iter().filter(|text| !text.is_blank());
        html! {
            @for paragraph in shown { div dir="auto" style=[style] { (self.runs(&paragraph.runs)) } }
        }
    }

    /// The footnotes, at the end of the page.
    pub(super) fn notes(&self) -> Markup {
        let notes = self.counts.notes();
        html! {
            @if !notes.is_empty() {
                section aria-label="Footnotes" style=(style::NOTES) {
                    ol style=(style::LIST) {
                        @for (number, words) in (1..).zip(notes) {
                            li id=(format!("note-{number}")) dir="auto" style=(style::ITEM) {
                                (broken(words)) " "
                                a href=(format!("#note-{number}-mark")) aria-label=(format!("Back to the text of footnote {number}"))
                                    style=(style::NOTE_LINK) { "\u{21a9}" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The raised number that leads to a footnote; a mail that drops the link still shows the number.
fn mark(number: usize) -> Markup {
    let name = format!("Footnote {number}");
    html! {
        sup style=(style::NOTE_MARK) {
            a id=(format!("note-{number}-mark")) href=(format!("#note-{number}")) aria-label=(name)
                style=(style::NOTE_LINK) { (number) }
        }
    }
}

fn emphasis(run: &Run) -> Markup {
    let words = broken(&run.text);
    let words = if run.muted {
        html! { span style=(style::MUTED) { (words) } }
    } else {
        words
    };
    match (run.bold, run.italic) {
        (false, false) => words,
        (true, false) => html! { strong { (words) } },
        (false, true) => html! { em { (words) } },
        (true, true) => html! { strong { em { (words) } } },
    }
}

fn broken(text: &str) -> Markup {
    let text = legible(text);
    html! {
        @for (at, line) in text.split('\n').enumerate() {
            @if at > 0 { br; }
            (line)
        }
    }
}
