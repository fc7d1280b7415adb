//! Steps taken back and made again.

use crate::domain::meeting::MeetingProgress;
use crate::ui::outbox::{MeetingStage, Place};

use super::StatroomApp;

impl StatroomApp {
    /// Takes the last step back, or makes it again, and says which it was.
    pub(super) fn take_back(&mut self, undo: bool) {
        let at_run = matches!(self.console.place, Place::Meeting(_, MeetingStage::Run));
        let Some(session) = &mut self.session else {
            return;
        };
        // In the room undo ends where the meeting began: what was prepared is not in sight there.
        let meeting = session.models.meeting.as_ref().map(|view| &view.meeting);
        let began = meeting
            .filter(|meeting| at_run && meeting.progress() == MeetingProgress::Running)
            .and_then(|meeting| meeting.started_at);
        if undo && began.is_some_and(|began| session.last_step_at().is_some_and(|at| at < began)) {
            let words = "What was changed before it can be undone under Prepare.";
            self.tell("Nothing of this meeting is left to undo.", words, false);
            return;
        }
        let step = if undo { session.undo() } else { session.redo() };
        match step {
            Ok(Some((name, about))) => {
                let verb = if undo { "Undone" } else { "Done again" };
                self.tell(&format!("{verb}: {name}"), &about, false);
            }
            Ok(None) => {}
            Err(error) => self.fail("Nothing was changed.", &error.to_string()),
        }
    }
}
