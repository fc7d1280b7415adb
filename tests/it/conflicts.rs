//! Two windows that change one text: both versions are kept until a person settles which holds, and nothing is lost.

use crate::city::{Town, day, morning, town_settings};
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, Question};
use statroom::domain::annotation::Annotation;
use statroom::domain::anticipated::Anticipated;
use statroom::domain::baseline::Baseline;
use statroom::domain::conflict::{Joined, Kept, TextBase, TextPlace};
use statroom::domain::department::Department;
use statroom::domain::edition::MemoEdition;
use statroom::domain::entry::{Entry, EntryKind};
use statroom::domain::goal::{Goal, Horizon, Priority};
use statroom::domain::ids::{
    AnnotationId, AnticipatedId, BaselineId, DepartmentId, EntryId, GoalId, ItemId, MeasureId,
    MeetingId, PersonId, PriorityId, QuestionId, RowId, TargetId,
};
use statroom::domain::measure::Measure;
use statroom::domain::meeting::Meeting;
use statroom::domain::person::Person;
use statroom::domain::target::{Target, TargetKind};
use statroom::export::memo::{MemoLackKind, MemoSources, check_follow_up, check_stat};
use statroom::program::query::{TextOwner, TwoVersions};
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

    fn conflicts(&self) -> Vec<TwoVersions> {
        query::conflicts(&self.one.program).unwrap()
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
    Command::EditEntry(edit).begun_from(entry)
}

/// The item as somebody saves it who saw `seen`.
fn saved(seen: &AgendaItem, item: AgendaItem) -> Command {
    Command::SaveItem(item).begun_from(seen)
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
        town.run(change.begun_from(&action));
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

/// A text somebody edits: what it is part of, and how it is saved by who saw what stands there now.
type Edit = (TextPlace, TextOwner, Box<dyn Fn(&Program, &str) -> Command>);

/// One text of every kind of thing that is edited in place, besides entries, items, exhibits and actions.
#[expect(clippy::too_many_lines, reason = "one block a kind of thing")]
fn every_edit(two: &mut Two) -> Vec<Edit> {
    let town = &mut two.one;
    let department = town.make::<DepartmentId>(Command::SaveDepartment(Department {
        name: "Streets Department".into(),
        ..Department::default()
    }));
    let person = town.make::<PersonId>(Command::SavePerson(Person {
        name: "Damaris Rivera".into(),
        email: "d.rivera@city.example".into(),
        ..Person::default()
    }));
    let priority = town.make::<PriorityId>(Command::SavePriority(Priority {
        name: "A cleaner city".into(),
        ..Priority::default()
    }));
    let goal = town.make::<GoalId>(Command::SaveGoal(Goal {
        id: GoalId::default(),
        priority,
        name: "Clean lots".into(),
        description: String::new(),
        horizon: Horizon::Short,
        position: 0,
        retired: false,
    }));
    let measure = town.make::<MeasureId>(Command::SaveMeasure(Measure {
        name: "Response time".into(),
        ..Measure::default()
    }));
    let annotation = town.make::<AnnotationId>(Command::SaveAnnotation(Annotation {
        id: AnnotationId::default(),
        measure,
        on: day(9, 1),
        text: "Depot B closed".into(),
    }));
    let target = town.make::<TargetId>(Command::SaveTarget(Target {
        id: TargetId::default(),
        measure,
        kind: TargetKind::Target,
        value: 5.0,
        in_force_from: day(1, 1),
        basis: "Budget book".into(),
        source: String::new(),
        per: None,
    }));
    let baseline = town.make::<BaselineId>(Command::SetBaseline(Baseline {
        measure,
        from: day(3, 1),
        reason: "Second crew".into(),
        ..Baseline::default()
    }));
    let question = town.make::<QuestionId>(Command::SaveQuestion(Question {
        item: two.item,
        text: "Why nights?".into(),
        ..Question::default()
    }));
    let anticipated = town.make::<AnticipatedId>(Command::SaveAnticipated(Anticipated {
        item: two.item,
        typed: "Hire a crew @rivera".into(),
        ..Anticipated::default()
    }));
    let meeting = two.meeting;
    let prepared = TextOwner::Preparation(meeting);
    let page = move |program: &Program| query::measure_page(program, measure).unwrap();
    let of_item =
        move |program: &Program| query::meeting(program, meeting).unwrap().items[0].clone();
    let facts = |place: TextPlace, owner: TextOwner, set: fn(&mut Meeting, &str)| -> Edit {
        let edit = move |program: &Program, words: &str| {
            let seen = query::meeting(program, meeting).unwrap().meeting;
            let mut now = seen.clone();
            set(&mut now, words);
            Command::SaveMeeting(now).begun_from(&seen)
        };
        (place, owner, Box::new(edit))
    };
    /// An edit that reads a thing, writes one of its texts and saves it.
    macro_rules! edit {
        ($place:ident, $owner:expr, $command:ident, |$program:ident| $read:expr, $field:ident) => {{
            let edit = move |$program: &Program, words: &str| {
                let seen = $read;
                let mut now = seen.clone();
                now.$field = words.to_owned();
                Command::$command(now).begun_from(&seen)
            };
            (
                TextPlace::$place,
                $owner,
                Box::new(edit) as Box<dyn Fn(&Program, &str) -> Command>,
            )
        }};
    }
    vec![
        edit!(
            CityOffice,
            TextOwner::City,
            SaveCity,
            |program| query::city(program).unwrap(),
            office
        ),
        edit!(
            PapersAddress,
            TextOwner::Papers,
            SavePapers,
            |program| query::papers(program).unwrap().papers,
            address
        ),
        edit!(
            DepartmentShort,
            TextOwner::Department(department),
            SaveDepartment,
            |program| query::directory(program)
                .unwrap()
                .department(department)
                .unwrap()
                .clone(),
            short_name
        ),
        edit!(
            PersonEmail,
            TextOwner::Person(person),
            SavePerson,
            |program| query::directory(program)
                .unwrap()
                .person(person)
                .unwrap()
                .clone(),
            email
        ),
        edit!(
            PriorityDescription,
            TextOwner::Priority(priority),
            SavePriority,
            |program| query::directory(program)
                .unwrap()
                .priority(priority)
                .unwrap()
                .clone(),
            description
        ),
        edit!(
            GoalName,
            TextOwner::Goal(goal),
            SaveGoal,
            |program| query::directory(program)
                .unwrap()
                .goal(goal)
                .unwrap()
                .clone(),
            name
        ),
        edit!(
            MeasureCaveats,
            TextOwner::Measure(measure),
            SaveMeasure,
            |program| page(program).row.measure.clone(),
            caveats
        ),
        edit!(
            Annotation,
            TextOwner::Measure(measure),
            SaveAnnotation,
            |program| {
                let all = page(program).annotations;
                all.into_iter().find(|one| one.id == annotation).unwrap()
            },
            text
        ),
        edit!(
            TargetBasis,
            TextOwner::Measure(measure),
            SaveTarget,
            |program| {
                let all = page(program).targets;
                all.into_iter().find(|one| one.id == target).unwrap()
            },
            basis
        ),
        edit!(
            BaselineReason,
            TextOwner::Measure(measure),
            SetBaseline,
            |program| {
                let all = page(program).baselines;
                all.into_iter().find(|one| one.id == baseline).unwrap()
            },
            reason
        ),
        edit!(
            Question,
            prepared,
            SaveQuestion,
            |program| {
                let all = of_item(program).questions;
                all.into_iter().find(|one| one.id == question).unwrap()
            },
            text
        ),
        edit!(
            Anticipated,
            prepared,
            SaveAnticipated,
            |program| {
                let all = of_item(program).anticipated;
                all.into_iter().find(|one| one.id == anticipated).unwrap()
            },
            typed
        ),
        facts(TextPlace::MeetingPurpose, prepared, |it, words| {
            it.purpose = words.into();
        }),
        facts(TextPlace::MeetingPeriod, prepared, |it, words| {
            it.reporting_period = words.into();
        }),
        facts(TextPlace::MeetingPlace, prepared, |it, words| {
            it.place = words.into();
        }),
        facts(TextPlace::MeetingNextPlace, prepared, |it, words| {
            it.next_place = words.into();
        }),
        facts(
            TextPlace::MeetingSummary,
            TextOwner::Record(meeting),
            |it, words| {
                it.summary = words.into();
            },
        ),
        facts(TextPlace::MeetingTo, prepared, |it, words| {
            it.memo_to = words.lines().map(str::to_owned).collect();
        }),
    ]
}

#[test]
fn every_text_that_is_edited_in_place_keeps_both_versions_until_a_person_settles_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    for (place, owner, edit) in every_edit(&mut two) {
        for kept in Kept::ALL.iter().copied() {
            // Both see the same, and save before either has seen what the other saved.
            two.one.run(edit(&two.one.program, "as it was"));
            let first = edit(&two.one.program, "mine");
            let second = edit(&two.other.program, "theirs");
            two.one.run(first);
            two.other.run(second);
            let found = two.conflicts();
            let told: Vec<_> = found
                .iter()
                .map(|one| (one.place, one.of, one.here.as_str(), one.other.as_str()))
                .collect();
            assert_eq!(told, [(place, owner, "theirs", "mine")], "{place:?}");
            let conflict = found[0].id;
            let settle = Command::SettleText { conflict, kept };
            let left = match (kept, place.joined()) {
                (Kept::Here, _) => "theirs",
                (Kept::Other, _) => "mine",
                (Kept::Both, Joined::InOneLine) => "theirs / mine",
                (Kept::Both, Joined::BelowEachOther) => "theirs\nmine",
                (Kept::Both, Joined::Never) => {
                    assert!(!found[0].can_be_both());
                    let refused = two.one.program.run(settle).unwrap_err().to_string();
                    assert!(refused.ends_with("choose one of them."), "{refused}");
                    let kept = Kept::Here;
                    two.one.run(Command::SettleText { conflict, kept });
                    continue;
                }
            };
            two.one.run(settle);
            assert_eq!(two.conflicts(), [], "{place:?}");
            // What is left is what a third one begins from: saving it again changes nothing.
            let same = two.one.program.run(edit(&two.one.program, left)).unwrap();
            assert!(!same.kept, "{place:?} is not {left:?}");
        }
    }
    assert_eq!(two.one.program.faults().unwrap(), []);
}

#[test]
fn every_place_of_a_text_is_one_that_the_file_has() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    let bases = TextPlace::ALL.iter().map(|place| TextBase {
        place: *place,
        row: RowId::default(),
        before: String::new(),
    });
    let bases = bases.collect();
    // Where a column is not there, the change would fail.
    let change = Box::new(words(&two.entry(), "It starts in April"));
    two.one.run(Command::Based { change, bases });
    assert_eq!(two.entry().text, "It starts in April");
}

#[test]
fn what_is_kept_beside_a_text_goes_out_of_sight_with_it_and_comes_back_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    let seen = two.entry();
    two.one.run(words(&seen, "It starts in April"));
    two.other.run(words(&seen, "It starts in May"));
    let found = two.conflicts();
    two.one.run(Command::RemoveEntry(seen.id));
    assert_eq!(two.conflicts(), []);
    two.one.program.undo().unwrap();
    assert_eq!(two.conflicts(), found);
    assert_eq!(two.one.program.faults().unwrap(), []);
}

#[test]
fn a_memo_lists_the_facts_of_its_meeting_that_nobody_has_settled() {
    let folder = tempfile::tempdir().unwrap();
    let mut two = two(folder.path());
    let seen = query::meeting(&two.one.program, two.meeting)
        .unwrap()
        .meeting;
    for (town, to) in [(&mut two.one, "Mayor"), (&mut two.other, "Chief of Staff")] {
        let meeting = Meeting {
            memo_to: vec![to.into()],
            follow_up_to: vec![to.into()],
            place: to.into(),
            ..seen.clone()
        };
        town.run(Command::SaveMeeting(meeting).begun_from(&seen));
    }
    let sources = MemoSources::read(&two.one.program, two.meeting, MemoEdition::PANEL).unwrap();
    let told = |lacks: Vec<statroom::export::memo::MemoLack>| {
        let found = lacks.into_iter();
        let found = found.filter(|one| one.kind == MemoLackKind::Conflict);
        let mut words: Vec<String> = found.map(|one| one.words).collect();
        words.sort();
        words
    };
    let place = "Two people changed the place of the meeting at the same time.";
    let to = "Two people changed the recipients of the stat memo at the same time.";
    assert_eq!(told(check_stat(&sources)), [place, to]);
    let to = "Two people changed the recipients of the follow-up memo at the same time.";
    assert_eq!(told(check_follow_up(&sources)), [place, to]);
}
