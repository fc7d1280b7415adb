//! The draft of a mail that takes a paper to its recipients, and the calendar file with it.

use std::fs;

use super::other_papers::attended;
use super::registers::{events, text_of};
use super::story::Story;
use calcard::icalendar::ICalendarProperty;
use mail_parser::{MessageParser, MimeHeaders as _};
use statroom::domain::edition::MemoEdition;
use statroom::domain::person::Person;
use statroom::export::memo::{MemoKind, Paper, write_paper};
use statroom::program::{Command, query};

/// Gives somebody an address.
fn address(story: &mut Story, name: &str, email: &str) {
    let people = query::directory(&story.town.program).unwrap().people;
    let person = people
        .into_iter()
        .find(|person| person.name == name)
        .unwrap();
    story.town.run(Command::SavePerson(Person {
        email: email.into(),
        ..person
    }));
}

fn draft(story: &Story, paper: Paper) -> (Vec<u8>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.eml");
    let lacks = write_paper(
        &story.town.program,
        story.second(),
        paper,
        MemoEdition::PANEL,
        &path,
    );
    let lacks = lacks.unwrap().into_iter().map(|lack| lack.words).collect();
    (fs::read(path).unwrap(), lacks)
}

#[test]
fn the_draft_has_its_recipients_its_words_twice_and_its_files() {
    let mut story = attended();
    address(&mut story, "Damaris Rivera", "d.rivera@portalder.example");
    story.edit_city(|city| city.analyst_email = "stat@portalder.example".into());
    let (bytes, lacks) = draft(&story, MemoKind::FollowUp.into());
    let mail = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    let to = mail.to().unwrap().first().unwrap();
    assert_eq!(to.name(), Some("Damaris Rivera"));
    assert_eq!(to.address(), Some("d.rivera@portalder.example"));
    assert_eq!(
        mail.subject(),
        Some("Streets Department meeting, November 24, 2026")
    );
    let page = mail.body_html(0).unwrap();
    let text = mail.body_text(0).unwrap();
    for words in [
        "Session summary",
        "Crew hours by shift",
        "The pilot starts in January",
    ] {
        assert!(page.contains(words) && text.contains(words), "{words}");
    }
    let files: Vec<&str> = mail
        .attachments()
        .filter_map(|part| part.attachment_name())
        .collect();
    let name = "Streets Stat - Follow-Up Memo - 2026-11-24";
    let pdf = cfg!(feature = "pdf").then_some("pdf");
    for ending in ["docx", "ics"].into_iter().chain(pdf) {
        assert!(
            files.contains(&format!("{name}.{ending}").as_str()),
            "{files:?}"
        );
    }
    let word = mail
        .attachments()
        .find(|part| part.attachment_name().is_some_and(|it| it.contains("docx")));
    assert!(word.unwrap().contents().starts_with(b"PK"));
    assert!(
        !lacks.iter().any(|lack| lack.contains("e-mail")),
        "{lacks:?}"
    );
}

#[test]
fn recipients_without_an_address_are_named_and_the_draft_is_whole_without_them() {
    let story = Story::told();
    let (bytes, lacks) = draft(&story, MemoKind::Stat.into());
    let mail = MessageParser::default().parse(&bytes).unwrap();
    assert!(mail.to().is_none());
    for line in ["Mayor", "Chief of Staff"] {
        let words = format!("No e-mail address is known of \u{201c}{line}\u{201d}.");
        assert!(lacks.contains(&words), "{lacks:?}");
    }
}

#[test]
fn an_office_that_one_person_holds_is_an_address_and_pictures_travel_in_the_mail() {
    let mut story = Story::told();
    address(&mut story, "Ruth Adeyemi", "mayor@portalder.example");
    let (bytes, lacks) = draft(&story, MemoKind::Stat.into());
    let mail = MessageParser::default().parse(&bytes).unwrap();
    let to = mail.to().unwrap().first().unwrap().address();
    assert_eq!(to, Some("mayor@portalder.example"));
    assert!(
        !lacks
            .iter()
            .any(|lack| lack.contains("\u{201c}Mayor\u{201d}"))
    );
    let page = mail.body_html(0).unwrap();
    let shown: Vec<&str> = page
        .split("src=\"cid:")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(!shown.is_empty());
    for id in shown {
        let part = mail.parts.iter().find(|part| part.content_id() == Some(id));
        assert!(
            part.is_some_and(|part| part.contents().len() > 1000),
            "{id}"
        );
    }
}

#[test]
fn a_name_that_two_people_bear_goes_to_neither() {
    let mut story = Story::told();
    address(&mut story, "Damaris Rivera", "d.rivera@portalder.example");
    story.town.person("Diego Rivera", None);
    let (bytes, lacks) = draft(&story, MemoKind::FollowUp.into());
    let mail = MessageParser::default().parse(&bytes).unwrap();
    assert!(mail.to().is_none(), "{lacks:?}");
    assert!(
        lacks.iter().any(|lack| lack.contains("D. Rivera")),
        "{lacks:?}"
    );
}

#[test]
fn the_same_draft_twice_is_the_same_byte_for_byte() {
    let story = Story::told();
    for paper in Paper::ALL {
        assert_eq!(draft(&story, paper).0, draft(&story, paper).0, "{paper:?}");
    }
}

#[test]
fn the_calendar_file_of_a_meeting_has_its_commitments_and_the_next_meeting_in_its_zone() {
    let story = Story::told();
    let (bytes, _) = draft(&story, MemoKind::FollowUp.into());
    let mail = MessageParser::default().parse(&bytes).unwrap();
    let file = mail
        .attachments()
        .find(|part| {
            part.attachment_name()
                .is_some_and(|name| name.contains(".ics"))
        })
        .unwrap();
    let text = String::from_utf8(file.contents().to_vec()).unwrap();
    let all = events(&text);
    let summaries: Vec<String> = all
        .iter()
        .map(|event| text_of(event, &ICalendarProperty::Summary))
        .collect();
    assert!(
        summaries
            .iter()
            .any(|words| words.starts_with("Due: Crew hours by shift (D. Rivera")),
        "{summaries:?}"
    );
    assert!(
        summaries.contains(&"Due: written responses, Streets Stat".to_owned()),
        "{summaries:?}"
    );
    assert!(
        summaries.contains(&"Streets Stat".to_owned()),
        "{summaries:?}"
    );
    let zone = query::meeting(&story.town.program, story.second())
        .unwrap()
        .meeting
        .time_zone;
    assert!(
        text.contains(&format!("DTSTART;TZID={zone}:20261222T090000\r\n")),
        "{text}"
    );
    assert!(
        text.contains(&format!("BEGIN:VTIMEZONE\r\nTZID:{zone}\r\n")),
        "{text}"
    );
    // The clocks of the eastern United States go back on November 1, 2026, and forth on March 14, 2027.
    assert_eq!(zone, "America/New_York");
    for turn in ["DTSTART:20261101T020000", "DTSTART:20270314T020000"] {
        assert!(text.contains(turn), "{text}");
    }
}
