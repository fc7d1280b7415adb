//! The memos go out from the app: asked about once, kept as they were, opened again, signed, corrected and revised.

use chrono::{NaiveDate, TimeDelta};
use eframe::egui::{Key, Modifiers};
use statroom::domain::memo::MemoKind;
use statroom::program::query::{self, IssuedView};

use super::room::{DEMO, at_the_meeting};
use super::stand::Stand;

/// The memos of today's meeting that went out, as they are on the disk.
fn issued(stand: &Stand, kind: MemoKind) -> Vec<IssuedView> {
    let program = stand.read(DEMO);
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let rows = query::meetings(&program).unwrap().rows;
    let row = rows.iter().find(|row| row.meeting.held_on == day).unwrap();
    let all = query::issued(&program, row.meeting.id).unwrap();
    all.into_iter()
        .filter(|one| one.memo.kind == kind)
        .collect()
}

/// Today's meeting held, with one promise on its record.
fn held() -> Stand {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(5));
    stand.type_words("Post the night plan @rivera due 12/4");
    stand.keys(Modifiers::ALT, Key::A);
    stand.wait(TimeDelta::minutes(60));
    stand.command("adjourn");
    stand.key(Key::Enter);
    stand.must_say("Follow-up memo");
    stand
}

#[test]
fn the_follow_up_memo_goes_out_once_it_is_asked_for_and_its_copy_is_kept_and_saved_again() {
    let mut stand = held();
    stand.must_say("Follow-up memo due ");
    stand.press("Issue memo");
    stand.must_say("can\u{2019}t be undone");
    stand.press("Issue");
    stand.must_say("The follow-up memo is issued.");
    stand.must_say("What went out");
    let [one] = issued(&stand, MemoKind::FollowUp).try_into().unwrap();
    assert_eq!(one.memo.revision, 1);
    let to = stand.file("copy.docx");
    stand.will_choose(&to);
    stand.press("Save Word of Issued");
    stand.settle();
    let program = stand.read(DEMO);
    let kept = one.made_as("docx").unwrap();
    assert_eq!(
        std::fs::read(&to).unwrap(),
        query::kept_file(&program, &kept.hash).unwrap()
    );
    // Undo is not about what went out.
    stand.command("Undo");
    assert_eq!(issued(&stand, MemoKind::FollowUp).len(), 1);
}

#[test]
fn escape_closes_an_open_list_first_and_then_its_dialog() {
    let mut stand = held();
    stand.press("Issue memo");
    stand.key(Key::Enter);
    stand.must_say("Department edition");
    stand.key(Key::Escape);
    assert!(!stand.says("Department edition"));
    stand.must_say("Issue the follow-up memo");
    stand.key(Key::Escape);
    assert!(!stand.says("Issue the follow-up memo"));
    assert!(issued(&stand, MemoKind::FollowUp).is_empty());
}

#[test]
fn what_was_changed_on_paper_goes_onto_the_record_and_the_next_revision_says_so() {
    let mut stand = held();
    stand.press("Issue memo");
    stand.press("Issue");
    stand.must_say("The follow-up memo is issued.");
    let paper = stand.file("Signed.pdf");
    std::fs::write(&paper, b"%PDF-1.7 with ink").unwrap();
    stand.will_choose(&paper);
    stand.press("Keep the signed copy");
    stand.must_say("What does the signed memo say?");
    stand.write("Due", "12/11");
    stand.key(Key::Tab);
    stand.press("Correct the record");
    let rows = query::actions(&stand.read(DEMO)).unwrap().rows;
    let row = rows
        .iter()
        .find(|row| row.action.text.starts_with("Post the night plan"));
    let row = row.unwrap();
    assert_eq!(row.action.due, NaiveDate::from_ymd_opt(2026, 12, 11));
    assert_eq!(row.due_changes.last().unwrap().reason, "as signed");
    stand.press("Issue memo");
    stand.must_say("Issue revision 2 of the follow-up memo");
    stand.press("Issue revision");
    stand.must_say("Revision 2 of the follow-up memo is out.");
    let both = issued(&stand, MemoKind::FollowUp);
    assert_eq!(both.len(), 2);
    let told = both[0].memo.changes.join("\n");
    assert!(
        told.contains("due Friday, December 11, 2026 instead of Friday, December 4, 2026"),
        "{told}"
    );
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
}
