//! A paper as a draft of a mail, which Outlook opens ready to be sent (`X-Unsent`): its words in the mail, itself as a
//! Word file and, where it is built in, a PDF beside them, with the calendar file of what follows.

use super::ExportError;
use super::calendar::meeting_calendar;
use super::document::Document;
use super::memo::{MemoKind, MemoSources, Paper, follow_up_lines, named, stat_lines};
use super::{html, markdown};
use crate::domain::person::Person;
use crate::domain::text::AsText as _;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PDF: &str = "application/pdf";

/// A draft, and whom of its recipients no address is known of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Lines of the paper's recipients that name nobody with an e-mail address.
    pub unknown: Vec<String>,
}

/// Makes the draft of a mail that takes a paper to its recipients; `files` are the same paper as files, each with its
/// ending.
///
/// # Errors
/// When the mail can't be put together.
pub fn draft(
    sources: &MemoSources,
    paper: Paper,
    document: &Document,
    files: Vec<(&'static str, Vec<u8>)>,
) -> Result<Draft, ExportError> {
    let name = named(sources, paper, 1);
    let (known, unknown) = recipients(sources, paper);
    let key = key(sources, &name);
    let mut mail = MessageBuilder::new()
        .header("X-Unsent", Raw::new("1"))
        .date(sources.now.timestamp())
        .message_id(format!("{key}@statroom"))
        .subject(subject(document, &name));
    if !known.is_empty() {
        let to = known.iter().map(|person| {
            Address::new_address(
                Some(person.name.trim().to_owned()),
                person.email.trim().to_owned(),
            )
        });
        mail = mail.to(Address::new_list(to.collect()));
    }
    let reply = sources.directory.city.analyst_email.trim();
    if is_address(reply) {
        mail = mail.reply_to(reply.to_owned());
    }
    let bytes = mail
        .body(body(sources, (document, files), &name, &key))
        .write_to_vec()?;
    Ok(Draft { bytes, unknown })
}

/// The parts: the words as text and as a page with its pictures, then the files.
fn body(
    sources: &MemoSources,
    (document, files): (&Document, Vec<(&'static str, Vec<u8>)>),
    name: &str,
    key: &str,
) -> MimePart<'static> {
    let page = html::write_mail(document, key);
    let mut seen = vec![MimePart::new("text/html", page.html)];
    for (id, picture) in &page.pictures {
        let kind = format!("image/{}", picture.format().extension());
        let part = MimePart::new(kind, picture.bytes().to_vec());
        seen.push(part.inline().cid(id.clone()));
    }
    let words = markdown::write(document, name).text;
    let alternatives = vec![
        MimePart::new("text/plain", words),
        multipart("related", key, seen),
    ];
    let calendar = ContentType::new("text/calendar")
        .attribute("charset", "utf-8")
        .attribute("method", "PUBLISH");
    let mut parts = vec![multipart("alternative", key, alternatives)];
    for (ending, bytes) in files {
        let kind = if ending == "docx" { WORD } else { PDF };
        parts.push(MimePart::new(kind, bytes).attachment(format!("{name}.{ending}")));
    }
    let calendar = MimePart::new(calendar, meeting_calendar(sources).into_bytes());
    parts.push(calendar.attachment(format!("{name}.ics")));
    multipart("mixed", key, parts)
}

/// Parts under a boundary that is the same whenever the same draft is written.
fn multipart(kind: &'static str, key: &str, parts: Vec<MimePart<'static>>) -> MimePart<'static> {
    let boundary = format!("{kind}_{key}");
    let kind = ContentType::new(format!("multipart/{kind}")).attribute("boundary", boundary);
    MimePart::new(kind, parts)
}

/// The subject line of a memo; of another paper its name.
fn subject(document: &Document, name: &str) -> String {
    let of_memo = document.header.iter().find(|line| line.label == "Subject");
    if of_memo.is_some() {
        document.properties.subject.clone()
    } else {
        name.to_owned()
    }
}

/// Tells this draft from every other.
fn key(sources: &MemoSources, name: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(sources.view.meeting.id.to_text().as_bytes());
    hash.update(name.as_bytes());
    hash.update(sources.now.timestamp_millis().to_be_bytes());
    let mut key = String::new();
    for byte in hash.finalize().iter().take(12) {
        // Writing into text can't fail.
        let _ = write!(key, "{byte:02x}");
    }
    key
}

/// Whom a paper goes to: those with an address, and the lines that name nobody with one.
fn recipients(sources: &MemoSources, paper: Paper) -> (Vec<&Person>, Vec<String>) {
    let lines = match paper {
        Paper::Memo(MemoKind::Stat) | Paper::Packet => stat_lines(sources),
        Paper::Memo(MemoKind::FollowUp) => follow_up_lines(sources),
        Paper::Agenda | Paper::Minutes => {
            let invited = sources.view.attendance.iter();
            let names = invited.map(|one| sources.directory.person_name(Some(one.person)));
            names.map(str::to_owned).collect()
        }
    };
    let mut known: Vec<&Person> = Vec::new();
    let mut unknown = Vec::new();
    for line in lines.iter().map(|line| line.trim()) {
        match addressee(sources, line) {
            _ if line.is_empty() => {}
            Some(person) => {
                if !known.iter().any(|one| one.id == person.id) {
                    known.push(person);
                }
            }
            None => unknown.push(line.to_owned()),
        }
    }
    (known, unknown)
}

/// The one person with an address whom a line of recipients names: by name, as "D. Rivera", or by an office that only
/// one holds.
fn addressee<'s>(sources: &'s MemoSources, line: &str) -> Option<&'s Person> {
    let line = line.to_lowercase();
    let people = || {
        sources
            .directory
            .people
            .iter()
            .filter(|person| !person.retired)
    };
    let named = |name: &str| {
        let name = name.trim().to_lowercase();
        !name.is_empty() && has_words(&line, &name)
    };
    let by_name: Vec<&Person> = people()
        .filter(|person| named(&person.name) || named(&person.short_name()))
        .collect();
    let by_office = || -> Vec<&Person> {
        let office = |person: &&Person| person.role.trim().to_lowercase() == line;
        people().filter(office).collect()
    };
    let found = if by_name.is_empty() {
        by_office()
    } else {
        by_name
    };
    match found.as_slice() {
        [one] => Some(*one).filter(|one| is_address(&one.email)),
        [] | [_, _, ..] => None,
    }
}

/// Whether a text holds these words, and not only as the middle of longer ones.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let (before, rest) = text.split_at(at);
        let after = rest.get(found.len()..).unwrap_or_default();
        let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        ends(before.chars().next_back()) && ends(after.chars().next())
    })
}

/// Whether a text is shaped like one e-mail address.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\".contains(c);
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && text.chars().all(plain)
    })
}
