//! What is in a ZIP archive, every part of which is unpacked once and counted before anybody relies on it.

use super::bounds::{CELL_BYTES, PART_BYTES, UNPACKED_BYTES};
use super::bytes::Pass;
use super::foreign::{SAVE, foreign};
use super::watch::Watch;
use crate::import::ImportError;
use std::io::Read;
use zip::ZipArchive;

/// The most parts an archive may have.
const PARTS: usize = 10_000;

/// A kind of workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Workbook {
    /// Of Excel since 2007.
    Xlsx,
    /// Of LibreOffice and its relatives.
    Ods,
}

/// What an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Inside {
    pub(super) workbook: Workbook,
    /// Some cells are formulas.
    pub(super) formulas: bool,
}

/// Goes through an archive: what it is, and that it unpacks within the bounds.
pub(super) fn inspect(source: &str, bytes: Pass, watch: Watch<'_>) -> Result<Inside, ImportError> {
    let mut archive = ZipArchive::new(bytes).map_err(|error| damaged(source, &error))?;
    if archive.len() > PARTS {
        return Err(bomb(source));
    }
    let workbook = workbook(source, &archive)?;
    let mut counted = Counted {
        source,
        watch,
        unpacked: 0,
        formulas: false,
        parts: archive.len(),
    };
    for at in 0..archive.len() {
        counted.part(&mut archive, at)?;
    }
    let formulas = counted.formulas;
    Ok(Inside { workbook, formulas })
}

fn workbook(source: &str, archive: &ZipArchive<Pass>) -> Result<Workbook, ImportError> {
    let has = |found: &dyn Fn(&str) -> bool| {
        let mut names = archive.file_names().filter_map(Result::ok);
        names.any(|name| found(&name))
    };
    if has(&|name| name == "content.xml") && has(&|name| name == "mimetype") {
        Ok(Workbook::Ods)
    } else if has(&|name| name.ends_with("workbook.bin")) {
        Err(foreign(source, "a binary workbook (.xlsb)", SAVE))
    } else if has(&|name| name.starts_with("word/")) {
        Err(foreign(source, "a Word document", SAVE))
    } else if has(&|name| name.starts_with("ppt/")) {
        Err(foreign(source, "a presentation", SAVE))
    } else if has(&|name| name.starts_with("Index/")) {
        Err(foreign(source, "a workbook of Apple Numbers", SAVE))
    } else if has(&|name| name == "_rels/.rels") {
        Ok(Workbook::Xlsx)
    } else {
        let help = "unpack it, and import the file that is in it";
        Err(foreign(source, "a compressed archive", help))
    }
}

/// Parts counted so far.
struct Counted<'a> {
    source: &'a str,
    watch: Watch<'a>,
    unpacked: u64,
    formulas: bool,
    parts: usize,
}

impl Counted<'_> {
    fn part(&mut self, archive: &mut ZipArchive<Pass>, at: usize) -> Result<(), ImportError> {
        let source = self.source;
        let part = archive.by_index(at);
        let mut part = part.map_err(|error| damaged(source, &error))?;
        if part.encrypted() {
            return Err(ImportError::Locked(source.to_owned()));
        }
        let name = part.name().map_err(|error| damaged(source, &error))?;
        let name = name.to_lowercase();
        // The archive's own list says what is a sheet, whatever it is called: every part counts.
        let is_streamed = name.contains("/worksheets/") || name == "content.xml";
        let most = if is_streamed {
            UNPACKED_BYTES
        } else {
            PART_BYTES
        };
        if part.size() > most || self.unpacked + part.size() > UNPACKED_BYTES {
            return Err(bomb(source));
        }
        let mut piece = vec![0; 64 * 1024];
        let (mut kept, mut of_part, mut run) = (0, 0, 0);
        loop {
            let room = piece.get_mut(kept..).unwrap_or_default();
            let read = part.read(room);
            let read = read.map_err(|why| damaged(source, &why))?;
            if read == 0 {
                return Ok(());
            }
            of_part += read as u64;
            self.unpacked += read as u64;
            if of_part > most || self.unpacked > UNPACKED_BYTES {
                return Err(bomb(source));
            }
            let until = kept + read;
            let text = piece.get(..until).unwrap_or_default();
            // A sheet is read cell by cell, and each cell's text at once.
            let new = text.get(kept..).unwrap_or_default();
            run += new.iter().position(|byte| *byte == b'<').unwrap_or(read) as u64;
            if is_streamed && run > CELL_BYTES {
                return Err(damaged(source, &LongCell));
            }
            if let Some(mark) = new.iter().rposition(|byte| *byte == b'<') {
                run = (read - mark) as u64;
            }
            self.formulas |= is_streamed && !self.formulas && has_formula(text);
            // A formula's beginning may lie across two pieces.
            kept = until.min(2);
            piece.copy_within(until - kept..until, 0);
            self.watch.step(at as f64 / self.parts as f64 / 4.0)?;
        }
    }
}

fn has_formula(text: &[u8]) -> bool {
    text.windows(3)
        .any(|three| three == b"<f>" || three == b"<f ")
}

/// A cell of more text than is read.
#[derive(Debug, thiserror::Error)]
#[error("a cell holds more text than a spreadsheet can")]
struct LongCell;

fn bomb(source: &str) -> ImportError {
    ImportError::TooLargeInside {
        file: source.to_owned(),
        most: UNPACKED_BYTES,
    }
}

fn damaged(source: &str, why: &dyn std::error::Error) -> ImportError {
    ImportError::Damaged {
        file: source.to_owned(),
        why: why.to_string(),
    }
}
