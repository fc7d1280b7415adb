//! The numbers of exhibits: charts and pictures as figures, tables by themselves.

use super::exhibits::{ExhibitBody, ExhibitView};

/// Counts exhibits anew, where some of a meeting's were left out.
pub fn count_anew(exhibits: &mut [ExhibitView]) {
    let mut numbers = Numbers::default();
    for view in exhibits {
        view.number = numbers.next(&view.body);
    }
}

/// Counts exhibits as the memo does.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    figures: u32,
    tables: u32,
}

impl Numbers {
    /// The next number for such a body; none for one that shows nothing.
    pub(super) fn next(&mut self, body: &ExhibitBody) -> Option<u32> {
        let count = match body {
            ExhibitBody::Chart(_) | ExhibitBody::Picture(_) => &mut self.figures,
            ExhibitBody::Table(_) => &mut self.tables,
            ExhibitBody::Missing(_) => return None,
        };
        *count += 1;
        Some(*count)
    }
}
