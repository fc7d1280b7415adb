//! Runs as inline elements.

use super::style;
use crate::export::document::{Paragraph, Run, legible};
use maud::{Markup, html};

/// Runs, one after the other, with line breaks where a line feed is.
pub(super) fn runs(runs: &[Run]) -> Markup {
    html! { @for run in runs { (emphasis(run)) } }
}

/// A paragraph in its own element; nothing when it is blank.
pub(super) fn paragraph(paragraph: &Paragraph, style: &str) -> Markup {
    html! {
        @if !paragraph.is_blank() { p dir="auto" style=(style) { (runs(&paragraph.runs)) } }
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
