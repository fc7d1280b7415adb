//! The close-out list on the console: what was decided, each commitment with its tick, and the one being read with all
//! that is still to be settled about it. What is changed here stands on the projector at once.

use super::record::edit_of;
use super::{RunState, promise};
use crate::domain::action::{Action, ActionPriority};
use crate::domain::dates;
use crate::domain::entry::Entry;
use crate::domain::meeting::{Screen, Stage};
use crate::program::Command;
use crate::program::query::{ActionRow, MeetingView};
use crate::ui::audience::{AgreedLine, agreed};
use crate::ui::console::entry_tools;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::widgets::complete::Completeness;
use crate::ui::widgets::mark::Form;
use crate::ui::widgets::mark::paint_form;
use crate::ui::widgets::tick::tick_box;
use crate::ui::widgets::{card, paint, text};
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align2, CornerRadius, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Sense,
    Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};
use uuid::Uuid;

/// Draws the list.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let lines = agreed(frame.models, view);
    let at = (stage.exhibit as usize).min(lines.len().saturating_sub(1));
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        head(ui, &lines);
        if lines.is_empty() {
            text::muted(
                ui,
                "Nothing was decided or promised yet. Lines recorded as decisions, actions, \
                 information requests and data requests are read back here.",
            );
        }
        let held: Option<Uuid> = lines
            .iter()
            .map(|one| one.key())
            .find(|key| ui.memory(|memory| memory.has_focus(row_id(*key))));
        if held.is_some() {
            take_keys(ui, (view, stage), &lines, at, room, outbox);
        }
        for (place, one) in lines.iter().enumerate() {
            let response = line(ui, frame, *one, place, at == place);
            if response.clicked() {
                response.request_focus();
                go(view, stage, place, outbox);
            }
            if at == place {
                match one {
                    AgreedLine::Promise(row) => details(ui, frame, row, room, outbox),
                    AgreedLine::Decision(entry) => decided(ui, frame, entry, room, outbox),
                }
                // The keyboard follows the row that is read.
                if held.is_some_and(|held| held != one.key()) {
                    response.request_focus();
                    response.scroll_to_me(None);
                }
            }
            card::rule(ui);
        }
    });
}

fn head(ui: &mut Ui, lines: &[AgreedLine<'_>]) {
    let promises = lines.iter().filter_map(|one| one.promise());
    let committed = promises.clone().filter(|row| row.action.committed).count();
    let count = promises.count();
    ui.horizontal_wrapped(|ui| {
        text::subheading(ui, "What we agreed today");
        if count > 0 {
            let words = format!("{committed} of {count} committed");
            text::caption(ui, &words);
        }
    });
    text::caption(
        ui,
        "Read each aloud. In the list: ↑ ↓ move, C committed, H high priority.",
    );
}

fn row_id(key: Uuid) -> Id {
    Id::unique(("close-out row", key))
}

fn go(view: &MeetingView, stage: &Stage, place: usize, outbox: &mut Outbox) {
    outbox.run(Command::GoTo {
        meeting: view.meeting.id,
        item: stage.item,
        screen: Screen::CloseOut,
        exhibit: place as u32,
    });
}

/// Keys of the list while a row has the keyboard.
fn take_keys(
    ui: &Ui,
    (view, stage): (&MeetingView, &Stage),
    lines: &[AgreedLine<'_>],
    at: usize,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) && at + 1 < lines.len() {
        go(view, stage, at + 1, outbox);
    }
    if pressed(Key::ArrowUp) && at > 0 {
        go(view, stage, at - 1, outbox);
    }
    let Some(row) = lines.get(at).and_then(|one| one.promise()) else {
        return;
    };
    if pressed(Key::C) {
        let committed = !row.action.committed;
        room.promise
            .change(row, outbox, |action| action.committed = committed);
    }
    if pressed(Key::H) {
        let high = row.action.priority != ActionPriority::High;
        let priority = promise::priority(high);
        room.promise
            .change(row, outbox, |action| action.priority = priority);
    }
}

/// One thing agreed, in a line.
fn line(ui: &mut Ui, frame: &Frame<'_>, one: AgreedLine<'_>, place: usize, here: bool) -> Response {
    let p = palette(ui);
    let width = ui.available_width();
    let aside = (width * 0.24).clamp(96.0, 180.0);
    let words_wide = (width - 2.0 * aside - 64.0).max(120.0);
    let font = if here {
        Size::Body.semibold()
    } else {
        Size::Body.regular()
    };
    let mut job = LayoutJob::simple(words_of(one).to_owned(), font, p.text, words_wide);
    job.wrap.max_rows = if here { 8 } else { 2 };
    let words = ui.painter().layout_job(job);
    let high = (words.size().y + 16.0).max(46.0);
    let (_, rect) = ui.allocate_space(vec2(width, high));
    let response = ui.interact(rect, row_id(one.key()), Sense::click());
    if response.has_focus() {
        // The arrows move the reading, not the keyboard.
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if here || response.hovered() {
        let fill = if here {
            p.tone(Tone::Accent).soft
        } else {
            p.hover
        };
        let rounding = CornerRadius::same(radius::S);
        ui.painter().rect_filled(rect, rounding, fill);
    }
    let number = format!("{}", place + 1);
    let number = paint::whole_line(ui, &number, Size::Body.regular(), p.muted);
    paint::place(
        ui.painter(),
        cell(rect, (8.0, 32.0)),
        Align2::LEFT_CENTER,
        number,
    );
    ui.painter()
        .galley(rect.min + vec2(36.0, 10.0), words, p.text);
    let spoken = match one {
        AgreedLine::Promise(row) => {
            facts(ui, frame, row, (rect, aside));
            spoken(frame, row, place)
        }
        AgreedLine::Decision(entry) => decision_facts(ui, frame, entry, (rect, aside), place),
    };
    paint::focus_ring(ui, &response, rect.shrink(2.0), radius::S);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, here, &spoken));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A part of a line's first row, between two distances from its left.
fn cell(rect: Rect, (left, right): (f32, f32)) -> Rect {
    let top = rect.top() + 8.0;
    Rect::from_min_max(
        pos2(rect.left() + left, top),
        pos2(rect.left() + right, top + 24.0),
    )
}

/// Who, by when, how urgent, and whether it is promised.
fn facts(ui: &Ui, frame: &Frame<'_>, row: &ActionRow, (rect, aside): (Rect, f32)) {
    let p = palette(ui);
    let action = &row.action;
    let bad = p.tone(Tone::Bad).ink;
    let who = frame
        .models
        .directory
        .owner_name(action.owner, action.department);
    let due = action.due.map(dates::short_weekday).unwrap_or_default();
    let left = rect.width() - 2.0 * aside - 24.0;
    for (words, lack, left) in [
        (who, "owner missing", left),
        (due, "date missing", left + aside),
    ] {
        let (words, ink) = if words.is_empty() {
            (lack.to_owned(), bad)
        } else {
            (words, p.muted)
        };
        let words = paint::line(ui, &words, Size::Small.regular(), ink, aside - 12.0);
        let spot = cell(rect, (left, left + aside));
        paint::place(ui.painter(), spot, Align2::LEFT_CENTER, words);
    }
    let middle = rect.top() + 20.0;
    if action.priority == ActionPriority::High {
        let spot = (pos2(rect.right() - 44.0, middle), 10.0);
        paint_form(ui.painter(), Form::Triangle, spot, bad, p.surface);
    }
    let complete = Completeness::of(action);
    let at = pos2(rect.left() + left, rect.top() + 37.0);
    complete.show_at(ui, at, row_id(action.id.uuid()).with("complete"));
    if action.committed {
        let spot = Rect::from_center_size(pos2(rect.right() - 18.0, middle), vec2(14.0, 14.0));
        let stroke = Stroke::new(2.0, p.tone(Tone::Good).ink);
        paint::tick(ui.painter(), spot, stroke);
    }
}

fn spoken(frame: &Frame<'_>, row: &ActionRow, place: usize) -> String {
    let action = &row.action;
    let owner = frame
        .models
        .directory
        .owner_name(action.owner, action.department);
    let owner = if owner.is_empty() {
        "owner missing"
    } else {
        &owner
    };
    let due = action.due.map_or_else(
        || "date missing".to_owned(),
        |day| format!("due {}", dates::prose(day)),
    );
    let high = if action.priority == ActionPriority::High {
        ", high priority"
    } else {
        ""
    };
    let committed = if action.committed { ", committed" } else { "" };
    let complete = Completeness::of(action).words();
    format!(
        "{}. {}, {owner}, {due}{high}{committed}. {complete}",
        place + 1,
        action.text
    )
}

/// The words of what was agreed.
fn words_of(one: AgreedLine<'_>) -> &str {
    match one {
        AgreedLine::Promise(row) => &row.action.text,
        AgreedLine::Decision(entry) => &entry.text,
    }
}

/// Who decided; what a screen reader says of the line.
fn decision_facts(
    ui: &Ui,
    frame: &Frame<'_>,
    entry: &Entry,
    (rect, aside): (Rect, f32),
    place: usize,
) -> String {
    let p = palette(ui);
    let who = frame.models.directory.owner_name(entry.decided_by, None);
    let (words, ink) = if who.is_empty() {
        ("not said who decided".to_owned(), p.tone(Tone::Bad).ink)
    } else {
        (who, p.muted)
    };
    let left = rect.width() - 2.0 * aside - 24.0;
    let laid = paint::line(ui, &words, Size::Small.regular(), ink, aside - 12.0);
    let spot = cell(rect, (left, left + aside));
    paint::place(ui.painter(), spot, Align2::LEFT_CENTER, laid);
    let kind = Size::Small.semibold();
    let laid = paint::line(ui, "decision", kind, p.tone(Tone::Purple).ink, aside - 12.0);
    let spot = cell(rect, (left + aside, left + 2.0 * aside));
    paint::place(ui.painter(), spot, Align2::LEFT_CENTER, laid);
    format!("{}. {}, decision, {words}", place + 1, entry.text)
}

/// Who decided, what kind of thing and what it changes, of the decision being read.
fn decided(
    ui: &mut Ui,
    frame: &Frame<'_>,
    entry: &Entry,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.push_id(("close-out decision", entry.id), |ui| {
        let inside = eframe::egui::Frame::new().inner_margin(space::S);
        inside.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let mut edit = edit_of(entry);
            let drafts = &mut room.record.drafts;
            entry_tools::decision(ui, frame, entry, drafts, &mut edit);
            if edit != edit_of(entry) {
                room.record.fold(&mut edit);
                outbox.run(Command::EditEntry(edit));
            }
        });
    });
}

/// What is still to be settled about the row being read.
fn details(
    ui: &mut Ui,
    frame: &Frame<'_>,
    row: &ActionRow,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.push_id(("close-out details", row.action.id), |ui| {
        eframe::egui::Frame::new()
            .inner_margin(space::S)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XL;
                    let mut committed = row.action.committed;
                    if tick_box(ui, &mut committed, "Committed").changed() {
                        let change = |action: &mut Action| action.committed = committed;
                        room.promise.change(row, outbox, change);
                    }
                    let mut high = row.action.priority == ActionPriority::High;
                    if tick_box(ui, &mut high, "High priority").changed() {
                        let change =
                            |action: &mut Action| action.priority = promise::priority(high);
                        room.promise.change(row, outbox, change);
                    }
                });
                promise::fields(ui, frame, row, &mut room.promise, outbox);
            });
    });
}
