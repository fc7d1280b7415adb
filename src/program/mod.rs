//! The program of stat meetings: the only room that changes anything.
//!
//! May use: `store`, `stats`, `chart`, `domain`. Every change is a [`Command`] handed to [`Program::run`];
//! everything shown is a read model from [`query`].

mod agenda_change;
mod apply;
mod clock;
mod command;
mod done;
mod error;
mod figure_lines;
mod in_steps;
mod issue;
mod known;
mod requests;
mod room_change;
mod settlement;
mod shown;
mod sound_picture;
mod steps;
mod undo;
mod whole;

pub mod query;

pub use agenda_change::{AgendaChange, NextPlan};
pub use clock::{Clock, ManualClock, day_in_zone, instant, local_time, zone_fault};
pub use command::Command;
pub use done::{Done, Output, Touched};
pub use error::ProgramError;
pub use figure_lines::{FigureLine, FigureLines, SeriesName, SeriesSlot, SlotFigure};
pub use in_steps::sort_in_steps;
pub use issue::{Issue, SignedFile};
pub use requests::{
    ActionWork, Carried, EntryEdit, EntrySplit, FigureBatch, MeasureDecision, NewDepartment,
    NewEntry, Seen, TargetLine, UsedMapping, WordTemplate,
};
pub use room_change::RoomChange;
pub use settlement::{SettledAs, Settlement, mark_of, name_of};
pub use sound_picture::SoundPicture;
pub use undo::{HandedStep, Undone};
pub use whole::Refill;

// The ways a file can fail are told by the store; who opens programs may name them.
pub use crate::store::{BackupProgress, Fault, JournalLine, Picture, StoreError};
// A whole program is taken out and brought back as the store's own tables.
pub use crate::store::{ColumnKind, Table, TableColumn, TableValue};

use crate::domain::city::City;
use crate::domain::text::lower_first;
use crate::store::{ChangeNote, Read, Store};
use apply::Apply;
use chrono::{DateTime, NaiveDate, Utc};
use clock::KeySource;
use known::Known;
use std::path::Path;
use std::sync::Arc;
use undo::UndoStacks;

/// An open program.
#[derive(Debug)]
pub struct Program {
    store: Store,
    clock: Arc<dyn Clock>,
    keys: KeySource,
    /// How the journal names this window or verb.
    who: String,
    undo: UndoStacks,
    known: Known,
}

impl Program {
    /// Creates a program file for a city.
    ///
    /// # Errors
    /// When something stands at `path` already, or it can't be made.
    pub fn create(
        path: &Path,
        city: City,
        clock: Arc<dyn Clock>,
        who: &str,
    ) -> Result<Self, ProgramError> {
        // Settings that are refused are refused before there is a file.
        Self::in_memory(city.clone(), Arc::clone(&clock))?;
        Self::begin(Store::create(path)?, city, clock, who)
    }

    /// A program in memory, for tests and rehearsals.
    ///
    /// # Errors
    /// When SQLite can't be used.
    pub fn in_memory(city: City, clock: Arc<dyn Clock>) -> Result<Self, ProgramError> {
        Self::begin(Store::in_memory()?, city, clock, "memory")
    }

    /// Opens a program file.
    ///
    /// # Errors
    /// In words what the file is instead, or why it can't be used; the file is left as it is then.
    pub fn open(path: &Path, clock: Arc<dyn Clock>, who: &str) -> Result<Self, ProgramError> {
        Ok(Self::around(Store::open(path)?, clock, who))
    }

    fn around(store: Store, clock: Arc<dyn Clock>, who: &str) -> Self {
        let keys = KeySource::new();
        Self {
            store,
            clock,
            keys,
            who: who.to_owned(),
            undo: UndoStacks::default(),
            known: Known::default(),
        }
    }

    fn begin(
        store: Store,
        city: City,
        clock: Arc<dyn Clock>,
        who: &str,
    ) -> Result<Self, ProgramError> {
        let mut program = Self::around(store, clock, who);
        program.run(Command::SaveCity(city))?;
        // A program without a city is none: its making can't be undone.
        program.undo = UndoStacks::default();
        Ok(program)
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The day it is in the city.
    pub fn today(&self) -> NaiveDate {
        let zone = query::city(self)
            .map(|city| city.time_zone)
            .unwrap_or_default();
        day_in_zone(self.now(), &zone)
    }

    /// Makes a change: one transaction, one journal entry and, if it changes content, one undo step.
    ///
    /// # Errors
    /// Why it was refused; nothing of it is kept then.
    pub fn run(&mut self, command: Command) -> Result<Done, ProgramError> {
        self.run_watched(command, &|_| true)
    }

    /// The same under the eyes of somebody who is told, now and then, how much of a long one is done
    /// (0 to 1), and says whether to go on.
    ///
    /// # Errors
    /// As for [`Program::run`]; [`StoreError::Stopped`] when it was not to go on.
    pub fn run_watched(
        &mut self,
        command: Command,
        watch: &dyn Fn(f32) -> bool,
    ) -> Result<Done, ProgramError> {
        let now = self.clock.now();
        let name = command.name();
        let undo_step = command.is_undo_step();
        let typing_key = command.typing_key();
        let about = undo::about(&command).to_owned();
        let more = command.touches_besides();
        let shown = shown::before_the_room(self, &command);
        let (keys, known, who) = (&self.keys, &self.known, self.who.as_str());
        let note = ChangeNote {
            uuid: keys.next(now),
            at: now,
            by: &self.who,
            name,
        };
        let changed = self.store.change(&note, |write| {
            let apply = Apply {
                write,
                now,
                keys,
                known,
                watch,
                who,
                shown: shown.as_deref(),
            };
            apply.command(command)
        })?;
        self.known.forget(&changed.tables);
        if let Some(entry) = changed.entry
            && undo_step
        {
            self.undo.did((name, about), typing_key, now, entry);
        }
        Ok(Done {
            output: changed.output,
            touched: undo::touched(&changed.tables).and(more),
            kept: changed.entry.is_some(),
        })
    }

    /// Gives away the last step, made here in place of another window of the same person (a long import,
    /// off its frame), for that window to take with [`Program::take_step`].
    pub fn give_step(&mut self) -> Option<HandedStep> {
        self.undo.give()
    }

    /// Takes a step made elsewhere in place of this window as its own last one.
    pub fn take_step(&mut self, step: HandedStep) {
        self.undo.take(step);
    }

    /// Takes the last step of this window back. `None` when there is none.
    ///
    /// # Errors
    /// When somebody changed one of its rows since (it says who), or the file can't take it.
    pub fn undo(&mut self) -> Result<Option<Undone>, ProgramError> {
        let Some(step) = self.undo.take_undo() else {
            return Ok(None);
        };
        let name = format!("Undo {}", lower_first(&step.name));
        let revert = match self.revert(&name, &step.entries) {
            Ok(revert) => revert,
            Err(error) => {
                self.undo.not_undone(step, &error);
                return Err(error);
            }
        };
        let touched = undo::touched_back(&revert.tables);
        let undone = Undone {
            name: step.name.clone(),
            about: step.about.clone(),
            touched,
        };
        self.undo.undid(step, revert.entry);
        Ok(Some(undone))
    }

    /// Makes the last undone step again. `None` when there is none.
    ///
    /// # Errors
    /// As for [`Program::undo`].
    pub fn redo(&mut self) -> Result<Option<Undone>, ProgramError> {
        let Some(step) = self.undo.take_redo() else {
            return Ok(None);
        };
        let name = format!("Redo {}", lower_first(&step.name));
        let revert = match self.revert(&name, &step.entries) {
            Ok(revert) => revert,
            Err(error) => {
                self.undo.not_redone(step, &error);
                return Err(error);
            }
        };
        let touched = undo::touched_back(&revert.tables);
        let undone = Undone {
            name: step.name.clone(),
            about: step.about.clone(),
            touched,
        };
        self.undo.redid(step, revert.entry);
        Ok(Some(undone))
    }

    fn revert(
        &mut self,
        name: &str,
        entries: &[crate::store::JournalId],
    ) -> Result<crate::store::Revert, ProgramError> {
        let now = self.clock.now();
        let note = ChangeNote {
            uuid: self.keys.next(now),
            at: now,
            by: &self.who,
            name,
        };
        let revert = self.store.revert(&note, entries)?;
        self.known.forget(&revert.tables);
        Ok(revert)
    }

    /// Name of the step that undo would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.undo.undo_name()
    }

    /// When the step that undo would take back was done.
    pub fn undo_at(&self) -> Option<DateTime<Utc>> {
        self.undo.undo_at()
    }

    /// Name of the step that redo would make again.
    pub fn redo_name(&self) -> Option<&str> {
        self.undo.redo_name()
    }

    /// Lets the file grow no further, or again without bound: how tests fill the disk.
    ///
    /// # Errors
    /// When the file can't be used.
    #[doc(hidden)]
    pub fn stop_growing(&self, stop: bool) -> Result<(), ProgramError> {
        Ok(self.store.stop_growing(stop)?)
    }

    /// True once after another window or process has changed the file.
    pub fn changed_elsewhere(&mut self) -> bool {
        self.store.changed_elsewhere()
    }

    /// Everything wrong with the file and what is derived from it; empty when it is sound.
    ///
    /// # Errors
    /// When it can't be read at all.
    pub fn faults(&self) -> Result<Vec<Fault>, ProgramError> {
        let mut faults = self.store.faults()?;
        faults.append(&mut query::derived_faults(self)?);
        Ok(faults)
    }

    /// Writes a whole copy to `target`, telling `progress`; stops when it answers false.
    /// Returns whether the copy was made.
    ///
    /// # Errors
    /// When something stands at `target`, or it can't be written.
    pub fn back_up(
        &self,
        target: &Path,
        progress: impl FnMut(BackupProgress) -> bool,
    ) -> Result<bool, ProgramError> {
        Ok(self.store.back_up(target, progress)?)
    }

    /// Every journalled row as `(table, image)`: what "row for row the same" compares.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn all_rows(&self) -> Result<Vec<(String, String)>, ProgramError> {
        Ok(self.read().all_rows()?)
    }

    /// Reads, for the query room.
    const fn read(&self) -> Read<'_> {
        self.store.read()
    }
}
