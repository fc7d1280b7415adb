//! The memos go out from the app: asked about once, kept as they were, opened again, signed, corrected and revised.

use chrono::{NaiveDate, TimeDelta};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use statroom::domain::issued::FileOrigin;
use statroom::domain::memo::MemoKind;
use statroom::program::query::{self, IssuedView};

use super::room::{DEMO, at_the_meeting};
use super::stand::Stand;

/// The memos of today's meeting that went out, as they are on the disk.
fn issued(stand: &Stand, kind: MemoKind) -> Vec<IssuedView> {
    issued_on(stand, NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(), kind)
}

/// Those of the meeting of a day.
fn issued_on(stand: &Stand, day: NaiveDate, kind: MemoKind) -> Vec<IssuedView> {
    let program = stand.read(DEMO);
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

/// Opens and saves every file that is kept of the memos of a kind, and holds it against the bytes that are kept; how
/// many there were.
fn open_and_save_all(stand: &mut Stand, day: NaiveDate, kind: MemoKind) -> usize {
    let all = issued_on(stand, day, kind);
    let mut count = 0;
    for one in &all {
        for file in &one.files {
            let program = stand.read(DEMO);
            let kept = query::kept_file(&program, &file.hash).unwrap();
            let what = match (file.ending().as_str(), file.origin) {
                ("docx", FileOrigin::Made) => "Word",
                ("docx", FileOrigin::Signed) => "Word, as signed",
                ("pdf", _) => "PDF",
                ("html", _) => "Web page",
                other => panic!("{other:?}"),
            };
            let of = format!("{what} of {}", one.name());
            let open = format!("Open {of}");
            stand.window.get_by_label(&open).scroll_to_me();
            stand.settle();
            stand.press(&open);
            let (opened, itself) = stand.opened.all().pop().unwrap();
            assert!(itself && opened.ends_with(&file.name), "{opened:?}");
            assert_eq!(std::fs::read(&opened).unwrap(), kept, "{of}");
            let to = stand.file(&format!("{count}.{}", file.ending()));
            stand.will_choose(&to);
            stand.press(&format!("Save {of}"));
            stand.must_say("The copy is saved.");
            assert_eq!(stand.offered(), file.name);
            assert_eq!(std::fs::read(&to).unwrap(), kept, "{of}");
            stand.press("Dismiss");
            count += 1;
        }
        assert!(one.made_as("pdf").is_some(), "{}", one.name());
    }
    count
}

#[test]
fn of_every_issue_and_revision_each_kept_file_is_opened_and_saved_as_it_was() {
    let mut stand = at_the_meeting(Vec::new());
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    assert_eq!(open_and_save_all(&mut stand, day, MemoKind::Stat), 3);
    stand.keys(Modifiers::COMMAND, Key::Num2);
    stand.press_with("Streets Stat, Tuesday, October 27, 2026");
    let day = NaiveDate::from_ymd_opt(2026, 10, 27).unwrap();
    assert_eq!(issued_on(&stand, day, MemoKind::FollowUp).len(), 2);
    assert_eq!(open_and_save_all(&mut stand, day, MemoKind::FollowUp), 7);
}

#[test]
fn prepare_says_once_when_the_memo_was_released() {
    let stand = at_the_meeting(Vec::new());
    stand.must_say("Stat memo released in time");
    stand.must_say("The room sees the released memo\u{2019}s figures.");
    let named = stand.window.query_all_by_label_contains("5:30 p.m.");
    assert_eq!(named.count(), 1);
}

#[test]
fn a_departments_memo_says_what_it_holds_and_which_commitments_no_department_is_asked_for() {
    let mut stand = at_the_meeting(Vec::new());
    stand.choose("Items of", "Streets");
    stand.must_say(
        "The items of Streets, and those that belong to no department, as the opening does.",
    );
    stand.keys(Modifiers::COMMAND, Key::Num2);
    stand.press_with("Streets Stat, Tuesday, October 27, 2026");
    stand.press("All departments");
    stand.press("Sanitation");
    stand.must_say("What Sanitation promised or supports, and what was said on items that belong to no department.");
    // One is counsel's, one the information office's.
    stand.must_say("2 commitments are of no department of this meeting: only the memo of all departments has them.");
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
