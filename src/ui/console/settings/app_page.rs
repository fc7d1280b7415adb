//! The app itself: how it looks, where its file is, what it is.

use eframe::egui::Ui;

use crate::ui::models::{Frame, ScreenSleep};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Palette, palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text;

const LOOKS: [(&str, Verb); 3] = [
    ("Light", Verb::ThemeLight),
    ("Dark", Verb::ThemeDark),
    ("High contrast", Verb::ThemeHighContrast),
];

/// Draws the page.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    columns(ui, &[1.0, 1.0], 340.0, |ui, index| {
        ui.spacing_mut().item_spacing.y = space::L;
        if index == 0 {
            section(ui, "Look", |ui| look(ui, outbox));
            section(ui, "Program file", |ui| file(ui, frame, outbox));
        } else {
            section(ui, "Projector", |ui| projector(ui, frame, outbox));
            section(ui, "About", about);
        }
    });
}

fn section(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        text::subheading(ui, title);
        contents(ui);
    });
}

fn look(ui: &mut Ui, outbox: &mut Outbox) {
    let names = LOOKS.map(|(name, _)| name);
    let chosen = segmented(ui, "Look", &names, look_of(palette(ui)));
    if let Some((_, verb)) = chosen.and_then(|at| LOOKS.get(at)) {
        outbox.act(*verb);
    }
    text::caption(
        ui,
        "High contrast draws edges around everything. Ctrl plus and Ctrl minus make all of it \
         larger or smaller; the projector keeps its size.",
    );
}

/// Which of the looks a palette belongs to: high contrast draws its lines wider.
fn look_of(palette: &Palette) -> usize {
    match (palette.line_width > 1.0, palette.dark) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    }
}

fn file(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let name = &frame.models.file_name;
    if !name.is_empty() {
        text::strong(ui, name);
    }
    text::muted(
        ui,
        "A program is one file. Every change is on the disk as soon as it is made; nothing leaves \
         this computer unless you send it.",
    );
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(space::S, space::S);
        if ui.add(Button::secondary("Back up program")).clicked() {
            outbox.act(Verb::BackUp);
        }
        if ui.add(Button::secondary("Open program")).clicked() {
            outbox.act(Verb::OpenProgram);
        }
        if ui.add(Button::secondary("Close program")).clicked() {
            outbox.act(Verb::CloseProgram);
        }
    });
    text::caption(
        ui,
        "A backup is a complete copy that opens like the program itself.",
    );
}

fn projector(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    for monitor in &frame.projector.monitors {
        let what = match (monitor.is_console, monitor.is_room) {
            (true, _) => " – this window",
            (false, true) => " – the room sees this",
            (false, false) => "",
        };
        text::body(ui, &format!("{}{what}", monitor.label));
    }
    text::muted(
        ui,
        "When a meeting starts, the room's picture goes full screen to the monitor it had last, else to one \
         this window is not on. With one monitor it is a window to share in a video call.",
    );
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(space::S, space::S);
        for verb in [Verb::IdentifyMonitors, Verb::SwapScreens] {
            if ui.add(Button::secondary(verb.label())).clicked() {
                outbox.act(verb);
            }
        }
    });
    text::body(ui, &sleep_words(&frame.projector.sleep));
}

/// Whether the screen stays awake, in a sentence.
fn sleep_words(sleep: &ScreenSleep) -> String {
    match sleep {
        ScreenSleep::Unasked => {
            "While a meeting runs, Statroom asks the system to keep the screen awake.".to_owned()
        }
        ScreenSleep::Kept => "The screen is kept awake while a meeting runs.".to_owned(),
        ScreenSleep::Refused(why) => format!(
            "This system does not let Statroom keep the screen awake ({why}). Turn its screen saver off \
             before a meeting."
        ),
    }
}

fn about(ui: &mut Ui) {
    text::strong(ui, concat!("Statroom ", env!("CARGO_PKG_VERSION")));
    text::muted(
        ui,
        "Statroom is under the MIT License or the Apache License 2.0, as you choose. Its type, \
         Statroom Sans, is made from Inter by the Inter Project Authors and is under the SIL Open \
         Font License 1.1. It is built on open-source libraries, among them egui (MIT or Apache \
         2.0) and SQLite (public domain).",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::tokens::{DARK, HIGH_CONTRAST, LIGHT};

    #[test]
    fn the_look_that_holds_is_found_from_its_palette() {
        let held = [&LIGHT, &DARK, &HIGH_CONTRAST].map(|palette| LOOKS[look_of(palette)].1);
        let wanted = [Verb::ThemeLight, Verb::ThemeDark, Verb::ThemeHighContrast];
        assert_eq!(held, wanted);
    }
}
