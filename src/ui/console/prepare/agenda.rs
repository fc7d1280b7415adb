//! The agenda: items in their groups with their minutes, against the length of the meeting.

use super::PrepareState;
use crate::domain::agenda::{AgendaItem, ItemKind};
use crate::domain::ids::{ItemId, MeetingId};
use crate::program::Command;
use crate::program::query::{ItemView, MeetingView};
use crate::ui::outbox::{Outbox, Then};
use crate::ui::tokens::{Tone, height, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::filter::menu;
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::nav::list_item;
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::text;
use eframe::egui::{Align, EventFilter, Key, Layout, Modifiers, Response, Ui};

/// Draws the agenda.
pub(super) fn show(ui: &mut Ui, view: &MeetingView, state: &mut PrepareState, outbox: &mut Outbox) {
    minutes(ui, view);
    if view.items.is_empty() {
        let words = "Items are what the meeting talks about, each with its minutes, its charts and \
                     its questions. Open commitments come in by themselves.";
        if empty_state(
            ui,
            "No items yet",
            words,
            Some("Begin with the usual agenda"),
        ) {
            for kind in [ItemKind::Opening, ItemKind::KpiReview, ItemKind::CloseOut] {
                outbox.run(Command::SaveItem(new_item(view.meeting.id, kind)));
            }
        }
    }
    ui.spacing_mut().item_spacing.y = space::XS;
    let mut rows = Vec::new();
    let mut group = None;
    for one in &view.items {
        if group != Some(one.item.kind) {
            group = Some(one.item.kind);
            group_head(ui, view, one.item.kind);
        }
        if one.item.dropped {
            dropped(ui, one, outbox);
        } else {
            rows.push((one.item.id, row(ui, one, state)));
        }
    }
    keys(ui, &rows, state, outbox);
    ui.add_space(space::S);
    rule(ui);
    buttons(ui, view, state, outbox);
}

/// "85 of 90 min", with what is over or to spare said in words.
fn minutes(ui: &mut Ui, view: &MeetingView) {
    let (planned, length) = (view.planned_minutes(), view.meeting.minutes);
    let over = planned.saturating_sub(length);
    let (words, tone) = match length.checked_sub(planned) {
        None => (
            format!("{planned} of {length} min · {over} min over"),
            Tone::Bad,
        ),
        Some(0) => (format!("{planned} of {length} min · full"), Tone::Good),
        Some(spare) => (
            format!("{planned} of {length} min · {spare} to spare"),
            Tone::Neutral,
        ),
    };
    ui.horizontal(|ui| {
        text::subheading(ui, "Agenda");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            text::toned_caption(ui, &words, tone);
        });
    });
    let share = if length == 0 {
        0.0
    } else {
        planned as f32 / length as f32
    };
    let bar = if over > 0 { Tone::Bad } else { Tone::Accent };
    progress(ui, "Minutes planned of the meeting's length", share, bar);
}

fn group_head(ui: &mut Ui, view: &MeetingView, kind: ItemKind) {
    let of_kind = view.agenda().filter(|one| one.item.kind == kind);
    let minutes: Vec<u32> = of_kind.map(|one| one.item.planned_minutes).collect();
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = height::CHIP;
        text::section_label(ui, kind.label());
        if minutes.len() > 1 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::M);
                text::caption(ui, &format!("{} min", minutes.iter().sum::<u32>()));
            });
        }
    });
}

fn row(ui: &mut Ui, one: &ItemView, state: &mut PrepareState) -> Response {
    let title = state
        .items
        .shown((one.item.id, super::item::ItemText::Title), &one.item.title);
    let label = match one.number {
        Some(number) => format!("{number}. {title}"),
        None => title.to_owned(),
    };
    let figure = format!("{} min", one.item.planned_minutes);
    let here = state.item == Some(one.item.id);
    let response = ui.push_id(one.item.id, |ui| {
        list_item(ui, &label, &figure, Tone::Neutral, here)
    });
    let response = response.inner.on_hover_text(&label);
    if response.clicked() {
        state.item = Some(one.item.id);
        state.part = 1;
    }
    response
}

/// A follow-up item taken off the agenda: its actions stay on the register.
fn dropped(ui: &mut Ui, one: &ItemView, outbox: &mut Outbox) {
    ui.push_id(one.item.id, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(space::M);
            let words = format!("{} · off the agenda", one.item.title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("Put {} back", one.item.title);
                if ui
                    .add(Button::quiet("Put back").compact().named(&name))
                    .clicked()
                {
                    outbox.run(Command::RestoreItem(one.item.id));
                }
                let muted = crate::ui::tokens::palette(ui).muted;
                let rich = text::rich(&words, crate::ui::tokens::Size::Small).color(muted);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    text::one_line(ui, rich).on_hover_text(&words);
                });
            });
        });
    });
}

/// Arrow keys go through the list, Delete takes the item off the agenda.
fn keys(ui: &Ui, rows: &[(ItemId, Response)], state: &mut PrepareState, outbox: &mut Outbox) {
    let Some(at) = rows.iter().position(|(_, row)| row.has_focus()) else {
        return;
    };
    let Some((here, row)) = rows.get(at) else {
        return;
    };
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, arrows));
    let press = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let mut to = None;
    if press(Key::ArrowDown) {
        to = rows.get(at + 1);
    }
    if press(Key::ArrowUp) {
        to = at.checked_sub(1).and_then(|at| rows.get(at));
    }
    if let Some((item, row)) = to {
        state.item = Some(*item);
        row.request_focus();
        row.scroll_to_me(None);
    }
    if press(Key::Delete) {
        outbox.run(Command::RemoveItem(*here));
        if let Some((item, next)) = rows.get(at + 1).or_else(|| rows.get(at.wrapping_sub(1))) {
            state.item = Some(*item);
            next.request_focus();
        }
    }
}

fn buttons(ui: &mut Ui, view: &MeetingView, state: &PrepareState, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        let add = ui.add(Button::secondary("Add item"));
        let names: Vec<&str> = ItemKind::ALL.iter().map(|kind| one_of(*kind)).collect();
        let chosen = menu(ui, &add, &names, None);
        if let Some(kind) = chosen.and_then(|line| ItemKind::ALL.get(line)) {
            let item = new_item(view.meeting.id, *kind);
            outbox.run_then(Command::SaveItem(item), Then::SelectItem);
        }
        let Some(item) = state.item.and_then(|id| view.item(id)) else {
            return;
        };
        for (icon, name, up) in [
            (Icon::Up, "Move item up", true),
            (Icon::Down, "Move item down", false),
        ] {
            let keys = if up { "Alt+Up" } else { "Alt+Down" };
            let response = icon_button(ui, icon, name).on_hover_text(keys);
            if response.clicked() {
                shift(view, item.item.id, up, outbox);
            }
        }
        let follows = item.item.kind == ItemKind::FollowUp && !item.follow_ups.is_empty();
        let words = if follows {
            "Take item off the agenda"
        } else {
            "Remove item"
        };
        let button = Button::danger(if follows { "Take off" } else { "Remove" });
        if ui.add(button.named(words)).clicked() {
            outbox.run(Command::RemoveItem(item.item.id));
        }
    });
}

/// Alt+Up and Alt+Down move the chosen item, wherever the keyboard is.
pub(super) fn move_by_keys(ui: &Ui, view: &MeetingView, item: Option<ItemId>, outbox: &mut Outbox) {
    let Some(item) = item else { return };
    let press = |key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
    if press(Key::ArrowUp) {
        shift(view, item, true, outbox);
    }
    if press(Key::ArrowDown) {
        shift(view, item, false, outbox);
    }
}

/// Moves an item past its neighbour on the agenda; those taken off it are stepped over.
fn shift(view: &MeetingView, item: ItemId, up: bool, outbox: &mut Outbox) {
    let shown: Vec<ItemId> = view.agenda().map(|one| one.item.id).collect();
    let Some(at) = shown.iter().position(|id| *id == item) else {
        return;
    };
    let neighbour = if up { at.checked_sub(1) } else { Some(at + 1) };
    let Some(neighbour) = neighbour.and_then(|at| shown.get(at)) else {
        return;
    };
    // The neighbour's place is the right one both ways: taking the item out first closes its gap.
    if let Some(to) = view.items.iter().position(|one| one.item.id == *neighbour) {
        outbox.run(Command::MoveItem {
            item,
            to: to as u32,
        });
    }
}

/// What one item of a kind is called.
pub(super) const fn one_of(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Opening => "Opening",
        ItemKind::FollowUp => "Follow-up item",
        ItemKind::KpiReview => "KPI review",
        ItemKind::Standing => "Standing item",
        ItemKind::New => "New item",
        ItemKind::CloseOut => "Close-out",
    }
}

/// An item of a kind with the minutes and the title it begins with.
fn new_item(meeting: MeetingId, kind: ItemKind) -> AgendaItem {
    let (title, planned_minutes) = match kind {
        ItemKind::Opening => ("Opening", 5),
        ItemKind::FollowUp => ("Other follow-up", 5),
        ItemKind::KpiReview => ("Review of the measures", 15),
        ItemKind::Standing => ("New standing item", 15),
        ItemKind::New => ("New item", 15),
        ItemKind::CloseOut => ("Read back what was agreed", 5),
    };
    AgendaItem {
        id: ItemId::default(),
        meeting,
        position: 0,
        kind,
        title: title.to_owned(),
        planned_minutes,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: String::new(),
        topic: ItemId::default(),
        dropped: false,
    }
}
