//! Tables in an Excel workbook: heads that stay in sight, a filter, real days and numbers, and native charts.

use super::{Column, Sheet, Value};
use crate::export::ExportError;
use crate::export::document::legible;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
};

/// The most columns that are printed on the width of one page.
const WIDEST: usize = 14;
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
            sheet.write_string_with_format(top, at, cut(&column.head), &head())?;
        }
        for (down, row) in (top + 1..).zip(&table.rows) {
            for ((across, value), column) in (0..).zip(row).zip(&table.columns) {
                write(sheet, (down, across), value, column)?;
            }
        }
        // A head of two lines is seen whole in programs that don't fit the row themselves.
        sheet.set_row_height(top, 32)?;
        sheet.set_freeze_panes(top + 1, 0)?;
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
            let format = cell().set_num_format(number_format(of.decimals));
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

/// How Excel writes numbers with so many digits after the point.
fn number_format(decimals: u8) -> String {
    if decimals == 0 {
        "#,##0".to_owned()
    } else {
        format!("#,##0.{}", "0".repeat(usize::from(decimals.min(9))))
    }
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
    Format::new()
        .set_align(FormatAlign::Top)
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(RULE)
}
