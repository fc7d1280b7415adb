//! One chart, two pens: a [`ChartSpec`] says what is drawn, in data units; a pen draws it.
//!
//! `input` what a chart is made from; `spec` what it shows; `words` and `grammar` its headline and
//! description; `scale` and `calendar` the two axes; `layout` where everything stands, for both
//! pens, with labels that do not collide; `face` the widths of words on paper; `svg` the paper pen,
//! `sheet` a chart that stands by itself with its headline and source.
//! The screen pen is `ui::chart`.

mod calendar;
pub mod face;
mod grammar;
pub mod input;
pub mod layout;
pub mod scale;
pub mod sheet;
pub mod spec;
pub mod svg;
mod words;

pub use input::{
    AnnotationInput, Baseline, BenchmarkInput, ChartInput, Figure, GroupInput, TargetInput,
};
pub use layout::Frame;
pub use spec::ChartSpec;

#[cfg(test)]
mod tests;
