//! When the memos are due, and the days on which the city's offices are closed.

use chrono::Datelike;
use eframe::egui::Ui;

use crate::domain::dates;
use crate::domain::deadline::{Holiday, MemoRules, federal_holidays};
use crate::domain::ids::HolidayId;
use crate::program::Command;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;

/// Width of a field that holds a number or a time, with its help below.
const NARROW: f32 = 380.0;

/// What the page remembers: the day being added.
#[derive(Debug, Default)]
pub(super) struct ClocksState {
    on: Option<chrono::NaiveDate>,
    name: String,
}

/// Draws the page.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut ClocksState, outbox: &mut Outbox) {
    columns(ui, &[1.0, 1.0], 340.0, |ui, index| {
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            if index == 0 {
                rules(ui, frame, outbox);
            } else {
                holidays(ui, frame, state, outbox);
            }
        });
    });
}

fn rules(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let before = &frame.models.directory.memo_rules;
    let mut rules = before.clone();
    text::subheading(ui, "Clocks of the memos");
    let field = Field::new("Stat memo, hours before the meeting")
        .help("Who comes to the meeting has it that long to read.")
        .width(NARROW);
    count(ui, field, &mut rules.stat_hours);
    let field = Field::new("Follow-up memo, days after the meeting").width(NARROW);
    count(ui, field, &mut rules.follow_up_days);
    let words = "Only business days count: no weekends, no holidays";
    tick_box(ui, &mut rules.business_days, words);
    let mut at = Some(rules.due_at);
    let field = Field::new("At the time of").width(NARROW);
    let edited = field.time(ui, &mut at);
    if let (true, Some(at)) = (edited.committed, at) {
        rules.due_at = at;
    }
    text::caption(ui, &said(&rules));
    if rules != *before {
        outbox.run(Command::SetMemoRules(rules));
    }
}

fn count(ui: &mut Ui, field: Field<'_>, value: &mut u32) {
    let mut typed = Some(*value);
    let edited = field.count(ui, &mut typed);
    if let (true, Some(typed)) = (edited.committed, typed) {
        *value = typed;
    }
}

/// The rule in a sentence.
fn said(rules: &MemoRules) -> String {
    let hours = super::counted(rules.stat_hours as usize, "hour", "hours");
    let (one, many) = if rules.business_days {
        ("business day", "business days")
    } else {
        ("day", "days")
    };
    let days = super::counted(rules.follow_up_days as usize, one, many);
    // The hour ends in a full stop of its own: "5:00 p.m."
    format!(
        "The stat memo is due {hours} before its meeting, the follow-up memo {days} after it at {}",
        dates::clock(rules.due_at)
    )
}

fn holidays(ui: &mut Ui, frame: &Frame<'_>, state: &mut ClocksState, outbox: &mut Outbox) {
    text::subheading(ui, "Holidays");
    let listed = &frame.models.directory.holidays;
    if listed.is_empty() {
        text::muted(
            ui,
            "No days yet. On the days listed here nobody works, and no memo is due.",
        );
    }
    for holiday in listed {
        ui.push_id(holiday.id, |ui| {
            ui.horizontal_wrapped(|ui| {
                text::body(
                    ui,
                    &format!("{}, {}", dates::long(holiday.on), holiday.name),
                );
                let name = format!("Remove {}", holiday.name);
                let remove = Button::quiet("Remove").named(&name).compact();
                if ui.add(remove).clicked() {
                    outbox.run(Command::RemoveHoliday(holiday.id));
                }
            });
        });
    }
    add(ui, frame, state, outbox);
    ui.horizontal_wrapped(|ui| {
        let this_year = frame.models.today.year();
        for year in [this_year, this_year + 1] {
            let missing = missing_of(year, listed);
            let words = format!("Add the federal holidays of {year}");
            let button = Button::secondary(&words).enabled(!missing.is_empty());
            if ui.add(button).clicked() {
                outbox.run(Command::AddHolidays(missing));
            }
        }
    });
}

/// The federal holidays of a year that are not on the list.
fn missing_of(year: i32, listed: &[Holiday]) -> Vec<Holiday> {
    let all = federal_holidays(year).into_iter();
    let missing = all.filter(|(day, _)| listed.iter().all(|one| one.on != *day));
    missing
        .map(|(on, name)| Holiday {
            id: HolidayId::default(),
            on,
            name: name.to_owned(),
        })
        .collect()
}

/// A day of the city's own.
fn add(ui: &mut Ui, frame: &Frame<'_>, state: &mut ClocksState, outbox: &mut Outbox) {
    let listed = &frame.models.directory.holidays;
    let taken = state
        .on
        .is_some_and(|day| listed.iter().any(|one| one.on == day));
    columns(ui, &[1.0, 1.4], 150.0, |ui, index| {
        if index == 0 {
            let field = Field::new("Day").error(taken.then_some("It is on the list already."));
            let _ = field.date(ui, &mut state.on, frame.models.today);
        } else {
            let _ = Field::new("What it is called")
                .hint("City Charter Day")
                .text(ui, &mut state.name);
        }
    });
    let ready = state.on.is_some() && !taken && !state.name.trim().is_empty();
    let button = Button::secondary("Add the day").enabled(ready);
    if let (true, Some(on)) = (ui.add(button).clicked(), state.on) {
        outbox.run(Command::SaveHoliday(Holiday {
            id: HolidayId::default(),
            on,
            name: state.name.trim().to_owned(),
        }));
        *state = ClocksState::default();
    }
}
