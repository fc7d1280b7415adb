//! Work off the frame: one job at a time, with a name, progress where it is known, and a way to stop it.

use eframe::egui::Context;
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// How long one waits for one page of a file.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How long one waits for a file that is written: the longest register takes seconds.
pub(crate) const LONG_PATIENCE: Duration = Duration::from_hours(1);

/// How long a job that was asked to stop, or whose time is over, has to end before it is left to itself.
const GRACE: Duration = Duration::from_secs(3);

/// What a job may ask and tell while it runs.
#[derive(Debug, Clone, Default)]
pub(crate) struct JobLink {
    stop: Arc<AtomicBool>,
    thousandths: Arc<AtomicU32>,
}

impl JobLink {
    /// Whether the person wants it stopped.
    pub(crate) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Whether somebody still waits for one step of it: nobody stopped it, and the step takes no longer than
    /// [`PATIENCE`].
    pub(crate) fn waits(&self, since: Instant) -> bool {
        !self.stopped() && since.elapsed() < PATIENCE
    }

    /// Tells how much of it is done, and asks whether somebody still waits.
    pub(crate) fn goes_on(&self, share: f32) -> bool {
        self.progress(share);
        !self.stopped()
    }

    /// How much of it is done, 0 to 1.
    pub(crate) fn progress(&self, share: f32) {
        let thousandths = (share.clamp(0.0, 1.0) * 1000.0) as u32;
        self.thousandths.store(thousandths, Ordering::Relaxed);
    }
}

/// A job that runs.
#[derive(Debug)]
pub(crate) struct Job<T> {
    /// What it does, as "Writing the stat memo".
    pub(crate) name: String,
    /// It writes to the program: until it is done nothing else does.
    pub(crate) writes: bool,
    link: JobLink,
    result: Receiver<T>,
    /// When it has to be done, where it reads foreign files with foreign code.
    ends: Cell<Option<Instant>>,
}

/// How a job stands.
#[derive(Debug)]
pub(crate) enum JobState<T> {
    /// It works.
    Running,
    /// It is done.
    Done(T),
    /// It ended without a word.
    Lost,
    /// It did not end in its time and is left to itself; what it comes to is of no interest any more.
    GivenUp,
}

impl<T: Send + 'static> Job<T> {
    /// Begins a job in a thread of its own; the window is drawn again when it is done.
    pub(crate) fn start(
        name: impl Into<String>,
        ctx: &Context,
        work: impl FnOnce(&JobLink) -> T + Send + 'static,
    ) -> Self {
        let (send, result) = channel();
        let link = JobLink::default();
        let (theirs, ctx) = (link.clone(), ctx.clone());
        let run = move || {
            let done = work(&theirs);
            // The window may have been closed meanwhile.
            drop(send.send(done));
            ctx.request_repaint();
        };
        if let Err(error) = std::thread::Builder::new()
            .name("statroom job".into())
            .spawn(run)
        {
            tracing::warn!("no thread for a job: {error}");
        }
        Self {
            name: name.into(),
            writes: false,
            link,
            result,
            ends: Cell::new(None),
        }
    }

    /// It is waited for no longer than this, and not at all once it was asked to stop.
    pub(crate) fn within(self, limit: Duration) -> Self {
        self.ends.set(Instant::now().checked_add(limit + GRACE));
        self
    }

    /// It writes to the program.
    pub(crate) const fn writing(mut self) -> Self {
        self.writes = true;
        self
    }

    /// How it stands.
    pub(crate) fn state(&self) -> JobState<T> {
        match self.result.try_recv() {
            Ok(done) => JobState::Done(done),
            Err(TryRecvError::Empty) if self.is_over(Instant::now()) => JobState::GivenUp,
            Err(TryRecvError::Empty) => JobState::Running,
            Err(TryRecvError::Disconnected) => JobState::Lost,
        }
    }

    fn is_over(&self, now: Instant) -> bool {
        self.ends.get().is_some_and(|ends| now >= ends)
    }

    /// Asks it to stop. One that reads foreign files is left to itself soon after.
    pub(crate) fn stop(&self) {
        self.link.stop.store(true, Ordering::Relaxed);
        let soon = Instant::now().checked_add(GRACE);
        let ends = self.ends.get();
        self.ends.set(ends.and(soon).min(ends));
    }

    /// Whether it was asked to stop.
    pub(crate) fn was_stopped(&self) -> bool {
        self.link.stopped()
    }

    /// Whether it ends when it is asked to.
    pub(crate) fn can_stop(&self) -> bool {
        self.ends.get().is_some() || self.share() > 0.0
    }

    /// How much of it is done, 0 to 1.
    pub(crate) fn share(&self) -> f32 {
        self.link.thousandths.load(Ordering::Relaxed) as f32 / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_never_ends_is_waited_for_no_longer_than_its_time_and_not_at_all_once_stopped() {
        let (sender, never) = channel::<()>();
        let work = move |_: &JobLink| never.recv().is_ok();
        let job = Job::start("Reading the page", &Context::default(), work);
        let in_seconds = |seconds| Instant::now() + Duration::from_secs(seconds);
        assert!(!job.is_over(in_seconds(3600)), "it has no bound of its own");
        let job = job.within(PATIENCE);
        assert!(!job.is_over(in_seconds(20)));
        assert!(job.is_over(in_seconds(24)));
        assert!(matches!(job.state(), JobState::Running) && job.can_stop());
        job.stop();
        assert!(!job.link.waits(Instant::now()));
        assert!(!job.is_over(in_seconds(2)));
        assert!(job.is_over(in_seconds(4)));
        drop(sender);
    }
}
