//! The forms of a measure's page: definition, decision, target, annotation, figure.

use chrono::NaiveDate;
use eframe::egui::{Context, Ui};

use crate::domain::annotation::Annotation;
use crate::domain::ids::{AnnotationId, MeasureId, PersonId, TargetId};
use crate::domain::measure::{Approval, Measure};
use crate::domain::period::Frequency;
use crate::domain::target::{Target, TargetKind};
use crate::program::query::{Directory, MeasurePage};
use crate::program::{Command, MeasureDecision};
use crate::ui::console::choices::{self, one_of};
use crate::ui::console::measure_form::MeasureForm;
use crate::ui::models::{MeasureOnPage, Models};
use crate::ui::tokens::space;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;

use super::figure_form::FigureForm;
use super::usual_forms::{BaselineForm, RulesForm};

/// What the forms know of the program.
pub(super) struct FormContext<'a> {
    /// People and departments.
    pub(super) directory: &'a Directory,
    /// The measure's page.
    pub(super) page: &'a MeasurePage,
    /// The day it is.
    pub(super) today: NaiveDate,
}

impl<'a> FormContext<'a> {
    /// What a form over this page knows.
    pub(super) fn new(models: &'a Models, open: &'a MeasureOnPage) -> Self {
        Self {
            directory: &models.directory,
            page: &open.page,
            today: models.today,
        }
    }

    /// The measure.
    pub(super) fn measure(&self) -> &'a Measure {
        &self.page.row.measure
    }
}

/// An open form.
#[derive(Debug)]
pub(super) enum Form {
    /// The definition card.
    Definition(Box<MeasureForm>),
    /// Approve, return or propose again.
    Decision(DecisionForm),
    /// A target or benchmark.
    Target(TargetForm),
    /// A remark on the chart.
    Annotation(AnnotationForm),
    /// A figure by hand.
    Figure(FigureForm),
    /// A new baseline.
    Baseline(BaselineForm),
    /// How figures are judged and published.
    Rules(RulesForm),
}

impl Form {
    /// Draws it as a dialog.
    pub(super) fn show(&mut self, ctx: &Context, context: &FormContext<'_>) -> Answer {
        match self {
            Self::Definition(form) => form.show(ctx, context.directory),
            Self::Decision(form) => form.show(ctx, context),
            Self::Target(form) => form.show(ctx, context),
            Self::Annotation(form) => form.show(ctx, context),
            Self::Figure(form) => form.show(ctx, context),
            Self::Baseline(form) => form.show(ctx, context),
            Self::Rules(form) => form.show(ctx),
        }
    }

    /// From now on it says what is missing.
    pub(super) fn say_what_is_missing(&mut self) {
        match self {
            Self::Definition(form) => form.say_what_is_missing(),
            Self::Decision(form) => form.tried = true,
            Self::Target(form) => form.tried = true,
            Self::Annotation(form) => form.tried = true,
            Self::Figure(form) => form.say_what_is_missing(),
            Self::Baseline(form) => form.say_what_is_missing(),
            Self::Rules(form) => form.say_what_is_missing(),
        }
    }

    /// The change it asks for, once it is complete.
    pub(super) fn command(&self, context: &FormContext<'_>) -> Option<Command> {
        match self {
            Self::Definition(form) => form.command(),
            Self::Decision(form) => form.command(context.measure().id),
            Self::Target(form) => form.command(),
            Self::Annotation(form) => form.command(),
            Self::Figure(form) => form.command(context),
            Self::Baseline(form) => form.command(context),
            Self::Rules(form) => form.command(),
        }
    }
}

/// A decision on a measure being written down.
#[derive(Debug)]
pub(super) struct DecisionForm {
    approval: Approval,
    by: Option<PersonId>,
    on: Option<NaiveDate>,
    comment: String,
    tried: bool,
}

impl DecisionForm {
    /// A decision of that kind, today.
    pub(super) fn new(approval: Approval, today: NaiveDate) -> Self {
        Self {
            approval,
            by: None,
            on: Some(today),
            comment: String::new(),
            tried: false,
        }
    }

    fn show(&mut self, ctx: &Context, context: &FormContext<'_>) -> Answer {
        let (title, confirm, who) = match self.approval {
            Approval::Proposed => ("Propose this measure", "Propose", "Proposed by"),
            Approval::Approved => ("Approve this measure", "Approve", "Approved by"),
            Approval::Returned => ("Return this measure", "Return", "Returned by"),
        };
        let bare = self.tried && self.comment.trim().is_empty();
        let missing = bare && self.approval == Approval::Returned;
        Dialog::new(title, confirm).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            columns(ui, &[1.4, 1.0], 150.0, |ui, index| {
                if index == 0 {
                    let people = choices::people(context.directory, self.by);
                    people.field(ui, Field::new(who), &mut self.by, "Nobody named");
                } else {
                    let dateless = self.tried && self.on.is_none();
                    let field = Field::new("On").error(dateless.then_some("A date is needed."));
                    let _ = field.date(ui, &mut self.on, context.today);
                }
            });
            let help = match self.approval {
                Approval::Returned => "What should change before it is proposed again.",
                Approval::Proposed | Approval::Approved => "May be left empty.",
            };
            let field = Field::new("Comment").help(help);
            let field = field.error(missing.then_some("Say what should change."));
            let _ = field.lines(ui, &mut self.comment, 3);
        })
    }

    /// A return without a word of what should change helps nobody.
    fn command(&self, measure: MeasureId) -> Option<Command> {
        if self.approval == Approval::Returned && self.comment.trim().is_empty() {
            return None;
        }
        Some(Command::DecideMeasure(MeasureDecision {
            measure,
            approval: self.approval,
            by: self.by,
            on: self.on?,
            comment: self.comment.trim().to_owned(),
        }))
    }
}

/// A target being written down.
#[derive(Debug)]
pub(super) struct TargetForm {
    target: Target,
    /// As it was when the form was opened.
    seen: Target,
    value: Option<f64>,
    from: Option<NaiveDate>,
    tried: bool,
}

impl TargetForm {
    /// A new target or benchmark in force from this day on, unless the person says otherwise.
    pub(super) fn new(measure: MeasureId, kind: TargetKind, from: NaiveDate) -> Self {
        let target = Target {
            id: TargetId::default(),
            measure,
            kind,
            value: 0.0,
            in_force_from: from,
            basis: String::new(),
            source: String::new(),
            per: None,
        };
        Self {
            value: None,
            ..Self::edit(&target)
        }
    }

    /// A form that holds this one.
    pub(super) fn edit(target: &Target) -> Self {
        Self {
            value: Some(target.value),
            from: Some(target.in_force_from),
            target: target.clone(),
            seen: target.clone(),
            tried: false,
        }
    }

    fn show(&mut self, ctx: &Context, context: &FormContext<'_>) -> Answer {
        let new = self.target.id.is_new();
        let (title, confirm) = match (self.target.kind, new) {
            (TargetKind::Target, true) => ("New target", "Add target"),
            (TargetKind::Target, false) => ("Edit target", "Save target"),
            (TargetKind::Benchmark, true) => ("New benchmark", "Add benchmark"),
            (TargetKind::Benchmark, false) => ("Edit benchmark", "Save benchmark"),
        };
        let valueless = self.tried && self.value.is_none();
        let dateless = self.tried && self.from.is_none();
        let unit = context.measure().format.unit().to_owned();
        let value = if unit.is_empty() {
            "Value".to_owned()
        } else {
            format!("Value, in {unit}")
        };
        Dialog::new(title, confirm).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            columns(ui, &[1.0, 1.0, 1.2], 110.0, |ui, index| match index {
                0 => {
                    let field = Field::new(&value);
                    let field = field.error(valueless.then_some("A number is needed."));
                    let _ = field.number(ui, &mut self.value);
                }
                1 => {
                    let field = Field::new("In force from");
                    let field = field.error(dateless.then_some("A date is needed."));
                    let _ = field.date(ui, &mut self.from, context.today);
                }
                _ => {
                    let kind = &mut self.target.kind;
                    one_of(
                        ui,
                        Field::new("Kind"),
                        kind,
                        TargetKind::ALL,
                        TargetKind::label,
                    );
                }
            });
            if self.target.kind == TargetKind::Target {
                per_field(ui, &mut self.target.per);
            }
            let field = Field::new("Basis").hint("Why this value");
            let _ = field.lines(ui, &mut self.target.basis, 2);
            let field = Field::new("Source").hint("Where it is written down, or who reaches it");
            let _ = field.text(ui, &mut self.target.source);
        })
    }

    fn command(&self) -> Option<Command> {
        let target = Target {
            value: self.value?,
            in_force_from: self.from?,
            ..self.target.clone()
        };
        Some(Command::SaveTarget(target).begun_from(&self.seen))
    }
}

/// For figures of which period a target is.
fn per_field(ui: &mut Ui, per: &mut Option<Frequency>) {
    let words = |frequency: &Frequency| format!("Figures of a {}", frequency.noun());
    let labels: Vec<String> = Frequency::ALL.iter().map(words).collect();
    let mut at = Frequency::ALL.iter().position(|one| Some(*one) == *per);
    let field = Field::new("It is for");
    if field
        .choice_or_none(ui, &mut at, &labels, "Figures of any period")
        .committed
    {
        *per = at.and_then(|at| Frequency::ALL.get(at)).copied();
    }
}

/// A remark on the chart being written down.
#[derive(Debug)]
pub(super) struct AnnotationForm {
    annotation: Annotation,
    /// As it was when the form was opened.
    seen: Annotation,
    on: Option<NaiveDate>,
    tried: bool,
}

impl AnnotationForm {
    /// A new one, about today.
    pub(super) fn new(measure: MeasureId, today: NaiveDate) -> Self {
        Self::edit(&Annotation {
            id: AnnotationId::default(),
            measure,
            on: today,
            text: String::new(),
        })
    }

    /// A form that holds this one.
    pub(super) fn edit(annotation: &Annotation) -> Self {
        Self {
            on: Some(annotation.on),
            annotation: annotation.clone(),
            seen: annotation.clone(),
            tried: false,
        }
    }

    fn show(&mut self, ctx: &Context, context: &FormContext<'_>) -> Answer {
        let (title, confirm) = if self.annotation.id.is_new() {
            ("New annotation", "Add annotation")
        } else {
            ("Edit annotation", "Save annotation")
        };
        let wordless = self.tried && self.annotation.text.trim().is_empty();
        let dateless = self.tried && self.on.is_none();
        Dialog::new(title, confirm).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let field = Field::new("What happened").hint("Depot B closed");
            let _ = field
                .help("A few words; they are drawn on the chart.")
                .error(wordless.then_some("A few words are needed."))
                .text(ui, &mut self.annotation.text);
            let field = Field::new("Day").width(200.0);
            let field = field.error(dateless.then_some("A date is needed."));
            let _ = field.date(ui, &mut self.on, context.today);
        })
    }

    fn command(&self) -> Option<Command> {
        if self.annotation.text.trim().is_empty() {
            return None;
        }
        let annotation = Annotation {
            on: self.on?,
            ..self.annotation.clone()
        };
        Some(Command::SaveAnnotation(annotation).begun_from(&self.seen))
    }
}
