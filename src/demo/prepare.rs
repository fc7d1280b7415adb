//! A meeting's agenda, made as an analyst makes it.

use super::files;
use super::meeting_file::{ExhibitRow, ItemRow, MeetingFile};
use super::player::{PlayedMeeting, Player};
use super::{DemoError, made};
use crate::domain::agenda::{AgendaItem, Exhibit, Question};
use crate::domain::anticipated::Anticipated;
use crate::domain::ids::{ItemId, MeetingId};
use crate::domain::meeting::Meeting;
use crate::domain::memo::{ExhibitWords, MemoTexts, StatForm};
use crate::domain::period::Period;
use crate::program::query;
use crate::program::{Command, SoundPicture};
use std::collections::BTreeMap;

impl Player {
    /// Prepares a meeting: who, when, the agenda and, of themselves, the open commitments.
    pub(super) fn prepare(&mut self, file: &MeetingFile) -> Result<(), DemoError> {
        let meeting = self.plan_of(file)?;
        let id: MeetingId = made(&self.program.run(Command::SaveMeeting(meeting))?)?;
        self.program.run(Command::SetMeetingDepartments {
            meeting: id,
            departments: self.names.departments(&file.departments)?,
        })?;
        let invited = file.invited.iter();
        let people = invited
            .map(|name| self.names.person(name))
            .collect::<Result<_, _>>()?;
        let meeting = id;
        self.program.run(Command::Invite { meeting, people })?;
        self.note_roles(file, meeting)?;
        let played = PlayedMeeting {
            id,
            name: file.name.clone(),
            items: BTreeMap::new(),
        };
        self.meetings.insert(file.key.clone(), played);
        for row in &file.item {
            let item = self.add_item(id, row)?;
            if let Some(played) = self.meetings.get_mut(&file.key) {
                played.items.insert(row.key.clone(), item);
            }
        }
        self.program.run(Command::BringFollowUps(id))?;
        self.write_texts(file, id)?;
        self.write_observations(file, id)
    }

    /// What is written for its memos beside the agenda.
    fn write_texts(&mut self, file: &MeetingFile, meeting: MeetingId) -> Result<(), DemoError> {
        let Some(row) = &file.texts else {
            return Ok(());
        };
        self.program.run(Command::SaveMemoTexts(MemoTexts {
            form: row.form.map_or(StatForm::AsUsual, |form| form.0),
            decisions_needed: self.text(&row.decisions_needed)?,
            requested_preparation: self.text(&row.requested_preparation)?,
            data_remarks: self.text(&row.data_remarks)?,
            next_focus: self.text(&row.next_focus)?,
            ..MemoTexts::of(meeting)
        }))?;
        Ok(())
    }

    /// The observations that were written over the drafted ones.
    fn write_observations(
        &mut self,
        file: &MeetingFile,
        meeting: MeetingId,
    ) -> Result<(), DemoError> {
        for row in &file.item {
            let item = self.item(&file.key, &row.key)?;
            for (place, exhibit) in (0..).zip(&row.exhibit) {
                if exhibit.observation.is_empty() {
                    continue;
                }
                let views = query::exhibits(&self.program, meeting)?;
                let here = |view: &&query::ExhibitView| {
                    (view.exhibit.item, view.exhibit.position) == (item, place)
                };
                let Some(view) = views.iter().find(here) else {
                    continue;
                };
                self.program.run(Command::SaveExhibitWords(ExhibitWords {
                    id: view.exhibit.id,
                    words: self.text(&exhibit.observation)?,
                    draft: view.draft(),
                }))?;
            }
        }
        Ok(())
    }

    /// What people are invited as.
    fn note_roles(&mut self, file: &MeetingFile, meeting: MeetingId) -> Result<(), DemoError> {
        let invited = query::meeting(&self.program, meeting)?.attendance;
        for (name, role) in &file.roles {
            let person = self.names.person(name)?;
            if let Some(one) = invited.iter().find(|one| one.person == person) {
                self.program.run(Command::NoteRole {
                    attendance: one.id,
                    role: Some(role.0),
                })?;
            }
        }
        Ok(())
    }

    /// The meeting itself.
    fn plan_of(&self, file: &MeetingFile) -> Result<Meeting, DemoError> {
        let period = Period::from_iso(&file.reporting_period).ok_or_else(|| {
            DemoError::Sample(format!("\"{}\" is no month", file.reporting_period))
        })?;
        let names = &self.names;
        let next = file.next_meeting.as_ref();
        // The one before of the same stat is the one it goes on from.
        let earlier = self.meetings.values().filter(|one| one.name == file.name);
        Ok(Meeting {
            name: file.name.clone(),
            purpose: self.text(&file.purpose)?,
            reporting_period: self.shift.period(period).long_label(),
            held_on: self.shift.day(file.date.0),
            starts_at: file.start.0,
            minutes: file.minutes,
            place: self.text(&file.place)?,
            chair: Some(names.person(&file.chair)?),
            hot_seat: Some(names.person(&file.hot_seat)?),
            recorder: Some(names.person(&file.recorder)?),
            memo_to: file.memo_to.clone(),
            memo_from: file.memo_from.clone(),
            follow_up_to: file.follow_up_to.clone(),
            next_on: next.map(|next| self.shift.day(next.date.0)),
            next_at: next.map(|next| next.start.0),
            next_place: next.map(|next| next.place.clone()).unwrap_or_default(),
            materials_due: file.materials_due.map(|day| self.shift.day(day.0)),
            previous: earlier.map(|one| one.id).max(),
            ..Meeting::default()
        })
    }

    fn add_item(&mut self, meeting: MeetingId, row: &ItemRow) -> Result<ItemId, DemoError> {
        let topic = match &row.topic {
            Some(topic) => {
                let (meeting, item) = topic.split_once('/').unwrap_or((topic, ""));
                self.item(meeting, item)?
            }
            None => ItemId::default(),
        };
        let item: ItemId = made(&self.program.run(Command::SaveItem(AgendaItem {
            id: ItemId::default(),
            meeting,
            position: 0,
            kind: row.kind.0,
            title: self.text(&row.title)?,
            planned_minutes: row.planned_minutes,
            hot_seat: self.names.maybe_person(row.hot_seat.as_deref())?,
            narrative: self.text(&row.narrative)?,
            why_now: self.text(&row.why_now)?,
            data_source: self.text(&row.data_source)?,
            private_notes: self.text(&row.private_notes)?,
            topic,
            dropped: false,
        }))?)?;
        for exhibit in &row.exhibit {
            self.add_exhibit(item, exhibit)?;
        }
        for question in &row.questions {
            self.program.run(Command::SaveQuestion(Question {
                item,
                text: self.text(question)?,
                ..Question::default()
            }))?;
        }
        for typed in &row.anticipated {
            self.program.run(Command::SaveAnticipated(Anticipated {
                item,
                typed: self.text(typed)?,
                ..Anticipated::default()
            }))?;
        }
        Ok(item)
    }

    fn add_exhibit(&mut self, item: ItemId, row: &ExhibitRow) -> Result<(), DemoError> {
        let exhibit = Exhibit {
            measure: self.names.maybe_measure(row.measure.as_deref())?,
            dimension: row.breakdown.clone(),
            periods: row.periods,
            alt_text: self.text(&row.alt)?,
            caption: self.text(&row.caption)?,
            source: self.text(&row.source)?,
            as_of: row.as_of.map(|day| self.shift.day(day.0)),
            ..Exhibit::new(item, row.kind.0)
        };
        let command = match &row.file {
            Some(path) => {
                let picture = SoundPicture::read(files::bytes(path)?.to_vec())?;
                Command::AddPictures(vec![(exhibit, picture)])
            }
            None => Command::SaveExhibit(exhibit),
        };
        self.program.run(command)?;
        Ok(())
    }
}
