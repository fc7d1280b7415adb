//! The journal: every changed row's image before and after, written by triggers, so that it is complete
//! by construction. Undo, the audit trail and the crash-proof record of a meeting live on it.
//!
//! The triggers are TEMP and made from the schema each time a file is opened: a file from elsewhere
//! brings none of its own, and a new table is journalled without anybody remembering to.

use crate::domain::text::AsText;
use crate::store::{ChangeNote, Read, StoreError};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

/// Tables that are not journalled: the log of figures and its counter (a batch's row stands for its
/// figures), pictures, what was drawn and files that went out (named by their bytes), and the journal itself.
const NOT_JOURNALLED: [&str; 8] = [
    "observation",
    "numbering",
    "picture",
    "drawn",
    "word_template",
    "kept_file",
    "journal",
    "journal_row",
];

/// Number of a journal entry; greater is later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct JournalId(i64);

/// A table that a change touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedTable(pub String);

/// What taking entries back did.
#[derive(Debug, Clone)]
pub struct Revert {
    /// The new entry.
    pub entry: JournalId,
    /// The tables it touched.
    pub tables: Vec<ChangedTable>,
}

/// One line of the journal, for the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalLine {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: String,
    /// What.
    pub name: String,
    /// How many rows it changed.
    pub rows: i64,
}

/// A table's name and columns.
pub(super) struct TableShape {
    /// Name.
    pub(super) name: String,
    /// Columns in order.
    pub(super) columns: Vec<String>,
}

impl TableShape {
    /// SQL that makes a row's image as JSON; `row` is `NEW`, `OLD` or the table's name.
    pub(super) fn image(&self, row: &str) -> String {
        let pairs: Vec<String> = self
            .columns
            .iter()
            .map(|column| format!("'{column}', {row}.\"{column}\""))
            .collect();
        format!("json_object({})", pairs.join(", "))
    }
}

/// The journalled tables of an open file.
pub(super) fn tables(connection: &Connection) -> Result<Vec<TableShape>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT m.name, c.name FROM main.sqlite_schema m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid",
    )?;
    let mut rows = statement.query([])?;
    let mut tables: Vec<TableShape> = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, column): (String, String) = (row.get(0)?, row.get(1)?);
        if NOT_JOURNALLED.contains(&name.as_str()) {
            continue;
        }
        match tables.last_mut() {
            Some(table) if table.name == name => table.columns.push(column),
            Some(_) | None => tables.push(TableShape {
                name,
                columns: vec![column],
            }),
        }
    }
    Ok(tables)
}

/// Makes the triggers and the place that holds the current entry.
pub(super) fn install(connection: &Connection) -> Result<(), StoreError> {
    let mut sql = String::from("CREATE TEMP TABLE current_entry (id INTEGER NOT NULL);\n");
    for table in tables(connection)? {
        let name = &table.name;
        let cases = [
            ("insert", "NEW", "NULL".to_owned(), table.image("NEW")),
            ("update", "OLD", table.image("OLD"), table.image("NEW")),
            ("delete", "OLD", table.image("OLD"), "NULL".to_owned()),
        ];
        for (verb, row, before, after) in cases {
            let trigger = format!(
                "CREATE TEMP TRIGGER journal_{name}_{verb} AFTER {verb} ON main.\"{name}\" BEGIN \
                 INSERT INTO journal_row (entry, \"table\", key, before, after) VALUES \
                 ((SELECT id FROM current_entry), '{name}', {row}.id, {before}, {after}); END;\n"
            );
            sql.push_str(&trigger);
        }
    }
    connection.execute_batch(&sql)?;
    Ok(())
}

/// Opens an entry: rows changed from here on belong to it.
pub(super) fn begin(
    transaction: &Transaction<'_>,
    note: &ChangeNote<'_>,
    reverts: Option<JournalId>,
) -> Result<JournalId, StoreError> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO journal (uuid, at, by, name, reverts) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    insert.execute(params![
        note.uuid.to_string(),
        note.at.to_text(),
        note.by,
        note.name,
        reverts.map(|entry| entry.0)
    ])?;
    let entry = transaction.last_insert_rowid();
    transaction
        .prepare_cached("DELETE FROM current_entry")?
        .execute([])?;
    transaction
        .prepare_cached("INSERT INTO current_entry (id) VALUES (?1)")?
        .execute([entry])?;
    Ok(JournalId(entry))
}

/// Closes an entry. One that changed nothing leaves no trace.
pub(super) fn end(
    transaction: &Transaction<'_>,
    entry: JournalId,
) -> Result<Vec<ChangedTable>, StoreError> {
    transaction
        .prepare_cached("DELETE FROM current_entry")?
        .execute([])?;
    let mut statement = transaction.prepare_cached(
        "SELECT DISTINCT \"table\" FROM journal_row WHERE entry = ?1 ORDER BY \"table\"",
    )?;
    let names = statement.query_map([entry.0], |row| row.get::<_, String>(0))?;
    let tables: Vec<ChangedTable> = names
        .map(|name| name.map(ChangedTable))
        .collect::<Result<_, _>>()?;
    if tables.is_empty() {
        transaction.execute("DELETE FROM journal WHERE id = ?1", [entry.0])?;
    }
    Ok(tables)
}

/// A changed row, as the journal holds it.
struct RowChange {
    id: i64,
    table: String,
    key: String,
    before: Option<String>,
    after: Option<String>,
}

/// Takes entries back as one new entry: the last row first, each only if it still stands as they left it.
pub(super) fn revert(
    connection: &mut Connection,
    note: &ChangeNote<'_>,
    entries: &[JournalId],
) -> Result<Revert, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.pragma_update(None, "defer_foreign_keys", true)?;
    let shapes = tables(&transaction)?;
    let mut changes = Vec::new();
    for entry in entries {
        changes.append(&mut changes_of(&transaction, *entry)?);
    }
    changes.sort_by_key(|change| std::cmp::Reverse(change.id));
    let entry = begin(&transaction, note, entries.last().copied())?;
    for change in &changes {
        let shape = shapes
            .iter()
            .find(|shape| shape.name == change.table)
            .ok_or(StoreError::Gone("table"))?;
        take_back(&transaction, shape, change)?;
    }
    let tables = end(&transaction, entry)?;
    transaction.commit()?;
    Ok(Revert { entry, tables })
}

/// The rows an entry changed, in order.
fn changes_of(
    transaction: &Transaction<'_>,
    entry: JournalId,
) -> Result<Vec<RowChange>, StoreError> {
    let mut statement = transaction.prepare_cached(
        "SELECT id, \"table\", key, before, after FROM journal_row WHERE entry = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([entry.0], |row| {
        Ok(RowChange {
            id: row.get(0)?,
            table: row.get(1)?,
            key: row.get(2)?,
            before: row.get(3)?,
            after: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts one row back as it was before.
fn take_back(
    transaction: &Transaction<'_>,
    shape: &TableShape,
    change: &RowChange,
) -> Result<(), StoreError> {
    let name = &shape.name;
    let image = format!(
        "SELECT {} FROM \"{name}\" WHERE id = ?1",
        shape.image(&format!("\"{name}\""))
    );
    let stands: Option<String> = transaction
        .prepare_cached(&image)?
        .query_row([&change.key], |row| row.get(0))
        .optional()?;
    if stands != change.after {
        return Err(changed_since(transaction, shape, change)?);
    }
    let quoted: Vec<String> = shape.columns.iter().map(|c| format!("\"{c}\"")).collect();
    let extracted: Vec<String> = shape
        .columns
        .iter()
        .map(|c| format!("json_extract(?1, '$.{c}')"))
        .collect();
    match (&change.before, &change.after) {
        (None, _) => {
            let sql = format!("DELETE FROM \"{name}\" WHERE id = ?1");
            transaction.prepare_cached(&sql)?.execute([&change.key])?;
        }
        (Some(before), None) => {
            let sql = format!(
                "INSERT INTO \"{name}\" ({}) SELECT {}",
                quoted.join(", "),
                extracted.join(", ")
            );
            transaction.prepare_cached(&sql)?.execute([before])?;
        }
        (Some(before), Some(_)) => {
            let sets: Vec<String> = quoted
                .iter()
                .zip(&extracted)
                .map(|(c, value)| format!("{c} = {value}"))
                .collect();
            let sql = format!("UPDATE \"{name}\" SET {} WHERE id = ?2", sets.join(", "));
            transaction
                .prepare_cached(&sql)?
                .execute([before, &change.key])?;
        }
    }
    Ok(())
}

/// Says who changed a row since.
fn changed_since(
    transaction: &Transaction<'_>,
    shape: &TableShape,
    change: &RowChange,
) -> Result<StoreError, StoreError> {
    let last: Option<(String, String)> = transaction
        .query_row(
            "SELECT j.by, j.name FROM journal_row r JOIN journal j ON j.id = r.entry \
             WHERE r.\"table\" = ?1 AND r.key = ?2 AND r.id > ?3 ORDER BY r.id DESC LIMIT 1",
            params![change.table, change.key, change.id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let (by, name) = last.unwrap_or_else(|| ("somebody".to_owned(), "unknown change".to_owned()));
    Ok(StoreError::ChangedSince {
        what: format!("the {}", shape.name.replace('_', " ")),
        by,
        name,
    })
}

impl Read<'_> {
    /// The latest `limit` lines of the journal, newest first.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn journal(&self, limit: u32) -> Result<Vec<JournalLine>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT j.at, j.by, j.name, (SELECT count(*) FROM journal_row r WHERE r.entry = j.id) \
             FROM journal j ORDER BY j.id DESC LIMIT ?1",
        )?;
        let mut rows = statement.query([limit])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(JournalLine {
                at: super::column::read(row, 0, "at")?,
                by: row.get(1)?,
                name: row.get(2)?,
                rows: row.get(3)?,
            });
        }
        Ok(lines)
    }

    /// The newest entry of the journal.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn newest_entry(&self) -> Result<JournalId, StoreError> {
        let mut newest = self
            .connection
            .prepare_cached("SELECT coalesce(max(id), 0) FROM journal")?;
        Ok(JournalId(newest.query_row([], |row| row.get(0))?))
    }

    /// Whether a later entry than that changed a row of one of these tables.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn changed_after(&self, entry: JournalId, tables: &[&str]) -> Result<bool, StoreError> {
        let mut changed = self
            .connection
            .prepare_cached("SELECT DISTINCT \"table\" FROM journal_row WHERE entry > ?1")?;
        let mut rows = changed.query([entry.0])?;
        while let Some(row) = rows.next()? {
            let name: String = row.get(0)?;
            if tables.contains(&name.as_str()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Every journalled row of the program as `(table, image)`, ordered: what "row for row the same" compares.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn all_rows(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut all = Vec::new();
        for shape in tables(self.connection)? {
            let name = &shape.name;
            let sql = format!(
                "SELECT {} FROM \"{name}\" ORDER BY id",
                shape.image(&format!("\"{name}\""))
            );
            let mut statement = self.connection.prepare(&sql)?;
            let images = statement.query_map([], |row| row.get::<_, String>(0))?;
            for image in images {
                all.push((name.clone(), image?));
            }
        }
        Ok(all)
    }
}
