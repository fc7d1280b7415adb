//! The left of the room: the agenda with its minutes, the meeting's clock, and below them what moves it on.

use super::clockwork::{Clockwork, Line, clockwork};
use super::{RunState, course, moves, verb};
use crate::domain::meeting::Stage;
use crate::domain::pace::ItemState;
use crate::program::query::MeetingView;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::card::rule;
use crate::ui::widgets::nav::list_item;
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::text;
use eframe::egui::accesskit::Role;
use eframe::egui::{Response, ScrollArea, Ui, WidgetInfo};

/// The least height of the agenda itself before the whole column scrolls.
const LEAST: f32 = 160.0;
/// The height of what stands below the agenda.
const FOOT: f32 = 324.0;

pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let clockwork = clockwork(view, frame.now);
    let high = ui.available_height() - FOOT;
    if high < LEAST {
        ScrollArea::vertical()
            .id_salt("run agenda whole")
            .auto_shrink(false)
            .show(ui, |ui| {
                items(ui, frame, (view, stage), &clockwork, room, outbox);
                foot(ui, frame, (view, stage), &clockwork, room, outbox);
            });
        return;
    }
    ScrollArea::vertical()
        .id_salt("run agenda")
        .max_height(high)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            items(ui, frame, (view, stage), &clockwork, room, outbox);
        });
    foot(ui, frame, (view, stage), &clockwork, room, outbox);
}

fn items(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    clockwork: &Clockwork<'_>,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.spacing_mut().item_spacing.y = space::XS;
    if clockwork.lines.is_empty() {
        text::muted(ui, "The agenda is empty. Items are added under Prepare.");
    }
    let mut group = None;
    for line in &clockwork.lines {
        // What came up stands where it came up, under the heading that is there.
        if group != Some(line.kind) && !line.came_up {
            if group.is_some() {
                ui.add_space(space::M);
            }
            text::section_label(ui, line.kind.label());
            group = Some(line.kind);
        }
        let here = stage.item == Some(line.id);
        let mark = view.item(line.id).map(|item| course::mark(frame, item));
        let response = item(ui, line, &mark.unwrap_or_default(), here);
        if room.moved && here {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            if let Some(command) = verb::jump(view, line.id) {
                outbox.run(command);
            }
            room.focus_capture();
        }
        if here {
            course::field(ui, (view, stage), room, outbox);
        }
    }
    if stage.item.is_none() {
        course::field(ui, (view, stage), room, outbox);
    }
}

/// One item. While the room's picture is frozen, the one it discusses says so; one that is skipped or moved on says
/// that in place of its minutes, and one that came up that it was added.
fn item(ui: &mut Ui, line: &Line<'_>, course: &str, here: bool) -> Response {
    let mark = match line.state {
        ItemState::Done => "✓ ",
        ItemState::Current if !here => "In the room: ",
        ItemState::Current | ItemState::ToCome | ItemState::Out => "",
    };
    let label = format!("{mark}{}. {}", line.number, line.title);
    let figure = match (course, line.came_up) {
        ("", false) => line.minutes(),
        ("", true) => format!("Added · {}", line.minutes()),
        (course, _) => course.to_owned(),
    };
    let tone = if line.is_over() {
        Tone::Bad
    } else {
        Tone::Neutral
    };
    let response = list_item(ui, &label, &figure, tone, here);
    if !course.is_empty() || line.came_up || line.extended > 0 {
        let spoken = format!("{label}, {figure}");
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &spoken));
    }
    response.on_hover_text(line.title)
}

fn foot(
    ui: &mut Ui,
    frame: &Frame<'_>,
    at: (&MeetingView, &Stage),
    clockwork: &Clockwork<'_>,
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.add_space(space::S);
    rule(ui);
    ui.add_space(space::S);
    clock(ui, at.0, clockwork);
    ui.add_space(space::S);
    moves::show(ui, frame, at, room, outbox);
}

fn clock(ui: &mut Ui, view: &MeetingView, clockwork: &Clockwork<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::figure(ui, &clockwork.elapsed);
        let of = format!("of {} min", view.meeting.minutes);
        ui.vertical(|ui| {
            ui.add_space(12.0);
            text::muted(ui, &of);
        });
    });
    let tone = if clockwork.late {
        Tone::Bad
    } else {
        Tone::Accent
    };
    progress(ui, "Time of the meeting", clockwork.share, tone);
    if clockwork.late {
        text::toned_caption(ui, &clockwork.words, Tone::Bad);
    } else {
        text::caption(ui, &clockwork.words);
    }
}
