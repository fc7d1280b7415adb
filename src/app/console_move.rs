//! The console on its way to another monitor: a maximized window is made ordinary, moved, and maximized
//! again, with time between for the system to follow.

use crate::app::monitors::Monitor;
use eframe::egui::{Context, Vec2, ViewportCommand, ViewportInfo, pos2, vec2};
use std::time::Duration;

/// Time for the system to follow a step, in seconds.
const PAUSE: f64 = 0.2;
/// Time until it must stand there.
const ARRIVAL: f64 = 1.0;

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Loosen,
    Move,
    Fasten,
    Arrive,
}

/// The way from one monitor to another.
#[derive(Debug)]
pub(super) struct ConsoleMove {
    from: Monitor,
    to: Monitor,
    step: Step,
    not_before: f64,
    maximized: bool,
    full: bool,
    /// Its size in pixels before it had to be made smaller for a monitor, now or on an earlier way.
    size: Option<Vec2>,
}

impl ConsoleMove {
    /// The way, not begun; `size` is what an earlier one said in [`ConsoleMove::made_smaller_from`].
    pub(super) fn new(from: Monitor, to: Monitor, size: Option<Vec2>) -> Self {
        Self {
            from,
            to,
            step: Step::Loosen,
            not_before: 0.0,
            maximized: false,
            full: false,
            size,
        }
    }

    /// The size in pixels it gets back on a monitor that has room for it.
    pub(super) const fn made_smaller_from(&self) -> Option<Vec2> {
        self.size
    }

    /// Takes the next step when its time has come; true when the console should have arrived.
    pub(super) fn go_on(&mut self, ctx: &Context) -> bool {
        let time = ctx.input(|input| input.time);
        if time < self.not_before {
            ctx.request_repaint_after(Duration::from_secs_f64(self.not_before - time));
            return false;
        }
        let info = ctx.input(|input| input.viewport().clone());
        let mut pause = PAUSE;
        self.step = match self.step {
            Step::Loosen => {
                self.maximized = info.maximized == Some(true);
                self.full = info.fullscreen == Some(true);
                if self.full {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
                } else if self.maximized {
                    ctx.send_viewport_cmd(ViewportCommand::Maximized(false));
                } else {
                    pause = 0.0;
                }
                Step::Move
            }
            Step::Move => {
                self.place(ctx, &info);
                Step::Fasten
            }
            Step::Fasten => {
                if self.full {
                    ctx.send_viewport_cmd(ViewportCommand::SetMonitor(self.to.index));
                } else if self.maximized {
                    ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
                }
                ctx.send_viewport_cmd(ViewportCommand::Focus);
                pause = ARRIVAL;
                Step::Arrive
            }
            Step::Arrive => return true,
        };
        self.not_before = time + pause;
        ctx.request_repaint_after(Duration::from_secs_f64(pause));
        false
    }

    /// Puts it as far from the corner as it stood before, no larger than the monitor.
    fn place(&mut self, ctx: &Context, info: &ViewportInfo) {
        let scale = ctx.pixels_per_point();
        let outer = info.outer_rect.map(|rect| rect * scale);
        let corner = outer.map(|rect| (rect.min.x as i32, rect.min.y as i32));
        let now = ctx.content_rect().size() * scale;
        let whole = self.size.unwrap_or(now);
        let (_, _, wide, high) = self.to.bounds;
        let size = whole.min(vec2(wide as f32 * 0.94, high as f32 * 0.9));
        self.size = (size != whole).then_some(whole);
        let away = |at: i32, edge: i32, room: f32| ((at - edge) as f32).clamp(0.0, room.max(0.0));
        let (x, y) = corner.map_or((0.0, 0.0), |(x, y)| {
            let (left, top, ..) = self.from.bounds;
            let room = vec2(wide as f32, high as f32) - size;
            (away(x, left, room.x * 0.5), away(y, top, room.y * 0.5))
        });
        let corner = pos2(self.to.bounds.0 as f32 + x, self.to.bounds.1 as f32 + y);
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(corner / scale));
        if size != now {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(size / scale));
        }
    }
}
