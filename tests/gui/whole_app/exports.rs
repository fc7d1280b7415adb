//! What is written for others besides the memos: found where one looks for it, named as the playbook names it,
//! opened from the news of it.

use eframe::egui::{Key, Modifiers};

use super::stand::Stand;

/// The demonstration, with its meeting of today open in Prepare.
fn prepared() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand
}

/// Presses a button and answers with a file; gives back what was written into it.
fn exported(stand: &mut Stand, button: &str, name: &str, says: &str) -> Vec<u8> {
    let file = stand.file(name);
    stand.will_choose(&file);
    stand.press(button);
    stand.must_say(says);
    std::fs::read(file).unwrap()
}

#[test]
fn prepare_writes_the_agenda_the_packet_and_a_mail_with_the_memo() {
    let mut stand = prepared();
    let agenda = exported(
        &mut stand,
        "Export agenda",
        "agenda.md",
        "The agenda is written.",
    );
    assert!(
        String::from_utf8(agenda)
            .unwrap()
            .contains("| Begins | Item |")
    );
    assert_eq!(stand.offered(), "Streets Stat - Agenda - 2026-11-24.docx");
    stand.press("Dismiss");
    let packet = exported(
        &mut stand,
        "Export packet",
        "packet.docx",
        "The packet is written.",
    );
    assert!(packet.starts_with(b"PK"));
    assert_eq!(stand.offered(), "Streets Stat - Packet - 2026-11-24.docx");
    stand.press("Dismiss");
    let mail = "Draft a mail with the memo";
    let mail = exported(&mut stand, mail, "memo.eml", "The mail draft is written.");
    assert!(String::from_utf8_lossy(&mail).starts_with("X-Unsent: 1\r\n"));
    assert_eq!(stand.offered(), "Streets Stat - Stat Memo - 2026-11-24.eml");
}

#[test]
fn follow_up_writes_the_minutes_and_a_calendar_file() {
    let mut stand = prepared();
    stand.key(Key::F9);
    stand.keys(Modifiers::COMMAND, Key::Num2);
    stand.press_with("Streets Stat, Tuesday, October 27, 2026");
    let minutes = exported(
        &mut stand,
        "Export minutes",
        "minutes.html",
        "The minutes are written.",
    );
    assert!(String::from_utf8(minutes).unwrap().contains("Attendance"));
    stand.press("Dismiss");
    let says = "The calendar file is written.";
    let calendar = exported(&mut stand, "Export calendar file", "due.ics", says);
    let calendar = String::from_utf8(calendar).unwrap();
    assert!(calendar.starts_with("BEGIN:VCALENDAR") && calendar.contains("SUMMARY:Due: "));
    assert_eq!(stand.offered(), "Streets Stat - Calendar - 2026-10-27.ics");
}

#[test]
fn the_actions_page_writes_the_register_and_one_owners_list() {
    let mut stand = prepared();
    stand.keys(Modifiers::COMMAND, Key::Num4);
    let says = "The register is written.";
    let register = exported(&mut stand, "Export register", "register.csv", says);
    let lines = String::from_utf8(register).unwrap().lines().count();
    assert!(lines > 5, "{lines}");
    stand.press("Dismiss");
    let file = stand.file("list.md");
    stand.will_choose(&file);
    stand.press("Action list for\u{2026}");
    stand.press("D. Rivera, Streets");
    stand.must_say("The action list is written.");
    let list = std::fs::read_to_string(file).unwrap();
    assert!(list.contains("**For** **D. Rivera, Streets**"), "{list}");
    assert!(
        stand
            .offered()
            .contains(" - Action List - D. Rivera - 2026-11-24.docx")
    );
}

#[test]
fn a_measures_page_writes_its_figures_and_what_was_written_can_be_opened() {
    let mut stand = prepared();
    stand.command("export chart");
    assert!(stand.asked().is_empty(), "no measure is open");
    stand.key(Key::Escape);
    stand.keys(Modifiers::COMMAND, Key::Num3);
    stand.press_with("Street-defect response time, Streets, 6.2 days");
    let button = "Export chart or its figures";
    let figures = exported(&mut stand, button, "figures.csv", "The chart is written.");
    assert!(
        String::from_utf8(figures)
            .unwrap()
            .contains("Period,Begins,")
    );
    stand.press("Open");
    let picture = exported(&mut stand, button, "chart.png", "The chart is written.");
    assert!(picture.starts_with(b"\x89PNG"));
    stand.press("Show in folder");
    let opened = [
        (stand.file("figures.csv"), true),
        (stand.file("chart.png"), false),
    ];
    assert_eq!(stand.opened.all(), opened);
}

#[test]
fn a_memo_of_one_department_is_chosen_beside_its_edition_and_named_after_it() {
    let mut stand = prepared();
    stand.choose("Items of", "Pro");
    let memo = exported(
        &mut stand,
        "Export stat memo",
        "memo.md",
        "The memo is written.",
    );
    let memo = String::from_utf8(memo).unwrap();
    assert!(
        memo.contains("This memo holds what concerns the Department of Public Property alone"),
        "{memo}"
    );
    assert_eq!(
        stand.offered(),
        "Streets Stat - Stat Memo - 2026-11-24 - Property.docx"
    );
    stand.press("Dismiss");
    // There is one agenda for all of them.
    let agenda = exported(
        &mut stand,
        "Export agenda",
        "agenda.md",
        "The agenda is written.",
    );
    assert_eq!(stand.offered(), "Streets Stat - Agenda - 2026-11-24.docx");
    assert!(!String::from_utf8(agenda).unwrap().contains("alone"));
    stand.press("Dismiss");
    stand.choose("Items of", "All");
    exported(
        &mut stand,
        "Export stat memo",
        "whole.md",
        "The memo is written.",
    );
    assert_eq!(
        stand.offered(),
        "Streets Stat - Stat Memo - 2026-11-24.docx"
    );
}
