//! What the pointer shows on a chart: the period under it and every figure of that period.

use eframe::egui::{Pos2, Rect, Response, Stroke, Ui, pos2};

use super::font;
use super::inks::colour;
use crate::chart::ChartSpec;
use crate::chart::finding::verdict;
use crate::chart::layout::{Curve, Layout, Spot, Weight};
use crate::stats::PointKind;
use crate::ui::tokens::{Size, palette};

/// Marks the figures nearest to the pointer and says what they are.
pub(super) fn hover_ui(ui: &Ui, response: Response, spec: &ChartSpec, layout: &Layout) -> Response {
    let origin = response.rect.min.to_vec2();
    let Some(pointer) = response.hover_pos() else {
        return response;
    };
    let at = pointer - origin;
    let part = layout.part_at((at.x, at.y));
    let plot = part.plot;
    let area = Rect::from_min_max(pos2(plot.left, plot.top), pos2(plot.right, plot.bottom));
    if !area.expand(layout.frame.gap()).contains(at) {
        return response;
    }
    let spots = part.spots_at(spec, at.x);
    for (curve, spot) in &spots {
        let colours = palette(ui);
        let centre = Pos2::new(spot.x, spot.y) + origin;
        let (dot, ink) = (layout.frame.dot(), colour(colours, curve.ink));
        ui.painter()
            .circle(centre, dot + 1.5, colours.surface, Stroke::new(2.0, ink));
    }
    let lines = said(spec, &spots);
    response.on_hover_ui_at_pointer(|ui| {
        for (i, line) in lines.iter().enumerate() {
            let weight = if i == 0 {
                Weight::Strong
            } else {
                Weight::Regular
            };
            let text = eframe::egui::RichText::new(line);
            ui.label(text.font(font(Size::Small.points(), weight)));
        }
    })
}

/// The period, its figures, and the target it was to reach.
pub(super) fn said(spec: &ChartSpec, spots: &[(&Curve, Spot)]) -> Vec<String> {
    let Some((_, first)) = spots.last() else {
        return Vec::new();
    };
    let mut lines = vec![first.period.label()];
    let of_one_year = spec.years.is_some() && spots.len() == 1;
    // The measure's own line is drawn last and said first.
    for (curve, spot) in spots.iter().rev() {
        let line = spec.lines.get(curve.line);
        let name = line
            .map(|line| line.name.as_str())
            .filter(|_| !of_one_year)
            .unwrap_or_default();
        let point = line.and_then(|line| line.at(spot.period));
        let figure = point.map_or_else(
            || spec.format.with_unit(spot.value),
            |point| point.in_full(&spec.format),
        );
        let figure = if spot.kind == PointKind::CommonCause {
            figure
        } else {
            format!("{figure}, {}", verdict(spot.kind))
        };
        lines.push(if name.is_empty() {
            figure
        } else {
            format!("{name} {figure}")
        });
    }
    if let Some(target) = spec.target_at(first.period) {
        lines.push(format!(
            "Target {}",
            spec.format.set_value_with_unit(target)
        ));
    }
    lines
}
