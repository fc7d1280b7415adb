//! Tables: columns with a heading and a share of the width, rows of cells.

use super::Paragraph;
use serde::{Deserialize, Serialize};

/// A table. Rows may be shorter or longer than the columns: what is missing is empty, nothing is
/// dropped.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// What a screen reader calls it, e.g. "Response time: what was agreed".
    pub title: String,
    /// What a screen reader says of how it is built; may be empty.
    pub description: String,
    /// Printed above it after "Table n."; none when absent.
    pub caption: Option<Paragraph>,
    /// Its columns, left to right.
    pub columns: Vec<Column>,
    /// Its rows below the header row.
    pub rows: Vec<Vec<Cell>>,
    /// All of it stands on one page, where it fits on one. Rows stay whole anyway, and the header row is
    /// repeated on every page.
    pub together: bool,
}

impl Table {
    /// A table of no columns yet, with the name a screen reader calls it by.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Says how it is built, for a screen reader.
    #[must_use]
    pub fn description(self, description: impl Into<String>) -> Self {
        Self {
            description: description.into(),
            ..self
        }
    }

    /// Prints a caption above it, after "Table n.".
    #[must_use]
    pub fn caption(self, caption: impl Into<Paragraph>) -> Self {
        Self {
            caption: Some(caption.into()),
            ..self
        }
    }

    /// Adds a column.
    #[must_use]
    pub fn column(mut self, column: Column) -> Self {
        self.columns.push(column);
        self
    }

    /// Adds a row.
    #[must_use]
    pub fn row<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.push_row(cells);
        self
    }

    /// Adds a row in place, for loops.
    pub fn push_row<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// All of it stands on one page, where it fits on one.
    #[must_use]
    pub fn together(self) -> Self {
        Self {
            together: true,
            ..self
        }
    }

    /// How many columns it takes to lose no cell.
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(Vec::len)
            .fold(self.columns.len(), usize::max)
    }

    /// Whether any column has a heading.
    pub fn has_header(&self) -> bool {
        self.columns.iter().any(|column| !column.heading.is_blank())
    }

    /// The alignment of a column, counted from 0.
    pub fn align(&self, column: usize) -> Align {
        self.columns
            .get(column)
            .map_or(Align::Left, |column| column.align)
    }

    /// The width of each column in parts of `total`; together exactly `total`. A column nobody
    /// declared, or one with share 0, gets the average share.
    pub fn widths(&self, total: u32) -> Vec<u32> {
        let declared: Vec<u64> = self
            .columns
            .iter()
            .map(|c| u64::from(c.share))
            .filter(|share| *share > 0)
            .collect();
        let average = if declared.is_empty() {
            1
        } else {
            (declared.iter().sum::<u64>() / declared.len() as u64).max(1)
        };
        let shares: Vec<u64> = (0..self.width())
            .map(|at| match self.columns.get(at).map(|column| column.share) {
                None | Some(0) => average,
                Some(share) => u64::from(share),
            })
            .collect();
        let sum = shares.iter().sum::<u64>().max(1);
        let mut upto = 0;
        let mut taken = 0;
        shares
            .iter()
            .map(|share| {
                upto += share;
                let edge = u64::from(total) * upto / sum;
                let width = edge - taken;
                taken = edge;
                width as u32
            })
            .collect()
    }
}

/// Widens columns that would break a word (item 12 in a column meant for 9) at the cost of those
/// that have room to spare. None asks for more than an equal part of the whole, so there is always
/// enough; the sum stays.
pub(in crate::export) fn with_room_for_words(widths: &[u32], needs: &[u32]) -> Vec<u32> {
    let total: u64 = widths.iter().map(|width| u64::from(*width)).sum();
    let equal_part = (total / (widths.len() as u64).max(1)) as u32;
    let needs = needs.iter().map(|need| (*need).min(equal_part));
    let (mut lacking, mut sparing) = (0_u64, 0_u64);
    let spare: Vec<(u32, u64)> = widths
        .iter()
        .zip(needs)
        .map(|(width, need)| {
            lacking += u64::from(need.saturating_sub(*width));
            let spare = u64::from(width.saturating_sub(need));
            sparing += spare;
            ((*width).max(need), spare)
        })
        .collect();
    let (mut upto, mut given) = (0, 0);
    spare
        .into_iter()
        .map(|(width, spare)| {
            upto += spare;
            let edge = lacking * upto / sparing.max(1);
            let part = edge - given;
            given = edge;
            width - part as u32
        })
        .collect()
}

/// How the text of a column stands in its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Align {
    /// At the left; the rule for words.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right; the rule for figures.
    Right,
}

/// A column: its heading and its share of the width.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The heading in the header row; may be empty.
    pub heading: Paragraph,
    /// Its share of the table's width, as a part of the sum of all shares.
    pub share: u32,
    /// How heading and cells stand in it.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn new(heading: impl Into<Paragraph>, share: u32) -> Self {
        Self {
            heading: heading.into(),
            share,
            align: Align::Left,
        }
    }

    /// The same with its text at the right, for figures.
    #[must_use]
    pub fn right(self) -> Self {
        Self {
            align: Align::Right,
            ..self
        }
    }

    /// The same with its text in the middle.
    #[must_use]
    pub fn centre(self) -> Self {
        Self {
            align: Align::Centre,
            ..self
        }
    }
}

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// One below the other.
    pub paragraphs: Vec<Paragraph>,
}

impl Cell {
    /// A cell of one paragraph.
    pub fn new(paragraph: impl Into<Paragraph>) -> Self {
        Self {
            paragraphs: vec![paragraph.into()],
        }
    }

    /// Adds a paragraph below.
    #[must_use]
    pub fn paragraph(mut self, paragraph: impl Into<Paragraph>) -> Self {
        self.paragraphs.push(paragraph.into());
        self
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<Paragraph> for Cell {
    fn from(paragraph: Paragraph) -> Self {
        Self::new(paragraph)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_follow_the_shares_and_fill_the_total_exactly() {
        let table = Table::new("t")
            .column(Column::new("", 1))
            .column(Column::new("", 2));
        assert_eq!(table.widths(100), [33, 67]);
        let thirds = table.column(Column::new("", 0));
        assert_eq!(thirds.widths(9360).iter().sum::<u32>(), 9360);
        assert_eq!(thirds.widths(9360).len(), 3);
    }

    #[test]
    fn a_row_longer_than_the_columns_widens_the_table() {
        let table = Table::new("t")
            .column(Column::new("a", 4))
            .row(["1", "2", "3"]);
        assert_eq!(table.width(), 3);
        assert_eq!(table.widths(300), [100, 100, 100]);
        assert_eq!(table.align(2), Align::Left);
        assert!(Table::new("none").widths(10).is_empty());
    }

    #[test]
    fn a_column_too_narrow_for_its_words_takes_from_those_with_room() {
        let widths = with_room_for_words(&[200, 5_000, 2_000, 2_160], &[380, 1_200, 900, 500]);
        assert_eq!(widths.iter().sum::<u32>(), 9_360);
        assert_eq!(widths.first(), Some(&380));
        assert!(
            widths
                .iter()
                .zip([380, 1_200, 900, 500])
                .all(|(width, need)| *width >= need)
        );
    }

    #[test]
    fn columns_with_room_keep_their_shares_and_endless_words_starve_no_other() {
        assert_eq!(
            with_room_for_words(&[3_000, 6_360], &[500, 500]),
            [3_000, 6_360]
        );
        assert_eq!(
            with_room_for_words(&[100, 9_260], &[1_000_000, 1_000_000]),
            [4_680, 4_680]
        );
        assert!(with_room_for_words(&[], &[]).is_empty());
    }
}
