//! What the larger commands carry: figures to take in, a line for the record, work on an action.

use crate::domain::annotation::Annotation;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::department::Department;
use crate::domain::entry::{ActionStep, DecisionCategory, EntryKind};
use crate::domain::ids::{ActionId, EntryId, ItemId, MappingId, MeasureId, MeetingId, PersonId};
use crate::domain::measure::{Approval, Measure};
use crate::domain::period::Period;
use crate::domain::target::Target;
use crate::program::figure_lines::FigureLines;
use crate::store::JournalId;
use chrono::{DateTime, NaiveDate, Utc};

/// A decision on a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureDecision {
    /// The measure.
    pub measure: MeasureId,
    /// Proposed, approved or returned.
    pub approval: Approval,
    /// Who decided.
    pub by: Option<PersonId>,
    /// When.
    pub on: NaiveDate,
    /// What was said; wanted when it is returned.
    pub comment: String,
}

/// Figures to take in together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureBatch {
    /// Name of the file, or "Entered by hand".
    pub source: String,
    /// SHA-256 of the file in hex; empty when entered by hand.
    pub source_hash: String,
    /// Who takes them in.
    pub by: String,
    /// Departments to create first, for the new measures they answer for.
    pub new_departments: Vec<NewDepartment>,
    /// Measures to create first; their lines name them by key.
    pub new_measures: Vec<Measure>,
    /// The figures.
    pub lines: FigureLines,
    /// Targets for periods.
    pub targets: Vec<TargetLine>,
    /// What else comes along of measures, as another program keeps it.
    pub carried: Vec<Carried>,
    /// How a file calls measures, to be remembered: the measure's key and the words.
    pub aliases: Vec<(String, String)>,
    /// How the file was read, to be remembered for the next of its kind.
    pub mapping: Option<UsedMapping>,
    /// The program that the figures were compared with. They are refused where that changed since; what was compared
    /// with nothing is taken in whatever stands there.
    pub compared: Option<Seen>,
}

/// A department that comes with the measures it answers for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewDepartment {
    /// The department; it gets a key of its own.
    pub department: Department,
    /// Keys of the new measures it answers for.
    pub measures: Vec<String>,
}

/// What another program keeps of a measure besides its card and its figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Carried {
    /// Key of the measure here.
    pub measure_key: String,
    /// Targets and benchmarks; one of the same kind, day and period takes another's place.
    pub targets: Vec<Target>,
    /// How its figures are judged and published.
    pub rules: Option<MeasureRules>,
    /// What happened on a day.
    pub annotations: Vec<Annotation>,
    /// From when its usual range is reckoned anew.
    pub baselines: Vec<Baseline>,
}

/// Up to where somebody saw the program's changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen(pub(super) JournalId);

/// How a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedMapping {
    /// The saved mapping it was read by; it is kept as it was used now.
    pub saved: Option<MappingId>,
    /// The name under which it is saved. A new one that is taken by a mapping of other headings gets a number,
    /// unless a person chose it.
    pub name: String,
    /// A person chose the name: one of that name is replaced.
    pub chosen: bool,
    /// The mapping as TOML.
    pub mapping: String,
    /// The headings of all columns of the file.
    pub headings: Vec<String>,
}

/// A target for a period, in force from its first day.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetLine {
    /// Key (short name) of the measure.
    pub measure_key: String,
    /// The period.
    pub period: Period,
    /// Its value, in the measure's unit.
    pub value: f64,
}

/// A line for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// The meeting; any that is not adjourned.
    pub meeting: MeetingId,
    /// The item; `None` for the one the meeting is at.
    pub item: Option<ItemId>,
    /// What it is.
    pub kind: EntryKind,
    /// The line as typed.
    pub typed: String,
    /// Who said it.
    pub speaker: Option<PersonId>,
    /// Added to the record of a meeting that is over, while tidying it.
    pub afterwards: bool,
}

/// What a person may change of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryEdit {
    /// The entry.
    pub entry: EntryId,
    /// Its words.
    pub text: String,
    /// Who said it.
    pub speaker: Option<PersonId>,
    /// The item it belongs to.
    pub item: Option<ItemId>,
    /// When it was said.
    pub at: DateTime<Utc>,
    /// Who decided, for a decision.
    pub decided_by: Option<PersonId>,
    /// What a decision changes in operation.
    pub effect: String,
    /// What kind of thing a decision decides.
    pub category: Option<DecisionCategory>,
}

/// An entry that becomes two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntrySplit {
    /// The entry; it keeps what it is, with the first words.
    pub entry: EntryId,
    /// Its words from now on.
    pub first: String,
    /// The words of the new entry right after it.
    pub second: String,
    /// What the new entry is.
    pub kind: EntryKind,
}

/// One step of work on an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionWork {
    /// The action.
    pub action: ActionId,
    /// What was done.
    pub step: ActionStep,
    /// The day it counts for.
    pub on: NaiveDate,
    /// Evidence, reason or response, in words.
    pub words: String,
    /// The new date, for [`ActionStep::NewDate`].
    pub new_due: Option<NaiveDate>,
    /// To whom, for [`ActionStep::Escalated`]; who answered, for [`ActionStep::Response`].
    pub person: Option<PersonId>,
    /// The running meeting and item in which it was done, for the record.
    pub meeting: Option<MeetingId>,
    /// The item.
    pub item: Option<ItemId>,
}

/// A Word file that memos are written into.
#[derive(Clone, PartialEq, Eq)]
pub struct WordTemplate {
    /// The file's name, as it was chosen.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for WordTemplate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WordTemplate")
            .field("name", &self.name)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}
