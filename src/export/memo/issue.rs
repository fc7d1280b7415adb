//! Makes a memo ready to go out: its files, the data behind them, and what it changes of the one before.

use super::frozen::FrozenMemo;
use super::revision::{self, Revision};
use super::sources::MemoSources;
use super::write::{named, suggested_name};
use super::{MemoKind, follow_up, follow_up_memo, frame, parts, stat_memo, word};
use crate::domain::edition::MemoEdition;
use crate::domain::ids::{DepartmentId, MeetingId, PersonId};
use crate::domain::issued::IssuedMemo;
use crate::export::document::Document;
use crate::export::{ExportError, html};
use crate::program::query::{self, Found, PaperFigures};
use crate::program::{Issue, Program, day_in_zone};

/// A memo that somebody wants to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssueWish {
    /// The meeting.
    pub meeting: MeetingId,
    /// Which of its memos.
    pub kind: MemoKind,
    /// For whom.
    pub edition: MemoEdition,
    /// With the items of this department alone.
    pub department: Option<DepartmentId>,
    /// Who sends it.
    pub by: Option<PersonId>,
}

/// Writes the memo as it goes out, for a command that keeps it. The stat memo is made of the newest figures, which are
/// its own from then on; the follow-up memo of those of the released stat memo.
///
/// # Errors
/// When the meeting can't be read or the memo can't be written; nothing has gone out then.
pub fn prepare_issue(program: &Program, wish: &IssueWish) -> Result<Issue, ExportError> {
    let figures = match wish.kind {
        MemoKind::Stat => PaperFigures::Newest,
        MemoKind::FollowUp => PaperFigures::Released,
    };
    let mut sources = MemoSources::read_of(program, wish.meeting, (wish.edition, figures))?;
    sources.department = wish.department;
    let freeze = |sources: &MemoSources, memo: &Document| {
        parts::frozen(program, sources, (wish.kind, figures), memo)
    };
    let mut memo = made(&sources, wish.kind)?;
    let mut data = freeze(&sources, &memo)?;
    let mut number = 1;
    if let Some(last) = last_issue(program, wish)? {
        let before = FrozenMemo::read(&query::kept_file(program, &last.data)?);
        number = last.revision + 1;
        let zone = &sources.directory.city.time_zone;
        sources.revision = Some(Revision {
            number,
            replaces: day_in_zone(last.at, zone),
            changes: before.map_or_else(Vec::new, |before| revision::changes(&before, &data)),
        });
        memo = made(&sources, wish.kind)?;
        data = freeze(&sources, &memo)?;
    }
    let name = suggested_name(sources.meeting(), wish.kind, wish.edition.edition);
    let name = named(&sources, name, number);
    Ok(Issue {
        meeting: wish.meeting,
        kind: wish.kind,
        edition: wish.edition,
        department: wish.department,
        revision: number,
        by: wish.by,
        to: recipients(&sources, wish.kind),
        changes: sources.revision.map(|it| it.changes).unwrap_or_default(),
        files: files(program, &memo, &name)?,
        data: serde_json::to_vec(&data).map_err(std::io::Error::other)?,
    })
}

/// The last issue of the same memo, edition and department.
fn last_issue(program: &Program, wish: &IssueWish) -> Found<Option<IssuedMemo>> {
    let all = query::issued(program, wish.meeting)?.into_iter();
    let same = all.map(|view| view.memo);
    let same = same.filter(|memo| memo.is_of(wish.kind, wish.edition.edition, wish.department));
    Ok(same.max_by_key(|memo| memo.revision))
}

fn made(sources: &MemoSources, kind: MemoKind) -> Result<Document, ExportError> {
    match kind {
        MemoKind::Stat => stat_memo(sources),
        MemoKind::FollowUp => follow_up_memo(sources),
    }
}

/// Who a memo goes to, as it says itself.
pub(super) fn recipients(sources: &MemoSources, kind: MemoKind) -> Vec<String> {
    match kind {
        MemoKind::Stat => frame::said(&sources.meeting().memo_to),
        MemoKind::FollowUp => follow_up::recipients(sources),
    }
}

/// The memo in the formats it goes out in.
fn files(
    program: &Program,
    memo: &Document,
    name: &str,
) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
    Ok(vec![
        (format!("{name}.docx"), word::bytes(program, memo)?),
        (format!("{name}.html"), html::write(memo).into_bytes()),
    ])
}
