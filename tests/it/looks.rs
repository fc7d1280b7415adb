//! How charts are looked at: what is compared agrees with the measure's page, a look of the room is as durable
//! as the meeting, and every way of looking shows something true.

use chrono::{NaiveDate, TimeDelta};
use statroom::demo;
use statroom::domain::agenda::{Exhibit, ExhibitKind};
use statroom::domain::edition::MemoEdition;
use statroom::domain::ids::MeetingId;
use statroom::domain::meeting::{MeetingProgress, Screen, StageLook};
use statroom::domain::view::{ChartForm, ComparedWith, View};
use statroom::export::markdown;
use statroom::export::memo::{MemoSources, stat_memo};
use statroom::program::query::{self, Against, ExhibitBody, ExhibitView};
use statroom::program::{Clock as _, Command, ManualClock, Program, ProgramError};
use std::path::Path;
use std::sync::Arc;

/// The demonstration in a file, on the morning of its next meeting, which runs at its first chart.
struct Running {
    program: Program,
    clock: Arc<ManualClock>,
    meeting: MeetingId,
    exhibit: Exhibit,
}

fn running(folder: &Path) -> Running {
    let clock = Arc::new(ManualClock::at("2026-11-24T14:00:00Z".parse().unwrap()));
    let path = folder.join("demo.statroom");
    let as_clock: Arc<dyn statroom::program::Clock> = clock.clone();
    demo::ensure(&path, &as_clock).unwrap();
    let mut program = Program::open(&path, clock.clone(), "test").unwrap();
    let today: NaiveDate = clock.now().date_naive();
    let rows = query::meetings(&program).unwrap().rows;
    let row = rows.iter().find(|row| row.meeting.held_on == today);
    let meeting = row.unwrap().meeting.id;
    program.run(Command::StartMeeting(meeting)).unwrap();
    let view = query::meeting(&program, meeting).unwrap();
    let exhibits = view.agenda().flat_map(|item| &item.exhibits);
    let street = query::find_measure(&program, "street-defect-response").unwrap();
    let mut charts = exhibits.filter(|it| it.kind == ExhibitKind::Chart);
    let exhibit = charts
        .find(|it| it.measure == Some(street))
        .unwrap()
        .clone();
    let stop = view
        .stops
        .iter()
        .find(|stop| {
            let here = stop.item == Some(exhibit.item) && stop.screen == Screen::Exhibit;
            here && stop.exhibit == exhibit.position
        })
        .unwrap();
    let go = Command::GoTo {
        meeting,
        item: stop.item,
        screen: stop.screen,
        exhibit: stop.exhibit,
    };
    program.run(go).unwrap();
    Running {
        program,
        clock,
        meeting,
        exhibit,
    }
}

impl Running {
    fn look(&self, view: View) -> StageLook {
        let look = StageLook {
            id: self.meeting,
            exhibit: self.exhibit.id,
            dimension: String::new(),
            periods: 0,
            as_table: false,
            form: ChartForm::Line,
            usual_range: true,
            compared: ComparedWith::Nothing,
        };
        look.seen(view)
    }

    fn seen(&self) -> Option<ExhibitView> {
        let view = query::meeting(&self.program, self.meeting).unwrap();
        query::looked_at(&self.program, &view).unwrap()
    }

    fn prepared(&self) -> ExhibitView {
        let all = query::exhibits(&self.program, self.meeting).unwrap();
        let mut all = all.into_iter();
        all.find(|one| one.exhibit.id == self.exhibit.id).unwrap()
    }

    /// Closes the file and opens it again.
    fn reopen(&mut self) {
        let path = self.program.path().to_owned();
        let other = Program::open(&path, self.clock.clone(), "another window").unwrap();
        self.program = other;
    }
}

#[test]
fn a_look_of_the_room_outlives_the_file_being_closed_and_goes_with_the_exhibit() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = running(folder.path());
    let prepared = running.prepared();
    let look = running.look(View {
        form: ChartForm::Bars,
        usual_range: false,
        compared: ComparedWith::LastYear,
        ..View::of("", 24)
    });
    running.program.run(Command::LookAt(look.clone())).unwrap();
    running.reopen();
    let view = query::meeting(&running.program, running.meeting).unwrap();
    assert_eq!(view.look, Some(look));
    let seen = running.seen().unwrap();
    assert_eq!(seen.compared, "1.4 days higher than in Oct 2025");
    let ExhibitBody::Chart(spec) = &seen.body else {
        panic!("no chart but {:?}", seen.body);
    };
    assert_eq!(spec.form, ChartForm::Bars);
    assert!(spec.usual.is_empty());
    // What was prepared stays as it was, and so does the room's place.
    assert_eq!(running.prepared().exhibit, prepared.exhibit);
    assert_eq!(view.stage.unwrap().item, Some(running.exhibit.item));
    running
        .program
        .run(Command::LookAsPrepared(running.meeting))
        .unwrap();
    assert!(running.seen().is_none());
    assert_eq!(running.program.faults().unwrap(), []);
}

#[test]
fn the_room_is_never_shown_what_cannot_be_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = running(folder.path());
    let by_shift = running.look(View::of("Shift", 24));
    let refused = running.program.run(Command::LookAt(by_shift));
    let Err(ProgramError::Refused(words)) = refused else {
        panic!("not refused: {refused:?}");
    };
    assert!(words.contains("has no figures by Shift"), "{words}");
    // A form that does not fit becomes a line, and two years are the least to lay over each other.
    let by_district = running.look(View {
        form: ChartForm::Bars,
        ..View::of("District", 24)
    });
    running.program.run(Command::LookAt(by_district)).unwrap();
    let kept = |running: &Running| {
        let view = query::meeting(&running.program, running.meeting).unwrap();
        view.look.unwrap().view()
    };
    assert_eq!(kept(&running), View::of("District", 24));
    let years = running.look(View {
        form: ChartForm::Years,
        ..View::of("", 12)
    });
    running.program.run(Command::LookAt(years)).unwrap();
    assert_eq!(kept(&running).periods, 24);
    // The same of an exhibit that is saved.
    let bars = Exhibit {
        form: ChartForm::Panels,
        dimension: String::new(),
        ..running.exhibit.clone()
    };
    running.program.run(Command::SaveExhibit(bars)).unwrap();
    assert_eq!(running.prepared().exhibit.form, ChartForm::Line);
}

#[test]
fn the_last_meeting_of_an_exhibit_is_the_one_before_its_own_also_when_that_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = running(folder.path());
    let compared = Exhibit {
        compared: ComparedWith::LastMeeting,
        ..running.exhibit.clone()
    };
    running.program.run(Command::SaveExhibit(compared)).unwrap();
    let said = running.prepared().compared;
    assert!(said.contains("the latest before the meeting of"), "{said}");
    running.clock.advance(TimeDelta::minutes(90));
    running
        .program
        .run(Command::Adjourn(running.meeting))
        .unwrap();
    let view = query::meeting(&running.program, running.meeting).unwrap();
    assert_eq!(view.meeting.progress(), MeetingProgress::Adjourned);
    assert_eq!(running.prepared().compared, said);
}

#[test]
fn a_memo_draws_an_exhibit_in_its_form_and_says_its_comparison_once_as_its_second_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = running(folder.path());
    let mut memo = |view: View| {
        let exhibit = running.exhibit.clone().seen(view);
        running.program.run(Command::SaveExhibit(exhibit)).unwrap();
        let sources =
            MemoSources::read(&running.program, running.meeting, MemoEdition::PANEL).unwrap();
        let written = markdown::write(&stat_memo(&sources).unwrap(), "memo");
        let pictures: Vec<Vec<u8>> = written.pictures.into_iter().map(|it| it.1).collect();
        (written.text, pictures)
    };
    let (text, line) = memo(View::of("", 36));
    assert!(!text.contains("higher than in Oct 2025"), "{text}");
    let compared = View {
        form: ChartForm::Years,
        compared: ComparedWith::LastYear,
        ..View::of("", 36)
    };
    let (text, years) = memo(compared.clone());
    let words = "against 4.8 days in Oct 2025.** That is 1.4 days higher than in Oct 2025.";
    // The mark of the measure's footnote stands between the two.
    let unmarked = (1..20).fold(text.clone(), |text, note| {
        text.replace(&format!("[^{note}] "), " ")
    });
    assert!(unmarked.contains(words), "{text}");
    // Said above the figure, and by the picture to those who can't see it; its caption is silent.
    assert_eq!(
        text.matches("1.4 days higher than in Oct 2025").count(),
        2,
        "{text}"
    );
    assert_ne!(years, line);
    let panels = View {
        form: ChartForm::Panels,
        dimension: "District".to_owned(),
        ..compared
    };
    let (text, _) = memo(panels);
    assert!(
        text.contains(" As a whole, 1.4 days higher than in Oct 2025."),
        "{text}"
    );
}

fn demonstration() -> Program {
    demo::build("2026-11-22T11:00:00Z".parse().unwrap()).unwrap()
}

#[test]
fn what_a_chart_says_of_a_comparison_agrees_with_the_tile_of_the_measures_page() {
    let program = demonstration();
    let mut agreed = 0;
    for row in &query::measures(&program).unwrap().rows {
        let page = query::measure_page(&program, row.measure.id).unwrap();
        let format = &row.measure.format;
        for (with, against) in [
            (ComparedWith::LastYear, Against::LastYear),
            (ComparedWith::LastMeeting, Against::LastMeeting),
            (ComparedWith::Target, Against::Target),
        ] {
            let mut tiles = page.row.comparisons.iter();
            let tile = tiles.find(|one| one.against == against);
            let change = tile.and_then(|one| one.change);
            let words = query::comparison_words(&page, with);
            assert_eq!(words.is_some(), change.is_some(), "{}", row.measure.name);
            let (Some(words), Some(change)) = (words, change) else {
                continue;
            };
            let told = format.change(change.difference);
            let size = told.trim_start_matches(['+', '\u{2212}']);
            let size = size.strip_suffix(" pt").unwrap_or(size);
            let name = &row.measure.name;
            if told == "0" {
                let equal = ["the same as", "about the same as", "just ", "at the target"];
                assert!(
                    equal.iter().any(|it| words.starts_with(it)),
                    "{name}: {words}"
                );
            } else {
                assert!(words.starts_with(size), "{name}: {words}, {told}");
                let more = ["higher", "more", "above"];
                let more = more.iter().any(|word| words.contains(&format!(" {word} ")));
                assert_eq!(more, change.difference > 0.0, "{name}: {words}, {told}");
            }
            agreed += 1;
        }
    }
    assert!(agreed > 40, "{agreed}");
}

#[test]
fn every_measure_can_be_looked_at_in_every_way_it_offers() {
    let program = demonstration();
    for row in &query::measures(&program).unwrap().rows {
        let page = query::measure_page(&program, row.measure.id).unwrap();
        let choices = query::view_choices(&page);
        let dimensions = std::iter::once(String::new()).chain(choices.dimensions.clone());
        for dimension in dimensions {
            for form in choices.forms(&dimension) {
                for compared in &choices.compared {
                    let view = View {
                        form,
                        compared: *compared,
                        ..View::of(&dimension, 36)
                    };
                    let spec = query::chart_of(&program, &page, &view);
                    assert_eq!(spec.form, form, "{}: {view:?}", row.measure.name);
                    let said = spec.compared.is_some();
                    assert_eq!(said, *compared != ComparedWith::Nothing, "{view:?}");
                    let table = query::table_of(&page, &dimension, view.periods);
                    assert_eq!(table.rows.is_empty(), spec.is_empty(), "{view:?}");
                }
            }
        }
    }
}
