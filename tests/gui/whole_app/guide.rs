//! The guide: reached from everywhere, found by headings, read by the keyboard; every key and word it names is there.

use eframe::egui::os::OperatingSystem;
use eframe::egui::{Key, Modifiers, vec2};
use statroom::ui::guide::PAGES;
use statroom::ui::keys::shortcut_words;
use statroom::ui::verbs::{LookVerb, Verb};
use std::collections::BTreeSet;
use std::path::Path;

use super::stand::Stand;

#[test]
fn it_opens_on_the_welcome_screen_over_a_program_and_from_the_sheet_of_keys() {
    let mut stand = Stand::new();
    stand.press("Read the guide");
    stand.must_say("Three things worth knowing first");
    assert_eq!(stand.holder(), "Search the guide");
    stand.picture("guide");
    stand.key(Key::Escape);
    assert!(!stand.says("Three things worth knowing first"));
    stand.press("Open the demonstration");
    stand.keys(Modifiers::SHIFT, Key::F1);
    stand.must_say("Search the guide");
    stand.press("Close the guide");
    stand.key(Key::F1);
    stand.press("Open the guide");
    stand.must_say("Search the guide");
    assert!(!stand.says("In a program"), "the sheet of keys is gone");
    stand.key(Key::Escape);
    stand.command("guide");
    stand.must_say("Search the guide");
}

#[test]
fn pages_are_turned_by_the_arrows_and_found_by_their_headings() {
    let mut stand = Stand::new();
    stand.keys(Modifiers::SHIFT, Key::F1);
    stand.key(Key::ArrowDown);
    stand.must_say("Plan next meeting like this one");
    stand.type_words("bounds");
    stand.must_say("16,384 columns");
    stand.type_words(" nowhere");
    stand.must_say("No page says that.");
    stand.press("Show all pages");
    stand.press("Checks by hand");
    stand.must_say("walk to the farthest chair");
    stand.key(Key::PageDown);
    stand.command("High contrast");
    assert!(stand.says("walk to the farthest chair"), "it has the keys");
}

#[test]
fn it_fits_a_small_screen_at_twice_the_size_and_stands_in_high_contrast() {
    let mut stand = Stand::new();
    stand.command("High contrast");
    stand.window.set_size(vec2(1366.0, 768.0));
    stand.settle();
    stand.keys(Modifiers::SHIFT, Key::F1);
    stand.type_words("catalogue of nothing");
    stand.press("Show all pages");
    stand.press("Take the record");
    stand.picture("guide_contrast");
    stand.window.ctx.set_zoom_factor(2.0);
    stand.settle();
    stand.picture("guide_twice");
    stand.must_say("What is understood as you type");
}

/// The parts of a text between marks, its lines joined.
fn between<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = String> + 't {
    let parts = text.split(mark).skip(1).step_by(2);
    parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A key as a set of what is pressed.
fn pressed(key: &str) -> BTreeSet<String> {
    let parts = key.split([' ', '+']).map(str::to_owned);
    let mut set: BTreeSet<String> = parts.filter(|part| !part.is_empty()).collect();
    if key.ends_with("++") || key.ends_with(" +") {
        set.insert("+".to_owned());
    }
    set
}

#[test]
fn every_key_it_names_does_something() {
    let looks = LookVerb::ALL.into_iter().map(Verb::Look);
    let verbs = Verb::ALL.into_iter().chain(looks);
    let keys = verbs.filter_map(Verb::key);
    let written = keys.map(|key| shortcut_words(OperatingSystem::Nix, key));
    let written = written.map(|words| words.replace("Equals", "="));
    let mut known: Vec<BTreeSet<String>> = written.map(|words| pressed(&words)).collect();
    // Keys of fields, of the agenda and of the room's window.
    let others = [
        "Enter",
        "Esc",
        "Ctrl+V",
        "Ctrl+Arrow Up",
        "Alt+Arrow Up",
        "Alt+Arrow Down",
        "Alt+Arrow Left",
    ];
    known.extend(others.map(pressed));
    let begins = [
        "Ctrl", "Alt", "Shift", "Page", "Enter", "Esc", "Arrow", "F1", "F2", "F5", "F6", "F7",
        "F8", "F9",
    ];
    let mut named = 0;
    for page in PAGES {
        for key in between(page.text, "`") {
            if !begins.iter().any(|begin| key.starts_with(begin)) || key.contains("FY") {
                continue;
            }
            named += 1;
            assert!(known.contains(&pressed(&key)), "{key}");
        }
    }
    assert!(named > 60, "{named}");
}

/// All that the program's source says.
fn source() -> String {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut all = String::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    all.replace("\\u{2019}", "’")
}

#[test]
fn every_button_field_and_verb_it_names_is_on_a_screen() {
    let source = source();
    let mut named = 0;
    for page in PAGES {
        for words in between(page.text, "**") {
            named += 1;
            let there =
                source.contains(&format!("\"{words}\"")) || source.contains(&format!("\"{words} "));
            assert!(there, "{words}");
        }
    }
    assert!(named > 30, "{named}");
}
