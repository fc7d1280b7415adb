//! Texts that two people changed at the same time, as what a memo lacks: until they are settled it prints one of two.

use super::check::{Concern, Findings, MemoLackKind, quoted};
use super::sources::MemoSources;
use super::{MemoKind, Mend};
use crate::domain::conflict::TextPlace;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::ActionId;
use crate::domain::text::lower_first;
use crate::program::query::{ItemView, TextOwner, TwoVersions};

/// Texts of the meeting that only the stat memo prints.
const OF_STAT: [TextPlace; 4] = [
    TextPlace::PapersStatOpening,
    TextPlace::MeetingTo,
    TextPlace::MeetingPurpose,
    TextPlace::MeetingPeriod,
];

/// Texts of the meeting and of the city that only the follow-up memo prints.
const OF_FOLLOW_UP: [TextPlace; 7] = [
    TextPlace::PapersOpening,
    TextPlace::PapersClosing,
    TextPlace::MeetingFollowUpTo,
    TextPlace::MeetingSummary,
    TextPlace::MeetingNextPlace,
    TextPlace::CityEmail,
    TextPlace::CitySignatory,
];

/// Facts of the meeting and of the city that two people changed, but for those of the other memo.
pub(super) fn facts(sources: &MemoSources, of: MemoKind, found: &mut Findings) {
    let of_other: &[TextPlace] = match of {
        MemoKind::Stat => &OF_FOLLOW_UP,
        MemoKind::FollowUp => &OF_STAT,
    };
    let meeting = sources.meeting().id.uuid();
    for one in &sources.conflicts {
        let house = matches!(one.of, TextOwner::City | TextOwner::Papers);
        let printed = house || one.row.uuid() == meeting;
        if printed && one.place != TextPlace::FeedbackComments && !of_other.contains(&one.place) {
            let words = one.sentence();
            let about = Concern::field(Mend::Versions(one.id));
            found.add(MemoLackKind::Conflict, &about, words.trim_end_matches('.'));
        }
    }
}

/// Texts with two versions: those of the item and its exhibits, its questions where the edition asks them, and
/// those of the measures it shows.
pub(super) fn item(sources: &MemoSources, view: &ItemView, about: &Concern, found: &mut Findings) {
    let mut rows = vec![view.item.id.uuid()];
    rows.extend(view.exhibits.iter().map(|it| it.id.uuid()));
    if sources.edition.asks() {
        rows.extend(view.questions.iter().map(|it| it.id.uuid()));
    }
    let measures: Vec<_> = view.exhibits.iter().filter_map(|it| it.measure).collect();
    for one in &sources.conflicts {
        let of_measure = matches!(one.of, TextOwner::Measure(id) if measures.contains(&id));
        if of_measure || rows.contains(&one.row.uuid()) {
            add(about, one, found);
        }
    }
}

/// The other versions of an entry's texts, and of those of the action it made.
pub(super) fn entry(sources: &MemoSources, entry: &Entry, found: &mut Findings) {
    let about = Concern {
        name: format!("{} {}", entry.kind.label(), quoted(&entry.text)),
        item: entry.item,
        entry: Some(entry.id),
        action: entry.action,
        mend: None,
    };
    let made = entry.action.filter(|_| entry.kind != EntryKind::FollowUp);
    let rows = [Some(entry.id.uuid()), made.map(ActionId::uuid)];
    for one in &sources.conflicts {
        if rows.contains(&Some(one.row.uuid())) {
            add(&about, one, found);
        }
    }
}

/// Adds that a text has two versions.
fn add(about: &Concern, one: &TwoVersions, found: &mut Findings) {
    let words = lower_first(one.sentence().trim_end_matches('.'));
    let about = about.in_field(Mend::Versions(one.id));
    found.add(MemoLackKind::Conflict, &about, &words);
}
