//! Memos that went out: listed, and their files written again as they were kept.

use super::{Failure, Streams};
use crate::domain::dates;
use crate::domain::edition::MemoEdition;
use crate::domain::ids::MeetingId;
use crate::domain::issued::IssuedFile;
use crate::domain::memo::MemoKind;
use crate::domain::text::AsText;
use crate::export::file;
use crate::export::memo::and_list;
use crate::program::query::{self, IssuedView};
use crate::program::{Program, local_time};
use serde_json::{Value, json};
use std::path::Path;

/// Lists the memos of a meeting that went out, the latest first.
pub(super) fn list(
    program: &Program,
    meeting: MeetingId,
    as_json: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let issued = query::issued(program, meeting)?;
    let directory = query::directory(program)?;
    let by = |one: &IssuedView| {
        let person = one.memo.by.and_then(|id| directory.person(id));
        person.map_or_else(String::new, |person| person.name.clone())
    };
    if as_json {
        let all: Vec<Value> = issued
            .iter()
            .map(|one| {
                as_value(
                    one,
                    &by(one),
                    directory.department_name(one.memo.department),
                )
            })
            .collect();
        writeln!(streams.out, "{:#}", Value::from(all))?;
        return Ok(());
    }
    if issued.is_empty() {
        writeln!(
            streams.err,
            "statroom: no memo of this meeting went out yet"
        )?;
    }
    for one in &issued {
        let at = local_time(one.memo.at, &directory.city.time_zone);
        let files: Vec<String> = one.files.iter().map(file_words).collect();
        let whose = match directory.department_name(one.memo.department) {
            "" => String::new(),
            name => format!(", items of {name}"),
        };
        let sender = by(one);
        let sender = if sender.is_empty() {
            "not noted"
        } else {
            &sender
        };
        writeln!(
            streams.out,
            "{}\trevision {}\t{}{whose}\t{} {}\tby {sender}\tto {}\t{}",
            one.memo.kind.word(),
            one.memo.revision,
            one.memo.edition.word(),
            dates::prose(at.date()),
            dates::clock(at.time()),
            one.memo.to.join("; "),
            files.join(", "),
        )?;
        for change in &one.memo.changes {
            writeln!(streams.out, "\t{change}")?;
        }
    }
    Ok(())
}

fn file_words(file: &IssuedFile) -> String {
    format!("{} ({})", file.name, file.origin.label().to_lowercase())
}

fn as_value(one: &IssuedView, by: &str, department: &str) -> Value {
    let memo = &one.memo;
    let files: Vec<Value> = one
        .files
        .iter()
        .map(|file| {
            json!({
                "name": file.name, "origin": file.origin.word(), "bytes": file.size, "sha256": file.hash,
            })
        })
        .collect();
    json!({
        "memo": memo.kind.word(),
        "revision": memo.revision,
        "edition": memo.edition.word(),
        "department": department,
        "at": memo.at.to_text(),
        "by": by,
        "to": memo.to,
        "changes": memo.changes,
        "files": files,
    })
}

/// Writes a file of a memo that went out to `to`, in the format its ending says.
pub(super) fn write_again(
    program: &Program,
    (meeting, kind): (MeetingId, MemoKind),
    (edition, revision): (MemoEdition, u32),
    to: &Path,
) -> Result<(), Failure> {
    let issued = query::issued(program, meeting)?;
    let mut of_memo = issued
        .iter()
        .filter(|one| one.memo.is_of(kind, edition.edition, edition.department));
    let Some(found) = of_memo.find(|one| one.memo.revision == revision) else {
        let directory = query::directory(program)?;
        let whose = match directory.department_name(edition.department) {
            "" => String::new(),
            name => format!(" of {name}\u{2019}s items"),
        };
        return Err(Failure::Words(format!(
            "No revision {revision} of the {}{whose} went out in the {}; \"statroom issued\" lists those that did. \
             Nothing was written.",
            kind.noun(),
            edition.edition.label().to_lowercase(),
        )));
    };
    let ending = to.extension().unwrap_or_default().to_string_lossy();
    let Some(kept) = found.made_as(&ending.to_lowercase()) else {
        let kept: Vec<String> = found
            .made()
            .map(|file| format!(".{}", file.ending()))
            .collect();
        return Err(Failure::Words(format!(
            "This memo was kept as {}; \u{201c}{}\u{201d} ends in none of them. Nothing was written.",
            and_list(&kept),
            to.file_name().unwrap_or_default().to_string_lossy(),
        )));
    };
    file::write(to, &query::kept_file(program, &kept.hash)?)?;
    Ok(())
}
