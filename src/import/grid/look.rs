//! What a number format of a spreadsheet says of the number it shows.

use super::cell::{MomentLook, NumberLook};

/// Signs of money that formats show.
const MONEY: [char; 4] = ['$', '€', '£', '¥'];

/// How a format shows a number and how a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) number: NumberLook,
    pub(super) moment: MomentLook,
}

impl Look {
    /// Where nothing is known of the format.
    pub(super) const UNKNOWN: Self = Self {
        number: NumberLook::Unknown,
        moment: MomentLook::Day,
    };
    /// Of a plain number.
    pub(super) const PLAIN: Self = Self {
        number: NumberLook::Plain,
        moment: MomentLook::Day,
    };

    /// Of a format's code, as "0.0%" or "mmm-yy".
    pub(super) fn of_code(code: &str) -> Self {
        let bare = without_literals(code);
        let number = if bare.contains('%') {
            NumberLook::Percent
        } else if code.contains(MONEY) {
            NumberLook::Money
        } else {
            NumberLook::Plain
        };
        let moment = moment(&bare);
        Self { number, moment }
    }

    /// Of a format that every spreadsheet has, by its number (ECMA-376, 18.8.30).
    pub(super) const fn built_in(number: u16) -> Option<Self> {
        let (number, moment) = match number {
            0..=4 | 11..=16 | 27..=31 | 36..=41 | 43 | 48..=58 => {
                (NumberLook::Plain, MomentLook::Day)
            }
            5..=8 | 42 | 44 => (NumberLook::Money, MomentLook::Day),
            9 | 10 => (NumberLook::Percent, MomentLook::Day),
            17 => (NumberLook::Plain, MomentLook::Month),
            18..=21 | 32..=35 | 45..=47 => (NumberLook::Plain, MomentLook::Time),
            22 => (NumberLook::Plain, MomentLook::DayTime),
            _ => return None,
        };
        Some(Self { number, moment })
    }
}

/// The first section of a format in small letters, without what stands there to be written as it is.
fn without_literals(code: &str) -> String {
    let mut bare = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => letters
                .by_ref()
                .take_while(|letter| *letter != '"')
                .for_each(drop),
            '[' => letters
                .by_ref()
                .take_while(|letter| *letter != ']')
                .for_each(drop),
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => break,
            other => bare.extend(other.to_lowercase()),
        }
    }
    bare
}

fn moment(bare: &str) -> MomentLook {
    let clock = bare.contains(['h', 's']);
    match (bare.contains('d'), bare.contains('y'), bare.contains('m')) {
        (true, ..) if clock => MomentLook::DayTime,
        (false, false, _) if clock => MomentLook::Time,
        (false, true, false) => MomentLook::Year,
        (false, _, true) => MomentLook::Month,
        (true, ..) | (false, false, false) => MomentLook::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_say_what_a_number_is_shown_as() {
        for (code, number) in [
            ("General", NumberLook::Plain),
            ("#,##0.0", NumberLook::Plain),
            ("0%", NumberLook::Percent),
            ("0.0%;[Red]-0.0%", NumberLook::Percent),
            ("0.0\" % of goal\"", NumberLook::Plain),
            ("0\\%", NumberLook::Plain),
            ("_($* #,##0_);_($* (#,##0)", NumberLook::Money),
            ("[$€-2] #,##0", NumberLook::Money),
        ] {
            assert_eq!(Look::of_code(code).number, number, "{code}");
        }
    }

    #[test]
    fn codes_say_how_much_of_a_moment_is_shown() {
        for (code, moment) in [
            ("mmm-yy", MomentLook::Month),
            ("mmmm yyyy", MomentLook::Month),
            ("yyyy", MomentLook::Year),
            ("m/d/yyyy", MomentLook::Day),
            ("[$-409]d-mmm-yy;@", MomentLook::Day),
            ("m/d/yy h:mm", MomentLook::DayTime),
            ("h:mm AM/PM", MomentLook::Time),
        ] {
            assert_eq!(Look::of_code(code).moment, moment, "{code}");
        }
    }
}
