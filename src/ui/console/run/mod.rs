//! The Run stage: the room, the agenda and the record.
pub mod record;
