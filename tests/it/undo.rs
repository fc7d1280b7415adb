//! Any sequence of commands, all undone, is row for row the start; all redone, the end.

use crate::city::Town;
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use proptest::sample::Index;
use statroom::domain::action::Action;
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, Question, Stop};
use statroom::domain::annotation::Annotation;
use statroom::domain::anticipated::Anticipated;
use statroom::domain::attendance::AttendeeRole;
use statroom::domain::baseline::{Baseline, MeasureRules};
use statroom::domain::conflict::Kept;
use statroom::domain::edition::MemoEdition;
use statroom::domain::entry::{ActionStep, DecisionCategory, EntryKind};
use statroom::domain::excursion::Guest;
use statroom::domain::feedback::Feedback;
use statroom::domain::ids::{ItemId, MeetingId};
use statroom::domain::meeting::{Presence, Screen, StageLook};
use statroom::domain::memo::MemoKind;
use statroom::domain::papers::{Papers, PapersPicture};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::ratio::Parts;
use statroom::domain::target::{Target, TargetKind};
use statroom::domain::view::{ChartForm, ComparedWith, View};
use statroom::program::query;
use statroom::program::{
    ActionWork, Command, EntryEdit, EntrySplit, FigureBatch, FigureLine, Issue, NewEntry,
    RoomChange, SignedFile, WordTemplate,
};

/// A wish that becomes a command once it is known what the program holds.
#[derive(Debug, Clone)]
struct Wish {
    verb: u8,
    words: String,
    number: f64,
    pick: [Index; 3],
    pause: u8,
}

fn wish() -> impl Strategy<Value = Wish> {
    let number = prop_oneof![
        any::<i16>().prop_map(f64::from),
        any::<f64>().prop_filter("figures are finite", |number| number.is_finite()),
    ];
    let picks = [any::<Index>(), any::<Index>(), any::<Index>()];
    (any::<u8>(), "\\PC{1,40}", number, picks, 0_u8..10).prop_map(
        |(verb, words, number, pick, pause)| Wish {
            verb,
            words,
            number,
            pick,
            pause,
        },
    )
}

/// One of a list, if it has any.
fn one<T: Clone>(list: &[T], pick: Index) -> Option<T> {
    (!list.is_empty()).then(|| list[pick.index(list.len())].clone())
}

impl Wish {
    /// The command this wish comes to in the program as it stands, if it comes to any.
    #[expect(clippy::too_many_lines, reason = "one arm a kind of command")]
    fn command(&self, town: &Town) -> Option<Command> {
        let directory = query::directory(&town.program).unwrap();
        let measures = query::measures(&town.program).unwrap().rows;
        let actions = query::actions(&town.program).unwrap().rows;
        let meetings = query::meetings(&town.program).unwrap().rows;
        let meeting = one(&meetings, self.pick[0]).map(|row| row.meeting)?;
        let view = query::meeting(&town.program, meeting.id).unwrap();
        let item = one(&view.items, self.pick[1]);
        let entry = one(&view.entries, self.pick[2]);
        let action = one(&actions, self.pick[1]);
        let measure = one(&measures, self.pick[2]).map(|row| row.measure);
        let person = one(&directory.people, self.pick[1])?;
        let day = NaiveDate::from_ymd_opt(2026, 1, 1)? + TimeDelta::days(i64::from(self.verb));
        let words = self.words.clone();
        Some(match self.verb % 36 {
            0 if self.pause.is_multiple_of(3) => {
                // Begun from a name that nobody has any more: what stands there is kept beside.
                let mut seen = person.clone();
                seen.name.push_str(" before");
                Command::SavePerson(statroom::domain::person::Person {
                    name: words,
                    ..person
                })
                .begun_from(&seen)
            }
            1 if self.pause.is_multiple_of(3) => Command::SettleText {
                conflict: query::conflicts(&town.program).unwrap().first()?.id,
                kept: Kept::ALL[usize::from(self.pause) % 3],
            },
            11 if self.pause > 4 => Command::InRoom {
                meeting: meeting.id,
                change: RoomChange::ShowAgain(entry.map(|entry| entry.id)),
            },
            0 => Command::SavePerson(statroom::domain::person::Person {
                name: words,
                ..person
            }),
            1 => Command::SaveDepartment(statroom::domain::department::Department {
                name: words,
                ..one(&directory.departments, self.pick[2])?
            }),
            2 => Command::SaveMeeting(statroom::domain::meeting::Meeting {
                purpose: words.clone(),
                memo_to: vec![words],
                ..meeting
            }),
            3 | 4 => Command::SaveItem(new_item(meeting.id, words, self.verb)),
            5 => Command::SaveItem(AgendaItem {
                narrative: words,
                ..item?.item
            }),
            6 => Command::RemoveItem(item?.item.id),
            7 if self.pause.is_multiple_of(2) => Command::ChangeItemKind {
                item: item?.item.id,
                kind: ItemKind::ALL[usize::from(self.pause) % ItemKind::ALL.len()],
            },
            7 => Command::MoveItem {
                item: item?.item.id,
                to: u32::from(self.pause),
            },
            8 => Command::SaveQuestion(Question {
                item: item?.item.id,
                text: words,
                ..Question::default()
            }),
            9 => Command::SaveExhibit(Exhibit {
                measure: Some(measure?.id),
                periods: 24,
                caption: words,
                ..Exhibit::new(item?.item.id, ExhibitKind::Chart)
            }),
            10 => Command::StartMeeting(meeting.id),
            11 => Command::GoTo {
                meeting: meeting.id,
                item: item.map(|view| view.item.id),
                screen: Screen::Exhibit,
                exhibit: 0,
            },
            12 if self.pause > 5 => Command::InRoom {
                meeting: meeting.id,
                change: RoomChange::Freeze(self.pause.is_multiple_of(2)),
            },
            12 if self.pause > 3 => Command::InRoom {
                meeting: meeting.id,
                change: RoomChange::Show(Guest::new(meeting.id, measure?.id, View::of("", 12))),
            },
            12 if self.pause > 2 => Command::InRoom {
                meeting: meeting.id,
                change: RoomChange::Back,
            },
            12 if self.pause > 1 => Command::InRoom {
                meeting: meeting.id,
                change: RoomChange::Jump(Stop {
                    item: item.map(|view| view.item.id),
                    screen: Screen::Exhibit,
                    exhibit: 0,
                }),
            },
            12 => Command::Blank {
                meeting: meeting.id,
                blank: self.pause == 0,
            },
            13 if self.pause > 3 => Command::LookAt(StageLook {
                id: meeting.id,
                exhibit: item?.exhibits.first()?.id,
                dimension: String::new(),
                periods: 12,
                as_table: true,
                form: ChartForm::Bars,
                usual_range: false,
                compared: ComparedWith::LastYear,
            }),
            13 => Command::Adjourn(meeting.id),
            14..=18 => Command::Record(NewEntry {
                meeting: meeting.id,
                item: item.map(|view| view.item.id),
                kind: EntryKind::ALL[usize::from(self.verb) % 8],
                typed: format!("{words} @rivera due +2w #response-time !high"),
                speaker: Some(person.id),
                afterwards: false,
            }),
            19 => {
                let entry = entry?;
                Command::EditEntry(EntryEdit {
                    entry: entry.id,
                    text: words,
                    speaker: None,
                    item: item.map(|view| view.item.id),
                    at: entry.at,
                    decided_by: None,
                    effect: String::new(),
                    category: Some(DecisionCategory::Policy),
                })
            }
            20 if meeting.adjourned_at.is_some() => Command::SaveFeedback(Feedback {
                agree: u32::from(self.pause),
                comments: words,
                ..Feedback::of(meeting.id)
            }),
            20 | 21 => Command::ChangeEntryKind {
                entry: entry?.id,
                kind: EntryKind::ALL[usize::from(self.pause) % 8],
            },
            22 => Command::RemoveEntry(entry?.id),
            23 => Command::EditAction {
                action: Action {
                    text: words.clone(),
                    due: Some(day),
                    ..action?.action
                },
                support: directory
                    .departments
                    .iter()
                    .map(|one| one.id)
                    .take(1)
                    .collect(),
                due_reason: words,
            },
            24 | 25 => Command::WorkAction(ActionWork {
                action: action?.action.id,
                step: ActionStep::ALL[usize::from(self.pause) % ActionStep::ALL.len()],
                on: day,
                words,
                new_due: Some(day),
                person: Some(person.id),
                meeting: (self.pause > 5).then_some(meeting.id),
                item: None,
            }),
            26 => Command::MergeAction {
                action: action?.action.id,
                into: one(&actions, self.pick[2])?.action.id,
            },
            27 => Command::ImportFigures(self.figures(&measure?.key)),
            28 => Command::PlanNext {
                from: meeting.id,
                held_on: meeting.held_on + TimeDelta::weeks(4),
                starts_at: meeting.starts_at,
                reporting_period: words,
            },
            29 => Command::RetimeEntry {
                entry: entry?.id,
                at: meeting.started_at? + TimeDelta::seconds(i64::from(self.pause)),
            },
            30 => Command::MoveEntry {
                entry: entry?.id,
                item: item.map(|view| view.item.id),
            },
            31 | 32 => {
                let into = one(&view.entries, self.pick[1])?;
                Command::MergeEntries {
                    entry: entry?.id,
                    into: into.id,
                    goes_on: into.action,
                }
            }
            33 => Command::SplitEntry(EntrySplit {
                entry: entry?.id,
                first: words.clone(),
                second: format!("{words} @rivera due +2w"),
                kind: EntryKind::ALL[usize::from(self.pause) % 8],
            }),
            34 => self.prepared(&item?)?,
            _ => self.small(&view, measure?, person.id, day)?,
        })
    }

    /// An action prepared beforehand: written, recorded or taken away.
    fn prepared(&self, item: &query::ItemView) -> Option<Command> {
        let first = item.anticipated.first();
        Some(match self.pause % 3 {
            0 => Command::SaveAnticipated(Anticipated {
                item: item.item.id,
                typed: self.words.clone(),
                ..Anticipated::default()
            }),
            1 => Command::ConfirmAnticipated {
                anticipated: first?.id,
                typed: first?.typed.clone(),
                speaker: None,
            },
            _ => Command::RemoveAnticipated(first?.id),
        })
    }

    fn figures(&self, key: &str) -> FigureBatch {
        let start = Period::containing(
            Frequency::Month,
            NaiveDate::from_ymd_opt(2024, 1, 1).unwrap(),
        );
        let line = |step: i32| FigureLine {
            measure_key: key.to_owned(),
            dimension: String::new(),
            group: String::new(),
            period: start.plus(step + i32::from(self.pause)),
            value: (step != 2).then_some(self.number + f64::from(step)),
            parts: Parts::new(f64::from(step), self.number + 1.0).ok(),
            row: Some(i64::from(step) + 2),
        };
        FigureBatch {
            source: self.words.clone(),
            source_hash: String::new(),
            by: "test".into(),
            lines: (0..5).map(line).collect(),
            ..FigureBatch::default()
        }
    }

    /// A memo that goes out, and its signed file.
    fn issued(&self, view: &query::MeetingView) -> Option<Command> {
        Some(match self.verb {
            ..30 => Command::IssueMemo(Box::new(issue_of(view))),
            30..60 => Command::AttachSigned {
                memo: view.issued.first()?.memo.id,
                file: SignedFile::read("signed.pdf", b"%PDF-1.7 ink".to_vec()).ok()?,
            },
            60.. => {
                let mut files = view.issued.iter().flat_map(|one| &one.files);
                Command::RemoveSigned(files.next_back()?.id)
            }
        })
    }

    fn small(
        &self,
        view: &query::MeetingView,
        measure: statroom::domain::measure::Measure,
        person: statroom::domain::ids::PersonId,
        day: NaiveDate,
    ) -> Option<Command> {
        Some(match self.pause {
            0 => Command::SaveTarget(Target {
                id: statroom::domain::ids::TargetId::default(),
                measure: measure.id,
                kind: TargetKind::Target,
                value: self.number,
                in_force_from: day,
                basis: self.words.clone(),
                source: String::new(),
                per: None,
            }),
            1 if self.verb < 128 => Command::SetBaseline(Baseline {
                measure: measure.id,
                from: day,
                reason: self.words.clone(),
                ..Baseline::default()
            }),
            1 => Command::SetMeasureRules(MeasureRules {
                screening: false,
                fix_after: Some(12),
                ..MeasureRules::of(measure.id)
            }),
            2 => Command::SaveAnnotation(Annotation {
                id: statroom::domain::ids::AnnotationId::default(),
                measure: measure.id,
                on: day,
                text: self.words.clone(),
            }),
            3 => Command::Invite {
                meeting: view.meeting.id,
                people: vec![person],
            },
            4 => Command::MarkPresence {
                attendance: view.attendance.first()?.id,
                presence: Presence::Present,
            },
            5 if self.verb < 85 => Command::NoteRole {
                attendance: view.attendance.first()?.id,
                role: Some(AttendeeRole::ChiefExecutive),
            },
            5 if self.verb < 170 => Command::NoteRepresentative {
                attendance: view.attendance.first()?.id,
                by: Some(person),
            },
            5 => Command::SetMeetingDepartments {
                meeting: view.meeting.id,
                departments: Vec::new(),
            },
            6 if self.verb < 75 => self.issued(view)?,
            6 if self.verb < 90 => Command::WithdrawMemo(view.meeting.id),
            6 if self.verb < 120 => Command::InRoom {
                meeting: view.meeting.id,
                change: RoomChange::NewerFigures(vec![measure.id]),
            },
            6 if self.verb < 140 => Command::InRoom {
                meeting: view.meeting.id,
                change: RoomChange::MemoFigures(vec![measure.id]),
            },
            6 => Command::BringFollowUps(view.meeting.id),
            7 if self.verb < 60 => Command::SavePapers(Papers {
                address: self.words.clone(),
                ..Papers::default()
            }),
            7 if self.verb < 90 => Command::SetWordTemplate(Some(WordTemplate {
                name: self.words.clone(),
                bytes: self.words.clone().into_bytes(),
            })),
            7 if self.verb < 110 => Command::SetPapersPicture {
                place: PapersPicture::Seal,
                picture: None,
            },
            7 if self.verb < 130 => Command::ResetPapers,
            7 => Command::RemoveMeeting(view.meeting.id),
            _ => Command::SaveMeasure(statroom::domain::measure::Measure {
                tolerance_percent: self.number.abs(),
                caveats: self.words.clone(),
                ..measure
            }),
        })
    }
}

fn new_item(meeting: MeetingId, title: String, verb: u8) -> AgendaItem {
    AgendaItem {
        id: ItemId::default(),
        meeting,
        position: 0,
        kind: ItemKind::ALL[usize::from(verb) % ItemKind::ALL.len()],
        title,
        planned_minutes: 10,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: String::new(),
        topic: ItemId::default(),
        dropped: false,
    }
}

/// The meeting's stat memo on its way out, as the next revision.
fn issue_of(view: &query::MeetingView) -> Issue {
    Issue {
        meeting: view.meeting.id,
        kind: MemoKind::Stat,
        edition: MemoEdition::PANEL,
        department: None,
        revision: view.issued.len() as u32 + 1,
        by: None,
        to: vec!["Mayor".into()],
        changes: Vec::new(),
        files: vec![("Memo.docx".into(), b"PK as it was".to_vec())],
        not_printed: Vec::new(),
        data: b"{}".to_vec(),
    }
}

/// A town with enough in it for every kind of command.
fn settled_town() -> Town {
    let mut town = Town::empty();
    let streets = town.department("Streets");
    town.person("Dana Rivera", Some(streets));
    town.person("Ana Oak", None);
    town.measure("response-time", Some(streets));
    let first = town.meeting("Streets Stat", crate::city::day(10, 27));
    let departments = vec![streets];
    town.run(Command::SetMeetingDepartments {
        meeting: first,
        departments,
    });
    town
}

/// Everything the program holds: its rows, and the figures that count.
fn state(town: &Town) -> (Vec<(String, String)>, String) {
    let known = query::figure_knowledge(&town.program).unwrap();
    let mut figures = Vec::new();
    for (name, of_series) in known.figures {
        for figure in of_series.iter() {
            let (period, bits) = (figure.period, figure.value.to_bits());
            figures.push(format!("{name:?} {period} {bits:016x} {:?}", figure.parts));
        }
    }
    figures.sort();
    (town.program.all_rows().unwrap(), figures.join("\n"))
}

/// How many steps this window could undo. Undoes and redoes them all, which must leave things as they are.
fn steps_of(town: &mut Town) -> usize {
    let before = state(town);
    let mut steps = 0;
    while town.program.undo().unwrap().is_some() {
        steps += 1;
    }
    while town.program.redo().unwrap().is_some() {}
    assert_eq!(state(town), before);
    steps
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_undone_is_the_start_and_redone_the_end(
        wishes in prop::collection::vec(wish(), 1..40),
    ) {
        let mut town = settled_town();
        let settled = steps_of(&mut town);
        let start = state(&town);
        let mut kept = 0;
        for wish in &wishes {
            town.clock.advance(TimeDelta::seconds(i64::from(wish.pause)));
            let Some(command) = wish.command(&town) else { continue };
            // Moving through a meeting is no undo step; undo goes around it (a test of its own below).
            if command.is_undo_step() && town.program.run(command).is_ok() {
                kept += 1;
            }
        }
        let end = state(&town);
        let steps = steps_of(&mut town) - settled;
        prop_assert!(steps <= kept);
        for _ in 0..steps {
            prop_assert!(town.program.undo().unwrap().is_some());
        }
        prop_assert_eq!(state(&town), start);
        let mut again = 0;
        while town.program.redo().unwrap().is_some() {
            again += 1;
        }
        prop_assert_eq!(again, steps);
        prop_assert_eq!(state(&town), end);
        prop_assert_eq!(town.program.faults().unwrap(), Vec::new());
    }

    #[test]
    fn commands_of_every_kind_leave_a_sound_file_whatever_is_undone_between(
        wishes in prop::collection::vec((wish(), 0_u8..5), 1..40),
    ) {
        let mut town = settled_town();
        let first = query::meetings(&town.program).unwrap().rows[0].meeting.id;
        let view = query::meeting(&town.program, first).unwrap();
        town.run(Command::IssueMemo(Box::new(issue_of(&view))));
        for (wish, then) in &wishes {
            town.clock.advance(TimeDelta::seconds(i64::from(wish.pause)));
            if let Some(command) = wish.command(&town) {
                let before = state(&town);
                if town.program.run(command).is_err() {
                    prop_assert_eq!(state(&town), before, "a refused command left something behind");
                }
            }
            // Undo may meet a row that moving through the meeting has changed: it says so and goes on.
            if *then == 0 {
                let before = state(&town);
                if town.program.undo().is_err() {
                    prop_assert_eq!(state(&town), before, "a refused undo left something behind");
                }
            } else if *then == 1 {
                let before = state(&town);
                if town.program.redo().is_err() {
                    prop_assert_eq!(state(&town), before);
                }
            }
        }
        prop_assert_eq!(town.program.faults().unwrap(), Vec::new());
    }
}
