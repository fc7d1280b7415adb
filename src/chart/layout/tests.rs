//! What holds of every layout, whatever is in the chart and however little room there is.

mod forms;

use proptest::prelude::*;

use super::*;
use crate::chart::face::Face;
use crate::chart::tests::{RESPONSE, any_input, date, figures, response_time, with_baseline};
use crate::chart::{
    AnnotationInput, AxisFrom, BenchmarkInput, ChartInput, GroupInput, MarkInput, MarkKind,
    TargetInput,
};
use crate::domain::number::NumberFormat;
use crate::domain::period::Frequency;
use crate::domain::view::ChartForm;

fn laid_out(input: &ChartInput, frame: Frame) -> Layout {
    Layout::of(&ChartSpec::line(input), frame, Face::embedded())
}

fn texts(layout: &Layout) -> Vec<&str> {
    layout.words.iter().map(|w| w.text.as_str()).collect()
}

/// The box of a line of words: left, right, top, bottom.
fn extent(words: &Words) -> (f32, f32, f32, f32) {
    let width = Face::embedded().width(&words.text, words.size, words.weight);
    let left = match words.align {
        Align::Start => words.x,
        Align::Middle => words.x - width / 2.0,
        Align::End => words.x - width,
    };
    let half = words.size * 0.5;
    (left, left + width, words.y - half, words.y + half)
}

fn collisions(layout: &Layout) -> Vec<(&str, &str)> {
    let boxes: Vec<_> = layout
        .words
        .iter()
        .map(|w| (w.text.as_str(), extent(w)))
        .collect();
    let mut found = Vec::new();
    for (i, (a, (left, right, top, bottom))) in boxes.iter().enumerate() {
        for (b, other) in boxes.iter().skip(i + 1) {
            let apart =
                other.0 >= *right || other.1 <= *left || other.2 >= *bottom || other.3 <= *top;
            if !apart {
                found.push((*a, *b));
            }
        }
    }
    found
}

#[test]
fn the_chart_of_the_memo_says_what_it_should() {
    let layout = laid_out(&response_time(), Frame::MEMO);
    assert_eq!(
        texts(&layout),
        [
            "0",
            "2",
            "4",
            "6",
            "8",
            "Nov 2023",
            "Nov 2024",
            "Nov 2025",
            "Oct 2026",
            "Depot B closed",
            "6.2 days",
            "worse than usual",
            "Target 4",
            "Usual range 4.5–6.1",
            "Worse than usual",
            "Better than usual",
        ]
    );
    assert!(collisions(&layout).is_empty());
    let remark = layout.words.iter().find(|w| w.ink == Ink::Remark).unwrap();
    assert!(remark.y > layout.plot.top, "there is room inside the plot");
}

#[test]
fn a_remark_moves_above_the_plot_when_figures_are_in_its_way() {
    let mut input = response_time();
    for figure in &mut input.figures {
        figure.value = figure.value.map(|v| v + 1.2);
    }
    let layout = laid_out(&input, Frame::MEMO);
    let remark = layout.words.iter().find(|w| w.ink == Ink::Remark).unwrap();
    assert!(remark.y < layout.plot.top, "{remark:?}");
    assert!(layout.remarks[0].top < layout.plot.top);
}

#[test]
fn a_latest_figure_at_its_target_does_not_cover_it() {
    let mut input = response_time();
    input.figures.last_mut().unwrap().value = Some(4.0);
    let layout = laid_out(&input, Frame::MEMO);
    assert!(texts(&layout).contains(&"4.0 days") && texts(&layout).contains(&"Target 4"));
    assert!(collisions(&layout).is_empty());
}

#[test]
fn the_usual_range_steps_at_a_new_baseline_and_covers_the_days_of_its_figures() {
    let layout = laid_out(&with_baseline(), Frame::MEMO);
    let [before, after] = layout.bands.as_slice() else {
        panic!("{:?}", layout.bands);
    };
    assert!((before.left - layout.plot.left).abs() < 0.01);
    assert!((before.right - after.left).abs() < 0.01);
    assert!((after.right - layout.plot.right).abs() < 0.01);
    for band in [before, after] {
        assert!(band.top < band.mean && band.mean < band.bottom, "{band:?}");
    }
    assert!(after.mean < before.mean, "days went up, so the band does");
    let line = layout.remarks.iter().find(|r| r.ink == Ink::Usual).unwrap();
    assert!((line.x - after.left).abs() < 0.01);
    assert!(texts(&layout).contains(&"New baseline from November 2025"));
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
}

#[test]
fn an_early_range_says_so_below_its_figures_and_too_few_have_none() {
    let first = |count: usize| ChartInput {
        figures: figures("2026-01", &RESPONSE[..count]),
        annotations: Vec::new(),
        ..response_time()
    };
    let early = laid_out(&first(9), Frame::MEMO);
    let place = |words: &str| early.words.iter().find(|w| w.text == words).unwrap().y;
    assert!(
        place("early estimate") > place("Usual range 3.9–5.9"),
        "{:?}",
        texts(&early)
    );
    let few = laid_out(&first(5), Frame::MEMO);
    assert!(few.bands.is_empty());
    assert!(!texts(&few).iter().any(|words| words.starts_with("Usual")));
    let enough = laid_out(&first(13), Frame::MEMO);
    assert!(!texts(&enough).contains(&"early estimate"));
}

#[test]
fn groups_beside_the_whole_leave_no_room_for_a_range() {
    let group = GroupInput {
        name: "North".to_owned(),
        figures: figures("2023-11", &RESPONSE),
    };
    let input = ChartInput {
        groups: vec![group],
        ..with_baseline()
    };
    let layout = laid_out(&input, Frame::MEMO);
    assert!(layout.bands.is_empty());
    assert!(layout.remarks.iter().all(|r| r.ink == Ink::Remark));
    let kinds = layout.curves.iter().flat_map(|c| c.runs.iter().flatten());
    assert!(kinds.into_iter().all(|s| s.kind == PointKind::CommonCause));
}

#[test]
fn of_more_figures_than_can_be_seen_the_outermost_and_the_unusual_are_drawn() {
    let mut values: Vec<f64> = (0..20_000)
        .map(|i| 50.0 + f64::from((i * 7) % 11))
        .collect();
    values[7_777] = 300.0;
    let input = ChartInput {
        figures: figures("1970-01-01", &values),
        ..ChartInput::new("Calls", Frequency::Day, NumberFormat::default())
    };
    let layout = laid_out(&input, Frame::MEMO);
    let spots: Vec<&Spot> = layout.curves[0].runs.iter().flatten().collect();
    assert!(spots.len() < 6 * 470, "{}", spots.len());
    assert!(spots.windows(2).all(|two| two[0].period < two[1].period));
    let highest = spots.iter().find(|s| s.value > 299.0).unwrap();
    assert_eq!(highest.kind, PointKind::NeutralHigh);
    let (first, last) = (spots[0], spots[spots.len() - 1]);
    assert_eq!((first.value, last.value), (values[0], values[19_999]));
}

#[test]
fn bars_stand_on_zero_within_the_plot_and_do_not_touch() {
    let input = ChartInput {
        form: ChartForm::Bars,
        axis: AxisFrom::Fitted,
        ..response_time()
    };
    let layout = laid_out(&input, Frame::MEMO);
    let curve = &layout.curves[0];
    let bars: Vec<_> = curve
        .runs
        .iter()
        .flatten()
        .filter_map(|s| curve.bar_of(s))
        .collect();
    assert_eq!(bars.len(), 36);
    let plot = layout.plot;
    for [tip, _, foot, _] in &bars {
        assert!(
            (foot.1 - plot.bottom).abs() < 0.01,
            "a bar that hides its foot lies"
        );
        assert!(plot.left <= tip.0 && foot.0 <= plot.right && tip.1 >= plot.top);
    }
    assert!(bars.windows(2).all(|two| two[0][1].0 < two[1][0].0));
    let flagged = curve.runs.iter().flatten().filter(|s| s.dot);
    assert!(
        flagged
            .into_iter()
            .all(|s| s.kind != PointKind::CommonCause)
    );
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
}

#[test]
fn groups_are_lines_even_where_bars_were_asked_for() {
    let group = GroupInput {
        name: "North".to_owned(),
        figures: figures("2023-11", &RESPONSE),
    };
    let input = ChartInput {
        groups: vec![group],
        form: ChartForm::Bars,
        ..response_time()
    };
    assert!(
        laid_out(&input, Frame::MEMO)
            .curves
            .iter()
            .all(|c| c.bar.is_none())
    );
}

#[test]
fn marks_stand_in_rows_of_their_own_above_the_dates() {
    let mark = |month: u32, day: u32, kind| MarkInput {
        date: date(2026, month, day),
        kind,
        label: String::new(),
    };
    let marks = vec![
        mark(3, 10, MarkKind::ActionDone),
        mark(1, 6, MarkKind::Meeting),
        mark(1, 7, MarkKind::Meeting),
        mark(3, 10, MarkKind::Meeting),
    ];
    let input = ChartInput {
        marks,
        ..response_time()
    };
    let layout = laid_out(&input, Frame::MEMO);
    let dates = layout
        .words
        .iter()
        .find(|w| w.text == "Nov 2023")
        .unwrap()
        .y;
    assert_eq!(
        layout.marks.len(),
        3,
        "two a day apart are one: {:?}",
        layout.marks
    );
    for mark in &layout.marks {
        assert!(layout.plot.bottom < mark.y && mark.y + Frame::MEMO.mark() < dates);
    }
    let rows: Vec<f32> = layout.marks.iter().map(|m| m.y).collect();
    let apart = |a: f32, b: f32| (a - b).abs() > 0.01;
    assert!(!apart(rows[0], rows[1]) && rows[1] < rows[2], "{rows:?}");
    assert!(texts(&layout).contains(&"Meetings") && texts(&layout).contains(&"Actions done"));
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
}

#[test]
fn unusual_figures_are_drawn_also_where_common_ones_have_no_dots() {
    let mut values = [5.0, 5.2].repeat(400);
    values.push(9.0);
    let input = ChartInput {
        figures: figures("2024-01-01", &values),
        ..ChartInput::new("Calls", Frequency::Day, NumberFormat::default())
    };
    let layout = laid_out(&input, Frame::MEMO);
    let spots: Vec<&Spot> = layout.curves[0].runs.iter().flatten().collect();
    assert!(!spots[0].dot);
    let last = spots[800];
    assert!(last.dot && last.kind == PointKind::NeutralHigh, "{last:?}");
    assert!(layout.flag_scale < 1.0);
}

#[test]
fn many_groups_are_labelled_as_far_as_there_is_room() {
    let group = |i: i32| GroupInput {
        name: format!("District {i}"),
        figures: figures("2026-01", &[5.0, 5.0 + f64::from(i) * 0.01]),
    };
    let groups: Vec<_> = (0..30).map(group).collect();
    let input = ChartInput {
        groups,
        ..response_time()
    };
    let layout = laid_out(&input, Frame::MEMO);
    let named = texts(&layout)
        .iter()
        .filter(|t| t.starts_with("District"))
        .count();
    assert!((8..30).contains(&named), "{named}");
    assert_eq!(layout.curves.len(), 31);
    assert!(texts(&layout).contains(&"Target 4"));
    assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
}

#[test]
fn a_late_figure_is_labelled_with_its_period() {
    let shown = Some(("2023-11", "2026-11"));
    let shown = shown.map(|(a, b)| {
        (
            crate::chart::tests::period(a),
            crate::chart::tests::period(b),
        )
    });
    let layout = laid_out(
        &ChartInput {
            shown,
            ..response_time()
        },
        Frame::MEMO,
    );
    assert!(
        texts(&layout).contains(&"6.2 days in Oct 2026"),
        "{:?}",
        texts(&layout)
    );
}

#[test]
fn a_target_steps_where_it_changes_and_ends_where_it_ends() {
    let targets = vec![
        TargetInput {
            from: date(2020, 1, 1),
            value: Some(5.0),
        },
        TargetInput {
            from: date(2025, 7, 1),
            value: Some(4.0),
        },
    ];
    let stepped = laid_out(
        &ChartInput {
            targets: targets.clone(),
            ..response_time()
        },
        Frame::MEMO,
    );
    assert_eq!(stepped.target.len(), 1);
    let step = &stepped.target[0];
    assert_eq!(step.len(), 4);
    assert!(
        (step[1].0 - step[2].0).abs() < 0.01 && step[1].1 < step[2].1,
        "{step:?}"
    );

    let ended = [
        targets,
        vec![TargetInput {
            from: date(2026, 1, 1),
            value: None,
        }],
    ]
    .concat();
    let layout = laid_out(
        &ChartInput {
            targets: ended,
            ..response_time()
        },
        Frame::MEMO,
    );
    assert!(
        texts(&layout).contains(&"Target 4 until Dec 31, 2025"),
        "{:?}",
        texts(&layout)
    );
    assert!(layout.target[0][3].0 < layout.plot.right - 50.0);
}

#[test]
fn one_figure_stands_in_the_middle_with_its_target_across() {
    let input = ChartInput {
        figures: figures("2026-10", &[6.2]),
        ..response_time()
    };
    let layout = laid_out(&input, Frame::MEMO);
    let spot = layout.curves[0].runs[0][0];
    let middle = f32::midpoint(layout.plot.left, layout.plot.right);
    assert!((spot.x - middle).abs() < 1.0 && spot.dot);
    let line = &layout.target[0];
    assert!((line[1].0 - line[0].0 - layout.plot.width()).abs() < 0.01);
}

#[test]
fn without_figures_one_sentence_says_so() {
    let input = ChartInput {
        figures: Vec::new(),
        ..response_time()
    };
    let layout = laid_out(&input, Frame::MEMO);
    assert_eq!(texts(&layout), ["No figures yet"]);
    assert!(layout.rules.is_empty() && layout.target.is_empty());
}

#[test]
fn the_nearest_figures_of_every_line_are_found() {
    let group = GroupInput {
        name: "North".to_owned(),
        figures: figures("2026-09", &[5.0, 5.1]),
    };
    let spec = ChartSpec::line(&ChartInput {
        groups: vec![group],
        ..response_time()
    });
    let layout = Layout::of(&spec, Frame::MEMO, Face::embedded());
    let at_right: Vec<f64> = layout
        .spots_at(&spec, 9999.0)
        .iter()
        .map(|(_, s)| s.value)
        .collect();
    assert_eq!(at_right, [5.1, 6.2]);
    assert_eq!(layout.spots_at(&spec, -5.0).len(), 1);
}

fn any_frame() -> impl Strategy<Value = Frame> {
    (1.0..2000.0f32, 1.0..1200.0f32, 6.0..40.0f32, 1.0..1.6f32).prop_map(
        |(width, height, text, k)| Frame {
            width,
            height,
            text,
            figure: text * k,
        },
    )
}

proptest! {
    #[test]
    fn no_words_ever_touch_and_none_leave_a_fair_frame(
        input in any_input(), width in 300.0..2000.0f32, share in 0.35..0.8f32,
        benchmark in any::<bool>()
    ) {
        let mut input = input;
        if benchmark {
            input.benchmark = Some(BenchmarkInput { label: "Peer cities".to_owned(), value: 4.0 });
        }
        let text = (width / 55.0).clamp(8.0, 30.0);
        let frame = Frame { width, height: width * share, text, figure: text * 1.3 };
        let layout = laid_out(&input, frame);
        prop_assert!(collisions(&layout).is_empty(), "{:?}", collisions(&layout));
        for words in &layout.words {
            let (left, right, top, bottom) = extent(words);
            prop_assert!(left >= -0.5 && right <= frame.width + 0.5, "{:?}", words);
            prop_assert!(top >= -0.5 && bottom <= frame.height + 0.5, "{:?}", words);
        }
    }

    #[test]
    fn every_place_is_a_number_even_without_room(input in any_input(), frame in any_frame()) {
        let layout = laid_out(&input, frame);
        for layout in layout.parts() {
            let mut places: Vec<f32> = layout.words.iter().flat_map(|w| [w.x, w.y]).collect();
            places.extend(layout.rules.iter().map(|r| r.y));
            let spots = layout.curves.iter().flat_map(|c| c.runs.iter().flatten());
            places.extend(spots.flat_map(|s| [s.x, s.y]));
            places.extend(layout.target.iter().flatten().flat_map(|p| [p.0, p.1]));
            places.extend(layout.remarks.iter().flat_map(|r| [r.x, r.top]));
            places.extend(layout.marks.iter().flat_map(|m| [m.x, m.y]));
            places.extend(layout.key.iter().flat_map(|k| [k.x, k.y]));
            places.extend(layout.benchmark);
            let bands = layout.bands.iter();
            places.extend(bands.flat_map(|b| [b.left, b.right, b.top, b.bottom, b.mean]));
            prop_assert!(places.iter().all(|p| p.is_finite()));
            prop_assert!(layout.plot.width() > 0.0 && layout.plot.height() > 0.0);
        }
    }

    #[test]
    fn figures_lie_within_the_plot_in_order_of_time(input in any_input()) {
        let layout = laid_out(&input, Frame::MEMO);
        for layout in layout.parts() {
            for curve in &layout.curves {
                let spots: Vec<&Spot> = curve.runs.iter().flatten().collect();
                prop_assert!(spots.windows(2).all(|w| w[0].x < w[1].x));
                let plot = layout.plot;
                for spot in spots {
                    prop_assert!((plot.left - 0.1..=plot.right + 0.1).contains(&spot.x));
                    prop_assert!((plot.top - 0.1..=plot.bottom + 0.1).contains(&spot.y));
                }
            }
        }
    }
}

#[test]
fn remarks_without_room_keep_their_lines() {
    let remark = |day: u32| AnnotationInput {
        date: date(2026, 3, day),
        label: format!("Remark {day}"),
    };
    let input = ChartInput {
        annotations: (1..9).map(remark).collect(),
        ..response_time()
    };
    let layout = laid_out(&input, Frame::MEMO);
    assert_eq!(layout.remarks.len(), 8);
    let said = layout.words.iter().filter(|w| w.ink == Ink::Remark).count();
    assert!((1..8).contains(&said), "{said}");
    assert!(collisions(&layout).is_empty());
}
