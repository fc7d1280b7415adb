//! What stands before the room, and the rows that names are looked up in, kept between commands: reading three hundred measures again for
//! each line with a `#` in it costs more than writing the line to disk.

use crate::domain::department::Department;
use crate::domain::ids::MeetingId;
use crate::domain::measure::Measure;
use crate::domain::person::Person;
use crate::program::query::OnScreen;
use crate::store::{ChangedTable, Picture, Read, Record, StoreError};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::{Arc, Weak};

/// Rows as they were read last.
type Kept<R> = RefCell<Option<Arc<[R]>>>;

/// People, departments and measures as the file holds them.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The file's state, as other connections change it, when the rows were read.
    stamp: Cell<i64>,
    people: Kept<Person>,
    departments: Kept<Department>,
    measures: Kept<Measure>,
    /// Pictures that somebody still holds. Bytes under a hash never change, so that they need not be read anew
    /// whenever a word of their meeting does.
    pictures: RefCell<HashMap<String, Weak<Picture>>>,
    /// What the room of a meeting sees, none where that is no exhibit; to be kept with what is promised.
    shown: RefCell<Option<(MeetingId, Option<Arc<OnScreen>>)>>,
}

/// The tables a change of which leaves what the room sees as it is: those of the record.
const NOT_SHOWN: [&str; 10] = [
    "entry",
    "as_shown",
    "action",
    "support",
    "due_change",
    "response",
    "step_taken",
    "anticipated",
    "attendance",
    "item_clock",
];

impl Known {
    /// Everybody. Call within a transaction that has not written people itself.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn people(&self, read: Read<'_>) -> Result<Arc<[Person]>, StoreError> {
        self.rows(read, &self.people)
    }

    /// Every department, likewise.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn departments(&self, read: Read<'_>) -> Result<Arc<[Department]>, StoreError> {
        self.rows(read, &self.departments)
    }

    /// Every measure, likewise.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn measures(&self, read: Read<'_>) -> Result<Arc<[Measure]>, StoreError> {
        self.rows(read, &self.measures)
    }

    /// The picture with this hash.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn picture(
        &self,
        read: Read<'_>,
        hash: &str,
    ) -> Result<Option<Arc<Picture>>, StoreError> {
        if let Some(held) = self.pictures.borrow().get(hash).and_then(Weak::upgrade) {
            return Ok(Some(held));
        }
        let Some(picture) = read.picture(hash)?.map(Arc::new) else {
            return Ok(None);
        };
        let mut pictures = self.pictures.borrow_mut();
        pictures.retain(|_, held| held.strong_count() > 0);
        pictures.insert(hash.to_owned(), Arc::downgrade(&picture));
        Ok(Some(picture))
    }

    /// What the room of a meeting sees, as `make` finds it out; asked again only after something of it changed.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn shown<E: From<StoreError>>(
        &self,
        (read, meeting): (Read<'_>, MeetingId),
        make: impl FnOnce() -> Result<Option<Arc<OnScreen>>, E>,
    ) -> Result<Option<Arc<OnScreen>>, E> {
        self.freshen(read)?;
        if let Some((of, shown)) = self.shown.borrow().as_ref()
            && *of == meeting
        {
            return Ok(shown.clone());
        }
        let shown = make()?;
        self.shown.replace(Some((meeting, shown.clone())));
        Ok(shown)
    }

    /// Forgets what this window's own change made stale.
    pub(super) fn forget(&self, tables: &[ChangedTable]) {
        let of_record = |table: &ChangedTable| NOT_SHOWN.contains(&table.0.as_str());
        if !tables.iter().all(of_record) {
            self.shown.take();
        }
        let changed = |name: &str| tables.iter().any(|table| table.0 == name);
        if changed(Person::TABLE) {
            self.people.take();
        }
        if changed(Department::TABLE) {
            self.departments.take();
        }
        if changed(Measure::TABLE) {
            self.measures.take();
        }
    }

    /// Forgets everything after another connection changed the file.
    fn freshen(&self, read: Read<'_>) -> Result<(), StoreError> {
        let stamp = read.changes_elsewhere()?;
        if self.stamp.replace(stamp) != stamp {
            self.people.take();
            self.departments.take();
            self.measures.take();
            self.shown.take();
        }
        Ok(())
    }

    fn rows<R: Record>(&self, read: Read<'_>, kept: &Kept<R>) -> Result<Arc<[R]>, StoreError> {
        self.freshen(read)?;
        if let Some(rows) = kept.borrow().as_ref() {
            return Ok(Arc::clone(rows));
        }
        let rows: Arc<[R]> = read.all::<R>()?.into();
        kept.replace(Some(Arc::clone(&rows)));
        Ok(rows)
    }
}
