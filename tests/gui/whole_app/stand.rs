//! The app on a stand: its clock moved by hand, its file dialogs answered, its files in a folder of the test.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use statroom::app::{
    Answer, AppParts, Ask, FileDialogs, Monitor, OpenFiles, StatroomApp, StayAwake,
};
use statroom::program::{ManualClock, Program};
use statroom::ui::models::ScreenSleep;
use statroom::ui::theme::Look;
use tempfile::TempDir;

use crate::driver::at;
pub(super) use crate::harness::painted;
use crate::harness::{picture, screen};

/// The morning of the demonstration's meeting.
pub(super) const MORNING: &str = "2026-11-24T13:51:00Z";

/// Size of the window.
pub(super) const WINDOW: [f32; 2] = [1440.0, 900.0];

/// Somebody who answers the file dialogs from a list.
#[derive(Clone, Default)]
struct Scripted {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<Ask>>>,
    copied: Arc<Mutex<Vec<PathBuf>>>,
}

impl FileDialogs for Scripted {
    fn ask(&mut self, ask: &Ask, _ctx: &Context) {
        self.asked.lock().unwrap().push(ask.clone());
    }

    fn answer(&mut self) -> Answer {
        let next = self.answers.lock().unwrap().pop_front();
        next.expect("a dialog was opened that the test did not expect")
    }

    fn copied(&mut self) -> Vec<PathBuf> {
        self.copied.lock().unwrap().clone()
    }
}

/// A screen that says whether it is to stay awake, and what it answers.
#[derive(Clone, Default)]
pub(super) struct TestScreen {
    /// The last wish.
    pub(super) wanted: Arc<Mutex<bool>>,
    /// The answer to all.
    pub(super) says: Arc<Mutex<ScreenSleep>>,
}

impl StayAwake for TestScreen {
    fn want(&mut self, awake: bool, _ctx: &Context) {
        *self.wanted.lock().unwrap() = awake;
    }

    fn state(&self) -> ScreenSleep {
        self.says.lock().unwrap().clone()
    }
}

/// Files that somebody wanted to see outside the app, each with whether itself or in its folder.
#[derive(Clone, Default)]
pub(super) struct Opened(Arc<Mutex<Vec<(PathBuf, bool)>>>);

impl OpenFiles for Opened {
    fn open(&mut self, path: &Path) -> std::io::Result<()> {
        self.0.lock().unwrap().push((path.to_owned(), true));
        Ok(())
    }

    fn show_in_folder(&mut self, path: &Path) -> std::io::Result<()> {
        self.0.lock().unwrap().push((path.to_owned(), false));
        Ok(())
    }
}

impl Opened {
    /// What was opened so far.
    pub(super) fn all(&self) -> Vec<(PathBuf, bool)> {
        self.0.lock().unwrap().clone()
    }
}

/// The app, with everything it stands on.
pub(super) struct Stand {
    /// The window.
    pub(super) window: Harness<'static, StatroomApp>,
    /// What time it is.
    pub(super) clock: Arc<ManualClock>,
    dialogs: Scripted,
    /// The monitors of the machine.
    pub(super) monitors: Arc<Mutex<Vec<Monitor>>>,
    /// The screen that is kept awake.
    pub(super) sleep: TestScreen,
    /// What was opened outside the app.
    pub(super) opened: Opened,
    folder: Arc<TempDir>,
}

impl Stand {
    /// The app as a newcomer starts it.
    pub(super) fn new() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let clock = Arc::new(ManualClock::at(at(MORNING)));
        Self::begin(folder, clock, Arc::default(), None)
    }

    /// Another window of the app on the same machine, with this program open.
    pub(super) fn another(&self, name: &str) -> Self {
        let (folder, clock) = (Arc::clone(&self.folder), Arc::clone(&self.clock));
        Self::begin(
            folder,
            clock,
            Arc::clone(&self.monitors),
            Some(self.file(name)),
        )
    }

    /// What a crash leaves: the window is gone in the middle of whatever it did. Then the app is started
    /// anew with this program.
    pub(super) fn crash_and_start(self, name: &str) -> Self {
        let (folder, clock) = (Arc::clone(&self.folder), Arc::clone(&self.clock));
        let (monitors, file) = (Arc::clone(&self.monitors), self.file(name));
        drop(self);
        Self::begin(folder, clock, monitors, Some(file))
    }

    fn begin(
        folder: Arc<TempDir>,
        clock: Arc<ManualClock>,
        monitors: Arc<Mutex<Vec<Monitor>>>,
        file: Option<PathBuf>,
    ) -> Self {
        let dialogs = Scripted::default();
        let seen = Arc::clone(&monitors);
        let sleep = TestScreen::default();
        let opened = Opened::default();
        let parts = AppParts {
            clock: clock.clone(),
            dialogs: Box::new(dialogs.clone()),
            monitors: Box::new(move |_window| seen.lock().unwrap().clone()),
            awake: Box::new(sleep.clone()),
            files: Box::new(opened.clone()),
            preferences: Some(folder.path().join("preferences.toml")),
            copies: Some(folder.path().join("copies")),
            demo: folder.path().join("demonstration.statroom"),
            file,
            renderer: "test",
        };
        let window = screen(WINDOW, Look::Light).build_eframe(|context| {
            context.egui_ctx.set_embed_viewports(false);
            StatroomApp::new(&context.egui_ctx, parts)
        });
        let mut stand = Self {
            window,
            clock,
            dialogs,
            monitors,
            sleep,
            opened,
            folder,
        };
        stand.settle();
        stand
    }

    /// A file in the test's folder.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Lets frames go by until the window is still and nothing is under way in a thread.
    pub(super) fn settle(&mut self) {
        for _ in 0..4_000 {
            self.window.run_steps(2);
            if !self.works() && !self.window.state().makes_pictures_ready() {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        self.window.run_ok();
    }

    /// Whether a job is under way: its name stands in the window.
    fn works(&self) -> bool {
        let jobs = [
            "Writing the ",
            "Reading the ",
            "Backing up",
            "Taking in ",
            "Issuing the ",
            "Releasing the ",
            "Saving the ",
        ];
        let named = |name: &&str| {
            self.window
                .query_all_by_label_contains(name)
                .next()
                .is_some()
        };
        jobs.iter().any(named)
    }

    /// Everything the window says, for a person who looks for a fault.
    fn dump(&self) {
        fn walk(node: &Node<'_>, depth: usize) {
            let one = node.accesskit_node();
            let label = one.label().unwrap_or_default();
            let value = one.value().unwrap_or_default();
            if !label.is_empty() || !value.is_empty() || node.is_focused() {
                let mark = if node.is_focused() { " <<<" } else { "" };
                println!("{:depth$}{:?} {label:?} {value:?}{mark}", "", one.role());
            }
            for child in node.children() {
                walk(&child, depth + 1);
            }
        }
        println!("-----------------------------------------------");
        walk(&self.window.root(), 0);
    }

    /// Compares the window with the kept picture, once its caret stands still: until then the picture would depend on
    /// how long the frames before it took.
    pub(super) fn picture(&mut self, name: &str) {
        self.window.run_steps(60);
        picture(&mut self.window, name);
    }

    /// Presses what has this label.
    #[track_caller]
    pub(super) fn press(&mut self, label: &str) {
        self.window.get_by_label(label).click();
        self.settle();
    }

    /// Presses the tab with this label.
    #[track_caller]
    pub(super) fn press_tab(&mut self, label: &str) {
        self.window.get_by_role_and_label(Role::Tab, label).click();
        self.settle();
    }

    /// Presses the one thing that has these words in its label.
    #[track_caller]
    pub(super) fn press_with(&mut self, words: &str) {
        self.window.get_by_label_contains(words).click();
        self.settle();
    }

    /// Presses with the pointer at a place of the window.
    pub(super) fn press_at(&mut self, at: Pos2) {
        self.window.event(Event::PointerMoved(at));
        self.window.run_steps(1);
        for pressed in [true, false] {
            self.window.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        self.settle();
    }

    /// Presses a key.
    pub(super) fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses a key with others held.
    pub(super) fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types into whatever has the keyboard.
    pub(super) fn type_words(&mut self, words: &str) {
        self.window.event(Event::Text(words.into()));
        self.settle();
    }

    /// Gives something the keyboard and selects all that is in it.
    #[track_caller]
    pub(super) fn enter(&mut self, label: &str) {
        self.window.get_by_label(label).focus();
        self.settle();
    }

    /// Writes words into a field in place of those it holds.
    #[track_caller]
    pub(super) fn write(&mut self, label: &str, words: &str) {
        self.enter(label);
        self.keys(Modifiers::COMMAND, Key::A);
        self.type_words(words);
    }

    /// Chooses in a drop-down by the first letters of the option.
    #[track_caller]
    pub(super) fn choose(&mut self, label: &str, letters: &str) {
        let role = Role::ComboBox;
        self.window.get_by_role_and_label(role, label).click();
        self.settle();
        self.type_words(letters);
        self.key(Key::Enter);
    }

    /// Whether these words stand in the window, in a label or as text.
    pub(super) fn says(&self, words: &str) -> bool {
        let mut nodes = vec![self.window.root()];
        while let Some(node) = nodes.pop() {
            let one = node.accesskit_node();
            let holds = |text: Option<String>| text.is_some_and(|text| text.contains(words));
            if holds(one.label()) || holds(one.value()) {
                return true;
            }
            nodes.extend(node.children());
        }
        false
    }

    /// Makes sure that these words stand in the window.
    #[track_caller]
    pub(super) fn must_say(&self, words: &str) {
        if !self.says(words) {
            self.dump();
            panic!("the window does not say {words:?}");
        }
    }

    /// What has the keyboard.
    pub(super) fn holder(&self) -> String {
        let mut nodes = vec![self.window.root()];
        let mut holder = String::new();
        while let Some(node) = nodes.pop() {
            if node.is_focused() {
                holder = node.accesskit_node().label().unwrap_or_default();
            }
            nodes.extend(node.children());
        }
        holder
    }

    /// Answers the next question for a file with this one.
    pub(super) fn will_choose(&self, path: &Path) {
        let answer = Answer::File(path.to_owned());
        self.dialogs.answers.lock().unwrap().push_back(answer);
    }

    /// The same with several.
    pub(super) fn will_choose_all(&self, paths: &[PathBuf]) {
        let answer = Answer::Files(paths.to_vec());
        self.dialogs.answers.lock().unwrap().push_back(answer);
    }

    /// Copies these in a file manager.
    pub(super) fn copied(&self, paths: &[PathBuf]) {
        *self.dialogs.copied.lock().unwrap() = paths.to_vec();
    }

    /// Titles of the questions for files so far.
    pub(super) fn asked(&self) -> Vec<String> {
        let asked = self.dialogs.asked.lock().unwrap();
        asked.iter().map(|ask| ask.title.clone()).collect()
    }

    /// The name offered with the latest of them.
    pub(super) fn offered(&self) -> String {
        let asked = self.dialogs.asked.lock().unwrap();
        asked.last().unwrap().name.clone()
    }

    /// Does what the command palette finds for these words first.
    pub(super) fn command(&mut self, words: &str) {
        self.keys(Modifiers::COMMAND, Key::K);
        self.type_words(words);
        self.key(Key::Enter);
    }

    /// A program file as it is on the disk now, opened beside the app.
    pub(super) fn read(&self, name: &str) -> Program {
        Program::open(&self.file(name), self.clock.clone(), "test").unwrap()
    }

    /// Lets time go by, on the clock on the wall and in the window.
    pub(super) fn wait(&mut self, time: TimeDelta) {
        self.clock.advance(time);
        self.window.run_steps(4);
        self.settle();
    }
}
