//! A measure's life on its page: the meetings that showed it, what was decided on it, and the actions that
//! are to move it.

use eframe::egui::Ui;

use crate::domain::dates;
use crate::domain::meeting::MeetingProgress;
use crate::program::query::{ActionRow, LifeEvent, Touch};
use crate::ui::models::{Frame, MeasureOnPage};
use crate::ui::outbox::{MeetingStage, Outbox, Place, Selection};
use crate::ui::tokens::space;
use crate::ui::widgets::button;
use crate::ui::widgets::card::{card, rule};
use crate::ui::widgets::mark::{of_action, small_mark_ui};
use crate::ui::widgets::text;

use super::MeasureState;

/// How many events are listed before the rest is asked for.
const LISTED: usize = 12;

/// Draws the card: the latest first, each a link to the thing itself.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    (state, outbox): (&mut MeasureState, &mut Outbox),
) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        text::subheading(ui, "Meetings, decisions and actions");
        if open.life.is_empty() {
            text::muted(
                ui,
                "None yet. A meeting that shows the measure stands here, with what was decided; an \
                 action is linked with # and the measure's short name.",
            );
            return;
        }
        let listed = if state.whole_life {
            open.life.len()
        } else {
            LISTED
        };
        for (at, event) in open.life.iter().take(listed).enumerate() {
            if at > 0 {
                rule(ui);
            }
            ui.push_id(at, |ui| one(ui, frame, event, outbox));
        }
        let rest = open.life.len().saturating_sub(listed);
        if rest > 0 && button::link(ui, &format!("{rest} earlier")).clicked() {
            state.whole_life = true;
        }
    });
}

fn one(ui: &mut Ui, frame: &Frame<'_>, event: &LifeEvent, outbox: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = 2.0;
    match &event.what {
        Touch::Meeting { items, progress } => meeting(ui, event, (items, *progress), outbox),
        Touch::Decision { text: words, .. } => {
            text::body(ui, words);
            let made = format!("Decision · {}", where_made(event));
            text::caption(ui, &made);
        }
        Touch::Action(id) => {
            if let Some(row) = frame.models.actions.row(*id) {
                action(ui, frame, row, outbox);
            }
        }
    }
}

/// "Streets Stat, Oct 27, 2026".
fn where_made(event: &LifeEvent) -> String {
    format!("{}, {}", event.meeting_name, dates::prose(event.on))
}

fn meeting(
    ui: &mut Ui,
    event: &LifeEvent,
    (items, progress): (&[String], MeetingProgress),
    outbox: &mut Outbox,
) {
    if button::link(ui, &where_made(event)).clicked() {
        outbox.go(Place::Meeting(event.meeting, MeetingStage::of(progress)));
    }
    let verb = match progress {
        MeetingProgress::Planned => "On the agenda",
        MeetingProgress::Running => "On the agenda now",
        MeetingProgress::Adjourned => "Shown",
    };
    text::caption(ui, &format!("{verb} under {}", items.join(", ")));
}

fn action(ui: &mut Ui, frame: &Frame<'_>, row: &ActionRow, outbox: &mut Outbox) {
    if button::link(ui, &row.action.text).clicked() {
        outbox.show(Selection::Action(row.action.id));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        small_mark_ui(ui, of_action(row.status));
        text::caption(ui, &words(frame, row));
    });
}

/// "D. Rivera, Streets · due Dec 4, 2026 · promised Oct 20, 2026 in Streets Stat".
fn words(frame: &Frame<'_>, row: &ActionRow) -> String {
    let owner = frame
        .models
        .directory
        .owner_name(row.action.owner, row.action.department);
    let due = row
        .action
        .due
        .map(|due| format!("due {}", dates::prose(due)));
    let promised = format!(
        "promised {} in {}",
        dates::prose(row.promised_on),
        row.meeting_name
    );
    let parts = [
        Some(owner).filter(|owner| !owner.is_empty()),
        due,
        Some(promised),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
