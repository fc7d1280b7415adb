//! Backups: a whole copy made through SQLite while the program goes on, checked, then put in place.

use crate::store::{Store, StoreError, open};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::path::Path;
use std::time::Duration;

/// How far a backup has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupProgress {
    /// Pages still to copy.
    pub remaining: i32,
    /// Pages in all.
    pub pages: i32,
}

impl Store {
    /// Writes a whole copy to `target`, telling `progress` from time to time; stops when it answers false.
    /// A file that stands at `target` is left alone. Returns whether the copy was made.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something stands there; otherwise why it could not be written.
    pub fn back_up(
        &self,
        target: &Path,
        mut progress: impl FnMut(BackupProgress) -> bool,
    ) -> Result<bool, StoreError> {
        if target.exists() {
            return Err(StoreError::Exists(target.to_owned()));
        }
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = target.with_file_name(name);
        let finished = self.copy_to(&part, &mut progress);
        if matches!(finished, Ok(true)) {
            std::fs::rename(&part, target).map_err(|error| StoreError::CannotOpen {
                path: target.to_owned(),
                why: error.to_string(),
            })?;
        } else if let Err(left) = std::fs::remove_file(&part) {
            tracing::warn!("an unfinished backup was left behind: {left}");
        }
        finished.map_err(|error| open::place(error, target))
    }

    /// Copies page by page into `part` and makes it one plain file, without a log beside it.
    fn copy_to(
        &self,
        part: &Path,
        progress: &mut impl FnMut(BackupProgress) -> bool,
    ) -> Result<bool, StoreError> {
        let cannot = |error: rusqlite::Error| StoreError::CannotOpen {
            path: part.to_owned(),
            why: error.to_string(),
        };
        let mut copy = Connection::open(part).map_err(cannot)?;
        {
            let backup = Backup::new(&self.connection, &mut copy)?;
            loop {
                let step = backup.step(512)?;
                let at = backup.progress();
                if !progress(BackupProgress {
                    remaining: at.remaining,
                    pages: at.pagecount,
                }) {
                    return Ok(false);
                }
                if step == StepResult::Done {
                    break;
                }
                if step != StepResult::More {
                    std::thread::sleep(Duration::from_millis(20));
                }
            }
        }
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(true)
    }
}
