//! Agenda items with their exhibits and questions, and the order in which a meeting walks through them.

use crate::domain::ids::{
    ActionId, ExhibitId, FollowUpId, ItemClockId, ItemId, MeasureId, MeetingId, PersonId,
    QuestionId,
};
use crate::domain::meeting::Screen;
use crate::domain::text::words;
use crate::domain::view::{ChartForm, ComparedWith, View};
use chrono::{DateTime, NaiveDate, Utc};

/// An item on a meeting's agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// Key.
    pub id: ItemId,
    /// The meeting.
    pub meeting: MeetingId,
    /// Place on the agenda, from 0.
    pub position: u32,
    /// Which part of the meeting it belongs to.
    pub kind: ItemKind,
    /// Title, as "Response time".
    pub title: String,
    /// Minutes planned.
    pub planned_minutes: u32,
    /// Who answers in this item, when not the meeting's hot seat.
    pub hot_seat: Option<PersonId>,
    /// Introductory narrative of the memo.
    pub narrative: String,
    /// Why this issue is brought up now (new items).
    pub why_now: String,
    /// Where the data of the item comes from, in words, when the exhibits don't say it.
    pub data_source: String,
    /// Notes of the office. Never projected and in no memo; they may be public records.
    pub private_notes: String,
    /// The topic: the first item under which it was discussed. A new topic is its own.
    pub topic: ItemId,
    /// A follow-up item that the analyst took off the agenda; kept so that it does not come back by itself.
    pub dropped: bool,
}

words! {
    /// Which part of a meeting an item belongs to, in the order of the agenda.
    pub enum ItemKind {
        /// Welcome, purpose, good news.
        Opening = "opening", "Opening";
        /// What was promised earlier.
        FollowUp = "follow-up", "Follow-up items";
        /// Review of the measures.
        KpiReview = "kpi review", "KPI review";
        /// Progress on goals.
        Standing = "standing", "Standing items";
        /// Timely items.
        New = "new", "New items";
        /// Reading back what was agreed.
        CloseOut = "close-out", "Close-out";
    }
}

/// Something an item shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// Key.
    pub id: ExhibitId,
    /// The item.
    pub item: ItemId,
    /// Place in the item, from 0.
    pub position: u32,
    /// Chart, table or picture.
    pub kind: ExhibitKind,
    /// The measure of a chart or table.
    pub measure: Option<MeasureId>,
    /// Break the chart down by this dimension; empty for the whole.
    pub dimension: String,
    /// How many of the latest periods a chart or table shows; 0 for all.
    pub periods: u32,
    /// How a chart is drawn.
    pub form: ChartForm,
    /// Whether a chart shows the usual range.
    pub usual_range: bool,
    /// What a chart compares its latest figure with.
    pub compared: ComparedWith,
    /// The picture, by the hash of its bytes.
    pub picture: Option<String>,
    /// What a picture shows, for people who can't see it.
    pub alt_text: String,
    /// Caption; empty for the one made from the data.
    pub caption: String,
    /// Source; empty for the measure's own.
    pub source: String,
    /// Day a picture's content dates from; charts know theirs.
    pub as_of: Option<NaiveDate>,
    /// Name of the file a picture was taken from; empty for one that was pasted.
    pub file_name: String,
    /// Page of that file, from 1; 0 where it has none.
    pub file_page: u32,
    /// SHA-256 of that file's bytes, in hex: which copy of it was shown. Empty for one that was pasted.
    pub file_hash: String,
}

impl Exhibit {
    /// An exhibit of that kind that isn't there yet, looked at as by default; it goes to the end of its item.
    pub fn new(item: ItemId, kind: ExhibitKind) -> Self {
        let view = View::default();
        Self {
            id: ExhibitId::default(),
            item,
            position: 0,
            kind,
            measure: None,
            dimension: view.dimension,
            periods: view.periods,
            form: view.form,
            usual_range: view.usual_range,
            compared: view.compared,
            picture: None,
            alt_text: String::new(),
            caption: String::new(),
            source: String::new(),
            as_of: None,
            file_name: String::new(),
            file_page: 0,
            file_hash: String::new(),
        }
    }

    /// What stands for a picture where it can't be seen: its description, or else its caption.
    pub fn spoken(&self) -> &str {
        let words = [self.alt_text.trim(), self.caption.trim()];
        let said = words.into_iter().find(|words| !words.is_empty());
        said.unwrap_or(self.what())
    }

    /// What a person calls it: "Chart", "Picture", "PDF page".
    pub const fn what(&self) -> &'static str {
        match self.kind {
            ExhibitKind::Picture if self.file_page > 0 => "PDF page",
            ExhibitKind::Chart | ExhibitKind::Table | ExhibitKind::Picture => self.kind.label(),
        }
    }

    /// How its measure's figures are looked at.
    pub fn view(&self) -> View {
        View {
            dimension: self.dimension.clone(),
            periods: self.periods,
            form: self.form,
            usual_range: self.usual_range,
            compared: self.compared,
        }
    }

    /// The same exhibit looked at another way.
    #[must_use]
    pub fn seen(self, view: View) -> Self {
        Self {
            dimension: view.dimension,
            periods: view.periods,
            form: view.form,
            usual_range: view.usual_range,
            compared: view.compared,
            ..self
        }
    }
}

words! {
    /// What an exhibit is.
    pub enum ExhibitKind {
        /// A measure's chart.
        Chart = "chart", "Chart";
        /// A measure's figures in a table.
        Table = "table", "Table";
        /// A picture: map, photograph, drawing.
        Picture = "picture", "Picture";
    }
}

/// A question for the panel: the mayor's cards. On the console and in the panel's memo, not on the projector.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// Key.
    pub id: QuestionId,
    /// The item.
    pub item: ItemId,
    /// Place in the item, from 0.
    pub position: u32,
    /// The question.
    pub text: String,
    /// Ticked off in the meeting.
    pub asked: bool,
}

/// One stretch of time that a meeting spent on an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemClock {
    /// Key.
    pub id: ItemClockId,
    /// The item.
    pub item: ItemId,
    /// When the stretch began.
    pub from: DateTime<Utc>,
    /// When it ended; `None` while it runs.
    pub until: Option<DateTime<Utc>>,
}

/// An earlier action that a follow-up item works.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FollowUp {
    /// Key.
    pub id: FollowUpId,
    /// The follow-up item.
    pub item: ItemId,
    /// The action.
    pub action: ActionId,
    /// Place in the item, from 0.
    pub position: u32,
}

/// One stop on the way through a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The item, if the agenda has any.
    pub item: Option<ItemId>,
    /// What the projector shows.
    pub screen: Screen,
    /// Which exhibit, from 0, on an exhibit screen.
    pub exhibit: u32,
}

/// The stops of a meeting in order, from its items in order with the number of exhibits of each.
///
/// An opening shows the title and the scorecard, a follow-up item its actions first, a close-out the list
/// of what was agreed; every other item its exhibits, or its title when it has none. An agenda without an
/// opening still begins at the title, so that the room is never greeted by a chart.
pub fn stops(items: &[(&AgendaItem, usize)]) -> Vec<Stop> {
    let mut stops = Vec::new();
    let first = items
        .iter()
        .find(|(item, _)| !item.dropped)
        .map(|(item, _)| *item);
    if first.is_none_or(|item| item.kind != ItemKind::Opening) {
        stops.push(Stop {
            item: first.map(|item| item.id),
            screen: Screen::Title,
            exhibit: 0,
        });
    }
    for (item, exhibits) in items.iter().filter(|(item, _)| !item.dropped) {
        let at = |screen, exhibit| Stop {
            item: Some(item.id),
            screen,
            exhibit,
        };
        match item.kind {
            ItemKind::Opening => {
                stops.push(at(Screen::Title, 0));
                stops.push(at(Screen::Scorecard, 0));
            }
            ItemKind::FollowUp => stops.push(at(Screen::FollowUps, 0)),
            ItemKind::CloseOut => stops.push(at(Screen::CloseOut, 0)),
            ItemKind::KpiReview if *exhibits == 0 => stops.push(at(Screen::Scorecard, 0)),
            ItemKind::KpiReview | ItemKind::Standing | ItemKind::New => {
                if *exhibits == 0 {
                    stops.push(at(Screen::Exhibit, 0));
                }
            }
        }
        for exhibit in 0..u32::try_from(*exhibits).unwrap_or(u32::MAX) {
            stops.push(at(Screen::Exhibit, exhibit));
        }
    }
    stops
}
