//! The console: what the people who run the program see. One place at a time, in one window.
//!
//! Each screen is a function over a [`Frame`], its own view state and an [`Outbox`]; states live here.

pub mod action_editor;
pub mod actions;
mod as_shown;
pub mod check_list;
pub mod choices;
pub mod conflict;
pub mod edition;
mod entry_tools;
pub mod follow_up;
pub mod home;
pub mod importing;
pub mod issue;
pub mod measure;
pub mod measure_form;
pub mod measures;
pub mod meetings;
mod mend;
pub mod order;
mod over;
pub mod page;
pub mod prepare;
pub mod preview;
pub mod run;
pub mod settings;
pub mod several;
pub mod shell;
pub mod view_controls;
pub mod welcome;

use crate::domain::edition::MemoEdition;
use crate::domain::entry::EntryKind;
use crate::domain::excursion::Guest;
use crate::domain::ids::{EntryId, ExhibitId, ItemId, MeasureId, MeetingId};
use crate::domain::meeting::MeetingProgress;
use crate::domain::period::Frequency;
use crate::domain::view::View;
use crate::export::memo::MemoKind;
use crate::ui::guide::GuideState;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{MeetingStage, Outbox, Place, Selection, SettingsPage, Then};
use crate::ui::palette::PaletteState;
use crate::ui::verbs::{LookVerb, RunVerb, Verb};
use eframe::egui::{Context, Ui};
use uuid::Uuid;
use view_controls::Controls;

/// View state of the console: where it is and what its screens remember between frames.
#[derive(Debug, Default)]
pub struct ConsoleState {
    /// Where it is.
    pub place: Place,
    /// The command palette.
    pub palette: PaletteState,
    /// The sheet of keys is open.
    pub keys_open: bool,
    /// The guide.
    pub guide: GuideState,
    /// The entry whose exhibit is shown as it was.
    as_shown: Option<EntryId>,
    home: home::HomeState,
    meetings: meetings::MeetingsState,
    prepare: prepare::PrepareState,
    run: run::RunState,
    follow_up: follow_up::FollowUpState,
    measures: measures::MeasuresState,
    measure: measure::MeasureState,
    actions: actions::ActionsState,
    settings: settings::SettingsState,
    issue: issue::IssueState,
}

/// Draws the place the console is at.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut ConsoleState, outbox: &mut Outbox) {
    // Over the place, and so first to hear of a key.
    let runs = matches!(state.place, Place::Meeting(_, MeetingStage::Run))
        && frame
            .models
            .meeting
            .as_ref()
            .is_some_and(|view| view.meeting.progress() == MeetingProgress::Running);
    as_shown::show(ui, frame, (&mut state.as_shown, runs), outbox);
    issue::show(ui, frame, state.open_meeting(), &mut state.issue, outbox);
    match state.place {
        Place::Home => home::show(ui, frame, &mut state.home, outbox),
        Place::Meetings => meetings::show(ui, frame, &mut state.meetings, outbox),
        Place::Meeting(_, MeetingStage::Prepare) => {
            prepare::show(ui, frame, &mut state.prepare, outbox);
        }
        Place::Meeting(_, MeetingStage::Run) => run::show(ui, frame, &mut state.run, outbox),
        Place::Meeting(_, MeetingStage::FollowUp) => {
            follow_up::show(ui, frame, &mut state.follow_up, outbox);
        }
        Place::Measures => measures::show(ui, frame, &mut state.measures, outbox),
        Place::Measure(_) => measure::show(ui, frame, &mut state.measure, outbox),
        Place::Actions => actions::show(ui, frame, &mut state.actions, outbox),
        Place::Settings(page) => settings::show(ui, frame, page, &mut state.settings, outbox),
    }
}

impl ConsoleState {
    /// The meeting that is open.
    pub const fn open_meeting(&self) -> Option<MeetingId> {
        match self.place {
            Place::Meeting(meeting, _) => Some(meeting),
            Place::Home
            | Place::Meetings
            | Place::Measures
            | Place::Measure(_)
            | Place::Actions
            | Place::Settings(_) => None,
        }
    }

    /// The measure whose page is open, with how its chart is looked at.
    pub fn open_measure(&self) -> Option<(MeasureId, &View)> {
        match self.place {
            Place::Measure(id) => Some((id, measure::wanted(&self.measure))),
            Place::Home
            | Place::Meetings
            | Place::Meeting(..)
            | Place::Measures
            | Place::Actions
            | Place::Settings(_) => None,
        }
    }

    /// The controls of the measure's chart or table that is on screen: what the room sees, the exhibit that is
    /// edited, the measure's page.
    pub fn controls(&self, models: &Models) -> Option<Controls> {
        match self.place {
            Place::Meeting(_, MeetingStage::Run) => run::controls(&self.run, models),
            Place::Meeting(_, MeetingStage::Prepare) => self.prepare.controls(models),
            Place::Measure(_) => measure::controls(&self.measure, models),
            Place::Meeting(_, MeetingStage::FollowUp)
            | Place::Home
            | Place::Meetings
            | Place::Measures
            | Place::Actions
            | Place::Settings(_) => None,
        }
    }

    /// Looks at it another way, where that can be had.
    pub fn look(&mut self, verb: LookVerb, models: &Models, outbox: &mut Outbox) {
        let wanted = self.controls(models).and_then(|it| it.after(verb));
        let Some(wanted) = wanted else { return };
        match self.place {
            Place::Meeting(_, MeetingStage::Run) => {
                self.run.look(models, wanted, outbox);
            }
            Place::Meeting(_, MeetingStage::Prepare) => self.prepare.look(models, wanted, outbox),
            Place::Measure(_) => self.measure.look(wanted),
            Place::Meeting(_, MeetingStage::FollowUp)
            | Place::Home
            | Place::Meetings
            | Place::Measures
            | Place::Actions
            | Place::Settings(_) => {}
        }
    }

    /// Whether the place shows what a memo lacks.
    pub const fn shows_memo_check(&self) -> bool {
        matches!(
            self.place,
            Place::Meeting(_, MeetingStage::Prepare | MeetingStage::FollowUp)
        )
    }

    /// In which edition a memo is written next.
    pub const fn memo_edition(&self, kind: MemoKind) -> MemoEdition {
        if matches!(self.place, Place::Settings(_)) {
            return MemoEdition::PANEL;
        }
        match kind {
            MemoKind::Stat => self.prepare.edition(),
            MemoKind::FollowUp => self.follow_up.edition(),
        }
    }

    /// The measure that is looked at beside the room, on the console only, and how.
    pub const fn private(&self) -> Option<&Guest> {
        match self.place {
            Place::Meeting(_, MeetingStage::Run) => self.run.private(),
            Place::Meeting(_, MeetingStage::Prepare | MeetingStage::FollowUp)
            | Place::Home
            | Place::Meetings
            | Place::Measures
            | Place::Measure(_)
            | Place::Actions
            | Place::Settings(_) => None,
        }
    }

    /// Looks at a measure on the console only, over a stretch that suits how often it has a figure.
    pub fn look_aside(&mut self, measure: MeasureId, frequency: Frequency) {
        self.run.look_aside(measure, frequency);
    }

    /// The room sees what is looked at on the console only.
    pub fn show_room(&mut self, outbox: &mut Outbox) {
        self.run.show_room(outbox);
    }

    /// Does what a verb of the running meeting asks for with an item, or with the one the meeting is at.
    pub fn run_verb(
        &mut self,
        verb: RunVerb,
        item: Option<ItemId>,
        models: &Models,
        outbox: &mut Outbox,
    ) {
        self.run.run_verb(verb, item, models, outbox);
    }

    /// Switches the room to the newer figures of the chart on screen, or of every measure, or back. Says
    /// whether there are any.
    pub fn switch_figures(&mut self, verb: Verb, models: &Models, outbox: &mut Outbox) -> bool {
        self.run.switch_figures(verb, models, outbox)
    }

    /// Shows what was kept with an entry, as the room saw it.
    pub fn open_as_shown(&mut self, entry: EntryId) {
        self.as_shown = Some(entry);
    }

    /// The entry whose exhibit is shown as it was.
    pub const fn as_shown(&self) -> Option<EntryId> {
        self.as_shown
    }

    /// Whether the room is shown and its capture line holds nothing.
    pub fn capture_is_empty(&self) -> bool {
        matches!(self.place, Place::Meeting(_, MeetingStage::Run)) && self.run.capture_is_empty()
    }

    /// Lets lines that were typed faster than frames are drawn be recorded one in each frame. Call
    /// before any key of the frame is read.
    pub fn take_turns(&mut self, ctx: &Context) {
        if matches!(self.place, Place::Meeting(_, MeetingStage::Run)) {
            self.run.take_turns(ctx);
        }
    }

    /// Whether the record stands in a window of its own.
    pub const fn recorder_apart(&self) -> bool {
        self.run.apart()
    }

    /// Gives the record a window of its own, or puts it back.
    pub fn set_recorder_apart(&mut self, apart: bool) {
        self.run.set_apart(apart);
    }

    /// Draws the window in which the record stands apart; the frame's open meeting is the running one.
    pub fn show_recorder(&mut self, ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
        run::show_recorder(ui, frame, &mut self.run, outbox);
    }

    /// Puts the keyboard into the capture line.
    pub fn focus_capture(&mut self) {
        self.run.focus_capture();
    }

    /// The meeting whose capture line holds words that are not on the record, and the words.
    pub fn unsent(&self) -> Option<(MeetingId, &str)> {
        self.run.unsent()
    }

    /// Puts words that were typed before back into the capture line of a meeting.
    pub fn resume_capture(&mut self, meeting: MeetingId, words: String) {
        self.run.resume(meeting, words);
    }

    /// Asks whether the running meeting is over.
    pub fn ask_to_adjourn(&mut self) {
        self.run.ask_to_adjourn();
    }

    /// Records the capture line as this kind, or turns the chosen entry into it.
    pub fn record_as(&mut self, kind: EntryKind) {
        self.run.record_as(kind);
    }

    /// Does what a verb of the record asks for, where the record is in sight.
    pub fn record_verb(&mut self, verb: Verb) {
        if matches!(self.place, Place::Meeting(_, MeetingStage::FollowUp)) {
            self.follow_up.record_verb(verb);
        } else {
            self.run.record_verb(verb);
        }
    }

    /// Opens the form for a new meeting.
    pub fn new_meeting(&mut self) {
        self.meetings.new_meeting();
    }

    /// Opens the form for the next meeting like this one.
    pub fn plan_next(&mut self, meeting: MeetingId) {
        self.meetings.plan_next(meeting);
    }

    /// Puts only these in sight, in the list they belong to.
    pub fn select(&mut self, selection: Selection) {
        match selection {
            Selection::Measures { .. } | Selection::Unusual => self.measures.select(selection),
            Selection::Actions { .. } | Selection::Action(_) => self.actions.select(selection),
        }
    }

    /// Opens the form for a new measure.
    pub fn new_measure(&mut self) {
        self.measures.new_measure();
    }

    /// Opens the form for a new person.
    pub fn new_person(&mut self) {
        self.settings.new_on(SettingsPage::People);
    }

    /// Opens the form for a new department.
    pub fn new_department(&mut self) {
        self.settings.new_on(SettingsPage::Departments);
    }

    /// The agenda item a dropped picture goes to.
    pub fn item_for_pictures(&self) -> Option<ItemId> {
        let preparing = matches!(self.place, Place::Meeting(_, MeetingStage::Prepare));
        if preparing { self.prepare.item() } else { None }
    }

    /// What follows a change that was made; `id` is the key of what it made.
    pub fn done(&mut self, then: Then, id: Option<Uuid>) {
        match then {
            Then::ClearCapture => self.run.recorded(),
            Then::ChooseEntry => {
                if let Some(entry) = id.map(EntryId::new) {
                    self.run.choose(entry);
                    self.follow_up.choose_entry(entry);
                }
            }
            Then::OpenExhibit => self.prepare.caption(id.map(ExhibitId::new)),
            Then::SelectItem => self.prepare.select(id.map(ItemId::new)),
            Then::CloseForm | Then::OpenMeeting | Then::OpenMeasure => {
                self.meetings.close_form();
                self.measures.close_form();
                self.measure.close_form();
                self.actions.close_form();
                self.settings.close_form();
            }
            Then::Nothing => {}
        }
    }

    /// A change was refused, for this reason: what was typed stays. A line that `passes` later as it stands is
    /// tried again by itself.
    pub fn refused(&mut self, then: Then, why: &str, passes: bool) {
        if then == Then::ClearCapture {
            self.run.refused(why, passes);
        }
    }

    /// Whether the capture line was refused and is tried again by itself.
    pub fn tries_again(&self) -> bool {
        self.run.tries_again()
    }

    /// Keeps what is being typed in the place that is about to be left.
    pub fn leave(&mut self, models: &Models, outbox: &mut Outbox) {
        match self.place {
            Place::Meeting(_, MeetingStage::Prepare) => self.prepare.keep(models, outbox),
            Place::Meeting(_, MeetingStage::Run) => self.run.keep(models, outbox),
            Place::Meeting(_, MeetingStage::FollowUp) => self.follow_up.keep(models, outbox),
            Place::Actions => self.actions.keep(models, outbox),
            Place::Measure(_) => self.measure.keep(models, outbox),
            Place::Settings(_) => self.settings.keep(models, outbox),
            Place::Home | Place::Meetings | Place::Measures => {}
        }
    }
}
