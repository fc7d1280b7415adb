//! The top of the page: letterhead, seal, office, kind of paper, and To, From, Date, Subject.

use super::{Pen, style};
use crate::export::document::{HeaderLine, Letterhead, Masthead, Picture, Seal, legible_line};
use maud::{Markup, html};

/// The most a letterhead takes, in pixels of a screen.
const LETTERHEAD: (u32, u32) = (656, 192);
/// The most a seal takes.
const SEAL: (u32, u32) = (62, 62);

impl Pen<'_> {
    pub(super) fn masthead(&mut self, masthead: &Masthead) -> Markup {
        let organisation = legible_line(&masthead.organisation);
        let title = legible_line(&masthead.title);
        let head = self.letterhead(masthead.letterhead.as_ref());
        let seal = masthead.seal.as_ref().map(|seal| self.seal(seal));
        let address = masthead.letterhead.as_ref().map(Letterhead::lines);
        let address = address.unwrap_or_default();
        html! {
            (head)
            @if let Some(seal) = seal { (seal) }
            @if !organisation.is_empty() {
                p dir="auto" style=(style::organisation(self.look)) { (organisation) }
            }
            @if !address.is_empty() {
                p dir="auto" style=(style::ADDRESS) {
                    @for (at, line) in address.iter().enumerate() {
                        @if at > 0 { br; }
                        (line)
                    }
                }
            }
            @if !title.is_empty() { h1 dir="auto" style=(style::title(self.look)) { (title) } }
        }
    }

    fn letterhead(&mut self, letterhead: Option<&Letterhead>) -> Markup {
        match letterhead {
            Some(Letterhead::Picture {
                picture,
                description,
            }) => {
                let source = self.source(picture, "letterhead");
                image(
                    picture,
                    &source,
                    description,
                    (LETTERHEAD, style::LETTERHEAD),
                )
            }
            Some(Letterhead::Lines(_)) | None => Markup::default(),
        }
    }

    /// The seal itself, or a circle with initials that stands for it.
    fn seal(&mut self, seal: &Seal) -> Markup {
        if let Some(picture) = &seal.picture {
            let source = self.source(picture, "seal");
            return image(picture, &source, &seal.description, (SEAL, style::SEAL));
        }
        let initials: String = legible_line(&seal.initials).chars().take(4).collect();
        html! {
            div role="img" aria-label=(legible_line(&seal.description)) style=(style::initials(self.look)) {
                (initials)
            }
        }
    }

    /// To, From, Date, Subject: a table whose labels head their rows, which is how it is read aloud and how it
    /// stays aligned in a mail.
    pub(super) fn header_block(&mut self, lines: &[HeaderLine]) -> Markup {
        let shown: Vec<_> = lines.iter().filter(|line| !line.is_blank()).collect();
        if shown.is_empty() {
            return Markup::default();
        }
        html! {
            table style=(style::HEADER) {
                tbody {
                    @for line in shown {
                        tr {
                            th scope="row" style=(style::HEADER_LABEL) { (legible_line(&line.label)) }
                            td style=(style::HEADER_WORDS) { (self.divisions(&line.lines, None)) }
                        }
                    }
                }
            }
        }
    }
}

/// A picture of the masthead within its room, never larger than it is.
fn image(
    picture: &Picture,
    source: &str,
    spoken: &str,
    (room, style): ((u32, u32), &str),
) -> Markup {
    let (wide, high) = picture.size_px();
    let (wide, high) = (u64::from(wide.max(1)), u64::from(high.max(1)));
    let width = wide
        .min(u64::from(room.0))
        .min(u64::from(room.1) * wide / high)
        .max(1);
    let height = (high * width / wide).max(1);
    html! {
        img src=(source) alt=(legible_line(spoken)) width=(width) height=(height)
            style=(format!("display:block;max-width:100%;height:auto;border:0;{style}"));
    }
}
