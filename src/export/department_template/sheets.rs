//! The sheets of a department template, one after another.

use crate::domain::dates;
use crate::domain::measure::{Aggregation, Measure};
use crate::domain::number::NumberKind;
use crate::domain::period::Period;
use crate::domain::template_layout::{COLUMNS, FACTS, FACTS_TITLE, FIGURES, HEADER_ROW, VERSION};
use crate::domain::text::AsText as _;
use crate::program::query::{DepartmentTemplate, TemplateMeasure};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign,
    FormatBorder, ProtectionOptions, Worksheet, XlsxError,
};

/// Colours of the app.
const INK: Color = Color::RGB(0x1f_2933);
const ACCENT: Color = Color::RGB(0x00_5a9c);
const FIELD: Color = Color::RGB(0xff_f9e6);
const LINE: Color = Color::RGB(0xd0_d7de);
const QUIET: Color = Color::RGB(0x57_606a);
/// How wide the columns of the figures are, in characters.
const WIDTHS: [f64; 10] = [44.0, 18.0, 22.0, 14.0, 12.0, 14.0, 14.0, 46.0, 20.0, 14.0];

/// Height of a line of text, and of the highest row there can be, in points.
const LINE_HEIGHT: f64 = 15.0;
const HIGHEST_ROW: f64 = 409.0;

/// How cells look.
pub(super) struct Styles {
    title: Format,
    quiet: Format,
    heading: Format,
    cell: Format,
    wrapped: Format,
    unit: Format,
    field: Format,
    percent: Format,
    note: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let base = || Format::new().set_font_name("Calibri").set_font_color(INK);
        let cell = || {
            base()
                .set_border_bottom(FormatBorder::Thin)
                .set_border_color(LINE)
                .set_align(FormatAlign::Top)
        };
        let field = || {
            cell()
                .set_border(FormatBorder::Thin)
                .set_background_color(FIELD)
                .set_unlocked()
        };
        Self {
            title: base().set_bold().set_font_size(16),
            quiet: base().set_font_color(QUIET),
            heading: base()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(ACCENT)
                .set_align(FormatAlign::VerticalCenter),
            cell: cell(),
            wrapped: cell().set_text_wrap(),
            unit: cell().set_font_color(QUIET).set_indent(1),
            field: field().set_num_format("#,##0.########"),
            percent: field().set_num_format("0.0#%"),
            note: field().set_text_wrap(),
        }
    }
}

/// The sheet to fill in: a row for each figure that is missing.
pub(super) fn figures(
    sheet: &mut Worksheet,
    template: &DepartmentTemplate,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name(FIGURES)?;
    let day = dates::prose(template.made_on);
    let department = &template.department.name;
    let lead = format!(
        "{}: figures that are missing as of {day}",
        template.city.name
    );
    sheet.write_with_format(0, 0, format!("Figures of {department}"), &styles.title)?;
    sheet.write_with_format(1, 0, &lead, &styles.quiet)?;
    let how =
        "Fill in the yellow cells and send the workbook back. What isn't known yet stays empty.";
    sheet.write_with_format(2, 0, how, &styles.quiet)?;
    headings(sheet, &COLUMNS, &WIDTHS, styles)?;
    for column in [8, 9] {
        sheet.set_column_hidden(column)?;
    }
    let mut row = HEADER_ROW as u32;
    for measure in &template.measures {
        let first = row;
        for series in &measure.series {
            for period in &series.periods {
                figure(sheet, row, measure, &series.group, *period, styles)?;
                row += 1;
            }
        }
        if row > first {
            check(sheet, &measure.measure, (first, row - 1))?;
        }
    }
    if row == HEADER_ROW as u32 {
        let words = "Nothing is missing: every figure that is due is in.";
        sheet.write_with_format(row, 0, words, &styles.quiet)?;
    }
    if !template
        .measures
        .iter()
        .any(|measure| measure.series.iter().any(|series| !series.group.is_empty()))
    {
        sheet.set_column_hidden(1)?;
    }
    if !template
        .measures
        .iter()
        .any(|measure| is_ratio(&measure.measure))
    {
        sheet.set_column_hidden(5)?.set_column_hidden(6)?;
    }
    sheet.set_freeze_panes(HEADER_ROW as u32, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEADER_ROW as u32 - 1, HEADER_ROW as u32 - 1)?;
    protect(sheet);
    Ok(())
}

fn headings<const N: usize>(
    sheet: &mut Worksheet,
    names: &[&str; N],
    widths: &[f64; N],
    styles: &Styles,
) -> Result<(), XlsxError> {
    let row = HEADER_ROW as u32 - 1;
    for ((column, name), width) in (0_u16..).zip(names).zip(widths) {
        sheet.write_with_format(row, column, *name, &styles.heading)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_row_height(row, 22)?;
    Ok(())
}

fn figure(
    sheet: &mut Worksheet,
    row: u32,
    asked: &TemplateMeasure,
    group: &str,
    period: Period,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let measure = &asked.measure;
    let ratio = is_ratio(measure);
    let value = if is_percent(measure) {
        &styles.percent
    } else {
        &styles.field
    };
    let part = if ratio { &styles.field } else { &styles.cell };
    sheet.write_string_with_format(row, 0, &measure.name, &styles.wrapped)?;
    sheet.write_string_with_format(row, 1, group, &styles.cell)?;
    sheet.write_string_with_format(row, 2, period.label(), &styles.cell)?;
    sheet.write_blank(row, 3, value)?;
    sheet.write_string_with_format(row, 4, unit(measure), &styles.unit)?;
    sheet.write_blank(row, 5, part)?;
    sheet.write_blank(row, 6, part)?;
    sheet.write_blank(row, 7, &styles.note)?;
    sheet.write_string(row, 8, &measure.key)?;
    sheet.write_string(row, 9, period.iso())?;
    Ok(())
}

/// Lets only numbers into the cells of a measure, and asks again about a percentage past 100%.
fn check(
    sheet: &mut Worksheet,
    measure: &Measure,
    (first, last): (u32, u32),
) -> Result<(), XlsxError> {
    let number = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(-1e15, 1e15))
        .set_error_title("Not a number")?
        .set_error_message("Please enter a number. Words about it belong into the note.")?;
    let value = if is_percent(measure) {
        DataValidation::new()
            .allow_decimal_number(DataValidationRule::Between(0.0, 1.0))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("Is this a percentage?")?
            .set_error_message("It is usually between 0% and 100%. Keep it if it is right.")?
    } else {
        number.clone()
    };
    sheet.add_data_validation(first, 3, last, 3, &value)?;
    if is_ratio(measure) {
        sheet.add_data_validation(first, 5, last, 6, &number)?;
    }
    Ok(())
}

/// What each measure means.
pub(super) fn measures(
    sheet: &mut Worksheet,
    template: &DepartmentTemplate,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name("Measures")?;
    sheet.write_with_format(0, 0, "What each measure means", &styles.title)?;
    let words = "For reading; a change of a definition is agreed with the stat team.";
    sheet.write_with_format(1, 0, words, &styles.quiet)?;
    let names = [
        "Measure",
        "Definition",
        "How it is computed",
        "Numerator",
        "Denominator",
        "Unit",
        "Reported",
        "Target",
        "Better",
        "Who answers for it",
        "To know",
    ];
    let widths = [
        36.0, 48.0, 36.0, 24.0, 24.0, 12.0, 12.0, 14.0, 20.0, 22.0, 40.0,
    ];
    headings(sheet, &names, &widths, styles)?;
    for (row, asked) in (HEADER_ROW as u32..).zip(&template.measures) {
        let measure = &asked.measure;
        let target = asked
            .target
            .map(|value| measure.format.set_value_with_unit(value));
        let texts = [
            measure.name.as_str(),
            &measure.definition,
            &measure.formula,
            &measure.numerator,
            &measure.denominator,
            unit(measure),
            measure.frequency.word(),
            target.as_deref().unwrap_or("not set"),
            measure.direction.label(),
            &asked.owner,
            &measure.caveats,
        ];
        let mut lines: f64 = 1.0;
        for ((column, text), width) in (0_u16..).zip(texts).zip(widths) {
            sheet.write_string_with_format(row, column, text, &styles.wrapped)?;
            lines = lines.max(lines_of(text, width));
        }
        sheet.set_row_height(row, (lines * LINE_HEIGHT).min(HIGHEST_ROW))?;
    }
    sheet.set_freeze_panes(HEADER_ROW as u32, 1)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    protect(sheet);
    Ok(())
}

/// How it is filled in.
pub(super) fn instructions(
    sheet: &mut Worksheet,
    template: &DepartmentTemplate,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name("How to fill this in")?;
    sheet.set_column_width(0, 100)?;
    sheet.write_with_format(0, 0, "How to fill this in", &styles.title)?;
    let mail = &template.city.analyst_email;
    let to = if mail.trim().is_empty() {
        format!("Send the workbook back to {}.", template.city.office)
    } else {
        format!(
            "Send the workbook back to {}, {mail}.",
            template.city.office
        )
    };
    let lines = [
        "Each row of the sheet \u{201c}Figures\u{201d} asks for one figure of one measure for one period.",
        "Only the yellow cells are open. Leave a cell empty when its figure isn't known yet; empty cells change nothing.",
        "A zero is a figure: write 0 only when you counted and there was none.",
        "Percentages: write 58%. The cell shows what will be read.",
        "Where a measure is a ratio, write what is above and below its line too; the value may then stay empty.",
        "A correction of an earlier figure belongs into a message to the stat team, not here.",
        "The last period of each measure may not be over yet; fill it in once it is.",
        "Whatever a reader should know about a figure belongs into its note.",
        &to,
    ];
    for (row, line) in (2_u32..).zip(lines) {
        sheet.write_with_format(row, 0, line, &styles.wrapped)?;
    }
    protect(sheet);
    Ok(())
}

/// What the workbook is, for the reading back.
pub(super) fn facts(sheet: &mut Worksheet, template: &DepartmentTemplate) -> Result<(), XlsxError> {
    sheet.set_name(FACTS)?;
    let rows = [
        (FACTS_TITLE, VERSION.to_string()),
        ("Program", template.city.id.to_text().into_owned()),
        ("City", template.city.name.clone()),
        ("Department", template.department.id.to_text().into_owned()),
        ("Made on", template.made_on.to_string()),
    ];
    for (row, (name, value)) in (0_u32..).zip(rows) {
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, value)?;
    }
    sheet.set_very_hidden(true);
    Ok(())
}

/// Keeps everything but the open cells from being changed. Columns may be made wider.
fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
}

/// How many lines a text takes in a column of so many characters, words wrapped.
fn lines_of(text: &str, width: f64) -> f64 {
    let lines = text.lines().map(|line| {
        let letters = line.chars().count() as f64;
        // Wrapping leaves the end of a line empty.
        (letters * 1.15 / width).ceil().max(1.0)
    });
    lines.sum()
}

fn is_percent(measure: &Measure) -> bool {
    measure.format.kind == NumberKind::Percent
}

fn is_ratio(measure: &Measure) -> bool {
    measure.aggregation == Aggregation::Ratio
}

fn unit(measure: &Measure) -> &str {
    if is_percent(measure) {
        "%"
    } else {
        measure.format.unit()
    }
}
