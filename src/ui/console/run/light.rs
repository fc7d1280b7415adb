//! A spotlight on the chart the room sees: one figure large, moved by the arrows over the live copy.

use super::RunState;
use super::stage::Copied;
use crate::chart::ChartSpec;
use crate::chart::spec::LineSpec;
use crate::domain::ids::MeetingId;
use crate::domain::period::Period;
use crate::domain::projected::Spotlight;
use crate::program::query::MeetingView;
use crate::program::{Command, RoomChange};
use crate::ui::audience::AudienceFrame;
use crate::ui::audience::frame::{Lit, Shown, ShownBody};
use crate::ui::keys::key_words;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::tokens::{Tone, radius};
use crate::ui::verbs::{RunVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::{chip_row, marked_chip};
use crate::ui::widgets::mark::Form;
use crate::ui::widgets::paint;
use chrono::NaiveDate;
use eframe::egui::{EventFilter, Id, Key, Modifiers, Sense, Ui, WidgetInfo, accesskit::Role};

/// What the live copy is called while a point of it is chosen.
const NAME: &str = "Point the room looks at";

/// What the spotlight remembers.
#[derive(Debug, Default)]
pub(super) struct Light {
    /// It shall be turned on or off.
    pub(super) asked: bool,
    /// The live copy shall have the keyboard, once it can be walked.
    wants_focus: bool,
}

/// The chart the room sees, and the figure it looks at.
fn chart<'f>(frame: &Frame<'f>, view: &MeetingView) -> Option<(&'f ChartSpec, Option<&'f Lit>)> {
    let AudienceFrame::Exhibit(Shown {
        body: ShownBody::Chart(spec),
        spotlight,
        ..
    }) = frame.shown
    else {
        return None;
    };
    let shown = view.aside.is_none() && !spec.is_empty();
    // One that was kept with a chart as it was is part of that, and stays.
    let lit = spotlight.as_ref().filter(|_| view.spotlight.is_some());
    shown.then_some((spec, lit))
}

/// Says what the room looks at, and takes it away; turns it on where that is asked.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let asked = std::mem::take(&mut room.light.asked);
    let meeting = view.meeting.id;
    let found = chart(frame, view);
    let Some((spec, lit)) = found.filter(|(_, lit)| asked || lit.is_some()) else {
        if asked {
            let words = "No chart is on screen on which a point could be marked.";
            outbox.wish(Wish::Tell(words.to_owned()));
        }
        return;
    };
    let Some(lit) = lit else {
        room.light.wants_focus = true;
        let spot = first(spec).map(|(line, point)| spot(meeting, line, point));
        light(meeting, spot, outbox);
        return;
    };
    let escape = room.capture.has_focus
        && room.record.chosen().is_none()
        && !room.capture.completes()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let mut off = asked || escape;
    chip_row(ui, |ui| {
        let words = format!("The room looks at {}: {}", lit.label, lit.figure);
        marked_chip(ui, Form::Ring, &words, Tone::Accent);
        let keys = key_words(ui.ctx(), Verb::Run(RunVerb::Spotlight));
        off |= ui
            .add(Button::quiet("Take it away").keys(&keys).compact())
            .clicked();
    });
    if off {
        light(meeting, None, outbox);
        room.focus_capture();
    }
}

/// The keys and presses over the live copy, while the room looks at a point: a press takes the point nearest to it.
pub(super) fn walk(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, live): (&MeetingView, Copied),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some((spec, Some(lit))) = chart(frame, view) else {
        return;
    };
    let id = ui.make_persistent_id("spotlight");
    let response = ui.interact(live.rect, id, Sense::click());
    if std::mem::take(&mut room.light.wants_focus) || response.clicked() {
        response.request_focus();
    }
    let meeting = view.meeting.id;
    let pressed = live.pointed.filter(|_| response.clicked());
    if let Some((line, period)) = pressed {
        let spot = spot(meeting, line, period.start());
        light(meeting, Some(spot), outbox);
    } else if response.has_focus() {
        match key(ui, id) {
            Some(Way::Off) => {
                light(meeting, None, outbox);
                room.focus_capture();
            }
            Some(Way::Keep) => room.focus_capture(),
            Some(Way::To(step)) => {
                let to = step_to(spec, lit, step).map(|(line, on)| spot(meeting, line, on));
                if to.is_some() {
                    light(meeting, to, outbox);
                }
            }
            None => {}
        }
    }
    paint::focus_ring(ui, &response, live.rect.expand(2.0), radius::S);
    let words = format!("{}: {}", lit.label, lit.figure);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, NAME);
        info.current_text_value = Some(words.clone());
        info
    });
}

fn light(meeting: MeetingId, spot: Option<Spotlight>, outbox: &mut Outbox) {
    let change = RoomChange::Light(spot);
    outbox.run(Command::InRoom { meeting, change });
}

fn spot(meeting: MeetingId, line: usize, on: NaiveDate) -> Spotlight {
    Spotlight {
        id: meeting,
        line: line as u32,
        on,
    }
}

/// The latest figure of the first line that has one.
fn first(spec: &ChartSpec) -> Option<(usize, NaiveDate)> {
    let mut lines = spec.lines.iter().enumerate();
    lines.find_map(|(place, line)| Some((place, line.latest()?.period.start())))
}

/// A way over the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Back,
    On,
    First,
    Last,
    Line(isize),
}

/// What a key asks for.
enum Way {
    To(Step),
    Keep,
    Off,
}

fn key(ui: &Ui, id: Id) -> Option<Way> {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let steps = [
        (Key::ArrowLeft, Step::Back),
        (Key::ArrowRight, Step::On),
        (Key::Home, Step::First),
        (Key::End, Step::Last),
        (Key::ArrowUp, Step::Line(-1)),
        (Key::ArrowDown, Step::Line(1)),
    ];
    if pressed(Key::Escape) {
        return Some(Way::Off);
    }
    if pressed(Key::Enter) {
        return Some(Way::Keep);
    }
    let step = steps.into_iter().find(|(key, _)| pressed(*key));
    step.map(|(_, step)| Way::To(step))
}

/// The figure that way from the one that is lit: along its line, or at the same time of another.
fn step_to(spec: &ChartSpec, lit: &Lit, step: Step) -> Option<(usize, NaiveDate)> {
    let period = lit.period;
    let line = spec.lines.get(lit.line)?;
    let mut periods = line.points().map(|point| point.period);
    let on_line = |to: Option<Period>| Some((lit.line, to?.start()));
    match step {
        Step::First => on_line(periods.next()),
        Step::Last => on_line(periods.next_back()),
        Step::Back => on_line(periods.rfind(|one| *one < period)),
        Step::On => on_line(periods.find(|one| *one > period)),
        Step::Line(way) => {
            let has = |line: &LineSpec| line.at(period).is_some();
            let mut place = lit.line.checked_add_signed(way)?;
            while let Some(other) = spec.lines.get(place) {
                if has(other) {
                    return Some((place, period.start()));
                }
                place = place.checked_add_signed(way)?;
            }
            None
        }
    }
}
