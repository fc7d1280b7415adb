//! `mappings`: how kinds of files are read, as the program remembers it.

use crate::cli::args::MappingsArguments;
use crate::cli::lists::Listing;
use crate::cli::{Failure, Streams};
use crate::domain::dates;
use crate::domain::text::AsText;
use crate::program::query::{self, KnownMapping};
use crate::program::{Command, Program};
use serde_json::{Value, json};

/// Lists the saved mappings, or renames or forgets one.
pub(super) fn mappings(
    arguments: &MappingsArguments,
    program: &mut Program,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let mut known = query::known_mappings(program)?;
    known.sort_by_key(|one| one.saved.name.to_lowercase());
    let find = |name: &str| {
        let found = known
            .iter()
            .find(|one| one.saved.name.eq_ignore_ascii_case(name));
        found.map(|one| one.saved.id).ok_or_else(|| {
            Failure::Words(format!(
                "No mapping is saved as \u{201c}{name}\u{201d}; statroom mappings lists them."
            ))
        })
    };
    if let Some([name, new]) = arguments.rename.as_deref() {
        let mapping = find(name)?;
        let name = new.clone();
        program.run(Command::RenameMapping { mapping, name })?;
        return Ok(());
    }
    if let Some(name) = &arguments.forget {
        program.run(Command::RemoveMapping(find(name)?))?;
        return Ok(());
    }
    let listing = Listing {
        what: "saved mappings",
        objects: known.iter().map(object).collect(),
        lines: known.iter().map(line).collect(),
    };
    listing.write(arguments.json, streams)
}

fn object(known: &KnownMapping) -> Value {
    let saved = &known.saved;
    json!({
        "id": saved.id.to_text(),
        "name": saved.name,
        "used_last": known.last_used.map(|day| day.to_string()),
        "used_for": saved.used_for,
        "headings": saved.headings,
        "mapping": saved.mapping,
    })
}

fn line(known: &KnownMapping) -> String {
    let name = &known.saved.name;
    let day = known.last_used.map(dates::prose);
    match day {
        Some(day) => format!("{name}  used last on {day} for {}", known.saved.used_for),
        None => format!("{name}  not used yet"),
    }
}
