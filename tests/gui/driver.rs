//! A program behind a screen, as the app stands behind it: a test draws screens, chooses by label and
//! key, and what the screens wish for is done on a program in memory before the next frame.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use eframe::egui::{CentralPanel, Context, Frame as Ground, Panel, Ui};
use egui_kittest::Harness;
use statroom::domain::city::City;
use statroom::domain::edition::MemoEdition;
use statroom::domain::ids::{MeasureId, MeetingId};
use statroom::domain::meeting::{Meeting, MeetingProgress};
use statroom::domain::view::View;
use statroom::export::memo::{MemoLack, MemoSources, check_follow_up, check_stat};
use statroom::program::query;
use statroom::program::{Command, Done, ManualClock, Output, Program};
use statroom::ui::audience::audience_frame;
use statroom::ui::models::{AudiencePlace, Frame, MeasureOnPage, MemoLacks, Models, ProjectorView};
use statroom::ui::outbox::{MeetingStage, Outbox, Place, Selection, Then, Wish};
use statroom::ui::paper::Paper;
use statroom::ui::theme::Look;
use statroom::ui::tokens::{height, palette};

use crate::harness::{Window, window};

/// Width of the rail and height of the bar that the shell puts around every screen.
const RAIL: f32 = 168.0;

/// Screens under test: what they remember, how they are drawn, and what they do when a wish of
/// theirs was granted.
pub(crate) trait Screens: 'static {
    /// Draws the screen of that place.
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, place: Place, outbox: &mut Outbox);

    /// Puts only these in sight; the place they are listed at follows by itself.
    fn select(&mut self, _selection: Selection) {}

    /// Goes to the field in which something is mended; where that is.
    fn mend(&mut self, _lack: &MemoLack, _models: &Models, _ctx: &Context) -> Option<Place> {
        None
    }

    /// Follows a change that was made.
    fn follow(&mut self, _then: Then) {}

    /// Follows a change that made something with this key.
    fn follow_made(&mut self, _then: Then, _id: uuid::Uuid) {}

    /// How a measure's chart is looked at.
    fn view(&self) -> View {
        View::of("", 36)
    }
}

/// A desk with a program on it and screens before it.
pub(crate) struct Desk<S> {
    /// The program.
    pub(crate) program: Program,
    /// Its clock.
    pub(crate) clock: Arc<ManualClock>,
    /// What the screens read.
    pub(crate) models: Models,
    /// Where the console is.
    pub(crate) place: Place,
    /// The screens.
    pub(crate) screens: S,
    /// Wishes that are the app's alone: verbs, files, words for the person.
    pub(crate) wishes: Vec<Wish>,
    /// What was asked to be mended.
    pub(crate) mended: Vec<MemoLack>,
    /// Why changes were refused, in words.
    pub(crate) refused: Vec<String>,
    outbox: Outbox,
    view: View,
    /// The pages of the memo that is looked at.
    pub(crate) paper: Box<Paper>,
}

/// An instant as tests write it: "2026-11-24T13:51:00Z".
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A city to begin with.
pub(crate) fn a_city() -> City {
    City {
        name: "City of Port Alder".into(),
        program_name: "Port Alder Stat".into(),
        office: "Office of Performance".into(),
        analyst_email: "stat@portalder.example".into(),
        fiscal_first_month: 7,
        time_zone: "America/New_York".into(),
        meeting_minutes: 90,
        materials_due_days: 24,
        memo_signatory: "Chief of Staff".into(),
        memo_footer: "Internal use only".into(),
        ..City::default()
    }
}

/// A program in memory with nothing in it but its city, and its clock.
pub(crate) fn an_empty_program(now: DateTime<Utc>) -> (Program, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::at(now));
    let program = Program::in_memory(a_city(), clock.clone()).unwrap();
    (program, clock)
}

/// Runs a command that has to succeed and gives back the key of what it made.
pub(crate) fn made<Id: From<uuid::Uuid>>(program: &mut Program, command: Command) -> Id {
    match program.run(command).unwrap().output {
        Output::Id(id) => Id::from(id),
        other @ (Output::Nothing | Output::Count(_)) => panic!("no key but {other:?}"),
    }
}

impl<S: Screens> Desk<S> {
    /// A desk at that place.
    pub(crate) fn new(
        (program, clock): (Program, Arc<ManualClock>),
        place: Place,
        screens: S,
    ) -> Self {
        let mut desk = Self {
            program,
            clock,
            models: Models::default(),
            place,
            screens,
            wishes: Vec::new(),
            mended: Vec::new(),
            refused: Vec::new(),
            outbox: Outbox::default(),
            view: View::default(),
            paper: Box::default(),
        };
        desk.refresh();
        desk
    }

    /// Reads everything anew, as after a change by another window.
    pub(crate) fn refresh(&mut self) {
        let program = &self.program;
        let models = &mut self.models;
        models.today = program.today();
        models.directory = query::directory(program).unwrap();
        models.papers.view = query::papers(program).unwrap();
        models.measures = query::measures(program).unwrap();
        models.actions = query::actions(program).unwrap();
        models.meetings = query::meetings(program).unwrap();
        models.home = query::home(
            &models.directory,
            &models.measures,
            &models.actions,
            &models.meetings,
            models.today,
        );
        models.file_name = "port-alder.statroom".into();
        models.undo = program.undo_name().map(str::to_owned);
        models.redo = program.redo_name().map(str::to_owned);
        self.view = self.screens.view();
        models.measure = None;
        if let Place::Measure(id) = self.place {
            models.measure = Some(on_page(program, id, &self.view));
        }
        models.lacks = match self.place {
            Place::Meeting(id, _) => Some(lacks(program, id)),
            Place::Home
            | Place::Meetings
            | Place::Measures
            | Place::Measure(_)
            | Place::Actions
            | Place::Settings(_) => None,
        };
        (models.meeting, models.exhibits) = (None, BTreeMap::new());
        (models.looked_at, models.beside) = (None, None);
        if let Place::Meeting(id, _) = self.place {
            let shown = query::exhibits(program, id).unwrap();
            let shown = shown.into_iter().map(|view| (view.exhibit.id, view));
            models.meeting = Some(query::meeting(program, id).unwrap());
            models.exhibits = shown.collect();
            let view = models.meeting.as_ref().unwrap();
            models.figures = query::room_figures(program, view, &models.measures).unwrap();
            models.looked_at = query::looked_at(program, view).unwrap();
            models.beside = query::looked_at_beside(program, view).unwrap();
            let guest = view.guest.as_ref();
            let at = view.operator().filter(|_| running(&view.meeting));
            models.last_time = at
                .and_then(|stage| stage.item)
                .map(|item| query::last_time(program, item).unwrap());
            models.guest = guest.map(|one| query::guest(program, &view.meeting, one).unwrap());
        }
    }

    pub(crate) fn draw(&mut self, ui: &mut Ui) {
        let surface = Ground::new().fill(palette(ui).surface);
        let bar = Panel::top("bar").exact_size(height::TOP_BAR).frame(surface);
        bar.show(ui, |_| {});
        let rail = Panel::left("rail").exact_size(RAIL).frame(surface);
        rail.resizable(false).show(ui, |_| {});
        let ground = Ground::new().fill(palette(ui).canvas);
        let pictures = BTreeMap::new();
        let now = self.program.now();
        let shown = audience_frame(&self.models, now);
        CentralPanel::default().frame(ground).show(ui, |ui| {
            let frame = Frame {
                shown: &shown,
                models: &self.models,
                now,
                pictures: &pictures,
                audience: AudiencePlace::Closed,
                projector: &ProjectorView::default(),
                paper: &self.paper,
            };
            self.screens.show(ui, &frame, self.place, &mut self.outbox);
        });
        self.grant(ui);
    }

    /// Does what was wished for, as the app does after a frame.
    fn grant(&mut self, ui: &Ui) {
        let wishes = self.outbox.take();
        let other_view = self.models.measure.is_some() && self.view != self.screens.view();
        if wishes.is_empty() && !other_view {
            return;
        }
        for wish in wishes {
            match wish {
                Wish::Run(command, then) => match self.program.run(*command) {
                    Ok(done) => self.follow(&done, then),
                    Err(error) => self.refused.push(error.to_string()),
                },
                Wish::Go(place) => self.place = place,
                Wish::Mend(lack) => {
                    let place = self.screens.mend(&lack, &self.models, ui.ctx());
                    self.place = place.unwrap_or(self.place);
                    self.mended.push(*lack);
                }
                Wish::Show(selection) => {
                    self.screens.select(selection);
                    self.place = match selection {
                        Selection::Measures { .. } | Selection::Unusual => Place::Measures,
                        Selection::Actions { .. } | Selection::Action(_) => Place::Actions,
                    };
                }
                other @ (Wish::Do(_)
                | Wish::ShowRoomOn(_)
                | Wish::AsShown(_)
                | Wish::Issue(_)
                | Wish::OpenCopy(_)
                | Wish::OpenSample
                | Wish::AsSigned(_)
                | Wish::PickFile(_)
                | Wish::UseFile(..)
                | Wish::Tell(_)) => {
                    self.wishes.push(other);
                }
            }
        }
        self.refresh();
        ui.ctx().request_repaint();
    }

    fn follow(&mut self, done: &Done, then: Then) {
        self.screens.follow(then);
        let Output::Id(id) = done.output else { return };
        self.screens.follow_made(then, id);
        match then {
            Then::OpenMeasure => self.place = Place::Measure(MeasureId::new(id)),
            Then::OpenMeeting => {
                self.place = Place::Meeting(MeetingId::new(id), MeetingStage::Prepare);
            }
            Then::Nothing
            | Then::SelectItem
            | Then::OpenExhibit
            | Then::ChooseEntry
            | Then::ClearCapture
            | Then::CloseForm => {}
        }
    }
}

/// Whether a meeting runs.
fn running(meeting: &Meeting) -> bool {
    meeting.progress() == MeetingProgress::Running
}

/// What a meeting's memos lack, as the app finds it.
fn lacks(program: &Program, meeting: MeetingId) -> MemoLacks {
    let sources = MemoSources::read(program, meeting, MemoEdition::PANEL).unwrap();
    MemoLacks {
        stat: check_stat(&sources),
        follow_up: check_follow_up(&sources),
    }
}

/// A measure's page with its charts, as the app makes it.
fn on_page(program: &Program, id: MeasureId, view: &View) -> MeasureOnPage {
    let page = query::measure_page(program, id).unwrap();
    let chart = |view: &View| Arc::new(query::life_chart_of(program, &page, view).unwrap());
    MeasureOnPage {
        id,
        life: query::life(program, &page.row.measure).unwrap(),
        choices: query::view_choices(&page),
        chart: chart(view),
        whole: chart(&View::of("", view.periods)),
        page: Arc::new(page),
    }
}

/// A console window at `desk`, drawn until it is still.
pub(crate) fn console<S: Screens>(desk: Desk<S>, look: Look) -> Harness<'static, Window<Desk<S>>> {
    window([1440.0, 900.0], look, desk, |ui, desk| desk.draw(ui))
}

/// The desk of a console.
pub(crate) fn desk<'h, S: Screens>(
    harness: &'h mut Harness<'static, Window<Desk<S>>>,
) -> &'h mut Desk<S> {
    &mut harness.state_mut().state
}
