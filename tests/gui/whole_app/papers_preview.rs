//! A memo stands beside the settings of the papers and follows every change of them.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::stand::Stand;

const STAT: &str = "Stat Memo, page 1 of ";

fn at_the_papers() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Settings");
    stand.press_tab("Papers");
    stand
}

/// How many pages the memo has.
fn pages(stand: &Stand, memo: &str) -> usize {
    let page = stand.window.get_by_label_contains(memo);
    let label = page.accesskit_node().label().unwrap();
    let count = label
        .strip_prefix(memo)
        .and_then(|rest| rest.split(',').next());
    count.unwrap().parse().unwrap()
}

#[test]
fn the_next_meeting_s_memo_stands_beside_the_settings_and_has_what_is_typed() {
    let mut stand = at_the_papers();
    stand.must_say("The stat memo of Streets Stat, Nov 24, 2026.");
    stand.picture("app_papers_preview");
    let before = pages(&stand, STAT);
    stand.write("First in a stat memo", &"For your review. ".repeat(400));
    stand.wait(TimeDelta::seconds(2));
    stand.window.run_steps(60);
    stand.settle();
    assert!(pages(&stand, STAT) > before);
    stand.keys(Modifiers::ALT, Key::PageDown);
    stand.must_say("Page 2 of ");
    stand.press_tab("Follow-up memo");
    stand.must_say("The follow-up memo of Streets Stat, Oct 27, 2026.");
    stand.must_say("Follow-Up Memo, page 1 of ");
    stand.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    assert!(!stand.says("as it will print"));
    stand.press("Preview memo");
    stand.must_say("as it will print");
}

#[test]
fn the_key_puts_the_memo_beside_the_settings_away_at_once_and_brings_it_back() {
    let mut stand = at_the_papers();
    stand.must_say("as it will print");
    stand.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    assert!(!stand.says("as it will print"));
    stand.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    stand.must_say("as it will print");
}

#[test]
fn in_a_small_window_settings_and_memo_stand_behind_tabs_and_in_high_contrast_too() {
    let mut stand = at_the_papers();
    stand.command("High contrast");
    stand.window.set_size(vec2(1366.0, 768.0));
    stand.settle();
    stand.picture("app_papers_preview_contrast");
    stand.window.ctx.set_zoom_factor(2.0);
    stand.settle();
    assert!(!stand.says("as it will print"));
    stand.must_say("Accent colour");
    stand.press_tab("Stat memo");
    stand.must_say("as it will print");
    stand.picture("app_papers_preview_twice");
    assert!(!stand.says("Accent colour"));
}

#[test]
fn a_city_without_a_meeting_sees_a_sample_in_its_own_look() {
    let mut stand = Stand::new();
    stand.keys(Modifiers::COMMAND, Key::N);
    stand.type_words("City of Testford");
    let path = stand.file("testford").display().to_string();
    stand.write("File", &path);
    stand.key(Key::Enter);
    stand.press("Settings");
    stand.press_tab("Papers");
    stand.must_say("A sample from the demonstration in your city\u{2019}s look");
    stand.must_say(STAT);
    assert!(pages(&stand, STAT) > 3);
}
