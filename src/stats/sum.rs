//! Sums that don't depend on the order of what is summed, to the last digit of a double.

/// A running sum with its rounding errors kept beside it (Neumaier 1974, "Rundungsfehleranalyse einiger
/// Verfahren zur Summation endlicher Summen"). Ten thousand tenths are a thousand, not 999.9999999998.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    total: f64,
    lost: f64,
    count: usize,
}

impl Sum {
    /// Takes one more number.
    pub(super) fn add(&mut self, number: f64) {
        let next = self.total + number;
        self.lost += if self.total.abs() >= number.abs() {
            (self.total - next) + number
        } else {
            (number - next) + self.total
        };
        self.total = next;
        self.count += 1;
    }

    /// The sum of what was taken.
    pub(super) fn total(self) -> f64 {
        self.total + self.lost
    }

    /// The mean of what was taken; `None` of nothing.
    pub(super) fn mean(self) -> Option<f64> {
        (self.count > 0).then(|| self.total() / self.count as f64)
    }
}

impl FromIterator<f64> for Sum {
    fn from_iter<I: IntoIterator<Item = f64>>(numbers: I) -> Self {
        let mut sum = Self::default();
        for number in numbers {
            sum.add(number);
        }
        sum
    }
}

/// The mean; `None` of nothing.
pub(super) fn mean(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    numbers.into_iter().collect::<Sum>().mean()
}

/// The sum, 0 of nothing.
pub(super) fn total(numbers: impl IntoIterator<Item = f64>) -> f64 {
    numbers.into_iter().collect::<Sum>().total()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "the claim is that they are exact")]
    fn a_sum_keeps_what_plain_addition_loses() {
        assert_eq!(total(std::iter::repeat_n(0.1, 10_000)), 1000.0);
        assert_eq!(total([1e16, 1.0, -1e16]), 1.0);
        assert_eq!(total([]), 0.0);
        assert_eq!(mean(std::iter::repeat_n(0.7, 14)), Some(0.7));
        assert_eq!(mean([]), None);
    }
}
