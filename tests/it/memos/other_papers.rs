//! The other papers of a meeting: agenda, minutes and packet, word for word and as files.

use std::fs;
use std::path::Path;

use super::golden::assert_golden;
use super::outside::assert_valid;
use super::story::{PRIVATE, Story};
use crate::city::{Town, day};
use crate::tools;
use statroom::domain::attendance::AttendeeRole;
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::ids::{MeetingId, PersonId};
use statroom::domain::meeting::Presence;
use statroom::domain::person::Person;
use statroom::export::markdown;
use statroom::export::memo::{
    IssueWish, MemoKind, MemoSources, Paper, compose, suggested_name, write_paper,
};
use statroom::program::{Command, Program, query};

/// The papers that are no memo.
const OTHERS: [Paper; 3] = [Paper::Agenda, Paper::Minutes, Paper::Packet];

/// A paper as Markdown, and what it lacks.
fn paper(
    program: &Program,
    meeting: MeetingId,
    paper: Paper,
    edition: Edition,
) -> (String, Vec<String>) {
    let sources = MemoSources::read(program, meeting, MemoEdition::of(edition)).unwrap();
    let (document, lacks) = compose(program, &sources, paper).unwrap();
    let lacks = lacks.into_iter().map(|lack| lack.words).collect();
    (markdown::write(&document, "paper").text, lacks)
}

fn attends(
    story: &mut Story,
    person: PersonId,
    (role, presence): (Option<AttendeeRole>, Presence),
    by: Option<PersonId>,
) {
    let meeting = story.second();
    let people = vec![person];
    story.town.run(Command::Invite { meeting, people });
    let view = query::meeting(&story.town.program, meeting).unwrap();
    let invited = view.attendance.iter().find(|one| one.person == person);
    let attendance = invited.unwrap().id;
    story.town.run(Command::NoteRole { attendance, role });
    if presence == Presence::Represented {
        story
            .town
            .run(Command::NoteRepresentative { attendance, by });
    } else {
        story.town.run(Command::MarkPresence {
            attendance,
            presence,
        });
    }
}

/// The second meeting with those invited and what became of them.
pub(super) fn attended() -> Story {
    let mut story = Story::told();
    let bell = story.town.make(Command::SavePerson(Person {
        name: "Amara Bell".into(),
        role: "Deputy Mayor".into(),
        email: "amara.bell@portalder.example".into(),
        ..Person::default()
    }));
    let chief = (Some(AttendeeRole::ChiefExecutive), Presence::Represented);
    let (mayor, rivera) = (story.mayor, story.rivera);
    attends(&mut story, mayor, chief, Some(bell));
    let head = (Some(AttendeeRole::DepartmentHead), Presence::Present);
    attends(&mut story, rivera, head, None);
    attends(
        &mut story,
        bell,
        (Some(AttendeeRole::Panel), Presence::Present),
        None,
    );
    let okafor = story.town.person("Ngozi Okafor", None);
    attends(&mut story, okafor, (None, Presence::Absent), None);
    story
}

#[test]
fn the_agenda_says_what_comes_when_who_answers_and_who_is_invited() {
    let story = attended();
    let (text, lacks) = paper(
        &story.town.program,
        story.second(),
        Paper::Agenda,
        Edition::Panel,
    );
    assert_golden("second_agenda", &text);
    assert_eq!(lacks, ["Nobody is named for the record."]);
}

#[test]
fn the_minutes_say_who_came_what_was_said_and_what_was_agreed() {
    let story = attended();
    let (text, lacks) = paper(
        &story.town.program,
        story.second(),
        Paper::Minutes,
        Edition::Panel,
    );
    assert_golden("second_minutes", &text);
    assert!(
        lacks.contains(&"Nobody is named for the record.".to_owned()),
        "{lacks:?}"
    );
    assert!(
        text.contains(
            "The chief executive, Ruth Adeyemi, was represented by A. Bell, Deputy Mayor."
        )
    );
}

#[test]
fn the_packet_holds_the_last_follow_up_memo_the_stat_memo_and_the_charts_in_this_order() {
    let story = Story::prepared();
    let (text, _) = paper(
        &story.town.program,
        story.second(),
        Paper::Packet,
        Edition::Panel,
    );
    let parts = [
        "## Follow-up memo of October 27, 2026",
        "### Decisions made",
        "## Stat memo for November 24, 2026",
        "### General observations",
        "## Charts for November 24, 2026",
        "### New item I: Night pilot",
        "Where would the crew come from?",
    ];
    let mut from = 0;
    for part in parts {
        let found = text.get(from..).and_then(|rest| rest.find(part));
        from += found.unwrap_or_else(|| panic!("{part:?} after {from} of\n{text}"));
    }
    let first = paper(
        &story.town.program,
        story.first,
        Paper::Packet,
        Edition::Panel,
    )
    .0;
    assert!(first.contains("No follow-up memo goes before"), "{first}");
}

#[test]
fn the_packet_holds_the_follow_up_memo_as_it_was_sent_whatever_became_of_its_items() {
    let mut story = Story::prepared();
    let (first, second) = (story.first, story.second());
    let packet = |story: &Story, edition: Edition| {
        paper(&story.town.program, second, Paper::Packet, edition).0
    };
    let unsent = packet(&story, Edition::Panel);
    assert!(unsent.contains("Plan to restore the night crew"));
    let memo = |text: &str| {
        let (_, memo) = text.split_once("## Follow-up memo of October 27").unwrap();
        memo.split_once("## Stat memo for").unwrap().0.to_owned()
    };
    assert!(!memo(&unsent).contains("**Date:**"), "nobody sent it");
    let wish = IssueWish {
        meeting: first,
        kind: MemoKind::FollowUp,
        edition: MemoEdition::of(Edition::Department),
        by: None,
    };
    story.issue(&wish);
    let sent = memo(&packet(&story, Edition::Panel));
    assert!(sent.contains("**Date:** November"), "{sent}");
    let mut plan = story.action("night crew");
    plan.text = "Plan to restore two night crews".into();
    story.edit_action(plan);
    assert_eq!(memo(&packet(&story, Edition::Panel)), sent);
    assert_eq!(memo(&packet(&story, Edition::Department)), sent);
    // The public was sent nothing: it reads the items as they stand.
    let public = packet(&story, Edition::Public);
    assert!(memo(&public).contains("two night crews"), "{public}");
    // A revision is what holds.
    story.issue(&wish);
    let revised = memo(&packet(&story, Edition::Panel));
    assert!(revised.contains("two night crews"), "{revised}");
    assert!(packet(&story, Edition::Panel).contains("October 27, 2026, revision 2"));
}

#[test]
fn the_public_reads_what_was_agreed_and_neither_what_was_said_nor_who_was_invited() {
    let story = attended();
    let program = &story.town.program;
    let minutes = paper(program, story.second(), Paper::Minutes, Edition::Public).0;
    for told in [
        "The pilot starts in January",
        "43 potholes",
        "Represented by A. Bell",
    ] {
        assert!(minutes.contains(told), "{told:?} in\n{minutes}");
    }
    for kept in [
        "Snow routes",
        "entered weekly",
        "only the chief can settle",
        "Okafor",
        "Internal use only",
    ] {
        assert!(!minutes.contains(kept), "{kept:?} in\n{minutes}");
    }
    let agenda = paper(program, story.second(), Paper::Agenda, Edition::Public).0;
    for kept in ["Rivera", "Adeyemi", "Invited"] {
        assert!(!agenda.contains(kept), "{kept:?} in\n{agenda}");
    }
    let packet = paper(program, story.second(), Paper::Packet, Edition::Department).0;
    assert!(
        !packet.contains("Where would the crew come from?"),
        "{packet}"
    );
}

#[test]
fn an_empty_meeting_gives_papers_that_say_so() {
    let mut town = Town::empty();
    let meeting = town.meeting("Stat", day(11, 24));
    for one in OTHERS {
        let (text, lacks) = paper(&town.program, meeting, one, Edition::Panel);
        assert!(text.contains("Stat") && !lacks.is_empty(), "{text}");
    }
    let agenda = paper(&town.program, meeting, Paper::Agenda, Edition::Panel).0;
    assert!(agenda.contains("The agenda of this meeting has no items yet."));
    let minutes = paper(&town.program, meeting, Paper::Minutes, Edition::Panel).0;
    assert!(minutes.contains("not held yet"), "{minutes}");
}

#[test]
fn the_names_of_files_are_those_of_the_playbook() {
    let story = Story::prepared();
    let meeting = query::meeting(&story.town.program, story.second())
        .unwrap()
        .meeting;
    let directory = query::Directory::default();
    let name_of = |paper| suggested_name(&directory, &meeting, paper, MemoEdition::PANEL);
    let names = Paper::ALL.map(name_of);
    assert_eq!(
        names,
        [
            "Streets Stat - Agenda - 2026-11-24",
            "Streets Stat - Stat Memo - 2026-11-24",
            "Streets Stat - Packet - 2026-11-24",
            "Streets Stat - Minutes - 2026-11-24",
            "Streets Stat - Follow-Up Memo - 2026-11-24",
        ]
    );
}

/// Every paper of the second meeting as a Word file.
fn written(story: &Story, folder: &Path) -> Vec<std::path::PathBuf> {
    let meeting = query::meeting(&story.town.program, story.second())
        .unwrap()
        .meeting;
    let one = |paper: Paper| {
        let directory = query::Directory::default();
        let name = suggested_name(&directory, &meeting, paper, MemoEdition::PANEL);
        let path = folder.join(name + ".docx");
        write_paper(
            &story.town.program,
            meeting.id,
            paper,
            MemoEdition::PANEL,
            &path,
        )
        .unwrap();
        path
    };
    OTHERS.map(one).into()
}

#[test]
fn microsofts_validator_accepts_agenda_minutes_and_packet() {
    let story = attended();
    let folder = tempfile::tempdir().unwrap();
    for path in written(&story, folder.path()) {
        assert_valid(&path);
        tools::keep(&path);
    }
}

#[test]
fn libreoffice_prints_the_agenda_on_one_page_and_each_part_of_the_packet_on_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (Some(libreoffice), Some(pdftotext)) = (
        tools::libreoffice(&folder.path().join("profile")),
        tools::pdftotext(),
    ) else {
        return;
    };
    let story = attended();
    let outdir = folder.path().to_str().unwrap();
    let pages: Vec<Vec<String>> = written(&story, folder.path())
        .iter()
        .map(|path| {
            let arguments = [
                "--convert-to",
                "pdf",
                "--outdir",
                outdir,
                path.to_str().unwrap(),
            ];
            libreoffice.run(arguments);
            let pdf = path.with_extension("pdf");
            tools::keep(&pdf);
            let output = pdftotext.run(["-layout", pdf.to_str().unwrap(), "-"]);
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let pages = text.split('\u{c}').map(str::to_owned);
            pages.filter(|page| !page.trim().is_empty()).collect()
        })
        .collect();
    assert_eq!(pages[0].len(), 1, "{:?}", pages[0]);
    let begins = |words: &str| {
        let lines = |page: &&String| page.lines().take(8).any(|line| line.contains(words));
        pages[2].iter().filter(lines).count()
    };
    for part in [
        "Follow-up memo of October",
        "Stat memo for November",
        "Charts for November",
    ] {
        assert_eq!(begins(part), 1, "{part} in {:?}", pages[2]);
    }
}

#[test]
fn private_notes_are_in_no_paper() {
    let story = attended();
    for one in OTHERS {
        for edition in Edition::ALL {
            for meeting in [story.first, story.second()] {
                let text = paper(&story.town.program, meeting, one, *edition).0;
                assert!(!text.contains(PRIVATE), "{text}");
            }
        }
    }
}

#[test]
fn a_paper_that_is_no_memo_is_also_a_page_and_a_text() {
    let story = attended();
    let folder = tempfile::tempdir().unwrap();
    for one in OTHERS {
        for ending in ["html", "md"] {
            let path = folder.path().join(format!("{}.{ending}", one.label()));
            let program = &story.town.program;
            write_paper(program, story.second(), one, MemoEdition::PANEL, &path).unwrap();
            assert!(fs::read_to_string(&path).unwrap().contains("Night pilot"));
        }
    }
    let path = folder.path().join("memo.docx");
    let memo = write_paper(
        &story.town.program,
        story.first,
        MemoKind::Stat,
        MemoEdition::PANEL,
        &path,
    );
    assert!(memo.is_ok());
}
