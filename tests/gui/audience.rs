//! The audience window: what the room sees of every stop, and what it never sees.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use eframe::egui::{CentralPanel, Frame as Ground, Pos2, Rect, Shape, Ui};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, SnapshotResults};
use statroom::domain::agenda::{Exhibit, ExhibitKind, ItemKind, Stop};
use statroom::domain::city::City;
use statroom::domain::entry::EntryKind::{Action, DataRequest, InformationRequest, Note};
use statroom::domain::feedback::Feedback;
use statroom::domain::meeting::Screen;
use statroom::import::pdf::PdfFile;
use statroom::program::{Command, query};
use statroom::ui::audience::{AudienceFrame, Pictures, audience_frame, show};
use statroom::ui::models::Models;
use statroom::ui::picture::PictureSizes;
use statroom::ui::theme::Look;

use crate::harness::{Window, painted, picture, screen};
use crate::pdf_maker::pdf;
use crate::streets::Streets;

/// What the window is given.
struct Projected {
    frame: AudienceFrame,
    images: BTreeMap<String, image::RgbaImage>,
    textures: Pictures,
}

fn draw(ui: &mut Ui, projected: &mut Projected) {
    for (hash, image) in &projected.images {
        let size = [image.width() as usize, image.height() as usize];
        let pixels = eframe::egui::ColorImage::from_rgba_unmultiplied(size, image.as_raw());
        projected.textures.entry(hash.clone()).or_insert_with(|| {
            let sizes = PictureSizes::of(pixels);
            sizes.load(ui.ctx(), hash).unwrap()
        });
    }
    CentralPanel::default()
        .frame(Ground::NONE)
        .show(ui, |ui| show(ui, &projected.frame, &projected.textures));
}

fn project(
    size: [f32; 2],
    frame: AudienceFrame,
    models: &Models,
) -> Harness<'static, Window<Projected>> {
    project_at(size, 1.0, frame, models)
}

fn project_at(
    size: [f32; 2],
    zoom: f32,
    frame: AudienceFrame,
    models: &Models,
) -> Harness<'static, Window<Projected>> {
    let mut images = BTreeMap::new();
    for view in models.exhibits.values() {
        if let query::ExhibitBody::Picture(picture) = &view.body {
            let decoded = image::load_from_memory(&picture.bytes).unwrap();
            images.insert(picture.hash.clone(), decoded.to_rgba8());
        }
    }
    let projected = Projected {
        frame,
        images,
        textures: Pictures::new(),
    };
    window_at(size, zoom, projected)
}

fn window_at(
    size: [f32; 2],
    zoom: f32,
    projected: Projected,
) -> Harness<'static, Window<Projected>> {
    let mut harness = screen(size, Look::Light)
        .with_pixels_per_point(zoom)
        .build_eframe(|_| Window::new(projected, draw));
    harness.run();
    harness
}

/// The read models of the meeting, as the app has them.
pub(crate) fn models(streets: &Streets) -> Models {
    let program = &streets.program;
    let exhibits = query::exhibits(program, streets.meeting).unwrap();
    Models {
        directory: query::directory(program).unwrap(),
        measures: query::measures(program).unwrap(),
        actions: query::actions(program).unwrap(),
        meetings: query::meetings(program).unwrap(),
        meeting: Some(query::meeting(program, streets.meeting).unwrap()),
        exhibits: exhibits
            .into_iter()
            .map(|view| (view.exhibit.id, view))
            .collect(),
        today: program.today(),
        ..Models::default()
    }
}

fn go(streets: &mut Streets, item: &str, screen: Screen, exhibit: u32) {
    let meeting = streets.meeting;
    let item = Some(streets.items[item]);
    streets.run(Command::GoTo {
        meeting,
        item,
        screen,
        exhibit,
    });
}

fn frame(streets: &Streets) -> (AudienceFrame, Models) {
    let models = models(streets);
    (audience_frame(&models, streets.program.now()), models)
}

/// Pictures of a stop on both projectors. What is returned fails the test when it is dropped.
fn pictures_of(stops: &[(&Streets, &str)]) -> SnapshotResults {
    let mut results = SnapshotResults::new();
    for (streets, name) in stops {
        let (frame, models) = frame(streets);
        results.extend(pictures(&frame, &models, name));
    }
    results
}

fn pictures(frame: &AudienceFrame, models: &Models, name: &str) -> SnapshotResults {
    let mut results = SnapshotResults::new();
    for (size, suffix) in [([1280.0, 720.0], "720"), ([1920.0, 1080.0], "1080")] {
        let mut harness = project(size, frame.clone(), models);
        picture(&mut harness, &format!("audience_{name}_{suffix}"));
        results.extend(harness.take_snapshot_results());
    }
    results
}

/// A meeting in which some things were promised.
fn with_promises() -> Streets {
    promised(Streets::running(20))
}

fn promised(mut streets: Streets) -> Streets {
    let meeting = streets.meeting;
    for (item, kind, line) in [
        (
            "Response time",
            Note,
            "The lease is the Mayor's to decide zqnote",
        ),
        (
            "Response time",
            Action,
            "Plan to restore Depot B night crew @rivera due 12/4 !high",
        ),
        (
            "Response time",
            DataRequest,
            "Response time by shift, September to November @okafor due next",
        ),
        (
            "Potholes by district",
            InformationRequest,
            "What a third police detail would cost @nobodyknown",
        ),
        (
            "Graffiti pilot",
            Action,
            "One-page brief on the costs of the graffiti pilot @haddad due 12/11",
        ),
    ] {
        streets.record(meeting, item, kind, line);
    }
    for words in ["Plan to", "Response time by"] {
        let book = query::actions(&streets.program).unwrap();
        let id = streets.action(words);
        let mut action = book.row(id).unwrap().action.clone();
        action.committed = true;
        action.deliverable = Some(statroom::domain::action::Deliverable::Memo);
        action.definition_of_done = "Crew roster for twelve weeks, costs agreed with Budget".into();
        streets.run(Command::EditAction {
            action,
            support: Vec::new(),
            due_reason: String::new(),
        });
    }
    streets
}

#[test]
fn pictures_of_the_title() {
    pictures_of(&[(&Streets::running(1), "title")]);
}

#[test]
fn pictures_of_the_scorecard() {
    let mut streets = Streets::running(1);
    go(&mut streets, "Opening", Screen::Scorecard, 0);
    pictures_of(&[(&streets, "scorecard")]);
}

#[test]
fn pictures_of_the_follow_ups() {
    let mut streets = Streets::running(1);
    go(&mut streets, "Pothole backlog", Screen::FollowUps, 0);
    pictures_of(&[(&streets, "follow_ups")]);
}

#[test]
fn pictures_of_a_chart() {
    let mut streets = Streets::running(1);
    go(&mut streets, "Response time", Screen::Exhibit, 0);
    pictures_of(&[(&streets, "chart")]);
}

#[test]
fn pictures_of_a_table() {
    let mut streets = Streets::running(1);
    go(&mut streets, "Potholes by district", Screen::Exhibit, 0);
    let mut results = pictures_of(&[(&streets, "table_by_district")]);
    go(&mut streets, "Potholes by district", Screen::Exhibit, 1);
    results.extend(pictures_of(&[(&streets, "table")]));
}

#[test]
fn pictures_of_a_picture() {
    let mut streets = Streets::running(1);
    go(&mut streets, "Graffiti pilot", Screen::Exhibit, 1);
    pictures_of(&[(&streets, "picture")]);
}

#[test]
fn pictures_of_a_page_of_a_pdf() {
    let mut streets = Streets::running(1);
    let item = streets.items["Graffiti pilot"];
    let file = PdfFile::read("budget.pdf", pdf(3)).unwrap();
    let exhibit = Exhibit {
        caption: "What the pilot may cost, from the adopted budget".into(),
        source: "budget.pdf, page 3".into(),
        file_page: 3,
        ..Exhibit::new(item, ExhibitKind::Picture)
    };
    let page = file.take(3, &|| true).unwrap().0;
    streets.run(Command::AddPictures(vec![(exhibit, page)]));
    go(&mut streets, "Graffiti pilot", Screen::Exhibit, 2);
    pictures_of(&[(&streets, "pdf_page")]);
}

#[test]
fn pictures_of_an_item_without_exhibits() {
    let mut streets = Streets::running(1);
    go(&mut streets, "Water permits", Screen::Exhibit, 0);
    pictures_of(&[(&streets, "item")]);
}

#[test]
fn pictures_of_the_close_out() {
    let mut streets = with_promises();
    go(&mut streets, "Read back and close", Screen::CloseOut, 1);
    pictures_of(&[(&streets, "close_out")]);
}

#[test]
fn pictures_of_blank_and_of_waiting() {
    let mut streets = Streets::running(30);
    let meeting = streets.meeting;
    streets.run(Command::Blank {
        meeting,
        blank: true,
    });
    let mut results = pictures_of(&[(&streets, "blank")]);
    streets.run(Command::Adjourn(meeting));
    let waiting = Streets::prepared();
    results.extend(pictures_of(&[(&streets, "thanks"), (&waiting, "waiting")]));
}

#[test]
fn thanks_give_way_to_the_programs_name_after_some_hours() {
    let mut streets = Streets::running(30);
    streets.run(Command::Adjourn(streets.meeting));
    let seen = |streets: &Streets| format!("{:?}", frame(streets).0);
    assert!(seen(&streets).contains("Thank you"));
    streets.clock.advance(TimeDelta::hours(4));
    assert!(!seen(&streets).contains("Thank you"));
    assert!(seen(&streets).contains("Port Alder Stat"));
}

#[test]
fn the_room_is_asked_if_it_was_worth_its_time_and_told_the_next_time() {
    let mut streets = Streets::running(30);
    let seen = |streets: &Streets| {
        let (frame, models) = frame(streets);
        all_labels(&project([1280.0, 720.0], frame, &models))
    };
    let title = seen(&streets);
    assert!(!title.contains("worth"), "{title}");
    streets.run(Command::Adjourn(streets.meeting));
    let thanks = seen(&streets);
    assert!(thanks.contains("Was this worth your time?"), "{thanks}");
    assert!(thanks.contains("Slightly disagree"), "{thanks}");
    streets.run(Command::SaveFeedback(Feedback {
        disagree: 2,
        agree: 9,
        comments: "zqcomment: cut the slides".into(),
        ..Feedback::of(streets.meeting)
    }));
    let counted = seen(&streets);
    assert!(counted.contains("Thank you"), "{counted}");
    assert!(!counted.contains("worth your time"), "{counted}");
    let view = query::meeting(&streets.program, streets.meeting).unwrap();
    streets.run(Command::PlanNext {
        from: streets.meeting,
        held_on: view.meeting.held_on + TimeDelta::weeks(4),
        starts_at: view.meeting.starts_at,
        reporting_period: "November 2026".into(),
    });
    let list = query::meetings(&streets.program).unwrap();
    let next = list.rows.last().unwrap().meeting.id;
    streets.clock.advance(TimeDelta::weeks(4));
    streets.run(Command::StartMeeting(next));
    streets.meeting = next;
    let opening = seen(&streets);
    let said = "Last time, 9 of 11 found it worth their time";
    assert!(opening.contains(said), "{opening}");
    assert!(!opening.contains("zqcomment"), "{opening}");
}

#[test]
fn a_city_that_does_not_ask_thanks_without_a_question() {
    let mut streets = Streets::running(30);
    let city = query::city(&streets.program).unwrap();
    streets.run(Command::SaveCity(City {
        asks_no_feedback: true,
        ..city
    }));
    streets.run(Command::Adjourn(streets.meeting));
    let (frame, models) = frame(&streets);
    let said = all_labels(&project([1280.0, 720.0], frame, &models));
    assert!(said.contains("Thank you"), "{said}");
    assert!(!said.contains("worth your time"), "{said}");
}

/// Words that stand only where the room must not look.
const PRIVATE: [&str; 16] = [
    "zqprivate",
    "zqquestion",
    "zqnarrative",
    "zqwhynow",
    "zqdatasource",
    "zqsummary",
    "zqmemoto",
    "zqnote",
    "zqother",
    "zqdefinition",
    "zqcaveat",
    "zqevidence",
    "zqanticipated",
    "@rivera",
    "due 12/4",
    "!high",
];

#[test]
fn nothing_private_is_seen_by_the_room_at_any_stop() {
    let mut streets = promised(Streets::with_secrets(true).started(20));
    for item in streets.items.clone().into_values() {
        streets.anticipate(item, "Move two crews @rivera");
    }
    let stops = models(&streets).meeting.unwrap().stops;
    assert!(stops.len() > 10, "{}", stops.len());
    let mut screens = std::collections::BTreeSet::new();
    for blank in [false, true] {
        for stop in &stops {
            let meeting = streets.meeting;
            streets.run(Command::GoTo {
                meeting,
                item: stop.item,
                screen: stop.screen,
                exhibit: stop.exhibit,
            });
            streets.run(Command::Blank { meeting, blank });
            screens.insert(stop.screen);
            let (frame, models) = frame(&streets);
            let debug = format!("{frame:?}");
            let harness = project([1280.0, 720.0], frame, &models);
            let labels = all_labels(&harness);
            assert!(!labels.is_empty(), "{stop:?} says nothing");
            for word in PRIVATE {
                assert!(!debug.contains(word), "{word} at {stop:?}: {debug}");
                assert!(!labels.contains(word), "{word} at {stop:?}: {labels}");
            }
        }
    }
    assert_eq!(screens.len(), Screen::ALL.len(), "every screen was seen");
}

/// Everything a screen reader could read in the window.
fn all_labels(harness: &Harness<'_, Window<Projected>>) -> String {
    let mut words = String::new();
    for node in harness.query_all_by(|_| true) {
        let node = node.accesskit_node();
        for part in [node.label(), node.value(), node.description()] {
            words.push_str(&part.unwrap_or_default());
            words.push('\n');
        }
    }
    words
}

/// A meeting whose every word is longer than anybody would write it.
fn wordy() -> Streets {
    let mut streets = Streets::running(5);
    let meeting = streets.meeting;
    let long =
        "the night crew of the eastern districts and what it costs to bring it back ".repeat(4);
    let title = format!("Everything that is known about {long}");
    let item = streets.item(meeting, ItemKind::New, &title, 15);
    streets.items.insert("long".into(), item);
    let id = streets.measures["street-defect-response"];
    let book = query::measures(&streets.program).unwrap();
    let mut measure = book.row(id).unwrap().measure.clone();
    measure.name = format!("Street-defect response time of {long}");
    streets.run(Command::SaveMeasure(measure));
    streets.exhibit(item, ExhibitKind::Chart, "street-defect-response");
    streets.exhibit(item, ExhibitKind::Table, "street-defect-response");
    let mut wide = query::meeting(&streets.program, meeting).unwrap();
    let exhibit = wide
        .items
        .iter_mut()
        .flat_map(|item| &mut item.exhibits)
        .find(|e| e.item == item && e.position == 1);
    let exhibit = exhibit.unwrap();
    exhibit.periods = 0;
    streets.run(Command::SaveExhibit(exhibit.clone()));
    for number in 0..30 {
        let line = format!("Number {number}: report {long} @rivera due 12/4");
        streets.record(meeting, "long", Action, &line);
    }
    streets
}

#[test]
fn no_word_stands_outside_the_picture_however_long_it_is() {
    let mut streets = wordy();
    let meeting = streets.meeting;
    let mut stops = models(&streets).meeting.unwrap().stops;
    let close_out = *stops
        .iter()
        .find(|stop| stop.screen == Screen::CloseOut)
        .unwrap();
    stops.extend((1..30).step_by(7).map(|exhibit| Stop {
        exhibit,
        ..close_out
    }));
    for stop in stops {
        streets.run(Command::GoTo {
            meeting,
            item: stop.item,
            screen: stop.screen,
            exhibit: stop.exhibit,
        });
        let (frame, models) = frame(&streets);
        for size in [
            [1280.0, 720.0],
            [1920.0, 1080.0],
            [1024.0, 768.0],
            [400.0, 225.0],
        ] {
            let harness = project(size, frame.clone(), &models);
            let whole = Rect::from_min_size(Pos2::ZERO, size.into()).expand(0.5);
            for node in harness.query_all_by(|node| node.label().is_some()) {
                let rect = node.rect();
                let label = node.accesskit_node().label();
                assert!(
                    whole.contains_rect(rect),
                    "{stop:?} {size:?}: {label:?} at {rect:?}"
                );
            }
        }
    }
}

#[test]
fn the_row_being_read_is_on_the_page_that_is_shown() {
    let mut streets = wordy();
    let rows = models(&streets).meeting.unwrap().promised.len();
    assert_eq!(rows, 30);
    for at in 0..30 {
        go(&mut streets, "Read back and close", Screen::CloseOut, at);
        let AudienceFrame::CloseOut(shown) = frame(&streets).0 else {
            panic!("no close-out");
        };
        let reading: Vec<usize> = shown
            .rows
            .iter()
            .filter(|row| row.reading)
            .map(|row| row.number)
            .collect();
        assert_eq!(reading, [at as usize + 1]);
    }
}

#[test]
fn pictures_of_long_words() {
    let mut streets = wordy();
    go(&mut streets, "long", Screen::Exhibit, 0);
    let mut results = pictures_of(&[(&streets, "long_chart")]);
    go(&mut streets, "long", Screen::Exhibit, 1);
    results.extend(pictures_of(&[(&streets, "long_table")]));
    go(&mut streets, "Read back and close", Screen::CloseOut, 12);
    results.extend(pictures_of(&[(&streets, "long_close_out")]));
    go(&mut streets, "Opening", Screen::Title, 0);
    results.extend(pictures_of(&[(&streets, "long_title")]));
}

#[test]
fn a_console_zoomed_to_200_percent_leaves_the_projectors_picture_unchanged() {
    let mut streets = with_promises();
    for (item, screen) in [
        ("Opening", Screen::Title),
        ("Opening", Screen::Scorecard),
        ("Response time", Screen::Exhibit),
        ("Graffiti pilot", Screen::Exhibit),
        ("Potholes by district", Screen::Exhibit),
        ("Read back and close", Screen::CloseOut),
    ] {
        go(&mut streets, item, screen, 0);
        let (frame, models) = frame(&streets);
        let drawn = |zoom: f32| {
            let size = [1920.0 / zoom, 1080.0 / zoom];
            let mut harness = project_at(size, zoom, frame.clone(), &models);
            harness.render().unwrap()
        };
        let (plain, zoomed) = (drawn(1.0), drawn(2.0));
        assert_eq!(plain.dimensions(), zoomed.dimensions());
        // A small circle has fewer corners where the window has fewer points: its edge may be smoothed
        // a little otherwise, and nothing else may be another.
        let unlike = |a: &image::Rgba<u8>, b: &image::Rgba<u8>| {
            let parts = a.0.iter().zip(&b.0).map(|(a, b)| a.abs_diff(*b));
            parts.max().unwrap_or_default()
        };
        let worst = plain
            .pixels()
            .zip(zoomed.pixels())
            .map(|(a, b)| unlike(a, b))
            .max();
        let dots = matches!(item, "Response time" | "Graffiti pilot");
        let bound = if dots { 40 } else { 0 };
        assert!(
            worst.is_some_and(|worst| worst <= bound),
            "{item}: {worst:?}"
        );
    }
}

/// The smallest letters painted, as a share of the picture's height in physical pixels, and what they say.
fn smallest(harness: &Harness<'_, Window<Projected>>, zoom: f32, high: f32) -> (f32, String) {
    let mut found = (f32::MAX, String::new());
    for (_, shape) in painted(harness.output()) {
        let Shape::Text(text) = shape else { continue };
        let job = &text.galley.job;
        for section in &job.sections {
            let range = section.byte_range.start.0..section.byte_range.end.0;
            let words = job.text.get(range).unwrap();
            let share = section.format.font_id.size * zoom / high;
            if !words.trim().is_empty() && share < found.0 {
                found = (share, words.to_owned());
            }
        }
    }
    found
}

#[test]
fn no_letter_is_smaller_than_a_36th_of_the_height_at_any_zoom_of_the_console() {
    let mut streets = with_promises();
    let meeting = streets.meeting;
    let mut frames: Vec<(String, AudienceFrame, Models)> = Vec::new();
    let mut seen = |name: String, streets: &Streets| {
        let (frame, models) = frame(streets);
        frames.push((name, frame, models));
    };
    for stop in models(&streets).meeting.unwrap().stops {
        streets.run(Command::GoTo {
            meeting,
            item: stop.item,
            screen: stop.screen,
            exhibit: stop.exhibit,
        });
        seen(format!("{stop:?}"), &streets);
    }
    streets.run(Command::Adjourn(meeting));
    seen("thanks".into(), &streets);
    seen("before the meeting".into(), &Streets::prepared());
    let mut wordy = wordy();
    for (item, screen) in [
        ("long", Screen::Exhibit),
        ("Read back and close", Screen::CloseOut),
        ("Opening", Screen::Title),
    ] {
        go(&mut wordy, item, screen, 0);
        seen(format!("long words, {screen:?}"), &wordy);
    }
    let mut measured = 0;
    for (name, frame, models) in &frames {
        for [wide, high] in [[1280.0, 720.0], [1920.0, 1080.0], [1024.0, 768.0]] {
            let mut shares = Vec::new();
            for zoom in [0.8, 1.0, 2.0] {
                let size = [wide / zoom, high / zoom];
                let harness = project_at(size, zoom, frame.clone(), models);
                let (share, said) = smallest(&harness, zoom, high);
                assert!(
                    share >= 1.0 / 36.0 - 1e-4,
                    "{name} at {wide}×{high}, zoom {zoom}: {said:?} is 1/{:.1}",
                    1.0 / share
                );
                shares.push(share);
                measured += 1;
            }
            let apart = shares[0] - shares[2];
            assert!(apart.abs() < 1e-3, "{name}: the zoom shows, {shares:?}");
        }
    }
    assert!(measured > 150, "{measured}");
}
