//! Two windows that change one text: both versions are kept until a person settles which holds, and nothing is lost.

use crate::city::{Town, day, morning, town_settings};
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind};
use statroom::domain::conflict::{Kept, TextBase, TextConflict, TextPlace};
use statroom::domain::edition::MemoEdition;
use statroom::domain::entry::{Entry, EntryKind};
use statroom::domain::ids::{EntryId, ItemId, MeetingId, RowId};
use statroom::export::memo::{MemoLackKind, MemoSources, check_follow_up, check_stat};
use statroom::program::{Command, EntryEdit, ManualClock, NewEntry, Program, SoundPicture, query};
use std::path::Path;
use std::sync::Arc;

/// Two windows on one file, in a meeting that runs, with one entry on its record.
struct Two {
    one: Town,
    other: Town,
    meeting: MeetingId,
    item: ItemId,
    entry: EntryId,
}

fn two(folder: &Path) -> Two {
    let path = folder.join("testford.statroom");
    let clock = Arc::new(ManualClock::at(morning()));
    let program = Program::create(&path, town_settings(), clock.clone(), "the first").unwrap();
    let mut one = Town {
        program,
        clock: clock.clone(),
    };
    let meeting = one.meeting("Streets Stat", day(10, 27));
    let item = one.make::<ItemId>(Command::SaveItem(AgendaItem {
        id: ItemId::default(),
        meeting,
        position: 0,
        kind: ItemKind::Standing,
        title: "Response time".into(),
        planned_minutes: 10,
        hot_seat: None,
        narrative: "Repairs take longer.".into(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: String::new(),
        topic: ItemId::default(),
        dropped: false,
    }));
    one.run(Command::StartMeeting(meeting));
    let entry = one.make::<EntryId>(Command::Record(NewEntry {
        meeting,
        item: Some(item),
        kind: EntryKind::Note,
        typed: "The night crew starts in March".into(),
        speaker: None,
        afterwards: false,
    }));
    let other = Town {
        program: Program::open(&path, clock.clone(), "the second").unwrap(),
        clock,
    };
    Two {
        one,
        other,
        meeting,
        item,
        entry,
    }
}

impl Two {
    fn entry(&self) -> Entry {
        let view = query::meeting(&self.one.program, self.meeting).unwrap();
        let found = view.entries.into_iter().find(|one| one.id == self.entry);
        found.unwrap()
    }

    fn conflicts(&self) -> Vec<TextConflict> {
        query::meeting(&self.one.program, self.meeting)
            .unwrap()
            .conflicts
    }

    fn item(&self) -> AgendaItem {
        let view = query::meeting(&self.one.program, self.meeting).unwrap();
        view.item(self.item).unwrap().item.clone()
    }
}

/// The entry with other words, begun from what the editor showed.
fn words(entry: &Entry, words: &str) -> Command {
    let edit = EntryEdit {
        entry: entry.id,
        text: words.into(),
        speaker: entry.speaker,
        item: entry.item,
        at: entry.at,
        decided_by: entry.decided_by,
        effect: entry.effect.clone(),
        category: entry.category,
    };
    based(
        Command::EditEntry(edit),
        &[(TextPlace::EntryWords, entry.id.uuid().into(), &entry.text)],
    )
}

fn based(change: Command, from: &[(TextPlace, RowId, &str)]) -> Command {
    let bases = from.iter().map(|(place, row, before)| TextBase {
        place: *place,
        row: *row,
        before: (*before).to_owned(),
    });
    Command::Based {
        change: Box::new(change),
        bases: bases.collect(),
    }
}

/// The item as somebody saves it who saw `seen`.
fn saved(seen: &AgendaItem, item: AgendaItem) -> Command {
    let row = seen.id.uuid().into();
    based(
        Command::SaveItem(item),
        &[
            (TextPlace::ItemTitle, row, &seen.title),
            (TextPlace::ItemNarrative, row, &seen.narrative),
            (TextPlace::ItemNotes, row, &seen.private_notes),
        ],
    )
}

#[test]
fn an_edit_begun_from_what_stands_is_no_conflict() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    let seen = two.entry();
    two.one.run(words(&seen, "The night crew starts in April"));
    let seen = two.entry();
    two.other.run(words(&seen, "The night crew starts in May"));
    assert_eq!(two.entry().text, "The night crew starts in May");
    assert_eq!(two.conflicts(), []);
    // Both may say the same without having seen each other.
    two.one.run(words(&seen, "The night crew starts in May"));
    assert_eq!(two.conflicts(), []);
}

#[test]
fn where_two_edits_of_one_text_meet_both_stand_until_a_person_settles_it() {
    for (kept, left) in [
        (Kept::Here, "It starts in May"),
        (Kept::Other, "It starts in April"),
        (Kept::Both, "It starts in May\nIt starts in April"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut two = two(folder.path());
        let seen = two.entry();
        two.one.run(words(&seen, "It starts in April"));
        two.other.run(words(&seen, "It starts in May"));
        assert_eq!(two.entry().text, "It starts in May");
        let found = two.conflicts();
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.place, one.other.as_str()))
            .collect();
        assert_eq!(told, [(TextPlace::EntryWords, "It starts in April")]);
        let conflict = found[0].id;
        two.one.run(Command::SettleText { conflict, kept });
        assert_eq!(two.entry().text, left);
        assert_eq!(two.conflicts(), []);
        two.one.program.undo().unwrap().unwrap();
        assert_eq!(two.entry().text, "It starts in May");
        assert_eq!(two.conflicts(), found);
        assert_eq!(two.one.program.faults().unwrap(), Vec::new());
    }
}

#[test]
fn undoing_the_later_edit_takes_what_it_kept_beside_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    let seen = two.entry();
    two.one.run(words(&seen, "It starts in April"));
    two.other.run(words(&seen, "It starts in May"));
    let undone = two.other.program.undo().unwrap().unwrap();
    assert_eq!(undone.name, "Edit entry");
    assert_eq!(two.entry().text, "It starts in April");
    assert_eq!(two.conflicts(), []);
}

#[test]
fn a_version_is_kept_once_and_one_that_stands_again_is_no_longer_beside() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    let seen = two.entry();
    two.one.run(words(&seen, "It starts in April"));
    two.other.run(words(&seen, "It starts in May"));
    // The first types on without having seen the second, a moment later: what was kept is listed in that order.
    two.one.minutes_pass(1);
    let mine = Entry {
        text: "It starts in April".into(),
        ..seen.clone()
    };
    two.one.run(words(&mine, "It starts in April, they hope"));
    let others = |two: &Two| {
        let others = two.conflicts().into_iter().map(|one| one.other);
        others.collect::<Vec<_>>()
    };
    assert_eq!(others(&two), ["It starts in April", "It starts in May"]);
    let mine = Entry {
        text: "It starts in June".into(),
        ..seen
    };
    two.one.minutes_pass(1);
    two.other.run(words(&mine, "It starts in May"));
    assert_eq!(two.entry().text, "It starts in May");
    assert_eq!(
        others(&two),
        ["It starts in April", "It starts in April, they hope"]
    );
}

#[test]
fn two_texts_of_one_item_changed_in_two_windows_are_both_kept_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    let seen = two.item();
    let narrative = AgendaItem {
        narrative: "Repairs take a day longer.".into(),
        ..seen.clone()
    };
    two.one.run(saved(&seen, narrative));
    let notes = AgendaItem {
        private_notes: "Ask about overtime.".into(),
        ..seen.clone()
    };
    two.other.run(saved(&seen, notes));
    let now = two.item();
    assert_eq!(now.narrative, "Repairs take a day longer.");
    assert_eq!(now.private_notes, "Ask about overtime.");
    assert_eq!(two.conflicts(), []);
}

#[test]
fn a_memo_lists_what_nobody_has_settled() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    let seen = two.entry();
    two.one.run(words(&seen, "It starts in April"));
    two.other.run(words(&seen, "It starts in May"));
    let before = two.item();
    let mut exhibit = Exhibit::new(two.item, ExhibitKind::Picture);
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(4, 4)
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let picture = SoundPicture::read(png.into_inner()).unwrap();
    exhibit.caption = "Night routes".into();
    two.one.run(Command::AddPictures(vec![(exhibit, picture)]));
    for (town, text) in [(&mut two.one, "Slower."), (&mut two.other, "Slower again.")] {
        let item = AgendaItem {
            narrative: text.into(),
            ..before.clone()
        };
        town.run(saved(&before, item));
    }
    let sources = MemoSources::read(&two.one.program, two.meeting, MemoEdition::PANEL).unwrap();
    let of_kind = |lacks: Vec<statroom::export::memo::MemoLack>| {
        let found = lacks
            .into_iter()
            .filter(|one| one.kind == MemoLackKind::Conflict);
        found.map(|one| one.words).collect::<Vec<_>>()
    };
    let stat = of_kind(check_stat(&sources));
    assert_eq!(stat.len(), 1, "{stat:?}");
    assert!(
        stat[0].ends_with("two people changed the narrative at the same time."),
        "{stat:?}"
    );
    let follow_up = of_kind(check_follow_up(&sources));
    assert_eq!(follow_up.len(), 1, "{follow_up:?}");
    assert!(
        follow_up[0].ends_with("two people changed the words of the entry at the same time."),
        "{follow_up:?}"
    );
}

#[test]
fn an_action_and_the_entry_that_made_it_say_the_same_after_settling() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    two.one.run(Command::Record(NewEntry {
        meeting: two.meeting,
        item: Some(two.item),
        kind: EntryKind::Action,
        typed: "Bring the roster".into(),
        speaker: None,
        afterwards: false,
    }));
    let book = query::actions(&two.one.program).unwrap();
    let action = book.rows[0].action.clone();
    for (town, text) in [
        (&mut two.one, "Bring the roster of nights"),
        (&mut two.other, "Bring the roster by Friday"),
    ] {
        let mut edited = action.clone();
        edited.text = text.into();
        let change = Command::EditAction {
            action: edited,
            support: Vec::new(),
            due_reason: String::new(),
        };
        let row = action.id.uuid().into();
        town.run(based(
            change,
            &[(TextPlace::ActionWords, row, &action.text)],
        ));
    }
    let conflict = two.conflicts()[0].id;
    let kept = Kept::Other;
    two.other.run(Command::SettleText { conflict, kept });
    let book = query::actions(&two.one.program).unwrap();
    assert_eq!(book.rows[0].action.text, "Bring the roster of nights");
    let view = query::meeting(&two.one.program, two.meeting).unwrap();
    let said: Vec<_> = view.entries.iter().map(|one| one.text.as_str()).collect();
    assert!(said.contains(&"Bring the roster of nights"), "{said:?}");
    assert_eq!(two.one.program.faults().unwrap(), Vec::new());
}
