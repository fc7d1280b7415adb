//! Tables in an Excel workbook: heads that stay in sight, a filter, real days and numbers, and native charts.

use super::{Column, Sheet, Value};
use crate::export::ExportError;
use crate::export::document::legible;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use rust_xlsxwriter::{
    ChartLine, Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook,
    Worksheet,
};

/// The most columns that are printed on the width of one page.
const WIDEST: usize = 14;
/// The height of a line in points, and the most lines a row of Excel's can show.
const LINE: f64 = 15.0;
const MOST_LINES: u32 = 27;
/// The most characters Excel takes into a cell.
const LONGEST: usize = 32_767;
/// The city's blue, behind heads.
const HEAD: Color = Color::RGB(0x1d_4f_91);
const RULE: Color = Color::RGB(0xd5_da_e0);
const QUIET: Color = Color::RGB(0x55_60_6e);

/// A workbook that is being written. Two written from the same data at the same instant are the same, byte for byte.
pub(crate) struct Book {
    book: Workbook,
}

impl Book {
    /// A workbook with what it says of itself.
    ///
    /// # Errors
    /// When `now` lies outside what Excel can hold.
    pub(crate) fn new(title: &str, author: &str, now: DateTime<Utc>) -> Result<Self, ExportError> {
        let mut book = Workbook::new();
        let made = day_of(now.date_naive())
            .ok_or_else(|| ExportError::Table("the clock is out of range".to_owned()))?
            .and_hms(
                now.hour() as u16,
                now.minute() as u8,
                f64::from(now.second()),
            )?;
        book.set_properties(
            &DocProperties::new()
                .set_title(legible(title))
                .set_author(legible(author))
                .set_creation_datetime(&made),
        );
        Ok(Self { book })
    }

    /// Adds a sheet with a table that can be filtered below `lead` lines of words, and gives it back for more.
    ///
    /// # Errors
    /// When the table has more rows or columns than a sheet.
    pub(crate) fn sheet(
        &mut self,
        name: &str,
        lead: &[&str],
        table: &Sheet,
    ) -> Result<&mut Worksheet, ExportError> {
        let sheet = self.book.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_landscape();
        // A wider table could not be read so small; it is printed over several pages.
        if table.columns.len() <= WIDEST {
            sheet.set_print_fit_to_pages(1, 0);
        }
        for (at, words) in lead.iter().enumerate() {
            let format = if at == 0 { strong() } else { quiet() };
            sheet.write_string_with_format(at as u32, 0, *words, &format)?;
        }
        let top = Self::head_row(lead);
        let last = table.columns.len().saturating_sub(1) as u16;
        for (at, column) in (0..).zip(&table.columns) {
            sheet.set_column_width(at, column.width)?;
            let format = if is_of_numbers(table, usize::from(at)) {
                head().set_align(FormatAlign::Right).set_indent(1)
            } else {
                head()
            };
            sheet.write_string_with_format(top, at, cut(&column.head), &format)?;
        }
        for (down, row) in (top + 1..).zip(&table.rows) {
            // Excel makes a row as high as its words when it opens the file; other programs don't.
            let lines = lines_of(row, &table.columns);
            if lines > 1 {
                sheet.set_row_height(down, f64::from(lines.min(MOST_LINES)) * LINE)?;
            }
            for ((across, value), column) in (0..).zip(row).zip(&table.columns) {
                write(sheet, (down, across), value, column)?;
            }
        }
        // A head of two lines is seen whole in programs that don't fit the row themselves.
        sheet.set_row_height(top, 32)?;
        let wide = table.columns.len() > WIDEST;
        // Where a table is wider than a screen its first column stays in sight too.
        sheet.set_freeze_panes(top + 1, u16::from(wide))?;
        sheet.set_repeat_rows(top, top)?;
        sheet.autofilter(top, 0, top + table.rows.len() as u32, last)?;
        sheet.set_footer("&L&F&RPage &P of &N");
        Ok(sheet)
    }

    /// Adds a sheet for a chart.
    ///
    /// # Errors
    /// When there is one of that name.
    pub(crate) fn chart_sheet(&mut self, name: &str) -> Result<&mut Worksheet, ExportError> {
        let sheet = self.book.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 1);
        Ok(sheet)
    }

    /// The row of heads below so many lines of words and an empty row.
    pub(crate) fn head_row(lead: &[&str]) -> u32 {
        if lead.is_empty() {
            0
        } else {
            lead.len() as u32 + 1
        }
    }

    /// The finished bytes.
    ///
    /// # Errors
    /// When a chart or table in it is not as it should be.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        Ok(self.book.save_to_buffer()?)
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    of: &Column,
) -> Result<(), ExportError> {
    match value {
        Value::Empty => {
            sheet.write_blank(row, column, &cell())?;
        }
        Value::Text(words) => {
            sheet.write_string_with_format(row, column, cut(words), &cell())?;
        }
        Value::Number(number) => {
            let format = ruled()
                .set_num_format(number_format(of))
                .set_align(FormatAlign::Right)
                .set_indent(1);
            sheet.write_number_with_format(row, column, *number, &format)?;
        }
        Value::Day(day) => match day_of(*day) {
            Some(when) => {
                let format = cell()
                    .set_num_format("mmm d, yyyy")
                    .set_align(FormatAlign::Left);
                sheet.write_datetime_with_format(row, column, &when, &format)?;
            }
            // Excel knows no day before 1900.
            None => {
                sheet.write_string_with_format(row, column, day.to_string(), &cell())?;
            }
        },
    }
    Ok(())
}

/// How Excel writes the numbers of a column.
pub(crate) fn number_format(of: &Column) -> String {
    let decimals = usize::from(of.decimals.min(9));
    let point = if decimals == 0 { "" } else { "." };
    let marked = |mark: &str| match mark.replace('"', "") {
        mark if mark.is_empty() => mark,
        mark => format!("\"{mark}\""),
    };
    let (before, after) = (marked(&of.marks.0), marked(&of.marks.1));
    format!("{before}#,##0{point}{}{after}", "0".repeat(decimals))
}

/// Whether a column holds numbers and nothing else.
fn is_of_numbers(table: &Sheet, at: usize) -> bool {
    let cells = || table.rows.iter().filter_map(|row| row.get(at));
    let numbers = |cell: &Value| matches!(cell, Value::Number(_));
    cells().any(numbers) && cells().all(|cell| numbers(cell) || *cell == Value::Empty)
}

/// How many lines the words of a row take in the columns they wrap in.
fn lines_of(row: &[Value], columns: &[Column]) -> u32 {
    let lines = row.iter().zip(columns).map(|(value, column)| match value {
        Value::Text(words) => words
            .lines()
            // Letters are narrower than the digits that a width is counted in.
            .map(|line| wrapped(line, column.width + column.width / 10))
            .sum(),
        Value::Empty | Value::Number(_) | Value::Day(_) => 1,
    });
    lines.max().unwrap_or(1)
}

/// How many lines a text takes in a column of so many characters.
fn wrapped(text: &str, width: u32) -> u32 {
    let (mut lines, mut filled) = (1, 0);
    for word in text.split_whitespace() {
        let long = word.chars().count() as u32;
        if filled > 0 && filled + 1 + long > width {
            lines += 1;
            filled = 0;
        }
        filled += long + u32::from(filled > 0);
        // A word longer than its column is broken.
        let width = width.max(1);
        lines += filled.saturating_sub(1) / width;
        filled = filled.saturating_sub(1) % width + 1;
    }
    lines
}

/// The text as a cell can hold it.
fn cut(text: &str) -> String {
    let text = legible(text);
    if text.chars().count() <= LONGEST {
        return text.into_owned();
    }
    let kept: String = text.chars().take(LONGEST - 1).collect();
    kept + "\u{2026}"
}

/// The day as Excel knows it, from 1900 to 9999.
fn day_of(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8).ok()
}

/// A line across a chart, quieter than what is drawn.
pub(crate) fn gridline() -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(RULE).set_width(0.75);
    line
}

/// The title above a table.
pub(crate) fn strong() -> Format {
    Format::new().set_bold().set_font_size(14)
}

fn quiet() -> Format {
    Format::new().set_font_color(QUIET)
}

fn head() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(HEAD)
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

fn cell() -> Format {
    ruled().set_text_wrap()
}

/// A cell of a number, which has no words to wrap.
fn ruled() -> Format {
    Format::new()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(RULE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_cell_and_a_number_has_its_mark() {
        let columns = [Column::new("What", 10), Column::new("Share", 8)];
        let row = |words: &str| vec![Value::Text(words.to_owned()), Value::Number(4.0)];
        assert_eq!(lines_of(&row("one"), &columns), 1);
        assert_eq!(lines_of(&row("one two three"), &columns), 2);
        assert_eq!(lines_of(&row("one\ntwo"), &columns), 2);
        assert_eq!(lines_of(&row(&"x".repeat(25)), &columns), 3);
        let percent = Column::new("Share", 8).decimals(1);
        assert_eq!(number_format(&percent), "#,##0.0");
        let percent = percent.marks((String::new(), "%".to_owned()));
        assert_eq!(number_format(&percent), "#,##0.0\"%\"");
    }
}
