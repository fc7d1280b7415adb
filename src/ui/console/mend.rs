//! From a line of what a memo lacks to the one field in which it is mended, wherever that stands.

use super::ConsoleState;
use super::conflict::place_of;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, AttendanceId, ConflictId, EntryId, ItemId, QuestionId};
use crate::export::memo::{MemoLack, Mend};
use crate::program::query::{MeetingView, TextOwner, TwoVersions};
use crate::ui::models::Models;
use crate::ui::outbox::{MeetingStage, Place, Selection, SettingsPage};
use crate::ui::widgets::lead::{self, Lead};
use eframe::egui::Context;

impl ConsoleState {
    /// The place at which it is mended; none for what no field mends.
    pub fn mending_place(&self, lack: &MemoLack, models: &Models) -> Option<Place> {
        let meeting = self.open_meeting()?;
        let at = |stage| Some(Place::Meeting(meeting, stage));
        let follows = self.place == Place::Meeting(meeting, MeetingStage::FollowUp);
        match lack.mend {
            Mend::Email | Mend::Signatory | Mend::Foot => Some(Place::Settings(SettingsPage::City)),
            Mend::FollowUpTo
            | Mend::NextDay
            | Mend::NextTime
            | Mend::NextPlace
            | Mend::Materials
                if follows =>
            {
                at(MeetingStage::FollowUp)
            }
            Mend::StatTo
            | Mend::FollowUpTo
            | Mend::From
            | Mend::Name
            | Mend::Purpose
            | Mend::Departments
            | Mend::Invited
            | Mend::Period
            | Mend::Place
            | Mend::NextDay
            | Mend::NextTime
            | Mend::NextPlace
            | Mend::Materials
            | Mend::NewItem
            | Mend::Title
            | Mend::Minutes
            | Mend::Narrative
            | Mend::WhyNow
            | Mend::DataSource
            | Mend::NewQuestion
            | Mend::Question(_)
            | Mend::NewExhibit
            | Mend::Measure(_)
            | Mend::Caption(_)
            | Mend::Source(_)
            | Mend::Description(_)
            | Mend::Observation(_) => at(MeetingStage::Prepare),
            Mend::Words
            | Mend::Owner
            | Mend::Due
            | Mend::Deliverable
            | Mend::DefinitionOfDone
            | Mend::Evidence
            | Mend::IntendedUse => match lack.action.and_then(|id| made_here(models, id)) {
                Some(_) if follows => at(MeetingStage::FollowUp),
                Some(_) | None => Some(Place::Actions),
            },
            Mend::Summary | Mend::Said | Mend::Effect | Mend::DecidedBy | Mend::Unsettled => {
                at(MeetingStage::FollowUp)
            }
            Mend::Presence(_) | Mend::StoodIn(_) => at(MeetingStage::Run),
            Mend::Versions(id) => {
                let found = models.conflicts.iter().find(|one| one.id == id);
                found.map(|one| place_of(one.of, models))
            }
            Mend::Nowhere => None,
        }
    }

    /// Opens what holds the field there, and leads to it.
    pub fn mend(&mut self, lack: &MemoLack, models: &Models, ctx: &Context) {
        match self.place {
            Place::Meeting(_, MeetingStage::Prepare) => {
                let of_item = lack.item.filter(|_| of_item(lack, models));
                self.prepare.lead_to(of_item, part(lack.mend, of_item));
                if let Mend::Measure(id)
                | Mend::Caption(id)
                | Mend::Source(id)
                | Mend::Description(id)
                | Mend::Observation(id) = lack.mend
                {
                    self.prepare.open_exhibit(id);
                }
            }
            Place::Meeting(_, MeetingStage::FollowUp) => {
                self.follow_up.lead_to(entry_of(lack, models));
            }
            Place::Actions => {
                if let Some(action) = lack.action {
                    self.select(Selection::Action(action));
                }
            }
            Place::Meeting(_, MeetingStage::Run) => {
                let attendance = matches!(lack.mend, Mend::Presence(_) | Mend::StoodIn(_));
                if let Some(view) = &models.meeting {
                    self.run.lead_to(view, attendance);
                }
            }
            Place::Home
            | Place::Meetings
            | Place::Measures
            | Place::Measure(_)
            | Place::Settings(_) => {}
        }
        if let Some(wanted) = wanted(lack.mend, models) {
            lead::to(ctx, wanted);
        }
    }
}

/// Whether the field is one of an agenda item.
fn of_item(lack: &MemoLack, models: &Models) -> bool {
    let Mend::Versions(id) = lack.mend else {
        return part(lack.mend, lack.item) == ITEM;
    };
    versions(models, id).is_some_and(
        |one| matches!(one.of, TextOwner::Preparation(meeting) if one.row.uuid() != meeting.uuid()),
    )
}

fn versions(models: &Models, id: ConflictId) -> Option<&TwoVersions> {
    models.conflicts.iter().find(|one| one.id == id)
}

/// The three parts of Prepare.
const AGENDA: usize = 0;
const ITEM: usize = 1;
const FACTS: usize = 2;

/// The part of Prepare that has the field.
const fn part(mend: Mend, item: Option<ItemId>) -> usize {
    match mend {
        Mend::NewItem => AGENDA,
        Mend::Title
        | Mend::Minutes
        | Mend::Narrative
        | Mend::WhyNow
        | Mend::DataSource
        | Mend::NewQuestion
        | Mend::Question(_)
        | Mend::NewExhibit
        | Mend::Measure(_)
        | Mend::Caption(_)
        | Mend::Source(_)
        | Mend::Description(_)
        | Mend::Observation(_) => ITEM,
        Mend::Versions(_) if item.is_some() => ITEM,
        Mend::Versions(_)
        | Mend::StatTo
        | Mend::FollowUpTo
        | Mend::From
        | Mend::Name
        | Mend::Purpose
        | Mend::Departments
        | Mend::Invited
        | Mend::Period
        | Mend::Place
        | Mend::Summary
        | Mend::NextDay
        | Mend::NextTime
        | Mend::NextPlace
        | Mend::Materials
        | Mend::Email
        | Mend::Signatory
        | Mend::Foot
        | Mend::Words
        | Mend::Owner
        | Mend::Due
        | Mend::Deliverable
        | Mend::DefinitionOfDone
        | Mend::Evidence
        | Mend::IntendedUse
        | Mend::Said
        | Mend::Effect
        | Mend::DecidedBy
        | Mend::Unsettled
        | Mend::Presence(_)
        | Mend::StoodIn(_)
        | Mend::Nowhere => FACTS,
    }
}

/// The entry of the open meeting that made an action.
fn made_here(models: &Models, action: ActionId) -> Option<EntryId> {
    let mut entries = models.meeting.iter().flat_map(|view| &view.entries);
    let made = |entry: &&Entry| entry.action == Some(action) && entry.kind != EntryKind::FollowUp;
    entries.find(made).map(|entry| entry.id)
}

/// The entry whose panel has the field; none for the fields of the memo.
fn entry_of(lack: &MemoLack, models: &Models) -> Option<EntryId> {
    let of_memo = matches!(
        lack.mend,
        Mend::Summary
            | Mend::FollowUpTo
            | Mend::NextDay
            | Mend::NextTime
            | Mend::NextPlace
            | Mend::Materials
    );
    let made = || lack.action.and_then(|id| made_here(models, id));
    lack.entry.or_else(made).filter(|_| !of_memo)
}

/// How the field is found once it is drawn.
fn wanted(mend: Mend, models: &Models) -> Option<Lead> {
    let view = models.meeting.as_ref();
    let names: &[&str] = match mend {
        Mend::StatTo => &["Stat memo to"],
        Mend::FollowUpTo => &["Memo to", "Follow-up memo to"],
        Mend::From => &["Both memos from"],
        Mend::Name => &["Name"],
        Mend::Purpose => &["Purpose"],
        Mend::Departments => &["Add a department"],
        Mend::Invited => &["Invite somebody"],
        Mend::Period => &["Reporting period"],
        Mend::Place => &["Place"],
        Mend::Summary => &["Summary of the session"],
        Mend::NextDay => &["Next meeting", "On"],
        Mend::NextTime => &["At"],
        Mend::NextPlace => &["In"],
        Mend::Materials => &["Responses and materials due", "Materials due"],
        Mend::Email => &["E-mail address for written responses"],
        Mend::Signatory => &["Who signs the follow-up memo"],
        Mend::Foot => &["Line in the foot of every memo"],
        Mend::NewItem => &["Add item"],
        Mend::Title => &["Title"],
        Mend::Minutes => &["Minutes"],
        Mend::Narrative => &["Narrative"],
        Mend::WhyNow => &["Why this, why now"],
        Mend::DataSource => &["Data source"],
        Mend::NewQuestion => &["Add a question"],
        Mend::NewExhibit => &["Add chart"],
        Mend::Measure(_) => &["Measure"],
        Mend::Caption(_) => &["Caption"],
        Mend::Source(_) => &["Source"],
        Mend::Description(_) => &["Description"],
        Mend::Observation(_) => &["Observation in the memo"],
        Mend::Words => &[
            "What is to be done",
            "What is to be answered",
            "What data is asked for",
        ],
        Mend::Owner => &["Owner"],
        Mend::Due => &["Due"],
        Mend::Deliverable => &["Deliverable"],
        Mend::DefinitionOfDone => &["Definition of done"],
        Mend::Evidence => &["Evidence"],
        Mend::IntendedUse => &["What the data is for"],
        Mend::Said => &["Words"],
        Mend::Effect => &["What it changes"],
        Mend::DecidedBy => &["Decided by"],
        Mend::Unsettled => &[
            "Who is meant",
            "Which measure is meant",
            "Which day is meant",
            "Leave as typed",
            "Owner",
        ],
        Mend::Question(id) => return question(view?, id).map(|name| Lead::named(&name)),
        Mend::Presence(id) => return Some(Lead::named(&person(models, id)?)),
        Mend::StoodIn(id) => {
            let name = person(models, id)?;
            return Some(Lead::named(&format!("Who stood in for {name}")));
        }
        Mend::Versions(id) => return Some(Lead::Thing(id.uuid())),
        Mend::Nowhere => return None,
    };
    Some(Lead::Named(
        names.iter().map(|name| (*name).to_owned()).collect(),
    ))
}

/// What the field of a question is called: by its number in its item.
fn question(view: &MeetingView, id: QuestionId) -> Option<String> {
    let mut items = view.items.iter();
    let at = items.find_map(|one| one.questions.iter().position(|it| it.id == id))?;
    Some(format!("Question {}", at + 1))
}

/// The name of somebody who was invited.
fn person(models: &Models, id: AttendanceId) -> Option<String> {
    let mut invited = models.meeting.iter().flat_map(|view| &view.attendance);
    let one = invited.find(|one| one.id == id)?;
    let person = models.directory.person(one.person)?;
    Some(person.name.clone())
}
