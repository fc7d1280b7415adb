//! A measure's last figures as a line in a table's row.

use eframe::egui::accesskit::Role;
use eframe::egui::{Pos2, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use crate::domain::number::NumberFormat;
use crate::domain::period::Period;
use crate::ui::tokens::palette;

/// Radius of the dot at the latest figure, in points.
const DOT: f32 = 2.5;

/// Draws consecutive periods as a small line without axes, broken where a figure is missing, with
/// a dot at the latest figure. It fills the height between its lowest and its highest figure, so
/// it shows the way things go and not how much. Figures that are no numbers count as missing.
pub fn sparkline_ui(
    ui: &mut Ui,
    figures: &[(Period, Option<f64>)],
    format: &NumberFormat,
    size: Vec2,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, said(figures, format)));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let inner = rect.shrink(DOT + 0.5);
    let steps = figures.len().saturating_sub(1).max(1) as f32;
    let (low, high) = extent(figures);
    let place = |i: usize, value: f64| -> Pos2 {
        let across = if figures.len() > 1 {
            i as f32 / steps
        } else {
            1.0
        };
        let up = if high > low {
            ((value - low) / (high - low)) as f32
        } else {
            0.5
        };
        pos2(
            inner.left() + across * inner.width(),
            inner.bottom() - up * inner.height(),
        )
    };
    let colour = palette(ui).chart.series;
    let stroke = Stroke::new(1.4, colour);
    let mut run: Vec<Pos2> = Vec::new();
    let mut latest = None;
    for (i, (_, value)) in figures.iter().enumerate() {
        if let Some(value) = value.filter(|v| v.is_finite()) {
            run.push(place(i, value));
            latest = run.last().copied();
        } else {
            draw_run(ui, &mut run, stroke);
        }
    }
    draw_run(ui, &mut run, stroke);
    if let Some(latest) = latest {
        ui.painter().circle_filled(latest, DOT, colour);
    }
    response
}

/// Draws the figures that follow one another and forgets them; one alone is a dot.
fn draw_run(ui: &Ui, run: &mut Vec<Pos2>, stroke: Stroke) {
    match run.as_slice() {
        [] => {}
        [alone] => {
            ui.painter()
                .circle_filled(*alone, stroke.width, stroke.color);
        }
        [_, _, ..] => {
            ui.painter().line(run.clone(), stroke);
        }
    }
    run.clear();
}

/// The lowest and the highest figure.
fn extent(figures: &[(Period, Option<f64>)]) -> (f64, f64) {
    let values = || {
        figures
            .iter()
            .filter_map(|(_, v)| *v)
            .filter(|v| v.is_finite())
    };
    (
        values().fold(f64::INFINITY, f64::min),
        values().fold(f64::NEG_INFINITY, f64::max),
    )
}

/// "From 4.6 days to 6.6 days since Nov 2023".
fn said(figures: &[(Period, Option<f64>)], format: &NumberFormat) -> String {
    let (low, high) = extent(figures);
    match figures.first() {
        Some((first, _)) if low <= high => {
            let (low, high) = (format.spoken(low), format.spoken(high));
            format!("Between {low} and {high} since {}", first.label())
        }
        Some(_) | None => "No figures yet".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::number::NumberKind;

    fn figures(values: &[Option<f64>]) -> Vec<(Period, Option<f64>)> {
        let first = Period::from_iso("2023-11").unwrap();
        values
            .iter()
            .enumerate()
            .map(|(i, v)| (first.plus(i as i32), *v))
            .collect()
    }

    #[test]
    fn a_sparkline_says_its_range() {
        let days = NumberFormat::of(NumberKind::Days);
        let words = |values: &[Option<f64>]| said(&figures(values), &days);
        let range = "Between 4.6 days and 6.6 days since Nov 2023";
        assert_eq!(words(&[Some(4.6), None, Some(f64::NAN), Some(6.6)]), range);
        assert_eq!(words(&[None]), "No figures yet");
        assert_eq!(words(&[]), "No figures yet");
    }
}
