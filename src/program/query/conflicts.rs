//! Texts that two people changed at the same time, and nobody has settled yet.

use super::{Found, ItemView};
use crate::domain::conflict::TextConflict;
use crate::domain::entry::Entry;
use crate::domain::ids::{ActionId, MeetingId};
use crate::program::Program;

/// Other versions of the texts of a meeting whose rows are still there.
pub(super) fn conflicts_of(
    program: &Program,
    meeting: MeetingId,
    (items, entries, promised): (&[ItemView], &[Entry], &[ActionId]),
) -> Found<Vec<TextConflict>> {
    let mut found = program.read().of::<TextConflict>("meeting", meeting)?;
    found.retain(|one| {
        let row = one.row.uuid();
        let exhibits = || items.iter().flat_map(|view| &view.exhibits);
        items.iter().any(|view| view.item.id.uuid() == row)
            || exhibits().any(|exhibit| exhibit.id.uuid() == row)
            || entries.iter().any(|entry| entry.id.uuid() == row)
            || promised.iter().any(|action| action.uuid() == row)
    });
    Ok(found)
}
