//! The register as a workbook: every column to be sorted and filtered, and "Action Item Status" by department as
//! GovEx draws it ("Measure the Measurers"), as a chart of the workbook's own.

use super::{Register, suggested_name, table};
use crate::domain::action::ActionStatus;
use crate::domain::dates;
use crate::export::ExportError;
use crate::export::sheet::{Book, Column, Sheet, Value, gridline};
use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color,
};
use std::collections::BTreeMap;

/// The sheet of the counts and their chart.
const STATUS: &str = "Status by department";
/// What rows without a department are counted under.
const NO_DEPARTMENT: &str = "No department";

/// The workbook's bytes.
///
/// # Errors
/// When the register has more rows than a sheet.
pub(super) fn workbook(register: &Register) -> Result<Vec<u8>, ExportError> {
    let name = suggested_name(
        &register.directory,
        "Action Register",
        register.owner,
        register.today,
    );
    let office = register.directory.city.office.trim();
    let mut book = Book::new(&name, office, register.now)?;
    let all = table::table(register);
    book.sheet("Register", &[], &all)?;
    let counts = counts(register);
    let as_of = format!("As of {}", dates::prose(register.today));
    let lead = ["Action Item Status", as_of.as_str()];
    let many = counts.rows.len() as u32;
    // The first department has the most.
    let most = match counts.rows.first().and_then(|row| row.last()) {
        Some(Value::Number(most)) => *most as u32,
        Some(Value::Empty | Value::Text(_) | Value::Day(_)) | None => 0,
    };
    let sheet = book.sheet(STATUS, &lead, &counts)?;
    if many > 0 {
        let below = Book::head_row(&lead) + many + 2;
        sheet.insert_chart(below, 0, &chart((Book::head_row(&lead), many), most))?;
    }
    book.finish()
}

/// How many actions of each department have each status, the department with the most first.
fn counts(register: &Register) -> Sheet {
    let mut by_department: BTreeMap<String, BTreeMap<ActionStatus, usize>> = BTreeMap::new();
    for row in register.rows() {
        let name = register.directory.department_name(row.action.department);
        let name = if name.is_empty() { NO_DEPARTMENT } else { name };
        let counts = by_department.entry(name.to_owned()).or_default();
        *counts.entry(row.status).or_default() += 1;
    }
    let mut rows: Vec<(String, BTreeMap<ActionStatus, usize>)> =
        by_department.into_iter().collect();
    let total = |counts: &BTreeMap<ActionStatus, usize>| counts.values().sum::<usize>();
    rows.sort_by_key(|(name, counts)| (std::cmp::Reverse(total(counts)), name.clone()));
    let mut columns = vec![Column::new("Department", 24)];
    let statuses = ActionStatus::ALL.iter();
    columns.extend(statuses.map(|status| Column::new(status.label(), 14)));
    columns.push(Column::new("Total", 10));
    let cells =
        |(name, counts): (String, BTreeMap<ActionStatus, usize>)| {
            let mut cells = vec![Value::Text(name)];
            cells.extend(ActionStatus::ALL.iter().map(|status| {
                Value::Number(counts.get(status).copied().unwrap_or_default() as f64)
            }));
            cells.push(Value::Number(total(&counts) as f64));
            cells
        };
    Sheet {
        columns,
        rows: rows.into_iter().map(cells).collect(),
    }
}

/// The stacked bars: the department with the most on top, statuses in GovEx's order and colours.
fn chart((head, many): (u32, u32), most: u32) -> Chart {
    let (first, last) = (head + 1, head + many);
    let mut chart = Chart::new(ChartType::BarStacked);
    for (at, status) in (1..).zip(ActionStatus::ALL) {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(colour(*status)));
        chart
            .add_series()
            .set_name((STATUS, head, at))
            .set_categories((STATUS, first, 0, last, 0))
            .set_values((STATUS, first, at, last, at))
            .set_format(&mut format)
            .set_gap(60);
    }
    chart.title().set_name("Action Item Status");
    // Of bars the upright axis holds the departments: the first on top, the numbers below the last.
    chart
        .y_axis()
        .set_reverse()
        .set_crossing(ChartAxisCrossing::Max);
    chart
        .x_axis()
        .set_name("Number of Actions")
        .set_num_format("0")
        .set_major_gridlines_line(&gridline());
    if most <= 12 {
        chart.x_axis().set_major_unit(1);
    }
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart
        .set_width(900)
        .set_height(220 + 34 * many.min(30))
        .set_alt_text(
            "Stacked bars: how many actions and requests of each department have each of the eight \
             statuses; the numbers stand in the table above.",
        );
    chart
}

/// GovEx's colour of a status.
const fn colour(status: ActionStatus) -> Color {
    match status {
        ActionStatus::Overdue => Color::RGB(0xc0_39_2b),
        ActionStatus::NotYetDue => Color::RGB(0xe6_7e_22),
        ActionStatus::UnderReview => Color::RGB(0xf1_c4_0f),
        ActionStatus::CompletedOnTime => Color::RGB(0x27_ae_60),
        ActionStatus::CompletedLate => Color::RGB(0x29_80_b9),
        ActionStatus::Overtaken => Color::RGB(0x00_00_00),
        ActionStatus::Merged => Color::RGB(0x59_59_59),
        ActionStatus::OnHold => Color::RGB(0xbf_bf_bf),
    }
}
