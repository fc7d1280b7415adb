//! Text one types: a line, several lines, and the text behind fields that hold another kind of value.

use eframe::egui::{Id, Key, Modifiers, TextBuffer, TextEdit, Ui, Vec2};

use crate::ui::tokens::{Size, height, palette};

use super::field::{Edited, Field};

impl Field<'_> {
    /// One line of text.
    pub fn text(self, ui: &mut Ui, value: &mut String) -> Edited {
        let id = self.id(ui);
        self.control(ui, |ui| {
            let width = ui.available_width();
            let edit = line_edit(value, id, self.hint, width);
            let response = ui.add(edit);
            let response = self.names(ui, response);
            let committed = left_changed(ui, id, &response, value);
            Edited {
                response,
                committed,
            }
        })
    }

    /// Text of several lines, at least `rows` high; Enter begins a new line.
    pub fn lines(self, ui: &mut Ui, value: &mut String, rows: usize) -> Edited {
        let id = self.id(ui);
        self.control(ui, |ui| {
            let edit = TextEdit::multiline(value)
                .id(id)
                .hint_text(self.hint.to_owned())
                .desired_rows(rows)
                .desired_width(ui.available_width());
            let response = ui.add(edit);
            let response = self.names(ui, response);
            let committed = left_changed(ui, id, &response, value);
            Edited {
                response,
                committed,
            }
        })
    }
}

/// The line one types in, as all fields draw it.
pub(super) fn line_edit<'t>(
    value: &'t mut dyn TextBuffer,
    id: Id,
    hint: &str,
    width: f32,
) -> TextEdit<'t> {
    TextEdit::singleline(value)
        .id(id)
        .hint_text(hint.to_owned())
        .font(Size::Body.regular())
        .desired_width(width)
        .min_size(Vec2::new(0.0, height::CONTROL))
        .align(eframe::egui::Align2::LEFT_CENTER)
}

/// Whether a text was left with other words than it was entered with.
fn left_changed(ui: &Ui, id: Id, response: &eframe::egui::Response, value: &str) -> bool {
    let before_id = id.with("before");
    let before: Option<String> = ui.data(|data| data.get_temp(before_id));
    if response.lost_focus() {
        ui.data_mut(|data| data.remove::<String>(before_id));
        return before.is_some_and(|before| before != value);
    }
    // A change before the words of the beginning were kept comes from a screen reader or a test
    // that sets the whole value at once: that counts as done.
    if response.changed() && before.is_none() && !response.has_focus() {
        return true;
    }
    if response.has_focus() && before.is_none() && !response.changed() {
        ui.data_mut(|data| data.insert_temp(before_id, value.to_owned()));
    }
    false
}

/// What is being typed into a field that holds something other than text.
#[derive(Clone, Default)]
struct Draft {
    /// The words as they stand.
    words: String,
    /// How the value read when the draft was begun; another value discards the draft.
    begun_from: String,
}

/// How a value is written and read.
pub(super) struct Wording<'f, T> {
    /// The words of a value.
    pub show: &'f dyn Fn(&T) -> String,
    /// The value of words; `None` where they make no sense.
    pub read: &'f dyn Fn(&str) -> Option<T>,
    /// What to say of words that make no sense.
    pub wrong: &'f str,
}

/// What became of typed words.
pub(super) struct Typed {
    /// The control and whether the value was set.
    pub edited: Edited,
    /// What is wrong with the words, once the field was left.
    pub error: Option<String>,
    /// The words while they are typed.
    pub typing: Option<String>,
}

/// A line whose words stand for a value: kept as typed until the field is left, then read. Words
/// that make no sense stay where they are, with `wrong` below them, and the value stays as it was.
pub(super) fn typed_value<T: PartialEq>(
    ui: &mut Ui,
    field: Field<'_>,
    value: &mut Option<T>,
    wording: &Wording<'_, T>,
    width: f32,
) -> Typed {
    let id = field.id(ui);
    let shown = value.as_ref().map(wording.show).unwrap_or_default();
    let draft_id = id.with("draft");
    let kept: Option<Draft> = ui.data(|data| data.get_temp(draft_id));
    let mut draft = kept
        .filter(|draft| draft.begun_from == shown)
        .unwrap_or_else(|| Draft {
            words: shown.clone(),
            begun_from: shown.clone(),
        });

    let response = ui.add(line_edit(&mut draft.words, id, field.hint, width));
    let response = field.names(ui, response);
    // Enter leaves the field; Control and Enter confirms a whole form from within it.
    let confirms = ui.input(|i| i.modifiers.command && i.key_pressed(Key::Enter));
    let done = response.lost_focus()
        || (response.has_focus() && confirms)
        || (response.changed() && !response.has_focus());
    let words = draft.words.trim().to_owned();
    let read = if words.is_empty() {
        Some(None)
    } else {
        (wording.read)(&words).map(Some)
    };
    let mut committed = false;
    if let (true, Some(new)) = (done, &read) {
        committed = new.as_ref() != value.as_ref();
    }
    if done && read.is_none() {
        // What makes no sense is said first: the form must not close over it with the earlier value.
        for held in [Modifiers::NONE, Modifiers::COMMAND] {
            ui.input_mut(|i| i.consume_key(held, Key::Enter));
        }
        response.surrender_focus();
    }
    let error = (!response.has_focus() && read.is_none())
        .then(|| wording.wrong.replace("{}", &format!("“{words}”")));
    let typing = (response.has_focus() && draft.words != shown).then(|| words.clone());
    match read {
        Some(new) if done => {
            *value = new;
            ui.data_mut(|data| data.remove::<Draft>(draft_id));
        }
        Some(_) | None => {
            ui.data_mut(|data| data.insert_temp(draft_id, draft));
        }
    }
    Typed {
        edited: Edited {
            response,
            committed,
        },
        error,
        typing,
    }
}

/// A search box: a line with a lens before it and a cross after it once something is typed.
pub fn search_box(
    ui: &mut Ui,
    name: &str,
    value: &mut String,
    width: f32,
) -> eframe::egui::Response {
    let p = palette(ui);
    let id = ui.make_persistent_id(("search", name));
    let width = width.min(ui.available_width());
    let edit = line_edit(value, id, name, width).margin(eframe::egui::Margin {
        left: 32,
        right: 30,
        top: 6,
        bottom: 6,
    });
    let response = ui.add(edit).accessible_name(name);
    let rect = response.rect;
    let stroke = eframe::egui::Stroke::new(1.5, p.muted);
    let lens = eframe::egui::pos2(rect.left() + 17.0, rect.center().y - 1.0);
    ui.painter().circle_stroke(lens, 4.5, stroke);
    let handle = lens + Vec2::splat(3.4);
    ui.painter()
        .line_segment([handle, handle + Vec2::splat(3.4)], stroke);
    if !value.is_empty() {
        let spot = rect.with_min_x(rect.right() - 30.0).shrink(3.0);
        if super::icon::clear_at(ui, spot, id.with("clear"), "Clear the search").clicked() {
            value.clear();
            response.request_focus();
        }
    }
    response
}
