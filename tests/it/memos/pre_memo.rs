//! What a person writes for the memos: observations in place of drafted ones, Baltimore's further sections, a memo of
//! one department; and the memo of 2015 that never should have gone out as it was.

use super::story::Story;
use crate::city::{Town, day};
use chrono::NaiveTime;
use statroom::domain::action::{Action, Deliverable};
use statroom::domain::agenda::ItemKind;
use statroom::domain::edition::MemoEdition;
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::{DepartmentId, ItemId, MeetingId, PersonId};
use statroom::domain::meeting::Meeting;
use statroom::domain::memo::{ExhibitWords, MemoTexts, StatForm};
use statroom::export::markdown;
use statroom::export::memo::{
    IssueWish, MemoKind, MemoLackKind, MemoSources, check_follow_up, check_stat, follow_up_memo,
    stat_memo,
};
use statroom::program::query;
use statroom::program::{Command, FigureBatch, FigureLine, NewEntry};

fn sources(story: &Story, meeting: MeetingId) -> MemoSources {
    MemoSources::read(&story.town.program, meeting, MemoEdition::PANEL).unwrap()
}

fn stat_text(story: &Story) -> String {
    markdown::write(&stat_memo(&sources(story, story.second())).unwrap(), "memo").text
}

#[test]
fn an_observation_is_written_over_its_draft_marked_when_the_figures_moved_and_brought_back() {
    let mut story = Story::prepared();
    let second = story.second();
    let shown = query::exhibits(&story.town.program, second).unwrap();
    let chart = &shown[0];
    let draft = chart.draft();
    assert!(stat_text(&story).contains(draft.split(". ").next().unwrap()));
    story.town.run(Command::SaveExhibitWords(ExhibitWords {
        id: chart.exhibit.id,
        words: "The depot's closing shows in every month since".into(),
        draft: draft.clone(),
    }));
    let text = stat_text(&story);
    assert!(
        text.contains("The depot's closing shows in every month since."),
        "{text}"
    );
    let bold = format!("**{}", draft.split(". ").next().unwrap());
    assert!(!text.contains(&bold), "{text}");
    let moved = |story: &Story| {
        let found = check_stat(&sources(story, story.second()));
        found.iter().any(|lack| lack.kind == MemoLackKind::Moved)
    };
    assert!(!moved(&story));
    story.town.run(Command::ImportFigures(FigureBatch {
        source: "corrected.csv".into(),
        source_hash: String::new(),
        by: "test".into(),
        lines: vec![FigureLine {
            measure_key: "street-defect-response-time".into(),
            dimension: String::new(),
            group: String::new(),
            period: statroom::domain::period::Period::from_iso("2026-09").unwrap(),
            value: Some(4.1),
            parts: None,
            row: None,
        }]
        .into(),
        ..FigureBatch::default()
    }));
    assert!(moved(&story));
    // Without words the draft of now stands there again.
    story.town.run(Command::SaveExhibitWords(ExhibitWords {
        id: chart.exhibit.id,
        words: String::new(),
        draft: String::new(),
    }));
    assert!(!moved(&story));
    assert!(stat_text(&story).contains("4.1 days"));
    story.town.program.undo().unwrap();
    assert!(moved(&story));
    assert_eq!(story.town.program.faults().unwrap(), []);
}

#[test]
fn the_pre_memo_sections_are_in_where_the_meeting_asks_for_them() {
    let mut story = Story::prepared();
    let second = story.second();
    let before = stat_text(&story);
    assert!(!before.contains("Purpose and decisions needed"));
    story.town.run(Command::SaveMemoTexts(MemoTexts {
        form: StatForm::Full,
        decisions_needed: "Whether the night pilot starts in January".into(),
        requested_preparation: "Crew plan for the nights".into(),
        data_remarks: "Paper work orders are entered weekly.".into(),
        ..MemoTexts::of(second)
    }));
    let text = stat_text(&story);
    let mut last = 0;
    for words in [
        "## Purpose and decisions needed",
        "1. Whether the night pilot starts in January.",
        "## Agenda and attendees",
        "## Prior follow-ups",
        " open** (1 overdue); **0 closed** since Oct 27, 2026.",
        "## KPI snapshot",
        "## General observations",
        "## Data-quality notes",
        "Paper work orders are entered weekly.",
        "## Requested preparation",
        "- Crew plan for the nights.",
    ] {
        let at = text.find(words);
        let at = at.unwrap_or_else(|| panic!("{words:?} is not in\n{text}"));
        assert!(at >= last, "{words:?} is not in its place in\n{text}");
        last = at;
    }
    assert_eq!(text.matches("Measures on this agenda").count(), 1, "{text}");
    assert!(!text.contains("Purpose of the meeting:"), "it is said once");
    story.town.program.undo().unwrap();
    assert_eq!(stat_text(&story), before);
}

#[test]
fn a_departments_own_memo_holds_its_items_alone_and_says_so() {
    let mut story = Story::told();
    let second = story.second();
    let book = query::directory(&story.town.program).unwrap();
    let property = book
        .departments
        .iter()
        .find(|one| one.short_name == "Property");
    let property = property.unwrap().id;
    story.town.run(Command::SetMeetingDepartments {
        meeting: second,
        departments: vec![story.streets, property],
    });
    let own = IssueWish {
        meeting: second,
        kind: MemoKind::FollowUp,
        edition: MemoEdition::PANEL.for_department(Some(property)),
        by: None,
    };
    story.issue(&own);
    let issued = query::issued(&story.town.program, second).unwrap();
    let page = issued[0].made_as("html").unwrap();
    let page = query::kept_file(&story.town.program, &page.hash).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("This memo holds the items of the Property Department alone"));
    assert!(page.contains("Recommend a lease for Depot B"));
    assert!(
        !page.contains("Crew hours by shift"),
        "it is the Streets Department's"
    );
    assert!(
        issued[0].files[0].name.contains(" - Property"),
        "{:?}",
        issued[0].files
    );
}

/// JackStat of November 18, 2015, as its memo stood: five items of which three name no person, no due dates, no To line,
/// an empty topic, and a closing line that was never filled in.
struct JackStat {
    town: Town,
    meeting: MeetingId,
    blight: ItemId,
    boone: PersonId,
    police: DepartmentId,
}

const ITEMS: [&str; 5] = [
    "Report how many vacant lots were cut, by ward, since the last session",
    "Explain why code cases stay open after the owner was cited",
    "List the demolitions that wait for asbestos surveys",
    "Bring the service center's backlog of blight calls",
    "Set out how inspectors and police share addresses",
];

fn jackstat() -> JackStat {
    let mut town = Town::empty();
    let police = town.department("Police");
    let boone = town.person("Alan Boone", Some(police));
    let meeting: MeetingId = town.make(Command::SaveMeeting(Meeting {
        name: "JackStat".into(),
        held_on: day(11, 18),
        starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        memo_from: vec!["Office of the Mayor".into()],
        next_place: "DAY, DATE at City Hall".into(),
        minutes: 90,
        ..Meeting::default()
    }));
    let mut topics = Vec::new();
    for title in [
        "Public Safety \u{2013} Crime",
        "Public Safety \u{2013} Blight/Code Enforcement",
    ] {
        let item = super::story::item(meeting, ItemKind::Standing, title, 20);
        topics.push(town.make::<ItemId>(Command::SaveItem(item)));
    }
    let blight = topics[1];
    town.run(Command::StartMeeting(meeting));
    for (at, words) in ITEMS.iter().enumerate() {
        let owner = if at >= 3 { " @Boone" } else { "" };
        town.minutes_pass(1);
        town.run(Command::Record(NewEntry {
            meeting,
            item: Some(blight),
            kind: EntryKind::Action,
            typed: format!("{words}{owner}"),
            speaker: None,
            afterwards: false,
        }));
    }
    town.run(Command::Adjourn(meeting));
    JackStat {
        town,
        meeting,
        blight,
        boone,
        police,
    }
}

impl JackStat {
    fn sources(&self) -> MemoSources {
        MemoSources::read(&self.town.program, self.meeting, MemoEdition::PANEL).unwrap()
    }

    fn count(&self, kind: MemoLackKind) -> usize {
        let found = check_follow_up(&self.sources());
        found.iter().filter(|lack| lack.kind == kind).count()
    }

    fn text(&self) -> String {
        markdown::write(&follow_up_memo(&self.sources()).unwrap(), "memo").text
    }
}

#[test]
fn the_jackstat_memo_of_2015_is_found_wanting_in_all_it_lacked_and_filled_in_is_what_it_should_have_been()
 {
    let mut jack = jackstat();
    assert_eq!(jack.count(MemoLackKind::Owner), 3);
    assert_eq!(jack.count(MemoLackKind::DueDate), 5);
    assert_eq!(jack.count(MemoLackKind::Recipients), 1);
    assert_eq!(jack.count(MemoLackKind::Unfilled), 1);
    let text = jack.text();
    let crime = text.split("Public Safety \u{2013} Crime").nth(1).unwrap();
    assert!(crime.trim_start().starts_with("No new items."), "{text}");
    // Every lack leads somewhere: to an item, an entry, an action, or a field of the meeting.
    jack.town.run(Command::SetMeetingDepartments {
        meeting: jack.meeting,
        departments: vec![jack.police],
    });
    let mut meeting = query::meeting(&jack.town.program, jack.meeting)
        .unwrap()
        .meeting;
    meeting.follow_up_to = vec![
        "Chief of Police".into(),
        "Director of Code Enforcement".into(),
    ];
    meeting.next_on = Some(day(12, 2));
    meeting.next_at = NaiveTime::from_hms_opt(9, 0, 0);
    meeting.next_place = "City Hall".into();
    meeting.materials_due = Some(day(11, 30));
    jack.town.run(Command::SaveMeeting(meeting));
    let actions = query::actions(&jack.town.program).unwrap();
    for (at, row) in actions.rows.iter().enumerate() {
        jack.town.run(Command::EditAction {
            action: Action {
                owner: Some(jack.boone),
                department: Some(jack.police),
                due: Some(day(11, 25) + chrono::Days::new(at as u64)),
                deliverable: Some(Deliverable::Memo),
                definition_of_done: "the mayor has it in writing".into(),
                ..row.action.clone()
            },
            support: Vec::new(),
            due_reason: String::new(),
        });
    }
    let left = check_follow_up(&jack.sources());
    assert!(
        left.iter()
            .all(|lack| lack.kind == MemoLackKind::Attendance),
        "{left:?}"
    );
    assert!(jack.blight != ItemId::default());
    insta::with_settings!({
        snapshot_path => "../../snapshots/memos",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!("jackstat_2015", jack.text()) });
}
