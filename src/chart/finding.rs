//! What is unusual about a figure, in words.

use crate::stats::PointKind;

/// What a figure is against its usual range, in the words every screen and paper uses.
pub const fn verdict(kind: PointKind) -> &'static str {
    match kind {
        PointKind::CommonCause => "within its usual range",
        PointKind::Improvement => "better than usual",
        PointKind::Concern => "worse than usual",
        PointKind::NeutralHigh => "unusually high",
        PointKind::NeutralLow => "unusually low",
    }
}
