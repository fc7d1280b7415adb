//! The upper tail of Fisher's F, by which a spread is told from chance.

/// The chance that F of so many degrees of freedom (each at least 1) is `f` or more: the regularised
/// incomplete beta function at d2 / (d2 + d1 f), by its continued fraction (DLMF 8.17.22).
pub(super) fn f_tail(f: f64, between: usize, within: usize) -> f64 {
    let (d1, d2) = (between as f64, within as f64);
    let x = d2 / (d2 + d1 * f.max(0.0));
    let (a, b) = (d2 / 2.0, d1 / 2.0);
    let log_beta = ln_gamma_half(within) + ln_gamma_half(between) - ln_gamma_half(within + between);
    let front = (a * x.ln() + b * (-x).ln_1p() - log_beta).exp();
    let tail = if x <= 0.0 {
        0.0
    } else if x >= 1.0 {
        1.0
    } else if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(a, b, x) / a
    } else {
        1.0 - front * fraction(b, a, 1.0 - x) / b
    };
    tail.clamp(0.0, 1.0)
}

/// The logarithm of Γ(n / 2), by the factors it is a product of.
fn ln_gamma_half(n: usize) -> f64 {
    let odd_start = if n % 2 == 1 {
        std::f64::consts::PI.sqrt().ln()
    } else {
        0.0
    };
    let first = if n % 2 == 1 { 1 } else { 2 };
    let factors = (first..n).step_by(2).map(|k| (k as f64 / 2.0).ln());
    odd_start + factors.sum::<f64>()
}

/// The continued fraction of the incomplete beta function, by Lentz's method; it has settled long before
/// its last step for x below (a + 1) / (a + b + 2).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const STEPS: u32 = 500;
    let (mut above, mut below) = (1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0)));
    let mut value = below;
    for step in 1..STEPS {
        let at = f64::from(step);
        let twice = a + 2.0 * at;
        let even = at * (b - at) * x / ((twice - 1.0) * twice);
        let odd = -(a + at) * (a + b + at) * x / (twice * (twice + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            below = 1.0 / (1.0 + term * below);
            above = 1.0 + term / above;
            change = below * above;
            value *= change;
        }
        if (change - 1.0_f64).abs() < 1e-14 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_agrees_with_printed_tables() {
        // 5 %, 1 % and 0.1 % points of F as tables print them.
        for (f, between, within, tail) in [
            (161.45, 1, 1, 0.05),
            (4.96, 1, 10, 0.05),
            (2.72, 11, 12, 0.05),
            (4.22, 11, 12, 0.01),
            (16.69, 3, 4, 0.01),
            (10.80, 3, 12, 0.001),
            (2.85, 10, 60, 0.0057),
        ] {
            let found = f_tail(f, between, within);
            assert!(
                (found / tail - 1.0).abs() < 0.02,
                "{f} {between} {within}: {found}"
            );
        }
        // With two degrees of freedom above, the tail has a closed form.
        for (f, within) in [(0.5_f64, 7_usize), (3.0, 20), (40.0, 5), (2.0, 400)] {
            let half = within as f64 / 2.0;
            let exact = (1.0 + f / half).powf(-half);
            assert!((f_tail(f, 2, within) - exact).abs() < 1e-12);
        }
    }

    #[test]
    fn the_ends_of_the_tail_are_one_and_nothing() {
        assert!((f_tail(0.0, 3, 9) - 1.0).abs() < 1e-15);
        assert!(f_tail(f64::MAX, 3, 9) < 1e-12);
        assert!(f_tail(f64::INFINITY, 3, 9) < 1e-12);
    }
}
