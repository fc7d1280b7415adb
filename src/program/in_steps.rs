//! Sorting what there may be millions of in steps of some milliseconds, between which somebody says whether to go on.

/// So many are sorted in one step.
const AT_ONCE: usize = 1 << 16;

/// Sorts by a key, where the items lie and without more memory; equal ones may change places. Before every step
/// `go_on` is told how many items are where they belong, and says whether to go on. Returns whether all are: when it
/// was stopped the items are all there, in some order.
///
/// The longest step parts all items about their middle one: a tenth of a second of five million.
#[must_use]
pub fn sort_in_steps<T, K: Ord>(
    items: &mut [T],
    key: impl Fn(&T) -> K,
    mut go_on: impl FnMut(usize) -> bool,
) -> bool {
    if !go_on(0) {
        return false;
    }
    // Most files come in their order.
    if items.is_sorted_by_key(&key) {
        return true;
    }
    let mut done = 0;
    let mut waiting = vec![items];
    while let Some(part) = waiting.pop() {
        if !go_on(done) {
            return false;
        }
        if part.len() <= AT_ONCE {
            part.sort_unstable_by_key(&key);
            done += part.len();
        } else {
            let middle = part.len() / 2;
            let (before, _, after) = part.select_nth_unstable_by_key(middle, &key);
            done += 1;
            waiting.push(after);
            waiting.push(before);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Made-up numbers in no order.
    fn numbers(count: usize, of: usize) -> Vec<usize> {
        (0..count).map(|at| at * 7_919 % of).collect()
    }

    #[test]
    fn many_are_sorted_as_a_plain_sort_would_and_told_step_by_step() {
        for of in [1, 3, 1_000, 1_000_003] {
            let mut items = numbers(10 * AT_ONCE, of);
            let mut plain = items.clone();
            plain.sort_unstable();
            let mut told = Vec::new();
            let sorted = sort_in_steps(
                &mut items,
                |one| *one,
                |done| {
                    told.push(done);
                    true
                },
            );
            assert!(sorted && items == plain, "of {of}");
            assert!(told.is_sorted() && told.iter().all(|done| *done <= items.len()));
            assert!(of == 1 || told.len() > 20, "told {} times", told.len());
        }
    }

    #[test]
    fn a_stop_at_any_step_leaves_every_item() {
        let items = numbers(5 * AT_ONCE, 1_000_003);
        let mut plain = items.clone();
        plain.sort_unstable();
        for stop in 0..12 {
            let mut own = items.clone();
            let mut asked = 0;
            let sorted = sort_in_steps(
                &mut own,
                |one| *one,
                |_| {
                    asked += 1;
                    asked <= stop
                },
            );
            assert_eq!((sorted, asked), (false, stop + 1), "at {stop}");
            own.sort_unstable();
            assert!(own == plain);
        }
    }

    proptest! {
        #[test]
        fn few_are_sorted_too(mut items in proptest::collection::vec(0..50_u8, 0..40)) {
            let mut plain = items.clone();
            plain.sort_unstable();
            prop_assert!(sort_in_steps(&mut items, |one| *one, |_| true));
            prop_assert_eq!(items, plain);
        }
    }
}
