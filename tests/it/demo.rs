//! The demonstration program: the sample folder, built through imports and commands, on any day.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc, Weekday};
use statroom::demo;
use statroom::domain::action::ActionStatus;
use statroom::domain::edition::MemoEdition;
use statroom::domain::entry::EntryKind;
use statroom::domain::issued::{FileOrigin, IssuedFile};
use statroom::domain::meeting::{MeetingProgress, Presence};
use statroom::domain::memo::MemoKind;
use statroom::domain::period::{Frequency, Period};
use statroom::domain::target::{TargetKind, TargetStatus};
use statroom::export::{markdown, memo};
use statroom::program::query::{self, MeetingView, table_of};
use statroom::program::{Command, Program, local_time};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const ZONE: &str = "America/New_York";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Eleven in the morning, UTC: what `--as-of` makes of a day.
fn on(text: &str) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(11, 0, 0).unwrap();
    day(text).and_time(time).and_utc()
}

fn next(program: &Program) -> MeetingView {
    let id = query::find_meeting(program, "next").unwrap();
    query::meeting(program, id).unwrap()
}

/// Every word of the program that people read.
fn all_rows_text(program: &Program) -> String {
    let rows = program.all_rows().unwrap();
    let rows: Vec<String> = rows.into_iter().map(|(_, row)| row).collect();
    rows.join(
        "
",
    )
}

#[test]
fn the_program_carries_every_file_of_the_sample_folder_as_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let mut there = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy();
                there.insert(name.replace('\\', "/"), std::fs::read(&path).unwrap());
            }
        }
    }
    let carried: BTreeMap<String, Vec<u8>> = demo::FILES
        .iter()
        .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()))
        .collect();
    assert_eq!(
        carried.keys().collect::<Vec<_>>(),
        there.keys().collect::<Vec<_>>()
    );
    assert!(carried == there, "a file was changed since it was embedded");
}

#[test]
fn on_any_day_the_program_is_sound_and_today_s_meeting_is_next() {
    // The anchor itself, a leap day, the weeks in which the clocks change, the turn of a year.
    for today in [
        "2026-11-24",
        "2028-02-29",
        "2027-03-14",
        "2026-11-01",
        "2027-01-01",
    ] {
        let now = on(today);
        let program = demo::build(now).unwrap();
        assert_eq!(program.faults().unwrap(), Vec::new(), "{today}");
        assert!(program.now() <= now, "{today}: something is yet to happen");
        let next = next(&program).meeting;
        assert_eq!(next.held_on, day(today));
        assert_eq!(next.progress(), MeetingProgress::Planned);
        assert_eq!(next.starts_at, NaiveTime::from_hms_opt(9, 0, 0).unwrap());
        let last = query::find_meeting(&program, "last").unwrap();
        let last = query::meeting(&program, last).unwrap().meeting;
        let before = (day(today) - last.held_on).num_days();
        assert!((28..35).contains(&before), "{today}: {before}");
        assert_eq!(last.held_on.weekday(), Weekday::Tue, "{today}");
        assert_eq!(next.previous, Some(last.id));
        let began = local_time(last.started_at.unwrap(), ZONE);
        assert_eq!(began.to_string(), format!("{} 09:00:40", last.held_on));
        let rows = all_rows_text(&program);
        for brace in ["{20", ":year}"] {
            assert!(!rows.contains(brace), "{today}: a date was not written out");
        }
    }
}

#[test]
fn actions_stand_in_every_status_as_of_today() {
    for today in ["2026-11-24", "2028-02-29"] {
        let program = demo::build(on(today)).unwrap();
        let actions = query::actions(&program).unwrap();
        let found: BTreeSet<ActionStatus> = actions
            .rows
            .iter()
            .map(|row| row.action.status(day(today)))
            .collect();
        assert_eq!(found, ActionStatus::ALL.iter().copied().collect());
        for row in &actions.rows {
            let action = &row.action;
            assert!(action.lacks().is_empty(), "{}", action.text);
            assert!(action.topic.is_some() && action.entry.is_some());
        }
        let given_up: Vec<_> = actions
            .rows
            .iter()
            .flat_map(|row| &row.due_changes)
            .collect();
        assert_eq!(given_up.len(), 1, "only the lease got a new date");
        let escalated = actions
            .rows
            .iter()
            .find(|row| row.action.escalated_on.is_some());
        let directory = query::directory(&program).unwrap();
        let to = escalated.unwrap().action.escalated_to;
        assert_eq!(directory.person_name(to), "Thomas Whitfield");
    }
}

#[test]
fn the_record_says_word_for_word_what_the_files_say() {
    let program = demo::build(on("2026-11-24")).unwrap();
    let last = query::find_meeting(&program, "last").unwrap();
    let view = query::meeting(&program, last).unwrap();
    let directory = query::directory(&program).unwrap();
    assert!(view.entries.iter().all(|entry| entry.unsettled.is_empty()));
    let decision = view
        .entries
        .iter()
        .find(|entry| entry.kind == EntryKind::Decision)
        .unwrap();
    assert_eq!(
        decision.text,
        "Crews start each morning in Eastside and Southfield until the backlog there is no larger \
         than in October 2025"
    );
    assert_eq!(
        decision.effect,
        "The morning dispatch order changes from November 2."
    );
    assert_eq!(directory.person_name(decision.decided_by), "Ruth Adeyemi");
    let at = local_time(decision.at, ZONE);
    assert_eq!(at.to_string(), "2026-10-27 10:01:15");
    let item = view.item(decision.item.unwrap()).unwrap();
    assert_eq!(item.item.title, "Response time");
    // Each item's clock ran from when the meeting came to it until it went on.
    let clock = &item.clocks[0];
    assert_eq!((clock.until.unwrap() - clock.from).num_minutes(), 20);
    let present = view
        .attendance
        .iter()
        .filter(|one| one.presence == Presence::Present);
    assert_eq!((view.attendance.len(), present.count()), (20, 19));
    let steps = view.entries.iter().filter(|entry| entry.step.is_some());
    assert_eq!(steps.count(), 2);
    assert_eq!(view.meeting.reporting_period, "September 2026");
}

#[test]
fn today_s_agenda_is_the_one_listed_and_takes_up_what_was_promised() {
    let program = demo::build(on("2026-11-24")).unwrap();
    let view = next(&program);
    let titles: Vec<&str> = view.agenda().map(|view| view.item.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Opening",
            "Pothole backlog",
            "Depot B and the nights",
            "Routes 12 and 31",
            "Illegal dumping",
            "Where the two departments stand",
            "Response time",
            "On-time collection",
            "Graffiti pilot",
            "Read back and close",
        ]
    );
    let actions = query::actions(&program).unwrap();
    let worked = |title: &str| {
        let item = view.agenda().find(|view| view.item.title == title).unwrap();
        let mut texts: Vec<String> = item
            .follow_ups
            .iter()
            .map(|id| actions.row(*id).unwrap().action.text.clone())
            .collect();
        texts.sort();
        texts
    };
    assert_eq!(
        worked("Pothole backlog"),
        ["Fill every pothole older than 60 days in Eastside and Southfield"]
    );
    assert_eq!(worked("Depot B and the nights").len(), 3);
    assert_eq!(worked("Routes 12 and 31").len(), 1);
    assert_eq!(worked("Illegal dumping").len(), 1);
    let graffiti = view
        .agenda()
        .find(|view| view.item.title == "Graffiti pilot")
        .unwrap();
    let picture = graffiti.exhibits[0].picture.clone().unwrap();
    let picture = query::picture(&program, &picture).unwrap().unwrap();
    let file = demo::FILES
        .iter()
        .find(|(path, _)| *path == "pictures/graffiti-pilot.png");
    assert!(picture.bytes == file.unwrap().1);
}

#[test]
fn figures_move_by_whole_periods_and_targets_with_them() {
    let program = demo::build(on("2027-02-10")).unwrap();
    let book = query::measures(&program).unwrap();
    let page = |key: &str| {
        let row = book.rows.iter().find(|row| row.measure.key == key).unwrap();
        query::measure_page(&program, row.measure.id).unwrap()
    };
    let response = page("street-defect-response");
    let january = Period::from_iso("2027-01").unwrap();
    assert_eq!(response.row.latest, Some((january, 6.2)));
    assert_eq!(response.row.status, TargetStatus::OffTarget);
    let began = response
        .targets
        .iter()
        .find(|target| target.kind == TargetKind::Target)
        .unwrap();
    assert_eq!(began.in_force_from, day("2024-02-01"));
    let weekly = page("missed-collections").row.latest.unwrap().0;
    assert_eq!(weekly.frequency(), Frequency::Week);
    assert_eq!(weekly.end(), day("2027-02-07"));
    let revised = page("ontime-collection");
    let revised: Vec<_> = revised
        .figures
        .iter()
        .filter(|figure| !figure.replaced.is_empty())
        .collect();
    assert_eq!(revised.len(), 1);
    assert_eq!(revised[0].value, Some(93.5));
}

#[test]
fn two_builds_of_one_day_say_the_same() {
    let counts = || {
        let program = demo::build(on("2027-06-30")).unwrap();
        let actions = query::actions(&program).unwrap();
        let mut words: Vec<String> = actions
            .rows
            .iter()
            .map(|row| format!("{} {:?} {:?}", row.action.text, row.action.due, row.status))
            .collect();
        for row in query::meetings(&program).unwrap().rows {
            let view = query::meeting(&program, row.meeting.id).unwrap();
            words.extend(
                view.entries
                    .iter()
                    .map(|entry| format!("{} {}", entry.at, entry.text)),
            );
            words.extend(view.items.iter().map(|item| item.item.narrative.clone()));
        }
        (words, program.all_rows().unwrap().len())
    };
    assert_eq!(counts(), counts());
}

#[test]
fn a_table_says_its_unit_once_also_by_district() {
    let program = demo::build(on("2026-11-24")).unwrap();
    let measures = query::measures(&program).unwrap();
    let row = measures
        .rows
        .iter()
        .find(|row| row.measure.key == "street-defect-response");
    let page = query::measure_page(&program, row.unwrap().measure.id).unwrap();
    let whole = table_of(&page, "", 2);
    assert_eq!(whole.head, "Period");
    assert_eq!(whole.columns, ["Days", "Target", "Status"]);
    let dimension = row.unwrap().dimensions[0].clone();
    let by_group = table_of(&page, &dimension, 2);
    assert_eq!(by_group.head, "Days by month");
    let cells = whole
        .rows
        .iter()
        .chain(&by_group.rows)
        .flat_map(|row| &row.cells);
    let cells: Vec<&String> = cells.collect();
    assert!(
        cells.len() > 6 && cells.iter().all(|cell| !cell.contains("days")),
        "{cells:?}"
    );
}

#[test]
fn what_was_read_back_and_asked_is_ticked_in_the_meetings_that_were_held() {
    let program = demo::build(on("2026-11-24")).unwrap();
    let actions = query::actions(&program).unwrap().rows;
    let committed = actions.iter().filter(|row| row.action.committed).count();
    assert!(
        committed > actions.len() / 2 && committed < actions.len(),
        "{committed}"
    );
    let last = query::find_meeting(&program, "last").unwrap();
    let asked = |view: &MeetingView| {
        let questions = view.items.iter().flat_map(|one| &one.questions);
        let ticks: Vec<bool> = questions.map(|question| question.asked).collect();
        (ticks.iter().filter(|asked| **asked).count(), ticks.len())
    };
    let (put, all) = asked(&query::meeting(&program, last).unwrap());
    assert!(put > 0 && put < all, "{put} of {all}");
    assert_eq!(asked(&next(&program)).0, 0);
}

#[test]
fn the_follow_up_memo_has_every_topic_of_the_agenda_under_its_own_title() {
    let mut program = demo::build(on("2026-11-24")).unwrap();
    let meeting = next(&program).meeting.id;
    program.run(Command::StartMeeting(meeting)).unwrap();
    let sources = memo::MemoSources::read(&program, meeting, MemoEdition::PANEL).unwrap();
    let text = markdown::write(&memo::follow_up_memo(&sources).unwrap(), "memo").text;
    let headings: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    let wanted = [
        "Pothole backlog",
        "Depot B and the nights",
        "Routes 12 and 31",
        "Illegal dumping",
        "Where the two departments stand",
        "Response time",
        "On-time collection",
        "Graffiti pilot",
        "Next meeting",
    ];
    assert_eq!(headings, wanted);
}

#[test]
fn the_measures_on_the_list_are_those_home_counts_and_those_it_says_were_returned() {
    let program = demo::build(on("2026-11-24")).unwrap();
    let measures = query::measures(&program).unwrap();
    let home = query::home(
        &query::directory(&program).unwrap(),
        &measures,
        &query::actions(&program).unwrap(),
        &query::meetings(&program).unwrap(),
        program.today(),
    );
    let listed = measures.rows.iter().filter(|row| !row.measure.retired);
    assert_eq!(home.measures + home.returned, listed.count());
    assert_eq!(home.returned, 1);
}

#[test]
fn it_opens_as_an_office_in_good_order_with_its_memos_out_in_time() {
    for today in ["2026-11-24", "2027-01-04"] {
        let program = demo::build(on(today)).unwrap();
        let directory = query::directory(&program).unwrap();
        let meetings = query::meetings(&program).unwrap();
        // Nothing is owed: no memo is late, and the next one is that of the meeting of today.
        let owed = query::memos_owed(&directory, &meetings.rows, program.now());
        assert_eq!(owed.len(), 0, "{today}: {owed:?}");
        let papers = query::papers(&program).unwrap();
        assert!(papers.seal.is_some() && !papers.papers.follow_up_opening.is_empty());
        let named = |name| directory.holidays.iter().any(|day| day.name == name);
        assert!(named("Thanksgiving Day") && named("Juneteenth"));

        let next = next(&program);
        assert!(next.release.is_some());
        let text = {
            let sources = memo::MemoSources::read(&program, next.meeting.id, MemoEdition::PANEL);
            let document = memo::stat_memo(&sources.unwrap()).unwrap();
            markdown::write(&document, "memo").text
        };
        for heading in ["Purpose and decisions needed", "Requested preparation"] {
            assert!(text.contains(heading), "{heading}");
        }
        assert!(text.contains("The city pays for the nights by the hour already."));
        let exhibits = query::exhibits(&program, next.meeting.id).unwrap();
        let edited: Vec<_> = exhibits.iter().filter(|it| it.words.is_some()).collect();
        assert_eq!(edited.len(), 1);
        assert!(!edited[0].has_moved());

        let last = query::find_meeting(&program, "last").unwrap();
        let issued = query::issued(&program, last).unwrap();
        let follow_ups = issued
            .iter()
            .filter(|one| one.memo.kind == MemoKind::FollowUp);
        let [revision, first] = follow_ups.collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(revision.memo.revision, 2);
        let [changed] = revision.memo.changes.as_slice() else {
            panic!("{:?}", revision.memo.changes)
        };
        assert!(changed.contains("Choose ten camera sites"), "{changed}");
        let signed = |file: &&IssuedFile| file.origin == FileOrigin::Signed;
        assert_eq!(first.files.iter().filter(signed).count(), 1);
    }
}
