//! A memo stands beside the settings of the papers and follows every change of them.

use chrono::TimeDelta;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statroom::export::document::Document;
use statroom::export::docx;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::stand::Stand;
use crate::driver::at;

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

/// A city's Word file on A4, with red headings.
fn letter_on_a4() -> Vec<u8> {
    let created = at("2026-11-24T13:51:00Z");
    let letter = docx::write(&Document::default(), created).unwrap();
    let mut before = ZipArchive::new(Cursor::new(letter)).unwrap();
    let mut after = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..before.len() {
        let mut part = before.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name.ends_with("document.xml") {
            let text = String::from_utf8(bytes).unwrap();
            let size = "w:w=\"12240\" w:h=\"15840\"";
            assert!(text.contains(size));
            bytes = text
                .replace(size, "w:w=\"11906\" w:h=\"16838\"")
                .into_bytes();
        }
        after
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        after.write_all(&bytes).unwrap();
    }
    after.finish().unwrap().into_inner()
}

#[test]
fn the_memo_beside_resembles_the_citys_word_file_until_that_is_not_wanted() {
    let mut stand = at_the_papers();
    let width_to_height = |stand: &Stand| {
        let page = stand.window.get_by_label_contains(STAT).rect();
        page.width() / page.height()
    };
    let letter = 8.5 / 11.0;
    assert!((width_to_height(&stand) - letter).abs() < 0.005);
    let path = stand.file("City letter.docx");
    std::fs::write(&path, letter_on_a4()).unwrap();
    stand.will_choose(&path);
    stand
        .window
        .get_by_label("Choose a Word file")
        .scroll_to_me();
    stand.settle();
    stand.press("Choose a Word file");
    stand.must_say("Page: A4, 8.27 by 11.69 inches; margins of 1 inch all round.");
    stand.must_say("Paper, margins, type and headings as City letter.docx has them.");
    let a4 = 11_906.0 / 16_838.0;
    assert!((width_to_height(&stand) - a4).abs() < 0.005);
    stand.press("As the Word file looks, not as PDF and web page");
    assert!((width_to_height(&stand) - letter).abs() < 0.005);
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
