//! How complete a commitment is: one small mark for each thing it has to say, filled once it does.

use eframe::egui::{Color32, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};

use crate::domain::action::{Action, Lack};
use crate::ui::tokens::{Tone, palette};

/// Side of a mark in points.
const SIDE: f32 = 7.0;
/// From one mark to the next.
const STEP: f32 = 11.0;

/// The marks of a commitment: what is asked of its kind, and whether it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    parts: Vec<(Lack, bool)>,
}

impl Completeness {
    /// The marks of an action; none of one that is closed.
    pub fn of(action: &Action) -> Self {
        let lacks = action.lacks();
        let parts = if action.is_open() {
            let asked = action.asked().iter();
            asked.map(|part| (*part, !lacks.contains(part))).collect()
        } else {
            Vec::new()
        };
        Self { parts }
    }

    /// Room they take, in points.
    pub fn size(&self) -> Vec2 {
        let count = self.parts.len() as f32;
        let gaps = (count - 1.0).max(0.0) * STEP;
        vec2(
            if self.parts.is_empty() {
                0.0
            } else {
                gaps + SIDE
            },
            SIDE,
        )
    }

    /// What they say: "Owner, due date; missing: deliverable, definition of done".
    pub fn words(&self) -> String {
        let name = |part: Lack| part.label().trim_end_matches(" missing");
        let those = |there: bool| -> Vec<&str> {
            let parts = self.parts.iter();
            parts
                .filter(|(_, is)| *is == there)
                .map(|(part, _)| name(*part))
                .collect()
        };
        let (there, missing) = (those(true), those(false));
        match (there.is_empty(), missing.is_empty()) {
            (_, true) if self.parts.is_empty() => String::new(),
            (_, true) => format!("Complete: {}", there.join(", ")),
            (true, false) => format!("{} missing", missing.join(", ")),
            (false, false) => {
                format!("{}; {} missing", there.join(", "), missing.join(", "))
            }
        }
    }

    /// Paints them with their left side at `at`, which is also the middle of their height.
    pub fn paint(&self, painter: &Painter, at: Pos2, (filled, empty): (Color32, Color32)) {
        for (place, (_, there)) in self.parts.iter().enumerate() {
            let left = at.x + place as f32 * STEP;
            let spot = Rect::from_center_size(pos2(left + SIDE / 2.0, at.y), Vec2::splat(SIDE));
            if *there {
                painter.circle_filled(spot.center(), SIDE / 2.0, filled);
            } else {
                let edge = Stroke::new(1.25, empty);
                painter.circle_stroke(spot.center(), SIDE / 2.0 - 0.6, edge);
            }
        }
    }

    /// Paints them at `at` with their words on hover; their name is that of the row they stand in.
    pub fn show_at(&self, ui: &Ui, at: Pos2, id: eframe::egui::Id) {
        if self.parts.is_empty() {
            return;
        }
        let p = palette(ui);
        let ink = p.tone(Tone::Good).ink;
        self.paint(ui.painter(), at, (ink, p.tone(Tone::Warn).ink));
        let size = self.size();
        let spot = Rect::from_min_size(at - vec2(0.0, size.y / 2.0), size).expand(5.0);
        let response = ui.interact(spot, id, Sense::hover());
        response.on_hover_text(self.words());
    }
}
