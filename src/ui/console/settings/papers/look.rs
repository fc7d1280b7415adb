//! Colour, type, seal, letterhead, and the city's own Word file.

use eframe::egui::{Sense, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::domain::colour::Colour;
use crate::domain::papers::{Papers, PapersPicture, Typeface};
use crate::program::{Command, Picture};
use crate::ui::console::choices::one_of;
use crate::ui::models::Frame;
use crate::ui::outbox::{FilePurpose, Outbox, Wish};
use crate::ui::tokens::{palette, radius, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::{PapersText, Typed};

/// Height of the patch that shows the colour.
const PATCH: f32 = 28.0;
/// The most room a picture takes.
const PICTURE: (f32, f32) = (320.0, 72.0);
/// Width of a field that holds a colour, a choice, or the name of a font.
const NARROW: f32 = 260.0;

/// The city's colour and the type its papers are set in.
pub(super) fn colour(ui: &mut Ui, typed: &mut Typed<'_>, papers: &mut Papers) {
    let field = Field::new("Accent colour")
        .hint("#1D4F91")
        .help("Of the office\u{2019}s name, the rule below the title and the edge of remarks.")
        .width(NARROW);
    typed.line(ui, PapersText::Accent, field);
    let shown = Colour::parse(&typed.shown(PapersText::Accent));
    if let Some(colour) = shown {
        patch(ui, colour);
        let readable = colour.readable();
        if readable != colour {
            let name = format!("Use {readable}");
            if ui.add(Button::secondary(&name)).clicked() {
                typed.drafts.forget((PapersText::Accent, ()));
                papers.accent = readable;
            }
        }
    }
    let field = Field::new("Type").width(NARROW);
    let mut typeface = papers.typeface;
    if one_of(ui, field, &mut typeface, Typeface::ALL, Typeface::label) {
        papers.typeface = typeface;
    }
    let field = Field::new("A font of your own")
        .hint("Arial")
        .help("For Word and web pages. Computers that don\u{2019}t have it show the type above.")
        .width(NARROW);
    typed.line(ui, PapersText::Font, field);
}

/// The colour, with words in white on it and its contrast beside it.
fn patch(ui: &mut Ui, colour: Colour) {
    let fill = eframe::egui::Color32::from_rgb(colour.red, colour.green, colour.blue);
    ui.horizontal(|ui| {
        let (spot, seen) = ui.allocate_exact_size(vec2(64.0, PATCH), Sense::hover());
        let edge = palette(ui).rule();
        ui.painter()
            .rect(spot, f32::from(radius::S), fill, edge, StrokeKind::Inside);
        let spoken = format!("The colour {colour}");
        seen.widget_info(|| WidgetInfo::labeled(Role::Image, true, spoken.clone()));
        let contrast = colour.contrast(Colour::WHITE);
        text::caption(
            ui,
            &format!("{contrast:.1} to 1 on white; words need 4.5 to 1."),
        );
    });
}

/// Seal, letterhead and address.
pub(super) fn head(ui: &mut Ui, frame: &Frame<'_>, typed: &mut Typed<'_>, outbox: &mut Outbox) {
    let view = &frame.models.papers.view;
    let initials = frame.models.directory.city.initials();
    let none = if initials.is_empty() {
        "Without one no seal is printed.".to_owned()
    } else {
        format!("Without one {initials} stands in a circle.")
    };
    picture(
        ui,
        frame,
        (PapersPicture::Seal, view.seal.as_deref(), &none),
        outbox,
    );
    let none = "Without one the office\u{2019}s name and the address below are printed.";
    let letterhead = (PapersPicture::Letterhead, view.letterhead.as_deref(), none);
    picture(ui, frame, letterhead, outbox);
    let (label, help) = if view.letterhead.is_some() {
        (
            "What the letterhead says",
            "Read aloud in place of the picture.",
        )
    } else {
        (
            "Address",
            "Below the office\u{2019}s name, as you break the lines.",
        )
    };
    let field = Field::new(label).hint("City Hall, Room 202").help(help);
    typed.lines(ui, PapersText::Address, field, 3);
}

fn picture(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (place, there, none): (PapersPicture, Option<&Picture>, &str),
    outbox: &mut Outbox,
) {
    let name = place.label();
    text::strong(ui, name);
    match there {
        Some(picture) => shown(ui, frame, picture, name),
        None => {
            text::muted(ui, none);
        }
    }
    ui.horizontal_wrapped(|ui| {
        let (words, spoken) = if there.is_some() {
            (
                "Choose another picture",
                format!("Choose another picture: {name}"),
            )
        } else {
            ("Choose a picture", format!("Choose a picture: {name}"))
        };
        if ui.add(Button::secondary(words).named(&spoken)).clicked() {
            outbox.wish(Wish::PickFile(FilePurpose::PapersPicture(place)));
        }
        let spoken = format!("Remove the {}", name.to_lowercase());
        if there.is_some() && ui.add(Button::quiet("Remove").named(&spoken)).clicked() {
            let picture = None;
            outbox.run(Command::SetPapersPicture { place, picture });
        }
    });
}

fn shown(ui: &mut Ui, frame: &Frame<'_>, picture: &Picture, name: &str) {
    let Some(drawn) = frame.pictures.get(&picture.hash) else {
        text::caption(ui, "The picture is being made ready.");
        return;
    };
    let room = vec2(ui.available_width().min(PICTURE.0), PICTURE.1);
    let (spot, seen) = ui.allocate_exact_size(drawn.fitted(room, 1.0), Sense::hover());
    drawn.paint(ui, spot);
    let edge = palette(ui).rule();
    ui.painter()
        .rect_stroke(spot, 0.0, edge, StrokeKind::Inside);
    seen.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
}

/// The city's own Word file, and what becomes of memos in it.
pub(super) fn template(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    let models = &frame.models.papers;
    let papers = &models.view.papers;
    let there = papers.template.is_some();
    if there {
        text::strong(ui, &papers.template_name);
        for (title, sentences) in [
            ("What it gives", &models.template_gives),
            ("What becomes of the rest", &models.template_says),
        ] {
            if sentences.is_empty() {
                continue;
            }
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                text::section_label(ui, title);
                for sentence in sentences {
                    text::muted(ui, sentence);
                }
            });
        }
    } else {
        text::muted(
            ui,
            "Word memos can be written into a file of the city\u{2019}s own (.docx): they take its page, heads and \
             feet, styles, lists and pictures. Other formats stay as set here.",
        );
    }
    ui.horizontal_wrapped(|ui| {
        let words = if there {
            "Choose another Word file"
        } else {
            "Choose a Word file"
        };
        if ui.add(Button::secondary(words)).clicked() {
            outbox.wish(Wish::PickFile(FilePurpose::WordTemplate));
        }
        let sample = Button::secondary("Open a sample memo");
        let hint = "The memo shown beside is written into the file and opened in the program that this computer has \
                    for Word files.";
        if there && ui.add(sample).on_hover_text(hint).clicked() {
            outbox.wish(Wish::OpenSample);
        }
        let remove = Button::quiet("Remove").named("Remove the Word template");
        if there && ui.add(remove).clicked() {
            outbox.run(Command::SetWordTemplate(None));
        }
    });
}
