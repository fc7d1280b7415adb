//! Puts a paper on disk as Word, PDF, HTML or Markdown, whole or not at all.

use super::sources::MemoSources;
use super::{
    MemoKind, MemoLack, MemoLackKind, Paper, agenda, check_agenda, check_follow_up, check_minutes,
    check_stat, follow_up_memo, minutes, packet, stat_memo, word,
};
use crate::domain::edition::{Edition, MemoEdition};
use crate::domain::ids::MeetingId;
use crate::domain::meeting::Meeting;
use crate::domain::text::AsText as _;
use crate::export::document::Document;
use crate::export::{ExportError, Watch, file, html, mail, markdown};
use crate::program::Program;
use crate::program::query::Directory;
use chrono::{DateTime, Utc};
use std::path::Path;

/// The formats a paper is written in, told apart by the ending of the file's name.
enum Format {
    Word,
    Pdf,
    Html,
    Markdown,
    Mail,
}

/// Writes an edition of a meeting's paper to a .docx, .pdf, .html or .md file, or as a draft of a mail to an .eml file,
/// and returns what it still lacks. The pictures of a Markdown paper lie beside it as files of their own.
///
/// # Errors
/// When the ending is another, the meeting can't be read, or the file can't be written; a file that
/// was there is then unchanged.
pub fn write_paper(
    program: &Program,
    meeting: MeetingId,
    paper: impl Into<Paper>,
    edition: MemoEdition,
    to: &Path,
) -> Result<Vec<MemoLack>, ExportError> {
    let paper = paper.into();
    write_paper_watched(program, meeting, (paper, edition), to, &Watch::nobody())
}

/// The same while somebody looks on, who may stop it.
///
/// # Errors
/// As [`write_paper`], and [`ExportError::Stopped`].
pub fn write_paper_watched(
    program: &Program,
    meeting: MeetingId,
    (paper, edition): (Paper, MemoEdition),
    to: &Path,
    watch: &Watch<'_>,
) -> Result<Vec<MemoLack>, ExportError> {
    let format = format_of(to)?;
    watch.at(0.02)?;
    let sources = MemoSources::read(program, meeting, edition)?;
    watch.at(0.3)?;
    let (document, mut lacks) = compose(program, &sources, paper)?;
    watch.at(0.5)?;
    match format {
        Format::Mail => {
            let files = enclosed(program, &document, watch)?;
            let draft = mail::draft(&sources, paper, &document, files)?;
            watch.at(0.95)?;
            file::write(to, &draft.bytes)?;
            lacks.extend(draft.unknown.iter().map(|line| not_addressed(line)));
        }
        Format::Word | Format::Pdf | Format::Html | Format::Markdown => {
            lacks.extend(write_document(program, &document, to, watch)?);
        }
    }
    Ok(lacks)
}

/// The paper as the files that go with a mail, each with its ending.
fn enclosed(
    program: &Program,
    document: &Document,
    watch: &Watch<'_>,
) -> Result<Vec<(&'static str, Vec<u8>)>, ExportError> {
    let word = ("docx", word::word_bytes(program, document)?);
    watch.at(0.7)?;
    #[cfg(feature = "pdf")]
    {
        let pdf = crate::export::pdf::write(document, program.now())?;
        Ok(vec![word, ("pdf", pdf.bytes)])
    }
    #[cfg(not(feature = "pdf"))]
    Ok(vec![word])
}

/// That a mail goes to nobody by this line.
fn not_addressed(line: &str) -> MemoLack {
    let words = format!("No e-mail address is known of \u{201c}{line}\u{201d}.");
    MemoLack::of_paper(MemoLackKind::Email, words)
}

/// Makes a paper of a meeting, with what it still lacks.
///
/// # Errors
/// When the meeting before can't be read, or a chart or picture can't be drawn.
pub fn compose(
    program: &Program,
    sources: &MemoSources,
    paper: Paper,
) -> Result<(Document, Vec<MemoLack>), ExportError> {
    Ok(match paper {
        Paper::Memo(MemoKind::Stat) => (stat_memo(sources)?, check_stat(sources)),
        Paper::Memo(MemoKind::FollowUp) => (follow_up_memo(sources)?, check_follow_up(sources)),
        Paper::Agenda => (agenda(sources), check_agenda(sources)),
        Paper::Minutes => (minutes(sources)?, check_minutes(sources)),
        Paper::Packet => (packet(program, sources)?, check_stat(sources)),
    })
}

/// Writes a document to a .docx, .pdf, .html or .md file. Returns what could not be printed as it is.
///
/// # Errors
/// As [`write_paper`].
pub(in crate::export) fn write_document(
    program: &Program,
    document: &Document,
    to: &Path,
    watch: &Watch<'_>,
) -> Result<Vec<MemoLack>, ExportError> {
    match format_of(to)? {
        Format::Word => {
            let bytes = word::word_bytes(program, document)?;
            watch.at(0.95)?;
            file::write(to, &bytes)?;
        }
        Format::Pdf => return write_pdf(document, program.now(), to, watch),
        Format::Html => {
            let page = html::write(document);
            watch.at(0.95)?;
            file::write(to, page.as_bytes())?;
        }
        Format::Markdown => {
            let stem = to.file_stem().unwrap_or_default().to_string_lossy();
            let written = markdown::write(document, &stem);
            watch.at(0.95)?;
            let pictures = written.pictures.iter();
            let pictures =
                pictures.map(|(name, bytes)| (to.with_file_name(name), bytes.as_slice()));
            // The text last: it must never name a picture that isn't there.
            let text = (to.to_path_buf(), written.text.as_bytes());
            file::write_all(&pictures.chain([text]).collect::<Vec<_>>())?;
        }
        // A mail is of a meeting's paper, which has recipients.
        Format::Mail => return Err(ExportError::Ending(to.to_path_buf())),
    }
    Ok(Vec::new())
}

/// Writes a PDF and returns what could not be printed as it is.
#[cfg(feature = "pdf")]
fn write_pdf(
    document: &Document,
    now: DateTime<Utc>,
    to: &Path,
    watch: &Watch<'_>,
) -> Result<Vec<MemoLack>, ExportError> {
    let pages = crate::export::pdf::Press::new().set(document)?;
    watch.at(0.8)?;
    let written = pages.written(now)?;
    watch.at(0.95)?;
    file::write(to, &written.bytes)?;
    let lack = |words| MemoLack::of_paper(MemoLackKind::Printing, words);
    Ok(written.notes.into_iter().map(lack).collect())
}

#[cfg(not(feature = "pdf"))]
fn write_pdf(
    _: &Document,
    _: DateTime<Utc>,
    to: &Path,
    _: &Watch<'_>,
) -> Result<Vec<MemoLack>, ExportError> {
    Err(ExportError::NoPdf(to.to_path_buf()))
}

fn format_of(to: &Path) -> Result<Format, ExportError> {
    let ending = to.extension().unwrap_or_default().to_string_lossy();
    match ending.to_lowercase().as_str() {
        "docx" => Ok(Format::Word),
        "pdf" => Ok(Format::Pdf),
        "html" | "htm" => Ok(Format::Html),
        "md" | "markdown" => Ok(Format::Markdown),
        "eml" => Ok(Format::Mail),
        _ => Err(ExportError::Ending(to.to_path_buf())),
    }
}

/// The name to offer for a paper's file, without an ending: "Streets Stat - Follow-Up Memo -
/// 2026-11-24", for whom it is where not for the office, " - Department edition", and of which department's items it
/// is. Characters that a file name can't hold become hyphens.
pub fn suggested_name(
    directory: &Directory,
    meeting: &Meeting,
    paper: impl Into<Paper>,
    edition: MemoEdition,
) -> String {
    let name = file_name(&meeting.name);
    let name = if name.is_empty() { "Meeting" } else { &name };
    let mut whose = match edition.edition {
        Edition::Panel => String::new(),
        Edition::Department | Edition::Public => format!(" - {}", edition.edition.label()),
    };
    let department = directory.department_name(edition.department);
    if !department.is_empty() {
        whose = format!("{whose} - {}", file_name(department));
    }
    let day = meeting.held_on.to_text();
    format!("{name} - {} - {day}{whose}", paper.into().label())
}

/// A name with hyphens for the characters that the name of a file can't hold.
pub(in crate::export) fn file_name(name: &str) -> String {
    let name: String = name
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
    name.trim_start_matches('.').trim().to_owned()
}

/// The name of a paper that is written from these sources; of a revision of a memo that went out it ends in
/// " - Revision 2".
pub(in crate::export) fn named(
    sources: &MemoSources,
    paper: impl Into<Paper>,
    revision: u32,
) -> String {
    let name = suggested_name(
        &sources.directory,
        sources.meeting(),
        paper,
        sources.edition,
    );
    if revision > 1 {
        format!("{name} - Revision {revision}")
    } else {
        name
    }
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
        let directory = Directory::default();
        let named_in = |meeting: &str, kind, edition| {
            suggested_name(&directory, &named(meeting), kind, MemoEdition::of(edition))
        };
        let name = |meeting: &str, kind| named_in(meeting, kind, Edition::Panel);
        assert_eq!(
            named_in("Streets Stat", MemoKind::Stat, Edition::Department),
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
        assert!(matches!(format_of(Path::new("a.PDF")), Ok(Format::Pdf)));
        assert!(matches!(format_of(Path::new("a.Html")), Ok(Format::Html)));
        assert!(matches!(format_of(Path::new("a.md")), Ok(Format::Markdown)));
        for wrong in ["memo", "memo.ps", "memo.doc", ".docx"] {
            let error = format_of(Path::new(wrong)).err().unwrap().to_string();
            let all = [".docx", ".pdf", ".html", ".md"];
            assert!(all.iter().all(|known| error.contains(known)), "{error}");
        }
    }
}
