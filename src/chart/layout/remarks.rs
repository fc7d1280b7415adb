//! Where the words of remarks stand: inside the plot where nothing is in their way, otherwise in
//! rows above it.

use super::Ink;

/// A remark's line and its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Remark {
    /// What it says, cut where it is too long.
    pub(super) text: String,
    /// Where its line stands.
    pub(super) x: f32,
    /// How wide its words are.
    pub(super) width: f32,
    /// Its colour.
    pub(super) ink: Ink,
}

/// A straight stroke from one point to another.
pub type Stroke = ((f32, f32), (f32, f32));

/// A place for words, their sides given downwards and to the right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

/// Rows above the plot; words that would need a further one are left out.
const MOST_ROWS: usize = 3;

/// Whether each remark's words can stand right of its line in one row between `top` and `bottom`
/// without leaving the plot, covering a stroke, or reaching the next remark's line.
pub(super) fn fit_inside(
    remarks: &[Remark],
    (top, bottom): (f32, f32),
    gap: f32,
    right: f32,
    strokes: &[Stroke],
) -> bool {
    let nexts = remarks
        .iter()
        .skip(1)
        .map(|next| next.x)
        .chain(std::iter::once(right));
    remarks.iter().zip(nexts).all(|(remark, next)| {
        let (left, right) = (remark.x, remark.x + gap + remark.width + gap);
        let place = Place {
            left,
            right,
            top,
            bottom,
        };
        right <= next && !strokes.iter().any(|stroke| covers(&place, *stroke))
    })
}

/// The rows above the plot, counted upwards from 0, in which the words stand so that none lies on
/// another or on another's line; `None` for words that have no room. `starts` are their left ends.
pub(super) fn rows(remarks: &[Remark], starts: &[f32], gap: f32) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; remarks.len()];
    let each: Vec<(f32, f32, f32)> = remarks
        .iter()
        .zip(starts)
        .map(|(r, &start)| (r.x, start, start + r.width + gap))
        .collect();
    // From the right, because a remark's words may reach over the lines of later ones.
    for (i, &(x, start, end)) in each.iter().enumerate().rev() {
        let later = each.iter().zip(&found).skip(i + 1);
        let mut row = 0;
        for (&(later_x, later_start, later_end), later_row) in later {
            let meets = start < later_end && later_start < end;
            let crossed = (start..end).contains(&later_x) || (later_start..later_end).contains(&x);
            if let Some(taken) = later_row
                && (meets || crossed)
            {
                row = row.max(taken + 1);
            }
        }
        if let Some(place) = found.get_mut(i).filter(|_| row < MOST_ROWS) {
            *place = Some(row);
        }
    }
    found
}

/// Whether a stroke passes through a place.
pub(super) fn covers(place: &Place, ((x1, y1), (x2, y2)): Stroke) -> bool {
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    let sides = [
        (x1 - x2, x1 - place.left),
        (x2 - x1, place.right - x1),
        (y1 - y2, y1 - place.top),
        (y2 - y1, place.bottom - y1),
    ];
    // Clipping after Liang and Barsky: what part of the stroke lies within all four sides.
    for (towards, room) in sides {
        if towards == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if towards < 0.0 {
            from = from.max(room / towards);
        } else {
            to = to.min(room / towards);
        }
    }
    from <= to
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32) -> Remark {
        Remark {
            x,
            width: 30.0,
            text: String::new(),
            ink: Ink::Remark,
        }
    }

    const PLACE: Place = Place {
        left: 10.0,
        right: 20.0,
        top: 10.0,
        bottom: 20.0,
    };

    #[test]
    fn a_stroke_through_a_corner_covers_and_one_beside_does_not() {
        assert!(covers(&PLACE, ((0.0, 15.0), (30.0, 15.0))));
        assert!(covers(&PLACE, ((12.0, 12.0), (14.0, 14.0))));
        assert!(covers(&PLACE, ((8.0, 14.0), (14.0, 8.0))));
        assert!(!covers(&PLACE, ((0.0, 12.0), (12.0, 0.0))));
        assert!(!covers(&PLACE, ((0.0, 5.0), (30.0, 5.0))));
        assert!(!covers(&PLACE, ((25.0, 0.0), (25.0, 30.0))));
    }

    #[test]
    fn words_stand_inside_only_where_all_have_room() {
        let two = [at(10.0), at(60.0)];
        let inside = |strokes: &[Stroke]| fit_inside(&two, (0.0, 10.0), 4.0, 100.0, strokes);
        assert!(inside(&[]));
        assert!(inside(&[((0.0, 50.0), (100.0, 50.0))]));
        assert!(!inside(&[((0.0, 5.0), (100.0, 5.0))]));
        assert!(!fit_inside(&two, (0.0, 10.0), 4.0, 90.0, &[]));
        let close = [at(10.0), at(40.0)];
        assert!(!fit_inside(&close, (0.0, 10.0), 4.0, 100.0, &[]));
    }

    #[test]
    fn rows_keep_words_off_one_another_and_off_lines() {
        let three = [at(0.0), at(20.0), at(100.0)];
        assert_eq!(
            rows(&three, &[2.0, 22.0, 102.0], 4.0),
            [Some(1), Some(0), Some(0)]
        );
        let crowd = [at(0.0), at(5.0), at(10.0), at(15.0)];
        let starts = [0.0, 5.0, 10.0, 15.0];
        assert_eq!(
            rows(&crowd, &starts, 4.0),
            [None, Some(2), Some(1), Some(0)]
        );
    }
}
