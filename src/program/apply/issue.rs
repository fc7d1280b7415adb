//! Memos that go out: kept as they are, revised by another one, and the signed copy kept beside.

use super::{Applied, Apply};
use crate::domain::ids::{IssuedFileId, IssuedMemoId, MeetingId};
use crate::domain::issued::{FileOrigin, IssuedFile, IssuedMemo};
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::domain::memo::MemoKind;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::issue::{Issue, SignedFile};

impl Apply<'_> {
    pub(super) fn issue_memo(&self, issue: &Issue) -> Applied {
        self.refuse_issue(issue)?;
        let id = IssuedMemoId::new(self.key());
        self.write.insert(&IssuedMemo {
            id,
            meeting: issue.meeting,
            kind: issue.kind,
            edition: issue.edition.edition,
            with_questions: issue.edition.with_questions,
            with_charts: issue.edition.with_charts,
            department: issue.department,
            revision: issue.revision,
            at: self.now,
            by: issue.by,
            to: issue.to.clone(),
            changes: issue.changes.clone(),
            data: self.write.keep_file(&issue.data)?,
        })?;
        for (name, bytes) in &issue.files {
            self.keep_issued(id, (name, bytes), FileOrigin::Made)?;
        }
        if issue.kind == MemoKind::Stat {
            self.release_figures(issue.meeting)?;
        }
        Ok(Output::Id(id.uuid()))
    }

    /// Refuses a memo that can't go out as it is.
    fn refuse_issue(&self, issue: &Issue) -> Result<(), ProgramError> {
        let refused = |words: &str| Err(ProgramError::Refused(words.to_owned()));
        let meeting = self.read().get::<Meeting>(issue.meeting)?;
        if meeting.cancelled {
            return refused("The meeting is cancelled; its memo does not go out.");
        }
        if issue.kind == MemoKind::FollowUp && meeting.progress() == MeetingProgress::Planned {
            return refused(
                "The meeting has not been held, so there is no follow-up memo to issue.",
            );
        }
        if issue.files.is_empty() {
            return refused("A memo goes out with a file; nothing was issued.");
        }
        let issued = self.read().of::<IssuedMemo>("meeting", issue.meeting)?;
        let of_memo =
            |one: &&IssuedMemo| one.is_of(issue.kind, issue.edition.edition, issue.department);
        let last = issued.iter().filter(of_memo).map(|one| one.revision).max();
        if issue.revision != last.unwrap_or(0) + 1 {
            return refused(
                "The memo went out from another window meanwhile. Look at that one, and issue a revision if it is \
                 needed; nothing was issued here.",
            );
        }
        Ok(())
    }

    fn keep_issued(
        &self,
        memo: IssuedMemoId,
        (name, bytes): (&str, &[u8]),
        origin: FileOrigin,
    ) -> Result<IssuedFileId, ProgramError> {
        let there = self.read().of::<IssuedFile>("memo", memo)?;
        let position = there.iter().map(|file| file.position + 1).max();
        let id = IssuedFileId::new(self.key());
        self.write.insert(&IssuedFile {
            id,
            memo,
            position: position.unwrap_or(0),
            name: name.to_owned(),
            origin,
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            hash: self.write.keep_file(bytes)?,
            at: self.now,
        })?;
        Ok(id)
    }

    pub(super) fn attach_signed(&self, memo: IssuedMemoId, file: &SignedFile) -> Applied {
        self.read().get::<IssuedMemo>(memo)?;
        let kept = (file.name(), file.bytes());
        let id = self.keep_issued(memo, kept, FileOrigin::Signed)?;
        Ok(Output::Id(id.uuid()))
    }

    pub(super) fn remove_signed(&self, id: IssuedFileId) -> Applied {
        match self.read().get::<IssuedFile>(id)?.origin {
            FileOrigin::Signed => self.write.delete::<IssuedFile>(id)?,
            FileOrigin::Made => {
                let words = "A memo that went out is kept as it was; only a revision corrects it.";
                return Err(ProgramError::Refused(words.into()));
            }
        }
        Ok(Output::Nothing)
    }

    /// Takes the copies of a meeting that is removed away with it.
    pub(super) fn forget_issued(&self, meeting: MeetingId) -> Result<(), ProgramError> {
        for memo in self.read().of::<IssuedMemo>("meeting", meeting)? {
            for file in self.read().of::<IssuedFile>("memo", memo.id)? {
                self.write.delete::<IssuedFile>(file.id)?;
            }
            self.write.delete::<IssuedMemo>(memo.id)?;
        }
        Ok(())
    }
}
