//! What holds of the layouts of groups side by side, years over each other, comparisons and bars.

use super::*;
use crate::chart::{ComparedDrawn, ComparedInput};

fn compared(drawn: ComparedDrawn) -> ChartInput {
    ChartInput {
        compared: Some(ComparedInput {
            words: "1.4 days higher than in Oct 2025".to_owned(),
            drawn,
        }),
        annotations: Vec::new(),
        ..response_time()
    }
}

fn years(begins: u32) -> ChartInput {
    ChartInput {
        form: ChartForm::Years,
        year_begins: begins,
        annotations: Vec::new(),
        ..response_time()
    }
}

#[test]
fn years_lie_over_each_other_by_month_and_the_latest_on_top() {
    let layout = laid_out(&years(1), Frame::MEMO);
    let [y2023, y2024, y2025, y2026] = layout.curves.as_slice() else {
        panic!("{:?}", layout.curves.len());
    };
    let inks = [y2023, y2024, y2025, y2026].map(|curve| curve.ink);
    assert_eq!(inks, [Ink::Behind, Ink::Behind, Ink::Earlier, Ink::Whole]);
    assert!(y2026.thick > y2025.thick && y2025.thick > y2024.thick);
    assert!(y2025.quiet && !y2026.quiet);
    let spots = |curve: &Curve| curve.runs.concat();
    assert_eq!(spots(y2023).len(), 2, "November and December");
    for (this, last) in spots(y2026).iter().zip(spots(y2025)) {
        assert!((this.x - last.x).abs() < 0.01);
        assert_eq!(this.period.year_earlier(), last.period);
    }
    let words = texts(&layout);
    for name in [
        "Jan",
        "Dec",
        "2026: 6.2 days",
        "2025 5.5",
        "2024 4.6",
        "Target 4",
    ] {
        assert!(words.contains(&name), "{name} in {words:?}");
    }
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
    assert!(layout.bands.is_empty());
    let target = &layout.target[0];
    assert!(
        (target[1].0 - layout.plot.right).abs() < 0.01,
        "to the end of the year"
    );
}

#[test]
fn the_latest_figure_of_a_year_that_is_not_over_is_named_beside_it() {
    let layout = laid_out(&years(1), Frame::MEMO);
    let label = layout
        .words
        .iter()
        .find(|w| w.text == "2026: 6.2 days")
        .unwrap();
    let (left, right, ..) = extent(label);
    assert!(left > layout.plot.left && right <= layout.plot.right + 0.01);
    let whole = ChartInput {
        figures: figures("2024-01", &RESPONSE),
        ..years(1)
    };
    let layout = laid_out(&whole, Frame::MEMO);
    let label = layout
        .words
        .iter()
        .find(|w| w.text == "2026: 6.2 days")
        .unwrap();
    assert!(label.x > layout.plot.right, "the year is over: {label:?}");
}

#[test]
fn a_citys_year_begins_when_its_books_do() {
    let layout = laid_out(&years(7), Frame::MEMO);
    let words = texts(&layout);
    for name in ["Jul", "Jun", "FY27: 6.2 days", "FY26 6.4"] {
        assert!(words.contains(&name), "{name} in {words:?}");
    }
    let quarters = ChartInput {
        figures: figures("2023-11/P3M", &RESPONSE[..12]),
        ..ChartInput {
            form: ChartForm::Years,
            year_begins: 11,
            ..ChartInput::new("Calls", Frequency::Quarter, NumberFormat::default())
        }
    };
    let layout = laid_out(&quarters, Frame::MEMO);
    let words = texts(&layout);
    assert!(
        words.contains(&"Nov\u{2013}Jan") && words.contains(&"FY26: 5"),
        "{words:?}"
    );
}

#[test]
fn the_year_before_is_a_quiet_line_with_a_name() {
    let before = ComparedDrawn::YearBefore(figures("2023-11", &[4.6; 36]));
    let layout = laid_out(&compared(before), Frame::MEMO);
    let [behind, own] = layout.curves.as_slice() else {
        panic!("{:?}", layout.curves.len());
    };
    assert!(behind.quiet && behind.ink == Ink::Behind && own.ink == Ink::Whole);
    assert!(
        texts(&layout).contains(&"A year earlier 4.6"),
        "{:?}",
        texts(&layout)
    );
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
}

#[test]
fn a_meeting_has_its_line_and_a_ring_around_what_was_the_latest_figure_then() {
    let meeting = ComparedDrawn::Meeting {
        on: date(2026, 8, 25),
        label: "Last meeting, Aug 25".to_owned(),
        latest_then: Some(crate::chart::tests::period("2026-07")),
    };
    let layout = laid_out(&compared(meeting.clone()), Frame::MEMO);
    let spot = layout.curves[0].runs.concat()[32];
    assert_eq!(spot.period.label(), "Jul 2026");
    assert_eq!(layout.rings, [(spot.x, spot.y)]);
    let [line] = layout.remarks.as_slice() else {
        panic!("{:?}", layout.remarks);
    };
    assert!(line.x > spot.x && line.x < layout.plot.right);
    assert!(texts(&layout).contains(&"Last meeting, Aug 25"));
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
    let early = ChartInput {
        figures: figures("2026-09", &[6.0, 6.2]),
        ..compared(meeting)
    };
    let layout = laid_out(&early, Frame::MEMO);
    assert!(
        layout.remarks.is_empty() && layout.rings.is_empty(),
        "not within the days shown"
    );
}

#[test]
fn the_distance_to_the_target_is_a_bracket_between_plot_and_labels() {
    let layout = laid_out(&compared(ComparedDrawn::Target), Frame::MEMO);
    let [from, _, _, to] = layout.bracket.unwrap();
    let latest = *layout.curves[0].runs.concat().last().unwrap();
    assert!((from.1 - latest.y).abs() < 0.01 && (to.1 - layout.target[0][1].1).abs() < 0.01);
    let label = layout
        .words
        .iter()
        .find(|w| w.text == "2.2 above target")
        .unwrap();
    assert!(layout.plot.right < from.0 && from.0 < label.x);
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
    let mut met = compared(ComparedDrawn::Target);
    met.figures.last_mut().unwrap().value = Some(4.0);
    assert_eq!(laid_out(&met, Frame::MEMO).bracket, None);
}

#[test]
fn a_few_bars_carry_their_figures_and_the_latest_only_its_label() {
    let input = ChartInput {
        figures: figures("2026-01", &RESPONSE[..10]),
        form: ChartForm::Bars,
        annotations: Vec::new(),
        ..response_time()
    };
    let layout = laid_out(&input, Frame::MEMO);
    let over: Vec<&Words> = layout
        .words
        .iter()
        .filter(|w| w.align == Align::Middle && w.y < layout.plot.bottom)
        .collect();
    assert_eq!(over.len(), 9, "{over:?}");
    assert_eq!(over[0].text, "4.9");
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
    let many = ChartInput {
        form: ChartForm::Bars,
        ..response_time()
    };
    let layout = laid_out(&many, Frame::MEMO);
    let over = layout.words.iter().filter(|w| w.align == Align::Middle);
    assert!(
        over.into_iter().all(|w| w.y > layout.plot.bottom),
        "36 are too many"
    );
}

#[test]
fn bars_of_ten_years_of_days_are_merged_and_the_furthest_and_the_unusual_kept() {
    let mut values: Vec<f64> = (0..3_650).map(|i| 50.0 + f64::from((i * 7) % 11)).collect();
    values[1_234] = 300.0;
    let input = ChartInput {
        figures: figures("2017-01-01", &values),
        form: ChartForm::Bars,
        ..ChartInput::new("Calls", Frequency::Day, NumberFormat::default())
    };
    let layout = laid_out(&input, Frame::MEMO);
    let bars = layout.curves[0].runs.concat();
    assert!(
        bars.len() as f32 <= layout.plot.width() * 1.5,
        "{}",
        bars.len()
    );
    let furthest = bars.iter().find(|spot| spot.value > 299.0).unwrap();
    assert_eq!(furthest.kind, PointKind::NeutralHigh);
    assert!(bars.windows(2).all(|two| two[0].period < two[1].period));
}

#[test]
fn the_pointer_finds_figures_that_are_too_close_to_be_drawn_one_by_one() {
    let values: Vec<f64> = (0..20_000)
        .map(|i| 50.0 + f64::from((i * 7) % 11))
        .collect();
    let spec = ChartSpec::line(&ChartInput {
        figures: figures("1970-01-01", &values),
        ..ChartInput::new("Calls", Frequency::Day, NumberFormat::default())
    });
    let layout = Layout::of(&spec, Frame::MEMO, Face::embedded());
    let drawn = layout.curves[0].runs.concat();
    let all: Vec<_> = spec.lines[0].points().collect();
    let undrawn = all
        .iter()
        .filter(|p| !drawn.iter().any(|s| s.period == p.period));
    let some: Vec<_> = undrawn.step_by(997).collect();
    assert!(some.len() > 5);
    for point in some {
        let (part, _, spot) = layout.spot_of(&spec, 0, point.period).unwrap();
        assert_eq!((spot.period, spot.value), (point.period, point.value));
        let under = part.spots_at(&spec, spot.x);
        assert_eq!(under.len(), 1);
        assert_eq!(under[0].1.period, point.period, "under the pointer too");
    }
}

#[test]
fn the_key_says_what_is_there_and_goes_where_there_is_no_room() {
    let words = |frame: Frame| {
        let layout = laid_out(&response_time(), frame);
        assert_eq!(
            layout.key.len(),
            layout
                .words
                .iter()
                .filter(|w| w.text.ends_with("usual") && w.text.starts_with(['B', 'W']))
                .count()
        );
        layout.key.iter().map(|k| k.sign).collect::<Vec<_>>()
    };
    assert_eq!(
        words(Frame::MEMO),
        [
            Sign::Flag(PointKind::Concern),
            Sign::Flag(PointKind::Improvement)
        ]
    );
    assert!(
        words(Frame {
            height: 90.0,
            ..Frame::MEMO
        })
        .is_empty()
    );
    let common = ChartInput {
        figures: figures("2026-01", &[5.0, 5.1]),
        ..response_time()
    };
    assert!(laid_out(&common, Frame::MEMO).key.is_empty());
}

/// Response times by district, some of them unusual.
fn by_district(names: &[&str]) -> ChartInput {
    let district = |(i, name): (usize, &&str)| {
        let values = RESPONSE.iter().enumerate();
        let values: Vec<f64> = values
            .map(|(k, v)| v * (0.7 + 0.15 * i as f64) + ((k * (i + 3)) % 5) as f64 * 0.1)
            .collect();
        GroupInput {
            name: (*name).to_owned(),
            figures: figures("2023-11", &values),
        }
    };
    ChartInput {
        groups: names.iter().enumerate().map(district).collect(),
        annotations: Vec::new(),
        form: ChartForm::Panels,
        ..response_time()
    }
}

#[test]
fn groups_side_by_side_share_one_scale_and_name_their_latest_figures() {
    let input = by_district(&["North", "South", "West", "Harbor", "Central"]);
    let layout = laid_out(&input, Frame::MEMO);
    assert_eq!(layout.panels.len(), 5);
    assert!(layout.curves.is_empty());
    let words = texts(&layout);
    for name in [
        "North",
        "South",
        "West",
        "Harbor",
        "Central",
        "The whole",
        "Target 4",
    ] {
        assert!(words.contains(&name), "{name} in {words:?}");
    }
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
    let heights: Vec<f32> = layout.panels.iter().map(|p| p.plot.height()).collect();
    assert!(heights.windows(2).all(|two| (two[0] - two[1]).abs() < 0.01));
    for panel in &layout.panels {
        let [whole, own] = panel.curves.as_slice() else {
            panic!("{:?}", panel.curves);
        };
        assert!(whole.quiet && whole.ink == Ink::Behind && !own.quiet);
        assert!(!panel.bands.is_empty() && !panel.target.is_empty());
    }
    // Two figures alike stand alike high above their plots' grounds.
    let ground = |panel: &Layout| panel.plot.bottom - panel.curves[0].runs[0][0].y;
    let grounds: Vec<f32> = layout.panels.iter().map(ground).collect();
    assert!(grounds.windows(2).all(|two| (two[0] - two[1]).abs() < 0.01));
}

#[test]
fn of_too_many_groups_the_place_of_the_last_says_how_many_are_not_shown() {
    let names: Vec<String> = (1..=15).map(|i| format!("Ward {i}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let layout = laid_out(&by_district(&names), Frame::MEMO);
    assert_eq!(layout.panels.len(), 11);
    let words = texts(&layout).join(" ");
    assert!(words.contains("4 others not shown"), "{words}");
    assert!(
        words.contains("Ward 15") && !words.contains("Ward 4"),
        "{words}"
    );
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
}

#[test]
fn a_small_frame_shows_as_many_groups_as_can_be_read() {
    let names = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
    let small = Frame {
        height: 110.0,
        ..Frame::MEMO
    };
    let layout = laid_out(&by_district(&names), small);
    let shown = layout.panels.len();
    assert!((2..12).contains(&shown), "{shown}");
    let words = texts(&layout).join(" ");
    assert!(
        words.contains(&format!("{} others not shown", 12 - shown)),
        "{words}"
    );
    assert!(layout.words.iter().all(|w| w.size >= small.text));
}
