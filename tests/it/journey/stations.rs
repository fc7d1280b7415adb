//! What the office does on its way: prepares meetings, records them, answers for what was promised.

use super::city::{Office, PRIVATE};
use crate::city::day;
use chrono::NaiveTime;
use statroom::domain::action::{Action, Deliverable};
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, Question, Stop};
use statroom::domain::entry::{ActionStep, EntryKind};
use statroom::domain::ids::{ActionId, ItemId, MeasureId, MeetingId};
use statroom::domain::meeting::{Meeting, Presence, Screen};
use statroom::program::query::{self, MeetingView};
use statroom::program::{ActionWork, Command, Done, NewEntry, ProgramError, SettledAs, Settlement};

/// The first meeting's agenda: kind, title, minutes, narrative, question.
const AGENDA: [(ItemKind, &str, u32, &str, &str); 6] = [
    (ItemKind::Opening, "Opening", 5, "", ""),
    (
        ItemKind::KpiReview,
        "Where we stand",
        10,
        "Two measures.",
        "Which moves first?",
    ),
    (
        ItemKind::Standing,
        "Response time",
        20,
        "Repairs take longer since Depot B closed.",
        "Which shifts carry the delay?",
    ),
    (
        ItemKind::Standing,
        "Night crew",
        20,
        "The crew was cut in 2024.",
        "What would it cost?",
    ),
    (
        ItemKind::New,
        "Depot B",
        15,
        "A lease is offered.",
        "Is it worth it?",
    ),
    (ItemKind::CloseOut, "Close-out", 5, "", ""),
];

impl Office {
    pub(super) fn view(&self, meeting: MeetingId) -> MeetingView {
        query::meeting(self.program(), meeting).unwrap()
    }

    pub(super) fn action_of(&self, id: ActionId) -> Action {
        let book = query::actions(self.program()).unwrap();
        book.row(id).unwrap().action.clone()
    }

    /// The action that begins with these words.
    pub(super) fn action(&self, words: &str) -> Action {
        let rows = query::actions(self.program()).unwrap().rows;
        let mut found = rows
            .into_iter()
            .filter(|row| row.action.text.starts_with(words));
        let action = found
            .next()
            .unwrap_or_else(|| panic!("no action {words:?}"))
            .action;
        assert!(found.next().is_none(), "several actions {words:?}");
        action
    }

    /// Plans the first meeting with its agenda, exhibit and questions, and invites everybody.
    pub(super) fn prepare_first_meeting(&mut self) -> MeetingId {
        let meeting = self.plan_first_meeting();
        let departments = vec![self.departments["Streets"], self.departments["Property"]];
        let first: MeetingId = self.make(Command::PlanMeeting {
            meeting,
            departments,
        });
        let people = self.people.values().copied().collect();
        self.run(Command::Invite {
            meeting: first,
            people,
        });
        assert_eq!(
            self.view(first).attendance.len(),
            5,
            "nobody is invited twice"
        );
        for (kind, title, minutes, narrative, question) in AGENDA {
            let id: ItemId = self.make(Command::SaveItem(AgendaItem {
                id: ItemId::default(),
                meeting: first,
                position: 0,
                kind,
                title: title.into(),
                planned_minutes: minutes,
                hot_seat: None,
                narrative: narrative.into(),
                why_now: String::new(),
                data_source: String::new(),
                private_notes: format!("{PRIVATE}: {title}"),
                topic: ItemId::default(),
                dropped: false,
            }));
            if !question.is_empty() {
                self.ask(id, question);
            }
            if title == "Response time" {
                self.run(Command::SaveExhibit(chart(id, self.response_time)));
            }
        }
        let view = self.view(first);
        let depot = view
            .items
            .iter()
            .find(|item| item.item.title == "Depot B")
            .unwrap();
        self.run(Command::SaveItem(AgendaItem {
            why_now: "The lease offer ends in November.".into(),
            ..depot.item.clone()
        }));
        first
    }

    fn plan_first_meeting(&self) -> Meeting {
        Meeting {
            name: "Streets and Property Stat".into(),
            purpose: "Fix streets faster.".into(),
            reporting_period: "September 2026".into(),
            held_on: day(10, 27),
            starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            time_zone: "America/New_York".into(),
            minutes: 90,
            place: "City Hall, Room 202".into(),
            chair: Some(self.people["Ruth Adeyemi"]),
            hot_seat: Some(self.people["Damaris Rivera"]),
            recorder: Some(self.people["Ana Smith"]),
            memo_to: vec!["Mayor".into()],
            memo_from: vec!["Office of Performance".into()],
            next_on: Some(day(11, 24)),
            next_at: NaiveTime::from_hms_opt(9, 0, 0),
            next_place: "City Hall, Room 202".into(),
            ..Meeting::default()
        }
    }

    fn ask(&mut self, item: ItemId, text: &str) {
        let text = text.into();
        self.run(Command::SaveQuestion(Question {
            item,
            text,
            ..Question::default()
        }));
    }

    /// All came but one, who sent somebody.
    pub(super) fn mark_presence(&mut self, meeting: MeetingId) {
        for (at, one) in self.view(meeting).attendance.iter().enumerate() {
            let presence = if at == 4 {
                Presence::Represented
            } else {
                Presence::Present
            };
            self.run(Command::MarkPresence {
                attendance: one.id,
                presence,
            });
        }
    }

    pub(super) fn go_to(&mut self, meeting: MeetingId, stop: Stop) {
        let Stop {
            item,
            screen,
            exhibit,
        } = stop;
        self.run(Command::GoTo {
            meeting,
            item,
            screen,
            exhibit,
        });
    }

    /// What is said at each stop before the lights go out. A minute goes by before each line.
    pub(super) fn record_in_passing(&mut self, meeting: MeetingId, title: &str) {
        use EntryKind::{Action, DataRequest, Decision, Note};
        let lines: &[(EntryKind, &str)] = match title {
            "Response time" => &[
                (Note, "Afternoon reports wait for the night"),
                (Decision, "Two resurfacing crews move to repair @Adeyemi"),
                (
                    Action,
                    "Recommend a lease for Depot B @Chen due 11/13 !high",
                ),
                (Action, "Count open reports by district @Rivera due 11/20"),
                (
                    DataRequest,
                    "Crew hours by shift @Rivera due 12/4 #response-time",
                ),
            ],
            "Night crew" => &[
                (Note, "The crew was cut to pay for overtime"),
                (Note, "Nobody misses the overtime"),
                (Action, "Publish the night roster @Rivera due 11/10"),
                (Action, "Restore the night crew @Rivera due 11/16"),
            ],
            _ => &[],
        };
        for (kind, typed) in lines {
            self.minutes_pass(1);
            self.try_record(meeting, *kind, typed).unwrap();
        }
    }

    /// Records at the item where the meeting is.
    pub(super) fn try_record(
        &mut self,
        meeting: MeetingId,
        kind: EntryKind,
        typed: &str,
    ) -> Result<Done, ProgramError> {
        self.try_run(Command::Record(NewEntry {
            meeting,
            item: None,
            kind,
            typed: typed.into(),
            speaker: None,
            afterwards: false,
        }))
    }

    /// After the crash: a name that two people bear, a note that becomes an action, a new item, the close-out.
    pub(super) fn record_the_rest(&mut self, first: MeetingId) {
        self.try_record(first, EntryKind::Action, "Brief the union @smith due 11/20")
            .unwrap();
        let union = self.view(first).entries.last().unwrap().clone();
        assert!(
            union.unsettled.starts_with("@smith: 2 people"),
            "{}",
            union.unsettled
        );
        self.minutes_pass(1);
        self.try_record(
            first,
            EntryKind::Note,
            "Check the depot lights @Rivera due next",
        )
        .unwrap();
        let note = self.view(first).entries.last().unwrap().clone();
        assert_eq!(note.action, None);
        self.run(Command::ChangeEntryKind {
            entry: note.id,
            kind: EntryKind::Action,
        });
        let stops = self.view(first).stops;
        self.go_to(first, stops[5]);
        for (kind, typed) in [
            (EntryKind::Action, "Sell the old sweeper @Chen due 12/20"),
            (EntryKind::Action, "Paint Depot A @Rivera due 1/15"),
            (EntryKind::ParkingLot, "Snow routes, for the winter meeting"),
        ] {
            self.minutes_pass(2);
            self.try_record(first, kind, typed).unwrap();
        }
        self.go_to(first, stops[6]);
        assert_eq!(self.view(first).stage.unwrap().screen, Screen::CloseOut);
    }

    /// Settles who was meant by "@smith".
    pub(super) fn settle_smith(&mut self, first: MeetingId) {
        let view = self.view(first);
        let open = view
            .entries
            .iter()
            .filter(|entry| !entry.unsettled.is_empty());
        let open: Vec<_> = open.collect();
        assert_eq!(open.len(), 1);
        let with = SettledAs::Person(self.people["Ana Smith"]);
        let (entry, line) = (open[0].id, open[0].unsettled.clone());
        self.run(Command::Settle(Settlement { entry, line, with }));
        assert_eq!(
            self.view(first)
                .entries
                .iter()
                .filter(|one| !one.unsettled.is_empty())
                .count(),
            0
        );
    }

    /// What delivery of the plan looks like, agreed after the meeting.
    pub(super) fn tidy(&mut self, _first: MeetingId) {
        let mut plan = self.action("Restore the night crew");
        plan.deliverable = Some(Deliverable::Memo);
        plan.definition_of_done = "cost and start date are approved".into();
        self.run(Command::EditAction {
            action: plan,
            support: Vec::new(),
            due_reason: String::new(),
        });
    }

    pub(super) fn plan_second_meeting(&mut self, first: MeetingId) -> MeetingId {
        self.clock_to(day(10, 29), 14, 0);
        self.make(Command::PlanNext {
            from: first,
            held_on: day(11, 24),
            starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            reporting_period: "October 2026".into(),
        })
    }

    /// A department answers between meetings.
    pub(super) fn respond(&mut self, action: &str, words: &str) {
        let action = self.action(action);
        self.run(Command::WorkAction(ActionWork {
            action: action.id,
            step: ActionStep::Response,
            on: self.program().today(),
            words: words.into(),
            new_due: None,
            person: None,
            meeting: None,
            item: None,
        }));
    }

    /// Goes to the follow-up item under which an action is worked.
    pub(super) fn go_to_follow_up(&mut self, meeting: MeetingId, action: &str) {
        let id = self.action(action).id;
        let view = self.view(meeting);
        let item = view
            .agenda()
            .find(|item| item.follow_ups.contains(&id))
            .unwrap();
        let stop = view
            .stops
            .iter()
            .find(|stop| stop.item == Some(item.item.id))
            .unwrap();
        assert_eq!(stop.screen, Screen::FollowUps);
        self.go_to(meeting, *stop);
    }

    /// Works an action where the meeting is. No words stand for forgetting whatever the step wants.
    pub(super) fn try_work(
        &mut self,
        meeting: MeetingId,
        action: &str,
        step: ActionStep,
        words: &str,
    ) -> Result<Done, ProgramError> {
        let there = !words.is_empty();
        let mayor = self.people["Ruth Adeyemi"];
        let action = self.action(action).id;
        let item = self.view(meeting).stage.and_then(|stage| stage.item);
        self.try_run(Command::WorkAction(ActionWork {
            action,
            step,
            on: self.program().today(),
            words: words.into(),
            new_due: (there && step == ActionStep::NewDate).then(|| day(12, 11)),
            person: (there && step == ActionStep::Escalated).then_some(mayor),
            meeting: Some(meeting),
            item,
        }))
    }
}

fn chart(item: ItemId, measure: MeasureId) -> Exhibit {
    Exhibit {
        measure: Some(measure),
        ..Exhibit::new(item, ExhibitKind::Chart)
    }
}
