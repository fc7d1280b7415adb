//! Years written as the two they lie in: "2009-10", which alone is as likely October 2009.

use std::collections::BTreeSet;

/// Different ones that are enough to see that none is a month.
const ENOUGH: usize = 3;

/// The two years a text may name, where the second follows the first.
fn span(text: &str) -> Option<(u32, u32)> {
    let (begins, ends) = text.trim().split_once(['-', '/', '\u{2013}'])?;
    let (begins, ends) = (begins.trim_end(), ends.trim_start());
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if begins.len() != 4 || ends.len() != 2 || !digits(begins) || !digits(ends) {
        return None;
    }
    let (begins, ends) = (begins.parse::<u32>().ok()?, ends.parse().ok()?);
    ((begins + 1) % 100 == ends).then_some((begins, ends))
}

/// Whether these texts, as far as they are a year and two more digits, name years by the two they lie in: one of them
/// can be nothing else, or so many follow one another.
pub(in crate::import) fn are_spans<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut spans = BTreeSet::new();
    for text in texts {
        match span(text) {
            Some(span) => drop(spans.insert(span)),
            None if is_month(text) => return false,
            None => {}
        }
    }
    spans.len() >= ENOUGH || spans.iter().any(|(_, ends)| *ends > 12)
}

/// Whether it is of the same form, and a month.
fn is_month(text: &str) -> bool {
    let parts = text.trim().split_once(['-', '/', '\u{2013}']);
    parts.is_some_and(|(year, month)| {
        let month = month.trim_start().parse::<u32>();
        year.trim_end().len() == 4
            && year.trim_end().parse::<u32>().is_ok()
            && month.is_ok_and(|month| (1..=12).contains(&month))
    })
}

/// A text as it is to be read where the texts beside it are [`are_spans`]: "FY2009-10". `None` for any other text.
pub(in crate::import) fn spelled_out(text: &str) -> Option<String> {
    span(text).map(|_| format!("FY{}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_from_months_by_those_beside_them() {
        let are = |texts: &[&str]| are_spans(texts.iter().copied());
        assert!(are(&["2009-10", "2010-11", "2011-12"]));
        assert!(are(&["2011-12", "2012-13"]));
        assert!(!are(&["2009-10", "2010-11"]));
        assert!(!are(&[
            "2009-10", "2009-11", "2009-12", "2010-11", "2011-12"
        ]));
        assert!(!are(&["2012-13", "2012-10"]));
        assert!(!are(&["2026-01-31", "Trees", ""]));
        assert_eq!(spelled_out(" 2009-10").as_deref(), Some("FY2009-10"));
        assert_eq!(spelled_out("2009-11"), None);
    }
}
