//! One chart, two pens: a [`ChartSpec`] says what is drawn, in data units; a pen draws it.
//!
//! `point` one figure of it in words; `input` what a chart is made from; `known` its figures by period, `usual` what they say, `judged` by
//! which rules and in which words; `spec` what it shows, `references` what against, `panels` groups side
//! by side, `years` laid over each other, `compared` what the latest figure is compared with; `finding`
//! what they say in a sentence, `words` the description and `grammar` what both need, `hidden` what may
//! not be shown; `scale` and `calendar` the two axes; `layout` where everything stands, for both pens,
//! with labels that do not collide; `face` the widths of words on paper; `svg` the paper pen in the
//! colours of `paper`, `sheet` a chart that stands by itself with its headline and source.
//! The screen pen is `ui::chart`.

mod calendar;
pub mod compared;
pub mod face;
pub mod finding;
mod grammar;
mod hidden;
pub mod input;
mod judged;
mod known;
pub mod layout;
pub mod panels;
mod paper;
mod point;
pub mod references;
pub mod scale;
pub mod sheet;
pub mod spec;
pub mod svg;
pub mod usual;
mod words;
pub mod years;

pub use finding::Finding;
pub use input::{
    AnnotationInput, AxisFrom, BenchmarkInput, ChartInput, ComparedDrawn, ComparedInput, Figure,
    GroupInput, MarkInput, MarkKind, NewBaseline, TargetInput,
};
pub use judged::{Standard, Unusual, judge};
pub use layout::Frame;
pub use point::NamedPoint;
pub use spec::ChartSpec;

#[cfg(test)]
pub(crate) mod sight;
#[cfg(test)]
mod tests;
