//! The screens of the audience window, each drawn from its frame and nothing else.

mod asides;
mod chart;
mod close_out;
mod exhibit;
mod follow_ups;
mod scorecard;
mod spotlight;
mod table;
mod title;

use super::frame::{AudienceFrame, Heading};
use super::pen::{CAPTION, HEADLINE, LEAD, MARGIN, Pen, Run, extent};
use crate::domain::period::Period;
use crate::ui::fonts::Weight;
use crate::ui::picture::DrawnPicture;
use eframe::egui::{Align2, Color32, Ui};
use std::collections::BTreeMap;

/// Pictures ready to be drawn, by the hash of their bytes.
pub type Pictures = BTreeMap<String, DrawnPicture>;

/// Where the headline begins, in the pen's measure.
const TOP: f32 = 72.0;

/// Draws a frame over the whole of `ui`, in the palette of its style. While a point of its chart is lit, the line and
/// period of the figure the pointer is nearest to.
pub fn show(ui: &mut Ui, frame: &AudienceFrame, pictures: &Pictures) -> Option<(usize, Period)> {
    let area = ui.max_rect();
    let clip = ui.clip_rect();
    ui.set_clip_rect(clip.intersect(area));
    let mut pen = Pen::new(ui);
    let pen = &mut pen;
    let ground = if *frame == AudienceFrame::Blank {
        Color32::BLACK
    } else {
        pen.p.surface
    };
    pen.ui.painter().rect_filled(area, 0.0, ground);
    match frame {
        AudienceFrame::Waiting(waiting) => title::waiting(pen, waiting),
        AudienceFrame::Title(title) => title::title(pen, title),
        AudienceFrame::Scorecard(scorecard) => scorecard::draw(pen, scorecard),
        AudienceFrame::FollowUps(follow_ups) => follow_ups::draw(pen, follow_ups),
        AudienceFrame::Exhibit(shown) => exhibit::draw(pen, shown, pictures),
        AudienceFrame::CloseOut(close_out) => close_out::draw(pen, close_out),
        AudienceFrame::Pause(pause) => asides::pause(pen, pause),
        AudienceFrame::Question(card) => asides::question(pen, card),
        AudienceFrame::Blank => pen.name(area, "Blank"),
    }
    let pointed = pen.pointed;
    ui.set_clip_rect(clip);
    ui.advance_cursor_after_rect(area);
    pointed
}

/// The line at the top of every screen within an item; the meeting stands at its right.
fn top_line(pen: &mut Pen<'_>, heading: &Heading) {
    let sides = (MARGIN, pen.wide() - MARGIN);
    let line = (34.0, 64.0);
    let meeting = pen.lay(&[pen.muted(&heading.meeting, CAPTION)], sides.1 * 0.45, 1);
    let taken = pen.measure(extent(&meeting).x);
    let room = pen.rect(sides, line);
    pen.put_in(room, Align2::RIGHT_CENTER, meeting);
    let mut runs = Vec::new();
    if let Some(number) = heading.number {
        let ink = pen.p.accent;
        runs.push(Run::new(
            format!("{number}\u{2002}"),
            CAPTION,
            Weight::Bold,
            ink,
        ));
    }
    runs.push(pen.muted(&heading.title, CAPTION));
    let galley = pen.lay(&runs, sides.1 - sides.0 - taken - 32.0, 1);
    pen.put_in(room, Align2::LEFT_CENTER, galley);
}

/// The headline under the top line, in at most two lines; returns where it ends, in the pen's measure.
fn headline(pen: &mut Pen<'_>, words: &str) -> f32 {
    headline_at(pen, words, TOP)
}

/// The same from that height on.
fn headline_at(pen: &mut Pen<'_>, words: &str, top: f32) -> f32 {
    let width = pen.wide() - 2.0 * MARGIN;
    let run = Run::new(words, HEADLINE, Weight::Bold, pen.p.text);
    let galley = pen.balanced(&run, &[HEADLINE, 34.0, 30.0, 26.0], width);
    let at = pen.at(MARGIN, top);
    let rect = pen.put(at, galley);
    top + pen.measure(rect.height())
}

/// A line of less weight under a headline.
fn lead(pen: &mut Pen<'_>, words: &str, top: f32) -> f32 {
    if words.is_empty() {
        return top;
    }
    let width = pen.wide() - 2.0 * MARGIN;
    let galley = pen.lay(&[pen.muted(words, LEAD)], width, 1);
    let rect = pen.put(pen.at(MARGIN, top + 2.0), galley);
    top + 2.0 + pen.measure(rect.height())
}
