//! The whole program as plain tables: read row by row to be taken elsewhere, and written into an empty file.

use crate::store::{Read, StoreError, Write};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{params_from_iter, types};

/// Tables that are no part of what a program says: its journal.
const NOT_TAKEN: [&str; 2] = ["journal", "journal_row"];

/// A value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum TableValue {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes, of a picture.
    Bytes(Vec<u8>),
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Whole numbers.
    Integer,
    /// Numbers.
    Real,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// It always holds something.
    pub required: bool,
    /// It is the table's key, or part of it.
    pub key: bool,
    /// The table and column it refers to.
    pub refers_to: Option<(String, String)>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<TableColumn>,
}

impl Read<'_> {
    /// Every table but the journal's, by name.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn tables(&self) -> Result<Vec<Table>, StoreError> {
        let mut statement = self.connection.prepare(
            "SELECT m.name, c.name, c.type, c.\"notnull\", c.pk, k.\"table\", coalesce(k.\"to\", 'id') \
             FROM main.sqlite_schema m JOIN pragma_table_info(m.name) c \
             LEFT JOIN pragma_foreign_key_list(m.name) k ON k.\"from\" = c.name \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid",
        )?;
        let mut rows = statement.query([])?;
        let mut tables: Vec<Table> = Vec::new();
        while let Some(row) = rows.next()? {
            let name: String = row.get(0)?;
            if NOT_TAKEN.contains(&name.as_str()) {
                continue;
            }
            let kind: String = row.get(2)?;
            let key = row.get::<_, i64>(4)? > 0;
            let parent: Option<String> = row.get(5)?;
            let column = TableColumn {
                name: row.get(1)?,
                kind: match kind.as_str() {
                    "INTEGER" => ColumnKind::Integer,
                    "REAL" => ColumnKind::Real,
                    "BLOB" => ColumnKind::Bytes,
                    _ => ColumnKind::Text,
                },
                required: key || row.get::<_, bool>(3)?,
                key,
                refers_to: parent
                    .map(|table| Ok::<_, StoreError>((table, row.get(6)?)))
                    .transpose()?,
            };
            match tables.last_mut() {
                Some(table) if table.name == name => table.columns.push(column),
                Some(_) | None => tables.push(Table {
                    name,
                    columns: vec![column],
                }),
            }
        }
        Ok(tables)
    }

    /// Shows every row of a table, in the order of its key; of the log of figures those of batches that stand.
    ///
    /// # Errors
    /// When the file can't be read, or what the visitor says.
    pub fn each_row<E: From<StoreError>>(
        &self,
        table: &Table,
        mut visit: impl FnMut(&[TableValue]) -> Result<(), E>,
    ) -> Result<(), E> {
        let keys = table.columns.iter().filter(|column| column.key);
        let keys: Vec<String> = keys.map(|column| quoted(&column.name)).collect();
        let standing = if table.name == "observation" {
            "WHERE batch IN (SELECT number FROM batch)"
        } else {
            ""
        };
        let sql = format!(
            "SELECT {} FROM {} {standing} ORDER BY {}",
            columns(table.columns.iter().map(|column| column.name.as_str())),
            quoted(&table.name),
            keys.join(", ")
        );
        let mut statement = self.connection.prepare(&sql).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        let mut values = Vec::new();
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            values.clear();
            for at in 0..table.columns.len() {
                let value = row.get_ref(at).map_err(StoreError::from)?;
                values.push(
                    taken(value).map_err(|error| StoreError::from(rusqlite::Error::from(error)))?,
                );
            }
            visit(&values)?;
        }
        Ok(())
    }
}

impl Write<'_> {
    /// Empties a new file's tables of what every file begins with, and lets rows refer to later ones until the end
    /// of the change.
    ///
    /// # Errors
    /// When the file can't take it.
    pub fn begin_refill(&self) -> Result<(), StoreError> {
        self.connection
            .pragma_update(None, "defer_foreign_keys", true)?;
        self.connection.execute("DELETE FROM numbering", [])?;
        Ok(())
    }

    /// Puts a row into a table; its values stand in these columns.
    ///
    /// # Errors
    /// When a rule of the schema forbids it, or the file can't take it.
    pub fn refill(
        &self,
        table: &str,
        names: &[&str],
        values: &[TableValue],
    ) -> Result<(), StoreError> {
        let places: Vec<String> = (1..=names.len()).map(|at| format!("?{at}")).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            quoted(table),
            columns(names.iter().copied()),
            places.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        statement.execute(params_from_iter(values.iter().map(given)))?;
        Ok(())
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn columns<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(quoted).collect::<Vec<_>>().join(", ")
}

fn taken(value: ValueRef<'_>) -> types::FromSqlResult<TableValue> {
    Ok(match value {
        ValueRef::Null => TableValue::Null,
        ValueRef::Integer(number) => TableValue::Integer(number),
        ValueRef::Real(number) => TableValue::Real(number),
        ValueRef::Text(_) => TableValue::Text(value.as_str()?.to_owned()),
        ValueRef::Blob(bytes) => TableValue::Bytes(bytes.to_vec()),
    })
}

fn given(value: &TableValue) -> Value {
    match value {
        TableValue::Null => Value::Null,
        TableValue::Integer(number) => Value::Integer(*number),
        TableValue::Real(number) => Value::Real(*number),
        TableValue::Text(text) => Value::Text(text.clone()),
        TableValue::Bytes(bytes) => Value::Blob(bytes.clone()),
    }
}
