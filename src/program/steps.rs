//! Commands as steps: what each is called, whether undo takes it back, what it makes stale, what is typing.

use crate::domain::conflict::TextBase;
use crate::domain::ids::RowId;
use crate::domain::memo::MemoKind;
use crate::domain::papers::PapersPicture;
use crate::domain::text::AsText as _;
use crate::program::command::Command;
use crate::program::done::Touched;
use crate::store::{Record, texts_of};

impl Command {
    /// The change as one that was begun from `seen`: the record as it was read when it was opened, or when the
    /// typing into it began. What somebody else has saved in its texts since then is not lost.
    #[must_use]
    pub fn begun_from<R: Record>(self, seen: &R) -> Self {
        let row = RowId::from_text(&seen.id().to_text()).unwrap_or_default();
        let bases = texts_of(seen).into_iter();
        Self::Based {
            bases: bases
                .map(|(place, before)| TextBase { place, row, before })
                .collect(),
            change: Box::new(self),
        }
    }

    /// Name of the undo step, as "Edit person"; sentence case, no full stop.
    #[expect(clippy::too_many_lines, reason = "one arm a command")]
    pub fn name(&self) -> &'static str {
        match self {
            Self::SaveCity(_) => "Edit settings",
            Self::SavePapers(_) => "Edit look of papers",
            Self::SetPapersPicture { place, .. } => match place {
                PapersPicture::Seal => "Change seal",
                PapersPicture::Letterhead => "Change letterhead",
            },
            Self::SetWordTemplate(_) => "Change Word template",
            Self::ResetPapers => "Reset look of papers",
            Self::SetMemoRules(_) => "Set clocks of the memos",
            Self::SaveHoliday(_) => "Edit holiday",
            Self::AddHolidays(_) => "Add holidays",
            Self::RemoveHoliday(_) => "Remove holiday",
            Self::SaveDepartment(_) => "Edit department",
            Self::SavePerson(_) => "Edit person",
            Self::AddPeople(_) => "Add people",
            Self::SavePriority(_) => "Edit priority",
            Self::MovePriority { .. } => "Move priority",
            Self::MoveGoal { .. } => "Move goal",
            Self::SaveGoal(_) => "Edit goal",
            Self::SaveMeasure(_) => "Edit measure",
            Self::AddMeasures(_) => "Add measures",
            Self::DecideMeasure(_) => "Decide on measure",
            Self::SaveTarget(_) => "Edit target",
            Self::AddTargets(_) => "Add targets",
            Self::RemoveTarget(_) => "Remove target",
            Self::SaveAnnotation(_) => "Annotate chart",
            Self::RemoveAnnotation(_) => "Remove annotation",
            Self::SetBaseline(_) => "Set baseline",
            Self::RemoveBaseline(_) => "Remove baseline",
            Self::SetMeasureRules(_) => "Set rules of measure",
            Self::ImportFigures(_) => "Import figures",
            Self::SaveMapping(_) => "Save mapping",
            Self::RenameMapping { .. } => "Rename mapping",
            Self::RemoveMapping(_) => "Forget mapping",
            Self::SaveAlias(_) | Self::RemoveAlias(_) => "Edit names of measure",
            Self::SaveMeeting(_) => "Edit meeting",
            Self::PlanMeeting { .. } => "Plan meeting",
            Self::RemoveMeeting(_) => "Remove meeting",
            Self::SetMeetingDepartments { .. } => "Choose departments",
            Self::Invite { .. } => "Invite people",
            Self::Uninvite(_) => "Take back invitation",
            Self::MarkPresence { .. } | Self::NoteRepresentative { .. } => "Note attendance",
            Self::NoteRole { .. } => "Note role",
            Self::PlanNext { .. } => "Plan next meeting",
            Self::BringFollowUps(_) => "Bring in follow-ups",
            Self::SaveMemoTexts(_) => "Edit words of memo",
            Self::SaveExhibitWords(_) => "Edit observation",
            Self::IssueMemo(issue) => match issue.kind {
                MemoKind::Stat => "Release stat memo",
                MemoKind::FollowUp => "Issue follow-up memo",
            },
            Self::WithdrawMemo(_) => "Withdraw release",
            Self::AttachSigned { .. } => "Keep signed copy",
            Self::RemoveSigned(_) => "Remove signed copy",
            Self::SaveItem(_) => "Edit agenda item",
            Self::RemoveItem(_) => "Take item off agenda",
            Self::RestoreItem(_) => "Put item back",
            Self::ChangeItemKind { .. } => "Change kind of item",
            Self::MoveItem { .. } => "Move agenda item",
            Self::SaveExhibit(_) => "Edit exhibit",
            Self::AddPictures(_) => "Add picture",
            Self::RemoveExhibit(_) => "Remove exhibit",
            Self::MoveExhibit { .. } => "Move exhibit",
            Self::SaveQuestion(_) => "Edit question",
            Self::RemoveQuestion(_) => "Remove question",
            Self::SaveAnticipated(_) => "Edit prepared action",
            Self::RemoveAnticipated(_) => "Remove prepared action",
            Self::ConfirmAnticipated { .. } => "Record prepared action",
            Self::StartMeeting(_) => "Start meeting",
            Self::GoTo { .. } => "Move through meeting",
            Self::Blank { .. } => "Blank projector",
            Self::InRoom { change, .. } => change.name(),
            Self::OnAgenda(change) => change.name(),
            Self::LookAt(_) | Self::LookAsPrepared(_) => "Change view of exhibit",
            Self::Adjourn(_) => "Adjourn meeting",
            Self::SaveFeedback(_) => "Count feedback",
            Self::Record(_) => "Record",
            Self::EditEntry(_) => "Edit entry",
            Self::ChangeEntryKind { .. } => "Change kind of entry",
            Self::RemoveEntry(_) => "Remove entry",
            Self::RetimeEntry { .. } => "Change time of entry",
            Self::MoveEntry { .. } => "Move entry",
            Self::MergeEntries { .. } => "Merge entries",
            Self::SplitEntry(_) => "Split entry",
            Self::Settle(_) => "Settle entry",
            Self::EditAction { .. } => "Edit action",
            Self::WorkAction(_) => "Work on action",
            Self::MergeAction { .. } => "Merge actions",
            Self::Based { change, .. } => change.name(),
            Self::SettleText { .. } => "Settle text",
        }
    }

    /// Whether it changes content and so is an undo step. Moving through a running meeting is durable
    /// and journalled, but nobody wants Ctrl+Z to walk the projector back; and what went out is out, and only a
    /// revision corrects it.
    pub fn is_undo_step(&self) -> bool {
        if let Self::Based { change, .. } = self {
            return change.is_undo_step();
        }
        !matches!(
            self,
            Self::StartMeeting(_)
                | Self::GoTo { .. }
                | Self::Blank { .. }
                | Self::InRoom { .. }
                | Self::LookAt(_)
                | Self::LookAsPrepared(_)
                | Self::Adjourn(_)
                | Self::BringFollowUps(_)
                | Self::IssueMemo(_)
        )
    }

    /// What it makes stale besides the kinds of the rows it changes: the register shows the words of the
    /// entries by which meetings worked an action.
    pub(super) fn touches_besides(&self) -> Touched {
        if let Self::Based { change, .. } = self {
            return change.touches_besides();
        }
        let of_entries = matches!(
            self,
            Self::EditEntry(_)
                | Self::RemoveEntry(_)
                | Self::RetimeEntry { .. }
                | Self::MoveEntry { .. }
                | Self::MergeEntries { .. }
                | Self::SplitEntry(_)
                | Self::Settle(_)
                | Self::SettleText { .. }
        );
        if of_entries {
            Touched::ACTIONS
        } else {
            Touched::NOTHING
        }
    }

    /// Commands with the same key that follow each other within a few seconds are one undo step: typing.
    pub fn typing_key(&self) -> Option<String> {
        if let Self::Based { change, .. } = self {
            return change.typing_key();
        }
        if let Self::SaveItem(item) = self {
            return (!item.id.is_new()).then(|| format!("item {}", item.id));
        }
        if let Self::SaveQuestion(question) = self {
            return (!question.id.is_new()).then(|| format!("question {}", question.id));
        }
        if let Self::SaveAnticipated(one) = self {
            return (!one.id.is_new()).then(|| format!("anticipated {}", one.id));
        }
        if let Self::SaveMeeting(meeting) = self {
            return (!meeting.id.is_new()).then(|| format!("meeting {}", meeting.id));
        }
        if let Self::SaveCity(city) = self {
            return (!city.id.is_new()).then(|| format!("city {}", city.id));
        }
        if let Self::SavePapers(_) = self {
            return Some("papers".to_owned());
        }
        if let Self::SaveExhibit(exhibit) = self {
            return (!exhibit.id.is_new()).then(|| format!("exhibit {}", exhibit.id));
        }
        if let Self::SaveMemoTexts(texts) = self {
            return Some(format!("memo texts {}", texts.id));
        }
        if let Self::SaveExhibitWords(words) = self {
            return Some(format!("observation {}", words.id));
        }
        if let Self::SaveFeedback(feedback) = self {
            return Some(format!("feedback {}", feedback.id));
        }
        if let Self::EditEntry(edit) = self {
            return Some(format!("entry {}", edit.entry));
        }
        if let Self::EditAction { action, .. } = self {
            return Some(format!("action {}", action.id));
        }
        None
    }
}
