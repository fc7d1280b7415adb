//! One measure's whole page: every figure with where it came from, what it says, and what it was set.

use super::Found;
use super::as_of::{AsOf, PaperFigures};
use super::compared::{LastMeeting, since_meeting};
use super::hidden::{Hidden, hide};
use super::measures::{Known, MeasureRow, fiscal_first_month, row_of};
use super::shown_figures::{RevisedFigure, ShownFigure, revised, shown_figures};
use crate::domain::annotation::Annotation;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::edition::Edition;
use crate::domain::ids::{DepartmentId, MeasureId, MeetingId};
use crate::domain::measure::Measure;
use crate::domain::meeting::{Meeting, MeetingDepartment, MeetingProgress};
use crate::domain::observation::{Batch, Figure, Series};
use crate::domain::period::Period;
use crate::domain::target::Target;
use crate::program::Program;
use crate::stats::Analysis;
use crate::store::figures::CurrentFigure;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeSet, HashMap};

/// One measure with everything known of it, or with what an edition may show of it.
#[derive(Debug, Clone)]
pub struct MeasurePage {
    /// As lists show it.
    pub row: MeasureRow,
    /// Targets and benchmarks by the day they begin.
    pub targets: Vec<Target>,
    /// Annotations by day.
    pub annotations: Vec<Annotation>,
    /// Baselines by day.
    pub baselines: Vec<Baseline>,
    /// How its figures are judged and published.
    pub rules: MeasureRules,
    /// What its figures say, one row for each period in `judged`.
    pub analysis: Analysis,
    /// The periods that have a figure, in order, those whose figure is hidden among them.
    pub judged: Vec<Period>,
    /// Figures of the whole, in order, with where each came from and what it replaced. One that is hidden has
    /// no value.
    pub figures: Vec<Figure>,
    /// Figures by group, for each breakdown.
    pub groups: Vec<GroupFigures>,
    /// The batches the figures came in, by number.
    pub batches: HashMap<i64, Batch>,
    /// Which figures are there but may not be shown. Everything above is made of the others alone.
    pub hidden: Hidden,
    /// The day of the last meeting held of its department, of any without one.
    pub last_meeting: Option<NaiveDate>,
    /// Figures that are others now than a meeting saw; on the office's own page of the measure alone.
    pub revised: Vec<RevisedFigure>,
}

impl MeasurePage {
    /// As what a figure was last shown to a meeting, where it was another one then.
    pub fn shown_otherwise(&self, group: (&str, &str), period: Period) -> Option<&ShownFigure> {
        let mut revised = self.revised.iter();
        let found = revised.find(|one| {
            (one.dimension.as_str(), one.group.as_str()) == group && one.period == period
        });
        found.map(|one| &one.shown)
    }
}

/// Figures of one group of a breakdown.
#[derive(Debug, Clone)]
pub struct GroupFigures {
    /// What it is broken down by.
    pub dimension: String,
    /// The group.
    pub group: String,
    /// Its figures in order.
    pub figures: Vec<Figure>,
}

/// The last meeting held of that department, of any without one, and before `of` if that is a meeting;
/// `as_of` is when the latest figure came in.
fn last_meeting(
    program: &Program,
    department: Option<DepartmentId>,
    as_of: Option<DateTime<Utc>>,
    of: Option<&Meeting>,
) -> Found<Option<LastMeeting>> {
    let read = program.read();
    let begins = |meeting: &Meeting| (meeting.held_on, meeting.starts_at);
    let mut held = read.all::<Meeting>()?;
    held.retain(|meeting| {
        let over = meeting.progress() == MeetingProgress::Adjourned && !meeting.cancelled;
        let before = of.is_none_or(|of| meeting.id != of.id && begins(meeting) < begins(of));
        over && before
    });
    // The latest first: whose the others were need not be read.
    held.sort_by_key(|meeting| std::cmp::Reverse(begins(meeting)));
    for meeting in held {
        let whose = read.of::<MeetingDepartment>("meeting", meeting.id)?;
        let theirs = |link: &MeetingDepartment| Some(link.department) == department;
        if department.is_none() || whose.is_empty() || whose.iter().any(theirs) {
            return Ok(Some(LastMeeting {
                on: meeting.held_on,
                newer: as_of > meeting.started_at,
            }));
        }
    }
    Ok(None)
}

/// All figures of a measure, of the whole and of its groups by dimension and name, as they were when that batch
/// was the last that had come in (`None` for as they are).
fn figures_of(
    program: &Program,
    id: MeasureId,
    last: Option<i64>,
) -> Found<(Vec<Figure>, Vec<GroupFigures>)> {
    let read = program.read();
    let mut figures = Vec::new();
    let mut groups = Vec::new();
    let own = read.get::<Measure>(id)?.frequency;
    let all = read.of::<Series>("measure", id)?.into_iter();
    // Figures of another frequency stand beside these.
    for series in all.filter(|series| series.frequency == own) {
        let found = read.figures_as_of(&series, last)?;
        if series.dimension.is_empty() && series.group.is_empty() {
            figures = found;
        } else if !found.is_empty() {
            let Series {
                dimension, group, ..
            } = series;
            groups.push(GroupFigures {
                dimension,
                group,
                figures: found,
            });
        }
    }
    groups.sort_by(|a, b| (&a.dimension, &a.group).cmp(&(&b.dimension, &b.group)));
    Ok((figures, groups))
}

/// Reads one measure's page, as the office's own screens show it: whole.
///
/// # Errors
/// When the measure is gone or the file can't be read.
pub fn measure_page(program: &Program, id: MeasureId) -> Found<MeasurePage> {
    let mut page = measure_page_in(program, id, Edition::Panel)?;
    let shown = shown_figures(program, Some(&BTreeSet::from([id])), None)?;
    page.revised = revised(&page, &shown);
    Ok(page)
}

/// Reads what an edition may show of a measure. Whatever leaves the office is made of this.
///
/// # Errors
/// When the measure is gone or the file can't be read.
pub fn measure_page_in(program: &Program, id: MeasureId, edition: Edition) -> Found<MeasurePage> {
    page_for(program, id, (edition, None), None)
}

/// Reads what an edition of a meeting's memo may show of a measure: once the memo is released, made of the
/// figures of then, unless the newest are asked for.
///
/// # Errors
/// When the measure is gone or the file can't be read.
pub fn measure_page_of(
    program: &Program,
    id: MeasureId,
    (edition, meeting, figures): (Edition, MeetingId, PaperFigures),
) -> Found<MeasurePage> {
    let last = AsOf::of_paper(program, meeting, figures)?.batch(id);
    page_for(program, id, (edition, None), last)
}

/// The same for a meeting that shows the measure: the last meeting is the one held before it. `last` is the
/// last batch of figures that counts; all do for `None`.
pub(super) fn page_for(
    program: &Program,
    id: MeasureId,
    (edition, of): (Edition, Option<&Meeting>),
    last: Option<i64>,
) -> Found<MeasurePage> {
    let read = program.read();
    let measure = read.get::<Measure>(id)?;
    let mut targets = read.of::<Target>("measure", id)?;
    targets.sort_by_key(|target| (target.in_force_from, target.id));
    let mut annotations = read.of::<Annotation>("measure", id)?;
    annotations.sort_by_key(|annotation| (annotation.on, annotation.id));
    let mut baselines = read.of::<Baseline>("measure", id)?;
    baselines.sort_by_key(|baseline| (baseline.from, baseline.id));
    let rules = read.find::<MeasureRules>(id)?;
    let rules = rules.unwrap_or(MeasureRules::of(id));
    let (mut figures, mut groups) = figures_of(program, id, last)?;
    let newest = figures.iter().rev().find(|figure| figure.value.is_some());
    let newest = newest.map(|figure| figure.batch);
    let hidden = hide((&measure, &rules, edition), &mut figures, &mut groups);
    let batches: HashMap<i64, Batch> = read
        .all::<Batch>()?
        .into_iter()
        .map(|batch| (batch.number, batch))
        .collect();
    let standing: Vec<CurrentFigure> = figures
        .iter()
        .filter_map(|figure| {
            figure.value.map(|value| CurrentFigure {
                period: figure.period,
                value,
                parts: figure.parts,
                batch: figure.batch,
            })
        })
        .collect();
    let known = Known {
        figures: &standing,
        targets: &targets,
        baselines: &baselines,
        hidden: hidden.periods().collect(),
        rules,
    };
    let first_month = fiscal_first_month(program)?;
    let (mut row, analysis) = row_of(measure, &known, program.today(), first_month);
    row.as_of = newest
        .and_then(|batch| batches.get(&batch))
        .map(|batch| batch.at);
    let meeting = last_meeting(program, row.measure.department, row.as_of, of)?;
    if let Some(since) = since_meeting(&row.measure, known.figures, meeting) {
        let before_target = row.comparisons.len().saturating_sub(2);
        row.comparisons.insert(before_target, since);
    }
    let judged = known
        .judged()
        .into_iter()
        .map(|(period, _)| period)
        .collect();
    let rules = known.rules;
    for group in &groups {
        if !row.dimensions.contains(&group.dimension) {
            row.dimensions.push(group.dimension.clone());
        }
    }
    Ok(MeasurePage {
        row,
        targets,
        annotations,
        baselines,
        rules,
        analysis,
        judged,
        figures,
        groups,
        batches,
        hidden,
        last_meeting: meeting.map(|meeting| meeting.on),
        revised: Vec::new(),
    })
}
