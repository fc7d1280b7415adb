//! Granting the wishes of a frame, one after another.

use crate::export::memo::MemoLack;
use crate::program::{Command, Output, ProgramError, StoreError};
use crate::ui::outbox::{FilePurpose, MeetingStage, Place, Then, Wish};
use crate::ui::verbs::Verb;
use eframe::egui::Context;

use super::StatroomApp;

/// News of a line that did not arrive.
const NOT_RECORDED: &str = "The line was not recorded; it is still in the capture line.";

impl StatroomApp {
    /// Lets the program's file grow no further, or again without bound: how tests fill the disk.
    #[doc(hidden)]
    pub fn fill_disk(&self, full: bool) -> Result<(), ProgramError> {
        let session = self.session.as_ref();
        session.map_or(Ok(()), |session| session.program.stop_growing(full))
    }

    /// Grants everything asked for, and what that asks for in turn.
    pub(super) fn grant_wishes(&mut self, ctx: &Context) {
        // While a job writes, what is asked for waits: the file takes one writer at a time.
        if self.writes_aside() {
            self.grant_looks(ctx);
            return;
        }
        if self.is_writing() {
            return;
        }
        // Two rounds: a verb may ask for a command. More would be a loop of wishes.
        for _ in 0..3 {
            for wish in self.outbox.take() {
                self.grant(wish, ctx);
            }
        }
    }

    pub(super) fn grant(&mut self, wish: Wish, ctx: &Context) {
        match wish {
            Wish::Run(command, then) => {
                self.run(*command, then);
            }
            Wish::Do(verb) => self.act(verb, ctx),
            Wish::Go(place) => self.go(place),
            Wish::Show(selection) => {
                self.go(selection.place());
                self.console.select(selection);
            }
            Wish::Mend(lack) => self.mend(&lack, ctx),
            Wish::ShowRoomOn(at) => self.show_on_number(at, ctx),
            Wish::AsShown(entry) => self.console.open_as_shown(entry),
            Wish::Issue(wish) => self.start_issue(wish, ctx),
            Wish::OpenCopy(file) => self.open_copy(&file),
            Wish::OpenSample => self.write_sample(ctx),
            Wish::AsSigned(memo) => self.console.ask_as_signed(memo),
            Wish::PickFile(purpose) => self.pick(purpose, ctx),
            Wish::UseFile(purpose, path) => self.use_file(purpose, &path, ctx),
            Wish::Tell(words) => self.inform(&words, ""),
        }
    }

    /// Goes to the field in which something is mended that a memo lacks.
    fn mend(&mut self, lack: &MemoLack, ctx: &Context) {
        let Some(session) = &self.session else { return };
        let Some(place) = self.console.mending_place(lack, &session.models) else {
            return;
        };
        self.go(place);
        if let Some(session) = &self.session {
            self.console.mend(lack, &session.models, ctx);
        }
    }

    /// Makes a change; when it is refused nothing follows, the person is told why, and it gives false.
    pub(super) fn run(&mut self, command: Command, then: Then) -> bool {
        let Some(session) = &mut self.session else {
            return false;
        };
        let removes = removal(&command);
        let ends = matches!(command, Command::Adjourn(_));
        match session.run(command) {
            Ok(done) => {
                if let Some(title) = removes {
                    self.tell(title, "", true);
                }
                let waited = self
                    .news
                    .as_ref()
                    .is_some_and(|news| news.title == NOT_RECORDED);
                if then == Then::ClearCapture && waited {
                    self.tell("The line that was refused is on the record now.", "", false);
                }
                self.follow(then, &done.output);
                if ends {
                    self.outbox.act(Verb::ShowFollowUp);
                }
                true
            }
            Err(error) => {
                let title = match then {
                    Then::ClearCapture => NOT_RECORDED,
                    Then::Nothing
                    | Then::OpenMeeting
                    | Then::OpenMeasure
                    | Then::SelectItem
                    | Then::OpenExhibit
                    | Then::ChooseEntry
                    | Then::CloseForm => "The change was not made.",
                };
                let full = matches!(error, ProgramError::Store(StoreError::DiskFull));
                // A line that is tried again by itself was told of, and says at its place how it stands.
                if !(then == Then::ClearCapture && self.console.tries_again()) {
                    self.fail(title, &error.to_string());
                }
                self.console.refused(then, &error.to_string(), full);
                false
            }
        }
    }

    fn follow(&mut self, then: Then, output: &Output) {
        let id = match output {
            Output::Id(id) => Some(*id),
            Output::Nothing | Output::Count(_) => None,
        };
        match (then, id) {
            (Then::OpenMeeting, Some(id)) => {
                self.go(Place::Meeting(id.into(), MeetingStage::Prepare));
                self.console.done(then, Some(id));
            }
            (Then::OpenMeasure, Some(id)) => {
                self.go(Place::Measure(id.into()));
                self.console.done(then, Some(id));
            }
            (Then::Nothing, _) => {}
            (
                Then::OpenMeeting
                | Then::OpenMeasure
                | Then::SelectItem
                | Then::OpenExhibit
                | Then::ChooseEntry
                | Then::ClearCapture
                | Then::CloseForm,
                id,
            ) => self.console.done(then, id),
        }
    }

    /// Keeps what is being typed in the place that is left. False when some of it was refused; the news say
    /// why, and the words still stand there.
    pub(super) fn keep_drafts(&mut self) -> bool {
        let Some(session) = &mut self.session else {
            return true;
        };
        let mut kept = true;
        let mut outbox = crate::ui::outbox::Outbox::default();
        self.console.leave(&session.models, &mut outbox);
        let waits = self.writes_aside();
        for wish in outbox.take() {
            let Wish::Run(command, then) = wish else {
                continue;
            };
            if waits {
                self.outbox.run_then(*command, then);
            } else {
                kept &= self.run(*command, then);
            }
        }
        kept
    }

    /// Closes the open program; what was being typed is kept first.
    pub(super) fn close_program(&mut self) {
        if !self.keep_drafts() {
            return;
        }
        self.leave_unsent();
        self.projector.leave();
        self.session = None;
        self.console = crate::ui::console::ConsoleState::default();
        self.form = None;
        self.wizard = None;
        self.in_turn.forget();
        self.asking = None;
        self.work = None;
        self.news = None;
    }

    /// Before the window closes, what is being typed is kept. If that fails the window stays.
    pub(super) fn guard_closing(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        self.keep_unsent_now();
        if self.is_writing() {
            ctx.send_viewport_cmd(eframe::egui::ViewportCommand::CancelClose);
            let words = "Stop that, or wait until they are in, and close the window then.";
            self.inform("Figures are being taken in.", words);
            return;
        }
        if !self.keep_drafts() {
            ctx.send_viewport_cmd(eframe::egui::ViewportCommand::CancelClose);
        }
    }

    /// Asks for a file.
    pub(super) fn pick(&mut self, purpose: FilePurpose, ctx: &Context) {
        let ask = self.ask_for(&purpose);
        self.parts.dialogs.ask(&ask, ctx);
        self.asking = Some(purpose);
    }
}

/// What to say when something was taken away, with the offer to undo it.
const fn removal(command: &Command) -> Option<&'static str> {
    if matches!(command, Command::RemoveTarget(_)) {
        Some("Target removed")
    } else if matches!(command, Command::RemoveAnnotation(_)) {
        Some("Annotation removed")
    } else if matches!(command, Command::RemoveMeeting(_)) {
        Some("Meeting removed")
    } else if matches!(command, Command::Uninvite(_)) {
        Some("Invitation taken back")
    } else if matches!(command, Command::RemoveItem(_)) {
        Some("Item taken off the agenda")
    } else if matches!(command, Command::RemoveExhibit(_)) {
        Some("Exhibit removed")
    } else if matches!(command, Command::RemoveQuestion(_)) {
        Some("Question removed")
    } else if matches!(command, Command::RemoveEntry(_)) {
        Some("Entry removed")
    } else if matches!(command, Command::MergeAction { .. }) {
        Some("Actions merged")
    } else {
        None
    }
}
