//! What a command leaves behind, and which kinds of things it made stale.

/// What a command leaves behind, besides the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Nothing to tell.
    Nothing,
    /// Key of the thing saved, as text.
    Id(uuid::Uuid),
    /// How many things were added.
    Count(usize),
}

/// A command done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What it left behind.
    pub output: Output,
    /// Kinds of things it touched: only their read models are stale.
    pub touched: Touched,
    /// It changed a row: there was something to keep.
    pub kept: bool,
}

/// Kinds of things, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Touched(u16);

impl Touched {
    /// Nothing.
    pub const NOTHING: Self = Self(0);
    /// City settings, departments, people, priorities, goals.
    pub const DIRECTORY: Self = Self(1);
    /// Measures, targets, annotations, baselines.
    pub const MEASURES: Self = Self(1 << 1);
    /// Figures.
    pub const FIGURES: Self = Self(1 << 2);
    /// Meetings, their people, agenda, exhibits, questions.
    pub const MEETINGS: Self = Self(1 << 3);
    /// Where a running meeting is, and its clocks.
    pub const STAGE: Self = Self(1 << 4);
    /// Entries.
    pub const ENTRIES: Self = Self(1 << 5);
    /// Actions with their histories and responses.
    pub const ACTIONS: Self = Self(1 << 6);
    /// Everything: after another process changed the file.
    pub const ALL: Self = Self(u16::MAX);

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True when the sets share a kind.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
