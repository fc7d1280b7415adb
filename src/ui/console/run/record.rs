//! The right of the room: the record, newest at the bottom, with the capture line under it.
//!
//! Only rows in sight are laid out and drawn; the height of each row is kept until its words change.

use super::record_row::{self, Laid};
use super::{RunState, capture, record_edit};
use crate::domain::entry::Entry;
use crate::domain::ids::{ActionId, EntryId};
use crate::domain::meeting::Stage;
use crate::program::query::MeetingView;
use crate::program::{Command, EntryEdit};
use crate::ui::console::entry_tools::{self, EntryText, EntryTools};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::chip_row;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::text;
use eframe::egui::{
    CornerRadius, CursorIcon, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};
use std::collections::HashMap;

/// The list has at least this height; on a small window the rest scrolls.
const LEAST: f32 = 120.0;

/// What the record remembers.
#[derive(Debug, Default)]
pub(super) struct Record {
    chosen: Option<EntryId>,
    /// The chosen entry is open to be tidied.
    pub(super) editing: bool,
    /// The chosen entry shall come into sight.
    reveal: bool,
    /// Words of entries that are not saved yet.
    pub(super) drafts: Drafts<EntryId, EntryText>,
    /// What is being done with entries besides their words.
    pub(super) tools: EntryTools,
    /// Height of the editor under the list, in points.
    editor: f32,
    rows: Rows,
}

/// Where the rows stand.
#[derive(Debug, Default)]
struct Rows {
    /// What they were measured from.
    stamp: [usize; 5],
    /// Height of each entry's row, and what it was made from.
    heights: HashMap<EntryId, (u64, f32)>,
    /// Upper side of each row, and the end of the last.
    tops: Vec<f32>,
}

impl Record {
    pub(super) const fn chosen(&self) -> Option<EntryId> {
        self.chosen
    }

    pub(super) fn choose(&mut self, id: EntryId) {
        if self.chosen != Some(id) {
            self.editing = false;
        }
        self.chosen = Some(id);
        self.reveal = true;
    }

    /// Opens the chosen entry to be tidied, if one is chosen.
    pub(super) fn open(&mut self) {
        if self.chosen.is_some() && !self.editing {
            self.editing = true;
            self.tools.want_first();
            self.reveal = true;
        }
    }

    pub(super) fn let_go(&mut self) {
        self.chosen = None;
        self.editing = false;
    }

    /// Chooses the entry above the chosen one; the last one at first.
    pub(super) fn choose_before(&mut self, entries: &[Entry]) {
        let at = entries
            .iter()
            .position(|entry| Some(entry.id) == self.chosen);
        let to = at.map_or(entries.len().checked_sub(1), |at| {
            Some(at.saturating_sub(1))
        });
        if let Some(entry) = to.and_then(|to| entries.get(to)) {
            self.choose(entry.id);
        }
    }

    /// Chooses the entry below the chosen one; below the last there is none.
    pub(super) fn choose_after(&mut self, entries: &[Entry]) {
        let at = entries
            .iter()
            .position(|entry| Some(entry.id) == self.chosen);
        match at.and_then(|at| entries.get(at + 1)) {
            Some(entry) => self.choose(entry.id),
            None => self.let_go(),
        }
    }

    /// Saves words that have waited long enough.
    pub(super) fn save_due(&mut self, ui: &Ui, models: &Models, outbox: &mut Outbox) {
        for id in self.drafts.due(ui) {
            self.save_one(id, models, outbox);
        }
    }

    /// Saves every word that waits.
    pub(super) fn save(&mut self, models: &Models, outbox: &mut Outbox) {
        let Some(view) = &models.meeting else { return };
        for entry in &view.entries {
            if self.drafts.unsaved(entry.id) {
                self.save_one(entry.id, models, outbox);
            }
        }
    }

    fn save_one(&mut self, id: EntryId, models: &Models, outbox: &mut Outbox) {
        let entries = models.meeting.iter().flat_map(|view| &view.entries);
        let Some(entry) = entries.into_iter().find(|entry| entry.id == id) else {
            return;
        };
        let mut edit = edit_of(entry);
        let seen = entry_tools::seen(&self.drafts, entry);
        self.fold(&mut edit);
        if edit != edit_of(entry) {
            outbox.run(Command::EditEntry(edit).begun_from(&seen));
        }
    }

    /// Puts what is being typed into an edit of its entry.
    pub(super) fn fold(&mut self, edit: &mut EntryEdit) {
        for (text, words) in self.drafts.take(edit.entry) {
            match text {
                // An entry without words is refused; the earlier ones stay until there are others.
                EntryText::Words if words.trim().is_empty() => {}
                EntryText::Words => edit.text = words,
                EntryText::Effect => edit.effect = words,
            }
        }
    }
}

/// An entry as it is, to be changed.
pub(super) fn edit_of(entry: &Entry) -> EntryEdit {
    EntryEdit {
        entry: entry.id,
        text: entry.text.clone(),
        speaker: entry.speaker,
        item: entry.item,
        at: entry.at,
        decided_by: entry.decided_by,
        effect: entry.effect.clone(),
        category: entry.category,
    }
}

pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, _stage): (&MeetingView, &Stage),
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    if let Some(entry) = head(ui, frame, view) {
        state.record.choose(entry);
        state.record.open();
    }
    let editor = if state.record.chosen.is_some() {
        state.record.editor
    } else {
        0.0
    };
    let below = state.capture.height.max(96.0) + editor + 2.0 * space::S;
    let room = ui.available_height() - below;
    if room >= LEAST {
        list(ui, frame, view, &mut state.record, room);
        foot(ui, frame, view, state, outbox);
    } else {
        ScrollArea::vertical()
            .id_salt("record whole")
            .auto_shrink(false)
            .stick_to_bottom(true)
            .show(ui, |ui| {
                list(ui, frame, view, &mut state.record, LEAST);
                foot(ui, frame, view, state, outbox);
            });
    }
}

/// How much is recorded, and the way to an entry that two people changed; that entry where it was asked for.
fn head(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView) -> Option<EntryId> {
    let twice = |entry: &&Entry| {
        let rows = [Some(entry.id.uuid()), entry.action.map(ActionId::uuid)];
        let mut conflicts = frame.models.conflicts.iter();
        conflicts.any(|one| rows.contains(&Some(one.row.uuid())))
    };
    let twice: Vec<EntryId> = if frame.models.conflicts.is_empty() {
        Vec::new()
    } else {
        view.entries.iter().filter(twice).map(|it| it.id).collect()
    };
    let mut asked = None;
    chip_row(ui, |ui| {
        text::section_label(ui, "Record");
        let words = match view.entries.len() {
            0 => String::new(),
            1 => "1 entry".to_owned(),
            count => format!("{count} entries"),
        };
        text::caption(ui, &words);
        if let Some(first) = twice.first() {
            let words = match twice.len() {
                1 => "1 has two versions: settle it".to_owned(),
                count => format!("{count} have two versions: settle them"),
            };
            if ui.add(Button::quiet(&words).compact()).clicked() {
                asked = Some(*first);
            }
        }
    });
    asked
}

fn foot(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut RunState,
    outbox: &mut Outbox,
) {
    ui.add_space(space::S);
    let top = ui.cursor().top();
    record_edit::show(ui, frame, view, state, outbox);
    let editor = ui.cursor().top() - top;
    if (editor - state.record.editor).abs() > 0.5 {
        state.record.editor = editor;
        state.record.reveal = state.record.chosen.is_some();
        ui.ctx().request_repaint();
    }
    capture::show(ui, frame, view, state, outbox);
}

fn list(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, record: &mut Record, room: f32) {
    if view.entries.is_empty() {
        ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
            ui.set_min_height(room);
            ui.add_space(space::S);
            text::muted(
                ui,
                "What is asked, decided and promised goes here, with the time it was said. \
                 Type it below.",
            );
        });
        return;
    }
    ScrollArea::vertical()
        .id_salt("record")
        .max_height(room)
        .min_scrolled_height(room)
        .auto_shrink(false)
        .stick_to_bottom(true)
        .show_viewport(ui, |ui, viewport| rows(ui, frame, view, record, viewport));
}

fn rows(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, record: &mut Record, viewport: Rect) {
    let width = ui.available_width() - space::S;
    measure(ui, frame, view, &mut record.rows, width);
    let total = record.rows.tops.last().copied().unwrap_or_default();
    let corner = ui.min_rect().min;
    ui.set_height(total);
    let tops = &record.rows.tops;
    let first = tops
        .partition_point(|top| *top <= viewport.top())
        .saturating_sub(1);
    let mut chosen = None;
    for (at, entry) in view.entries.iter().enumerate().skip(first) {
        let (Some(top), Some(bottom)) = (tops.get(at), tops.get(at + 1)) else {
            break;
        };
        if *top > viewport.bottom() {
            break;
        }
        let rect = Rect::from_min_max(
            pos2(corner.x, corner.y + top),
            pos2(corner.x + width, corner.y + bottom),
        );
        if row(ui, frame, entry, rect, record.chosen == Some(entry.id)) {
            chosen = Some(entry.id);
        }
    }
    if std::mem::take(&mut record.reveal) {
        let at = view
            .entries
            .iter()
            .position(|entry| Some(entry.id) == record.chosen);
        let span = at.and_then(|at| Some((*tops.get(at)?, *tops.get(at + 1)?)));
        if let Some((top, bottom)) = span {
            let rows = corner.y + top..=corner.y + bottom;
            let rect = Rect::from_x_y_ranges(corner.x..=corner.x + width, rows);
            ui.scroll_to_rect(rect, None);
        }
    }
    if let Some(id) = chosen {
        if record.chosen == Some(id) {
            record.open();
        } else {
            record.choose(id);
        }
    }
}

/// Measures the rows anew when what they show may be another than before.
fn measure(ui: &Ui, frame: &Frame<'_>, view: &MeetingView, rows: &mut Rows, width: f32) {
    let models = frame.models;
    let stamp = [
        view.entries.as_ptr() as usize,
        view.entries.len(),
        models.actions.rows.as_ptr() as usize,
        models.directory.people.as_ptr() as usize,
        width.to_bits() as usize,
    ];
    if rows.stamp == stamp && rows.tops.len() == view.entries.len() + 1 {
        return;
    }
    let narrower = rows.stamp.last() != stamp.last();
    rows.stamp = stamp;
    if narrower {
        rows.heights.clear();
    }
    rows.tops.clear();
    let mut top = 0.0;
    rows.tops.push(top);
    for entry in &view.entries {
        let print = record_row::print(frame, entry);
        let known = rows.heights.get(&entry.id).filter(|(of, _)| *of == print);
        let height = known.map_or_else(
            || Laid::of(ui, frame, entry, width).height,
            |(_, height)| *height,
        );
        rows.heights.insert(entry.id, (print, height));
        top += height;
        rows.tops.push(top);
    }
}

/// One entry; true when it was pressed.
fn row(ui: &Ui, frame: &Frame<'_>, entry: &Entry, rect: Rect, chosen: bool) -> bool {
    let p = palette(ui);
    let id = ui.scope_id().with(entry.id);
    // Not in the order of Tab: the capture line chooses entries with Ctrl and the arrows.
    let response = ui.interact(rect, id, Sense::CLICK);
    if chosen || response.hovered() {
        let fill = if chosen {
            p.tone(Tone::Accent).soft
        } else {
            p.hover
        };
        let ground = rect.shrink2(vec2(0.0, 1.0));
        ui.painter()
            .rect_filled(ground, CornerRadius::same(radius::S), fill);
    }
    let laid = Laid::of(ui, frame, entry, rect.width());
    laid.paint(ui, rect, id);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, p.rule());
    response.widget_info(|| {
        let words = laid.spoken();
        WidgetInfo::selected(Role::ListItem, true, chosen, words)
    });
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
