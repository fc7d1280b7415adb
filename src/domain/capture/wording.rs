//! The words of a line without the marks that were understood: what the record and the memo print.

use crate::domain::capture::scan::{from, within};
use std::ops::Range;

/// Punctuation that only parts marks from words and from each other; it goes with the marks.
const SEPARATORS: [char; 9] = [',', ';', '|', '·', '–', '—', '-', '/', '→'];

/// Brackets and quotation marks that may stand around marks and nothing else.
const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('"', '"'), ('“', '”')];

/// Words before a name that leave a sentence broken when the name is taken away.
const BEFORE_NAMES: &str = " & + a about an and are ask asked asks at between by call called contact contacted for \
    from help helps her his in is its join let make meet meets met of on onto or our owner \
    per said says see tell than thank thanked thanks that the their this to told toward \
    towards under versus via visit visited vs was were when where who with within without ";

/// Words before `due` that make of it a part of the sentence.
const BEFORE_DUE: &str = " a already and are be became become becomes been being but comes fall \
    falls is it's long not now or over past still that's the their was were when which ";

/// One mark and what becomes of it in the text.
pub(super) struct Piece {
    /// Its bytes in the line.
    pub(super) span: Range<usize>,
    /// What stands in its place.
    pub(super) words: Words,
}

/// What stands in the place of a mark.
pub(super) enum Words {
    /// The mark itself.
    AsTyped,
    /// Nothing.
    Removed,
    /// A name.
    Named(String),
}

/// The text of a line with these marks. All but the marks and the white space and separators next
/// to removed ones stays byte for byte; a line of marks only stays as typed.
pub(super) fn worded(line: &str, pieces: &[Piece]) -> String {
    if says_nothing_else(line, pieces) {
        return line.to_owned();
    }
    let mut text = String::with_capacity(line.len());
    let mut at = 0;
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        text.push_str(within(line, &(at..piece.span.start)));
        at = piece.span.end;
        match &piece.words {
            Words::AsTyped => text.push_str(within(line, &piece.span)),
            Words::Named(name) => text.push_str(name),
            Words::Removed => {
                let joins = |next: &&Piece, at: usize| {
                    matches!(next.words, Words::Removed)
                        && only_separates(within(line, &(at..next.span.start)))
                };
                while let Some(next) = pieces.next_if(|next| joins(next, at)) {
                    at = next.span.end;
                }
                at += close_gap(&mut text, from(line, at));
            }
        }
    }
    text.push_str(from(line, at));
    text
}

/// From which mark on the line has nothing but marks to its end; `spans.len()` when it ends in
/// words. A mark that the sentence before it needs is no part of that end.
pub(super) fn trailing_from(line: &str, spans: &[Range<usize>], needed: &[bool]) -> usize {
    let mut first = spans.len();
    let mut end = line.len();
    let mut closer = None;
    for (index, (span, needed)) in spans.iter().zip(needed).enumerate().rev() {
        let gap = within(line, &(span.end..end));
        let belongs = if first == spans.len() {
            let tail = gap.trim_start();
            closer = tail
                .chars()
                .next()
                .filter(|c| PAIRS.iter().any(|(_, close)| close == c));
            let punctuation = tail.strip_prefix(|c| Some(c) == closer).unwrap_or(tail);
            punctuation.chars().all(|c| ".!?…".contains(c) || parts(c))
        } else {
            gap.chars().all(|c| c == '.' || parts(c))
        };
        if !belongs || *needed {
            break;
        }
        (first, end) = (index, span.start);
    }
    let opener = within(line, &(0..end)).trim_end().chars().next_back();
    match (opener, closer) {
        (_, None) => first,
        (Some(open), Some(close)) if PAIRS.contains(&(open, close)) => first,
        (_, Some(_)) => spans.len(),
    }
}

/// True when the words between the last mark and this one make its name part of a sentence.
pub(super) fn needs_name(between: &str) -> bool {
    between.trim_end().ends_with(':') || ends_in_one_of(between, BEFORE_NAMES)
}

/// True when the words between the last mark and this one make its `due` part of a sentence.
pub(super) fn needs_due(between: &str) -> bool {
    ends_in_one_of(between, BEFORE_DUE)
}

fn ends_in_one_of(between: &str, words: &str) -> bool {
    if !between.ends_with(char::is_whitespace) {
        return false;
    }
    let last = between.split_whitespace().next_back().unwrap_or_default();
    let last = last
        .trim_start_matches(|c: char| "([{\"“".contains(c))
        .replace('’', "'");
    // A letter that names something ("Depot A") is no article.
    !last.is_empty() && last != "A" && words.contains(&format!(" {} ", last.to_lowercase()))
}

/// True when nothing but white space and punctuation stands between and around the marks.
fn says_nothing_else(line: &str, pieces: &[Piece]) -> bool {
    let mut at = 0;
    let mut empty = !pieces.is_empty();
    for piece in pieces {
        empty = empty && is_no_word(within(line, &(at..piece.span.start)));
        at = piece.span.end;
    }
    empty && is_no_word(from(line, at))
}

fn is_no_word(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_punctuation() || parts(c) || "…“”".contains(c))
}

fn only_separates(gap: &str) -> bool {
    gap.chars().all(parts)
}

fn parts(c: char) -> bool {
    c.is_whitespace() || SEPARATORS.contains(&c)
}

/// Joins the text before removed marks with the rest behind them, of which it says how many bytes
/// are done with.
fn close_gap(text: &mut String, rest: &str) -> usize {
    text.truncate(text.trim_end().len());
    let mut after = rest.trim_start();
    while let (Some(open), Some(close)) = (text.chars().next_back(), after.chars().next()) {
        if !PAIRS.contains(&(open, close)) {
            break;
        }
        text.pop();
        text.truncate(text.trim_end().len());
        after = from(after, close.len_utf8()).trim_start();
    }
    let opened = text.chars().next_back().is_none_or(|c| {
        PAIRS
            .iter()
            .any(|(open, close)| *open == c && open != close)
    });
    if opened {
        after = after.trim_start_matches([',', ';', ':']).trim_start();
    } else if after.chars().next().is_none_or(|c| ",;.!?…)]}".contains(c)) {
        drop_separators(text);
    }
    if only_separates(after) {
        return rest.len();
    }
    if let Some(next) = after.strip_prefix('.').filter(|next| only_ends(next)) {
        // The sentence has its end already.
        if text.ends_with(['.', '!', '?', '…']) {
            after = next.trim_start();
        }
    }
    if after.is_empty() {
        return rest.len();
    }
    let done = rest.len() - after.len();
    let spaced = from(rest, 0)
        .get(..done)
        .is_some_and(|gap| gap.ends_with(char::is_whitespace));
    let closing = after.starts_with([',', ';', ':', '.', '!', '?', '…', ')', ']', '}', '”', '’']);
    if !opened && (spaced || !closing) {
        text.push(' ');
    }
    done
}

/// True when a full stop before this ends a sentence rather than standing in ".NET" or "...".
fn only_ends(next: &str) -> bool {
    next.chars().next().is_none_or(char::is_whitespace)
}

/// Takes a comma, or a dash that stands alone, from the end of the text.
fn drop_separators(text: &mut String) {
    while let Some(last) = text.chars().next_back() {
        let before = text.get(..text.len() - last.len_utf8()).unwrap_or_default();
        let alone = before.ends_with(char::is_whitespace);
        if !(matches!(last, ',' | ';') || SEPARATORS.contains(&last) && alone) {
            return;
        }
        let kept = before.trim_end().len();
        text.truncate(kept);
    }
}
