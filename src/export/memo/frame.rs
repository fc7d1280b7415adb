//! What both memos share above and below: masthead, header block, footer and the file's own facts.

use super::MemoKind;
use super::sources::MemoSources;
use super::words::{NOT_YET_SET, and_list, month_day};
use super::write::suggested_name;
use crate::domain::edition::Edition;
use crate::domain::text::AsText as _;
use crate::export::document::{
    Document, Footer, HeaderLine, Masthead, Paragraph, Properties, RunningHeader, Seal,
};

/// A memo with everything but its body.
pub(super) fn frame(
    sources: &MemoSources,
    kind: MemoKind,
    to: &[String],
    date: Paragraph,
    subject: String,
) -> Document {
    let city = &sources.directory.city;
    let meeting = sources.meeting();
    let organisation = [city.name.trim(), city.office.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" \u{b7} ")
        .to_uppercase();
    let initials = city.initials();
    let from = from(sources);
    let foot = match kind {
        MemoKind::Stat => "Memo",
        MemoKind::FollowUp => "Follow-Up Memo",
    };
    let edition = sources.edition.edition;
    let held_on = meeting.held_on.to_text();
    let mut left = vec![meeting.name.trim(), foot, &held_on];
    // What goes to anybody is not for internal use, whatever the city's memos say at their foot.
    let centre = match edition {
        Edition::Panel => city.memo_footer.trim(),
        Edition::Department => {
            left.push(edition.label());
            city.memo_footer.trim()
        }
        Edition::Public => edition.label(),
    };
    let mut memo = Document {
        properties: Properties {
            title: suggested_name(meeting, kind, edition),
            subject: subject.clone(),
            author: and_list(&from),
            language: "en-US".to_owned(),
        },
        masthead: Masthead {
            organisation,
            title: "Memorandum".to_owned(),
            seal: (!initials.is_empty()).then(|| Seal {
                initials,
                description: format!("Seal of the {}", city.name.trim()),
                picture: None,
            }),
            letterhead: None,
        },
        running: RunningHeader {
            left: format!("{} \u{b7} {}", meeting.name.trim(), kind.label()),
            right: month_day(meeting.held_on),
        },
        footer: Footer {
            left: left.join(" \u{b7} "),
            centre: centre.to_owned(),
        },
        ..Document::default()
    };
    memo.header.push(if to.is_empty() {
        HeaderLine::new("To", Paragraph::new().muted(NOT_YET_SET))
    } else {
        HeaderLine::lines("To", to.iter().map(String::as_str))
    });
    memo.header
        .push(HeaderLine::lines("From", from.iter().map(String::as_str)));
    memo.header_line("Date", date)
        .header_line("Subject", Paragraph::new().bold(subject));
    match edition {
        Edition::Panel => {}
        Edition::Department => {
            memo.header_line("Edition", Paragraph::new().text("For the department"));
        }
        Edition::Public => {
            memo.header_line("Edition", Paragraph::new().text("For the public"));
        }
    }
    memo
}

/// Who the memo is from: the meeting's own lines, else the office.
fn from(sources: &MemoSources) -> Vec<String> {
    let lines = said(&sources.meeting().memo_from);
    if !lines.is_empty() {
        return lines;
    }
    let office = sources.directory.city.office.trim();
    vec![if office.is_empty() {
        "Performance Management Team".to_owned()
    } else {
        office.to_owned()
    }]
}

/// The lines that say something.
pub(super) fn said(lines: &[String]) -> Vec<String> {
    lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
