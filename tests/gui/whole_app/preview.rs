//! The memo's pages beside the form, as they will print: shown, turned, sized, following every edit.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::stand::Stand;

const TITLE: &str = "Stat Memo, page 1 of ";

/// The demonstration's meeting of today, at Prepare, with the preview open.
fn previewing() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand.press("7. Response time");
    stand.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    stand
}

/// How many pages the preview says there are.
fn pages(stand: &Stand) -> usize {
    let page = stand.window.get_by_label_contains(TITLE);
    let label = page.accesskit_node().label().unwrap();
    let count = label
        .strip_prefix(TITLE)
        .and_then(|rest| rest.split(',').next());
    count.unwrap().parse().unwrap()
}

#[test]
fn the_pages_stand_beside_the_form_and_are_turned_and_sized_by_keys() {
    let mut stand = previewing();
    stand.picture("preview_prepare");
    let count = pages(&stand);
    assert!(count > 5, "{count}");
    stand.must_say(&format!("Page 1 of {count}"));
    stand.keys(Modifiers::ALT, Key::PageDown);
    stand.must_say(&format!("Page 2 of {count}"));
    stand.press("Next page");
    stand.must_say(&format!("Page 3 of {count}"));
    stand.keys(Modifiers::ALT, Key::PageUp);
    stand.must_say(&format!("Page 2 of {count}"));
    stand.keys(Modifiers::ALT, Key::Equals);
    let enlarged = stand.says("90%") || stand.says("75%") || stand.says("100%");
    assert!(enlarged);
    stand.keys(Modifiers::ALT, Key::F);
    assert!(!stand.says("Fit width"));
    stand.press("Close the preview");
    assert!(!stand.says("as it will print"));
}

#[test]
fn an_edit_is_on_the_pages_a_moment_later_and_the_edition_chosen_counts() {
    let mut stand = previewing();
    let with_questions = pages(&stand);
    let field = stand.window.get_by_label("Narrative");
    field.focus();
    stand.settle();
    stand.type_words(&"Two words more. ".repeat(900));
    stand.wait(TimeDelta::seconds(2));
    stand.window.run_steps(60);
    stand.settle();
    assert!(
        pages(&stand) > with_questions,
        "{} {with_questions}",
        pages(&stand)
    );
    stand.press_tab("Meeting");
    let longer = {
        stand.choose("Edition", "Pub");
        stand.press_tab("Preview");
        pages(&stand)
    };
    stand.press_tab("Meeting");
    stand.choose("Edition", "Pan");
    stand.press_tab("Preview");
    assert!(pages(&stand) > longer, "{} {longer}", pages(&stand));
}

#[test]
fn after_the_meeting_the_follow_up_memo_is_previewed_and_an_entry_comes_before_it() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.command("dark colours");
    stand.command("go to meetings");
    stand.press_with("Tue Oct 27, 2026");
    stand.press("Preview memo");
    stand.must_say("Follow-Up Memo, page 1 of");
    stand.picture("preview_follow_up_dark");
    stand.press_with("Note: All 22 that were missed");
    assert!(!stand.says("as it will print"));
    stand.press_tab("Preview");
    stand.must_say("as it will print");
}
