//! What a running meeting asks of the computer: a screen that stays awake, and time that goes on evenly.

use super::StatroomApp;
use crate::domain::meeting::MeetingProgress;
use eframe::egui::Context;

impl StatroomApp {
    /// Whether a meeting of the open program runs.
    pub(super) fn runs_a_meeting(&self) -> bool {
        let Some(session) = &self.session else {
            return false;
        };
        let mut meetings = session.models.meetings.rows.iter().map(|row| &row.meeting);
        meetings.any(|one| one.progress() == MeetingProgress::Running && !one.cancelled)
    }

    /// Keeps the screen from sleeping while a meeting runs.
    pub(super) fn stay_awake(&mut self, ctx: &Context) {
        let runs = self.runs_a_meeting();
        self.parts.awake.want(runs, ctx);
        self.keep_time(runs);
    }

    /// Lets the clock follow the machine's, but never while a meeting runs: its minutes would be wrong. That the
    /// hands were moved meanwhile is said once.
    fn keep_time(&mut self, runs: bool) {
        let minutes = self.parts.clock.moved().num_minutes();
        if !runs {
            self.parts.clock.follow();
            self.moved = 0;
        } else if minutes != 0 && minutes != self.moved {
            self.moved = minutes;
            let many = minutes.unsigned_abs();
            let unit = if many == 1 { "minute" } else { "minutes" };
            let way = if minutes > 0 { "forward" } else { "back" };
            let words = "The times and minutes of this meeting go on as before; the new time holds once it is over.";
            self.tell(
                &format!("This computer\u{2019}s clock was set {way} by {many} {unit}."),
                words,
                false,
            );
        }
    }
}
