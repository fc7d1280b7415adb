//! For how long something has been so: runs of figures that end with the latest one shown.

use std::cmp::Ordering;

use super::sentence::Facts;

impl Facts<'_> {
    /// How many figures up to this one, with it, lie on that side of the average.
    pub(super) fn beside_average(&self, side: Ordering) -> usize {
        let mean = self.segment.mean;
        // What a few roundings of doubles come to is on neither side.
        let slack = 1e-12 * mean.abs().max(self.latest.value.abs());
        self.run(|value| match side {
            Ordering::Greater => value > mean + slack,
            Ordering::Less => value < mean - slack,
            Ordering::Equal => false,
        })
    }

    /// How many figures up to this one, with it, within its segment, are so.
    pub(super) fn run(&self, is_so: impl Fn(f64) -> bool) -> usize {
        self.back().take_while(|value| is_so(*value)).count()
    }

    /// How many steps up to this figure lead that way.
    pub(super) fn steps_so_far(&self, way: Ordering) -> usize {
        let pairs = self.back().zip(self.back().skip(1));
        pairs
            .take_while(|(now, before)| now.total_cmp(before) == way)
            .count()
    }

    /// The figures of this one's segment from it back.
    fn back(&self) -> impl Iterator<Item = f64> + '_ {
        let rows = self.study.analysis.rows.get(..=self.place);
        let rows = rows.unwrap_or_default().iter().rev();
        rows.take_while(|row| row.segment == self.row.segment)
            .filter_map(|row| row.value)
    }

    /// Whether so many figures up to this one stand in periods that follow one another.
    pub(super) fn unbroken(&self, count: usize) -> bool {
        let first = (self.place + 1).checked_sub(count);
        let first = first.and_then(|place| self.study.period(place));
        first.is_some_and(|first| {
            let steps = first.periods_until(self.latest.period);
            usize::try_from(steps).is_ok_and(|steps| steps + 1 == count)
        })
    }
}
