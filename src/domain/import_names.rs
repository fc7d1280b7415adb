//! What is remembered of files that were taken in: how they call measures, and how they are laid out.

use crate::domain::ids::{AliasId, MappingId, MeasureId};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedMapping {
    /// Key.
    pub id: MappingId,
    /// Its name, as "Monthly potholes".
    pub name: String,
    /// The mapping as TOML.
    pub mapping: String,
}
