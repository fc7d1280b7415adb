//! A memo for one department of several: what concerns it, to who answers for it, and nothing of the others.

use super::outside::unpacked;
use super::story::{PRIVATE, Story};
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::ids::DepartmentId;
use statroom::export::document::Paragraph;
use statroom::export::markdown;
use statroom::export::memo::{
    IssueWish, MemoKind, MemoSources, Paper, check_follow_up, check_stat, compose, prepare_issue,
    write_paper,
};
use statroom::program::{Command, query};

/// Both meetings, the second of two departments.
fn of_two() -> (Story, DepartmentId) {
    let mut story = Story::told();
    let second = story.second();
    let book = query::directory(&story.town.program).unwrap();
    let departments = book.departments.iter();
    let mut property = departments.filter(|one| one.short_name == "Property");
    let property = property.next().unwrap().id;
    story.town.run(Command::SetMeetingDepartments {
        meeting: second,
        departments: vec![story.streets, property],
    });
    (story, property)
}

fn sources(story: &Story, of: (Edition, Option<DepartmentId>)) -> MemoSources {
    let edition = MemoEdition::of(of.0).for_department(of.1);
    MemoSources::read(&story.town.program, story.second(), edition).unwrap()
}

/// The words of a paper in the edition of the department.
fn text(story: &Story, paper: impl Into<Paper>, department: Option<DepartmentId>) -> String {
    let sources = sources(story, (Edition::Department, department));
    let (document, _) = compose(&story.town.program, &sources, paper.into()).unwrap();
    markdown::write(&document, "memo").text
}

/// What stands in the papers of the Streets Department alone.
const STREETS: [&str; 5] = [
    "Plan to restore the night crew",
    "Crew hours by shift",
    "October was the slowest month in two years.",
    "Night pilot",
    "Night repairs",
];
/// And in those of the Property Department alone.
const PROPERTY: [&str; 1] = ["Recommend a lease for Depot B"];

#[test]
fn each_departments_stat_memo_and_packet_hold_its_own_items_and_none_of_the_others() {
    let (story, property) = of_two();
    for paper in [Paper::Memo(MemoKind::Stat), Paper::Packet] {
        let whole = text(&story, paper, None);
        let streets = text(&story, paper, Some(story.streets));
        let property = text(&story, paper, Some(property));
        for words in STREETS.iter().filter(|words| whole.contains(*words)) {
            assert!(streets.contains(words), "{words} is missing: {streets}");
            assert!(
                !property.contains(words),
                "{words} is another's: {property}"
            );
        }
        for words in PROPERTY {
            assert!(whole.contains(words) && property.contains(words), "{words}");
            assert!(!streets.contains(words), "{words} is another's: {streets}");
        }
        // What is neither's is in both.
        for words in [&streets, &property] {
            assert!(words.contains("The lease recommendation slipped; the plan came."));
            assert!(!words.contains(PRIVATE));
        }
        assert!(
            STREETS
                .iter()
                .filter(|words| whole.contains(*words))
                .count()
                >= 3
        );
    }
    let stat = text(&story, MemoKind::Stat, Some(property));
    for words in [
        "This memo holds what concerns the Property Department alone",
        "Property Department Streets Stat briefing memorandum",
        "a series of data observations on the work of the Property Department.",
    ] {
        assert!(stat.contains(words), "{words}: {stat}");
    }
}

#[test]
fn one_departments_follow_up_memo_is_without_the_others_items_decisions_and_remarks() {
    let (story, property) = of_two();
    let streets = text(&story, MemoKind::FollowUp, Some(story.streets));
    let property = text(&story, MemoKind::FollowUp, Some(property));
    for words in [
        "One-page brief on pilot costs",
        "Crew hours by shift",
        "The pilot starts in January",
        "Paper work orders are entered weekly",
    ] {
        assert!(
            !property.contains(words),
            "{words} was said on another's item: {property}"
        );
    }
    assert!(streets.contains("Crew hours by shift"));
    assert!(streets.contains("The pilot starts in January"));
    assert!(property.contains("Recommend a lease for Depot B"));
    assert!(!streets.contains("Recommend a lease for Depot B"));
    // What was said of no item is everybody's.
    for words in [&streets, &property] {
        assert!(words.contains("Snow routes, for the winter meeting"));
    }
}

#[test]
fn it_goes_to_who_answers_for_the_department_and_the_check_asks_for_them() {
    let (mut story, property) = of_two();
    let to = |story: &Story, kind: MemoKind, edition: Edition, of: DepartmentId| {
        let sources = sources(story, (edition, Some(of)));
        let (document, _) = compose(&story.town.program, &sources, kind.into()).unwrap();
        let line = document.header.into_iter().find(|line| line.label == "To");
        line.map(|line| line.lines.iter().map(Paragraph::words).collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let rivera = ["D. Rivera, Commissioner, Streets Department"];
    let streets = story.streets;
    assert_eq!(
        to(&story, MemoKind::FollowUp, Edition::Panel, streets),
        rivera
    );
    assert_eq!(
        to(&story, MemoKind::Stat, Edition::Department, streets),
        rivera
    );
    // The panel's briefing goes to the panel, whichever department it is about.
    assert_eq!(
        to(&story, MemoKind::Stat, Edition::Panel, streets),
        ["Mayor", "Chief of Staff"]
    );
    let of_property = |story: &Story| sources(story, (Edition::Department, Some(property)));
    let lacks = |story: &Story| -> Vec<String> {
        let sources = of_property(story);
        let lacks = [check_stat(&sources), check_follow_up(&sources)].concat();
        lacks.into_iter().map(|lack| lack.words).collect()
    };
    let nobody = "Nobody of the Property Department is in the hot seat or invited, so the memo has no recipients.";
    let found = lacks(&story);
    assert_eq!(found.iter().filter(|words| *words == nobody).count(), 2);
    // What another department's items lack is not asked for.
    assert!(
        !found.iter().any(|words| words.contains("pilot")),
        "{found:?}"
    );
    invite(&mut story, "Mei Chen");
    assert!(!lacks(&story).iter().any(|words| words == nobody));
    let addressed = to(&story, MemoKind::Stat, Edition::Department, property);
    assert!(addressed[0].starts_with("M. Chen"), "{addressed:?}");
}

fn invite(story: &mut Story, name: &str) {
    let meeting = story.second();
    let people = query::directory(&story.town.program).unwrap().people;
    let person = people.iter().find(|one| one.name == name).unwrap().id;
    let people = vec![person];
    story.town.run(Command::Invite { meeting, people });
}

#[test]
fn no_byte_of_a_departments_files_holds_what_is_anothers() {
    let (story, property) = of_two();
    let folder = tempfile::tempdir().unwrap();
    let program = &story.town.program;
    let endings: &[&str] = if cfg!(feature = "pdf") {
        &["docx", "html", "md", "pdf", "eml"]
    } else {
        &["docx", "html", "md", "eml"]
    };
    for kind in [MemoKind::Stat, MemoKind::FollowUp] {
        for ending in endings {
            let edition = MemoEdition::of(Edition::Department).for_department(Some(property));
            let to = folder.path().join(format!("memo.{ending}"));
            write_paper(program, story.second(), kind, edition, &to).unwrap();
            for part in unpacked(&std::fs::read(&to).unwrap()) {
                for words in [
                    "Crew hours",
                    "Crewhours",
                    "Night pilot",
                    "Nightpilot",
                    PRIVATE.get(..8).unwrap(),
                ] {
                    let found = part.windows(words.len()).any(|it| it == words.as_bytes());
                    assert!(!found, "{words} is in {kind:?} as {ending}");
                }
            }
        }
    }
}

#[test]
fn a_file_is_named_after_its_department_and_each_has_its_own_revisions() {
    let (mut story, property) = of_two();
    let second = story.second();
    let wish = |of| IssueWish {
        meeting: second,
        kind: MemoKind::FollowUp,
        edition: MemoEdition::of(Edition::Department).for_department(of),
        by: None,
    };
    for of in [Some(property), Some(story.streets), None, Some(property)] {
        story.issue(&wish(of));
    }
    let mut issued: Vec<(String, u32)> = query::issued(&story.town.program, second)
        .unwrap()
        .iter()
        .map(|one| (one.files[0].name.clone(), one.memo.revision))
        .collect();
    issued.sort();
    let name = "Streets Stat - Follow-Up Memo - 2026-11-24 - Department edition";
    let named = |more: &str| format!("{name}{more}.docx");
    assert_eq!(
        issued,
        [
            (named(" - Property - Revision 2"), 2),
            (named(" - Property"), 1),
            (named(" - Streets"), 1),
            (named(""), 1),
        ]
    );
    let issue = prepare_issue(&story.town.program, &wish(Some(property))).unwrap();
    assert_eq!(issue.revision, 3);
    assert!(
        issue
            .changes
            .iter()
            .all(|words| !words.contains("Taken out"))
    );
}
