//! For whom something is written down: the office itself, a department, or the public.

use crate::domain::ids::DepartmentId;
use crate::domain::text::words;

words! {
    /// For whom a memo or a chart is made. The office's own screens are the panel's: they show everything.
    pub enum Edition {
        /// The office itself, and the mayor's panel: everything.
        Panel = "panel", "Panel edition";
        /// The department that is reviewed: small numbers hidden where a measure asks for it, and no
        /// questions for the panel unless they are wanted.
        Department = "department", "Department edition";
        /// Anybody: small numbers hidden likewise, and nothing that is not meant for the public.
        Public = "public", "Public edition";
    }
}

impl Edition {
    /// Whether small numbers are hidden in it, where a measure's rules say below which.
    pub const fn hides_small_numbers(self) -> bool {
        match self {
            Self::Panel => false,
            Self::Department | Self::Public => true,
        }
    }
}

/// An edition of a memo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MemoEdition {
    /// For whom.
    pub edition: Edition,
    /// The department's edition holds the questions for the panel. Of no other edition this changes anything:
    /// the panel's always holds them, the public's never.
    pub with_questions: bool,
    /// A follow-up memo shows, small, what the room saw when something was promised or decided.
    pub with_charts: bool,
    /// It holds what concerns this department alone, of a meeting of several.
    pub department: Option<DepartmentId>,
}

impl Default for MemoEdition {
    fn default() -> Self {
        Self::PANEL
    }
}

impl MemoEdition {
    /// The panel's: everything.
    pub const PANEL: Self = Self::of(Edition::Panel);

    /// That edition, without the questions if they can be left out.
    pub const fn of(edition: Edition) -> Self {
        Self {
            edition,
            with_questions: false,
            with_charts: false,
            department: None,
        }
    }

    /// The same with what concerns one department alone, or all of them.
    #[must_use]
    pub const fn for_department(self, department: Option<DepartmentId>) -> Self {
        Self { department, ..self }
    }

    /// Whether the questions for the panel stand in it.
    pub const fn asks(self) -> bool {
        match self.edition {
            Edition::Panel => true,
            Edition::Department => self.with_questions,
            Edition::Public => false,
        }
    }
}
