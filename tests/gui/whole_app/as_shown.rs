//! A promise made before a chart can be looked at with the chart as it was.

use eframe::egui::{Key, Modifiers};

use super::newer::{at_the_chart, correct};
use super::room::{DEMO, audience, words_in};

#[test]
fn the_chart_a_promise_was_made_before_is_shown_as_it_was_although_its_figures_changed() {
    let mut stand = at_the_chart();
    let headline = "Street-defect response time was 6.2 days in Oct 2026";
    assert!(words_in(&audience(&stand)).contains(headline));
    stand.type_words("Restore the night crew at Depot B");
    stand.keys(Modifiers::ALT, Key::A);
    stand.type_words("Two crews go north");
    stand.keys(Modifiers::ALT, Key::D);
    correct(&mut stand, "street-defect-response", -1.5);
    stand.keys(Modifiers::COMMAND, Key::U);
    assert!(!words_in(&audience(&stand)).contains(headline));
    let room = words_in(&audience(&stand));

    // In the record, after the meeting or while it runs.
    stand.key(Key::F9);
    stand.press("Action: Restore the night crew at Depot B");
    assert!(!stand.says(headline));
    stand.press("Show the chart as it was");
    stand.must_say("As shown at 8:51 a.m. on Nov 24, 2026");
    stand.must_say(headline);
    stand.picture("app_as_shown");
    let results = stand.window.take_snapshot_results();
    assert_eq!(
        words_in(&audience(&stand)),
        room,
        "the room sees what it saw"
    );
    stand.key(Key::Escape);
    assert!(!stand.says(headline));

    // On the action's own page.
    stand.keys(Modifiers::COMMAND, Key::Num4);
    stand.press_with("Restore the night crew at Depot B, Incomplete");
    stand.press("Show the chart as it was");
    stand.must_say(headline);
    stand.press("Close");
    assert!(!stand.says(headline));
    assert_eq!(stand.read(DEMO).faults().unwrap(), Vec::new());
    drop(results);
}

#[test]
fn the_follow_up_memo_has_the_charts_where_they_are_ticked() {
    let mut stand = at_the_chart();
    stand.type_words("Restore the night crew at Depot B");
    stand.keys(Modifiers::ALT, Key::A);
    stand.key(Key::F9);
    let file = stand.file("memo.html");
    let pictures = |stand: &mut super::stand::Stand| {
        stand.will_choose(&file);
        stand.command("Export follow-up memo");
        let page = std::fs::read_to_string(&file).unwrap();
        page.matches("data:image/png").count()
    };
    let seal = 1;
    assert_eq!(pictures(&mut stand), seal);
    stand.press("With the chart of each commitment as it was shown");
    assert_eq!(pictures(&mut stand), seal + 1);
}
