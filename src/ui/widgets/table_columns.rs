//! The columns of a table and the room each gets.

/// A column: its head, its width, and to which side its cells stand.
#[derive(Clone, Copy, Debug)]
#[must_use = "a column that is in no table is not there"]
pub struct Column<'a> {
    pub(super) title: &'a str,
    pub(super) least: f32,
    pub(super) share: f32,
    pub(super) right: bool,
    pub(super) sortable: bool,
    /// 0 never gives way; of the others the greatest goes first.
    pub(super) yields: u8,
}

impl<'a> Column<'a> {
    /// A column `width` points wide.
    pub const fn fixed(title: &'a str, width: f32) -> Self {
        Self {
            title,
            least: width,
            share: 0.0,
            right: false,
            sortable: true,
            yields: 0,
        }
    }

    /// A column at least `least` points wide that takes `share` parts of the room that is left.
    pub const fn flexible(title: &'a str, least: f32, share: f32) -> Self {
        Self {
            title,
            least,
            share,
            right: false,
            sortable: true,
            yields: 0,
        }
    }

    /// Cells and head stand to the right: for figures.
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Left out where there is too little room for all columns; of several the greatest `rank` first.
    pub const fn gives_way(mut self, rank: u8) -> Self {
        self.yields = rank;
        self
    }

    /// Pressing the head does nothing.
    pub const fn unsorted(mut self) -> Self {
        self.sortable = false;
        self
    }
}

/// The width of each column in `room` points; 0 for one that gave way. Together they are never narrower
/// than the least of those that never do; where that is more than the room, the table scrolls sideways.
pub(super) fn widths(columns: &[Column<'_>], room: f32) -> Vec<f32> {
    let kept = kept(columns, room);
    let shown = || columns.iter().filter(|column| column.yields <= kept);
    let least: f32 = shown().map(|column| column.least).sum();
    let shares: f32 = shown().map(|column| column.share).sum();
    let left = (room - least).max(0.0);
    let each = if shares > 0.0 { left / shares } else { 0.0 };
    columns
        .iter()
        .map(|column| {
            if column.yields <= kept {
                (column.least + column.share * each).floor()
            } else {
                0.0
            }
        })
        .collect()
}

/// The greatest rank of columns for which there is room.
fn kept(columns: &[Column<'_>], room: f32) -> u8 {
    let mut ranks: Vec<u8> = columns.iter().map(|column| column.yields).collect();
    ranks.sort_unstable();
    let fits = |rank: &u8| {
        let shown = columns.iter().filter(|column| column.yields <= *rank);
        shown.map(|column| column.least).sum::<f32>() <= room
    };
    ranks.into_iter().rev().find(fits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column<'_>; 3] = [
        Column::flexible("Measure", 120.0, 2.0),
        Column::fixed("Latest", 80.0),
        Column::flexible("Status", 100.0, 1.0),
    ];

    #[test]
    fn room_that_is_left_goes_to_the_flexible_columns_by_share() {
        assert_eq!(widths(&COLUMNS, 600.0), [320.0, 80.0, 200.0]);
    }

    #[test]
    fn no_column_is_narrower_than_it_asks_for() {
        assert_eq!(widths(&COLUMNS, 90.0), [120.0, 80.0, 100.0]);
    }

    #[test]
    fn columns_give_way_one_after_the_other_and_the_last_never() {
        let columns = [
            Column::flexible("Measure", 100.0, 1.0),
            Column::fixed("Owner", 50.0).gives_way(2),
            Column::fixed("Change", 50.0).gives_way(1),
        ];
        assert_eq!(widths(&columns, 200.0), [100.0, 50.0, 50.0]);
        assert_eq!(widths(&columns, 190.0), [140.0, 0.0, 50.0]);
        assert_eq!(widths(&columns, 149.0), [149.0, 0.0, 0.0]);
        assert_eq!(widths(&columns, 20.0), [100.0, 0.0, 0.0]);
    }
}
