//! A status: a shape and a word in a tone, so that it reads without colour.

use eframe::egui::{
    Align2, Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
    accesskit::Role, epaint::PathShape,
};

use crate::domain::action::ActionStatus;
use crate::domain::target::TargetStatus;
use crate::ui::tokens::{Size, Tone, palette, space};

use super::paint;

/// A shape that can be told from the others at 9 points and in black and white.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A filled disc.
    Disc,
    /// A filled triangle standing on its side.
    Triangle,
    /// A filled square on its corner.
    Diamond,
    /// An empty circle.
    Ring,
    /// An empty square.
    Square,
    /// A short bar: nothing there.
    Dash,
    /// A disc with a tick in it.
    Ticked,
    /// A circle filled on one side.
    Half,
    /// Two upright bars.
    Pause,
    /// A cross.
    Cross,
    /// Two rings that overlap.
    Joined,
    /// A filled square on its side.
    Block,
    /// A filled triangle standing on its point.
    Drop,
}

/// A status as it is shown: shape, tone, word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Its shape.
    pub form: Form,
    /// Its colours.
    pub tone: Tone,
    /// Its word.
    pub word: &'static str,
}

/// The mark of a measure's status.
pub const fn of_target(status: TargetStatus) -> Mark {
    let (form, tone) = match status {
        TargetStatus::Meets => (Form::Disc, Tone::Good),
        TargetStatus::Approaching => (Form::Triangle, Tone::Warn),
        TargetStatus::OffTarget => (Form::Diamond, Tone::Bad),
        TargetStatus::NotScored => (Form::Ring, Tone::Neutral),
        TargetStatus::OtherPeriod => (Form::Half, Tone::Neutral),
        TargetStatus::NotSet => (Form::Square, Tone::Neutral),
        TargetStatus::NoData => (Form::Dash, Tone::Neutral),
    };
    Mark {
        form,
        tone,
        word: status.label(),
    }
}

/// The mark of an action's status.
pub const fn of_action(status: ActionStatus) -> Mark {
    let (form, tone) = match status {
        ActionStatus::Overdue => (Form::Diamond, Tone::Bad),
        ActionStatus::NotYetDue => (Form::Ring, Tone::Neutral),
        ActionStatus::UnderReview => (Form::Half, Tone::Warn),
        ActionStatus::CompletedOnTime => (Form::Ticked, Tone::Good),
        ActionStatus::CompletedLate => (Form::Ticked, Tone::Accent),
        ActionStatus::Overtaken => (Form::Cross, Tone::Neutral),
        ActionStatus::Merged => (Form::Joined, Tone::Neutral),
        ActionStatus::OnHold => (Form::Pause, Tone::Neutral),
    };
    Mark {
        form,
        tone,
        word: status.label(),
    }
}

impl From<TargetStatus> for Mark {
    fn from(status: TargetStatus) -> Self {
        of_target(status)
    }
}

impl From<ActionStatus> for Mark {
    fn from(status: ActionStatus) -> Self {
        of_action(status)
    }
}

/// Draws the shape of `form` at `spot` (its centre and its height in points) in `ink`; what is cut
/// out of it shows the colour of `ground`.
pub fn paint_form(painter: &Painter, form: Form, spot: (Pos2, f32), ink: Color32, ground: Color32) {
    let (centre, size) = spot;
    let half = size / 2.0;
    let stroke = Stroke::new((size / 6.0).max(1.25), ink);
    let at = |x: f32, y: f32| centre + Vec2::new(x * half, y * half);
    let polygon = |points: Vec<Pos2>| Shape::convex_polygon(points, ink, Stroke::NONE);
    let ring = |centre: Pos2, radius: f32| Shape::circle_stroke(centre, radius, stroke);
    let inner = half - stroke.width / 2.0;
    let shapes = match form {
        Form::Disc => vec![Shape::circle_filled(centre, half * 0.95, ink)],
        Form::Triangle => vec![polygon(vec![at(0.0, -1.0), at(1.1, 0.9), at(-1.1, 0.9)])],
        Form::Diamond => {
            vec![polygon(vec![
                at(0.0, -1.15),
                at(1.15, 0.0),
                at(0.0, 1.15),
                at(-1.15, 0.0),
            ])]
        }
        Form::Ring => vec![ring(centre, inner)],
        Form::Square => {
            let corners = [(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)];
            let points = corners.map(|(x, y)| at(x, y)).to_vec();
            vec![PathShape::closed_line(points, stroke).into()]
        }
        Form::Dash => {
            let wide = Stroke::new(stroke.width * 1.3, ink);
            vec![Shape::line_segment([at(-0.9, 0.0), at(0.9, 0.0)], wide)]
        }
        Form::Ticked => vec![Shape::circle_filled(centre, half * 1.15, ink)],
        Form::Half => vec![ring(centre, inner), half_disc(centre, inner, ink)],
        Form::Pause => [-0.5, 0.5]
            .map(|x| Shape::line_segment([at(x, -0.85), at(x, 0.85)], Stroke::new(size / 4.5, ink)))
            .to_vec(),
        Form::Cross => [(-0.75, -0.75), (0.75, -0.75)]
            .map(|(x, y)| Shape::line_segment([at(x, y), at(-x, -y)], stroke))
            .to_vec(),
        Form::Joined => [-0.45, 0.45]
            .map(|x| ring(at(x, 0.0), inner * 0.75))
            .to_vec(),
        Form::Block => {
            let corners = [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)];
            vec![polygon(corners.map(|(x, y)| at(x, y)).to_vec())]
        }
        Form::Drop => vec![polygon(vec![at(0.0, 1.0), at(-1.1, -0.9), at(1.1, -0.9)])],
    };
    painter.extend(shapes);
    if form == Form::Ticked {
        let tick = Rect::from_center_size(centre, Vec2::splat(size * 0.62));
        paint::tick(painter, tick, Stroke::new((size / 6.5).max(1.3), ground));
    }
}

fn half_disc(centre: Pos2, radius: f32, ink: Color32) -> Shape {
    let points = (0..=16)
        .map(|step| {
            let angle = std::f32::consts::PI * (0.5 + step as f32 / 16.0);
            centre + radius * Vec2::angled(angle)
        })
        .collect();
    Shape::convex_polygon(points, ink, Stroke::NONE)
}

/// Draws a mark in body size: shape, then word in semi-bold.
pub fn mark_ui(ui: &mut Ui, mark: impl Into<Mark>) -> Response {
    sized(ui, mark.into(), Size::Body)
}

/// Draws a mark in small size, for dense lists.
pub fn small_mark_ui(ui: &mut Ui, mark: impl Into<Mark>) -> Response {
    sized(ui, mark.into(), Size::Small)
}

fn sized(ui: &mut Ui, mark: Mark, size: Size) -> Response {
    let ink = palette(ui).tone(mark.tone).ink;
    let form = size.points() * 0.72;
    let indent = form * 1.2 + space::XS + 1.0;
    let width = ui.available_width() - indent;
    let word = paint::line(ui, mark.word, size.semibold(), ink, width);
    let wanted = Vec2::new(indent + word.size().x, word.size().y);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    let centre = Pos2::new(rect.left() + form * 0.6, rect.center().y);
    paint_form(
        ui.painter(),
        mark.form,
        (centre, form),
        ink,
        palette(ui).surface,
    );
    paint::place(ui.painter(), rect, Align2::RIGHT_CENTER, word);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, enabled, mark.word));
    response
}

/// Draws a mark in small size into a cell: its word may take two lines, and a few words of less weight
/// stand below it (none for an empty `below`). A mark of no weight is said quietly.
pub fn cell_mark_ui(ui: &mut Ui, mark: Mark, below: &str) -> Response {
    let p = palette(ui);
    let ink = p.tone(mark.tone).ink;
    let size = Size::Small;
    let form = size.points() * 0.72;
    let indent = form * 1.2 + space::XS + 1.0;
    let width = (ui.available_width() - indent).max(1.0);
    let font = if mark.tone == Tone::Neutral {
        size.regular()
    } else {
        size.semibold()
    };
    let word = ui.painter().layout(mark.word.to_owned(), font, ink, width);
    let second =
        (!below.is_empty()).then(|| paint::line(ui, below, size.regular(), p.muted, width));
    let second_high = second.as_ref().map_or(0.0, |second| second.size().y);
    let wanted = Vec2::new(ui.available_width(), word.size().y + second_high);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    let first_line = word.rows.first().map_or(0.0, |row| row.height());
    let centre = Pos2::new(
        rect.left() + form * 0.6,
        rect.top() + first_line / 2.0 + 0.5,
    );
    paint_form(ui.painter(), mark.form, (centre, form), ink, p.surface);
    let left = rect.left() + indent;
    let below_top = rect.top() + word.size().y;
    ui.painter().galley(Pos2::new(left, rect.top()), word, ink);
    if let Some(second) = second {
        let at = Pos2::new(left, below_top);
        ui.painter().galley(at, second, p.muted);
    }
    let said = if below.is_empty() {
        mark.word.to_owned()
    } else {
        format!("{}, {below}", mark.word)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(marks: &[Mark], told_apart_by_shape_alone: bool) {
        for (i, a) in marks.iter().enumerate() {
            for b in &marks[i + 1..] {
                assert_ne!(a.word, b.word);
                assert_ne!(
                    (a.form, a.tone),
                    (b.form, b.tone),
                    "{} and {}",
                    a.word,
                    b.word
                );
                assert!(!told_apart_by_shape_alone || a.form != b.form);
            }
        }
    }

    #[test]
    fn statuses_of_measures_differ_in_shape_and_word() {
        let marks: Vec<Mark> = TargetStatus::ALL
            .iter()
            .map(|status| (*status).into())
            .collect();
        differ(&marks, true);
    }

    #[test]
    fn statuses_of_actions_differ_in_word_and_in_shape_or_tone() {
        let marks: Vec<Mark> = ActionStatus::ALL
            .iter()
            .map(|status| (*status).into())
            .collect();
        differ(&marks, false);
    }
}
