//! Digits, commas and the powers of a thousand.

/// A power of a thousand in which large figures are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) divisor: f64,
    pub(super) letter: &'static str,
    pub(super) word: &'static str,
}

const ONES: Scale = Scale {
    divisor: 1.0,
    letter: "",
    word: "",
};
pub(super) const SCALES: [Scale; 3] = [
    Scale {
        divisor: 1e6,
        letter: "M",
        word: " million",
    },
    Scale {
        divisor: 1e9,
        letter: "B",
        word: " billion",
    },
    Scale {
        divisor: 1e12,
        letter: "T",
        word: " trillion",
    },
];

impl Scale {
    /// The largest that leaves a figure of one or more, for figures from `from` on.
    pub(super) fn of(value: f64, from: f64) -> Self {
        if value.abs() < from {
            return ONES;
        }
        // What would round up to a thousand of one belongs to the next.
        let fits = |scale: &&Self| value.abs() >= scale.divisor * 0.999_5 || scale.divisor <= 1e6;
        SCALES.iter().rev().find(fits).copied().unwrap_or(ONES)
    }
}

/// The nearest multiple of 10^-decimals.
pub(super) fn round_to(value: f64, decimals: u8) -> f64 {
    let shift = 10f64.powi(i32::from(decimals));
    let shifted = value * shift;
    if shifted.is_finite() {
        shifted.round() / shift
    } else {
        value
    }
}

/// Digits with commas between thousands and an ASCII minus; never "-0". Half is rounded away from
/// zero, as people round. Figures of more than 13 digits are written as powers of ten.
pub(super) fn grouped(value: f64, decimals: u8) -> String {
    if value.abs() >= 1e13 {
        return format!("{value:.1e}");
    }
    let text = format!("{:.*}", usize::from(decimals), round_to(value, decimals));
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = whole.trim_start_matches('-');
    let mut out = String::new();
    let nothing = !text.contains(|c: char| ('1'..='9').contains(&c));
    if value < 0.0 && !nothing {
        out.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
