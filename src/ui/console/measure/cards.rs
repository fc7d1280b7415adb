//! The definition card of a measure, and its way to the official scorecard.

use eframe::egui::{Ui, vec2};

use crate::domain::dates;
use crate::domain::measure::{Approval, Measure};
use crate::ui::console::measure_form::{frequency_label, kind_label};
use crate::ui::models::{Frame, MeasureOnPage};
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::card;
use crate::ui::widgets::mark::mark_ui;
use crate::ui::widgets::{status, text};

use super::MeasureState;
use super::forms::{DecisionForm, Form};

/// Width of the labels of facts, in points.
const LABEL: f32 = 92.0;

/// The definition in the words of its owner; what is not written down is left out.
pub(super) fn definition(ui: &mut Ui, frame: &Frame<'_>, open: &MeasureOnPage) {
    let measure = &open.page.row.measure;
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        text::subheading(ui, "Definition");
        if measure.definition.trim().is_empty() {
            text::muted(ui, "Nobody has written down yet what this measure means.");
        } else {
            text::body(ui, &measure.definition);
        }
        for (label, words) in [("Formula", &measure.formula), ("Caveats", &measure.caveats)] {
            paragraph(ui, label, words);
        }
        ui.add_space(space::XS);
        for (label, words) in facts(frame, measure) {
            fact(ui, label, &words);
        }
    });
}

/// A small label with a paragraph below; nothing where there are no words.
fn paragraph(ui: &mut Ui, label: &str, words: &str) {
    if words.trim().is_empty() {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        text::section_label(ui, label);
        text::body(ui, words);
    });
}

/// A label with its words beside it; nothing where there are no words.
fn fact(ui: &mut Ui, label: &str, words: &str) {
    if words.trim().is_empty() {
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.allocate_ui(vec2(LABEL, 0.0), |ui| {
            ui.set_width(LABEL);
            text::caption(ui, label);
        });
        ui.vertical(|ui| text::body(ui, words));
    });
}

fn facts(frame: &Frame<'_>, measure: &Measure) -> Vec<(&'static str, String)> {
    let directory = &frame.models.directory;
    let unit = measure.format.unit.trim();
    let mut written = kind_label(measure.format.kind).to_owned();
    if !unit.is_empty() {
        written = format!("{written}, in {unit}");
    }
    let due = match measure.lag_days {
        1 => "1 day after the period".to_owned(),
        days => format!("{days} days after the period"),
    };
    let ratio = match (measure.numerator.trim(), measure.denominator.trim()) {
        ("", "") => String::new(),
        (above, "") => above.to_owned(),
        ("", below) => format!("per {below}"),
        (above, below) => format!("{above} ÷ {below}"),
    };
    let data_owner = directory.person_name(measure.data_owner).to_owned();
    let approaching = format!("within {}% of the target", measure.tolerance_percent);
    let reported = format!("{}, due {due}", frequency_label(measure.frequency));
    vec![
        ("Ratio", ratio),
        ("Source", measure.source_system.clone()),
        ("Data owner", data_owner),
        ("Type", measure.kind.label().to_owned()),
        ("Written as", written),
        ("Reported", reported),
        ("Together", measure.aggregation.label().to_owned()),
        ("Approaching", approaching),
        ("Short name", measure.key.clone()),
    ]
}

/// Proposed, approved or returned: by whom, when, with what words; and the next step.
pub(super) fn approval(
    ui: &mut Ui,
    frame: &Frame<'_>,
    open: &MeasureOnPage,
    state: &mut MeasureState,
) {
    let measure = &open.page.row.measure;
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        text::subheading(ui, "Approval");
        mark_ui(ui, status::of_approval(measure.approval));
        let decided = decided_words(frame, measure);
        if !decided.is_empty() {
            text::muted(ui, &decided);
        }
        if !measure.approval_comment.trim().is_empty() {
            text::body(ui, &format!("“{}”", measure.approval_comment.trim()));
        }
        let steps: &[(&str, Approval)] = match measure.approval {
            Approval::Proposed => &[
                ("Approve", Approval::Approved),
                ("Return", Approval::Returned),
            ],
            Approval::Approved => &[("Return", Approval::Returned)],
            Approval::Returned => &[
                ("Propose again", Approval::Proposed),
                ("Approve", Approval::Approved),
            ],
        };
        ui.horizontal_wrapped(|ui| {
            for (words, approval) in steps {
                if ui.add(Button::secondary(words)).clicked() {
                    let form = DecisionForm::new(*approval, frame.models.today);
                    state.form = Some(Form::Decision(form));
                }
            }
        });
    });
}

/// "By Priya Raman on Sep 18, 2023".
fn decided_words(frame: &Frame<'_>, measure: &Measure) -> String {
    let by = frame.models.directory.person_name(measure.approval_by);
    let on = measure.approval_on.map(dates::prose);
    match (by, on) {
        ("", None) => String::new(),
        ("", Some(on)) => format!("On {on}"),
        (by, None) => format!("By {by}"),
        (by, Some(on)) => format!("By {by} on {on}"),
    }
}
