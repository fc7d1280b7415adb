//! What the room sees, also while the console shows another meeting or none.

use super::{Session, there};
use crate::domain::dates;
use crate::domain::ids::{EntryId, ExhibitId, MeetingId};
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::program::query::{self, ExhibitView, MeetingView, RoomFigures};
use crate::program::{Picture, Program, ProgramError, local_time};
use crate::ui::audience::{AudienceFrame, audience_frame, frame_as_it_was};
use crate::ui::models::{AsItWas, Models};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A meeting the room sees, with its exhibits.
#[derive(Debug)]
pub(super) struct Room {
    meeting: Option<MeetingView>,
    exhibits: BTreeMap<ExhibitId, ExhibitView>,
    looked_at: Option<ExhibitView>,
    guest: Option<ExhibitView>,
    shown_again: Option<Box<AsItWas>>,
    figures: RoomFigures,
}

impl Session {
    /// Whoever runs the console may look something up elsewhere: the room goes on seeing the meeting that
    /// runs, and after it the thanks.
    pub(super) fn read_room(&mut self) -> Result<(), ProgramError> {
        self.room = None;
        let Some(id) = self.meeting_of_the_room() else {
            return Ok(());
        };
        let meeting = there(query::meeting(&self.program, id))?;
        self.room = Some(Room {
            looked_at: looked_at(&self.program, meeting.as_ref())?,
            guest: guest(&self.program, meeting.as_ref())?,
            shown_again: self.shown_again(meeting.as_ref())?,
            figures: self.figures_of(meeting.as_ref())?,
            meeting,
            exhibits: self.exhibits_of(id)?,
        });
        Ok(())
    }

    /// The meeting the room sees, where it isn't the open one.
    fn meeting_of_the_room(&self) -> Option<MeetingId> {
        let of_today = |meeting: &&Meeting| meeting.held_on == self.models.today;
        let stands = |progress: MeetingProgress| {
            let rows = self.models.meetings.rows.iter().map(|row| &row.meeting);
            rows.filter(move |meeting| meeting.progress() == progress && !meeting.cancelled)
        };
        let open = self.models.meeting.as_ref().map(|view| &view.meeting);
        if open.is_some_and(|meeting| meeting.progress() == MeetingProgress::Running) {
            return None;
        }
        let running = stands(MeetingProgress::Running).next();
        let over = || stands(MeetingProgress::Adjourned).filter(of_today).last();
        let over = open.is_none().then(over).flatten();
        running.or(over).map(|meeting| meeting.id)
    }

    /// What the room sees now.
    pub(crate) fn audience(&mut self, now: DateTime<Utc>) -> AudienceFrame {
        self.show_room();
        let frame = self.as_frozen(audience_frame(&self.models, now));
        self.show_room();
        frame
    }

    /// Does something with the models as if the room's meeting were the open one.
    pub(crate) fn in_the_room(&mut self, work: impl FnOnce(&Models)) {
        self.show_room();
        work(&self.models);
        self.show_room();
    }

    /// While the room's picture is frozen nothing in it changes, whatever is corrected or imported meanwhile;
    /// only dark and a break win over it. A window that was started since shows the same stop as the file has it.
    fn as_frozen(&mut self, frame: AudienceFrame) -> AudienceFrame {
        let frozen = self.models.meeting.as_ref().filter(|view| {
            view.aside.is_some() && view.meeting.progress() == MeetingProgress::Running
        });
        let Some(id) = frozen.map(|view| view.meeting.id) else {
            self.frozen = None;
            return frame;
        };
        if matches!(frame, AudienceFrame::Blank | AudienceFrame::Pause(_)) {
            return frame;
        }
        if self.frozen.as_ref().is_none_or(|(of, _)| *of != id) {
            self.frozen = Some((id, frame.clone()));
        }
        let kept = self.frozen.as_ref().map(|(_, kept)| kept.clone());
        kept.unwrap_or(frame)
    }

    /// Puts the room's meeting in the place of the open one, or back.
    fn show_room(&mut self) {
        if let Some(room) = &mut self.room {
            std::mem::swap(&mut self.models.meeting, &mut room.meeting);
            std::mem::swap(&mut self.models.exhibits, &mut room.exhibits);
            std::mem::swap(&mut self.models.looked_at, &mut room.looked_at);
            std::mem::swap(&mut self.models.guest, &mut room.guest);
            std::mem::swap(&mut self.models.shown_again, &mut room.shown_again);
            std::mem::swap(&mut self.models.figures, &mut room.figures);
        }
    }

    /// What the room of a meeting sees of measures with newer figures than its released memo's.
    pub(super) fn figures_of(
        &self,
        view: Option<&MeetingView>,
    ) -> Result<RoomFigures, ProgramError> {
        let read = |view| query::room_figures(&self.program, view, &self.models.measures);
        view.map_or_else(|| Ok(RoomFigures::default()), read)
    }

    /// What was kept with an entry, if one is shown as it was on the console.
    pub(super) fn read_as_shown(&mut self) -> Result<(), ProgramError> {
        self.models.as_shown = match self.wanted.as_shown {
            Some(entry) => self.as_it_was(entry)?,
            None => None,
        };
        Ok(())
    }

    /// What the room of a meeting sees as it was kept with an entry.
    pub(super) fn shown_again(
        &self,
        view: Option<&MeetingView>,
    ) -> Result<Option<Box<AsItWas>>, ProgramError> {
        match view.and_then(|view| view.shown_again) {
            Some(shown) => self.as_it_was(shown.entry),
            None => Ok(None),
        }
    }

    fn as_it_was(&self, entry: EntryId) -> Result<Option<Box<AsItWas>>, ProgramError> {
        let Some(then) = query::as_shown(&self.program, entry)? else {
            return Ok(None);
        };
        let rows = &self.models.meetings.rows;
        let meeting = rows.iter().map(|row| &row.meeting);
        let Some(meeting) = meeting.into_iter().find(|one| one.id == then.kept.meeting) else {
            return Ok(None);
        };
        let at = local_time(then.kept.at, &meeting.time_zone);
        let (time, day) = (dates::clock(at.time()), dates::prose(at.date()));
        Ok(Some(Box::new(AsItWas {
            entry,
            words: format!("As shown at {time} on {day}"),
            shown: frame_as_it_was(&then, meeting),
            picture: then.picture,
        })))
    }

    /// Every exhibit that may be shown, on the console or in the room.
    pub(crate) fn exhibits(&self) -> impl Iterator<Item = &ExhibitView> {
        let room = self.room.iter().flat_map(|room| room.exhibits.values());
        self.models.exhibits.values().chain(room)
    }

    /// Pictures that are shown as they were, on the console or in the room.
    pub(crate) fn pictures_as_they_were(&self) -> impl Iterator<Item = &Arc<Picture>> {
        let room = self
            .room
            .iter()
            .filter_map(|room| room.shown_again.as_ref());
        let models = [&self.models.as_shown, &self.models.shown_again];
        let shown = models.into_iter().flatten().chain(room);
        shown.filter_map(|then| then.picture.as_ref())
    }
}

/// The measure the room of a meeting looks at out of order.
pub(super) fn guest(
    program: &Program,
    view: Option<&MeetingView>,
) -> Result<Option<ExhibitView>, ProgramError> {
    let shown = view.and_then(|view| view.guest.as_ref().map(|guest| (&view.meeting, guest)));
    match shown {
        Some((meeting, shown)) => there(query::guest(program, meeting, shown)),
        None => Ok(None),
    }
}

/// The exhibit on screen as the room looks at it, where that is another way than it was prepared.
pub(super) fn looked_at(
    program: &Program,
    view: Option<&MeetingView>,
) -> Result<Option<ExhibitView>, ProgramError> {
    match view {
        Some(view) => Ok(there(query::looked_at(program, view))?.flatten()),
        None => Ok(None),
    }
}
