//! temp
use crate::domain::action::Action;
use crate::domain::ids::*;
pub struct OpenAction<'a> {
    pub action: &'a Action,
    pub last_response_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct CarriedTopic {
    pub topic: Option<ItemId>,
    pub actions: Vec<ActionId>,
}
pub struct Carried {
    pub topics: Vec<CarriedTopic>,
    pub rest: Vec<ActionId>,
}
pub fn carried(_a: &[OpenAction<'_>], _d: chrono::NaiveDate) -> Carried {
    Carried {
        topics: vec![],
        rest: vec![],
    }
}
