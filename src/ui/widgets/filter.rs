//! A chip that opens a list to choose from: a filter over a table.

use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, EventFilter, Key, Modifiers, Popup,
    PopupCloseBehavior, Response, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role,
    vec2,
};

use crate::domain::text::lower_first;
use crate::ui::tokens::{Size, Tone, palette, radius, space};

use super::chip::filter_chip;
use super::paint;

const OPTION: f32 = 32.0;
const LIST: f32 = 9.5 * OPTION;
const WIDE: f32 = 260.0;
/// The room of a line beside its words: its edges, and the tick.
const BESIDE: f32 = 2.0 * space::S + 20.0;

/// A chip "name: all" that, pressed, lists `options`; "name: option" once one is chosen. Arrow keys go
/// through the list, Enter chooses, Escape leaves it. True when the choice changed.
pub fn filter<S: AsRef<str>>(
    ui: &mut Ui,
    name: &str,
    options: &[S],
    chosen: &mut Option<usize>,
) -> bool {
    let held = chosen.and_then(|at| options.get(at)).map(AsRef::as_ref);
    let words = format!("{name}: {}", held.unwrap_or("all"));
    let chip = filter_chip(ui, &words, held.is_some());
    let names: Vec<&str> = std::iter::once("All")
        .chain(options.iter().map(AsRef::as_ref))
        .collect();
    let at = chosen.map_or(0, |at| at + 1);
    let Some(line) = menu(ui, &chip, &names, Some(at)) else {
        return false;
    };
    let now = line.checked_sub(1);
    let changed = now != *chosen;
    *chosen = now;
    changed
}

/// A chip "name: option" that, pressed, lists `options`, of which one always holds; `set` where it is another
/// than usual. Gives back the option that was chosen instead.
pub fn pick<S: AsRef<str>>(
    ui: &mut Ui,
    name: &str,
    options: &[S],
    (chosen, set): (usize, bool),
) -> Option<usize> {
    let held = options.get(chosen).map_or("", AsRef::as_ref);
    let chip = filter_chip(ui, &format!("{name}: {}", lower_first(held)), set);
    let names: Vec<&str> = options.iter().map(AsRef::as_ref).collect();
    menu(ui, &chip, &names, Some(chosen)).filter(|at| *at != chosen)
}

/// The list below a control that opens it when pressed. `at` is the line that holds. Gives back the
/// line that was chosen.
pub fn menu(ui: &Ui, control: &Response, lines: &[&str], at: Option<usize>) -> Option<usize> {
    let popup = Popup::from_toggle_button_response(control)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(WIDE)
        .gap(space::XS);
    let id = popup.get_id();
    let was_open = ui.data(|data| data.get_temp::<bool>(id.with("was open")).unwrap_or(false));
    let shown = popup.show(|ui| {
        ui.set_width(wide(ui, lines));
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let scroll = ScrollArea::vertical()
            .max_height(LIST)
            .min_scrolled_height(LIST);
        let drawn = scroll.show(ui, |ui| {
            let options: Vec<Response> = lines
                .iter()
                .enumerate()
                .map(|(place, name)| option(ui, name, at == Some(place)))
                .collect();
            let first = (!was_open).then_some(at.unwrap_or(0));
            walk(ui, &options, first);
            options.iter().position(Response::clicked)
        });
        let escaped = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        (drawn.inner, escaped)
    });
    ui.data_mut(|data| data.insert_temp(id.with("was open"), shown.is_some()));
    let (chosen, escaped) = shown.map(|shown| shown.inner)?;
    if chosen.is_some() || escaped {
        Popup::close_id(ui.ctx(), id);
        control.request_focus();
    }
    chosen
}

/// As wide as the longest line wants it, within the window.
fn wide(ui: &Ui, lines: &[&str]) -> f32 {
    let ink = palette(ui).text;
    let widths = lines.iter().map(|line| {
        let words = paint::whole_line(ui, line, Size::Body.semibold(), ink);
        words.size().x + BESIDE
    });
    let room = ui.ctx().content_rect().width() - 2.0 * space::XL;
    widths.fold(WIDE, f32::max).min(room.max(WIDE))
}

/// Gives the keyboard to the line `first`, or moves it up and down with the arrow keys.
fn walk(ui: &Ui, options: &[Response], first: Option<usize>) {
    let mut to = first;
    if let Some(here) = options.iter().position(Response::has_focus) {
        let arrows = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        if let Some(option) = options.get(here) {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(option.id, arrows));
        }
        let press = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if press(Key::ArrowDown) {
            to = Some((here + 1).min(options.len() - 1));
        }
        if press(Key::ArrowUp) {
            to = Some(here.saturating_sub(1));
        }
    }
    if let Some(option) = to.and_then(|place| options.get(place)) {
        option.request_focus();
        option.scroll_to_me(None);
    }
}

fn option(ui: &mut Ui, name: &str, held: bool) -> Response {
    let p = palette(ui);
    let size = vec2(ui.available_width(), OPTION);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let fill = if response.has_focus() {
        p.tone(Tone::Accent).soft
    } else if response.hovered() {
        p.hover
    } else {
        Color32::TRANSPARENT
    };
    let rounding = CornerRadius::same(radius::S);
    ui.painter().rect_filled(rect, rounding, fill);
    let inside = rect.shrink2(vec2(space::S, 0.0));
    let font = if held {
        Size::Body.semibold()
    } else {
        Size::Body.regular()
    };
    let words = paint::line(ui, name, font, p.text, rect.width() - BESIDE);
    paint::place(ui.painter(), inside, Align2::LEFT_CENTER, words);
    if held {
        let spot = eframe::egui::Rect::from_center_size(
            inside.right_center() - vec2(7.0, 0.0),
            vec2(11.0, 11.0),
        );
        paint::tick(ui.painter(), spot, Stroke::new(1.5, p.accent));
    }
    paint::focus_ring(ui, &response, rect.shrink(2.0), radius::S);
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, held, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
