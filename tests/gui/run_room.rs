//! The room while a meeting runs: recorded, moved and closed out by keyboard, and pictures of it.

use eframe::egui::Ui;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use statroom::domain::entry::EntryKind;
use statroom::domain::meeting::Screen;
use statroom::program::Command;
use statroom::ui::console::run::{self, RunState, verb_command};
use statroom::ui::models::Frame;
use statroom::ui::outbox::{MeetingStage, Outbox, Place, Then, Wish};
use statroom::ui::theme::Look;
use statroom::ui::verbs::{Scope, Verb};

use crate::driver::{Desk, Screens, console};
use crate::harness::{Window, picture};
use crate::streets::Streets;

/// The room with the keys around it, as the app has them.
#[derive(Default)]
struct Room {
    state: RunState,
    audience: u32,
}

impl Screens for Room {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, _place: Place, outbox: &mut Outbox) {
        self.state.take_turns(ui.ctx());
        let mut own = Outbox::default();
        for verb in Verb::ALL {
            let moves = verb.scope() == Scope::Running || verb == Verb::StartOrResume;
            let key = verb.key().filter(|_| moves);
            if key.is_some_and(|key| ui.input_mut(|input| input.consume_shortcut(&key))) {
                own.act(verb);
            }
        }
        run::show(ui, frame, &mut self.state, &mut own);
        for wish in own.take() {
            match wish {
                Wish::Do(Verb::Capture) => self.state.focus_capture(),
                Wish::Do(Verb::RecordAs(kind)) => self.state.record_as(kind),
                Wish::Do(Verb::Audience) => self.audience += 1,
                Wish::Do(verb) => {
                    if let Some(command) = verb_command(verb, frame.models) {
                        outbox.run(command);
                    }
                }
                other => outbox.wish(other),
            }
        }
    }

    fn follow(&mut self, then: Then) {
        if then == Then::ClearCapture {
            self.state.recorded();
        }
    }
}

type Console = Harness<'static, Window<Desk<Room>>>;

fn enter(streets: Streets) -> Console {
    let place = Place::Meeting(streets.meeting, MeetingStage::Run);
    let desk = Desk::new((streets.program, streets.clock), place, Room::default());
    console(desk, Look::Light)
}

/// A meeting that has been going for a while, with a record.
fn under_way() -> Streets {
    let mut streets = Streets::running(17);
    let meeting = streets.meeting;
    use EntryKind::{Action, DataRequest, Decision, Note, Recognition};
    for (item, kind, line) in [
        (
            "Pothole backlog",
            Recognition,
            "Crews cleared 96 % of snow routes inside 12 h",
        ),
        (
            "Pothole backlog",
            Note,
            "Backlog fell to 410; two districts carry most of it",
        ),
        (
            "Response time",
            Action,
            "Plan to restore Depot B night crew @rivera due 12/4",
        ),
        (
            "Response time",
            Decision,
            "Move two crews from resurfacing until Jan 15",
        ),
        (
            "Response time",
            DataRequest,
            "Response time by shift, Sep to Nov @okafor due next",
        ),
        (
            "Response time",
            Action,
            "Brief on lease options @chen !high",
        ),
    ] {
        streets.record(meeting, item, kind, line);
    }
    let item = Some(streets.items["Response time"]);
    streets.run(Command::GoTo {
        meeting,
        item,
        screen: Screen::Exhibit,
        exhibit: 0,
    });
    streets.clock.advance(chrono::TimeDelta::minutes(3));
    streets
}

#[test]
fn picture_of_the_room() {
    let mut harness = enter(under_way());
    harness
        .get_by_label("Capture line")
        .type_text("Report crew hours by depot @oka");
    harness.run();
    picture(&mut harness, "run");
}
