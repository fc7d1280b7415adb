//! Short tables of which a single row would be left over on the next page: found on the laid-out pages, and kept
//! whole when they are laid out again.

use std::collections::{BTreeMap, BTreeSet};
use typst::foundations::{NativeElement as _, Selector, Value};
use typst::introspection::{Introspector as _, MetadataElem};
use typst_layout::PagedDocument;

/// The tables, by their numbers in the document, whose last row stands on another page than the row before it. The
/// template marks both rows with twice the number, and one more for the last.
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
    let lone = pages.iter().filter(|(mark, _)| **mark % 2 == 0);
    let lone = lone.filter(|(mark, page)| pages.get(&(**mark + 1)).is_some_and(|last| last > page));
    lone.filter_map(|(mark, _)| u32::try_from(mark / 2).ok())
        .collect()
}
