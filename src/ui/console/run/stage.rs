//! The middle of the room: a small live copy of the projector, and beside it what the room does not
//! see: questions for the panel, open actions, who is here, what is read back.

use super::{
    RunState, again, attendance, close_out, freeze, last_time, light, look, newer, private,
    projector, questions, recess, verb, work,
};
use crate::domain::agenda::{ExhibitKind, ItemKind, Stop};
use crate::domain::meeting::{Screen, Stage};
use crate::domain::period::Period;
use crate::program::query::{ItemView, MeetingView};
use crate::ui::audience::{self, AudienceFrame};
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::theme;
use crate::ui::tokens::{LIGHT, Tone, palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button;
use crate::ui::widgets::card;
use crate::ui::widgets::chip::{chip_button, chip_row};
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::text;
use eframe::egui::{Id, Rect, ScrollArea, Stroke, StrokeKind, Style, Ui, UiBuilder, vec2};
use std::sync::Arc;

/// The live copy takes at most this share of the height.
const COPY: f32 = 0.52;

pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    at: (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let high = ui.available_height();
    let mut area = ScrollArea::vertical()
        .id_salt("run middle")
        .auto_shrink(false);
    if room.moved {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add_space(space::XS);
        projector::head(ui, frame, at.1, room, outbox);
        freeze::chip(ui, frame, at.0);
        recess::show(ui, frame, at.0, room, outbox);
        questions::chip(ui, at.0, room, outbox);
        again::chip(ui, frame, at.0, room, outbox);
        light::show(ui, frame, at.0, room, outbox);
        let share = if at.1.screen == Screen::CloseOut {
            COPY * 0.6
        } else {
            COPY
        };
        if room.private.is_some() && frame.models.private.is_some() {
            private::show(ui, frame, high * share, room, outbox);
        } else if at.0.aside.is_some() {
            freeze::copies(ui, frame, high * share);
        } else {
            let live = copy(ui, frame, frame.shown, high * share, "live copy");
            light::walk(ui, frame, (at.0, live), room, outbox);
        }
        next_line(ui, frame, at, room, outbox);
        private::way_back(ui, frame, at.0, room, outbox);
        newer::show(ui, frame, at, room, outbox);
        stops(ui, frame, at, room, outbox);
        look::show(ui, frame, at, room, outbox);
        beside(ui, frame, at, room, outbox);
        ui.add_space(space::S);
    });
}

/// A picture of the room that was drawn small.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui::console) struct Copied {
    /// Where.
    pub(super) rect: Rect,
    /// While a point of its chart is lit: the line and period of the figure the pointer is nearest to.
    pub(super) pointed: Option<(usize, Period)>,
}

/// A picture of the room, drawn small by the projector's own pen.
pub(in crate::ui::console) fn copy(
    ui: &mut Ui,
    frame: &Frame<'_>,
    shown: &AudienceFrame,
    highest: f32,
    salt: &str,
) -> Copied {
    let wide = ui.available_width();
    let high = (wide * 9.0 / 16.0).min(highest.max(150.0));
    let size = vec2(high * 16.0 / 9.0, high);
    let (_, whole) = ui.allocate_space(vec2(wide, high));
    let left = whole.left() + (wide - size.x) / 2.0;
    let rect = Rect::from_min_size(eframe::egui::pos2(left, whole.top()), size);
    let builder = UiBuilder::new().max_rect(rect).id_salt(salt);
    let edge = palette(ui).rule();
    let drawn = ui.scope_builder(builder, |ui| {
        ui.set_style(projector_style(ui));
        audience::show(ui, shown, frame.pictures)
    });
    let edge = Stroke::new(edge.width, edge.color);
    ui.painter()
        .rect_stroke(rect, 4.0, edge, StrokeKind::Outside);
    Copied {
        rect,
        pointed: drawn.inner,
    }
}

/// The projector is light, whatever the console looks like.
fn projector_style(ui: &Ui) -> Arc<Style> {
    let id = Id::unique("projector style");
    let kept: Option<Arc<Style>> = ui.data(|data| data.get_temp(id));
    kept.unwrap_or_else(|| {
        let style = Arc::new(theme::style(&LIGHT));
        ui.data_mut(|data| data.insert_temp(id, Arc::clone(&style)));
        style
    })
}

/// What Page Down will show, to go there.
fn next_line(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some(next) = verb::next(frame.models, view, stage) else {
        text::caption(ui, "Nothing comes after this.");
        return;
    };
    let words = format!("Next: {}", freeze::place_words(frame, view, next));
    if button::link(ui, &words).clicked() {
        outbox.act(Verb::NextStop);
        room.focus_capture();
    }
}

/// The stops of this item, to jump to.
fn stops(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let here: Vec<&Stop> = view
        .stops
        .iter()
        .filter(|stop| stop.item == stage.item)
        .collect();
    let item = stage.item.and_then(|id| view.item(id));
    if here.len() < 2 {
        return;
    }
    chip_row(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for stop in here {
            let now = stop.screen == stage.screen
                && (stop.exhibit == stage.exhibit || stop.screen != Screen::Exhibit);
            let tone = if now { Tone::Accent } else { Tone::Neutral };
            if chip_button(ui, &stop_words(frame, item, *stop), tone).clicked() {
                outbox.run(verb::to_stop(view, *stop));
                room.focus_capture();
            }
        }
    });
}

pub(super) fn stop_words(frame: &Frame<'_>, item: Option<&ItemView>, stop: Stop) -> String {
    if stop.screen != Screen::Exhibit {
        return stop.screen.label().to_owned();
    }
    let exhibit = item.and_then(|item| item.exhibits.get(stop.exhibit as usize));
    let Some(exhibit) = exhibit else {
        return "Title".to_owned();
    };
    let measure = exhibit.measure.and_then(|id| frame.models.measures.row(id));
    let name = measure.map_or(exhibit.caption.as_str(), |row| row.measure.name.as_str());
    let kind = match exhibit.kind {
        ExhibitKind::Chart => "",
        ExhibitKind::Table => " (table)",
        ExhibitKind::Picture => " (picture)",
    };
    format!("{}{kind}", short(name))
}

/// A name that fits on a chip.
fn short(name: &str) -> String {
    const MOST: usize = 36;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let begin: String = name.chars().take(MOST - 1).collect();
    format!("{}…", begin.trim_end())
}

fn beside(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    if stage.screen == Screen::CloseOut {
        close_out::show(ui, frame, (view, stage), room, outbox);
        who_is_here(ui, frame, view, outbox);
        return;
    }
    let Some(item) = stage.item.and_then(|id| view.item(id)) else {
        who_is_here(ui, frame, view, outbox);
        return;
    };
    let opening = item.item.kind == ItemKind::Opening || stage.screen == Screen::Title;
    if opening {
        who_is_here(ui, frame, view, outbox);
    }
    let follows_up = item.item.kind == ItemKind::FollowUp;
    if follows_up {
        earlier(ui, frame, (view, stage), item, room, outbox);
    }
    let hot_seat = item.item.hot_seat.or(view.meeting.hot_seat);
    columns(ui, &[1.0, 1.0], 240.0, |ui, at| {
        ui.spacing_mut().item_spacing.y = space::S;
        if at == 0 {
            card::card(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                text::section_label(ui, "Questions for the panel");
                questions::show(ui, (view, item), room, outbox);
            });
            return;
        }
        card::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            last_time::show(ui, frame, room, outbox);
        });
        card::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            text::section_label(ui, "Hot seat");
            let name = frame.models.directory.owner_name(hot_seat, None);
            if name.is_empty() {
                text::muted(ui, "Nobody is named.");
            } else {
                text::body(ui, &name);
            }
        });
    });
    if !follows_up {
        earlier(ui, frame, (view, stage), item, room, outbox);
    }
    if !opening {
        who_is_here(ui, frame, view, outbox);
    }
}

/// The actions promised earlier that belong beside the item.
fn earlier(
    ui: &mut Ui,
    frame: &Frame<'_>,
    at: (&MeetingView, &Stage),
    item: &ItemView,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let actions = work::actions(frame, at.0, item);
    if actions.is_empty() {
        return;
    }
    card::card(ui, |ui| {
        text::section_label(ui, &actions_title(item, actions.len()));
        work::show(ui, frame, at, &actions, room, outbox);
    });
}

fn actions_title(item: &ItemView, count: usize) -> String {
    let what = if item.item.kind == ItemKind::FollowUp {
        "Follow-ups"
    } else {
        "Open from earlier meetings"
    };
    format!("{what} ({count}) · choose one, then press its key")
}

fn who_is_here(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, outbox: &mut Outbox) {
    card::card(ui, |ui| {
        text::section_label(ui, &attendance::title(view));
        attendance::show(ui, frame, view, outbox);
    });
}
