//! What stands in the window: the welcome screen or the console in its shell, notices, forms and work under way.

use crate::domain::dates;
use crate::domain::ids::MeasureId;
use crate::domain::meeting::MeetingProgress;
use crate::domain::period::Frequency;
use crate::program::query::MeasureBook;
use crate::ui::console::settings;
use crate::ui::console::shell::{MeetingPlace, Section, ShellChip, ShellChoice, ShellData, shell};
use crate::ui::console::welcome::{RecentProgram, WelcomeChoice, WelcomeData, welcome};
use crate::ui::guide::guide;
use crate::ui::keys::{breakdown_entries, period_entries, verb_entries};
use crate::ui::keys_sheet::keys_sheet;
use crate::ui::outbox::{MeetingStage, Place, Wish};
use crate::ui::palette::{PaletteEntry, command_palette};
use crate::ui::tokens::{Tone, palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button;
use crate::ui::widgets::progress::progress;
use eframe::egui::{CentralPanel, Context, Frame, Margin, Panel, Ui};

use super::StatroomApp;
use super::news::notice_of;
use super::run_entries::{RunTarget, run_entries};

/// What the palette leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Verb(Verb),
    Place(Place),
    /// Full screen for the room, by its place in the list.
    Monitor(usize),
    /// A measure, on the console only.
    Look(MeasureId, Frequency),
    /// Something of the running meeting.
    Run(RunTarget),
}

/// How the entries of the palette begin that look at a measure on the console only.
pub(super) const LOOK_AT: &str = "Look at ";

/// The measures that can be looked at on the console only.
fn private_entries(measures: &MeasureBook) -> impl Iterator<Item = PaletteEntry<Target>> {
    let rows = measures.rows.iter().filter(|row| !row.measure.retired);
    rows.map(|row| PaletteEntry {
        label: format!("{LOOK_AT}{}", row.measure.name),
        kind: "On the console only".to_owned(),
        keys: String::new(),
        id: Target::Look(row.measure.id, row.measure.frequency),
    })
}

impl StatroomApp {
    /// Draws the whole window.
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if self.session.is_some() {
            self.draw_console(ui);
        } else {
            self.draw_welcome(ui);
        }
        self.draw_wizard(&ctx);
        self.draw_form(&ctx);
        self.draw_import(&ctx);
        self.draw_palette(&ctx);
        self.draw_held(&ctx);
    }

    fn draw_welcome(&mut self, ui: &mut Ui) {
        self.draw_work(ui);
        self.let_news_pass(ui);
        let recent: Vec<RecentProgram> = self
            .preferences
            .recent
            .iter()
            .map(|file| RecentProgram {
                name: file.name.clone(),
                place: file.path.display().to_string(),
                opened: file.opened.parse().map(dates::prose).unwrap_or_default(),
                missing: !file.path.exists(),
            })
            .collect();
        let data = WelcomeData {
            recent: &recent,
            notice: self.news.as_ref().map(notice_of),
        };
        let path = |at: usize| {
            self.preferences
                .recent
                .get(at)
                .map(|file| file.path.clone())
        };
        match welcome(ui, &data) {
            Some(WelcomeChoice::Demonstration) => self.outbox.act(Verb::OpenDemo),
            Some(WelcomeChoice::New) => self.outbox.act(Verb::NewProgram),
            Some(WelcomeChoice::Guide) => self.outbox.act(Verb::Guide),
            Some(WelcomeChoice::Open) => self.outbox.act(Verb::OpenProgram),
            Some(WelcomeChoice::Recent(at)) => {
                if let Some(path) = path(at) {
                    self.open_program(&path);
                }
            }
            Some(WelcomeChoice::Forget(at)) => {
                if let Some(path) = path(at) {
                    self.preferences.forget(&path);
                }
            }
            Some(WelcomeChoice::Dismiss | WelcomeChoice::Act) => self.news = None,
            None => {}
        }
    }

    fn draw_console(&mut self, ui: &mut Ui) {
        let Some(session) = &self.session else { return };
        let models = &session.models;
        let program = models.directory.city.program_name.clone();
        let title = self.meeting_title();
        let (undo, redo) = (models.undo.clone(), models.redo.clone());
        let saved = models
            .saved_at
            .map(|at| format!("Saved {}", at.format("%H:%M:%S")))
            .unwrap_or_default();
        let chips = self.chips();
        let place = self.console.place;
        let words: Vec<ShellChip> = chips.iter().map(|(chip, _)| chip.clone()).collect();
        let data = ShellData {
            program: &program,
            meeting: title
                .as_deref()
                .zip(stage_of(place))
                .map(|(title, stage)| MeetingPlace { title, stage }),
            section: section_of(place),
            chips: &words,
            undo: undo.as_deref(),
            redo: redo.as_deref(),
            saved: &saved,
        };
        let (choice, ()) = shell(ui, &data, |ui| {
            self.draw_news(ui);
            self.draw_work(ui);
            self.draw_aside(ui);
            // What is left is the page's whole: a screen that fills its space covers no news.
            CentralPanel::default()
                .frame(Frame::NONE)
                .show(ui, |ui| self.page(ui));
        });
        match choice {
            Some(ShellChoice::Do(verb)) => self.outbox.act(verb),
            Some(ShellChoice::Chip(at)) => {
                if let Some((_, wish)) = chips.get(at) {
                    self.outbox.wish(wish.clone());
                }
            }
            None => {}
        }
    }

    /// "Streets Stat · Nov 24, 2026", while a meeting is open.
    fn meeting_title(&self) -> Option<String> {
        let view = self.session.as_ref()?.models.meeting.as_ref()?;
        self.console.open_meeting()?;
        Some(format!(
            "{} · {}",
            view.meeting.name,
            dates::prose(view.meeting.held_on)
        ))
    }

    /// Work under way, with a way to stop it where it can be stopped.
    fn draw_work(&mut self, ui: &mut Ui) {
        let Some(work) = self.work.as_ref().filter(|work| !work.writes) else {
            return;
        };
        let margin = Margin::symmetric(space::L as i8, space::S as i8);
        // On the welcome screen nothing lies below it but the bare window.
        let ground = Frame::new().fill(palette(ui).canvas);
        let panel = Panel::top("work")
            .resizable(false)
            .show_separator_line(false);
        panel.frame(ground.inner_margin(margin)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(&work.name);
                if work.share() > 0.0 {
                    ui.scope(|ui| {
                        ui.set_max_width(240.0);
                        progress(ui, &work.name, work.share(), Tone::Accent);
                    });
                } else {
                    ui.spinner();
                }
                if work.can_stop() && button::secondary(ui, "Stop").clicked() {
                    work.stop();
                }
            });
        });
    }

    fn draw_palette(&mut self, ctx: &Context) {
        guide(ctx, &mut self.console.guide);
        if !self.console.palette.is_open() && !self.console.keys_open {
            return;
        }
        let entries = self.palette_entries(ctx);
        let chosen = command_palette(ctx, &mut self.console.palette, &entries);
        match chosen {
            Some(Target::Verb(verb)) => self.outbox.act(verb),
            Some(Target::Place(place)) => self.outbox.go(place),
            Some(Target::Look(measure, frequency)) => {
                self.console.look_aside(measure, frequency);
            }
            Some(Target::Run(target)) => self.run_target(target),
            Some(Target::Monitor(at)) => self.outbox.wish(Wish::ShowRoomOn(at)),
            None => {}
        }
        let verbs: Vec<PaletteEntry<Target>> = entries
            .into_iter()
            .filter(|entry| matches!(entry.id, Target::Verb(_)))
            .collect();
        if keys_sheet(ctx, &mut self.console.keys_open, &verbs) {
            self.console.show_guide();
        }
    }

    /// The ways to look at the chart on screen that only its measure knows: broken down, over how long.
    fn looks(&self) -> Vec<PaletteEntry<Verb>> {
        let session = self.session.as_ref();
        let controls = session.and_then(|session| self.console.controls(&session.models));
        controls.map_or_else(Vec::new, |controls| {
            let choices = &controls.choices;
            let offered = (controls.periods(), choices.frequency);
            let holds = |verb| self.holds(verb);
            let mut looks = breakdown_entries(&choices.dimensions, holds);
            looks.extend(period_entries((&offered.0, offered.1), holds));
            looks
        })
    }

    /// Everything that can be done or gone to now.
    fn palette_entries(&self, ctx: &Context) -> Vec<PaletteEntry<Target>> {
        let mut verbs = verb_entries(ctx, |verb| self.holds(verb) && verb != Verb::Palette);
        verbs.extend(self.looks());
        let mut entries: Vec<PaletteEntry<Target>> = verbs
            .into_iter()
            .map(|entry| entry.leading(Target::Verb))
            .collect();
        let Some(session) = &self.session else {
            return entries;
        };
        let models = &session.models;
        entries.extend(self.monitor_entries());
        if self.holds(Verb::LookAside) {
            entries.extend(private_entries(&models.measures));
            let of_meeting = models.meeting.iter().flat_map(run_entries);
            entries.extend(of_meeting.map(|entry| entry.leading(Target::Run)));
        }
        let mut add = |label: String, kind: String, place: Place| {
            entries.push(PaletteEntry {
                label,
                kind,
                keys: String::new(),
                id: Target::Place(place),
            });
        };
        for (page, label, holds) in settings::pages() {
            add(label, holds.to_owned(), Place::Settings(page));
        }
        for row in models.meetings.rows.iter().rev() {
            let meeting = &row.meeting;
            let stage = match meeting.progress() {
                MeetingProgress::Planned => MeetingStage::Prepare,
                MeetingProgress::Running => MeetingStage::Run,
                MeetingProgress::Adjourned => MeetingStage::FollowUp,
            };
            let label = format!("{} · {}", meeting.name, dates::prose(meeting.held_on));
            add(
                label,
                "Meeting".to_owned(),
                Place::Meeting(meeting.id, stage),
            );
        }
        for row in models
            .measures
            .rows
            .iter()
            .filter(|row| !row.measure.retired)
        {
            let department = models.directory.department_name(row.measure.department);
            let kind = format!("Measure · {department}");
            add(
                row.measure.name.clone(),
                kind,
                Place::Measure(row.measure.id),
            );
        }
        entries
    }

    /// The monitors the room's picture can be shown on.
    fn monitor_entries(&self) -> impl Iterator<Item = PaletteEntry<Target>> {
        let monitors = self.projector.monitors.iter().enumerate();
        let others = monitors.filter(|(_, monitor)| !monitor.is_console);
        others.map(|(at, monitor)| PaletteEntry {
            label: format!("Full screen on {} · {}", at + 1, monitor.label()),
            kind: "Projector".to_owned(),
            keys: String::new(),
            id: Target::Monitor(at),
        })
    }
}

/// The stage tab of a place.
const fn stage_of(place: Place) -> Option<MeetingStage> {
    match place {
        Place::Meeting(_, stage) => Some(stage),
        Place::Home
        | Place::Meetings
        | Place::Measures
        | Place::Measure(_)
        | Place::Actions
        | Place::Settings(_) => None,
    }
}

/// The part of the rail a place belongs to.
const fn section_of(place: Place) -> Section {
    match place {
        Place::Home => Section::Program,
        Place::Meetings | Place::Meeting(..) => Section::Meetings,
        Place::Measures | Place::Measure(_) => Section::Measures,
        Place::Actions => Section::Actions,
        Place::Settings(_) => Section::Settings,
    }
}
