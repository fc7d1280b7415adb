//! Turns of phrase that both memos share.

use super::sources::MemoSources;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::capture::without_signs;
use crate::domain::dates;
use crate::domain::ids::{DepartmentId, PersonId};
use crate::program::query::{ActionBook, ActionRow, Directory};
use chrono::{Datelike, NaiveDate};

/// Stands where something is still to be settled; never a placeholder to be filled in on paper.
pub(in crate::export) const NOT_YET_SET: &str = "not yet set";

/// "November 24, 2026".
pub(in crate::export) fn month_day(date: NaiveDate) -> String {
    let month = dates::month_name(date);
    format!("{month} {}, {}", date.day(), date.year())
}

/// "a, b and c".
pub fn and_list<S: AsRef<str>>(parts: &[S]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// "1 item", "4 items".
pub(in crate::export) fn count(n: usize, one: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {one}s")
    }
}

/// "1 minute", "20 minutes".
pub(super) fn minutes(n: u32) -> String {
    count(n as usize, "minute")
}

/// The lines of a text that say something; each is a paragraph of the memo.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

/// The paragraphs of a text: parted by blank lines, each with its own line breaks kept.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(last) if open && !line.is_empty() => {
                last.push('\n');
                last.push_str(line);
            }
            _ if !line.is_empty() => paragraphs.push(line.to_owned()),
            Some(_) | None => {}
        }
        open = !line.is_empty();
    }
    paragraphs
}

/// The words on one line, with a full stop unless they end with a mark of their own.
pub(in crate::export) fn sentence(text: &str) -> String {
    let line = lines(text).collect::<Vec<_>>().join(" ");
    let ended = line.ends_with(['.', '!', '?', ':', '\u{2026}', '\u{201d}', '"']);
    if line.is_empty() || ended {
        line
    } else {
        line + "."
    }
}

/// The words on one line without a full stop at their end, to be led on by other words.
pub(in crate::export) fn clause(text: &str) -> String {
    let line = lines(text).collect::<Vec<_>>().join(" ");
    line.trim_end_matches('.').to_owned()
}

/// "I", "II", …: the numerals of standing and new items.
pub(super) fn roman(n: usize) -> String {
    const STEPS: [(usize, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = n;
    let mut numeral = String::new();
    for (value, letters) in STEPS {
        while left >= value {
            numeral.push_str(letters);
            left -= value;
        }
    }
    numeral
}

/// Who answers for an action: "D. Rivera, Streets", "smith (to be settled)", "Streets (no person
/// named)" or "not yet set".
pub(super) fn owner(sources: &MemoSources, action: &Action) -> String {
    owner_in(&sources.directory, action)
}

/// [`owner`], by the directory alone.
pub(in crate::export) fn owner_in(directory: &Directory, action: &Action) -> String {
    if action.owner.is_some() {
        let name = named(directory, action.owner, action.department);
        if !name.is_empty() {
            return name;
        }
    }
    let department = directory.department_name(action.department);
    let typed = action.owner_as_typed.trim().trim_start_matches('@');
    match (typed.is_empty(), department.is_empty()) {
        (false, true) => format!("{typed} (to be settled)"),
        (false, false) => format!("{typed} (to be settled), {department}"),
        (true, false) => format!("{department} (no person named)"),
        (true, true) => NOT_YET_SET.to_owned(),
    }
}

/// "D. Rivera, Streets", "R. Adeyemi, Mayor", or nothing when nobody is named.
pub(super) fn person(sources: &MemoSources, id: Option<PersonId>) -> String {
    person_in(&sources.directory, id)
}

/// [`person`], by the directory alone.
pub(in crate::export) fn person_in(directory: &Directory, id: Option<PersonId>) -> String {
    named(directory, id, None)
}

/// A person with their department, or with their role when they belong to none.
fn named(directory: &Directory, id: Option<PersonId>, department: Option<DepartmentId>) -> String {
    let Some(person) = id.and_then(|id| directory.person(id)) else {
        return String::new();
    };
    let role = person.role.trim();
    if person.department.or(department).is_none() && !role.is_empty() {
        return format!("{}, {role}", person.short_name());
    }
    directory.owner_name(id, department)
}

/// The words of an action without the mark of an owner that could not be settled: the memo names that
/// owner beside them.
pub(in crate::export) fn said_in(row: &ActionRow) -> String {
    let action = &row.action;
    let typed = action.owner_as_typed.trim().trim_start_matches('@');
    if action.owner.is_some() || typed.is_empty() {
        return sentence(&row.said());
    }
    let text = action.text.replace(&format!("@{typed}"), "");
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    sentence(&without_signs(&words.join(" "), &row.unsettled))
}

/// [`status`], and why: "On Hold: waits for the lease".
pub(super) fn standing(sources: &MemoSources, row: &ActionRow) -> String {
    let status = status(sources, row);
    reason(row).map_or_else(|| status.clone(), |reason| format!("{status}: {reason}"))
}

/// Why an action waits or was overtaken.
pub(in crate::export) fn reason(row: &ActionRow) -> Option<String> {
    match row.status {
        ActionStatus::Overtaken | ActionStatus::OnHold => {
            Some(clause(&row.action.standing_reason)).filter(|words| !words.is_empty())
        }
        ActionStatus::Overdue
        | ActionStatus::NotYetDue
        | ActionStatus::UnderReview
        | ActionStatus::CompletedOnTime
        | ActionStatus::CompletedLate
        | ActionStatus::Merged => None,
    }
}

/// "Incomplete – Overdue, 9 days", "Under Review, delivered Nov 18, 2026".
pub(super) fn status(sources: &MemoSources, row: &ActionRow) -> String {
    status_on(&sources.actions, sources.today, row)
}

/// [`status`], by the register and the day alone.
pub(in crate::export) fn status_on(book: &ActionBook, today: NaiveDate, row: &ActionRow) -> String {
    let label = row.status.label();
    let on = |day: Option<NaiveDate>| day.map(|day| format!(", {}", dates::prose(day)));
    match row.status {
        ActionStatus::Overdue => {
            let late = row.days_late(today);
            format!("{label}, {}", count(late.max(0) as usize, "day"))
        }
        ActionStatus::NotYetDue => label.to_owned(),
        ActionStatus::UnderReview => {
            let delivered = row.action.delivered_on;
            let delivered = delivered.map(|day| format!(", delivered {}", dates::prose(day)));
            label.to_owned() + &delivered.unwrap_or_default()
        }
        ActionStatus::CompletedOnTime | ActionStatus::CompletedLate => {
            label.to_owned() + &on(row.action.completed_on).unwrap_or_default()
        }
        ActionStatus::Overtaken => {
            label.to_owned() + &on(row.action.overtaken_on).unwrap_or_default()
        }
        ActionStatus::OnHold => {
            let since = row.action.on_hold_since;
            let since = since.map(|day| format!(" since {}", dates::prose(day)));
            label.to_owned() + &since.unwrap_or_default()
        }
        ActionStatus::Merged => {
            let other = row.action.merged_into.and_then(|id| book.row(id));
            other.map_or_else(
                || label.to_owned(),
                |other| format!("{label} with \u{201c}{}\u{201d}", clause(&other.said())),
            )
        }
    }
}

/// Dates an action gave up: "Third date: was Oct 30, 2026 (lease not signed), then Nov 13, 2026."
/// Nothing when it kept its first.
pub(in crate::export) fn date_history(row: &ActionRow) -> Option<String> {
    let given_up: Vec<String> = row
        .due_changes
        .iter()
        .filter_map(|change| {
            let day = dates::prose(change.from?);
            let reason = clause(&change.reason);
            Some(if reason.is_empty() {
                day
            } else {
                format!("{day} ({reason})")
            })
        })
        .collect();
    if given_up.is_empty() {
        return None;
    }
    let ordinal = ordinal(given_up.len() + 1);
    Some(format!("{ordinal} date: was {}.", given_up.join(", then ")))
}

fn ordinal(n: usize) -> String {
    const WORDS: [&str; 9] = [
        "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    ];
    match n.checked_sub(2).and_then(|at| WORDS.get(at)) {
        Some(word) => (*word).to_owned(),
        None => format!("{n}th"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_roman() {
        let numerals: Vec<String> = [1, 2, 4, 9, 14, 40, 99].map(roman).into();
        assert_eq!(numerals, ["I", "II", "IV", "IX", "XIV", "XL", "XCIX"]);
    }

    #[test]
    fn blank_lines_part_paragraphs_and_other_line_breaks_stay() {
        assert_eq!(
            paragraphs("\n One \r\n two.\n \n\nThree\n"),
            ["One\ntwo.", "Three"]
        );
        assert!(paragraphs(" \n").is_empty());
    }

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(sentence("Fill it"), "Fill it.");
        assert_eq!(sentence(" Fill\r\n it! "), "Fill it!");
        assert_eq!(sentence(" \n"), "");
        assert_eq!(clause("Fill it."), "Fill it");
    }

    #[test]
    fn lists_have_an_and() {
        assert_eq!(and_list(&["a"]), "a");
        assert_eq!(and_list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(and_list::<&str>(&[]), "");
    }
}
