//! `statroom signals` as scripts see it, on a CSV and on a program.

use assert_cmd::Command;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;

const PROGRAM: &str = env!("CARGO_BIN_EXE_statroom");

/// What a run said: its code, standard output, standard error.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(PROGRAM)
        .args(["--as-of", "2026-11-24"])
        .args(arguments)
        .output()
        .unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// The series that `signals --json` tells of a CSV, and what it said on standard error.
fn of_csv(text: &str, options: &[&str]) -> (Vec<Value>, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("figures.csv");
    std::fs::write(&path, text).unwrap();
    let path = path.to_string_lossy().into_owned();
    let (code, out, err) = run(&[&["signals", &path, "--json"], options].concat());
    assert_eq!(code, 0, "{err}");
    (serde_json::from_str(&out).unwrap(), err)
}

fn points(series: &Value) -> &Vec<Value> {
    series["points"].as_array().unwrap()
}

/// The reference's word for a signal, from ours.
fn reference_word(signal: &str) -> &'static str {
    match signal {
        "none" => "Common Cause",
        "above_upper_limit" => "Above UCL",
        "below_lower_limit" => "Below LCL",
        "rising_trend" => "7 Point Trend (Increasing)",
        "falling_trend" => "7 Point Trend (Decreasing)",
        "two_of_three_above" => "2 in 3 Above CL",
        "two_of_three_below" => "2 in 3 Below CL",
        "shift_above" => "7 Points Above CL",
        "shift_below" => "7 Points Below CL",
        other => panic!("{other} is no signal"),
    }
}

#[test]
fn every_constructed_case_comes_out_of_the_command_line_as_the_reference_has_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/spc");
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let case: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let mut csv = "measure,period,value\n".to_owned();
        let values = case["values"].as_array().unwrap();
        for (date, value) in case["dates"].as_array().unwrap().iter().zip(values) {
            writeln!(csv, "m,{},{value}", date.as_str().unwrap()).unwrap();
        }
        let mut options = vec![
            "--direction",
            case["improvement_direction"].as_str().unwrap(),
        ];
        let target = case["target"].to_string();
        if !case["target"].is_null() {
            options.extend(["--target", &target]);
        }
        let fixed = case["fix_after_n_points"].to_string();
        if !case["fix_after_n_points"].is_null() {
            options.extend(["--fix-after", &fixed]);
        }
        if case["screen_outliers"] == false {
            options.push("--no-screening");
        }
        let (told, err) = of_csv(&csv, &options);
        assert_eq!((told.len(), err.as_str()), (1, ""));
        check(&told[0], &case["expected"]);
        count += 1;
    }
    assert_eq!(count, 16);
}

fn check(told: &Value, expected: &Value) {
    let same = |ours: &Value, theirs: &Value| {
        if let Some(theirs) = theirs.as_f64() {
            let ours = ours.as_f64().unwrap();
            assert!((ours - theirs).abs() <= 1e-9 * theirs.abs());
        }
    };
    let theirs = expected["points"].as_array().unwrap();
    assert_eq!(points(told).len(), theirs.len());
    for (ours, theirs) in points(told).iter().zip(theirs) {
        for number in ["value", "mean", "lower", "upper"] {
            same(&ours[number], &theirs[number]);
        }
        let kind = theirs["point_type"].as_str().unwrap();
        assert_eq!(ours["type"], kind.trim_start_matches("special_cause_"));
        assert_eq!(
            reference_word(ours["signal"].as_str().unwrap()),
            theirs["signal"]
        );
    }
    for number in ["mean", "lower", "upper"] {
        same(&told[number], &expected[number]);
    }
    let variation = expected["variation"].as_str().unwrap();
    assert_eq!(
        told["variation"],
        variation.trim_start_matches("special_cause_")
    );
    let assurance = match expected["assurance"].as_str() {
        Some("consistent_pass") => Value::from("pass"),
        Some("consistent_fail") => Value::from("fail"),
        Some("inconsistent") => Value::from("hit_or_miss"),
        Some(other) => panic!("{other}"),
        None => Value::Null,
    };
    assert_eq!(told["assurance"], assurance);
}

#[test]
fn a_csv_is_one_series_for_each_measure_and_group_in_date_order() {
    let (told, err) = of_csv(
        "measure,period,value,group\n\
         Trees,2026-03,3,North\nTrees,2026-01,1,North\nTrees,2026-02,,North\n\
         trees,2026-01,7,\nPotholes,2026-Q3,\"1,204\",\n",
        &[],
    );
    assert_eq!(err, "");
    let names: Vec<_> = told
        .iter()
        .map(|one| (&one["measure"], &one["group"]))
        .collect();
    assert_eq!(names[0], (&Value::from("Trees"), &Value::from("North")));
    assert_eq!(names[1], (&Value::from("trees"), &Value::Null));
    assert_eq!(names[2], (&Value::from("Potholes"), &Value::Null));
    let north: Vec<_> = points(&told[0])
        .iter()
        .map(|point| (point["period"].as_str().unwrap(), point["value"].as_f64()))
        .collect();
    assert_eq!(
        north,
        [
            ("2026-01", Some(1.0)),
            ("2026-02", None),
            ("2026-03", Some(3.0))
        ]
    );
    assert_eq!(points(&told[2])[0]["period"], "2026-Q3");
    assert_eq!(points(&told[2])[0]["value"], 1204.0);
    assert_eq!(told[0]["id"], Value::Null);
    assert_eq!(told[0]["lower"], Value::Null);
    assert_eq!(told[0]["mean"], 2.0);
    assert_eq!(
        (&told[0]["variation"], &told[0]["assurance"]),
        (&"common_cause".into(), &Value::Null)
    );
}

#[test]
fn the_keys_of_a_series_are_those_scripts_were_promised() {
    let (told, _) = of_csv("measure,period,value\nTrees,2026-01,1\n", &[]);
    let keys = |object: &Value| {
        object
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        keys(&told[0]),
        [
            "id",
            "name",
            "measure",
            "group",
            "mean",
            "lower",
            "upper",
            "points",
            "variation",
            "assurance"
        ]
    );
    assert_eq!(
        keys(&points(&told[0])[0]),
        [
            "period", "value", "mean", "lower", "upper", "signal", "type"
        ]
    );
}

/// Twenty months of one measure, the last ten on a higher level.
fn stepped() -> String {
    let mut csv = "measure,period,value\n".to_owned();
    for month in 0..20 {
        let level = if month < 10 { 10 } else { 50 };
        let (year, month_of_year) = (2024 + month / 12, month % 12 + 1);
        writeln!(csv, "m,{year}-{month_of_year:02},{}", level + month * 7 % 5).unwrap();
    }
    csv
}

#[test]
fn a_rebase_starts_a_new_range_and_one_outside_the_series_is_told() {
    let (told, err) = of_csv(
        &stepped(),
        &[
            "--rebase",
            "2024-10-15",
            "--rebase",
            "2030-01-01",
            "--fix-after",
            "8",
        ],
    );
    let ranges: Vec<_> = points(&told[0])
        .iter()
        .map(|point| point["mean"].as_f64().unwrap())
        .collect();
    assert!((ranges[0] - ranges[9]).abs() < 1e-12 && ranges[10] > 45.0);
    assert_eq!(err.lines().count(), 1);
    assert!(
        err.contains("2030-01-01") && err.contains("left out"),
        "{err}"
    );
    let first_eight: f64 = (10..18).map(|month| f64::from(50 + month * 7 % 5)).sum();
    assert!((told[0]["mean"].as_f64().unwrap() - first_eight / 8.0).abs() < 1e-12);
}

#[test]
fn dates_with_slashes_are_read_month_first_and_that_is_said() {
    let (told, err) = of_csv("measure,period,value\nm,9/3/2026,1\nm,10/4/2026,2\n", &[]);
    let periods: Vec<_> = points(&told[0])
        .iter()
        .map(|point| &point["period"])
        .collect();
    assert_eq!(periods, ["2026-09-03", "2026-10-04"]);
    assert!(err.contains("month first"), "{err}");
}

#[test]
fn bad_cells_are_told_and_the_rest_is_answered() {
    let (told, err) = of_csv(
        "measure,period,value\nm,2026-01,1\nm,2026-02,inf\nm,someday,3\nm,2026-01,4\n,2026-03,5\n\
         m,FY26,12\n",
        &[],
    );
    let values: Vec<_> = points(&told[0])
        .iter()
        .map(|point| point["value"].as_f64())
        .collect();
    assert_eq!(values, [Some(4.0), None]);
    for row in ["row 3", "row 4", "row 5", "row 6", "row 7"] {
        assert!(err.contains(row), "{row}: {err}");
    }
}

#[test]
fn an_empty_table_is_an_empty_array_and_no_number_is_ever_not_one() {
    let (told, _) = of_csv("measure,period,value\n", &[]);
    assert!(told.is_empty());
    let mut csv = "measure,period,value\n".to_owned();
    for month in 1..=12 {
        writeln!(
            csv,
            "flat,2026-{month:02},7\nhuge,2026-{month:02},{}e307",
            month * 7 % 17
        )
        .unwrap();
    }
    let (told, _) = of_csv(&csv, &["--target", "7", "--direction", "increase"]);
    assert_eq!(
        (&told[0]["lower"], &told[0]["upper"]),
        (&7.0.into(), &7.0.into())
    );
    assert_eq!(told[0]["assurance"], "hit_or_miss");
    for series in &told {
        assert!(
            points(series)
                .iter()
                .all(|point| point["upper"].is_number())
        );
    }
}

#[test]
fn ten_thousand_days_in_no_order_with_gaps_and_twice_over_are_one_series_by_date() {
    const DAYS: u64 = 10_000;
    let first = chrono::NaiveDate::from_ymd_opt(1999, 1, 1).unwrap();
    let mut csv = "measure,period,value\n".to_owned();
    for at in 0..DAYS {
        // A step that shares no factor with the days meets each of them once.
        let place = at * 7_919 % DAYS;
        let day = first + chrono::Days::new(place);
        if place % 100 != 50 {
            writeln!(csv, "calls,{day},{}", 20 + place * 13 % 17).unwrap();
        }
        if place % 1_000 == 7 {
            writeln!(csv, "calls,{day},{}", 20 + place * 13 % 17).unwrap();
        }
    }
    let (told, err) = of_csv(&csv, &[]);
    assert_eq!(told.len(), 1, "{err}");
    let points = points(&told[0]);
    let days: Vec<&str> = points
        .iter()
        .map(|point| point["period"].as_str().unwrap())
        .collect();
    assert!(days.is_sorted(), "in date order, each once");
    assert!(days.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!(days.len() as u64, DAYS - DAYS / 100);
    assert!(points.iter().all(|point| point["upper"].is_number()));
    assert!(told[0]["lower"].as_f64() < told[0]["upper"].as_f64());
}

#[test]
fn a_program_tells_all_its_measures_with_their_own_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.statroom");
    let program = path.to_string_lossy().into_owned();
    assert_eq!(run(&["demo", &program, "--no-open"]).0, 0);
    let list = |arguments: &[&str]| -> Vec<Value> {
        let (code, out, err) = run(arguments);
        assert_eq!(code, 0, "{err}");
        serde_json::from_str(&out).unwrap()
    };
    let measures = list(&["measures", &program, "--json"]);
    let told = list(&["signals", &program, "--json"]);
    assert_eq!(told.len(), measures.len());
    for (measure, signals) in measures.iter().zip(&told) {
        assert_eq!(
            (&measure["id"], &measure["key"]),
            (&signals["id"], &signals["measure"])
        );
        let latest = points(signals).last().map(|point| &point["value"]);
        assert_eq!(measure["latest"].get("value"), latest);
        if measure["direction"] == "maintain" || measure["direction"] == "none" {
            assert_eq!(signals["assurance"], Value::Null);
        }
    }
    assert!(told.iter().any(|one| one["variation"] != "common_cause"));
    let key = told[0]["measure"].as_str().unwrap();
    let one = list(&["signals", &program, "--measure", key, "--json"]);
    assert_eq!(one, [told[0].clone()]);
    let more = list(&["signals", &program, "--groups", "--json"]);
    assert!(more.len() > told.len() && more.iter().any(|one| one["group"].is_string()));

    let (code, out, err) = run(&["signals", &program, "--measure", "nobody", "--json"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("nobody"), "{err}");
    let (code, _, err) = run(&["signals", &program, "--target", "4"]);
    assert_eq!(code, 1);
    assert!(err.contains("own direction, targets"), "{err}");
    let (code, out, _) = run(&["signals", &program]);
    assert_eq!((code, out.lines().count()), (0, told.len()));
}

#[test]
fn what_is_no_table_and_no_program_is_told_in_a_sentence() {
    for name in ["missing.csv", "missing.statroom"] {
        let (code, out, err) = run(&["signals", name, "--json"]);
        assert_eq!((code, out.as_str()), (1, ""), "{err}");
        assert_eq!(err.lines().count(), 1);
    }
    let (code, ..) = run(&["signals", "x.csv", "--fix-after", "0"]);
    assert_eq!(code, 2);
}
