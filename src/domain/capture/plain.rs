//! Words without the signs of marks that nobody has settled: what the room and the memos read.

use crate::domain::capture::fold::continues_word;

/// The words with each mark that `unsettled` tells of (one a line, "@zyx: nobody known by that name")
/// standing without its sign and its quotation marks. A date that is none stays as it was typed.
pub fn without_signs(text: &str, unsettled: &str) -> String {
    let mut plain = text.to_owned();
    for line in unsettled.lines() {
        let mark = line.split_once(": ").map_or(line, |(mark, _)| mark);
        let bare = mark.trim_start_matches(['@', '#']);
        let bare = bare.trim_matches(['"', '“', '”']);
        if bare.len() < mark.len() && !bare.is_empty() {
            plain = replaced(&plain, mark, bare);
        }
    }
    plain
}

/// The text with `bare` wherever the whole mark stands; `@zyx` is no part of `@zyxter`.
fn replaced(text: &str, mark: &str, bare: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(mark) {
        let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || continues_word(c));
        plain.push_str(before);
        plain.push_str(if goes_on { mark } else { bare });
        rest = after;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_nobody_settled_stands_without_its_sign() {
        let open = "@zyx: nobody known by that name\n#pot: no measure known by that name";
        let plain = |text: &str| without_signs(text, open);
        assert_eq!(plain("Ask @zyx about #pot."), "Ask zyx about pot.");
        assert_eq!(plain("@zyxter keeps its sign"), "@zyxter keeps its sign");
        assert_eq!(plain("route #1 stays"), "route #1 stays");
        assert_eq!(without_signs("@zyx as typed", ""), "@zyx as typed");
        let quoted = "@\"Jo Bo\": nobody known by that name";
        assert_eq!(
            without_signs("Ask @\"Jo Bo\" 再開", quoted),
            "Ask Jo Bo 再開"
        );
        let date = "due 2/30: not a date";
        assert_eq!(without_signs("Report due 2/30", date), "Report due 2/30");
    }
}
