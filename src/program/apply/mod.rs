//! How each command is carried out, one file a family. Only called inside [`crate::program::Program::run`].

mod actions;
mod agenda;
mod anticipated;
mod as_shown;
mod based;
mod carry;
mod clocks;
mod course;
mod directory;
mod entries;
mod figures;
mod follow_ups;
mod import_names;
mod issue;
mod measures;
mod meetings;
mod memo_texts;
mod papers;
mod plan_next;
mod projected;
mod recess;
mod record;
mod release;
mod room;
mod running;
mod settle;

use crate::domain::agenda::Stop;
use crate::domain::ids::ItemId;
use crate::domain::meeting::Screen;
use crate::domain::papers::Papers;
use crate::program::clock::KeySource;
use crate::program::command::Command;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::known::Known;
use crate::program::query::OnScreen;
use crate::store::{Read, Write};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// What carrying out a command has at hand.
pub(super) struct Apply<'a> {
    pub(super) write: &'a Write<'a>,
    pub(super) now: DateTime<Utc>,
    pub(super) keys: &'a KeySource,
    pub(super) known: &'a Known,
    /// Told how much of a long command is done, 0 to 1; says whether to go on.
    pub(super) watch: &'a dyn Fn(f32) -> bool,
    /// Who works in this window.
    pub(super) who: &'a str,
    /// The exhibit that stands before the room, where the command records what it is to be kept with.
    pub(super) shown: Option<&'a OnScreen>,
}

/// What carrying out a command comes to.
type Applied = Result<Output, ProgramError>;

impl Apply<'_> {
    /// Carries a command out.
    #[expect(clippy::too_many_lines, reason = "one arm a command")]
    pub(super) fn command(&self, command: Command) -> Applied {
        match command {
            Command::SaveCity(city) => self.save_city(city),
            Command::SavePapers(papers) => self.save_papers(papers),
            Command::SetPapersPicture { place, picture } => {
                self.set_papers_picture(place, picture.as_ref())
            }
            Command::SetWordTemplate(template) => self.set_word_template(template),
            Command::ResetPapers => self.keep_papers(Papers::default()),
            Command::SetMemoRules(rules) => self.set_memo_rules(rules),
            Command::SaveHoliday(holiday) => self.save_holiday(holiday),
            Command::AddHolidays(holidays) => self.add_holidays(holidays),
            Command::RemoveHoliday(id) => self.remove_holiday(id),
            Command::SaveDepartment(department) => self.save_department(department),
            Command::SavePerson(person) => self.save_person(person),
            Command::AddPeople(people) => self.add_people(people),
            Command::SavePriority(priority) => self.save_priority(priority),
            Command::MovePriority { priority, to } => self.move_priority(priority, to),
            Command::MoveGoal { goal, to } => self.move_goal(goal, to),
            Command::SaveGoal(goal) => self.save_goal(goal),
            Command::SaveMeasure(measure) => self.save_measure(measure),
            Command::AddMeasures(measures) => self.add_measures(measures),
            Command::DecideMeasure(decision) => self.decide_measure(decision),
            Command::SaveTarget(target) => self.save_target(target),
            Command::AddTargets(targets) => self.add_targets(targets),
            Command::RemoveTarget(id) => self.remove_target(id),
            Command::SaveAnnotation(annotation) => self.save_annotation(annotation),
            Command::RemoveAnnotation(id) => self.remove_annotation(id),
            Command::SetBaseline(baseline) => self.set_baseline(baseline),
            Command::RemoveBaseline(id) => self.remove_baseline(id),
            Command::SetMeasureRules(rules) => self.set_measure_rules(&rules),
            Command::ImportFigures(batch) => self.import_figures(batch),
            Command::SaveMapping(mapping) => self.save_mapping(mapping),
            Command::RenameMapping { mapping, name } => self.rename_mapping(mapping, &name),
            Command::RemoveMapping(id) => self.remove_mapping(id),
            Command::SaveAlias(alias) => self.save_alias(&alias),
            Command::RemoveAlias(id) => self.remove_alias(id),
            Command::SaveMeeting(meeting) => self.save_meeting(meeting),
            Command::PlanMeeting {
                meeting,
                departments,
            } => self.plan_meeting(meeting, &departments),
            Command::RemoveMeeting(id) => self.remove_meeting(id),
            Command::SetMeetingDepartments {
                meeting,
                departments,
            } => self.set_meeting_departments(meeting, &departments),
            Command::Invite { meeting, people } => self.invite(meeting, &people),
            Command::Uninvite(id) => self.uninvite(id),
            Command::MarkPresence {
                attendance,
                presence,
            } => self.mark_presence(attendance, presence),
            Command::NoteRole { attendance, role } => self.note_role(attendance, role),
            Command::NoteRepresentative { attendance, by } => {
                self.note_representative(attendance, by)
            }
            Command::PlanNext {
                from,
                held_on,
                starts_at,
                reporting_period,
            } => self.plan_next(from, held_on, starts_at, reporting_period),
            Command::BringFollowUps(meeting) => self.bring_follow_ups(meeting),
            Command::SaveMemoTexts(texts) => self.save_memo_texts(&texts),
            Command::SaveExhibitWords(words) => self.save_exhibit_words(&words),
            Command::IssueMemo(issue) => self.issue_memo(&issue),
            Command::AttachSigned { memo, file } => self.attach_signed(memo, &file),
            Command::RemoveSigned(file) => self.remove_signed(file),
            Command::WithdrawMemo(meeting) => self.withdraw_memo(meeting),
            Command::SaveItem(item) => self.save_item(item),
            Command::RemoveItem(id) => self.remove_item(id),
            Command::RestoreItem(id) => self.restore_item(id),
            Command::ChangeItemKind { item, kind } => self.change_item_kind(item, kind),
            Command::MoveItem { item, to } => self.move_item(item, to),
            Command::SaveExhibit(exhibit) => self.save_exhibit(exhibit),
            Command::AddPictures(pictures) => self.add_pictures(pictures),
            Command::RemoveExhibit(id) => self.remove_exhibit(id),
            Command::MoveExhibit { exhibit, to } => self.move_exhibit(exhibit, to),
            Command::SaveQuestion(question) => self.save_question(question),
            Command::RemoveQuestion(id) => self.remove_question(id),
            Command::SaveAnticipated(anticipated) => self.save_anticipated(anticipated),
            Command::RemoveAnticipated(id) => self.remove_anticipated(id),
            Command::ConfirmAnticipated {
                anticipated,
                typed,
                speaker,
            } => self.confirm_anticipated(anticipated, typed, speaker),
            Command::StartMeeting(id) => self.start_meeting(id),
            Command::GoTo {
                meeting,
                item,
                screen,
                exhibit,
            } => self.go_to(meeting, stop(item, screen, exhibit)),
            Command::Blank { meeting, blank } => self.blank(meeting, blank),
            Command::InRoom { meeting, change } => self.in_room(meeting, &change),
            Command::OnAgenda(change) => self.on_agenda(change),
            Command::LookAt(look) => self.look_at(look),
            Command::LookAsPrepared(id) => self.look_as_prepared(id),
            Command::Adjourn(id) => self.adjourn(id),
            Command::SaveFeedback(feedback) => self.save_feedback(&feedback),
            Command::Record(entry) => self.record(entry),
            Command::EditEntry(edit) => self.edit_entry(edit),
            Command::ChangeEntryKind { entry, kind } => self.change_entry_kind(entry, kind),
            Command::RemoveEntry(id) => self.remove_entry(id),
            Command::RetimeEntry { entry, at } => self.retime_entry(entry, at),
            Command::MoveEntry { entry, item } => self.move_entry(entry, item),
            Command::MergeEntries {
                entry,
                into,
                goes_on,
            } => self.merge_entries(entry, into, goes_on),
            Command::SplitEntry(split) => self.split_entry(&split),
            Command::Settle(settlement) => self.settle(&settlement),
            Command::EditAction {
                action,
                support,
                due_reason,
            } => self.edit_action(action, &support, due_reason),
            Command::WorkAction(work) => self.work_action(work),
            Command::Based { change, bases } => self.based(*change, &bases),
            Command::SettleText { conflict, kept } => self.settle_text(conflict, kept),
            Command::MergeAction { action, into } => self.merge_action(action, into),
        }
    }

    /// Reads, seeing what was written so far.
    fn read(&self) -> Read<'_> {
        self.write.read()
    }

    /// A new key.
    fn key(&self) -> Uuid {
        self.keys.next(self.now)
    }
}

/// A place in a meeting.
const fn stop(item: Option<ItemId>, screen: Screen, exhibit: u32) -> Stop {
    Stop {
        item,
        screen,
        exhibit,
    }
}

/// Refuses words that are missing.
fn wanted(words: &str, what: &'static str) -> Result<(), ProgramError> {
    if words.trim().is_empty() {
        Err(ProgramError::Wanted(what))
    } else {
        Ok(())
    }
}

/// Adds a record whose key is new under a key of its own, or replaces the one with its key; then its key.
macro_rules! save {
    ($apply:expr, $record:expr) => {{
        let mut record = $record;
        if record.id.is_new() {
            record.id = $apply.key().into();
            $apply.write.insert(&record)?;
        } else {
            $apply.write.update(&record)?;
        }
        $crate::program::done::Output::Id(record.id.uuid())
    }};
}
use save;
