//! A table from the clipboard, and the keys that hold while figures are imported.

use crate::ui::console::importing;
use crate::ui::verbs::Verb;
use eframe::egui::{Context, Event, ViewportCommand};

use super::Origin;
use crate::app::StatroomApp;
use crate::app::keys::taken;

impl StatroomApp {
    /// Asks for the table in the clipboard.
    pub(in crate::app) fn paste_table(&mut self, ctx: &Context) {
        self.awaits_table = true;
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// A table pasted where no text is typed is imported.
    pub(in crate::app) fn take_pasted_table(&mut self, ctx: &Context) {
        let asked = ctx.memory(|memory| memory.top_modal_layer().is_some());
        if self.session.is_none()
            || self.is_writing()
            || self.form.is_some()
            || asked
            || self.console.palette_open()
            || ctx.text_edit_focused()
        {
            return;
        }
        let pasted = ctx.input(|input| {
            let mut texts = input.events.iter().filter_map(|event| {
                if let Event::Paste(text) = event {
                    Some(text.clone())
                } else {
                    None
                }
            });
            texts.next_back()
        });
        let Some(text) = pasted else { return };
        let awaited = std::mem::take(&mut self.awaits_table);
        if awaited || is_table(&text) {
            self.import_from(Origin::Pasted(text.into()));
        }
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
