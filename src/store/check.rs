//! The whole file looked through: pages, keys, schema, journal against rows, figures against their batches.

use crate::store::{Read, Store, StoreError, journal};
use std::collections::BTreeMap;

/// Something wrong with a program file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: "file", "keys", "schema", "journal", "figures", "pictures", "files" or "program".
    pub part: &'static str,
    /// What, in a sentence.
    pub what: String,
}

impl Fault {
    /// A fault in that part.
    pub fn new(part: &'static str, what: impl Into<String>) -> Self {
        Self {
            part,
            what: what.into(),
        }
    }
}

impl Store {
    /// Everything wrong with the file, as far as the store can tell; empty when it is sound.
    ///
    /// # Errors
    /// When the file can't be read at all.
    pub fn faults(&self) -> Result<Vec<Fault>, StoreError> {
        let read = self.read();
        let mut faults = Vec::new();
        faults.append(&mut page_faults(read)?);
        faults.append(&mut key_faults(read)?);
        faults.append(&mut self.schema_faults()?);
        faults.append(&mut journal_faults(read)?);
        for (batch, what) in read.faulty_batches()? {
            faults.push(Fault::new("figures", format!("Import {batch} {what}.")));
        }
        for hash in read.faulty_pictures()? {
            faults.push(Fault::new(
                "pictures",
                format!("Picture {hash} is damaged."),
            ));
        }
        for hash in read.faulty_drawn()? {
            let what = format!("What the room was shown, {hash}, is damaged.");
            faults.push(Fault::new("pictures", what));
        }
        for hash in read.faulty_templates()? {
            let what = format!("Word template {hash} is damaged.");
            faults.push(Fault::new("pictures", what));
        }
        for hash in read.faulty_files()? {
            let what = format!("A file that went out, {hash}, is damaged.");
            faults.push(Fault::new("files", what));
        }
        Ok(faults)
    }

    /// Tables, columns and indices other than those a new file would have.
    fn schema_faults(&self) -> Result<Vec<Fault>, StoreError> {
        let ours = schema_of(Self::in_memory()?.read())?;
        let found = schema_of(self.read())?;
        let missing = ours
            .iter()
            .filter(|(name, sql)| found.get(*name) != Some(*sql))
            .map(|(name, _)| {
                Fault::new(
                    "schema",
                    format!("{name} is missing or not as it should be."),
                )
            });
        let strange = found
            .keys()
            .filter(|name| !ours.contains_key(*name))
            .map(|name| Fault::new("schema", format!("{name} doesn't belong there.")));
        Ok(missing.chain(strange).collect())
    }
}

/// Everything in the schema by name, with its SQL.
fn schema_of(read: Read<'_>) -> Result<BTreeMap<String, String>, StoreError> {
    let mut statement = read.connection.prepare(
        "SELECT type || ' ' || name, coalesce(sql, '') FROM main.sqlite_schema \
         WHERE name NOT LIKE 'sqlite_%'",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Damaged pages and indices.
fn page_faults(read: Read<'_>) -> Result<Vec<Fault>, StoreError> {
    let mut statement = read.connection.prepare("PRAGMA integrity_check(20)")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let lines: Vec<String> = rows.collect::<Result<_, _>>()?;
    Ok(lines
        .into_iter()
        .filter(|line| line != "ok")
        .map(|line| Fault::new("file", format!("{line}.")))
        .collect())
}

/// Rows that refer to nothing.
fn key_faults(read: Read<'_>) -> Result<Vec<Fault>, StoreError> {
    let mut statement = read.connection.prepare(
        "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, i64>(2)?,
        ))
    })?;
    let mut faults = Vec::new();
    for row in rows {
        let (table, parent, count) = row?;
        let what = format!("{count} rows of {table} refer to a {parent} that isn't there.");
        faults.push(Fault::new("keys", what));
    }
    Ok(faults)
}

/// Rows that don't stand as the journal last saw them, and journal rows for things that should be gone.
fn journal_faults(read: Read<'_>) -> Result<Vec<Fault>, StoreError> {
    let mut last_seen: BTreeMap<(String, String), Option<String>> = BTreeMap::new();
    let mut statement = read
        .connection
        .prepare("SELECT \"table\", key, before, after FROM journal_row ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut faults = Vec::new();
    while let Some(row) = rows.next()? {
        let at = (row.get::<_, String>(0)?, row.get::<_, String>(1)?);
        let (before, after): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        if last_seen.get(&at).cloned().flatten() != before {
            faults.push(Fault::new(
                "journal",
                format!("A change of {} {} is missing.", at.0, at.1),
            ));
        }
        last_seen.insert(at, after);
    }
    for shape in journal::tables(read.connection)? {
        let name = &shape.name;
        let quoted = format!("\"{name}\"");
        let sql = format!("SELECT id, {} FROM {quoted}", shape.image(&quoted));
        let mut statement = read.connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (key, image): (String, String) = (row.get(0)?, row.get(1)?);
            let seen = last_seen.remove(&(name.clone(), key.clone())).flatten();
            if seen.as_ref() != Some(&image) {
                let what = format!("{name} {key} was changed outside Statroom.");
                faults.push(Fault::new("journal", what));
            }
        }
    }
    for ((table, key), image) in last_seen {
        if image.is_some() {
            let what = format!("{table} {key} was removed outside Statroom.");
            faults.push(Fault::new("journal", what));
        }
    }
    Ok(faults)
}
