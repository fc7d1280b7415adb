//! Read models become a Document, and a Document becomes Word, HTML or Markdown.
//!
//! The lower half of this room needs nothing of the program: [`document`] is plain data, [`docx`],
//! [`html`] and [`markdown`] are pens that write the same words from it, [`raster`] turns a chart's SVG
//! into the picture they need, and [`file`](mod@file) puts the finished bytes on disk without ever
//! leaving half a file. [`memo`] makes the two memos from the program's read models,
//! [`write_chart`] a chart's own file.

mod chart;
pub mod document;
pub mod docx;
mod error;
pub mod file;
pub mod html;
pub mod markdown;
pub mod memo;
pub mod raster;

pub use chart::write_chart;
pub use error::{ExportError, FileTrouble};
