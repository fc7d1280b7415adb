//! Pictures as exhibits: files, pages and what is pasted made ready off the frame, and their pixels for drawing.

use crate::domain::agenda::{Exhibit, ExhibitKind};
use crate::domain::ids::{ExhibitId, ItemId};
use crate::import::pdf::{PdfFile, is_pdf};
use crate::import::picture::{PictureFault, take_picture, take_pixels};
use crate::program::query::ExhibitBody;
use crate::program::{Command, Picture, SoundPicture};
use crate::ui::audience::Pictures;
use crate::ui::outbox::{FilePurpose, Then};
use crate::ui::picture::PictureSizes;
use eframe::egui::{Color32, ColorImage, Context, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::StatroomApp;
use super::forms::Form;
use super::jobs::{Job, JobLink, JobState, PATIENCE};
use super::pages::PagesForm;
use super::work::Outcome;

/// Exhibits made ready with their pictures.
pub(super) type Taken = Vec<(Exhibit, SoundPicture)>;

/// What a file that was to be shown came to.
#[derive(Debug)]
pub(super) enum ReadAs {
    /// Pictures, and what became of them on the way.
    Pictures(Taken, String),
    /// A PDF, of which pages are to be chosen, and the exhibit they are for.
    Pdf(Box<Exhibit>, PdfFile),
}

/// Pixels being made ready off the frame, and those that are.
#[derive(Default)]
pub(super) struct PictureShelf {
    /// Ready to draw, by hash.
    pub(super) ready: Pictures,
    /// Under way, by hash.
    under_way: BTreeMap<String, Job<Option<PictureSizes>>>,
    /// Those that can't be drawn.
    failed: BTreeSet<String>,
}

/// Longest side of a texture every graphics card takes, in pixels.
const LONGEST: u32 = 4096;

/// How many pictures are decoded at the same time.
const AT_ONCE: usize = 2;

impl PictureShelf {
    /// Forgets every picture: another program is open.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether pictures are still being made ready.
    pub(super) fn works(&self) -> bool {
        !self.under_way.is_empty()
    }

    /// Takes what is ready, begins with what is wanted, and lets go of what nothing shows any more.
    fn keep(&mut self, ctx: &Context, wanted: &[Arc<Picture>]) {
        let under_way = std::mem::take(&mut self.under_way);
        for (hash, job) in under_way {
            match job.state() {
                JobState::Running => {
                    self.under_way.insert(hash, job);
                }
                JobState::Done(Some(sizes)) => {
                    if let Some(drawn) = sizes.load(ctx, &hash) {
                        self.ready.insert(hash, drawn);
                    }
                }
                JobState::Done(None) | JobState::Lost | JobState::GivenUp => {
                    self.failed.insert(hash);
                }
            }
        }
        let shown = |hash: &String| wanted.iter().any(|one| one.hash == *hash);
        self.ready.retain(|hash, _| shown(hash));
        for picture in wanted {
            let hash = &picture.hash;
            let known = self.ready.contains_key(hash)
                || self.under_way.contains_key(hash)
                || self.failed.contains(hash);
            if !known && self.under_way.len() < AT_ONCE {
                let picture = Arc::clone(picture);
                let job = Job::start("Decoding", ctx, move |_| decoded(&picture.bytes));
                self.under_way.insert(hash.clone(), job);
            }
        }
    }
}

/// The pixels of a kept picture; none when it can't be decoded.
fn decoded(bytes: &[u8]) -> Option<PictureSizes> {
    let mut picture = image::load_from_memory(bytes).ok()?;
    if picture.width().max(picture.height()) > LONGEST {
        picture = picture.thumbnail(LONGEST, LONGEST);
    }
    let pixels = picture.to_rgba8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    let image = ColorImage::from_rgba_unmultiplied(size, pixels.as_raw());
    Some(PictureSizes::of(image))
}

impl StatroomApp {
    /// Whether pictures or pages are still being made ready to draw.
    pub fn makes_pictures_ready(&self) -> bool {
        let leafs = matches!(&self.form, Some(Form::Pages(pages)) if pages.works());
        leafs || self.pictures.works() || self.paper.works()
    }

    /// Makes the pictures of the open meeting ready to draw.
    pub(super) fn load_pictures(&mut self, ctx: &Context) {
        let Some(session) = &self.session else { return };
        let wanted: Vec<Arc<Picture>> = session
            .exhibits()
            .filter_map(|view| match &view.body {
                ExhibitBody::Picture(picture) => Some(Arc::clone(picture)),
                ExhibitBody::Chart(_) | ExhibitBody::Table(_) | ExhibitBody::Missing(_) => None,
            })
            .chain(session.pictures_as_they_were().cloned())
            .chain(session.models.papers.view.seal.clone())
            .chain(session.models.papers.view.letterhead.clone())
            .collect();
        self.pictures.keep(ctx, &wanted);
    }

    /// Pictures and PDFs dropped on an agenda item; true when they were that.
    pub(super) fn take_dropped_pictures(&mut self, paths: &[PathBuf], ctx: &Context) -> bool {
        let alike = paths.iter().all(|path| {
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            PICTURES.contains(&ending.to_lowercase().as_str())
        });
        let Some(item) = self.console.item_for_pictures().filter(|_| alike) else {
            return false;
        };
        let paths = paths.to_vec();
        self.read_pictures(new_picture(item), paths, ctx);
        true
    }

    /// A picture pasted while no field has the keyboard goes to the open agenda item.
    pub(super) fn take_pasted_pictures(&mut self, ctx: &Context) {
        let pasted = ctx.input(|input| {
            input.events.iter().find_map(|event| {
                if let Event::PasteImage(image) = event {
                    Some(Arc::clone(image))
                } else {
                    None
                }
            })
        });
        let Some(image) = pasted.filter(|_| !self.is_writing() && self.form.is_none()) else {
            return;
        };
        if ctx.text_edit_focused() {
            return;
        }
        let Some(item) = self.console.item_for_pictures() else {
            self.inform(
                "A picture was pasted where none can be kept.",
                "Open a meeting's Prepare, choose the item it belongs to, and paste it there.",
            );
            return;
        };
        self.work = Some(Job::start("Reading the picture", ctx, move |_| {
            Outcome::PictureRead(pasted_picture(item, &image).map_err(|fault| fault.to_string()))
        }));
    }

    /// Reads a file that is to be shown: a picture, or a PDF of which pages are chosen next.
    pub(super) fn read_picture_file(&mut self, purpose: &FilePurpose, path: &Path, ctx: &Context) {
        let for_exhibit = match purpose {
            FilePurpose::AddPicture(item) => Some(new_picture(*item)),
            FilePurpose::ReplacePicture(id) => self.exhibit_with_words(*id),
            FilePurpose::OpenProgram
            | FilePurpose::ImportFigures
            | FilePurpose::ImportPeople
            | FilePurpose::ImportMeasures
            | FilePurpose::ImportTargets
            | FilePurpose::PapersPicture(_)
            | FilePurpose::WordTemplate
            | FilePurpose::Export(_)
            | FilePurpose::SaveCopy(_)
            | FilePurpose::SignedCopy(_)
            | FilePurpose::BackUp => None,
        };
        if let Some(exhibit) = for_exhibit {
            self.read_pictures(exhibit, vec![path.to_owned()], ctx);
        }
    }

    fn exhibit_with_words(&self, id: ExhibitId) -> Option<Exhibit> {
        let session = self.session.as_ref()?;
        let view = session.models.exhibits.get(&id)?;
        Some(view.exhibit.clone())
    }

    fn read_pictures(&mut self, exhibit: Exhibit, paths: Vec<PathBuf>, ctx: &Context) {
        if self.is_writing() {
            return;
        }
        let name = if paths.len() > 1 {
            "Reading the pictures"
        } else {
            "Reading the picture"
        };
        let limit = 2 * PATIENCE * paths.len() as u32;
        let job = Job::start(name, ctx, move |link| {
            let read = read(&exhibit, &paths, link);
            Outcome::PictureRead(read.map_err(|fault| fault.to_string()))
        });
        self.work = Some(job.within(limit));
    }

    /// Goes on with what was read: the pictures are added, or the pages are asked for.
    pub(super) fn picture_was_read(&mut self, read: ReadAs) {
        match read {
            ReadAs::Pdf(exhibit, pdf) => {
                self.form = Some(Form::Pages(Box::new(PagesForm::new(*exhibit, pdf))));
            }
            ReadAs::Pictures(taken, note) => self.add_pictures(taken, &note),
        }
    }

    fn add_pictures(&mut self, taken: Taken, note: &str) {
        if taken.is_empty() {
            return;
        }
        let count = taken.len();
        let added = self.run(Command::AddPictures(taken), Then::OpenExhibit);
        if added && !note.is_empty() {
            let title = if count == 1 {
                "The picture is added."
            } else {
                "The pictures are added."
            };
            self.tell(title, note, true);
        }
    }

    /// Draws the chosen pages and adds them.
    pub(super) fn take_pages(
        &mut self,
        exhibit: Exhibit,
        pdf: PdfFile,
        pages: Vec<u32>,
        ctx: &Context,
    ) {
        let name = if pages.len() == 1 {
            "Reading the page"
        } else {
            "Reading the pages"
        };
        let limit = 2 * PATIENCE * pages.len() as u32;
        let job = Job::start(name, ctx, move |link| {
            let drawn = draw_pages(&exhibit, &pdf, &pages, link);
            Outcome::PictureRead(drawn.map_err(|fault| fault.to_string()))
        });
        self.work = Some(job.within(limit));
    }
}

/// Endings of the files that are pictures or hold them.
pub(super) const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "pdf"];

/// A picture exhibit that isn't there yet.
fn new_picture(item: ItemId) -> Exhibit {
    Exhibit::new(item, ExhibitKind::Picture)
}

fn pasted_picture(item: ItemId, image: &ColorImage) -> Result<ReadAs, PictureFault> {
    let size = (image.size[0] as u32, image.size[1] as u32);
    let straight = image.pixels.iter().flat_map(Color32::to_srgba_unmultiplied);
    let taken = take_pixels(size, straight.collect())?;
    let exhibits = vec![(new_picture(item), taken.picture)];
    Ok(ReadAs::Pictures(exhibits, taken.note))
}

fn read(exhibit: &Exhibit, paths: &[PathBuf], link: &JobLink) -> Result<ReadAs, PictureFault> {
    let (mut taken, mut notes) = (Vec::new(), Vec::new());
    for (at, path) in paths.iter().enumerate() {
        link.progress(at as f32 / paths.len() as f32);
        if link.stopped() {
            return Ok(ReadAs::Pictures(Vec::new(), String::new()));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = std::fs::read(path).map_err(|error| PictureFault::Unreadable {
            name: name.clone().into_owned(),
            why: error.to_string(),
        })?;
        if is_pdf(&bytes) {
            let pdf = PdfFile::read(&name, bytes)?;
            if paths.len() == 1 {
                return Ok(ReadAs::Pdf(Box::new(exhibit.clone()), pdf));
            }
            // Among several files a PDF gives its first page; others are chosen when it comes alone.
            let since = Instant::now();
            let (picture, missing) = pdf.take(1, &|| link.waits(since))?;
            taken.push((of_page(exhibit, &pdf, 1), picture));
            notes.push(format!("Of {name} the first page is taken."));
            notes.extend(missing.then(|| unread(1)));
            continue;
        }
        let hash = SoundPicture::hash_of(&bytes);
        let one = take_picture(&name, bytes)?;
        taken.push((of_file(exhibit, path, hash), one.picture));
        notes.push(one.note);
    }
    notes.retain(|note| !note.is_empty());
    Ok(ReadAs::Pictures(taken, notes.join(" ")))
}

/// The exhibit with the file it is made from, captioned by it unless it has a caption.
fn of_file(exhibit: &Exhibit, path: &Path, hash: String) -> Exhibit {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut made = Exhibit {
        file_name: name.into_owned(),
        file_page: 0,
        file_hash: hash,
        ..exhibit.clone()
    };
    if made.caption.trim().is_empty() {
        made.caption = stem_in_words(path);
    }
    made
}

/// "Budget 2026 by district" for "Budget_2026-by-district.pdf".
fn stem_in_words(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    stem.replace(['-', '_'], " ")
}

/// The exhibit as a page of that file, captioned and sourced by it unless it has words of its own.
fn of_page(exhibit: &Exhibit, pdf: &PdfFile, page: u32) -> Exhibit {
    let mut made = Exhibit {
        file_name: pdf.name().to_owned(),
        file_page: page,
        file_hash: pdf.hash().to_owned(),
        ..exhibit.clone()
    };
    if made.caption.trim().is_empty() {
        made.caption = format!("{}, page {page}", stem_in_words(Path::new(pdf.name())));
    }
    if made.source.trim().is_empty() {
        made.source = format!("{}, page {page}", pdf.name());
    }
    made
}

fn unread(page: u32) -> String {
    format!("Page {page} holds letters or a picture that can't be read; they are missing.")
}

fn draw_pages(
    exhibit: &Exhibit,
    pdf: &PdfFile,
    pages: &[u32],
    link: &JobLink,
) -> Result<ReadAs, PictureFault> {
    let (mut taken, mut notes) = (Vec::new(), Vec::new());
    for (at, page) in pages.iter().enumerate() {
        link.progress(at as f32 / pages.len() as f32);
        if link.stopped() {
            return Ok(ReadAs::Pictures(Vec::new(), String::new()));
        }
        let since = Instant::now();
        let (picture, missing) = pdf.take(*page, &|| link.waits(since))?;
        taken.push((of_page(exhibit, pdf, *page), picture));
        notes.extend(missing.then(|| unread(*page)));
    }
    Ok(ReadAs::Pictures(taken, notes.join(" ")))
}
