//! The whole app with both its windows, without a machine around them.

use eframe::egui::{
    ClippedPrimitive, Context, Key, Modifiers, RawInput, Rect, ViewportId, pos2, vec2,
};
use egui_kittest::Harness;
use statroom::app::{
    Answer, AppParts, Ask, FileDialogs, Monitor, OpenFiles, StatroomApp, StayAwake,
};
use statroom::program::{Clock as _, ManualClock};
use statroom::ui::fonts;
use statroom::ui::models::ScreenSleep;
use statroom::ui::theme::{self, Look};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Nobody asks for a file.
struct NoDialogs;

impl FileDialogs for NoDialogs {
    fn ask(&mut self, _ask: &Ask, _ctx: &Context) {}

    fn answer(&mut self) -> Answer {
        Answer::Waiting
    }
}

/// A screen that never sleeps.
struct Awake;

impl StayAwake for Awake {
    fn want(&mut self, _awake: bool, _ctx: &Context) {}

    fn state(&self) -> ScreenSleep {
        ScreenSleep::default()
    }
}

/// Nobody opens files.
struct NoFiles;

impl OpenFiles for NoFiles {
    fn open(&mut self, _path: &Path) -> std::io::Result<()> {
        Ok(())
    }

    fn show_in_folder(&mut self, _path: &Path) -> std::io::Result<()> {
        Ok(())
    }
}

/// The app at a meeting, with its two windows.
pub(crate) struct Room {
    /// The console, and through it the app.
    pub(crate) console: Harness<'static, StatroomApp>,
    projector: Context,
    /// The clock it goes by.
    pub(crate) clock: Arc<ManualClock>,
}

impl Room {
    /// The app on a program of the bench's.
    pub(crate) fn open(folder: &Path, file: PathBuf, clock: Arc<ManualClock>) -> Self {
        let monitor = |index: usize, name: &str| Monitor {
            index,
            name: name.into(),
            bounds: (index as i32 * 1920, 0, 1920, 1080),
            scale: 100,
            is_console: index == 0,
        };
        let parts = AppParts {
            clock: clock.clone(),
            dialogs: Box::new(NoDialogs),
            monitors: Box::new(move |_window| vec![monitor(0, "Laptop"), monitor(1, "Beamer")]),
            awake: Box::new(Awake),
            files: Box::new(NoFiles),
            preferences: None,
            copies: None,
            demo: folder.join("demonstration.statroom"),
            file: Some(file),
            renderer: "test",
        };
        let mut console = Harness::builder()
            .with_size([1440.0, 900.0])
            .with_max_steps(12)
            .build_eframe(|context| {
                context.egui_ctx.set_embed_viewports(false);
                fonts::install(&context.egui_ctx);
                theme::apply(&context.egui_ctx, Look::Light);
                StatroomApp::new(&context.egui_ctx, parts)
            });
        console.run_ok();
        let projector = Context::default();
        fonts::install(&projector);
        theme::apply(&projector, Look::Light);
        Self {
            console,
            projector,
            clock,
        }
    }

    /// A few frames of the console and one of the audience window.
    pub(crate) fn draw(&mut self) {
        self.console.run_steps(3);
        self.draw_projector();
    }

    /// One frame of the audience window; returns what it is made of, none when there is no such window.
    pub(crate) fn draw_projector(&mut self) -> Vec<ClippedPrimitive> {
        let mut windows = self.console.output().viewport_output.values();
        let Some(draw) = windows.find_map(|one| one.viewport_ui_cb.clone()) else {
            return Vec::new();
        };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 720.0))),
            time: Some(self.clock.now().timestamp() as f64),
            ..RawInput::default()
        };
        let mut output = self.projector.run_ui(input, |ui| draw(ui));
        // There is no graphics card to take the letters.
        output.textures_delta.clear();
        let shapes = self
            .projector
            .tessellate(output.shapes, output.pixels_per_point);
        assert!(!shapes.is_empty(), "the projector shows nothing");
        shapes
    }

    /// Presses a key and draws.
    pub(crate) fn key(&mut self, held: Modifiers, key: Key) {
        self.console.key_press_modifiers(held, key);
        self.draw();
    }

    /// Whether the room's window is there.
    pub(crate) fn has_projector(&self) -> bool {
        let windows = self.console.output().viewport_output.keys();
        windows.filter(|id| **id != ViewportId::ROOT).count() == 1
    }
}
