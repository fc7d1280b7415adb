//! What can go wrong with a program file, in words a person can act on.

use rusqlite::ErrorCode;
use std::path::PathBuf;

/// Why a program file could not be opened, read or changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such file.
    #[error("There is no file at {}.", .0.display())]
    Missing(PathBuf),
    /// A new program would overwrite something.
    #[error("{} exists already; nothing was written over. Choose another name.", .0.display())]
    Exists(PathBuf),
    /// Not one of ours.
    #[error("{} is not a Statroom program; it was left as it is.", .0.display())]
    NotAProgram(PathBuf),
    /// Written by a newer Statroom.
    #[error(
        "{} was written by a newer Statroom (file version {found}, this one reads up to {known}); \
         it was left as it is. Update Statroom to open it.", .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The file is damaged.
    #[error(
        "{} is damaged: {what}. It was left as it is; open a backup, or keep the file and ask for help.",
        .path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite found.
        what: String,
    },
    /// The file may not be written.
    #[error("{} can't be written to (it is read-only); nothing was changed.", .0.display())]
    ReadOnly(PathBuf),
    /// A folder of another machine.
    #[error(
        "{} lies on a network folder ({kind}), where a live program could be damaged; it was not opened. \
         Copy it to this computer and open the copy.", .path.display()
    )]
    NetworkFolder {
        /// The file.
        path: PathBuf,
        /// Kind of file system.
        kind: String,
    },
    /// No room.
    #[error(
        "The disk is full: this change was not kept, everything before it was. Make room and try again."
    )]
    DiskFull,
    /// Somebody else holds the file.
    #[error(
        "Another program is writing to the file; this change was not kept. Try again in a moment."
    )]
    Busy,
    /// The person stopped it.
    #[error("It was stopped; nothing of it was kept.")]
    Stopped,
    /// The file could not be reached.
    #[error("{} can't be opened: {why}.", .path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A row that something refers to is gone.
    #[error("This {0} is no longer in the program.")]
    Gone(&'static str),
    /// Two rows may not say the same.
    #[error("That is there already: {0}.")]
    Duplicate(String),
    /// Something still refers to it.
    #[error("It is still used elsewhere in the program, so it was kept.")]
    StillUsed,
    /// Undo met a row that was changed since.
    #[error("This can't be undone: {what} was changed since, by {by} ({name}).")]
    ChangedSince {
        /// What kind of thing.
        what: String,
        /// Who changed it.
        by: String,
        /// With what.
        name: String,
    },
    /// A stored value that this version can't read.
    #[error("The file holds a {column} that this Statroom can't read: {value}.")]
    Unreadable {
        /// The column.
        column: String,
        /// What stands there.
        value: String,
    },
    /// Anything else SQLite says.
    #[error("The program file could not be used: {0}.")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::Sqlite(error);
        };
        let words = message.clone().unwrap_or_default();
        if failure.code == ErrorCode::DiskFull {
            Self::DiskFull
        } else if matches!(
            failure.code,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked
        ) {
            Self::Busy
        } else if matches!(
            failure.code,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase
        ) {
            Self::Damaged {
                path: PathBuf::from("The program file"),
                what: words,
            }
        } else if failure.code == ErrorCode::ReadOnly {
            Self::ReadOnly(PathBuf::from("The program file"))
        } else if failure.code == ErrorCode::ConstraintViolation {
            constraint(failure.extended_code, &words)
        } else {
            Self::Sqlite(error)
        }
    }
}

/// Which rule of the schema was broken.
fn constraint(extended_code: i32, words: &str) -> StoreError {
    if extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY {
        StoreError::StillUsed
    } else {
        let column = words
            .rsplit(':')
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned();
        StoreError::Duplicate(column)
    }
}
