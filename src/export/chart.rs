//! A chart as a file of its own, for a slide, a web page or a mail, or the figures behind it.

use super::chart_data::write_figures;
use super::error::ExportError;
use super::file;
use super::raster::Raster;
use crate::chart::{ChartSpec, face, sheet};
use crate::domain::edition::Edition;
use crate::domain::ids::{MeasureId, MeetingId};
use crate::domain::view::View;
use crate::program::Program;
use crate::program::query::{self, PaperFigures};
use std::path::Path;

/// Pixels of a PNG to a unit of the drawing (a ninety-sixth of an inch): 1920 by 1080.
const SCALE: f32 = 2.0;

/// Writes what an edition may show of a measure, looked at in that way: its chart as .svg or .png, its figures as .xlsx
/// (with a native chart) or .csv. With a meeting, the figures are those of its memo.
///
/// # Errors
/// [`ExportError::ChartEnding`] for any other ending; when the measure can't be read or the file can't be written. What
/// was there before stays then.
pub fn write_measure(
    program: &Program,
    (measure, meeting): (MeasureId, Option<MeetingId>),
    view: &View,
    edition: Edition,
    to: &Path,
) -> Result<(), ExportError> {
    let page = match meeting {
        Some(meeting) => {
            query::measure_page_of(program, measure, (edition, meeting, PaperFigures::Released))?
        }
        None => query::measure_page_in(program, measure, edition)?,
    };
    let ending = to.extension().unwrap_or_default().to_ascii_lowercase();
    if ending == "xlsx" || ending == "csv" {
        write_figures(program, &page, view, to)
    } else {
        write_chart(&query::chart_of(program, &page, view), to)
    }
}

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
