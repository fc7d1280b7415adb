//! A meeting's file, as it is written.

use super::files::NextMeeting;
use super::values::{Day, Hour, Local, Word};
use crate::domain::action::{ActionPriority, Deliverable, Term};
use crate::domain::agenda::{ExhibitKind, ItemKind};
use crate::domain::attendance::AttendeeRole;
use crate::domain::entry::ActionStep;
use crate::domain::entry::{DecisionCategory, EntryKind};
use crate::domain::memo::{MemoKind, StatForm};
use crate::domain::text::AsText;
use serde::{Deserialize, Deserializer};

/// A meeting with its agenda and, when it was held, its record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeetingFile {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) purpose: String,
    pub(super) departments: Vec<String>,
    /// A month: "2026-10".
    pub(super) reporting_period: String,
    pub(super) date: Day,
    pub(super) start: Hour,
    pub(super) minutes: u32,
    pub(super) place: String,
    pub(super) chair: String,
    pub(super) hot_seat: String,
    pub(super) recorder: String,
    pub(super) invited: Vec<String>,
    /// Names with what they are invited as.
    #[serde(default)]
    pub(super) roles: Vec<(String, Word<AttendeeRole>)>,
    pub(super) present: Vec<String>,
    pub(super) prepared: Local,
    pub(super) started: Option<Hour>,
    pub(super) adjourned: Option<Hour>,
    pub(super) next_meeting: Option<NextMeeting>,
    pub(super) materials_due: Option<Day>,
    pub(super) memo_to: Vec<String>,
    pub(super) memo_from: Vec<String>,
    pub(super) follow_up_to: Vec<String>,
    pub(super) feedback: Option<FeedbackRow>,
    pub(super) texts: Option<TextsRow>,
    /// Its memos that went out.
    #[serde(default)]
    pub(super) memo: Vec<MemoRow>,
    #[serde(default)]
    pub(super) item: Vec<ItemRow>,
    #[serde(default)]
    pub(super) entry: Vec<EntryRow>,
}

/// What was written for its memos beside the agenda.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextsRow {
    pub(super) form: Option<Word<StatForm>>,
    #[serde(default)]
    pub(super) decisions_needed: String,
    #[serde(default)]
    pub(super) requested_preparation: String,
    #[serde(default)]
    pub(super) data_remarks: String,
    #[serde(default)]
    pub(super) next_focus: String,
}

/// A memo that went out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemoRow {
    pub(super) kind: Word<MemoKind>,
    pub(super) at: Local,
    /// Who sent it.
    pub(super) by: String,
    /// The copy that was signed was kept beside it.
    #[serde(default)]
    pub(super) signed: bool,
}

/// The tally of the cards handed in after a meeting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeedbackRow {
    /// When the cards were counted.
    pub(super) counted: Hour,
    pub(super) cards: u32,
    /// How many give each answer, from "strongly disagree" to "strongly agree".
    pub(super) answers: [u32; 6],
    #[serde(default)]
    pub(super) comments: Vec<String>,
}

/// An agenda item.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemRow {
    pub(super) key: String,
    pub(super) kind: Word<ItemKind>,
    pub(super) title: String,
    pub(super) planned_minutes: u32,
    /// When the meeting came to it.
    pub(super) began: Option<Hour>,
    /// "meeting/item" under which the topic was first discussed.
    pub(super) topic: Option<String>,
    pub(super) hot_seat: Option<String>,
    #[serde(default)]
    pub(super) narrative: String,
    #[serde(default)]
    pub(super) why_now: String,
    #[serde(default)]
    pub(super) data_source: String,
    #[serde(default)]
    pub(super) questions: Vec<String>,
    /// Actions prepared for it, as they would be typed.
    #[serde(default)]
    pub(super) anticipated: Vec<String>,
    /// Which of the questions were put, from 1.
    #[serde(default)]
    pub(super) asked: Vec<usize>,
    #[serde(default)]
    pub(super) private_notes: String,
    #[serde(default)]
    pub(super) exhibit: Vec<ExhibitRow>,
}

/// An exhibit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExhibitRow {
    pub(super) kind: Word<ExhibitKind>,
    #[serde(default)]
    pub(super) caption: String,
    #[serde(default)]
    pub(super) source: String,
    pub(super) measure: Option<String>,
    #[serde(default)]
    pub(super) periods: u32,
    #[serde(default)]
    pub(super) breakdown: String,
    /// A picture's path in the folder.
    pub(super) file: Option<String>,
    /// Said over it in the memo in place of the draft.
    #[serde(default)]
    pub(super) observation: String,
    #[serde(default)]
    pub(super) alt: String,
    pub(super) as_of: Option<Day>,
}

/// An entry of the record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryRow {
    pub(super) time: Hour,
    pub(super) item: String,
    pub(super) kind: Word<EntryKind>,
    pub(super) speaker: Option<String>,
    pub(super) text: String,
    pub(super) decided_by: Option<String>,
    pub(super) category: Option<Word<DecisionCategory>>,
    #[serde(default)]
    pub(super) effect: String,
    pub(super) action: Option<ActionRow>,
    pub(super) work: Option<MeetingWork>,
}

/// What an entry promised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActionRow {
    pub(super) key: String,
    pub(super) owner: String,
    pub(super) department: String,
    #[serde(default)]
    pub(super) support: Vec<String>,
    pub(super) due: Option<Day>,
    pub(super) deliverable: Word<Deliverable>,
    pub(super) done_when: String,
    pub(super) priority: Word<ActionPriority>,
    pub(super) term: Word<Term>,
    pub(super) measure: Option<String>,
    pub(super) source_owner: Option<String>,
    #[serde(default)]
    pub(super) intended_use: String,
    /// The owner said yes when it was read back.
    #[serde(default)]
    pub(super) committed: bool,
    #[serde(default)]
    pub(super) work: Vec<LaterWork>,
    #[serde(default)]
    pub(super) correction: Vec<CorrectionRow>,
}

/// The record of an action put right after its memo went out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectionRow {
    pub(super) at: Local,
    pub(super) done_when: String,
}

/// What happened to an action between meetings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LaterWork {
    pub(super) at: Local,
    pub(super) step: Step,
    /// Who reported it.
    pub(super) by: String,
    pub(super) text: String,
    pub(super) due: Option<Day>,
    /// To whom it was escalated.
    pub(super) to: Option<String>,
    pub(super) into: Option<String>,
}

/// What a meeting did to an earlier action.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeetingWork {
    pub(super) action: String,
    pub(super) step: Step,
    pub(super) due: Option<Day>,
    pub(super) to: Option<String>,
    pub(super) by: Option<String>,
    pub(super) into: Option<String>,
}

/// A step of work, or the end of an action inside another.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Work(ActionStep),
    Merged,
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        if word == "merged" {
            return Ok(Self::Merged);
        }
        let step = ActionStep::from_text(&word);
        step.map(Self::Work)
            .ok_or_else(|| serde::de::Error::custom(format!("\"{word}\" isn't a step of work")))
    }
}
