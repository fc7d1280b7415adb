//! The two ways to plan a meeting: a new one, and the next one like one that was held.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use eframe::egui::{Context, Ui};

use crate::domain::dates;
use crate::domain::ids::{DepartmentId, MeetingId};
use crate::domain::meeting::Meeting;
use crate::domain::period::{Frequency, Period};
use crate::program::query::Directory;
use crate::program::{Command, NextPlan};
use crate::ui::console::choices;
use crate::ui::console::several::several_departments;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Then};
use crate::ui::tokens::space;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

/// Days to the next meeting like one: the same weekday four weeks later.
const FOUR_WEEKS: TimeDelta = TimeDelta::weeks(4);

/// A new meeting being planned.
#[derive(Debug, Clone, Default)]
pub(super) struct NewMeeting {
    meeting: Meeting,
    departments: Vec<DepartmentId>,
    on: Option<NaiveDate>,
    at: Option<NaiveTime>,
    minutes: Option<u32>,
    begun: bool,
}

impl NewMeeting {
    /// Draws it as a dialog; confirmed, it asks for the meeting and stays until that is there.
    pub(super) fn show(&mut self, ctx: &Context, frame: &Frame<'_>, outbox: &mut Outbox) -> Answer {
        if !std::mem::replace(&mut self.begun, true) {
            self.at = NaiveTime::from_hms_opt(9, 0, 0);
            self.minutes = Some(frame.models.directory.city.meeting_minutes);
        }
        let dialog = Dialog::new("New meeting", "Plan meeting")
            .width(720.0)
            .ready(self.planned().is_some());
        let answer = dialog.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            self.what(ui);
            self.when(ui, frame.models.today);
            self.who(ui, &frame.models.directory);
            let next =
                "Agenda, further people, reporting period and memo lines come next, in Prepare.";
            text::muted(ui, next);
        });
        if let (Answer::Confirmed, Some(meeting)) = (answer, self.planned()) {
            let departments = self.departments.clone();
            let command = Command::PlanMeeting {
                meeting,
                departments,
            };
            outbox.run_then(command, Then::OpenMeeting);
        }
        answer
    }

    /// The meeting as planned, once it has a name, a day and a time.
    fn planned(&self) -> Option<Meeting> {
        let named = !self.meeting.name.trim().is_empty();
        Some(Meeting {
            held_on: self.on?,
            starts_at: self.at?,
            minutes: self.minutes.filter(|minutes| named && *minutes > 0)?,
            ..self.meeting.clone()
        })
    }

    fn what(&mut self, ui: &mut Ui) {
        let meeting = &mut self.meeting;
        let name = Field::new("Name").hint("Streets Stat");
        let _ = name.text(ui, &mut meeting.name);
        let purpose = Field::new("Purpose").hint("What the meeting is for, in one sentence");
        let _ = purpose.lines(ui, &mut meeting.purpose, 2);
    }

    fn when(&mut self, ui: &mut Ui, today: NaiveDate) {
        columns(ui, &[1.4, 1.0, 1.0], 120.0, |ui, index| {
            let _ = match index {
                0 => Field::new("Date").date(ui, &mut self.on, today),
                1 => Field::new("Start").time(ui, &mut self.at),
                _ => Field::new("Minutes").count(ui, &mut self.minutes),
            };
        });
        let place = Field::new("Place").hint("City Hall, room 201");
        let _ = place.text(ui, &mut self.meeting.place);
    }

    fn who(&mut self, ui: &mut Ui, directory: &Directory) {
        let label = ("Departments whose meeting it is", None);
        several_departments(ui, directory, label, &mut self.departments);
        let meeting = &mut self.meeting;
        columns(ui, &[1.0, 1.0, 1.0], 150.0, |ui, index| {
            let (label, value) = match index {
                0 => ("Chair", &mut meeting.chair),
                1 => ("Hot seat", &mut meeting.hot_seat),
                _ => ("Recorder", &mut meeting.recorder),
            };
            let offered = choices::people(directory, *value);
            offered.field(ui, Field::new(label), value, "Not settled");
        });
    }
}

/// The next meeting like one that was held or planned.
#[derive(Debug, Clone)]
pub(in crate::ui::console) struct NextMeeting {
    from: MeetingId,
    on: Option<NaiveDate>,
    at: Option<NaiveTime>,
    period: String,
    begun: bool,
}

impl NextMeeting {
    /// A form that is filled in from this meeting when it is first drawn.
    pub(in crate::ui::console) fn like(from: MeetingId) -> Self {
        Self {
            from,
            on: None,
            at: None,
            period: String::new(),
            begun: false,
        }
    }

    /// Draws it as a dialog; confirmed, it asks for the meeting and stays until that is there.
    pub(super) fn show(&mut self, ctx: &Context, frame: &Frame<'_>, outbox: &mut Outbox) -> Answer {
        let Some(row) = frame.models.meetings.row(self.from) else {
            return Answer::Dismissed;
        };
        let title = format!("Next {}", row.meeting.name);
        let answer = self.ask(ctx, frame, (&title, "", "Plan next meeting"));
        if let (Answer::Confirmed, Some(plan)) = (answer, self.plan()) {
            let command = Command::PlanNext {
                from: self.from,
                held_on: plan.held_on,
                starts_at: plan.starts_at,
                reporting_period: plan.reporting_period,
            };
            outbox.run_then(command, Then::OpenMeeting);
        }
        answer
    }

    /// What was filled in, once there is a day and a time.
    pub(in crate::ui::console) fn plan(&self) -> Option<NextPlan> {
        Some(NextPlan {
            held_on: self.on?,
            starts_at: self.at?,
            reporting_period: self.period.trim().to_owned(),
        })
    }

    /// Draws it as a dialog of this title, with words above its own and this confirmation; asks for nothing.
    pub(in crate::ui::console) fn ask(
        &mut self,
        ctx: &Context,
        frame: &Frame<'_>,
        (title, why, confirm): (&str, &str, &str),
    ) -> Answer {
        let Some(row) = frame.models.meetings.row(self.from) else {
            return Answer::Dismissed;
        };
        let meeting = &row.meeting;
        if !std::mem::replace(&mut self.begun, true) {
            let on = meeting.next_on.unwrap_or(meeting.held_on + FOUR_WEEKS);
            self.on = Some(on);
            self.at = Some(meeting.next_at.unwrap_or(meeting.starts_at));
            let first_month = frame.models.directory.city.fiscal_first_month;
            self.period = period_after(&meeting.reporting_period, on, first_month);
        }
        let dialog = Dialog::new(title, confirm)
            .width(560.0)
            .ready(self.plan().is_some());
        dialog.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            if !why.is_empty() {
                text::body(ui, why);
            }
            let words = format!(
                "Like the one of {}: its departments, people and memo lines, its standing items \
                 with their charts. What is open from earlier meetings comes in by itself.",
                dates::prose(meeting.held_on)
            );
            text::muted(ui, &words);
            self.fields(ui, frame.models.today);
        })
    }

    fn fields(&mut self, ui: &mut Ui, today: NaiveDate) {
        columns(ui, &[1.4, 1.0], 120.0, |ui, index| {
            let _ = match index {
                0 => Field::new("Date").date(ui, &mut self.on, today),
                _ => Field::new("Start").time(ui, &mut self.at),
            };
        });
        let period = Field::new("Reporting period")
            .hint("October 2026")
            .help("As people say it; it stands at the head of the stat memo.");
        let _ = period.text(ui, &mut self.period);
    }
}

/// The period after the one these words name, in words of the same kind; the month before the
/// meeting's where they name none.
fn period_after(words: &str, held_on: NaiveDate, first_month: u32) -> String {
    let words = words.trim();
    let Ok(period) = Period::parse(words, first_month) else {
        return Period::containing(Frequency::Month, held_on)
            .previous()
            .long_label();
    };
    let spoken = |period: Period| {
        [
            Some(period.label()),
            period.calendar_quarter_label(),
            period.fiscal_quarter_label(first_month),
        ]
    };
    let mut alike = spoken(period).into_iter().zip(spoken(period.next()));
    alike
        .find_map(|(said, next)| next.filter(|_| said.as_deref() == Some(words)))
        .unwrap_or_else(|| sentence_case(&period.next().long_label()))
}

fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_reporting_period_is_said_as_the_last_one_was() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 22).unwrap();
        for (words, next) in [
            ("October 2026", "November 2026"),
            ("Oct 2026", "Nov 2026"),
            ("December 2026", "January 2027"),
            ("Q3 2026", "Q4 2026"),
            ("FY27 Q4", "FY28 Q1"),
            ("Jul–Sep 2026", "Oct–Dec 2026"),
            ("FY26", "FY27"),
            ("", "November 2026"),
            ("since the last storm", "November 2026"),
        ] {
            assert_eq!(period_after(words, day, 7), next, "{words}");
        }
    }
}
