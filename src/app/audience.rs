//! The audience window: a deferred viewport, full screen on a monitor of its own where there is one, an
//! ordinary window otherwise. It draws an `AudienceFrame` and nothing else.
//!
//! Every new place is a new native window: made on the monitor it is for, it is right from its first frame
//! on every system. Only its own F11 changes it where it stands, so that a video call goes on sharing it.

mod asked;

pub(crate) use asked::Asked;

use crate::app::monitors::Monitor;
use crate::app::preferences::WindowPlace;
use crate::ui::audience::{AudienceFrame, Pictures, show};
use crate::ui::models::AudiencePlace;
use crate::ui::{theme, tokens};
use eframe::egui::{
    self, Context, Ui, ViewportBuilder, ViewportClass, ViewportCommand, ViewportId, pos2, vec2,
};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The window's name, as the system lists it.
const TITLE: &str = "Statroom – audience";

/// How often the window looks for a new picture by itself.
const HEARTBEAT: Duration = Duration::from_secs(1);

/// The same on Windows while somebody works in the console: there a repaint asked for from the console may
/// not come through while the console has the keyboard.
const LIVELY: Duration = Duration::from_millis(200);

/// How long the console claims the keyboard back after the window opened, in seconds.
const CLAIMS: f64 = 1.0;

/// Size of the ordinary window, in points, until somebody gives it another.
const SIZE: egui::Vec2 = vec2(1280.0, 720.0);

/// In how many of its first frames a new window is led to its place.
const PLACING: u8 = 6;

/// A window this many pixels away from where it was to open is brought there.
const ASTRAY: u32 = 48;

/// Where the window is when it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Placement {
    /// An ordinary window.
    Window,
    /// The ordinary window filling the monitor it stands on, by its own key; which one, the system does not
    /// say, or it is the console's.
    Filled,
    /// Full screen on a monitor.
    On(Monitor),
}

/// Where an ordinary window is to open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct OpenAt {
    /// In pixels.
    pub(crate) place: WindowPlace,
    /// Pixels to a point there.
    pub(crate) pixels_per_point: f32,
}

/// What the window's own drawing reads and writes.
#[derive(Default)]
struct Shared {
    frame: Arc<AudienceFrame>,
    pictures: Pictures,
    /// Somebody works in the console.
    lively: bool,
    asked: Vec<Asked>,
    /// How many frames it has drawn.
    drawn: u64,
    /// Where it stands now.
    seen: Option<WindowPlace>,
    /// Where it was to open, until it stands there, and for how many frames more that is watched.
    wanted: Option<(WindowPlace, u8)>,
}

/// Whether the console claims the keyboard.
#[derive(Debug, Clone, Copy, Default)]
enum Claims {
    /// From the next frame on.
    Soon,
    /// Until then.
    Until(f64),
    /// No longer.
    #[default]
    No,
}

/// The audience window.
#[derive(Clone, Default)]
pub(crate) struct AudienceWindow {
    placement: Option<Placement>,
    /// Counts the native windows, each of which has a viewport of its own.
    number: u64,
    /// What the native window was made from; it is never changed by another builder.
    builder: ViewportBuilder,
    /// The native window was made full screen.
    born_full: bool,
    /// Until when the console still asks for the keyboard: some systems give it to a new window.
    claims: Claims,
    shared: Arc<Mutex<Shared>>,
}

impl std::fmt::Debug for AudienceWindow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AudienceWindow")
            .field("placement", &self.placement)
            .finish_non_exhaustive()
    }
}

fn lock(shared: &Mutex<Shared>) -> std::sync::MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl AudienceWindow {
    /// Key of its viewport.
    pub(crate) fn viewport(&self) -> ViewportId {
        ViewportId::from_hash_of(("audience", self.number))
    }

    /// Where it is, for whoever draws the console.
    pub(crate) const fn place(&self) -> AudiencePlace {
        match self.placement {
            None => AudiencePlace::Closed,
            Some(Placement::Window | Placement::Filled) => AudiencePlace::Window,
            Some(Placement::On(_)) => AudiencePlace::Projector,
        }
    }

    /// Where it is; none while it is closed.
    pub(crate) const fn placement(&self) -> Option<&Placement> {
        self.placement.as_ref()
    }

    /// Opens it full screen on a monitor.
    pub(crate) fn open_on(&mut self, monitor: Monitor) {
        let builder = ViewportBuilder::default()
            .with_inner_size(SIZE)
            .with_decorations(false)
            .with_monitor(monitor.index);
        self.open(Placement::On(monitor), builder);
        self.born_full = true;
    }

    /// Opens it as an ordinary window; the system finds a place where none is given.
    pub(crate) fn open_window(&mut self, at: Option<OpenAt>) {
        let mut builder = ViewportBuilder::default()
            .with_inner_size(SIZE)
            .with_min_inner_size(vec2(320.0, 180.0))
            .with_decorations(true);
        if let Some(OpenAt {
            place,
            pixels_per_point,
        }) = at
        {
            let size = vec2(place.wide as f32, place.high as f32) / pixels_per_point;
            builder = builder.with_inner_size(size);
            if let Some((x, y)) = place.corner {
                builder = builder.with_position(pos2(x as f32, y as f32) / pixels_per_point);
            }
        }
        self.open(Placement::Window, builder);
        lock(&self.shared).wanted = at.map(|at| (at.place, PLACING));
    }

    fn open(&mut self, placement: Placement, builder: ViewportBuilder) {
        self.placement = Some(placement);
        self.number += 1;
        self.born_full = false;
        self.claims = Claims::Soon;
        self.builder = builder
            .with_title(TITLE)
            .with_app_id("statroom")
            // The keyboard stays with the console: a word typed now must not go to the projector.
            .with_active(false);
        let mut shared = lock(&self.shared);
        // What was typed into the window before is the console's still.
        shared.asked.retain(Asked::is_typed);
        (shared.seen, shared.wanted) = (None, None);
    }

    /// Fills the monitor the ordinary window stands on, or makes it ordinary again, without another window.
    /// False where it was made full screen and can't be turned.
    pub(crate) fn turn(&mut self, ctx: &Context, to: Placement) -> bool {
        if self.born_full {
            return false;
        }
        let full = to != Placement::Window;
        lock(&self.shared).wanted = None;
        ctx.send_viewport_cmd_to(self.viewport(), ViewportCommand::Fullscreen(full));
        self.placement = Some(to);
        true
    }

    /// Notes that its monitor has another place in the list or another size.
    pub(crate) fn known_as(&mut self, monitor: Monitor) {
        self.placement = Some(Placement::On(monitor));
    }

    /// Closes it.
    pub(crate) fn close(&mut self) {
        self.placement = None;
    }

    /// What it was asked for since the last call.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut lock(&self.shared).asked)
    }

    /// How many frames it has drawn; none while it is closed.
    pub(crate) fn drawn(&self) -> Option<u64> {
        self.placement.as_ref().map(|_| lock(&self.shared).drawn)
    }

    /// Where it stands, as far as the system says.
    pub(crate) fn seen(&self) -> Option<WindowPlace> {
        lock(&self.shared).seen
    }

    /// Gives it a picture; it is drawn again only when the picture is another.
    pub(crate) fn give(
        &self,
        ctx: &Context,
        frame: &Arc<AudienceFrame>,
        pictures: &Pictures,
        lively: bool,
    ) {
        let mut shared = lock(&self.shared);
        let wakes = lively && !shared.lively && cfg!(target_os = "windows");
        shared.lively = lively;
        if Arc::ptr_eq(&shared.frame, frame) && shared.pictures.len() == pictures.len() && !wakes {
            return;
        }
        shared.frame = Arc::clone(frame);
        shared.pictures.clone_from(pictures);
        drop(shared);
        if self.placement.is_some() {
            // A video call shares the window also where others cover it.
            let paint = ViewportCommand::RequestPaintWhileHidden;
            ctx.send_viewport_cmd_to(self.viewport(), paint);
            ctx.request_repaint_of(self.viewport());
        }
    }

    /// Shows it, if it is open. Call in every frame of the console.
    pub(crate) fn draw(&mut self, ctx: &Context) {
        if self.placement.is_none() {
            return;
        }
        self.claim(ctx);
        let shared = Arc::clone(&self.shared);
        ctx.show_viewport_deferred(self.viewport(), self.builder.clone(), move |ui, class| {
            picture(ui, class, &shared);
        });
    }
}

impl AudienceWindow {
    /// Gives the console the keyboard back that a new window may have been given.
    fn claim(&mut self, ctx: &Context) {
        let time = ctx.input(|input| input.time);
        let until = match self.claims {
            Claims::No => return,
            Claims::Soon => time + CLAIMS,
            Claims::Until(until) => until,
        };
        let over = time > until;
        self.claims = if over {
            Claims::No
        } else {
            Claims::Until(until)
        };
        if !over {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
            ctx.request_repaint_after(Duration::from_millis(50));
        }
    }
}

/// Draws the window's own frame.
fn picture(ui: &mut Ui, class: ViewportClass, shared: &Mutex<Shared>) {
    tracing::trace!(target: "statroom::frames", "audience");
    let (frame, pictures, lively) = {
        let shared = lock(shared);
        let frame = Arc::clone(&shared.frame);
        (frame, shared.pictures.clone(), shared.lively)
    };
    // The room is lit: the projector is light whatever the console looks like.
    if class != ViewportClass::EmbeddedWindow {
        ui.set_style(theme::style(&tokens::LIGHT));
    }
    show(ui, &frame, &pictures);
    listen(ui, shared);
    let soon = lively && cfg!(target_os = "windows");
    ui.ctx()
        .request_repaint_after(if soon { LIVELY } else { HEARTBEAT });
}

/// Hands on to the console what the window was asked for, and where it stands.
fn listen(ui: &Ui, shared: &Mutex<Shared>) {
    let ctx = ui.ctx();
    let asked = ctx.input(asked::asked_in);
    let place = place_of(ui);
    let mut shared = lock(shared);
    let closes = asked.contains(&Asked::Close);
    let changed = !asked.is_empty() || shared.seen != Some(place);
    shared.asked.extend(asked);
    shared.drawn += 1;
    shared.seen = Some(place);
    // Some systems open a window elsewhere than they were asked to, where monitors differ in scale.
    let wanted = shared.wanted.take();
    if let Some((wanted, left)) = wanted.filter(|(_, left)| *left > 0)
        && lead(ctx, wanted, place)
    {
        shared.wanted = Some((wanted, left - 1));
        ctx.request_repaint_after(LIVELY);
    }
    drop(shared);
    if closes {
        ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
    }
    if changed {
        ctx.request_repaint_of(ViewportId::ROOT);
    }
}

/// Where the window stands, in pixels.
fn place_of(ui: &Ui) -> WindowPlace {
    let ctx = ui.ctx();
    let scale = ctx.pixels_per_point();
    let size = ctx.content_rect().size() * scale;
    let outer = ctx.input(|input| input.viewport().outer_rect);
    let corner = outer.map(|rect| rect.min * scale);
    WindowPlace {
        corner: corner.map(|corner| (corner.x.round() as i32, corner.y.round() as i32)),
        wide: size.x.round() as u32,
        high: size.y.round() as u32,
    }
}

/// Leads a window that opened elsewhere to its place, and then to its size; true while it is on its way.
fn lead(ctx: &Context, wanted: WindowPlace, place: WindowPlace) -> bool {
    let (Some(to), Some(at)) = (wanted.corner, place.corner) else {
        return false;
    };
    let scale = ctx.pixels_per_point();
    let far = |a: i32, b: i32| a.abs_diff(b) > ASTRAY;
    if far(to.0, at.0) || far(to.1, at.1) {
        let corner = pos2(to.0 as f32, to.1 as f32) / scale;
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(corner));
        return true;
    }
    let other = |a: u32, b: u32| a.abs_diff(b) > ASTRAY;
    if other(wanted.wide, place.wide) || other(wanted.high, place.high) {
        let size = vec2(wanted.wide as f32, wanted.high as f32) / scale;
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
    }
    false
}
