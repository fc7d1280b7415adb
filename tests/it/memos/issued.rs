//! Memos that go out are kept as they were: bytes, data, when, by whom and to whom; corrected by revisions alone.

use super::story::{PRIVATE, Story, item};
use crate::city::{Town, day};
use statroom::domain::agenda::ItemKind;
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::{IssuedMemoId, MeetingId};
use statroom::domain::issued::FileOrigin;
use statroom::export::memo::{FrozenMemo, IssueWish, MemoKind, prepare_issue};
use statroom::program::query::{self, DrawnBody, IssuedView};
use statroom::program::{Command, FigureBatch, FigureLine, NewEntry, SignedFile};

fn wish(meeting: MeetingId, kind: MemoKind) -> IssueWish {
    IssueWish {
        meeting,
        kind,
        edition: MemoEdition::PANEL,
        by: None,
    }
}

impl Story {
    /// Sends a memo, which must work.
    pub(super) fn issue(&mut self, wish: &IssueWish) -> IssuedMemoId {
        self.town.minutes_pass(1);
        let issue = prepare_issue(&self.town.program, wish).unwrap();
        self.town.make(Command::IssueMemo(Box::new(issue)))
    }

    fn issued(&self, meeting: MeetingId) -> Vec<IssuedView> {
        query::issued(&self.town.program, meeting).unwrap()
    }
}

/// The bytes of a file that went out.
fn bytes(town: &Town, hash: &str) -> Vec<u8> {
    query::kept_file(&town.program, hash).unwrap()
}

fn page(town: &Town, one: &IssuedView) -> String {
    let file = one.made_as("html").unwrap();
    String::from_utf8(bytes(town, &file.hash)).unwrap()
}

#[test]
fn what_went_out_is_kept_with_its_data_when_by_whom_and_to_whom() {
    let mut story = Story::told();
    let second = story.second();
    let rivera = story.rivera;
    let before = story.town.program.undo_name().map(str::to_owned);
    story.issue(&IssueWish {
        by: Some(rivera),
        ..wish(second, MemoKind::FollowUp)
    });
    assert_eq!(
        story.town.program.undo_name().map(str::to_owned),
        before,
        "what went out is no undo step"
    );
    let issued = story.issued(second);
    let [one] = issued.as_slice() else {
        panic!("one memo went out: {issued:?}");
    };
    assert_eq!((one.memo.revision, one.memo.by), (1, Some(rivera)));
    assert_eq!(one.memo.to, ["D. Rivera, Commissioner, Streets Department"]);
    assert_eq!(one.memo.at, story.town.program.now());
    let names: Vec<&str> = one.files.iter().map(|file| file.name.as_str()).collect();
    assert!(
        names.contains(&"Streets Stat - Follow-Up Memo - 2026-11-24.docx"),
        "{names:?}"
    );
    #[cfg(feature = "pdf")]
    {
        // What is printed and signed is kept as well, and says the same.
        let pdf = one.made_as("pdf").unwrap();
        let pages = crate::pdf_text::pages(&bytes(&story.town, &pdf.hash)).concat();
        assert!(pages.contains("One-pagebriefonpilotcosts"), "{pages}");
    }
    let was = page(&story.town, one);
    assert!(was.contains("One-page brief on pilot costs"));
    let frozen = FrozenMemo::read(&bytes(&story.town, &one.memo.data)).unwrap();
    let items: Vec<&str> = frozen
        .items()
        .iter()
        .map(|item| item.words.as_str())
        .collect();
    assert_eq!(
        items,
        [
            "One-page brief on pilot costs",
            "What does the union say",
            "Crew hours by shift"
        ]
    );
    // Whatever becomes of the record, the copy is what was sent.
    let mut brief = story.action("One-page brief");
    brief.text = "Two pages".into();
    story.edit_action(brief);
    assert_eq!(page(&story.town, &story.issued(second)[0]), was);
    assert_eq!(story.town.program.faults().unwrap(), []);
}

#[test]
fn a_correction_is_a_numbered_revision_that_says_at_its_head_what_changed() {
    let mut story = Story::told();
    let second = story.second();
    story.issue(&wish(second, MemoKind::FollowUp));
    let first = story.issued(second)[0].clone();
    let mut hours = story.action("Crew hours");
    hours.due = Some(day(12, 18));
    story.edit_action(hours);
    let mut brief = story.action("One-page brief");
    brief.owner = Some(story.rivera);
    brief.owner_as_typed = String::new();
    story.edit_action(brief);
    let view = query::meeting(&story.town.program, second).unwrap();
    let union = view
        .entries
        .iter()
        .find(|entry| entry.text.contains("union"));
    story.town.run(Command::RemoveEntry(union.unwrap().id));
    story.town.run(Command::Record(NewEntry {
        meeting: second,
        item: None,
        kind: EntryKind::Action,
        typed: "Publish the shift plan @Rivera due 12/18".into(),
        speaker: None,
        afterwards: true,
    }));
    story.edit_meeting(second, |meeting| {
        meeting.summary = "Response time, and a night pilot that starts in January.".into();
    });
    story.issue(&wish(second, MemoKind::FollowUp));
    let issued = story.issued(second);
    assert_eq!(issued.len(), 2);
    assert_eq!(issued[1], first, "the earlier copy stays as it was");
    let later = &issued[0];
    assert_eq!(later.memo.revision, 2);
    let told = later.memo.changes.join("\n");
    for words in [
        "Session summary: text reworded.",
        "owner D. Rivera, Streets instead of Smithers (to be settled)",
        "due Friday, December 18, 2026 instead of Friday, December 11, 2026",
        "Added: Item 1, \u{201c}Publish the shift plan\u{201d}",
        "Taken out: Item 2, \u{201c}What does the union say\u{201d}",
    ] {
        assert!(told.contains(words), "{words:?} is not in\n{told}");
    }
    let page = page(&story.town, later);
    let (head, body) = page.split_once("Session summary</h").unwrap();
    assert!(head.contains("Revision 2") && head.contains("replaces the one of November 25, 2026"));
    assert!(
        head.contains("Publish the shift plan"),
        "the changes stand at the head"
    );
    assert!(body.contains("Publish the shift plan"));
    let names: Vec<&str> = later.made().map(|file| file.name.as_str()).collect();
    assert!(names[0].ends_with(" - Revision 2.docx"), "{names:?}");
    assert_eq!(story.town.program.faults().unwrap(), []);
}

#[test]
fn a_stat_memo_released_again_is_made_of_the_newest_figures_and_says_so() {
    let mut story = Story::prepared();
    let second = story.second();
    story.issue(&wish(second, MemoKind::Stat));
    let frozen = |story: &Story, at: usize| {
        let memo = &story.issued(second)[at].memo;
        FrozenMemo::read(&bytes(&story.town, &memo.data)).unwrap()
    };
    let first = frozen(&story, 0);
    assert!(matches!(first.exhibits[0].body, Some(DrawnBody::Chart(_))));
    story.town.minutes_pass(60);
    story.town.run(Command::ImportFigures(FigureBatch {
        source: "work orders, corrected.csv".into(),
        source_hash: String::new(),
        by: "test".into(),
        lines: vec![FigureLine {
            measure_key: "street-defect-response-time".into(),
            dimension: String::new(),
            group: String::new(),
            period: statroom::domain::period::Period::from_iso("2026-09").unwrap(),
            value: Some(5.1),
            parts: None,
            row: None,
        }]
        .into(),
        ..FigureBatch::default()
    }));
    story.issue(&wish(second, MemoKind::Stat));
    assert_ne!(frozen(&story, 0).exhibits, first.exhibits);
    assert_eq!(frozen(&story, 1), first);
    let told = story.issued(second)[0].memo.changes.join("\n");
    assert!(told.contains("Figure 1, "), "{told}");
    assert!(told.contains("what it says reworded"), "{told}");
    assert!(page(&story.town, &story.issued(second)[0]).contains("5.1 days"));
}

#[test]
fn what_did_not_change_is_said_and_each_edition_has_its_own_revisions() {
    let mut story = Story::prepared();
    let second = story.second();
    story.issue(&wish(second, MemoKind::Stat));
    story.issue(&wish(second, MemoKind::Stat));
    let department = IssueWish {
        edition: MemoEdition::of(Edition::Department),
        ..wish(second, MemoKind::Stat)
    };
    story.issue(&department);
    let issued = story.issued(second);
    let revisions: Vec<(Edition, u32)> = issued
        .iter()
        .map(|one| (one.memo.edition, one.memo.revision))
        .collect();
    assert_eq!(
        revisions,
        [
            (Edition::Department, 1),
            (Edition::Panel, 2),
            (Edition::Panel, 1)
        ]
    );
    assert_eq!(
        issued[1].memo.changes,
        ["Nothing in its words; it was sent again."]
    );
}

#[test]
fn what_cannot_go_out_is_refused_in_words_and_nothing_is_kept() {
    let mut story = Story::prepared();
    let second = story.second();
    let rows = story.town.program.all_rows().unwrap();
    let issue = prepare_issue(&story.town.program, &wish(second, MemoKind::FollowUp)).unwrap();
    let refused = story.town.program.run(Command::IssueMemo(Box::new(issue)));
    let words = refused.unwrap_err().to_string();
    assert!(words.contains("has not been held"), "{words}");
    assert_eq!(story.town.program.all_rows().unwrap(), rows);
    // Written at the same time by two windows, one goes out.
    let two = [(); 2]
        .map(|()| prepare_issue(&story.town.program, &wish(second, MemoKind::Stat)).unwrap());
    let [mine, theirs] = two;
    story.town.run(Command::IssueMemo(Box::new(theirs)));
    let refused = story.town.program.run(Command::IssueMemo(Box::new(mine)));
    let words = refused.unwrap_err().to_string();
    assert!(words.contains("from another window"), "{words}");
    assert_eq!(story.issued(second).len(), 1);
}

#[test]
fn the_signed_file_is_kept_beside_and_one_that_is_none_is_refused() {
    let mut story = Story::told();
    let second = story.second();
    let memo = story.issue(&wish(second, MemoKind::FollowUp));
    let ink = b"%PDF-1.7 with ink".to_vec();
    let file = SignedFile::read("Signed memo.PDF", ink.clone()).unwrap();
    story.town.run(Command::AttachSigned { memo, file });
    let one = &story.issued(second)[0];
    let signed = one.files.last().unwrap();
    assert_eq!(signed.origin, FileOrigin::Signed);
    assert_eq!(bytes(&story.town, &signed.hash), ink);
    let made = one.files[0].id;
    let refused = story.town.program.run(Command::RemoveSigned(made));
    assert!(refused.unwrap_err().to_string().contains("kept as it was"));
    story.town.run(Command::RemoveSigned(signed.id));
    assert_eq!(story.issued(second)[0].files.len(), one.files.len() - 1);
    story.town.program.undo().unwrap();
    assert_eq!(&story.issued(second)[0], one);
    for (name, bytes) in [
        ("memo.exe", b"MZ".to_vec()),
        ("memo.pdf", b"no pdf".to_vec()),
        ("memo.docx", Vec::new()),
        ("scan.png", b"%PDF-1.7".to_vec()),
        ("big.pdf", [b"%PDF-".to_vec(), vec![0; 41 << 20]].concat()),
    ] {
        let error = SignedFile::read(name, bytes).unwrap_err().to_string();
        assert!(
            error.to_lowercase().contains("nothing was kept"),
            "{name}: {error}"
        );
    }
}

#[test]
fn no_private_note_is_in_any_byte_that_is_kept_of_what_went_out() {
    let mut story = Story::told();
    let new = item(story.second(), ItemKind::New, "Late idea", 5);
    story.town.run(Command::SaveItem(new));
    let meetings = [story.first, story.second()];
    for meeting in meetings {
        for kind in [MemoKind::Stat, MemoKind::FollowUp] {
            for edition in [Edition::Panel, Edition::Department, Edition::Public] {
                let edition = MemoEdition {
                    with_questions: true,
                    with_charts: true,
                    ..MemoEdition::of(edition)
                };
                story.issue(&IssueWish {
                    edition,
                    ..wish(meeting, kind)
                });
            }
        }
        for one in story.issued(meeting) {
            assert_eq!(one.made_as("pdf").is_some(), cfg!(feature = "pdf"));
            let files = one.files.iter().map(|file| &file.hash);
            for hash in files.chain([&one.memo.data]) {
                let kept = bytes(&story.town, hash);
                for part in super::outside::unpacked(&kept) {
                    let found = part
                        .windows(PRIVATE.len())
                        .any(|it| it == PRIVATE.as_bytes());
                    assert!(!found, "a private note is in {:?}", one.memo);
                }
            }
        }
    }
}
