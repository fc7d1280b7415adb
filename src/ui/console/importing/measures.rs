//! The measures as the file names them, what each is taken for, and what a person makes of it.

use std::borrow::Cow;

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::import::understand::Mapping;
use crate::import::{MeasureMatch, NamedMeasure, PlanOptions};
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::card;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::mark::{Form, Mark, cell_mark_ui};
use crate::ui::widgets::table::{Column, Table};
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;

use super::frame::ImportView;
use super::grid::one_line;
use super::model::{Asked, ImportModel, counted, of_them};
use super::planned::Planned;

const COLUMNS: [Column<'_>; 4] = [
    Column::flexible("In the file", 160.0, 1.0).unsorted(),
    Column::fixed("Figures", 84.0)
        .right()
        .unsorted()
        .gives_way(2),
    Column::fixed("State", 150.0).unsorted(),
    Column::flexible("In the program", 140.0, 1.0)
        .unsorted()
        .gives_way(1),
];

/// Draws them below the columns.
pub(super) fn show(
    ui: &mut Ui,
    model: &ImportModel,
    view: &mut ImportView,
    mapping: &mut Cow<'_, Mapping>,
) -> Option<Asked> {
    let planned = model.planned.clone()?;
    let named = &planned.plan.named;
    if named.is_empty() {
        return None;
    }
    let mut asked = None;
    card::frame(ui, space::S as i8).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        asked = head(ui, model, &planned);
        let chosen = view
            .measures
            .selected
            .and_then(|row| planned.order.get(row))
            .and_then(|at| named.get(*at));
        if let Some(one) = chosen {
            decide(ui, model, one, mapping);
        }
        let at = |row: usize| planned.order.get(row).and_then(|at| named.get(*at));
        let name_of = |row: usize| at(row).map(|one| said(&planned, one)).unwrap_or_default();
        let rows = planned.order.len();
        let table = Table::new("Measures of the file", &COLUMNS, rows, &name_of).row_height(32.0);
        let room = vec2(ui.available_width(), ui.available_height().max(120.0));
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            table.show(ui, &mut view.measures, |ui, row, column| {
                if let Some(one) = at(row) {
                    cell(ui, &planned, one, column);
                }
            });
        });
    });
    asked
}

/// How many there are, how many wait, and whether unknown ones are created.
fn head(ui: &mut Ui, model: &ImportModel, planned: &Planned) -> Option<Asked> {
    let (count, waiting) = (planned.plan.named.len(), planned.unsettled());
    let mut words = of_them(count, "measure in the file", "measures in the file");
    if waiting > 0 {
        let verb = if waiting == 1 { "waits" } else { "wait" };
        let more = format!(
            "; {} {verb} for you: choose one to say what it is.",
            counted(waiting)
        );
        words.push_str(&more);
    } else {
        words += &settled(&planned.plan.named);
    }
    text::caption(ui, &words);
    let mut create = model.options.create_measures;
    let can = planned.unknown() > 0 || create;
    if can {
        let words = "Create the measures that aren\u{2019}t known, as proposed";
        tick_box(ui, &mut create, words);
    }
    (create != model.options.create_measures).then(|| {
        Asked::Settle(PlanOptions {
            create_measures: create,
            ..model.options.clone()
        })
    })
}

/// What becomes of names none of which waits: "; 10 known here, 2 to be created."
fn settled(named: &[NamedMeasure]) -> String {
    let count = |is: fn(&MeasureMatch) -> bool| named.iter().filter(|one| is(&one.is)).count();
    let known = count(|is| matches!(is, MeasureMatch::Known(_)));
    if known == named.len() {
        return ", each with its measure here.".to_owned();
    }
    let told = [
        (known, "known here"),
        (
            count(|is| matches!(is, MeasureMatch::New(_))),
            "to be created",
        ),
        (count(|is| matches!(is, MeasureMatch::LeftOut)), "left out"),
    ];
    let told: Vec<String> = told
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{} {words}", counted(count)))
        .collect();
    format!(": {}.", told.join(", "))
}

/// What the chosen one is.
fn decide(ui: &mut Ui, model: &ImportModel, one: &NamedMeasure, mapping: &mut Cow<'_, Mapping>) {
    let Some(known) = &model.known else { return };
    let mut listed: Vec<(&str, &str)> = known
        .measures
        .iter()
        .filter(|measure| !measure.retired)
        .map(|measure| (measure.name.as_str(), measure.key.as_str()))
        .collect();
    listed.sort_by_cached_key(|(name, _)| name.to_lowercase());
    let mut names = vec!["A new measure, to be proposed", "Leave it out"];
    names.extend(listed.iter().map(|(name, _)| *name));
    let place = |key: &str| {
        let at = listed.iter().position(|(_, other)| *other == key);
        at.map(|at| at + 2)
    };
    let mut at = match &one.is {
        MeasureMatch::New(_) => Some(0),
        MeasureMatch::LeftOut => Some(1),
        MeasureMatch::Known(key) => place(key),
        MeasureMatch::Near(_) | MeasureMatch::Several | MeasureMatch::Unknown => None,
    };
    let label = format!("\u{201c}{}\u{201d} is", one_line(&one.name, 60));
    let field = Field::new(&label)
        .width(520.0)
        .hint("Not settled: choose, or type to search");
    if !field.choice(ui, &mut at, &names).committed {
        return;
    }
    let mapping = mapping.to_mut();
    mapping.leaves_out.retain(|name| *name != one.name);
    match at {
        None => {}
        Some(0) => {
            mapping.means.insert(one.name.clone(), String::new());
        }
        Some(1) => {
            mapping.means.remove(&one.name);
            mapping.leaves_out.push(one.name.clone());
        }
        Some(at) => {
            if let Some((_, key)) = listed.get(at - 2) {
                mapping.means.insert(one.name.clone(), (*key).to_owned());
            }
        }
    }
}

fn said(planned: &Planned, one: &NamedMeasure) -> String {
    let mark = state(&one.is);
    let here = here(planned, &one.is);
    let figures = of_them(one.cells, "figure", "figures");
    format!("{}, {figures}: {} {here}", one.name, mark.word)
}

fn cell(ui: &mut Ui, planned: &Planned, one: &NamedMeasure, column: usize) {
    match column {
        0 => {
            text::one_line(ui, one_line(&one.name, 200));
        }
        1 => {
            text::one_line(ui, counted(one.cells));
        }
        2 => {
            cell_mark_ui(ui, state(&one.is), "");
        }
        _ => {
            text::one_line(ui, here(planned, &one.is));
        }
    }
}

/// Which measure of the program it is, or would be.
fn here(planned: &Planned, is: &MeasureMatch) -> String {
    match is {
        MeasureMatch::Known(key) => planned.name_of(key).to_owned(),
        MeasureMatch::Near(key) => format!("{}?", planned.name_of(key)),
        MeasureMatch::New(name) => name.clone(),
        MeasureMatch::Several | MeasureMatch::Unknown | MeasureMatch::LeftOut => String::new(),
    }
}

const fn state(is: &MeasureMatch) -> Mark {
    let (form, tone, word) = match is {
        MeasureMatch::Known(_) => (Form::Ticked, Tone::Good, "Known"),
        MeasureMatch::New(_) => (Form::Disc, Tone::Accent, "To be created"),
        MeasureMatch::Near(_) => (Form::Half, Tone::Warn, "Nearly known"),
        MeasureMatch::Several => (Form::Joined, Tone::Bad, "Several are called so"),
        MeasureMatch::Unknown => (Form::Diamond, Tone::Bad, "Not known"),
        MeasureMatch::LeftOut => (Form::Dash, Tone::Neutral, "Left out"),
    };
    Mark { form, tone, word }
}
