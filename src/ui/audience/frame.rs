//! What the room may see, as plain values. What is not in these types can't be projected by mistake:
//! no private note, no narrative, no line as it was typed, and no question for the panel but the one that somebody
//! shows on purpose.

use crate::chart::ChartSpec;
use crate::domain::action::ActionStatus;
use crate::domain::period::Period;
use crate::domain::target::TargetStatus;
use crate::program::query::{FigureTable, ScoreLine};
use std::sync::Arc;

/// One picture of the audience window.
#[derive(Debug, Clone, PartialEq)]
pub enum AudienceFrame {
    /// No meeting is running.
    Waiting(Waiting),
    /// Who meets, why, and what about.
    Title(Title),
    /// Measures with their status.
    Scorecard(Scorecard),
    /// What was promised earlier on the item's topic.
    FollowUps(FollowUps),
    /// One exhibit of the item.
    Exhibit(Shown),
    /// What was agreed today.
    CloseOut(CloseOut),
    /// The meeting stands still for a while.
    Pause(Pause),
    /// A question for the panel that somebody shows on purpose, and nothing else of it.
    Question(QuestionCard),
    /// Dark.
    Blank,
}

/// A break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// "Streets Stat · Nov 24, 2026".
    pub meeting: String,
    /// "Back at 10:45 a.m.", or nothing.
    pub back: String,
}

/// A question before the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionCard {
    /// What heads it.
    pub heading: Heading,
    /// The question.
    pub text: String,
}

impl Default for AudienceFrame {
    /// Nothing yet.
    fn default() -> Self {
        Self::Waiting(Waiting::default())
    }
}

/// Before a meeting, between meetings, and right after one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiting {
    /// "City of Port Alder".
    pub city: String,
    /// What stands large: the meeting to come, "Thank you", or the name of the program.
    pub headline: String,
    /// What stands below: when it begins, or when one meets again; may be empty.
    pub words: Vec<String>,
    /// Whether the room is asked if the meeting was worth its time.
    pub asks: bool,
}

/// The title of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// "City of Port Alder".
    pub city: String,
    /// "Streets Stat".
    pub meeting: String,
    /// "Tuesday, November 24, 2026".
    pub date: String,
    /// Why it meets; may be empty.
    pub purpose: String,
    /// What it goes through.
    pub agenda: Vec<AgendaGroup>,
    /// Minutes planned in all.
    pub minutes: u32,
    /// What the room thought of the last meeting: "Last time, 9 of 11 found it worth their time"; may be
    /// empty.
    pub last_time: String,
}

/// A part of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaGroup {
    /// "Standing items".
    pub name: &'static str,
    /// Its items.
    pub items: Vec<AgendaLine>,
}

/// One item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaLine {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Minutes planned.
    pub minutes: u32,
}

/// What heads a screen within an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// Number of the item.
    pub number: Option<u32>,
    /// Title of the item.
    pub title: String,
    /// "Streets Stat · Nov 24, 2026".
    pub meeting: String,
}

/// Which of several pages is shown; both count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// This one.
    pub at: usize,
    /// Of so many.
    pub of: usize,
}

/// The scorecard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// What heads it.
    pub heading: Heading,
    /// "3 of 7 measures meet their target".
    pub headline: String,
    /// Measures of this page.
    pub rows: Vec<ScoreLine>,
    /// "2 measures were updated since the memo", or nothing.
    pub updated: String,
    /// Which page it is.
    pub page: Page,
}

/// What became of what was promised earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUps {
    /// What heads it.
    pub heading: Heading,
    /// "2 of 5 are overdue".
    pub headline: String,
    /// Actions of this page.
    pub rows: Vec<FollowUpRow>,
    /// Which page it is.
    pub page: Page,
}

/// An earlier action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRow {
    /// Its number on this screen, from 1.
    pub number: usize,
    /// What was agreed.
    pub text: String,
    /// Who answers for it, or nothing.
    pub owner: String,
    /// When it is due, or nothing.
    pub due: String,
    /// Its status today.
    pub status: ActionStatus,
    /// "D. Rivera, Nov 20: The lease is with counsel", or nothing.
    pub response: String,
}

/// An exhibit.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What heads it.
    pub heading: Heading,
    /// "As shown on Nov 24, 2026", where it is shown as it was; else nothing.
    pub then: String,
    /// What it says.
    pub headline: String,
    /// What exactly is shown, under the headline; may be empty.
    pub about: String,
    /// Status of its measure.
    pub status: Option<TargetStatus>,
    /// Its measure is not approved yet.
    pub proposed: bool,
    /// "Updated since the memo: 6.2 to 5.9 days (Oct 2026)", or nothing.
    pub updated: String,
    /// Source and as-of day.
    pub source: String,
    /// What is shown.
    pub body: ShownBody,
    /// The point of its chart the room looks at.
    pub spotlight: Option<Lit>,
}

/// A point of a chart that somebody marked; the rest is dimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lit {
    /// Its line, by place in the chart.
    pub line: usize,
    /// Its period.
    pub period: Period,
    /// "6.2 days".
    pub figure: String,
    /// "Oct 2026", of a group with its name.
    pub label: String,
}

/// What an exhibit shows.
#[derive(Debug, Clone, PartialEq)]
pub enum ShownBody {
    /// A chart.
    Chart(Arc<ChartSpec>),
    /// A table.
    Table(Arc<FigureTable>),
    /// A picture.
    Picture(ShownPicture),
    /// Words in its place; none for an item that shows its title only.
    Words(String),
}

/// A picture to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPicture {
    /// The hash of its bytes, under which its texture is found.
    pub hash: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// What it shows, for people who can't see it: its description, or else its caption.
    pub alt_text: String,
}

/// The list that is read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseOut {
    /// "Streets Stat · Nov 24, 2026".
    pub meeting: String,
    /// What was agreed, of this page.
    pub rows: Vec<CloseOutRow>,
    /// Which page it is.
    pub page: Page,
    /// "Next Streets Stat: Tue Dec 22, 9:00 a.m. · written responses due Fri Dec 18", or nothing.
    pub next: String,
}

/// What kind of thing was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// Something was decided; nobody owes it.
    Decision,
    /// Somebody promised it, or was asked for it.
    Promise,
}

/// One thing agreed today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseOutRow {
    /// What kind of thing it is.
    pub kind: Agreed,
    /// Its number in the whole list, from 1.
    pub number: usize,
    /// The topic, on the first row of each topic.
    pub topic: Option<String>,
    /// What was agreed.
    pub text: String,
    /// What delivery looks like; may be empty.
    pub done: String,
    /// High priority.
    pub high: bool,
    /// Who answers for it, of a decision who decided; or nothing.
    pub owner: String,
    /// When it is due, or nothing.
    pub due: String,
    /// The owner said yes.
    pub committed: bool,
    /// It is being read aloud now.
    pub reading: bool,
}
