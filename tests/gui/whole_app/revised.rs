//! A figure that a meeting saw, revised by an import: what is said of it before it is taken in, on its measure's page,
//! and where the next meeting is prepared.

use chrono::TimeDelta;
use eframe::egui::Key;

use super::stand::Stand;
use super::wizard::let_go;

/// The demonstration's meeting of today, held and over.
fn after_the_meeting() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(80));
    stand.command("adjourn");
    stand.key(Key::Enter);
    stand.wait(TimeDelta::hours(2));
    stand
}

#[test]
fn a_revised_figure_says_where_it_was_shown() {
    let mut stand = after_the_meeting();
    let text = "measure,period,value\nstreet-defect-response,2026-10,5.5\n";
    std::fs::write(stand.file("later.csv"), text).unwrap();
    let_go(&mut stand, "later.csv");
    stand.key(Key::Enter);
    stand.key(Key::Enter);
    stand.must_say("Oct 2026 was shown to Streets Stat on Nov 24, 2026 as 6.2 days; this file makes it 5.5 days");
    stand.picture("revised_import");
    stand.key(Key::Enter);
    stand.must_say("Changed: 1");
    stand.key(Key::Enter);
    stand.must_say("The figures are in.");
    stand.press("Dismiss");
    stand.command("plan next meeting");
    stand.press("Plan next meeting");
    // The next meeting shows the same measure, and says what changed since the last.
    stand.press("7. Response time");
    stand.must_say("Revised: 6.2 to 5.5 days (Oct 2026) since Streets Stat on Nov 24, 2026");
    stand.picture("revised_prepare");
    stand.command("Street-defect response time");
    stand.press("Figures");
    stand.must_say("Shown to Streets Stat on Nov 24, 2026 as 6.2 days");
    stand.picture("revised_measure");
}
