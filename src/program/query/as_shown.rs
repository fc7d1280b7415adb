//! The exhibit that stands before the room, as it can be kept and drawn again; and those kept with a record.

use super::as_of::AsOf;
use super::charts::chart_input;
use super::exhibits::{of_measure, of_picture};
use super::{ExhibitBody, ExhibitView, FigureTable, Found};
use crate::chart::ChartInput;
use crate::domain::agenda::{AgendaItem, Exhibit, ExhibitKind};
use crate::domain::as_shown::AsShown;
use crate::domain::baseline::MeasureRules;
use crate::domain::dates::prose;
use crate::domain::edition::Edition;
use crate::domain::excursion::Guest;
use crate::domain::ids::{EntryId, ItemId, MeetingId};
use crate::domain::meeting::{Meeting, MeetingProgress, Screen, Stage, StageLook};
use crate::domain::projected::{ProjectedQuestion, ShownAgain, Spotlight};
use crate::domain::recess::Recess;
use crate::domain::target::TargetStatus;
use crate::program::{Picture, Program, local_time};
use crate::store::hash_of;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// What the room saw, as plain values: enough to draw it again, whatever has become of its figures since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Title of the agenda item.
    pub item: String,
    /// What is shown, named by itself: "Street-defect response time: days, monthly".
    pub title: String,
    /// What it said.
    pub headline: String,
    /// The line under the headline.
    pub about: String,
    /// Status of its measure.
    pub status: Option<TargetStatus>,
    /// Its measure was not approved.
    pub proposed: bool,
    /// What was announced of newer figures; empty where nothing was.
    pub updated: String,
    /// Source and as-of day.
    pub source: String,
    /// What was shown.
    pub body: DrawnBody,
    /// The point of the chart the room looked at.
    #[serde(default)]
    pub spotlight: Option<DrawnPoint>,
    /// "As shown on Oct 27, 2026", where it stood there as it was kept with an earlier entry; else empty.
    #[serde(default)]
    pub then: String,
}

/// A point of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnPoint {
    /// Whose figure it is: the place of its line in the chart.
    pub line: u32,
    /// The first day of its period.
    pub on: NaiveDate,
}

/// What an exhibit showed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum DrawnBody {
    /// A chart.
    Chart(Box<ChartInput>),
    /// A table.
    Table(FigureTable),
    /// A picture.
    Picture {
        /// The hash of its bytes.
        hash: String,
        /// Width and height in pixels.
        size: (u32, u32),
        /// What it shows, for people who can't see it.
        alt_text: String,
    },
}

/// An exhibit kept with an entry, with what was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownThen {
    /// When and how it was looked at.
    pub kept: AsShown,
    /// What the room saw.
    pub drawn: Arc<Drawn>,
    /// The picture, where it was one.
    pub picture: Option<Arc<Picture>>,
    /// The day on which it stood there, where its meeting was.
    pub day: NaiveDate,
}

impl ShownThen {
    /// "As shown on Nov 24, 2026".
    pub fn words(&self) -> String {
        if self.drawn.then.is_empty() {
            format!("As shown on {}", prose(self.day))
        } else {
            self.drawn.then.clone()
        }
    }
}

/// What stands before the room now, ready to be kept with an entry.
#[derive(Debug)]
pub(in crate::program) struct OnScreen {
    /// The row, but for its entry and instant.
    pub(in crate::program) row: AsShown,
    /// What is drawn, as bytes.
    pub(in crate::program) data: Vec<u8>,
}

/// The exhibit the room of a running meeting sees now; none where it sees a list, a title, nothing at all, or
/// an exhibit that has nothing to show.
///
/// # Errors
/// When the file can't be read.
pub(in crate::program) fn on_screen(
    program: &Program,
    id: MeetingId,
) -> Found<Option<Arc<OnScreen>>> {
    let read = program.read();
    let meeting = read.get::<Meeting>(id)?;
    let stage = read.find::<Stage>(id)?.filter(|stage| !stage.blank);
    let Some(stage) = stage.filter(|_| meeting.progress() == MeetingProgress::Running) else {
        return Ok(None);
    };
    // In a break, and under a question for the panel, the room sees no exhibit.
    if read.find::<Recess>(id)?.is_some() || read.find::<ProjectedQuestion>(id)?.is_some() {
        return Ok(None);
    }
    if let Some(shown) = read.find::<ShownAgain>(id)? {
        return again_on_screen(program, shown);
    }
    let Some(exhibit) = exhibit_of(program, &stage)? else {
        return Ok(None);
    };
    let as_of = AsOf::of_room(program, id)?;
    let (view, body, batch) = match exhibit.measure {
        Some(measure) if exhibit.kind != ExhibitKind::Picture => {
            let page = as_of.page(program, measure, (Edition::Panel, Some(&meeting)))?;
            let input = chart_input(program, &page.0, &exhibit.view());
            let view = of_measure(program, exhibit, &page);
            let body = match &view.body {
                ExhibitBody::Chart(_) => Some(DrawnBody::Chart(Box::new(input))),
                ExhibitBody::Table(table) => Some(DrawnBody::Table(table.as_ref().clone())),
                ExhibitBody::Picture(_) | ExhibitBody::Missing(_) => None,
            };
            (view, body, as_of.batch(measure))
        }
        Some(_) | None => {
            let view = of_picture(program, exhibit)?;
            let body = picture_of(&view);
            (view, body, None)
        }
    };
    let Some(body) = body else { return Ok(None) };
    let item = match stage.item {
        Some(item) => read.get::<AgendaItem>(item)?.title,
        None => String::new(),
    };
    let spot = read.find::<Spotlight>(id)?;
    let spotlight = spot.filter(|_| matches!(body, DrawnBody::Chart(_)));
    let drawn = Drawn {
        spotlight: spotlight.map(point_of),
        ..drawn_of(&view, item, body)
    };
    let Ok(data) = serde_json::to_vec(&drawn) else {
        return Ok(None);
    };
    let batch = match batch {
        Some(batch) => batch,
        None => read.last_batch()?,
    };
    Ok(Some(Arc::new(OnScreen {
        row: row_of(&view.exhibit, id, batch, hash_of(&data)),
        data,
    })))
}

const fn point_of(spot: Spotlight) -> DrawnPoint {
    DrawnPoint {
        line: spot.line,
        on: spot.on,
    }
}

/// What was kept with an earlier entry and stands before the room again: it stays what it was, and its day with it.
fn again_on_screen(program: &Program, shown: ShownAgain) -> Found<Option<Arc<OnScreen>>> {
    let Some(then) = as_shown(program, shown.entry)? else {
        return Ok(None);
    };
    let spot = program.read().find::<Spotlight>(shown.id)?.map(point_of);
    let drawn = Drawn {
        then: then.words(),
        spotlight: spot.or(then.drawn.spotlight),
        ..Drawn::clone(&then.drawn)
    };
    let Ok(data) = serde_json::to_vec(&drawn) else {
        return Ok(None);
    };
    let row = AsShown {
        id: EntryId::default(),
        meeting: shown.id,
        data: hash_of(&data),
        ..then.kept
    };
    Ok(Some(Arc::new(OnScreen { row, data })))
}

fn picture_of(view: &ExhibitView) -> Option<DrawnBody> {
    let ExhibitBody::Picture(picture) = &view.body else {
        return None;
    };
    Some(DrawnBody::Picture {
        hash: picture.hash.clone(),
        size: (picture.width, picture.height),
        alt_text: view.exhibit.alt_text.clone(),
    })
}

fn drawn_of(view: &ExhibitView, item: String, body: DrawnBody) -> Drawn {
    let updated = view.updated.as_ref();
    Drawn {
        item,
        title: view.title.clone(),
        headline: view.headline.clone(),
        about: view.under_headline(),
        status: view.status,
        proposed: view.proposed,
        updated: updated.map(super::Updated::sentence).unwrap_or_default(),
        source: view.source.clone(),
        body,
        spotlight: None,
        then: String::new(),
    }
}

fn row_of(exhibit: &Exhibit, meeting: MeetingId, batch: i64, data: String) -> AsShown {
    AsShown {
        id: EntryId::default(),
        meeting,
        at: DateTime::UNIX_EPOCH,
        measure: exhibit.measure,
        dimension: exhibit.dimension.clone(),
        periods: exhibit.periods,
        as_table: exhibit.kind == ExhibitKind::Table,
        form: exhibit.form,
        usual_range: exhibit.usual_range,
        compared: exhibit.compared,
        batch,
        data,
    }
}

/// The exhibit on the projector as it is looked at: what is shown out of order, else the item's.
fn exhibit_of(program: &Program, stage: &Stage) -> Found<Option<Exhibit>> {
    let read = program.read();
    if let Some(guest) = read.find::<Guest>(stage.id)? {
        let exhibit = Exhibit {
            measure: Some(guest.measure),
            ..Exhibit::new(ItemId::default(), kind_of(guest.as_table))
        };
        return Ok(Some(exhibit.seen(guest.view())));
    }
    let Some(item) = stage.item.filter(|_| stage.screen == Screen::Exhibit) else {
        return Ok(None);
    };
    let mut exhibits = read.of::<Exhibit>("item", item)?;
    exhibits.sort_by_key(|exhibit| (exhibit.position, exhibit.id));
    // As on the projector: one that was removed gives way to the last one left.
    let last = exhibits.len().saturating_sub(1);
    let found = exhibits.into_iter().nth((stage.exhibit as usize).min(last));
    let Some(exhibit) = found else {
        return Ok(None);
    };
    let look = read.find::<StageLook>(stage.id)?;
    Ok(Some(match look.filter(|look| look.exhibit == exhibit.id) {
        Some(look) => Exhibit {
            kind: kind_of(look.as_table),
            caption: String::new(),
            ..exhibit.seen(look.view())
        },
        None => exhibit,
    }))
}

const fn kind_of(as_table: bool) -> ExhibitKind {
    if as_table {
        ExhibitKind::Table
    } else {
        ExhibitKind::Chart
    }
}

/// When the exhibits that were kept with the record of a meeting stood before its room.
pub(super) fn times_shown(
    program: &Program,
    meeting: MeetingId,
) -> Found<HashMap<EntryId, DateTime<Utc>>> {
    let kept = program.read().of::<AsShown>("meeting", meeting)?;
    Ok(kept.into_iter().map(|one| (one.id, one.at)).collect())
}

/// The exhibit that was kept with an entry; none where none was, or it can't be read by this version.
///
/// # Errors
/// When the file can't be read.
pub fn as_shown(program: &Program, entry: EntryId) -> Found<Option<ShownThen>> {
    match program.read().find::<AsShown>(entry)? {
        Some(kept) => with_drawn(program, kept),
        None => Ok(None),
    }
}

/// The exhibits that were kept with the record of a meeting and that an edition may show, in the order they were
/// shown. The room is the panel's: what it saw of a measure whose small numbers are to be hidden stands in no
/// edition that hides them, and the public sees no measure that was not approved.
///
/// # Errors
/// When the file can't be read.
pub fn all_as_shown(
    program: &Program,
    meeting: MeetingId,
    edition: Edition,
) -> Found<Vec<ShownThen>> {
    let read = program.read();
    let mut kept = read.of::<AsShown>("meeting", meeting)?;
    kept.sort_by_key(|one| (one.at, one.id));
    let mut all: Vec<ShownThen> = Vec::new();
    for one in kept {
        let rules = match one.measure {
            Some(measure) => read.find::<MeasureRules>(measure)?,
            None => None,
        };
        let small = rules.is_some_and(|rules| rules.suppress_below > 0);
        if small && edition.hides_small_numbers() {
            continue;
        }
        // Many entries before one chart share it.
        let same = all.iter().find(|other| other.kept.data == one.data);
        if let Some(same) = same.cloned() {
            all.push(ShownThen { kept: one, ..same });
        } else {
            all.extend(with_drawn(program, one)?);
        }
    }
    if edition == Edition::Public {
        all.retain(|one| !one.drawn.proposed);
    }
    Ok(all)
}

fn with_drawn(program: &Program, kept: AsShown) -> Found<Option<ShownThen>> {
    let data = program.read().drawn(&kept.data)?;
    let drawn: Option<Drawn> = data.and_then(|data| serde_json::from_slice(&data).ok());
    let Some(drawn) = drawn else { return Ok(None) };
    let picture = match &drawn.body {
        DrawnBody::Picture { hash, .. } => super::picture(program, hash)?,
        DrawnBody::Chart(_) | DrawnBody::Table(_) => None,
    };
    let zone = program.read().get::<Meeting>(kept.meeting)?.time_zone;
    Ok(Some(ShownThen {
        day: local_time(kept.at, &zone).date(),
        kept,
        drawn: Arc::new(drawn),
        picture,
    }))
}
