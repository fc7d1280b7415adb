//! The app as its user sees it, whole: the pictures of the README.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};

use super::stand::Stand;
use crate::harness::picture;

#[test]
fn pictures_of_the_whole_window() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    picture(&mut stand.window, "app_home");
    let mut results = stand.window.take_snapshot_results();
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand.press("7. Response time");
    picture(&mut stand.window, "app_prepare");
    results.extend(stand.window.take_snapshot_results());

    stand.wait(TimeDelta::minutes(9));
    stand.key(Key::F5);
    stand.press("The other 21 are present");
    // Each item takes about as long as it was planned to.
    for minutes in [2, 9, 14, 5, 4, 5] {
        stand.wait(TimeDelta::minutes(minutes));
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    for (line, key) in [
        (
            "The nights carry it: reports after 3 p.m. wait a day longer",
            Key::N,
        ),
        (
            "Start the night crew at Depot A by January 15 @rivera due +2w !high",
            Key::A,
        ),
        ("Lend two resurfacing crews until then @okafor", Key::D),
        (
            "Response time by shift, September to November @okafor due 12/4",
            Key::R,
        ),
    ] {
        stand.wait(TimeDelta::seconds(40));
        stand.type_words(line);
        stand.keys(Modifiers::ALT, key);
    }
    stand.type_words("Bring the cost of the third option @chen");
    picture(&mut stand.window, "app_run");
    results.extend(stand.window.take_snapshot_results());
}
