//! Seal, letterhead and Word file chosen for the city's papers: taken in, shown, refused with why, and undone.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use statroom::export::document::Document;
use statroom::export::docx;
use statroom::program::query::{self, PapersView};

use super::room::DEMO;
use super::stand::Stand;

fn at_the_papers() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Settings");
    stand.press_tab("Papers");
    stand
}

fn papers(stand: &Stand) -> PapersView {
    query::papers(&stand.read(DEMO)).unwrap()
}

/// A disc on white, as a seal is scanned.
fn seal(side: u32) -> Vec<u8> {
    let drawn = image::RgbImage::from_fn(side, side, |x, y| {
        let far = |at: u32| i64::from(at) - i64::from(side / 2);
        let inside = far(x).pow(2) + far(y).pow(2) < i64::from(side * 9 / 20).pow(2);
        image::Rgb(if inside {
            [39, 64, 96]
        } else {
            [255, 255, 255]
        })
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Chooses a file by a button that may lie below what is in sight.
fn choose(stand: &mut Stand, button: &str, name: &str, bytes: &[u8]) {
    std::fs::write(stand.file(name), bytes).unwrap();
    let path = stand.file(name);
    stand.will_choose(&path);
    stand.window.get_by_label(button).scroll_to_me();
    stand.settle();
    stand.press(button);
}

#[test]
fn a_seal_is_chosen_shown_and_taken_back_and_a_broken_one_is_refused() {
    let mut stand = at_the_papers();
    choose(
        &mut stand,
        "Choose another picture: Seal",
        "seal.png",
        &seal(2_400),
    );
    stand.must_say("The picture stands on the memos from now on.");
    stand.must_say(
        "seal.png is kept scaled down to 1950 \u{d7} 1950 pixels, as large as print needs.",
    );
    assert_eq!(papers(&stand).seal.unwrap().width, 1_950);
    stand.picture("app_papers");
    let whole = seal(60);
    let button = "Choose a picture: Letterhead";
    choose(&mut stand, button, "head.png", &whole[..whole.len() / 2]);
    stand.must_say("The papers were not changed.");
    stand.must_say("head.png is damaged and can't be shown; nothing was added.");
    stand.press("Dismiss");
    stand.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(papers(&stand).seal.unwrap().width, 480);
}

#[test]
fn a_word_file_is_chosen_and_said_what_becomes_of_memos_in_it_and_another_is_refused() {
    let mut stand = at_the_papers();
    let mut letter = Document::default();
    letter.paragraph("Dear reader");
    let created = stand.read(DEMO).now();
    let letter = docx::write(&letter, created).unwrap();
    choose(
        &mut stand,
        "Choose a Word file",
        "City letter.docx",
        &letter,
    );
    stand.must_say("The Word memos are written into the file from now on.");
    stand.must_say("The words and pictures in its text are left out");
    assert_eq!(papers(&stand).papers.template_name, "City letter.docx");
    stand.must_say("Page: Letter, 8.5 by 11 inches; margins of 1 inch all round.");
    stand.press("Open a sample memo");
    let (sample, itself) = stand.opened.all().pop().unwrap();
    assert!(
        itself && sample.ends_with("Stat Memo - Sample.docx"),
        "{sample:?}"
    );
    let sample = std::fs::read(sample).unwrap();
    assert!(sample.starts_with(b"PK") && sample != letter);
    choose(
        &mut stand,
        "Choose another Word file",
        "old.docx",
        b"\xd0\xcf\x11\xe0 an old file",
    );
    stand.must_say("The papers were not changed.");
    stand.must_say("The file is an old Word document (.doc) or protected by a password.");
    stand.press("Dismiss");
    assert_eq!(papers(&stand).papers.template_name, "City letter.docx");
    stand.press("Remove the Word template");
    assert!(papers(&stand).papers.template.is_none());
}
