//! All of a program as a data package, and back in without loss.

use crate::city::{Town, day};
use proptest::prelude::*;
use statroom::domain::agenda::ItemKind;
use statroom::domain::entry::EntryKind;
use statroom::domain::ids::{ItemId, MeetingId};
use statroom::domain::period::Period;
use statroom::export::{PackageOptions, PackageWritten, write_package};
use statroom::import::{DataPackage, ImportError};
use statroom::program::{
    Clock, Command, FigureBatch, FigureLine, ManualClock, NewEntry, Program, ProgramError,
    TableValue,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every row of every table, and the figures of imports that stand: what "row for row" compares.
type Everything = BTreeMap<String, Vec<Vec<TableValue>>>;

fn everything(program: &Program) -> Everything {
    let mut all = Everything::new();
    for table in program.tables().unwrap() {
        let rows = all.entry(table.name.clone()).or_default();
        program
            .each_row(&table, |values| {
                rows.push(values.to_vec());
                Ok::<(), ProgramError>(())
            })
            .unwrap();
    }
    all
}

fn taken_out(program: &Program, folder: &Path, without_private: bool) -> PackageWritten {
    let options = PackageOptions { without_private };
    write_package(program, folder, options, &|_| true).unwrap()
}

#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error(transparent)]
    Package(#[from] ImportError),
    #[error(transparent)]
    Program(#[from] ProgramError),
}

fn brought_back(folder: &Path, file: &Path) -> Result<Program, Refused> {
    let package = DataPackage::open(folder)?;
    let clock: Arc<dyn Clock> = Arc::new(ManualClock::at(crate::city::morning()));
    Program::refilled(file, clock, "test", |refill| {
        let tables = refill.tables()?;
        package.each_row::<Refused>(&tables, &|_| true, &mut |table, names, values| {
            Ok(refill.row(table, names, values)?)
        })
    })
}

fn places() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (package, file) = (
        folder.path().join("package"),
        folder.path().join("back.statroom"),
    );
    (folder, package, file)
}

fn figure(key: &str, group: &str, period: Period, value: f64) -> FigureLine {
    FigureLine {
        measure_key: key.into(),
        dimension: if group.is_empty() {
            String::new()
        } else {
            "District".into()
        },
        group: group.into(),
        period,
        value: Some(value),
        parts: None,
        row: Some(7),
    }
}

fn batch(lines: Vec<FigureLine>) -> Command {
    Command::ImportFigures(FigureBatch {
        source: "figures.csv".into(),
        source_hash: "0".into(),
        by: "test".into(),
        lines: lines.into(),
        ..FigureBatch::default()
    })
}

#[test]
fn the_demonstration_city_comes_back_row_for_row() {
    let program = statroom::demo::build(crate::city::morning()).unwrap();
    let (_folder, package, file) = places();
    let written = taken_out(&program, &package, false);
    assert!(written.rows > 1000 && written.files > 0, "{written:?}");
    let back = brought_back(&package, &file).unwrap();
    let (before, after) = (everything(&program), everything(&back));
    for (table, rows) in &before {
        assert_eq!(after.get(table), Some(rows), "{table}");
    }
    assert_eq!(before.len(), after.len());
    assert_eq!(back.faults().unwrap(), []);
}

#[test]
fn the_descriptor_names_every_file_and_what_it_refers_to() {
    let program = statroom::demo::build(crate::city::morning()).unwrap();
    let (_folder, package, _) = places();
    taken_out(&program, &package, false);
    let text = std::fs::read_to_string(package.join("datapackage.json")).unwrap();
    let descriptor: serde_json::Value = serde_json::from_str(&text).unwrap();
    let resources = descriptor["resources"].as_array().unwrap();
    let names: Vec<&str> = resources
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    for name in [
        "city",
        "departments",
        "people",
        "measures",
        "figures",
        "meetings",
        "agenda",
        "actions",
    ] {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
    for resource in resources {
        let path = package.join(resource["path"].as_str().unwrap());
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(resource["bytes"], bytes.len());
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let header: Vec<String> = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let described: Vec<&str> = fields
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        assert_eq!(header, described);
        assert!(
            fields
                .iter()
                .all(|field| !field["description"].as_str().unwrap().is_empty())
        );
        assert!(
            !resource["description"].as_str().unwrap().is_empty(),
            "{}",
            resource["name"]
        );
        for key in resource["schema"]["foreignKeys"]
            .as_array()
            .into_iter()
            .flatten()
        {
            let to = key["reference"]["resource"].as_str().unwrap();
            assert!(to.is_empty() || names.contains(&to), "{to}");
        }
    }
    let figures = std::fs::read_to_string(package.join("figures.csv")).unwrap();
    assert!(
        figures.starts_with("measure_key,dimension,group,"),
        "{}",
        figures.lines().next().unwrap_or_default()
    );
}

#[test]
fn private_notes_stay_behind_when_asked_and_say_so_otherwise() {
    let (town, _) = town();
    let (_folder, package, _) = places();
    taken_out(&town.program, &package, false);
    let agenda = std::fs::read_to_string(package.join("agenda.csv")).unwrap();
    assert!(agenda.contains("ask about the leaseholder"));
    let text = std::fs::read_to_string(package.join("datapackage.json")).unwrap();
    assert!(text.contains("Private notes are included") && text.contains("Private notes: never"));
    let without = package.with_file_name("without");
    taken_out(&town.program, &without, true);
    for entry in std::fs::read_dir(&without).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(!text.contains("leaseholder"), "{}", path.display());
        }
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let (town, _) = town();
    let (_folder, package, _) = places();
    std::fs::create_dir(&package).unwrap();
    std::fs::write(package.join("mine.txt"), "mine").unwrap();
    let refused = write_package(&town.program, &package, PackageOptions::default(), &|_| {
        true
    });
    let words = refused.unwrap_err().to_string();
    assert!(words.contains("is not empty"), "{words}");
    assert_eq!(std::fs::read_dir(&package).unwrap().count(), 1);
    std::fs::remove_file(package.join("mine.txt")).unwrap();
    // Stopped half way, it leaves the empty folder.
    let stopped = write_package(&town.program, &package, PackageOptions::default(), &|at| {
        at < 0.5
    });
    assert!(stopped.is_err());
    assert_eq!(std::fs::read_dir(&package).unwrap().count(), 0);
}

#[test]
fn what_is_no_package_or_was_spoilt_makes_no_program() {
    let (town, _) = town();
    let (_folder, package, file) = places();
    let missing = brought_back(&package, &file).unwrap_err().to_string();
    assert!(missing.contains("no data package of Statroom"), "{missing}");
    taken_out(&town.program, &package, false);
    let spoil = |name: &str, from: &str, to: &str| {
        let path = package.join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from} is not in {name}");
        std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let words = brought_back(&package, &file).unwrap_err().to_string();
        std::fs::write(&path, text).unwrap();
        assert!(!file.exists(), "{words}");
        words
    };
    let words = spoil("figures.csv", "12.5", "twelve");
    assert!(
        words.starts_with("figures.csv, row ") && words.contains("value"),
        "{words}"
    );
    let words = spoil("figures.csv", "12.5", "13.5");
    assert!(words.starts_with("The package is not sound: "), "{words}");
    let words = spoil("datapackage.json", "\"format\": 1", "\"format\": 99");
    assert!(words.contains("newer Statroom"), "{words}");
    let words = spoil("datapackage.json", "agenda.csv", "../agenda.csv");
    assert!(words.contains("no data package"), "{words}");
    let words = spoil("series.csv", "number", "nombre");
    assert!(words.contains("newer Statroom"), "{words}");
    std::fs::write(&file, "taken").unwrap();
    let words = brought_back(&package, &file).unwrap_err().to_string();
    assert!(words.contains("exists already"), "{words}");
}

/// A town with figures, one of them replaced, and a meeting with a private note.
fn town() -> (Town, MeetingId) {
    let mut town = Town::empty();
    let streets = town.department("Streets");
    town.person("Dana Okafor", Some(streets));
    town.measure("potholes", Some(streets));
    let september = Period::from_iso("2026-09").unwrap();
    town.run(batch(vec![
        figure("potholes", "", september, 11.0),
        figure("potholes", "North", september, 6.25),
    ]));
    town.run(batch(vec![figure("potholes", "", september, 12.5)]));
    let meeting = town.meeting("StreetStat", day(10, 27));
    town.run(Command::SaveItem(statroom::domain::agenda::AgendaItem {
        meeting,
        title: "Potholes, \"open\"\nand closed".into(),
        planned_minutes: 15,
        private_notes: "ask about the leaseholder".into(),
        id: ItemId::default(),
        position: 0,
        kind: ItemKind::Standing,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        topic: ItemId::default(),
        dropped: false,
    }));
    (town, meeting)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn whatever_was_done_comes_back_row_for_row(
        values in prop::collection::vec((0..60_i32, any::<f64>(), any::<bool>()), 0..30),
        lines in prop::collection::vec("[ -~éñ–\n\r\"]{1,30}", 0..8),
        undone in any::<bool>(),
    ) {
        let (mut town, meeting) = town();
        let start = Period::from_iso("2020-01").unwrap();
        for (months, value, group) in values {
            if value.is_finite() {
                let group = if group { "South, \"old\"" } else { "" };
                // The store keeps no sign of nothing.
                town.run(batch(vec![figure("potholes", group, start.plus(months), value + 0.0)]));
            }
        }
        if undone {
            town.program.undo().unwrap();
        }
        town.run(Command::StartMeeting(meeting));
        for line in lines {
            // A line of blanks is no entry.
            let _ = town.program.run(Command::Record(NewEntry {
                meeting,
                item: None,
                kind: EntryKind::Note,
                typed: line,
                speaker: None,
                afterwards: false,
            }));
        }
        let (_folder, package, file) = places();
        taken_out(&town.program, &package, false);
        let back = brought_back(&package, &file).unwrap();
        prop_assert_eq!(everything(&back), everything(&town.program));
    }
}

#[test]
fn every_table_and_its_hashes_are_described() {
    let (_folder, package, _) = places();
    taken_out(&Town::empty().program, &package, false);
    let text = std::fs::read_to_string(package.join("datapackage.json")).unwrap();
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut described = 0;
    for resource in told["resources"].as_array().unwrap() {
        let words = resource["description"].as_str().unwrap();
        assert!(!words.starts_with("Kept so that"), "{resource}");
        for field in resource["schema"]["fields"].as_array().unwrap() {
            let (name, words) = (
                field["name"].as_str(),
                field["description"].as_str().unwrap(),
            );
            assert!(words.ends_with('.'), "{field}");
            // A hash is a text in its column, and bytes are a file beside the table.
            assert_eq!(
                name == Some("file"),
                words.contains("The file that holds it"),
                "{resource}"
            );
            described += 1;
        }
    }
    assert!(described > 300, "{described}");
}
