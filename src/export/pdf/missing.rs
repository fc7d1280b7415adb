//! Signs no font has a shape for: found on the laid-out pages, and those an archive forbids outright.

use super::fonts::Fonts;
use std::collections::BTreeSet;
use typst::layout::{Frame, FrameItem};
use typst::text::{TextItem, is_default_ignorable};
use typst_layout::PagedDocument;

/// What stands where a sign can't be shown.
pub(super) const BOX: char = '\u{25a1}';

/// Whether PDF/A forbids it whatever the font: a reader could not know what it means.
pub(super) fn forbidden(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// The characters that were laid out without a shape.
pub(super) fn without_shape(document: &PagedDocument, fonts: &Fonts) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    for page in document.pages() {
        in_frame(&page.frame, fonts, &mut found);
    }
    found
}

fn in_frame(frame: &Frame, fonts: &Fonts, found: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => in_frame(&group.frame, fonts, found),
            FrameItem::Text(text) => in_text(text, fonts, found),
            FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => {}
        }
    }
}

fn in_text(item: &TextItem, fonts: &Fonts, found: &mut BTreeSet<char>) {
    for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
        let cluster = item.text.get(glyph.range()).unwrap_or_default();
        let seen = || {
            cluster
                .chars()
                .filter(|c| !c.is_whitespace() && !is_default_ignorable(*c))
        };
        let before = found.len();
        found.extend(seen().filter(|c| !fonts.shows(*c)));
        // Each has a shape somewhere, only not together: the letter stays, what stands upon it goes.
        if found.len() == before && seen().all(|c| fonts.shows(c)) {
            let marks = seen().skip(1);
            found.extend(marks);
            if seen().count() == 1 {
                found.extend(seen());
            }
        }
    }
}
