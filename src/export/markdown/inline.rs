//! Runs as Markdown: emphasis that holds, and characters escaped so that text stays text.
//!
//! The rules are those of CommonMark 0.31 and GitHub's extensions. Where asterisks would not be
//! read as emphasis (they depend on the characters around them) the tags `<strong>` and `<em>` are
//! used: they always hold.

use crate::export::document::{Counts, Run, legible};

/// Where the text stands, which decides what a line break is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph: a line break is a backslash at the end of the line.
    Text,
    /// In a heading, which is one line: a line break is a space.
    Heading,
    /// In a cell of a table, which is part of a line: a line break is `<br>`, a bar is spelled out.
    Cell,
}

/// A stretch of one line in one style, not empty.
#[derive(Debug, Clone)]
struct Stretch {
    text: String,
    bold: bool,
    italic: bool,
    /// It is the mark of a footnote, written as it stands.
    mark: bool,
}

/// Writes text without footnotes on one line, as it is to be read.
pub(super) fn line(text: &str, place: Place) -> String {
    write(&[Run::new(text)], place, &mut Counts::default())
}

/// Writes runs; the result has no blank line and no space at its ends. Empty when nothing would be
/// printed. Their footnotes are counted.
pub(super) fn write(runs: &[Run], place: Place, counts: &mut Counts) -> String {
    if runs.iter().all(|run| legible(&run.text).trim().is_empty()) {
        return String::new();
    }
    let lines: Vec<String> = lines(runs, counts)
        .into_iter()
        .map(trimmed)
        .filter(|line| !line.is_empty())
        .map(|line| write_line(&line, place))
        .collect();
    lines.join(match place {
        Place::Text => "\\\n",
        Place::Heading => " ",
        Place::Cell => "<br>",
    })
}

/// Cuts runs at line feeds, and joins neighbours that look the same in Markdown.
fn lines(runs: &[Run], counts: &mut Counts) -> Vec<Vec<Stretch>> {
    let mut lines = vec![Vec::<Stretch>::new()];
    for run in runs {
        for (at, part) in legible(&run.text).split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            let Some(line) = lines.last_mut() else {
                continue;
            };
            append(
                line,
                &Stretch {
                    text: part.to_owned(),
                    bold: run.bold,
                    italic: run.italic,
                    mark: false,
                },
            );
        }
        if let Some((number, line)) = counts.note(run).zip(lines.last_mut()) {
            line.push(Stretch {
                text: format!("[^{number}]"),
                bold: false,
                italic: false,
                mark: true,
            });
        }
    }
    lines
}

/// Spaces at the ends of an emphasised stretch belong outside it, or the emphasis would not be
/// read.
fn append(line: &mut Vec<Stretch>, stretch: &Stretch) {
    let body = stretch.text.trim();
    if body.is_empty() || !(stretch.bold || stretch.italic) {
        return append_piece(line, &stretch.text, body.is_empty(), stretch);
    }
    let lead = stretch.text.len() - stretch.text.trim_start().len();
    let (before, rest) = stretch.text.split_at(lead);
    let after = rest.get(body.len()..).unwrap_or_default();
    append_piece(line, before, true, stretch);
    append_piece(line, body, false, stretch);
    append_piece(line, after, true, stretch);
}

fn append_piece(line: &mut Vec<Stretch>, text: &str, plain: bool, style: &Stretch) {
    if text.is_empty() {
        return;
    }
    let (bold, italic) = (style.bold && !plain, style.italic && !plain);
    match line.last_mut() {
        Some(last) if (last.bold, last.italic, last.mark) == (bold, italic, false) => {
            last.text.push_str(text);
        }
        _ => line.push(Stretch {
            text: text.to_owned(),
            bold,
            italic,
            mark: false,
        }),
    }
}

/// Without spaces at the ends of the line: at its start they could make it code.
fn trimmed(mut line: Vec<Stretch>) -> Vec<Stretch> {
    while line
        .first()
        .is_some_and(|first| first.text.trim().is_empty())
    {
        line.remove(0);
    }
    while line.last().is_some_and(|last| last.text.trim().is_empty()) {
        line.pop();
    }
    if let Some(first) = line.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = line.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    line
}

fn write_line(line: &[Stretch], place: Place) -> String {
    let mut out = String::new();
    for (at, stretch) in line.iter().enumerate() {
        if stretch.mark {
            // Right after an exclamation mark it would be a picture.
            if out.ends_with('!') {
                out.insert(out.len() - 1, '\\');
            }
            out.push_str(&stretch.text);
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| line.get(before));
        let after = line.get(at + 1).and_then(|after| after.text.chars().next());
        let mut text = escaped(&stretch.text, place, at == 0, after.is_none());
        // Right after the mark of a footnote these would make it the footnote itself, or a link.
        if before.is_some_and(|before| before.mark) && text.starts_with([':', '(']) {
            text.insert(0, '\\');
        }
        let (open, close) = marks(stretch, &text, before, after);
        out.extend([open, &text, close]);
    }
    out
}

/// What goes before and after a stretch, `text` when escaped: nothing, asterisks, or tags where
/// asterisks might not hold. They hold beside a space, or beside a letter of the stretch itself.
fn marks(
    stretch: &Stretch,
    text: &str,
    before: Option<&Stretch>,
    after: Option<char>,
) -> (&'static str, &'static str) {
    let (asterisks, tags) = match (stretch.bold, stretch.italic) {
        (false, false) => return ("", ""),
        (true, false) => ("**", ("<strong>", "</strong>")),
        (false, true) => ("*", ("<em>", "</em>")),
        (true, true) => ("***", ("<strong><em>", "</em></strong>")),
    };
    let (first, last) = (text.chars().next(), text.chars().next_back());
    let previous = before.and_then(|before| before.text.chars().next_back());
    let touches_emphasis = before.is_some_and(|before| before.bold || before.italic);
    let apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = !touches_emphasis && (apart(previous) || letter(first));
    let closes = apart(after) || letter(last) || after.is_some_and(|c| c.is_ascii_punctuation());
    if opens && closes {
        (asterisks, asterisks)
    } else {
        tags
    }
}

/// Text with everything escaped that Markdown would read as something else.
fn escaped(text: &str, place: Place, starts_line: bool, ends_line: bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut previous: Option<char> = None;
    if starts_line {
        rest = escape_line_start(&mut out, text, &mut previous);
    }
    while let Some(c) = rest.chars().next() {
        if let Some(link) = web_address(rest, previous) {
            out.push('<');
            out.push_str(link);
            out.push('>');
            previous = link.chars().next_back();
            rest = rest.get(link.len()..).unwrap_or_default();
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '|' if place == Place::Cell => out.push_str("&#124;"),
            '\t' => out.push(' '),
            _ => {
                if needs_escape(c, previous, rest, ends_line) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        previous = Some(c);
    }
    out
}

fn needs_escape(c: char, previous: Option<char>, rest: &str, ends_line: bool) -> bool {
    let next = rest.chars().next();
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => true,
        // Within a word an underscore is a letter.
        '_' => {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !(letter(previous) && letter(next))
        }
        '&' => is_entity(rest),
        // A run of these at the end of a heading would be taken for its closing.
        '#' => ends_line && rest.chars().all(|c| c == '#'),
        _ => false,
    }
}

/// Whether what follows an ampersand makes it a character reference.
fn is_entity(rest: &str) -> bool {
    let name = rest.split_once(';').map_or("", |(name, _)| name);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
}

/// A web address at the start of `rest`, up to its last letter, digit or slash. In angle brackets
/// it is a link everywhere, and no backslash is read into it.
fn web_address(rest: &str, previous: Option<char>) -> Option<&str> {
    let starts_word = previous.is_none_or(|c| c.is_whitespace() || c == '(');
    if !starts_word || !(rest.starts_with("http://") || rest.starts_with("https://")) {
        return None;
    }
    let within = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,=%".contains(c);
    let end = rest.find(|c| !within(c)).unwrap_or(rest.len());
    let whole = rest.get(..end)?;
    let link = whole.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '/');
    let host = link.split_once("://").map_or("", |(_, host)| host);
    (!host.is_empty()).then_some(link)
}

/// Escapes what would make the line a heading, a list, a quote or an underline. Returns what is
/// left to write.
fn escape_line_start<'a>(out: &mut String, text: &'a str, previous: &mut Option<char>) -> &'a str {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let Some(mark) = rest.chars().next() else {
        return text;
    };
    let special = if digits > 0 { ".)" } else { "#+-=>:" };
    if !special.contains(mark) {
        return text;
    }
    out.push_str(number);
    out.push('\\');
    out.push(mark);
    *previous = Some(mark);
    rest.get(mark.len_utf8()..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::document::Paragraph;

    fn text(text: &str) -> String {
        line(text, Place::Text)
    }

    fn write(runs: &[Run], place: Place) -> String {
        super::write(runs, place, &mut Counts::default())
    }

    #[test]
    fn plain_words_are_left_as_they_are() {
        for plain in [
            "Mayor \u{b7} Chief of Staff",
            "R&D and AT&T: 50% of 12/4 (due 9:00-10:30)!",
            "file_name_2026, a - b, x + y = z, #measure",
            "stat.team@portalder.example",
        ] {
            assert_eq!(text(plain), plain);
        }
    }

    #[test]
    fn what_markdown_would_read_is_escaped() {
        assert_eq!(text("1. first"), r"1\. first");
        assert_eq!(text("2026) x"), r"2026\) x");
        assert_eq!(text("- dash"), r"\- dash");
        assert_eq!(text("# heading #"), r"\# heading \#");
        assert_eq!(
            text("*a* _b_ [c](d) `e` <f> ~g~ |h|"),
            r"\*a\* \_b\_ \[c\](d) \`e\` \<f> \~g\~ \|h\|"
        );
        assert_eq!(text("&amp; &#35; & &x"), r"\&amp; \&#35; & &x");
        assert_eq!(text(r"C:\new"), r"C:\\new");
        assert_eq!(text("$5 and $6"), r"\$5 and \$6");
        assert_eq!(text("    code"), "code");
    }

    #[test]
    fn emphasis_keeps_its_spaces_outside() {
        let runs = Paragraph::new()
            .text("by")
            .bold(" Friday ")
            .text("noon")
            .runs;
        assert_eq!(write(&runs, Place::Text), "by **Friday** noon");
    }

    #[test]
    fn emphasis_that_asterisks_cannot_carry_is_tagged() {
        let runs = Paragraph::new().bold("Done.").text("then").runs;
        assert_eq!(write(&runs, Place::Text), "<strong>Done.</strong>then");
        let runs = Paragraph::new().bold("a").italic("b").runs;
        assert_eq!(write(&runs, Place::Text), "**a**<em>b</em>");
        let runs = [Run::new("both").bold().italic()];
        assert_eq!(write(&runs, Place::Text), "***both***");
    }

    #[test]
    fn a_line_break_fits_its_place() {
        let runs = [Run::new("a\n\n 1. b\n")];
        assert_eq!(write(&runs, Place::Text), "a\\\n1\\. b");
        assert_eq!(write(&runs, Place::Heading), "a 1\\. b");
        assert_eq!(write(&runs, Place::Cell), "a<br>1\\. b");
        assert_eq!(write(&[Run::new("x|y")], Place::Cell), "x&#124;y");
    }

    #[test]
    fn a_web_address_is_a_link_and_keeps_its_characters() {
        assert_eq!(
            text("see https://data.portalder.example/a_b_/~x?y=1&z=*2."),
            "see <https://data.portalder.example/a_b_/~x?y=1&z=*2>."
        );
        assert_eq!(text("http:// nothing"), "http:// nothing");
    }

    #[test]
    fn the_mark_of_a_footnote_is_read_as_nothing_else() {
        let noted = |before: &str, after: &str| {
            let noted = Paragraph::new().text(before).footnote("n").text(after);
            write(&noted.runs, Place::Text)
        };
        assert_eq!(noted("Response time", " rose"), "Response time[^1] rose");
        assert_eq!(noted("Look!", ""), r"Look\![^1]");
        assert_eq!(noted("a", ": b"), r"a[^1]\: b");
        assert_eq!(noted("a", "(b)"), r"a[^1]\(b)");
        assert_eq!(noted(" ", ""), "", "a note alone prints nothing");
        let bold = Paragraph::new().bold("6.2 days").footnote("n").runs;
        assert_eq!(write(&bold, Place::Text), r"**6\.2 days**[^1]");
    }
}
