//! A chart as a file of its own, for a slide, a web page or a mail.

use super::error::ExportError;
use super::file;
use super::raster::Raster;
use crate::chart::{ChartSpec, face, sheet};
use std::path::Path;

/// Pixels of a PNG to a unit of the drawing (a ninety-sixth of an inch): 1920 by 1080.
const SCALE: f32 = 2.0;

/// Writes a chart with its headline and source as `.svg` or `.png`, 720 by 405 points.
///
/// # Errors
/// [`ExportError::ChartEnding`] for any other ending, before anything is drawn;
/// [`ExportError::File`] when it can't be put on disk. What was there before stays then.
pub fn write_chart(spec: &ChartSpec, path: &Path) -> Result<(), ExportError> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    if ending == "svg" {
        file::write(path, sheet::draw(spec).as_bytes())
    } else if ending == "png" {
        let picture = Raster::new(face::FILES)?.picture(&sheet::draw(spec), SCALE)?;
        file::write(path, picture.bytes())
    } else {
        Err(ExportError::ChartEnding(path.to_owned()))
    }
}
