//! What a memo still lacks before it is exported: one line each, which leads to the place where it is
//! mended. The list never blocks.

use crate::export::memo::MemoLack;
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::mark::{Form, paint_form};
use crate::ui::widgets::{paint, text};
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2,
};

/// How many lines stand before the rest is asked for.
const FIRST: usize = 6;
const SHAPE: f32 = 9.0;

/// Draws what is missing, or that nothing is. Gives back the line that was chosen. `all` remembers
/// whether the whole list is shown.
pub fn check_list<'l>(ui: &mut Ui, lacks: &'l [MemoLack], all: &mut bool) -> Option<&'l MemoLack> {
    ui.spacing_mut().item_spacing.y = space::XS;
    text::section_label(ui, &title(lacks.len()));
    if lacks.is_empty() {
        shape_and_words(ui, Form::Ticked, "Nothing is missing.", Tone::Good);
        return None;
    }
    let few = lacks.len() <= FIRST + 1;
    let shown = if few || *all { lacks.len() } else { FIRST };
    let mut chosen = None;
    for (index, lack) in lacks.iter().take(shown).enumerate() {
        if ui
            .push_id(index, |ui| line(ui, &lack.words))
            .inner
            .clicked()
        {
            chosen = Some(lack);
        }
    }
    if !few {
        let words = if *all {
            "Show fewer".to_owned()
        } else {
            format!("Show {} more", lacks.len() - FIRST)
        };
        if ui.add(Button::quiet(&words).compact()).clicked() {
            *all = !*all;
        }
    }
    chosen
}

fn title(count: usize) -> String {
    match count {
        0 => "Before you export".to_owned(),
        1 => "Before you export: 1 thing missing".to_owned(),
        count => format!("Before you export: {count} things missing"),
    }
}

fn shape_and_words(ui: &mut Ui, form: Form, words: &str, tone: Tone) {
    let p = palette(ui);
    let ink = p.tone(tone).ink;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(SHAPE + 2.0), Sense::hover());
        paint_form(ui.painter(), form, (rect.center(), SHAPE), ink, p.surface);
        text::toned_caption(ui, words, tone);
    });
}

/// A line that wraps and can be pressed.
fn line(ui: &mut Ui, words: &str) -> Response {
    let p = palette(ui);
    let tone = p.tone(Tone::Warn);
    let indent = SHAPE + space::S;
    let room = (ui.available_width() - indent - space::S).max(80.0);
    let job = LayoutJob::simple(words.to_owned(), Size::Small.regular(), p.text, room);
    let galley = ui.painter().layout_job(job);
    let size = Vec2::new(ui.available_width(), galley.size().y + 2.0 * space::XS);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.hovered() {
        let rounding = CornerRadius::same(radius::S);
        ui.painter().rect_filled(rect, rounding, p.hover);
    }
    let first = rect.top() + space::XS + Size::Small.points() * 0.62;
    let spot = (pos2(rect.left() + SHAPE * 0.6, first), SHAPE * 0.9);
    paint_form(ui.painter(), Form::Triangle, spot, tone.ink, p.surface);
    let inside = rect.with_min_x(rect.left() + indent);
    paint::place(ui.painter(), inside, Align2::LEFT_CENTER, galley);
    paint::focus_ring(ui, &response, rect.shrink(1.0), radius::S);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
