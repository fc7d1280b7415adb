//! The screens, tested through their labels and keys, and by picture. One binary, so that one
//! graphics device serves all.

mod harness;
mod type_specimen;
