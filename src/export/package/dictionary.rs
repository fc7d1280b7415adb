//! What the tables and columns of a data package are called and mean.

mod columns;
mod resources;

use columns::COLUMNS;
use resources::RESOURCES;
use std::borrow::Cow;

/// A file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ResourceName {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) description: Cow<'static, str>,
}

/// What is said of a table that has no words of its own.
const OTHER: &str = "Kept so that the program can be made again as it was.";

/// The file of a table. One that isn't known here is called as its table.
pub(super) fn resource_of(table: &str) -> ResourceName {
    let known = RESOURCES.iter().find(|(name, _, _)| *name == table);
    let (file, description) = known.map_or((table, OTHER), |(_, file, words)| (*file, *words));
    let mut title = file.replace('_', " ");
    if let Some(first) = title.get(..1).map(str::to_uppercase) {
        title.replace_range(..1, &first);
    }
    ResourceName {
        name: file.to_owned(),
        title,
        description: Cow::Borrowed(description),
    }
}

/// What a column means.
pub(super) fn column(table: &str, name: &str) -> String {
    let described = |of: &str| {
        let found = COLUMNS
            .iter()
            .find(|(table, column, _)| *table == of && *column == name);
        found.map(|(_, _, words)| (*words).to_owned())
    };
    let spelled = || {
        let mut words = name.replace('_', " ");
        if let Some(first) = words.get(..1).map(str::to_uppercase) {
            words.replace_range(..1, &first);
        }
        words + "."
    };
    described(table)
        .or_else(|| described(""))
        .unwrap_or_else(spelled)
}

/// What the columns before a figure's own say.
pub(super) fn readable(name: &str) -> &'static str {
    match name {
        "measure_key" => "Key of the measure; to be read, the series says it.",
        "dimension" => "What the figure is broken down by; empty for the whole.",
        _ => "The group; empty for the whole.",
    }
}

/// Whether a column holds what is never shown to a room.
pub(super) fn is_private(table: &str, column: &str) -> bool {
    (table, column) == ("agenda_item", "private_notes")
}
