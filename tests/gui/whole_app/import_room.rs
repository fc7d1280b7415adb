//! The import where there is little room: nothing in it is cut, whatever stands at its foot can be pressed, and each file
//! and sheet begins at its top.

use std::fmt::Write as _;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Shape, TouchPhase, Vec2, vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rust_xlsxwriter::Workbook;

use super::stand::{Stand, painted};
use super::wizard::{dropped, let_go, messy_workbook};

fn twice(stand: &mut Stand, size: Vec2) {
    stand.window.set_size(size);
    for _ in 0..10 {
        stand.keys(Modifiers::COMMAND, Key::Plus);
    }
}

/// How what stands at the foot begins.
const FOOT: [&str; 8] = [
    "Cancel",
    "Back",
    "Put aside",
    "Next:",
    "Go on without",
    "Leave 5",
    "Import 2",
    "2 of 9 cells",
];

/// Whatever stands at the foot is in the window as a whole, and no word there is cut.
#[track_caller]
fn foot_is_whole(stand: &Stand) {
    let window = stand.window.ctx.content_rect();
    let mut seen = 0;
    for (clip, shape) in painted(stand.window.output()) {
        let Shape::Text(text) = &shape else { continue };
        let (words, place) = (text.galley.text(), shape.visual_bounding_rect());
        if FOOT.iter().any(|begin| words.starts_with(begin)) {
            seen += 1;
            assert!(!text.galley.elided, "{words:?} is cut short");
            assert!(window.contains_rect(place), "{words:?} is out of sight");
            assert!(clip.contains_rect(place), "{words:?} is cut off");
        }
    }
    assert!(seen >= 4, "only {seen} of the foot's words stand there");
}

/// Goes through all steps in a window of that size at twice the size, to the figures that are in.
fn every_step_is_whole(name: &str, size: Vec2) {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    messy_workbook(&stand.file("report.xlsx"));
    twice(&mut stand, size);
    let_go(&mut stand, "report.xlsx");
    for step in ["sheet", "columns", "found"] {
        stand.must_say("2 of 9 cells can be taken in · 5 refused · 1 question");
        foot_is_whole(&stand);
        stand.picture(&format!("import_{step}_{name}"));
        stand.keys(Modifiers::COMMAND, Key::Enter);
    }
    foot_is_whole(&stand);
    // The figures that change stand in the width there is.
    turn_wheel(&mut stand, -20_000.0);
    let label = "Potholes filled, Jul 2023: 1,674 potholes becomes 1,204 potholes \u{2212}28%";
    let row = stand.window.get_by_label(label).rect();
    let window = stand.window.ctx.content_rect();
    assert!(row.left() > window.left() && row.right() < window.right());
    stand.picture(&format!("import_summary_{name}"));
    stand.press("Put aside");
    stand.press("Go on with the import");
    stand.press("Import 2 cells");
    stand.must_say("The figures are in.");
}

#[test]
fn the_import_is_whole_in_the_smallest_window_at_twice_the_size() {
    every_step_is_whole("least", vec2(960.0, 600.0));
}

#[test]
fn large_counts_stand_whole_below_each_other_where_they_do_not_fit_beside() {
    let mut text = "measure,period,value\n".to_owned();
    for row in 0..24_000 {
        let (year, month) = (1000 + row / 12, row % 12 + 1);
        let value = ["12", "", "many"][row % 3];
        writeln!(text, "potholes-filled,{year}-{month:02},{value}").unwrap();
    }
    let mut stand = dropped("long.csv", &text);
    twice(&mut stand, vec2(960.0, 600.0));
    for _ in 0..3 {
        stand.keys(Modifiers::COMMAND, Key::Enter);
    }
    let window = stand.window.ctx.content_rect();
    let buttons = stand.window.get_all_by_role(Role::Button);
    let imports = |label: String| {
        let cells = label.strip_prefix("Import ");
        cells.is_some_and(|cells| cells.starts_with(|sign: char| sign.is_ascii_digit()))
    };
    let named = buttons.filter(|one| one.accesskit_node().label().is_some_and(imports));
    let main = named.map(|one| one.rect()).next_back().unwrap();
    assert!(main.right() <= window.right() - 20.0, "{main:?}");
    stand.picture("import_summary_large");
}

#[test]
fn the_import_is_whole_on_a_small_laptop_at_twice_the_size() {
    every_step_is_whole("laptop", vec2(1280.0, 800.0));
}

/// Turns the wheel over the middle of the window.
fn turn_wheel(stand: &mut Stand, down: f32) {
    let middle = stand.window.ctx.content_rect().center();
    stand.window.event(Event::PointerMoved(middle));
    stand.window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, down),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    stand.window.run_steps(30);
    stand.window.event(Event::PointerGone);
    stand.settle();
}

/// Many rows of one measure.
fn many(from: usize) -> String {
    let mut text = "measure,period,value\n".to_owned();
    for row in 0..90 {
        let (year, month) = (2000 + row / 12, row % 12 + 1);
        writeln!(text, "potholes-filled,{year}-{month:02},{}", from + row).unwrap();
    }
    text
}

#[test]
fn each_file_and_each_sheet_begins_at_its_top() {
    const TOP: &str = "Rows of the file, row 1: ";
    let mut stand = dropped("a.csv", &many(100));
    stand.must_say(TOP);
    turn_wheel(&mut stand, -2_000.0);
    assert!(!stand.says(TOP));
    stand.key(Key::Escape);
    std::fs::write(stand.file("b.csv"), many(500)).unwrap();
    let_go(&mut stand, "b.csv");
    stand.must_say(TOP);
    stand.key(Key::Escape);
    let mut book = Workbook::new();
    for name in ["One", "Two"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, line) in many(7).lines().enumerate() {
            for (column, cell) in line.split(',').enumerate() {
                sheet.write(row as u32, column as u16, cell).unwrap();
            }
        }
    }
    book.save(stand.file("two.xlsx")).unwrap();
    let_go(&mut stand, "two.xlsx");
    turn_wheel(&mut stand, -2_000.0);
    assert!(!stand.says(TOP));
    stand.choose("Sheet", "Two");
    stand.must_say(TOP);
}

#[test]
fn nobody_is_asked_how_the_text_of_a_pasted_table_is_read() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    let table = "measure\tperiod\tvalue\npotholes-filled\t2023-07\t3\n";
    stand.window.event(Event::Paste(table.into()));
    stand.settle();
    stand.must_say("Layout");
    assert!(!stand.says("Encoding") && !stand.says("Between the cells"));
    stand.picture("import_pasted");
}

/// Requests by district with the same target on the row of each.
const SHARED: &str = "measure,period,district,value,target
potholes-filled,2023-07,Harbor,200,1500
potholes-filled,2023-07,Hills,400,1500
";

/// At the question whose targets these are, with its likeliest answer at hand.
fn asked() -> Stand {
    let mut stand = dropped("districts.csv", SHARED);
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.keys(Modifiers::COMMAND, Key::Enter);
    stand.must_say(
        "The same target stands on the row of every group. Is it the target of the measure itself?",
    );
    stand.must_say("2 cells wait for it.");
    assert_eq!(stand.holder(), "Yes, it is the measure\u{2019}s target");
    stand
}

/// Values of the targets of the measure, on the disk.
fn targets(stand: &Stand) -> Vec<f64> {
    use statroom::program::query;
    let program = stand.read(super::wizard::DEMO);
    let rows = query::measures(&program).unwrap().rows;
    let row = rows.iter().find(|row| row.measure.key == "potholes-filled");
    let page = query::measure_page(&program, row.unwrap().measure.id).unwrap();
    page.targets.iter().map(|target| target.value).collect()
}

#[test]
fn targets_that_groups_repeat_become_the_measures_own_by_one_enter() {
    let mut stand = asked();
    stand.picture("import_group_targets");
    stand.key(Key::Enter);
    assert!(!stand.says("Is it the target of the measure itself?"));
    stand.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(stand.holder(), "Import 3 cells");
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    assert!(targets(&stand).contains(&1500.0));
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert!(!targets(&stand).contains(&1500.0));
}

#[test]
fn targets_that_groups_repeat_are_left_out_by_the_other_answer() {
    let mut stand = asked();
    stand.key(Key::Tab);
    assert_eq!(stand.holder(), "Leave them out");
    stand.key(Key::Enter);
    assert!(!stand.says("Is it the target of the measure itself?"));
    stand.must_say("2 of 4 cells can be taken in");
    stand.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(stand.holder(), "Import 2 cells");
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    assert!(!targets(&stand).contains(&1500.0));
    assert_eq!(
        stand.read(super::wizard::DEMO).faults().unwrap(),
        Vec::new()
    );
}
