//! The pages of a memo as they will print: what the app has ready of them, and what the console looks at.

use crate::ui::picture::DrawnPicture;
use eframe::egui::Vec2;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most pixels of a page that are asked for in its height: every graphics card takes them.
const TALLEST: f32 = 4096.0;
/// How large pages are shown by steps, in percent of their size on paper.
const STEPS: [u16; 9] = [50, 67, 75, 90, 100, 125, 150, 200, 300];

/// The pages of the memo that is looked at.
#[derive(Debug, Default)]
pub struct Paper {
    /// Width and height of each page, in points on paper; none before the first pages came.
    pub sizes: Vec<Vec2>,
    /// Those drawn so far, by their place from 0.
    pub drawn: BTreeMap<usize, DrawnPicture>,
    /// What could not be printed as it is, a sentence each.
    pub notes: Vec<String>,
    /// Why the memo as it now stands could not be laid out; the pages are those of before then.
    pub fault: String,
    /// Newer pages are on their way, and have been for long enough to say so.
    pub slow: bool,
}

/// How large pages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperZoom {
    /// As wide as there is room.
    #[default]
    Width,
    /// In percent of their size on paper.
    Percent(u16),
}

/// How the console looks at the pages.
#[derive(Debug, Clone, Default)]
pub struct PaperState {
    /// They are shown.
    pub(crate) open: bool,
    /// They stand before the form where there is room for one of them only.
    pub(crate) front: bool,
    /// They have room of their own beside the form.
    pub(crate) apart: bool,
    /// The page at the top of what is in sight, from 0.
    pub(crate) page: usize,
    /// How large they are.
    pub(crate) zoom: PaperZoom,
    /// The page that is to be brought into sight.
    pub(crate) go_to: Option<usize>,
    /// What was in sight in the last frame.
    pub(crate) seen: PaperSeen,
}

/// What of the pages is in sight.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PaperSeen {
    /// From the first page in sight to after the last.
    pub pages: Range<usize>,
    /// How large they are, in points of the screen to a point of paper.
    pub scale: f32,
    /// How many there are.
    pub count: usize,
}

impl PaperState {
    /// Whether the pages are looked at.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Whether they stand before the form where there is room for one of them only.
    pub const fn in_front(&self) -> bool {
        self.open && self.front
    }

    /// Whether they are looked at but stand behind the form.
    pub const fn is_hidden(&self) -> bool {
        self.open && !self.front && !self.apart
    }

    /// What was in sight last.
    pub const fn seen(&self) -> &PaperSeen {
        &self.seen
    }

    /// Shows them; where they stand behind the form, brings them before it; else puts them away.
    pub const fn toggle(&mut self) {
        let away = self.open && !self.is_hidden();
        self.open = !away;
        self.front = !away;
    }

    /// Goes so many pages on, or back.
    pub fn turn(&mut self, by: isize) {
        let last = self.seen.count.saturating_sub(1);
        let page = self.page.saturating_add_signed(by).min(last);
        self.go_to = Some(page);
    }

    /// Shows them as wide as there is room.
    pub const fn fit_width(&mut self) {
        self.zoom = PaperZoom::Width;
    }

    /// Shows them a step larger or smaller.
    pub fn resize(&mut self, larger: bool) {
        let now = self.percent();
        let step = if larger {
            STEPS.iter().find(|step| **step > now)
        } else {
            STEPS.iter().rev().find(|step| **step < now)
        };
        self.zoom = PaperZoom::Percent(step.copied().unwrap_or(now));
        self.go_to = Some(self.page);
    }

    /// How large they are shown, in percent of their size on paper.
    pub fn percent(&self) -> u16 {
        match self.zoom {
            PaperZoom::Width => (self.seen.scale * 100.0).round() as u16,
            PaperZoom::Percent(percent) => percent,
        }
    }
}

impl PaperSeen {
    /// How many pixels a point of paper takes on a screen of so many pixels to the point: as many as there are under
    /// it, so that letters stay sharp, but for pages larger than a graphics card takes.
    pub fn pixels_per_point(&self, screen: f32, page: Vec2) -> f32 {
        (self.scale * screen).clamp(0.3, (TALLEST / page.y.max(1.0)).max(0.3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::vec2;

    fn seen(scale: f32) -> PaperState {
        PaperState {
            seen: PaperSeen {
                pages: 0..2,
                scale,
                count: 5,
            },
            ..PaperState::default()
        }
    }

    #[test]
    fn sizes_go_by_steps_from_the_width_there_is_and_end_somewhere() {
        let mut state = seen(0.69);
        assert_eq!(state.percent(), 69);
        state.resize(true);
        assert_eq!(state.zoom, PaperZoom::Percent(75));
        state.resize(false);
        state.resize(false);
        state.resize(false);
        assert_eq!(state.zoom, PaperZoom::Percent(50));
        (0..20).for_each(|_| state.resize(true));
        assert_eq!(state.percent(), 300);
        state.fit_width();
        assert_eq!(state.percent(), 69);
    }

    #[test]
    fn turning_stops_at_the_ends() {
        let mut state = seen(1.0);
        state.turn(-1);
        assert_eq!(state.go_to, Some(0));
        state.turn(9);
        assert_eq!(state.go_to, Some(4));
    }

    #[test]
    fn the_verb_shows_brings_forward_and_puts_away() {
        let mut state = seen(1.0);
        state.toggle();
        assert!(state.in_front());
        state.front = false;
        state.toggle();
        assert!(state.in_front());
        state.toggle();
        assert!(!state.is_open());
    }

    #[test]
    fn pages_beside_the_form_are_put_away_at_once() {
        let mut state = seen(1.0);
        (state.open, state.apart) = (true, true);
        state.toggle();
        assert!(!state.is_open());
        state.toggle();
        assert!(state.is_open());
    }

    #[test]
    fn no_page_is_asked_for_larger_than_a_card_takes() {
        let page = vec2(612.0, 792.0);
        let pixels = |scale, screen| seen(scale).seen.pixels_per_point(screen, page);
        assert!((pixels(0.69, 1.0) - 0.69).abs() < 1e-4);
        assert!(pixels(3.0, 3.0) * page.y <= TALLEST + 1.0);
    }
}
