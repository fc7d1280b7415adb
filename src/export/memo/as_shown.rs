//! Charts as the room saw them when something was promised or decided, small, below what they belong to.

use super::exhibits::{Easel, figure_table};
use super::sources::MemoSources;
use super::words::{and_list, clause, sentence};
use crate::chart::{ChartSpec, Frame, svg};
use crate::domain::as_shown::AsShown;
use crate::domain::dates;
use crate::domain::ids::EntryId;
use crate::domain::text::lower_first;
use crate::export::ExportError;
use crate::export::document::{Document, Figure, Picture};
use crate::program::local_time;
use crate::program::query::{DrawnBody, ShownThen};

/// How much of the text's width such a figure takes, in percent.
const SMALL: u32 = 62;

/// Appends what the room saw when these entries were recorded, each named as the memo names it ("item 3"). What
/// several of them saw stands once.
///
/// # Errors
/// When a chart or picture can't be drawn.
pub(super) fn as_shown(
    memo: &mut Document,
    sources: &MemoSources,
    entries: &[(EntryId, String)],
) -> Result<(), ExportError> {
    let mut told: Vec<&str> = Vec::new();
    let shown = |id: &EntryId| sources.shown.iter().find(|one| one.kept.id == *id);
    for then in entries.iter().filter_map(|(id, _)| shown(id)) {
        let data = then.kept.data.as_str();
        if told.contains(&data) {
            continue;
        }
        told.push(data);
        let seen = entries.iter().filter_map(|(id, name)| {
            let one = shown(id).filter(|one| one.kept.data == data)?;
            Some((time_of(sources, &one.kept), name.as_str()))
        });
        one(memo, then, &caption(seen.collect()))?;
    }
    Ok(())
}

/// "As shown at 10:06 a.m. (item 3).", "As shown at 10:06 and 10:08 a.m. (items 3 and 4)."
fn caption(seen: Vec<(String, &str)>) -> String {
    let mut times: Vec<String> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for (time, name) in seen {
        if !times.contains(&time) {
            times.push(time);
        }
        names.push(name);
    }
    format!("As shown at {} ({}).", and_list(&times), and_list(&names))
}

/// When it stood there, on the meeting's own clock.
fn time_of(sources: &MemoSources, kept: &AsShown) -> String {
    let zone = &sources.view.meeting.time_zone;
    dates::clock(local_time(kept.at, zone).time())
}

fn one(memo: &mut Document, then: &ShownThen, when: &str) -> Result<(), ExportError> {
    let drawn = &then.drawn;
    let mut words = vec![sentence(&drawn.headline)];
    if drawn.proposed {
        words.push("Proposed measure, not yet approved.".to_owned());
    }
    words.push(when.to_owned());
    if !drawn.then.is_empty() {
        words.push(format!("It was the chart {}.", lower_first(&drawn.then)));
    }
    if let (DrawnBody::Chart(input), Some(spot)) = (&drawn.body, drawn.spotlight)
        && let Some(point) = ChartSpec::line(input).point_on(spot.line, spot.on)
    {
        words.push(format!(
            "The room looked at {}: {}.",
            point.label, point.figure
        ));
    }
    words.retain(|words| !words.is_empty());
    let words = words.join(" ");
    let source = Some(clause(&drawn.source).replace(" \u{b7} ", ", "));
    let source = source.filter(|source| !source.is_empty());
    let source = source.map(|source| sentence(&format!("Source: {source}")));
    let (picture, alt) = match &drawn.body {
        DrawnBody::Chart(input) => {
            let spec = ChartSpec::line(input);
            let easel = Easel::new()?;
            let picture = easel.picture(&svg::draw(&spec, Frame::of_memo(&spec)))?;
            (picture, spec.description)
        }
        DrawnBody::Table(table) => {
            let words = match &source {
                Some(source) => {
                    format!("{} {source}", sentence(&format!("{}. {when}", drawn.title)))
                }
                None => sentence(&format!("{}. {when}", drawn.title)),
            };
            memo.push(figure_table(&clause(&drawn.title), words, table));
            return Ok(());
        }
        DrawnBody::Picture { alt_text, .. } => {
            let Some(picture) = &then.picture else {
                return Ok(());
            };
            (Picture::read(picture.bytes.clone())?, alt_text.clone())
        }
    };
    let mut figure = Figure::new(picture, alt).caption(words);
    figure.source = source;
    figure.width_percent = SMALL;
    memo.push(figure);
    Ok(())
}
