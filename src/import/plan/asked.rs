//! What has to be said before some cells can be taken in, and what the names of a file are taken for.

use crate::import::understand::Fractions;

/// What a person has to say before some cells can be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub about: Ask,
    /// How many cells wait for it.
    pub cells: usize,
    /// The question.
    pub words: String,
    /// What is likeliest, in words.
    pub guess: String,
}

/// What may be asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// Whether days or months come first. Answered by [`dates`](crate::import::understand::Mapping::dates).
    Dates,
    /// What fractions mean of a measure in percent. Answered in
    /// [`fractions_of`](crate::import::understand::Mapping::fractions_of).
    Fractions {
        /// All that names the measure in the file.
        name: String,
        /// What may be answered, in words, the likeliest first.
        answers: Vec<(String, Fractions)>,
    },
    /// The same of all measures of which it is asked. Answered by
    /// [`fractions`](crate::import::understand::Mapping::fractions).
    AllFractions {
        /// What may be answered, in words, the likeliest first.
        answers: Vec<(String, Fractions)>,
    },
    /// Whether the target that stands on every group's row is the measure's. Answered by
    /// [`group_targets`](crate::import::understand::Mapping::group_targets).
    GroupTargets,
    /// Which of the rows counts that give one figure different values. Answered by
    /// [`conflicting_rows`](crate::import::understand::Mapping::conflicting_rows).
    ConflictingRows,
    /// Whether a name of the file means a measure of nearly the same name. Answered in [`means`](crate::import::understand::Mapping::means).
    Near {
        /// The name in the file.
        name: String,
        /// The key of the measure.
        key: String,
    },
    /// Whether the file calls a department nearly as one is called here. Answered in
    /// [`departments`](crate::import::understand::Mapping::departments).
    Department {
        /// The name in the file.
        name: String,
        /// The name of the department here.
        here: String,
    },
    /// What is to be made of events. Answered by [`rules`](crate::import::understand::Mapping::rules).
    Rules,
}

/// A measure as the file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedMeasure {
    /// All that names it, as [`means`](crate::import::understand::Mapping::means) and
    /// [`leaves_out`](crate::import::understand::Mapping::leaves_out) know it.
    pub name: String,
    /// How many figures of it could be read.
    pub cells: usize,
    /// What it is taken for.
    pub is: MeasureMatch,
}

/// What a name of the file is taken for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasureMatch {
    /// The measure of this key is called nearly so, and a person has to say.
    Near(String),
    /// Several measures are called so.
    Several,
    /// None that is known.
    Unknown,
    /// One to be created, by this name.
    New(String),
    /// The measure of this key.
    Known(String),
    /// A person left it out.
    LeftOut,
}
