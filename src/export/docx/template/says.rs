//! What is said of a template: what becomes of a memo in it that its author might not expect.

use super::sheet::TheirPage;
use super::styles::Styles;

/// What it says of itself, a sentence each.
pub(super) fn says(page: &TheirPage, styles: &Styles, has_words: bool) -> Vec<String> {
    let mut says = Vec::new();
    if !styles.lacking.is_empty() {
        let (noun, verb) = if styles.lacking.len() == 1 {
            ("style", "is")
        } else {
            ("styles", "are")
        };
        says.push(format!(
            "It has no {noun} {}; Statroom\u{2019}s own {verb} used there.",
            listed(&styles.lacking)
        ));
    }
    if page.has_letterhead {
        says.push(
            "Its first page has a letterhead; seal, office and address aren\u{2019}t printed below it again.".to_owned(),
        );
    }
    if page.has_header && !page.has_letterhead {
        says.push(
            "The head of its pages is used; the memo\u{2019}s name isn\u{2019}t printed there."
                .to_owned(),
        );
    }
    if has_words {
        says.push(
            "The words and pictures in its text are left out; a letterhead belongs into the head of its first page."
                .to_owned(),
        );
    }
    says
}

/// What is said of its foot; `line` is the one in the foot of the city's memos.
pub(super) fn of_footer(page: &TheirPage, line: &str) -> Vec<String> {
    if !page.has_footer {
        return Vec::new();
    }
    let mut says = Vec::new();
    let line = line.trim();
    if !line.is_empty() {
        says.push(format!(
            "The foot of its pages is used; \u{201c}{line}\u{201d} is printed only if it stands there."
        ));
    }
    if !page.counts_pages {
        says.push("The foot of its pages doesn\u{2019}t count them.".to_owned());
    }
    says
}

fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
