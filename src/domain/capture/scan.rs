//! Where the marks of a line stand, before anybody asks what the names in them mean.

use crate::domain::capture::CaptureContext;
use crate::domain::capture::due_mark::{Due, read_due};
use crate::domain::capture::fold::continues_word;
use std::ops::Range;

/// The longest name of several words, in bytes.
const LONGEST_NAME: usize = 120;

/// The most words of a full name after its first.
const MOST_FURTHER_WORDS: usize = 5;

/// A mark found in a line.
#[derive(Debug, Clone)]
pub(super) struct Found<'a> {
    /// Its bytes in the line.
    pub(super) span: Range<usize>,
    /// What it says.
    pub(super) sign: Sign<'a>,
}

/// What a mark says.
#[derive(Debug, Clone)]
pub(super) enum Sign<'a> {
    /// `@name` or `@"Full Name"`.
    Mention {
        /// The name without its signs.
        typed: &'a str,
        /// Whether it stands in quotation marks, and whether they are closed.
        quotes: Quotes,
    },
    /// `#measure`, without its sign.
    Measure(&'a str),
    /// `due` and what follows.
    Due(Due),
    /// `!high` or `!!`.
    High,
}

/// How a name is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quotes {
    None,
    Closed,
    /// Still being typed, or forgotten.
    Open,
}

/// The marks of the line in order; they do not overlap.
pub(super) fn scan<'a>(line: &'a str, context: &CaptureContext<'_>) -> Vec<Found<'a>> {
    let mut marks = Vec::new();
    let mut before = None;
    let mut at = 0;
    while let Some(c) = from(line, at).chars().next() {
        let mark = if before.is_none_or(opens) {
            mark_at(line, at, c, context)
        } else {
            None
        };
        let end = mark
            .as_ref()
            .map_or(at + c.len_utf8(), |mark| mark.span.end);
        before = line
            .get(at..end)
            .and_then(|passed| passed.chars().next_back());
        at = end;
        marks.extend(mark);
    }
    marks
}

/// The rest of the line from that byte on.
pub(super) fn from(line: &str, at: usize) -> &str {
    line.get(at..).unwrap_or_default()
}

/// Those bytes of the line.
pub(super) fn within<'a>(line: &'a str, span: &Range<usize>) -> &'a str {
    line.get(span.clone()).unwrap_or_default()
}

/// True when a mark may begin after this character. After a letter, a digit or what joins words it
/// may not: `a@b.c`, `C#`, `over-due`. Scripts that write without spaces need none before a mark.
fn opens(before: char) -> bool {
    if before.is_ascii() {
        return before.is_whitespace() || "([{\"<>,;:*|".contains(before);
    }
    let unspaced = matches!(u32::from(before), 0x2E80..=0xFFEF);
    unspaced || !(before.is_alphanumeric() || continues_word(before) || before == '’')
}

fn mark_at<'a>(
    line: &'a str,
    at: usize,
    first: char,
    context: &CaptureContext<'_>,
) -> Option<Found<'a>> {
    let rest = from(line, at + first.len_utf8());
    let (length, sign) = match first {
        '@' if rest.starts_with(['"', '“']) => quoted(rest)?,
        '@' => {
            let typed = token(rest)?;
            (
                typed.len(),
                Sign::Mention {
                    typed,
                    quotes: Quotes::None,
                },
            )
        }
        '#' => {
            let typed = token(rest)?;
            (typed.len(), Sign::Measure(typed))
        }
        '!' => (high(rest)?, Sign::High),
        'd' | 'D' => {
            let (due, length) = read_due(rest, context.today, context.next_meeting)?;
            (length, Sign::Due(due))
        }
        _ => return None,
    };
    Some(Found {
        span: at..at + first.len_utf8() + length,
        sign,
    })
}

/// The name at the beginning of `rest`; a possessive "'s" is no part of it.
fn token(rest: &str) -> Option<&str> {
    rest.get(..token_length(rest))
        .filter(|name| !name.is_empty())
}

/// How many bytes of `text`, from its beginning, are one name as it is typed after a mark.
pub(super) fn token_length(text: &str) -> usize {
    if !text.starts_with(char::is_alphanumeric) {
        return 0;
    }
    let joins = |c: char| "-_.'’&".contains(c);
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || joins(c) || continues_word(c)))
        .unwrap_or(text.len());
    let name = text.get(..end).unwrap_or_default().trim_end_matches(joins);
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|possessive| name.strip_suffix(possessive))
        .unwrap_or(name)
        .len()
}

/// Where the words after a name may end as parts of the same name, nearest first: "Rivera" after
/// `@Luis`. Between them stands little more than a space.
pub(super) fn further_words(text: &str, name_end: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut end = name_end;
    while ends.len() < MOST_FURTHER_WORDS {
        let rest = from(text, end);
        let gap = rest.len() - rest.trim_start_matches([' ', '.', '&']).len();
        let word = token_length(from(rest, gap));
        if !(1..=3).contains(&gap) || word == 0 || end + gap + word > LONGEST_NAME {
            break;
        }
        end += gap + word;
        ends.push(end);
    }
    ends
}

/// A name in quotation marks, from the opening one. An opening mark that is never closed still
/// takes the rest of a short line: it is most likely being typed.
fn quoted(rest: &str) -> Option<(usize, Sign<'_>)> {
    let open = rest.chars().next()?.len_utf8();
    let inside = from(rest, open);
    let near = inside
        .char_indices()
        .take_while(|(at, c)| *at < LONGEST_NAME && *c != '\n');
    let close = near.clone().find(|(_, c)| matches!(c, '"' | '”'));
    let (typed, end, quotes) = if let Some((at, c)) = close {
        (inside.get(..at)?, at + c.len_utf8(), Quotes::Closed)
    } else {
        let end = near.last().map(|(at, c)| at + c.len_utf8())?;
        let typed = inside
            .get(..end)
            .filter(|_| end == inside.len())?
            .trim_end();
        (typed, typed.len(), Quotes::Open)
    };
    if !typed.contains(char::is_alphanumeric) {
        return None;
    }
    Some((
        open + end,
        Sign::Mention {
            typed: typed.trim(),
            quotes,
        },
    ))
}

/// The length of `high` or of the second `!` after a first.
fn high(rest: &str) -> Option<usize> {
    let length = match rest.get(..4) {
        Some(word) if word.eq_ignore_ascii_case("high") => 4,
        Some(_) | None => 1,
    };
    if length == 1 && !rest.starts_with('!') {
        return None;
    }
    let ends = |after: char| after.is_whitespace() || ".,;:)]}\"”…".contains(after);
    from(rest, length)
        .chars()
        .next()
        .is_none_or(ends)
        .then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_before_punctuation_and_a_possessive() {
        let name = |text: &'static str| token(text);
        assert_eq!(name("rivera, due"), Some("rivera"));
        assert_eq!(name("rivera's crew"), Some("rivera"));
        assert_eq!(name("o’brien."), Some("o’brien"));
        assert_eq!(name("d.okafor-"), Some("d.okafor"));
        assert_eq!(name("nu\u{301}n\u{303}ez!"), Some("nu\u{301}n\u{303}ez"));
        assert_eq!(name("rivera👍"), Some("rivera"));
        assert_eq!(name(".rivera"), None);
        assert_eq!(name(""), None);
    }

    #[test]
    fn quotation_marks_hold_a_name_of_several_words() {
        let Some((length, Sign::Mention { typed, quotes })) = quoted("\"Ann Smith\" will") else {
            panic!("a mention");
        };
        assert_eq!((length, typed, quotes), (11, "Ann Smith", Quotes::Closed));
        let Some((length, Sign::Mention { typed, quotes })) = quoted("“Ann Sm ") else {
            panic!("a mention");
        };
        assert_eq!((length, typed, quotes), (9, "Ann Sm", Quotes::Open));
        assert!(quoted("\" \" x").is_none());
        assert!(quoted(&format!("\"{}", "long ".repeat(40))).is_none());
    }
}
