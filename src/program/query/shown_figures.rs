//! Which figures stood before a meeting, or in a memo that was released for one, and as what they were shown last.

use super::as_of::AsOf;
use super::{ExhibitView, Found, MeasurePage};
use crate::domain::agenda::{AgendaItem, Exhibit, ExhibitKind};
use crate::domain::as_shown::AsShown;
use crate::domain::dates;
use crate::domain::edition::Edition;
use crate::domain::ids::{MeasureId, MeetingId};
use crate::domain::measure::Measure;
use crate::domain::meeting::Meeting;
use crate::domain::number::NumberFormat;
use crate::domain::observation::{Batch, Figure, Series};
use crate::domain::period::Period;
use crate::domain::release::Release;
use crate::domain::text::upper_first;
use crate::program::{Program, SeriesName, day_in_zone};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A figure as it was last shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownFigure {
    /// Its value then.
    pub value: f64,
    /// The meeting's name.
    pub meeting: String,
    /// The day of the meeting; of a memo for a meeting that has not begun, the day of its release.
    pub on: NaiveDate,
    /// It stood in the released memo, and the meeting has not begun.
    pub in_memo: bool,
}

impl ShownFigure {
    /// "was shown to Streets Stat on Oct 20, 2026 as 6.2 days".
    pub fn words(&self, format: &NumberFormat) -> String {
        let (meeting, day) = (&self.meeting, dates::prose(self.on));
        let value = format.with_unit(self.value);
        if self.in_memo {
            format!("stands in the memo of {meeting} released on {day} as {value}")
        } else {
            format!("was shown to {meeting} on {day} as {value}")
        }
    }

    /// The same by itself: "Shown to Streets Stat on Oct 20, 2026 as 6.2 days".
    pub fn told(&self, format: &NumberFormat) -> String {
        let words = self.words(format);
        upper_first(words.strip_prefix("was ").unwrap_or(&words))
    }
}

/// Figures as they were last shown, of each series by period.
pub type ShownFigures = BTreeMap<SeriesName, BTreeMap<Period, ShownFigure>>;

/// A measure before a meeting.
struct Showing {
    measure: MeasureId,
    dimension: String,
    /// How many of the latest periods; 0 for all.
    periods: u32,
    /// The last batch of figures that counted.
    batch: i64,
    meeting: String,
    on: NaiveDate,
    at: DateTime<Utc>,
    in_memo: bool,
}

/// A figure that is another now than it was when it was last shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RevisedFigure {
    /// What it is broken down by; empty for the whole.
    pub dimension: String,
    /// The group; empty for the whole.
    pub group: String,
    /// Its period.
    pub period: Period,
    /// What it is now; none where it was withdrawn.
    pub is: Option<f64>,
    /// What it was.
    pub shown: ShownFigure,
}

/// The figures of a measure's page that are others than a meeting saw, by series and period.
pub(super) fn revised(page: &MeasurePage, shown: &ShownFigures) -> Vec<RevisedFigure> {
    let whole = ("", "", &page.figures);
    let groups = page.groups.iter();
    let groups = groups.map(|one| (one.dimension.as_str(), one.group.as_str(), &one.figures));
    let mut found = Vec::new();
    for (dimension, group, figures) in std::iter::once(whole).chain(groups) {
        let name = SeriesName {
            measure_key: page.row.measure.key.clone(),
            dimension: dimension.to_owned(),
            group: group.to_owned(),
            frequency: None,
        };
        let Some(shown) = shown.get(&name) else {
            continue;
        };
        let other = figures.iter().filter_map(|figure| {
            let then = shown.get(&figure.period)?;
            (figure.value != Some(then.value)).then(|| RevisedFigure {
                dimension: dimension.to_owned(),
                group: group.to_owned(),
                period: figure.period,
                is: figure.value,
                shown: then.clone(),
            })
        });
        found.extend(other);
    }
    found
}

/// "6.2 to 5.9 days (Sep 2026) and 1 more figure since Streets Stat saw them on Oct 20, 2026", of the figures an
/// exhibit shows by that dimension; `None` where they are what was shown.
pub(super) fn revised_words(
    page: &MeasurePage,
    dimension: &str,
    shown: &ShownFigures,
) -> Option<String> {
    let mut revised = revised(page, shown);
    revised.retain(|one| one.dimension == dimension);
    let last = revised.iter().max_by_key(|one| one.period)?;
    let format = &page.row.measure.format;
    let is = last
        .is
        .map_or_else(|| "withdrawn".to_owned(), |value| format.with_unit(value));
    let of = if last.group.is_empty() {
        last.period.label()
    } else {
        format!("{}, {}", last.group, last.period.label())
    };
    let more = match revised.len() - 1 {
        0 => String::new(),
        1 => " and 1 more figure".to_owned(),
        more => format!(" and {more} more figures"),
    };
    Some(format!(
        "{} to {is} ({of}){more} since {} on {}",
        format.plain(last.shown.value),
        last.shown.meeting,
        dates::prose(last.shown.on)
    ))
}

/// Says of the exhibits of a meeting that has not begun what changed since an earlier one saw it.
pub(super) fn tell_revised(
    program: &Program,
    id: MeetingId,
    (as_of, exhibits): (&AsOf, &mut [ExhibitView]),
) -> Found<()> {
    let meeting = program.read().get::<Meeting>(id)?;
    let measures = exhibits.iter().filter_map(|one| one.exhibit.measure);
    let measures: BTreeSet<MeasureId> = measures.collect();
    if meeting.started_at.is_some() || measures.is_empty() {
        return Ok(());
    }
    let shown = shown_figures(program, Some(&measures), Some(id))?;
    if shown.is_empty() {
        return Ok(());
    }
    for one in exhibits {
        let of_figures = one.exhibit.kind != ExhibitKind::Picture;
        if let Some(measure) = one.exhibit.measure.filter(|_| of_figures) {
            let (page, _) = as_of.page(program, measure, (Edition::Panel, Some(&meeting)))?;
            let words = revised_words(&page, &one.exhibit.dimension, &shown);
            one.revised = words.unwrap_or_default();
        }
    }
    Ok(())
}

/// Every figure that was shown, of these measures or of all; `before` leaves that meeting out.
///
/// # Errors
/// When the file can't be read.
pub(super) fn shown_figures(
    program: &Program,
    only: Option<&BTreeSet<MeasureId>>,
    before: Option<MeetingId>,
) -> Found<ShownFigures> {
    let mut showings = showings(program, only, before)?;
    showings.sort_by_key(|one| std::cmp::Reverse((one.on, one.at)));
    let mut all = ShownFigures::new();
    let mut read: HashMap<(i64, i64), Vec<Figure>> = HashMap::new();
    let mut series_of: HashMap<MeasureId, (String, Vec<Series>)> = HashMap::new();
    for showing in &showings {
        if !series_of.contains_key(&showing.measure) {
            let Some(measure) = program.read().find::<Measure>(showing.measure)? else {
                continue;
            };
            let mut series = program.read().of::<Series>("measure", measure.id)?;
            series.retain(|series| series.frequency == measure.frequency);
            series_of.insert(measure.id, (measure.key, series));
        }
        let Some((key, series)) = series_of.get(&showing.measure) else {
            continue;
        };
        for one in series {
            let place = (one.number, showing.batch);
            if let std::collections::hash_map::Entry::Vacant(room) = read.entry(place) {
                room.insert(program.read().figures_as_of(one, Some(showing.batch))?);
            }
        }
        let figures = |one: &Series| read.get(&(one.number, showing.batch));
        let standing = series.iter().filter_map(figures).flatten();
        let last = standing
            .filter(|figure| figure.value.is_some())
            .map(|figure| figure.period)
            .max();
        let Some(last) = last else { continue };
        let first = first_shown(last, showing.periods);
        for one in series
            .iter()
            .filter(|one| one.dimension == showing.dimension)
        {
            let name = SeriesName {
                measure_key: key.clone(),
                dimension: one.dimension.clone(),
                group: one.group.clone(),
                frequency: None,
            };
            let of_series = all.entry(name).or_default();
            for figure in figures(one).into_iter().flatten() {
                if let Some(value) = figure.value
                    && first.is_none_or(|first| figure.period >= first)
                {
                    of_series
                        .entry(figure.period)
                        .or_insert_with(|| ShownFigure {
                            value,
                            meeting: showing.meeting.clone(),
                            on: showing.on,
                            in_memo: showing.in_memo,
                        });
                }
            }
        }
    }
    Ok(all)
}

/// The first of the latest `periods` up to `last`; `None` for all.
fn first_shown(last: Period, periods: u32) -> Option<Period> {
    let back = i32::try_from(periods).ok()?.checked_sub(1)?;
    (back >= 0).then(|| last.plus(-back))
}

fn showings(
    program: &Program,
    only: Option<&BTreeSet<MeasureId>>,
    before: Option<MeetingId>,
) -> Found<Vec<Showing>> {
    let read = program.read();
    let wanted = |measure: MeasureId| only.is_none_or(|only| only.contains(&measure));
    let batches = read.all::<Batch>()?;
    let mut showings = Vec::new();
    for meeting in read.all::<Meeting>()? {
        if meeting.cancelled || before == Some(meeting.id) {
            continue;
        }
        let release = read.find::<Release>(meeting.id)?;
        let day = |at| day_in_zone(at, &meeting.time_zone);
        let (on, at, in_memo) = match (meeting.started_at, &release) {
            (Some(at), _) => (day(at), at, false),
            (None, Some(release)) => (day(release.at), release.at, true),
            (None, None) => continue,
        };
        for kept in read.of::<AsShown>("meeting", meeting.id)? {
            if let Some(measure) = kept.measure.filter(|measure| wanted(*measure)) {
                showings.push(Showing {
                    measure,
                    dimension: kept.dimension,
                    periods: kept.periods,
                    batch: kept.batch,
                    meeting: meeting.name.clone(),
                    on: day(kept.at),
                    at: kept.at,
                    in_memo: false,
                });
            }
        }
        let as_of = AsOf::of_room(program, meeting.id)?;
        let until = meeting.adjourned_at;
        let there = |batch: &&Batch| until.is_none_or(|until| batch.at <= until);
        let newest = batches.iter().filter(there).map(|batch| batch.number).max();
        for exhibit in on_agenda(program, meeting.id)? {
            let Some(measure) = exhibit.measure.filter(|measure| wanted(*measure)) else {
                continue;
            };
            showings.push(Showing {
                measure,
                dimension: exhibit.dimension,
                periods: exhibit.periods,
                batch: as_of.batch(measure).or(newest).unwrap_or(0),
                meeting: meeting.name.clone(),
                on,
                at,
                in_memo,
            });
        }
    }
    Ok(showings)
}

/// The charts and tables of a meeting's agenda.
fn on_agenda(program: &Program, meeting: MeetingId) -> Found<Vec<Exhibit>> {
    let read = program.read();
    let mut found = Vec::new();
    for item in read.of::<AgendaItem>("meeting", meeting)? {
        if !item.dropped {
            let exhibits = read.of::<Exhibit>("item", item.id)?.into_iter();
            found.extend(exhibits.filter(|one| one.kind != ExhibitKind::Picture));
        }
    }
    Ok(found)
}
