//! Why a name of a file is no measure.

/// Why a subject is no measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum NoMeasure {
    /// Nothing names it.
    Nobody,
    /// Several measures of one name; the message names their keys.
    Several(String),
    /// None that is known; the message says what would help.
    Unknown(String),
    /// One that is nearly called so; the message asks. Its key.
    Near(String, String),
    /// A person said that it is left out.
    LeftOut,
}
