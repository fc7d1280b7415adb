//! How the room looks at the exhibit on screen: periods, breakdown, form, comparison, chart or table. Changes
//! what the room sees at once (while its picture is frozen, only the console's); the agenda, the item and the exhibit itself stay as they are.

use super::{RunState, private, verb};
use crate::domain::agenda::{Exhibit, ExhibitKind};
use crate::domain::excursion::Guest;
use crate::domain::meeting::{Screen, Stage, StageLook};
use crate::program::query::{ExhibitBody, MeetingView};
use crate::program::{Command, RoomChange};
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
    let Some((seen, controls)) = controls_at(room, frame.models, view, stage) else {
        return;
    };
    if let Some(wanted) = view_controls::show(ui, &controls) {
        look(room, view, (seen, &controls), wanted, outbox);
    }
}

/// What the controls are about.
enum Seen<'v> {
    /// A measure on the console only.
    Private,
    /// A measure the room sees out of order.
    Guest(&'v Guest),
    /// An exhibit of the item.
    Exhibit(&'v Exhibit),
}

fn look(
    room: &mut RunState,
    view: &MeetingView,
    (seen, controls): (Seen<'_>, &Controls),
    wanted: Shown,
    outbox: &mut Outbox,
) {
    let meeting = view.meeting.id;
    match seen {
        Seen::Private => room.look_otherwise(wanted),
        Seen::Guest(guest) => {
            let guest = guest.clone().seen(wanted.view, wanted.as_table);
            let change = RoomChange::Show(guest);
            outbox.run(Command::InRoom { meeting, change });
        }
        Seen::Exhibit(exhibit) => outbox.run(look_at(view, exhibit, controls, wanted)),
    }
    room.focus_capture();
}

/// The controls of the private look, else of what the room sees; `None` where that is no measure's chart or
/// table.
pub fn controls(room: &RunState, models: &Models) -> Option<Controls> {
    let (view, stage) = verb::running(models)?;
    controls_at(room, models, view, &stage).map(|(_, controls)| controls)
}

impl RunState {
    /// Looks at it that way.
    pub fn look(&mut self, models: &Models, wanted: Shown, outbox: &mut Outbox) {
        if let Some((view, stage)) = verb::running(models)
            && let Some((seen, controls)) = controls_at(self, models, view, &stage)
        {
            look(self, view, (seen, &controls), wanted, outbox);
        }
    }
}

fn controls_at<'v>(
    room: &RunState,
    models: &Models,
    view: &'v MeetingView,
    stage: &Stage,
) -> Option<(Seen<'v>, Controls)> {
    if let Some(guest) = room.private() {
        let controls = private::controls(guest, models.private.as_ref()?)?;
        return Some((Seen::Private, controls));
    }
    // A chart as it was is looked at as it was.
    if view.shown_again.is_some() && view.aside.is_none() {
        return None;
    }
    if let Some(guest) = view.guest.as_ref().filter(|_| view.aside.is_none()) {
        let controls = private::controls(guest, models.guest.as_ref()?)?;
        return Some((Seen::Guest(guest), controls));
    }
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
    Some((Seen::Exhibit(exhibit), controls))
}

/// The measure's chart or table that is on screen.
pub(super) fn on_screen<'v>(view: &'v MeetingView, stage: &Stage) -> Option<&'v Exhibit> {
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
