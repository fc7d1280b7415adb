//! The chips of the bar at the top: what matters today, each with where it leads.

use crate::domain::action::ActionStatus;
use crate::domain::meeting::MeetingProgress;
use crate::program::query::TextOwner;
use crate::ui::console::shell::ShellChip;
use crate::ui::models::Models;
use crate::ui::outbox::{MeetingStage, Place, Selection, SettingsPage, Wish};
use crate::ui::tokens::Tone;

use super::StatroomApp;

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
    let place = match first.of {
        TextOwner::City => Place::Settings(SettingsPage::City),
        TextOwner::Department(_) => Place::Settings(SettingsPage::Departments),
        TextOwner::Person(_) => Place::Settings(SettingsPage::People),
        TextOwner::Priority(_) | TextOwner::Goal(_) => Place::Settings(SettingsPage::Priorities),
        TextOwner::Measure(id) => Place::Measure(id),
        TextOwner::Preparation(id) => Place::Meeting(id, MeetingStage::Prepare),
        TextOwner::Record(id) => {
            let rows = models.meetings.rows.iter();
            let mut meetings = rows.map(|row| &row.meeting);
            let meeting = meetings.find(|meeting| meeting.id == id);
            let over = meeting.is_some_and(|it| it.progress() == MeetingProgress::Adjourned);
            let stage = if over {
                MeetingStage::FollowUp
            } else {
                MeetingStage::Run
            };
            Place::Meeting(id, stage)
        }
        TextOwner::Action(id) => return Some((chip, Wish::Show(Selection::Action(id)))),
    };
    Some((chip, Wish::Go(place)))
}
