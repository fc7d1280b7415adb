//! Who came, who was represented by whom, and who did not come, as far as it was noted.

use super::sources::MemoSources;
use super::words;
use crate::domain::attendance::seat_words;
use crate::domain::meeting::{Attendance, Presence};
use crate::export::document::{Document, List, Paragraph};

/// The parts of the list, in order.
const PARTS: [Presence; 3] = [Presence::Present, Presence::Represented, Presence::Absent];

/// Adds the attendance, where any was noted.
pub(super) fn attendance(memo: &mut Document, sources: &MemoSources) {
    let mut list = List::bullets();
    for presence in PARTS {
        let those = sources.view.attendance.iter();
        let names: Vec<String> = those
            .filter(|one| one.presence == presence)
            .filter_map(|one| name(sources, one))
            .collect();
        if !names.is_empty() {
            let lead = format!("{}: ", presence.label());
            list = list.item(
                Paragraph::new()
                    .bold(lead)
                    .text(format!("{}.", names.join("; "))),
            );
        }
    }
    if !list.items.is_empty() {
        memo.heading1("Attendance").push(list);
    }
}

/// "R. Adeyemi, Mayor (chair, chief executive), by A. Bell".
fn name(sources: &MemoSources, one: &Attendance) -> Option<String> {
    let mut name = words::person(sources, Some(one.person));
    if name.is_empty() {
        return None;
    }
    let seat = seat_words(sources.meeting(), one);
    if !seat.is_empty() {
        name = format!("{name} ({})", crate::domain::text::lower_first(&seat));
    }
    let by = one
        .represented_by
        .and_then(|id| sources.directory.person(id));
    if let Some(by) = by {
        name = format!("{name}, by {}", by.short_name());
    }
    Some(name)
}
