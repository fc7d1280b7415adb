//! What the latest figure is compared with: each comparison with its difference, one of them in full.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use crate::domain::dates;
use crate::domain::number::NumberFormat;
use crate::domain::period::{Frequency, Period};
use crate::program::query::{Against, Compared, MeasureRow, change_words};
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::widgets::{paint, text};

/// Width and height of a tile in points.
const TILE: (f32, f32) = (150.0, 56.0);

/// Draws the comparisons side by side and the chosen one in a sentence. Gives back the one that was pressed.
pub(super) fn show(ui: &mut Ui, row: &MeasureRow, chosen: Against) -> Option<Against> {
    let first = row.comparisons.first()?;
    let held = row.comparisons.iter().find(|one| one.against == chosen);
    let held = held.unwrap_or(first);
    text::section_label(ui, "Compared with");
    let mut now = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for one in &row.comparisons {
            let is_held = one.against == held.against;
            if tile(ui, &row.measure.format, one, is_held).clicked() {
                now = Some(one.against);
            }
        }
    });
    text::body(ui, &sentence(row, held));
    now
}

fn tile(ui: &mut Ui, format: &NumberFormat, one: &Compared, held: bool) -> Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(TILE.0, TILE.1), Sense::click());
    let inner = rect.shrink(1.0);
    let rounding = CornerRadius::same(radius::M);
    let (fill, edge) = if held {
        (p.tone(Tone::Accent).soft, p.accent)
    } else if response.hovered() {
        (p.hover, p.border)
    } else {
        (p.surface, p.border)
    };
    let stroke = Stroke::new(p.line_width, edge);
    ui.painter()
        .rect(inner, rounding, fill, stroke, StrokeKind::Inside);
    let room = rect.width() - 2.0 * space::S;
    let label = one.against.label();
    let difference = change_words(format, one.change);
    let at = |top: f32, bottom: f32| {
        Rect::from_min_max(
            pos2(rect.left() + space::S, rect.top() + top),
            pos2(rect.right() - space::S, rect.top() + bottom),
        )
    };
    let name = paint::line(ui, label, Size::Small.regular(), p.muted, room);
    paint::place(ui.painter(), at(6.0, 26.0), Align2::LEFT_CENTER, name);
    let ink = if one.change.is_some() {
        p.text
    } else {
        p.muted
    };
    let words = paint::line(ui, &difference, Size::Body.semibold(), ink, room);
    paint::place(ui.painter(), at(27.0, 50.0), Align2::LEFT_CENTER, words);
    paint::focus_ring(ui, &response, rect, radius::M);
    let said = format!("{label}: {}", spoken(&difference, one));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, held, &said));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if one.why_not.is_empty() {
        response
    } else {
        response.on_hover_text(one.why_not)
    }
}

fn spoken(difference: &str, one: &Compared) -> String {
    if one.change.is_some() {
        difference.to_owned()
    } else {
        format!("none. {}", one.why_not)
    }
}

/// The comparison in full: "6.2 days in Oct 2026, against 5.8 days in Sep 2026."
fn sentence(row: &MeasureRow, one: &Compared) -> String {
    let format = &row.measure.format;
    let frequency = row.measure.frequency;
    let Some((latest, _)) = row.latest else {
        return one.why_not.to_owned();
    };
    let Some(change) = one.change else {
        let total = one.now.filter(|_| one.periods.is_some());
        return match total {
            Some(total) => format!(
                "{} {}{}. {}",
                format.with_unit(total),
                stretch(one, latest),
                in_this_year(one, frequency),
                one.why_not
            ),
            None => one.why_not.to_owned(),
        };
    };
    let (now, then) = (format.with_unit(change.now), format.with_unit(change.then));
    match one.against {
        Against::LastPeriod | Against::LastYear | Against::LastMeeting => {
            let from = one.from.and_then(|from| Period::starting(frequency, from));
            let before = from.map(Period::when).unwrap_or_default();
            format!("{now} {}, against {then} {before}.", latest.when())
        }
        Against::Target | Against::Benchmark => {
            let level = one.against.label().to_lowercase();
            let then = format.set_value_with_unit(change.then);
            format!("{now} {}, against a {level} of {then}.", latest.when())
        }
        Against::WeekToDate | Against::Days28 | Against::YearToDate | Against::FiscalYearToDate => {
            format!(
                "{now} {}, against {then} a year before{}.",
                stretch(one, latest),
                in_both(one, frequency)
            )
        }
    }
}

/// "from Jan 1 to Oct 31, 2026".
fn stretch(one: &Compared, latest: Period) -> String {
    let from = one.from.map(dates::prose).unwrap_or_default();
    format!("from {from} to {}", dates::prose(latest.end()))
}

/// Of a total with gaps, how many periods count.
fn in_this_year(one: &Compared, frequency: Frequency) -> String {
    match one.periods {
        Some(periods) if periods.reported < periods.expected => {
            let what = counting(periods.partless);
            of_periods(periods.reported, periods.expected, frequency, what)
        }
        Some(_) | None => String::new(),
    }
}

/// Of a total with gaps, how many periods count on both sides.
fn in_both(one: &Compared, frequency: Frequency) -> String {
    match one.periods {
        Some(periods) if periods.compared < periods.expected => {
            let what = counting(periods.partless + periods.partless_before);
            let what = format!("{what} in both years");
            of_periods(periods.compared, periods.expected, frequency, &what)
        }
        Some(_) | None => String::new(),
    }
}

/// What a period must have to count; where some have a ratio and don't count, that it takes the parts.
const fn counting(partless: usize) -> &'static str {
    if partless == 0 {
        "figures"
    } else {
        "a known numerator and denominator"
    }
}

/// " (the 9 of 10 months with figures in both years)".
fn of_periods(count: usize, all: usize, frequency: Frequency, what: &str) -> String {
    format!(" (the {count} of {all} {}s with {what})", frequency.noun())
}
