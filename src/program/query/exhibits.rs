//! Exhibits ready to be shown: the chart's picture in data units, a table's rows, a picture's bytes.

use super::as_of::{AsOf, Newer, PaperFigures};
use super::charts::chart_of;
use super::comparison::view_choices;
use super::exhibit_numbers::Numbers;
use super::figure_table::{FigureTable, table_of};
use super::shown_figures::tell_revised;
use super::{Found, MeasurePage, MeetingView, Updated};
use crate::chart::ChartSpec;
use crate::domain::agenda::{Exhibit, ExhibitKind};
use crate::domain::aside::Aside;
use crate::domain::dates;
use crate::domain::edition::Edition;
use crate::domain::excursion::Guest;
use crate::domain::ids::{ItemId, MeasureId, MeetingId};
use crate::domain::measure::{Approval, Measure};
use crate::domain::meeting::{Meeting, StageLook};
use crate::domain::memo::ExhibitWords;
use crate::domain::period::Period;
use crate::domain::target::TargetStatus;
use crate::domain::text::{lower_first, upper_first};
use crate::domain::view::ViewChoices;
use crate::program::{Picture, Program, day_in_zone};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// An exhibit as screens and memos show it.
#[derive(Debug, Clone)]
pub struct ExhibitView {
    /// The exhibit.
    pub exhibit: Exhibit,
    /// Its number in the meeting, from 1, as the memo counts: charts and pictures as figures, tables by
    /// themselves. None where nothing can be shown.
    pub number: Option<u32>,
    /// What is shown, named by itself: "Street-defect response time: days, monthly".
    pub title: String,
    /// What it says, in a sentence: the headline of a chart, the caption of a picture.
    pub headline: String,
    /// Caption under the headline, which names the measure: "Days, monthly, by district".
    pub caption: String,
    /// What a chart's latest figure is compared with, in words: "0.4 days lower than in Oct 2025"; empty
    /// where it is compared with nothing.
    pub compared: String,
    /// Where it comes from and how fresh it is: "311 work orders · as of Nov 20, 2026".
    pub source: String,
    /// Status of its measure against the target; pictures have none.
    pub status: Option<TargetStatus>,
    /// The measure is not approved yet and must be marked "proposed".
    pub proposed: bool,
    /// Newer figures of its measure than the released memo's, shown or only announced.
    pub updated: Option<Updated>,
    /// What changed of its figures since an earlier meeting saw them, while its own has not begun: "6.2 to 5.9 days
    /// (Sep 2026) since Streets Stat on Oct 20, 2026"; empty where nothing did.
    pub revised: String,
    /// How else its measure could be looked at; pictures can't be.
    pub choices: Option<ViewChoices>,
    /// The observation a person wrote in place of the drafted one.
    pub words: Option<ExhibitWords>,
    /// What is shown.
    pub body: ExhibitBody,
}

impl ExhibitView {
    /// The line under the headline: the caption, unless that is the headline, and the comparison.
    pub fn under_headline(&self) -> String {
        let caption = Some(self.caption.trim()).filter(|words| *words != self.headline.trim());
        let words = caption.into_iter().chain([self.compared.as_str()]);
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        words.join(" \u{b7} ")
    }

    /// What it is called on screen and paper: "Figure 2", "Table 1"; its kind while nothing can be shown.
    pub fn name(&self) -> String {
        match (self.number, self.exhibit.kind) {
            (Some(number), ExhibitKind::Chart | ExhibitKind::Picture) => format!("Figure {number}"),
            (Some(number), ExhibitKind::Table) => format!("Table {number}"),
            (None, kind) => kind.label().to_owned(),
        }
    }
}

/// What an exhibit shows.
#[derive(Debug, Clone)]
pub enum ExhibitBody {
    /// A chart.
    Chart(Arc<ChartSpec>),
    /// Figures in a table.
    Table(Arc<FigureTable>),
    /// A picture.
    Picture(Arc<Picture>),
    /// Nothing can be shown, and why.
    Missing(String),
}

/// Reads the exhibits of a meeting in the order of its agenda, as its room and the office's own screens show
/// them; dropped items have none. Once the memo is released they show its figures, or those the room was switched
/// to since.
///
/// # Errors
/// When the meeting is gone or the file can't be read.
pub fn exhibits(program: &Program, meeting: MeetingId) -> Found<Vec<ExhibitView>> {
    let as_of = AsOf::of_room(program, meeting)?;
    let (mut shown, _) = all_of(program, meeting, (Edition::Panel, &as_of))?;
    tell_revised(program, meeting, (&as_of, &mut shown))?;
    Ok(shown)
}

/// The same as an edition of the memo may show them, of the figures of its release if it was released and no others
/// are asked for. Whatever leaves the office is made of this.
///
/// # Errors
/// When the meeting is gone or the file can't be read.
pub fn exhibits_in(
    program: &Program,
    meeting: MeetingId,
    (edition, figures): (Edition, PaperFigures),
) -> Found<Vec<ExhibitView>> {
    Ok(on_paper(program, meeting, (edition, figures))?.0)
}

/// The same with the pages of the measures that are shown, which they were made of.
///
/// # Errors
/// As [`exhibits_in`].
pub fn on_paper(
    program: &Program,
    meeting: MeetingId,
    (edition, figures): (Edition, PaperFigures),
) -> Found<(Vec<ExhibitView>, PaperPages)> {
    let as_of = AsOf::of_paper(program, meeting, figures)?;
    let (views, pages) = all_of(program, meeting, (edition, &as_of))?;
    let pages = pages.into_iter().map(|(id, (page, _))| (id, page));
    Ok((views, pages.collect()))
}

/// Pages of measures by their keys.
pub type PaperPages = HashMap<MeasureId, MeasurePage>;

/// The exhibits, and the pages of the measures among them.
type Read = (Vec<ExhibitView>, HashMap<MeasureId, Seen>);

fn all_of(
    program: &Program,
    meeting: MeetingId,
    (edition, as_of): (Edition, &AsOf),
) -> Found<Read> {
    let view = super::meeting(program, meeting)?;
    let of = Some(&view.meeting);
    let mut pages: HashMap<MeasureId, Seen> = HashMap::new();
    let mut shown = Vec::new();
    let exhibits = view.agenda().flat_map(|item| item.exhibits.iter().cloned());
    let mut numbers = Numbers::default();
    for exhibit in exhibits {
        let found = match exhibit
            .measure
            .filter(|_| exhibit.kind != ExhibitKind::Picture)
        {
            Some(measure) => {
                let page = match pages.entry(measure) {
                    Entry::Occupied(there) => there.into_mut(),
                    Entry::Vacant(room) => {
                        room.insert(as_of.page(program, measure, (edition, of))?)
                    }
                };
                Some(of_measure(program, exhibit.clone(), page))
            }
            None => None,
        };
        let mut view = match found {
            Some(view) => view,
            None => of_picture(program, exhibit)?,
        };
        view.number = numbers.next(&view.body);
        view.words = program.read().find::<ExhibitWords>(view.exhibit.id)?;
        shown.push(view);
    }
    Ok((shown, pages))
}

/// The exhibit that is looked at another way than it was prepared, as the room sees it; `None` while none
/// is, and when it is gone.
///
/// # Errors
/// When the file can't be read.
pub fn looked_at(program: &Program, view: &MeetingView) -> Found<Option<ExhibitView>> {
    match &view.look {
        Some(look) => seen_so(program, view, look),
        None => Ok(None),
    }
}

/// The same for the exhibit on the console while the room's picture is frozen.
///
/// # Errors
/// When the file can't be read.
pub fn looked_at_beside(program: &Program, view: &MeetingView) -> Found<Option<ExhibitView>> {
    match view.aside.as_ref().and_then(Aside::look) {
        Some(look) => seen_so(program, view, &look),
        None => Ok(None),
    }
}

/// A measure that is no exhibit of the meeting, as its room would see it.
///
/// # Errors
/// When the measure is gone or the file can't be read.
pub fn guest(program: &Program, meeting: &Meeting, guest: &Guest) -> Found<ExhibitView> {
    let as_of = AsOf::of_room(program, meeting.id)?;
    let seen = as_of.page(program, guest.measure, (Edition::Panel, Some(meeting)))?;
    let kind = if guest.as_table {
        ExhibitKind::Table
    } else {
        ExhibitKind::Chart
    };
    let exhibit = Exhibit {
        measure: Some(guest.measure),
        ..Exhibit::new(ItemId::default(), kind)
    };
    let frequency = seen.0.row.measure.frequency;
    let exhibit = exhibit.seen(guest.view().fitting(frequency));
    let shown = of_measure(program, exhibit, &seen);
    Ok(shown)
}

/// An exhibit of the meeting looked at that way; `None` when it is gone.
fn seen_so(program: &Program, view: &MeetingView, look: &StageLook) -> Found<Option<ExhibitView>> {
    let mut exhibits = view.agenda().flat_map(|item| &item.exhibits);
    let Some(exhibit) = exhibits.find(|exhibit| exhibit.id == look.exhibit) else {
        return Ok(None);
    };
    let Some(measure) = exhibit.measure else {
        return Ok(None);
    };
    let as_of = AsOf::of_room(program, view.meeting.id)?;
    let found = as_of.page(program, measure, (Edition::Panel, Some(&view.meeting)))?;
    let seen = Exhibit {
        kind: if look.as_table {
            ExhibitKind::Table
        } else {
            ExhibitKind::Chart
        },
        // Words that were written for another view need not be true of this one.
        caption: String::new(),
        ..exhibit.clone().seen(look.view())
    };
    Ok(Some(of_measure(program, seen, &found)))
}

/// A measure's page with what newer figures than the memo's there are.
pub(super) type Seen = (MeasurePage, Option<Newer>);

/// A chart or table of a measure.
pub(super) fn of_measure(program: &Program, exhibit: Exhibit, (page, newer): &Seen) -> ExhibitView {
    let spec = chart_of(program, page, &exhibit.view());
    let headline = spec.headline.clone();
    let source = source_line(program, page, &exhibit.source);
    let (caption, title) = if exhibit.caption.trim().is_empty() {
        let measure = &page.row.measure;
        let what = shown_how(measure, &exhibit.dimension);
        let title = format!("{}: {what}", measure.name.trim());
        (upper_first(&what), title)
    } else {
        (exhibit.caption.clone(), exhibit.caption.clone())
    };
    let compared = spec.compared.as_ref().map(|one| one.words.clone());
    let compared = compared.filter(|_| exhibit.kind == ExhibitKind::Chart);
    let empty = spec.is_empty();
    let body = if empty && page.hidden.is_empty() {
        ExhibitBody::Missing(format!("{} has no figures yet.", page.row.measure.name))
    } else if exhibit.kind == ExhibitKind::Table {
        ExhibitBody::Table(Arc::new(table_of(
            page,
            &exhibit.dimension,
            exhibit.periods,
        )))
    } else {
        ExhibitBody::Chart(Arc::new(spec))
    };
    ExhibitView {
        number: None,
        title,
        headline,
        caption,
        compared: compared.unwrap_or_default(),
        source,
        status: Some(page.row.status),
        proposed: page.row.measure.approval != Approval::Approved,
        updated: newer
            .as_ref()
            .and_then(|newer| newer.told(page, &exhibit.dimension)),
        revised: String::new(),
        choices: Some(view_choices(page)),
        words: None,
        body,
        exhibit,
    }
}

/// A picture.
pub(super) fn of_picture(program: &Program, exhibit: Exhibit) -> Found<ExhibitView> {
    let found = match &exhibit.picture {
        Some(hash) => super::picture(program, hash)?,
        None => None,
    };
    let mut source = exhibit.source.trim().to_owned();
    if let Some(day) = exhibit.as_of {
        let separator = if source.is_empty() { "" } else { " · " };
        source = format!("{source}{separator}as of {}", dates::prose(day));
    }
    let missing = || ExhibitBody::Missing("The picture is missing from the file.".to_owned());
    Ok(ExhibitView {
        number: None,
        title: exhibit.caption.clone(),
        headline: exhibit.caption.clone(),
        caption: exhibit.caption.clone(),
        compared: String::new(),
        source,
        status: None,
        proposed: false,
        updated: None,
        revised: String::new(),
        choices: None,
        words: None,
        body: found.map_or_else(missing, ExhibitBody::Picture),
        exhibit,
    })
}

/// Where a measure's figures come from, by the exhibit's own words or else the measure's, and how fresh
/// they are.
fn source_line(program: &Program, page: &MeasurePage, own: &str) -> String {
    let own = own.trim();
    let system = if own.is_empty() {
        page.row.measure.source_system.trim()
    } else {
        own
    };
    let as_of = as_of_day(program, page).map(|day| format!("as of {}", dates::prose(day)));
    match (system, as_of) {
        ("", Some(as_of)) => format!("Source not named · {as_of}"),
        ("", None) => "Source not named".to_owned(),
        (system, Some(as_of)) => format!("{system} · {as_of}"),
        (system, None) => system.to_owned(),
    }
}

/// Day on which the latest figure was taken in, in the city.
pub(super) fn as_of_day(program: &Program, page: &MeasurePage) -> Option<NaiveDate> {
    let zone = super::city(program)
        .map(|city| city.time_zone)
        .unwrap_or_default();
    page.row.as_of.map(|at| day_in_zone(at, &zone))
}

/// What exactly a chart or table shows of its measure: the unit, how often, by what. "days, monthly, by
/// district"; under a headline, which names the measure, no more is to be said.
pub(super) fn shown_how(measure: &Measure, dimension: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(measure.format.unit_word().map(str::to_owned));
    parts.push(measure.frequency.word().to_owned());
    if !dimension.is_empty() {
        parts.push(format!("by {}", lower_first(dimension)));
    }
    parts.join(", ")
}

/// First and last period shown; `None` for all there are.
pub(super) fn shown_span(page: &MeasurePage, periods: u32) -> Option<(Period, Period)> {
    let first = page.figures.first()?.period;
    let last = page
        .figures
        .iter()
        .rev()
        .find(|figure| figure.value.is_some() || page.hidden.whole(figure.period))?
        .period;
    if periods == 0 {
        return Some((first, last));
    }
    let back = i32::try_from(periods).unwrap_or(i32::MAX).saturating_sub(1);
    Some((last.plus(-back).max(first), last))
}
