//! Short tables of which a single row would be left alone on a page: found on the laid-out pages, and kept
//! whole when they are laid out again.

use std::collections::{BTreeMap, BTreeSet};
use typst::foundations::{NativeElement as _, Selector, Value};
use typst::introspection::{Introspector as _, MetadataElem};
use typst_layout::PagedDocument;

/// The tables, by their numbers in the document, whose first or last row stands on a page without the row next to it.
/// The template marks the first two rows and the last two with four times the number, and one to three more.
pub(super) fn left_over(document: &PagedDocument) -> BTreeSet<u32> {
    let marks = document
        .introspector()
        .query(&Selector::Elem(MetadataElem::ELEM, None));
    let mut pages: BTreeMap<i64, usize> = BTreeMap::new();
    for mark in &marks {
        let number = mark.to_packed::<MetadataElem>().map(|mark| &mark.value);
        let place = mark.location();
        let page = place.and_then(|place| document.introspector().page(place));
        if let (Some(Value::Int(number)), Some(page)) = (number, page) {
            pages.insert(*number, page.get());
        }
    }
    let pairs = pages.iter().filter(|(mark, _)| **mark % 2 == 0);
    let parted = |mark: i64, page: &usize| pages.get(&(mark + 1)).is_some_and(|next| next > page);
    let lone = pairs.filter(|(mark, page)| parted(**mark, page));
    lone.filter_map(|(mark, _)| u32::try_from(mark / 4).ok())
        .collect()
}
