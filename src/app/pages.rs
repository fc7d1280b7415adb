//! The form that asks which pages of a PDF are shown, with a look at them.

use crate::domain::agenda::Exhibit;
use crate::import::pdf::PdfFile;
use crate::import::picture::PictureFault;
use crate::ui::picture::{DrawnPicture, PictureSizes};
use crate::ui::tokens::{palette, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use eframe::egui::{ColorImage, Context, Sense, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2};

use super::forms::Left;
use super::jobs::{Job, JobLink, JobState, PATIENCE};
use std::time::Instant;

/// Longest side of a page that is looked at, in pixels.
const LOOK: u32 = 1000;

/// Width and height of the room for it, in points.
const ROOM: (f32, f32) = (592.0, 380.0);

/// Said of a page that does not come to its end.
const GIVEN_UP: &str = "The page takes too long to be read and was given up.";

/// A page that was drawn to be looked at.
type Look = Result<PictureSizes, PictureFault>;

/// Which pages of a PDF are to be shown.
pub(super) struct PagesForm {
    /// The exhibit they are for: a new one, or one whose picture is replaced.
    exhibit: Exhibit,
    pdf: PdfFile,
    /// The pages as typed.
    typed: String,
    /// The page that is looked at.
    page: u32,
    /// The page that was drawn, and what it came to.
    drawn: Option<(u32, Result<DrawnPicture, String>)>,
    /// The page being drawn.
    drawing: Option<(u32, Job<Look>)>,
}

impl std::fmt::Debug for PagesForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PagesForm")
            .field("pdf", &self.pdf)
            .field("typed", &self.typed)
            .finish_non_exhaustive()
    }
}

impl PagesForm {
    /// Asks for pages of this file.
    pub(super) fn new(exhibit: Exhibit, pdf: PdfFile) -> Self {
        Self {
            exhibit,
            pdf,
            typed: "1".to_owned(),
            page: 1,
            drawn: None,
            drawing: None,
        }
    }

    /// Whether a page is being drawn.
    pub(super) const fn works(&self) -> bool {
        self.drawing.is_some()
    }

    /// The pages typed: one where a picture is replaced, any number for new exhibits.
    fn chosen(&self) -> Result<Vec<u32>, String> {
        let pages = self
            .pdf
            .chosen(&self.typed)
            .map_err(|fault| fault.to_string())?;
        if pages.len() > 1 && !self.exhibit.id.is_new() {
            return Err("One page takes the picture's place.".to_owned());
        }
        Ok(pages)
    }

    /// Shows the form until it is answered.
    pub(super) fn show(&mut self, ctx: &Context) -> Left {
        self.look(ctx);
        let chosen = self.chosen();
        let confirm = match &chosen {
            Ok(pages) if pages.len() > 1 => format!("Add {} pages", pages.len()),
            Ok(_) | Err(_) => "Add page".to_owned(),
        };
        let title = format!("Pages of {}", self.pdf.name());
        let dialog = Dialog::new(&title, &confirm)
            .ready(chosen.is_ok())
            .width(640.0);
        let answer = dialog.show(ctx, |ui| self.body(ui, &chosen));
        match (answer, chosen) {
            (Answer::Waiting, _) | (Answer::Confirmed, Err(_)) => Left::Open,
            (Answer::Dismissed, _) => Left::Closed,
            (Answer::Confirmed, Ok(pages)) => {
                Left::TakePages(Box::new(self.exhibit.clone()), self.pdf.clone(), pages)
            }
        }
    }

    /// Has the page drawn that is to be looked at, off the frame, one at a time.
    fn look(&mut self, ctx: &Context) {
        if let Some((page, job)) = &self.drawing {
            // Somebody has leafed on: the page is of no interest any more.
            if *page != self.page {
                job.stop();
            }
            let drawn = match job.state() {
                JobState::Running => return,
                JobState::GivenUp => Err(GIVEN_UP.to_owned()),
                JobState::Done(drawn) => drawn.map_err(|fault| fault.to_string()),
                JobState::Lost => Err("The page can't be drawn.".to_owned()),
            };
            let name = format!("page {page}");
            let failed = || "The page can't be drawn.".to_owned();
            let drawn = drawn.and_then(|sizes| sizes.load(ctx, &name).ok_or_else(failed));
            self.drawn = Some((*page, drawn));
            self.drawing = None;
        }
        let page = self.page;
        if self.drawn.as_ref().is_some_and(|(drawn, _)| *drawn == page) {
            return;
        }
        let pdf = self.pdf.clone();
        let job = Job::start("Reading the page", ctx, move |link| {
            look_at(&pdf, page, link)
        });
        self.drawing = Some((page, job.within(PATIENCE)));
        // One that does not end is noticed though nothing else happens.
        ctx.request_repaint_after(PATIENCE);
    }

    fn body(&mut self, ui: &mut Ui, chosen: &Result<Vec<u32>, String>) {
        let count = match self.pdf.pages() {
            1 => "It has one page.".to_owned(),
            pages => format!("It has {pages} pages; only those you choose are added."),
        };
        text::body(ui, &count);
        ui.add_space(space::S);
        let replaces = !self.exhibit.id.is_new();
        let (label, help) = if replaces {
            ("Page", "It takes the place of the picture.")
        } else {
            (
                "Pages",
                "One, or several as 2-4, 7: each becomes an exhibit.",
            )
        };
        let wrong = chosen.as_ref().err().map(String::as_str);
        let field = Field::new(label).help(help).error(wrong);
        if field.text(ui, &mut self.typed).response.changed()
            && let Ok(pages) = self.chosen()
            && !pages.contains(&self.page)
        {
            self.page = pages.first().copied().unwrap_or(self.page);
        }
        ui.add_space(space::S);
        self.leaf(ui, chosen.as_deref().unwrap_or_default());
        ui.add_space(space::S);
        self.paper(ui);
    }

    /// Leafs through the pages chosen, or through the file while one is.
    fn leaf(&mut self, ui: &mut Ui, chosen: &[u32]) {
        let (before, after) = if chosen.len() > 1 {
            let at = chosen
                .iter()
                .position(|page| *page == self.page)
                .unwrap_or(0);
            let before = at.checked_sub(1).and_then(|at| chosen.get(at));
            (before.copied(), chosen.get(at + 1).copied())
        } else {
            let before = self.page.checked_sub(1).filter(|page| *page > 0);
            let after = (self.page < self.pdf.pages()).then_some(self.page + 1);
            (before, after)
        };
        ui.horizontal(|ui| {
            let mut to = None;
            let back = Button::secondary("Previous page").compact();
            if ui.add(back.enabled(before.is_some())).clicked() {
                to = before;
            }
            let on = Button::secondary("Next page").compact();
            if ui.add(on.enabled(after.is_some())).clicked() {
                to = after;
            }
            text::muted(ui, &format!("Page {} of {}", self.page, self.pdf.pages()));
            if self.drawing.is_some() {
                ui.spinner();
                text::muted(ui, "Reading the page");
            }
            if let Some(to) = to {
                self.page = to;
                if chosen.len() <= 1 {
                    self.typed = to.to_string();
                }
            }
        });
    }

    fn paper(&self, ui: &mut Ui) {
        let room = vec2(ui.available_width().min(ROOM.0), ROOM.1);
        let (area, seen) = ui.allocate_exact_size(room, Sense::hover());
        let Some((page, drawn)) = &self.drawn else {
            return;
        };
        match drawn {
            Ok(drawn) => {
                let size = drawn.fitted(room, 1.0);
                let spot = eframe::egui::Align2::CENTER_TOP.align_size_within_rect(size, area);
                drawn.paint(ui, spot);
                let edge = palette(ui).rule();
                ui.painter()
                    .rect_stroke(spot, 0.0, edge, StrokeKind::Inside);
                let name = format!("Page {page} as it will be shown");
                seen.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
            }
            Err(words) => {
                ui.put(area, eframe::egui::Label::new(words).wrap());
            }
        }
    }
}

fn look_at(pdf: &PdfFile, page: u32, link: &JobLink) -> Look {
    let since = Instant::now();
    let drawn = pdf.draw(page, LOOK, &|| link.waits(since))?;
    let size = [drawn.size.0 as usize, drawn.size.1 as usize];
    Ok(PictureSizes::of(ColorImage::from_rgba_unmultiplied(
        size,
        &drawn.rgba,
    )))
}
