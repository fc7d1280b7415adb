//! How each type of value lies in a column.

use crate::domain::number::NumberFormat;
use crate::domain::period::Frequency;
use crate::domain::text::AsText;
use crate::store::StoreError;
use rusqlite::types::{Value, ValueRef};

/// A value with a place in a column.
pub(crate) trait Column: Sized {
    /// As SQLite keeps it.
    fn to_value(&self) -> Value;

    /// Read back; `None` when this is not how such a value is kept.
    fn from_value(value: ValueRef<'_>) -> Option<Self>;
}

/// Reads column number `index`, called `name`, of a row.
pub(crate) fn read<T: Column>(
    row: &rusqlite::Row<'_>,
    index: usize,
    name: &str,
) -> Result<T, StoreError> {
    let value = row.get_ref(index)?;
    T::from_value(value).ok_or_else(|| StoreError::Unreadable {
        column: name.to_owned(),
        value: format!("{value:?}"),
    })
}

impl<T: AsText> Column for T {
    fn to_value(&self) -> Value {
        Value::Text(self.to_text().into_owned())
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok().and_then(T::from_text)
    }
}

impl Column for String {
    fn to_value(&self) -> Value {
        // SQLite's JSON ends a text at U+0000, so a row image could not hold one.
        Value::Text(self.replace('\0', ""))
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok().map(str::to_owned)
    }
}

impl<T: Column> Column for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Column::to_value)
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) => {
                T::from_value(value).map(Some)
            }
        }
    }
}

impl Column for i64 {
    fn to_value(&self) -> Value {
        Value::Integer(*self)
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_i64().ok()
    }
}

impl Column for u32 {
    fn to_value(&self) -> Value {
        Value::Integer(i64::from(*self))
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value
            .as_i64()
            .ok()
            .and_then(|number| Self::try_from(number).ok())
    }
}

impl Column for bool {
    fn to_value(&self) -> Value {
        Value::Integer(i64::from(*self))
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_i64().ok().map(|number| number != 0)
    }
}

impl Column for f64 {
    fn to_value(&self) -> Value {
        Value::Real(*self)
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_f64().ok()
    }
}

impl Column for Vec<String> {
    fn to_value(&self) -> Value {
        let lines: Vec<String> = self.iter().map(|line| line.replace('\0', "")).collect();
        Value::Text(serde_json::Value::from(lines).to_string())
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value
            .as_str()
            .ok()
            .and_then(|text| serde_json::from_str(text).ok())
    }
}

impl Column for Frequency {
    fn to_value(&self) -> Value {
        Value::Text(self.noun().to_owned())
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        let noun = value.as_str().ok()?;
        Self::ALL
            .iter()
            .copied()
            .find(|frequency| frequency.noun() == noun)
    }
}

impl Column for NumberFormat {
    fn to_value(&self) -> Value {
        Value::Text(serde_json::to_string(self).unwrap_or_default())
    }

    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value
            .as_str()
            .ok()
            .and_then(|text| serde_json::from_str(text).ok())
    }
}
