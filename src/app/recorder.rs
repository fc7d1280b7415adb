//! The recorder's window: the record of the running meeting apart from the console, for another pair of hands at
//! another monitor of the same machine.
//!
//! Drawn with the console in one pass: what is typed here and what is done there go the same way, in order. Where
//! the system gives the app no second window it stands inside the console.

use eframe::egui::{Context, Ui, ViewportBuilder, ViewportClass, ViewportId, vec2};

use super::StatroomApp;
use crate::ui::models::Frame;

/// The window's name, as the system lists it.
const TITLE: &str = "Statroom \u{2013} recorder";

/// Its size at first, in points, and its least.
const SIZE: ((f32, f32), (f32, f32)) = ((520.0, 820.0), (360.0, 420.0));

impl StatroomApp {
    /// Shows the recorder's window while the record stands apart and a meeting runs. Call in every frame.
    pub(super) fn draw_recorder(&mut self, ctx: &Context) {
        if !self.console.recorder_apart() {
            return;
        }
        if !self.runs_a_meeting() {
            self.console.set_recorder_apart(false);
            return;
        }
        let (size, least) = SIZE;
        let builder = ViewportBuilder::default()
            .with_title(TITLE)
            .with_app_id("statroom")
            .with_inner_size(vec2(size.0, size.1))
            .with_min_inner_size(vec2(least.0, least.1));
        let id = ViewportId::from_hash_of("recorder");
        let closed = ctx.show_viewport_immediate(id, builder, |ui, class| {
            if class == ViewportClass::Immediate {
                // The verbs of the console hold here too.
                self.take_keys(ui.ctx());
                self.note_use_of_recorder(ui);
            }
            self.recorder(ui);
            class == ViewportClass::Immediate && ui.input(|i| i.viewport().close_requested())
        });
        if closed {
            self.console.set_recorder_apart(false);
        }
    }

    fn note_use_of_recorder(&mut self, ui: &Ui) {
        if ui.input(|input| !input.events.is_empty()) {
            self.used_at = ui.ctx().input_for(ViewportId::ROOT, |input| input.time);
        }
    }

    /// What stands in it, also while the console is at another page.
    fn recorder(&mut self, ui: &mut Ui) {
        let Some(session) = &mut self.session else {
            return;
        };
        let projector = self.projector.view(self.parts.awake.state());
        let (console, outbox) = (&mut self.console, &mut self.outbox);
        let (pictures, shown) = (&self.pictures.ready, &self.shown);
        let (audience, now) = (self.projector.window.place(), self.parts.clock.now());
        session.in_the_room(|models| {
            let frame = Frame {
                models,
                now,
                pictures,
                audience,
                projector: &projector,
                shown,
                paper: &crate::ui::paper::Paper::default(),
            };
            console.show_recorder(ui, &frame, outbox);
        });
    }
}
