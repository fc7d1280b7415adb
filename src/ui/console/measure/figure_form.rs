//! A figure entered or corrected by hand: a batch of one line, with who entered it.

use eframe::egui::{Context, Ui};

use crate::domain::ids::PersonId;
use crate::domain::measure::Measure;
use crate::domain::observation::Figure;
use crate::domain::period::{Frequency, Misfit, Period};
use crate::domain::ratio::{Parts, is_ratio};
use crate::program::{Command, FigureBatch, FigureLine, FigureLines};
use crate::ui::console::choices;
use crate::ui::tokens::space;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::forms::FormContext;
use super::parts_fields::PartsFields;

/// What the source of such a figure is called.
const BY_HAND: &str = "Entered by hand";

/// Whose figure it is: the whole, or a group of a breakdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Series {
    /// What it is broken down by; empty for the whole.
    pub(super) dimension: String,
    /// The group; empty for the whole.
    pub(super) group: String,
}

/// A figure being written down.
#[derive(Debug)]
pub(super) struct FigureForm {
    series: Series,
    /// The period corrected; `None` for a new figure.
    corrects: Option<Period>,
    typed: String,
    value: Option<f64>,
    parts: PartsFields,
    by: Option<PersonId>,
    tried: bool,
}

impl FigureForm {
    /// A new figure; the next period of the measure stands in it already.
    pub(super) fn new(series: Series, next: Option<Period>) -> Self {
        Self {
            series,
            corrects: None,
            typed: next.map(Period::label).unwrap_or_default(),
            value: None,
            parts: PartsFields::default(),
            by: None,
            tried: false,
        }
    }

    /// A correction of this one.
    pub(super) fn correct(series: Series, figure: &Figure) -> Self {
        Self {
            series,
            corrects: Some(figure.period),
            typed: String::new(),
            value: figure.value,
            parts: PartsFields::of(figure.parts),
            by: None,
            tried: false,
        }
    }

    /// From now on it says what is missing.
    pub(super) fn say_what_is_missing(&mut self) {
        self.tried = true;
    }

    /// Draws it as a dialog.
    pub(super) fn show(&mut self, ctx: &Context, context: &FormContext<'_>) -> Answer {
        let (title, confirm) = match self.corrects {
            Some(_) => ("Correct a figure", "Save figure"),
            None => ("Add a figure", "Add figure"),
        };
        Dialog::new(title, confirm).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            if !self.series.group.is_empty() {
                text::muted(
                    ui,
                    &format!("{}: {}", self.series.dimension, self.series.group),
                );
            }
            let measure = context.measure();
            if is_ratio(measure) {
                self.period_field(ui, context);
                if self.parts.show(ui, measure, self.tried) {
                    self.value = self.parts.filled_in(measure).or(self.value);
                }
                self.value_field(ui, measure);
            } else {
                columns(ui, &[1.0, 1.0], 150.0, |ui, index| {
                    if index == 0 {
                        self.period_field(ui, context);
                    } else {
                        self.value_field(ui, measure);
                    }
                });
            }
            let people = choices::people(context.directory, self.by);
            let field = Field::new("Entered by").help("Kept beside the figure.");
            people.field(ui, field, &mut self.by, "Not named");
            if self.corrects.is_some() {
                text::caption(
                    ui,
                    "The figure it replaces is kept and can be seen in the table.",
                );
            }
        })
    }

    fn value_field(&mut self, ui: &mut Ui, measure: &Measure) {
        let unit = measure.format.unit();
        let label = if unit.is_empty() {
            "New figure".to_owned()
        } else {
            format!("New figure, in {unit}")
        };
        let valueless = self.tried && self.value.is_none();
        let help = self.parts.beside(self.value, measure);
        let field = Field::new(&label).error(valueless.then_some("A number is needed."));
        let field = help.iter().fold(field, |field, help| field.help(help));
        let _ = field.number(ui, &mut self.value);
    }

    fn period_field(&mut self, ui: &mut Ui, context: &FormContext<'_>) {
        if let Some(period) = self.corrects {
            text::section_label(ui, "Period");
            text::strong(ui, &period.label());
            return;
        }
        let read = self.period(context);
        let help = match read {
            Some(period) => period.long_label(),
            None => example(context.measure().frequency).to_owned(),
        };
        let wrong = read.is_none() && (self.tried || !self.typed.trim().is_empty());
        let sentence = format!("No {} is written so.", context.measure().frequency.noun());
        let field = Field::new("Period").help(&help);
        let field = field.error(wrong.then_some(sentence.as_str()));
        let _ = field.text(ui, &mut self.typed);
    }

    /// The period it is for, in the measure's frequency.
    fn period(&self, context: &FormContext<'_>) -> Option<Period> {
        if self.corrects.is_some() {
            return self.corrects;
        }
        let first_month = context.directory.city.fiscal_first_month;
        let period = Period::parse(&self.typed, first_month).ok()?;
        let frequency = context.measure().frequency;
        let like = context.page.figures.last().map(|figure| figure.period);
        match period.reported_as(frequency, like, first_month) {
            Ok(placed) => Some(placed),
            // Of a first week, any day of an ISO week will do: which week it is stands beside the field.
            Err(Misfit::WhichWeek) => Some(Period::containing(frequency, period.start())),
            Err(_) => None,
        }
    }

    /// The batch of one line.
    pub(super) fn command(&self, context: &FormContext<'_>) -> Option<Command> {
        let measure = context.measure();
        let parts = self.parts.given().ok()?.filter(|_| is_ratio(measure));
        let value = self.parts.exact(self.value?, measure);
        let by = context.directory.person_name(self.by);
        let line = Line {
            period: self.period(context)?,
            value: Some(value),
            parts,
        };
        Some(by_hand(measure, &self.series, &line, by))
    }
}

/// One figure of a batch by hand.
pub(super) struct Line {
    /// Its period.
    pub(super) period: Period,
    /// Its value; `None` withdraws the figure.
    pub(super) value: Option<f64>,
    /// What it is made of, where that is known.
    pub(super) parts: Option<Parts>,
}

/// A batch that sets or withdraws one figure.
pub(super) fn by_hand(measure: &Measure, series: &Series, line: &Line, by: &str) -> Command {
    Command::ImportFigures(FigureBatch {
        source: BY_HAND.to_owned(),
        source_hash: String::new(),
        by: by.to_owned(),
        lines: FigureLines::from(vec![FigureLine {
            measure_key: measure.key.clone(),
            dimension: series.dimension.clone(),
            group: series.group.clone(),
            period: line.period,
            value: line.value,
            parts: line.parts,
            row: None,
        }]),
        ..FigureBatch::default()
    })
}

/// How a period of that length is written.
const fn example(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Day => "As 9/30/2026",
        Frequency::Week => "As 9/28/2026, any day of the week",
        Frequency::Month => "As Sep 2026 or 2026-09",
        Frequency::Quarter => "As 2026-Q3 or FY26 Q1",
        Frequency::Year => "As 2026 or FY26",
    }
}
