//! Settings: the city and its office, departments, people, priorities with their goals, the clocks, and the app.

mod app_page;
mod city;
mod clocks;
mod departments;
mod forms;
mod papers;
mod papers_beside;
mod people;
mod priorities;

use eframe::egui::Ui;

use crate::program::query::TextOwner;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Outbox, Place, SettingsPage, Then};
use crate::ui::tokens::space;
use crate::ui::widgets::segmented::tabs;
use crate::ui::widgets::table::Sort;
use crate::ui::widgets::text;

use super::{conflict, page};
use forms::{Form, Reply};

/// What the settings remember.
#[derive(Debug, Default)]
pub struct SettingsState {
    city: city::CityTexts,
    papers: papers::PapersTexts,
    /// The memo beside the papers' settings.
    pub(super) preview: papers_beside::PapersPreview,
    departments: departments::DepartmentsState,
    people: people::PeopleState,
    priorities: priorities::PrioritiesState,
    clocks: clocks::ClocksState,
    form: Option<Form>,
}

impl SettingsState {
    /// Opens an empty form for a new thing of that page: a department, a person, a priority.
    pub fn new_on(&mut self, page: SettingsPage) {
        self.form = match page {
            SettingsPage::Departments => Some(Form::department(None)),
            SettingsPage::People => Some(Form::person(None, self.people.department())),
            SettingsPage::Priorities => Some(Form::priority(None)),
            SettingsPage::City
            | SettingsPage::Papers
            | SettingsPage::Clocks
            | SettingsPage::App => None,
        };
    }

    /// Closes the form: what was written in it is kept in the program.
    pub fn close_form(&mut self) {
        self.form = None;
    }

    /// Keeps what is being typed at once, before the screen is left, and what is written in an open
    /// form, if it can be kept; a form without a name stays open.
    pub fn keep(&mut self, models: &Models, outbox: &mut Outbox) {
        city::keep(&mut self.city, models, outbox);
        papers::keep(&mut self.papers, models, outbox);
        let form = self.form.as_ref();
        if let Some(command) = form.and_then(|form| form.unsaved(&models.directory)) {
            outbox.run(command);
            self.form = None;
        }
    }
}

/// The pages with what their tabs are called.
const PAGES: [(SettingsPage, &str); 7] = [
    (SettingsPage::City, "City"),
    (SettingsPage::Departments, "Departments"),
    (SettingsPage::People, "People"),
    (SettingsPage::Priorities, "Priorities and goals"),
    (SettingsPage::Papers, "Papers"),
    (SettingsPage::Clocks, "Clocks"),
    (SettingsPage::App, "App"),
];

/// The pages as the palette finds them: each with its name and what stands on it.
pub fn pages() -> impl Iterator<Item = (SettingsPage, String, &'static str)> {
    PAGES.into_iter().map(|(page, name)| {
        let holds = match page {
            SettingsPage::City => "The city, its office, addresses",
            SettingsPage::Departments => "Departments",
            SettingsPage::People => "People and their duties",
            SettingsPage::Priorities => "Priorities and goals",
            SettingsPage::Papers => "How memos look, seal, letterhead",
            SettingsPage::Clocks => "Deadlines and holidays",
            SettingsPage::App => "Colours, size, file, backups",
        };
        (page, format!("Settings: {name}"), holds)
    })
}

/// Height of the bar of tabs in points.
const TABS: f32 = 40.0;
/// From this width on the tabs stand well apart.
const ROOMY: f32 = 640.0;
/// The least height a table gets before the page scrolls as a whole.
const LEAST: f32 = 600.0;

/// Draws a page of the settings.
pub fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    page: SettingsPage,
    state: &mut SettingsState,
    outbox: &mut Outbox,
) {
    match page {
        SettingsPage::City => page::scrolling(ui, "settings city", |ui| {
            head(ui, frame, page, state, outbox);
            city::show(ui, frame, &mut state.city, outbox);
        }),
        SettingsPage::Departments => page::filling(ui, "settings departments", LEAST, |ui| {
            head(ui, frame, page, state, outbox);
            departments::show(ui, frame, &mut state.departments, &mut state.form, outbox);
        }),
        SettingsPage::People => page::filling(ui, "settings people", LEAST, |ui| {
            head(ui, frame, page, state, outbox);
            people::show(ui, frame, &mut state.people, &mut state.form, outbox);
        }),
        SettingsPage::Priorities => page::scrolling(ui, "settings priorities", |ui| {
            head(ui, frame, page, state, outbox);
            priorities::show(ui, frame, &mut state.priorities, &mut state.form, outbox);
        }),
        SettingsPage::Papers => papers_beside::show(ui, frame, state, outbox),
        SettingsPage::Clocks => page::scrolling(ui, "settings clocks", |ui| {
            head(ui, frame, page, state, outbox);
            clocks::show(ui, frame, &mut state.clocks, outbox);
        }),
        SettingsPage::App => page::scrolling(ui, "settings app", |ui| {
            head(ui, frame, page, state, outbox);
            app_page::show(ui, frame, outbox);
        }),
    }
    form(ui, frame, state, outbox);
}

/// The heading and the tabs. Leaving a page keeps what is being typed on it.
fn head(
    ui: &mut Ui,
    frame: &Frame<'_>,
    page: SettingsPage,
    state: &mut SettingsState,
    outbox: &mut Outbox,
) {
    text::heading(ui, "Settings");
    // All of them fit on a small screen at twice the size.
    let roomy = ui.available_width() > ROOMY;
    let names = PAGES.map(|(page, name)| {
        let short = page == SettingsPage::Priorities && !roomy;
        if short { "Priorities" } else { name }
    });
    let here = PAGES.iter().position(|(other, _)| *other == page);
    let chosen = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = if roomy { space::L } else { space::S };
        tabs(ui, &names, here, TABS)
    });
    if let Some((other, _)) = chosen.inner.and_then(|at| PAGES.get(at)) {
        state.keep(frame.models, outbox);
        outbox.go(Place::Settings(*other));
    }
    conflict::of_owners(ui, frame.models, outbox, |of| match of {
        TextOwner::City => page == SettingsPage::City,
        TextOwner::Papers => page == SettingsPage::Papers,
        TextOwner::Department(_) => page == SettingsPage::Departments,
        TextOwner::Person(_) => page == SettingsPage::People,
        TextOwner::Priority(_) | TextOwner::Goal(_) => page == SettingsPage::Priorities,
        TextOwner::Measure(_)
        | TextOwner::Preparation(_)
        | TextOwner::Record(_)
        | TextOwner::Action(_) => false,
    });
}

fn form(ui: &Ui, frame: &Frame<'_>, state: &mut SettingsState, outbox: &mut Outbox) {
    let Some(form) = &mut state.form else { return };
    match form.show(ui.ctx(), &frame.models.directory) {
        Reply::Waiting => {}
        Reply::Keep => match form.command(&frame.models.directory) {
            Some(command) => outbox.run_then(command, Then::CloseForm),
            None => form.say_what_is_missing(),
        },
        Reply::Dismissed => state.form = None,
    }
}

/// "1 person", "12 people".
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// How a table stands, as part of a stamp.
fn sort_stamp(sort: Option<Sort>) -> u64 {
    sort.map_or(0, |sort| {
        1 + 2 * sort.column as u64 + u64::from(sort.descending)
    })
}
