//! A month to pick a day from, in a popup below a date field.

use chrono::{Datelike, Days, Months, NaiveDate};
use eframe::egui::{
    Align2, Context, CornerRadius, CursorIcon, Id, Key, LayerId, Layout, Memory, Modifiers, Popup,
    PopupCloseBehavior, Response, Sense, SetOpenCommand, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    accesskit::Role,
};

use crate::domain::dates;
use crate::ui::tokens::{Size, Tone, palette, radius, space};

use super::icon::{Icon, icon_button};
use super::{paint, text};

const DAY: f32 = 32.0;

/// What an open calendar remembers: the day that has the keyboard, in the month that is shown.
#[derive(Clone, Copy)]
struct Showing {
    day: NaiveDate,
    wants_focus: bool,
}

/// Opens below `field`, or closes, when `pressed`; closes when the keyboard goes elsewhere. Returns
/// the day that was picked.
pub(super) fn popup(
    ui: &Ui,
    field: &Response,
    pressed: bool,
    value: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let id = field.id.with("days");
    let showing_id = id.with("showing");
    if pressed {
        let showing = Showing {
            day: value.unwrap_or(today),
            wants_focus: true,
        };
        ui.data_mut(|data| data.insert_temp(showing_id, showing));
    }
    let showing: Option<Showing> = ui.data(|data| data.get_temp(showing_id));
    let mut showing = showing?;
    let was_open = Popup::is_id_open(ui.ctx(), id);
    let shown = Popup::new(id, ui.ctx().clone(), field.rect, ui.layer_id())
        .open_memory(pressed.then_some(SetOpenCommand::Toggle))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .gap(space::XS)
        .show(|ui| month(ui, &mut showing, value, today));
    let layer = shown.as_ref().map(|shown| shown.response.layer_id);
    let picked = shown.and_then(|shown| shown.inner);
    let left = was_open && layer.is_some_and(|layer| keyboard_is_off(ui.ctx(), layer));
    if picked.is_some() || left {
        Popup::close_id(ui.ctx(), id);
    }
    let open = Popup::is_id_open(ui.ctx(), id);
    if was_open && !open && !left {
        field.request_focus();
    }
    ui.data_mut(|data| {
        if open {
            data.insert_temp(showing_id, showing);
        } else {
            data.remove::<Showing>(showing_id);
        }
    });
    picked
}

/// Whether something that does not lie in `layer` has the keyboard.
fn keyboard_is_off(ctx: &Context, layer: LayerId) -> bool {
    ctx.memory(Memory::focused)
        .and_then(|holder| ctx.read_response(holder))
        .is_some_and(|holder| holder.layer_id != layer)
}

fn month(
    ui: &mut Ui,
    showing: &mut Showing,
    value: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    ui.set_width(7.0 * DAY);
    head(ui, showing);
    keys(ui, showing);
    ui.horizontal(|ui| {
        for name in ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"] {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(DAY), Sense::hover());
            let words = paint::whole_line(ui, name, Size::Small.regular(), palette(ui).muted);
            paint::place(ui.painter(), rect, Align2::CENTER_CENTER, words);
        }
    });
    let first = showing.day.with_day(1)?;
    let lead = u64::from(first.weekday().num_days_from_sunday());
    let sunday = first.checked_sub_days(Days::new(lead))?;
    let mut picked = None;
    for week in 0..6 {
        ui.horizontal(|ui| {
            for weekday in 0..7 {
                let Some(day) = sunday.checked_add_days(Days::new(week * 7 + weekday)) else {
                    return;
                };
                if day_button(ui, day, showing, (value, today)).clicked() {
                    picked = Some(day);
                }
            }
        });
    }
    picked
}

fn head(ui: &mut Ui, showing: &mut Showing) {
    ui.horizontal(|ui| {
        if icon_button(ui, Icon::Left, "Earlier month").clicked() {
            move_months(showing, -1, false);
        }
        let title = format!("{} {}", dates::month_name(showing.day), showing.day.year());
        let room = Vec2::new(7.0 * DAY - 64.0, DAY);
        let centred = Layout::centered_and_justified(eframe::egui::Direction::LeftToRight);
        ui.allocate_ui_with_layout(room, centred, |ui| ui.label(text::semibold(title)));
        if icon_button(ui, Icon::Right, "Later month").clicked() {
            move_months(showing, 1, false);
        }
    });
}

fn keys(ui: &Ui, showing: &mut Showing) {
    let press = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if press(Key::PageUp) {
        move_months(showing, -1, true);
    }
    if press(Key::PageDown) {
        move_months(showing, 1, true);
    }
    for (key, days) in [
        (Key::ArrowLeft, -1),
        (Key::ArrowRight, 1),
        (Key::ArrowUp, -7),
        (Key::ArrowDown, 7),
    ] {
        if press(key)
            && let Some(day) = showing
                .day
                .checked_add_signed(chrono::TimeDelta::days(days))
        {
            *showing = Showing {
                day,
                wants_focus: true,
            };
        }
    }
}

fn move_months(showing: &mut Showing, by: i32, wants_focus: bool) {
    let months = Months::new(by.unsigned_abs());
    let day = if by < 0 {
        showing.day.checked_sub_months(months)
    } else {
        showing.day.checked_add_months(months)
    };
    if let Some(day) = day {
        *showing = Showing { day, wants_focus };
    }
}

fn day_button(
    ui: &mut Ui,
    day: NaiveDate,
    showing: &mut Showing,
    (value, today): (Option<NaiveDate>, NaiveDate),
) -> Response {
    let p = palette(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(DAY), Sense::hover());
    let id: Id = ui.scope_id().with(("day", day));
    let response = ui.interact(rect, id, Sense::click());
    if day == showing.day {
        if showing.wants_focus {
            response.request_focus();
            showing.wants_focus = false;
        }
        // The arrows go day by day here, over the ends of weeks and months.
        let filter = eframe::egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..Default::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let chosen = value == Some(day);
    let plate = rect.shrink(2.0);
    let rounding = CornerRadius::same(radius::M);
    let selected = p.tone(Tone::Accent);
    if chosen {
        ui.painter().rect_filled(plate, rounding, p.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(plate, rounding, selected.soft);
    }
    if day == today && !chosen {
        let edge = Stroke::new(p.line_width, p.accent);
        ui.painter()
            .rect_stroke(plate, rounding, edge, StrokeKind::Inside);
    }
    let other_month = day.month() != showing.day.month();
    let ink = if chosen {
        p.on_accent
    } else if other_month {
        p.muted
    } else {
        p.text
    };
    let font = if chosen || day == today {
        Size::Small.semibold()
    } else {
        Size::Small.regular()
    };
    let words = paint::whole_line(ui, &day.day().to_string(), font, ink);
    paint::place(ui.painter(), rect, Align2::CENTER_CENTER, words);
    paint::focus_ring(ui, &response, plate.shrink(1.0), radius::M);
    let name = dates::prose(day);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
