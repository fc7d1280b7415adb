//! Marks that were not understood while somebody typed: each is settled by a person, or left as typed.

use eframe::egui::{CornerRadius, Frame as Ground, Margin, Stroke, Ui};

use crate::domain::entry::Entry;
use crate::program::{Command, SettledAs, Settlement, mark_of, name_of};
use crate::ui::console::choices;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::made;

/// Draws a box for each mark left open. An owner that is not settled stands in the action's own panel.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry, outbox: &mut Outbox) {
    let owner = made(frame.models, entry)
        .filter(|action| action.owner.is_none())
        .map_or("", |action| action.owner_as_typed.as_str());
    for line in entry.unsettled.lines() {
        let name = mark_of(line).trim_start_matches('@').trim_matches('"');
        let with_action = !owner.is_empty() && name == owner.trim_matches('"');
        if with_action || line.trim().is_empty() {
            continue;
        }
        ui.push_id(line, |ui| {
            if let Some(with) = open_mark(ui, frame, line) {
                outbox.run(Command::Settle(Settlement {
                    entry: entry.id,
                    line: line.to_owned(),
                    with,
                }));
            }
        });
    }
}

fn open_mark(ui: &mut Ui, frame: &Frame<'_>, line: &str) -> Option<SettledAs> {
    let tone = palette(ui).tone(Tone::Warn);
    let ground = Ground::new()
        .fill(tone.soft)
        .stroke(Stroke::new(palette(ui).line_width, tone.line))
        .corner_radius(CornerRadius::same(radius::M))
        .inner_margin(Margin::same(space::M as i8));
    let shown = ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        text::strong(ui, line);
        let meant = meaning(ui, frame, line);
        let buttons = ui.horizontal_wrapped(|ui| {
            let mark = mark_of(line);
            let mut with = None;
            if mark.starts_with('@') {
                let name = name_of(mark);
                let words = format!("Add {name} as a new person");
                if ui.add(Button::secondary(&words).compact()).clicked() {
                    with = Some(SettledAs::NewPerson(name));
                }
            }
            if ui.add(Button::quiet("Leave as typed").compact()).clicked() {
                with = Some(SettledAs::AsTyped);
            }
            with
        });
        meant.or(buttons.inner)
    });
    shown.inner
}

/// The field in which is chosen what the mark means.
fn meaning(ui: &mut Ui, frame: &Frame<'_>, line: &str) -> Option<SettledAs> {
    let models = frame.models;
    let mark = mark_of(line);
    let mut at = None;
    if mark.starts_with('@') {
        let people = choices::people(&models.directory, None);
        let field = Field::new("Who is meant").hint("Choose the person");
        let edited = field.choice(ui, &mut at, people.names());
        let person = at.filter(|_| edited.committed).and_then(|at| people.at(at));
        return person.map(SettledAs::Person);
    }
    if mark.starts_with('#') {
        let measures = choices::measures(&models.measures, None);
        let field = Field::new("Which measure is meant").hint("Choose the measure");
        let edited = field.choice(ui, &mut at, measures.names());
        let measure = at
            .filter(|_| edited.committed)
            .and_then(|at| measures.at(at));
        return measure.map(SettledAs::Measure);
    }
    if mark.to_lowercase().starts_with("due ") {
        let mut day = None;
        let edited = Field::new("Which day is meant").date(ui, &mut day, models.today);
        return day.filter(|_| edited.committed).map(SettledAs::Due);
    }
    None
}
