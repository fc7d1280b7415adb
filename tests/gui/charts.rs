//! Charts on the console and on the projector, in every palette.

use chrono::NaiveDate;
use eframe::egui::{CentralPanel, Frame, Key, Margin, Ui, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statroom::chart::{
    AnnotationInput, BenchmarkInput, ChartInput, ChartSpec, ComparedDrawn, ComparedInput, Figure,
    GroupInput, MarkInput, MarkKind, NewBaseline, TargetInput,
};
use statroom::domain::measure::Direction;
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::ratio::Parts;
use statroom::domain::view::ChartForm;
use statroom::ui::chart::{ChartStyle, chart_ui, sparkline_ui, stepping_chart_ui};
use statroom::ui::theme::Look;
use statroom::ui::tokens::palette;

use crate::harness::{picture, screen, window};

const RESPONSE: [f64; 36] = [
    4.9, 5.1, 4.7, 5.3, 4.8, 4.6, 5.0, 5.2, 4.7, 4.9, 5.4, 5.0, 4.8, 4.6, 5.1, 4.9, 5.2, 4.8, 4.7,
    5.0, 5.3, 4.9, 5.1, 4.8, 5.6, 5.5, 5.8, 5.7, 6.1, 5.9, 6.2, 6.4, 6.2, 6.6, 6.3, 6.2,
];

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn figures(first: &str, values: impl IntoIterator<Item = f64>) -> Vec<Figure> {
    let first = Period::from_iso(first).unwrap();
    let at = |(i, v)| Figure::new(first.plus(i as i32), v);
    values.into_iter().enumerate().map(at).collect()
}

fn response_time() -> ChartInput {
    ChartInput {
        direction: Direction::Decrease,
        figures: figures("2023-11", RESPONSE),
        targets: vec![TargetInput {
            from: date(2020, 1, 1),
            value: Some(4.0),
        }],
        annotations: vec![AnnotationInput {
            date: date(2025, 11, 3),
            label: "Depot B closed".to_owned(),
        }],
        ..ChartInput::new(
            "Street-defect response time",
            Frequency::Month,
            NumberFormat::of(NumberKind::Days),
        )
    }
}

/// Gaps, a late figure, a target that stepped, a benchmark and remarks in each other's way.
fn crowded() -> ChartInput {
    let mut input = response_time();
    for i in [5, 6, 20, 22, 35] {
        input.figures[i].value = None;
    }
    for figure in &mut input.figures {
        figure.value = figure.value.map(|v| v + 1.3);
    }
    input.targets.push(TargetInput {
        from: date(2025, 7, 1),
        value: Some(3.5),
    });
    input.benchmark = Some(BenchmarkInput {
        label: "Peer cities".to_owned(),
        value: 5.2,
    });
    let remarks = [
        (2024, 2, "New work-order system went live"),
        (2024, 6, "Storm"),
        (2025, 11, "Depot B closed"),
        (2026, 9, "Two crews moved"),
    ];
    let remark = |(year, month, label): (i32, u32, &str)| AnnotationInput {
        date: date(year, month, 3),
        label: label.to_owned(),
    };
    input.annotations = remarks.map(remark).to_vec();
    input
}

fn by_district() -> ChartInput {
    let district = |(i, name): (usize, &str)| GroupInput {
        name: name.to_owned(),
        figures: figures(
            "2023-11",
            RESPONSE
                .iter()
                .enumerate()
                .map(|(k, v)| v * (0.7 + 0.15 * i as f64) + ((k * (i + 3)) % 5) as f64 * 0.1),
        ),
    };
    let names = ["North", "South", "West", "Harbor", "Central"];
    ChartInput {
        groups: names.into_iter().enumerate().map(district).collect(),
        targets: Vec::new(),
        annotations: Vec::new(),
        ..response_time()
    }
}

fn weekly_money() -> ChartInput {
    let amounts = (0..48).map(|i| 350_000.0 + 60_000.0 * f64::from((i * 7) % 9));
    ChartInput {
        figures: figures("2025-W50", amounts),
        targets: vec![TargetInput {
            from: date(2020, 1, 1),
            value: Some(650_000.0),
        }],
        ..ChartInput::new(
            "Overtime",
            Frequency::Week,
            NumberFormat::of(NumberKind::Currency),
        )
    }
}

fn below_zero() -> ChartInput {
    let changes = (0..27).map(|i| -20.0 + 3.0 * f64::from((i * 5) % 13));
    ChartInput {
        figures: figures("2020-Q1", changes),
        ..ChartInput::new("Net change", Frequency::Quarter, NumberFormat::default())
    }
}

/// A new baseline that made things better, meetings and completed actions.
fn with_life() -> ChartInput {
    let values = (0..36).map(|i| {
        let level = if i < 20 { 412.0 } else { 296.0 };
        level + 22.0 * f64::from((i * 5) % 7 - 3) - if i > 28 { 70.0 } else { 0.0 }
    });
    let mark = |(year, month, day, kind): (i32, u32, u32, MarkKind)| MarkInput {
        date: date(year, month, day),
        kind,
        label: "Streets Stat".to_owned(),
    };
    let done = MarkKind::ActionDone;
    let meeting = MarkKind::Meeting;
    ChartInput {
        direction: Direction::Decrease,
        figures: figures("2023-11", values),
        targets: vec![TargetInput {
            from: date(2020, 1, 1),
            value: Some(250.0),
        }],
        new_baselines: vec![NewBaseline {
            from: date(2025, 7, 1),
            reason: "Second crew started".to_owned(),
        }],
        marks: [
            (2025, 2, 11, meeting),
            (2025, 5, 13, meeting),
            (2025, 6, 20, done),
            (2025, 8, 12, meeting),
            (2025, 11, 11, meeting),
            (2026, 2, 10, meeting),
            (2026, 3, 2, done),
            (2026, 5, 12, meeting),
            (2026, 8, 11, meeting),
            (2026, 9, 1, done),
        ]
        .map(mark)
        .to_vec(),
        ..ChartInput::new("Potholes open", Frequency::Month, NumberFormat::default())
    }
}

/// Eight figures: what is usual is only an early estimate.
fn early() -> ChartInput {
    ChartInput {
        direction: Direction::Increase,
        figures: figures("2026-03", [71.0, 74.5, 69.0, 73.2, 76.0, 72.4, 74.8, 78.1]),
        targets: vec![TargetInput {
            from: date(2020, 1, 1),
            value: Some(90.0),
        }],
        ..ChartInput::new(
            "On-time collection",
            Frequency::Month,
            NumberFormat::of(NumberKind::Percent),
        )
    }
}

/// A measure without a better side that is unusually low, then high.
fn volume() -> ChartInput {
    let calls = (0..30).map(|i| match i {
        14 => 8_100.0,
        28 | 29 => 15_900.0,
        _ => 11_800.0 + 260.0 * f64::from((i * 7) % 9 - 4),
    });
    ChartInput {
        figures: figures("2024-05", calls),
        ..ChartInput::new("311 calls", Frequency::Month, NumberFormat::default())
    }
}

/// Every figure alike.
fn constant() -> ChartInput {
    ChartInput {
        figures: figures("2025-01", [12.0; 22]),
        ..ChartInput::new("Open libraries", Frequency::Month, NumberFormat::default())
    }
}

/// Counts as bars: with a target, a remark, something unusual and a month without a figure.
fn bars() -> ChartInput {
    let mut input = ChartInput {
        direction: Direction::Decrease,
        targets: vec![TargetInput {
            from: date(2020, 1, 1),
            value: Some(11_000.0),
        }],
        annotations: vec![AnnotationInput {
            date: date(2025, 7, 1),
            label: "Heat wave".to_owned(),
        }],
        form: ChartForm::Bars,
        ..volume()
    };
    input.figures[21].value = None;
    input
}

/// Bars that go up and down from zero, and a few.
fn bars_below_zero() -> ChartInput {
    ChartInput {
        form: ChartForm::Bars,
        ..below_zero()
    }
}

fn few_bars() -> ChartInput {
    ChartInput {
        form: ChartForm::Bars,
        ..early()
    }
}

/// Groups side by side, with the target and the benchmark.
fn panels() -> ChartInput {
    ChartInput {
        form: ChartForm::Panels,
        targets: response_time().targets,
        benchmark: Some(BenchmarkInput {
            label: "Peer cities".to_owned(),
            value: 5.2,
        }),
        ..by_district()
    }
}

/// More groups than are shown, whose sum the whole is.
fn wards() -> ChartInput {
    let ward = |i: usize| GroupInput {
        name: format!("Ward {}", i + 1),
        figures: figures(
            "2023-11",
            (0..36).map(|k| {
                let level = 20.0 + 3.0 * i as f64 + ((k * (i + 5)) % 7) as f64;
                if k > 30 && i % 4 == 1 {
                    level * 1.8
                } else {
                    level
                }
            }),
        ),
    };
    let groups: Vec<GroupInput> = (0..15).map(ward).collect();
    let sum = |at: usize| {
        groups
            .iter()
            .filter_map(|g| g.figures[at].value)
            .sum::<f64>()
    };
    ChartInput {
        figures: figures("2023-11", (0..36).map(sum)),
        form: ChartForm::Panels,
        groups: groups.clone(),
        ..with_life()
    }
}

fn bar_sheet(ui: &mut Ui, (): &mut ()) {
    let single = ChartInput {
        figures: figures("2026-10", [410.0]),
        form: ChartForm::Bars,
        ..with_life()
    };
    draw_sheet(ui, &[bars(), bars_below_zero(), few_bars(), single], 320.0);
}

/// Five years over each other, the latest begun; as the city's books have them where it says so.
fn years(begins: u32) -> ChartInput {
    let figure = |k: i32| {
        let season = f64::from(k % 12 - 6).abs() * 0.35;
        3.4 + season + f64::from((k * 7) % 5) * 0.12 + f64::from(k / 12) * 0.25
    };
    ChartInput {
        figures: figures("2022-01", (0..58).map(figure)),
        form: ChartForm::Years,
        year_begins: begins,
        ..response_time()
    }
}

fn compared(with: ComparedDrawn) -> ChartInput {
    ChartInput {
        compared: Some(ComparedInput {
            words: "1.4 days higher than in Oct 2025".to_owned(),
            drawn: with,
        }),
        annotations: Vec::new(),
        ..response_time()
    }
}

fn year_before() -> ComparedDrawn {
    let before = (0..36).map(|i| 4.4 + 0.3 * f64::from((i * 5) % 4));
    ComparedDrawn::YearBefore(figures("2023-11", before))
}

fn last_meeting() -> ComparedDrawn {
    ComparedDrawn::Meeting {
        on: date(2026, 8, 25),
        label: "Last meeting, Aug 25".to_owned(),
        latest_then: Period::from_iso("2026-07"),
    }
}

fn form_sheet(ui: &mut Ui, (): &mut ()) {
    let bars_before = ChartInput {
        compared: compared(year_before()).compared,
        figures: figures(
            "2025-11",
            [4.9, 5.2, 5.0, 4.7, 5.5, 5.4, 6.0, 6.2, 5.9, 6.1, 6.3, 6.2],
        ),
        form: ChartForm::Bars,
        ..response_time()
    };
    let charts = [
        panels(),
        wards(),
        years(1),
        years(7),
        compared(year_before()),
        compared(last_meeting()),
        compared(ComparedDrawn::Target),
        bars_before,
    ];
    draw_sheet(ui, &charts, 300.0);
}

fn usual_sheet(ui: &mut Ui, (): &mut ()) {
    draw_sheet(ui, &[with_life(), early(), volume(), constant()], 320.0);
}

fn sheet(ui: &mut Ui, (): &mut ()) {
    let charts = [
        response_time(),
        crowded(),
        by_district(),
        weekly_money(),
        below_zero(),
        ChartInput {
            figures: Vec::new(),
            ..response_time()
        },
    ];
    draw_sheet(ui, &charts, 220.0);
}

fn draw_sheet(ui: &mut Ui, charts: &[ChartInput], height: f32) {
    let ground = Frame::new()
        .fill(palette(ui).surface)
        .inner_margin(Margin::same(16));
    CentralPanel::default().frame(ground).show(ui, |ui| {
        for pair in charts.chunks(2) {
            ui.columns(2, |columns| {
                for (ui, input) in columns.iter_mut().zip(pair) {
                    chart_ui(ui, &ChartSpec::line(input), ChartStyle::console(height));
                }
            });
        }
    });
}

/// One chart over a whole projected screen.
fn projected(ui: &mut Ui, spec: &mut ChartSpec) {
    let ground = Frame::new()
        .fill(palette(ui).surface)
        .inner_margin(Margin::same(44));
    let screen_height = ui.available_height();
    CentralPanel::default().frame(ground).show(ui, |ui| {
        let height = ui.available_height();
        chart_ui(ui, spec, ChartStyle::projector(height, screen_height));
    });
}

fn console(look: Look, name: &str) {
    picture(&mut window([1280.0, 720.0], look, (), sheet), name);
}

#[test]
fn charts_on_the_console_are_whole() {
    console(Look::Light, "charts_light");
}

#[test]
fn charts_on_the_console_are_whole_in_the_dark() {
    console(Look::Dark, "charts_dark");
}

#[test]
fn charts_on_the_console_are_whole_in_high_contrast() {
    console(Look::HighContrast, "charts_high_contrast");
}

fn usual(look: Look, name: &str) {
    picture(&mut window([1280.0, 720.0], look, (), usual_sheet), name);
}

#[test]
fn the_usual_range_is_drawn_with_what_is_unusual() {
    usual(Look::Light, "charts_usual_light");
}

#[test]
fn the_usual_range_is_drawn_in_the_dark() {
    usual(Look::Dark, "charts_usual_dark");
}

#[test]
fn the_usual_range_is_drawn_in_high_contrast() {
    usual(Look::HighContrast, "charts_usual_high_contrast");
}

#[test]
fn a_new_baseline_and_a_measures_life_can_be_read_on_the_projector() {
    projector(&with_life(), [1280.0, 720.0], "chart_projector_life_720");
}

#[test]
fn they_can_be_read_alike_on_a_projector_of_more_points() {
    projector(&with_life(), [1920.0, 1080.0], "chart_projector_life_1080");
}

#[test]
fn counts_are_drawn_as_bars() {
    picture(
        &mut window([1280.0, 720.0], Look::Light, (), bar_sheet),
        "charts_bars_light",
    );
}

#[test]
fn bars_are_drawn_in_the_dark() {
    picture(
        &mut window([1280.0, 720.0], Look::Dark, (), bar_sheet),
        "charts_bars_dark",
    );
}

#[test]
fn bars_are_drawn_in_high_contrast() {
    picture(
        &mut window([1280.0, 720.0], Look::HighContrast, (), bar_sheet),
        "charts_bars_high_contrast",
    );
}

#[test]
fn bars_can_be_read_on_the_projector() {
    projector(&bars(), [1280.0, 720.0], "chart_projector_bars");
}

fn forms(look: Look, name: &str) {
    picture(&mut window([1440.0, 1260.0], look, (), form_sheet), name);
}

#[test]
fn every_form_is_drawn() {
    forms(Look::Light, "charts_forms_light");
}

#[test]
fn every_form_is_drawn_in_the_dark() {
    forms(Look::Dark, "charts_forms_dark");
}

#[test]
fn every_form_is_drawn_in_high_contrast() {
    forms(Look::HighContrast, "charts_forms_high_contrast");
}

#[test]
fn many_groups_can_be_read_on_the_projector() {
    projector(&wards(), [1280.0, 720.0], "chart_projector_wards");
}

#[test]
fn years_over_each_other_can_be_read_on_the_projector() {
    projector(&years(1), [1280.0, 720.0], "chart_projector_years");
}

fn projected_comparison(drawn: ComparedDrawn, name: &str) {
    projector(&compared(drawn), [1280.0, 720.0], name);
}

#[test]
fn the_year_before_can_be_read_on_the_projector() {
    projected_comparison(year_before(), "chart_projector_year_before");
}

#[test]
fn the_last_meeting_can_be_read_on_the_projector() {
    projected_comparison(last_meeting(), "chart_projector_meeting");
}

#[test]
fn the_distance_to_the_target_can_be_read_on_the_projector() {
    projected_comparison(ComparedDrawn::Target, "chart_projector_target");
}

#[test]
fn groups_in_one_plot_can_be_read_on_the_projector() {
    projector(&by_district(), [1280.0, 720.0], "chart_projector_groups");
}

#[test]
fn groups_side_by_side_can_be_read_on_the_projector() {
    projector(&panels(), [1280.0, 720.0], "chart_projector_panels");
}

fn projector(input: &ChartInput, size: [f32; 2], name: &str) {
    let spec = ChartSpec::line(input);
    picture(&mut window(size, Look::Light, spec, projected), name);
}

#[test]
fn a_chart_fills_the_projector() {
    projector(&response_time(), [1280.0, 720.0], "chart_projector_720");
}

#[test]
fn a_chart_fills_a_projector_of_more_points_alike() {
    projector(&response_time(), [1920.0, 1080.0], "chart_projector_1080");
}

#[test]
fn a_crowded_chart_can_be_read_on_the_projector() {
    projector(&crowded(), [1280.0, 720.0], "chart_projector_crowded");
}

#[test]
fn a_chart_has_a_name_and_a_description_for_screen_readers() {
    let spec = ChartSpec::line(&response_time());
    let (headline, description) = (spec.headline.clone(), spec.description.clone());
    let harness = screen([640.0, 400.0], Look::Light).build_ui(move |ui| {
        chart_ui(ui, &spec, ChartStyle::console(300.0));
    });
    let node = harness.get_by_label(&headline);
    let said = node.accesskit_node().description();
    assert_eq!(said.as_deref(), Some(description.as_str()));
}

#[test]
fn the_pointer_says_what_a_figure_is_on_the_console_only() {
    let spec = ChartSpec::line(&response_time());
    for (style, says) in [
        (ChartStyle::console(300.0), true),
        (ChartStyle::projector(300.0, 400.0), false),
    ] {
        let spec = spec.clone();
        let mut harness = screen([640.0, 400.0], Look::Light).build_ui(move |ui| {
            chart_ui(ui, &spec, style);
        });
        harness.run();
        harness.hover_at(eframe::egui::pos2(42.0, 120.0));
        harness.run();
        assert_eq!(harness.query_by_label("Nov 2023").is_some(), says);
        assert_eq!(
            harness
                .query_by_label("4.9 days, better than usual")
                .is_some(),
            says
        );
        assert_eq!(harness.query_by_label("Target 4 days").is_some(), says);
    }
}

/// A chart whose figures are gone through, and what is said of the chosen one.
struct Walk {
    spec: ChartSpec,
    at: Option<Period>,
    said: String,
}

fn walking(ui: &mut Ui, walk: &mut Walk) {
    CentralPanel::default().show(ui, |ui| {
        let style = ChartStyle::console(320.0);
        walk.said = stepping_chart_ui(ui, &walk.spec, style, &mut walk.at).said;
    });
}

/// What is said after each of these keys.
fn walked(input: &ChartInput, keys: &[Key]) -> Vec<String> {
    let walk = Walk {
        spec: ChartSpec::line(input),
        at: None,
        said: String::new(),
    };
    let mut harness = window([900.0, 400.0], Look::Light, walk, walking);
    harness.get_by_label("Step through the figures").focus();
    harness.run();
    let mut said = Vec::new();
    for key in keys {
        harness.key_press(*key);
        harness.run();
        let node = harness.get_by_label("Step through the figures");
        let value = node.accesskit_node().value().unwrap_or_default();
        assert_eq!(harness.state().state.said, value);
        said.push(value);
    }
    said
}

#[test]
fn keys_go_along_a_group_and_from_group_to_group() {
    for form in [ChartForm::Panels, ChartForm::Line] {
        let groups = ChartInput { form, ..panels() };
        let begins = match form {
            // In one plot the whole comes first.
            ChartForm::Line => vec![Key::End, Key::ArrowDown],
            ChartForm::Panels | ChartForm::Bars | ChartForm::Years => vec![Key::End],
        };
        let keys = [Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp, Key::Home];
        let said = walked(&groups, &[begins.as_slice(), &keys].concat());
        let said = &said[begins.len() - 1..];
        let flagged = |words: &str| match form {
            ChartForm::Panels => format!("{words}, worse than usual, Target 4 days"),
            ChartForm::Line | ChartForm::Bars | ChartForm::Years => {
                format!("{words}, Target 4 days")
            }
        };
        assert_eq!(said[0], flagged("Oct 2026, North 4.3 days"));
        assert_eq!(said[1], flagged("Oct 2026, South 5.3 days"));
        assert_eq!(said[2], flagged("Sep 2026, South 5.5 days"));
        assert_eq!(said[3], flagged("Sep 2026, North 4.6 days"));
        assert_eq!(said[4], "Nov 2023, North 3.4 days, Target 4 days");
    }
}

#[test]
fn a_ratio_is_said_with_what_it_is_made_of_unless_it_may_not_be_shown() {
    let month = |number: u32| Period::from_iso(&format!("2026-{number:02}")).unwrap();
    let share = |at, above, below| {
        let parts = Parts::new(above, below).unwrap();
        Figure::new(at, above / below * 100.0).of(Some(parts))
    };
    let input = ChartInput {
        figures: vec![
            Figure::new(month(8), 80.0),
            Figure {
                hidden: true,
                ..share(month(9), 3.0, 4.0)
            },
            share(month(10), 1204.0, 1461.0),
        ],
        ..ChartInput::new(
            "Calls answered",
            Frequency::Month,
            NumberFormat::of(NumberKind::Percent),
        )
    };
    let said = walked(&input, &[Key::End, Key::ArrowLeft]);
    assert_eq!(
        said,
        ["Oct 2026, 82.4% (1,204 of 1,461)", "Aug 2026, 80.0%"]
    );
    let spec = ChartSpec::line(&input);
    assert!(!format!("{spec:?}").contains("3.0"), "{spec:?}");
}

#[test]
fn keys_go_from_year_to_year() {
    let keys = [
        Key::End,
        Key::ArrowDown,
        Key::ArrowRight,
        Key::ArrowRight,
        Key::ArrowUp,
    ];
    let said = walked(&years(1), &keys);
    let periods: Vec<&str> = said.iter().map(|s| s.split(',').next().unwrap()).collect();
    assert_eq!(
        periods,
        ["Oct 2026", "Oct 2025", "Nov 2025", "Dec 2025", "Oct 2026"]
    );
}

#[test]
fn the_pointer_over_a_groups_chart_says_that_groups_figure() {
    let spec = ChartSpec::line(&panels());
    let mut harness = screen([900.0, 400.0], Look::Light).build_ui(move |ui| {
        chart_ui(ui, &spec, ChartStyle::console(380.0));
    });
    harness.run();
    harness.hover_at(eframe::egui::pos2(34.0, 250.0));
    harness.run();
    assert!(harness.query_by_label("Nov 2023").is_some());
    assert!(harness.query_by_label_contains("Harbor").is_some());
    assert!(harness.query_by_label("The whole 4.9 days").is_some());
    assert!(harness.query_by_label_contains("North 3").is_none());
}

#[test]
fn sparklines_show_the_way_things_go() {
    let draw = |ui: &mut Ui| {
        let days = NumberFormat::of(NumberKind::Days);
        for input in [response_time(), crowded(), weekly_money()] {
            let figures: Vec<_> = input.figures.iter().map(|f| (f.period, f.value)).collect();
            sparkline_ui(ui, &figures, &days, vec2(80.0, 18.0));
        }
        sparkline_ui(ui, &[], &days, vec2(80.0, 18.0));
        let one = (Period::from_iso("2026-10").unwrap(), Some(6.2));
        sparkline_ui(ui, &[one], &days, vec2(80.0, 18.0));
    };
    let mut harness = screen([120.0, 140.0], Look::Light).build_ui(draw);
    harness.run();
    harness.get_by_label("Between 4.6 days and 6.6 days since Nov 2023");
    harness.get_by_label("No figures yet");
    picture(&mut harness, "sparklines");
}
