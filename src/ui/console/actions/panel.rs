//! The chosen action beside the register: the next step, every fact, and what became of it.

use eframe::egui::{ScrollArea, Ui};

use crate::domain::dates;
use crate::domain::entry::{ActionStep, Entry};
use crate::program::query::ActionRow;
use crate::ui::console::{action_editor, as_shown};
use crate::ui::models::Frame;
use crate::ui::outbox::{MeetingStage, Outbox, Place};
use crate::ui::tokens::space;
use crate::ui::widgets::button::{self, Button};
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::{card, text};

use super::merge_form::MergeForm;
use super::step_form::StepForm;
use super::{ActionsState, Form};

/// Draws the panel into the room there is.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut ActionsState, outbox: &mut Outbox) {
    let Some(action) = state.chosen else { return };
    card::frame(ui, space::L as i8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(ui.available_height());
        ui.spacing_mut().item_spacing.y = space::M;
        let row = frame.models.actions.row(action);
        if head(ui, row, state) {
            state.editor.keep(frame.models, outbox);
            state.chosen = None;
            state.closed = true;
            ui.ctx().request_repaint();
            return;
        }
        let scroll = ScrollArea::vertical().id_salt(("action panel", action));
        scroll.auto_shrink(false).show(ui, |ui| {
            // Room for the scroll bar beside the fields.
            ui.set_width(ui.available_width() - space::S);
            if let Some(entry) = row.and_then(ActionRow::entry_as_shown) {
                as_shown::offer(ui, entry, outbox);
            }
            action_editor::show(ui, frame, &mut state.editor, action, outbox);
            if let Some(row) = row {
                in_meetings(ui, frame, row, outbox);
            }
        });
    });
}

/// The steps that can be taken, and the cross. True when the panel is to be closed.
fn head(ui: &mut Ui, row: Option<&ActionRow>, state: &mut ActionsState) -> bool {
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - 40.0;
        ui.allocate_ui(eframe::egui::vec2(room, 0.0), |ui| {
            ui.set_width(room);
            if let Some(row) = row {
                steps(ui, row, state);
            }
        });
        icon_button(ui, Icon::Cross, "Close the action").clicked()
    })
    .inner
}

/// The steps that fit how the action stands.
fn steps(ui: &mut Ui, row: &ActionRow, state: &mut ActionsState) {
    const OPEN: [(ActionStep, &str); 7] = [
        (ActionStep::Delivered, "Delivered"),
        (ActionStep::Completed, "Completed"),
        (ActionStep::NewDate, "New date"),
        (ActionStep::Response, "Response"),
        (ActionStep::OnHold, "On hold"),
        (ActionStep::Escalated, "Escalate"),
        (ActionStep::Overtaken, "Overtaken"),
    ];
    const CLOSED: [(ActionStep, &str); 2] = [
        (ActionStep::Reopened, "Reopen"),
        (ActionStep::Response, "Response"),
    ];
    let open = row.action.is_open();
    let offered: &[(ActionStep, &str)] = if open { &OPEN } else { &CLOSED };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(space::XS, space::XS);
        ui.spacing_mut().interact_size.y = crate::ui::tokens::height::CHIP;
        for (step, words) in offered {
            if ui.add(Button::secondary(words).compact()).clicked() {
                state.form = Some(Form::Step(StepForm::new(row, *step)));
            }
        }
        if open && ui.add(Button::secondary("Merge").compact()).clicked() {
            state.form = Some(Form::Merge(MergeForm::new(row.action.id)));
        }
    });
}

/// What later meetings did with it, the latest first, each with a link to that meeting's record.
fn in_meetings(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow, outbox: &mut Outbox) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::section_label(ui, "In meetings");
        for entry in row.worked.iter().rev() {
            worked(ui, frame, entry, outbox);
        }
        let promised = format!(
            "Promised in {}, {}",
            row.meeting_name,
            dates::prose(row.promised_on)
        );
        if button::link(ui, &promised).clicked() {
            outbox.go(Place::Meeting(row.action.meeting, MeetingStage::FollowUp));
        }
    });
}

fn worked(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry, outbox: &mut Outbox) {
    let meetings = &frame.models.meetings.rows;
    let meeting = meetings.iter().find(|row| row.meeting.id == entry.meeting);
    let name = meeting.map_or("", |row| row.meeting.name.as_str());
    let step = entry.step.map_or("Worked", ActionStep::label);
    let day = dates::prose(frame.local(entry.at).date());
    if button::link(ui, &format!("{step} in {name}, {day}")).clicked() {
        outbox.go(Place::Meeting(entry.meeting, MeetingStage::FollowUp));
    }
    if !entry.text.trim().is_empty() {
        text::body(ui, &entry.text);
    }
}
