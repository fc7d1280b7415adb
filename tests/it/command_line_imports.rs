//! `import`, `mappings`, `template`, `export` and `new --from` as scripts see them, sentence by sentence.

use crate::command_line::{Desk, Said, run, shown, text, word};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A program that has nothing yet.
fn empty(desk: &Desk, name: &str) -> PathBuf {
    let path = desk.path(name);
    let made = run([
        text(&["new"]),
        vec![shown(&path)],
        text(&["--name", "City of Lanterns"]),
    ]
    .concat());
    assert_eq!(made.well().trim(), shown(&path));
    path
}

fn into(program: &Path, file: &Path, more: &[&str]) -> Said {
    let named = vec![shown(file), "--into".to_owned(), shown(program)];
    run([text(&["import"]), named, text(more)].concat())
}

fn report(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("one document: {said:?}"))
}

fn count(report: &Value, field: &str) -> u64 {
    report[field]
        .as_u64()
        .unwrap_or_else(|| panic!("{field} in {report}"))
}

fn counts<const N: usize>(report: &Value, fields: [&str; N]) -> [u64; N] {
    fields.map(|field| count(report, field))
}

/// The report of an import, whatever becomes of it.
fn reported(program: &Path, file: &Path, more: &[&str]) -> Value {
    report(&into(program, file, &[more, &["--json"]].concat()))
}

const DATED: &str =
    "Measure,Reported on,Result\nLanterns lit,3/4/2026,120\nLanterns lit,5/6/2026,131\n";

#[test]
fn a_question_is_a_finding_whose_cells_are_refused_until_it_is_answered() {
    let desk = Desk::new();
    let program = empty(&desk, "city.statroom");
    let file = desk.file("lanterns-2026-06.csv", DATED);
    let asked = into(&program, &file, &["--create-measures", "--json"]);
    assert_eq!(asked.code, 1);
    let told = report(&asked);
    assert_eq!(counts(&told, ["refused", "accepted"]), [2, 0]);
    for finding in told["findings"].as_array().unwrap() {
        assert_eq!(
            (word(finding, "level"), word(finding, "kind")),
            ("question", "ambiguous-date")
        );
    }
    // A dry run ends well whenever a plan could be made.
    assert_eq!(
        into(&program, &file, &["--create-measures", "--dry-run"]).code,
        0
    );
    // Answered by a mapping that says it.
    let mapping = desk.file(
        "lanterns.toml",
        "layout = \"long\"\nheading_row = 1\nheading_rows = 1\ndates = \"day-first\"\n\
         columns = [{ heading = \"Measure\", as = \"measure\" }, { heading = \"Reported on\", as = \"period\" }, \
         { heading = \"Result\", as = \"value\" }]\n",
    );
    let named = shown(&mapping);
    let said = into(
        &program,
        &file,
        &[
            "--create-measures",
            "--dry-run",
            "--json",
            "--mapping",
            &named,
        ],
    );
    assert_eq!(count(&report(&said), "new"), 2);
    // Or by what is likeliest.
    let words = into(&program, &file, &["--create-measures", "--accept-guesses"]).well();
    assert_eq!(
        words,
        "Imported: 2 new, 0 changed, 0 unchanged, 0 refused, from lanterns-2026-06.csv; 1 new measure: Lanterns lit.\n"
    );
}

#[test]
fn the_next_file_of_a_kind_is_read_as_the_last_was_and_that_is_said() {
    let desk = Desk::new();
    let program = empty(&desk, "city.statroom");
    let file = desk.file("lanterns-2026-06.csv", DATED);
    into(&program, &file, &["--create-measures", "--accept-guesses"]).well();
    let next = desk.file("lanterns-2026-08.csv", DATED.replace("3/4", "7/8"));
    let told = reported(&program, &next, &[]);
    assert_eq!(word(&told["read_as"], "name"), "lanterns");
    assert_eq!(word(&told["read_as"], "used_last"), "2026-11-24");
    assert_eq!(word(&told["read_as"], "used_for"), "lanterns-2026-06.csv");
    assert_eq!(counts(&told, ["new", "unchanged"]), [1, 1]);
    let again = into(&program, &next, &[]);
    assert_eq!(
        again.err,
        "read as \u{201c}lanterns\u{201d}, used last on Nov 24, 2026 for lanterns-2026-08.csv\n"
    );
    again.well();

    // A column more: proposed and not used, unless it is chosen.
    let more = desk.file(
        "lanterns-2026-09.csv",
        "Measure,Reported on,Result,Crew\nLanterns lit,9/8/2026,140,A\n",
    );
    let said = into(&program, &more, &["--json"]);
    assert_eq!(said.code, 1);
    let told = report(&said);
    assert_eq!(told["read_as"], Value::Null);
    assert_eq!(told["proposed"][0]["new"], serde_json::json!(["Crew"]));
    let said = into(&program, &more, &["--dry-run"]);
    assert!(
        said.err.starts_with(
            "not read as \u{201c}lanterns\u{201d}, used last on Nov 24, 2026 for lanterns-2026-08.csv: the column \
             \u{201c}Crew\u{201d} is new; --mapping \"lanterns\" reads it so\n"
        ),
        "{}",
        said.err
    );
    let told = reported(&program, &more, &["--mapping", "LANTERNS"]);
    assert_eq!(
        (count(&told, "new"), word(&told["read_as"], "name")),
        (1, "lanterns")
    );
    let none = into(&program, &more, &["--mapping", "lamps"]).sentence();
    assert!(
        none.starts_with(
            "No mapping is saved as \u{201c}lamps\u{201d}, and no file of that name can be read: "
        ),
        "{none}"
    );
}

#[test]
fn saved_mappings_are_listed_renamed_and_forgotten() {
    let desk = Desk::new();
    let program = empty(&desk, "city.statroom");
    let mappings =
        |more: &[&str]| run([text(&["mappings"]), vec![shown(&program)], text(more)].concat());
    assert_eq!(mappings(&[]).well(), "No saved mappings yet.\n");
    let file = desk.file("lanterns-2026-06.csv", DATED);
    into(&program, &file, &["--create-measures", "--accept-guesses"]).well();
    assert_eq!(
        mappings(&[]).well(),
        "lanterns  used last on Nov 24, 2026 for lanterns-2026-06.csv\n"
    );
    assert_eq!(
        mappings(&["--rename", "Lanterns", "Every month"]).well(),
        ""
    );
    let listed: Value = serde_json::from_str(&mappings(&["--json"]).well()).unwrap();
    assert_eq!(word(&listed[0], "name"), "Every month");
    assert_eq!(
        listed[0]["headings"],
        serde_json::json!(["Measure", "Reported on", "Result"])
    );
    // What it prints is a mapping that a file can hold.
    let kept = desk.file("kept.toml", word(&listed[0], "mapping"));
    let told = into(&program, &file, &["--json", "--mapping", &shown(&kept)]);
    assert_eq!(count(&report(&told), "unchanged"), 2);
    let missing = mappings(&["--forget", "lanterns"]).sentence();
    assert!(
        missing.starts_with("No mapping is saved as \u{201c}lanterns\u{201d}"),
        "{missing}"
    );
    mappings(&["--forget", "every month"]).well();
    assert_eq!(mappings(&[]).well(), "No saved mappings yet.\n");
    assert_eq!(mappings(&["--json", "--forget", "x"]).code, 2);
}

#[test]
fn the_guess_alone_needs_no_program_and_writes_none() {
    let desk = Desk::new();
    let file = desk.file("lanterns.csv", DATED);
    let probe = |more: &[&str]| {
        run([
            text(&["import"]),
            vec![shown(&file)],
            text(&["--probe"]),
            text(more),
        ]
        .concat())
    };
    let guess: Value = serde_json::from_str(&probe(&["--json"]).well()).unwrap();
    assert_eq!(word(&guess["mapping"], "layout"), "long");
    assert_eq!(word(&guess["mapping"], "dates"), "ask");
    assert_eq!(guess["questions"], serde_json::json!(["dates"]));
    assert_eq!(guess["sheets"].as_array().unwrap().len(), 1);
    assert!(
        guess["guesses"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| !word(one, "because").is_empty())
    );
    let words = probe(&[]).well();
    assert!(
        words.contains("layout: each row is one figure ("),
        "{words}"
    );
    let program = shown(&desk.program);
    assert_eq!(probe(&["--into", &program]).code, 2);
    assert_eq!(probe(&["--mapping", "x"]).code, 2);
    assert_eq!(run(vec!["import".to_owned(), shown(&file)]).code, 2);
}

#[test]
fn cells_are_rows_times_value_columns_wholly_empty_ones_included() {
    let desk = Desk::new();
    let program = empty(&desk, "city.statroom");
    let file = desk.file(
        "plan.csv",
        "Measure,FY25 Actual,FY26 Actual,FY27 Target,Remarks\nLanterns lit,1400,,,\nWicks trimmed,n/a,910,,x\n",
    );
    for layout in ["wide", "wide-periods"] {
        let told = reported(
            &program,
            &file,
            &["--create-measures", "--dry-run", "--layout", layout],
        );
        assert_eq!(counts(&told, ["rows", "columns", "cells"]), [2, 5, 6]);
        assert_eq!(counts(&told, ["blank", "accepted", "refused"]), [4, 2, 0]);
    }
    let across = desk.file(
        "across.csv",
        "Month,Lanterns lit,Oil bought\n2026-07,120,40\n2026-08,131,\n",
    );
    for layout in ["wide", "wide-measures"] {
        let told = reported(
            &program,
            &across,
            &["--create-measures", "--dry-run", "--layout", layout],
        );
        assert_eq!(counts(&told, ["cells", "blank", "new"]), [4, 1, 3]);
    }
}

/// The period and value of each figure a chart's CSV holds, once the file was read as the layout says.
fn charted(
    desk: &Desk,
    (name, rows): (&str, &str),
    layout: &str,
    measure: &str,
) -> Vec<(String, f64)> {
    let program = empty(desk, &format!("{layout}.statroom"));
    let file = desk.file(name, rows);
    into(
        &program,
        &file,
        &["--create-measures", "--layout", layout, "--accept-guesses"],
    )
    .well();
    let to = desk.path(&format!("{layout}.csv"));
    run(text(&[
        "chart",
        &shown(&program),
        "--measure",
        measure,
        "--to",
        &shown(&to),
    ]))
    .well();
    let mut reader = csv::Reader::from_path(&to).unwrap();
    let headings = reader.headers().unwrap().clone();
    assert_eq!(
        headings.get(0).unwrap().trim_start_matches('\u{feff}'),
        "Period"
    );
    assert!(
        headings.get(2).unwrap().to_lowercase().contains("lanterns"),
        "{headings:?}"
    );
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| (row[0].to_owned(), row[2].parse().unwrap()))
        .collect()
}

#[test]
fn a_layout_that_was_told_is_read_and_a_charts_figures_are_written_as_csv() {
    let desk = Desk::new();
    let rows = "Measure,Month,Value\nLanterns lit,2026-07,120\nLanterns lit,2026-08,131\n";
    let figures = charted(&desk, ("lanterns.csv", rows), "long", "lanterns-lit");
    assert_eq!(
        figures,
        [
            ("Jul 2026".to_owned(), 120.0),
            ("Aug 2026".to_owned(), 131.0)
        ]
    );
    let requests = "Request,Opened\n1,2026-07-03\n2,2026-07-30\n3,2026-08-02\n";
    let figures = charted(
        &desk,
        ("lanterns_lit.csv", requests),
        "events",
        "lanterns-lit-number-of-events",
    );
    assert_eq!(
        figures,
        [("Jul 2026".to_owned(), 2.0), ("Aug 2026".to_owned(), 1.0)]
    );
}

#[test]
fn rows_that_repeat_a_key_count_once_when_equal_and_are_all_refused_when_not() {
    let desk = Desk::new();
    let program = empty(&desk, "city.statroom");
    let file = desk.file(
        "twice.csv",
        "measure,period,value\nLanterns lit,2026-07,120\nLanterns lit,2026-07,120\nLanterns lit,2026-08,1\n\
         Lanterns lit,2026-08,2\nLanterns lit,2026,1400\nLanterns lit,2026-Q3,400\n",
    );
    let told = reported(&program, &file, &["--create-measures", "--dry-run"]);
    assert_eq!(counts(&told, ["new", "unchanged", "refused"]), [3, 1, 2]);
    assert_eq!(told["finding_counts"]["conflicting-rows"], 2);
    assert_eq!(told["finding_counts"]["repeated-row"], 1);
}

#[test]
fn findings_are_capped_in_the_list_and_never_in_the_counts() {
    let desk = Desk::new();
    let program = empty(&desk, "city.statroom");
    let mut rows = "measure,period,value\n".to_owned();
    for row in 0..10_050 {
        writeln!(rows, "Lanterns lit,{}-01,some", 1000 + row % 9000).unwrap();
    }
    let file = desk.file("many.csv", rows);
    let said = into(&program, &file, &["--create-measures", "--json"]);
    assert_eq!(said.code, 1);
    let told = report(&said);
    assert_eq!(told["findings"].as_array().unwrap().len(), 10_000);
    assert_eq!(told["finding_counts"]["not-a-number"], 10_050);
    assert_eq!(count(&told, "refused"), 10_050);
}

#[test]
fn a_template_of_another_city_is_refused_unless_it_is_meant() {
    let desk = Desk::new();
    let template = desk.path("streets.xlsx");
    let to = shown(&template);
    let words = desk
        .run(&[
            "template",
            "PROGRAM",
            "--department",
            "Streets",
            "--to",
            &to,
        ])
        .well();
    assert!(words.starts_with(&format!("{to}: ")), "{words}");
    desk.import(&template, &[]).well();
    let other = empty(&desk, "other.statroom");
    let refused = into(&other, &template, &[]).sentence();
    assert!(
        refused.starts_with("streets.xlsx was made for the program of City of Port Alder")
            && refused.contains("not for this one of City of Lanterns, so nothing was imported"),
        "{refused}"
    );
    into(&other, &template, &["--any-city"]).well();
    let nobody = desk
        .run(&["template", "PROGRAM", "--department", "Nobody", "--to", &to])
        .sentence();
    assert!(nobody.contains("Nobody"), "{nobody}");
}

#[test]
fn a_program_goes_out_as_a_package_and_comes_back_whole_or_by_its_figures() {
    let desk = Desk::new();
    let folder = desk.path("package");
    let to = shown(&folder);
    desk.run(&["export", "PROGRAM", "--to", &to]).well();
    let full = desk.run(&["export", "PROGRAM", "--to", &to]).sentence();
    assert!(full.contains("package"), "{full}");
    let back = desk.path("back.statroom");
    run(vec![
        "new".to_owned(),
        shown(&back),
        "--from".to_owned(),
        to.clone(),
    ])
    .well();
    let listed = |program: &Path| {
        run([text(&["measures"]), vec![shown(program)], text(&["--json"])].concat()).well()
    };
    assert_eq!(listed(&back), listed(&desk.program));
    // Its figures are all there already.
    let told = reported(&back, &folder, &[]);
    assert_eq!(counts(&told, ["new", "changed", "refused"]), [0, 0, 0]);
    assert!(count(&told, "unchanged") > 100, "{told}");
    // Into another city's program they come like any table's.
    let other = empty(&desk, "other.statroom");
    let refused = into(&other, &folder, &["--json"]);
    assert_eq!(refused.code, 1);
    assert!(report(&refused)["finding_counts"]["unknown-measure"].as_u64() > Some(100));
    let made = reported(&other, &folder, &["--create-measures", "--accept-guesses"]);
    assert_eq!(count(&made, "new"), count(&told, "unchanged"));
    let layout = into(&other, &folder, &["--layout", "long"]).sentence();
    assert!(layout.starts_with("A data package says itself"), "{layout}");
    let none = into(&other, &desk.path("nowhere"), &[]).sentence();
    assert!(none.contains("nowhere"), "{none}");
}

#[test]
fn a_sheet_that_nobody_named_is_about_what_its_file_is() {
    let desk = Desk::new();
    let rows = |sheet: &mut rust_xlsxwriter::Worksheet| {
        let lines = [
            ["Request", "Opened on", "Kind"],
            ["1", "2026-07-03", "Lamp"],
            ["2", "2026-08-04", "Lamp"],
            ["3", "2026-08-15", "Wick"],
        ];
        for (row, line) in (0..).zip(lines) {
            for (column, cell) in (0..).zip(line) {
                sheet.write(row, column, cell).unwrap();
            }
        }
    };
    for (sheets, chosen, about) in [
        (&["Sheet1"][..], "Sheet1", "Lamp requests"),
        (
            &["Tabelle1", "Tabelle2"],
            "Tabelle2",
            "Lamp requests (Tabelle2)",
        ),
        (&["Night shift"], "Night shift", "Night shift"),
    ] {
        let mut book = rust_xlsxwriter::Workbook::new();
        for name in sheets {
            rows(book.add_worksheet().set_name(*name).unwrap());
        }
        let file = desk.path("lamp_requests_2026-08.xlsx");
        book.save(&file).unwrap();
        let file = shown(&file);
        let probe = [
            "import", &file, "--probe", "--layout", "events", "--json", "--sheet", chosen,
        ];
        let guess: Value = serde_json::from_str(&run(text(&probe)).well()).unwrap();
        let measure = &guess["mapping"]["rules"][0]["measure"];
        assert_eq!(measure, &format!("{about}: number of events"));
    }
}

#[test]
fn of_a_workbook_with_several_sheets_those_that_are_not_read_are_named() {
    let desk = Desk::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, hidden) in [("Lamps", false), ("Wicks", false), ("Lists", true)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(hidden);
        for (column, heading) in ["Measure", "Period", "Value"].into_iter().enumerate() {
            sheet.write(0, column as u16, heading).unwrap();
        }
        sheet.write(1, 0, format!("{name} bought")).unwrap();
        sheet.write(1, 1, "2026-08").unwrap();
        sheet.write(1, 2, 12).unwrap();
    }
    book.add_worksheet().set_name("Blank").unwrap();
    let path = desk.path("lamps.xlsx");
    book.save(&path).unwrap();
    let told = desk.import(&path, &["--create-measures", "--dry-run"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let wanted = "only the sheet \u{201c}Lamps\u{201d} is read; the file also holds \u{201c}Wicks\u{201d} (choose one with --sheet)";
    assert!(told.err.contains(wanted), "{}", told.err);
    let report = desk.import(&path, &["--create-measures", "--dry-run", "--json"]);
    let report: Value = serde_json::from_str(&report.out).unwrap();
    assert_eq!(report["other_sheets"], serde_json::json!(["Wicks"]));
    let chosen = desk.import(
        &path,
        &["--create-measures", "--dry-run", "--sheet", "Wicks"],
    );
    assert!(
        chosen
            .err
            .contains("the file also holds \u{201c}Lamps\u{201d}"),
        "{}",
        chosen.err
    );
}

#[test]
fn a_spoilt_reference_of_a_cell_is_told_in_one_line() {
    use std::io::{Read as _, Write as _};
    let desk = Desk::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Measure").unwrap();
    sheet.write(1, 0, 12).unwrap();
    let sound = book.save_to_buffer().unwrap();
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(sound)).unwrap();
    let mut spoilt = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let text =
            String::from_utf8_lossy(&bytes).replace("r=\"A2\"", "r=\"A99999999999999999999\"");
        spoilt
            .start_file(
                part.name().unwrap().into_owned(),
                zip::write::SimpleFileOptions::default(),
            )
            .unwrap();
        spoilt.write_all(text.as_bytes()).unwrap();
    }
    let path = desk.path("spoilt.xlsx");
    std::fs::write(&path, spoilt.finish().unwrap().into_inner()).unwrap();
    let told = desk.import(&path, &["--create-measures"]);
    assert_eq!(told.code, 1);
    assert!(told.err.starts_with("statroom: "), "{}", told.err);
    assert_eq!(told.err.lines().count(), 1, "{}", told.err);
}
