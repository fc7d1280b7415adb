//! The whole job without a screen: a program begun from nothing, through its first meeting and what
//! was promised there, to the second meeting and what became of it. Both memos, read as people do.

mod city;
mod memos;
mod stations;

use crate::city::day;
use city::Office;
use memos::Memo;
use statroom::domain::action::{ActionStatus, Lack};
use statroom::domain::agenda::ItemKind;
use statroom::domain::entry::{ActionStep, EntryKind};
use statroom::domain::ids::MeetingId;
use statroom::domain::meeting::MeetingProgress;
use statroom::domain::pace::spent_seconds;
use statroom::domain::target::TargetStatus;
use statroom::export::memo::MemoKind;
use statroom::program::{Command, ProgramError, query};
use std::collections::BTreeMap;

#[test]
fn what_the_first_meeting_promised_is_worked_in_the_second_and_both_memos_say_so() {
    let mut office = Office::begin();
    office.enter_the_city();
    office.take_in_figures();
    let first = office.prepare_first_meeting();
    first_stat_memo(&office, first);
    walk_and_record(&mut office, first);
    office.crash();
    resumed_where_it_was(&mut office, first);
    office.record_the_rest(first);
    close_out(&mut office, first);
    first_follow_up_memo(&office, first);
    let second = office.plan_second_meeting(first);
    weeks_between(&mut office, second);
    brought_in_order(&office, second);
    second_stat_memo(&office, second);
    work_the_commitments(&mut office, second);
    second_follow_up_memo(&office, second);
    what_stands_in_the_end(&office);
    // Whoever opens the file next finds all of it, and nothing wrong with it.
    let rows = office.program().all_rows().unwrap();
    office.reopen();
    assert_eq!(office.program().all_rows().unwrap(), rows);
    assert_eq!(office.program().faults().unwrap(), Vec::new());
}

fn first_stat_memo(office: &Office, first: MeetingId) {
    let memo = Memo::of(office.program(), first, MemoKind::Stat);
    memo.says_in_order(&[
        "Memorandum",
        "Subject Streets and Property Stat briefing memorandum for reporting period September 2026",
        "General observations",
        "Standing items: Where we stand (10 min); Response time (20 min); Night crew (20 min)",
        "New items: Depot B (15 min)",
        "Response time Suggested discussion length: 20 minutes",
        "Repairs take longer since Depot B closed.",
        "Street-defect response time was 6.3 days in Sep 2026, near the top of its usual range of \
         5.1 to 6.3 in two of the last three months and above the target of 4 days",
        "Source: 311 work orders",
        "Questions for the panel",
        "Which shifts carry the delay?",
        "Depot B Suggested discussion length: 15 minutes",
        "Why now: The lease offer ends in November.",
    ]);
}

/// Walks through the first meeting up to the night crew, and records what is said on the way.
fn walk_and_record(office: &mut Office, first: MeetingId) {
    office.clock_to(day(10, 27), 13, 0);
    office.run(Command::StartMeeting(first));
    office.mark_presence(first);
    let stops = office.view(first).stops;
    // Opening twice (title, scorecard), the review, one chart, a title for want of one, the new item, the end.
    assert_eq!(stops.len(), 7, "{stops:?}");
    for (at, stop) in stops.iter().enumerate().take(5) {
        if at > 0 {
            office.go_to(first, *stop);
        }
        let view = office.view(first);
        assert_eq!(view.stop_at(), Some(at));
        let item = stop.item.and_then(|id| view.item(id)).unwrap();
        let title = item.item.title.clone();
        office.minutes_pass(5);
        office.record_in_passing(first, &title);
    }
    let view = office.view(first);
    let spent = |title: &str| {
        let found = view
            .items
            .iter()
            .find(|item| item.item.title == title)
            .unwrap();
        spent_seconds(&found.clocks, found.item.id, office.now()) / 60
    };
    // The opening has two screens; one minute goes by before each line of the record.
    assert_eq!(
        [
            spent("Opening"),
            spent("Where we stand"),
            spent("Response time"),
            spent("Night crew")
        ],
        [10, 5, 10, 9]
    );
}

/// After the crash the meeting stands at its stop, with its record, and its clock never stopped.
fn resumed_where_it_was(office: &mut Office, first: MeetingId) {
    let view = office.view(first);
    assert_eq!(view.meeting.progress(), MeetingProgress::Running);
    assert_eq!(view.stop_at(), Some(4));
    let stage = view.stage.clone().unwrap();
    let here = view.item(stage.item.unwrap()).unwrap();
    assert_eq!(here.item.title, "Night crew");
    assert!(!stage.blank);
    assert_eq!(view.entries.len(), 9);
    assert_eq!(view.entries.last().unwrap().text, "Restore the night crew");
    let running: Vec<_> = view
        .items
        .iter()
        .flat_map(|item| &item.clocks)
        .filter(|clock| clock.until.is_none())
        .collect();
    assert_eq!(running.len(), 1);
    assert_eq!(running[0].item, here.item.id);
    let before = spent_seconds(&here.clocks, here.item.id, office.now());
    office.minutes_pass(3);
    let view = office.view(first);
    let here = view.item(running[0].item).unwrap();
    let after = spent_seconds(&here.clocks, here.item.id, office.now());
    assert_eq!((before, after), (9 * 60, 12 * 60));
    assert_eq!(office.program().faults().unwrap(), Vec::new());
}

/// The close-out, the end, and the record tidied.
fn close_out(office: &mut Office, first: MeetingId) {
    let agreed: Vec<String> = office
        .view(first)
        .promised
        .iter()
        .map(|id| office.action_of(*id).text)
        .collect();
    assert_eq!(
        agreed,
        [
            "Recommend a lease for Depot B",
            "Count open reports by district",
            "Crew hours by shift",
            "Publish the night roster",
            "Restore the night crew",
            "Brief the union @smith",
            "Check the depot lights",
            "Sell the old sweeper",
            "Paint Depot A",
        ]
    );
    office.minutes_pass(5);
    office.run(Command::Adjourn(first));
    let view = office.view(first);
    assert_eq!(view.meeting.progress(), MeetingProgress::Adjourned);
    let clocks = || view.items.iter().flat_map(|item| &item.clocks);
    assert!(clocks().all(|clock| clock.until.is_some()));
    let late = office.try_record(first, EntryKind::Note, "Too late");
    assert!(matches!(late, Err(ProgramError::Adjourned)), "{late:?}");
    // Two people are called Smith: the line was kept as typed, and a person settles it now.
    let union = office.action("Brief the union");
    assert_eq!(
        (union.owner, union.owner_as_typed.as_str()),
        (None, "smith")
    );
    assert!(union.lacks().contains(&Lack::Owner));
    office.settle_smith(first);
    let union = office.action("Brief the union");
    assert_eq!(union.owner, Some(office.people["Ana Smith"]));
    assert_eq!(union.text, "Brief the union");
    office.tidy(first);
}

fn first_follow_up_memo(office: &Office, first: MeetingId) {
    let memo = Memo::of(office.program(), first, MemoKind::FollowUp);
    memo.says_in_order(&[
        "Memorandum",
        "by Tuesday, November 17, 2026, by e-mail to stat@testford.example",
        "Decisions made",
        "Two resurfacing crews move to repair. R. Adeyemi, Mayor, Oct 27, 2026.",
        "Response time",
        "Recommend a lease for Depot B. ▲ High M. Chen, Property Fri Nov 13, 2026",
        "Count open reports by district. D. Rivera, Streets Fri Nov 20, 2026",
        "Night crew",
        "Publish the night roster. D. Rivera, Streets Tue Nov 10, 2026",
        "Restore the night crew. Memo. Done when: cost and start date are approved. \
         D. Rivera, Streets Mon Nov 16, 2026",
        "Brief the union. A. Smith, Streets Fri Nov 20, 2026",
        "Check the depot lights. D. Rivera, Streets Tue Nov 24, 2026",
        "Depot B",
        "Sell the old sweeper. M. Chen, Property Sun Dec 20, 2026",
        "Paint Depot A. D. Rivera, Streets Fri Jan 15, 2027",
        "Data requests",
        "Crew hours by shift. D. Rivera, Streets Fri Dec 4, 2026",
        "Parking lot",
        "Snow routes, for the winter meeting.",
        "Next meeting",
        "Tuesday, November 24, 2026 at 9:00 a.m.",
    ]);
    memo.says_nothing_of(&["Afternoon reports", "smith (to be settled)"]);
}

/// Responses come, one before the second meeting's agenda is brought up to date and one after.
fn weeks_between(office: &mut Office, second: MeetingId) {
    office.clock_to(day(11, 14), 14, 0);
    office.respond("Sell the old sweeper", "Two dealers made an offer.");
    office.clock_to(day(11, 16), 14, 0);
    office.respond(
        "Restore the night crew",
        "Plan attached; hiring takes six weeks.",
    );
    office.clock_to(day(11, 20), 14, 0);
    let brought = office.run(Command::BringFollowUps(second)).output;
    assert_eq!(brought, statroom::program::Output::Count(1));
    let again = office.run(Command::BringFollowUps(second)).output;
    assert_eq!(again, statroom::program::Output::Count(0));
}

/// What is overdue by then, most first; then what was answered. What is due later stays in the memo's table.
fn brought_in_order(office: &Office, second: MeetingId) {
    let view = office.view(second);
    let brought: Vec<(String, Vec<String>)> = view
        .agenda()
        .filter(|item| item.item.kind == ItemKind::FollowUp)
        .map(|item| {
            let words = |id| office.action_of(id).text;
            let actions = item.follow_ups.iter().copied().map(words).collect();
            (item.item.title.clone(), actions)
        })
        .collect();
    let of = |title: &str, actions: &[&str]| {
        let actions = actions.iter().map(|words| (*words).to_owned()).collect();
        (title.to_owned(), actions)
    };
    assert_eq!(
        brought,
        [
            of(
                "Night crew",
                &[
                    "Publish the night roster",
                    "Restore the night crew",
                    "Brief the union",
                    "Check the depot lights",
                ]
            ),
            of(
                "Response time",
                &[
                    "Recommend a lease for Depot B",
                    "Count open reports by district"
                ]
            ),
            of("Depot B", &["Sell the old sweeper"]),
        ]
    );
    // Items that return each time came along without last time's words; the new one was new once.
    let titles: Vec<&str> = view.agenda().map(|item| item.item.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Opening",
            "Night crew",
            "Response time",
            "Depot B",
            "Where we stand",
            "Response time",
            "Night crew",
            "Close-out"
        ]
    );
    let returned = view
        .agenda()
        .filter(|item| item.item.kind == ItemKind::Standing);
    assert!(
        returned
            .into_iter()
            .all(|item| item.item.narrative.is_empty())
    );
    assert_eq!(view.attendance.len(), 5);
}

fn second_stat_memo(office: &Office, second: MeetingId) {
    let memo = Memo::of(office.program(), second, MemoKind::Stat);
    memo.says_in_order(&[
        "Follow-up items: Night crew (5 min); Response time (5 min); Depot B (5 min)",
        "Earlier discussion, Oct 27, 2026",
        "Restore the night crew.",
        "Responses",
        "Plan attached; hiring takes six weeks.",
        "Earlier discussion, Oct 27, 2026",
        "Decision: Two resurfacing crews move to repair.",
        "Recommend a lease for Depot B.",
        "Incomplete – Overdue",
        "Two dealers made an offer.",
        "Other open commitments",
        "2 open commitments not on this agenda",
        "Crew hours by shift.",
        "Paint Depot A.",
        "Standing item",
    ]);
}

/// The second meeting: each commitment is worked in another way, each a timed entry of the record.
fn work_the_commitments(office: &mut Office, second: MeetingId) {
    office.clock_to(day(11, 24), 14, 0);
    office.run(Command::StartMeeting(second));
    let steps = [
        (
            "Publish the night roster",
            ActionStep::Delivered,
            "Roster handed in",
        ),
        (
            "Restore the night crew",
            ActionStep::Completed,
            "Plan of November 16, approved",
        ),
        (
            "Brief the union",
            ActionStep::Overtaken,
            "The union asked for the crew itself",
        ),
        (
            "Check the depot lights",
            ActionStep::Response,
            "Half of them are checked",
        ),
        (
            "Recommend a lease",
            ActionStep::NewDate,
            "A second bidder came",
        ),
        (
            "Count open reports",
            ActionStep::OnHold,
            "The report system is being replaced",
        ),
        (
            "Sell the old sweeper",
            ActionStep::Escalated,
            "Only the mayor may sell below value",
        ),
    ];
    // Each step wants its reason, evidence, date or person; without it nothing is kept.
    let rows = office.program().all_rows().unwrap();
    for (action, step, _) in steps {
        if step != ActionStep::Delivered {
            let refused = office.try_work(second, action, step, "");
            assert!(
                matches!(refused, Err(ProgramError::Wanted(_))),
                "{step:?}: {refused:?}"
            );
        }
    }
    assert_eq!(office.program().all_rows().unwrap(), rows);
    for (action, step, words) in steps {
        office.minutes_pass(1);
        office.go_to_follow_up(second, action);
        office.try_work(second, action, step, words).unwrap();
    }
    let view = office.view(second);
    let worked: Vec<_> = view
        .entries
        .iter()
        .map(|entry| (entry.kind, entry.step))
        .collect();
    let expected: Vec<_> = steps
        .iter()
        .map(|step| (EntryKind::FollowUp, Some(step.1)))
        .collect();
    assert_eq!(worked, expected);
    assert!(view.entries.is_sorted_by(|one, next| one.at < next.at));
    office.minutes_pass(5);
    office.run(Command::Adjourn(second));
}

fn second_follow_up_memo(office: &Office, second: MeetingId) {
    let memo = Memo::of(office.program(), second, MemoKind::FollowUp);
    memo.says_in_order(&[
        "Night crew",
        "What became of earlier items",
        "Publish the night roster. D. Rivera, Streets. Delivered, under review",
        "Restore the night crew. D. Rivera, Streets. Completed. Evidence: Plan of November 16, approved.",
        "Brief the union. A. Smith, Streets. Overtaken by events: The union asked for the crew itself.",
        "Check the depot lights. D. Rivera, Streets. Response: Half of them are checked.",
        "Response time",
        "Recommend a lease for Depot B. M. Chen, Property. New date Friday, December 11, 2026 \
         (was Nov 13, 2026): A second bidder came.",
        "Count open reports by district. D. Rivera, Streets. Put on hold: The report system is being replaced.",
        "Depot B",
        "Sell the old sweeper. M. Chen, Property.",
        "Escalated to R. Adeyemi, Mayor: Only the mayor may sell below value.",
        "Escalations",
        "Sell the old sweeper.",
    ]);
    memo.says_nothing_of(&["Paint Depot A"]);
}

/// The register and the director's home, after both meetings.
fn what_stands_in_the_end(office: &Office) {
    let program = office.program();
    let actions = query::actions(program).unwrap();
    let mut statuses: BTreeMap<&str, (ActionStatus, usize)> = BTreeMap::new();
    for row in &actions.rows {
        statuses.insert(&row.action.text, (row.status, row.due_changes.len()));
    }
    let expected = BTreeMap::from([
        ("Brief the union", (ActionStatus::Overtaken, 0)),
        ("Check the depot lights", (ActionStatus::NotYetDue, 0)),
        ("Count open reports by district", (ActionStatus::OnHold, 0)),
        ("Crew hours by shift", (ActionStatus::NotYetDue, 0)),
        ("Paint Depot A", (ActionStatus::NotYetDue, 0)),
        ("Publish the night roster", (ActionStatus::UnderReview, 0)),
        (
            "Recommend a lease for Depot B",
            (ActionStatus::NotYetDue, 1),
        ),
        ("Restore the night crew", (ActionStatus::CompletedLate, 0)),
        ("Sell the old sweeper", (ActionStatus::NotYetDue, 0)),
    ]);
    assert_eq!(statuses, expected);
    let directory = query::directory(program).unwrap();
    let measures = query::measures(program).unwrap();
    let meetings = query::meetings(program).unwrap();
    let home = query::home(&directory, &measures, &actions, &meetings, program.today());
    assert_eq!(home.count(ActionStatus::NotYetDue), 5);
    assert_eq!(home.measures, 2);
    let tallies: Vec<_> = home
        .priorities
        .iter()
        .map(|tally| tally.statuses.clone())
        .collect();
    assert_eq!(
        tallies,
        [vec![
            (TargetStatus::OffTarget, 1),
            (TargetStatus::NotSet, 1)
        ]]
    );
    assert_eq!(home.next_meeting, None);
}
