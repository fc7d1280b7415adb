//! The packet that is printed for the room, in its order: the last follow-up memo, the stat memo, the charts with
//! the questions for the panel (Baltimore's print packet).

use super::exhibits::Easel;
use super::follow_up::follow_up_memo;
use super::frame::{edition_line, letterhead, said};
use super::frozen::FrozenMemo;
use super::group::topics_of;
use super::sources::MemoSources;
use super::stat::{self, stat_memo};
use super::words::{NOT_YET_SET, month_day};
use super::{MemoKind, Paper};
use crate::domain::dates;
use crate::domain::edition::{Edition, MemoEdition};
use crate::domain::ids::MeetingId;
use crate::export::ExportError;
use crate::export::document::{
    Block, Document, HeaderLine, Heading, HeadingLevel, List, Paragraph,
};
use crate::program::Program;
use crate::program::query::{self, ExhibitBody, ItemView};

/// Makes the packet as one document; each part begins on a page of its own.
///
/// # Errors
/// When the meeting before can't be read, or a chart or picture can't be drawn.
pub fn packet(program: &Program, sources: &MemoSources) -> Result<Document, ExportError> {
    let mut paper = letterhead(sources, Paper::Packet, "Meeting packet");
    header(&mut paper, sources);
    let meeting = sources.meeting();
    let mut parts: Vec<(String, Document)> = Vec::new();
    if let Some(last) = query::meetings(program)?.before(meeting) {
        let title = format!("Follow-up memo of {}", month_day(last.meeting.held_on));
        parts.push(match as_issued(program, sources, last.meeting.id)? {
            Some((1, memo)) => (title, memo),
            Some((revision, memo)) => (format!("{title}, revision {revision}"), memo),
            None => (title, as_it_stands(program, sources, last.meeting.id)?),
        });
    }
    let day = month_day(meeting.held_on);
    parts.push((format!("Stat memo for {day}"), stat_memo(sources)?));
    if let Some(charts) = charts(sources)? {
        parts.push((format!("Charts for {day}"), charts));
    }
    contents(&mut paper, &parts);
    for (title, part) in parts {
        append(&mut paper, title, part);
    }
    Ok(paper)
}

/// The last follow-up memo of a meeting that went out to those the packet is for, or to the department, as it was
/// printed, with its number.
fn as_issued(
    program: &Program,
    sources: &MemoSources,
    meeting: MeetingId,
) -> Result<Option<(u32, Document)>, ExportError> {
    // What the department was sent, the panel may read.
    let editions: &[Edition] = match sources.edition.edition {
        Edition::Panel => &[Edition::Panel, Edition::Department],
        Edition::Department => &[Edition::Department],
        Edition::Public => &[Edition::Public],
    };
    let issued = query::issued(program, meeting)?;
    for edition in editions {
        // The latest stands first.
        let mut of_edition = issued.iter().map(|one| &one.memo);
        let department = sources.edition.department;
        let Some(memo) =
            of_edition.find(|memo| memo.is_of(MemoKind::FollowUp, *edition, department))
        else {
            continue;
        };
        let frozen = FrozenMemo::read(&query::kept_file(program, &memo.data)?);
        if let Some(printed) = frozen.and_then(|frozen| frozen.printed) {
            let document = Document {
                header: printed.header,
                blocks: printed.blocks,
                ..Document::default()
            };
            return Ok(Some((memo.revision, document)));
        }
    }
    Ok(None)
}

/// The follow-up memo of a meeting of which none went out, as its items stand today.
fn as_it_stands(
    program: &Program,
    sources: &MemoSources,
    meeting: MeetingId,
) -> Result<Document, ExportError> {
    let of = MemoEdition::of(sources.edition.edition);
    let edition = of.for_department(sources.edition.department);
    let earlier = MemoSources::read(program, meeting, edition)?;
    let mut memo = follow_up_memo(&earlier)?;
    // Nobody sent it on any day.
    memo.header.retain(|line| line.label != "Date");
    Ok(memo)
}

fn header(paper: &mut Document, sources: &MemoSources) {
    let meeting = sources.meeting();
    paper.header_line("Meeting", Paragraph::new().bold(meeting.name.trim()));
    let when = format!(
        "{}, {}",
        dates::long(meeting.held_on),
        dates::clock(meeting.starts_at)
    );
    paper.header_line("When", when);
    let place = meeting.place.trim();
    paper.header_line("Where", if place.is_empty() { NOT_YET_SET } else { place });
    let to = said(&meeting.memo_to);
    if !to.is_empty() {
        paper.header.push(HeaderLine::lines("For", to));
    }
    edition_line(paper, sources);
}

fn contents(paper: &mut Document, parts: &[(String, Document)]) {
    paper.paragraph(Paragraph::new().text("In this packet:").keep_with_next());
    let names = parts.iter().map(|(title, _)| title.as_str());
    paper.push(List::numbered().items(names));
    if parts
        .iter()
        .all(|(title, _)| !title.starts_with("Follow-up memo"))
    {
        let words = "No follow-up memo goes before: this is the first meeting of its kind.";
        paper.paragraph(Paragraph::new().muted(words));
    }
}

/// Appends a document as a part: on a new page, under its name, its header block as lines of text and its headings
/// one level deeper.
fn append(paper: &mut Document, title: String, part: Document) {
    paper.page_break().heading1(title);
    for line in part.header.iter().filter(|line| !line.is_blank()) {
        let label = line.label.trim();
        let mut text = Paragraph::new().bold(format!("{label}: "));
        for (at, words) in line.lines.iter().enumerate() {
            if at > 0 {
                text = text.text("; ");
            }
            text.runs.extend(words.runs.iter().cloned());
        }
        paper.paragraph(text);
    }
    for block in part.blocks {
        paper.push(match block {
            Block::Heading(heading) => Block::Heading(Heading {
                level: deeper(heading.level),
                ..heading
            }),
            Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Figure(_)
            | Block::CallOut(_)
            | Block::Signature(_)
            | Block::PageBreak => block,
        });
    }
}

const fn deeper(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::One => HeadingLevel::Two,
        HeadingLevel::Two | HeadingLevel::Three => HeadingLevel::Three,
    }
}

/// Every topic's charts, tables and pictures with its questions for the panel; each topic on a page of its own. None
/// when no topic shows anything.
fn charts(sources: &MemoSources) -> Result<Option<Document>, ExportError> {
    // The stat memo before them has said what each measure means.
    let mut easel = Easel::without_definitions()?;
    let mut charts = Document::default();
    for (name, view) in topics_of(sources) {
        if !shows(sources, view) {
            continue;
        }
        if !charts.blocks.is_empty() {
            charts.page_break();
        }
        charts.heading1(format!("{name}: {}", view.item.title.trim()));
        easel.item(&mut charts, sources, view)?;
        stat::questions(&mut charts, sources, view, HeadingLevel::Two);
    }
    Ok((!charts.blocks.is_empty()).then_some(charts))
}

fn shows(sources: &MemoSources, view: &ItemView) -> bool {
    sources
        .exhibits_of(view.item.id)
        .any(|exhibit| match exhibit.body {
            ExhibitBody::Chart(_) | ExhibitBody::Table(_) | ExhibitBody::Picture(_) => true,
            ExhibitBody::Missing(_) => false,
        })
}
