//! The signals, point for point, against what the NHS's own tool computes for constructed series.

use chrono::NaiveDate;
use serde_json::Value;
use statroom::stats::{
    Analysis, Assurance, Better, PointKind, Series, Signal, Standing, analyse, rebase_row,
};
use std::path::{Path, PathBuf};

/// The reference's word for a signal.
fn signal_word(signal: Signal) -> &'static str {
    match signal {
        Signal::None => "Common Cause",
        Signal::AboveUpperLimit => "Above UCL",
        Signal::BelowLowerLimit => "Below LCL",
        Signal::RisingTrend => "7 Point Trend (Increasing)",
        Signal::FallingTrend => "7 Point Trend (Decreasing)",
        Signal::TwoOfThreeAbove => "2 in 3 Above CL",
        Signal::TwoOfThreeBelow => "2 in 3 Below CL",
        Signal::ShiftAbove => "7 Points Above CL",
        Signal::ShiftBelow => "7 Points Below CL",
    }
}

/// The reference's word for what a point is.
fn kind_word(kind: PointKind) -> &'static str {
    match kind {
        PointKind::CommonCause => "common_cause",
        PointKind::Improvement => "special_cause_improvement",
        PointKind::Concern => "special_cause_concern",
        PointKind::NeutralHigh => "special_cause_neutral_high",
        PointKind::NeutralLow => "special_cause_neutral_low",
    }
}

/// The reference's word for assurance.
fn assurance_word(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Pass => "consistent_pass",
        Assurance::Fail => "consistent_fail",
        Assurance::HitOrMiss => "inconsistent",
    }
}

/// One case of the reference.
struct Case {
    name: String,
    json: Value,
    values: Vec<Option<f64>>,
    starts: Vec<NaiveDate>,
}

impl Case {
    fn read(path: &Path) -> Self {
        let json: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let values = json["values"].as_array().unwrap();
        let values = values.iter().map(|value| Some(value.as_f64().unwrap()));
        let starts = json["dates"].as_array().unwrap();
        let starts = starts.iter().map(|date| date.as_str().unwrap().parse());
        Self {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            values: values.collect(),
            starts: starts.map(Result::unwrap).collect(),
            json,
        }
    }

    /// What we make of it.
    fn analysed(&self) -> Analysis {
        let rebases: Vec<usize> = self.json["rebase"]
            .as_array()
            .unwrap()
            .iter()
            .map(|date| date.as_str().unwrap().parse().unwrap())
            .map(|date| rebase_row(&self.starts, date).unwrap())
            .collect();
        let target = self.json["target"].as_f64();
        analyse(&Series {
            values: &self.values,
            targets: &vec![target; self.values.len()],
            rebases: &rebases,
            better: match self.json["improvement_direction"].as_str().unwrap() {
                "increase" => Better::Higher,
                "decrease" => Better::Lower,
                "neutral" => Better::Neither,
                other => panic!("{other}"),
            },
            screening: self.json["screen_outliers"].as_bool().unwrap(),
            fix_after: self.json["fix_after_n_points"]
                .as_u64()
                .map(|first| first as usize),
            rolling: false,
            hidden: &[],
        })
    }

    /// Holds our analysis against the reference's; gives how many points were compared. Limits the
    /// reference doesn't have are only looked at by the caller.
    fn check(&self, found: &Analysis) -> usize {
        let name = &self.name;
        let expected = &self.json["expected"];
        let points = expected["points"].as_array().unwrap();
        assert_eq!(found.rows.len(), points.len(), "{name}");
        for (at, (row, point)) in found.rows.iter().zip(points).enumerate() {
            let segment = found.segment_of(row).unwrap();
            let limits = segment.limits.unwrap();
            assert_eq!(
                Some(row.segment as u64),
                point["segment"].as_u64(),
                "{name} {at}"
            );
            same(row.value.unwrap(), &point["value"], name);
            same(segment.mean, &point["mean"], name);
            same(limits.lower, &point["lower"], name);
            same(limits.upper, &point["upper"], name);
            assert_eq!(
                signal_word(row.signal),
                point["signal"],
                "{name}, point {at}"
            );
            assert_eq!(
                kind_word(row.kind),
                point["point_type"],
                "{name}, point {at}"
            );
            let early = segment.standing == Standing::Early;
            assert_eq!(early, point["short_group_warning"], "{name}, point {at}");
        }
        let segments = expected["segments"].as_array().unwrap();
        assert_eq!(found.segments.len(), segments.len(), "{name}");
        for (ours, theirs) in found.segments.iter().zip(segments) {
            assert_eq!(ours.points as u64, theirs["n"].as_u64().unwrap(), "{name}");
            same(ours.mean, &theirs["mean"], name);
        }
        let variation = found.variation.map(kind_word).unwrap();
        assert_eq!(variation, expected["variation"], "{name}");
        let assurance = found.assurance.map(assurance_word);
        assert_eq!(assurance, expected["assurance"].as_str(), "{name}");
        points.len()
    }
}

/// Equal to within a billionth, where the reference has a number at all.
fn same(ours: f64, theirs: &Value, name: &str) {
    if let Some(theirs) = theirs.as_f64() {
        let apart = (ours - theirs).abs();
        assert!(apart <= 1e-9 * theirs.abs(), "{name}: {ours}, not {theirs}");
    }
}

fn cases(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    paths
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/spc")
}

#[test]
fn every_constructed_case_agrees_with_the_reference_point_for_point() {
    let (mut count, mut points) = (0, 0);
    for path in cases(&fixtures()) {
        let case = Case::read(&path);
        points += case.check(&case.analysed());
        count += 1;
    }
    assert_eq!((count, points), (16, 326));
}

#[test]
fn where_the_reference_has_no_limits_for_a_constant_series_we_have_some_of_no_width() {
    let case = Case::read(&fixtures().join("09_constant_screen_on.json"));
    let expected = &case.json["expected"];
    assert!(expected["lower"].is_null() && expected["upper"].is_null());
    let limits = case.analysed().last_segment().unwrap().limits.unwrap();
    assert!((limits.lower - 5.0).abs() < 1e-15 && (limits.upper - 5.0).abs() < 1e-15);
}

#[test]
fn missing_months_are_left_out_of_the_limits_and_kept_as_gaps() {
    let without = Case::read(&fixtures().join("08_missing_dropped.json"));
    let mut values = without.values.clone();
    for gap in [4, 11, 12] {
        values.insert(gap, None);
    }
    let targets = vec![Some(13.0); values.len()];
    let series = Series {
        targets: &targets,
        better: Better::Higher,
        ..Series::of(&values)
    };
    let mut found = analyse(&series);
    assert_eq!(found.rows.len(), 25);
    let gaps: Vec<_> = found.rows.iter().map(|row| row.value.is_none()).collect();
    assert_eq!(gaps.iter().filter(|gap| **gap).count(), 3);
    assert!(gaps[4] && gaps[11] && gaps[12]);
    found.rows.retain(|row| row.value.is_some());
    assert_eq!(without.check(&found), 22);
}
