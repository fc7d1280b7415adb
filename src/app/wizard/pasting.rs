//! A table or files from the clipboard, and the keys that hold while figures are imported.

use crate::ui::console::importing;
use crate::ui::verbs::Verb;
use eframe::egui::{Context, Event, Key, ViewportCommand};
use std::path::PathBuf;

use super::{Origin, copied_paths};
use crate::app::StatroomApp;
use crate::app::keys::taken;

/// How long after the Control key was let go a key counts as pressed with it, in seconds.
const TOGETHER: f64 = 0.4;

/// After so many frames nothing comes of a paste that was asked for.
const FRAMES: u64 = 4;

/// What is known of a paste that is under way.
#[derive(Debug, Default)]
pub(in crate::app) struct Pasting {
    /// The frame in which somebody asked for the table in the clipboard.
    awaited: Option<u64>,
    /// The key was pressed, and what it stands for came.
    came: bool,
    /// When the Control key was last held.
    held: f64,
}

impl Pasting {
    /// What was pasted, as words; of a picture none.
    fn words(&mut self, ctx: &Context) -> Option<String> {
        ctx.input(|input| {
            if input.modifiers.command {
                self.held = input.time;
            }
            let mut pasted = input.events.iter().filter_map(|event| {
                if let Event::Paste(text) = event {
                    Some(text.clone())
                } else {
                    matches!(event, Event::PasteImage(_)).then(String::new)
                }
            });
            pasted.next_back()
        })
    }

    /// Whether paste was pressed and nothing came of it: the toolkit hands on words and pictures, and of a press with
    /// neither only that the key was let go.
    fn came_to_nothing(&mut self, ctx: &Context, came: bool) -> bool {
        self.came |= came;
        let keys = ctx.input(|input| {
            let mut keys = Vec::new();
            for event in &input.events {
                if let Event::Key {
                    key: Key::V | Key::Paste,
                    pressed,
                    modifiers,
                    ..
                } = event
                {
                    let held = modifiers.command || input.time - self.held < TOGETHER;
                    keys.push((*pressed, held));
                }
            }
            keys
        });
        let mut nothing = false;
        for (pressed, held) in keys {
            if pressed {
                self.came = true;
            } else {
                nothing |= held && !std::mem::take(&mut self.came);
            }
        }
        nothing
    }
}

impl StatroomApp {
    /// Asks for the table in the clipboard.
    pub(in crate::app) fn paste_table(&mut self, ctx: &Context) {
        let files = self.parts.dialogs.copied();
        if files.is_empty() {
            self.pasting.awaited = Some(ctx.cumulative_frame_nr());
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            ctx.request_repaint();
        } else {
            self.take_files(&files, ctx);
        }
    }

    /// A table pasted where no text is typed is imported, and so are files that were copied in a file manager.
    pub(in crate::app) fn take_pasted_table(&mut self, ctx: &Context) {
        let pasted = self.pasting.words(ctx);
        let nothing = self.pasting.came_to_nothing(ctx, pasted.is_some());
        let asked = ctx.memory(|memory| memory.top_modal_layer().is_some());
        if self.session.is_none()
            || self.is_writing()
            || self.form.is_some()
            || (asked && !importing::is_on_top(ctx))
            || self.console.palette_open()
            || ctx.text_edit_focused()
        {
            return;
        }
        if pasted.is_some() || nothing {
            let files = self.pasted_files(pasted.as_deref().unwrap_or_default());
            if !files.is_empty() {
                self.pasting.awaited = None;
                self.take_files(&files, ctx);
                return;
            }
        }
        let Some(text) = pasted.filter(|text| !text.is_empty() && !asked) else {
            self.say_nothing_came(ctx);
            return;
        };
        let awaited = self.pasting.awaited.take().is_some();
        if awaited || is_table(&text) {
            if !self.is_aside() {
                self.in_turn.forget();
            }
            self.import_from(Origin::Pasted(text.into()));
        }
    }

    /// The files that were pasted: those the file manager lists, or the paths that the words are.
    fn pasted_files(&mut self, words: &str) -> Vec<PathBuf> {
        let listed = self.parts.dialogs.copied();
        if listed.is_empty() {
            copied_paths(words)
        } else {
            listed
        }
    }

    /// Says so where somebody asked for what is in the clipboard and there is nothing.
    fn say_nothing_came(&mut self, ctx: &Context) {
        let Some(asked) = self.pasting.awaited else {
            return;
        };
        if ctx.cumulative_frame_nr() < asked + FRAMES {
            ctx.request_repaint();
            return;
        }
        self.pasting.awaited = None;
        self.inform(
            "There is no table in the clipboard.",
            "Copy cells in a spreadsheet, or a file in a file manager, and paste then.",
        );
    }

    /// While figures are imported only these hold: the import takes its own keys.
    pub(in crate::app) fn take_import_keys(&mut self, ctx: &Context) {
        if self.wizard.is_none() || !importing::is_on_top(ctx) {
            return;
        }
        if Verb::Import.key().is_some_and(|key| taken(ctx, key)) {
            importing::put_away(ctx);
            self.put_aside();
        }
        self.take_plus(ctx);
        for verb in [Verb::Keys, Verb::Larger, Verb::Smaller, Verb::UsualSize] {
            if verb.key().is_some_and(|key| taken(ctx, key)) {
                self.outbox.act(verb);
            }
        }
    }
}

/// Whether a text looks like a table: some rows, most of them of several cells.
fn is_table(text: &str) -> bool {
    let rows: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(20)
        .collect();
    let wide = |sign: char| rows.iter().filter(|row| row.contains(sign)).count();
    rows.len() >= 2
        && ['\t', ';', ',']
            .iter()
            .any(|sign| wide(*sign) == rows.len())
}
