//! Memos of the demonstration's meetings that went out, the signed copy kept beside one, and what was put right after.

use super::meeting_file::{CorrectionRow, MeetingFile, MemoRow};
use super::player::Player;
use super::{DemoError, made};
use crate::domain::action::Action;
use crate::domain::edition::MemoEdition;
use crate::domain::ids::IssuedMemoId;
use crate::export::memo::{IssueWish, prepare_issue};
use crate::program::{Command, SignedFile, query};

impl Player {
    /// Sends a memo, as it can be written at the time the program's clock shows.
    pub(super) fn issue(&mut self, file: &MeetingFile, row: &MemoRow) -> Result<(), DemoError> {
        let wish = IssueWish {
            meeting: self.meeting(&file.key)?.id,
            kind: row.kind.0,
            edition: MemoEdition::PANEL,
            by: Some(self.names.person(&row.by)?),
        };
        let issue = prepare_issue(&self.program, &wish)?;
        let copy = issue.files.first().cloned();
        let memo: IssuedMemoId = made(&self.program.run(Command::IssueMemo(Box::new(issue)))?)?;
        if let Some((name, bytes)) = copy.filter(|_| row.signed) {
            let name = name.replace(".docx", " (signed).docx");
            let file = SignedFile::read(&name, bytes)?;
            self.program.run(Command::AttachSigned { memo, file })?;
        }
        Ok(())
    }

    /// Puts the record of an action right.
    pub(super) fn correct(&mut self, action: &str, row: &CorrectionRow) -> Result<(), DemoError> {
        let action = self.action(action)?;
        let book = query::actions(&self.program)?;
        let Some(there) = book.row(action) else {
            return Ok(());
        };
        self.program.run(Command::EditAction {
            action: Action {
                definition_of_done: self.text(&row.done_when)?,
                ..there.action.clone()
            },
            support: there.support.clone(),
            due_reason: String::new(),
        })?;
        Ok(())
    }
}
