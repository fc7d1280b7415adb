//! How the room looks at the exhibit on screen: periods, breakdown, form, comparison, chart or table. Changes
//! what the room sees at once (while its picture is frozen, only the console's); the agenda, the item and the exhibit itself stay as they are.

use super::{RunState, verb};
use crate::domain::agenda::{Exhibit, ExhibitKind};
use crate::domain::meeting::{Screen, Stage, StageLook};
use crate::program::Command;
use crate::program::query::{ExhibitBody, MeetingView};
use crate::ui::console::view_controls::{self, Controls, Shown};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use eframe::egui::Ui;

/// Draws the controls; nothing where no measure's chart or table is on screen.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some((exhibit, controls)) = controls_at(frame.models, view, stage) else {
        return;
    };
    if let Some(wanted) = view_controls::show(ui, &controls) {
        outbox.run(look_at(view, exhibit, &controls, wanted));
        room.focus_capture();
    }
}

/// The controls of what the room sees; `None` where that is no measure's chart or table.
pub fn room_controls(models: &Models) -> Option<Controls> {
    let (view, stage) = verb::running(models)?;
    controls_at(models, view, &stage).map(|(_, controls)| controls)
}

/// The command by which the room sees it that way.
pub fn room_looks(models: &Models, wanted: Shown) -> Option<Command> {
    let (view, stage) = verb::running(models)?;
    let (exhibit, controls) = controls_at(models, view, &stage)?;
    Some(look_at(view, exhibit, &controls, wanted))
}

fn controls_at<'v>(
    models: &Models,
    view: &'v MeetingView,
    stage: &Stage,
) -> Option<(&'v Exhibit, Controls)> {
    let exhibit = on_screen(view, stage)?;
    let shown = models.exhibits.get(&exhibit.id)?;
    if matches!(shown.body, ExhibitBody::Missing(_)) {
        return None;
    }
    let prepared = Shown {
        view: exhibit.view(),
        as_table: exhibit.kind == ExhibitKind::Table,
    };
    let look = view.operator_look();
    let looked_at = look.as_ref().filter(|look| look.exhibit == exhibit.id);
    let controls = Controls {
        choices: shown.choices.clone()?,
        shown: looked_at.map_or_else(
            || prepared.clone(),
            |look| Shown {
                view: look.view(),
                as_table: look.as_table,
            },
        ),
        at_rest: prepared,
        back: "As prepared",
        table: "Table",
        whole_table: false,
    };
    Some((exhibit, controls))
}

/// The measure's chart or table that is on screen.
fn on_screen<'v>(view: &'v MeetingView, stage: &Stage) -> Option<&'v Exhibit> {
    if stage.screen != Screen::Exhibit {
        return None;
    }
    let exhibits = &view.item(stage.item?)?.exhibits;
    // As on the projector: one that was removed gives way to the last one left.
    let last = exhibits.len().saturating_sub(1);
    let exhibit = exhibits.get((stage.exhibit as usize).min(last))?;
    match exhibit.kind {
        ExhibitKind::Chart | ExhibitKind::Table => Some(exhibit),
        ExhibitKind::Picture => None,
    }
}

fn look_at(view: &MeetingView, exhibit: &Exhibit, controls: &Controls, wanted: Shown) -> Command {
    let meeting = view.meeting.id;
    if wanted == controls.at_rest {
        return Command::LookAsPrepared(meeting);
    }
    let Shown { view, as_table } = wanted;
    Command::LookAt(StageLook {
        id: meeting,
        exhibit: exhibit.id,
        dimension: view.dimension,
        periods: view.periods,
        as_table,
        form: view.form,
        usual_range: view.usual_range,
        compared: view.compared,
    })
}
