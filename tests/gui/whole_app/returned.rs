//! A department's template that came back, and a write of it that comes to nothing: it is read anew, with its notes,
//! and can be taken in after all.

use eframe::egui::Key;
use statroom::domain::measure::Measure;
use statroom::program::{Command, query};

use super::stand::Stand;
use super::wizard::{filled_in, let_go, template_written};

const DEMO: &str = "demonstration.statroom";

/// The demonstration at the summary of a template with one figure and one note.
fn come_back() -> Stand {
    let (mut stand, template) = template_written();
    let bytes = filled_in(&template, "7");
    std::fs::write(stand.file("back.xlsx"), bytes).unwrap();
    let_go(&mut stand, "back.xlsx");
    at_its_summary(&stand);
    stand
}

fn at_its_summary(stand: &Stand) {
    stand.must_say("Notes of the department");
    stand.must_say("Counted by hand");
    stand.must_say("Import 1 cell");
}

/// How often the template was taken in, on the disk.
fn taken(stand: &Stand) -> usize {
    let rows = stand.read(DEMO).all_rows().unwrap().into_iter();
    let of_file = |(table, row): &(String, String)| table == "batch" && row.contains("back.xlsx");
    rows.filter(of_file).count()
}

#[test]
fn a_template_is_compared_again_after_a_write_that_failed() {
    let mut stand = come_back();
    // Meanwhile the program is carried away.
    let (here, away) = (stand.file(DEMO), stand.file("away.statroom"));
    std::fs::rename(&here, &away).unwrap();
    stand.press("Import 1 cell");
    stand.must_say("The figures were not imported.");
    stand.must_say("Nothing was taken in; the program is as it was.");
    std::fs::rename(&away, &here).unwrap();
    assert_eq!(taken(&stand), 0);
    at_its_summary(&stand);
    stand.press("Import 1 cell");
    stand.must_say("The figures are in.");
    assert_eq!(taken(&stand), 1);
    assert_eq!(stand.read(DEMO).faults().unwrap(), []);
}

#[test]
fn a_template_is_compared_again_where_the_program_changed_meanwhile() {
    let mut stand = come_back();
    let mut elsewhere = stand.read(DEMO);
    let rows = query::measures(&elsewhere).unwrap().rows;
    let measure = Measure {
        caveats: "Counted anew.".into(),
        ..rows[0].measure.clone()
    };
    elsewhere.run(Command::SaveMeasure(measure)).unwrap();
    stand.press("Import 1 cell");
    stand.must_say("The program changed meanwhile.");
    assert_eq!(taken(&stand), 0);
    at_its_summary(&stand);
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    assert_eq!(taken(&stand), 1);
}
