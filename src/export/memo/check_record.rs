//! What the record of a meeting lacks: who came, who decided, what was never settled.

use super::Mend;
use super::check::{Concern, Findings, MemoLackKind, quoted};
use super::sources::MemoSources;
use super::words::lines;
use crate::domain::attendance::AttendeeRole;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::meeting::{Attendance, Presence};

/// Whether it was noted who came, and of the chief executive who stood in.
pub(super) fn attendance(sources: &MemoSources, found: &mut Findings) {
    let invited = &sources.view.attendance;
    if sources.meeting().started_at.is_none() {
        return;
    }
    let open = |one: &&Attendance| one.presence == Presence::Unknown;
    let unknown = invited.iter().filter(open).count();
    if unknown > 0 {
        let words = if unknown == invited.len() {
            "Attendance is not noted".to_owned()
        } else {
            format!("Attendance is not noted of {unknown} of {}", invited.len())
        };
        let first = invited.iter().find(open);
        let mend = first.map_or(Mend::Nowhere, |one| Mend::Presence(one.id));
        found.add(MemoLackKind::Attendance, &Concern::field(mend), &words);
    }
    for one in invited {
        let chief = one.role == Some(AttendeeRole::ChiefExecutive);
        if chief && one.presence == Presence::Represented && one.represented_by.is_none() {
            let words = "It is not said who represented the chief executive";
            let about = Concern::field(Mend::StoodIn(one.id));
            found.add(MemoLackKind::Attendance, &about, words);
        }
    }
}

/// What an entry of the record lacks, beyond the action it may carry.
pub(super) fn recorded(entry: &Entry, found: &mut Findings) {
    let about = Concern {
        name: format!("{} {}", entry.kind.label(), quoted(&entry.text)),
        item: entry.item,
        entry: Some(entry.id),
        action: entry.action,
        mend: None,
    };
    for line in lines(&entry.unsettled) {
        found.add(MemoLackKind::Unsettled, &about, line.trim_end_matches('.'));
    }
    if entry.kind == EntryKind::Decision && entry.decided_by.is_none() {
        let words = "not said who decided";
        found.add(MemoLackKind::DecisionMaker, &about, words);
    }
    let carries_action = entry.kind.action_kind().is_some() && entry.action.is_some();
    if entry.kind != EntryKind::Note && !carries_action {
        found.unfilled(&about.in_field(Mend::Said), "words", &entry.text);
        found.unfilled(&about.in_field(Mend::Effect), "effect", &entry.effect);
    }
}
