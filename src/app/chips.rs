//! The chips of the bar at the top: what matters today, each with where it leads.

use crate::domain::action::ActionStatus;
use crate::domain::meeting::MeetingProgress;
use crate::domain::memo::MemoKind;
use crate::program::query::{TextOwner, memos_owed};
use crate::ui::console::conflict::place_of;
use crate::ui::console::shell::ShellChip;
use crate::ui::models::Models;
use crate::ui::outbox::{MeetingStage, Place, Selection, Wish};
use crate::ui::tokens::Tone;

use chrono::TimeDelta;

use super::StatroomApp;

/// How many days ahead a memo's clock stands in the bar.
const SOON: i64 = 3;

impl StatroomApp {
    /// What matters today, each with where it leads.
    pub(super) fn chips(&self) -> Vec<(ShellChip, Wish)> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let models = &session.models;
        let mut chips = Vec::new();
        let running = models
            .meetings
            .rows
            .iter()
            .map(|row| &row.meeting)
            .find(|meeting| meeting.progress() == MeetingProgress::Running && !meeting.cancelled);
        if let Some(meeting) = running {
            let place = Place::Meeting(meeting.id, MeetingStage::Run);
            if place != self.console.place {
                let words = format!("{} is running", meeting.name);
                chips.push((
                    ShellChip {
                        words,
                        tone: Tone::Accent,
                    },
                    Wish::Go(place),
                ));
            }
        }
        chips.extend(self.memo_chips(models));
        let words = match models.home.count(ActionStatus::Overdue) {
            0 => None,
            1 => Some("1 action overdue".to_owned()),
            count => Some(format!("{count} actions overdue")),
        };
        if let Some(words) = words {
            chips.push((
                ShellChip {
                    words,
                    tone: Tone::Warn,
                },
                Wish::Go(Place::Actions),
            ));
        }
        chips.extend(two_versions(models));
        chips
    }

    /// The memos that are late or due within days, the first of them.
    fn memo_chips(&self, models: &Models) -> Option<(ShellChip, Wish)> {
        let now = self.now();
        let rows = &models.meetings.rows;
        let owed = memos_owed(&models.directory, rows, now);
        let (meeting, clock) = owed.into_iter().next()?;
        let soon = clock.due <= now + TimeDelta::days(SOON);
        let stage = match clock.kind {
            MemoKind::Stat => MeetingStage::Prepare,
            MemoKind::FollowUp => MeetingStage::FollowUp,
        };
        let chip = ShellChip {
            words: clock.words(now),
            tone: if clock.is_late(now) {
                Tone::Warn
            } else {
                Tone::Neutral
            },
        };
        soon.then_some((chip, Wish::Go(Place::Meeting(meeting.id, stage))))
    }
}

/// That texts have two versions, and where the first of them is settled.
fn two_versions(models: &Models) -> Option<(ShellChip, Wish)> {
    let first = models.conflicts.first()?;
    let words = match models.conflicts.len() {
        1 => "1 text has two versions".to_owned(),
        count => format!("{count} texts have two versions"),
    };
    let chip = ShellChip {
        words,
        tone: Tone::Warn,
    };
    if let TextOwner::Action(id) = first.of {
        return Some((chip, Wish::Show(Selection::Action(id))));
    }
    let place = place_of(first.of, models);
    Some((chip, Wish::Go(place)))
}
