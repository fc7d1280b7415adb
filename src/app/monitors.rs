//! The monitors of the machine: which there are, how a person calls them, which of them the room gets, and
//! what follows when one comes, goes or changes places with the console.

#[cfg(target_os = "linux")]
pub(super) mod x11;

use serde::{Deserialize, Serialize};

/// A corner and a size in pixels, on the desktop of all monitors.
pub type Bounds = (i32, i32, u32, u32);

/// A monitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Monitor {
    /// Its place in the system's list.
    pub index: usize,
    /// Its name, as the system has it.
    pub name: String,
    /// Its corner and size in pixels.
    pub bounds: Bounds,
    /// Pixels to a point, in percent.
    pub scale: u32,
    /// The console is on it.
    pub is_console: bool,
}

/// The monitor a person gave the room last.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Remembered {
    /// Its name; none was chosen yet without one.
    pub(crate) name: String,
    /// Its corner and size in pixels, which tell two of one name apart.
    pub(crate) bounds: Option<Bounds>,
}

impl Monitor {
    /// Pixels to a point.
    pub(crate) fn pixels_per_point(&self) -> f32 {
        self.scale.max(1) as f32 / 100.0
    }

    /// Its name as a person reads it: Windows writes a device path.
    pub(crate) fn short_name(&self) -> String {
        match self.name.trim().strip_prefix(r"\\.\DISPLAY") {
            Some(number) => format!("Display {number}"),
            None => self.name.trim().to_owned(),
        }
    }

    /// "HDMI-1 (1280×720)".
    pub(crate) fn label(&self) -> String {
        let (_, _, wide, high) = self.bounds;
        format!("{} ({wide}×{high})", self.short_name())
    }

    /// The middle of it, in pixels.
    pub(crate) fn centre(&self) -> (i32, i32) {
        let (x, y, wide, high) = self.bounds;
        (x + wide as i32 / 2, y + high as i32 / 2)
    }

    /// Whether a pixel of the desktop is on it.
    pub(crate) fn holds(&self, (x, y): (i32, i32)) -> bool {
        let (left, top, wide, high) = self.bounds;
        (left..left + wide as i32).contains(&x) && (top..top + high as i32).contains(&y)
    }

    /// How it is remembered.
    pub(crate) fn remembered(&self) -> Remembered {
        Remembered {
            name: self.name.clone(),
            bounds: Some(self.bounds),
        }
    }

    /// How surely it is the one that is remembered: not at all, by name, by size, by its place.
    fn likeness(&self, to: &Remembered) -> u8 {
        if to.name.is_empty() || self.name != to.name {
            return 0;
        }
        match to.bounds {
            Some(bounds) if bounds == self.bounds => 3,
            Some((_, _, wide, high)) if (wide, high) == (self.bounds.2, self.bounds.3) => 2,
            Some(_) | None => 1,
        }
    }
}

/// The label of a monitor among others: with its number where another reads the same.
pub(crate) fn label_among(monitor: &Monitor, all: &[Monitor]) -> String {
    let label = monitor.label();
    let alike = all.iter().filter(|other| other.label() == label).count();
    let number = all.iter().position(|other| other.bounds == monitor.bounds);
    match number {
        Some(at) if alike > 1 => format!("{label}, number {}", at + 1),
        Some(_) | None => label,
    }
}

/// The monitor for the room: the one it had last, else the first that the console isn't on; none when the
/// console's is the only one.
pub(crate) fn choose<'a>(monitors: &'a [Monitor], last: &Remembered) -> Option<&'a Monitor> {
    let others = monitors.iter().filter(|monitor| !monitor.is_console);
    // Of equals the first.
    others.rev().max_by_key(|monitor| monitor.likeness(last))
}

/// The same monitor in a newer list: where it was, or by its name wherever it is now.
pub(crate) fn again<'a>(monitors: &'a [Monitor], before: &Monitor) -> Option<&'a Monitor> {
    let sought = before.remembered();
    let known = monitors.iter().filter(|one| one.likeness(&sought) > 0);
    known.rev().max_by_key(|one| one.likeness(&sought))
}

/// What becomes of a full-screen audience window when the monitors are others than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reaction {
    /// It stays as it is.
    Stay,
    /// It goes to this monitor.
    Move(Monitor),
    /// Its monitor is gone and there is no other for it: it closes, rather than cover the console.
    Close,
}

/// What becomes of the window on `on`; `home` is the monitor it had to leave, whose return it waits for.
pub(crate) fn react(on: &Monitor, home: Option<&Monitor>, monitors: &[Monitor]) -> Reaction {
    let returned = home
        .and_then(|home| again(monitors, home))
        .filter(|monitor| !monitor.is_console);
    if let Some(home) = returned {
        return Reaction::Move(home.clone());
    }
    let here = again(monitors, on).filter(|monitor| !monitor.is_console);
    let others = choose(monitors, &on.remembered());
    match here.or(others) {
        Some(now) if now.name == on.name && now.bounds == on.bounds => Reaction::Stay,
        Some(other) => Reaction::Move(other.clone()),
        None => Reaction::Close,
    }
}

/// The monitors of the machine, each once.
pub(crate) fn list(frame: &eframe::Frame) -> Vec<Monitor> {
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
            scale: (handle.scale_factor() * 100.0).round() as u32,
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

/// Whether the system lets a program say where its windows stand; Wayland does not.
pub(crate) fn can_place_windows(frame: &eframe::Frame) -> bool {
    use winit::raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
    let Some(window) = frame.winit_window() else {
        return true;
    };
    let handle = window.window_handle().map(|handle| handle.as_raw());
    !matches!(handle, Ok(RawWindowHandle::Wayland(_)))
}

#[cfg(test)]
mod tests;
