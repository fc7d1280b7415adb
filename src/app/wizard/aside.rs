//! An import that was put aside: its file is read, or its figures are taken in, while one looks at other pages.

use crate::ui::console::importing::model::{counted, of_them};
use crate::ui::outbox::Wish;
use crate::ui::tokens::{Tone, palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button;
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::text;
use eframe::egui::{Context, Frame, Margin, Panel, Ui};
use std::time::Duration;

use super::Wizard;
use crate::app::StatroomApp;

/// What becomes of a wish while the file has another writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meanwhile {
    /// It only looks.
    Now,
    /// It waits in its order: nothing that was written is lost.
    Later,
    /// It is refused: later it might be about something else.
    Never,
}

/// What was pressed in the strip of an import that was put aside.
enum Pressed {
    Stop,
    TakeUp,
}

impl Wizard {
    /// Why it is left out, in words that follow its name.
    pub(super) fn why_skipped(&self) -> &'static str {
        if self.model.holds_nothing_new() {
            "holds nothing new"
        } else if self.model.fault.is_some() && !self.model.stopped {
            "can\u{2019}t be read"
        } else {
            "was skipped"
        }
    }

    /// How it stands, in a line.
    fn standing(&self) -> String {
        let (name, model) = (&self.model.name, &self.model);
        if let Some((what, _)) = &model.works {
            return format!("{name}: {what} …");
        }
        if model.fault.is_some() {
            return format!("{name} can\u{2019}t be read so.");
        }
        let Some(planned) = &model.planned else {
            return format!("{name} waits for you.");
        };
        let counts = planned.plan.counts;
        let cells = of_them(counts.cells, "cell", "cells");
        let accepted = counted(counts.accepted());
        format!("{name} waits for you: {accepted} of {cells} can be taken in.")
    }
}

impl StatroomApp {
    /// Whether the figures of an import that was put aside are being taken in.
    pub(in crate::app) fn writes_aside(&self) -> bool {
        self.is_writing() && self.is_aside()
    }

    /// Whether an import was put aside.
    pub(in crate::app) fn is_aside(&self) -> bool {
        self.wizard.as_ref().is_some_and(|wizard| wizard.aside)
    }

    /// Puts the import that is open aside.
    pub(in crate::app) fn put_aside(&mut self) {
        if let Some(wizard) = &mut self.wizard {
            wizard.aside = true;
        }
    }

    /// Takes up the import that was put aside. False where there is none.
    pub(in crate::app) fn take_up(&mut self) -> bool {
        let aside = self.is_aside();
        if let Some(wizard) = &mut self.wizard {
            wizard.aside = false;
        }
        aside
    }

    /// While figures are taken in aside, grants what only looks; what was written waits, and nothing else is done.
    pub(in crate::app) fn grant_looks(&mut self, ctx: &Context) {
        let mut later = Vec::new();
        for wish in self.outbox.take() {
            match meanwhile(&wish) {
                Meanwhile::Now => self.grant(wish, ctx),
                Meanwhile::Later => later.push(wish),
                Meanwhile::Never => self.inform(
                    "The figures are still being taken in.",
                    "This can be done once they are in. Look at other pages meanwhile.",
                ),
            }
        }
        // What was typed in a place that was left comes after what was changed there before.
        later.extend(self.outbox.take());
        for wish in later {
            self.outbox.wish(wish);
        }
    }

    /// The strip of an import that was put aside: how it stands, and the way back to it.
    pub(in crate::app) fn draw_aside(&mut self, ui: &mut Ui) {
        let Some(wizard) = self.wizard.as_ref().filter(|wizard| wizard.aside) else {
            return;
        };
        let writing = self.work.as_ref().filter(|work| work.writes);
        let (words, share) = if let Some(work) = writing {
            (format!("{} …", work.name), Some(work.share()))
        } else {
            let works = wizard.model.works.as_ref();
            (wizard.standing(), works.map(|(_, share)| *share))
        };
        let margin = Margin::symmetric(space::L as i8, space::S as i8);
        let ground = Frame::new().fill(palette(ui).surface).inner_margin(margin);
        let panel = Panel::top("import aside").resizable(false);
        let shown = panel.frame(ground).show(ui, |ui| {
            let mut pressed = None;
            ui.horizontal_wrapped(|ui| {
                ui.label(&words);
                if let Some(share) = share {
                    ui.scope(|ui| {
                        ui.set_max_width(200.0);
                        progress(ui, &words, share, Tone::Accent);
                    });
                }
                if writing.is_some() && button::secondary(ui, "Stop").clicked() {
                    pressed = Some(Pressed::Stop);
                }
                if button::secondary(ui, "Go on with the import").clicked() {
                    pressed = Some(Pressed::TakeUp);
                }
            });
            if writing.is_some() {
                text::caption(
                    ui,
                    "What you change meanwhile is kept once the figures are in.",
                );
            }
            pressed
        });
        if share.is_some() {
            ui.ctx().request_repaint_after(Duration::from_millis(50));
        }
        match shown.inner {
            Some(Pressed::Stop) => {
                if let Some(work) = writing {
                    work.stop();
                }
            }
            Some(Pressed::TakeUp) => {
                self.take_up();
            }
            None => {}
        }
    }
}

const fn meanwhile(wish: &Wish) -> Meanwhile {
    match wish {
        Wish::Go(_)
        | Wish::Show(_)
        | Wish::Mend(_)
        | Wish::AsShown(_)
        | Wish::ShowRoomOn(_)
        | Wish::Tell(_) => Meanwhile::Now,
        Wish::Run(..) => Meanwhile::Later,
        Wish::Do(verb) if only_looks(*verb) => Meanwhile::Now,
        Wish::Do(_)
        | Wish::Issue(_)
        | Wish::OpenCopy(_)
        | Wish::OpenSample
        | Wish::AsSigned(_)
        | Wish::PickFile(_)
        | Wish::UseFile(..) => Meanwhile::Never,
    }
}

/// Whether a verb writes nothing and asks for no file. `Import` takes the import up that was put aside.
const fn only_looks(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::Palette
            | Verb::Keys
            | Verb::Guide
            | Verb::GoHome
            | Verb::GoMeetings
            | Verb::GoMeasures
            | Verb::GoActions
            | Verb::GoSettings
            | Verb::ShowPrepare
            | Verb::ShowFollowUp
            | Verb::ThemeLight
            | Verb::ThemeDark
            | Verb::ThemeHighContrast
            | Verb::Larger
            | Verb::Smaller
            | Verb::UsualSize
            | Verb::Look(_)
            | Verb::Paper(_)
            | Verb::Import
    )
}
