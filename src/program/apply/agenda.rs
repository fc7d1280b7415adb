//! Agenda items, exhibits and questions.

use super::{Applied, Apply, save, wanted};
use crate::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, FollowUp, ItemKind, Question};
use crate::domain::ids::{ExhibitId, ItemId, MeetingId, QuestionId};
use crate::domain::measure::Measure;
use crate::domain::meeting::{Meeting, MeetingProgress, Stage};
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::sound_picture::SoundPicture;
use crate::store::StoreError;

impl Apply<'_> {
    pub(super) fn save_item(&self, mut item: AgendaItem) -> Applied {
        wanted(&item.title, "The item's title")?;
        if !item.id.is_new() {
            return Ok(save!(self, item));
        }
        self.read().get::<Meeting>(item.meeting)?;
        item.id = ItemId::new(self.key());
        if item.topic.is_new() {
            item.topic = item.id;
        }
        let mut items = self.agenda(item.meeting)?;
        let place = items.partition_point(|other| other.kind <= item.kind);
        item.position = place as u32;
        self.make_room(&mut items, place)?;
        self.write.insert(&item)?;
        Ok(Output::Id(item.id.uuid()))
    }

    pub(super) fn remove_item(&self, id: ItemId) -> Applied {
        let read = self.read();
        let mut item = read.get::<AgendaItem>(id)?;
        if item.kind == ItemKind::FollowUp && !read.of::<FollowUp>("item", id)?.is_empty() {
            item.dropped = true;
            self.write.update(&item)?;
            return Ok(Output::Nothing);
        }
        self.remove_parts_of(id)?;
        let removed = self.write.delete::<AgendaItem>(id);
        if matches!(removed, Err(StoreError::StillUsed)) {
            let words = "Something was recorded in this item, so it stays on the agenda.";
            return Err(ProgramError::Refused(words.into()));
        }
        removed?;
        self.renumber(self.agenda(item.meeting)?)?;
        Ok(Output::Nothing)
    }

    pub(super) fn restore_item(&self, id: ItemId) -> Applied {
        let mut item = self.read().get::<AgendaItem>(id)?;
        item.dropped = false;
        self.write.update(&item)?;
        Ok(Output::Nothing)
    }

    /// What follows up earlier promises stays a follow-up item, and what stands on the projector stays
    /// what it is until the meeting has gone on.
    pub(super) fn change_item_kind(&self, id: ItemId, kind: ItemKind) -> Applied {
        let read = self.read();
        let mut item = read.get::<AgendaItem>(id)?;
        if item.kind == kind {
            return Ok(Output::Nothing);
        }
        if !read.of::<FollowUp>("item", id)?.is_empty() {
            let words = "This item takes up earlier commitments, so it stays a follow-up item.";
            return Err(ProgramError::Refused(words.into()));
        }
        let running = read.get::<Meeting>(item.meeting)?.progress() == MeetingProgress::Running;
        let stage = read.find::<Stage>(item.meeting)?;
        if running && stage.is_some_and(|stage| stage.item == Some(id)) {
            let words = "The meeting is at this item. Go on first, then change its kind.";
            return Err(ProgramError::Refused(words.into()));
        }
        let mut items = self.agenda(item.meeting)?;
        items.retain(|other| other.id != id);
        let last_alike = items.iter().rposition(|other| other.kind == kind);
        let place = last_alike.map_or_else(
            || items.partition_point(|other| other.kind <= kind),
            |at| at + 1,
        );
        item.kind = kind;
        items.insert(place, item);
        self.renumber(items)?;
        Ok(Output::Nothing)
    }

    pub(super) fn move_item(&self, id: ItemId, to: u32) -> Applied {
        let meeting = self.read().get::<AgendaItem>(id)?.meeting;
        let mut items = self.agenda(meeting)?;
        if let Some(at) = items.iter().position(|item| item.id == id) {
            let item = items.remove(at);
            items.insert((to as usize).min(items.len()), item);
        }
        self.renumber(items)?;
        Ok(Output::Nothing)
    }

    /// The items of a meeting in their order, dropped ones included.
    pub(super) fn agenda(&self, meeting: MeetingId) -> Result<Vec<AgendaItem>, ProgramError> {
        let mut items = self.read().of::<AgendaItem>("meeting", meeting)?;
        items.sort_by_key(|item| (item.position, item.id));
        Ok(items)
    }

    /// Moves the items from `place` on one further down.
    pub(super) fn make_room(
        &self,
        items: &mut [AgendaItem],
        place: usize,
    ) -> Result<(), ProgramError> {
        for (position, item) in items.iter_mut().enumerate().skip(place) {
            item.position = position as u32 + 1;
            self.write.update(item)?;
        }
        Ok(())
    }

    fn renumber(&self, items: Vec<AgendaItem>) -> Result<(), ProgramError> {
        for (position, mut item) in (0_u32..).zip(items) {
            item.position = position;
            self.write.update(&item)?;
        }
        Ok(())
    }

    pub(super) fn save_exhibit(&self, mut exhibit: Exhibit) -> Applied {
        let needs_measure = matches!(exhibit.kind, ExhibitKind::Chart | ExhibitKind::Table);
        if needs_measure && exhibit.measure.is_none() {
            return Err(ProgramError::Wanted("The measure to show"));
        }
        if exhibit.kind == ExhibitKind::Picture && exhibit.picture.is_none() {
            return Err(ProgramError::Wanted("The picture to show"));
        }
        if let Some(id) = exhibit.measure {
            let frequency = self.read().get::<Measure>(id)?.frequency;
            let view = exhibit.view().fitting(frequency);
            exhibit = exhibit.seen(view);
        }
        if exhibit.id.is_new() {
            let there = self.read().of::<Exhibit>("item", exhibit.item)?;
            exhibit.position = there
                .iter()
                .map(|other| other.position + 1)
                .max()
                .unwrap_or(0);
        }
        Ok(save!(self, exhibit))
    }

    pub(super) fn add_pictures(&self, pictures: Vec<(Exhibit, SoundPicture)>) -> Applied {
        let mut first = Output::Nothing;
        for (mut exhibit, picture) in pictures {
            exhibit.kind = ExhibitKind::Picture;
            exhibit.measure = None;
            let (media_type, size, bytes) = picture.parts();
            exhibit.picture = Some(self.write.keep_picture(media_type, size, bytes)?);
            let made = self.save_exhibit(exhibit)?;
            if first == Output::Nothing {
                first = made;
            }
        }
        Ok(first)
    }

    pub(super) fn remove_exhibit(&self, id: ExhibitId) -> Applied {
        let item = self.read().get::<Exhibit>(id)?.item;
        self.forget_words(id)?;
        self.write.delete::<Exhibit>(id)?;
        self.renumber_exhibits(self.exhibits(item)?)?;
        Ok(Output::Nothing)
    }

    pub(super) fn move_exhibit(&self, id: ExhibitId, to: u32) -> Applied {
        let mut exhibits = self.exhibits(self.read().get::<Exhibit>(id)?.item)?;
        if let Some(at) = exhibits.iter().position(|exhibit| exhibit.id == id) {
            let exhibit = exhibits.remove(at);
            exhibits.insert((to as usize).min(exhibits.len()), exhibit);
        }
        self.renumber_exhibits(exhibits)?;
        Ok(Output::Nothing)
    }

    fn exhibits(&self, item: ItemId) -> Result<Vec<Exhibit>, ProgramError> {
        let mut exhibits = self.read().of::<Exhibit>("item", item)?;
        exhibits.sort_by_key(|exhibit| (exhibit.position, exhibit.id));
        Ok(exhibits)
    }

    fn renumber_exhibits(&self, exhibits: Vec<Exhibit>) -> Result<(), ProgramError> {
        for (position, mut exhibit) in (0_u32..).zip(exhibits) {
            exhibit.position = position;
            self.write.update(&exhibit)?;
        }
        Ok(())
    }

    pub(super) fn save_question(&self, mut question: Question) -> Applied {
        wanted(&question.text, "The question")?;
        if question.id.is_new() {
            let there = self.read().of::<Question>("item", question.item)?;
            question.position = there
                .iter()
                .map(|other| other.position + 1)
                .max()
                .unwrap_or(0);
        }
        Ok(save!(self, question))
    }

    pub(super) fn remove_question(&self, id: QuestionId) -> Applied {
        self.unshow_question(id)?;
        self.write.delete::<Question>(id)?;
        Ok(Output::Nothing)
    }
}
