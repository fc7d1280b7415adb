//! What comes onto an agenda by itself, and where, when answers arrive after the meeting was planned.

use crate::city::{Town, day};
use chrono::NaiveTime;
use statroom::domain::action::Action;
use statroom::domain::agenda::{AgendaItem, ItemKind};
use statroom::domain::edition::MemoEdition;
use statroom::domain::entry::{ActionStep, EntryKind};
use statroom::domain::ids::{EntryId, ItemId, MeetingId};
use statroom::domain::meeting::Screen;
use statroom::export::memo::MemoSources;
use statroom::program::{ActionWork, Command, EntryEdit, NewEntry, Output, Touched, query};

/// A meeting of Streets with one new item a topic, each with a promise due on that day.
fn promised(topics: &[(&str, &str)]) -> (Town, MeetingId) {
    let mut town = Town::empty();
    let streets = town.department("Streets");
    let meeting = town.meeting("Streets Stat", day(10, 27));
    let departments = vec![streets];
    town.run(Command::SetMeetingDepartments {
        meeting,
        departments,
    });
    for (title, due) in topics {
        let item: ItemId = town.make(Command::SaveItem(AgendaItem {
            id: ItemId::default(),
            meeting,
            position: 0,
            kind: ItemKind::New,
            title: (*title).into(),
            planned_minutes: 10,
            hot_seat: None,
            narrative: String::new(),
            why_now: String::new(),
            data_source: String::new(),
            private_notes: String::new(),
            topic: ItemId::default(),
            dropped: false,
        }));
        town.run(Command::Record(NewEntry {
            meeting,
            item: Some(item),
            kind: EntryKind::Action,
            typed: format!("See to {title} @Streets due {due}"),
            speaker: None,
            afterwards: false,
        }));
    }
    town.run(Command::StartMeeting(meeting));
    town.run(Command::Adjourn(meeting));
    (town, meeting)
}

fn plan_next(town: &mut Town, from: MeetingId) -> MeetingId {
    town.make(Command::PlanNext {
        from,
        held_on: day(11, 24),
        starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        reporting_period: "October 2026".into(),
    })
}

fn follow_ups(town: &Town, meeting: MeetingId) -> Vec<String> {
    let view = query::meeting(&town.program, meeting).unwrap();
    let items = view
        .agenda()
        .filter(|item| item.item.kind == ItemKind::FollowUp);
    items.map(|item| item.item.title.clone()).collect()
}

fn respond(town: &mut Town, words: &str) {
    let rows = query::actions(&town.program).unwrap().rows;
    let row = rows
        .iter()
        .find(|row| row.action.text.contains(words))
        .unwrap();
    town.run(Command::WorkAction(ActionWork {
        action: row.action.id,
        step: ActionStep::Response,
        on: day(11, 10),
        words: "Here it is.".into(),
        new_due: None,
        person: None,
        meeting: None,
        item: None,
    }));
}

#[test]
fn a_topic_answered_after_planning_stands_before_those_that_press_less() {
    let (mut town, first) = promised(&[("Signs", "11/24"), ("Lights", "1/15"), ("Drains", "11/2")]);
    let second = plan_next(&mut town, first);
    assert_eq!(follow_ups(&town, second), ["Drains", "Signs"]);
    town.minutes_pass(60 * 24);
    respond(&mut town, "Lights");
    let brought = town.run(Command::BringFollowUps(second)).output;
    assert_eq!(brought, Output::Count(1));
    assert_eq!(follow_ups(&town, second), ["Drains", "Lights", "Signs"]);
    assert_eq!(town.program.faults().unwrap(), Vec::new());
}

#[test]
fn a_topic_the_analyst_took_off_or_moved_stays_so() {
    let (mut town, first) = promised(&[("Signs", "11/24"), ("Lights", "1/15"), ("Drains", "11/2")]);
    let second = plan_next(&mut town, first);
    let view = query::meeting(&town.program, second).unwrap();
    let (drains, signs) = (view.items[0].item.id, view.items[1].item.id);
    town.run(Command::MoveItem { item: signs, to: 0 });
    town.run(Command::RemoveItem(drains));
    assert_eq!(follow_ups(&town, second), ["Signs"]);
    assert_eq!(
        town.run(Command::BringFollowUps(second)).output,
        Output::Count(0)
    );
    assert_eq!(follow_ups(&town, second), ["Signs"]);
    town.run(Command::RestoreItem(drains));
    assert_eq!(follow_ups(&town, second), ["Signs", "Drains"]);
}

#[test]
fn the_register_keeps_what_a_meeting_did_and_hears_when_its_words_change() {
    let (mut town, first) = promised(&[("Signs", "11/24")]);
    let second = plan_next(&mut town, first);
    town.run(Command::StartMeeting(second));
    let row = query::actions(&town.program).unwrap().rows.remove(0);
    assert_eq!(row.worked, Vec::new());
    let entry: EntryId = town.make(Command::WorkAction(ActionWork {
        action: row.action.id,
        step: ActionStep::Delivered,
        on: day(11, 24),
        words: "All sings stand".into(),
        new_due: None,
        person: None,
        meeting: Some(second),
        item: None,
    }));
    let worked = |town: &Town| {
        let row = query::actions(&town.program).unwrap().rows.remove(0);
        let words = row.worked.iter().map(|one| (one.step, one.text.clone()));
        words.collect::<Vec<_>>()
    };
    let delivered = |words: &str| vec![(Some(ActionStep::Delivered), words.to_owned())];
    assert_eq!(worked(&town), delivered("All sings stand"));
    let at = query::meeting(&town.program, second).unwrap().entries[0].at;
    let done = town.run(Command::EditEntry(EntryEdit {
        entry,
        text: "All signs stand".into(),
        speaker: None,
        item: None,
        at,
        decided_by: None,
        effect: String::new(),
        category: None,
    }));
    assert!(done.touched.meets(Touched::ACTIONS));
    assert_eq!(worked(&town), delivered("All signs stand"));
    let undone = town.program.undo().unwrap().unwrap();
    assert!(undone.touched.meets(Touched::ACTIONS));
    assert_eq!(worked(&town), delivered("All sings stand"));
}

/// A step on the first action of the register, between meetings.
fn step(town: &mut Town, step: ActionStep, words: &str) {
    let row = query::actions(&town.program).unwrap().rows.remove(0);
    let directory = query::directory(&town.program).unwrap();
    let mayor = directory.people.first().map(|person| person.id);
    town.run(Command::WorkAction(ActionWork {
        action: row.action.id,
        step,
        on: day(11, 10),
        words: words.into(),
        new_due: None,
        person: mayor.filter(|_| step == ActionStep::Escalated),
        meeting: None,
        item: None,
    }));
}

#[test]
fn a_step_between_meetings_keeps_its_words_whatever_comes_after_it() {
    let (mut town, _) = promised(&[("Signs", "11/24")]);
    town.person("Mia Chen", None);
    let taken = [
        (ActionStep::Escalated, "Public Works must lend a crew"),
        (ActionStep::Delivered, "Photographs of half of them"),
        (ActionStep::OnHold, "The crew is on snow duty"),
        (ActionStep::Completed, "Survey of 40 corners"),
        (ActionStep::Reopened, "Nine were stolen"),
        (ActionStep::Escalated, "Police to watch the corners"),
        (ActionStep::Overtaken, "The state took the road over"),
    ];
    for (one, words) in taken {
        step(&mut town, one, words);
    }
    let row = query::actions(&town.program).unwrap().rows.remove(0);
    let kept: Vec<_> = row
        .steps
        .iter()
        .map(|one| (one.step, one.words.as_str()))
        .collect();
    assert_eq!(kept, taken);
    assert!(row.steps[0].person.is_some());
    assert!(
        town.program
            .undo()
            .unwrap()
            .unwrap()
            .touched
            .meets(Touched::ACTIONS)
    );
    let row = query::actions(&town.program).unwrap().rows.remove(0);
    assert_eq!(row.steps.len(), taken.len() - 1);
    assert_eq!(town.program.faults().unwrap(), Vec::new());
}

#[test]
fn evidence_given_at_delivery_stands_unless_new_words_are_given_at_completion() {
    let (mut town, _) = promised(&[("Signs", "11/24")]);
    step(&mut town, ActionStep::Delivered, "Photographs of all");
    step(&mut town, ActionStep::Completed, "  ");
    let evidence = |town: &Town| {
        query::actions(&town.program).unwrap().rows[0]
            .action
            .evidence
            .clone()
    };
    assert_eq!(evidence(&town), "Photographs of all");
    step(&mut town, ActionStep::Reopened, "Nine were stolen");
    step(&mut town, ActionStep::Completed, "Survey of 40 corners");
    assert_eq!(evidence(&town), "Survey of 40 corners");
}

#[test]
fn what_other_departments_promised_in_the_series_comes_in_and_not_what_they_promised_elsewhere() {
    let (mut town, first) = promised(&[("Signs", "11/24"), ("Lights", "1/15")]);
    let water = town.department("Water");
    let rows = query::actions(&town.program).unwrap().rows;
    for row in rows {
        // Both topics of Streets were promised by Water.
        let (support, due_reason) = (Vec::new(), String::new());
        let action = Action {
            department: Some(water),
            ..row.action
        };
        town.run(Command::EditAction {
            action,
            support,
            due_reason,
        });
    }
    let elsewhere = town.meeting("Water Stat", day(10, 28));
    town.run(Command::SetMeetingDepartments {
        meeting: elsewhere,
        departments: vec![water],
    });
    town.run(Command::Record(NewEntry {
        meeting: elsewhere,
        item: None,
        kind: EntryKind::Action,
        typed: "Flush the mains @Water due 11/2".into(),
        speaker: None,
        afterwards: false,
    }));
    let second = plan_next(&mut town, first);
    assert_eq!(follow_ups(&town, second), ["Signs"]);
    let third = plan_next(&mut town, second);
    assert_eq!(follow_ups(&town, third), ["Signs"]);
    let memo = MemoSources::read(&town.program, third, MemoEdition::PANEL).unwrap();
    let rest = memo.rest.iter().map(|id| memo.actions.row(*id).unwrap());
    let rest: Vec<_> = rest.map(|row| row.action.text.as_str()).collect();
    assert_eq!(rest, ["See to Lights"]);
}

#[test]
fn an_item_of_another_kind_goes_to_the_end_of_that_group_and_back_with_undo() {
    let (mut town, first) = promised(&[("Signs", "11/24"), ("Lights", "1/15"), ("Drains", "11/2")]);
    let second = plan_next(&mut town, first);
    let titles = |town: &Town| -> Vec<String> {
        let view = query::meeting(&town.program, second).unwrap();
        let items = view.agenda().map(|one| one.item.title.clone());
        items.collect()
    };
    for (title, kind) in [("Weeds", ItemKind::New), ("Paint", ItemKind::Standing)] {
        let item = AgendaItem {
            id: ItemId::default(),
            kind,
            title: title.into(),
            meeting: second,
            topic: ItemId::default(),
            ..query::meeting(&town.program, first).unwrap().items[0]
                .item
                .clone()
        };
        town.run(Command::SaveItem(item));
    }
    assert_eq!(titles(&town), ["Drains", "Signs", "Paint", "Weeds"]);
    let view = query::meeting(&town.program, second).unwrap();
    let id = |title: &str| {
        let found = view.items.iter().find(|one| one.item.title == title);
        found.unwrap().item.id
    };
    let (weeds, signs) = (id("Weeds"), id("Signs"));
    let follow_up = ItemKind::FollowUp;
    town.run(Command::ChangeItemKind {
        item: weeds,
        kind: follow_up,
    });
    assert_eq!(titles(&town), ["Drains", "Signs", "Weeds", "Paint"]);
    town.program.undo().unwrap();
    assert_eq!(titles(&town), ["Drains", "Signs", "Paint", "Weeds"]);
    let kind = ItemKind::Standing;
    let refused = town
        .program
        .run(Command::ChangeItemKind { item: signs, kind });
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("earlier commitments")
    );
    town.run(Command::StartMeeting(second));
    town.run(Command::GoTo {
        meeting: second,
        item: Some(weeds),
        screen: Screen::Exhibit,
        exhibit: 0,
    });
    let refused = town
        .program
        .run(Command::ChangeItemKind { item: weeds, kind });
    assert!(refused.unwrap_err().to_string().contains("at this item"));
}
