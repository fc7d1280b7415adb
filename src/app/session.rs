//! An open program with the read models made from it, each refreshed only when what it shows was touched.

mod last_time;
mod measure;
mod room;

use crate::domain::edition::MemoEdition;
use crate::domain::excursion::Guest;
use crate::domain::ids::{EntryId, ExhibitId, MeasureId, MeetingId};
use crate::domain::view::View;
use crate::export::memo::{MemoSources, check_follow_up, check_stat};
use crate::program::query::{self, ExhibitView, MeasureBook};
use crate::program::{Command, Done, HandedStep, Program, ProgramError, Touched, local_time};
use crate::ui::audience::AudienceFrame;
use crate::ui::models::{MemoLacks, Models};
use chrono::{DateTime, Utc};
use room::{Room, guest, looked_at};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the console shows that is not always read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Wanted {
    /// The open meeting.
    pub(crate) meeting: Option<MeetingId>,
    /// The measure whose page is open, and how its chart is looked at.
    pub(crate) measure: Option<(MeasureId, View)>,
    /// The measure that is looked at beside the room, on the console only.
    pub(crate) private: Option<Guest>,
    /// The entry whose exhibit is shown as it was.
    pub(crate) as_shown: Option<EntryId>,
}

/// An open program.
#[derive(Debug)]
pub(crate) struct Session {
    /// The program.
    pub(crate) program: Program,
    /// Where its file lies, from the root on.
    pub(crate) place: PathBuf,
    /// What screens read.
    pub(crate) models: Models,
    wanted: Wanted,
    /// The meeting the room sees while the console shows another, or none.
    room: Option<Room>,
    /// The room's picture as it was frozen, with the meeting it is of.
    frozen: Option<(MeetingId, AudienceFrame)>,
    /// Something changed since the lacks of the memos were read.
    lacks_stale: bool,
    /// The editions of the stat memo and the follow-up memo whose lacks were read.
    checked: [MemoEdition; 2],
    /// How often what is shown was read again.
    changes: u64,
}

impl Session {
    /// Reads an open program's models.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(crate) fn new(program: Program) -> Result<Self, ProgramError> {
        let path = program.path();
        let place = std::fs::canonicalize(path).unwrap_or_else(|_gone| path.to_owned());
        let mut session = Self {
            program,
            place,
            models: Models::default(),
            wanted: Wanted::default(),
            room: None,
            frozen: None,
            lacks_stale: true,
            checked: [MemoEdition::PANEL; 2],
            changes: 0,
        };
        let path = session.program.path();
        session.models.file_name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        session.refresh(Touched::ALL)?;
        Ok(session)
    }

    /// A number that is another one after every change.
    pub(crate) const fn changes(&self) -> u64 {
        self.changes
    }

    /// Makes a change and refreshes what it touched.
    ///
    /// # Errors
    /// Why it was refused; nothing of it is kept then.
    pub(crate) fn run(&mut self, command: Command) -> Result<Done, ProgramError> {
        let done = self.program.run(command)?;
        self.refresh(done.touched)?;
        if done.kept {
            self.note_saved();
        }
        Ok(done)
    }

    /// Shows what a job wrote in place of this window, the measures as it has read them already.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(crate) fn took_in(
        &mut self,
        step: Option<HandedStep>,
        measures: MeasureBook,
    ) -> Result<(), ProgramError> {
        // To this connection the job's change is one from elsewhere; it is not to be read twice.
        self.program.changed_elsewhere();
        if let Some(step) = step {
            self.program.take_step(step);
        }
        self.refresh_with(Touched::ALL, Some(measures))?;
        self.note_saved();
        Ok(())
    }

    /// When the step that undo would take back was done.
    pub(crate) fn last_step_at(&self) -> Option<DateTime<Utc>> {
        self.program.undo_at()
    }

    /// Takes the last step back. Returns its name and the words it was about.
    ///
    /// # Errors
    /// When somebody changed one of its rows since.
    pub(crate) fn undo(&mut self) -> Result<Option<(String, String)>, ProgramError> {
        let undone = self.program.undo();
        self.took(undone)
    }

    /// Makes the last undone step again. Returns its name and the words it was about.
    ///
    /// # Errors
    /// When somebody changed one of its rows since.
    pub(crate) fn redo(&mut self) -> Result<Option<(String, String)>, ProgramError> {
        let redone = self.program.redo();
        self.took(redone)
    }

    fn took(
        &mut self,
        step: Result<Option<crate::program::Undone>, ProgramError>,
    ) -> Result<Option<(String, String)>, ProgramError> {
        // The step is off the stack even when it could not be taken back.
        self.name_steps();
        let Some(step) = step? else { return Ok(None) };
        self.saved(step.touched)?;
        Ok(Some((step.name, step.about)))
    }

    /// Notes that a change was kept.
    fn saved(&mut self, touched: Touched) -> Result<(), ProgramError> {
        self.refresh(touched)?;
        self.note_saved();
        Ok(())
    }

    fn note_saved(&mut self) {
        let zone = &self.models.directory.city.time_zone;
        self.models.saved_at = Some(local_time(self.program.now(), zone).time());
    }

    fn name_steps(&mut self) {
        self.models.undo = self.program.undo_name().map(str::to_owned);
        self.models.redo = self.program.redo_name().map(str::to_owned);
    }

    /// Shows this meeting and this measure from now on.
    ///
    /// # Errors
    /// When the file can't be read. One that is gone is shown no more.
    pub(crate) fn want(&mut self, wanted: Wanted) -> Result<(), ProgramError> {
        if wanted == self.wanted {
            return Ok(());
        }
        let private = wanted.private != self.wanted.private;
        let as_shown = wanted.as_shown != self.wanted.as_shown;
        let (meeting, measure) = (
            wanted.meeting != self.wanted.meeting,
            wanted.measure != self.wanted.measure,
        );
        self.wanted = wanted;
        if meeting {
            self.lacks_stale = true;
            self.models.lacks = None;
            self.read_meeting()?;
            self.read_last_time(true)?;
            self.read_exhibits()?;
            self.read_room()?;
        }
        if measure {
            self.look_at_measure()?;
        }
        if private || meeting {
            self.read_private()?;
        }
        if as_shown {
            self.read_as_shown()?;
        }
        Ok(())
    }

    /// Refreshes what is stale because another window changed the file or the day is another.
    /// Returns whether anything was.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(crate) fn keep_up(&mut self) -> Result<bool, ProgramError> {
        let stale = self.program.changed_elsewhere() || self.program.today() != self.models.today;
        if stale {
            self.refresh(Touched::ALL)?;
        }
        Ok(stale)
    }

    /// Reads again what shows any of these kinds of things.
    fn refresh(&mut self, touched: Touched) -> Result<(), ProgramError> {
        self.refresh_with(touched, None)
    }

    /// The same, with the measures if they were read already.
    fn refresh_with(
        &mut self,
        touched: Touched,
        measures: Option<MeasureBook>,
    ) -> Result<(), ProgramError> {
        self.lacks_stale = true;
        self.changes += 1;
        let program = &self.program;
        let models = &mut self.models;
        models.today = program.today();
        let figures = Touched::MEASURES.and(Touched::FIGURES);
        let lists = Touched::MEETINGS
            .and(Touched::STAGE)
            .and(Touched::ENTRIES)
            .and(Touched::ACTIONS);
        if touched.meets(Touched::DIRECTORY) {
            models.directory = query::directory(program)?;
            *models.papers = super::papers::model(program)?;
        }
        if touched.meets(figures) {
            models.measures = match measures {
                Some(measures) => measures,
                None => query::measures(program)?,
            };
        }
        if touched.meets(Touched::ACTIONS.and(Touched::MEETINGS)) {
            models.actions = query::actions(program)?;
        }
        if touched.meets(lists) {
            models.meetings = query::meetings(program)?;
        }
        let home = Touched::DIRECTORY
            .and(figures)
            .and(Touched::ACTIONS)
            .and(Touched::MEETINGS);
        if touched.meets(home.and(Touched::STAGE)) {
            models.home = query::home(
                &models.directory,
                &models.measures,
                &models.actions,
                &models.meetings,
                models.today,
            );
        }
        models.conflicts = query::conflicts(program)?;
        self.name_steps();
        if touched.meets(lists) {
            self.read_meeting()?;
            self.read_last_time(touched.meets(Touched::MEETINGS.and(Touched::ACTIONS)))?;
        }
        if touched.meets(figures.and(Touched::MEETINGS)) {
            self.read_exhibits()?;
            self.read_looked_at()?;
            self.read_private()?;
        }
        if touched.meets(figures.and(lists)) {
            self.read_measure()?;
        }
        self.read_room()
    }

    fn read_meeting(&mut self) -> Result<(), ProgramError> {
        self.models.meeting = match self.wanted.meeting {
            Some(id) => there(query::meeting(&self.program, id))?,
            None => None,
        };
        self.read_looked_at()
    }

    fn read_looked_at(&mut self) -> Result<(), ProgramError> {
        let meeting = self.models.meeting.as_ref();
        self.models.looked_at = looked_at(&self.program, meeting)?;
        self.models.guest = guest(&self.program, meeting)?;
        self.models.shown_again = self.shown_again(meeting)?;
        self.models.beside = match meeting {
            Some(view) => there(query::looked_at_beside(&self.program, view))?.flatten(),
            None => None,
        };
        Ok(())
    }

    fn read_private(&mut self) -> Result<(), ProgramError> {
        let meeting = self.models.meeting.as_ref().map(|view| &view.meeting);
        self.models.private = match meeting.zip(self.wanted.private.as_ref()) {
            Some((meeting, shown)) => there(query::guest(&self.program, meeting, shown))?,
            None => None,
        };
        Ok(())
    }

    /// What the memos of the open meeting lack.
    fn read_lacks(&mut self) -> Result<(), ProgramError> {
        self.models.lacks = None;
        let Some(id) = self
            .wanted
            .meeting
            .filter(|_| self.models.meeting.is_some())
        else {
            return Ok(());
        };
        let [stat, follow_up] = self.checked;
        let read = |edition| MemoSources::read(&self.program, id, edition);
        let sources = read(stat)?;
        self.models.lacks = Some(MemoLacks {
            stat: check_stat(&sources),
            follow_up: check_follow_up(&if stat == follow_up {
                sources
            } else {
                read(follow_up)?
            }),
        });
        Ok(())
    }

    /// Reads what these editions of the two memos lack, if the check is shown and something changed since it
    /// was read.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(crate) fn check_memos(
        &mut self,
        shown: bool,
        editions: [MemoEdition; 2],
    ) -> Result<(), ProgramError> {
        self.lacks_stale |= self.checked != editions;
        self.checked = editions;
        if shown && std::mem::take(&mut self.lacks_stale) {
            self.read_lacks()?;
        }
        Ok(())
    }

    fn read_exhibits(&mut self) -> Result<(), ProgramError> {
        self.models.exhibits = match self.wanted.meeting {
            Some(id) => self.exhibits_of(id)?,
            None => BTreeMap::new(),
        };
        self.models.figures = self.figures_of(self.models.meeting.as_ref())?;
        Ok(())
    }

    fn exhibits_of(
        &self,
        meeting: MeetingId,
    ) -> Result<BTreeMap<ExhibitId, ExhibitView>, ProgramError> {
        let views = there(query::exhibits(&self.program, meeting))?.unwrap_or_default();
        let keyed = views.into_iter().map(|view| (view.exhibit.id, view));
        Ok(keyed.collect())
    }
}

/// A thing that is gone (undone, removed by another window) is no error: it is shown no more.
fn there<T>(found: Result<T, ProgramError>) -> Result<Option<T>, ProgramError> {
    if matches!(
        found,
        Err(ProgramError::Store(crate::program::StoreError::Gone(_)))
    ) {
        return Ok(None);
    }
    found.map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::city::City;
    use crate::domain::meeting::Meeting;
    use crate::program::{ManualClock, Output};
    use chrono::{DateTime, TimeDelta};
    use std::sync::Arc;

    #[test]
    fn what_changed_nothing_was_not_saved() {
        let clock = Arc::new(ManualClock::at(DateTime::UNIX_EPOCH));
        let city = City {
            name: "Testford".to_owned(),
            time_zone: "UTC".to_owned(),
            fiscal_first_month: 7,
            ..City::default()
        };
        let program = Program::in_memory(city, clock.clone()).unwrap();
        let mut session = Session::new(program).unwrap();
        assert_eq!(session.models.saved_at, None);
        let meeting = Meeting {
            name: "Streets Stat".to_owned(),
            ..Meeting::default()
        };
        let made = session.run(Command::SaveMeeting(meeting)).unwrap();
        let Output::Id(id) = made.output else {
            panic!("a meeting was made");
        };
        let saved = session.models.saved_at;
        assert!(saved.is_some());
        clock.advance(TimeDelta::minutes(5));
        let opened = Command::BringFollowUps(MeetingId::new(id));
        session.run(opened).unwrap();
        assert_eq!(session.models.saved_at, saved);
    }
}
