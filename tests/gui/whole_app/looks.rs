//! What is drawn over or beside the room's picture while a meeting runs, in the dark, in high contrast, and at 80 and
//! 200 % on a small screen: nothing is cut off, and everything can be reached.

use chrono::TimeDelta;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Shape, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::Queryable as _;
use statroom::ui::theme::{self, Look};

use super::room::DEMO;
use super::stand::{Stand, painted};
use crate::pdf_maker::pdf;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// How the window is looked at: its colours, and how large everything is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seen {
    Dark,
    Contrast,
    Twice,
    Smaller,
}

impl Seen {
    const ALL: [Self; 4] = [Self::Dark, Self::Contrast, Self::Twice, Self::Smaller];

    const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::Twice => "twice",
            Self::Smaller => "smaller",
        }
    }

    /// Looks so at a window on a screen of 1366 by 768 pixels.
    pub(super) fn set(self, stand: &mut Stand) {
        let (look, zoom) = match self {
            Self::Dark => (Look::Dark, 1.0),
            Self::Contrast => (Look::HighContrast, 1.0),
            Self::Twice => (Look::Light, 2.0),
            Self::Smaller => (Look::Light, 0.8),
        };
        theme::apply(&stand.window.ctx, look);
        stand.window.set_size(vec2(1366.0, 768.0));
        stand.settle();
        stand.window.ctx.set_zoom_factor(zoom);
        stand.settle();
        let points = stand.window.ctx.content_rect().size();
        assert_eq!(points, vec2(1366.0, 768.0) / zoom);
    }
}

/// The demonstration's meeting of today, looked at so.
pub(super) fn at_the_meeting(seen: Seen) -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    seen.set(&mut stand);
    stand
}

/// Its chart of response time, while it runs.
fn at_the_chart(seen: Seen) -> Stand {
    let mut stand = at_the_meeting(seen);
    stand.key(Key::F5);
    for _ in 0..6 {
        stand.wait(TimeDelta::minutes(4));
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    stand
}

/// Words that are cut off at a side: painted beyond what they are kept to, or shortened by dots though they start so.
fn cut(stand: &Stand, never_short: &[&str]) -> Vec<String> {
    let mut cut = Vec::new();
    for (clip, shape) in painted(stand.window.output()) {
        let Shape::Text(text) = shape else { continue };
        let (rect, words) = (text.visual_bounding_rect(), text.galley.text());
        let in_sight = clip.intersects(rect) && !words.trim().is_empty();
        let beyond = rect.left() < clip.left() - 1.0 || rect.right() > clip.right() + 1.0;
        let short = text.galley.elided && never_short.iter().any(|begin| words.starts_with(begin));
        if in_sight && (beyond || short) {
            cut.push(words.to_owned());
        }
    }
    cut
}

/// In each way of looking, nothing of a scene is cut; its pictures in these ways are kept.
pub(super) fn each(name: &str, scene: fn(Seen) -> Stand, never_short: &[&str], kept: &[&str]) {
    let mut results = SnapshotResults::new();
    for seen in Seen::ALL {
        let mut stand = scene(seen);
        let cut = cut(&stand, never_short);
        assert_eq!(cut, Vec::<String>::new(), "{name}, {seen:?}");
        if kept.contains(&seen.name()) {
            stand.picture(&format!("looks_{name}_{}", seen.name()));
            results.extend(stand.window.take_snapshot_results());
        }
    }
}

#[test]
fn the_menu_of_the_item_is_read_whole() {
    let scene = |seen| {
        let mut stand = at_the_chart(seen);
        if matches!(seen, Seen::Twice) {
            stand.press("Agenda");
        }
        stand.window.get_by_label("This item").scroll_to_me();
        stand.settle();
        stand.press("This item");
        stand.must_say("Extend the item by 5 minutes (Alt X)");
        stand
    };
    let lines = [
        "Extend the item",
        "Skip the",
        "Move the item",
        "Add an item",
    ];
    each("this_item", scene, &lines, &["dark", "twice"]);
}

#[test]
fn a_break_says_until_when_and_how_to_go_on() {
    let scene = |seen| {
        let mut stand = at_the_chart(seen);
        stand.keys(Modifiers::COMMAND, Key::P);
        stand.key(Key::ArrowDown);
        stand.key(Key::Enter);
        stand.must_say("Break since 9:15 a.m. · back at 9:25 a.m.");
        stand
    };
    each("break", scene, &["Break since", "Resume"], &[]);
}

#[test]
fn what_was_said_last_time_comes_into_sight_with_the_keyboard() {
    let scene = |seen| {
        let mut stand = at_the_chart(seen);
        stand.keys(Modifiers::ALT, Key::L);
        stand.key(Key::ArrowUp);
        stand.key(Key::ArrowUp);
        assert!(stand.holder().starts_with("What we said last time"));
        let chosen = stand.window.get_by_role(Role::ListBox);
        let (list, window) = (chosen.rect(), stand.window.ctx.content_rect());
        assert!(
            window.contains_rect(list.shrink(1.0)),
            "{seen:?}: {list} is not in {window}"
        );
        stand
    };
    each("last_time", scene, &[], &["contrast", "twice"]);
}

#[test]
fn a_chart_as_it_was_is_told_of_on_the_console() {
    let scene = |seen| {
        let mut stand = at_the_chart(seen);
        if matches!(seen, Seen::Twice) {
            stand.press("On screen");
        }
        stand.keys(CTRL_SHIFT, Key::T);
        stand.must_say("The room sees a chart as shown on Oct 27, 2026");
        stand
    };
    each("shown_again", scene, &["The room sees"], &["contrast"]);
}

#[test]
fn a_chart_as_it_was_is_read_in_its_dialog() {
    let scene = |seen| {
        let mut stand = at_the_chart(seen);
        stand.keys(Modifiers::ALT, Key::L);
        for _ in 0..12 {
            stand.key(Key::Enter);
            if stand.says("Only on the console. Ctrl") {
                return stand;
            }
            stand.key(Key::ArrowUp);
        }
        panic!("no chart was kept");
    };
    each("as_shown", scene, &[], &["twice"]);
}

#[test]
fn the_pages_of_a_pdf_are_chosen() {
    let scene = |seen| {
        let mut stand = at_the_meeting(seen);
        if matches!(seen, Seen::Twice) {
            stand.press_tab("Agenda");
        }
        stand.window.get_by_label("7. Response time").scroll_to_me();
        stand.settle();
        stand.press("7. Response time");
        if matches!(seen, Seen::Twice) {
            stand.press_tab("Item");
        }
        let file = stand.file("budget_2026.pdf");
        std::fs::write(&file, pdf(7)).unwrap();
        stand.will_choose(&file);
        stand
            .window
            .get_by_label("Add picture or PDF")
            .scroll_to_me();
        stand.settle();
        stand.press("Add picture or PDF");
        stand.must_say("Page 1 of 7");
        stand
    };
    each("pages", scene, &[], &[]);
}

#[test]
fn the_recorders_window_holds_the_line_and_its_keys() {
    let scene = |seen| {
        let mut stand = at_the_chart(seen);
        stand.type_words("The lease is signed");
        stand.key(Key::Enter);
        stand.keys(Modifiers::SHIFT, Key::F8);
        assert_eq!(stand.holder(), "Capture line");
        stand
    };
    each("recorder", scene, &[], &["contrast"]);
}

#[test]
fn two_versions_stand_side_by_side_and_can_be_settled() {
    let scene = |seen| {
        let mut one = at_the_chart(seen);
        one.type_words("It starts in March");
        one.key(Key::Enter);
        let mut other = one.another(DEMO);
        seen.set(&mut other);
        for window in [&mut one, &mut other] {
            window.keys(Modifiers::COMMAND, Key::ArrowUp);
            window.key(Key::Enter);
            window.enter("Words");
            window.keys(Modifiers::COMMAND, Key::A);
        }
        one.window.event(Event::Text("It starts in April".into()));
        other.window.event(Event::Text("It starts in May".into()));
        one.window.run_steps(2);
        other.window.run_steps(2);
        for window in [&mut one, &mut other] {
            window.keys(Modifiers::COMMAND, Key::S);
        }
        other.press("1 has two versions: settle it");
        other.window.get_by_label("Keep both").focus();
        other.settle();
        let button = other.window.get_by_label("Keep both").rect();
        let window = other.window.ctx.content_rect();
        assert!(window.contains_rect(button), "{seen:?}: {button}");
        other
    };
    each("two_versions", scene, &[], &["dark", "twice"]);
}
