//! Letters compared as people mean them: without case, accents, spaces or punctuation.

/// Accented letters and the plain ones they are typed as.
const PLAIN: [(&str, &str); 33] = [
    ("a", "àáâãäåāăąǎǟǻȁȃȧạảấầẩẫậắằẳẵặ"),
    ("ae", "æǣǽ"),
    ("b", "ḃḅ"),
    ("c", "çćĉċč"),
    ("d", "ďđðḋḍ"),
    ("e", "èéêëēĕėęěȅȇẹẻẽếềểễệ"),
    ("f", "ḟƒ"),
    ("g", "ĝğġģǧǵ"),
    ("h", "ĥħḣḥ"),
    ("i", "ìíîïĩīĭįıǐȉȋỉị"),
    ("j", "ĵ"),
    ("k", "ķǩḳ"),
    ("l", "ĺļľŀłḷ"),
    ("m", "ṁṃ"),
    ("n", "ñńņňŉŋǹṅṇ"),
    ("o", "òóôõöøōŏőơǒǫǿȍȏȫȯọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("p", "ṗ"),
    ("r", "ŕŗřȑȓṛ"),
    ("s", "śŝşšșṡṣſ"),
    ("ss", "ß"),
    ("t", "ţťŧțṫṭ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữự"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷȳỳỵỷỹ"),
    ("z", "źżžẓ"),
    ("α", "ά"),
    ("ε", "έ"),
    ("ι", "ίϊΐ"),
    ("σ", "ς"),
    ("е", "ё"),
    ("и", "й"),
];

/// The letters and digits of `text` in lower case and without accents; nothing else.
pub(crate) fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        fold_into(&mut plain, c);
    }
    plain
}

fn fold_into(plain: &mut String, c: char) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            plain.push(c.to_ascii_lowercase());
        }
        return;
    }
    for c in c.to_lowercase() {
        if c.is_ascii_alphanumeric() {
            plain.push(c);
        } else if !c.is_ascii() && c.is_alphanumeric() {
            match PLAIN.iter().find(|(_, accented)| accented.contains(c)) {
                Some((letters, _)) => plain.push_str(letters),
                None => plain.push(c),
            }
        }
    }
}

/// True when `text`, or what follows any sign in it that is neither letter nor digit, begins with this
/// letter once folded. Costs no memory for plain letters.
pub(crate) fn has_word_in(text: &str, initial: char) -> bool {
    let mut inside = false;
    text.chars().any(|c| {
        let begins = !inside && c.is_alphanumeric();
        inside = c.is_alphanumeric();
        begins && begins_with(c, initial)
    })
}

fn begins_with(c: char, initial: char) -> bool {
    if c.is_ascii() {
        return c.to_ascii_lowercase() == initial;
    }
    let mut plain = String::new();
    fold_into(&mut plain, c);
    plain.starts_with(initial)
}

/// True for a sign that continues a word in some script: an accent set beside its letter, a vowel
/// sign, a joiner. Such signs are not letters by themselves.
pub(crate) fn continues_word(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x0900..=0x0963 | 0x0966..=0x0EFF | 0x200C | 0x200D)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_make_no_difference() {
        assert_eq!(folded("Núñez"), "nunez");
        assert_eq!(folded("Nu\u{301}n\u{303}ez"), "nunez");
        assert_eq!(folded("O’Brien-Łuczak"), "obrienluczak");
        assert_eq!(folded("ĐẶNG Thị Ánh"), "dangthianh");
        assert_eq!(folded("Großmann"), "grossmann");
        assert_eq!(folded("İstanbul"), "istanbul");
    }

    #[test]
    fn letters_of_other_scripts_stay_themselves() {
        assert_eq!(folded("王芳"), "王芳");
        assert_eq!(folded("Ковалёв"), "ковалев");
        assert_eq!(folded("👍 - !"), "");
    }
}
