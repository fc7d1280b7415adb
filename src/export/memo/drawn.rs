//! Charts drawn before, kept for a while: a memo is laid out again after every edit, and its charts rarely change.

use crate::export::ExportError;
use crate::export::document::Picture;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::sync::{Mutex, PoisonError};

/// How many are kept: more than the longest memo has, and a few megabytes.
const KEPT: usize = 40;

/// The drawings of this process, the latest used last, by what they were drawn from.
static DRAWN: Mutex<Vec<(u64, Picture)>> = Mutex::new(Vec::new());

/// The picture of a drawing: the one made before, else the one that `draw` makes.
///
/// # Errors
/// What `draw` fails with; nothing is kept then.
pub(super) fn drawn(
    svg: &str,
    draw: impl FnOnce() -> Result<Picture, ExportError>,
) -> Result<Picture, ExportError> {
    let mut hasher = DefaultHasher::new();
    svg.hash(&mut hasher);
    let key = hasher.finish();
    if let Some(picture) = known(key) {
        return Ok(picture);
    }
    // Not under the lock: two memos may be drawn at the same time.
    let picture = draw()?;
    keep(key, picture.clone());
    Ok(picture)
}

fn known(key: u64) -> Option<Picture> {
    let mut kept = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    let at = kept.iter().position(|(of, _)| *of == key)?;
    let one = kept.remove(at);
    let picture = one.1.clone();
    kept.push(one);
    Some(picture)
}

fn keep(key: u64, picture: Picture) {
    let mut kept = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|(of, _)| *of != key);
    kept.push((key, picture));
    let over = kept.len().saturating_sub(KEPT);
    kept.drain(..over);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::face;
    use crate::export::raster::Raster;

    fn svg(at: usize) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='{at}' height='1'/></svg>"
        )
    }

    #[test]
    fn a_drawing_is_made_once_and_the_oldest_are_let_go() {
        let raster = Raster::new(face::FILES).unwrap();
        let mut made = 0;
        let mut take = |at: usize| {
            let svg = svg(at);
            drawn(&svg, || {
                made += 1;
                raster.picture(&svg, 1.0)
            })
            .unwrap()
        };
        let first = take(1);
        assert_eq!(take(1), first);
        assert_ne!(take(2), first);
        (3..KEPT + 60).for_each(|at| drop(take(at)));
        assert_eq!(take(1), first);
        assert_eq!(made, KEPT + 60);
    }

    #[test]
    fn what_can_not_be_drawn_is_not_kept() {
        let refused = || {
            drawn("not svg", || {
                Raster::new(face::FILES)?.picture("not svg", 1.0)
            })
        };
        assert!(refused().is_err() && refused().is_err());
    }
}
