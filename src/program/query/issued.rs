//! Memos that went out, as they are kept.

use super::Found;
use crate::domain::ids::MeetingId;
use crate::domain::issued::{FileOrigin, IssuedFile, IssuedMemo};
use crate::domain::meeting::Meeting;
use crate::domain::memo::MemoKind;
use crate::program::{Program, StoreError};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// A memo that went out, with its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedView {
    /// When, by whom and to whom.
    pub memo: IssuedMemo,
    /// Its files in order: those it was issued as, then those that were signed.
    pub files: Vec<IssuedFile>,
}

impl IssuedView {
    /// What it is called among the issues of its memo: "Issued", "Revision 2".
    pub fn name(&self) -> String {
        let first = match self.memo.kind {
            MemoKind::Stat => "Released",
            MemoKind::FollowUp => "Issued",
        };
        match self.memo.revision {
            0 | 1 => first.to_owned(),
            later => format!("Revision {later}"),
        }
    }

    /// The file it was issued as whose name ends so.
    pub fn made_as(&self, ending: &str) -> Option<&IssuedFile> {
        let mut made = self.made();
        made.find(|file| file.ending() == ending)
    }

    /// The files it was issued as.
    pub fn made(&self) -> impl Iterator<Item = &IssuedFile> {
        let files = self.files.iter();
        files.filter(|file| file.origin == FileOrigin::Made)
    }
}

/// The memos of a meeting that went out, the latest first.
///
/// # Errors
/// When the meeting is gone or the file can't be read.
pub fn issued(program: &Program, meeting: MeetingId) -> Found<Vec<IssuedView>> {
    let read = program.read();
    read.get::<Meeting>(meeting)?;
    let mut memos = read.of::<IssuedMemo>("meeting", meeting)?;
    memos.sort_by_key(|memo| std::cmp::Reverse((memo.at, memo.id)));
    memos
        .into_iter()
        .map(|memo| {
            let mut files = read.of::<IssuedFile>("memo", memo.id)?;
            files.sort_by_key(|file| (file.position, file.id));
            Ok(IssuedView { memo, files })
        })
        .collect()
}

/// The bytes of a file that went out, or of the data behind it, by their hash.
///
/// # Errors
/// When they are not there or the file can't be read.
pub fn kept_file(program: &Program, hash: &str) -> Found<Vec<u8>> {
    let bytes = program.read().kept_file(hash)?;
    Ok(bytes.ok_or(StoreError::Gone("file that went out"))?)
}

/// When each memo of a meeting went out first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WentOut {
    /// The stat memo.
    pub stat: Option<DateTime<Utc>>,
    /// The follow-up memo.
    pub follow_up: Option<DateTime<Utc>>,
}

/// When the memos of all meetings went out first.
pub(super) fn went_out(program: &Program) -> Found<HashMap<MeetingId, WentOut>> {
    let mut all: HashMap<MeetingId, WentOut> = HashMap::new();
    for memo in program.read().all::<IssuedMemo>()? {
        let of = all.entry(memo.meeting).or_default();
        let at = match memo.kind {
            MemoKind::Stat => &mut of.stat,
            MemoKind::FollowUp => &mut of.follow_up,
        };
        *at = Some(at.map_or(memo.at, |earlier| earlier.min(memo.at)));
    }
    Ok(all)
}
