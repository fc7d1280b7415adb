//! The sheet of keys (F1): what can be done without the mouse, by group.

use eframe::egui::{Context, Key, Modifiers, Ui, vec2};

use super::keys::key_words;
use super::palette::PaletteEntry;
use super::tokens::space;
use super::verbs::Verb;
use super::widgets::button::Button;
use super::widgets::columns::columns;
use super::widgets::dialog::{Answer, Dialog};
use super::widgets::keycap::keycap;
use super::widgets::text;

/// Height of a line in points.
const LINE: f32 = 22.0;

/// Draws the sheet while `open`; it closes on Escape, F1 or its button. Entries without a key
/// are left out; the others stand by kind, in their order. True when the guide is asked for instead.
pub fn keys_sheet<T>(ctx: &Context, open: &mut bool, entries: &[PaletteEntry<T>]) -> bool {
    if !*open {
        return false;
    }
    let dialog = Dialog::new("Keys", "Close").alone().width(720.0);
    let mut to_guide = false;
    let key = key_words(ctx, Verb::Guide);
    let answer = dialog.show(ctx, |ui| {
        // Room for the ring around what has the keyboard.
        ui.add_space(space::XS);
        to_guide = ui.add(Button::quiet("Open the guide").keys(&key)).clicked();
        ui.add_space(space::S);
        sheet(ui, entries);
    });
    let again = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F1));
    if again {
        dialog.put_away(ctx);
    }
    *open = answer == Answer::Waiting && !again;
    to_guide
}

fn sheet<T>(ui: &mut Ui, entries: &[PaletteEntry<T>]) {
    let with_keys: Vec<&PaletteEntry<T>> = entries
        .iter()
        .filter(|entry| !entry.keys.is_empty())
        .collect();
    let mut kinds: Vec<&str> = Vec::new();
    for entry in &with_keys {
        if !kinds.contains(&entry.kind.as_str()) {
            kinds.push(&entry.kind);
        }
    }
    let half = halves(&kinds, &with_keys);
    columns(ui, &[1.0, 1.0], 260.0, |ui, index| {
        let (first, second) = kinds.split_at_checked(half).unwrap_or_default();
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.spacing_mut().interact_size.y = LINE;
        for kind in if index == 0 { first } else { second } {
            text::section_label(ui, kind);
            for entry in with_keys.iter().filter(|entry| entry.kind == *kind) {
                line(ui, entry);
            }
            ui.add_space(space::M);
        }
    });
}

/// How many kinds stand in the first of two columns, so that the longer one is as short as can be.
fn halves<T>(kinds: &[&str], entries: &[&PaletteEntry<T>]) -> usize {
    let long = |kinds: &[&str]| -> usize {
        let lines = |kind: &&str| 2 + entries.iter().filter(|entry| entry.kind == **kind).count();
        kinds.iter().map(lines).sum()
    };
    let longer = |split: usize| {
        let (first, second) = kinds.split_at_checked(split).unwrap_or_default();
        long(first).max(long(second))
    };
    (0..=kinds.len())
        .min_by_key(|split| longer(*split))
        .unwrap_or_default()
}

fn line<T>(ui: &mut Ui, entry: &PaletteEntry<T>) {
    ui.horizontal(|ui| {
        let column = 120.0;
        ui.allocate_ui(vec2(column, LINE), |ui| {
            ui.set_width(column);
            keycap(ui, &entry.keys);
        });
        text::body(ui, &entry.label);
    });
}
