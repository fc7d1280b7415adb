//! From a sheet and a mapping to figures: each cell read, refused or packed.

mod entry;
mod events;
mod groups;
mod kinds;
mod no_measure;
mod number;
mod periods;
mod reading;
mod shape;
mod subject;
mod subjects;
mod taker;

pub(super) use entry::{Entry, Marks};
pub(super) use events::{PartPeriod, count};
pub(super) use groups::{Groups, of_dimension};
pub(super) use kinds::{Tally, may_be_share, place};
pub(super) use no_measure::NoMeasure;
pub(super) use number::hundredfold;
pub(super) use reading::{Reading, Time};
pub(super) use subject::Subject;
pub(super) use subjects::{Matching, Measures, Slot};
pub use taker::Corrections;
pub(super) use taker::{PartsDoubt, Taken, take};
