//! Everything both memos are made from, read once and held as plain values.

use super::department::{Ties, has_part_in};
use super::revision::Revision;
use super::small::SmallNumbers;
use super::topics::is_topic;
use super::words::{clause, sentence};
use crate::domain::action::Action;
use crate::domain::agenda::ItemKind;
use crate::domain::edition::{Edition, MemoEdition};
use crate::domain::follow_up::Business;
use crate::domain::ids::{ActionId, DepartmentId, MeasureId, MeetingId};
use crate::domain::meeting::Meeting;
use crate::domain::memo::StatForm;
use crate::domain::papers::{Papers, Section};
use crate::domain::text::lower_first;
use crate::export::document::Picture;
use crate::program::query::{
    self, ActionBook, ActionRow, Directory, ExhibitView, Found, MeasurePage, MeetingList,
    MeetingView, PaperFigures, PaperPages, PapersView, ShownThen, TwoVersions,
};
use crate::program::{Picture as Kept, Program, local_time};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many meetings back, from one to the one it was planned from, the recap looks.
const MEETINGS_BACK: usize = 6;

/// What both memos of one meeting are made from.
#[derive(Debug, Clone)]
pub struct MemoSources {
    /// For whom the memo is.
    pub edition: MemoEdition,
    /// The meeting whole.
    pub view: MeetingView,
    /// The city, its departments and people.
    pub directory: Directory,
    /// How the city's papers look, what stands in all of them, and which parts they have.
    pub papers: Papers,
    /// The pictures that stand on them.
    pub(in crate::export) pictures: PapersPictures,
    /// The register of actions and requests.
    pub actions: ActionBook,
    /// What the items show, as the edition may show it, ready to be drawn.
    pub exhibits: Vec<ExhibitView>,
    /// The measures that are shown, each once, as the edition may show them; empty when no item reviews them.
    pub measures: Vec<MeasurePage>,
    /// What the measures that are shown mean and how they are computed, each once.
    pub(super) definitions: Vec<(MeasureId, String)>,
    /// Earlier meetings that the items follow up, the latest first.
    pub earlier: Vec<MeetingView>,
    /// Open commitments of the meeting's departments, and of the meetings it descends from, that
    /// are not on its agenda, the earliest due first.
    pub rest: Vec<ActionId>,
    /// The meeting that was planned from this one, if any.
    pub next: Option<Meeting>,
    /// What the edition hides, to be looked for in words written by hand.
    pub(super) small: SmallNumbers,
    /// What the room saw when something was promised or decided, where the memo is to show it.
    pub shown: Vec<ShownThen>,
    /// Texts of which two versions stand side by side, all over the program.
    pub conflicts: Vec<TwoVersions>,
    /// Which revision it is and what it changes, where it corrects a memo that went out.
    pub(super) revision: Option<Revision>,
    /// The day it is in the city: the date of the memo.
    pub today: NaiveDate,
    /// The instant at which this was read.
    pub now: DateTime<Utc>,
}

/// The pictures of the city's papers, ready for a page.
#[derive(Debug, Clone)]
pub(in crate::export) struct PapersPictures {
    /// The seal.
    pub(super) seal: Option<Picture>,
    /// The letterhead, where it is a picture.
    pub(super) letterhead: Option<Picture>,
}

impl PapersPictures {
    /// Pictures were looked through when they were taken in; one that can't be read now is left out rather than
    /// keep a memo from being written, and the program's own check names it.
    pub(in crate::export) fn of(house: &PapersView) -> Self {
        let read = |kept: &Option<Arc<Kept>>| {
            kept.as_ref()
                .and_then(|kept| Picture::read(kept.bytes.clone()).ok())
        };
        Self {
            seal: read(&house.seal),
            letterhead: read(&house.letterhead),
        }
    }
}

/// The next meeting as far as it is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NextMeeting {
    pub(super) on: Option<NaiveDate>,
    pub(super) at: Option<NaiveTime>,
    pub(super) place: String,
}

impl MemoSources {
    /// Reads what the memos of a meeting are made from, in one edition. Figures that it may not show are not
    /// read; the public sees no measure that is not approved. Once the stat memo is released, every figure is
    /// the one that counted then, whenever a memo is written again.
    ///
    /// # Errors
    /// When the meeting is gone or the file can't be read.
    pub fn read(program: &Program, meeting: MeetingId, edition: MemoEdition) -> Found<Self> {
        Self::read_of(program, meeting, (edition, PaperFigures::Released))
    }

    /// The same of the released figures, or of the newest where the memo is about to be released.
    pub(super) fn read_of(
        program: &Program,
        meeting: MeetingId,
        (edition, figures): (MemoEdition, PaperFigures),
    ) -> Found<Self> {
        let mut view = query::meeting(program, meeting)?;
        let list = query::meetings(program)?;
        let actions = query::actions(program)?;
        let directory = query::directory(program)?;
        let reviews = view.agenda().any(|it| shows_scorecard(it.item.kind));
        let (mut exhibits, mut pages) =
            query::on_paper(program, meeting, (edition.edition, figures))?;
        if edition.edition == Edition::Public {
            exhibits.retain(|exhibit| !exhibit.proposed);
        }
        if let Some(department) = edition.department {
            let of = (department, &actions, &directory);
            Ties::read(program, of)?.keep(&mut view, &mut exhibits);
        }
        // The memo counts what it shows.
        query::count_anew(&mut exhibits);
        let of = (edition.edition, meeting, figures);
        let (mut measures, small) = seen(program, (&exhibits, &mut pages), of)?;
        if measures.is_empty() {
            for id in query::on_scorecard(program, &view)? {
                measures.push(query::measure_page_of(program, id, of)?);
            }
        }
        let house = query::papers(program)?;
        let definitions = measures.iter().filter_map(defined).collect();
        let snapshot = house.papers.stat_sections.shown(&Section::STAT);
        let snapshot =
            snapshot.contains(&Section::KpiSnapshot) || view.texts.form == StatForm::Full;
        if !reviews && !snapshot {
            measures.clear();
        }
        Ok(Self {
            edition,
            definitions,
            directory,
            pictures: PapersPictures::of(&house),
            papers: house.papers,
            conflicts: query::conflicts(program)?,
            shown: if edition.with_charts {
                query::all_as_shown(program, meeting, edition.edition)?
            } else {
                Vec::new()
            },
            exhibits,
            small,
            measures,
            rest: rest(&view, &list, (&actions, edition)),
            earlier: earlier(program, &view, &list, &actions)?,
            next: next(&view.meeting, &list),
            revision: None,
            today: program.today(),
            now: program.now(),
            actions,
            view,
        })
    }

    /// Whether the memo is for anybody.
    pub(super) fn is_public(&self) -> bool {
        self.edition.edition == Edition::Public
    }

    /// The meeting.
    pub(super) fn meeting(&self) -> &Meeting {
        &self.view.meeting
    }

    /// Full names of the meeting's departments; a department without one goes by its short name.
    pub(super) fn departments(&self) -> Vec<String> {
        let name = |id: &DepartmentId| {
            let department = self.directory.department(*id)?;
            let full = department.name.trim();
            let name = if full.is_empty() {
                department.short_name.trim()
            } else {
                full
            };
            (!name.is_empty()).then(|| name.to_owned())
        };
        self.view.departments.iter().filter_map(name).collect()
    }

    /// Exhibits of an item, in order.
    pub(super) fn exhibits_of(
        &self,
        item: crate::domain::ids::ItemId,
    ) -> impl Iterator<Item = &ExhibitView> {
        self.exhibits
            .iter()
            .filter(move |view| view.exhibit.item == item)
    }

    /// Whether an item of the agenda that the memo treats as a topic shows the measure.
    pub(super) fn exhibits_show(&self, measure: MeasureId) -> bool {
        let topics = self.view.agenda().filter(|view| is_topic(view.item.kind));
        topics
            .flat_map(|view| self.exhibits_of(view.item.id))
            .any(|view| view.exhibit.measure == Some(measure))
    }

    /// What a measure means and how it is computed, in one or two sentences.
    pub(super) fn definition(&self, measure: MeasureId) -> Option<&str> {
        let known = self.definitions.iter();
        let mut of_measure = known.filter(|(id, _)| *id == measure);
        of_measure.next().map(|(_, words)| words.as_str())
    }

    /// Rows of these actions, those still there.
    pub(in crate::export) fn rows<'a>(
        &'a self,
        ids: &'a [ActionId],
    ) -> impl Iterator<Item = &'a ActionRow> {
        ids.iter().filter_map(|id| self.actions.row(*id))
    }

    /// The day on which an instant fell where a meeting was held.
    pub(super) fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        local_time(at, &self.meeting().time_zone).date()
    }

    /// Day by which written responses are due: the meeting's own, else as many days after it as the
    /// city's settings say.
    pub(in crate::export) fn materials_due(&self) -> Option<NaiveDate> {
        let days = u64::from(self.directory.city.materials_due_days);
        let usual = || self.meeting().held_on.checked_add_days(Days::new(days));
        self.meeting()
            .materials_due
            .or_else(|| usual().filter(|_| days > 0))
    }

    /// The next meeting: what this one says of it, else the meeting planned from this one.
    pub(super) fn next_meeting(&self) -> NextMeeting {
        let meeting = self.meeting();
        if meeting.next_on.is_none()
            && let Some(next) = &self.next
        {
            return NextMeeting {
                on: Some(next.held_on),
                at: Some(next.starts_at),
                place: next.place.trim().to_owned(),
            };
        }
        NextMeeting {
            on: meeting.next_on,
            at: meeting.next_at,
            place: meeting.next_place.trim().to_owned(),
        }
    }
}

/// "Street-defect response time: median days from report to repair. Computed as …": nothing where nobody wrote it.
fn defined(page: &MeasurePage) -> Option<(MeasureId, String)> {
    let measure = &page.row.measure;
    let meaning = clause(&measure.definition);
    let formula = clause(&measure.formula);
    let words = match (meaning.is_empty(), formula.is_empty()) {
        (true, true) => return None,
        (false, true) => sentence(&meaning),
        (true, false) => sentence(&format!("Computed as {}", lower_first(&formula))),
        (false, false) => format!(
            "{} {}",
            sentence(&meaning),
            sentence(&format!("Computed as {}", lower_first(&formula)))
        ),
    };
    Some((measure.id, format!("{}: {words}", measure.name.trim())))
}

/// Whether such an item shows how the measures stand, on the projector as on paper.
const fn shows_scorecard(kind: ItemKind) -> bool {
    match kind {
        ItemKind::Opening | ItemKind::KpiReview => true,
        ItemKind::FollowUp | ItemKind::Standing | ItemKind::New | ItemKind::CloseOut => false,
    }
}

/// The measures that are shown, each once, as the edition may show them, and what it hides of them.
fn seen(
    program: &Program,
    (exhibits, pages): (&[ExhibitView], &mut PaperPages),
    of: (Edition, MeetingId, PaperFigures),
) -> Found<(Vec<MeasurePage>, SmallNumbers)> {
    let mut measures: Vec<MeasurePage> = Vec::new();
    let mut small = SmallNumbers::default();
    for id in exhibits.iter().filter_map(|view| view.exhibit.measure) {
        if measures.iter().any(|page| page.row.measure.id == id) {
            continue;
        }
        let page = match pages.remove(&id) {
            Some(page) => page,
            None => query::measure_page_of(program, id, of)?,
        };
        if !page.hidden.is_empty() {
            let whole = query::measure_page_of(program, id, (Edition::Panel, of.1, of.2))?;
            small.note(&page, &whole);
        }
        measures.push(page);
    }
    Ok((measures, small))
}

/// The meetings in which the followed-up actions were promised, and those this one descends from.
fn earlier(
    program: &Program,
    view: &MeetingView,
    list: &MeetingList,
    actions: &ActionBook,
) -> Found<Vec<MeetingView>> {
    let follows = view.agenda().flat_map(|item| &item.follow_ups);
    let mut wanted: BTreeSet<MeetingId> = follows
        .filter_map(|id| actions.row(*id))
        .map(|row| row.action.meeting)
        .collect();
    wanted.extend(ancestors(view, list));
    wanted.remove(&view.meeting.id);
    let mut found = Vec::new();
    for row in list.rows.iter().rev() {
        let before = row.meeting.held_on <= view.meeting.held_on;
        if before && wanted.contains(&row.meeting.id) {
            found.push(query::meeting(program, row.meeting.id)?);
        }
    }
    Ok(found)
}

/// The meetings this one was planned from, one from the other, the latest first.
fn ancestors(view: &MeetingView, list: &MeetingList) -> Vec<MeetingId> {
    let mut found = Vec::new();
    let mut at = view.meeting.previous;
    while let Some(id) = at
        && found.len() < MEETINGS_BACK
    {
        let row = list.rows.iter().find(|row| row.meeting.id == id);
        found.extend(row.map(|row| row.meeting.id));
        at = row.and_then(|row| row.meeting.previous);
    }
    found
}

/// Open commitments that are the meeting's business and that no item of it works.
fn rest(
    view: &MeetingView,
    list: &MeetingList,
    (actions, edition): (&ActionBook, MemoEdition),
) -> Vec<ActionId> {
    let on_agenda: BTreeSet<ActionId> = view
        .agenda()
        .flat_map(|item| item.follow_ups.iter().copied())
        .collect();
    let meetings = list.rows.iter();
    let meetings = meetings.map(|row| (&row.meeting, row.departments.iter().copied()));
    let business = Business::of(&view.meeting, meetings);
    let rows = actions.rows.iter();
    let ours = |action: &Action| {
        let department = edition.department;
        department.is_none_or(|one| has_part_in(actions, action, one))
    };
    rows.filter(|row| business.has(&row.action) && ours(&row.action))
        .map(|row| row.action.id)
        .filter(|id| !on_agenda.contains(id))
        .collect()
}

/// The earliest meeting planned from this one.
fn next(meeting: &Meeting, list: &MeetingList) -> Option<Meeting> {
    list.rows
        .iter()
        .map(|row| &row.meeting)
        .find(|other| other.previous == Some(meeting.id) && !other.cancelled)
        .cloned()
}
