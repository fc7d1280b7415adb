//! The little grammar the words of a chart need.

/// Words after which what a measure counts is only qualified.
const JOINTS: [&str; 13] = [
    "per", "in", "of", "for", "to", "by", "with", "within", "at", "on", "over", "under", "from",
];

/// Words that follow the noun they belong to: "complaints open", "trees planted".
const AFTER: [&str; 5] = ["open", "overdue", "late", "pending", "outstanding"];

/// "were" after a name in the plural ("Violent crimes, citywide", "Trees planted"), else "was".
pub(super) fn was(name: &str) -> &'static str {
    let head = name.split([',', '(', ':', ';', '/']).next().unwrap_or(name);
    let words: Vec<String> = head
        .split_whitespace()
        .map(str::to_lowercase)
        .take_while(|word| !JOINTS.contains(&word.as_str()))
        .collect();
    let qualifies = |word: &&String| AFTER.contains(&word.as_str()) || word.ends_with("ed");
    let noun = words.iter().rev().find(|word| !qualifies(word));
    if noun.is_some_and(|word| is_plural(word)) {
        "were"
    } else {
        "was"
    }
}

fn is_plural(word: &str) -> bool {
    let singular = ["ss", "us", "is", "news", "gas"];
    word.len() > 3 && word.ends_with('s') && !singular.iter().any(|end| word.ends_with(end))
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
}
