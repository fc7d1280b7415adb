//! What stays on one page: blocks of which each stays with the next are handed over as one that does not break.
//!
//! A paragraph that sticks to the next would do, were it not for its footnote, which typst leaves on the page that
//! the paragraph is taken from.

use serde_json::{Value, json};

/// What footnotes have of the page of the tallest group that is kept whole, in points.
const NOTES: f32 = 88.0;

/// A block that was read, with what decides on which page it stands.
#[derive(Debug)]
pub(super) struct Piece {
    /// The block as the template reads it.
    pub(super) block: Value,
    /// It stays on the page of what follows.
    pub(super) keeps: bool,
    /// How tall it is at most, in points; nothing of what may break, or is not reckoned.
    pub(super) tall: Option<f32>,
    /// A footnote hangs on it.
    pub(super) noted: bool,
}

impl Piece {
    /// A block that may break and keeps to nothing.
    pub(super) const fn free(block: Value) -> Self {
        Self {
            block,
            keeps: false,
            tall: None,
            noted: false,
        }
    }
}

/// The blocks, with those that stay together as one, on pages whose text is so many points high.
pub(super) fn grouped(pieces: Vec<Piece>, high: f32) -> Vec<Value> {
    let mut read = Vec::with_capacity(pieces.len());
    let mut run: Vec<Piece> = Vec::new();
    for piece in pieces {
        let goes_on = piece.keeps;
        run.push(piece);
        if !goes_on {
            close(&mut run, &mut read, high);
        }
    }
    close(&mut run, &mut read, high);
    read
}

fn close(run: &mut Vec<Piece>, read: &mut Vec<Value>, high: f32) {
    let run = std::mem::take(run);
    let tall: Option<f32> = run.iter().map(|piece| piece.tall).sum();
    if run.len() > 1 && tall.is_some_and(|tall| tall < high - NOTES) {
        let blocks: Vec<Value> = run.into_iter().map(|piece| piece.block).collect();
        read.push(json!({ "kind": "group", "blocks": blocks }));
        return;
    }
    for mut piece in run {
        if let Some(keep) = piece.block.get_mut("keep") {
            *keep = json!(piece.keeps && !piece.noted);
        }
        read.push(piece.block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(name: &str, keeps: bool, tall: Option<f32>) -> Piece {
        Piece {
            block: json!({ "name": name, "keep": keeps }),
            keeps,
            tall,
            noted: true,
        }
    }

    #[test]
    fn what_stays_with_the_next_becomes_one_unless_it_is_taller_than_a_page() {
        let kinds = |pieces| -> Vec<usize> {
            let read = grouped(pieces, 648.0);
            let size = |one: &Value| {
                one.get("blocks")
                    .and_then(Value::as_array)
                    .map_or(1, Vec::len)
            };
            read.iter().map(size).collect()
        };
        let a = |keeps| piece("a", keeps, Some(150.0));
        assert_eq!(
            kinds(vec![a(false), a(true), a(true), a(false), a(false)]),
            [1, 3, 1]
        );
        assert_eq!(
            kinds(vec![a(true), a(true), a(true), a(false)]),
            [1, 1, 1, 1]
        );
        assert_eq!(kinds(vec![a(true), piece("b", false, None)]), [1, 1]);
        assert_eq!(kinds(vec![a(true)]), [1]);
    }

    #[test]
    fn what_carries_a_note_sticks_to_nothing_that_breaks() {
        let pieces = vec![piece("a", true, Some(20.0)), piece("b", false, None)];
        let read = grouped(pieces, 648.0);
        assert_eq!(read[0]["keep"], false);
    }
}
