//! The agenda: one page for the table with what comes when, how long it takes, who answers and who is invited.

use super::Paper;
use super::check::{Concern, Findings, MemoLack, MemoLackKind};
use super::frame::{edition_line, letterhead, public_notice};
use super::group::Group;
use super::sources::MemoSources;
use super::words::{self, NOT_YET_SET, and_list, count, minutes, sentence};
use crate::domain::agenda::ItemKind;
use crate::domain::attendance::AttendeeRole;
use crate::domain::dates;
use crate::domain::ids::PersonId;
use crate::domain::meeting::{Attendance, Meeting};
use crate::domain::person::Person;
use crate::domain::text::lower_first;
use crate::export::document::{Cell, Column, Document, Paragraph, Table};
use crate::program::query::ItemView;
use chrono::{NaiveTime, TimeDelta};

/// Makes the agenda. The public's names neither who is to answer nor who is invited.
pub fn agenda(sources: &MemoSources) -> Document {
    let mut paper = letterhead(sources, Paper::Agenda, "Agenda");
    header(&mut paper, sources);
    public_notice(&mut paper, sources);
    let purpose = sentence(&sources.meeting().purpose);
    if !purpose.is_empty() {
        paper.paragraph(Paragraph::new().bold("Purpose. ").text(purpose));
    }
    order(&mut paper, sources);
    if !sources.is_public() {
        invited(&mut paper, sources);
    }
    paper
}

/// What meets, when, where, and who has a seat of their own.
fn header(paper: &mut Document, sources: &MemoSources) {
    let meeting = sources.meeting();
    let name = Paragraph::new().bold(meeting.name.trim());
    let period = meeting.reporting_period.trim();
    paper.header_line(
        "Meeting",
        if period.is_empty() {
            name
        } else {
            name.text(format!(", reporting period {period}"))
        },
    );
    paper.header_line("When", when(meeting));
    paper.header_line("Where", settled(meeting.place.trim()));
    let departments = sources.departments();
    if !departments.is_empty() {
        paper.header_line("Of", and_list(&departments));
    }
    if !sources.is_public() {
        seats(paper, sources);
    }
    paper.header_line("Planned", planned_words(sources));
    edition_line(paper, sources);
}

/// Who has a seat of their own, on one line: all is to stand on one page.
fn seats(paper: &mut Document, sources: &MemoSources) {
    let meeting = sources.meeting();
    let seats = [
        ("chair", meeting.chair),
        ("hot seat", meeting.hot_seat),
        ("recorder", meeting.recorder),
    ];
    let held: Vec<String> = seats
        .into_iter()
        .filter_map(|(seat, who)| Some((seat, sources.directory.person(who?)?.short_name())))
        .filter(|(_, name)| !name.is_empty())
        .map(|(seat, name)| format!("{name} ({seat})"))
        .collect();
    if !held.is_empty() {
        paper.header_line("Seats", held.join("; "));
    }
}

/// The words, or that they are still to be settled.
fn settled(words: &str) -> Paragraph {
    if words.is_empty() {
        Paragraph::new().muted(NOT_YET_SET)
    } else {
        words.into()
    }
}

/// "Tuesday, November 24, 2026, 9:00 a.m. to 10:30 a.m."
fn when(meeting: &Meeting) -> String {
    let day = dates::long(meeting.held_on);
    let begins = dates::clock(meeting.starts_at);
    if meeting.minutes == 0 {
        return format!("{day}, {begins}");
    }
    let ends = dates::clock(later(meeting.starts_at, meeting.minutes));
    format!("{day}, {begins} to {ends}")
}

/// A time of day so many minutes on; past midnight it begins again.
fn later(time: NaiveTime, minutes: u32) -> NaiveTime {
    time.overflowing_add_signed(TimeDelta::minutes(minutes.into()))
        .0
}

/// The items in their order with the time each begins, under the names of their groups.
fn order(paper: &mut Document, sources: &MemoSources) {
    let meeting = sources.meeting();
    let items: Vec<&ItemView> = sources.view.agenda().collect();
    if items.is_empty() {
        paper.paragraph(Paragraph::new().muted("The agenda of this meeting has no items yet."));
        return;
    }
    let who = !sources.is_public();
    let mut table = Table::new("Agenda")
        .description("When each item begins, what it is about, who answers and its minutes, in order; items stand under the name of their group")
        .column(Column::new("Begins", 150))
        .column(Column::new("Item", 500));
    if who {
        table = table.column(Column::new("In the hot seat", 250));
    }
    let mut table = table.column(Column::new("Minutes", 100).right());
    let mut begins = meeting.starts_at;
    let mut group = None;
    for view in items {
        let its = Group::of(view.item.kind);
        if let Some(its) = its.filter(|_| its != group) {
            table.push_row(row(
                who,
                ["".into(), Paragraph::new().bold(its.label()).into()],
                "",
                "",
            ));
        }
        group = its;
        let planned = view.item.planned_minutes;
        let length = if planned == 0 {
            "\u{2013}".to_owned()
        } else {
            planned.to_string()
        };
        let first = [dates::clock(begins).into(), what(view)];
        table.push_row(row(who, first, &answers(sources, view), &length));
        begins = later(begins, planned);
    }
    paper.push(table);
}

/// A row with the column of who answers, or without it.
fn row(who: bool, first: [Cell; 2], answers: &str, length: &str) -> Vec<Cell> {
    let mut cells = Vec::from(first);
    if who {
        cells.push(answers.into());
    }
    cells.push(length.into());
    cells
}

/// An item's title, and how much was promised earlier that it takes up.
fn what(view: &ItemView) -> Cell {
    let title = view.item.title.trim();
    let title = if title.is_empty() {
        view.item.kind.label()
    } else {
        title
    };
    let words = Paragraph::new().text(title);
    Cell::new(match view.follow_ups.len() {
        0 => words,
        open => words.muted(format!(" {}", count(open, "commitment"))),
    })
}

/// Who answers in an item: its own hot seat, else in a topic the meeting's.
fn answers(sources: &MemoSources, view: &ItemView) -> String {
    let own = view.item.hot_seat;
    let of_meeting = || {
        sources
            .meeting()
            .hot_seat
            .filter(|_| is_answered(view.item.kind))
    };
    words::person(sources, own.or_else(of_meeting))
}

/// Whether somebody answers in items of this kind.
const fn is_answered(kind: ItemKind) -> bool {
    match kind {
        ItemKind::FollowUp | ItemKind::KpiReview | ItemKind::Standing | ItemKind::New => true,
        ItemKind::Opening | ItemKind::CloseOut => false,
    }
}

/// "85 of 90 minutes".
fn planned_words(sources: &MemoSources) -> String {
    let planned = sources.view.planned_minutes();
    let has = sources.meeting().minutes;
    if has == 0 {
        minutes(planned)
    } else {
        format!("{planned} of {}", minutes(has))
    }
}

/// Who is invited, by what they come as, in one paragraph.
fn invited(paper: &mut Document, sources: &MemoSources) {
    let mut words = Paragraph::new();
    let roles = AttendeeRole::ALL.iter().copied().map(Some);
    for role in roles.chain([None]) {
        let those = sources.view.attendance.iter();
        let names: Vec<String> = those
            .filter(|one| one.role == role)
            .filter_map(|one| sources.directory.person(one.person))
            .map(|person| called(sources, role, person))
            .filter(|name| !name.is_empty())
            .collect();
        if names.is_empty() {
            continue;
        }
        let lead = role.map_or("Also invited", AttendeeRole::label);
        let several = names.len() > 1 && role.is_some_and(counts);
        let lead = if several {
            format!("{lead}s")
        } else {
            lead.to_owned()
        };
        let before = if words.runs.is_empty() { "" } else { " " };
        words = words.bold(format!("{before}{lead}: "));
        words = words.text(format!("{}.", names.join("; ")));
    }
    if !words.runs.is_empty() {
        paper.heading1("Invited").paragraph(words);
    }
}

/// Whether a role is told of in the plural where several have it: the others name a group or a post.
const fn counts(role: AttendeeRole) -> bool {
    match role {
        AttendeeRole::DepartmentHead | AttendeeRole::DataOfficer | AttendeeRole::Guest => true,
        AttendeeRole::ChiefExecutive
        | AttendeeRole::ChiefOfStaff
        | AttendeeRole::Panel
        | AttendeeRole::Budget
        | AttendeeRole::Counsel
        | AttendeeRole::StatTeam
        | AttendeeRole::DepartmentStaff => false,
    }
}

/// Somebody's name; of who comes for a department also which.
fn called(sources: &MemoSources, role: Option<AttendeeRole>, person: &Person) -> String {
    match role {
        Some(
            AttendeeRole::ChiefExecutive
            | AttendeeRole::ChiefOfStaff
            | AttendeeRole::Panel
            | AttendeeRole::Budget
            | AttendeeRole::Counsel
            | AttendeeRole::StatTeam,
        ) => person.short_name(),
        Some(
            AttendeeRole::DepartmentHead
            | AttendeeRole::DepartmentStaff
            | AttendeeRole::DataOfficer
            | AttendeeRole::Guest,
        )
        | None => words::person(sources, Some(person.id)),
    }
}

/// What the agenda lacks, in its own order.
pub fn check_agenda(sources: &MemoSources) -> Vec<MemoLack> {
    let mut found = Findings::default();
    let meeting = sources.meeting();
    if meeting.place.trim().is_empty() {
        found.meeting(MemoLackKind::Place, "The place of the meeting is not set");
    }
    if meeting.purpose.trim().is_empty() {
        found.meeting(MemoLackKind::Purpose, "The meeting has no purpose");
    }
    found.unfilled_in(
        &Concern::default(),
        &[
            ("name of the meeting", &meeting.name),
            ("place of the meeting", &meeting.place),
            ("purpose", &meeting.purpose),
            ("reporting period", &meeting.reporting_period),
        ],
    );
    if sources.view.agenda().next().is_none() {
        found.meeting(MemoLackKind::Topic, "The agenda has no items");
    }
    for view in sources.view.agenda() {
        item(sources, view, &mut found);
    }
    let planned = sources.view.planned_minutes();
    if meeting.minutes > 0 && planned > meeting.minutes {
        let words = format!(
            "{} are planned, and the meeting has {}",
            minutes(planned),
            meeting.minutes
        );
        found.meeting(MemoLackKind::Minutes, &words);
    }
    if !sources.is_public() {
        people(meeting, &sources.view.attendance, &mut found);
    }
    found.into_list()
}

fn item(sources: &MemoSources, view: &ItemView, found: &mut Findings) {
    let title = view.item.title.trim();
    let about = Concern {
        name: match view.number {
            Some(number) => format!("Item {number}, {title}"),
            None => title.to_owned(),
        },
        item: Some(view.item.id),
        ..Concern::default()
    };
    if view.item.planned_minutes == 0 {
        found.add(MemoLackKind::Minutes, &about, "no minutes planned");
    }
    found.unfilled(&about, "title", title);
    let measures: Vec<_> = view.exhibits.iter().filter_map(|it| it.measure).collect();
    if let Some(number) = sources.small.named(&measures, title) {
        let words = format!(
            "\u{201c}{number}\u{201d} in the title may be a figure that the {} hides",
            lower_first(sources.edition.edition.label())
        );
        let about = about.in_field(super::Mend::Title);
        found.add(MemoLackKind::SmallNumber, &about, &words);
    }
}

/// Whether somebody chairs, keeps the record and is invited.
fn people(meeting: &Meeting, invited: &[Attendance], found: &mut Findings) {
    let open = |seat: &'static str, who: Option<PersonId>| who.is_none().then_some(seat);
    let seats = [
        open("the chair", meeting.chair),
        open("the hot seat", meeting.hot_seat),
        open("the record", meeting.recorder),
    ];
    let seats: Vec<&str> = seats.into_iter().flatten().collect();
    if !seats.is_empty() {
        let words = format!("Nobody is named for {}", and_list(&seats));
        found.meeting(MemoLackKind::Attendance, &words);
    }
    if invited.is_empty() {
        found.meeting(MemoLackKind::Attendance, "Nobody is invited yet");
    }
}
