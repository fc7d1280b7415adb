//! The figures behind a chart, to reckon with: comma-separated text, or a workbook with a native chart of them.

use super::memo::file_name;
use super::sheet::{Book, Column, Sheet, Value, gridline, marks, number_format, write_csv};
use super::{ExportError, file};
use crate::chart::ChartSpec;
use crate::chart::spec::{LineRole, LineSpec, PointSpec};
use crate::domain::period::Period;
use crate::domain::ratio::Parts;
use crate::domain::text::{AsText as _, upper_first};
use crate::domain::view::{ChartForm, View};
use crate::program::Program;
use crate::program::query::{self, MeasurePage, NOT_SHOWN};
use crate::stats::PointKind;
use chrono::NaiveDate;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType, Color,
};
use std::path::Path;

/// The sheet of the figures; their chart stands before it on one of its own.
const FIGURES: &str = "Figures";
/// The head of the column of remarks.
const REMARK: &str = "Remark";
/// The most periods that are named below the chart.
const LABELS: u32 = 13;
/// More rows than this are not looked through for periods without a figure: more than a century of days.
const MOST: usize = 40_000;
const OWN: u32 = 0x44_4f_5b;
const TARGET: u32 = 0x1c_26_30;
const BENCHMARK: u32 = 0x59_64_6f;
const EARLIER: u32 = 0x8b_98_a6;
const USUAL: u32 = 0xa3_ac_b6;
/// The colours of groups, in turn: those of charts on paper.
const GROUPS: [u32; 6] = [
    0x00_72_b2, 0xb3_4d_00, 0x00_72_5a, 0x8a_3d_78, 0x7a_5c_00, 0x3f_5f_a8,
];

/// What is offered as the name of the file of a chart's figures, without an ending: "Median response time -
/// Figures - 2026-11-24".
pub fn data_name(measure: &str, today: NaiveDate) -> String {
    let name = file_name(measure);
    let name = if name.is_empty() { "Measure" } else { &name };
    format!("{name} - Figures - {}", today.to_text())
}

/// Writes the figures that a measure's chart shows to an .xlsx file with a native chart, or to a .csv file. Groups side
/// by side and years over each other stand one period below the other.
///
/// # Errors
/// When the file can't be written. What was there before stays then.
pub(super) fn write_figures(
    program: &Program,
    page: &MeasurePage,
    view: &View,
    to: &Path,
) -> Result<(), ExportError> {
    let form = match view.form {
        ChartForm::Bars => ChartForm::Bars,
        ChartForm::Line | ChartForm::Panels | ChartForm::Years => ChartForm::Line,
    };
    let view = View {
        form,
        ..view.clone()
    };
    let spec = query::chart_of(program, page, &view);
    let table = Figures::of(&spec);
    let ending = to.extension().unwrap_or_default().to_ascii_lowercase();
    if ending == "csv" {
        return file::write(to, &write_csv(&table.sheet)?);
    }
    let name = data_name(&spec.name, program.today());
    let mut book = Book::new(&name, "", program.now())?;
    let lead = [spec.name.as_str(), &spec.headline, &spec.note];
    let many = table.sheet.rows.len() as u32;
    let head = Book::head_row(&lead);
    if many > 0 {
        let chart = table.chart(&spec, head, many);
        book.chart_sheet("Chart")?.insert_chart(0, 0, &chart)?;
    }
    book.sheet(FIGURES, &lead, &table.sheet)?;
    file::write(to, &book.finish()?)
}

/// What a column of figures is, and so how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Series {
    Own,
    Group(usize),
    Earlier,
    Target,
    Benchmark,
    Average,
    Edge,
}

/// The table, and which of its columns are drawn.
struct Figures {
    sheet: Sheet,
    series: Vec<(u16, Series)>,
    /// What stands before and after a figure.
    marks: (String, String),
}

impl Figures {
    fn of(spec: &ChartSpec) -> Self {
        let mut figures = Self {
            sheet: Sheet {
                columns: vec![Column::new("Period", 14), Column::new("Begins", 14)],
                rows: Vec::new(),
            },
            series: Vec::new(),
            marks: marks(&spec.format),
        };
        let periods = periods(spec);
        figures.sheet.rows = periods
            .iter()
            .map(|period| vec![Value::Text(period.label()), Value::Day(period.start())])
            .collect();
        let decimals = spec.format.decimals;
        for line in &spec.lines {
            let (name, series) = named(spec, line);
            let value = |period| Value::number(line.at(period).map(|point| point.value));
            figures.add(&name, (Some(series), decimals), &periods, value);
        }
        figures.parts(spec, &periods);
        figures.references(spec, &periods);
        let remark = |period| Value::text(remark(spec, period));
        if periods.iter().any(|at| remark(*at) != Value::Empty) {
            figures.add(REMARK, (None, 0), &periods, remark);
        }
        figures
    }

    fn add(
        &mut self,
        head: &str,
        (series, decimals): (Option<Series>, u8),
        periods: &[Period],
        value: impl Fn(Period) -> Value,
    ) {
        let at = self.sheet.columns.len() as u16;
        // Figures have marks, what they are made of has none.
        let marks = series.map_or_else(Default::default, |_| self.marks.clone());
        let width = if series.is_none() && head == REMARK {
            26
        } else {
            16
        };
        let column = Column::new(head, width).decimals(decimals).marks(marks);
        self.sheet.columns.push(column);
        self.series.extend(series.map(|series| (at, series)));
        for (row, period) in self.sheet.rows.iter_mut().zip(periods) {
            row.push(value(*period));
        }
    }

    /// What ratios are made of, where that is known.
    fn parts(&mut self, spec: &ChartSpec, periods: &[Period]) {
        let Some(own) = spec.whole() else { return };
        let parts = |period| own.at(period).and_then(|point: PointSpec| point.parts);
        if periods.iter().any(|period| parts(*period).is_some()) {
            let above = |period| Value::number(parts(period).map(Parts::numerator));
            self.add("Numerator", (None, 0), periods, above);
            let below = |period| Value::number(parts(period).map(Parts::denominator));
            self.add("Denominator", (None, 0), periods, below);
        }
    }

    /// Target, benchmark and usual range, those that there are.
    fn references(&mut self, spec: &ChartSpec, periods: &[Period]) {
        let decimals = spec.format.decimals;
        if !spec.target.is_empty() {
            let value = |period| Value::number(spec.target_at(period));
            self.add("Target", (Some(Series::Target), decimals), periods, value);
        }
        if let Some(benchmark) = &spec.benchmark {
            let value = |_| Value::number(Some(benchmark.value));
            let kind = (Some(Series::Benchmark), decimals);
            self.add(&benchmark.label, kind, periods, value);
        }
        if spec.usual.is_empty() {
            return;
        }
        let usual = |period: Period| {
            let mut ranges = spec.usual.iter();
            ranges.find(|range| range.from <= period && period <= range.to)
        };
        let finer = decimals.saturating_add(1);
        let edge = (Some(Series::Edge), finer);
        let lower = |period| Value::number(usual(period).map(|range| range.lower));
        self.add("Usual range, from", edge, periods, lower);
        let mean = |period| Value::number(usual(period).map(|range| range.mean));
        self.add(
            "Usual range, average",
            (Some(Series::Average), finer),
            periods,
            mean,
        );
        let upper = |period| Value::number(usual(period).map(|range| range.upper));
        self.add("Usual range, to", edge, periods, upper);
    }

    /// Digits after the point beside the axis: none where the figures are tens or more.
    fn axis_decimals(&self, spec: &ChartSpec) -> u8 {
        let drawn = |at: u16| {
            let cells = self.sheet.rows.iter();
            cells.filter_map(move |row| row.get(usize::from(at)))
        };
        let figures = self.series.iter().flat_map(|(at, _)| drawn(*at));
        let largest = figures.fold(0.0_f64, |most, value| match value {
            Value::Number(figure) => most.max(figure.abs()),
            Value::Empty | Value::Text(_) | Value::Day(_) => most,
        });
        if largest < 10.0 {
            spec.format.decimals
        } else {
            0
        }
    }

    /// The native chart: figures as lines or columns, the target dashed, the usual range thin.
    fn chart(&self, spec: &ChartSpec, head: u32, many: u32) -> Chart {
        let bars = spec.form == ChartForm::Bars;
        let mut chart = Chart::new(if bars {
            ChartType::Column
        } else {
            ChartType::Line
        });
        let mut lines = Chart::new(ChartType::Line);
        for (at, series) in &self.series {
            let into = if bars && *series != Series::Own {
                &mut lines
            } else {
                &mut chart
            };
            let drawn = into
                .add_series()
                .set_name((FIGURES, head, *at))
                .set_categories((FIGURES, head + 1, 0, head + many, 0))
                .set_values((FIGURES, head + 1, *at, head + many, *at));
            if bars && *series == Series::Own {
                let mut format = ChartFormat::new();
                format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(OWN)));
                drawn.set_format(&mut format);
                continue;
            }
            let mut format = ChartFormat::new();
            format.set_line(&pen(*series));
            drawn.set_format(&mut format);
            drawn.set_marker(&marker(*series));
        }
        if bars && self.series.len() > 1 {
            chart.combine(&lines);
        }
        chart.title().set_name(spec.name.as_str());
        chart.legend().set_position(ChartLegendPosition::Bottom);
        if let Some(unit) = spec.format.unit_word() {
            chart.y_axis().set_name(&upper_first(unit));
        }
        // Drawn from zero, as every chart of ours.
        let below_zero = |value: &Value| matches!(value, Value::Number(figure) if *figure < 0.0);
        if !self.sheet.rows.iter().flatten().any(below_zero) {
            chart.y_axis().set_min(0);
        }
        let axis = Column::new("", 0).marks(self.marks.clone());
        chart
            .y_axis()
            .set_num_format(number_format(&axis.decimals(self.axis_decimals(spec))))
            .set_major_gridlines_line(&gridline());
        let interval = many.div_ceil(LABELS).max(1);
        chart
            .x_axis()
            .set_label_interval(interval.try_into().unwrap_or(u16::MAX));
        chart
            .set_width(900)
            .set_height(540)
            .set_alt_text(spoken(spec));
        chart
    }
}

/// What a screen reader says of the chart: Excel holds so many characters of it and no more.
fn spoken(spec: &ChartSpec) -> String {
    const LONGEST: usize = 255;
    let words = if spec.description.chars().count() <= LONGEST {
        &spec.description
    } else {
        &spec.headline
    };
    words.chars().take(LONGEST).collect()
}

/// The line of a series.
fn pen(series: Series) -> ChartLine {
    let (colour, width, dashes) = match series {
        Series::Own => (OWN, 2.25, ChartLineDashType::Solid),
        Series::Group(at) => {
            let colour = GROUPS.get(at % GROUPS.len()).copied().unwrap_or(OWN);
            (colour, 2.0, ChartLineDashType::Solid)
        }
        Series::Earlier => (EARLIER, 1.5, ChartLineDashType::Solid),
        Series::Target => (TARGET, 1.5, ChartLineDashType::Dash),
        Series::Benchmark => (BENCHMARK, 1.25, ChartLineDashType::RoundDot),
        Series::Average => (USUAL, 1.0, ChartLineDashType::LongDash),
        Series::Edge => (USUAL, 1.0, ChartLineDashType::Solid),
    };
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(colour))
        .set_width(width)
        .set_dash_type(dashes);
    line
}

/// Dots on figures that were measured; none on what they are seen against.
fn marker(series: Series) -> ChartMarker {
    let mut marker = ChartMarker::new();
    match series {
        Series::Own | Series::Group(_) => {
            marker.set_type(ChartMarkerType::Circle).set_size(5);
        }
        Series::Earlier | Series::Target | Series::Benchmark | Series::Average | Series::Edge => {
            marker.set_none();
        }
    }
    marker
}

/// Every period from the first shown to the last, those without a figure too.
fn periods(spec: &ChartSpec) -> Vec<Period> {
    let Some((first, last)) = spec.shown else {
        return Vec::new();
    };
    std::iter::successors(Some(first), |period| Some(period.next()))
        .take_while(|period| *period <= last)
        .take(MOST)
        .collect()
}

/// What a line is called, with its unit, and what it is.
fn named(spec: &ChartSpec, line: &LineSpec) -> (String, Series) {
    let unit = spec.format.unit();
    let with_unit = |name: &str| {
        if unit.is_empty() {
            name.to_owned()
        } else {
            format!("{name} ({unit})")
        }
    };
    match line.role {
        LineRole::Whole => (with_unit(&spec.name), Series::Own),
        LineRole::Average => ("Average of the groups".to_owned(), Series::Own),
        LineRole::Group(at) => (line.name.clone(), Series::Group(at)),
        LineRole::Year(_) | LineRole::YearBefore => {
            let name = if line.name.is_empty() {
                "A year before"
            } else {
                &line.name
            };
            (name.to_owned(), Series::Earlier)
        }
    }
}

/// What is to be said of a period: whose figures may not be shown, or that the measure's own is unusual.
fn remark(spec: &ChartSpec, period: Period) -> String {
    let hidden = spec
        .lines
        .iter()
        .filter(|line| line.hidden.contains(&period));
    let hidden: Vec<&str> = hidden.map(|line| line.name.as_str()).collect();
    let named: Vec<&str> = hidden
        .iter()
        .copied()
        .filter(|name| !name.is_empty())
        .collect();
    if !named.is_empty() {
        return format!("{NOT_SHOWN}: {}", named.join(", "));
    }
    if !hidden.is_empty() {
        return NOT_SHOWN.to_owned();
    }
    let own = spec.whole().filter(|_| !spec.usual.is_empty());
    let words = match own.and_then(|own| own.at(period)).map(|point| point.kind) {
        Some(PointKind::Improvement) => "Better than usual",
        Some(PointKind::Concern) => "Worse than usual",
        Some(PointKind::NeutralHigh) => "Unusually high",
        Some(PointKind::NeutralLow) => "Unusually low",
        Some(PointKind::CommonCause) | None => "",
    };
    words.to_owned()
}
