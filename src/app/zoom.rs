//! How large the console is drawn: from 80 to 200%, by keys, and remembered. The room's picture takes its sizes from
//! its own window.

use crate::ui::verbs::Verb;
use eframe::egui::Context;

use super::StatroomApp;

/// The smallest, in percent.
const LEAST: u32 = 80;
/// The largest, in percent.
const MOST: u32 = 200;
/// From one size to the next, in percent.
const STEP: u32 = 10;

/// Draws everything as large as it was left, and takes the keys for it from the toolkit, which knows no bounds.
pub(super) fn begin(ctx: &Context, percent: u32) {
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    if percent > 0 {
        set(ctx, percent.clamp(LEAST, MOST));
    }
}

fn set(ctx: &Context, percent: u32) {
    ctx.set_zoom_factor(percent as f32 / 100.0);
}

impl StatroomApp {
    /// Draws everything larger, smaller or in its usual size.
    pub(super) fn zoom(&mut self, verb: Verb, ctx: &Context) {
        let now = (ctx.zoom_factor() * 100.0).round() as u32;
        let next = if verb == Verb::Larger {
            now + STEP
        } else if verb == Verb::Smaller {
            now.saturating_sub(STEP)
        } else {
            100
        };
        let next = next.clamp(LEAST, MOST);
        set(ctx, next);
        self.preferences.zoom = next;
        self.preferences.save();
    }
}
