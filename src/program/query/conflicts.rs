//! Texts that two people changed at the same time, and nobody has settled yet.

use super::Found;
use crate::domain::action::Action;
use crate::domain::agenda::{AgendaItem, Exhibit, Question};
use crate::domain::annotation::Annotation;
use crate::domain::anticipated::Anticipated;
use crate::domain::baseline::Baseline;
use crate::domain::conflict::{Joined, TextConflict, TextPlace};
use crate::domain::entry::Entry;
use crate::domain::ids::{
    ActionId, AnnotationId, AnticipatedId, BaselineId, ConflictId, DepartmentId, EntryId,
    ExhibitId, GoalId, ItemId, MeasureId, MeetingId, PersonId, PriorityId, QuestionId, RowId,
    TargetId,
};
use crate::domain::target::Target;
use crate::program::Program;
use crate::store::{Read, StoreError};

/// A text of which two versions stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoVersions {
    /// By which it is settled.
    pub id: ConflictId,
    /// Which text.
    pub place: TextPlace,
    /// The row that holds it.
    pub row: RowId,
    /// The words in its place.
    pub here: String,
    /// The words that do not stand there.
    pub other: String,
    /// What the text is part of.
    pub of: TextOwner,
}

/// What a text is part of, as a person would look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextOwner {
    /// The city and its office.
    City,
    /// The look of the papers and what stands in all of them.
    Papers,
    /// A department.
    Department(DepartmentId),
    /// A person.
    Person(PersonId),
    /// A priority.
    Priority(PriorityId),
    /// A goal.
    Goal(GoalId),
    /// A measure, with its targets, annotations and baselines.
    Measure(MeasureId),
    /// What is prepared for a meeting: its facts and its agenda.
    Preparation(MeetingId),
    /// The record of a meeting, and what its memo says of it.
    Record(MeetingId),
    /// An action of the register.
    Action(ActionId),
}

impl TwoVersions {
    /// "Two people changed the narrative at the same time."
    pub fn sentence(&self) -> String {
        format!(
            "Two people changed the {} at the same time.",
            self.place.label()
        )
    }

    /// Whether one text can hold both.
    pub fn can_be_both(&self) -> bool {
        self.place.joined() != Joined::Never
    }
}

/// Every text with two versions, in the order in which they met. One whose row is gone is left out: it comes back
/// with its row.
///
/// # Errors
/// When the file can't be read.
pub fn conflicts(program: &Program) -> Found<Vec<TwoVersions>> {
    let read = program.read();
    let mut found = Vec::new();
    for TextConflict {
        id,
        place,
        row,
        other,
    } in read.all::<TextConflict>()?
    {
        let Some(here) = read.text_at(place, row)? else {
            continue;
        };
        found.push(TwoVersions {
            id,
            place,
            row,
            here,
            other,
            of: owner(read, place, row)?,
        });
    }
    Ok(found)
}

fn owner(read: Read<'_>, place: TextPlace, row: RowId) -> Result<TextOwner, StoreError> {
    let key = row.uuid();
    let prepared = |item: ItemId| {
        let item = read.get::<AgendaItem>(item)?;
        Ok(TextOwner::Preparation(item.meeting))
    };
    Ok(match place.table() {
        "papers" => TextOwner::Papers,
        "department" => TextOwner::Department(DepartmentId::new(key)),
        "person" => TextOwner::Person(PersonId::new(key)),
        "priority" => TextOwner::Priority(PriorityId::new(key)),
        "goal" => TextOwner::Goal(GoalId::new(key)),
        "measure" => TextOwner::Measure(MeasureId::new(key)),
        "target" => TextOwner::Measure(read.get::<Target>(TargetId::new(key))?.measure),
        "annotation" => TextOwner::Measure(read.get::<Annotation>(AnnotationId::new(key))?.measure),
        "baseline" => TextOwner::Measure(read.get::<Baseline>(BaselineId::new(key))?.measure),
        "meeting" if place == TextPlace::MeetingSummary => TextOwner::Record(MeetingId::new(key)),
        "meeting" => TextOwner::Preparation(MeetingId::new(key)),
        "feedback" => TextOwner::Record(MeetingId::new(key)),
        "entry" => TextOwner::Record(read.get::<Entry>(EntryId::new(key))?.meeting),
        "agenda_item" => return prepared(ItemId::new(key)),
        "exhibit" => return prepared(read.get::<Exhibit>(ExhibitId::new(key))?.item),
        "question" => return prepared(read.get::<Question>(QuestionId::new(key))?.item),
        "anticipated" => return prepared(read.get::<Anticipated>(AnticipatedId::new(key))?.item),
        "action" => TextOwner::Action(read.get::<Action>(ActionId::new(key))?.id),
        _ => TextOwner::City,
    })
}
