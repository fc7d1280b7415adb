//! What is asked of fractions in percent: of each measure with figures of its own, and once of all of them.

use super::fit::{Fit, Is};
use super::hundredfold;
use crate::domain::number::in_full;
use crate::import::plan::{Ask, Question};
use crate::import::take::Entry;
use crate::import::understand::Fractions;

/// What the figures of one measure look like that wait for an answer.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// The first of those that may be shares, and of those that are as written.
    share: Option<Entry>,
    written: Option<Entry>,
    /// One of which nothing tells what it is.
    unclear: Option<Entry>,
    /// A figure beside them that is certainly in percent.
    pub certain: Option<Entry>,
    cells: usize,
}

impl Asked {
    pub(super) const fn new() -> Self {
        Self {
            share: None,
            written: None,
            unclear: None,
            certain: None,
            cells: 0,
        }
    }

    pub(super) fn add(&mut self, entry: &Entry, is: Is) {
        self.cells += 1;
        let first = match is {
            Is::Share => &mut self.share,
            Is::Written => &mut self.written,
            Is::Unclear => &mut self.unclear,
        };
        first.get_or_insert(*entry);
    }

    /// The question about a measure of that name in the file and here.
    pub(super) fn question(
        &self,
        (name, called): (&str, &str),
        fit: Option<&Fit>,
    ) -> Option<Question> {
        let first = self.share.or(self.written).or(self.unclear)?;
        let beside = self
            .certain
            .or(self.written)
            .filter(|beside| (beside.row, beside.column) != (first.row, first.column));
        let beside = beside.map_or_else(
            || {
                fit.and_then(|fit| fit.certain)
                    .map_or_else(String::new, |(least, greatest)| {
                        format!(
                            ", and its other figures lie between {}% and {}%",
                            in_full(least),
                            in_full(greatest)
                        )
                    })
            },
            |beside| format!(", and {} beside it", place(&beside)),
        );
        let words = format!(
            "{called} is in percent and has {}{beside}. Are its fractions shares of one?",
            place(&first)
        );
        let answers = self.answers();
        Some(Question {
            guess: answers
                .first()
                .map(|(words, _)| words.clone())
                .unwrap_or_default(),
            about: Ask::Fractions {
                name: name.to_owned(),
                answers,
            },
            cells: self.cells,
            words,
        })
    }

    /// The answers there are, the likeliest first.
    fn answers(&self) -> Vec<(String, Fractions)> {
        let read_share =
            |entry: &Entry| format!("{} is {}%", entry.value, in_full(hundredfold(entry.value)));
        let read_written = |entry: &Entry| format!("{} is {}%", entry.value, entry.value);
        let one = self.share.or(self.unclear).or(self.written);
        let shares = one.map(|one| {
            (
                format!("Shares of one: {}", read_share(&one)),
                Fractions::Shares,
            )
        });
        let one = self.unclear.or(self.written).or(self.share);
        let written = one.map(|one| {
            (
                format!("As written: {}", read_written(&one)),
                Fractions::AsWritten,
            )
        });
        let fitting = self.share.zip(self.written).map(|(share, written)| {
            let (share, written) = (read_share(&share), read_written(&written));
            (
                format!("Each as it fits: {share}, {written}"),
                Fractions::Fitting,
            )
        });
        let only_written = self.share.is_none() && self.written.is_some();
        let (first, second) = if only_written {
            (written, shares)
        } else {
            (shares, written)
        };
        fitting.into_iter().chain(first).chain(second).collect()
    }
}

/// One question about all of them, where there are several.
pub(super) fn of_all(questions: &[Question]) -> Option<Question> {
    let of_fractions = questions
        .iter()
        .filter(|one| matches!(one.about, Ask::Fractions { .. }));
    let (measures, cells) = of_fractions.fold((0_u32, 0), |(measures, cells), one| {
        (measures + 1, cells + one.cells)
    });
    (measures > 1).then(|| {
        let answers = [
            ("Each as it fits the other figures of its measure", Fractions::Fitting),
            ("All are shares of one", Fractions::Shares),
            ("All are as written", Fractions::AsWritten),
        ];
        Question {
            about: Ask::AllFractions {
                answers: answers.map(|(words, is)| (words.to_owned(), is)).to_vec(),
            },
            cells,
            words: format!(
                "{} measures in percent have figures that may be shares of one. Are they all to be read in one way, or \
                 is each answered for itself below?",
                in_full(f64::from(measures))
            ),
            guess: "each as it fits the other figures of its measure".to_owned(),
        }
    })
}

/// "0.0159 in row 553 for FY21".
fn place(entry: &Entry) -> String {
    let sign = if entry.marks.has(crate::import::take::Marks::PERCENT) {
        "%"
    } else {
        ""
    };
    let target = if entry.is_target() {
        "as the target "
    } else {
        ""
    };
    let value = if entry.value.abs() < 1.0 {
        entry.value.to_string()
    } else {
        in_full(entry.value)
    };
    format!(
        "{value}{sign} in row {} {target}for {}",
        entry.row,
        entry.period.label()
    )
}
