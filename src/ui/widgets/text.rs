//! Words by their role on the page: heading, section label, strong, muted.

use eframe::egui::{
    Align, Color32, Label, Layout, Response, RichText, TextWrapMode, Ui, WidgetText,
    accesskit::Role,
};

use crate::ui::fonts::Weight;
use crate::ui::tokens::{Size, Tone, palette};

/// The heading of a page or dialog; a screen reader announces it as one.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    headed(
        ui,
        rich(text, Size::Title).font(Size::Title.semibold()),
        text,
    )
}

/// A heading inside a page: of a card, a group of fields.
pub fn subheading(ui: &mut Ui, text: &str) -> Response {
    headed(ui, rich(text, Size::Lead).font(Size::Lead.semibold()), text)
}

/// The small label over a group ("Standing items").
pub fn section_label(ui: &mut Ui, text: &str) -> Response {
    let muted = palette(ui).muted;
    headed(
        ui,
        rich(text, Size::Small)
            .font(Size::Small.semibold())
            .color(muted),
        text,
    )
}

fn headed(ui: &mut Ui, rich: RichText, text: &str) -> Response {
    let response = wrapped(ui, rich);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
    });
    response
}

/// A figure to be read from afar ("20:14", "61%").
pub fn figure(ui: &mut Ui, text: &str) -> Response {
    wrapped(ui, rich(text, Size::Display).font(Size::Display.semibold()))
}

/// Running text that wraps.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    wrapped(ui, rich(text, Size::Body))
}

/// Running text in semi-bold.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    wrapped(ui, semibold(text))
}

/// Running text of less weight.
pub fn muted(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).muted;
    wrapped(ui, rich(text, Size::Body).color(colour))
}

/// The sentence a page or card begins with.
pub fn lead(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).muted;
    wrapped(ui, rich(text, Size::Lead).color(colour))
}

/// A caption of less weight in small type.
pub fn caption(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).muted;
    wrapped(ui, rich(text, Size::Small).color(colour))
}

/// A caption in the ink of a tone, in small type; its words say what the tone does.
pub fn toned_caption(ui: &mut Ui, text: &str, tone: Tone) -> Response {
    let colour = palette(ui).tone(tone).ink;
    wrapped(ui, rich(text, Size::Small).color(colour))
}

/// One line that ends in an ellipsis where there is no more room; the whole of it shows on hover.
pub fn one_line(ui: &mut Ui, text: impl Into<WidgetText>) -> Response {
    ui.add(Label::new(text).wrap_mode(TextWrapMode::Truncate))
}

/// Body text in semi-bold, to be put where egui takes rich text.
pub fn semibold(text: impl Into<String>) -> RichText {
    rich(text, Size::Body).family(Weight::SemiBold.family())
}

/// Text of a size with the room between lines that goes with it, to be put where egui takes rich
/// text.
pub fn rich(text: impl Into<String>, size: Size) -> RichText {
    RichText::new(text)
        .font(size.regular())
        .line_height(Some(size.line()))
}

/// Body text in semi-bold and a colour.
pub fn coloured(text: impl Into<String>, colour: Color32) -> RichText {
    semibold(text).color(colour)
}

/// Text that wraps, with ragged ends wherever it stands: egui would stretch it to both sides of a
/// column.
pub(super) fn wrapped(ui: &mut Ui, rich: RichText) -> Response {
    let label = Label::new(rich).wrap();
    if ui.layout().horizontal_justify() {
        ui.with_layout(Layout::top_down(Align::Min), |ui| ui.add(label))
            .inner
    } else {
        ui.add(label)
    }
}
