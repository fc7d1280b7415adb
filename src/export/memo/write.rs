//! Puts a memo on disk as Word, HTML or Markdown, whole or not at all.

use super::sources::MemoSources;
use super::{MemoKind, MemoLack, check_follow_up, check_stat, follow_up_memo, stat_memo, word};
use crate::domain::edition::{Edition, MemoEdition};
use crate::domain::ids::MeetingId;
use crate::domain::meeting::Meeting;
use crate::domain::text::AsText as _;
use crate::export::{ExportError, file, html, markdown};
use crate::program::Program;
use std::path::Path;

/// The formats a memo is written in, told apart by the ending of the file's name.
enum Format {
    Word,
    Html,
    Markdown,
}

/// Writes an edition of a meeting's memo to a .docx, .html or .md file and returns what it still lacks. The pictures of
/// a Markdown memo lie beside it as files of their own.
///
/// # Errors
/// When the ending is another, the meeting can't be read, or the file can't be written; a file that
/// was there is then unchanged.
pub fn write_memo(
    program: &Program,
    meeting: MeetingId,
    kind: MemoKind,
    edition: MemoEdition,
    to: &Path,
) -> Result<Vec<MemoLack>, ExportError> {
    let format = format_of(to)?;
    let sources = MemoSources::read(program, meeting, edition)?;
    let (document, lacks) = match kind {
        MemoKind::Stat => (stat_memo(&sources)?, check_stat(&sources)),
        MemoKind::FollowUp => (follow_up_memo(&sources)?, check_follow_up(&sources)),
    };
    match format {
        Format::Word => file::write(to, &word::bytes(program, &document)?)?,
        Format::Html => file::write(to, html::write(&document).as_bytes())?,
        Format::Markdown => {
            let stem = to.file_stem().unwrap_or_default().to_string_lossy();
            let written = markdown::write(&document, &stem);
            // The text last: it must never name a picture that isn't there.
            for (name, bytes) in &written.pictures {
                file::write(&to.with_file_name(name), bytes)?;
            }
            file::write(to, written.text.as_bytes())?;
        }
    }
    Ok(lacks)
}

fn format_of(to: &Path) -> Result<Format, ExportError> {
    let ending = to.extension().unwrap_or_default().to_string_lossy();
    match ending.to_lowercase().as_str() {
        "docx" => Ok(Format::Word),
        "html" | "htm" => Ok(Format::Html),
        "md" | "markdown" => Ok(Format::Markdown),
        _ => Err(ExportError::Ending(to.to_path_buf())),
    }
}

/// The name to offer for a memo's file, without an ending: "Streets Stat - Follow-Up Memo -
/// 2026-11-24", and for whom it is where not for the office: " - Department edition". Characters that a file
/// name can't hold become hyphens.
pub fn suggested_name(meeting: &Meeting, kind: MemoKind, edition: Edition) -> String {
    let name: String = meeting
        .name
        .trim()
        .chars()
        .map(|c| {
            if c.is_control() || r#"/\:*?"<>|"#.contains(c) {
                '-'
            } else {
                c
            }
        })
        .collect();
    let name = name.trim_start_matches('.').trim();
    let name = if name.is_empty() { "Meeting" } else { name };
    let whose = match edition {
        Edition::Panel => String::new(),
        Edition::Department | Edition::Public => format!(" - {}", edition.label()),
    };
    let day = meeting.held_on.to_text();
    format!("{name} - {} - {day}{whose}", kind.label())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn named(name: &str) -> Meeting {
        Meeting {
            name: name.to_owned(),
            held_on: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            ..Meeting::default()
        }
    }

    #[test]
    fn names_have_spaces_and_iso_dates_and_are_never_paths() {
        let name = |meeting: &str, kind| suggested_name(&named(meeting), kind, Edition::Panel);
        assert_eq!(
            suggested_name(&named("Streets Stat"), MemoKind::Stat, Edition::Department),
            "Streets Stat - Stat Memo - 2026-11-24 - Department edition"
        );
        assert_eq!(
            name("Streets Stat", MemoKind::FollowUp),
            "Streets Stat - Follow-Up Memo - 2026-11-24"
        );
        assert_eq!(
            name("../Parks/Rec: Stat", MemoKind::Stat),
            "-Parks-Rec- Stat - Stat Memo - 2026-11-24"
        );
        assert_eq!(
            name(" ", MemoKind::Stat),
            "Meeting - Stat Memo - 2026-11-24"
        );
    }

    #[test]
    fn the_ending_tells_the_format_in_any_case() {
        assert!(matches!(format_of(Path::new("a.DOCX")), Ok(Format::Word)));
        assert!(matches!(format_of(Path::new("a.Html")), Ok(Format::Html)));
        assert!(matches!(format_of(Path::new("a.md")), Ok(Format::Markdown)));
        for wrong in ["memo", "memo.pdf", "memo.doc", ".docx"] {
            let error = format_of(Path::new(wrong)).err().unwrap().to_string();
            assert!(error.contains(".docx") && error.contains(".md"), "{error}");
        }
    }
}
