//! From a line of what a memo lacks to the field in which it is mended: every field there is, and each has the keyboard.

use eframe::egui::{Context, Rect, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use statroom::demo;
use statroom::domain::agenda::ExhibitKind;
use statroom::domain::conflict::TextPlace;
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::{ConflictId, MeetingId};
use statroom::domain::meeting::{Presence, Screen};
use statroom::export::memo::{MemoLack, MemoLackKind, Mend};
use statroom::program::query::{self, MeetingView, TextOwner, TwoVersions};
use statroom::program::{Command, ManualClock, Program};
use statroom::ui::console::{self, ConsoleState};
use statroom::ui::models::{Frame, Models};
use statroom::ui::outbox::{MeetingStage, Outbox, Place, Selection, SettingsPage};
use statroom::ui::theme::Look;
use std::sync::Arc;

use crate::driver::{Desk, Screens, at, console, desk};
use crate::harness::Window;

#[derive(Default)]
struct Whole {
    state: ConsoleState,
}

impl Screens for Whole {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, place: Place, outbox: &mut Outbox) {
        self.state.place = place;
        console::show(ui, frame, &mut self.state, outbox);
    }

    fn select(&mut self, selection: Selection) {
        self.state.select(selection);
    }

    fn mend(&mut self, lack: &MemoLack, models: &Models, ctx: &Context) -> Option<Place> {
        let place = self.state.mending_place(lack, models)?;
        self.state.place = place;
        self.state.mend(lack, models, ctx);
        Some(place)
    }
}

type Console = Harness<'static, Window<Desk<Whole>>>;

/// The demonstration on the morning of its meeting, at a stage of its next or its last one.
fn at_stage(key: &str, stage: MeetingStage) -> (Console, MeetingId) {
    let clock = Arc::new(ManualClock::at(at("2026-11-24T13:51:00Z")));
    let program = demo::build(at("2026-11-24T13:51:00Z")).unwrap();
    let meeting = query::find_meeting(&program, key).unwrap();
    let place = Place::Meeting(meeting, stage);
    let mut harness = console(
        Desk::new((program, clock), place, Whole::default()),
        Look::Light,
    );
    harness.run();
    (harness, meeting)
}

fn view(program: &Program, meeting: MeetingId) -> MeetingView {
    query::meeting(program, meeting).unwrap()
}

/// What has the keyboard, and where it stands.
fn holder(harness: &Console) -> (String, Rect) {
    let mut nodes = vec![harness.root()];
    while let Some(node) = nodes.pop() {
        if node.is_focused() {
            let label = node.accesskit_node().label().unwrap_or_default();
            return (label, node.rect());
        }
        nodes.extend(node.children());
    }
    (String::new(), Rect::NOTHING)
}

/// Where the field is and what it is called. Whoever adds a field says so here.
fn expected(mend: Mend, follows: bool) -> (&'static str, &'static str) {
    // What is promised is mended where it was recorded, and else in the register.
    let of_action = if follows { "follow up" } else { "register" };
    match mend {
        Mend::StatTo => ("prepare", "Stat memo to"),
        Mend::FollowUpTo if follows => ("follow up", "Memo to"),
        Mend::FollowUpTo => ("prepare", "Follow-up memo to"),
        Mend::From => ("prepare", "Both memos from"),
        Mend::Name => ("prepare", "Name"),
        Mend::Purpose => ("prepare", "Purpose"),
        Mend::Departments => ("prepare", "Add a department"),
        Mend::Invited => ("prepare", "Invite somebody"),
        Mend::Period => ("prepare", "Reporting period"),
        Mend::Place => ("prepare", "Place"),
        Mend::Summary => ("follow up", "Summary of the session"),
        Mend::NextDay if follows => ("follow up", "Next meeting"),
        Mend::NextDay => ("prepare", "On"),
        Mend::NextTime if follows => ("follow up", "At"),
        Mend::NextTime => ("prepare", "At"),
        Mend::NextPlace if follows => ("follow up", "In"),
        Mend::NextPlace => ("prepare", "In"),
        Mend::Materials if follows => ("follow up", "Responses and materials due"),
        Mend::Materials => ("prepare", "Materials due"),
        Mend::Email => ("city", "E-mail address for written responses"),
        Mend::Signatory => ("city", "Who signs the follow-up memo"),
        Mend::Foot => ("city", "Line in the foot of every memo"),
        Mend::NewItem => ("prepare", "Add item"),
        Mend::Title => ("prepare", "Title"),
        Mend::Minutes => ("prepare", "Minutes"),
        Mend::Narrative => ("prepare", "Narrative"),
        Mend::WhyNow => ("prepare", "Why this, why now"),
        Mend::DataSource => ("prepare", "Data source"),
        Mend::NewQuestion => ("prepare", "Add a question"),
        Mend::Question(_) => ("prepare", "Question 2"),
        Mend::NewExhibit => ("prepare", "Add chart"),
        Mend::Measure(_) => ("prepare", "Measure"),
        Mend::Caption(_) => ("prepare", "Caption"),
        Mend::Source(_) => ("prepare", "Source"),
        Mend::Description(_) => ("prepare", "Description"),
        Mend::Observation(_) => ("prepare", "Observation in the memo"),
        Mend::Words => (of_action, "What is to be done"),
        Mend::Owner => (of_action, "Owner"),
        Mend::Due => (of_action, "Due"),
        Mend::Deliverable => (of_action, "Deliverable"),
        Mend::DefinitionOfDone => (of_action, "Definition of done"),
        Mend::Evidence => (of_action, "Evidence"),
        Mend::IntendedUse => (of_action, "What the data is for"),
        Mend::Said => ("follow up", "Words"),
        Mend::Effect => ("follow up", "What it changes"),
        Mend::DecidedBy => ("follow up", "Decided by"),
        Mend::Unsettled => ("follow up", "Who is meant"),
        Mend::Presence(_) => ("run", "Present"),
        Mend::StoodIn(_) => ("run", "Who stood in for Wen Zhao"),
        Mend::Versions(_) => ("prepare", "Keep what stands here"),
        Mend::Nowhere => ("", ""),
    }
}

fn name_of(place: Place) -> &'static str {
    match place {
        Place::Meeting(_, MeetingStage::Prepare) => "prepare",
        Place::Meeting(_, MeetingStage::Run) => "run",
        Place::Meeting(_, MeetingStage::FollowUp) => "follow up",
        Place::Settings(SettingsPage::City) => "city",
        Place::Actions => "register",
        Place::Home | Place::Meetings | Place::Measures | Place::Measure(_) => "elsewhere",
        Place::Settings(_) => "another page",
    }
}

/// A lack that is mended there, with what it concerns.
fn lack(mend: Mend) -> MemoLack {
    MemoLack {
        kind: MemoLackKind::Unfilled,
        words: "Something is missing.".into(),
        item: None,
        entry: None,
        action: None,
        mend,
    }
}

/// Presses the line and looks who has the keyboard where.
fn must_lead(harness: &mut Console, from: Place, lack: &MemoLack, follows: bool) {
    let ctx = harness.ctx.clone();
    let before = desk(harness);
    before.place = from;
    before.refresh();
    harness.run();
    let there = desk(harness);
    let place = there.screens.mend(lack, &there.models, &ctx);
    there.place = place.unwrap();
    let kept = std::mem::take(&mut there.models.conflicts);
    there.refresh();
    there.models.conflicts = kept;
    harness.run_steps(12);
    let (stage, field) = expected(lack.mend, follows);
    let at = name_of(desk(harness).place);
    let (holder, place) = holder(harness);
    assert_eq!((at, holder.as_str()), (stage, field), "{lack:?}");
    let window = harness.ctx.content_rect();
    assert!(
        window.contains_rect(place),
        "{lack:?} is out of sight at {place} of {window}"
    );
}

#[test]
fn every_field_of_what_is_prepared_is_led_to() {
    let (mut harness, meeting) = at_stage("next", MeetingStage::Prepare);
    let from = Place::Meeting(meeting, MeetingStage::Prepare);
    let view = view(&desk(&mut harness).program, meeting);
    for mend in [
        Mend::StatTo,
        Mend::FollowUpTo,
        Mend::From,
        Mend::Name,
        Mend::Purpose,
        Mend::Departments,
        Mend::Invited,
        Mend::Period,
        Mend::Place,
        Mend::NextDay,
        Mend::NextTime,
        Mend::NextPlace,
        Mend::Materials,
        Mend::Email,
        Mend::Signatory,
        Mend::Foot,
        Mend::NewItem,
    ] {
        must_lead(&mut harness, from, &lack(mend), false);
    }
    let pilot = view
        .agenda()
        .find(|it| it.item.title == "Graffiti pilot")
        .unwrap();
    let shown = |kind| pilot.exhibits.iter().find(|it| it.kind == kind).unwrap().id;
    let (chart, picture) = (shown(ExhibitKind::Chart), shown(ExhibitKind::Picture));
    for mend in [
        Mend::Title,
        Mend::Minutes,
        Mend::Narrative,
        Mend::WhyNow,
        Mend::DataSource,
        Mend::NewQuestion,
        Mend::Question(pilot.questions[1].id),
        Mend::NewExhibit,
        Mend::Measure(chart),
        Mend::Caption(picture),
        Mend::Source(picture),
        Mend::Description(picture),
        Mend::Observation(chart),
    ] {
        let item = Some(pilot.item.id);
        must_lead(&mut harness, from, &MemoLack { item, ..lack(mend) }, false);
    }
    let open = &view.agenda().find(|it| !it.follow_ups.is_empty()).unwrap();
    let action = Some(open.follow_ups[0]);
    for mend in [
        Mend::Words,
        Mend::Owner,
        Mend::Due,
        Mend::Deliverable,
        Mend::DefinitionOfDone,
        Mend::Evidence,
    ] {
        let lack = MemoLack {
            action,
            ..lack(mend)
        };
        must_lead(&mut harness, from, &lack, false);
    }
    let id = ConflictId::new(uuid::Uuid::from_u128(9));
    let row = statroom::domain::ids::RowId::new(pilot.item.id.uuid());
    desk(&mut harness).models.conflicts = vec![TwoVersions {
        id,
        place: TextPlace::ItemNarrative,
        row,
        here: "One".into(),
        other: "Another".into(),
        of: TextOwner::Preparation(meeting),
    }];
    let item = Some(pilot.item.id);
    let versions = MemoLack {
        item,
        ..lack(Mend::Versions(id))
    };
    must_lead(&mut harness, from, &versions, false);
}

#[test]
fn every_field_of_what_is_recorded_is_led_to() {
    let (mut harness, meeting) = at_stage("last", MeetingStage::FollowUp);
    let from = Place::Meeting(meeting, MeetingStage::FollowUp);
    let absent = {
        let there = desk(&mut harness);
        let view = view(&there.program, meeting);
        let one = view
            .attendance
            .iter()
            .find(|one| one.presence == Presence::Absent);
        let id = one.unwrap().id;
        let presence = Presence::Represented;
        let mark = Command::MarkPresence {
            attendance: id,
            presence,
        };
        there.program.run(mark).unwrap();
        id
    };
    let view = view(&desk(&mut harness).program, meeting);
    for mend in [
        Mend::FollowUpTo,
        Mend::Summary,
        Mend::NextDay,
        Mend::NextTime,
        Mend::NextPlace,
        Mend::Materials,
        Mend::Email,
        Mend::Signatory,
        Mend::Presence(absent),
        Mend::StoodIn(absent),
    ] {
        must_lead(&mut harness, from, &lack(mend), true);
    }
    let of = |kind| {
        view.entries
            .iter()
            .find(|entry| entry.kind == kind)
            .unwrap()
    };
    let (action, data) = (of(EntryKind::Action), of(EntryKind::DataRequest));
    let (note, decision) = (of(EntryKind::Note), of(EntryKind::Decision));
    for (mend, entry) in [
        (Mend::Words, action),
        (Mend::Owner, action),
        (Mend::Due, action),
        (Mend::Deliverable, action),
        (Mend::DefinitionOfDone, action),
        (Mend::Evidence, action),
        (Mend::IntendedUse, data),
        (Mend::Said, note),
        (Mend::Effect, decision),
        (Mend::DecidedBy, decision),
    ] {
        let lack = MemoLack {
            entry: Some(entry.id),
            action: entry.action,
            ..lack(mend)
        };
        must_lead(&mut harness, from, &lack, true);
    }
}

#[test]
fn while_a_meeting_runs_every_field_is_led_to_as_well() {
    let (mut harness, meeting) = at_stage("next", MeetingStage::Run);
    let there = desk(&mut harness);
    there.program.run(Command::StartMeeting(meeting)).unwrap();
    let view = view(&there.program, meeting);
    let directory = query::directory(&there.program).unwrap();
    let named = |name: &str| {
        let found = |id| directory.person_name(Some(id)) == name;
        let mut invited = view.attendance.iter();
        invited.find(|one| found(one.person)).unwrap().id
    };
    let away = named("Wen Zhao");
    let (attendance, presence) = (away, Presence::Represented);
    let mark = Command::MarkPresence {
        attendance,
        presence,
    };
    there.program.run(mark).unwrap();
    let late = view.agenda().filter(|it| !it.exhibits.is_empty()).last();
    let stops = [
        (view.agenda().next(), Screen::Title),
        (late, Screen::Exhibit),
        (view.agenda().last(), Screen::CloseOut),
    ];
    for wide in [1440.0, 1000.0] {
        harness.set_size(vec2(wide, 768.0));
        for (item, screen) in stops {
            let go = Command::GoTo {
                meeting,
                item: item.map(|it| it.item.id),
                screen,
                exhibit: 0,
            };
            desk(&mut harness).program.run(go).unwrap();
            for stage in [
                MeetingStage::FollowUp,
                MeetingStage::Prepare,
                MeetingStage::Run,
            ] {
                let from = Place::Meeting(meeting, stage);
                for mend in [Mend::Presence(away), Mend::StoodIn(away)] {
                    must_lead(
                        &mut harness,
                        from,
                        &lack(mend),
                        stage == MeetingStage::FollowUp,
                    );
                }
            }
        }
    }
    harness.set_size(vec2(1440.0, 900.0));
    let from = Place::Meeting(meeting, MeetingStage::FollowUp);
    for mend in [
        Mend::FollowUpTo,
        Mend::Summary,
        Mend::NextDay,
        Mend::NextTime,
        Mend::NextPlace,
        Mend::Materials,
        Mend::Email,
        Mend::Signatory,
        Mend::Foot,
        Mend::Purpose,
        Mend::Departments,
        Mend::Invited,
        Mend::NewItem,
    ] {
        must_lead(&mut harness, from, &lack(mend), true);
    }
}

#[test]
fn what_no_field_mends_leads_nowhere() {
    let (mut harness, _) = at_stage("next", MeetingStage::Prepare);
    let there = desk(&mut harness);
    assert_eq!(expected(Mend::Nowhere, false), ("", ""));
    let place = there
        .screens
        .state
        .mending_place(&lack(Mend::Nowhere), &there.models);
    assert_eq!(place, None);
}
