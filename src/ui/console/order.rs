//! Which rows a table shows and in which order: worked out when something changed, not in every frame.

/// The rows of a book that a table shows, by their place in the book.
#[derive(Debug, Default)]
pub struct Order {
    stamp: Option<u64>,
    rows: Vec<usize>,
    fresh: bool,
}

impl Order {
    /// The rows as they stood for this stamp; made by `sort` when the stamp is another than before.
    pub fn keep(&mut self, stamp: u64, sort: impl FnOnce() -> Vec<usize>) {
        self.fresh = self.stamp != Some(stamp);
        if self.fresh {
            self.rows = sort();
            self.stamp = Some(stamp);
        }
    }

    /// Whether they were worked out anew by the last [`Order::keep`].
    pub const fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Places in the book, in the order shown.
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }
}

/// What a kept order was made from, in one number: values mixed in their order. Fast rather than
/// strong: it tells a change of the book from none, in every frame.
#[derive(Debug, Clone, Copy)]
pub struct Stamp(u64);

impl Stamp {
    /// A stamp of nothing yet.
    pub const fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    /// With one more value.
    #[must_use]
    pub const fn with(self, value: u64) -> Self {
        // The step of rustc's own hash tables.
        Self((self.0.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95))
    }

    /// With the place in memory and the length of a text or list: another reading of a book has others.
    #[must_use]
    pub fn with_slice<T>(self, slice: &[T]) -> Self {
        self.with(slice.as_ptr() as usize as u64)
            .with(slice.len() as u64)
    }

    /// With the letters of a text.
    #[must_use]
    pub fn with_text(self, text: &str) -> Self {
        let bytes = text
            .bytes()
            .fold(self, |stamp, byte| stamp.with(byte.into()));
        bytes.with(text.len() as u64)
    }

    /// The number.
    pub const fn value(self) -> u64 {
        self.0
    }
}

impl Default for Stamp {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether every word of `search` stands somewhere in one of `texts`, in any case.
pub fn finds(search: &str, texts: &[&str]) -> bool {
    search.split_whitespace().all(|word| {
        let word = word.to_lowercase();
        texts.iter().any(|text| text.to_lowercase().contains(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_worked_out_again_only_for_another_stamp() {
        let mut order = Order::default();
        order.keep(1, || vec![2, 0]);
        assert!(order.is_fresh());
        order.keep(1, || panic!("sorted twice"));
        assert!(!order.is_fresh());
        order.keep(2, || vec![0]);
        assert_eq!((order.rows(), order.is_fresh()), (&[0][..], true));
    }

    #[test]
    fn stamps_tell_order_and_length_apart() {
        let of = |texts: &[&str]| {
            let stamp = Stamp::new();
            texts
                .iter()
                .fold(stamp, |stamp, text| stamp.with_text(text))
                .value()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
    }

    #[test]
    fn a_search_finds_its_words_in_any_of_the_texts() {
        let texts = ["Street-defect response time", "Streets", "Damaris Rivera"];
        assert!(finds("rivera RESPONSE", &texts));
        assert!(finds("  ", &texts));
        assert!(!finds("rivera water", &texts));
    }
}
