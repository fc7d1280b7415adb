//! Priorities of the mayor with the goals under them.

use eframe::egui::{
    Align, CornerRadius, CursorIcon, Layout, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role,
    vec2,
};

use crate::domain::goal::{Goal, Priority};
use crate::ui::console::page;
use crate::ui::models::Frame;
use crate::ui::tokens::{height, palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::{card, rule};
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::table::two_lines;
use crate::ui::widgets::{paint, text};

use super::departments::use_filter;
use super::forms::Form;

/// What the page remembers.
#[derive(Debug, Default)]
pub(super) struct PrioritiesState {
    retired: bool,
}

/// Draws the page.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut PrioritiesState,
    form: &mut Option<Form>,
) {
    let directory = &frame.models.directory;
    if directory.priorities.is_empty() {
        card(ui, |ui| {
            let words = "A priority is what the mayor wants to be measured by, as “A cleaner \
                         city”. Goals under it say how far off each aim lies, and every measure \
                         serves a goal.";
            let step = Some("Add the first priority");
            if empty_state(ui, "No priorities yet", words, step) {
                *form = Some(Form::priority(None));
            }
        });
        return;
    }
    page::head_row(
        ui,
        |ui| {
            use_filter(ui, &mut state.retired, "priority and goal");
            text::caption(
                ui,
                "Every measure serves a goal, and every goal a priority.",
            );
        },
        |ui| {
            if ui.add(Button::primary("New priority")).clicked() {
                *form = Some(Form::priority(None));
            }
        },
    );
    let mut any = false;
    for priority in &directory.priorities {
        let goals: Vec<&Goal> = directory
            .goals
            .iter()
            .filter(|goal| goal.priority == priority.id && goal.retired == state.retired)
            .collect();
        if priority.retired == state.retired || (state.retired && !goals.is_empty()) {
            any = true;
            ui.push_id(priority.id, |ui| {
                priority_card(ui, frame, (priority, &goals), form);
            });
        }
    }
    if !any {
        text::muted(ui, super::departments::nothing(state.retired));
    }
}

fn priority_card(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (priority, goals): (&Priority, &[&Goal]),
    form: &mut Option<Form>,
) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        page::head_row(
            ui,
            |ui| {
                text::subheading(ui, &priority.name);
            },
            |ui| {
                let name = format!("Edit {}", priority.name);
                if ui.add(Button::secondary("Edit").named(&name)).clicked() {
                    *form = Some(Form::priority(Some(priority)));
                }
                let name = format!("New goal under {}", priority.name);
                let new = Button::quiet("New goal").named(&name);
                if !priority.retired && ui.add(new).clicked() {
                    *form = Some(Form::new_goal(priority.id));
                }
            },
        );
        if !priority.description.trim().is_empty() {
            text::muted(ui, &priority.description);
        }
        if goals.is_empty() && !priority.retired {
            text::caption(ui, "No goals yet.");
        }
        for goal in goals {
            rule(ui);
            if goal_row(ui, frame, goal) {
                *form = Some(Form::goal(goal));
            }
        }
    });
}

fn goal_row(ui: &mut Ui, frame: &Frame<'_>, goal: &Goal) -> bool {
    let measures = frame.models.measures.rows.iter();
    let measures = measures.filter(|row| row.measure.goal == Some(goal.id) && !row.measure.retired);
    let count = super::counted(measures.count(), "measure", "measures");
    let size = vec2(ui.available_width(), height::ROW_TALL - space::S);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let said = format!("{}, {}, {count}", goal.name, goal.horizon.label());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let wide = rect.expand2(vec2(space::S, 0.0));
    if response.hovered() {
        let rounding = CornerRadius::same(radius::S);
        ui.painter().rect_filled(wide, rounding, palette(ui).hover);
    }
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    row.spacing_mut().item_spacing.x = space::XL;
    for (words, width) in [(count.as_str(), 80.0), (goal.horizon.label(), 140.0)] {
        let layout = Layout::left_to_right(Align::Center);
        row.allocate_ui_with_layout(vec2(width, rect.height()), layout, |ui| {
            ui.set_width(width);
            text::caption(ui, words);
        });
    }
    row.with_layout(Layout::left_to_right(Align::Center), |ui| {
        two_lines(ui, &goal.name, &goal.description);
    });
    paint::focus_ring(ui, &response, wide.shrink(2.0), radius::S);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
