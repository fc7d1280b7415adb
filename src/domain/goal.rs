//! Priorities of the mayor, and the goals under them.

use crate::domain::ids::{GoalId, PriorityId};
use crate::domain::text::words;

/// A performance priority, as "Cleaner".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Priority {
    /// Key.
    pub id: PriorityId,
    /// Name.
    pub name: String,
    /// What it means, in a sentence.
    pub description: String,
    /// Place in lists, from 0.
    pub position: u32,
    /// No longer pursued.
    pub retired: bool,
}

/// A goal or outcome under a priority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Key.
    pub id: GoalId,
    /// The priority it serves.
    pub priority: PriorityId,
    /// Name.
    pub name: String,
    /// What reaching it looks like.
    pub description: String,
    /// How far off it lies.
    pub horizon: Horizon,
    /// Place in lists, from 0.
    pub position: u32,
    /// No longer pursued.
    pub retired: bool,
}

words! {
    /// How far off a goal lies (GovEx, "Set goals").
    pub enum Horizon {
        /// One to two years.
        Short = "short", "Short term (1–2 years)";
        /// Two to four years.
        Intermediate = "intermediate", "Intermediate (2–4 years)";
        /// Four to twenty years.
        Long = "long", "Long term (4–20 years)";
    }
}
