//! From the read models to what the room sees.

use super::frame::{
    AgendaGroup, AgendaLine, AudienceFrame, Heading, Shown, ShownBody, ShownPicture, Title, Waiting,
};
use super::{agreed, asides, lists};
use crate::chart::ChartSpec;
use crate::domain::agenda::ItemKind;
use crate::domain::dates;
use crate::domain::meeting::{Meeting, MeetingProgress, Screen, Stage};
use crate::program::query::{
    DrawnBody, ExhibitBody, ExhibitView, ItemView, MeetingView, ShownThen, Updated,
};
use crate::ui::models::Models;
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::Arc;

/// How long after a meeting the room is thanked.
const THANKS: TimeDelta = TimeDelta::hours(3);

/// What the room sees now: the open meeting's stage if it runs, otherwise a calm page in its place.
pub fn audience_frame(models: &Models, now: DateTime<Utc>) -> AudienceFrame {
    let Some(view) = &models.meeting else {
        return AudienceFrame::Waiting(between(models));
    };
    match (view.meeting.progress(), &view.stage) {
        (MeetingProgress::Running, Some(stage)) if stage.blank => AudienceFrame::Blank,
        (MeetingProgress::Running, Some(stage)) => {
            if let Some(shown) = asides::pause(view).or_else(|| asides::question(view)) {
                return shown;
            }
            if let Some(then) = &models.shown_again {
                return asides::lit(view, then.shown.clone());
            }
            if let Some(guest) = models.guest.as_ref().filter(|_| view.guest.is_some()) {
                return asides::lit(view, out_of_order(view, stage, guest));
            }
            let shown = on_stage(models, view, (stage, models.looked_at.as_ref()));
            asides::lit(view, shown)
        }
        (MeetingProgress::Running | MeetingProgress::Planned, _) => {
            AudienceFrame::Waiting(before(models, &view.meeting))
        }
        (MeetingProgress::Adjourned, _) => AudienceFrame::Waiting(after(models, view, now)),
    }
}

/// What the room would see where the console is, while its own picture is frozen.
pub fn frame_beside(models: &Models) -> Option<AudienceFrame> {
    let view = models.meeting.as_ref()?;
    view.aside.as_ref()?;
    let stage = view.operator()?;
    Some(on_stage(models, view, (&stage, models.beside.as_ref())))
}

/// What the room would see of the measure that is looked at on the console only.
pub fn private_frame(models: &Models) -> Option<AudienceFrame> {
    let view = models.meeting.as_ref()?;
    let stage = view.operator()?;
    Some(out_of_order(view, &stage, models.private.as_ref()?))
}

/// What the room of a meeting saw when an entry was recorded, drawn as it was.
pub fn frame_as_it_was(then: &ShownThen, meeting: &Meeting) -> AudienceFrame {
    let drawn = &then.drawn;
    let body = match &drawn.body {
        DrawnBody::Chart(input) => ShownBody::Chart(Arc::new(ChartSpec::line(input))),
        DrawnBody::Table(table) => ShownBody::Table(Arc::new(table.clone())),
        DrawnBody::Picture {
            hash,
            size,
            alt_text,
        } => ShownBody::Picture(ShownPicture {
            hash: hash.clone(),
            size: *size,
            alt_text: alt_text.clone(),
        }),
    };
    AudienceFrame::Exhibit(Shown {
        heading: Heading {
            number: None,
            title: drawn.item.clone(),
            meeting: meeting_line(meeting),
        },
        then: then.words(),
        headline: drawn.headline.clone(),
        about: drawn.about.clone(),
        status: drawn.status,
        proposed: drawn.proposed,
        updated: drawn.updated.clone(),
        spotlight: asides::lit_then(&body, drawn.spotlight),
        source: drawn.source.clone(),
        body,
    })
}

/// A measure that is no exhibit of the item, under the item it is looked at in.
fn out_of_order(view: &MeetingView, stage: &Stage, found: &ExhibitView) -> AudienceFrame {
    let item = stage.item.and_then(|id| view.item(id));
    AudienceFrame::Exhibit(of_exhibit(heading(view, item), found))
}

/// A stop with the way its exhibit is looked at, where that is another than it was prepared.
type At<'a> = (&'a Stage, Option<&'a ExhibitView>);

fn on_stage(models: &Models, view: &MeetingView, (stage, seen): At<'_>) -> AudienceFrame {
    let item = stage.item.and_then(|id| view.item(id));
    match stage.screen {
        Screen::Title => AudienceFrame::Title(title(models, view)),
        Screen::Scorecard => {
            let heading = heading(view, item);
            AudienceFrame::Scorecard(lists::scorecard(models, view, heading, stage.exhibit))
        }
        Screen::FollowUps => match item {
            Some(item) => {
                let heading = heading(view, Some(item));
                let actions = lists::follow_up_actions(models, item);
                AudienceFrame::FollowUps(lists::follow_ups(
                    models,
                    &actions,
                    heading,
                    stage.exhibit,
                ))
            }
            None => AudienceFrame::Title(title(models, view)),
        },
        Screen::Exhibit => match item {
            Some(item) => AudienceFrame::Exhibit(shown(models, view, item, (stage, seen))),
            None => AudienceFrame::Title(title(models, view)),
        },
        Screen::CloseOut => AudienceFrame::CloseOut(agreed::close_out(models, view, stage.exhibit)),
    }
}

/// "Streets Stat · Nov 24, 2026".
pub(super) fn meeting_line(meeting: &Meeting) -> String {
    format!("{} · {}", meeting.name, dates::prose(meeting.held_on))
}

pub(super) fn heading(view: &MeetingView, item: Option<&ItemView>) -> Heading {
    Heading {
        number: item.and_then(|item| item.number),
        title: item.map(|item| item.item.title.clone()).unwrap_or_default(),
        meeting: meeting_line(&view.meeting),
    }
}

fn title(models: &Models, view: &MeetingView) -> Title {
    let meeting = &view.meeting;
    let group = |kind: ItemKind| {
        let items: Vec<AgendaLine> = view
            .agenda()
            .filter(|item| item.item.kind == kind)
            .map(|item| AgendaLine {
                number: item.number.unwrap_or_default(),
                title: item.item.title.clone(),
                minutes: item.item.planned_minutes,
            })
            .collect();
        (!items.is_empty()).then_some(AgendaGroup {
            name: kind.label(),
            items,
        })
    };
    Title {
        city: models.directory.city.name.clone(),
        meeting: meeting.name.clone(),
        date: dates::long(meeting.held_on),
        purpose: meeting.purpose.trim().to_owned(),
        agenda: ItemKind::ALL
            .iter()
            .filter_map(|kind| group(*kind))
            .collect(),
        minutes: view.planned_minutes(),
        last_time: last_time(models, meeting),
    }
}

/// What the room thought of the meeting before, where it was asked.
fn last_time(models: &Models, meeting: &Meeting) -> String {
    let before = models.meetings.before(meeting);
    let counted = before.and_then(|row| row.feedback.as_ref()?.sentence());
    counted.map_or_else(String::new, |said| format!("Last time, {said}"))
}

fn shown(models: &Models, view: &MeetingView, item: &ItemView, (at, seen): At<'_>) -> Shown {
    // An exhibit that was removed while it stood on the projector gives way to the last one left.
    let last = item.exhibits.len().saturating_sub(1);
    let exhibit = item.exhibits.get((at.exhibit as usize).min(last));
    let heading = heading(view, Some(item));
    let found = exhibit.and_then(|exhibit| {
        let seen = seen.filter(|seen| seen.exhibit.id == exhibit.id);
        seen.or_else(|| models.exhibits.get(&exhibit.id))
    });
    let Some(found) = found else {
        return Shown {
            then: String::new(),
            headline: item.item.title.clone(),
            heading,
            about: String::new(),
            status: None,
            proposed: false,
            updated: String::new(),
            source: String::new(),
            body: ShownBody::Words(String::new()),
            spotlight: None,
        };
    };
    of_exhibit(heading, found)
}

fn of_exhibit(heading: Heading, found: &ExhibitView) -> Shown {
    Shown {
        heading,
        then: String::new(),
        headline: found.headline.clone(),
        about: found.under_headline(),
        status: found.status,
        proposed: found.proposed,
        updated: found
            .updated
            .as_ref()
            .map(Updated::sentence)
            .unwrap_or_default(),
        source: found.source.clone(),
        body: body(found),
        spotlight: None,
    }
}

fn body(found: &ExhibitView) -> ShownBody {
    match &found.body {
        ExhibitBody::Chart(spec) => ShownBody::Chart(spec.clone()),
        ExhibitBody::Table(table) => ShownBody::Table(table.clone()),
        ExhibitBody::Picture(picture) => ShownBody::Picture(ShownPicture {
            hash: picture.hash.clone(),
            size: (picture.width, picture.height),
            alt_text: found.exhibit.spoken().to_owned(),
        }),
        ExhibitBody::Missing(words) => ShownBody::Words(words.clone()),
    }
}

/// No meeting is open.
fn between(models: &Models) -> Waiting {
    let city = &models.directory.city;
    Waiting {
        city: city.name.clone(),
        headline: city.program_name.clone(),
        words: Vec::new(),
        asks: false,
    }
}

/// The open meeting has not begun.
fn before(models: &Models, meeting: &Meeting) -> Waiting {
    let when = format!(
        "{} · {}",
        dates::long(meeting.held_on),
        dates::clock(meeting.starts_at)
    );
    let place = meeting.place.trim();
    Waiting {
        city: models.directory.city.name.clone(),
        headline: meeting.name.clone(),
        words: [when.as_str(), place]
            .into_iter()
            .filter(|words| !words.is_empty())
            .map(str::to_owned)
            .collect(),
        asks: false,
    }
}

/// Whether the question is still open: the city asks it, and no card was counted yet.
fn asks(models: &Models, view: &MeetingView) -> bool {
    let row = models.meetings.row(view.meeting.id);
    let counted = row.is_some_and(|row| row.feedback.is_some());
    !models.directory.city.asks_no_feedback && !counted
}

/// The open meeting is over: thanks for a while, then nothing of it.
fn after(models: &Models, view: &MeetingView, now: DateTime<Utc>) -> Waiting {
    let ended = view.meeting.adjourned_at.unwrap_or(DateTime::UNIX_EPOCH);
    if now - ended > THANKS {
        return between(models);
    }
    Waiting {
        city: models.directory.city.name.clone(),
        headline: "Thank you".to_owned(),
        words: next_lines(&view.meeting),
        asks: asks(models, view),
    }
}

/// When one meets again and what is due until then: "Next Streets Stat: Tue Dec 22, 2026, 9:00 a.m.",
/// "Written responses due Fri Dec 18, 2026".
pub(super) fn next_lines(meeting: &Meeting) -> Vec<String> {
    let next = meeting.next_on.map(|day| {
        let day = format!("{}, {}", dates::short_weekday(day), day.format("%Y"));
        let at = meeting
            .next_at
            .map(|time| format!(", {}", dates::clock(time)))
            .unwrap_or_default();
        format!("Next {}: {day}{at}", meeting.name)
    });
    let due = meeting.materials_due.map(|day| {
        let day = dates::short_weekday(day);
        format!("Written responses due {day}")
    });
    next.into_iter().chain(due).collect()
}
