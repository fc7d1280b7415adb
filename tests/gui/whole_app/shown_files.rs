//! Pictures and pages of a PDF put on an agenda item by choosing, dropping and pasting them, captioned, and shown to
//! the room; and files that can't be shown.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Color32, ColorImage, DroppedFile, Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use statroom::domain::agenda::Exhibit;
use statroom::program::query;

use super::room::{DEMO, audience, words_in};
use super::stand::Stand;
use crate::pdf_maker::{endless, locked, pdf};

/// A file let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_files(stand: &mut Stand, names: &[&str]) {
    for name in names {
        let file = Arc::new(Dropped(stand.file(name)));
        stand.window.input_mut().dropped_files.push(file);
    }
    stand.settle();
}

/// Presses a button that may lie below what is in sight.
fn press_below(stand: &mut Stand, label: &str) {
    stand.window.get_by_label(label).scroll_to_me();
    stand.settle();
    stand.press(label);
}

/// The demonstration's meeting of today at an item, with the exhibits of that item.
fn at_an_item() -> (Stand, usize) {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand.press("7. Response time");
    let before = exhibits(&stand).len();
    (stand, before)
}

/// The exhibits of the item that is open, as the file has them.
fn exhibits(stand: &Stand) -> Vec<Exhibit> {
    let program = stand.read(DEMO);
    let rows = query::meetings(&program).unwrap().rows;
    let today = program.today();
    let row = rows.iter().find(|row| row.meeting.held_on == today);
    let view = query::meeting(&program, row.unwrap().meeting.id).unwrap();
    let item = view
        .items
        .into_iter()
        .find(|one| one.item.title == "Response time");
    item.unwrap().exhibits
}

fn png(wide: u32, high: u32) -> Vec<u8> {
    let drawn = image::RgbImage::from_fn(wide, high, |x, _| image::Rgb([40, (x % 200) as u8, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn chosen_pages_of_a_pdf_are_captioned_and_the_room_shows_them() {
    let (mut stand, before) = at_an_item();
    let file = stand.file("budget_2026.pdf");
    std::fs::write(&file, pdf(7)).unwrap();
    stand.will_choose(&file);
    press_below(&mut stand, "Add picture or PDF");
    stand.must_say("Pages of budget_2026.pdf");
    stand.must_say("It has 7 pages; only those you choose are added.");
    stand.must_say("Page 1 as it will be shown");
    stand.press("Next page");
    stand.must_say("Page 2 as it will be shown");
    stand.write("Pages", "9");
    stand.must_say("There is no page 9; the last one is 7.");
    stand.write("Pages", "3-4");
    stand.must_say("Page 3 as it will be shown");
    stand.press("Next page");
    stand.must_say("Page 4 as it will be shown");
    stand.press("Add 2 pages");

    assert_eq!(
        stand.holder(),
        "Caption",
        "the first page's caption is typed next"
    );
    stand.keys(Modifiers::COMMAND, Key::A);
    stand.type_words("What a night crew costs");
    stand.keys(Modifiers::COMMAND, Key::S);
    let added = exhibits(&stand).split_off(before);
    let told: Vec<_> = added
        .iter()
        .map(|one| (one.caption.as_str(), one.source.as_str(), one.file_page))
        .collect();
    assert_eq!(
        told,
        [
            ("What a night crew costs", "budget_2026.pdf, page 3", 3),
            ("budget 2026, page 4", "budget_2026.pdf, page 4", 4),
        ]
    );
    stand.must_say("What a night crew costs");

    stand.key(Key::F5);
    if !stand.says("Hide audience window") {
        stand.key(Key::F6);
    }
    let caption = "What a night crew costs";
    assert!(!words_in(&audience(&stand)).contains(caption));
    for _ in 0..60 {
        // The console names what comes next too: the room's own words count.
        if stand.says(caption) && words_in(&audience(&stand)).contains(caption) {
            break;
        }
        stand.key(Key::PageDown);
    }
    let room = words_in(&audience(&stand));
    assert!(room.contains(caption), "{room}");
    assert!(room.contains("budget_2026.pdf, page 3"), "{room}");
}

#[test]
fn dropped_pictures_and_a_pasted_one_become_exhibits_and_undo_takes_them_back() {
    let (mut stand, before) = at_an_item();
    for name in ["night-crew.png", "map.png"] {
        std::fs::write(stand.file(name), png(300, 200)).unwrap();
    }
    drop_files(&mut stand, &["night-crew.png", "map.png"]);
    let added = exhibits(&stand).split_off(before);
    let captions: Vec<_> = added.iter().map(|one| one.caption.as_str()).collect();
    assert_eq!(captions, ["night crew", "map"]);
    assert_eq!(stand.holder(), "Caption");

    let image = ColorImage::filled([120, 80], Color32::from_rgb(20, 90, 60));
    let image = Arc::new(image);
    // In a field the paste is the field's; a picture means nothing there.
    stand.window.event(Event::PasteImage(Arc::clone(&image)));
    stand.settle();
    assert_eq!(exhibits(&stand).len(), before + 2);
    stand.press("7. Response time");
    stand.window.event(Event::PasteImage(image));
    stand.settle();
    let all = exhibits(&stand);
    assert_eq!(all.len(), before + 3);
    assert_eq!(all.last().unwrap().file_name, "");
    stand.press("7. Response time");
    stand.keys(Modifiers::COMMAND, Key::Z);
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(exhibits(&stand).len(), before);
}

#[test]
fn a_picture_pasted_where_no_item_is_open_is_told_where_to_go() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    let image = Arc::new(ColorImage::filled([12, 8], Color32::RED));
    stand.window.event(Event::PasteImage(image));
    stand.settle();
    stand.must_say("A picture was pasted where none can be kept.");
}

#[test]
fn files_that_cannot_be_shown_are_named_with_why_and_nothing_is_added() {
    let (mut stand, before) = at_an_item();
    let whole = png(300, 200);
    for (name, bytes, words) in [
        (
            "cut.png",
            whole[..whole.len() / 2].to_vec(),
            "cut.png is damaged and can't be shown; nothing was added.",
        ),
        (
            "plan.pdf",
            locked(),
            "plan.pdf is protected by a password; nothing was added.",
        ),
        (
            "cut.pdf",
            b"%PDF-1.4 and no more".to_vec(),
            "cut.pdf is damaged and no page of it can be read; nothing was added.",
        ),
        (
            "words.jpg",
            b"words".to_vec(),
            "words.jpg is neither a picture (PNG, JPEG, GIF or WebP) nor a PDF; nothing was added.",
        ),
    ] {
        std::fs::write(stand.file(name), bytes).unwrap();
        drop_files(&mut stand, &[name]);
        stand.must_say("No exhibit was added.");
        stand.must_say(words);
        stand.press("Dismiss");
    }
    assert_eq!(exhibits(&stand).len(), before);
}

#[test]
fn a_picture_larger_than_any_projector_is_kept_scaled_down_and_said_to_be() {
    let (mut stand, before) = at_an_item();
    std::fs::write(stand.file("city.png"), png(8000, 1000)).unwrap();
    drop_files(&mut stand, &["city.png"]);
    stand.must_say("The picture is added.");
    stand.must_say(
        "city.png had 8000 \u{d7} 1000 pixels; it is kept scaled down to 3840 \u{d7} 480",
    );
    assert_eq!(exhibits(&stand).len(), before + 1);
}

#[test]
fn a_page_takes_the_place_of_a_picture_and_keeps_its_words() {
    let (mut stand, before) = at_an_item();
    std::fs::write(stand.file("map.png"), png(300, 200)).unwrap();
    drop_files(&mut stand, &["map.png"]);
    stand.keys(Modifiers::COMMAND, Key::A);
    stand.type_words("Where crews start");
    stand.keys(Modifiers::COMMAND, Key::S);
    let file = stand.file("routes.pdf");
    std::fs::write(&file, pdf(3)).unwrap();
    stand.will_choose(&file);
    press_below(&mut stand, "Replace picture");
    stand.write("Page", "1-2");
    stand.must_say("One page takes the picture's place.");
    stand.write("Page", "2");
    stand.press("Add page");
    let all = exhibits(&stand);
    assert_eq!(all.len(), before + 1);
    let last = all.last().unwrap();
    assert_eq!(
        (last.caption.as_str(), last.file_page),
        ("Where crews start", 2)
    );
    assert_eq!(last.file_name, "routes.pdf");
}

#[test]
fn a_page_that_never_ends_says_so_where_it_would_be_seen_and_the_meeting_goes_on() {
    let (mut stand, before) = at_an_item();
    let file = stand.file("plan.pdf");
    std::fs::write(&file, endless()).unwrap();
    stand.will_choose(&file);
    press_below(&mut stand, "Add picture or PDF");
    stand.must_say("Page 1 of plan.pdf draws too much to be shown");
    stand.press("Add page");
    stand.must_say("No exhibit was added.");
    assert_eq!(exhibits(&stand).len(), before);
    stand.key(Key::F5);
    assert_eq!(stand.holder(), "Capture line");
}
