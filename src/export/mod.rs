//! Read models become a Document, and a Document becomes Word, PDF, HTML or Markdown.
//!
//! The lower half of this room needs nothing of the program: [`document`] is plain data, [`docx`],
//! `pdf`, [`html`] and [`markdown`] are pens that write the same words from it, [`raster`] turns a chart's SVG
//! into the picture they need, and [`file`](mod@file) puts the finished bytes on disk without ever
//! leaving half a file. [`memo`] makes the papers of a meeting from the program's read models,
//! [`register`] what is written from the register of actions, [`calendar`] due dates and meetings for calendars, [`mail`]
//! the draft of a mail with a paper, [`write_measure`] a chart's own file or its figures,
//! [`department_template()`] the workbook that asks a department for its figures.

mod bidi;
pub mod calendar;
mod chart;
mod chart_data;
mod department_template;
pub mod document;
pub mod docx;
mod error;
pub mod file;
pub mod html;
pub mod mail;
pub mod markdown;
pub mod memo;
pub mod package;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod raster;
pub mod register;
mod sheet;
mod watch;

pub use chart::{write_chart, write_measure};
pub use chart_data::data_name;
pub use department_template::{department_template, write_department_template};
pub use error::{ExportError, FileTrouble};
pub use package::{PackageOptions, PackageWritten, write_package};
pub use watch::Watch;
