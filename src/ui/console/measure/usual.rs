//! The usual range of a measure: what it is, the rules it comes from, and the dated baselines.

use eframe::egui::Ui;

use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::dates;
use crate::program::Command;
use crate::stats::Standing;
use crate::ui::models::{Frame, MeasureOnPage};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::{card, rule};
use crate::ui::widgets::mark::mark_ui;
use crate::ui::widgets::status::{of_reliability, of_unusual};
use crate::ui::widgets::text;

use super::MeasureState;
use super::forms::Form;
use super::targets::entry;
use super::usual_forms::{BaselineForm, RulesForm};

/// Draws the card.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    (state, outbox): (&mut MeasureState, &mut Outbox),
) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        text::subheading(ui, "Usual range");
        range(ui, open);
        rule(ui);
        baselines(ui, open, (state, outbox));
        if ui.add(Button::secondary("New baseline from…")).clicked() {
            let latest = open.page.judged.last().map(|period| period.start());
            let from = latest.unwrap_or(frame.models.today);
            let form = BaselineForm::new(open.id, from);
            state.form = Some(Form::Baseline(form));
        }
        rule(ui);
        rules(ui, &open.page.rules);
        if ui.add(Button::secondary("Edit rules")).clicked() {
            let form = RulesForm::new(open.page.rules.clone(), &open.page.row.measure);
            state.form = Some(Form::Rules(form));
        }
    });
}

/// The range in figures, what the latest figure is, and whether the target can be relied on.
fn range(ui: &mut Ui, open: &MeasureOnPage) {
    let row = &open.page.row;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        mark_ui(ui, of_unusual(row.verdict.unusual));
    });
    text::body(ui, &range_words(open));
    if row.target.is_some() {
        let mark = of_reliability(row.verdict.reliability, row.measure.frequency);
        ui.horizontal_wrapped(|ui| {
            text::caption(ui, "Target");
            mark_ui(ui, mark);
        });
    }
}

/// "3.9 to 5.8 days, average 4.8 days, from 34 figures." with what makes it weak.
fn range_words(open: &MeasureOnPage) -> String {
    let format = &open.page.row.measure.format;
    // As the chart draws it: never beyond what such figures can be.
    if open.page.rules.rolling {
        return "Each figure covers several periods, so none is called usual or unusual.".into();
    }
    let Some(usual) = open.whole.usual.last() else {
        return "Fewer than six figures since the last baseline: there is no usual range yet."
            .into();
    };
    let mut words = if usual.upper > usual.lower {
        format!(
            "{} to {}, average {}, from {} figures.",
            format.plain(usual.lower),
            format.with_unit(usual.upper),
            format.with_unit(usual.mean),
            usual.base
        )
    } else {
        format!(
            "Always {}, in {} figures: no change can be called unusual yet.",
            format.with_unit(usual.mean),
            usual.base
        )
    };
    if usual.standing == Standing::Early {
        words.push_str(" An early estimate: it may still move a good deal.");
    }
    if open.whole.seasonal {
        words.push_str(" Its year repeats itself: compare with the same period last year as well.");
    }
    words
}

fn baselines(ui: &mut Ui, open: &MeasureOnPage, (state, outbox): (&mut MeasureState, &mut Outbox)) {
    let all = &open.page.baselines;
    if all.is_empty() {
        text::muted(
            ui,
            "One range for all figures. Where the work is known to run differently since a day, a new \
             baseline begins a new range; earlier figures keep theirs.",
        );
    }
    for baseline in all.iter().rev() {
        let name = format!("baseline from {}", dates::prose(baseline.from));
        let edit = || state.form = Some(Form::Baseline(BaselineForm::edit(baseline)));
        let remove = || outbox.run(Command::RemoveBaseline(baseline.id));
        entry(ui, &name, (edit, remove), |ui| {
            text::one_line(ui, text::semibold(format!("New {name}")));
            text::body(ui, &baseline.reason);
            text::caption(ui, &told_by(open, baseline));
        });
        rule(ui);
    }
}

/// Who set it, and whether it has any effect.
fn told_by(open: &MeasureOnPage, baseline: &Baseline) -> String {
    let judged = &open.page.judged;
    let first = judged.first().map(|period| period.start());
    let last = judged.last().map(|period| period.start());
    let outside = first.is_none_or(|first| baseline.from < first)
        || last.is_none_or(|last| baseline.from > last);
    let author = format!("By {}", baseline.author);
    if outside {
        format!("{author} · lies outside the figures, so it has no effect yet")
    } else {
        author
    }
}

fn rules(ui: &mut Ui, rules: &MeasureRules) {
    for words in range_rules(rules) {
        text::caption(ui, &words);
    }
    if rules.suppress_below > 1 {
        let below = rules.suppress_below;
        text::caption(
            ui,
            &format!("Department and public editions hide counts below {below}."),
        );
    }
}

fn range_rules(rules: &MeasureRules) -> Vec<String> {
    if rules.rolling {
        return vec!["Its figures are kept out of the rules of the usual range.".to_owned()];
    }
    let screening = if rules.screening {
        "Jumps far above the average jump are left out of the range."
    } else {
        "Every jump counts for the range, however large."
    };
    let mut words = vec![screening.to_owned()];
    if let Some(first) = rules.fix_after {
        words.push(format!(
            "It comes from the first {first} figures after each baseline."
        ));
    }
    words
}
