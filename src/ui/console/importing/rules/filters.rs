//! The conditions of a rule: which rows count, and of those which are the share.

use eframe::egui::Ui;

use crate::import::understand::{Filter, Test};
use crate::ui::tokens::{Size, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::text;

use super::values::{parted, pick, written};
use super::{Headings, RulesDraft};

const TESTS: [(Test, &str); 6] = [
    (Test::Is, "is"),
    (Test::IsNot, "is not"),
    (Test::Contains, "holds"),
    (Test::Empty, "is empty"),
    (Test::Filled, "is not empty"),
    (Test::AtMost, "is at most"),
];

/// What a field of a filter is called: unique in its rule.
fn label(words: &str, (rule, passing, at): (usize, bool, usize)) -> String {
    let of = if passing { " of the share" } else { "" };
    let mut label = format!("{words}{of}");
    if at > 0 {
        let more = format!(" {}", at + 1);
        label.push_str(&more);
    }
    if rule > 0 {
        let more = format!(" (rule {})", rule + 1);
        label.push_str(&more);
    }
    label
}

/// Draws them. True when one changed.
pub(super) fn show(
    ui: &mut Ui,
    draft: &mut RulesDraft,
    rule: usize,
    passing: bool,
    headings: &Headings<'_>,
) -> bool {
    let title = if passing {
        "Share of those where"
    } else {
        "Only rows where"
    };
    let count = of(draft, rule, passing).map_or(0, |filters| filters.len());
    let mut changed = false;
    if count > 0 {
        text::section_label(ui, title);
    }
    let mut removed = None;
    for at in 0..count {
        ui.push_id((passing, at), |ui| {
            let (edited, gone) = one(ui, draft, (rule, passing, at), headings);
            changed |= edited;
            if gone {
                removed = Some(at);
            }
        });
    }
    if let (Some(at), Some(filters)) = (removed, of(draft, rule, passing)) {
        filters.remove(at);
        draft.typed.clear();
        changed = true;
    }
    let words = if passing {
        "Add a condition to the share"
    } else {
        "Count only some of the rows"
    };
    if ui.add(Button::quiet(words).compact()).clicked() {
        let column = draft
            .rules
            .get(rule)
            .map(|rule| rule.date.clone())
            .unwrap_or_default();
        if let Some(filters) = of(draft, rule, passing) {
            filters.push(Filter {
                column,
                test: Test::Filled,
                values: Vec::new(),
            });
            changed = true;
        }
    }
    changed
}

fn of(draft: &mut RulesDraft, rule: usize, passing: bool) -> Option<&mut Vec<Filter>> {
    let rule = draft.rules.get_mut(rule)?;
    Some(if passing {
        &mut rule.passing
    } else {
        &mut rule.filters
    })
}

/// One condition; whether it changed, and whether it is to go.
fn one(
    ui: &mut Ui,
    draft: &mut RulesDraft,
    place: (usize, bool, usize),
    headings: &Headings<'_>,
) -> (bool, bool) {
    let (rule, passing, at) = place;
    let Some(filter) = of(draft, rule, passing)
        .and_then(|filters| filters.get(at))
        .cloned()
    else {
        return (false, false);
    };
    let mut filter = filter;
    let typed = draft
        .typed
        .entry(place)
        .or_insert_with(|| written(&filter.values));
    let (mut changed, mut gone) = (false, false);
    let told = !matches!(filter.test, Test::Empty | Test::Filled);
    let wants = &mut draft.wants;
    columns(ui, &[1.0, 0.7, 1.6], 120.0, |ui, index| match index {
        0 => changed |= headings.field(ui, &label("Column", place), &mut filter.column),
        1 => changed |= test(ui, &label("Test", place), &mut filter),
        _ => {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if told {
                    let name = label("Values", place);
                    let beside = if filter.test == Test::AtMost {
                        48.0
                    } else {
                        124.0
                    };
                    let field = Field::new(&name)
                        .hint("Open, In progress")
                        .width((ui.available_width() - beside).max(80.0));
                    if field.text(ui, typed).committed {
                        filter.values = values(typed, filter.test);
                        changed = true;
                    }
                }
                below_label(ui, |ui| {
                    if told && filter.test != Test::AtMost {
                        let found = headings.values(&filter.column);
                        let name = label("Pick values", place);
                        changed |= pick(ui, &name, found, (&mut filter.values, wants));
                    }
                    let name = label("Remove the condition", place);
                    gone = icon_button(ui, Icon::Cross, &name).clicked();
                });
            });
        }
    });
    if changed && let Some(there) = of(draft, rule, passing).and_then(|filters| filters.get_mut(at))
    {
        *there = filter;
    }
    (changed, gone)
}

/// Buttons in line with the fields beside them, which have a label above.
fn below_label(ui: &mut Ui, buttons: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.add_space(Size::Small.line() + space::XS);
        ui.horizontal(buttons);
    });
}

fn test(ui: &mut Ui, label: &str, filter: &mut Filter) -> bool {
    let names = TESTS.map(|(_, name)| name);
    let mut at = TESTS.iter().position(|(test, _)| *test == filter.test);
    if !Field::new(label).choice(ui, &mut at, &names).committed {
        return false;
    }
    if let Some((test, _)) = at.and_then(|at| TESTS.get(at)) {
        filter.test = *test;
    }
    true
}

/// Values between commas; the limit of "at most" is one and may hold a comma.
fn values(typed: &str, test: Test) -> Vec<String> {
    if test == Test::AtMost {
        return vec![typed.trim().to_owned()];
    }
    parted(typed)
}
