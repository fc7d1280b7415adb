//! Going through a chart's figures one by one: by arrow keys once the chart has the keyboard, or by a press.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Response, Sense, Stroke, Ui, WidgetInfo,
    pos2,
};

use super::hover::said;
use crate::chart::ChartSpec;
use crate::chart::layout::{Curve, Layout, Spot};
use crate::domain::period::Period;
use crate::ui::tokens::{palette, radius};
use crate::ui::widgets::paint;

/// What the chart is called while one goes through it.
const NAME: &str = "Step through the figures";

/// Takes keys and presses on a chart drawn at `drawn`, and marks the figure of the period `at`. Left and
/// right go to the figure before and after, Home and End to the first and the last, Escape to none.
pub(super) fn steps_ui(
    ui: &Ui,
    drawn: &Response,
    spec: &ChartSpec,
    layout: &Layout,
    at: &mut Option<Period>,
) -> Response {
    let id = ui.make_persistent_id("steps of the chart");
    let mut response = ui.interact(drawn.rect, id, Sense::click());
    let origin = drawn.rect.min.to_vec2();
    let before = *at;
    if let (true, Some(pointer)) = (response.clicked(), response.interact_pointer_pos()) {
        response.request_focus();
        let spots = layout.spots_at(spec, pointer.x - origin.x);
        *at = spots.first().map(|(_, spot)| spot.period);
    }
    if response.has_focus() {
        keys(ui, id, spec, at);
    }
    let spots = at.map(|at| layout.spots_of(spec, at)).unwrap_or_default();
    mark(ui, layout, &spots, origin);
    paint::focus_ring(ui, &response, drawn.rect.shrink(1.0), radius::M);
    let words = said(spec, &spots).join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, NAME));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(words.as_str());
    });
    if *at != before {
        response.mark_changed();
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn keys(ui: &Ui, id: Id, spec: &ChartSpec, at: &mut Option<Period>) {
    let filter = EventFilter {
        horizontal_arrows: true,
        escape: at.is_some(),
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let press = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let runs = spec.whole().into_iter().flat_map(|line| &line.runs);
    let mut points = runs.flatten().map(|point| point.period);
    let (left, right) = (press(Key::ArrowLeft), press(Key::ArrowRight));
    let to = match *at {
        Some(now) if left => points.rfind(|period| *period < now),
        Some(now) if right => points.find(|period| *period > now),
        None if left || right => points.next_back(),
        Some(_) | None if press(Key::Home) => points.next(),
        Some(_) | None if press(Key::End) => points.next_back(),
        Some(_) | None => None,
    };
    if to.is_some() {
        *at = to;
    } else if at.is_some() && press(Key::Escape) {
        *at = None;
    }
}

/// A ring around each dot of the period, and a line down to its place on the axis.
fn mark(ui: &Ui, layout: &Layout, spots: &[(&Curve, Spot)], origin: eframe::egui::Vec2) {
    let Some((_, first)) = spots.first() else {
        return;
    };
    let p = palette(ui);
    let stroke = Stroke::new(1.0, p.accent);
    let x = first.x + origin.x;
    let plot = layout.plot;
    let ends = [plot.top, plot.bottom].map(|y| pos2(x, y + origin.y));
    ui.painter().line_segment(ends, stroke);
    let radius = layout.frame.dot() + 4.0;
    for (_, spot) in spots {
        let centre = Pos2::new(spot.x, spot.y) + origin;
        ui.painter()
            .circle_stroke(centre, radius, Stroke::new(2.0, p.accent));
    }
}
