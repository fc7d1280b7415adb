//! Which measures the list shows, in which order, and in which words.

use std::cmp::Ordering;

use chrono::Datelike;
use eframe::egui::{Color32, Ui};

use crate::domain::dates;
use crate::domain::number::NO_FIGURE;
use crate::domain::target::TargetStatus;
use crate::program::query::{Directory, Freshness, MeasureRow};
use crate::ui::models::Frame;
use crate::ui::tokens::{Size, palette};
use crate::ui::widgets::table::Sort;
use crate::ui::widgets::text;

use super::MeasuresState;
use crate::ui::console::order::{Stamp, finds};

/// Works the order out when filters, sorting or the book changed, and keeps the chosen row chosen.
pub(super) fn keep(frame: &Frame<'_>, state: &mut MeasuresState) {
    let stamp = stamp(frame, state);
    let mut order = std::mem::take(&mut state.order);
    order.keep(stamp, || sorted(frame, state));
    if order.is_fresh() {
        let book = &frame.models.measures.rows;
        let is_chosen = |place: &usize| {
            let row = book.get(*place);
            row.is_some_and(|row| Some(row.measure.id) == state.chosen)
        };
        state.table.selected = order.rows().iter().position(is_chosen);
    }
    state.order = order;
}

fn stamp(frame: &Frame<'_>, state: &MeasuresState) -> u64 {
    let directory = &frame.models.directory;
    let sort = state.table.sort;
    let mut stamp = Stamp::new()
        .with_text(&state.search)
        .with(state.retired.into())
        .with(state.status.map_or(0, |status| status as u64 + 1))
        .with(state.unusual.map_or(0, super::filters::Beyond::stamp))
        .with(sort.map_or(0, |sort| {
            1 + 2 * sort.column as u64 + u64::from(sort.descending)
        }))
        .with(state.priority.map_or(0, |id| id.uuid().as_u128() as u64))
        .with(state.department.map_or(0, |id| id.uuid().as_u128() as u64))
        .with_slice(&directory.people)
        .with_slice(&directory.goals)
        .with_slice(&frame.models.measures.rows);
    for row in &frame.models.measures.rows {
        stamp = stamp
            .with(row.measure.id.uuid().as_u128() as u64)
            .with_slice(row.measure.name.as_bytes())
            .with_slice(&row.recent)
            .with(row.verdict.unusual as u64);
    }
    stamp.value()
}

fn sorted(frame: &Frame<'_>, state: &MeasuresState) -> Vec<usize> {
    let directory = &frame.models.directory;
    let book = &frame.models.measures.rows;
    let shown = |row: &MeasureRow| is_shown(directory, state, row);
    let mut places: Vec<usize> = book
        .iter()
        .enumerate()
        .filter(|(_, row)| shown(row))
        .map(|(place, _)| place)
        .collect();
    if let Some(sort) = state.table.sort {
        // The book is in the order of names, and a stable sort keeps that among equals.
        places.sort_by(|a, b| match (book.get(*a), book.get(*b)) {
            (Some(a), Some(b)) => compare(directory, sort, a, b),
            (None, _) | (_, None) => Ordering::Equal,
        });
    }
    places
}

fn is_shown(directory: &Directory, state: &MeasuresState, row: &MeasureRow) -> bool {
    let measure = &row.measure;
    let goal = measure.goal.and_then(|id| directory.goal(id));
    let department = directory.department_name(measure.department);
    measure.retired == state.retired
        && state.status.is_none_or(|status| row.status == status)
        && state
            .unusual
            .is_none_or(|beyond| beyond.fits(row.verdict.unusual))
        && state
            .department
            .is_none_or(|id| measure.department == Some(id))
        && state
            .priority
            .is_none_or(|id| goal.is_some_and(|goal| goal.priority == id))
        && finds(
            &state.search,
            &[
                &measure.name,
                &measure.key,
                department,
                directory.person_name(measure.data_owner),
            ],
        )
}

fn compare(directory: &Directory, sort: Sort, a: &MeasureRow, b: &MeasureRow) -> Ordering {
    let turned = |order: Ordering| {
        if sort.descending {
            order.reverse()
        } else {
            order
        }
    };
    let figures = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => turned(a.total_cmp(&b)),
        // What has no figure stands last whichever way one sorts.
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    let owner = |row: &MeasureRow| directory.person_name(row.measure.data_owner).to_lowercase();
    match sort.column {
        2 => figures(a.latest.map(|(_, v)| v), b.latest.map(|(_, v)| v)),
        3 => figures(change(a), change(b)),
        4 => figures(a.target, b.target),
        super::STATUS => turned(urgency(a.status).cmp(&urgency(b.status))),
        super::UNUSUAL => turned(a.verdict.unusual.cmp(&b.verdict.unusual)),
        super::RELIABLE => turned(a.verdict.reliability.cmp(&b.verdict.reliability)),
        super::AS_OF => turned(
            lateness(a)
                .cmp(&lateness(b))
                .reverse()
                .then(a.as_of.cmp(&b.as_of)),
        ),
        super::OWNER => turned(owner(a).cmp(&owner(b))),
        _ => turned(
            a.measure
                .name
                .to_lowercase()
                .cmp(&b.measure.name.to_lowercase()),
        ),
    }
}

/// What wants attention first.
const fn urgency(status: TargetStatus) -> u8 {
    match status {
        TargetStatus::OffTarget => 0,
        TargetStatus::Approaching => 1,
        TargetStatus::Meets => 2,
        TargetStatus::NotScored => 3,
        TargetStatus::OtherPeriod => 4,
        TargetStatus::NotSet => 5,
        TargetStatus::NoData => 6,
    }
}

const fn lateness(row: &MeasureRow) -> i64 {
    match row.freshness {
        Freshness::Late(days) => days,
        Freshness::Current | Freshness::Empty => 0,
    }
}

fn change(row: &MeasureRow) -> Option<f64> {
    let ((_, latest), (_, before)) = (row.latest?, row.previous?);
    Some(latest - before)
}

/// The change from the period before, as "+0.1"; a dash where there is none.
pub fn change_words(row: &MeasureRow) -> String {
    change(row).map_or_else(
        || NO_FIGURE.to_owned(),
        |change| row.measure.format.change(change),
    )
}

/// "Nov 20" and nothing, "Oct 31" and "9 days late", "no data".
pub(super) fn freshness_words(frame: &Frame<'_>, row: &MeasureRow) -> (String, String) {
    let Some(at) = row.as_of else {
        return (row.freshness.words(), String::new());
    };
    let day = frame.local(at).date();
    let words = if day.year() == frame.models.today.year() {
        format!("{} {}", dates::month_abbreviation(day), day.day())
    } else {
        dates::prose(day)
    };
    let late = match row.freshness {
        Freshness::Late(_) => row.freshness.words(),
        Freshness::Current | Freshness::Empty => String::new(),
    };
    (words, late)
}

/// Two small lines in one cell, the second in an ink of its own.
pub(super) fn two_small_lines(ui: &mut Ui, first: &str, (second, ink): (&str, Color32)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = ui.available_height();
        ui.add_space(((room - 2.0 * Size::Small.line()) / 2.0).max(0.0));
        let muted = palette(ui).muted;
        text::one_line(ui, text::rich(first, Size::Small).color(muted));
        text::one_line(ui, text::rich(second, Size::Small).color(ink));
    });
}

/// "46 measures", "5 of 46 measures".
pub(super) fn count_words(frame: &Frame<'_>, state: &MeasuresState) -> String {
    let rows = &frame.models.measures.rows;
    let all = rows
        .iter()
        .filter(|row| row.measure.retired == state.retired)
        .count();
    let shown = state.order.rows().len();
    let noun = if all == 1 { "measure" } else { "measures" };
    if shown == all {
        format!("{all} {noun}")
    } else {
        format!("{shown} of {all} {noun}")
    }
}

/// A row in words, for a screen reader: name, latest figure, status.
pub(super) fn spoken(frame: &Frame<'_>, row: &MeasureRow) -> String {
    let measure = &row.measure;
    let department = frame.models.directory.department_name(measure.department);
    let latest = row.latest.map_or_else(
        || "no figure".to_owned(),
        |(period, value)| format!("{} {}", measure.format.spoken(value), period.when()),
    );
    let name = &measure.name;
    let unusual = row.verdict.unusual.label().to_lowercase();
    let status = row.status.label();
    format!("{name}, {department}, {latest}, {status}, {unusual}")
}
