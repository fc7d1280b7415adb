//! The audience window: a deferred viewport, borderless on the second monitor where there is one, an ordinary
//! window otherwise. It draws an `AudienceFrame` and nothing else.

use crate::ui::audience::{AudienceFrame, show};
use crate::ui::models::AudiencePlace;
use crate::ui::{theme, tokens};
use eframe::egui::{self, Context, ViewportBuilder, ViewportCommand, ViewportId};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The window's name, as the system lists it.
const TITLE: &str = "Statroom – audience";

/// How often the window looks for a new picture by itself: on Windows a repaint asked for from the console
/// may not come through while the console has the keyboard.
const HEARTBEAT: Duration = Duration::from_millis(500);

/// How many frames of the console claim the keyboard back after the window opened.
const CLAIMS: u8 = 20;

/// What the window's own drawing reads.
#[derive(Clone, Default)]
struct Shown {
    frame: Arc<AudienceFrame>,
    pictures: BTreeMap<String, egui::TextureHandle>,
    closed_by_hand: bool,
}

/// The audience window.
#[derive(Clone, Default)]
pub(crate) struct AudienceWindow {
    open: bool,
    /// Monitor to cover, by its index; none for an ordinary window.
    monitor: Option<usize>,
    /// Frames for which the console still asks for the keyboard: some systems give it to a new window.
    claims: u8,
    shown: Arc<Mutex<Shown>>,
}

impl std::fmt::Debug for AudienceWindow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AudienceWindow")
            .field("open", &self.open)
            .field("monitor", &self.monitor)
            .finish_non_exhaustive()
    }
}

/// A monitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Monitor {
    /// Its place in the system's list.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// Its corner and size in pixels.
    pub bounds: (i32, i32, u32, u32),
    /// The console is on it.
    pub is_console: bool,
}

/// The monitor to cover: the one used last, else the first that the console isn't on; none when the console's
/// is the only one.
pub(crate) fn choose<'a>(monitors: &'a [Monitor], last_used: &str) -> Option<&'a Monitor> {
    let others = || monitors.iter().filter(|monitor| !monitor.is_console);
    others()
        .find(|monitor| monitor.name == last_used)
        .or_else(|| others().next())
}

/// The monitors of the machine, each once.
pub(crate) fn monitors(frame: &eframe::Frame) -> Vec<Monitor> {
    let Some(window) = frame.winit_window() else {
        return Vec::new();
    };
    let console = window.current_monitor();
    let mut found: Vec<Monitor> = Vec::new();
    for (index, handle) in window.available_monitors().enumerate() {
        let (place, size) = (handle.position(), handle.size());
        let monitor = Monitor {
            index,
            name: handle
                .name()
                .unwrap_or_else(|| format!("Monitor {}", index + 1)),
            bounds: (place.x, place.y, size.width, size.height),
            is_console: console.as_ref() == Some(&handle),
        };
        // Some systems list every monitor twice; one that mirrors another shows the console too.
        let twin = found
            .iter_mut()
            .find(|other| other.bounds == monitor.bounds);
        match twin {
            Some(other) => other.is_console |= monitor.is_console,
            None => found.push(monitor),
        }
    }
    found
}

impl AudienceWindow {
    /// Key of its viewport.
    pub(crate) fn viewport() -> ViewportId {
        ViewportId::from_hash_of("audience")
    }

    /// Where it is.
    pub(crate) const fn place(&self) -> AudiencePlace {
        match (self.open, self.monitor) {
            (false, _) => AudiencePlace::Closed,
            (true, None) => AudiencePlace::Window,
            (true, Some(_)) => AudiencePlace::Projector,
        }
    }

    /// Opens it on this monitor, or as an ordinary window.
    pub(crate) fn open(&mut self, monitor: Option<usize>) {
        self.open = true;
        self.monitor = monitor;
        self.claims = CLAIMS;
        self.lock().closed_by_hand = false;
    }

    /// Closes it.
    pub(crate) fn close(&mut self) {
        self.open = false;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives it a picture; it is drawn again only when the picture is another.
    pub(crate) fn give(
        &self,
        ctx: &Context,
        frame: &Arc<AudienceFrame>,
        pictures: &BTreeMap<String, egui::TextureHandle>,
    ) {
        let mut shown = self.lock();
        if Arc::ptr_eq(&shown.frame, frame) && shown.pictures.len() == pictures.len() {
            return;
        }
        shown.frame = Arc::clone(frame);
        shown.pictures.clone_from(pictures);
        drop(shown);
        ctx.request_repaint_of(Self::viewport());
    }

    /// Shows it, if it is open. Call in every frame of the console.
    pub(crate) fn draw(&mut self, ctx: &Context) {
        if self.lock().closed_by_hand {
            self.open = false;
        }
        if !self.open {
            return;
        }
        if self.claims > 0 {
            self.claims -= 1;
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
            ctx.request_repaint_after(Duration::from_millis(50));
        }
        let mut builder = ViewportBuilder::default()
            .with_title(TITLE)
            .with_app_id("statroom")
            // The keyboard stays with the console: a word typed now must not go to the projector.
            .with_active(false)
            .with_inner_size([1280.0, 720.0]);
        builder = match self.monitor {
            Some(index) => builder.with_decorations(false).with_monitor(index),
            None => builder.with_decorations(true),
        };
        let shared = Arc::clone(&self.shown);
        ctx.show_viewport_deferred(Self::viewport(), builder, move |ui, class| {
            let shown = shared
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone();
            // The room is lit: the projector is light whatever the console looks like.
            if class != egui::ViewportClass::EmbeddedWindow {
                ui.set_style(theme::style(&tokens::LIGHT));
            }
            show(ui, &shown.frame, &shown.pictures);
            if ui.ctx().input(|input| input.viewport().close_requested()) {
                shared
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .closed_by_hand = true;
                ui.ctx()
                    .send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
                ui.ctx().request_repaint_of(ViewportId::ROOT);
            }
            ui.ctx().request_repaint_after(HEARTBEAT);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monitor(index: usize, name: &str, is_console: bool) -> Monitor {
        let bounds = (index as i32 * 1920, 0, 1920, 1080);
        Monitor {
            index,
            name: name.into(),
            bounds,
            is_console,
        }
    }

    #[test]
    fn the_window_never_covers_the_console() {
        let two = [monitor(0, "Laptop", true), monitor(1, "Projector", false)];
        assert_eq!(choose(&two, "Laptop").map(|monitor| monitor.index), Some(1));
        assert_eq!(choose(&two[..1], ""), None);
        let three = [two[0].clone(), two[1].clone(), monitor(2, "Wall", false)];
        assert_eq!(choose(&three, "Wall").map(|monitor| monitor.index), Some(2));
    }
}
