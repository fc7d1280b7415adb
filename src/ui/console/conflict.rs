//! A text that two people changed at the same time: both versions side by side, until somebody settles them.

use crate::domain::conflict::{Kept, TextBase, TextPlace};
use crate::domain::ids::RowId;
use crate::program::Command;
use crate::ui::models::Models;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::text;
use eframe::egui::Ui;
use std::fmt::Debug;
use std::hash::Hash;

/// Draws what is kept beside a text, with `here` standing in its place; nothing where there is no other version.
pub(super) fn show(
    ui: &mut Ui,
    models: &Models,
    (place, row, here): (TextPlace, RowId, &str),
    outbox: &mut Outbox,
) {
    let conflicts = models.meeting.iter().flat_map(|view| &view.conflicts);
    for one in conflicts.filter(|one| (one.place, one.row) == (place, row)) {
        card::frame(ui, space::S as i8).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = format!("Two people changed the {} at the same time.", place.label());
            text::toned_caption(ui, &words, Tone::Warn);
            text::section_label(ui, "Stands here");
            text::body(
                ui,
                if here.trim().is_empty() {
                    "(nothing)"
                } else {
                    here
                },
            );
            text::section_label(ui, "The other version");
            text::body(ui, &one.other);
            ui.horizontal_wrapped(|ui| {
                for kept in Kept::ALL {
                    if ui.add(Button::secondary(kept.label()).compact()).clicked() {
                        let (conflict, kept) = (one.id, *kept);
                        outbox.run(Command::SettleText { conflict, kept });
                    }
                }
            });
        });
    }
}

/// What the texts of a thing were begun from: what its editors showed when the typing began, or show.
pub(super) fn bases<T, F, const N: usize>(
    drafts: &Drafts<T, F>,
    thing: T,
    row: RowId,
    texts: [(F, TextPlace, &str); N],
) -> Vec<TextBase>
where
    T: Copy + Ord + Hash + Debug,
    F: Copy + Ord + Hash + Debug,
{
    let base = texts.map(|(text, place, model)| TextBase {
        place,
        row,
        before: drafts.began_from((thing, text)).unwrap_or(model).to_owned(),
    });
    base.into()
}
