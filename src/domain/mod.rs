//! What a stat program is: plain values and their rules. No SQL, no files, no clock, no drawing.

pub mod dates;
pub mod number;
pub mod period;
