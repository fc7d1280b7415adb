//! Priorities of the mayor with the goals under them.

use eframe::egui::{
    Align, CornerRadius, CursorIcon, Id, Layout, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role,
    vec2,
};

use crate::domain::goal::{Goal, Priority};
use crate::program::Command;
use crate::program::query::Directory;
use crate::ui::console::page;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{height, palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::{card, rule};
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::icon::{Icon, icon_button};
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
    outbox: &mut Outbox,
) {
    let directory = &frame.models.directory;
    if directory.priorities.is_empty() {
        nothing_yet(ui, form);
        return;
    }
    head(ui, state, form);
    let goals_of = |priority: &Priority| -> Vec<&Goal> {
        let goals = directory.goals.iter();
        goals
            .filter(|goal| goal.priority == priority.id && goal.retired == state.retired)
            .collect()
    };
    let shown: Vec<&Priority> = directory
        .priorities
        .iter()
        .filter(|one| one.retired == state.retired || (state.retired && !goals_of(one).is_empty()))
        .collect();
    for (at, priority) in shown.iter().enumerate() {
        // Its own wherever it stands, so that the keyboard stays on an arrow that moved it.
        let own = UiBuilder::new().scope_id(Id::unique(("priority", priority.id)));
        ui.scope_builder(own, |ui| {
            let neighbours = Neighbours::of(&shown, at);
            let step = priority_card(
                ui,
                frame,
                (priority, &goals_of(priority)),
                &neighbours,
                form,
            );
            if let Some(step) = step {
                take(&step, priority, directory, outbox);
            }
        });
    }
    if shown.is_empty() {
        text::muted(ui, super::departments::nothing(state.retired));
    }
}

/// Says what goes here and offers the first step.
fn nothing_yet(ui: &mut Ui, form: &mut Option<Form>) {
    card(ui, |ui| {
        let words = "A priority is what the mayor wants to be measured by, as “A cleaner city”. \
                     Goals under it say how far off each aim lies, and every measure serves a goal.";
        let step = Some("Add the first priority");
        if empty_state(ui, "No priorities yet", words, step) {
            *form = Some(Form::priority(None));
        }
    });
}

/// Which of them are in sight, and the way to a new one.
fn head(ui: &mut Ui, state: &mut PrioritiesState, form: &mut Option<Form>) {
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
}

/// Moves a thing past the neighbour that is shown, whatever stands between them unseen.
fn take(step: &Step<'_>, priority: &Priority, directory: &Directory, outbox: &mut Outbox) {
    match step {
        Step::Priority(neighbour) => {
            let all = directory.priorities.iter();
            let to = all.map(|one| one.id).position(|id| id == neighbour.id);
            if let Some(to) = to.map(|to| to as u32) {
                let priority = priority.id;
                outbox.run(Command::MovePriority { priority, to });
            }
        }
        Step::Goal(goal, neighbour) => {
            let of_priority = |one: &&Goal| one.priority == goal.priority;
            let mut all = directory.goals.iter().filter(of_priority);
            if let Some(to) = all.position(|one| one.id == neighbour.id) {
                let (goal, to) = (goal.id, to as u32);
                outbox.run(Command::MoveGoal { goal, to });
            }
        }
    }
}

/// The shown things before and after one, past which it can be moved.
struct Neighbours<'m, T> {
    before: Option<&'m T>,
    after: Option<&'m T>,
}

impl<'m, T> Neighbours<'m, T> {
    fn of(shown: &[&'m T], at: usize) -> Self {
        let one = |at: Option<usize>| at.and_then(|at| shown.get(at)).copied();
        Self {
            before: one(at.checked_sub(1)),
            after: one(Some(at + 1)),
        }
    }
}

/// A step up or down that was asked for, past which neighbour.
enum Step<'m> {
    Priority(&'m Priority),
    Goal(&'m Goal, &'m Goal),
}

/// The arrows that move a thing past its neighbours; gives back the neighbour it is to pass.
fn arrows<'m, T>(ui: &mut Ui, name: &str, neighbours: &Neighbours<'m, T>) -> Option<&'m T> {
    let mut passed = None;
    // From right to left, so that up stands before down.
    for (icon, way, neighbour) in [
        (Icon::Down, "down", neighbours.after),
        (Icon::Up, "up", neighbours.before),
    ] {
        ui.add_enabled_ui(neighbour.is_some(), |ui| {
            if icon_button(ui, icon, &format!("Move {name} {way}")).clicked() {
                passed = neighbour;
            }
        });
    }
    passed
}

/// Draws a priority with its goals. Gives back a step that was asked for.
fn priority_card<'m>(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (priority, goals): (&Priority, &[&'m Goal]),
    neighbours: &Neighbours<'m, Priority>,
    form: &mut Option<Form>,
) -> Option<Step<'m>> {
    let mut step = None;
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
                step = arrows(ui, &priority.name, neighbours).map(Step::Priority);
            },
        );
        if !priority.description.trim().is_empty() {
            text::muted(ui, &priority.description);
        }
        if goals.is_empty() && !priority.retired {
            text::caption(ui, "No goals yet.");
        }
        for (at, goal) in goals.iter().copied().enumerate() {
            rule(ui);
            let neighbours = Neighbours::of(goals, at);
            let own = UiBuilder::new().scope_id(Id::unique(("goal", goal.id)));
            ui.scope_builder(own, |ui| {
                let layout = Layout::right_to_left(Align::Center);
                let size = vec2(ui.available_width(), height::ROW_TALL - space::S);
                ui.allocate_ui_with_layout(size, layout, |ui| {
                    let passed = arrows(ui, &goal.name, &neighbours);
                    step = step.take().or(passed.map(|other| Step::Goal(goal, other)));
                    if goal_row(ui, frame, goal) {
                        *form = Some(Form::goal(goal));
                    }
                });
            });
        }
    });
    step
}

/// A goal in a row, which opens it. True when it was pressed.
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
