//! temp
use crate::domain::{action::*, department::*, ids::*, measure::*, person::*};
use chrono::NaiveDate;
pub struct CaptureContext<'a> {
    pub people: &'a [Person],
    pub departments: &'a [Department],
    pub measures: &'a [Measure],
    pub today: NaiveDate,
    pub next_meeting: Option<NaiveDate>,
}
pub struct Captured {
    pub text: String,
    pub owner: Option<PersonId>,
    pub owner_as_typed: String,
    pub department: Option<DepartmentId>,
    pub support: Vec<DepartmentId>,
    pub due: Option<NaiveDate>,
    pub priority: ActionPriority,
    pub measure: Option<MeasureId>,
    pub unsettled: Vec<String>,
}
pub fn understand(line: &str, _c: &CaptureContext<'_>) -> Captured {
    Captured {
        text: line.to_owned(),
        owner: None,
        owner_as_typed: String::new(),
        department: None,
        support: vec![],
        due: None,
        priority: ActionPriority::Normal,
        measure: None,
        unsettled: vec![],
    }
}
