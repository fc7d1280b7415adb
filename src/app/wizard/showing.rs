//! The import that is open, drawn over the console.

use crate::domain::ids::MappingId;
use crate::program::Command;
use crate::ui::console::importing::{self, Asked};
use crate::ui::outbox::FilePurpose;
use crate::ui::verbs::StepVerb;
use eframe::egui::Context;
use std::sync::Arc;

use super::{Origin, Wizard, reading};
use crate::app::StatroomApp;

impl StatroomApp {
    /// Whether an import is being read or compared.
    #[doc(hidden)]
    pub fn reads_figures(&self) -> bool {
        self.wizard.as_ref().is_some_and(|wizard| wizard.works())
    }

    pub(super) fn import_from(&mut self, from: Origin) {
        if self.session.is_none() || self.is_writing() {
            return;
        }
        if self.take_up() {
            let words = "Go on with it, or leave it, before another file is imported.";
            self.say_of_import("An import is open already.", words);
            return;
        }
        let people = self.session.iter().flat_map(|session| {
            let people = session.models.directory.people.iter();
            let here = people.filter(|person| !person.retired);
            here.map(|person| person.name.clone())
        });
        let mut wizard = Wizard::new(from, self.in_turn.number());
        wizard.model.people = people.collect();
        wizard.view.by.clone_from(&self.taken_by);
        wizard.open();
        self.news = None;
        self.wizard = Some(Box::new(wizard));
    }

    /// Gives a saved mapping another name, or forgets it where there is none.
    fn change_mapping(&mut self, wizard: &mut Wizard, id: MappingId, name: Option<String>) {
        let Some(session) = &mut self.session else {
            return;
        };
        let command = match name.clone() {
            Some(name) => Command::RenameMapping { mapping: id, name },
            None => Command::RemoveMapping(id),
        };
        match session.run(command) {
            Ok(_) => wizard.mapping_changed(id, name),
            Err(error) => {
                let title = "The saved mapping stays as it is.".to_owned();
                wizard.model.said = Some((title, error.to_string()));
            }
        }
    }

    /// Does what a verb of the import's steps says.
    pub(in crate::app) fn import_step(&mut self, verb: StepVerb) {
        if let Some(wizard) = &mut self.wizard {
            wizard.view.press(verb);
        }
    }

    /// Draws the import that is open, and does what was asked for in it.
    pub(in crate::app) fn draw_wizard(&mut self, ctx: &Context) {
        // While the figures are written the dialog over that stands in its place.
        if self.is_writing() {
            return;
        }
        let (Some(mut wizard), Some(session)) = (self.wizard.take(), &self.session) else {
            return;
        };
        let place = reading::Place {
            program: session.program.path().to_owned(),
            clock: Arc::clone(&self.parts.clock),
        };
        wizard.go_on(ctx, &place);
        if wizard.aside {
            self.wizard = Some(wizard);
            return;
        }
        wizard.model.turn = self.in_turn.turn();
        let asked = importing::show(ctx, &wizard.model, &mut wizard.view);
        let left = asked.and_then(|asked| wizard.answer(asked));
        wizard.go_on(ctx, &place);
        match left {
            Some(asked @ (Asked::Close | Asked::Skip)) => {
                importing::put_away(ctx);
                wizard.end();
                let name = wizard.model.name.clone();
                if asked == Asked::Close {
                    self.leave_files(&name);
                } else {
                    self.skip_file(&name, wizard.why_skipped());
                }
                return;
            }
            Some(Asked::PickFile) => {
                importing::put_away(ctx);
                self.pick(FilePurpose::ImportFigures, ctx);
                return;
            }
            Some(Asked::PutAside) => {
                importing::put_away(ctx);
                wizard.aside = true;
            }
            Some(Asked::Rename(id, name)) => self.change_mapping(&mut wizard, id, Some(name)),
            Some(Asked::Forget(id)) => self.change_mapping(&mut wizard, id, None),
            Some(Asked::Import(kept)) => {
                self.taken_by.clone_from(&kept.by);
                if let Some(given) = wizard.give_plan() {
                    self.import_planned(given, kept, ctx);
                }
            }
            Some(_) | None => {}
        }
        self.wizard = Some(wizard);
    }
}
