//! Going through a chart's figures one by one: by arrow keys once the chart has the keyboard, or by a press.
//!
//! Left and right go along a line; up and down to the same time of the line before or after it: of another
//! group, or another year.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Response, Sense, Stroke, Ui, WidgetInfo,
    pos2,
};

use super::hover::said;
use crate::chart::ChartSpec;
use crate::chart::layout::{Layout, Spot};
use crate::chart::spec::LineRole;
use crate::domain::period::Period;
use crate::ui::tokens::{palette, radius};
use crate::ui::widgets::paint;

/// What the chart is called while one goes through it.
const NAME: &str = "Step through the figures";

/// A figure of a chart: its line, by place, and its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chosen {
    line: usize,
    period: Period,
}

/// A chart whose figures are gone through.
#[derive(Debug)]
pub struct Stepped {
    /// The response of the whole chart; it says when another figure was chosen.
    pub response: Response,
    /// The chosen figure in words; empty while none is.
    pub said: String,
    /// Whose it is; `None` while none is chosen.
    pub whose: Option<LineRole>,
}

/// Takes keys and presses on a chart drawn at `drawn`, and marks the figure of the period `at`. Home and End
/// go to the first and the last figure of a line, Escape to none.
pub(super) fn steps_ui(
    ui: &Ui,
    drawn: &Response,
    spec: &ChartSpec,
    layout: &Layout,
    at: &mut Option<Period>,
) -> Stepped {
    let id = ui.make_persistent_id("steps of the chart");
    let mut response = ui.interact(drawn.rect, id, Sense::click());
    let origin = drawn.rect.min.to_vec2();
    let lines = walked(spec);
    let kept = ui.data(|data| data.get_temp::<usize>(id));
    let before = at.and_then(|period| chosen(spec, &lines, kept, period));
    let mut now = before;
    if let (true, Some(pointer)) = (response.clicked(), response.interact_pointer_pos()) {
        response.request_focus();
        now = pressed(spec, layout, &lines, pointer - origin);
    }
    if response.has_focus() {
        keys(ui, id, (spec, layout, &lines), &mut now, kept);
    }
    if let Some(chosen) = now {
        ui.data_mut(|data| data.insert_temp(id, chosen.line));
    }
    let spot = now.and_then(|now| layout.spot_of(spec, now.line, now.period));
    let words = spot
        .map(|(_, curve, spot)| said(spec, &[(curve, spot)]).join(", "))
        .unwrap_or_default();
    if let Some((part, _, spot)) = spot {
        mark(ui, part, spot, origin);
    }
    paint::focus_ring(ui, &response, drawn.rect.shrink(1.0), radius::M);
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, NAME));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(words.as_str());
    });
    if now != before {
        *at = now.map(|now| now.period);
        response.mark_changed();
    }
    Stepped {
        response: response.on_hover_cursor(CursorIcon::PointingHand),
        said: words,
        whose: now
            .and_then(|now| spec.lines.get(now.line))
            .map(|line| line.role),
    }
}

/// The places of the lines that are gone through: those others are seen against are said with them.
fn walked(spec: &ChartSpec) -> Vec<usize> {
    let side_by_side = spec.panels.is_some();
    let lines = spec.lines.iter().enumerate();
    let walked = lines.filter(|(_, line)| match line.role {
        LineRole::Whole => !side_by_side,
        LineRole::Group(_) | LineRole::Year(_) => true,
        LineRole::Average | LineRole::YearBefore => false,
    });
    let some = walked.filter(|(_, line)| !line.runs.is_empty());
    some.map(|(place, _)| place).collect()
}

/// The figure of a period: of the line last gone through if it has one, else of the first that has.
fn chosen(
    spec: &ChartSpec,
    lines: &[usize],
    kept: Option<usize>,
    period: Period,
) -> Option<Chosen> {
    let has = |place: &usize| {
        let line = spec.lines.get(*place);
        line.is_some_and(|line| line.at(period).is_some())
    };
    let kept = kept.filter(|kept| lines.contains(kept) && has(kept));
    let line = kept.or_else(|| lines.iter().copied().find(has))?;
    Some(Chosen { line, period })
}

/// The figure nearest to a press.
fn pressed(spec: &ChartSpec, layout: &Layout, lines: &[usize], at: Pos2) -> Option<Chosen> {
    let spots = layout.part_at((at.x, at.y)).spots_at(spec, at.x);
    let off = |spot: &Spot| (spot.y - at.y).abs();
    let nearest = spots
        .iter()
        .filter(|(curve, _)| lines.contains(&curve.line))
        .min_by(|a, b| off(&a.1).total_cmp(&off(&b.1)));
    nearest.map(|(curve, spot)| Chosen {
        line: curve.line,
        period: spot.period,
    })
}

fn keys(
    ui: &Ui,
    id: Id,
    (spec, layout, lines): (&ChartSpec, &Layout, &[usize]),
    now: &mut Option<Chosen>,
    kept: Option<usize>,
) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: lines.len() > 1,
        escape: now.is_some(),
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let press = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let step = [
        (Key::ArrowLeft, Step::Back),
        (Key::ArrowRight, Step::On),
        (Key::Home, Step::First),
        (Key::End, Step::Last),
    ];
    let beside = [(Key::ArrowUp, -1), (Key::ArrowDown, 1)];
    let pressed = step.into_iter().find(|(key, _)| press(*key));
    if let Some((_, step)) = pressed {
        let begun = kept.filter(|kept| lines.contains(kept));
        let line = now.map(|now| now.line).or(begun);
        let line = line.or_else(|| lines.first().copied());
        *now = line.and_then(|line| along(spec, line, *now, step)).or(*now);
    } else if let (Some(from), true) = (*now, filter.vertical_arrows) {
        let way = beside.into_iter().find(|(key, _)| press(*key));
        let to = way.and_then(|(_, way)| other_line(spec, layout, lines, from, way));
        *now = to.or(*now);
    }
    if now.is_some() && press(Key::Escape) {
        *now = None;
    }
}

/// A way along a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Back,
    On,
    First,
    Last,
}

/// The figure that way along a line; the last one where none was chosen yet.
fn along(spec: &ChartSpec, line: usize, from: Option<Chosen>, step: Step) -> Option<Chosen> {
    let mut periods = spec.lines.get(line)?.points().map(|point| point.period);
    let period = match (step, from) {
        (Step::First, _) => periods.next(),
        (Step::Last, _) | (Step::Back | Step::On, None) => periods.next_back(),
        (Step::Back, Some(now)) => periods.rfind(|period| *period < now.period),
        (Step::On, Some(now)) => periods.find(|period| *period > now.period),
    };
    period.map(|period| Chosen { line, period })
}

/// The figure at the same time of the line so many places on.
fn other_line(
    spec: &ChartSpec,
    layout: &Layout,
    lines: &[usize],
    from: Chosen,
    way: isize,
) -> Option<Chosen> {
    let place = lines.iter().position(|line| *line == from.line)?;
    let line = *lines.get(place.checked_add_signed(way)?)?;
    let (.., spot) = layout.spot_of(spec, line, from.period)?;
    Some(Chosen {
        line,
        period: spot.period,
    })
}

/// A ring around the figure's dot, and a line down to its place on the axis.
fn mark(ui: &Ui, part: &Layout, spot: Spot, origin: eframe::egui::Vec2) {
    let p = palette(ui);
    let stroke = Stroke::new(1.0, p.accent);
    let x = spot.x + origin.x;
    let plot = part.plot;
    let ends = [plot.top, plot.bottom].map(|y| pos2(x, y + origin.y));
    ui.painter().line_segment(ends, stroke);
    let radius = part.frame.dot() + 4.0;
    let centre = Pos2::new(spot.x, spot.y) + origin;
    ui.painter()
        .circle_stroke(centre, radius, Stroke::new(2.0, p.accent));
}
