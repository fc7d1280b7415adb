//! The saved mapping by which a file is read: another chosen, the one at hand renamed or forgotten.

use eframe::egui::{Context, Ui};

use crate::program::query::KnownMapping;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::frame::ImportView;
use super::model::{Asked, ImportModel};

/// What is being done with the saved mapping at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Keeping {
    /// It gets another name, as far as that is written.
    Renaming(String),
    /// It is forgotten once that is confirmed.
    Forgetting,
}

/// The mappings that are saved in the program.
fn all(model: &ImportModel) -> &[KnownMapping] {
    model.known.as_ref().map_or(&[], |known| &known.mappings)
}

/// The one the file is read by.
fn at_hand(model: &ImportModel) -> Option<&KnownMapping> {
    let id = model.saved?;
    all(model).iter().find(|one| one.saved.id == id)
}

/// Whether there is one to choose.
pub(super) fn are_there(model: &ImportModel) -> bool {
    !all(model).is_empty()
}

/// Draws the field in which one is chosen, and what can be done with it.
pub(super) fn show(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    let all = all(model);
    let mut names = vec!["As it is guessed now"];
    names.extend(all.iter().map(|one| one.saved.name.as_str()));
    let place = |id| all.iter().position(|one| one.saved.id == id);
    let mut at = Some(model.saved.and_then(place).map_or(0, |at| at + 1));
    let help = model.remembered.as_deref();
    let field = Field::new("Read like files before")
        .help(help.unwrap_or("Mappings that were saved by a name."));
    if field.choice(ui, &mut at, &names).committed {
        return at.map(|at| Asked::Like(at.checked_sub(1)));
    }
    if let Some(known) = at_hand(model) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if ui.add(Button::quiet("Rename…").compact()).clicked() {
                view.keeping = Some(Keeping::Renaming(known.saved.name.clone()));
            }
            if ui.add(Button::quiet("Forget…").compact()).clicked() {
                view.keeping = Some(Keeping::Forgetting);
            }
        });
    }
    None
}

/// Draws what is asked about the one at hand, over the import.
pub(super) fn ask(ctx: &Context, model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    let known = at_hand(model)?;
    let id = known.saved.id;
    let (answer, asked) = match view.keeping.as_mut()? {
        Keeping::Renaming(name) => {
            let dialog = Dialog::new("Rename the saved mapping", "Rename");
            let ready = !name.trim().is_empty();
            let answer = dialog.ready(ready).show(ctx, |ui| {
                drop(Field::new("Name").text(ui, name));
            });
            (answer, Asked::Rename(id, name.trim().to_owned()))
        }
        Keeping::Forgetting => {
            let dialog = Dialog::new("Forget the saved mapping?", "Forget").removes();
            let answer = dialog.show(ctx, |ui| {
                let words = format!(
                    "\u{201c}{}\u{201d} is no longer known: the next file like it is guessed anew. Figures that were imported by it stay, and undo brings it back.",
                    known.saved.name
                );
                text::body(ui, &words);
            });
            (answer, Asked::Forget(id))
        }
    };
    if answer != Answer::Waiting {
        view.keeping = None;
    }
    (answer == Answer::Confirmed).then_some(asked)
}
