//! Actions promised earlier, worked where they are talked about: each step one key or one press.

use super::RunState;
use super::work_form::{self, Form};
use crate::domain::agenda::ItemKind;
use crate::domain::dates;
use crate::domain::entry::ActionStep;
use crate::domain::ids::ActionId;
use crate::domain::meeting::Stage;
use crate::program::query::{ActionRow, ItemView, MeetingView};
use crate::ui::audience::follow_up_actions;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::mark::{self, small_mark_ui};
use crate::ui::widgets::{paint, text};
use eframe::egui::{
    CornerRadius, CursorIcon, Id, Key, Modifiers, Rect, Response, Sense, Ui, WidgetInfo,
    accesskit::Role, vec2,
};

/// What working actions remembers.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// The action whose steps are shown.
    chosen: Option<ActionId>,
    pub(super) form: Option<Form>,
    /// The action that shall have the keyboard.
    focus: Option<ActionId>,
}

/// The steps of an open action, with their keys.
const STEPS: [(ActionStep, Key, &str); 7] = [
    (ActionStep::Delivered, Key::D, "Delivered"),
    (ActionStep::Completed, Key::C, "Completed"),
    (ActionStep::NewDate, Key::N, "New date"),
    (ActionStep::OnHold, Key::H, "On hold"),
    (ActionStep::Overtaken, Key::O, "Overtaken"),
    (ActionStep::Escalated, Key::E, "Escalate"),
    (ActionStep::Response, Key::R, "Response"),
];
/// What can be done with one that is closed.
const CLOSED: [(ActionStep, Key, &str); 2] = [
    (ActionStep::Response, Key::R, "Response"),
    (ActionStep::Reopened, Key::U, "Reopen"),
];

/// The actions that belong beside an item: those a follow-up item works, else what is open on its topic
/// from earlier meetings.
pub(super) fn actions<'m>(
    frame: &Frame<'m>,
    view: &MeetingView,
    item: &ItemView,
) -> Vec<&'m ActionRow> {
    if item.item.kind == ItemKind::FollowUp {
        return follow_up_actions(frame.models, item);
    }
    let topic = Some(item.item.topic);
    let rows = frame.models.actions.rows.iter();
    rows.filter(|row| {
        row.action.topic == topic && row.action.meeting != view.meeting.id && row.action.is_open()
    })
    .collect()
}

/// Draws the actions of an item.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    actions: &[&ActionRow],
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.spacing_mut().item_spacing.y = space::XS;
    for row in actions {
        let chosen = room.work.chosen == Some(row.action.id);
        let response = action(ui, frame, row, chosen);
        if room.work.focus == Some(row.action.id) {
            room.work.focus = None;
            response.request_focus();
        }
        if response.clicked() || response.gained_focus() {
            if room.work.chosen != Some(row.action.id) {
                room.work.form = None;
            }
            room.work.chosen = Some(row.action.id);
            if response.clicked() {
                response.request_focus();
            }
        }
        let mut step = key_step(ui, row, &response);
        if chosen {
            let of_this = room
                .work
                .form
                .as_ref()
                .is_some_and(|form| form.action == row.action.id);
            if of_this {
                let at = (view, stage);
                if work_form::show(ui, frame, at, row, &mut room.work.form, outbox) {
                    room.work.focus = Some(row.action.id);
                }
            } else {
                step = step.or(steps(ui, row));
            }
        }
        if let Some(step) = step {
            room.work.chosen = Some(row.action.id);
            let form = Form::new(row, step);
            if step == ActionStep::Delivered {
                // Nothing has to be said: it is done at once.
                outbox.run(form.command(frame, view, stage));
                room.work.focus = Some(row.action.id);
                room.work.form = None;
            } else {
                room.work.form = Some(form);
            }
            ui.ctx().request_repaint();
        }
    }
}

const fn steps_of(row: &ActionRow) -> &'static [(ActionStep, Key, &'static str)] {
    if row.action.is_open() {
        &STEPS
    } else {
        &CLOSED
    }
}

/// The step whose key was pressed while the action has the keyboard.
fn key_step(ui: &Ui, row: &ActionRow, response: &Response) -> Option<ActionStep> {
    if !response.has_focus() {
        return None;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    steps_of(row)
        .iter()
        .find(|(_, key, _)| pressed(*key))
        .map(|(step, ..)| *step)
}

/// The steps as buttons with their keys; the one that was pressed.
fn steps(ui: &mut Ui, row: &ActionRow) -> Option<ActionStep> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.spacing_mut().interact_size.y = 24.0;
        for (step, key, word) in steps_of(row) {
            let button = Button::secondary(word).keys(key.name()).compact();
            if ui.add(button).clicked() {
                pressed = Some(*step);
            }
        }
    });
    ui.add_space(space::XS);
    pressed
}

/// One action: its words, who and when, where it stands.
fn action(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow, chosen: bool) -> Response {
    let p = palette(ui);
    let id = Id::unique(("worked action", row.action.id));
    let ground = ui.painter().add(eframe::egui::Shape::Noop);
    let inner = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - space::S);
                text::body(ui, &row.action.text);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    ui.spacing_mut().interact_size.y = Size::Small.line();
                    small_mark_ui(ui, mark::of_action(row.status));
                    text::caption(ui, &caption(frame, row));
                    if let Some(late) = row.late_words(frame.models.today) {
                        text::toned_caption(ui, &late, Tone::Bad);
                    }
                });
                if let Some(said) = row.responses.last() {
                    text::caption(ui, &format!("“{}”", said.text.trim()));
                }
            });
        });
        ui.add_space(6.0);
    });
    let rect = inner.response.rect;
    let rect = Rect::from_min_max(
        rect.min,
        eframe::egui::pos2(ui.max_rect().right(), rect.max.y),
    );
    let response = ui.interact(rect, id, Sense::click());
    let fill = if chosen {
        p.tone(Tone::Accent).soft
    } else if response.hovered() {
        p.hover
    } else {
        eframe::egui::Color32::TRANSPARENT
    };
    let plate = eframe::egui::Shape::rect_filled(rect, CornerRadius::same(radius::M), fill);
    ui.painter().set(ground, plate);
    paint::focus_ring(ui, &response, rect.shrink(2.0), radius::M);
    let words = format!("{}, {}", row.action.text, row.status.label());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn caption(frame: &Frame<'_>, row: &ActionRow) -> String {
    let directory = &frame.models.directory;
    let owner = directory.owner_name(row.action.owner, row.action.department);
    let due = row
        .action
        .due
        .map(|day| format!("due {}", dates::short_weekday(day)));
    let escalated = row.action.escalated_to.and_then(|id| directory.person(id));
    let escalated = escalated.map(|one| format!("escalated to {}", one.short_name()));
    let parts = [Some(owner), due, escalated];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}
