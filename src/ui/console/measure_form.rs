//! The definition card of a measure as a form: for a new one, and to edit one.

use eframe::egui::{Context, Ui};

use crate::domain::measure::{Aggregation, Direction, Measure, MeasureKind};
use crate::domain::number::{NumberFormat, NumberKind};
use crate::domain::period::Frequency;
use crate::program::Command;
use crate::program::query::Directory;
use crate::ui::tokens::space;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::choices::{self, one_of};

/// A measure being written down.
#[derive(Debug, Clone)]
pub struct MeasureForm {
    measure: Measure,
    /// As it was when the form was opened.
    seen: Measure,
    decimals: Option<u32>,
    lag: Option<u32>,
    tolerance: Option<f64>,
    /// Whether it has figures: then its frequency stays.
    reported: bool,
    /// It was to be kept and could not: then what is missing is said.
    tried: bool,
}

impl MeasureForm {
    /// A form for a new measure.
    pub fn new_measure() -> Self {
        Self::edit(&Measure::default(), false)
    }

    /// A form that holds this measure; `reported` when it has figures.
    pub fn edit(measure: &Measure, reported: bool) -> Self {
        Self {
            decimals: Some(measure.format.decimals.into()),
            lag: Some(measure.lag_days),
            tolerance: Some(measure.tolerance_percent),
            measure: measure.clone(),
            seen: measure.clone(),
            reported,
            tried: false,
        }
    }

    /// The change it asks for, once it is complete.
    pub fn command(&self) -> Option<Command> {
        let name = self.measure.name.trim();
        if name.is_empty() || !self.tolerance_is_right() {
            return None;
        }
        let measure = Measure {
            name: name.to_owned(),
            key: self.measure.key.trim().to_owned(),
            ..self.measure.clone()
        };
        Some(Command::SaveMeasure(measure).begun_from(&self.seen))
    }

    /// From now on it says what is missing.
    pub fn say_what_is_missing(&mut self) {
        self.tried = true;
    }

    fn tolerance_is_right(&self) -> bool {
        self.tolerance.is_some_and(|percent| percent >= 0.0)
    }

    /// Draws it as a dialog. Call every frame until it is answered.
    pub fn show(&mut self, ctx: &Context, directory: &Directory) -> Answer {
        let (title, confirm) = if self.measure.id.is_new() {
            ("New measure", "Add measure")
        } else {
            ("Edit definition", "Save definition")
        };
        let dialog = Dialog::new(title, confirm).width(760.0);
        let answer = dialog.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            self.what(ui, directory);
            self.figures(ui);
            self.data(ui, directory);
        });
        self.measure.format.decimals = self.decimals.unwrap_or(0).min(9) as u8;
        self.measure.lag_days = self.lag.unwrap_or(0);
        if let Some(percent) = self.tolerance {
            self.measure.tolerance_percent = percent;
        }
        answer
    }

    /// What is measured and for whom.
    fn what(&mut self, ui: &mut Ui, directory: &Directory) {
        let nameless = self.tried && self.measure.name.trim().is_empty();
        let measure = &mut self.measure;
        columns(ui, &[2.0, 1.0], 200.0, |ui, index| {
            let _ = if index == 0 {
                Field::new("Name")
                    .hint("Street-defect response time")
                    .error(nameless.then_some("A measure needs a name."))
                    .text(ui, &mut measure.name)
            } else {
                Field::new("Short name")
                    .hint("Made from the name")
                    .text(ui, &mut measure.key)
            };
        });
        let _ = Field::new("Definition")
            .hint("What it means, in words a resident understands")
            .lines(ui, &mut measure.definition, 2);
        columns(ui, &[1.0, 1.0], 240.0, |ui, index| {
            if index == 0 {
                let offered = choices::departments(directory, measure.department);
                let field = Field::new("Department");
                offered.field(ui, field, &mut measure.department, "No department");
            } else {
                let offered = choices::goals(directory, measure.goal);
                offered.field(ui, Field::new("Goal"), &mut measure.goal, "No goal");
            }
        });
        columns(ui, &[1.0, 1.0], 240.0, |ui, index| {
            if index == 0 {
                let field = Field::new("Better when");
                one_of(
                    ui,
                    field,
                    &mut measure.direction,
                    Direction::ALL,
                    Direction::label,
                );
            } else {
                let field = Field::new("Type of measure");
                one_of(
                    ui,
                    field,
                    &mut measure.kind,
                    MeasureKind::ALL,
                    MeasureKind::label,
                );
            }
        });
    }

    /// How its figures are written and how often they come.
    fn figures(&mut self, ui: &mut Ui) {
        text::subheading(ui, "Figures");
        columns(ui, &[1.2, 1.2, 0.8], 150.0, |ui, index| match index {
            0 => self.number_kind(ui),
            1 => {
                let own = self.measure.format.kind.own_unit();
                let hint = if own.is_empty() { "trees" } else { own };
                let field = Field::new("Unit").hint(hint);
                let _ = field.text(ui, &mut self.measure.format.unit);
            }
            _ => {
                let _ = Field::new("Decimals").count(ui, &mut self.decimals);
            }
        });
        text::caption(ui, &self.example());
        columns(ui, &[1.0, 1.0], 200.0, |ui, index| {
            if index == 0 {
                self.frequency(ui);
            } else {
                let together = &mut self.measure.aggregation;
                let field = Field::new("Several periods together");
                one_of(ui, field, together, Aggregation::ALL, Aggregation::label);
            }
        });
        let wrong = !self.tolerance_is_right();
        columns(ui, &[1.0, 1.0], 200.0, |ui, index| {
            let _ = match index {
                0 => Field::new("Due after, in days")
                    .help("Days after a period ends until its figure has to be in.")
                    .count(ui, &mut self.lag),
                _ => Field::new("Approaching within, in percent")
                    .help("How far from the target a figure still approaches it.")
                    .error(wrong.then_some("A percentage of 0 or more is needed."))
                    .number(ui, &mut self.tolerance),
            };
        });
    }

    fn number_kind(&mut self, ui: &mut Ui) {
        let format = &mut self.measure.format;
        let field = Field::new("Figures are");
        if one_of(ui, field, &mut format.kind, &NumberKind::ALL, kind_label) {
            self.decimals = Some(NumberFormat::of(format.kind).decimals.into());
        }
    }

    fn frequency(&mut self, ui: &mut Ui) {
        let reported = self.reported;
        ui.add_enabled_ui(!reported, |ui| {
            let mut field = Field::new("Reported");
            if reported {
                field = field.help("It has figures already, so this stays.");
            }
            let frequency = &mut self.measure.frequency;
            one_of(ui, field, frequency, &Frequency::ALL, frequency_label);
        });
    }

    /// How a figure will read, so that unit and decimals are seen before they are kept.
    fn example(&self) -> String {
        let mut format = self.measure.format.clone();
        format.decimals = self.decimals.unwrap_or(0).min(9) as u8;
        format!(
            "Figures will read as {} and {}.",
            format.with_unit(1234.5),
            format.with_unit(6.2)
        )
    }

    /// How it is computed and who answers for its data.
    fn data(&mut self, ui: &mut Ui, directory: &Directory) {
        let measure = &mut self.measure;
        text::subheading(ui, "Data");
        columns(ui, &[1.0, 1.0], 240.0, |ui, index| {
            if index == 0 {
                let field = Field::new("Source system").hint("311 work orders");
                let _ = field.text(ui, &mut measure.source_system);
            } else {
                let offered = choices::people(directory, measure.data_owner);
                let field = Field::new("Data owner");
                offered.field(ui, field, &mut measure.data_owner, "Nobody yet");
            }
        });
        let _ = Field::new("Formula").lines(ui, &mut measure.formula, 2);
        columns(ui, &[1.0, 1.0], 240.0, |ui, index| {
            let _ = if index == 0 {
                Field::new("Numerator").text(ui, &mut measure.numerator)
            } else {
                Field::new("Denominator").text(ui, &mut measure.denominator)
            };
        });
        let _ = Field::new("Caveats")
            .hint("What a reader must know before trusting it")
            .lines(ui, &mut measure.caveats, 2);
    }
}

/// A kind of number as one chooses it.
pub fn kind_label(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::Count => "Counts",
        NumberKind::Percent => "Percentages",
        NumberKind::Currency => "Money",
        NumberKind::Rate => "Rates",
        NumberKind::Decimal => "Other numbers",
        NumberKind::Days => "Days",
        NumberKind::Hours => "Hours",
        NumberKind::Minutes => "Minutes",
        NumberKind::Score => "Scores",
    }
}

/// A frequency as one chooses it.
pub fn frequency_label(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Day => "Daily",
        Frequency::Week => "Weekly",
        Frequency::Month => "Monthly",
        Frequency::Quarter => "Quarterly",
        Frequency::Year => "Yearly",
    }
}
