//! The screens of the register as one set: home, measures, a measure's page, actions, settings.

use eframe::egui::Ui;
use egui_kittest::Harness;
use statroom::domain::ids::MeasureId;
use statroom::domain::view::View;
use statroom::ui::console::actions::{self, ActionsState};
use statroom::ui::console::home::{self, HomeState};
use statroom::ui::console::measure::{self, MeasureState};
use statroom::ui::console::measures::{self, MeasuresState};
use statroom::ui::console::settings::{self, SettingsState};
use statroom::ui::models::Frame;
use statroom::ui::outbox::{Outbox, Place, Selection, Then};
use statroom::ui::theme::Look;

use crate::driver::{Desk, Screens, an_empty_program, at, console};
use crate::harness::Window;
use crate::town::a_town;

/// The screens.
#[derive(Default)]
pub(crate) struct Register {
    pub(crate) home: HomeState,
    pub(crate) settings: SettingsState,
    pub(crate) measures: MeasuresState,
    pub(crate) measure: MeasureState,
    pub(crate) actions: ActionsState,
}

impl Screens for Register {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, place: Place, outbox: &mut Outbox) {
        match place {
            Place::Measures => measures::show(ui, frame, &mut self.measures, outbox),
            Place::Measure(_) => measure::show(ui, frame, &mut self.measure, outbox),
            Place::Actions => actions::show(ui, frame, &mut self.actions, outbox),
            Place::Home => home::show(ui, frame, &mut self.home, outbox),
            Place::Settings(page) => {
                settings::show(ui, frame, page, &mut self.settings, outbox);
            }
            Place::Meetings | Place::Meeting(..) => {}
        }
    }

    fn select(&mut self, selection: Selection) {
        self.measures.select(selection);
        self.actions.select(selection);
    }

    fn view(&self) -> View {
        measure::wanted(&self.measure).clone()
    }

    fn follow(&mut self, then: Then) {
        if matches!(then, Then::CloseForm | Then::OpenMeasure) {
            self.settings.close_form();
            self.measures.close_form();
            self.measure.close_form();
            self.actions.close_form();
        }
    }
}

/// A console with these screens.
pub(crate) type Console = Harness<'static, Window<Desk<Register>>>;

/// A console before the whole town.
pub(crate) fn town_at(place: Place, look: Look) -> Console {
    let town = a_town();
    let desk = Desk::new((town.program, town.clock), place, Register::default());
    console(desk, look)
}

/// A console before an empty program.
pub(crate) fn empty_at(place: Place) -> Console {
    let program = an_empty_program(at("2026-11-24T13:51:00Z"));
    console(Desk::new(program, place, Register::default()), Look::Light)
}

/// A console at the page of the measure of that short name in the town.
pub(crate) fn town_at_measure(key: &str, look: Look) -> (Console, MeasureId) {
    let town = a_town();
    let id = town.measure(key);
    let desk = Desk::new(
        (town.program, town.clock),
        Place::Measure(id),
        Register::default(),
    );
    (console(desk, look), id)
}

/// The same console in a small window, as at 200 % on a laptop of 1366 by 768.
pub(crate) fn zoomed(mut harness: Console) -> Console {
    harness.set_size(eframe::egui::vec2(683.0, 384.0));
    harness.run();
    harness
}
