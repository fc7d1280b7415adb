//! A measure's page: its chart and every figure, what it means, its definition, approval, targets,
//! annotations, and the actions that are to move it.

mod cards;
mod chart_card;
mod comparison;
mod figure_form;
mod figures;
mod forms;
mod life;
mod parts_fields;
mod point;
mod targets;
mod usual;
mod usual_forms;

use eframe::egui::Ui;

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Approval, Measure};
use crate::domain::period::Period;
use crate::domain::view::{ComparedWith, View};
use crate::program::Command;
use crate::program::query::{Against, TextOwner};
use crate::ui::models::{Frame, MeasureOnPage, Models};
use crate::ui::outbox::{FilePurpose, Outbox, Place, Then, Wish};
use crate::ui::tokens::space;
use crate::ui::verbs::{ExportVerb, Verb};
use crate::ui::widgets::button::{self, Button};
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::dialog::Answer;
use crate::ui::widgets::mark;
use crate::ui::widgets::notice::{News, Notice, standing_notice};
use crate::ui::widgets::table::TableState;
use crate::ui::widgets::text;

use super::conflict;
use super::measure_form::MeasureForm;
use super::measures::approval_chip;
use super::page;
use super::view_controls::{Controls, Shown};
use forms::{Form, FormContext};

/// How many of the latest periods the chart shows at first.
const AT_FIRST: u32 = 36;

/// What a measure's page remembers.
#[derive(Debug)]
pub struct MeasureState {
    /// The measure that the rest is about.
    measure: Option<MeasureId>,
    /// How its figures are shown; what they are compared with follows from `against`.
    shown: Shown,
    /// The figure of the chart that is looked at.
    point: Option<Period>,
    /// All that touched it is listed, not the latest only.
    whole_life: bool,
    /// What the latest figure is compared with.
    against: Against,
    figures: TableState,
    form: Option<Form>,
}

impl Default for MeasureState {
    fn default() -> Self {
        Self {
            measure: None,
            shown: at_first(false),
            point: None,
            whole_life: false,
            against: Against::LastPeriod,
            figures: TableState::default(),
            form: None,
        }
    }
}

impl MeasureState {
    /// Closes the form: what was written in it is kept in the program.
    pub fn close_form(&mut self) {
        self.form = None;
    }

    /// Keeps what is written in an open form, if it can be kept, before the page is left.
    pub fn keep(&mut self, models: &Models, outbox: &mut Outbox) {
        let Some(open) = models
            .measure
            .as_ref()
            .filter(|open| Some(open.id) == self.measure)
        else {
            return;
        };
        let context = FormContext::new(models, open);
        if let Some(command) = self.form.take().and_then(|form| form.command(&context)) {
            outbox.run(command);
        }
    }

    /// Forgets what it knew of another measure; periods and view stay as they were chosen.
    fn turn_to(&mut self, open: &MeasureOnPage) {
        if self.measure != Some(open.id) {
            self.measure = Some(open.id);
            self.figures = TableState::default();
            self.point = None;
            self.whole_life = false;
            self.form = None;
        }
        if !open
            .page
            .row
            .dimensions
            .contains(&self.shown.view.dimension)
        {
            self.shown.view.dimension.clear();
        }
        let frequency = open.page.row.measure.frequency;
        let view = std::mem::take(&mut self.shown.view);
        self.shown.view = view.fitting(frequency);
    }

    /// Shows its figures another way.
    pub fn look(&mut self, wanted: Shown) {
        if wanted.view.dimension != self.shown.view.dimension {
            self.figures.selected = None;
        }
        self.against_view(wanted.view.compared);
        self.shown = wanted;
    }

    /// Compares with that, as the controls and the chart have it.
    fn against_view(&mut self, with: ComparedWith) {
        if with != compared_of(self.against) {
            self.against = match with {
                ComparedWith::Nothing => Against::LastPeriod,
                ComparedWith::LastYear => Against::LastYear,
                ComparedWith::LastMeeting => Against::LastMeeting,
                ComparedWith::Target => Against::Target,
            };
        }
    }

    /// Compares with that, on the chart as well where it can be drawn.
    fn compare(&mut self, against: Against) {
        self.against = against;
        self.shown.view.compared = compared_of(against);
    }
}

/// What of a comparison a chart can draw.
const fn compared_of(against: Against) -> ComparedWith {
    match against {
        Against::LastYear => ComparedWith::LastYear,
        Against::LastMeeting => ComparedWith::LastMeeting,
        Against::Target => ComparedWith::Target,
        Against::LastPeriod
        | Against::WeekToDate
        | Against::Days28
        | Against::YearToDate
        | Against::FiscalYearToDate
        | Against::Benchmark => ComparedWith::Nothing,
    }
}

/// How a page shows its figures at first.
fn at_first(as_table: bool) -> Shown {
    Shown {
        view: View::of("", AT_FIRST),
        as_table,
    }
}

/// How the chart of the page is looked at.
pub fn wanted(state: &MeasureState) -> &View {
    &state.shown.view
}

/// The controls of the chart of the page that is open; `None` without figures.
pub fn controls(state: &MeasureState, models: &Models) -> Option<Controls> {
    let open = models.measure.as_ref()?;
    let reported = !open.page.figures.is_empty() || !open.page.groups.is_empty();
    reported.then(|| Controls {
        choices: open.choices.clone(),
        shown: state.shown.clone(),
        at_rest: at_first(state.shown.as_table),
        back: "Reset",
        table: "Figures",
        whole_table: true,
    })
}

/// Draws the page of the measure that is open.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut MeasureState, outbox: &mut Outbox) {
    let Some(open) = &frame.models.measure else {
        page::scrolling(ui, "no measure", |ui| {
            text::muted(ui, "This measure is not in the program any more.");
            if button::link(ui, "All measures").clicked() {
                outbox.go(Place::Measures);
            }
        });
        return;
    };
    state.turn_to(open);
    // Each measure has a place of its own: another one is opened at its top.
    page::scrolling(ui, ("measure", open.id), |ui| {
        if button::link(ui, "‹ All measures").clicked() {
            outbox.go(Place::Measures);
        }
        head(ui, frame, open, (state, outbox));
        conflict::of_owners(ui, frame.models, outbox, |of| {
            of == TextOwner::Measure(open.id)
        });
        columns(ui, &[2.1, 1.0], 330.0, |ui, index| {
            ui.spacing_mut().item_spacing.y = space::M;
            if index == 0 {
                chart_card::show(ui, frame, open, state, outbox);
                life::show(ui, frame, open, (state, outbox));
            } else {
                // What the figures say comes first, once there are any.
                let reported = !open.page.judged.is_empty();
                if reported {
                    usual::show(ui, frame, open, (state, outbox));
                }
                cards::definition(ui, frame, open);
                cards::approval(ui, frame, open, state);
                targets::targets(ui, frame, open, (state, outbox));
                if !reported {
                    usual::show(ui, frame, open, (state, outbox));
                }
                targets::annotations(ui, frame, open, (state, outbox));
            }
        });
    });
    form(ui, frame, open, (state, outbox));
}

fn head(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    (state, outbox): (&mut MeasureState, &mut Outbox),
) {
    let measure = &open.page.row.measure;
    page::head(ui, &measure.name, |ui| {
        if ui.add(Button::secondary("Edit definition")).clicked() {
            let reported = !open.page.figures.is_empty() || !open.page.groups.is_empty();
            state.form = Some(Form::Definition(Box::new(MeasureForm::edit(
                measure, reported,
            ))));
        }
        if ui.add(Button::secondary("Import figures")).clicked() {
            outbox.wish(Wish::PickFile(FilePurpose::ImportFigures));
        }
        let export = ExportVerb::Chart;
        let reported = !open.page.figures.is_empty() || !open.page.groups.is_empty();
        let button = Button::secondary(export.short()).named(export.label());
        if reported && ui.add(button).clicked() {
            outbox.act(Verb::Export(export));
        }
        if !measure.retired && ui.add(Button::quiet("Retire")).clicked() {
            retire(measure, true, outbox);
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        mark::mark_ui(ui, mark::of_target(open.page.row.status));
        if measure.approval != Approval::Approved {
            approval_chip(
                ui,
                crate::ui::widgets::status::of_approval(measure.approval),
            );
        }
        text::muted(ui, &subtitle(frame, measure));
    });
    if measure.retired {
        let notice = Notice {
            news: News::Info,
            title: "This measure is retired",
            words: "Its figures and history are kept. It is not offered for new agenda items.",
            action: Some("Restore"),
            second: None,
        };
        if standing_notice(ui, notice) {
            retire(measure, false, outbox);
        }
    }
}

fn retire(measure: &Measure, retired: bool, outbox: &mut Outbox) {
    let turned = Measure {
        retired,
        ..measure.clone()
    };
    outbox.run(Command::SaveMeasure(turned).begun_from(measure));
}

/// "Streets · A cleaner city: Streets in repair · monthly · lower is better".
fn subtitle(frame: &Frame<'_>, measure: &Measure) -> String {
    let directory = &frame.models.directory;
    let mut parts = vec![directory.department_name(measure.department).to_owned()];
    if let Some(goal) = measure.goal.and_then(|id| directory.goal(id)) {
        parts.push(goal.name.clone());
    }
    parts.push(measure.frequency.word().to_owned());
    parts.push(measure.direction.label().to_lowercase());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn form(
    ui: &Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    (state, outbox): (&mut MeasureState, &mut Outbox),
) {
    let Some(form) = &mut state.form else { return };
    let context = FormContext::new(frame.models, open);
    match form.show(ui.ctx(), &context) {
        Answer::Waiting => {}
        Answer::Confirmed => match form.command(&context) {
            Some(command) => outbox.run_then(command, Then::CloseForm),
            None => form.say_what_is_missing(),
        },
        Answer::Dismissed => state.form = None,
    }
}
