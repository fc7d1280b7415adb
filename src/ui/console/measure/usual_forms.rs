//! The forms of the usual range: a baseline, and the rules.

use chrono::NaiveDate;
use eframe::egui::{Context, Ui};

use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::ids::{MeasureId, PersonId};
use crate::domain::measure::Measure;
use crate::domain::number::NumberKind;
use crate::domain::ratio::is_ratio;
use crate::program::Command;
use crate::ui::console::choices;
use crate::ui::tokens::space;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;

use super::forms::FormContext;

/// A baseline being written down.
#[derive(Debug)]
pub(super) struct BaselineForm {
    baseline: Baseline,
    /// As it was when the form was opened.
    seen: Baseline,
    from: Option<NaiveDate>,
    by: Option<PersonId>,
    tried: bool,
}

impl BaselineForm {
    /// A new one from that day.
    pub(super) fn new(measure: MeasureId, from: NaiveDate) -> Self {
        Self {
            from: Some(from),
            ..Self::edit(&Baseline {
                measure,
                ..Baseline::default()
            })
        }
    }

    /// A form that holds this one.
    pub(super) fn edit(baseline: &Baseline) -> Self {
        Self {
            baseline: baseline.clone(),
            seen: baseline.clone(),
            from: Some(baseline.from),
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
        let (title, confirm) = if self.baseline.id.is_new() {
            ("New baseline from…", "Set baseline")
        } else {
            ("Edit baseline", "Save baseline")
        };
        let reasonless = self.tried && self.baseline.reason.trim().is_empty();
        let dateless = self.tried && self.from.is_none();
        let set_by = self.set_by();
        Dialog::new(title, confirm).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            text::muted(
                ui,
                "From the first figure that begins on or after this day the usual range is reckoned \
                 anew. Set one where the work itself changed, not where a figure displeases.",
            );
            columns(ui, &[1.0, 1.3], 150.0, |ui, index| {
                if index == 0 {
                    let field = Field::new("From");
                    let field = field.error(dateless.then_some("A date is needed."));
                    let _ = field.date(ui, &mut self.from, context.today);
                } else {
                    let people = choices::people(context.directory, self.by);
                    people.field(ui, Field::new("Decided by"), &mut self.by, &set_by);
                }
            });
            let field = Field::new("What changed").hint("Second paving crew started");
            let field = field.error(reasonless.then_some("Say what changed."));
            let _ = field.lines(ui, &mut self.baseline.reason, 2);
        })
    }

    /// Who stands as its author while nobody is chosen.
    fn set_by(&self) -> String {
        if self.baseline.author.trim().is_empty() {
            "You, at this computer".to_owned()
        } else {
            self.baseline.author.clone()
        }
    }

    /// The change, once it is complete. Without a person the author stays, or is who sits here.
    pub(super) fn command(&self, context: &FormContext<'_>) -> Option<Command> {
        if self.baseline.reason.trim().is_empty() {
            return None;
        }
        let mut baseline = Baseline {
            from: self.from?,
            ..self.baseline.clone()
        };
        if self.by.is_some() {
            let author = context.directory.person_name(self.by);
            author.clone_into(&mut baseline.author);
        }
        Some(Command::SetBaseline(baseline).begun_from(&self.seen))
    }
}

/// The rules being changed.
#[derive(Debug)]
pub(super) struct RulesForm {
    rules: MeasureRules,
    fix_after: Option<u32>,
    hides: bool,
    hide_below: Option<u32>,
    /// What is to be known of hiding where the figures are no counts themselves; empty where they are.
    caution: &'static str,
    tried: bool,
}

/// What is offered to hide counts below: 1 to 10 are hidden in published health data.
const USUAL_THRESHOLD: u32 = 11;

impl RulesForm {
    /// A form that holds these rules of a measure.
    pub(super) fn new(rules: MeasureRules, measure: &Measure) -> Self {
        let set = Some(rules.suppress_below).filter(|below| *below > 1);
        Self {
            fix_after: rules.fix_after,
            hides: set.is_some(),
            hide_below: set.or(Some(USUAL_THRESHOLD)),
            caution: if is_ratio(measure) {
                "A figure whose numerator and denominator are not known is not shown at all in those \
                 editions."
            } else if measure.format.kind == NumberKind::Count {
                ""
            } else {
                "The counts behind these figures are not known, so with this set no figure is shown in \
                 those editions."
            },
            rules,
            tried: false,
        }
    }

    /// From now on it says what is missing.
    pub(super) fn say_what_is_missing(&mut self) {
        self.tried = true;
    }

    /// Draws it as a dialog.
    pub(super) fn show(&mut self, ctx: &Context) -> Answer {
        let none = self.tried && self.fix_after == Some(0);
        Dialog::new("Rules of this measure", "Save rules").show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            tick_box(
                ui,
                &mut self.rules.screening,
                "Leave jumps far above the average jump out of the range",
            );
            tick_box(
                ui,
                &mut self.rules.rolling,
                "Each figure covers several periods, as a rolling average does",
            );
            let field = Field::new("Fix the range after the first … figures").width(220.0);
            let _ = field
                .help("Of each baseline. Left empty, every figure counts.")
                .error(none.then_some("At least one figure is needed."))
                .count(ui, &mut self.fix_after);
            rule(ui);
            self.hiding(ui);
        })
    }

    /// Which counts are hidden outside the office.
    fn hiding(&mut self, ui: &mut Ui) {
        let words = "Hide small counts in department and public editions";
        tick_box(ui, &mut self.hides, words);
        if self.hides {
            let below = Field::new("Hide counts below").width(220.0);
            let none = self.tried && self.threshold().is_none();
            let _ = below
                .help("11 hides 1 to 10. Zero is always shown.")
                .error(none.then_some("A number of 2 or more is needed."))
                .count(ui, &mut self.hide_below);
            if !self.caution.is_empty() {
                text::caption(ui, self.caution);
            }
        }
        text::caption(
            ui,
            "What would give a hidden count away is hidden with it, and no usual range is drawn from \
             figures that are not shown. Memos and charts for the panel and the office's own screens \
             always show everything.",
        );
    }

    /// Below which counts are hidden, 0 for none; nothing while that is not said.
    fn threshold(&self) -> Option<u32> {
        if self.hides {
            self.hide_below.filter(|below| *below > 1)
        } else {
            Some(0)
        }
    }

    /// The change; none while the range would come from no figure at all, or it is not said what is hidden.
    pub(super) fn command(&self) -> Option<Command> {
        if self.fix_after == Some(0) {
            return None;
        }
        Some(Command::SetMeasureRules(MeasureRules {
            suppress_below: self.threshold()?,
            fix_after: self.fix_after,
            ..self.rules.clone()
        }))
    }
}
