//! Starting the app: which renderer, what if it can't start, where preferences lie.

use crate::app::awake::SystemScreen;
use crate::app::dialogs::SystemDialogs;
use crate::app::monitors;
use crate::app::opening::SystemOpens;
use crate::app::preferences::Preferences;
use crate::app::{AppParts, StatroomApp};
use crate::program::Clock;
use eframe::Renderer;
use eframe::egui::ViewportBuilder;
use std::path::PathBuf;
use std::sync::Arc;

/// What the app is started with.
#[derive(Debug, Clone)]
pub struct Start {
    /// Program to open; the welcome screen without one.
    pub file: Option<PathBuf>,
    /// Renderer asked for on the command line: "wgpu" or "glow".
    pub renderer: Option<&'static str>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
}

/// Runs the app until its window is closed. A renderer that can't start is followed by the other one.
///
/// # Errors
/// In a sentence, when no renderer can start.
pub fn start(start: &Start) -> Result<(), String> {
    let place = Preferences::usual_place();
    let mut reasons = Vec::new();
    for renderer in order(start.renderer, &Preferences::load(place.clone())) {
        let mut preferences = Preferences::load(place.clone());
        name_of(renderer).clone_into(&mut preferences.starting);
        preferences.save();
        let parts = AppParts {
            clock: Arc::clone(&start.clock),
            dialogs: Box::new(SystemDialogs::default()),
            monitors: Box::new(monitors::list),
            awake: Box::new(SystemScreen::default()),
            files: Box::new(SystemOpens),
            preferences: place.clone(),
            copies: directories::ProjectDirs::from("", "", "Statroom")
                .map(|folders| folders.cache_dir().to_owned()),
            demo: crate::demo::usual_place(),
            file: start.file.clone(),
            renderer: name_of(renderer),
        };
        let options = eframe::NativeOptions {
            viewport: ViewportBuilder::default()
                .with_title("Statroom")
                .with_app_id("statroom")
                .with_inner_size([1440.0, 900.0])
                .with_min_inner_size([960.0, 600.0]),
            renderer,
            persist_window: false,
            ..eframe::NativeOptions::default()
        };
        let run = eframe::run_native(
            "statroom",
            options,
            Box::new(|context| Ok(Box::new(StatroomApp::new(&context.egui_ctx, parts)))),
        );
        match run {
            Ok(()) => return Ok(()),
            Err(error) => {
                tracing::warn!("{} can't start: {error}", name_of(renderer));
                reasons.push(format!("{}: {error}", name_of(renderer)));
            }
        }
    }
    Err(format!(
        "No window could be opened ({}). Update the graphics driver, or try --renderer glow.",
        reasons.join("; ")
    ))
}

/// Which renderer is tried first: the one asked for, else the one that worked last, else the usual one of the
/// system. One whose last start never finished goes last.
fn order(asked: Option<&str>, preferences: &Preferences) -> [Renderer; 2] {
    let usual = if cfg!(target_os = "linux") {
        Renderer::Glow
    } else {
        Renderer::Wgpu
    };
    let mut first = named(&preferences.renderer).unwrap_or(usual);
    if preferences.starting == name_of(first) {
        first = other(first);
    }
    let first = asked.and_then(named).unwrap_or(first);
    [first, other(first)]
}

const fn other(renderer: Renderer) -> Renderer {
    match renderer {
        Renderer::Wgpu => Renderer::Glow,
        Renderer::Glow => Renderer::Wgpu,
    }
}

/// The renderer of that name.
fn named(name: &str) -> Option<Renderer> {
    match name {
        "wgpu" => Some(Renderer::Wgpu),
        "glow" => Some(Renderer::Glow),
        _ => None,
    }
}

/// Its name in preferences and on the command line.
pub const fn name_of(renderer: Renderer) -> &'static str {
    match renderer {
        Renderer::Wgpu => "wgpu",
        Renderer::Glow => "glow",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renderer_that_hung_at_the_last_start_is_tried_last() {
        let mut preferences = Preferences::default();
        "wgpu".clone_into(&mut preferences.renderer);
        assert_eq!(order(None, &preferences), [Renderer::Wgpu, Renderer::Glow]);
        preferences.starting = "wgpu".into();
        assert_eq!(order(None, &preferences), [Renderer::Glow, Renderer::Wgpu]);
        assert_eq!(
            order(Some("wgpu"), &preferences),
            [Renderer::Wgpu, Renderer::Glow]
        );
    }
}
