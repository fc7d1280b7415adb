//! What all papers share above and below: masthead, header block, footer and the file's own facts.

use super::sources::{MemoSources, PapersPictures};
use super::words::{NOT_YET_SET, and_list, lines, month_day, paragraphs};
use super::write::named;
use super::{MemoKind, Paper};
use crate::domain::city::City;
use crate::domain::edition::Edition;
use crate::domain::papers::Papers;
use crate::domain::text::AsText as _;
use crate::export::document::{
    Document, Footer, HeaderLine, Letterhead, Look, Masthead, Paragraph, Properties, RunningHeader,
    Seal,
};

/// A memo with everything but its body.
pub(super) fn frame(
    sources: &MemoSources,
    kind: MemoKind,
    to: &[String],
    date: Paragraph,
    subject: String,
) -> Document {
    let from = from(sources);
    let mut memo = letterhead(sources, kind.into(), "Memorandum");
    memo.properties.subject.clone_from(&subject);
    memo.header.push(if to.is_empty() {
        HeaderLine::new("To", Paragraph::new().muted(NOT_YET_SET))
    } else {
        HeaderLine::lines("To", to.iter().map(String::as_str))
    });
    memo.header
        .push(HeaderLine::lines("From", from.iter().map(String::as_str)));
    memo.header_line("Date", date)
        .header_line("Subject", Paragraph::new().bold(subject));
    edition_line(&mut memo, sources);
    memo
}

/// For whom it is, where not for the office.
pub(super) fn edition_line(paper: &mut Document, sources: &MemoSources) {
    match sources.edition.edition {
        Edition::Panel => {}
        Edition::Department => {
            let whose = match (sources.own_department(), sources.departments().len()) {
                (Some(name), _) => format!("For the {name}"),
                (None, 0 | 1) => "For the department".to_owned(),
                (None, _) => "For the departments".to_owned(),
            };
            paper.header_line("Edition", Paragraph::new().text(whose));
        }
        Edition::Public => {
            paper.header_line("Edition", Paragraph::new().text("For the public"));
        }
    }
}

/// A paper of the meeting without its header block and its body; `title` is what stands in large type.
pub(super) fn letterhead(sources: &MemoSources, paper: Paper, title: &str) -> Document {
    let city = &sources.directory.city;
    let meeting = sources.meeting();
    let foot = match paper {
        Paper::Memo(MemoKind::Stat) => "Memo",
        Paper::Memo(MemoKind::FollowUp) | Paper::Agenda | Paper::Minutes | Paper::Packet => {
            paper.label()
        }
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
    Document {
        properties: Properties {
            title: named(sources, paper, 1),
            subject: format!("{title}: {}", meeting.name.trim()),
            author: and_list(&from(sources)),
            language: "en-US".to_owned(),
        },
        look: look(&sources.papers),
        masthead: masthead(city, (&sources.papers, &sources.pictures), title),
        running: RunningHeader {
            left: format!("{} \u{b7} {}", meeting.name.trim(), paper.label()),
            right: month_day(meeting.held_on),
        },
        footer: Footer {
            left: left.join(" \u{b7} "),
            centre: centre.to_owned(),
        },
        ..Document::default()
    }
}

/// The city's colour and type.
pub(in crate::export) fn look(papers: &Papers) -> Look {
    Look {
        accent: papers.accent.readable(),
        typeface: papers.typeface,
        font: papers.font.clone(),
        page: None,
    }
}

/// Office, seal and letterhead. A letterhead that is a picture has name and seal in it.
pub(in crate::export) fn masthead(
    city: &City,
    (papers, pictures): (&Papers, &PapersPictures),
    title: &str,
) -> Masthead {
    let name = city.name.trim();
    let office = [name, city.office.trim()];
    let office = office.into_iter().filter(|part| !part.is_empty());
    let office = office.collect::<Vec<_>>().join(" \u{b7} ");
    let address: Vec<String> = lines(&papers.address).map(str::to_owned).collect();
    let title = title.to_owned();
    if let Some(picture) = &pictures.letterhead {
        let description = if address.is_empty() {
            office
        } else {
            address.join(", ")
        };
        return Masthead {
            title,
            letterhead: Some(Letterhead::Picture {
                picture: picture.clone(),
                description,
            }),
            ..Masthead::default()
        };
    }
    let initials = city.initials();
    let picture = pictures.seal.clone();
    let seal = (!initials.is_empty() || picture.is_some()).then(|| Seal {
        initials,
        description: format!("Seal of the {name}"),
        picture,
    });
    Masthead {
        organisation: office.to_uppercase(),
        title,
        seal,
        letterhead: (!address.is_empty()).then_some(Letterhead::Lines(address)),
    }
}

/// What the city says to everybody, at the head of a memo for the public.
pub(super) fn public_notice(memo: &mut Document, sources: &MemoSources) {
    if sources.is_public() {
        standing(memo, &sources.papers.public_notice);
    }
}

/// Words of the city's own that stand in every memo.
pub(super) fn standing(memo: &mut Document, words: &str) {
    for paragraph in paragraphs(words) {
        memo.paragraph(paragraph);
    }
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
