//! The shell around the screens: eframe's app, windows and monitors, jobs off the frame, file dialogs,
//! preferences and notices. May use every room; the only one with threads and dialogs.

mod audience;
mod awake;
mod chips;
mod console_move;
mod dialogs;
mod exports;
mod forms;
mod granting;
mod handed;
mod identify;
mod import;
mod in_order;
mod issuing;
mod jobs;
mod kept_open;
mod keys;
mod monitors;
mod news;
mod opening;
mod pages;
mod paper;
mod papers;
mod pictures;
mod preferences;
mod projector;
mod recorder;
mod run_entries;
mod running;
mod session;
mod start;
mod undoing;
mod unsent;
mod window;
mod wizard;
mod work;
mod writing;
mod zoom;

pub use awake::StayAwake;
pub use dialogs::{Answer, Ask, FileDialogs};
pub use monitors::{Bounds, Monitor};
pub use opening::OpenFiles;
pub use start::{Start, name_of, start};

use crate::export::memo::MemoKind;
use crate::program::{Clock, Program};
use crate::ui::audience::AudienceFrame;
use crate::ui::console::ConsoleState;
use crate::ui::fonts;
use crate::ui::models::Frame;
use crate::ui::outbox::{FilePurpose, Outbox, Place};
use crate::ui::theme;
use chrono::{DateTime, Utc};
use eframe::egui::{Context, Ui};
use forms::Form;
use kept_open::KeptOpen;
use news::{Kind, News};
use paper::PaperDesk;
use pictures::PictureShelf;
use preferences::Preferences;
use projector::Projector;
use session::{Session, Wanted};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use unsent::UnsentLines;
use wizard::{InTurn, Pasting, Wizard};
use work::Work;

/// How long after a key or a click the caret blinks, in seconds.
const BLINKS: f64 = 10.0;

/// How long after one the console counts as worked in, in seconds.
const LIVELY: f64 = 2.0;

/// Looks at the monitors of the machine the window is on.
pub type MonitorsOf = dyn Fn(&eframe::Frame) -> Vec<Monitor>;

/// What the app is made of; tests bring their own clock, dialogs and places.
pub struct AppParts {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Who asks for files.
    pub dialogs: Box<dyn FileDialogs>,
    /// Who knows the monitors of the machine; none is said where they can't be known.
    pub monitors: Box<MonitorsOf>,
    /// Who keeps the screen awake.
    pub awake: Box<dyn StayAwake>,
    /// Who opens what was written.
    pub files: Box<dyn OpenFiles>,
    /// Where preferences are kept; nowhere without a place.
    pub preferences: Option<PathBuf>,
    /// Where copies lie that are opened outside the app; nowhere without a place.
    pub copies: Option<PathBuf>,
    /// Where the demonstration program is kept.
    pub demo: PathBuf,
    /// Program to open at the start.
    pub file: Option<PathBuf>,
    /// Name of the renderer it runs on.
    pub renderer: &'static str,
}

impl std::fmt::Debug for AppParts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppParts")
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

/// The app.
pub struct StatroomApp {
    parts: AppParts,
    preferences: Preferences,
    session: Option<Session>,
    console: ConsoleState,
    outbox: Outbox,
    news: Option<News>,
    form: Option<Form>,
    /// The import of figures that is open.
    wizard: Option<Box<Wizard>>,
    /// Who took figures in last, as far as it was said.
    taken_by: Option<String>,
    /// The files that are imported one after the other.
    in_turn: InTurn,
    pasting: Pasting,
    asking: Option<FilePurpose>,
    work: Option<Work>,
    projector: Projector,
    shown: Arc<AudienceFrame>,
    pictures: PictureShelf,
    paper: PaperDesk,
    polled_at: f64,
    /// By how many minutes the machine's clock was moved since the meeting began, as far as it was told.
    moved: i64,
    /// When somebody last did something here.
    used_at: f64,
    started: bool,
    unsent: UnsentLines,
}

impl std::fmt::Debug for StatroomApp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StatroomApp")
            .field("console", &self.console)
            .finish_non_exhaustive()
    }
}

impl StatroomApp {
    /// The app, with its program opened or on the welcome screen.
    pub fn new(ctx: &Context, parts: AppParts) -> Self {
        fonts::install(ctx);
        let unsent = UnsentLines::beside(parts.preferences.as_deref());
        let kept = KeptOpen::beside(parts.preferences.as_deref());
        let preferences = Preferences::load(parts.preferences.clone());
        theme::apply(ctx, preferences.look());
        zoom::begin(ctx, preferences.zoom);
        let file = parts.file.clone();
        let mut app = Self {
            parts,
            preferences,
            session: None,
            console: ConsoleState::default(),
            outbox: Outbox::default(),
            news: None,
            form: None,
            wizard: None,
            taken_by: None,
            in_turn: InTurn::default(),
            pasting: Pasting::default(),
            asking: None,
            work: None,
            projector: Projector::new(kept),
            shown: Arc::default(),
            pictures: PictureShelf::default(),
            paper: PaperDesk::default(),
            polled_at: 0.0,
            moved: 0,
            used_at: 0.0,
            started: false,
            unsent,
        };
        if let Some(file) = file {
            app.open_program(&file);
        }
        app
    }

    /// Opens a program in place of the one that is open. When it can't be opened, that one stays.
    fn open_program(&mut self, path: &Path) {
        if !self.keep_drafts() {
            return;
        }
        let opened = Program::open(path, Arc::clone(&self.parts.clock), "this window")
            .and_then(Session::new);
        match opened {
            Ok(session) => self.adopt(session),
            Err(error) => self.fail("The program was not opened.", &error.to_string()),
        }
    }

    /// Goes on with a program that was just opened; a meeting that was running resumes where it was.
    fn adopt(&mut self, session: Session) {
        let name = session.models.directory.city.program_name.clone();
        self.preferences
            .opened(&session.place, &name, session.models.today);
        self.leave_unsent();
        self.console = ConsoleState::default();
        self.pictures.clear();
        self.paper.clear();
        self.news = None;
        self.form = None;
        self.wizard = None;
        self.in_turn.forget();
        self.asking = None;
        self.work = None;
        self.session = Some(session);
        self.resume_running_meeting();
        self.bring_back_unsent();
    }

    /// Tells that something did not work.
    fn fail(&mut self, title: &str, words: &str) {
        self.news = Some(News::new(Kind::Failure, title, words));
    }

    /// Tells that something worked.
    fn tell(&mut self, title: &str, words: &str, undo: bool) {
        let news = News::new(Kind::Success, title, words);
        self.news = Some(News { undo, ..news });
    }

    fn now(&self) -> DateTime<Utc> {
        self.parts.clock.now()
    }

    /// Notes that this renderer works, once the first frame stands.
    fn note_start(&mut self) {
        if !self.started {
            self.started = true;
            self.parts
                .renderer
                .clone_into(&mut self.preferences.renderer);
            self.preferences.starting.clear();
            self.preferences.save();
        }
    }

    /// Looks twice a second whether another window changed the file, and lets the clocks go on.
    fn keep_up(&mut self, ctx: &Context) {
        // A job that writes hands over what it has read.
        let writing = self.is_writing();
        let Some(session) = self.session.as_mut().filter(|_| !writing) else {
            return;
        };
        let time = ctx.input(|input| input.time);
        if time - self.polled_at > 0.5 {
            self.polled_at = time;
            if let Err(error) = session.keep_up() {
                self.fail("The program could not be read again.", &error.to_string());
            }
        }
        // The clocks go on with the second on the wall.
        let into = u64::from(self.now().timestamp_subsec_millis() % 1000);
        ctx.request_repaint_after(Duration::from_millis(1005 - into));
    }

    /// Notes whether somebody works here. The caret of a window that is left alone stands still: it would
    /// cost two frames a second for nothing.
    fn note_use(&mut self, ctx: &Context) -> bool {
        let (time, used) = ctx.input(|input| (input.time, !input.events.is_empty()));
        if used {
            self.used_at = time;
        }
        let blinks = time - self.used_at < BLINKS;
        if ctx.global_style().visuals.text_cursor.blink != blinks {
            ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = blinks);
        }
        time - self.used_at < LIVELY
    }

    /// Makes sure that what the console shows has been read.
    fn want(&mut self) {
        let wanted = Wanted {
            meeting: self.console.open_meeting(),
            measure: self
                .console
                .open_measure()
                .map(|(id, view)| (id, view.clone())),
            private: self.console.private().cloned(),
            as_shown: self.console.as_shown(),
        };
        let meeting_wanted = wanted.meeting.is_some();
        let checks = self.console.shows_memo_check();
        let editions = [MemoKind::Stat, MemoKind::FollowUp];
        let editions = editions.map(|kind| self.console.memo_edition(kind));
        let compared = self.console.compared();
        let read = |session: &mut Session| {
            session
                .want(wanted)
                .and_then(|()| session.read_frozen(compared))
                .and_then(|()| session.check_memos(checks, editions))
        };
        if let Some(session) = &mut self.session
            && let Err(error) = read(session)
        {
            self.fail("The program could not be read.", &error.to_string());
            return;
        }
        // A meeting that was taken back or removed has no page to be on.
        let gone = |session: &Session| session.models.meeting.is_none();
        if meeting_wanted && self.session.as_ref().is_some_and(gone) {
            self.console.place = Place::Meetings;
        }
    }

    /// Makes the room's picture, if it is another than before.
    fn make_audience_frame(&mut self) {
        let now = self.now();
        let Some(session) = &mut self.session else {
            self.shown = Arc::default();
            return;
        };
        let frame = session.audience(now);
        if frame != *self.shown {
            self.shown = Arc::new(frame);
        }
    }

    /// Draws the console's page.
    fn page(&mut self, ui: &mut Ui) {
        let Some(session) = &self.session else { return };
        let projector = self.projector.view(self.parts.awake.state());
        let frame = Frame {
            models: &session.models,
            now: self.parts.clock.now(),
            pictures: &self.pictures.ready,
            audience: self.projector.window.place(),
            projector: &projector,
            shown: &self.shown,
            paper: &self.paper.shown,
        };
        crate::ui::console::show(ui, &frame, &mut self.console, &mut self.outbox);
    }
}

impl eframe::App for StatroomApp {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        tracing::trace!(target: "statroom::frames", "console");
        self.note_start();
        self.keep_up(&ctx);
        let lively = self.note_use(&ctx);
        self.watch_monitors(&ctx, frame);
        self.attend_audience(&ctx);
        self.stay_awake(&ctx);
        self.take_keys(&ctx);
        self.take_dropped_files(&ctx);
        self.take_pasted_pictures(&ctx);
        self.take_pasted_table(&ctx);
        self.take_answers(&ctx);
        self.take_results(&ctx);
        self.grant_wishes(&ctx);
        self.want();
        self.load_pictures(&ctx);
        self.lay_out_memo(&ctx);
        self.make_audience_frame();
        self.draw(ui);
        self.draw_recorder(&ctx);
        self.grant_wishes(&ctx);
        self.want();
        self.make_audience_frame();
        self.draw_windows(&ctx, lively);
        self.keep_unsent(&ctx);
        self.guard_closing(&ctx);
    }
}
