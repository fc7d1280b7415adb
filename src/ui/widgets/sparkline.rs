//! A small line of recent figures: how they went, without axes. The row it stands in says the rest.

use eframe::egui::{Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, pos2};

use crate::ui::tokens::palette;

/// Room around the line for the dot at its end, in points.
const EDGE: f32 = 4.0;

/// Draws figures of periods that follow one another, oldest first; a gap where one is missing. `width`
/// is that of `periods` figures: with fewer, the line begins further right, so that a column of them
/// shows the same month at the same place.
pub fn sparkline(ui: &mut Ui, values: &[Option<f64>], periods: usize, size: Vec2) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let p = palette(ui);
    let inner = rect.shrink(EDGE);
    let points = places(values, periods, inner);
    let line = Stroke::new(1.25, p.chart.series);
    for run in points.split(Option::is_none) {
        let run: Vec<Pos2> = run.iter().copied().flatten().collect();
        match run.as_slice() {
            [] => {}
            [one] => {
                ui.painter().circle_filled(*one, 1.0, line.color);
            }
            [_, _, ..] => {
                ui.painter().add(Shape::line(run, line));
            }
        }
    }
    if let Some(last) = points.iter().rev().copied().flatten().next() {
        ui.painter().circle_filled(last, 3.0, p.chart.series);
    }
    response
}

/// Where each figure stands in `rect`; none where one is missing or is no number.
fn places(values: &[Option<f64>], periods: usize, rect: Rect) -> Vec<Option<Pos2>> {
    let known = || values.iter().copied().flatten().filter(|v| v.is_finite());
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    let steps = periods.max(values.len()).saturating_sub(1).max(1) as f32;
    let missing = periods.saturating_sub(values.len());
    let place = |(at, value): (usize, &Option<f64>)| {
        let value = value.filter(|v| v.is_finite())?;
        let share = if high > low {
            ((value - low) / (high - low)) as f32
        } else {
            0.5
        };
        let x = rect.left() + rect.width() * (at + missing) as f32 / steps;
        Some(pos2(x, rect.bottom() - share * rect.height()))
    };
    values.iter().enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect() -> Rect {
        Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 20.0))
    }

    #[test]
    fn the_latest_figure_stands_at_the_right_however_many_there_are() {
        for count in [2, 5, 11] {
            let values = vec![Some(1.0); count];
            let last = places(&values, 11, rect()).pop().flatten().unwrap();
            assert!((last.x - 100.0).abs() < 0.01, "{count}: {last:?}");
        }
    }

    #[test]
    fn the_greatest_figure_is_at_the_top_and_the_least_at_the_foot() {
        let found = places(&[Some(3.0), Some(9.0), Some(6.0)], 3, rect());
        let heights: Vec<f32> = found.into_iter().map(|p| p.unwrap().y).collect();
        assert_eq!(heights, [20.0, 0.0, 10.0]);
    }

    #[test]
    fn what_is_missing_or_no_number_leaves_a_gap() {
        let found = places(&[Some(3.0), None, Some(f64::NAN), Some(3.0)], 4, rect());
        let there: Vec<bool> = found.iter().map(Option::is_some).collect();
        assert_eq!(there, [true, false, false, true]);
        assert!(found[0].unwrap().is_finite());
    }
}
