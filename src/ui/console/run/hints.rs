//! The keys under the capture line, as they stand on this keyboard, to be pressed as well.

use super::RunState;
use crate::domain::entry::EntryKind;
use crate::ui::keys::shortcut_words;
use crate::ui::tokens::{Size, palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::chip::chip_row;
use crate::ui::widgets::keycap::{KeyCap, keycap};
use crate::ui::widgets::{paint, text};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Rect, Sense, Stroke, Ui, WidgetInfo, vec2};

/// The keys of the kinds, as they stand on this keyboard; pressing one does the same.
pub(super) fn hints(ui: &mut Ui, state: &mut RunState) {
    ui.add_space(space::XS);
    chip_row(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 2.0);
        keycap(ui, "Enter");
        text::caption(ui, "note");
        for (kind, word) in KINDS {
            let Some(key) = Verb::RecordAs(kind).key() else {
                continue;
            };
            let keys = shortcut_words(ui.ctx().os(), key);
            if hint(ui, &keys, word, kind) {
                state.capture.ask(kind);
                state.capture.wants_focus = true;
                ui.ctx().request_repaint();
            }
        }
        keycap(ui, "Ctrl ↑↓");
        text::caption(ui, "choose");
        keycap(ui, "F1");
        text::caption(ui, "all keys");
    });
}

/// Kinds with the words of their keys, short enough to stand side by side.
const KINDS: [(EntryKind, &str); 7] = [
    (EntryKind::Action, "action"),
    (EntryKind::Decision, "decision"),
    (EntryKind::InformationRequest, "info request"),
    (EntryKind::DataRequest, "data request"),
    (EntryKind::DataQualityIssue, "data issue"),
    (EntryKind::Recognition, "recognition"),
    (EntryKind::ParkingLot, "parking lot"),
];

/// A key with its word, to be pressed as well; true when it was.
fn hint(ui: &mut Ui, keys: &str, word: &str, kind: EntryKind) -> bool {
    let p = palette(ui);
    let cap = KeyCap::new(ui, keys, p.muted);
    let words = paint::whole_line(ui, word, Size::Small.regular(), p.muted);
    let size = vec2(
        cap.size.x + 4.0 + words.size().x,
        cap.size.y.max(words.size().y),
    );
    // Not in the order of Tab: the keys themselves are the keyboard's way.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let left = Rect::from_min_size(rect.min, vec2(cap.size.x, rect.height()));
    let fill = if response.hovered() {
        p.hover
    } else {
        p.surface
    };
    cap.paint(
        ui.painter(),
        left,
        fill,
        Stroke::new(p.line_width, p.border),
    );
    paint::place(ui.painter(), rect, Align2::RIGHT_CENTER, words);
    let label = Verb::RecordAs(kind).label();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    response.clicked()
}
