//! The window follows the monitors: it gives way to the console, closes with its monitor, and comes back with
//! it or with the program.

use crate::app::audience::Placement;
use crate::app::kept_open::Kept;
use crate::app::monitors::{self, Monitor, Reaction, again, choose};
use crate::app::{News, StatroomApp};
use eframe::egui::Context;

impl StatroomApp {
    /// Looks at the monitors: when the room's goes away its window closes rather than cover the console, and
    /// when it comes back the window returns.
    pub(in crate::app) fn watch_monitors(&mut self, ctx: &Context, frame: &eframe::Frame) {
        self.projector.can_place = monitors::can_place_windows(frame);
        if let Some(going) = &mut self.projector.console_move
            && going.go_on(ctx)
        {
            self.projector.console_size = going.made_smaller_from();
            self.projector.console_move = None;
            self.projector.recheck = true;
        }
        let found = (self.parts.monitors)(frame);
        #[cfg(target_os = "linux")]
        if !self.projector.looked {
            monitors::x11::listen(frame, ctx);
        }
        let first = !std::mem::replace(&mut self.projector.looked, true);
        let recheck = std::mem::take(&mut self.projector.recheck);
        if !found.is_empty() && (found != self.projector.monitors || recheck) {
            let before = std::mem::replace(&mut self.projector.monitors, found);
            if !first && self.projector.console_move.is_none() {
                self.monitors_changed(&before, ctx);
            }
        }
        if let Some(kept) = self.projector.resume.take() {
            self.resume_audience(kept, ctx);
        }
    }

    fn monitors_changed(&mut self, before: &[Monitor], ctx: &Context) {
        match self.projector.window.placement().cloned() {
            Some(Placement::On(on)) => self.follow_monitor(&on),
            Some(Placement::Filled) => {
                // What was filled may be gone, and the console must stay in sight.
                if self.projector.monitors.len() < before.len() {
                    self.projector.window.turn(ctx, Placement::Window);
                }
            }
            Some(Placement::Window) | None => self.monitor_came(before),
        }
    }

    /// The window on a monitor of its own, when the monitors are others than before.
    fn follow_monitor(&mut self, on: &Monitor) {
        let projector = &mut self.projector;
        let there = again(&projector.monitors, on).cloned();
        match monitors::react(on, projector.gone.as_ref(), &projector.monitors) {
            Reaction::Stay => projector
                .window
                .known_as(there.unwrap_or_else(|| on.clone())),
            Reaction::Move(to) => {
                let home = projector.gone.take();
                if there.is_none() {
                    projector.gone = home.or_else(|| Some(on.clone()));
                    let title = format!("{} was unplugged.", on.short_name());
                    let words = format!("The room's picture goes on on {}.", to.label());
                    projector.window.open_on(to);
                    self.inform(&title, &words);
                } else {
                    projector.window.open_on(to);
                    self.forget_unplugged();
                }
            }
            Reaction::Close => {
                projector.window.close();
                projector.gone = Some(projector.gone.take().unwrap_or_else(|| on.clone()));
                let title = format!("{} was unplugged.", on.short_name());
                self.fail(
                    &title,
                    "The room sees nothing; its picture stands small on this screen. It returns with the monitor; F6 opens it as a window.",
                );
            }
        }
    }

    /// The window is closed or an ordinary one: it goes to the monitor it waited for, and another one that
    /// was plugged in is told of.
    fn monitor_came(&mut self, before: &[Monitor]) {
        let projector = &mut self.projector;
        let monitors = &projector.monitors;
        if let Some(home) = &projector.gone {
            let back = again(monitors, home).filter(|one| !one.is_console);
            let back = back.or_else(|| choose(monitors, &self.preferences.projector));
            if let Some(monitor) = back.cloned() {
                projector.gone = None;
                projector.window.open_on(monitor);
                self.forget_unplugged();
            }
            return;
        }
        let new = |one: &&Monitor| !one.is_console && again(before, one).is_none();
        let new = monitors.iter().find(new).map(|one| projector.label(one));
        if let Some(label) = new.filter(|_| self.runs_a_meeting()) {
            let words = "F11 shows the room's picture on it; Ctrl K lists every monitor.";
            self.inform(&format!("{label} was plugged in."), words);
        }
    }

    /// The room sees again what it should: the news that it doesn't are old.
    fn forget_unplugged(&mut self) {
        let old = |news: &News| news.title.ends_with(" was unplugged.");
        if self.news.as_ref().is_some_and(old) {
            self.news = None;
        }
    }

    /// Opens the window that a program left open that is gone.
    fn resume_audience(&mut self, kept: Kept, ctx: &Context) {
        if self.projector.window.placement().is_some() {
            return;
        }
        let last = self.preferences.projector.clone();
        let chosen = choose(&self.projector.monitors, &last).cloned();
        match (kept, chosen) {
            (Kept::Window, _) => self.open_window(ctx),
            (Kept::Monitor, Some(monitor)) => self.projector.window.open_on(monitor),
            // Full screen it would cover the console: it waits for its monitor.
            (Kept::Monitor, None) => {
                self.projector.gone = Some(Monitor {
                    index: 0,
                    name: last.name,
                    bounds: last.bounds.unwrap_or_default(),
                    scale: 100,
                    is_console: false,
                });
            }
        }
    }
}
