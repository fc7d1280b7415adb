//! Files that are not what they should be, folders that aren't there: a sentence says so, what was open
//! stays open, and the news can be read and put away wherever one is.

use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;

use chrono::TimeDelta;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Shape};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable as _;
use statroom::ui::tokens::Palette;

use super::stand::{Stand, painted};
use crate::sealed::Sealed;

/// The demonstration, opened, and a copy of it that no one has open.
fn with_a_copy() -> (Stand, PathBuf) {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    let copy = stand.file("copy.statroom");
    let made = stand
        .read("demonstration.statroom")
        .back_up(&copy, |_| true);
    assert!(made.unwrap());
    (stand, copy)
}

/// Writes bytes over those of a file.
fn write_over(path: &PathBuf, place: u64, bytes: &[u8]) {
    let mut file = std::fs::File::options().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(place)).unwrap();
    file.write_all(bytes).unwrap();
}

/// Opens a file that can't be opened, and reads what is said.
fn open(stand: &mut Stand, path: &PathBuf, words: &str) {
    let before = std::fs::read(path).unwrap();
    stand.will_choose(path);
    stand.keys(Modifiers::COMMAND, Key::O);
    stand.must_say("The program was not opened.");
    stand.must_say(words);
    assert_eq!(std::fs::read(path).unwrap(), before, "the file was touched");
    stand.press("Dismiss");
    assert!(!stand.says("The program was not opened."));
}

#[test]
fn a_file_that_cannot_be_opened_is_named_and_the_open_program_stays() {
    let (mut stand, copy) = with_a_copy();
    let words = stand.file("words.statroom");
    std::fs::write(
        &words,
        "Only words, for longer than the head of a file is: ".repeat(40),
    )
    .unwrap();
    open(
        &mut stand,
        &words,
        "words.statroom is not a Statroom program; it was left as it is.",
    );

    let empty = stand.file("empty.statroom");
    std::fs::write(&empty, "").unwrap();
    open(
        &mut stand,
        &empty,
        "empty.statroom is not a Statroom program",
    );

    let newer = stand.file("newer.statroom");
    std::fs::copy(&copy, &newer).unwrap();
    // The version in the head of an SQLite file.
    write_over(&newer, 60, &99_u32.to_be_bytes());
    open(
        &mut stand,
        &newer,
        "was written by a newer Statroom (file version 99",
    );

    let damaged = stand.file("damaged.statroom");
    std::fs::copy(&copy, &damaged).unwrap();
    write_over(&damaged, 8192, &vec![0xAA; 60_000]);
    open(&mut stand, &damaged, "damaged.statroom is damaged");

    let sealed = stand.file("sealed.statroom");
    std::fs::copy(&copy, &sealed).unwrap();
    if let Some(_sealed) = Sealed::new(&sealed) {
        open(
            &mut stand,
            &sealed,
            "sealed.statroom can't be written to (it is read-only)",
        );
    } else {
        println!("not tried: here nothing keeps this user from writing to a file");
    }

    // The one that was open goes on.
    stand.must_say("Port Alder Stat");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand.must_say("89 of 90 min");
    stand.will_choose(&copy);
    stand.keys(Modifiers::COMMAND, Key::O);
    stand.must_say("Good morning.");
}

#[test]
fn on_the_welcome_screen_a_file_that_is_gone_is_said_to_be() {
    let mut stand = Stand::new();
    let gone = stand.file("gone.statroom");
    stand.will_choose(&gone);
    stand.press("Open a program file");
    stand.must_say("There is no file at");
    stand.press("Dismiss");
    stand.must_say("See how it works");
}

#[test]
fn work_under_way_can_be_read_on_the_welcome_screen() {
    const WORK: &str = "Writing the demonstration program";
    let mut stand = Stand::new();
    stand.window.get_by_label("Open the demonstration").click();
    for _ in 0..20 {
        stand.window.step();
        if stand.window.query_by_label(WORK).is_some() {
            break;
        }
    }
    let all = painted(stand.window.output());
    let words = |shape: &Shape| matches!(shape, Shape::Text(text) if text.galley.text() == WORK);
    let at = all.iter().position(|(_, shape)| words(shape)).unwrap();
    let title = all[at].1.visual_bounding_rect();
    let canvas = Palette::of(&stand.window.ctx.global_style().visuals).canvas;
    let ground = all[..at].iter().rev().find_map(|(_, shape)| {
        let Shape::Rect(one) = shape else { return None };
        one.rect.contains_rect(title).then_some(one.fill)
    });
    assert_eq!(ground, Some(canvas), "it stands on the theme's ground");
    stand.settle();
    stand.must_say("Good morning.");
}

#[test]
fn a_memo_is_written_and_named_in_the_edition_that_was_chosen() {
    let (mut stand, _) = with_a_copy();
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand.press("Edition");
    stand.press("Public edition");
    let memo = stand.file("memo.md");
    stand.will_choose(&memo);
    stand.press("Export stat memo");
    stand.must_say("The memo is written.");
    assert_eq!(
        stand.offered(),
        "Streets Stat - Stat Memo - 2026-11-24 - Public edition.docx"
    );
    let words = std::fs::read_to_string(memo).unwrap();
    assert!(words.contains("For the public") && !words.contains("Questions for the panel"));
}

#[test]
fn a_failed_export_says_what_was_kept() {
    let (mut stand, _) = with_a_copy();
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    let nowhere = stand.file("no such folder").join("memo.docx");
    stand.will_choose(&nowhere);
    stand.press("Export stat memo");
    stand.must_say("The memo was not written.");
    stand.must_say("the folder is not there. Nothing was written.");
    assert!(!nowhere.parent().unwrap().exists());

    let kept = stand.file("memo.md");
    std::fs::create_dir(&kept).unwrap();
    stand.will_choose(&kept);
    stand.press("Export stat memo");
    stand.must_say("The memo was not written.");
    assert!(std::fs::read_dir(&kept).unwrap().next().is_none());
}

const NEWS: &str = "The program was not opened.";

/// Makes news, sees that nothing is painted over it, and puts it away.
fn news_can_be_read_and_put_away(stand: &mut Stand, place: &str) {
    let gone = stand.file("gone.statroom");
    stand.will_choose(&gone);
    stand.keys(Modifiers::COMMAND, Key::O);
    let all = painted(stand.window.output());
    let words = |shape: &Shape| matches!(shape, Shape::Text(text) if text.galley.text() == NEWS);
    let at = all.iter().position(|(_, shape)| words(shape));
    let at = at.unwrap_or_else(|| panic!("no news at {place}"));
    let (clip, title) = &all[at];
    let title = title.visual_bounding_rect();
    assert!(clip.contains_rect(title), "the news at {place} are cut off");
    for (clip, shape) in &all[at + 1..] {
        let covers = clip
            .intersect(shape.visual_bounding_rect())
            .intersects(title);
        assert!(!covers, "{shape:?} is painted over the news at {place}");
    }
    let bar = stand.window.get_by_role_and_label(Role::Alert, NEWS).rect();
    assert!(
        bar.contains_rect(title),
        "the news at {place} are announced for another spot"
    );
    let crosses: Vec<_> = stand.window.get_all_by_label("Dismiss").collect();
    let in_bar = |cross: &&Node<'_>| bar.contains_rect(cross.rect());
    let cross = crosses.iter().find(in_bar);
    cross
        .unwrap_or_else(|| panic!("no way to put away the news at {place}"))
        .click();
    stand.settle();
    assert!(!stand.says(NEWS), "the news at {place} stay");
}

#[test]
fn news_can_be_read_and_put_away_on_every_screen() {
    let (mut stand, _) = with_a_copy();
    news_can_be_read_and_put_away(&mut stand, "home");
    for (key, place) in [
        (Key::Num2, "meetings"),
        (Key::Num3, "measures"),
        (Key::Num4, "actions"),
    ] {
        stand.keys(Modifiers::COMMAND, key);
        news_can_be_read_and_put_away(&mut stand, place);
    }
    stand.keys(Modifiers::COMMAND, Key::Num5);
    for page in [
        "City",
        "Departments",
        "People",
        "Priorities and goals",
        "App",
    ] {
        stand.press_tab(page);
        news_can_be_read_and_put_away(&mut stand, page);
    }
    stand.command("street-defect response");
    stand.must_say("Definition");
    news_can_be_read_and_put_away(&mut stand, "a measure");
    stand.command("streets stat nov 24");
    news_can_be_read_and_put_away(&mut stand, "prepare");
    for (key, place) in [(Key::F8, "the room before"), (Key::F9, "follow up before")] {
        stand.key(key);
        news_can_be_read_and_put_away(&mut stand, place);
    }
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(1));
    for item in 0..10 {
        news_can_be_read_and_put_away(&mut stand, &format!("item {item} of the room"));
        stand.keys(Modifiers::COMMAND, Key::PageDown);
    }
    stand.keys(Modifiers::COMMAND, Key::E);
    news_can_be_read_and_put_away(&mut stand, "close-out");
    stand.key(Key::F9);
    news_can_be_read_and_put_away(&mut stand, "follow up");
}
