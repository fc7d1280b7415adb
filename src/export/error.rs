//! What can go wrong while a document is written, in the words a person reads.

use super::docx::TemplateFault;
use crate::program::ProgramError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// An export that did not happen. Nothing that was on disk before has been touched.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A part of the Word file could not be written; memory is the only medium, so this is a bug or
    /// no memory.
    #[error("The Word file could not be put together: {0}")]
    Part(#[from] io::Error),
    /// The parts could not be packed into one file.
    #[error("The Word file could not be packed: {0}")]
    Package(#[from] zip::result::ZipError),
    /// The pages of a PDF could not be laid out; the typesetter's own words.
    #[error("The pages could not be laid out: {0}. Nothing was written.")]
    Layout(String),
    /// The pages are there, and their file would not conform to the standards it must meet.
    #[error("The PDF would not be accessible or fit for an archive: {0}. Nothing was written.")]
    Pdf(String),
    /// A PDF asked of a program that was built without it.
    #[error(
        "This copy of Statroom writes no PDF; choose .docx, .html or .md. \u{201c}{}\u{201d} was not written.",
        file_name(.0)
    )]
    NoPdf(PathBuf),
    /// Bytes that were handed over as a picture and are neither PNG nor JPEG.
    #[error("This picture is neither a PNG nor a JPEG file, or it is damaged: {0}")]
    Picture(#[from] image::ImageError),
    /// A chart's SVG text that cannot be read.
    #[error("The chart could not be drawn: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// A chart that has no size, or one too large to hold in memory at the asked scale.
    #[error("The chart could not be drawn at {width} by {height} pixels")]
    PictureSize {
        /// Width asked for, in pixels.
        width: u32,
        /// Height asked for, in pixels.
        height: u32,
    },
    /// The chart was drawn, and its picture could not be packed as PNG.
    #[error("The chart's picture could not be packed: {0}")]
    Png(String),
    /// The city's own Word file can't be used any more.
    #[error("The Word template in Settings can't be used; choose it there again. {0}")]
    Template(#[from] TemplateFault),
    /// The name of a workbook's file ends in something else.
    #[error(
        "A workbook is written as .xlsx; \u{201c}{}\u{201d} doesn't end in it. Nothing was written.",
        file_name(.0)
    )]
    WorkbookEnding(PathBuf),
    /// A folder that holds something already.
    #[error("{} is not empty; nothing was written. Choose another folder.", .0.display())]
    FolderTaken(PathBuf),
    /// A person stopped it.
    #[error("It was stopped. Nothing was written; a file that was there is unchanged.")]
    Stopped,
    /// The program could not be read.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// The name of a memo's file ends in none of the formats we write.
    #[error(
        "A paper is written as Word (.docx), PDF (.pdf), a web page (.html) or Markdown (.md), or as a draft of a mail (.eml); \
         \u{201c}{}\u{201d} ends in none of them. \
         Nothing was written.",
        file_name(.0)
    )]
    Ending(PathBuf),
    /// The name of a chart's file ends in none of the formats we write.
    #[error(
        "A chart is written as .svg or .png, and its figures as .xlsx or .csv; \u{201c}{}\u{201d} ends in none of \
         them. Nothing was written.",
        file_name(.0)
    )]
    ChartEnding(PathBuf),
    /// The name of a file of the register ends in none of the formats we write.
    #[error(
        "The register is written as .xlsx, .csv or .ics, and the list of what is open as .docx, .pdf, .html or .md; \
         \u{201c}{}\u{201d} ends in none of them. Nothing was written.",
        file_name(.0)
    )]
    RegisterEnding(PathBuf),
    /// A table could not be put together.
    #[error("The table could not be put together: {0}")]
    Table(String),
    /// A workbook could not be put together.
    #[error("The workbook could not be put together: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A font file that holds no font we can read.
    #[error("The built-in font could not be read")]
    Font,
    /// The finished bytes could not be put on disk.
    #[error("Could not write \u{201c}{}\u{201d}: {trouble}. {}", file_name(path), kept(*existed))]
    File {
        /// Where the file was to go.
        path: PathBuf,
        /// Whether a file of that name was there before (it still is, unchanged).
        existed: bool,
        /// What stood in the way.
        trouble: FileTrouble,
    },
}

/// What stood in the way of writing a file.
#[derive(Debug)]
pub enum FileTrouble {
    /// The folder named does not exist.
    NoFolder,
    /// The path names a folder, or nothing at all.
    NotAFile,
    /// Rights are missing, the file is marked read-only, or another program holds it open.
    Protected,
    /// The disk, share or stick takes no writing at all.
    ReadOnlyDisk,
    /// No room left on the disk, or the person's quota is used up.
    DiskFull,
    /// Anything else, in the operating system's words.
    Other(io::Error),
}

impl From<crate::program::StoreError> for ExportError {
    fn from(error: crate::program::StoreError) -> Self {
        Self::Program(error.into())
    }
}

impl From<io::Error> for FileTrouble {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        let kind = error.kind();
        if matches!(kind, Kind::NotFound | Kind::NotADirectory) {
            Self::NoFolder
        } else if matches!(kind, Kind::PermissionDenied | Kind::ResourceBusy) {
            Self::Protected
        } else if kind == Kind::ReadOnlyFilesystem {
            Self::ReadOnlyDisk
        } else if matches!(kind, Kind::StorageFull | Kind::QuotaExceeded) {
            Self::DiskFull
        } else if matches!(kind, Kind::IsADirectory | Kind::InvalidFilename) {
            Self::NotAFile
        } else {
            Self::Other(error)
        }
    }
}

impl fmt::Display for FileTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder => f.write_str("the folder is not there"),
            Self::NotAFile => f.write_str("that is not the name of a file"),
            Self::Protected => f.write_str("it is protected, or open in another program"),
            Self::ReadOnlyDisk => f.write_str("that disk can be read but not written"),
            Self::DiskFull => f.write_str("the disk is full"),
            Self::Other(error) => write!(f, "{error}"),
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .display()
        .to_string()
}

fn kept(existed: bool) -> &'static str {
    if existed {
        "The file that was there is unchanged."
    } else {
        "Nothing was written."
    }
}
