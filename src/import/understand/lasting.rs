//! What of a heading or a file's name stays the same from one month or year to the next.

/// Months as names of files write them.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A heading without the years and quarters in it, so that "FY 26 Target" is known again as "FY 27 Target".
/// Other numbers stay: "District 1" is not "District 2".
pub fn lasting(heading: &str) -> String {
    kept(heading, false).join(" ").to_lowercase()
}

/// The name of a file without its ending and without the dates in it: "Potholes_2026-10.csv" is called "Potholes".
pub fn lasting_name(file: &str) -> String {
    let stem = match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        Some(_) | None => file,
    };
    let words = kept(stem, true);
    if words.is_empty() {
        return stem.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    words.join(" ")
}

/// The words of a text that name no time. `months`: names of months are left out as well.
fn kept(text: &str, months: bool) -> Vec<&str> {
    let mut kept = Vec::new();
    let mut after_time = false;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let time = is_time(word, after_time) || months && is_month(word);
        after_time = time;
        if !time {
            kept.push(word);
        }
    }
    kept
}

/// A year, "FY26", "Q1", "W39"; after another such word also a number of two digits, as in 2026-07.
fn is_time(word: &str, after_time: bool) -> bool {
    let small = word.to_lowercase();
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if digits(&small) {
        let year = small.len() == 4 && (small.starts_with("19") || small.starts_with("20"));
        let compact = matches!(small.len(), 6 | 8) && small.starts_with("20");
        return year || compact || after_time && small.len() <= 2;
    }
    let after = |letter: &str| small.strip_prefix(letter).is_some_and(digits);
    small == "fy" || after("fy") || after("cy") || (after("q") || after("w")) && small.len() <= 3
}

fn is_month(word: &str) -> bool {
    let small = word.to_lowercase();
    MONTHS.iter().any(|month| {
        *month == small || small.len() >= 3 && small.len() <= 4 && month.starts_with(&small)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_again_next_year() {
        assert_eq!(lasting("FY 26 Target"), lasting("FY27  target"));
        assert_eq!(lasting("FY26 Q1 Context"), lasting("FY27 Q3  context"));
        assert_eq!(lasting("2024-07"), "");
        assert_ne!(lasting("District 1"), lasting("District 2"));
    }

    #[test]
    fn files_are_called_without_their_dates() {
        for (file, name) in [
            ("Potholes_2026-10.csv", "Potholes"),
            ("Fire Department KPIs FY26 Q1.xlsx", "Fire Department KPIs"),
            ("calls-sept-2026.csv", "calls"),
            ("20260930 street defects.csv", "street defects"),
            ("2026-10.csv", "2026-10"),
            ("v1.2 of the plan", "v1 2 of the plan"),
            ("311.csv", "311"),
        ] {
            assert_eq!(lasting_name(file), name, "{file}");
        }
    }
}
