//! The demonstration's own papers, word for word: every paper of each of its meetings, and the list of what is open.

use super::golden::assert_golden;
use statroom::demo;
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::text::AsText as _;
use statroom::export::markdown;
use statroom::export::memo::{MemoKind, MemoSources, Paper, compose};
use statroom::export::register::{Register, action_list};
use statroom::program::{Program, query};

/// The demonstration on the morning of its meeting.
fn program() -> Program {
    demo::build("2026-11-24T14:00:00Z".parse().unwrap()).unwrap()
}

fn text(program: &Program, meeting: &query::MeetingRow, paper: Paper, edition: Edition) -> String {
    let edition = MemoEdition::of(edition);
    let sources = MemoSources::read(program, meeting.meeting.id, edition).unwrap();
    let (document, _) = compose(program, &sources, paper).unwrap();
    markdown::write(&document, "memo").text
}

#[test]
fn every_paper_of_every_meeting_says_this() {
    let program = program();
    let meetings = query::meetings(&program).unwrap();
    let mut told = 0;
    for meeting in &meetings.rows {
        let day = meeting.meeting.held_on.to_text();
        for paper in Paper::ALL {
            // The packet is made of the others.
            if paper == Paper::Packet {
                continue;
            }
            let name = paper.label().to_lowercase().replace([' ', '-'], "_");
            let text = text(&program, meeting, paper, Edition::Panel);
            assert_golden(&format!("demo_{day}_{name}"), &text);
            told += 1;
        }
    }
    assert!(told >= 12, "{told}");
}

#[test]
fn the_packet_and_the_memos_for_the_department_and_the_public_say_this() {
    let program = program();
    let next = query::find_meeting(&program, "next").unwrap();
    let meetings = query::meetings(&program).unwrap();
    let today = meetings.row(next).unwrap();
    assert_golden(
        "demo_packet",
        &text(&program, today, Paper::Packet, Edition::Panel),
    );
    for edition in [Edition::Department, Edition::Public] {
        let stat = text(&program, today, MemoKind::Stat.into(), edition);
        assert_golden(&format!("demo_stat_{}", edition.word()), &stat);
    }
    let list = action_list(&Register::read(&program, None).unwrap());
    assert_golden("demo_action_list", &markdown::write(&list, "list").text);
}
