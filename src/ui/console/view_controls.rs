//! The strip of controls of a measure's chart: how many periods, broken down, drawn how, against what. The
//! same in the room, on an agenda and on the measure's page; and what the verbs of a chart come to.

use crate::domain::view::{ChartForm, ComparedWith, View, ViewChoices, stretches};
use crate::ui::console::page;
use crate::ui::tokens::space;
use crate::ui::verbs::LookVerb;
use crate::ui::widgets::button;
use crate::ui::widgets::chip::chip_row;
use crate::ui::widgets::filter::pick;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;
use eframe::egui::{Ui, vec2};

/// How a measure's figures are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// How they are looked at.
    pub view: View,
    /// In a table, not in a chart.
    pub as_table: bool,
}

/// What the controls are drawn from.
#[derive(Debug, Clone)]
pub struct Controls {
    /// What there is to choose from.
    pub choices: ViewChoices,
    /// How the figures are shown now.
    pub shown: Shown,
    /// How they are shown when nobody chose otherwise.
    pub at_rest: Shown,
    /// What going back to that is called: "As prepared".
    pub back: &'static str,
    /// What the table is called.
    pub table: &'static str,
    /// The table lists every figure there is, whatever the periods chosen for the chart.
    pub whole_table: bool,
}

impl Controls {
    /// What a verb makes of the view; `None` where it can't be had of these figures or changes nothing.
    pub fn after(&self, verb: LookVerb) -> Option<Shown> {
        let mut wanted = self.shown.clone();
        let view = &mut wanted.view;
        let chart = match verb {
            LookVerb::Periods(count) => {
                view.periods = count;
                self.whole_table
            }
            LookVerb::Whole => {
                view.dimension.clear();
                false
            }
            LookVerb::By(at) => {
                view.dimension.clone_from(self.choices.dimensions.get(at)?);
                false
            }
            LookVerb::Form(form) => {
                view.form = form;
                true
            }
            LookVerb::Compare(with) => {
                view.compared = with;
                true
            }
            LookVerb::UsualRange => {
                view.usual_range = !view.usual_range;
                true
            }
            LookVerb::Chart | LookVerb::Table => {
                wanted.as_table = verb == LookVerb::Table;
                false
            }
            LookVerb::Reset => {
                wanted = self.at_rest.clone();
                false
            }
        };
        // What only a chart shows is asked for in a chart.
        wanted.as_table &= !chart;
        let asked = wanted.view.clone();
        wanted.view = wanted.view.fitting(self.choices.frequency);
        let kept = match verb {
            LookVerb::Form(_) => wanted.view.form == asked.form && self.offers_form(&wanted.view),
            LookVerb::Periods(_) => wanted.view.periods == asked.periods,
            LookVerb::Compare(with) => self.choices.compared.contains(&with),
            LookVerb::UsualRange => has_range(&wanted.view),
            LookVerb::Whole
            | LookVerb::By(_)
            | LookVerb::Chart
            | LookVerb::Table
            | LookVerb::Reset => true,
        };
        (kept && wanted != self.shown).then_some(wanted)
    }

    fn offers_form(&self, view: &View) -> bool {
        self.choices.forms(&view.dimension).contains(&view.form)
    }

    /// The periods to choose from, in order, those held and those at rest among them and 0 for all: no more than
    /// there are, and no fewer than the form takes.
    pub fn periods(&self) -> Vec<u32> {
        let view = &self.shown.view;
        let fits = |count: &u32| {
            let with = View {
                periods: *count,
                ..view.clone()
            };
            with.fitting(self.choices.frequency).periods == *count
        };
        let fewer = |count: &u32| *count < self.choices.span;
        let offered = stretches(self.choices.frequency).iter().copied();
        let mut all: Vec<u32> = offered.filter(fewer).collect();
        all.extend([view.periods, self.at_rest.view.periods, 0]);
        all.retain(fits);
        // 0 stands for all, so it comes last.
        all.sort_unstable_by_key(|periods| periods.wrapping_sub(1));
        all.dedup();
        all
    }
}

/// Draws the controls: how much of what, and below it how. Gives back what was asked for instead of what is
/// shown.
pub fn show(ui: &mut Ui, controls: &Controls) -> Option<Shown> {
    let mut wanted = controls.shown.clone();
    page::filters(ui, |ui| {
        let offered = controls.periods();
        if offered.len() > 1 && !(controls.shown.as_table && controls.whole_table) {
            let noun = controls.choices.frequency.noun();
            text::caption(ui, &format!("Last {noun}s"));
            periods(ui, &offered, &mut wanted.view.periods);
        }
        let at = usize::from(wanted.as_table);
        if let Some(chosen) = segmented(ui, "Chart or table", &["Chart", controls.table], at) {
            wanted.as_table = chosen == 1;
        }
        if controls.shown != controls.at_rest && button::quiet(ui, controls.back).clicked() {
            wanted = controls.at_rest.clone();
        }
    });
    chip_row(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        breakdown(ui, &controls.choices, &mut wanted.view.dimension);
        if !controls.shown.as_table {
            form(ui, controls, &mut wanted.view.form);
            compared(ui, &controls.choices, &mut wanted.view.compared);
            if has_range(&wanted.view) {
                tick_box(ui, &mut wanted.view.usual_range, "Usual range");
            }
        }
    });
    wanted.view = wanted.view.fitting(controls.choices.frequency);
    (wanted != controls.shown).then_some(wanted)
}

/// Whether there is a usual range to show: groups in one plot have none, nor years over each other.
fn has_range(view: &View) -> bool {
    match view.form {
        ChartForm::Panels => true,
        ChartForm::Years => false,
        ChartForm::Line | ChartForm::Bars => view.dimension.is_empty(),
    }
}

fn periods(ui: &mut Ui, all: &[u32], wanted: &mut u32) {
    let label = |periods: &u32| match periods {
        0 => "All".to_owned(),
        some => some.to_string(),
    };
    let labels: Vec<String> = all.iter().map(label).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let at = all.iter().position(|periods| periods == wanted);
    let chosen = segmented(ui, "Periods", &labels, at.unwrap_or_default());
    if let Some(chosen) = chosen.and_then(|at| all.get(at)) {
        *wanted = *chosen;
    }
}

fn breakdown(ui: &mut Ui, choices: &ViewChoices, wanted: &mut String) {
    if choices.dimensions.is_empty() && wanted.is_empty() {
        return;
    }
    let mut options = vec!["Whole".to_owned()];
    options.extend(choices.dimensions.iter().cloned());
    let held = choices.dimensions.iter().position(|name| name == wanted);
    let mut at = held.map_or(0, |at| at + 1);
    if held.is_none() && !wanted.is_empty() {
        at = options.len();
        options.push(format!("{wanted} (no figures)"));
    }
    let set = (at, !wanted.is_empty());
    if let Some(chosen) = pick(ui, "Breakdown", &options, set) {
        let name = chosen.checked_sub(1);
        let name = name.and_then(|at| choices.dimensions.get(at));
        *wanted = name.cloned().unwrap_or_default();
    }
}

fn form(ui: &mut Ui, controls: &Controls, wanted: &mut ChartForm) {
    let mut all = controls.choices.forms(&controls.shown.view.dimension);
    if !all.contains(wanted) {
        all.push(*wanted);
    }
    let labels: Vec<&str> = all.iter().map(|form| form.label()).collect();
    let at = all.iter().position(|form| form == wanted);
    let set = (at.unwrap_or_default(), *wanted != ChartForm::Line);
    let chosen = pick(ui, "Drawn as", &labels, set);
    if let Some(form) = chosen.and_then(|at| all.get(at)) {
        *wanted = *form;
    }
}

fn compared(ui: &mut Ui, choices: &ViewChoices, wanted: &mut ComparedWith) {
    let there = |with: &ComparedWith| choices.compared.contains(with);
    let all: Vec<ComparedWith> = ComparedWith::ALL
        .iter()
        .copied()
        .filter(|with| there(with) || with == wanted)
        .collect();
    // What was chosen stays, also while there is nothing to compare with.
    let label = |with: &ComparedWith| {
        let none = if there(with) { "" } else { " (none yet)" };
        format!("{}{none}", with.label())
    };
    let labels: Vec<String> = all.iter().map(label).collect();
    let at = all.iter().position(|with| with == wanted);
    let set = (at.unwrap_or_default(), *wanted != ComparedWith::Nothing);
    let chosen = pick(ui, "Compare with", &labels, set);
    if let Some(with) = chosen.and_then(|at| all.get(at)) {
        *wanted = *with;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::Frequency;

    fn controls(view: View) -> Controls {
        let shown = Shown {
            view,
            as_table: false,
        };
        Controls {
            choices: ViewChoices {
                frequency: Frequency::Month,
                dimensions: vec!["District".to_owned()],
                span: 36,
                compared: vec![ComparedWith::Nothing, ComparedWith::LastYear],
            },
            at_rest: shown.clone(),
            shown,
            back: "As prepared",
            table: "Table",
            whole_table: false,
        }
    }

    #[test]
    fn a_verb_that_does_not_fit_or_changes_nothing_is_not_offered() {
        let whole = controls(View::of("", 24));
        let after = |verb| whole.after(verb).map(|shown| shown.view);
        assert_eq!(after(LookVerb::Form(ChartForm::Line)), None);
        assert_eq!(after(LookVerb::Form(ChartForm::Panels)), None);
        assert_eq!(after(LookVerb::Compare(ComparedWith::Target)), None);
        assert_eq!(after(LookVerb::By(1)), None);
        assert_eq!(after(LookVerb::Reset), None);
        let by = after(LookVerb::By(0)).unwrap();
        assert_eq!(by, View::of("District", 24));
        let bars = after(LookVerb::Form(ChartForm::Bars)).unwrap();
        assert_eq!(bars.form, ChartForm::Bars);
        let by_district = controls(by);
        let panels = by_district.after(LookVerb::Form(ChartForm::Panels));
        assert_eq!(panels.unwrap().view.form, ChartForm::Panels);
    }

    #[test]
    fn what_only_a_chart_shows_is_asked_for_in_a_chart() {
        let mut table = controls(View::default());
        table.shown.as_table = true;
        let bars = table.after(LookVerb::Form(ChartForm::Bars)).unwrap();
        assert!(!bars.as_table);
        assert!(table.after(LookVerb::Periods(12)).unwrap().as_table);
        assert_eq!(table.after(LookVerb::Table), None);
        assert_eq!(table.after(LookVerb::Reset), Some(table.at_rest.clone()));
    }

    #[test]
    fn no_more_periods_are_offered_than_there_are_nor_fewer_than_the_form_takes() {
        assert_eq!(controls(View::of("", 36)).periods(), [12, 24, 36, 0]);
        assert_eq!(controls(View::of("", 18)).periods(), [12, 18, 24, 0]);
        let years = View {
            form: ChartForm::Years,
            ..View::default()
        };
        assert_eq!(controls(years).periods(), [24, 0]);
    }

    #[test]
    fn the_periods_offered_are_those_of_the_figures_frequency() {
        let of = |frequency, span, held| {
            let mut controls = controls(View::of("", held));
            controls.choices.frequency = frequency;
            controls.choices.span = span;
            controls.periods()
        };
        assert_eq!(of(Frequency::Week, 156, 52), [13, 26, 52, 104, 0]);
        assert_eq!(of(Frequency::Day, 3650, 0), [28, 90, 365, 0]);
        assert_eq!(of(Frequency::Quarter, 16, 0), [8, 12, 0]);
        assert_eq!(of(Frequency::Year, 10, 0), [0]);
        // What was prepared otherwise can be gone back to.
        assert_eq!(of(Frequency::Week, 156, 36), [13, 26, 36, 52, 104, 0]);
    }
}
