//! One text of a row, by its table and column: for what is the same of every text that is edited in place.

use crate::domain::conflict::TextPlace;
use crate::domain::ids::RowId;
use crate::domain::text::AsText;
use crate::store::column::Column;
use crate::store::{Read, Record, StoreError, Write};
use rusqlite::OptionalExtension;
use rusqlite::types::{Value, ValueRef};

/// The texts of a record that are edited in place, as an editor shows them: a list with a line for each.
pub fn texts_of<R: Record>(record: &R) -> Vec<(TextPlace, String)> {
    let columns = R::COLUMNS.iter().zip(record.values());
    let texts = columns.filter_map(|(column, value)| {
        let place = TextPlace::of(R::TABLE, column)?;
        Some((place, shown(place, &value)?))
    });
    texts.collect()
}

/// What an editor shows of a column's value.
fn shown(place: TextPlace, value: &Value) -> Option<String> {
    let value = ValueRef::from(value);
    if place.is_list() {
        Vec::<String>::from_value(value).map(|lines| lines.join("\n"))
    } else {
        String::from_value(value)
    }
}

impl Read<'_> {
    /// The text at this place of this row; `None` when the row is gone.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn text_at(&self, place: TextPlace, row: RowId) -> Result<Option<String>, StoreError> {
        let (table, column) = (place.table(), place.column());
        let sql = format!("SELECT \"{column}\" FROM \"{table}\" WHERE id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found: Option<Value> = statement
            .query_row([row.to_text()], |row| row.get(0))
            .optional()?;
        let Some(value) = found else { return Ok(None) };
        let text = shown(place, &value);
        text.map(Some).ok_or_else(|| StoreError::Unreadable {
            column: column.to_owned(),
            value: format!("{value:?}"),
        })
    }
}

impl Write<'_> {
    /// Writes the text at this place of this row; nothing where the row is gone.
    ///
    /// # Errors
    /// When a rule of the schema forbids it, or the file can't take it.
    pub fn set_text_at(&self, place: TextPlace, row: RowId, words: &str) -> Result<(), StoreError> {
        let value = if place.is_list() {
            let lines: Vec<String> = words.lines().map(str::to_owned).collect();
            lines.to_value()
        } else {
            words.to_owned().to_value()
        };
        let (table, column) = (place.table(), place.column());
        let sql = format!("UPDATE \"{table}\" SET \"{column}\" = ?2 WHERE id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        statement.execute((row.to_text(), value))?;
        Ok(())
    }
}
