//! How the room looks at the exhibit on screen: periods, breakdown, chart or table. Changes what the room
//! sees at once; the agenda, the item and the exhibit itself stay as they are.

use super::RunState;
use crate::domain::agenda::{Exhibit, ExhibitKind};
use crate::domain::meeting::{Screen, Stage, StageLook};
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::{choices, page};
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::button;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text;
use eframe::egui::Ui;

/// How many of the latest periods can be asked for; 0 for all.
const PERIODS: [u32; 4] = [12, 24, 36, 0];

/// Draws the controls; nothing where no measure's chart or table is on screen.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    room: &mut RunState,
    outbox: &mut Outbox,
) {
    let Some(exhibit) = on_screen(view, stage) else {
        return;
    };
    let measure = exhibit.measure.and_then(|id| frame.models.measures.row(id));
    let Some(row) = measure.filter(|row| row.latest.is_some()) else {
        return;
    };
    let prepared = as_prepared(view, exhibit);
    let look = view.look.clone().unwrap_or_else(|| prepared.clone());
    let mut wanted = look.clone();
    page::filters(ui, |ui| {
        let noun = row.measure.frequency.noun();
        text::caption(ui, &format!("Last {noun}s"));
        periods(ui, prepared.periods, &mut wanted.periods);
        if !row.dimensions.is_empty() {
            breakdown(ui, &row.dimensions, &mut wanted.dimension);
        }
        let at = usize::from(wanted.as_table);
        if let Some(chosen) = segmented(ui, "Chart or table", &["Chart", "Table"], at) {
            wanted.as_table = chosen == 1;
        }
        if view.look.is_some() && button::quiet(ui, "As prepared").clicked() {
            wanted = prepared.clone();
        }
    });
    if wanted != look {
        outbox.run(if wanted == prepared {
            Command::LookAsPrepared(view.meeting.id)
        } else {
            Command::LookAt(wanted)
        });
        room.focus_capture();
    }
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

/// An exhibit's own view.
fn as_prepared(view: &MeetingView, exhibit: &Exhibit) -> StageLook {
    StageLook {
        id: view.meeting.id,
        exhibit: exhibit.id,
        dimension: exhibit.dimension.clone(),
        periods: exhibit.periods,
        as_table: exhibit.kind == ExhibitKind::Table,
        form: exhibit.form,
        usual_range: exhibit.usual_range,
        compared: exhibit.compared,
    }
}

/// The periods; those the exhibit was prepared with are among them.
fn periods(ui: &mut Ui, prepared: u32, wanted: &mut u32) {
    let mut all = PERIODS.to_vec();
    if !all.contains(&prepared) {
        all.insert(0, prepared);
    }
    // 0 stands for all, so it comes last.
    all.sort_unstable_by_key(|periods| periods.wrapping_sub(1));
    let label = |periods: &u32| match periods {
        0 => "All".to_owned(),
        some => some.to_string(),
    };
    let labels: Vec<String> = all.iter().map(label).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let at = all.iter().position(|periods| periods == wanted);
    let chosen = segmented(ui, "Periods", &labels, at.unwrap_or_default());
    if let Some(chosen) = chosen.and_then(|at| all.get(at)) {
        *wanted = *chosen;
    }
}

fn breakdown(ui: &mut Ui, dimensions: &[String], wanted: &mut String) {
    let by: Vec<String> = dimensions
        .iter()
        .map(|name| choices::by_dimension(name))
        .collect();
    let mut options = vec!["Whole"];
    options.extend(by.iter().map(String::as_str));
    let at = dimensions.iter().position(|name| name == wanted);
    let at = at.map_or(0, |at| at + 1);
    if let Some(chosen) = segmented(ui, "Breakdown", &options, at) {
        let name = chosen.checked_sub(1).and_then(|at| dimensions.get(at));
        *wanted = name.cloned().unwrap_or_default();
    }
}
