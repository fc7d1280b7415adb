//! Verbs: which hold now, their keys, and what each does.

use crate::domain::ids::MeetingId;
use crate::domain::meeting::MeetingProgress;
use crate::export::memo::MemoKind;
use crate::program::Command;
use crate::ui::console::run::verb_command;
use crate::ui::outbox::{Export, FilePurpose, MeetingStage, Place, SettingsPage, Then, Wish};
use crate::ui::theme::{self, Look};
use crate::ui::verbs::{LookVerb, PaperVerb, Scope, Verb};
use eframe::egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::StatroomApp;
use super::forms::Form;
use super::window::LOOK_AT;

impl StatroomApp {
    /// Whether a verb can be chosen now.
    pub(super) fn holds(&self, verb: Verb) -> bool {
        let Some(session) = &self.session else {
            return verb.scope() == Scope::Anywhere;
        };
        let meeting = session
            .models
            .meeting
            .as_ref()
            .filter(|_| self.console.open_meeting().is_some());
        let at_run = matches!(self.console.place, Place::Meeting(_, MeetingStage::Run));
        let at_prepare = matches!(self.console.place, Place::Meeting(_, MeetingStage::Prepare));
        let at_follow_up = matches!(
            self.console.place,
            Place::Meeting(_, MeetingStage::FollowUp)
        );
        let running =
            meeting.is_some_and(|view| view.meeting.progress() == MeetingProgress::Running);
        let scope = match verb.scope() {
            Scope::Anywhere | Scope::Program => true,
            Scope::Meeting => meeting.is_some(),
            Scope::Measure => {
                self.console.controls(&session.models).is_some()
                    && matches!(self.console.place, Place::Measure(_))
            }
            Scope::Running => running && at_run,
            Scope::Look => {
                let controls = self.console.controls(&session.models);
                controls
                    .is_some_and(|it| matches!(verb, Verb::Look(look) if it.after(look).is_some()))
            }
            Scope::Memo => {
                let begun =
                    meeting.is_some_and(|view| view.meeting.progress() != MeetingProgress::Planned);
                let at_papers = self.console.place == Place::Settings(SettingsPage::Papers);
                cfg!(feature = "pdf") && (at_prepare || (at_follow_up && begun) || at_papers)
            }
            Scope::Import => self.wizard.is_some() && !self.is_aside(),
            Scope::Record => meeting.is_some() && (at_follow_up || (running && at_run)),
        };
        let step = (verb != Verb::Undo || session.models.undo.is_some())
            && (verb != Verb::Redo || session.models.redo.is_some());
        let private = verb != Verb::ShowRoom || self.console.private().is_some();
        let released = meeting.is_some_and(|view| view.release.is_some());
        let private = private && (verb != Verb::WithdrawMemo || released);
        let pages = self
            .console
            .paper()
            .is_some_and(|(_, paper)| paper.is_open());
        let turns = matches!(verb, Verb::Paper(paper) if paper != PaperVerb::Toggle);
        let paper = pages || !turns;
        scope && step && private && paper
    }

    /// Whether no verb's key is taken now: under a question that waits for its answer, nothing goes on.
    fn keys_wait(&self, ctx: &Context) -> bool {
        let asked = ctx.memory(|memory| memory.top_modal_layer().is_some());
        let writes = self.is_writing() && !self.is_aside();
        asked || self.form.is_some() || self.console.palette_open() || writes
    }

    /// Takes the keys of the verbs that hold, before any field sees them.
    pub(super) fn take_keys(&mut self, ctx: &Context) {
        self.take_import_keys(ctx);
        if self.keys_wait(ctx) {
            return;
        }
        self.console.take_turns(ctx);
        // Ctrl+Z in a text field is the field's, unless it is the empty capture line.
        let typing = ctx.text_edit_focused() && !self.console.capture_is_empty();
        for verb in Verb::ALL {
            let field_first = matches!(verb, Verb::Undo | Verb::Redo) && typing;
            let Some(key) = verb.key().filter(|_| !field_first) else {
                continue;
            };
            if self.holds(verb) && taken(ctx, key) {
                if verb.is_letter() {
                    forget_typed_letter(ctx);
                }
                self.outbox.act(verb);
            }
        }
        self.take_plus(ctx);
        let also_redo = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
        if !typing && self.holds(Verb::Redo) && taken(ctx, also_redo) {
            self.outbox.act(Verb::Redo);
        }
    }

    /// The plus sign is on a key of its own on some keyboards only.
    pub(super) fn take_plus(&mut self, ctx: &Context) {
        let also_larger = KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals);
        if taken(ctx, also_larger) {
            self.outbox.act(Verb::Larger);
        }
    }

    /// Does what a verb says.
    pub(super) fn act(&mut self, verb: Verb, ctx: &Context) {
        if !self.holds(verb) {
            return;
        }
        match verb {
            Verb::Undo => self.take_back(true),
            Verb::Redo => self.take_back(false),
            Verb::Palette => self.console.open_palette(),
            Verb::Keys => self.console.show_keys(),
            Verb::Guide => self.console.show_guide(),
            Verb::GoHome => self.go(Place::Home),
            Verb::GoMeetings => self.go(Place::Meetings),
            Verb::GoMeasures => self.go(Place::Measures),
            Verb::GoActions => self.go(Place::Actions),
            Verb::GoSettings => self.go(Place::Settings(SettingsPage::default())),
            Verb::Import => self.begin_import(ctx),
            Verb::PasteTable => self.paste_table(ctx),
            Verb::OpenProgram => self.pick(FilePurpose::OpenProgram, ctx),
            Verb::NewProgram => self.form = Some(Form::new_program()),
            Verb::OpenDemo => self.open_demo(ctx),
            Verb::BackUp => self.pick(FilePurpose::BackUp, ctx),
            Verb::CloseProgram => self.close_program(),
            Verb::ThemeLight => self.choose_look(Look::Light, ctx),
            Verb::ThemeDark => self.choose_look(Look::Dark, ctx),
            Verb::ThemeHighContrast => self.choose_look(Look::HighContrast, ctx),
            Verb::Larger | Verb::Smaller | Verb::UsualSize => self.zoom(verb, ctx),
            Verb::PlanNext => self.plan_next(),
            Verb::ShowPrepare => self.show_stage(MeetingStage::Prepare),
            Verb::ShowRun => self.show_stage(MeetingStage::Run),
            Verb::ShowFollowUp => self.show_stage(MeetingStage::FollowUp),
            Verb::StartOrResume => self.start_or_resume(ctx),
            Verb::NextStop
            | Verb::PreviousStop
            | Verb::NextItem
            | Verb::PreviousItem
            | Verb::Blank
            | Verb::Freeze
            | Verb::BackToStop
            | Verb::CloseOut => self.move_through(verb),
            Verb::Run(run) => self.run_verb(run, None),
            Verb::ReleaseMemo | Verb::IssueMemo | Verb::KeepSigned | Verb::CorrectAsSigned => {
                self.issue_verb(verb, ctx);
            }
            Verb::WithdrawMemo => self.withdraw(),
            Verb::UpdateChart | Verb::UpdateAll => self.switch_figures(verb),
            Verb::LookAside => self.console.open_palette_at(LOOK_AT),
            Verb::ShowRoom => self.console.show_room(&mut self.outbox),
            Verb::Adjourn => self.console.ask_to_adjourn(),
            Verb::Audience => self.toggle_audience(ctx),
            Verb::TurnAudience => self.turn_audience(ctx),
            Verb::SwapScreens => self.swap_screens(ctx),
            Verb::IdentifyMonitors => self.identify_monitors(ctx),
            Verb::Recorder => self.turn_recorder(),
            Verb::Capture => self.console.focus_capture(),
            Verb::RecordAs(kind) => self.console.record_as(kind),
            Verb::Look(look) => self.look(look),
            Verb::SaidBy(_)
            | Verb::RecordPrepared
            | Verb::EditPrepared
            | Verb::SplitEntry
            | Verb::MergeEntry
            | Verb::RetimeEntry
            | Verb::MoveEntry => self.console.record_verb(verb),
            Verb::Step(step) => self.import_step(step),
            Verb::Paper(paper) => self.console.paper_verb(paper),
            Verb::ExportStatMemo => self.export(MemoKind::Stat, ctx),
            Verb::ExportFollowUpMemo => self.export(MemoKind::FollowUp, ctx),
            Verb::Export(export) => self.export_verb(export, ctx),
            Verb::NewMeeting | Verb::NewMeasure | Verb::NewPerson | Verb::NewDepartment => {
                self.begin_new(verb);
            }
        }
    }

    /// Goes on with the import that was put aside, or asks for a file of figures.
    fn begin_import(&mut self, ctx: &Context) {
        if !self.take_up() {
            self.pick(FilePurpose::ImportFigures, ctx);
        }
    }

    /// Puts the record into a window of its own, or back into the console.
    fn turn_recorder(&mut self) {
        let apart = self.console.recorder_apart();
        self.console.set_recorder_apart(!apart);
    }

    /// Looks at the chart on screen in another way.
    fn look(&mut self, look: LookVerb) {
        if let Some(session) = &self.session {
            self.console.look(look, &session.models, &mut self.outbox);
        }
    }

    /// Opens the form for a new meeting, measure, person or department where they are listed.
    fn begin_new(&mut self, verb: Verb) {
        if verb == Verb::NewMeeting {
            self.go(Place::Meetings);
            self.console.new_meeting();
        } else if verb == Verb::NewMeasure {
            self.go(Place::Measures);
            self.console.new_measure();
        } else if verb == Verb::NewPerson {
            self.go(Place::Settings(SettingsPage::People));
            self.console.new_person();
        } else {
            self.go(Place::Settings(SettingsPage::Departments));
            self.console.new_department();
        }
    }

    /// Asks for the next meeting like the open one.
    fn plan_next(&mut self) {
        if let Some(meeting) = self.console.open_meeting() {
            self.go(Place::Meetings);
            self.console.plan_next(meeting);
        }
    }

    fn show_stage(&mut self, stage: MeetingStage) {
        if let Some(meeting) = self.console.open_meeting() {
            self.go(Place::Meeting(meeting, stage));
        }
    }

    /// Asks where to put a memo, in the edition chosen for it.
    fn export(&mut self, kind: MemoKind, ctx: &Context) {
        if let Some(meeting) = self.console.open_meeting() {
            let edition = self.console.memo_edition(kind);
            let export = Export::Paper(meeting, kind.into(), edition);
            self.pick(FilePurpose::Export(export), ctx);
        }
    }

    fn choose_look(&mut self, look: Look, ctx: &Context) {
        self.preferences.set_look(look);
        theme::apply(ctx, look);
    }

    /// Goes to another place; what was being typed in this one is kept first.
    pub(super) fn go(&mut self, place: Place) {
        self.keep_drafts();
        self.console.place = place;
        self.want();
        let waits = self.writes_aside();
        if let (Place::Meeting(meeting, MeetingStage::Prepare), true) = (place, waits) {
            self.outbox.run(Command::BringFollowUps(meeting));
        } else if let (Place::Meeting(meeting, MeetingStage::Prepare), Some(session)) =
            (place, &mut self.session)
            && let Err(error) = session.run(Command::BringFollowUps(meeting))
        {
            self.fail("Follow-ups were not brought in.", &error.to_string());
        }
    }

    /// Starts the open meeting, or the next one, and goes into the room.
    fn start_or_resume(&mut self, ctx: &Context) {
        let Some(session) = &self.session else { return };
        let next = session.models.home.next_meeting;
        let open = session.models.meeting.as_ref().map(|view| &view.meeting);
        let open = open.filter(|meeting| {
            self.console.open_meeting() == Some(meeting.id)
                && meeting.progress() != MeetingProgress::Adjourned
        });
        let Some(id) = open.map(|meeting| meeting.id).or(next) else {
            self.fail("There is no meeting to start.", "Plan one under Meetings.");
            return;
        };
        let rows = &session.models.meetings.rows;
        let meeting = rows.iter().map(|row| &row.meeting).find(|one| one.id == id);
        let ahead = meeting.filter(|meeting| {
            meeting.progress() == MeetingProgress::Planned
                && meeting.held_on != session.models.today
        });
        match ahead {
            Some(meeting) => self.form = Some(Form::start_of_another_day(meeting)),
            None => self.start_now(id, ctx),
        }
    }

    /// Starts or resumes a meeting, unless another is running, and goes into the room.
    pub(super) fn start_now(&mut self, meeting: MeetingId, ctx: &Context) {
        let Some(session) = &self.session else { return };
        let rows = session.models.meetings.rows.iter();
        let other = rows.map(|row| &row.meeting).find(|other| {
            other.id != meeting && other.progress() == MeetingProgress::Running && !other.cancelled
        });
        if let Some(other) = other {
            let title = format!("\u{201c}{}\u{201d} is running.", other.name);
            self.fail(&title, "Adjourn it before another meeting starts.");
            return;
        }
        self.go(Place::Meeting(meeting, MeetingStage::Run));
        self.outbox.run(Command::StartMeeting(meeting));
        if self.projector.window.placement().is_none() {
            self.open_for_room(ctx);
        }
        self.console.focus_capture();
    }

    /// A meeting that was running when the app went away is shown where it was.
    pub(super) fn resume_running_meeting(&mut self) {
        let Some(session) = &self.session else { return };
        let running = session
            .models
            .meetings
            .rows
            .iter()
            .map(|row| &row.meeting)
            .find(|meeting| meeting.progress() == MeetingProgress::Running && !meeting.cancelled);
        if let Some(meeting) = running.map(|meeting| meeting.id) {
            self.console.place = Place::Meeting(meeting, MeetingStage::Run);
            self.console.focus_capture();
            self.projector.come_back();
        }
    }

    fn move_through(&mut self, verb: Verb) {
        let command = self
            .session
            .as_ref()
            .and_then(|session| verb_command(verb, &session.models));
        if let Some(command) = command {
            self.outbox
                .wish(Wish::Run(Box::new(command), Then::Nothing));
        }
    }

    /// Takes the release of the open meeting's stat memo back.
    fn withdraw(&mut self) {
        if let Some(meeting) = self.console.open_meeting() {
            self.outbox.run(Command::WithdrawMemo(meeting));
        }
    }

    /// Switches to the newer figures of the chart, or of all, or back.
    fn switch_figures(&mut self, verb: Verb) {
        let Some(session) = &self.session else { return };
        if !self
            .console
            .switch_figures(verb, &session.models, &mut self.outbox)
        {
            let words = "The room sees the figures of the released memo, or the newest if it isn\u{2019}t \
                         released.";
            self.tell(
                "There are no newer figures than the memo\u{2019}s here.",
                words,
                false,
            );
        }
    }
}

/// Whether the key was pressed with just these others held; it is nobody else's then. (egui's own way takes
/// Ctrl+Shift+Z for Ctrl+Z as well.)
pub(super) fn taken(ctx: &Context, shortcut: KeyboardShortcut) -> bool {
    let is_it = |event: &Event| {
        let Event::Key {
            key,
            modifiers,
            pressed: true,
            ..
        } = event
        else {
            return false;
        };
        *key == shortcut.logical_key && modifiers.matches_exact(shortcut.modifiers)
    };
    ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is_it(event));
        input.events.len() < before
    })
}

/// Takes the letter that Alt and a key also typed out of this frame's events.
fn forget_typed_letter(ctx: &Context) {
    ctx.input_mut(|input| {
        input
            .events
            .retain(|event| !matches!(event, Event::Text(_)));
    });
}
