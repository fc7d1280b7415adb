//! Opening and creating program files. Nothing is written to a file until it is known to be one of ours.

use crate::store::{Store, StoreError, journal};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Our file type, in SQLite's header: "Stat".
const APPLICATION_ID: i64 = 0x5374_6174;

/// The schema, one step a version. A step is frozen once a version with it is released.
const MIGRATIONS: [&str; 24] = [
    include_str!("schema/0001_program.sql"),
    include_str!("schema/0002_baselines.sql"),
    include_str!("schema/0003_stage_looks.sql"),
    include_str!("schema/0004_pauses.sql"),
    include_str!("schema/0005_views.sql"),
    include_str!("schema/0006_feedback.sql"),
    include_str!("schema/0007_ratio_parts.sql"),
    include_str!("schema/0008_recording.sql"),
    include_str!("schema/0009_asides.sql"),
    include_str!("schema/0010_excursions.sql"),
    include_str!("schema/0011_run_verbs.sql"),
    include_str!("schema/0012_releases.sql"),
    include_str!("schema/0013_pages.sql"),
    include_str!("schema/0014_conflicts.sql"),
    include_str!("schema/0015_as_shown.sql"),
    include_str!("schema/0016_papers.sql"),
    include_str!("schema/0017_any_text.sql"),
    include_str!("schema/0018_shown_again.sql"),
    include_str!("schema/0019_issued_memos.sql"),
    include_str!("schema/0020_clocks.sql"),
    include_str!("schema/0021_import_names.sql"),
    include_str!("schema/0022_memo_texts.sql"),
    include_str!("schema/0023_known_mappings.sql"),
    include_str!("schema/0024_target_periods.sql"),
];

/// File version this program writes, and the newest it reads.
const VERSION: i64 = MIGRATIONS.len() as i64;

/// Files up to this size are checked page by page when opened; larger ones by `statroom check`.
const QUICK_CHECK_LIMIT: u64 = 64 * 1024 * 1024;

/// Kinds of file systems that live on another machine, where SQLite's locks can't be trusted.
const NETWORK_KINDS: [&str; 9] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb2",
    "smb3",
    "smbfs",
    "afs",
    "fuse.sshfs",
    "fuse.rclone",
];

impl Store {
    /// Creates a program file.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something stands there already; otherwise why it can't be made.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        refuse_network(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection =
            Connection::open_with_flags(path, flags).map_err(|error| cannot_open(path, &error))?;
        let made = set_up_new(&mut connection).map_err(|error| place(error, path));
        if let Err(error) = made {
            drop(connection);
            // Only what this call made is removed: the path was free a moment ago.
            if let Err(left) = std::fs::remove_file(path) {
                tracing::warn!("an unfinished file was left behind: {left}");
            }
            return Err(error);
        }
        finish(connection, path)
    }

    /// Opens a program file.
    ///
    /// # Errors
    /// In words what the file is instead, or why it can't be used; the file is left as it is then.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        if !path.is_file() {
            return Err(StoreError::NotAProgram(path.to_owned()));
        }
        refuse_network(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection =
            Connection::open_with_flags(path, flags).map_err(|error| cannot_open(path, &error))?;
        let version = recognise(&connection, path)?;
        if connection.is_readonly("main").unwrap_or(false) {
            return Err(StoreError::ReadOnly(path.to_owned()));
        }
        refuse_damaged(&connection, path)?;
        migrate(&mut connection, version).map_err(|error| place(error, path))?;
        finish(connection, path)
    }

    /// A program in memory, for tests and rehearsals: gone when it is closed.
    ///
    /// # Errors
    /// When SQLite can't be used at all.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        set_up_new(&mut connection)?;
        finish(connection, Path::new(":memory:"))
    }
}

/// Reads what the file is, without writing to it. Returns its version.
fn recognise(connection: &Connection, path: &Path) -> Result<i64, StoreError> {
    let read = |name: &str| {
        let value = connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        value.map_err(|error| {
            let error = StoreError::from(error);
            if matches!(error, StoreError::Damaged { .. }) && !begins_as_ours(path) {
                return StoreError::NotAProgram(path.to_owned());
            }
            place(error, path)
        })
    };
    if read("application_id")? != APPLICATION_ID {
        return Err(StoreError::NotAProgram(path.to_owned()));
    }
    let found = read("user_version")?;
    if found > VERSION {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: VERSION,
        });
    }
    Ok(found)
}

/// Whether a file that SQLite can't read begins as one of ours does: then it was one, and is damaged.
fn begins_as_ours(path: &Path) -> bool {
    let mut header = [0; 72];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut header));
    let kind = header.last_chunk().map(|bytes| u32::from_be_bytes(*bytes));
    read.is_ok()
        && header.starts_with(b"SQLite format 3\0")
        && kind.map(i64::from) == Some(APPLICATION_ID)
}

/// Looks through a file that isn't too large for pages that can't be right.
fn refuse_damaged(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let large = std::fs::metadata(path).is_ok_and(|file| file.len() > QUICK_CHECK_LIMIT);
    if large {
        return Ok(());
    }
    let found: Result<String, _> =
        connection.pragma_query_value(None, "quick_check", |row| row.get(0));
    match found {
        Ok(words) if words == "ok" => Ok(()),
        Ok(what) => Err(StoreError::Damaged {
            path: path.to_owned(),
            what: one_line(&what),
        }),
        Err(error) => Err(place(StoreError::from(error), path)),
    }
}

/// Writes file type and schema into an empty file.
fn set_up_new(connection: &mut Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(connection, 0)
}

/// Brings a file from `version` to ours, each step whole or not at all.
fn migrate(connection: &mut Connection, version: i64) -> Result<(), StoreError> {
    for (index, step) in MIGRATIONS
        .iter()
        .enumerate()
        .skip(usize::try_from(version).unwrap_or(0))
    {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", index as i64 + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Settings of every connection, and the journal's triggers.
fn finish(connection: Connection, path: &Path) -> Result<Store, StoreError> {
    let set_up = || -> Result<i64, StoreError> {
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        connection.set_prepared_statement_cache_capacity(256);
        // Without it SQLite plans a kept statement anew whenever it is given another key.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        journal::install(&connection)?;
        Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    };
    let data_version = set_up().map_err(|error| place(error, path))?;
    Ok(Store {
        connection,
        path: path.to_owned(),
        data_version,
    })
}

/// Names the file in an error that was made where the file's name isn't known.
pub(super) fn place(error: StoreError, path: &Path) -> StoreError {
    if let StoreError::Damaged { what, .. } = error {
        return StoreError::Damaged {
            path: path.to_owned(),
            what: one_line(&what),
        };
    }
    if matches!(error, StoreError::ReadOnly(_)) {
        return StoreError::ReadOnly(path.to_owned());
    }
    error
}

/// An error of the operating system while opening.
fn cannot_open(path: &Path, error: &rusqlite::Error) -> StoreError {
    StoreError::CannotOpen {
        path: path.to_owned(),
        why: one_line(&error.to_string()),
    }
}

/// The first line of what SQLite says, without its full stop.
fn one_line(words: &str) -> String {
    words
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_owned()
}

/// Refuses a path on a network file system.
fn refuse_network(path: &Path) -> Result<(), StoreError> {
    network_kind(path).map_or(Ok(()), |kind| {
        Err(StoreError::NetworkFolder {
            path: path.to_owned(),
            kind,
        })
    })
}

/// Kind of the network file system a path lies on, if it does.
fn network_kind(path: &Path) -> Option<String> {
    if path.to_string_lossy().starts_with(r"\\") {
        return Some("a Windows share".to_owned());
    }
    let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let folder = std::fs::canonicalize(folder.unwrap_or_else(|| Path::new("."))).ok()?;
    kind_of_mount(&mounts, &folder)
}

/// Of the mounts listed as in `/proc/self/mounts`, the network kind of the innermost that holds `folder`.
fn kind_of_mount(mounts: &str, folder: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ').skip(1);
            let point = PathBuf::from(words.next()?.replace(r"\040", " "));
            let kind = words.next()?;
            folder
                .starts_with(&point)
                .then(|| (point.components().count(), kind))
        })
        .max_by_key(|(depth, _)| *depth)
        .map(|(_, kind)| kind)
        .filter(|kind| NETWORK_KINDS.contains(kind))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::OptionalExtension as _;

    #[test]
    fn a_folder_on_another_machine_is_recognised_by_its_innermost_mount() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nsrv:/x /mnt/city\\040share nfs4 rw 0 0\n\
                      /dev/sdb /mnt/city\\040share/local ext4 rw 0 0\n";
        let kind = |folder: &str| kind_of_mount(mounts, Path::new(folder));
        assert_eq!(kind("/mnt/city share/stat"), Some("nfs4".to_owned()));
        assert_eq!(kind("/mnt/city share/local/stat"), None);
        assert_eq!(kind("/home/ana"), None);
        assert!(network_kind(Path::new(r"\\server\stat\a.statroom")).is_some());
    }

    /// A file as a version wrote it, with a row in every journalled table: one that was made and changed, and
    /// one that was made and removed. Gives back the entry that removed.
    fn written_by(version: usize, path: &Path) -> journal::JournalId {
        let mut connection = Connection::open(path).unwrap();
        connection
            .pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        for (index, step) in MIGRATIONS[..version].iter().enumerate() {
            connection.execute_batch(step).unwrap();
            connection
                .pragma_update(None, "user_version", index as i64 + 1)
                .unwrap();
        }
        journal::install(&connection).unwrap();
        let shapes = journal::tables(&connection).unwrap();
        let mut last = None;
        for (entry, verb) in [(1, "make"), (2, "change"), (3, "remove")] {
            let note = note(entry, verb);
            let write = connection.transaction().unwrap();
            write
                .pragma_update(None, "defer_foreign_keys", true)
                .unwrap();
            let id = journal::begin(&write, &note, None).unwrap();
            for shape in &shapes {
                let name = &shape.name;
                let sql = match verb {
                    "make" => format!("{}; {}", row_of(&write, name, 1), row_of(&write, name, 2)),
                    "change" => format!("UPDATE \"{name}\" SET id = id"),
                    _ => format!("DELETE FROM \"{name}\" WHERE rowid = 2"),
                };
                write.execute_batch(&sql).unwrap();
            }
            journal::end(&write, id).unwrap();
            write.commit().unwrap();
            last = Some(id);
        }
        last.unwrap()
    }

    fn note(number: u128, name: &'static str) -> crate::store::ChangeNote<'static> {
        crate::store::ChangeNote {
            uuid: uuid::Uuid::from_u128(number),
            at: chrono::DateTime::UNIX_EPOCH,
            by: "an earlier version",
            name,
        }
    }

    /// The key of a table's row, which refers to the rows of that number in other tables.
    fn key(table: &str, row: u128) -> uuid::Uuid {
        let letters = table.bytes().take(14);
        let table = letters.fold(0_u128, |key, letter| key * 256 + u128::from(letter));
        uuid::Uuid::from_u128(table * 16 + row)
    }

    /// The table whose keys a table's rows have: its own, or that to which its key refers.
    fn owner(connection: &Connection, table: String) -> String {
        let sql = "SELECT \"table\" FROM pragma_foreign_key_list(?1) WHERE \"from\" = 'id'";
        let whose = connection.query_row(sql, [&table], |row| row.get(0));
        match whose.optional().unwrap() {
            Some(target) => owner(connection, target),
            None => table,
        }
    }

    /// SQL that adds a row to a table as its schema stands.
    fn row_of(connection: &Connection, table: &str, row: u128) -> String {
        let mut columns = connection
            .prepare(
                "SELECT c.name, c.type, c.\"notnull\" OR c.pk, f.\"table\", c.dflt_value \
                 FROM pragma_table_info(?1) c LEFT JOIN pragma_foreign_key_list(?1) f \
                 ON f.\"from\" = c.name ORDER BY c.cid",
            )
            .unwrap();
        let value = |column: &rusqlite::Row<'_>| {
            let name: String = column.get(0)?;
            let (kind, wanted): (String, bool) = (column.get(1)?, column.get(2)?);
            let (refers, usual): (Option<String>, Option<String>) =
                (column.get(3)?, column.get(4)?);
            Ok(match (refers, usual) {
                (_, Some(usual)) => usual,
                // A meeting's stage, its look and its pause have the meeting's own key.
                (Some(target), None) if wanted => {
                    format!("'{}'", key(&owner(connection, target), row))
                }
                (None, None) if name == "id" => format!("'{}'", key(table, row)),
                (None, None) if name == "at" => format!("'{}'", note(0, "").at.to_rfc3339()),
                // No figures came in.
                (None, None) if name == "figures" => "0".to_owned(),
                (None, None) if name == "figures_hash" => {
                    format!("'{}'", crate::store::pictures::hash_of(&[]))
                }
                (None, None) if wanted && kind == "INTEGER" => row.to_string(),
                (None, None) if wanted && kind == "REAL" => "0.5".to_owned(),
                (None, None) if wanted => format!("'{name} {row}'"),
                (_, None) => "NULL".to_owned(),
            })
        };
        let values = columns.query_map([table], value).unwrap();
        let values: Vec<String> = values.collect::<Result<_, _>>().unwrap();
        format!("INSERT INTO \"{table}\" VALUES ({})", values.join(", "))
    }

    #[test]
    fn a_file_of_every_earlier_version_is_brought_to_this_one_with_its_journal_and_is_sound() {
        let folder = tempfile::tempdir().unwrap();
        for version in 1..=MIGRATIONS.len() {
            let path = folder.path().join(format!("version {version}.statroom"));
            let removal = written_by(version, &path);
            let mut store = Store::open(&path).unwrap();
            assert_eq!(store.faults().unwrap(), [], "version {version}");
            let now: i64 = store
                .connection
                .pragma_query_value(None, "user_version", |row| row.get(0))
                .unwrap();
            assert_eq!(now, VERSION);
            // A row that was removed then comes back as this version keeps it.
            store.revert(&note(4, "undo"), &[removal]).unwrap();
            assert_eq!(store.faults().unwrap(), [], "version {version}");
            let rows: i64 = store
                .connection
                .query_row(
                    "SELECT count(*) FROM exhibit WHERE form = 'line'",
                    [],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(rows, 2, "version {version}");
        }
    }

    /// Entries and invitations of a file as it was before they had a category, a role and a stand-in.
    const EARLIER_ROWS: &str = "
        INSERT INTO person VALUES ('p', 'Ann Smith', '', NULL, '', 0);
        INSERT INTO meeting VALUES ('m', 'Stat', '', '', '2026-10-27', '09:00', 'UTC', 90, '', NULL, NULL, NULL,
            '[]', '[]', '[]', NULL, NULL, '', NULL, '', NULL, NULL, NULL, 0);
        INSERT INTO attendance VALUES ('a', 'm', 'p', 'unknown', 0);
        UPDATE attendance SET presence = 'present';
        INSERT INTO entry VALUES ('e', 'm', NULL, '2026-10-27T13:00:00.000Z', NULL, 'note', 'x', 'x', NULL, NULL,
            NULL, '', '');
        UPDATE entry SET kind = 'decision';";

    #[test]
    fn entries_and_invitations_written_before_they_had_more_are_still_as_the_journal_saw_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.statroom");
        let connection = Connection::open(&path).unwrap();
        connection
            .pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        let recording = MIGRATIONS
            .iter()
            .position(|step| step.contains("CREATE TABLE anticipated"))
            .unwrap();
        for step in &MIGRATIONS[..recording] {
            connection.execute_batch(step).unwrap();
        }
        connection
            .pragma_update(None, "user_version", recording as i64)
            .unwrap();
        let mut store = finish(connection, &path).unwrap();
        let note = crate::store::ChangeNote {
            uuid: uuid::Uuid::from_u128(1),
            at: chrono::DateTime::UNIX_EPOCH,
            by: "test",
            name: "Write",
        };
        let written: Result<_, StoreError> = store.change(&note, |write| {
            write.connection.execute_batch(EARLIER_ROWS)?;
            Ok(())
        });
        written.unwrap();
        drop(store);
        let store = Store::open(&path).unwrap();
        assert_eq!(store.faults().unwrap(), []);
    }

    #[test]
    fn figures_taken_in_before_parts_were_kept_stand_without_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.statroom");
        let old = Connection::open(&path).unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        for step in MIGRATIONS.iter().take(6) {
            old.execute_batch(step).unwrap();
        }
        old.pragma_update(None, "user_version", 6).unwrap();
        old.execute("INSERT INTO observation VALUES (1, 20454, 1, 80.5, 2)", [])
            .unwrap();
        drop(old);
        let store = Store::open(&path).unwrap();
        let kept: (f64, i64, Option<f64>, Option<f64>) = store
            .connection
            .query_row(
                "SELECT value, source_row, numerator, denominator FROM observation",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )
            .unwrap();
        assert_eq!(kept, (80.5, 2, None, None));
    }

    #[test]
    fn the_bundled_sqlite_is_free_of_the_wal_reset_bug() {
        assert!(
            rusqlite::version_number() >= 3_051_003,
            "SQLite {}",
            rusqlite::version()
        );
    }

    #[test]
    fn a_file_that_may_not_be_written_is_told_by_its_name_and_keeps_what_it_has() {
        let mut store = Store::in_memory().unwrap();
        store
            .connection
            .pragma_update(None, "query_only", true)
            .unwrap();
        let note = crate::store::ChangeNote {
            uuid: uuid::Uuid::from_u128(1),
            at: chrono::DateTime::UNIX_EPOCH,
            by: "test",
            name: "Add",
        };
        let department = crate::domain::department::Department {
            id: crate::domain::ids::DepartmentId::new(uuid::Uuid::from_u128(1)),
            ..crate::domain::department::Department::default()
        };
        let refused: Result<_, StoreError> = store.change(&note, |write| write.insert(&department));
        let error = place(refused.unwrap_err(), Path::new("/city/a.statroom"));
        assert_eq!(
            error.to_string(),
            "/city/a.statroom can't be written to (it is read-only); nothing was changed."
        );
        let kept = store
            .read()
            .all::<crate::domain::department::Department>()
            .unwrap();
        assert!(kept.is_empty());
    }

    #[test]
    fn a_full_disk_keeps_everything_before_the_change() {
        let store = Store::in_memory().unwrap();
        let pages: i64 = store
            .connection
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap();
        store
            .connection
            .pragma_update(None, "max_page_count", pages)
            .unwrap();
        let mut store = store;
        let note = crate::store::ChangeNote {
            uuid: uuid::Uuid::from_u128(1),
            at: chrono::DateTime::UNIX_EPOCH,
            by: "test",
            name: "Fill",
        };
        let full = store.change(&note, |write| {
            for number in 0..2_000_u128 {
                write.insert(&crate::domain::department::Department {
                    id: crate::domain::ids::DepartmentId::new(uuid::Uuid::from_u128(number + 1)),
                    name: "x".repeat(500),
                    short_name: String::new(),
                    retired: false,
                })?;
            }
            Ok::<_, StoreError>(())
        });
        assert!(matches!(full, Err(StoreError::DiskFull)), "{full:?}");
        let kept = store
            .read()
            .all::<crate::domain::department::Department>()
            .unwrap();
        assert!(kept.is_empty());
    }
}
