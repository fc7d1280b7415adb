//! Pictures and pages of a PDF as exhibits: what is taken in, what is refused and in which words, and what the memo
//! says of them.

use crate::city::{Town, day};
use crate::pdf_maker::{endless, locked, pdf};
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind};
use statroom::domain::edition::MemoEdition;
use statroom::domain::ids::{ItemId, MeetingId};
use statroom::export::markdown;
use statroom::export::memo::{MemoSources, stat_memo};
use statroom::import::pdf::{LONGEST, PdfFile, is_pdf};
use statroom::import::picture::PictureFault;
use statroom::program::query::{self, ExhibitBody};
use statroom::program::{Command, SoundPicture};
use std::time::{Duration, Instant};

fn item_of(town: &mut Town) -> (MeetingId, ItemId) {
    let meeting = town.meeting("Streets Stat", day(11, 24));
    let item = town.make::<ItemId>(Command::SaveItem(AgendaItem {
        id: ItemId::default(),
        meeting,
        position: 0,
        kind: ItemKind::Standing,
        title: "Budget".into(),
        planned_minutes: 10,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: String::new(),
        topic: ItemId::default(),
        dropped: false,
    }));
    (meeting, item)
}

fn page_exhibit(file: &PdfFile, item: ItemId, page: u32) -> (Exhibit, SoundPicture) {
    let exhibit = Exhibit {
        caption: format!("Budget by district, page {page}"),
        source: format!("{}, page {page}", file.name()),
        as_of: Some(day(6, 30)),
        file_name: file.name().to_owned(),
        file_page: page,
        file_hash: file.hash().to_owned(),
        ..Exhibit::new(item, ExhibitKind::Picture)
    };
    (exhibit, file.take(page, &|| true).unwrap().0)
}

#[test]
fn pages_of_a_pdf_become_exhibits_in_order_with_their_file_and_are_one_step() {
    let mut town = Town::empty();
    let (meeting, item) = item_of(&mut town);
    let before = town.program.all_rows().unwrap();
    let file = PdfFile::read("budget.pdf", pdf(5)).unwrap();
    let pages = file.chosen("2-3, 5").unwrap();
    assert_eq!(pages, [2, 3, 5]);
    let taken = pages.iter().map(|page| page_exhibit(&file, item, *page));
    town.run(Command::AddPictures(taken.collect()));
    let shown = query::exhibits(&town.program, meeting).unwrap();
    let told: Vec<_> = shown
        .iter()
        .map(|view| (view.name(), view.exhibit.what(), view.exhibit.file_page))
        .collect();
    assert_eq!(
        told,
        [
            ("Figure 1".to_owned(), "PDF page", 2),
            ("Figure 2".to_owned(), "PDF page", 3),
            ("Figure 3".to_owned(), "PDF page", 5),
        ]
    );
    for view in &shown {
        let ExhibitBody::Picture(picture) = &view.body else {
            panic!("{view:?}");
        };
        assert_eq!((picture.width, picture.height), (LONGEST, 1854));
        assert_eq!(view.exhibit.file_hash, SoundPicture::hash_of(&pdf(5)));
        assert_eq!(
            view.source,
            format!(
                "budget.pdf, page {} · as of Jun 30, 2026",
                view.exhibit.file_page
            )
        );
    }
    town.program.undo().unwrap().unwrap();
    assert_eq!(town.program.all_rows().unwrap(), before);
    town.program.redo().unwrap().unwrap();
    assert_eq!(query::exhibits(&town.program, meeting).unwrap().len(), 3);
    assert_eq!(town.program.faults().unwrap(), Vec::new());
}

#[test]
fn the_memo_prints_a_page_with_its_caption_source_and_day() {
    let mut town = Town::empty();
    let (meeting, item) = item_of(&mut town);
    let file = PdfFile::read("budget.pdf", pdf(2)).unwrap();
    town.run(Command::AddPictures(vec![page_exhibit(&file, item, 2)]));
    let sources = MemoSources::read(&town.program, meeting, MemoEdition::PANEL).unwrap();
    let written = markdown::write(&stat_memo(&sources).unwrap(), "pictures");
    let words = &written.text;
    assert!(
        words.contains("![Budget by district, page 2.]("),
        "the caption stands in for a description that nobody wrote: {words}"
    );
    assert!(words.contains("budget.pdf, page 2"), "{words}");
    assert!(words.contains("as of Jun 30, 2026"), "{words}");
    assert_eq!(written.pictures.len(), 1);
}

#[test]
fn a_page_is_drawn_upright_on_white_with_its_bars() {
    let file = PdfFile::read("budget.pdf", pdf(1)).unwrap();
    let drawn = file.draw(1, 792, &|| true).unwrap();
    assert_eq!(drawn.size, (792, 612));
    assert!(!drawn.incomplete);
    let at = |x: usize, y: usize| {
        let pixel = &drawn.rgba[(y * 792 + x) * 4..][..4];
        [pixel[0], pixel[1], pixel[2], pixel[3]]
    };
    assert_eq!(at(10, 10), [255; 4]);
    // The first bar lies 430 to 470 points over the foot of the page.
    assert_eq!(at(220, 612 - 450), [28, 79, 145, 255]);
}

#[test]
fn three_hundred_pages_are_counted_at_once_and_only_the_one_chosen_is_drawn() {
    let file = PdfFile::read("report.pdf", pdf(300)).unwrap();
    assert_eq!(file.pages(), 300);
    let began = Instant::now();
    PdfFile::read("report.pdf", pdf(300)).unwrap();
    let counting = began.elapsed();
    assert!(counting < Duration::from_secs(2), "{counting:?}");
    assert_ne!(
        file.draw(299, 400, &|| true).unwrap(),
        file.draw(300, 400, &|| true).unwrap()
    );
}

#[test]
fn a_locked_or_damaged_pdf_is_refused_in_words_and_never_brings_the_program_down() {
    let fault = |bytes: Vec<u8>| {
        PdfFile::read("plan.pdf", bytes)
            .and_then(|file| file.draw(1, 200, &|| true).map(drop))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        fault(locked()),
        "plan.pdf is protected by a password; nothing was added. Save a copy without one and add that."
    );
    let damaged = "plan.pdf is damaged and no page of it can be read; nothing was added.";
    assert_eq!(fault(b"%PDF-1.7 and no more".to_vec()), damaged);
    assert_eq!(fault(pdf(0)), damaged);
    // Cut off or garbled anywhere, there is a page or a sentence.
    let whole = pdf(3);
    for at in (0..whole.len()).step_by(97) {
        let mut garbled = whole.clone();
        garbled[at..]
            .iter_mut()
            .take(40)
            .for_each(|byte| *byte ^= 0x5A);
        for bytes in [whole[..at].to_vec(), garbled] {
            if let Ok(file) = PdfFile::read("plan.pdf", bytes) {
                assert!(file.draw(1, 60, &|| true).is_ok() || file.pages() < 4);
            }
        }
    }
}

#[test]
fn what_is_typed_for_pages_is_pages_of_the_file_or_said_to_be_none() {
    let file = PdfFile::read("report.pdf", pdf(30)).unwrap();
    assert_eq!(file.chosen(" 3 ").unwrap(), [3]);
    assert_eq!(file.chosen("7,2-4;3 2").unwrap(), [7, 2, 3, 4]);
    assert_eq!(file.chosen("2\u{2013}3").unwrap(), [2, 3]);
    for wrong in ["", "x", "3-", "-3", "4-2", "1-2-3", "1.5", "99999999999"] {
        assert_eq!(file.chosen(wrong), Err(PictureFault::NotPages), "{wrong}");
    }
    for page in [0, 31, 4_000_000_000_u32] {
        let words = file.chosen(&page.to_string()).unwrap_err().to_string();
        assert_eq!(
            words,
            format!("There is no page {page}; the last one is 30.")
        );
    }
    assert_eq!(file.chosen("1-21"), Err(PictureFault::TooManyPages(21)));
    assert_eq!(
        file.chosen("1-15 16-21"),
        Err(PictureFault::TooManyPages(21))
    );
    assert!(file.draw(31, 60, &|| true).is_err());
}

#[test]
fn a_pdf_is_known_by_its_first_kilobyte() {
    assert!(is_pdf(&pdf(1)));
    assert!(is_pdf(&[&[b' '; 900][..], b"%PDF-1.4"].concat()));
    assert!(!is_pdf(b"PDF"));
    assert!(!is_pdf(&[]));
}

#[test]
fn a_page_that_draws_without_end_or_that_nobody_waits_for_is_stopped() {
    let file = PdfFile::read("plan.pdf", endless()).unwrap();
    let began = Instant::now();
    let words = file.draw(1, 400, &|| true).unwrap_err().to_string();
    assert_eq!(
        words,
        "Page 1 of plan.pdf draws too much to be shown; nothing was added. Add a picture of the page instead."
    );
    assert!(
        began.elapsed() < Duration::from_mins(1),
        "{:?}",
        began.elapsed()
    );
    // Somebody who waits no longer is asked at the next step.
    let asked = std::cell::Cell::new(0);
    let go_on = || {
        asked.set(asked.get() + 1);
        asked.get() < 1000
    };
    let words = file.draw(1, 400, &go_on).unwrap_err().to_string();
    assert_eq!(asked.get(), 1000);
    assert_eq!(
        words,
        "Page 1 of plan.pdf was not read to its end; nothing was added. Add a picture of the page instead."
    );
    // A sound page of the same kind of file is drawn as before.
    assert!(
        PdfFile::read("plan.pdf", pdf(1))
            .unwrap()
            .draw(1, 400, &|| true)
            .is_ok()
    );
}
