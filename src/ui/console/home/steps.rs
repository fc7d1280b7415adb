//! From a program that was just begun to its first meeting: the steps in order, each with its button.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::ui::models::Frame;
use crate::ui::outbox::{FilePurpose, Outbox, Place, SettingsPage, Wish};
use crate::ui::tokens::{Tone, palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::mark::{Form, paint_form};
use crate::ui::widgets::text;

/// The steps, in the order they make sense in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Settings,
    Departments,
    People,
    Measures,
    Meeting,
}

const STEPS: [Step; 5] = [
    Step::Settings,
    Step::Departments,
    Step::People,
    Step::Measures,
    Step::Meeting,
];

impl Step {
    fn is_done(self, frame: &Frame<'_>) -> bool {
        let models = frame.models;
        match self {
            // What a new program can't know by itself.
            Self::Settings => !models.directory.city.analyst_email.trim().is_empty(),
            Self::Departments => !models.directory.departments.is_empty(),
            Self::People => !models.directory.people.is_empty(),
            Self::Measures => !models.measures.rows.is_empty(),
            Self::Meeting => !models.meetings.rows.is_empty(),
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Settings => "Complete the city’s settings",
            Self::Departments => "Add the departments",
            Self::People => "Add the people",
            Self::Measures => "Describe the measures",
            Self::Meeting => "Plan the first meeting",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Settings => {
                "The office, its e-mail address for written responses, the time zone and the first \
                 month of the fiscal year."
            }
            Self::Departments => "Those that come to a meeting or answer for a measure.",
            Self::People => {
                "Whoever sits at the table or may own an action. A list as CSV works too."
            }
            Self::Measures => {
                "What a department is asked about: its name, which way is better, how often it is \
                 reported. Figures come in from your spreadsheets."
            }
            Self::Meeting => "Whose meeting it is, its day and time. The agenda follows there.",
        }
    }

    const fn button(self) -> &'static str {
        match self {
            Self::Settings => "Open settings",
            Self::Departments => "Add a department",
            Self::People => "Add a person",
            Self::Measures => "Add a measure",
            Self::Meeting => "Plan a meeting",
        }
    }

    fn take(self, outbox: &mut Outbox) {
        match self {
            Self::Settings => outbox.go(Place::Settings(SettingsPage::City)),
            Self::Departments => outbox.act(Verb::NewDepartment),
            Self::People => outbox.act(Verb::NewPerson),
            Self::Measures => outbox.act(Verb::NewMeasure),
            Self::Meeting => outbox.act(Verb::NewMeeting),
        }
    }

    /// The list that can be brought instead of typing, with the words of its button.
    const fn list(self) -> Option<(&'static str, FilePurpose)> {
        match self {
            Self::People => Some(("Import people", FilePurpose::ImportPeople)),
            Self::Measures => Some(("Import measures", FilePurpose::ImportMeasures)),
            Self::Settings | Self::Departments | Self::Meeting => None,
        }
    }
}

/// Whether the program has everything a meeting needs, or has had one.
pub(super) fn all_done(frame: &Frame<'_>) -> bool {
    let meetings = &frame.models.meetings.rows;
    let met = meetings.iter().any(|row| row.meeting.started_at.is_some());
    met || STEPS.iter().all(|step| step.is_done(frame))
}

/// Draws the steps; the first that is not done is the main thing to do.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let next = STEPS.iter().position(|step| !step.is_done(frame));
    card::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        text::subheading(ui, "To the first meeting");
        text::muted(
            ui,
            "Five steps lead from an empty program to a meeting. Everything can be changed later.",
        );
        for (index, step) in STEPS.iter().enumerate() {
            card::rule(ui);
            step_row(ui, *step, (index, next == Some(index)), frame, outbox);
        }
    });
}

fn step_row(
    ui: &mut Ui,
    step: Step,
    (index, is_next): (usize, bool),
    frame: &Frame<'_>,
    outbox: &mut Outbox,
) {
    let done = step.is_done(frame);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), eframe::egui::Sense::hover());
        let p = palette(ui);
        let (form, tone) = match (done, is_next) {
            (true, _) => (Form::Ticked, Tone::Good),
            (false, true) => (Form::Triangle, Tone::Accent),
            (false, false) => (Form::Ring, Tone::Neutral),
        };
        let spot = (rect.center(), 11.0);
        paint_form(ui.painter(), form, spot, p.tone(tone).ink, p.surface);
        let narrow = ui.available_width() < 560.0;
        let room = if narrow {
            ui.available_width()
        } else {
            ui.available_width() - 300.0
        };
        ui.allocate_ui_with_layout(vec2(room, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            let state = if done { " (done)" } else { "" };
            text::strong(ui, &format!("{}. {}{state}", index + 1, step.title()));
            text::muted(ui, step.words());
            if narrow {
                ui.add_space(space::S);
                ui.horizontal_wrapped(|ui| buttons(ui, step, is_next, outbox));
            }
        });
        if !narrow {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                buttons(ui, step, is_next, outbox);
            });
        }
    });
}

fn buttons(ui: &mut Ui, step: Step, is_next: bool, outbox: &mut Outbox) {
    let button = if is_next {
        Button::primary(step.button())
    } else {
        Button::secondary(step.button())
    };
    if ui.add(button).clicked() {
        step.take(outbox);
    }
    if let Some((words, purpose)) = step.list()
        && ui.add(Button::quiet(words)).clicked()
    {
        outbox.wish(Wish::PickFile(purpose));
    }
}
