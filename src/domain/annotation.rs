//! Annotations: a word about a date, drawn on a measure's chart.

use crate::domain::ids::{AnnotationId, MeasureId};
use chrono::NaiveDate;

/// A dated remark on a measure's chart, as "Depot B closed".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Key.
    pub id: AnnotationId,
    /// The measure.
    pub measure: MeasureId,
    /// The day it is about.
    pub on: NaiveDate,
    /// A few words.
    pub text: String,
}
