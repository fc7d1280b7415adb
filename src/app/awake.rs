//! Keeps the screen from sleeping while a meeting runs, where the system lets a program ask for it.
//!
//! The asking goes on in a thread of its own: a bus may take its time to answer, and Windows holds the promise
//! only as long as the thread lives that asked.

use crate::ui::models::ScreenSleep;
use eframe::egui::Context;
use std::any::Any;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Who keeps the screen awake; tests bring their own.
pub trait StayAwake {
    /// Asks for it, or no longer. Cheap to call in every frame; the context is woken when the answer is known.
    fn want(&mut self, awake: bool, ctx: &Context);
    /// What the system said.
    fn state(&self) -> ScreenSleep;
}

/// The machine's own screen.
#[derive(Debug, Default)]
pub(super) struct SystemScreen {
    wanted: Option<bool>,
    thread: Option<Sender<bool>>,
    state: Arc<Mutex<ScreenSleep>>,
}

impl StayAwake for SystemScreen {
    fn want(&mut self, awake: bool, ctx: &Context) {
        if self.wanted == Some(awake) {
            return;
        }
        self.wanted = Some(awake);
        let heard = |thread: &Sender<bool>| thread.send(awake).is_ok();
        if self.thread.as_ref().is_some_and(heard) {
            return;
        }
        self.thread = begin(Arc::clone(&self.state), ctx.clone());
        if !self.thread.as_ref().is_some_and(heard) {
            let words = "no thread could be begun".to_owned();
            *lock(&self.state) = ScreenSleep::Refused(words);
        }
    }

    fn state(&self) -> ScreenSleep {
        lock(&self.state).clone()
    }
}

fn lock(state: &Mutex<ScreenSleep>) -> std::sync::MutexGuard<'_, ScreenSleep> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn begin(state: Arc<Mutex<ScreenSleep>>, ctx: Context) -> Option<Sender<bool>> {
    let (sender, wishes) = channel();
    let thread = std::thread::Builder::new().name("awake".to_owned());
    let spawned = thread.spawn(move || {
        let mut keeper = Keeper::default();
        while let Ok(awake) = wishes.recv() {
            if let Some(answer) = keeper.follow(awake, ask) {
                if let ScreenSleep::Refused(words) = &answer {
                    tracing::warn!("the screen can't be kept awake: {words}");
                }
                *lock(&state) = answer;
                ctx.request_repaint();
            }
        }
    });
    spawned.is_ok().then_some(sender)
}

/// Holds what the system gave, while it is wanted.
#[derive(Debug)]
struct Keeper<H> {
    held: Option<H>,
    known: bool,
}

impl<H> Default for Keeper<H> {
    fn default() -> Self {
        let (held, known) = (None, false);
        Self { held, known }
    }
}

impl<H> Keeper<H> {
    /// Follows a wish, and says what the system answered if it was asked. The first wish, whatever it is,
    /// tells whether it can be had: people want to know before the meeting.
    fn follow(&mut self, awake: bool, ask: impl Fn() -> Result<H, String>) -> Option<ScreenSleep> {
        let asks = (awake && self.held.is_none()) || !self.known;
        let answer = asks.then(ask);
        self.known = true;
        let answer = answer.map(|answer| match answer {
            Ok(hold) => {
                self.held = Some(hold);
                ScreenSleep::Kept
            }
            Err(words) => ScreenSleep::Refused(words),
        });
        if !awake {
            self.held = None;
        }
        answer
    }
}

/// What keeps the screen awake as long as it lives; only its end matters.
type Hold = Box<dyn Any>;

/// Asks the desktop, and under X11 without one that answers the display itself.
fn ask() -> Result<Hold, String> {
    let desktop = keepawake::Builder::default()
        .display(true)
        // On Linux the desktop does both; the other way there needs a system service as well.
        .idle(!cfg!(target_os = "linux"))
        .reason("A meeting is shown to the room")
        .app_name("Statroom")
        .app_reverse_domain("statroom")
        .create()
        .map(|hold| Box::new(hold) as Hold)
        .map_err(|error| format!("the desktop said: {error}"));
    #[cfg(target_os = "linux")]
    let desktop = desktop.or_else(|words| ask_x11().map_err(|_none| words));
    desktop
}

/// Suspends the screen saver and the power saving of the X display as long as the connection lives.
#[cfg(target_os = "linux")]
fn ask_x11() -> Result<Hold, Box<dyn std::error::Error>> {
    use x11rb::connection::Connection as _;
    use x11rb::protocol::screensaver::ConnectionExt as _;
    // Under Wayland the display of X11 is a guest and has no say over the screen.
    if std::env::var_os("WAYLAND_DISPLAY").is_some() {
        return Err("the screen is Wayland's".into());
    }
    let (connection, _screen) = x11rb::connect(None)?;
    connection.screensaver_query_version(1, 1)?.reply()?;
    connection.screensaver_suspend(1)?.check()?;
    connection.flush()?;
    Ok(Box::new(connection))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    struct Held<'a>(&'a Cell<i32>);

    impl Drop for Held<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() - 1);
        }
    }

    #[test]
    fn the_screen_is_held_while_it_is_wanted_and_asked_for_once_to_know() {
        let holds = Cell::new(0);
        let ask = || {
            holds.set(holds.get() + 1);
            Ok(Held(&holds))
        };
        let mut keeper = Keeper::default();
        assert_eq!(keeper.follow(false, ask), Some(ScreenSleep::Kept));
        assert_eq!(holds.get(), 0, "it was asked for to know, and given back");
        assert_eq!(keeper.follow(true, ask), Some(ScreenSleep::Kept));
        assert_eq!(keeper.follow(true, ask), None);
        assert_eq!(holds.get(), 1);
        assert_eq!(keeper.follow(false, ask), None);
        assert_eq!(holds.get(), 0);
    }

    #[test]
    fn a_refusal_is_told_with_its_reason_and_asked_about_again_at_the_next_meeting() {
        let ask = || Err::<(), String>("there is no bus".to_owned());
        let refused = || Some(ScreenSleep::Refused("there is no bus".to_owned()));
        let mut keeper = Keeper::default();
        assert_eq!(keeper.follow(false, ask), refused());
        assert_eq!(keeper.follow(false, ask), None);
        assert_eq!(keeper.follow(true, ask), refused());
        assert_eq!(keeper.follow(true, || Ok(())), Some(ScreenSleep::Kept));
    }
}
