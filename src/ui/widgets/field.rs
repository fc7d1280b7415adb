//! A field of a form: its label above, the control, and below it what helps or what is wrong.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Context, Id, Response, TextEdit, Ui, Vec2};

use crate::ui::tokens::{Size, Tone, palette, space};

use super::mark::{Form, paint_form};
use super::{lead, text};

/// What became of a field in this frame.
#[derive(Clone, Debug)]
#[must_use = "a field that was left has a value to keep"]
pub struct Edited {
    /// The control itself: its focus, its place.
    pub response: Response,
    /// The value is another than before and the person is done with it: this is when to save.
    /// Typed text is done when the field is left or Enter is pressed, a choice when it is made.
    pub committed: bool,
}

impl Edited {
    /// Gives a text field the keyboard with all of its `words` chosen: what is typed takes their place, an
    /// arrow key keeps them.
    pub fn type_over(&self, ctx: &Context, words: &str) {
        let id = self.response.id;
        self.response.request_focus();
        let mut typing = TextEdit::load_state(ctx, id).unwrap_or_default();
        let end = CCursor::new(words.chars().count());
        let all = CCursorRange::two(CCursor::new(0), end);
        typing.cursor.set_char_range(Some(all));
        typing.store(ctx, id);
    }
}

/// A field with its label. Finish it with the method of its kind: `text`, `lines`, `number`,
/// `choice`, `date`, `time`, or `control` for anything else.
#[derive(Clone, Copy)]
#[must_use = "finish the field with the method of its kind"]
pub struct Field<'a> {
    pub(super) label: &'a str,
    pub(super) hint: &'a str,
    pub(super) width: Option<f32>,
    pub(super) label_hidden: bool,
    help: Option<&'a str>,
    error: Option<&'a str>,
}

impl<'a> Field<'a> {
    /// A field called `label`, unique in its form.
    pub const fn new(label: &'a str) -> Self {
        Self {
            label,
            hint: "",
            width: None,
            label_hidden: false,
            help: None,
            error: None,
        }
    }

    /// Shown in the empty control.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// A sentence below the control.
    pub const fn help(mut self, help: &'a str) -> Self {
        self.help = Some(help);
        self
    }

    /// What is wrong, below the control in place of the help.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Width of the control in points; as wide as there is room without it.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Leaves the label to screen readers: for a control in a row that says what it is.
    pub const fn label_hidden(mut self) -> Self {
        self.label_hidden = true;
        self
    }

    /// Draws label, control and what stands below. `control` must draw exactly one input; it is
    /// given the field's name.
    pub fn control<R>(self, ui: &mut Ui, control: impl FnOnce(&mut Ui) -> R) -> R {
        self.framed(ui, |ui| (control(ui), None))
    }

    /// Like `control`, for a control that finds out by itself what is wrong.
    pub(super) fn framed<R>(
        self,
        ui: &mut Ui,
        control: impl FnOnce(&mut Ui) -> (R, Option<String>),
    ) -> R {
        let width = self
            .width
            .unwrap_or(f32::INFINITY)
            .min(ui.available_width());
        ui.allocate_ui(Vec2::new(width, 0.0), |ui| {
            ui.set_width(width);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                let (inner, error) = if self.label_hidden {
                    ui.data_mut(|data| data.remove::<Id>(label_of_control()));
                    ui.name_inputs(self.label, control)
                } else {
                    let label = text::rich(self.label, Size::Small).font(Size::Small.semibold());
                    let id = text::wrapped(ui, label).id;
                    ui.data_mut(|data| data.insert_temp(label_of_control(), id));
                    ui.label_inputs_by(id, control)
                };
                self.foot(ui, error.as_deref().or(self.error));
                inner
            })
            .inner
        })
        .inner
    }

    /// Names the control by the label above it. egui does so by itself unless the control shows a
    /// hint, which it would take for a name.
    pub(super) fn names(self, ui: &Ui, control: Response) -> Response {
        lead::arrive(ui, self.label, &control);
        match ui.data(|data| data.get_temp::<Id>(label_of_control())) {
            Some(label) => control.labelled_by(label),
            None => control.accessible_name(self.label),
        }
    }

    fn foot(self, ui: &mut Ui, error: Option<&str>) {
        if let Some(error) = error {
            error_line(ui, error);
        } else if let Some(help) = self.help {
            text::caption(ui, help);
        }
    }

    /// The identity of the control, from the form's own and the label.
    pub(super) fn id(self, ui: &Ui) -> Id {
        ui.make_persistent_id(("field", self.label))
    }
}

/// Where the label that was drawn last is kept for the control that is drawn next.
fn label_of_control() -> Id {
    Id::unique("label of the next control")
}

/// What is wrong, with a shape before it.
pub fn error_line(ui: &mut Ui, error: &str) {
    let p = palette(ui);
    let ink = p.tone(Tone::Bad).ink;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS + 2.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::new(10.0, 16.0), eframe::egui::Sense::hover());
        paint_form(
            ui.painter(),
            Form::Diamond,
            (rect.center(), 8.0),
            ink,
            p.surface,
        );
        text::toned_caption(ui, error, Tone::Bad);
    });
}
