//! What a template gives a memo, in words: its page, its type, what stands at head and foot.

use super::look::StyleLook;
use super::sheet::{Stands, TheirPage};
use crate::domain::text::upper_first;

/// Twentieths of a point to an inch.
const INCH: f64 = 1_440.0;
/// Papers by name, in twentieths of a point.
const PAPERS: [(&str, u32, u32); 3] = [
    ("Letter", 12_240, 15_840),
    ("Legal", 12_240, 20_160),
    ("A4", 11_906, 16_838),
];
/// How far a paper may be from its measure and still be called by its name.
const NEAR: u32 = 40;
/// The most of a head or foot that is quoted, in characters.
const QUOTED: usize = 80;

/// What it gives, a sentence each; of text and of headings how they look, where it has styles for them.
pub(super) fn gives(
    page: &TheirPage,
    text: Option<&StyleLook>,
    headings: Option<&StyleLook>,
) -> Vec<String> {
    let mut gives = vec![paper(page)];
    for (what, look) in [("Text", text), ("Headings", headings)] {
        let words = look.map(look_words).unwrap_or_default();
        if !words.is_empty() {
            gives.push(format!("{what}: {words}."));
        }
    }
    gives.extend(at_the_edges(page));
    gives
}

/// "Page: A4, 8.27 by 11.69 inches; margins of 1.81 inches above, 0.79 below, 0.98 left and 0.79 right."
fn paper(page: &TheirPage) -> String {
    let (wide, high) = page.size;
    let near = |one: u32, other: u32| one.abs_diff(other) <= NEAR;
    let named = PAPERS.iter().find_map(|(name, w, h)| {
        if near(wide, *w) && near(high, *h) {
            Some((*name).to_owned())
        } else if near(wide, *h) && near(high, *w) {
            Some(format!("{name} on its side"))
        } else {
            None
        }
    });
    let named = named.map(|name| format!("{name}, ")).unwrap_or_default();
    let [above, right, below, left] = page.margins.map(inches);
    let margins = if [&above, &right, &below].iter().all(|one| **one == left) {
        format!("margins of {} all round", with_unit(&left))
    } else {
        format!(
            "margins of {} above, {below} below, {left} left and {right} right",
            with_unit(&above)
        )
    };
    let (wide, high) = (inches(wide), inches(high));
    format!("Page: {named}{wide} by {high} inches; {margins}.")
}

fn inches(twips: u32) -> String {
    let rounded = (f64::from(twips) / INCH * 100.0).round() / 100.0;
    rounded.to_string()
}

fn with_unit(inches: &str) -> String {
    let noun = if inches == "1" { "inch" } else { "inches" };
    format!("{inches} {noun}")
}

/// "Georgia, 14 points, #2E6B3A"
fn look_words(look: &StyleLook) -> String {
    let size = look
        .half_points
        .map(|half| format!("{} points", f64::from(half) / 2.0));
    let colour = look.colour.map(|colour| colour.to_string());
    let parts = [look.font.clone(), size, colour];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What stands at head and foot, the same for several kinds of pages once.
fn at_the_edges(page: &TheirPage) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for is_head in [true, false] {
        let of = |first: bool| {
            let kind = if first { "first" } else { "default" };
            let mut stands = page.stands.iter();
            stands.find(|one| one.is_head == is_head && one.kind == kind)
        };
        let edge = if is_head { "head" } else { "foot" };
        let kinds = if page.first_page_differs {
            match (of(true), of(false)) {
                (Some(first), Some(other)) if first.same(other) => {
                    vec![("every page", Some(first))]
                }
                (first, other) => vec![("the first page", first), ("the other pages", other)],
            }
        } else {
            vec![("every page", of(false))]
        };
        for (pages, stands) in kinds {
            let words = stands.map(edge_words).unwrap_or_default();
            if !words.is_empty() {
                said.push(upper_first(&format!("{edge} of {pages}: {words}.")));
            }
        }
    }
    said
}

/// "“City of Port Alder”, a picture and the number of the page"
fn edge_words(stands: &Stands) -> String {
    let mut parts: Vec<String> = Vec::new();
    let words: String = stands.words.chars().take(QUOTED).collect();
    let more = if words.len() < stands.words.len() {
        "\u{2026}"
    } else {
        ""
    };
    if !words.is_empty() {
        parts.push(format!("\u{201c}{}{more}\u{201d}", words.trim_end()));
    }
    if stands.pictured {
        parts.push("a picture".to_owned());
    }
    if stands.counts {
        parts.push("the number of the page".to_owned());
    }
    match parts.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
