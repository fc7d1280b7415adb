//! What calamine doesn't tell of an OpenDocument workbook: percentages, money, merged cells, and how many cells
//! there will be once everything repeated is unrolled.

use super::bounds::{CELLS, PART_BYTES, UNPACKED_BYTES};
use super::cell::{MomentLook, NumberLook};
use super::look::Look;
use super::sheet::Area;
use super::workbook::damaged;
use crate::import::ImportError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Read, Seek};
use zip::ZipArchive;

/// How many rows and columns a sheet can have.
const SIDES: (u32, u32) = (1_048_576, 16_384);

/// What was noticed of all sheets, in their order.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) sheets: Vec<SheetMarks>,
}

/// What was noticed of one sheet.
#[derive(Debug, Default)]
pub(super) struct SheetMarks {
    /// Cells that are no plain numbers, by their first row; of one row by their columns.
    runs: Vec<Run>,
    /// Merged cells.
    pub(super) merged: Vec<Area>,
}

/// Cells of one look, counted from 0.
#[derive(Debug, Clone, Copy)]
struct Run {
    rows: (u32, u32),
    columns: (u32, u32),
    number: NumberLook,
}

impl SheetMarks {
    /// How the number of a cell is shown, if otherwise than plainly. Counted from 0.
    pub(super) fn look(&self, (row, column): (u32, u32)) -> Option<Look> {
        // The runs of a row lie together, and no two rows overlap.
        let until = self.runs.partition_point(|run| run.rows.0 <= row);
        let runs = self.runs.get(..until).unwrap_or_default().iter().rev();
        let found = runs
            .take_while(|run| run.rows.1 >= row)
            .find(|run| run.columns.0 <= column && column <= run.columns.1)?;
        Some(Look {
            number: found.number,
            moment: MomentLook::Day,
        })
    }
}

impl Marks {
    /// Goes through the cells of all sheets.
    pub(super) fn read(source: &str, bytes: impl Read + Seek) -> Result<Self, ImportError> {
        let mut archive = ZipArchive::new(bytes).map_err(|error| damaged(source, &error))?;
        let content = archive.by_name("content.xml");
        let content = content.map_err(|error| damaged(source, &error))?;
        let content = BufReader::new(content.take(UNPACKED_BYTES));
        let mut reader = Reader::from_reader(content);
        reader.config_mut().check_end_names = false;
        reader.config_mut().expand_empty_elements = true;
        let mut walk = Walk {
            source,
            marks: Self::default(),
            depth: 0,
            sheet: Place::default(),
            unrolled: 0,
        };
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer);
            let event = event.map_err(|error| damaged(source, &error))?;
            if let Event::Start(start) = &event {
                walk.opens(start)?;
            } else if let Event::End(end) = &event {
                walk.closes(end.name().0)?;
            } else if matches!(event, Event::Eof) {
                // Whoever reads the cells goes on looking for the end of a table that has none.
                if walk.depth > 0 {
                    return Err(damaged(source, &"it ends within a table"));
                }
                return Ok(walk.marks);
            }
        }
    }
}

/// Where in a sheet the walk is, counted from 0.
#[derive(Debug, Default)]
struct Place {
    row: u32,
    rows_repeated: u32,
    column: u32,
    /// One past the furthest column of this row that holds something.
    row_width: u32,
    /// The first row of all that holds something.
    first_row: Option<u32>,
    /// One past the furthest column of all that holds something.
    width: u32,
    /// Cells counted of this sheet.
    unrolled: usize,
}

/// A walk through the cells of a book.
struct Walk<'a> {
    source: &'a str,
    marks: Marks,
    /// How many tables the walk is in: a cell may hold one, too.
    depth: i32,
    sheet: Place,
    /// Cells of the sheets before this one.
    unrolled: usize,
}

impl Walk<'_> {
    fn opens(&mut self, start: &BytesStart<'_>) -> Result<(), ImportError> {
        match start.name().0 {
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.unrolled += self.sheet.unrolled;
                    self.sheet = Place::default();
                    self.marks.sheets.push(SheetMarks::default());
                }
            }
            "table:table-row" if self.depth == 1 => {
                let repeated = self.number(start, "table:number-rows-repeated")?;
                let left = SIDES.0.saturating_sub(self.sheet.row);
                self.sheet.rows_repeated = repeated.min(left);
                self.sheet.column = 0;
                self.sheet.row_width = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if self.depth == 1 => {
                self.cell(start)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn closes(&mut self, name: &str) -> Result<(), ImportError> {
        if name == "table:table" {
            self.depth -= 1;
        } else if name == "table:table-row" && self.depth == 1 {
            self.row_ends()?;
        }
        Ok(())
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<(), ImportError> {
        let repeated = self.number(start, "table:number-columns-repeated")?;
        let left = SIDES.1.saturating_sub(self.sheet.column);
        let repeated = repeated.min(left);
        let first = (self.sheet.row, self.sheet.column);
        self.sheet.column += repeated;
        if repeated == 0 || self.sheet.rows_repeated == 0 {
            return Ok(());
        }
        let rows = (first.0, first.0 + self.sheet.rows_repeated - 1);
        let columns = (first.1, first.1 + repeated - 1);
        let wide = self.number(start, "table:number-columns-spanned")?;
        let high = self.number(start, "table:number-rows-spanned")?;
        let Some(marks) = self.marks.sheets.last_mut() else {
            return Ok(());
        };
        let mut holds = false;
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| damaged(self.source, &error))?;
            let key = attribute.key.0;
            holds |= key.starts_with("office:") || key == "table:formula";
            let number = match (key, &*attribute.value) {
                ("office:value-type", "percentage") => NumberLook::Percent,
                ("office:value-type", "currency") => NumberLook::Money,
                _ => continue,
            };
            marks.runs.push(Run {
                rows,
                columns,
                number,
            });
        }
        if wide > 1 || high > 1 {
            marks.merged.push(Area {
                first_row: u64::from(first.0) + 1,
                first_column: first.1 as usize + 1,
                last_row: u64::from(first.0) + u64::from(high.clamp(1, SIDES.0)),
                last_column: first.1 as usize + wide.clamp(1, SIDES.1) as usize,
            });
        }
        let noticed = (marks.runs.len() + marks.merged.len()) as u64;
        if noticed * size_of::<Area>() as u64 > PART_BYTES {
            return Err(self.too_many());
        }
        if holds {
            self.sheet.row_width = self.sheet.column;
        }
        Ok(())
    }

    /// Counts a row's cells as calamine lays them out: each sheet as a full rectangle.
    fn row_ends(&mut self) -> Result<(), ImportError> {
        let place = &mut self.sheet;
        let row = place.row;
        place.row += place.rows_repeated;
        if place.row_width == 0 {
            return Ok(());
        }
        let first = *place.first_row.get_or_insert(row);
        place.width = place.width.max(place.row_width);
        place.unrolled = (place.row - first) as usize * place.width as usize;
        if self.unrolled + place.unrolled > CELLS {
            return Err(self.too_many());
        }
        Ok(())
    }

    fn too_many(&self) -> ImportError {
        ImportError::TooManyCells {
            file: self.source.to_owned(),
            most: CELLS,
        }
    }

    /// A count that stands in an attribute; 1 when it isn't there.
    fn number(&self, start: &BytesStart<'_>, name: &str) -> Result<u32, ImportError> {
        let found = start.try_get_attribute(name);
        let found = found.map_err(|error| damaged(self.source, &error))?;
        let Some(found) = found else { return Ok(1) };
        let number = found.value.parse::<u64>();
        let number = number.map_err(|error| damaged(self.source, &error))?;
        Ok(u32::try_from(number).unwrap_or(u32::MAX))
    }
}
