//! Small numbers that may not be published, and those that would give them away.
//!
//! Primary: counts from 1 to one below the threshold are hidden, zero is not (CMS cell size policy: 11 hides
//! 1 to 10). Complementary: where a line of figures has a published total and exactly one of them is hidden,
//! subtraction gives it back, so the next smallest is hidden too (Washington State Department of Health,
//! "Department of Health Agency Standards for Reporting Data with Small Numbers"). In a table both hold for
//! its rows and its columns, until nothing more need be hidden. What several tables, or several editions of
//! one, give away together is not looked into.

use super::figures::Parts;

/// Below which counts are hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Threshold(u32);

impl Threshold {
    /// Hides 1 to one less than this; 0 and 1 hide nothing.
    pub const fn below(limit: u32) -> Self {
        Self(limit)
    }

    /// Whether a count is too small to be published.
    pub fn hides(self, count: f64) -> bool {
        count > 0.0 && count < f64::from(self.0)
    }

    /// Whether a ratio gives such a count away: above its line, below it, or the rest of the two.
    pub fn hides_ratio(self, parts: Parts) -> bool {
        [parts.above, parts.below, parts.below - parts.above]
            .into_iter()
            .any(|count| self.hides(count))
    }
}

/// A figure as it may be published.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// There is none.
    Missing,
    /// It may be shown.
    Shown(f64),
    /// Hidden because it is small.
    Small,
    /// Hidden because it would give a small one away.
    Complement,
}

impl Cell {
    /// Whether it is hidden.
    pub const fn is_hidden(self) -> bool {
        match self {
            Self::Missing | Self::Shown(_) => false,
            Self::Small | Self::Complement => true,
        }
    }
}

/// Which totals of a table are published with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Published {
    /// The last cell of every row is the row's total.
    pub row_totals: bool,
    /// The last row holds the columns' totals.
    pub column_totals: bool,
}

/// A line of figures and its published total, as they may be published; the total is last in the result.
/// Without a total only small numbers are hidden.
pub fn suppress_line(
    figures: &[Option<f64>],
    total: Option<f64>,
    threshold: Threshold,
) -> Vec<Cell> {
    let line: Vec<_> = figures.iter().copied().chain([total]).collect();
    let published = Published {
        row_totals: total.is_some(),
        column_totals: false,
    };
    suppress_table(&[line], published, threshold)
        .pop()
        .unwrap_or_default()
}

/// A table's figures, in rows, as they may be published. Totals, where there are, stand in the last cell of
/// each row and in the last row, and are themselves figures that may be small. Rows of different lengths
/// end in missing cells. Numbers that are not finite count as missing.
pub fn suppress_table(
    rows: &[Vec<Option<f64>>],
    published: Published,
    threshold: Threshold,
) -> Vec<Vec<Cell>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut table = Table {
        values: rows
            .iter()
            .flat_map(|row| (0..width).map(|at| row.get(at).copied().flatten()))
            .map(|value| value.filter(|value| value.is_finite()))
            .collect(),
        cells: Vec::new(),
    };
    table.cells = table
        .values
        .iter()
        .map(|value| match value {
            None => Cell::Missing,
            Some(value) if threshold.hides(*value) => Cell::Small,
            Some(value) => Cell::Shown(*value),
        })
        .collect();
    let lines = lines(rows.len(), width, published);
    let mut hid = true;
    while hid {
        hid = false;
        for line in &lines {
            while table.gives_away(line) && table.hide_next(line) {
                hid = true;
            }
        }
    }
    if width == 0 {
        return rows.iter().map(|_| Vec::new()).collect();
    }
    table.cells.chunks(width).map(<[Cell]>::to_vec).collect()
}

/// The places of a line's cells, its total last.
type Line = Vec<usize>;

/// The lines of a table whose total is published.
fn lines(height: usize, width: usize, published: Published) -> Vec<Line> {
    let rows = (0..height).map(|row| (0..width).map(|at| row * width + at).collect());
    let columns = (0..width).map(|at| (0..height).map(|row| row * width + at).collect());
    let rows = rows.filter(|_| published.row_totals);
    rows.chain(columns.filter(|_| published.column_totals))
        .collect()
}

struct Table {
    values: Vec<Option<f64>>,
    cells: Vec<Cell>,
}

impl Table {
    fn is_hidden(&self, place: usize) -> bool {
        self.cells.get(place).is_some_and(|cell| cell.is_hidden())
    }

    fn value(&self, place: usize) -> Option<f64> {
        self.values.get(place).copied().flatten()
    }

    /// Whether subtraction gives a hidden figure of the line back: it is the only one, or what is left for
    /// several is one for each.
    fn gives_away(&self, line: &Line) -> bool {
        let Some((total, parts)) = line.split_last() else {
            return false;
        };
        if self.value(*total).is_none() {
            return false;
        }
        let hidden: Vec<f64> = parts
            .iter()
            .filter(|place| self.is_hidden(**place))
            .filter_map(|place| self.value(*place))
            .collect();
        if self.is_hidden(*total) {
            return hidden.is_empty();
        }
        let all_ones = !hidden.is_empty() && hidden.iter().all(|value| *value <= 1.0);
        hidden.len() == 1 || all_ones
    }

    /// Hides the smallest figure of the line that is shown: of its parts those that are not zero, for a
    /// zero protects nothing; else its total; else a zero. False when all is hidden.
    fn hide_next(&mut self, line: &Line) -> bool {
        let total = line.last().copied();
        let rank = |place: usize, value: f64| match (Some(place) == total, value == 0.0) {
            (false, false) => 0,
            (true, _) => 1,
            (false, true) => 2,
        };
        let shown = line.iter().copied().filter(|place| !self.is_hidden(*place));
        let next = shown
            .filter_map(|place| self.value(place).map(|value| (place, value)))
            .min_by(|(a, x), (b, y)| rank(*a, *x).cmp(&rank(*b, *y)).then(x.total_cmp(y)));
        let Some(cell) = next.and_then(|(place, _)| self.cells.get_mut(place)) else {
            return false;
        };
        *cell = Cell::Complement;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Cell::{Complement, Missing, Shown, Small};
    use super::*;
    use proptest::prelude::*;

    const ELEVEN: Threshold = Threshold::below(11);

    fn line(figures: &[f64]) -> Vec<Cell> {
        let values: Vec<_> = figures.iter().copied().map(Some).collect();
        suppress_line(&values, Some(figures.iter().sum()), ELEVEN)
    }

    #[test]
    fn one_to_ten_are_hidden_and_zero_and_eleven_are_shown() {
        for (count, hidden) in [(0.0, false), (1.0, true), (10.0, true), (11.0, false)] {
            assert_eq!(ELEVEN.hides(count), hidden, "{count}");
        }
        assert!(!Threshold::below(0).hides(1.0) && !Threshold::below(1).hides(1.0));
        let ratio = |above, below| ELEVEN.hides_ratio(Parts { above, below });
        assert!(ratio(3.0, 40.0) && ratio(38.0, 40.0) && ratio(5.0, 9.0));
        assert!(!ratio(20.0, 40.0) && !ratio(0.0, 40.0) && !ratio(40.0, 40.0));
    }

    #[test]
    fn the_only_hidden_figure_of_a_total_takes_the_next_smallest_with_it() {
        let cells = line(&[3.0, 40.0, 12.0, 0.0]);
        assert_eq!(
            cells,
            [Small, Shown(40.0), Complement, Shown(0.0), Shown(55.0)]
        );
        assert_eq!(
            line(&[3.0, 4.0, 12.0]),
            [Small, Small, Shown(12.0), Shown(19.0)]
        );
        assert_eq!(line(&[30.0, 40.0]), [Shown(30.0), Shown(40.0), Shown(70.0)]);
        let without = suppress_line(&[Some(3.0), Some(40.0)], None, ELEVEN);
        assert_eq!(without, [Small, Shown(40.0), Missing]);
    }

    #[test]
    fn ones_that_their_sum_gives_away_take_another_with_them() {
        assert_eq!(
            line(&[1.0, 1.0, 30.0, 40.0]),
            [Small, Small, Complement, Shown(40.0), Shown(72.0)]
        );
    }

    #[test]
    fn a_line_of_one_small_figure_hides_its_total() {
        assert_eq!(line(&[4.0]), [Small, Small]);
        assert_eq!(line(&[4.0, 0.0]), [Small, Shown(0.0), Small]);
    }

    #[test]
    fn a_table_hides_until_neither_rows_nor_columns_give_anything_away() {
        let rows: Vec<Vec<Option<f64>>> = [
            [3.0, 20.0, 30.0, 53.0],
            [15.0, 25.0, 35.0, 75.0],
            [50.0, 60.0, 70.0, 180.0],
            [68.0, 105.0, 135.0, 308.0],
        ]
        .iter()
        .map(|row| row.iter().copied().map(Some).collect())
        .collect();
        let both = Published {
            row_totals: true,
            column_totals: true,
        };
        let cells = suppress_table(&rows, both, ELEVEN);
        let hidden: Vec<Vec<bool>> = cells
            .iter()
            .map(|row| row.iter().map(|cell| cell.is_hidden()).collect())
            .collect();
        assert_eq!(
            hidden,
            [
                [true, true, false, false],
                [true, true, false, false],
                [false; 4],
                [false; 4]
            ]
        );
    }

    #[test]
    fn ragged_empty_and_missing_figures_are_no_trouble() {
        let both = Published {
            row_totals: true,
            column_totals: true,
        };
        assert!(suppress_table(&[], both, ELEVEN).is_empty());
        assert_eq!(suppress_table(&[vec![]], both, ELEVEN), [Vec::new()]);
        let ragged = suppress_table(&[vec![Some(3.0)], vec![None, Some(f64::NAN)]], both, ELEVEN);
        assert_eq!(ragged, [[Small, Missing], [Missing, Missing]]);
    }

    proptest! {
        #[test]
        fn no_published_line_gives_a_hidden_figure_back(
            rows in prop::collection::vec(prop::collection::vec(0_u32..40, 4), 1..6),
        ) {
            let mut table: Vec<Vec<Option<f64>>> = rows
                .iter()
                .map(|row| {
                    let total: u32 = row.iter().sum();
                    row.iter().chain([&total]).map(|count| Some(f64::from(*count))).collect()
                })
                .collect();
            let columns = (0..5)
                .map(|at| Some(table.iter().filter_map(|row| row[at]).sum::<f64>()))
                .collect();
            table.push(columns);
            let both = Published { row_totals: true, column_totals: true };
            let cells = suppress_table(&table, both, ELEVEN);
            for (values, row) in table.iter().zip(&cells) {
                for (value, cell) in values.iter().zip(row) {
                    prop_assert_eq!(ELEVEN.hides(value.unwrap()), *cell == Small);
                }
            }
            let hidden_in_rows = cells.iter().map(|row| row.iter().filter(|c| c.is_hidden()).count());
            let hidden_in_columns =
                (0..5).map(|at| cells.iter().filter(|row| row[at].is_hidden()).count());
            for hidden in hidden_in_rows.chain(hidden_in_columns) {
                prop_assert_ne!(hidden, 1);
            }
        }
    }
}
