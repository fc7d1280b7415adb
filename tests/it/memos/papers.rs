//! The look and order of the city's papers: settings that are kept, undone, and found in every file.

use super::golden::text;
use super::story::Story;
use statroom::domain::colour::Colour;
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::ids::MeetingId;
use statroom::domain::measure::Measure;
use statroom::domain::papers::{Papers, PapersPicture, Placed, Section, SectionOrder};
use statroom::export::document::{Block, Document, Letterhead};
use statroom::export::memo::{
    MemoKind, MemoSources, follow_up_memo, stat_memo, template_says, write_paper,
};
use statroom::export::{docx, html, markdown};
use statroom::import::picture::take_for_print;
use statroom::program::{Command, SoundPicture, WordTemplate, query};
use std::io::Cursor;

fn memo_in(story: &Story, meeting: MeetingId, kind: MemoKind, edition: Edition) -> Document {
    let edition = MemoEdition {
        edition,
        ..MemoEdition::PANEL
    };
    let sources = MemoSources::read(&story.town.program, meeting, edition).unwrap();
    match kind {
        MemoKind::Stat => stat_memo(&sources).unwrap(),
        MemoKind::FollowUp => follow_up_memo(&sources).unwrap(),
    }
}

fn headings(memo: &Document) -> Vec<String> {
    let headings = memo.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading.text.clone()),
        Block::Paragraph(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Figure(_)
        | Block::CallOut(_)
        | Block::Signature(_)
        | Block::PageBreak => None,
    });
    headings.collect()
}

fn set(story: &mut Story, edit: impl FnOnce(&mut Papers)) {
    let mut papers = query::papers(&story.town.program).unwrap().papers;
    edit(&mut papers);
    story.town.run(Command::SavePapers(papers));
}

fn order(first: &[Section], left_out: &[Section]) -> SectionOrder {
    let placed = |is_in| {
        move |section: &Section| Placed {
            section: *section,
            is_in,
        }
    };
    let first = first.iter().map(placed(true));
    SectionOrder::new(first.chain(left_out.iter().map(placed(false))))
}

fn png(width: u32, height: u32) -> SoundPicture {
    let mut bytes = Vec::new();
    image::DynamicImage::new_rgb8(width, height)
        .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
        .unwrap();
    SoundPicture::read(bytes).unwrap()
}

#[test]
fn sections_stand_in_the_citys_order_in_both_memos_and_every_format() {
    let mut story = Story::told();
    let second = story.second();
    set(&mut story, |papers| {
        papers.stat_sections = order(
            &[
                Section::StandingItems,
                Section::FollowUpItems,
                Section::GeneralObservations,
            ],
            &[Section::NewItems],
        );
        papers.follow_up_sections = order(
            &[Section::NextMeeting, Section::Escalations, Section::Agreed],
            &[Section::Decisions],
        );
    });
    let stat = memo_in(&story, second, MemoKind::Stat, Edition::Panel);
    let found = headings(&stat);
    let at = |found: &[String], words: &str| {
        let place = found.iter().position(|heading| heading.starts_with(words));
        place.unwrap_or_else(|| panic!("no heading {words:?} in {found:?}"))
    };
    assert!(at(&found, "Standing item I") < at(&found, "Follow-up items"));
    assert!(at(&found, "Follow-up items") < at(&found, "General observations"));
    assert!(!found.iter().any(|heading| heading.starts_with("New item")));
    let written = markdown::write(&stat, "m").text;
    assert!(
        !written.contains("**New items:**"),
        "what is left out is not announced"
    );

    let follow_up = memo_in(&story, second, MemoKind::FollowUp, Edition::Panel);
    let found = headings(&follow_up);
    assert!(at(&found, "Next meeting") < at(&found, "Escalations"));
    assert!(!found.iter().any(|heading| heading == "Decisions made"));
    let page = html::write(&follow_up);
    let text = markdown::write(&follow_up, "m").text;
    let word = docx::write(&follow_up, story.town.program.now()).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(word)).unwrap();
    let body = std::io::read_to_string(zip.by_name("word/document.xml").unwrap()).unwrap();
    for format in [page, text, body] {
        let place = |words: &str| format.find(words).unwrap_or_else(|| panic!("{words:?}"));
        assert!(place("Next meeting") < place("Escalations"));
        assert!(!format.contains("Decisions made"));
    }
}

#[test]
fn an_untouched_city_has_the_memos_of_the_sample() {
    let story = Story::told();
    let view = query::papers(&story.town.program).unwrap();
    assert_eq!(view.papers, Papers::default());
    let memo = memo_in(&story, story.first, MemoKind::Stat, Edition::Panel);
    assert_eq!(memo.look.accent, Colour::HOUSE);
    assert!(memo.masthead.seal.is_some() && memo.masthead.letterhead.is_none());
    assert_eq!(memo.running.left, "Streets Stat \u{b7} Stat Memo");
    assert_eq!(memo.running.right, "October 27, 2026");
}

#[test]
fn standing_words_stand_in_their_places_and_the_notice_is_for_the_public_alone() {
    let mut story = Story::told();
    let (first, second) = (story.first, story.second());
    set(&mut story, |papers| {
        papers.stat_opening = "Mayor, here is what we found.\n\nPlease read it.".into();
        papers.follow_up_opening = "Thank you for coming.".into();
        papers.follow_up_closing = "We count on you.".into();
        papers.public_notice = "Published under section 61-4.".into();
    });
    let stat = text(&story, first, MemoKind::Stat);
    assert!(stat.contains("---\n\nMayor, here is what we found.\n\nPlease read it.\n\n"));
    assert!(!stat.contains("For your consideration and review"));
    let follow_up = text(&story, second, MemoKind::FollowUp);
    assert!(follow_up.contains("---\n\nThank you for coming.\n\nAs a result of our recent"));
    let closing = follow_up.find("We count on you.").unwrap();
    assert!(follow_up.find("## Next meeting").unwrap() < closing);
    for (kind, meeting) in [(MemoKind::Stat, first), (MemoKind::FollowUp, second)] {
        for edition in [Edition::Panel, Edition::Department, Edition::Public] {
            let memo = memo_in(&story, meeting, kind, edition);
            let noticed = markdown::write(&memo, "m").text.contains("Published under");
            assert_eq!(noticed, edition == Edition::Public, "{kind:?} {edition:?}");
        }
    }
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_with_one_that_can() {
    let mut story = Story::planned();
    let yellow = Papers {
        accent: Colour::new(0xf3, 0xc6, 0x13),
        ..Papers::default()
    };
    let refused = story.town.program.run(Command::SavePapers(yellow));
    let words = refused.unwrap_err().to_string();
    assert!(
        words.contains("#F3C613") && words.contains("kept"),
        "{words}"
    );
    let offered = words
        .split('#')
        .nth(2)
        .and_then(|rest| Colour::parse(rest.get(..6)?));
    assert!(offered.unwrap().is_readable(), "{words}");
    set(&mut story, |papers| {
        papers.accent = Colour::new(0x7a, 0x1f, 0x3d);
    });
    let memo = memo_in(&story, story.first, MemoKind::Stat, Edition::Panel);
    assert!(html::write(&memo).contains("#7A1F3D"));
}

#[test]
fn seal_and_letterhead_are_pictures_on_the_page_and_undo_takes_them_back() {
    let mut story = Story::planned();
    let put = |story: &mut Story, place, picture| {
        story.town.run(Command::SetPapersPicture { place, picture });
    };
    put(&mut story, PapersPicture::Seal, Some(png(60, 60)));
    set(&mut story, |papers| {
        papers.address = "City Hall\n1 Alder Square".into();
    });
    let memo = memo_in(&story, story.first, MemoKind::Stat, Edition::Panel);
    let seal = memo.masthead.seal.unwrap();
    assert_eq!(seal.picture.unwrap().size_px(), (60, 60));
    let address = Letterhead::Lines(vec!["City Hall".into(), "1 Alder Square".into()]);
    assert_eq!(memo.masthead.letterhead, Some(address));

    put(&mut story, PapersPicture::Letterhead, Some(png(650, 80)));
    let memo = memo_in(&story, story.first, MemoKind::Stat, Edition::Panel);
    assert!(memo.masthead.seal.is_none() && memo.masthead.organisation.is_empty());
    let Some(Letterhead::Picture { description, .. }) = memo.masthead.letterhead else {
        panic!("no letterhead");
    };
    assert_eq!(description, "City Hall, 1 Alder Square");

    // A page that still shows the state before the pictures can't take them away.
    story.town.run(Command::SavePapers(Papers {
        font: "Public Sans".into(),
        ..Papers::default()
    }));
    assert!(
        query::papers(&story.town.program)
            .unwrap()
            .letterhead
            .is_some()
    );
    for _ in 0..2 {
        story.town.program.undo().unwrap();
    }
    let view = query::papers(&story.town.program).unwrap();
    assert!(view.letterhead.is_none() && view.seal.is_some());
    put(&mut story, PapersPicture::Seal, None);
    assert!(query::papers(&story.town.program).unwrap().seal.is_none());
}

#[test]
fn a_measure_is_defined_once_at_its_first_exhibit() {
    let mut story = Story::prepared();
    let second = story.second();
    let book = query::measures(&story.town.program).unwrap();
    let mut measure: Measure = book
        .rows
        .into_iter()
        .find(|row| row.measure.id == story.response_time)
        .unwrap()
        .measure;
    measure.definition = "Half of all street defects are repaired within it.".into();
    measure.formula = "Median of days from report to repair".into();
    story.town.run(Command::SaveMeasure(measure));
    let written = text(&story, second, MemoKind::Stat);
    let note = "Half of all street defects are repaired within it. Computed as median of days from report to \
                repair.";
    assert_eq!(written.matches(note).count(), 1, "{written}");
    let mark = written.find("[^1]").unwrap();
    let exhibit = written.find("](memo-figure-1.png)").unwrap();
    assert!(
        mark < exhibit,
        "the mark stands with what is said above the first chart\n{written}"
    );
    assert!(!written.contains("[^2]"), "nobody defined another measure");
}

#[test]
fn word_memos_are_written_into_the_citys_own_file_until_it_is_removed() {
    let mut story = Story::told();
    let folder = tempfile::tempdir().unwrap();
    // A memo of ours, with another margin, stands for a city's file.
    let memo = memo_in(&story, story.first, MemoKind::Stat, Edition::Panel);
    let bytes = docx::write(&memo, story.town.program.now()).unwrap();
    let (first, to) = (story.first, folder.path().join("memo.docx"));
    let write = |story: &Story| {
        write_paper(
            &story.town.program,
            first,
            MemoKind::Stat,
            MemoEdition::PANEL,
            &to,
        )
        .unwrap();
        std::fs::read(&to).unwrap()
    };
    let plain = write(&story);
    assert_eq!(
        template_says(&story.town.program).unwrap(),
        Vec::<String>::new()
    );
    story.town.run(Command::SetWordTemplate(Some(WordTemplate {
        name: "City letter.docx".into(),
        bytes,
    })));
    let view = query::papers(&story.town.program).unwrap();
    assert_eq!(view.papers.template_name, "City letter.docx");
    let says = template_says(&story.town.program).unwrap();
    assert!(
        says.iter()
            .any(|words| words.contains("words and pictures in its text")),
        "{says:?}"
    );
    let dressed = write(&story);
    assert_ne!(plain, dressed);
    assert_eq!(story.town.program.faults().unwrap(), Vec::new());
    story.town.program.undo().unwrap();
    assert_eq!(write(&story), plain);
}

#[test]
fn a_large_seal_is_kept_no_larger_than_print_needs_and_a_broken_one_is_refused() {
    let png = |width, height| {
        let mut bytes = Vec::new();
        image::DynamicImage::new_rgb8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
            .unwrap();
        bytes
    };
    let taken = take_for_print("seal.png", png(6_000, 3_000)).unwrap();
    assert_eq!(taken.picture.size(), (1_950, 975));
    assert!(
        taken.note.contains("as large as print needs"),
        "{}",
        taken.note
    );
    let small = png(300, 300);
    let taken = take_for_print("seal.png", small.clone()).unwrap();
    assert_eq!((taken.picture.bytes(), taken.note.as_str()), (&*small, ""));
    // Forty megabytes of picture data: what a scanner makes of a seal.
    let mut noise = image::RgbImage::new(4_000, 3_600);
    let mut state = 1_u32;
    for pixel in noise.pixels_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = state.to_be_bytes();
        *pixel = image::Rgb([a, b, c]);
    }
    let mut scanned = Vec::new();
    image::DynamicImage::from(noise)
        .write_to(&mut Cursor::new(&mut scanned), image::ImageFormat::Png)
        .unwrap();
    assert!(scanned.len() > 40_000_000, "{}", scanned.len());
    let taken = take_for_print("scan.png", scanned).unwrap();
    assert_eq!(taken.picture.size().0, 1_950);
    let broken = take_for_print("seal.png", small[..60].to_vec()).unwrap_err();
    let words = broken.to_string();
    assert!(
        words.starts_with("seal.png") && words.matches('.').count() <= 3,
        "{words}"
    );
}
