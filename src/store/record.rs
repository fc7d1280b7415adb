//! Rows as values: the one way in which an entity is read from its table and written to it.

use crate::domain::text::AsText;
use crate::store::{Read, StoreError, Write};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

/// An entity with a table of its own, keyed by `id`.
pub trait Record: Sized + PartialEq + Clone {
    /// Type of its key.
    type Id: AsText + Copy + Ord + std::fmt::Debug;
    /// Its table.
    const TABLE: &'static str;
    /// What a person calls such a thing.
    const NOUN: &'static str;
    /// Its columns, in the order of [`Record::values`].
    const COLUMNS: &'static [&'static str];

    /// Its key.
    fn id(&self) -> Self::Id;

    /// Its columns' values.
    fn values(&self) -> Vec<Value>;

    /// The entity in a row that selects [`Record::COLUMNS`] in order.
    ///
    /// # Errors
    /// When a column holds something this version can't read.
    fn from_row(row: &rusqlite::Row<'_>) -> Result<Self, StoreError>;
}

/// Implements [`Record`] for a struct whose fields are named as its table's columns.
macro_rules! record {
    ($type:ty, $id:ty, $table:literal, $noun:literal, { $($field:ident),+ $(,)? }) => {
        impl $crate::store::Record for $type {
            type Id = $id;
            const TABLE: &'static str = $table;
            const NOUN: &'static str = $noun;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];

            fn id(&self) -> $id {
                self.id
            }

            fn values(&self) -> Vec<rusqlite::types::Value> {
                vec![$($crate::store::column::Column::to_value(&self.$field)),+]
            }

            fn from_row(row: &rusqlite::Row<'_>) -> Result<Self, $crate::store::StoreError> {
                let mut index = 0;
                $(
                    let $field = $crate::store::column::read(row, index, stringify!($field))?;
                    index += 1;
                )+
                let _ = index;
                Ok(Self { $($field),+ })
            }
        }
    };
}
pub(crate) use record;

/// The columns as SQL lists them, each quoted.
fn column_list<R: Record>() -> String {
    R::COLUMNS
        .iter()
        .map(|name| format!("\"{name}\""))
        .collect::<Vec<_>>()
        .join(", ")
}

impl Read<'_> {
    /// The entity with this key, if it stands.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn find<R: Record>(&self, id: R::Id) -> Result<Option<R>, StoreError> {
        let sql = format!(
            "SELECT {} FROM \"{}\" WHERE id = ?1",
            column_list::<R>(),
            R::TABLE
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement
            .query_row([id.to_text()], |row| Ok(R::from_row(row)))
            .optional()?;
        found.transpose()
    }

    /// The entity with this key.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when there is none, or when the file can't be read.
    pub fn get<R: Record>(&self, id: R::Id) -> Result<R, StoreError> {
        self.find(id)?.ok_or(StoreError::Gone(R::NOUN))
    }

    /// Every entity of the kind, in the order of their keys.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn all<R: Record>(&self) -> Result<Vec<R>, StoreError> {
        self.select::<R>("ORDER BY id", Vec::new())
    }

    /// The entities whose `column` holds the key `owner`, in the order of their keys.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn of<R: Record>(
        &self,
        column: &'static str,
        owner: impl AsText + Copy,
    ) -> Result<Vec<R>, StoreError> {
        let tail = format!("WHERE \"{column}\" = ?1 ORDER BY id");
        self.select::<R>(&tail, vec![Value::Text(owner.to_text().into_owned())])
    }

    /// Those of [`Read::of`] that hold a key in the column `linked` as well, found by its index: for
    /// a few among many.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn of_linked<R: Record>(
        &self,
        column: &'static str,
        owner: impl AsText + Copy,
        linked: &'static str,
    ) -> Result<Vec<R>, StoreError> {
        let tail = format!("WHERE \"{linked}\" > '' AND \"{column}\" = ?1 ORDER BY id");
        self.select::<R>(&tail, vec![Value::Text(owner.to_text().into_owned())])
    }

    /// The entities that hold something in the column `column` as well as a key in the column `linked`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn holding<R: Record>(
        &self,
        column: &'static str,
        linked: &'static str,
    ) -> Result<Vec<R>, StoreError> {
        let tail = format!("WHERE \"{column}\" > '' AND \"{linked}\" > '' ORDER BY id");
        self.select::<R>(&tail, Vec::new())
    }

    /// The entities that `tail` (from WHERE on) selects.
    pub(crate) fn select<R: Record>(
        self,
        tail: &str,
        arguments: Vec<Value>,
    ) -> Result<Vec<R>, StoreError> {
        let sql = format!("SELECT {} FROM \"{}\" {tail}", column_list::<R>(), R::TABLE);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(arguments))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(R::from_row(row)?);
        }
        Ok(found)
    }
}

impl Write<'_> {
    /// Adds a row.
    ///
    /// # Errors
    /// When a rule of the schema forbids it, or the file can't take it.
    pub fn insert<R: Record>(&self, record: &R) -> Result<(), StoreError> {
        let places: Vec<String> = (1..=R::COLUMNS.len()).map(|n| format!("?{n}")).collect();
        let sql = format!(
            "INSERT INTO \"{}\" ({}) VALUES ({})",
            R::TABLE,
            column_list::<R>(),
            places.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        statement.execute(params_from_iter(record.values()))?;
        Ok(())
    }

    /// Replaces the row with the record's key. A record that stands as it is already is left alone.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when there is none, or why the file can't take it.
    pub fn update<R: Record>(&self, record: &R) -> Result<(), StoreError> {
        if self.read().get::<R>(record.id())? == *record {
            return Ok(());
        }
        let sets: Vec<String> = R::COLUMNS
            .iter()
            .enumerate()
            .skip(1)
            .map(|(index, name)| format!("\"{name}\" = ?{}", index + 1))
            .collect();
        let sql = format!(
            "UPDATE \"{}\" SET {} WHERE id = ?1",
            R::TABLE,
            sets.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        statement.execute(params_from_iter(record.values()))?;
        Ok(())
    }

    /// Takes a row away.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when there is none, [`StoreError::StillUsed`] when something refers to it.
    pub fn delete<R: Record>(&self, id: R::Id) -> Result<(), StoreError> {
        let sql = format!("DELETE FROM \"{}\" WHERE id = ?1", R::TABLE);
        let mut statement = self.connection.prepare_cached(&sql)?;
        if statement.execute([id.to_text()])? == 0 {
            return Err(StoreError::Gone(R::NOUN));
        }
        Ok(())
    }
}

impl Read<'_> {
    /// How many rows of `table` hold each key in `column`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn tally(
        &self,
        table: &'static str,
        column: &'static str,
    ) -> Result<std::collections::HashMap<String, usize>, StoreError> {
        let sql = format!("SELECT \"{column}\", count(*) FROM \"{table}\" GROUP BY 1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)? as usize))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
