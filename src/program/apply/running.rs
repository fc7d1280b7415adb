//! A meeting while it runs: where it is, its clocks, its end. Durable and journalled, but no undo steps.

use super::{Applied, Apply};
use crate::domain::agenda::{AgendaItem, Exhibit, ItemClock, Stop, stops};
use crate::domain::aside::Aside;
use crate::domain::ids::{ItemClockId, ItemId, MeetingId};
use crate::domain::measure::Measure;
use crate::domain::meeting::{Meeting, MeetingPause, MeetingProgress, Screen, Stage, StageLook};
use crate::domain::observation::Series;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use chrono::{DateTime, Utc};

impl Apply<'_> {
    pub(super) fn start_meeting(&self, id: MeetingId) -> Applied {
        let mut meeting = self.read().get::<Meeting>(id)?;
        let progress = meeting.progress();
        if progress == MeetingProgress::Running {
            return self.resume(id);
        }
        let all = self.read().all::<Meeting>()?;
        let other = all
            .iter()
            .find(|other| other.progress() == MeetingProgress::Running && !other.cancelled);
        if let Some(other) = other {
            let words = format!(
                "\u{201c}{}\u{201d} is running. Adjourn it before another meeting starts.",
                other.name
            );
            return Err(ProgramError::Refused(words));
        }
        if let Some(adjourned) = meeting.adjourned_at.take() {
            self.note_pause(id, adjourned)?;
        }
        meeting.started_at.get_or_insert(self.now);
        self.write.update(&meeting)?;
        if let Some(stage) = self.read().find::<Stage>(id)? {
            self.start_clock(id, stage.item)?;
            return Ok(Output::Nothing);
        }
        let first = self.first_stop(id)?;
        let stage = Stage {
            id,
            screen: first.screen,
            item: first.item,
            exhibit: first.exhibit,
            blank: false,
        };
        self.write.insert(&stage)?;
        self.start_clock(id, first.item)?;
        Ok(Output::Nothing)
    }

    /// The meeting goes on: the time since it was adjourned, or since its break began, is none of its time.
    pub(super) fn note_pause(
        &self,
        id: MeetingId,
        adjourned: DateTime<Utc>,
    ) -> Result<(), ProgramError> {
        let there = self.read().find::<MeetingPause>(id)?;
        let known = there.is_some();
        let mut pause = there.unwrap_or(MeetingPause { id, seconds: 0 });
        pause.add(adjourned, self.now);
        if known {
            self.write.update(&pause)?;
        } else {
            self.write.insert(&pause)?;
        }
        Ok(())
    }

    /// Where the meeting begins.
    fn first_stop(&self, id: MeetingId) -> Result<Stop, ProgramError> {
        let items = self.agenda(id)?;
        let mut counted = Vec::new();
        for item in &items {
            counted.push((item, self.read().of::<Exhibit>("item", item.id)?.len()));
        }
        let title = Stop {
            item: None,
            screen: Screen::Title,
            exhibit: 0,
        };
        Ok(stops(&counted).into_iter().next().unwrap_or(title))
    }

    pub(super) fn go_to(&self, id: MeetingId, stop: Stop) -> Applied {
        let stage = self.running_stage(id)?;
        if let Some(item) = stop.item {
            let item = self.read().get::<AgendaItem>(item)?;
            if item.meeting != id {
                return Err(ProgramError::Refused(
                    "That item is another meeting's.".into(),
                ));
            }
        }
        if let Some(aside) = self.read().find::<Aside>(id)? {
            self.write.update(&aside.at(stop))?;
            return Ok(Output::Nothing);
        }
        self.forget_excursion(&stop, id)?;
        self.bring_room(stage, stop)?;
        Ok(Output::Nothing)
    }

    /// Brings the room to a stop: its picture, what it discusses, and the clock of that.
    pub(super) fn bring_room(&self, mut stage: Stage, stop: Stop) -> Result<(), ProgramError> {
        let id = stage.id;
        if stage.item != stop.item {
            self.stop_clocks(id)?;
            self.start_clock(id, stop.item)?;
        }
        if (stage.item, stage.screen, stage.exhibit) != (stop.item, stop.screen, stop.exhibit) {
            self.forget_look(id)?;
        }
        stage.item = stop.item;
        stage.screen = stop.screen;
        stage.exhibit = stop.exhibit;
        self.write.update(&stage)?;
        Ok(())
    }

    pub(super) fn blank(&self, id: MeetingId, blank: bool) -> Applied {
        let mut stage = self.running_stage(id)?;
        stage.blank = blank;
        if blank {
            self.forget_question(id)?;
        }
        self.write.update(&stage)?;
        Ok(Output::Nothing)
    }

    /// The room looks at the exhibit on screen another way: only at a measure's, and only at that one. While
    /// the room's picture is frozen, whoever runs the console does, at what is on the console.
    pub(super) fn look_at(&self, look: StageLook) -> Applied {
        let stage = self.running_stage(look.id)?;
        let exhibit = self.read().get::<Exhibit>(look.exhibit)?;
        let aside = self.read().find::<Aside>(look.id)?;
        let at = aside.as_ref().map_or(stage.stop(), Aside::stop);
        let on_screen = at.screen == Screen::Exhibit && at.item == Some(exhibit.item);
        let Some(measure) = exhibit.measure.filter(|_| on_screen) else {
            let words =
                "Only a measure's chart or table that is on screen can be looked at another way.";
            return Err(ProgramError::Refused(words.into()));
        };
        let measure = self.read().get::<Measure>(measure)?;
        if !look.dimension.is_empty() && !self.is_broken_down(&measure, &look.dimension)? {
            let (name, by) = (&measure.name, &look.dimension);
            let words =
                format!("{name} has no figures by {by}; the room goes on seeing it as before.");
            return Err(ProgramError::Refused(words));
        }
        let view = look.view().fitting(measure.frequency);
        let look = look.seen(view);
        match aside {
            Some(aside) => self.write.update(&aside.seen(Some(look)))?,
            None => self.keep_look(&look)?,
        }
        Ok(Output::Nothing)
    }

    /// From now on the room looks at its exhibit that way; a point that was marked stood in another picture.
    pub(super) fn keep_look(&self, look: &StageLook) -> Result<(), ProgramError> {
        self.forget_light(look.id)?;
        if self.read().find::<StageLook>(look.id)?.is_some() {
            self.write.update(look)?;
        } else {
            self.write.insert(look)?;
        }
        Ok(())
    }

    /// Whether a measure has figures by that dimension.
    pub(super) fn is_broken_down(
        &self,
        measure: &Measure,
        dimension: &str,
    ) -> Result<bool, ProgramError> {
        let series = self.read().of::<Series>("measure", measure.id)?;
        Ok(series.iter().any(|one| one.dimension == dimension))
    }

    pub(super) fn look_as_prepared(&self, id: MeetingId) -> Applied {
        self.running_stage(id)?;
        match self.read().find::<Aside>(id)? {
            Some(aside) => self.write.update(&aside.seen(None))?,
            None => self.forget_look(id)?,
        }
        Ok(Output::Nothing)
    }

    /// From now on exhibits are shown as they were prepared.
    pub(super) fn forget_look(&self, id: MeetingId) -> Result<(), ProgramError> {
        self.forget_light(id)?;
        if self.read().find::<StageLook>(id)?.is_some() {
            self.write.delete::<StageLook>(id)?;
        }
        Ok(())
    }

    pub(super) fn adjourn(&self, id: MeetingId) -> Applied {
        let mut stage = self.running_stage(id)?;
        self.stop_clocks(id)?;
        self.end_break(id)?;
        self.clear_room(id)?;
        stage.blank = false;
        self.write.update(&stage)?;
        let mut meeting = self.read().get::<Meeting>(id)?;
        meeting.adjourned_at = Some(self.now);
        self.write.update(&meeting)?;
        Ok(Output::Nothing)
    }

    /// Where the running meeting is.
    pub(super) fn running_stage(&self, id: MeetingId) -> Result<Stage, ProgramError> {
        if self.read().get::<Meeting>(id)?.progress() != MeetingProgress::Running {
            return Err(ProgramError::NotRunning);
        }
        self.read()
            .find::<Stage>(id)?
            .ok_or(ProgramError::NotRunning)
    }

    /// Starts the clock of an item, unless a break is on.
    pub(super) fn start_clock(
        &self,
        meeting: MeetingId,
        item: Option<ItemId>,
    ) -> Result<(), ProgramError> {
        if let Some(item) = item
            && !self.has_break(meeting)?
        {
            let id = ItemClockId::new(self.key());
            self.write.insert(&ItemClock {
                id,
                item,
                from: self.now,
                until: None,
            })?;
        }
        Ok(())
    }

    /// Ends every stretch that still runs in this meeting. A clock set back ends it where it began.
    pub(super) fn stop_clocks(&self, meeting: MeetingId) -> Result<(), ProgramError> {
        for item in self.agenda(meeting)? {
            for mut clock in self.read().of::<ItemClock>("item", item.id)? {
                if clock.until.is_none() {
                    clock.until = Some(self.now.max(clock.from));
                    self.write.update(&clock)?;
                }
            }
        }
        Ok(())
    }
}
