//! Names that are written otherwise, or differ by a slip of the pen.

use super::folded;
use std::collections::HashMap;

/// Names longer than this are not compared letter by letter.
const COMPARED: usize = 60;

/// Signs that tell names apart: "# of calls" is not "% of calls".
const TELLING: &str = "%\u{2030}#$\u{20ac}\u{a3}\u{a5}<>\u{2264}\u{2265}=+\u{b1}";

/// Marks that one pen writes and another leaves out.
const MARKS: &str =
    "-_'\u{2019}\u{2018}`/.,:;()[]\"\u{201c}\u{201d}\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}";

/// The text as names are compared that differ by blanks, hyphens and the like alone. Between digits these stay: 1.5
/// is not 15. So does every other sign.
pub(super) fn bare(text: &str) -> String {
    let mut bare = String::new();
    let mut mark: Option<char> = None;
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            mark.get_or_insert(' ');
        } else if MARKS.contains(c) {
            mark = Some(if matches!(c, '\u{2010}'..='\u{2014}') {
                '-'
            } else {
                c
            });
        } else {
            let between =
                c.is_ascii_digit() && bare.ends_with(|before: char| before.is_ascii_digit());
            bare.extend(mark.take().filter(|_| between));
            bare.push(c);
        }
    }
    bare
}

/// The signs of a name that tell it from others.
pub(super) fn signs(text: &str) -> String {
    text.chars().filter(|c| TELLING.contains(*c)).collect()
}

/// Words that many measures have in their names, whatever they are about.
const USUAL: [&str; 20] = [
    "number",
    "percent",
    "percentage",
    "total",
    "average",
    "mean",
    "median",
    "rate",
    "count",
    "share",
    "within",
    "with",
    "from",
    "than",
    "that",
    "days",
    "hours",
    "minutes",
    "annual",
    "city",
];

/// Whether half of what two names are about is the same: words of four letters and more, by their beginnings.
pub(super) fn share_words(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let fewer = one.len().min(other.len());
    let shared = one.iter().filter(|word| other.contains(*word)).count();
    shared > 0 && shared * 2 >= fewer
}

fn words(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    let mut words: Vec<String> = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4 && !USUAL.contains(word))
        .map(|word| word.chars().take(4).collect())
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A spelling with the letters it is made of, by which most others are ruled out at once.
struct Spelling {
    text: String,
    folded: Vec<char>,
    letters: [u8; 32],
}

/// Spellings that a name may nearly be, apart by the numbers in them. Those are never a slip: "FY25" is not "FY26", nor
/// "grade 3" "grade 4".
#[derive(Default)]
pub(super) struct Known(HashMap<String, Alike>);

/// Of more than so many spellings only those are looked at that stand beside a name in the alphabet.
const MANY: usize = 1_000;

/// So many on either side.
const BESIDE: usize = 50;

/// Spellings that have the same numbers.
#[derive(Default)]
struct Alike {
    spellings: Vec<Spelling>,
    /// Of many, their places in the order of the alphabet, and in that of their letters read backwards: a slip in one
    /// end of a name leaves the other.
    forwards: Vec<usize>,
    backwards: Vec<usize>,
}

impl Alike {
    fn sort(&mut self) {
        if self.spellings.len() <= MANY {
            return;
        }
        let spellings = &self.spellings;
        let letters = |at: &usize| spellings.get(*at).map(|one| &one.folded);
        self.forwards = (0..spellings.len()).collect();
        self.forwards.sort_by_key(letters);
        self.backwards = (0..spellings.len()).collect();
        self.backwards.sort_by(|a, b| {
            letters(a)
                .map(|one| one.iter().rev())
                .into_iter()
                .flatten()
                .cmp(letters(b).map(|one| one.iter().rev()).into_iter().flatten())
        });
    }

    /// Those a name may be.
    fn candidates(&self, wanted: &Spelling) -> Vec<&Spelling> {
        if self.forwards.is_empty() {
            return self.spellings.iter().collect();
        }
        let folded = |at: &usize| self.spellings.get(*at).map(|one| &one.folded);
        let wanted = &wanted.folded;
        let first = self
            .forwards
            .partition_point(|at| folded(at).is_some_and(|one| one < wanted));
        let last = self.backwards.partition_point(|at| {
            folded(at).is_some_and(|one| one.iter().rev().lt(wanted.iter().rev()))
        });
        let beside = |places: &[usize], at: usize| {
            let from = at.saturating_sub(BESIDE);
            places
                .iter()
                .skip(from)
                .take(2 * BESIDE)
                .copied()
                .collect::<Vec<_>>()
        };
        let mut places = beside(&self.forwards, first);
        places.extend(beside(&self.backwards, last));
        places.sort_unstable();
        places.dedup();
        places
            .iter()
            .filter_map(|at| self.spellings.get(*at))
            .collect()
    }
}

/// The spelling that a name nearly is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// The spelling.
    pub text: String,
    /// It may be a slip. A "%" for a "#" is likelier another measure, and asked about all the same.
    pub likely: bool,
}

impl Known {
    /// Those spellings.
    pub(super) fn new<'a>(spellings: impl Iterator<Item = &'a str>) -> Self {
        let mut known: HashMap<String, Alike> = HashMap::new();
        for spelling in spellings.map(Spelling::of) {
            known
                .entry(spelling.digits())
                .or_default()
                .spellings
                .push(spelling);
        }
        known.values_mut().for_each(Alike::sort);
        Self(known)
    }

    /// The spelling that differs least, if by no more than a letter in five, four at most.
    pub(super) fn nearest(&self, text: &str) -> Option<Near> {
        let wanted = Spelling::of(text);
        let mut allowed = (wanted.folded.len() / 5).clamp(1, 4);
        let mut best: Option<&Spelling> = None;
        for spelling in self.0.get(&wanted.digits())?.candidates(&wanted) {
            if spelling.folded.len().abs_diff(wanted.folded.len()) > allowed
                || wanted.apart(spelling) > 2 * allowed
            {
                continue;
            }
            let Some(far) = distance(&wanted.folded, &spelling.folded, allowed) else {
                continue;
            };
            best = Some(spelling);
            // The next has to be nearer.
            match far.checked_sub(1) {
                Some(less) => allowed = less,
                None => break,
            }
        }
        best.map(|spelling| Near {
            text: spelling.text.clone(),
            likely: signs(&spelling.text) == signs(&wanted.text),
        })
    }
}

impl Spelling {
    fn of(text: &str) -> Self {
        let folded: Vec<char> = folded(text).chars().collect();
        let mut letters = [0_u8; 32];
        for letter in &folded {
            if let Some(count) = letters.get_mut((*letter as usize) % 32) {
                *count = count.saturating_add(1);
            }
        }
        Self {
            text: text.to_owned(),
            folded,
            letters,
        }
    }

    /// How many letters differ, whatever their order: no more than twice the distance.
    fn apart(&self, other: &Self) -> usize {
        let pairs = self.letters.iter().zip(&other.letters);
        pairs.map(|(a, b)| usize::from(a.abs_diff(*b))).sum()
    }

    /// Its numbers: 1.5 is not 15.
    fn digits(&self) -> String {
        let bare = bare(&self.text);
        let of_number = |c: &char| c.is_ascii_digit() || *c == ' ' || MARKS.contains(*c);
        bare.chars().filter(of_number).collect()
    }
}

/// How many letters must be added, dropped or changed to make one text of the other (Levenshtein
/// 1966), if no more than `most`. `None` also when either is too long to be worth the time.
fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len() > COMPARED || other.len() > COMPARED {
        return None;
    }
    // What both begin and end with costs nothing, and is most of what names of one kind are made of.
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(same..)?, other.get(same..)?);
    let backwards = one.iter().rev().zip(other.iter().rev());
    let same = backwards.take_while(|(a, b)| a == b).count();
    let one = one.get(..one.len() - same)?;
    let other = other.get(..other.len() - same)?;
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in one.iter().enumerate() {
        let mut left = line + 1;
        let mut next = vec![left];
        for (b, (diagonal, above)) in other.iter().zip(row.iter().zip(row.iter().skip(1))) {
            let changed = diagonal + usize::from(a != b);
            left = changed.min(above + 1).min(left + 1);
            next.push(left);
        }
        if next.iter().all(|far| *far > most) {
            return None;
        }
        row = next;
    }
    row.last().copied().filter(|far| *far <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_apart_are_counted() {
        let far = |one: &str, other: &str| {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            distance(&chars(one), &chars(other), 60)
        };
        assert_eq!(far("kitten", "sitting"), Some(3));
        assert_eq!(far("", "abc"), Some(3));
        assert_eq!(far("same", "same"), Some(0));
        assert_eq!(far("trees planted", "trees plnated"), Some(2));
        assert_eq!(far("aab", "ab"), Some(1));
        assert_eq!(far(&"x".repeat(61), "x"), None);
        let chars: Vec<char> = "kitten".chars().collect();
        let other: Vec<char> = "sitting".chars().collect();
        assert_eq!(distance(&chars, &other, 3), Some(3));
        assert_eq!(distance(&chars, &other, 2), None);
    }

    #[test]
    fn a_slip_is_near_and_another_number_is_not() {
        let known = Known::new(["Trees planted", "Grade 3 readers"].into_iter());
        assert_eq!(
            known.nearest("trees plantd"),
            Some(Near {
                text: "Trees planted".to_owned(),
                likely: true
            })
        );
        assert_eq!(known.nearest("Grade 4 readers"), None);
        assert_eq!(known.nearest("Zebras"), None);
    }
    #[test]
    fn of_several_near_ones_the_nearest_is_meant_and_the_first_of_equals() {
        let known = Known::new(["Trees pruned on", "Trees prune", "Trees prunes"].into_iter());
        let decimal = Known::new(["Repaired within 1.5 days"].into_iter());
        assert_eq!(decimal.nearest("Repaired within 15 days"), None);
        let near = known.nearest("trees pruned").unwrap();
        assert_eq!(near.text, "Trees prune");
    }

    #[test]
    fn signs_and_numbers_tell_names_apart_and_hyphens_do_not() {
        for (one, other, same) in [
            ("Missed-collections", "missed collections", true),
            ("St. Mary\u{2019}s visits", "st marys visits", true),
            ("5 \u{2013} 10 days", "5-10 days", true),
            ("# of calls answered", "% of calls answered", false),
            ("Responses < 5 min", "Responses > 5 min", false),
            ("Within 1.5 days", "Within 15 days", false),
            ("Spent ($)", "Spent", false),
        ] {
            assert_eq!(bare(one) == bare(other), same, "{one}, {other}");
        }
        let known = Known::new(["% of calls answered", "Responses < 5 min"].into_iter());
        for (name, likely) in [
            ("# of calls answered", false),
            ("responses > 5 min", false),
            ("% of calls anwsered", true),
        ] {
            assert_eq!(known.nearest(name).unwrap().likely, likely, "{name}");
        }
    }

    #[test]
    fn names_are_about_the_same_where_their_telling_words_are() {
        assert!(share_words(
            "Number of trees planted",
            "Tree planting, citywide"
        ));
        assert!(!share_words(
            "Number of trees planted",
            "Number of potholes filled"
        ));
        assert!(!share_words("Calls", ""));
    }

    #[test]
    fn a_slip_is_found_among_thousands_of_a_kind_at_either_end_and_in_the_middle() {
        let letter = |at: usize| (b'a' + (at % 26) as u8) as char;
        let names: Vec<String> = (0..3_000)
            .map(|at| {
                let word: String = [at / 676, at / 26, at].map(letter).iter().collect();
                format!("Requests of kind {word}{word} handled in time")
            })
            .collect();
        let known = Known::new(names.iter().map(String::as_str));
        for at in [0, 1_234, 2_999] {
            let name = &names[at];
            for slip in [
                name.replacen("Requests", "Reqests", 1),
                name.replace("in time", "in tme"),
                name.replacen(" kind ", " kynd ", 1),
            ] {
                assert_eq!(&known.nearest(&slip).unwrap().text, name, "{slip}");
            }
        }
    }
}
