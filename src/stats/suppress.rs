//! Small numbers that may not be published, and those that would give them away.
//!
//! Primary: counts from 1 to one below the threshold are hidden, zero is not (CMS cell size policy: 11 hides
//! 1 to 10). Complementary: where a line of figures has a published total and exactly one of them is hidden,
//! subtraction gives it back, so the next smallest is hidden too (Washington State Department of Health,
//! "Department of Health Agency Standards for Reporting Data with Small Numbers"). In a table both hold for
//! its rows and its columns, until nothing more need be hidden; in one whole split up in several ways, for
//! every split. What several tables, or several editions of one, give away together is not looked into.

use super::figures::Parts;

/// Below which counts are hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Threshold(u32);

impl Threshold {
    /// Hides 1 to one less than this; 0 and 1 hide nothing.
    pub const fn below(limit: u32) -> Self {
        Self(limit)
    }

    /// Whether a count is too small to be published; of a difference between counts its size counts.
    pub fn hides(self, count: f64) -> bool {
        let size = count.abs();
        size > 0.0 && size < f64::from(self.0)
    }

    /// A count as what may have to be hidden.
    pub fn counted(self, count: f64) -> Counted {
        let small = self.hides(count);
        Counted { count, small }
    }

    /// Whether a ratio gives such a count away: above its line, below it, or the rest of the two.
    pub fn hides_ratio(self, parts: Parts) -> bool {
        [parts.above, parts.below, parts.below - parts.above]
            .into_iter()
            .any(|count| self.hides(count))
    }
}

/// A count, and whether it must be hidden for itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// The count; of a ratio that above its line.
    pub count: f64,
    /// It is too small, or rests on a count that is.
    pub small: bool,
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
    let figures = rows
        .iter()
        .flat_map(|row| (0..width).map(|at| row.get(at).copied().flatten()))
        .map(|value| value.map(|value| threshold.counted(value)));
    let mut table = Table::of(figures);
    table.protect(&lines(rows.len(), width, published));
    if width == 0 {
        return rows.iter().map(|_| Vec::new()).collect();
    }
    table.cells.chunks(width).map(<[Cell]>::to_vec).collect()
}

/// A whole that is published with what it is split into, in several ways, each with the same whole: the
/// whole, and the parts of each split, as they may be published. Numbers that are not finite count as missing.
pub fn suppress_splits(
    whole: Option<Counted>,
    splits: &[Vec<Option<Counted>>],
) -> (Cell, Vec<Vec<Cell>>) {
    let mut table = Table::of(std::iter::once(whole).chain(splits.iter().flatten().copied()));
    let mut begin = 1;
    let mut lines: Vec<Line> = Vec::new();
    for split in splits {
        let end = begin + split.len();
        lines.push((begin..end).chain([0]).collect());
        begin = end;
    }
    table.protect(&lines);
    let mut cells = table.cells.into_iter();
    let whole = cells.next().unwrap_or(Cell::Missing);
    let parts = splits.iter();
    let parts = parts.map(|split| cells.by_ref().take(split.len()).collect());
    (whole, parts.collect())
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
    /// With nothing hidden but what must be for itself.
    fn of(figures: impl Iterator<Item = Option<Counted>>) -> Self {
        let finite = |figure: Option<Counted>| figure.filter(|figure| figure.count.is_finite());
        let figures: Vec<Option<Counted>> = figures.map(finite).collect();
        let cell = |figure: &Option<Counted>| match figure {
            None => Cell::Missing,
            Some(Counted { small: true, .. }) => Cell::Small,
            Some(Counted { count, .. }) => Cell::Shown(*count),
        };
        Self {
            cells: figures.iter().map(cell).collect(),
            values: figures.iter().map(|one| one.map(|one| one.count)).collect(),
        }
    }

    /// Hides what would give a hidden figure of a line away, until nothing does.
    fn protect(&mut self, lines: &[Line]) {
        let mut hid = true;
        while hid {
            hid = false;
            for line in lines {
                while self.gives_away(line) && self.hide_next(line) {
                    hid = true;
                }
            }
        }
    }

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
        assert!(ELEVEN.hides(-3.0) && !ELEVEN.hides(-11.0));
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

    #[test]
    fn a_whole_hidden_in_one_split_is_not_given_back_by_another() {
        let counted = |counts: &[f64]| -> Vec<Option<Counted>> {
            counts
                .iter()
                .map(|one| Some(ELEVEN.counted(*one)))
                .collect()
        };
        let whole = Some(ELEVEN.counted(40.0));
        let splits = [counted(&[40.0, 0.0]), counted(&[36.0, 4.0])];
        let (all, parts) = suppress_splits(whole, &splits);
        assert_eq!(all, Shown(40.0));
        assert_eq!(parts, [[Shown(40.0), Shown(0.0)], [Complement, Small]]);
        let few = [counted(&[4.0]), counted(&[2.0, 2.0]), counted(&[4.0, 0.0])];
        let (all, parts) = suppress_splits(Some(ELEVEN.counted(4.0)), &few);
        assert_eq!(all, Small);
        assert_eq!(
            parts,
            [vec![Small], vec![Small, Small], vec![Small, Shown(0.0)]]
        );
        let alone = suppress_splits(None, &[counted(&[4.0, 30.0])]);
        assert_eq!(alone, (Missing, vec![vec![Small, Shown(30.0)]]));
        assert_eq!(suppress_splits(None, &[]), (Missing, Vec::new()));
    }

    /// How many ways there are to fill the hidden cells of a line, knowing what is shown, up to two.
    fn fillings(line: &[Cell], total: Cell) -> usize {
        let known: f64 = line.iter().filter_map(|cell| shown(*cell)).sum();
        let hidden = line.iter().filter(|cell| cell.is_hidden()).count();
        match shown(total) {
            None => 2,
            Some(_) if hidden == 0 => 2,
            // Hidden figures are counts of at least one: what is left is shared among them.
            Some(total) => {
                let left = total - known - hidden as f64;
                if hidden > 1 && left >= 1.0 { 2 } else { 1 }
            }
        }
    }

    const fn shown(cell: Cell) -> Option<f64> {
        match cell {
            Shown(value) => Some(value),
            Missing | Small | Complement => None,
        }
    }

    proptest! {
        #[test]
        fn no_split_of_a_whole_gives_a_hidden_figure_back(
            first in prop::collection::vec(0_u32..30, 1..7),
            cuts in prop::collection::vec(0.0..1.0_f64, 0..5),
        ) {
            let total: u32 = first.iter().sum();
            let mut at: Vec<u32> = cuts.iter().map(|cut| (cut * f64::from(total)) as u32).collect();
            at.extend([0, total]);
            at.sort_unstable();
            let second: Vec<u32> = at.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let counted = |count: &u32| Some(ELEVEN.counted(f64::from(*count)));
            let splits: Vec<Vec<_>> = [&first, &second].map(|split| split.iter().map(counted).collect()).into();
            let (whole, cells) = suppress_splits(counted(&total), &splits);
            for (split, cells) in splits.iter().zip(&cells) {
                for (count, cell) in split.iter().zip(cells) {
                    prop_assert_eq!(count.unwrap().small, *cell == Small);
                }
                let zeros_only = cells.iter().zip(split).all(|(cell, count)| {
                    !cell.is_hidden() || count.unwrap().count > 0.0
                });
                if zeros_only {
                    prop_assert_eq!(fillings(cells, whole), 2, "{:?} of {:?}", cells, whole);
                }
                if whole.is_hidden() {
                    prop_assert!(cells.iter().any(|cell| cell.is_hidden()));
                }
            }
        }

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
