//! The little grammar the words of a chart need.

use crate::domain::number::NumberFormat;

/// Words after which what a measure counts is only qualified.
const JOINTS: [&str; 16] = [
    "per", "in", "of", "for", "to", "by", "with", "within", "at", "on", "over", "under", "from",
    "who", "that", "which",
];

/// Words that follow the noun they belong to: "complaints open", "hours lost". Those that end in
/// "ed" ("trees planted") or "ly" ("seriously") do so too.
const AFTER: [&str; 18] = [
    "open",
    "overdue",
    "late",
    "pending",
    "outstanding",
    "available",
    "there",
    "lost",
    "hurt",
    "paid",
    "held",
    "sent",
    "built",
    "kept",
    "found",
    "met",
    "or",
    "and",
];

/// Plurals that do not end in "s".
const PLURALS: [&str; 4] = ["people", "children", "women", "men"];

/// "were" after a name in the plural ("Violent crimes, citywide", "Trees planted"), else "was".
pub(super) fn was(name: &str) -> &'static str {
    let head = name.split([',', '(', ':', ';', '/']).next().unwrap_or(name);
    let words: Vec<String> = head
        .split_whitespace()
        .map(str::to_lowercase)
        .take_while(|word| !JOINTS.contains(&word.as_str()))
        .collect();
    let qualifies = |word: &&String| {
        AFTER.contains(&word.as_str()) || word.ends_with("ed") || word.ends_with("ly")
    };
    let noun = words.iter().rev().find(|word| !qualifies(word));
    if noun.is_some_and(|word| is_plural(word)) {
        "were"
    } else {
        "was"
    }
}

fn is_plural(word: &str) -> bool {
    let singular = ["ss", "us", "is", "news", "gas"];
    if PLURALS.contains(&word) {
        return true;
    }
    word.len() > 3 && word.ends_with('s') && !singular.iter().any(|end| word.ends_with(end))
}

/// "their" for what takes "were", else "its".
pub(super) fn its(name: &str) -> &'static str {
    if was(name) == "were" { "their" } else { "its" }
}

/// A small number as people write it: in letters up to twelve.
pub(super) fn few(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let word = WORDS.get(number).map(|word| (*word).to_owned());
    word.unwrap_or_else(|| NumberFormat::default().plain(number as f64))
}

/// A noun for so many: "months", "month" for one.
pub(super) fn plural(number: usize, noun: &str) -> String {
    if number == 1 {
        noun.to_owned()
    } else {
        format!("{noun}s")
    }
}

/// "a", "a and b", "a, b and c".
pub(super) fn and_list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_plural_take_were() {
        for name in [
            "Violent crimes, citywide",
            "Trees planted",
            "Building permits in 30 days",
            "Calls answered in 60 s",
            "Complaints open over 30 days",
            "Homicides",
            "People killed or seriously hurt in traffic",
            "Crew hours lost to travel",
            "Two-year-olds fully vaccinated",
            "Residents who call their streets well kept",
        ] {
            assert_eq!(was(name), "were", "{name}");
        }
    }

    #[test]
    fn names_in_the_singular_take_was() {
        for name in [
            "Street-defect response time",
            "On-time trash collection",
            "Share of calls answered",
            "Bus access",
            "Potholes backlog",
            "Homelessness census",
            "311 answered in 60 s",
            "",
        ] {
            assert_eq!(was(name), "was", "{name}");
        }
    }

    #[test]
    fn lists_end_with_and() {
        let list =
            |words: &[&str]| and_list(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn small_numbers_are_words_and_nouns_take_their_number() {
        assert_eq!([few(1), few(12), few(13)], ["one", "twelve", "13"]);
        assert_eq!(few(1_200), "1,200");
        assert_eq!(
            [plural(1, "month"), plural(2, "month")],
            ["month", "months"]
        );
        assert_eq!([its("Trees planted"), its("Balance")], ["their", "its"]);
    }
}
