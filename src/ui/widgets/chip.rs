//! Chips: a small pill that says something ("3 actions overdue") or that can be pressed.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, accesskit::Role, pos2,
};

use crate::ui::tokens::{Size, Tone, height, palette, space};

use super::keycap::KeyCap;
use super::mark::{Form, paint_form};
use super::paint;

const PAD: f32 = 10.0;
const MARK: f32 = 8.0;
const ROUND: u8 = (height::CHIP / 2.0) as u8;

/// A pill in a tone, with a shape before its words where one helps.
#[derive(Clone, Copy)]
struct Pill<'a> {
    words: &'a str,
    tone: Tone,
    form: Option<Form>,
    opens: bool,
    sense: Sense,
}

/// A row of chips that goes on in the next line where there is no more room.
pub fn chip_row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        // A row is as high as a control otherwise.
        ui.spacing_mut().interact_size.y = height::CHIP;
        ui.horizontal_wrapped(contents).inner
    })
    .inner
}

/// A pill that only says something.
pub fn chip(ui: &mut Ui, words: &str, tone: Tone) -> Response {
    let pill = Pill {
        words,
        tone,
        form: None,
        opens: false,
        sense: Sense::hover(),
    };
    let (response, _) = pill.draw(ui);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, enabled, words));
    response
}

/// A pill with a shape, so that it reads without colour ("● Live on projector").
pub fn marked_chip(ui: &mut Ui, form: Form, words: &str, tone: Tone) -> Response {
    let pill = Pill {
        words,
        tone,
        form: Some(form),
        opens: false,
        sense: Sense::hover(),
    };
    let (response, _) = pill.draw(ui);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, enabled, words));
    response
}

/// A pill that can be pressed.
pub fn chip_button(ui: &mut Ui, words: &str, tone: Tone) -> Response {
    let pill = Pill {
        words,
        tone,
        form: None,
        opens: false,
        sense: Sense::click(),
    };
    pressed(ui, pill)
}

/// A pill that opens a list when pressed ("Priority: all").
pub fn filter_chip(ui: &mut Ui, words: &str, set: bool) -> Response {
    let tone = if set { Tone::Accent } else { Tone::Neutral };
    pressed(
        ui,
        Pill {
            words,
            tone,
            form: None,
            opens: true,
            sense: Sense::click(),
        },
    )
}

/// A pill that looks like a search line and opens the command palette, with its key.
pub fn search_pill(ui: &mut Ui, words: &str, keys: &str) -> Response {
    let p = palette(ui);
    let cap = KeyCap::new(ui, keys, p.muted);
    let galley = paint::whole_line(ui, words, Size::Small.regular(), p.muted);
    let width = galley.size().x + cap.size.x + space::S + 2.0 * PAD;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height::CHIP), Sense::click());
    let over = response.hovered();
    let fill = if over { p.hover } else { p.surface };
    let edge = Stroke::new(p.line_width, if over { p.border_strong } else { p.border });
    ui.painter().rect(
        rect,
        CornerRadius::same(ROUND),
        fill,
        edge,
        StrokeKind::Inside,
    );
    let inside = rect.shrink2(Vec2::new(PAD, 0.0));
    paint::place(ui.painter(), inside, Align2::LEFT_CENTER, galley);
    let spot = inside.with_min_x(inside.right() - cap.size.x);
    cap.paint(ui.painter(), spot, p.surface, Stroke::new(1.0, p.border));
    paint::focus_ring(ui, &response, rect, ROUND);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn pressed(ui: &mut Ui, pill: Pill<'_>) -> Response {
    let (response, rect) = pill.draw(ui);
    paint::focus_ring(ui, &response, rect, ROUND);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, pill.words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

impl Pill<'_> {
    fn draw(self, ui: &mut Ui) -> (Response, Rect) {
        let p = palette(ui);
        let tone = p.tone(self.tone);
        let before = if self.form.is_some() {
            MARK + space::XS + 2.0
        } else {
            0.0
        };
        let after = if self.opens {
            MARK + space::XS + 2.0
        } else {
            0.0
        };
        let room = ui.available_width() - 2.0 * PAD - before - after;
        let words = paint::line(ui, self.words, Size::Small.regular(), tone.ink, room);
        let width = words.size().x + before + after + 2.0 * PAD;
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height::CHIP), self.sense);

        let interactive = self.sense.senses_click();
        let plain = self.tone == Tone::Neutral && interactive;
        let over = response.hovered() && interactive;
        let fill = if plain && over {
            p.hover
        } else if plain {
            p.surface
        } else {
            tone.soft
        };
        let edge = if over { tone.ink } else { tone.line };
        let rounding = CornerRadius::same(ROUND);
        let edge = Stroke::new(p.line_width, edge);
        ui.painter()
            .rect(rect, rounding, fill, edge, StrokeKind::Inside);

        if let Some(form) = self.form {
            let centre = Pos2::new(rect.left() + PAD + MARK / 2.0, rect.center().y);
            paint_form(ui.painter(), form, (centre, MARK), tone.ink, fill);
        }
        let inside = rect.with_min_x(rect.left() + PAD + before);
        paint::place(ui.painter(), inside, Align2::LEFT_CENTER, words);
        if self.opens {
            let centre = pos2(rect.right() - PAD - MARK / 2.0, rect.center().y);
            paint::chevron(ui.painter(), centre, Stroke::new(1.25, tone.ink));
        }
        (response, rect)
    }
}
