//! What both memos say, word for word, over two meetings.

use super::story::{Story, item};
use crate::city::day;
use statroom::domain::agenda::ItemKind;
use statroom::domain::edition::MemoEdition;
use statroom::domain::entry::{ActionStep, EntryKind};
use statroom::domain::ids::{ItemId, MeetingId};
use statroom::export::markdown;
use statroom::export::memo::{MemoKind, MemoSources, follow_up_memo, stat_memo};
use statroom::program::Command;
use statroom::program::query::{self, ExhibitView};

/// A memo as Markdown.
pub(super) fn text(story: &Story, meeting: MeetingId, kind: MemoKind) -> String {
    let sources = MemoSources::read(&story.town.program, meeting, MemoEdition::PANEL).unwrap();
    let document = match kind {
        MemoKind::Stat => stat_memo(&sources).unwrap(),
        MemoKind::FollowUp => follow_up_memo(&sources).unwrap(),
    };
    markdown::write(&document, "memo").text
}

pub(super) fn assert_golden(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../../snapshots/memos",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}

#[test]
fn the_first_stat_memo_has_the_order_of_the_sample() {
    let story = Story::planned();
    assert_golden("first_stat", &text(&story, story.first, MemoKind::Stat));
}

#[test]
fn the_first_follow_up_memo_asks_for_what_was_promised() {
    let story = Story::held_once();
    let text = text(&story, story.first, MemoKind::FollowUp);
    assert_golden("first_follow_up", &text);
}

#[test]
fn the_second_stat_memo_takes_up_what_the_first_meeting_left() {
    let story = Story::prepared();
    assert_golden("second_stat", &text(&story, story.second(), MemoKind::Stat));
}

#[test]
fn the_second_follow_up_memo_says_what_became_of_it() {
    let story = Story::told();
    let text = text(&story, story.second(), MemoKind::FollowUp);
    assert_golden("second_follow_up", &text);
}

#[test]
fn what_is_not_settled_is_said_and_is_no_place_to_fill_in() {
    let mut story = Story::held_once();
    story.edit_city(|city| {
        city.analyst_email = String::new();
        city.materials_due_days = 0;
        city.memo_signatory = String::new();
    });
    let text = text(&story, story.first, MemoKind::FollowUp);
    for words in [
        "by e-mail (address not yet set).",
        "The date of the next departmental meeting is not yet set.",
        "The day by which follow-up materials are due is not yet set.",
    ] {
        assert!(text.contains(words), "{words:?} is not in\n{text}");
    }
    for place in ["XX", "DATE", "DAY", "TBD", "_"] {
        assert!(!text.contains(place), "{place:?} is in\n{text}");
    }
}

#[test]
fn a_meeting_planned_from_this_one_is_its_next_when_none_was_named() {
    let mut story = Story::prepared();
    story.edit_meeting(story.first, |meeting| {
        meeting.next_on = None;
        meeting.next_at = None;
        meeting.next_place = String::new();
    });
    let text = text(&story, story.first, MemoKind::FollowUp);
    let words = "will be **Tuesday, November 24, 2026 at 9:00 a.m.** in City Hall, Room 202.";
    assert!(text.contains(words), "{text}");
}

#[test]
fn numbers_run_on_from_topic_to_topic_in_agenda_order() {
    let mut story = Story::planned();
    let first = story.first;
    let new = item(first, ItemKind::New, "Night pilot", 10);
    let new: ItemId = story.town.make(Command::SaveItem(new));
    let standing = story.item(first, ItemKind::Standing).id;
    story.record(first, Some(new), EntryKind::Action, "Third said first");
    story.record(first, Some(standing), EntryKind::DataRequest, "Data last");
    story.record(first, Some(standing), EntryKind::Action, "First said third");
    story.record(
        first,
        Some(standing),
        EntryKind::InformationRequest,
        "Second",
    );
    let text = text(&story, first, MemoKind::FollowUp);
    let places: Vec<usize> = [
        "| 1 | **First",
        "| 2 | **Second",
        "| 3 | **Third",
        "| 4 | **Data",
    ]
    .iter()
    .map(|words| {
        text.find(words)
            .unwrap_or_else(|| panic!("no {words:?} in\n{text}"))
    })
    .collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn what_was_merged_is_asked_for_once() {
    let mut story = Story::planned();
    let first = story.first;
    story.record(first, None, EntryKind::Action, "Restore the night crew");
    story.record(first, None, EntryKind::Action, "Bring back nights");
    let (action, into) = (story.action("Bring back").id, story.action("Restore").id);
    story.town.run(Command::MergeAction { action, into });
    let text = text(&story, first, MemoKind::FollowUp);
    assert!(
        text.contains("a brief written response to the numbered item below"),
        "{text}"
    );
    assert!(!text.contains("Bring back"), "{text}");
}

#[test]
fn several_departments_are_a_list_at_the_end_of_the_subject() {
    let mut story = Story::planned();
    let parks = story.town.department("Parks");
    story.town.run(Command::SetMeetingDepartments {
        meeting: story.first,
        departments: vec![story.streets, parks],
    });
    let stat = text(&story, story.first, MemoKind::Stat);
    let subject = "**Streets Stat briefing memorandum for reporting period September 2026: \
                   Streets Department and Parks Department**";
    assert!(stat.contains(subject), "{stat}");
    assert!(
        stat.contains("for the Streets Department and the Parks Department."),
        "{stat}"
    );
}

#[test]
fn a_long_discussion_is_recalled_by_its_last_notes_and_all_its_decisions() {
    let mut story = Story::planned();
    let first = story.first;
    let standing = story.item(first, ItemKind::Standing).id;
    story.record(first, Some(standing), EntryKind::Decision, "Decided early");
    for number in 1..=9 {
        let note = format!("Note number {number}");
        story.record(first, Some(standing), EntryKind::Note, &note);
    }
    story.record(
        first,
        Some(standing),
        EntryKind::Action,
        "Do it @Rivera due 11/1",
    );
    story.plan_next(day(11, 24));
    let text = text(&story, story.second(), MemoKind::Stat);
    for (words, there) in [
        ("Decided early", true),
        ("Note number 3", false),
        ("Note number 4", true),
        ("Note number 9", true),
        ("3 notes more on the record of Oct 27, 2026.", true),
    ] {
        assert_eq!(text.contains(words), there, "{words:?} in\n{text}");
    }
}

#[test]
fn what_waits_or_was_delivered_says_so_in_the_next_briefing() {
    let mut story = Story::held_once();
    story.work(
        None,
        "rates",
        ActionStep::OnHold,
        "the union talks first",
        None,
    );
    story.work(
        None,
        "night crew",
        ActionStep::Delivered,
        "Plan of November 16",
        None,
    );
    story.plan_next(day(11, 24));
    let text = text(&story, story.second(), MemoKind::Stat);
    for (words, there) in [
        ("Reason: the union talks first.", true),
        ("| On Hold since Oct 27, 2026 |", true),
        ("Evidence: Plan of November 16.", true),
        ("| Under Review, delivered Oct 27, 2026 |", true),
        ("No response yet on “Recommend a lease", true),
    ] {
        assert_eq!(text.contains(words), there, "{words:?} in\n{text}");
    }
    // Only the lease is still waited for.
    assert_eq!(text.matches("No response yet").count(), 1, "{text}");
}

#[test]
fn exhibits_bear_the_same_numbers_on_screen_and_in_the_memo() {
    let story = Story::prepared();
    let second = story.second();
    let memo = text(&story, second, MemoKind::Stat);
    let shown = query::exhibits(&story.town.program, second).unwrap();
    let names: Vec<String> = shown.iter().map(ExhibitView::name).collect();
    assert!(names.contains(&"Table 1".to_owned()), "{names:?}");
    for view in &shown {
        let caption = format!("**{}.** {}", view.name(), view.title);
        let below = format!("**{}.** {}", view.name(), view.caption);
        assert!(
            memo.contains(&caption) || memo.contains(&below),
            "{caption} in\n{memo}"
        );
    }
}
