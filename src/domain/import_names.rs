//! What is remembered of files that were taken in: how they call measures, and how they are laid out.

use crate::domain::ids::{AliasId, MappingId, MeasureId};
use chrono::{DateTime, Utc};

/// Another name by which files know a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureAlias {
    /// Key.
    pub id: AliasId,
    /// The measure.
    pub measure: MeasureId,
    /// The name, in small letters with single spaces. Stands for one measure only.
    pub words: String,
}

/// How a kind of file is to be read, saved by a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SavedMapping {
    /// Key.
    pub id: MappingId,
    /// Its name, as "Monthly potholes".
    pub name: String,
    /// The mapping as TOML.
    pub mapping: String,
    /// The headings of every column of the file it was last used for, from left to right, empty ones included: by
    /// them such a file is known again.
    pub headings: Vec<String>,
    /// When it was last used.
    pub used_at: Option<DateTime<Utc>>,
    /// The file it was last used for.
    pub used_for: String,
}
