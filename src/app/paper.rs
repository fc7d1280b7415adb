//! The memo's pages for the preview: laid out and drawn off the frame, the newest order first, only what is in sight.
//! What was there before stays until the new pages are.

#[cfg(feature = "pdf")]
mod bench;
mod sample;

pub(super) use sample::Sample;

use super::StatroomApp;
use crate::domain::edition::MemoEdition;
use crate::domain::ids::MeetingId;
use crate::export::memo::MemoKind;
use crate::ui::paper::Paper;
use eframe::egui::Context;
use std::path::PathBuf;

/// What was ordered, and when it has to be ordered anew: the number of changes is another then.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Order {
    program: PathBuf,
    of: Whose,
    kind: MemoKind,
    edition: MemoEdition,
    changes: u64,
}

/// Whose memo it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// That of the meeting at hand.
    Meeting(MeetingId),
    /// One that shows how the city's papers look: the next meeting's or the last one's, a sample where there is none.
    /// It resembles the city's own Word file, or is as PDF and web page are.
    Papers {
        /// The Word file.
        as_word: bool,
    },
}

/// The pages that are ready, and who makes them.
#[derive(Debug, Default)]
pub(super) struct PaperDesk {
    /// What the console is handed.
    pub(super) shown: Paper,
    #[cfg(feature = "pdf")]
    bench: Option<bench::Bench>,
}

impl PaperDesk {
    /// Forgets all of it: another program is open, or the pages are looked at no more.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether pages are on their way.
    pub(super) fn works(&self) -> bool {
        #[cfg(feature = "pdf")]
        {
            self.bench.as_ref().is_some_and(bench::Bench::works)
        }
        #[cfg(not(feature = "pdf"))]
        false
    }
}

impl StatroomApp {
    /// Has the memo laid out that the console looks at, and its pages drawn as far as they are in sight.
    pub(super) fn lay_out_memo(&mut self, ctx: &Context) {
        let Some((order, seen)) = self.paper_order() else {
            self.paper.clear();
            return;
        };
        #[cfg(feature = "pdf")]
        {
            let clock = &self.parts.clock;
            let desk = &mut self.paper;
            let bench = desk
                .bench
                .get_or_insert_with(|| bench::Bench::new(clock, ctx));
            bench.attend(ctx, order, &seen, &mut desk.shown);
        }
        #[cfg(not(feature = "pdf"))]
        let _ = (order, seen, ctx);
    }

    fn paper_order(&self) -> Option<(Order, crate::ui::paper::PaperSeen)> {
        let session = self.session.as_ref()?;
        let (kind, state) = self.console.paper().filter(|(_, state)| state.is_open())?;
        let order = Order {
            program: session.program.path().to_owned(),
            of: self.console.open_meeting().map_or(
                Whose::Papers {
                    as_word: self.console.papers_as_word(),
                },
                Whose::Meeting,
            ),
            kind,
            edition: self.console.memo_edition(kind),
            changes: session.changes(),
        };
        Some((order, state.seen().clone()))
    }
}
