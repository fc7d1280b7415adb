//! How much of a file is read. The guide states these; a file past one of them is refused in one sentence.

/// The largest CSV, TSV or other text file, in bytes: 2 GB.
pub const TEXT_BYTES: u64 = 2_000_000_000;
/// The largest workbook as it lies on the disk, in bytes: 200 MB.
pub const WORKBOOK_BYTES: u64 = 200_000_000;
/// The largest workbook of Excel 97 to 2003, which is held as a whole, in bytes: 50 MB.
pub const OLD_WORKBOOK_BYTES: u64 = 50_000_000;
/// The most a workbook may unpack to, in bytes: 1 GB. Sheets are read as they are unpacked.
pub const UNPACKED_BYTES: u64 = 1_000_000_000;
/// The most a part of a workbook may unpack to that has to be held at once (its texts, its styles), in
/// bytes: 200 MB.
pub const PART_BYTES: u64 = 200_000_000;
/// The longest text of a cell of a workbook, in bytes: 10 MB. A spreadsheet holds 32,767 characters.
pub const CELL_BYTES: u64 = 10_000_000;
/// The most cells of a workbook that hold something.
pub const CELLS: usize = 5_000_000;
/// The most rows of a sheet.
pub const ROWS: u64 = 10_000_000;
/// The most figures that are taken from one file. Some 50 bytes of memory go with each.
pub const FIGURES: usize = 5_000_000;
/// The most columns of a sheet: what a spreadsheet has.
pub const COLUMNS: usize = 16_384;
/// The longest row of a text file, in bytes: 8 MB. A longer one is a quotation mark that nobody closed.
pub const ROW_BYTES: u64 = 8_000_000;
/// Up to this size a text file is held in memory; a larger one is read anew in each pass. In bytes: 16 MB.
pub const HELD_BYTES: u64 = 16_000_000;
/// The largest pasted table, in bytes: 16 MB.
pub const PASTED_BYTES: u64 = 16_000_000;
