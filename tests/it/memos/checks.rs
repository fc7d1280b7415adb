//! The check lists what a memo lacks, with what it concerns, and never blocks.

use super::story::{Story, item};
use statroom::domain::action::Deliverable;
use statroom::domain::agenda::ItemKind;
use statroom::domain::edition::MemoEdition;
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::{ItemId, MeetingId};
use statroom::export::memo::{MemoLack, MemoLackKind, MemoSources, check_follow_up, check_stat};
use statroom::program::Command;

fn stat(story: &Story, meeting: MeetingId) -> Vec<MemoLack> {
    check_stat(&MemoSources::read(&story.town.program, meeting, MemoEdition::PANEL).unwrap())
}

fn follow_up(story: &Story, meeting: MeetingId) -> Vec<MemoLack> {
    check_follow_up(&MemoSources::read(&story.town.program, meeting, MemoEdition::PANEL).unwrap())
}

fn words(lacks: &[MemoLack]) -> Vec<&str> {
    lacks.iter().map(|lack| lack.words.as_str()).collect()
}

#[test]
fn a_stat_memo_that_has_everything_lacks_nothing() {
    let story = Story::planned();
    assert_eq!(words(&stat(&story, story.first)), [""; 0]);
}

#[test]
fn a_bare_item_lacks_minutes_narrative_reason_chart_source_and_question() {
    let mut story = Story::planned();
    let new = item(story.first, ItemKind::New, "Graffiti pilot", 0);
    let new: ItemId = story.town.make(Command::SaveItem(new));
    let lacks = stat(&story, story.first);
    assert_eq!(
        words(&lacks),
        [
            "New item I, Graffiti pilot: no minutes planned.",
            "New item I, Graffiti pilot: no narrative.",
            "New item I, Graffiti pilot: not said why it is brought up now.",
            "New item I, Graffiti pilot: no chart, table or picture.",
            "New item I, Graffiti pilot: no data source.",
            "New item I, Graffiti pilot: no question for the panel.",
        ]
    );
    assert!(lacks.iter().all(|lack| lack.item == Some(new)));
}

#[test]
fn a_bare_meeting_lacks_recipients_department_period_and_topics() {
    let mut story = Story::planned();
    let bare = story.town.meeting("Parks Stat", crate::city::day(12, 1));
    story.edit_meeting(bare, |meeting| meeting.purpose = String::new());
    let kinds: Vec<MemoLackKind> = stat(&story, bare).iter().map(|lack| lack.kind).collect();
    assert_eq!(
        kinds,
        [
            MemoLackKind::Recipients,
            MemoLackKind::Purpose,
            MemoLackKind::ReportingPeriod,
            MemoLackKind::Purpose,
            MemoLackKind::Topic,
        ]
    );
}

#[test]
fn unfilled_places_are_found_wherever_a_memo_prints_them() {
    let mut story = Story::planned();
    let standing = story.item(story.first, ItemKind::Standing);
    story.edit_item(standing.clone(), |item| {
        item.narrative = "Repairs took XX days.".into();
        item.private_notes = "Call them on DATE, TBD.".into();
    });
    story.edit_meeting(story.first, |meeting| {
        meeting.purpose = "Agree on ____.".into();
    });
    story.ask(standing.id, "Who answers by [ ]?");
    let lacks = stat(&story, story.first);
    assert_eq!(
        words(&lacks),
        [
            "\u{201c}____\u{201d} in the purpose was never filled in.",
            "Standing item II, Response time: \u{201c}XX\u{201d} in the narrative was never filled in.",
            "Standing item II, Response time: \u{201c}[ ]\u{201d} in the question for the panel was \
             never filled in.",
        ]
    );
    assert!(lacks.iter().all(|lack| lack.kind == MemoLackKind::Unfilled));
}

#[test]
fn a_promise_without_owner_and_date_is_found_by_its_number_and_its_key() {
    let mut story = Story::planned();
    let first = story.first;
    let entry = story.record(
        first,
        None,
        EntryKind::Action,
        "Call the landlord @Smithers",
    );
    let action = story.action("landlord").id;
    let lacks = follow_up(&story, first);
    let about: Vec<&MemoLack> = lacks
        .iter()
        .filter(|it| it.action == Some(action))
        .collect();
    let about_words: Vec<&str> = about.iter().map(|it| it.words.as_str()).collect();
    assert_eq!(
        about_words[..4],
        [
            "Item 1, \u{201c}Call the landlord @Smithers\u{201d}: owner \u{201c}Smithers\u{201d} to be \
             settled.",
            "Item 1, \u{201c}Call the landlord @Smithers\u{201d}: due date missing.",
            "Item 1, \u{201c}Call the landlord @Smithers\u{201d}: deliverable missing.",
            "Item 1, \u{201c}Call the landlord @Smithers\u{201d}: definition of done missing.",
        ]
    );
    assert_eq!(about[4].kind, MemoLackKind::Unsettled);
    assert!(about.iter().all(|lack| lack.entry == Some(entry)));
    let next = lacks.last().unwrap();
    assert_eq!(next.words, "The next meeting is not set.");
    assert_eq!(lacks.len(), 6, "{lacks:#?}");
}

#[test]
fn a_follow_up_memo_of_settled_promises_lacks_nothing() {
    let mut story = Story::held_once();
    story.edit_meeting(story.first, |meeting| {
        meeting.next_on = Some(crate::city::day(11, 24));
        meeting.next_at = Some(meeting.starts_at);
        meeting.next_place = "City Hall".into();
    });
    let mut lease = story.action("lease");
    lease.deliverable = Some(Deliverable::Memo);
    lease.definition_of_done = "signed or given up".into();
    story.edit_action(lease);
    assert_eq!(words(&follow_up(&story, story.first)), [""; 0]);
}

#[test]
fn what_the_office_must_set_is_listed_for_the_follow_up_memo() {
    let mut story = Story::planned();
    story.edit_city(|city| {
        city.analyst_email = " ".into();
        city.materials_due_days = 0;
        city.memo_signatory = String::new();
    });
    story.edit_meeting(story.first, |meeting| meeting.hot_seat = None);
    let lacks = follow_up(&story, story.first);
    let kinds: Vec<MemoLackKind> = lacks.iter().map(|lack| lack.kind).collect();
    assert_eq!(
        kinds,
        [
            MemoLackKind::Recipients,
            MemoLackKind::Email,
            MemoLackKind::MaterialsDue,
            MemoLackKind::NextMeeting,
            MemoLackKind::Signatory,
        ]
    );
}

#[test]
fn a_decision_that_nobody_made_is_found() {
    let mut story = Story::planned();
    story.edit_meeting(story.first, |meeting| meeting.chair = None);
    story.record(story.first, None, EntryKind::Decision, "The pilot starts");
    let lacks = follow_up(&story, story.first);
    let found = lacks
        .iter()
        .find(|it| it.kind == MemoLackKind::DecisionMaker);
    let words = "Decision \u{201c}The pilot starts\u{201d}: not said who decided.";
    assert_eq!(found.unwrap().words, words);
}
