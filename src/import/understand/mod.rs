//! What a file means: where its table is, what its columns are, how its figures are laid out.
//!
//! [`probe()`] guesses it from whole columns, says what speaks for each guess, and asks what could be either way.
//! The guess is a [`Mapping`]: a plain value that a person may change, keep and use again.

mod about;
mod columns;
mod dates;
mod decimals;
mod heading;
mod identity;
mod lasting;
mod mapping;
mod names;
mod probe;
mod profile;
mod rule;
mod spans;
mod table;

pub use heading::{Heading, What, dated_heading, heading};
pub use lasting::{lasting, lasting_name};
pub use mapping::{
    ColumnUse, ConflictingRows, DateOrder, DecimalMark, Fractions, GroupTargets, Layout, Mapping,
    Role,
};
pub use probe::{Guess, Hints, LayoutHint, Probe, probe};
pub use rule::{Filter, Make, Rule, Test};
pub use table::{Column, Table};

pub(super) use dates::{depends_on_order, in_order, is_either};
pub(super) use decimals::is_either_number;
pub(super) use mapping::is_time;
pub(super) use names::{names_departments, usual_role};
pub(super) use spans::{are_spans, spelled_out};
