//! Windows without a machine around them, and the time a frame takes in one.

use eframe::egui::{Context, RawInput, Rect, Ui, pos2, vec2};
use statroom::ui::fonts;
use statroom::ui::theme::{self, Look};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// One window without a machine around it.
pub(crate) struct Surface {
    /// What it is drawn in.
    pub(crate) ctx: Context,
    size: [f32; 2],
    frames: u32,
}

impl Surface {
    /// A window of this size in egui's own look.
    pub(crate) fn new(size: [f32; 2]) -> Self {
        let ctx = Context::default();
        Self {
            ctx,
            size,
            frames: 0,
        }
    }

    /// A window in our own look.
    pub(crate) fn ours(size: [f32; 2]) -> Self {
        let surface = Self::new(size);
        fonts::install(&surface.ctx);
        theme::apply(&surface.ctx, Look::Light);
        surface
    }

    /// Draws one frame and makes triangles of it; returns how many.
    pub(crate) fn draw(&mut self, draw: impl FnMut(&mut Ui)) -> usize {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(
                pos2(0.0, 0.0),
                vec2(self.size[0], self.size[1]),
            )),
            time: Some(f64::from(self.frames) / 60.0),
            focused: true,
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, draw);
        // There is no graphics card to take the letters.
        output.textures_delta.clear();
        let clipped = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        black_box(clipped.len())
    }
}

/// How long some work takes.
pub(crate) fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}
