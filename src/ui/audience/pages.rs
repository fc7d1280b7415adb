//! Lists that are too long for one picture are shown in pages. How much goes on a page is told from
//! the words alone, so that the console, the keys and the projector agree on it without drawing.

use super::agreed::agreed;
use super::lists;
use crate::domain::ids::ItemId;
use crate::domain::meeting::Screen;
use crate::program::query::MeetingView;
use crate::ui::models::Models;
use std::ops::Range;

/// Room for the rows of a list, in 720ths of the picture's height.
pub(super) const ROOM: f32 = 486.0;
/// The size of type that pages are counted in; a page that is not full is drawn in a larger one.
const SIZE: f32 = 21.0;
/// From line to line at that size.
const LINE: f32 = SIZE * 1.3;
/// The same for the smaller type of a second text.
pub(super) const SMALL_LINE: f32 = 26.0;
/// The air above and below a row.
const AIR: f32 = 16.0;
/// More lines than these of one text are cut with an ellipsis.
pub(super) const MOST_LINES: usize = 4;

/// How many steps a person takes through a screen: pages of a list, rows of the close-out. At least 1.
pub fn steps(models: &Models, view: &MeetingView, item: Option<ItemId>, screen: Screen) -> usize {
    match screen {
        Screen::Title | Screen::Exhibit => 1,
        Screen::Scorecard => lists::scorecard_pages(models, view).len(),
        Screen::FollowUps => item
            .and_then(|id| view.item(id))
            .map_or(1, |item| lists::follow_up_pages(models, item).len()),
        Screen::CloseOut => agreed(models, view).len().max(1),
    }
}

/// Lines that a text takes in a column of so many letters, at most [`MOST_LINES`].
pub(super) fn lines(text: &str, letters: usize) -> usize {
    // Ideographs and the like are twice as wide.
    let width = |c: char| if c >= '\u{2e80}' { 2 } else { 1 };
    let wide: usize = text.chars().map(width).take(letters * MOST_LINES).sum();
    wide.div_ceil(letters.max(1)).clamp(1, MOST_LINES)
}

/// Height of a row whose highest cell has so many lines.
pub(super) fn row(lines: usize) -> f32 {
    lines as f32 * LINE + AIR
}

/// Splits rows of these heights into pages; there is always one.
pub(super) fn split(heights: impl Iterator<Item = f32>) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut begin, mut filled, mut end) = (0, 0.0, 0);
    for height in heights {
        if end > begin && filled + height > ROOM {
            pages.push(begin..end);
            (begin, filled) = (end, 0.0);
        }
        filled += height;
        end += 1;
    }
    pages.push(begin..end);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_fit_stand_on_one_page_and_the_rest_on_further_ones() {
        let pages = |heights: &[f32]| {
            let split = split(heights.iter().copied());
            split
                .iter()
                .map(|page| (page.start, page.end))
                .collect::<Vec<_>>()
        };
        assert_eq!(pages(&[]), [(0, 0)]);
        assert_eq!(pages(&[100.0; 4]), [(0, 4)]);
        assert_eq!(split([100.0; 9].into_iter()), [0..4, 4..8, 8..9]);
    }

    #[test]
    fn a_row_higher_than_a_page_has_one_of_its_own() {
        assert_eq!(split([900.0, 10.0, 900.0].into_iter()), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn lines_are_counted_by_the_width_of_letters_and_never_more_than_are_shown() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("ten chars.", 10), 1);
        assert_eq!(lines("eleven char", 10), 2);
        assert_eq!(lines("漢字漢字漢字", 10), 2);
        assert_eq!(lines(&"x".repeat(10_000), 10), MOST_LINES);
    }
}
