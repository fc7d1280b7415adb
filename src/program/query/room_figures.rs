//! What the room of a meeting sees of its measures besides the exhibits: the rows of its scorecard, and what
//! newer figures than the released memo's there are.

use super::as_of::AsOf;
use super::{Found, MeasureBook, MeasureRow, MeetingView, Updated, scored};
use crate::domain::edition::Edition;
use crate::domain::ids::MeasureId;
use crate::program::Program;
use std::collections::BTreeMap;

/// The measures a meeting shows of which there are newer figures than its released memo's. Empty while there
/// are none, or no memo was released.
#[derive(Debug, Clone, Default)]
pub struct RoomFigures {
    /// Each as the room sees it.
    rows: BTreeMap<MeasureId, MeasureRow>,
    /// What changed of the whole of each.
    updated: BTreeMap<MeasureId, Updated>,
}

impl RoomFigures {
    /// A measure's row as the room sees it; `row` is what is known of it now.
    pub fn row<'a>(&'a self, row: &'a MeasureRow) -> &'a MeasureRow {
        self.rows.get(&row.measure.id).unwrap_or(row)
    }

    /// What changed of a measure since the memo.
    pub fn updated(&self, measure: MeasureId) -> Option<&Updated> {
        self.updated.get(&measure)
    }

    /// The measures with newer figures, each with whether they are shown.
    pub fn all(&self) -> impl Iterator<Item = (MeasureId, &Updated)> {
        self.updated.iter().map(|(id, updated)| (*id, updated))
    }
}

/// Reads it; `book` is every measure as it is now.
///
/// # Errors
/// When the file can't be read.
pub fn room_figures(
    program: &Program,
    view: &MeetingView,
    book: &MeasureBook,
) -> Found<RoomFigures> {
    let mut found = RoomFigures::default();
    if view.release.is_none() {
        return Ok(found);
    }
    let as_of = AsOf::of_room(program, view.meeting.id)?;
    let on_agenda = view.agenda().flat_map(|item| &item.exhibits);
    let mut shown: Vec<MeasureId> = on_agenda.filter_map(|exhibit| exhibit.measure).collect();
    shown.extend(scored(view, book).iter().map(|row| row.measure.id));
    for id in shown {
        if found.rows.contains_key(&id) {
            continue;
        }
        let of = (Edition::Panel, Some(&view.meeting));
        let (page, newer) = as_of.page(program, id, of)?;
        if let Some(newer) = newer {
            // A breakdown may have changed where the whole did not.
            let told = newer.told(&page, "").or_else(|| {
                let by = page.row.dimensions.iter();
                by.into_iter()
                    .find_map(|dimension| newer.told(&page, dimension))
            });
            if let Some(told) = told {
                found.updated.insert(id, told);
            }
            found.rows.insert(id, page.row);
        }
    }
    Ok(found)
}
