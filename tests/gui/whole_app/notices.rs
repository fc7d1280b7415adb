//! Notices: what worked goes by itself once it could be read, what failed stays, and the step can be undone after.

use chrono::TimeDelta;
use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::room::DEMO;
use super::stand::Stand;
use statroom::program::query;

/// The demonstration at the preparation of its meeting of today.
fn at_prepare() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand
}

#[test]
fn what_worked_goes_by_itself_and_its_file_can_be_opened_meanwhile() {
    let mut stand = at_prepare();
    let to = stand.file("memo.md");
    stand.will_choose(&to);
    stand.press("Export stat memo");
    stand.must_say("is written.");
    stand.must_say("Show in folder");
    stand.wait(TimeDelta::seconds(6));
    stand.must_say("Show in folder");
    stand.press("Open");
    assert_eq!(stand.opened.all(), [(to.clone(), true)]);
    stand.will_choose(&to);
    stand.press("Export stat memo");
    stand.must_say("Show in folder");
    stand.wait(TimeDelta::seconds(60));
    assert!(!stand.says("Show in folder"));
}

#[test]
fn what_failed_stays_until_it_is_put_away_and_is_announced_at_once() {
    let mut stand = at_prepare();
    stand.will_choose(&stand.file("no such folder").join("memo.md"));
    stand.press("Export stat memo");
    stand.wait(TimeDelta::minutes(20));
    let alert = stand.window.get_by_role(Role::Alert);
    assert_eq!(alert.accesskit_node().live(), Live::Assertive);
    stand.press("Dismiss");
    assert!(stand.window.query_by_role(Role::Alert).is_none());
}

#[test]
fn the_step_can_be_undone_after_its_notice_went() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Settings");
    stand.press_tab("Papers");
    stand.press("Remove the seal");
    let papers = |stand: &Stand| query::papers(&stand.read(DEMO)).unwrap();
    assert!(papers(&stand).seal.is_none());
    stand.wait(TimeDelta::minutes(5));
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert!(papers(&stand).seal.is_some());
}
