//! Names that differ by a slip of the pen.

use super::folded;

/// Names longer than this are not compared letter by letter.
const COMPARED: usize = 60;

/// A spelling with the letters it is made of, by which most others are ruled out at once.
struct Spelling {
    text: String,
    folded: Vec<char>,
    letters: [u8; 32],
}

/// Spellings that a name may nearly be.
#[derive(Default)]
pub(super) struct Known(Vec<Spelling>);

impl Known {
    /// Those spellings.
    pub(super) fn new<'a>(spellings: impl Iterator<Item = &'a str>) -> Self {
        Self(spellings.map(Spelling::of).collect())
    }

    /// The spelling that differs least, if by no more than a letter in five, four at most.
    pub(super) fn nearest(&self, text: &str) -> Option<String> {
        let wanted = Spelling::of(text);
        let allowed = (wanted.folded.len() / 5).clamp(1, 4);
        let near = self.0.iter().filter_map(|spelling| {
            if spelling.folded.len().abs_diff(wanted.folded.len()) > allowed
                || wanted.apart(spelling) > 2 * allowed
            {
                return None;
            }
            let far = distance(&wanted.folded, &spelling.folded)?;
            // Numbers are never a slip: "FY25" is not "FY26", nor "grade 3" "grade 4".
            (far <= allowed && wanted.digits() == spelling.digits()).then_some((far, spelling))
        });
        let best = near.min_by_key(|(far, _)| *far);
        best.map(|(_, spelling)| spelling.text.clone())
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

    fn digits(&self) -> String {
        self.folded
            .iter()
            .filter(|letter| letter.is_ascii_digit())
            .collect()
    }
}

/// How many letters must be added, dropped or changed to make one text of the other (Levenshtein
/// 1966). `None` when either is too long to be worth the time.
fn distance(one: &[char], other: &[char]) -> Option<usize> {
    if one.len() > COMPARED || other.len() > COMPARED {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in one.iter().enumerate() {
        let mut left = line + 1;
        let mut next = vec![left];
        for (b, (diagonal, above)) in other.iter().zip(row.iter().zip(row.iter().skip(1))) {
            let changed = diagonal + usize::from(a != b);
            left = changed.min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_apart_are_counted() {
        let far = |one: &str, other: &str| {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            distance(&chars(one), &chars(other))
        };
        assert_eq!(far("kitten", "sitting"), Some(3));
        assert_eq!(far("", "abc"), Some(3));
        assert_eq!(far("same", "same"), Some(0));
        assert_eq!(far(&"x".repeat(61), "x"), None);
    }

    #[test]
    fn a_slip_is_near_and_another_number_is_not() {
        let known = Known::new(["Trees planted", "Grade 3 readers"].into_iter());
        assert_eq!(
            known.nearest("trees plantd").as_deref(),
            Some("Trees planted")
        );
        assert_eq!(known.nearest("Grade 4 readers"), None);
        assert_eq!(known.nearest("Zebras"), None);
    }
}
