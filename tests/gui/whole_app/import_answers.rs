//! What is asked of a file's fractions, departments and contradicting rows, each answered with one press.

use eframe::egui::Key;

use super::wizard::{dropped, figure};

/// A department nearly known, a percentage written in two ways, and two rows that contradict each other.
const LAMPS: &str = "\
Measure,Agency,Unit,Month,Value
Lamps lit in time,Port Alder Streets Department,percent,2026-05,58%
Lamps lit in time,Port Alder Streets Department,percent,2026-06,0.61
Lamps that smoke,Lamp Board,percent,2026-05,0.0159
Lamps that smoke,Lamp Board,percent,2026-06,1.8
Lamps that smoke,Lamp Board,percent,2026-07,0.0112
Lamps mended,Lamp Board,count,2026-05,12000
Lamps mended,Lamp Board,count,2026-05,13000
";

#[test]
fn fractions_departments_and_contradicting_rows_are_answered_with_one_press_each() {
    let mut stand = dropped("lamps.csv", LAMPS);
    stand.key(Key::Enter);
    stand.press("Create the measures that aren\u{2019}t known, as proposed");
    stand.must_say("3 measures in the file: 3 to be created.");
    stand.key(Key::Enter);
    stand.must_say("No department here is called \u{201c}Port Alder Streets Department\u{201d}.");
    stand.picture("import_answers");
    stand.press("Yes, it is Department of Streets");
    stand.must_say("Lamps that smoke is in percent and has 0.0159 in row 4 for May 2026");
    stand.press("Each as it fits the other figures of its measure");
    stand.must_say("Several rows give one figure different values.");
    stand.press("The last row counts");
    stand.key(Key::Enter);
    stand.must_say("1 department is created");
    stand.must_say("Lamp Board");
    stand.picture("import_answers_summary");
    stand.press("Import 6 cells");
    assert_eq!(figure(&stand, "lamps-lit-in-time", "2026-06"), Some(61.0));
    assert_eq!(figure(&stand, "lamps-that-smoke", "2026-06"), Some(1.8));
    assert_eq!(figure(&stand, "lamps-mended", "2026-05"), Some(13000.0));
}
