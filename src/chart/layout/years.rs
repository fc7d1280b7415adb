//! Years laid over each other: the months under them, and the latest figure's label beside it.

use super::axes::Axes;
use super::ends::End;
use super::obstacles::Obstacles;
use super::pen::{LINE, Pen};
use super::remarks::Place;
use super::{Align, Ink, Layout, Spot, Words};
use crate::chart::years::YearsSpec;
use crate::domain::dates;
use crate::domain::period::{Frequency, Period};

impl Pen<'_> {
    /// The names of months or quarters under the plot, as many as stand calmly apart.
    pub(super) fn draw_months(
        &self,
        layout: &mut Layout,
        axes: &Axes,
        (years, one): (&YearsSpec, Period),
        y: f32,
    ) {
        let periods = years.periods(one);
        let names: Vec<(f32, String)> = periods
            .iter()
            .map(|period| (axes.period(*period), name(*period)))
            .collect();
        let apart = |stride: &usize| {
            let each = || names.iter().step_by(*stride);
            let pairs = each().zip(each().skip(1));
            pairs.into_iter().all(|((x1, a), (x2, b))| {
                x2 - x1 >= f32::midpoint(self.width(a), self.width(b)) + self.frame.gap()
            })
        };
        let stride = [1, 2, 3, 6].into_iter().find(apart).unwrap_or(12);
        for (x, name) in names.into_iter().step_by(stride) {
            let half = self.width(&name) / 2.0;
            let x = x.min(self.frame.width - half).max(half);
            layout.words.push(self.words(name, (x, y), Align::Middle));
        }
    }

    /// The labels of the latest figure beside it, where the latest year is not over and they have room
    /// there; says whether they had.
    pub(super) fn label_beside(&self, layout: &mut Layout, labels: &[End]) -> bool {
        let own = layout.curves.iter().find(|curve| curve.ink == Ink::Whole);
        let latest = own.and_then(|curve| curve.runs.last()?.last());
        let Some(latest) = latest.copied() else {
            return false;
        };
        let obstacles = Obstacles::of(self, layout);
        let width = labels.iter().map(|end| end.width).fold(0.0, f32::max);
        let height: f32 = labels.iter().map(|end| end.size * LINE).sum();
        let Some(place) = self.beside(layout, &latest, (width, height), &obstacles) else {
            return false;
        };
        let mut top = place.top;
        for end in labels {
            let y = top + end.size * LINE / 2.0;
            top += end.size * LINE;
            layout.words.push(Words {
                text: end.text.clone(),
                x: place.left,
                y,
                align: Align::Start,
                size: end.size,
                weight: end.weight,
                ink: end.ink,
            });
        }
        true
    }

    /// Free room of that size beside, above or below a figure.
    fn beside(
        &self,
        layout: &Layout,
        spot: &Spot,
        (width, height): (f32, f32),
        obstacles: &Obstacles,
    ) -> Option<Place> {
        let clear = self.frame.flag() + self.frame.gap() * 0.5;
        let plot = layout.plot;
        let right = (spot.x + clear, spot.y - height / 2.0);
        let over = |steps: f32| spot.y - clear - height - height * steps;
        let under = |steps: f32| spot.y + clear + height * steps;
        let lefts = [
            spot.x - width / 2.0,
            spot.x - self.frame.flag(),
            spot.x - width + self.frame.flag(),
        ];
        let around = [0.0, 0.25, 0.5].into_iter().flat_map(|steps| {
            let heights = [over(steps), under(steps)];
            let each = heights.into_iter();
            each.flat_map(move |top| lefts.into_iter().map(move |left| (left, top)))
        });
        let places = std::iter::once(right).chain(around);
        places
            .map(|(left, top)| Place {
                left,
                right: left + width,
                top,
                bottom: top + height,
            })
            .find(|place| {
                let inside = place.left >= plot.left
                    && place.right <= plot.right
                    && place.top >= plot.top - height * 0.3
                    && place.top >= 0.0
                    && place.bottom <= plot.bottom;
                inside && obstacles.leave(place)
            })
    }
}

/// "Jan", "Q1"; of a quarter of a city's books "Jul\u{2013}Sep".
fn name(period: Period) -> String {
    let month = dates::month_abbreviation;
    match period.frequency() {
        Frequency::Quarter if period.is_calendar() => {
            let label = period.label();
            label.split(' ').next().unwrap_or_default().to_owned()
        }
        Frequency::Quarter => {
            let (first, last) = (month(period.start()), month(period.end()));
            format!("{first}\u{2013}{last}")
        }
        Frequency::Day | Frequency::Week | Frequency::Month | Frequency::Year => {
            month(period.start()).to_owned()
        }
    }
}
