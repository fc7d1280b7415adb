//! One entry of the record as the list shows it.

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, accesskit::Role, vec2,
};

use crate::domain::dates;
use crate::domain::entry::{Entry, EntryKind};
use crate::ui::models::Frame;
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::widgets::text;

use super::made;

/// Width of the time, in points.
const TIME: f32 = 52.0;

/// Draws an entry; `chosen` when it is the one in the panel, `keys` when the list has the keyboard.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    entry: &Entry,
    (chosen, keys): (bool, bool),
) -> Response {
    let p = palette(ui);
    let ground = ui.painter().add(Shape::Noop);
    let width = ui.available_width();
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(space::S);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(space::L);
        ui.allocate_ui(vec2(TIME, 0.0), |ui| {
            ui.set_width(TIME);
            text::caption(ui, &time_words(frame, entry));
        });
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - space::L).max(80.0));
            let kind = text::rich(kind_words(entry).to_uppercase(), Size::Small);
            let ink = p.tone(tone_of(entry.kind)).ink;
            ui.label(kind.font(Size::Small.semibold()).color(ink));
            text::body(ui, shown(entry));
            facts(ui, frame, entry);
        });
    });
    ui.add_space(space::S);
    let rect = Rect::from_min_size(ui.min_rect().min, vec2(width, ui.min_rect().height()));
    let response = ui.interact(rect, ui.scope_id().with("entry"), Sense::CLICK);
    let fill = if chosen {
        p.tone(Tone::Accent).soft
    } else if response.hovered() {
        p.hover
    } else {
        Color32::TRANSPARENT
    };
    let painter = ui.painter();
    painter.set(ground, Shape::rect_filled(rect, CornerRadius::ZERO, fill));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, p.rule());
    if chosen {
        let bar = rect.with_max_x(rect.left() + 3.0);
        painter.rect_filled(bar, CornerRadius::ZERO, p.accent);
        if keys || p.line_width > 1.0 {
            let edge = if keys {
                p.focus_ring()
            } else {
                Stroke::new(p.line_width, p.accent)
            };
            let inside = rect.shrink(p.focus_width / 2.0);
            let rounding = CornerRadius::same(radius::S);
            painter.rect_stroke(inside, rounding, edge, StrokeKind::Middle);
        }
    }
    let name = format!("{}: {}", kind_words(entry), shown(entry));
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &name));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn shown(entry: &Entry) -> &str {
    if entry.text.trim().is_empty() {
        "–"
    } else {
        &entry.text
    }
}

/// The time, or the day when it was added on another than the meeting's.
fn time_words(frame: &Frame<'_>, entry: &Entry) -> String {
    let at = frame.local(entry.at);
    let meeting = frame.models.meeting.as_ref();
    let same_day = meeting.is_none_or(|view| view.meeting.held_on == at.date());
    if same_day {
        at.format("%H:%M").to_string()
    } else {
        at.format("%b %-d").to_string()
    }
}

/// What it is, or what it did to an earlier action.
pub(super) fn kind_words(entry: &Entry) -> &'static str {
    entry.step.map_or(entry.kind.label(), |step| step.label())
}

/// The colour of a kind; its word stands beside it.
pub(super) const fn tone_of(kind: EntryKind) -> Tone {
    match kind {
        EntryKind::Action | EntryKind::InformationRequest => Tone::Accent,
        EntryKind::Decision => Tone::Purple,
        EntryKind::DataRequest => Tone::Good,
        EntryKind::DataQualityIssue => Tone::Warn,
        EntryKind::Note | EntryKind::Recognition | EntryKind::ParkingLot | EntryKind::FollowUp => {
            Tone::Neutral
        }
    }
}

/// Owner, date, deliverable, and what is still to be settled.
fn facts(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry) {
    let models = frame.models;
    let directory = &models.directory;
    let mut parts = Vec::new();
    let mut open: Vec<String> = Vec::new();
    if let Some(action) = made(models, entry) {
        parts.push(directory.owner_name(action.owner, action.department));
        if let Some(due) = action.due {
            parts.push(format!("due {}", dates::short_weekday(due)));
        }
        if let Some(deliverable) = action.deliverable {
            parts.push(deliverable.label().to_lowercase());
        }
        if action.merged_into.is_some() {
            parts.push("merged into another".to_owned());
        }
        open.extend(action.lacks().iter().map(|lack| lack.label().to_owned()));
    } else if let Some(row) = entry.action.and_then(|id| models.actions.row(id)) {
        parts.push(row.action.text.clone());
    }
    if let Some(speaker) = entry.speaker {
        parts.push(format!(
            "said by {}",
            directory.owner_name(Some(speaker), None)
        ));
    }
    if entry.kind == EntryKind::Decision {
        match directory.person_name(entry.decided_by) {
            "" => open.push("not said who decided".to_owned()),
            name => parts.push(format!("decided by {name}")),
        }
        parts.extend(entry.category.map(|one| one.label().to_lowercase()));
        parts.push(entry.effect.clone());
    }
    parts.retain(|part| !part.trim().is_empty());
    if !parts.is_empty() {
        text::caption(ui, &parts.join(" · "));
    }
    open.extend(entry.unsettled.lines().map(str::to_owned));
    if !open.is_empty() {
        text::toned_caption(ui, &open.join(" · "), Tone::Warn);
    }
}
