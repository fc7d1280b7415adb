//! Where the room's window is and where it goes: opened and hidden, moved, swapped with the console, left
//! without its monitor and brought back to it.

mod watch;

use crate::app::audience::{Asked, AudienceWindow, OpenAt, Placement};
use crate::app::console_move::ConsoleMove;
use crate::app::identify::Identify;
use crate::app::in_order::{InOrder, Now};
use crate::app::kept_open::{Kept, KeptOpen};
use crate::app::monitors::{Monitor, again, choose, label_among};
use crate::app::{News, StatroomApp};
use crate::ui::models::{MonitorLine, ProjectorView, ScreenSleep};
use crate::ui::widgets::notice::News as Kind;
use eframe::egui::{Context, Event, Vec2, ViewportCommand, pos2};
use std::time::Duration;

/// How long the window must stand still before its place is kept, in seconds.
const STILL: f64 = 1.0;

/// What is known of monitors and of the window on one of them.
#[derive(Debug, Default)]
pub(super) struct Projector {
    /// The audience window.
    pub(super) window: AudienceWindow,
    /// The monitors of the machine.
    pub(super) monitors: Vec<Monitor>,
    /// They were looked at.
    looked: bool,
    /// The monitor that went away while it showed the room; the window waits for it.
    gone: Option<Monitor>,
    /// The system lets a program say where its windows stand.
    can_place: bool,
    /// Look again though nothing changed: the console was to move.
    recheck: bool,
    identify: Identify,
    in_order: InOrder,
    console_move: Option<ConsoleMove>,
    /// The console's size in pixels before a smaller monitor took it in.
    console_size: Option<Vec2>,
    kept: KeptOpen,
    /// How a program that ended left its window, until that is opened again.
    resume: Option<Kept>,
    /// When the ordinary window was moved last, while that is not kept.
    moved_at: Option<f64>,
}

impl Projector {
    /// Nothing open; what was is noted beside the preferences.
    pub(super) fn new(kept: KeptOpen) -> Self {
        Self {
            kept,
            can_place: true,
            ..Self::default()
        }
    }

    /// The monitor the room sees.
    fn room(&self) -> Option<&Monitor> {
        match self.window.placement() {
            Some(Placement::On(monitor)) => Some(monitor),
            Some(Placement::Window | Placement::Filled) | None => None,
        }
    }

    fn label(&self, monitor: &Monitor) -> String {
        label_among(monitor, &self.monitors)
    }

    /// A meeting that runs came back with its program: so shall its window, if it was open.
    pub(super) fn come_back(&mut self) {
        self.resume = self.kept.left();
    }

    /// The program is closed, and its window with it.
    pub(super) fn leave(&mut self) {
        self.window.close();
        self.kept.leave();
        (self.gone, self.resume) = (None, None);
    }

    /// What the console tells of it.
    pub(super) fn view(&self, sleep: ScreenSleep) -> ProjectorView {
        let place = match self.window.placement() {
            None => String::new(),
            Some(Placement::Window) => "in a window".to_owned(),
            Some(Placement::Filled) => "full screen where it stood".to_owned(),
            Some(Placement::On(monitor)) => format!("on {}", self.label(monitor)),
        };
        let gone = self.gone.as_ref().map(Monitor::short_name);
        let line = |(number, monitor): (usize, &Monitor)| MonitorLine {
            label: format!("{number} · {}", monitor.label()),
            is_console: monitor.is_console,
            is_room: self
                .room()
                .is_some_and(|room| room.bounds == monitor.bounds),
        };
        ProjectorView {
            place,
            gone: gone.unwrap_or_default(),
            full: !matches!(self.window.placement(), None | Some(Placement::Window)),
            monitors: (1..).zip(&self.monitors).map(line).collect(),
            sleep,
        }
    }
}

impl StatroomApp {
    /// Opens the window for the room: on the monitor it had, else on another than the console's, else as an
    /// ordinary window.
    pub(super) fn open_for_room(&mut self, ctx: &Context) {
        let last = &self.preferences.projector;
        let Some(monitor) = choose(&self.projector.monitors, last).cloned() else {
            self.open_window(ctx);
            return;
        };
        if last.name.is_empty() {
            self.remember(&monitor);
        }
        self.projector.window.open_on(monitor);
    }

    /// Opens it as an ordinary window, where it stood last if that is still in sight.
    fn open_window(&mut self, ctx: &Context) {
        let place = self.preferences.audience_window.map(|mut place| {
            let inside = |corner: (i32, i32)| {
                let title_bar = (corner.0 + place.wide as i32 / 2, corner.1 + 8);
                let mut all = self.projector.monitors.iter();
                all.find(|monitor| monitor.holds(title_bar))
            };
            let monitor = place.corner.and_then(inside);
            if monitor.is_none() {
                place.corner = None;
            }
            let scale = monitor.map_or(1.0, Monitor::pixels_per_point);
            OpenAt {
                place,
                pixels_per_point: scale * ctx.zoom_factor(),
            }
        });
        self.projector.window.open_window(place);
    }

    fn remember(&mut self, monitor: &Monitor) {
        self.preferences.projector = monitor.remembered();
        self.preferences.save();
    }

    /// Opens or closes the audience window.
    pub(super) fn toggle_audience(&mut self, ctx: &Context) {
        if self.projector.window.placement().is_some() {
            self.projector.window.close();
            self.projector.gone = None;
        } else {
            self.open_for_room(ctx);
        }
    }

    /// Shows it in a window where it was full screen, and full screen where it was in a window.
    pub(super) fn turn_audience(&mut self, ctx: &Context) {
        match self.projector.window.placement() {
            Some(Placement::On(_) | Placement::Filled) | None => {
                self.projector.gone = None;
                if !self.projector.window.turn(ctx, Placement::Window) {
                    self.open_window(ctx);
                }
            }
            Some(Placement::Window) => {
                let last = &self.preferences.projector;
                match choose(&self.projector.monitors, last).cloned() {
                    Some(monitor) => self.show_on(&monitor),
                    None => self.inform(
                        "There is no other monitor to fill.",
                        "F11 in the audience window itself fills this one; Escape leaves it again.",
                    ),
                }
            }
        }
    }

    /// Shows it full screen on the monitor at this place of the list.
    pub(super) fn show_on_number(&mut self, at: usize, ctx: &Context) {
        match self.projector.monitors.get(at).cloned() {
            Some(monitor) if monitor.is_console => self.swap_screens(ctx),
            Some(monitor) => self.show_on(&monitor),
            None => {}
        }
    }

    fn show_on(&mut self, monitor: &Monitor) {
        self.remember(monitor);
        self.projector.gone = None;
        let there = self.projector.room();
        if there.is_none_or(|room| room.bounds != monitor.bounds) {
            self.projector.window.open_on(monitor.clone());
        }
    }

    /// Big numbers on every monitor.
    pub(super) fn identify_monitors(&mut self, ctx: &Context) {
        let room = self.projector.room().cloned();
        let Projector {
            identify,
            monitors,
            can_place,
            ..
        } = &mut self.projector;
        identify.begin(ctx, monitors, room.as_ref(), *can_place);
    }

    /// The console goes where the room's picture is, and that where the console is.
    pub(super) fn swap_screens(&mut self, ctx: &Context) {
        let projector = &self.projector;
        let console = projector.monitors.iter().find(|one| one.is_console);
        let room = projector
            .room()
            .and_then(|room| again(&projector.monitors, room))
            .filter(|room| !room.is_console)
            .or_else(|| choose(&projector.monitors, &self.preferences.projector));
        let (Some(from), Some(to)) = (console.cloned(), room.cloned()) else {
            self.inform("There is only one monitor.", "Nothing to swap.");
            return;
        };
        if !projector.can_place {
            let words = format!(
                "Drag this window onto {}; the room's picture then goes to {} by itself.",
                projector.label(&to),
                projector.label(&from)
            );
            self.inform("On this system only you can move this window.", &words);
            return;
        }
        self.remember(&from);
        match self.projector.window.placement() {
            Some(Placement::On(_)) => {
                let monitor = Monitor {
                    is_console: false,
                    ..from.clone()
                };
                self.projector.window.open_on(monitor);
            }
            Some(Placement::Window | Placement::Filled) => {
                let scale = from.pixels_per_point() * ctx.zoom_factor();
                let corner = pos2(from.bounds.0 as f32 + 80.0, from.bounds.1 as f32 + 80.0) / scale;
                let id = self.projector.window.viewport();
                self.projector.window.turn(ctx, Placement::Window);
                ctx.send_viewport_cmd_to(id, ViewportCommand::OuterPosition(corner));
            }
            None => {}
        }
        let size = self.projector.console_size;
        self.projector.console_move = Some(ConsoleMove::new(from, to, size));
        ctx.request_repaint();
    }

    /// Does what the window was asked for, keeps where it stands, and shows it.
    pub(super) fn attend_audience(&mut self, ctx: &Context) {
        let mut typed = Vec::new();
        for asked in self.projector.window.asked() {
            match asked {
                Asked::Typed(event) => typed.push(event),
                asked @ (Asked::Close | Asked::Leave | Asked::Turn) => self.answer(&asked, ctx),
            }
        }
        self.take_typed(typed, ctx);
        self.keep_place(ctx);
        if self.session.is_some() {
            let projector = &mut self.projector;
            let kept = match projector.window.placement() {
                Some(Placement::On(_)) => Some(Kept::Monitor),
                Some(Placement::Window | Placement::Filled) => Some(Kept::Window),
                None => projector.gone.as_ref().map(|_| Kept::Monitor),
            };
            projector.kept.note(kept);
        }
    }

    /// Shows the window and the numbers. Call in every frame of the console.
    pub(super) fn draw_windows(&mut self, ctx: &Context, lively: bool) {
        let projector = &mut self.projector;
        projector
            .window
            .give(ctx, &self.shown, &self.pictures.ready, lively);
        projector.window.draw(ctx);
        projector.identify.draw(ctx);
    }

    /// What was typed into the audience window is the console's, in the order it was typed.
    fn take_typed(&mut self, typed: Vec<Event>, ctx: &Context) {
        let projector = &mut self.projector;
        let drawn = projector.window.drawn();
        let waits = ctx.input_mut(|input| {
            let (time, focused) = (input.time, input.focused);
            let now = Now {
                time,
                focused,
                drawn,
            };
            projector.in_order.arrange(&mut input.events, typed, now)
        });
        if waits {
            ctx.request_repaint_of(projector.window.viewport());
            ctx.request_repaint();
        }
    }

    fn answer(&mut self, asked: &Asked, ctx: &Context) {
        let full = self.projector.window.placement() != Some(&Placement::Window);
        match asked {
            Asked::Close => {
                self.projector.window.close();
                self.projector.gone = None;
                self.inform(
                    "The audience window was closed.",
                    "The room sees nothing of the meeting now. F6 opens it again.",
                );
            }
            Asked::Leave | Asked::Turn if full => self.turn_audience(ctx),
            // What was typed was taken before.
            Asked::Leave | Asked::Typed(_) => {}
            Asked::Turn => self.fill_where_it_stands(ctx),
        }
    }

    /// Full screen on the monitor the ordinary window stands on, which a video call goes on showing.
    fn fill_where_it_stands(&mut self, ctx: &Context) {
        let projector = &mut self.projector;
        let middle = projector.window.seen().and_then(|place| {
            let (x, y) = place.corner?;
            Some((x + place.wide as i32 / 2, y + place.high as i32 / 2))
        });
        let mut others = projector.monitors.iter().filter(|one| !one.is_console);
        let monitor = middle.and_then(|middle| others.find(|one| one.holds(middle)));
        let to = monitor.cloned().map_or(Placement::Filled, Placement::On);
        projector.window.turn(ctx, to);
    }

    /// Keeps where the ordinary window stands once it stands still.
    fn keep_place(&mut self, ctx: &Context) {
        let projector = &mut self.projector;
        let ordinary = projector.window.placement() == Some(&Placement::Window);
        let time = ctx.input(|input| input.time);
        if ordinary
            && let Some(place) = projector.window.seen()
            && self.preferences.audience_window != Some(place)
        {
            self.preferences.audience_window = Some(place);
            projector.moved_at = Some(time);
            ctx.request_repaint_after(Duration::from_secs_f64(STILL));
        }
        if projector
            .moved_at
            .is_some_and(|at| time - at >= STILL || !ordinary)
        {
            projector.moved_at = None;
            self.preferences.save();
        }
    }

    /// Tells what needs no answer.
    pub(super) fn inform(&mut self, title: &str, words: &str) {
        self.news = Some(News::new(Kind::Info, title, words));
    }
}
