//! Makes a memo ready to go out: its files, the data behind them, and what it changes of the one before.

use super::frozen::FrozenMemo;
use super::revision::{self, Revision};
use super::sources::MemoSources;
use super::write::named;
use super::{MemoKind, follow_up_memo, parts, recipients, stat_memo, word};
use crate::domain::edition::MemoEdition;
use crate::domain::ids::{MeetingId, PersonId};
use crate::domain::issued::IssuedMemo;
use crate::export::document::Document;
use crate::export::{ExportError, Watch, html};
use crate::program::query::{self, Found, PaperFigures};
use crate::program::{Issue, Program, day_in_zone};

/// A memo that somebody wants to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssueWish {
    /// The meeting.
    pub meeting: MeetingId,
    /// Which of its memos.
    pub kind: MemoKind,
    /// For whom, and of which department's items.
    pub edition: MemoEdition,
    /// Who sends it.
    pub by: Option<PersonId>,
}

/// Writes the memo as it goes out, for a command that keeps it. The stat memo is made of the newest figures, which are
/// its own from then on; the follow-up memo of those of the released stat memo.
///
/// # Errors
/// When the meeting can't be read or the memo can't be written; nothing has gone out then.
pub fn prepare_issue(program: &Program, wish: &IssueWish) -> Result<Issue, ExportError> {
    prepare_issue_watched(program, wish, &Watch::nobody())
}

/// The same while somebody looks on, who may stop it.
///
/// # Errors
/// As [`prepare_issue`], and [`ExportError::Stopped`].
pub fn prepare_issue_watched(
    program: &Program,
    wish: &IssueWish,
    watch: &Watch<'_>,
) -> Result<Issue, ExportError> {
    watch.at(0.02)?;
    let figures = match wish.kind {
        MemoKind::Stat => PaperFigures::Newest,
        MemoKind::FollowUp => PaperFigures::Released,
    };
    let mut sources = MemoSources::read_of(program, wish.meeting, (wish.edition, figures))?;
    watch.at(0.2)?;
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
    let name = named(&sources, wish.kind, number);
    watch.at(0.5)?;
    let (files, not_printed) = files(program, &memo, &name, watch)?;
    Ok(Issue {
        meeting: wish.meeting,
        kind: wish.kind,
        edition: wish.edition,
        department: wish.edition.department,
        revision: number,
        by: wish.by,
        to: recipients_of(&sources, wish.kind),
        changes: sources.revision.map(|it| it.changes).unwrap_or_default(),
        files,
        not_printed,
        data: serde_json::to_vec(&data).map_err(std::io::Error::other)?,
    })
}

/// The last issue of the same memo, edition and department.
fn last_issue(program: &Program, wish: &IssueWish) -> Found<Option<IssuedMemo>> {
    let all = query::issued(program, wish.meeting)?.into_iter();
    let same = all.map(|view| view.memo);
    let same =
        same.filter(|memo| memo.is_of(wish.kind, wish.edition.edition, wish.edition.department));
    Ok(same.max_by_key(|memo| memo.revision))
}

fn made(sources: &MemoSources, kind: MemoKind) -> Result<Document, ExportError> {
    match kind {
        MemoKind::Stat => stat_memo(sources),
        MemoKind::FollowUp => follow_up_memo(sources),
    }
}

/// Who a memo goes to, as it says itself.
fn recipients_of(sources: &MemoSources, kind: MemoKind) -> Vec<String> {
    match kind {
        MemoKind::Stat => recipients::of_stat(sources),
        MemoKind::FollowUp => recipients::of_follow_up(sources),
    }
}

/// Files, each with its name, and what could not be printed in them as it is.
type Written = (Vec<(String, Vec<u8>)>, Vec<String>);

/// The memo in the formats it goes out in: to be edited, to be printed and signed, to be read.
fn files(
    program: &Program,
    memo: &Document,
    name: &str,
    watch: &Watch<'_>,
) -> Result<Written, ExportError> {
    let word = (format!("{name}.docx"), word::word_bytes(program, memo)?);
    let page = (format!("{name}.html"), html::write(memo).into_bytes());
    watch.at(0.7)?;
    #[cfg(feature = "pdf")]
    {
        let pdf = crate::export::pdf::write(memo, program.now())?;
        Ok((
            vec![word, (format!("{name}.pdf"), pdf.bytes), page],
            pdf.notes,
        ))
    }
    #[cfg(not(feature = "pdf"))]
    Ok((vec![word, page], Vec::new()))
}
