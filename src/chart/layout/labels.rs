//! Labels in a column that do not collide: each as near to where it belongs as the others allow.

/// A label that wants to stand somewhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wish {
    /// Where its middle should be, downwards.
    pub(super) middle: f32,
    /// Its height.
    pub(super) height: f32,
}

/// The middles of the labels, in the order given, between `low` and `high` and in the order of
/// the wishes. Neighbours that would overlap move apart by the same amount. When all together are
/// too high for the room the last ones have none and are `None`; so give the important ones first.
pub(super) fn stacked(wishes: &[Wish], low: f32, high: f32) -> Vec<Option<f32>> {
    let mut room = high - low;
    let mut kept: Vec<(usize, Wish)> = Vec::new();
    for (i, wish) in wishes.iter().enumerate() {
        if wish.height <= room {
            room -= wish.height;
            kept.push((i, *wish));
        }
    }
    kept.sort_by(|a, b| a.1.middle.total_cmp(&b.1.middle).then(a.0.cmp(&b.0)));
    let mut blocks: Vec<Block> = Vec::new();
    for (index, wish) in kept {
        let mut block = Block::of(index, wish);
        block.settle(low, high);
        while let Some(before) = blocks.pop_if(|before| before.top + before.height > block.top) {
            block = before.joined(block);
            block.settle(low, high);
        }
        blocks.push(block);
    }
    let mut middles = vec![None; wishes.len()];
    for block in &blocks {
        let mut top = block.top;
        for &(index, height) in &block.members {
            if let Some(place) = middles.get_mut(index) {
                *place = Some(top + height / 2.0);
            }
            top += height;
        }
    }
    middles
}

/// Labels that stand one below another without room between.
struct Block {
    members: Vec<(usize, f32)>,
    height: f32,
    /// The sum, over the members, of where the block's top would be if that member had its wish.
    wished_tops: f32,
    top: f32,
}

impl Block {
    fn of(index: usize, wish: Wish) -> Self {
        Self {
            members: vec![(index, wish.height)],
            height: wish.height,
            wished_tops: wish.middle - wish.height / 2.0,
            top: 0.0,
        }
    }

    /// Puts the block where its members' wishes are met best.
    fn settle(&mut self, low: f32, high: f32) {
        let wished = self.wished_tops / self.members.len() as f32;
        self.top = wished.min(high - self.height).max(low);
    }

    /// This block with another right below it.
    fn joined(mut self, below: Self) -> Self {
        self.wished_tops += below.wished_tops - self.height * below.members.len() as f32;
        self.height += below.height;
        self.members.extend(below.members);
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wishes(list: &[(f32, f32)]) -> Vec<Wish> {
        list.iter()
            .map(|&(middle, height)| Wish { middle, height })
            .collect()
    }

    #[test]
    fn labels_with_room_stand_where_they_belong() {
        let places = stacked(&wishes(&[(50.0, 10.0), (20.0, 10.0)]), 0.0, 100.0);
        assert_eq!(places, [Some(50.0), Some(20.0)]);
    }

    #[test]
    fn labels_of_the_same_height_move_apart_evenly() {
        let places = stacked(&wishes(&[(50.0, 10.0), (50.0, 10.0)]), 0.0, 100.0);
        assert_eq!(places, [Some(45.0), Some(55.0)]);
    }

    #[test]
    fn labels_stay_within_the_column() {
        let places = stacked(
            &wishes(&[(-5.0, 10.0), (0.0, 10.0), (200.0, 10.0)]),
            0.0,
            100.0,
        );
        assert_eq!(places, [Some(5.0), Some(15.0), Some(95.0)]);
    }

    #[test]
    fn what_has_no_room_is_left_out_last_first() {
        let places = stacked(&wishes(&[(5.0, 10.0), (5.0, 10.0), (5.0, 10.0)]), 0.0, 20.0);
        assert_eq!(places, [Some(5.0), Some(15.0), None]);
    }

    proptest! {
        #[test]
        fn no_two_labels_overlap(
            list in prop::collection::vec((-50.0..250.0f32, 1.0..30.0f32), 0..12),
            high in 0.0..200.0f32
        ) {
            let wished = wishes(&list);
            let places = stacked(&wished, 0.0, high);
            let mut spans: Vec<(f32, f32)> = places.iter().zip(&wished)
                .filter_map(|(p, w)| p.map(|m| (m - w.height / 2.0, m + w.height / 2.0)))
                .collect();
            spans.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in spans.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0 + 1e-3, "{:?}", spans);
            }
            for (top, bottom) in spans {
                prop_assert!(top >= -1e-3 && bottom <= high + 1e-3);
            }
        }
    }
}
