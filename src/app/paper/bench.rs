//! The thread that lays out and draws, and what was asked of it.

use super::sample::Sample;
use super::sample::memo_of;
use super::{Order, Whose};
use crate::export::document::Document;
use crate::export::pdf::{PageImage, Pages, Press};
use crate::program::{Clock, Program};
use crate::ui::paper::{Paper, PaperSeen};
use crate::ui::picture::PictureSizes;
use eframe::egui::{ColorImage, Context, Vec2, vec2};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How long newer pages may be on their way before that is said, in seconds.
const SLOW: f64 = 0.5;
/// How many pages before and after those in sight are drawn too, and how many are kept.
const AHEAD: usize = 1;
const KEPT: usize = 4;

/// Said when it can't.
const UNREAD: &str = "The program could not be read.";

/// What is asked of the thread; the number tells the orders apart.
enum Ask {
    Lay(u64, Order),
    Draw(u64, Sheet),
}

/// What it tells.
enum Told {
    Laid(u64, Result<Laid, String>),
    Drawn(u64, Sheet, Option<PictureSizes>),
}

/// A page as it was or is to be drawn: its place from 0, and millionths of a pixel to a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sheet {
    page: usize,
    pixels: u32,
}

/// Laid-out pages.
struct Laid {
    sizes: Vec<Vec2>,
    notes: Vec<String>,
}

/// The thread as the app knows it.
#[derive(Debug)]
pub(super) struct Bench {
    asks: Sender<Ask>,
    told: Receiver<Told>,
    order: Option<Order>,
    /// The number of the order that was given last.
    ordered: u64,
    ordered_at: f64,
    /// The number of the order whose pages are there.
    laid: u64,
    /// The last order was answered.
    answered: bool,
    /// The order and the size each page on hand was drawn for.
    drawn: BTreeMap<usize, (u64, Sheet)>,
    /// What was asked for and has not come.
    awaited: Vec<(u64, Sheet)>,
}

impl Bench {
    /// Starts the thread. Should there be none to be had, no page ever comes, and the preview says so by staying
    /// empty.
    pub(super) fn new(clock: &Arc<dyn Clock>, ctx: &Context) -> Self {
        let (asks, theirs) = channel();
        let (tell, told) = channel();
        let (clock, ctx) = (Arc::clone(clock), ctx.clone());
        let work = move || Worker::new(clock).work(&theirs, &tell, &ctx);
        let started = std::thread::Builder::new()
            .name("memo pages".into())
            .spawn(work);
        if let Err(error) = started {
            tracing::warn!("no thread for the preview: {error}");
        }
        Self {
            asks,
            told,
            order: None,
            ordered: 0,
            ordered_at: 0.0,
            laid: 0,
            answered: true,
            drawn: BTreeMap::new(),
            awaited: Vec::new(),
        }
    }

    /// Whether anything is on its way.
    pub(super) fn works(&self) -> bool {
        !self.answered || !self.awaited.is_empty()
    }

    /// Takes what has come, orders what is wanted.
    pub(super) fn attend(
        &mut self,
        ctx: &Context,
        order: Order,
        seen: &PaperSeen,
        shown: &mut Paper,
    ) {
        self.take(ctx, shown);
        let now = ctx.input(|input| input.time);
        if self.order.as_ref() != Some(&order) {
            self.begin(order, now, shown);
        }
        self.ask_for_pages(ctx, seen, shown);
        let waited = now - self.ordered_at;
        shown.slow = !self.answered && waited > SLOW;
        if !self.answered && !shown.slow {
            ctx.request_repaint_after(Duration::from_secs_f64(SLOW - waited + 0.01));
        }
    }

    fn begin(&mut self, order: Order, now: f64, shown: &mut Paper) {
        let another = self.order.as_ref().is_none_or(|old| {
            (&old.program, old.of, old.kind) != (&order.program, order.of, order.kind)
        });
        if another {
            *shown = Paper::default();
            self.drawn.clear();
        }
        if self.answered {
            self.ordered_at = now;
        }
        self.ordered += 1;
        self.answered = false;
        self.awaited.clear();
        self.order = Some(order.clone());
        // A thread that is gone answers nothing; the preview then stays as it is.
        let _ = self.asks.send(Ask::Lay(self.ordered, order));
    }

    fn take(&mut self, ctx: &Context, shown: &mut Paper) {
        while let Ok(told) = self.told.try_recv() {
            match told {
                Told::Laid(number, result) if number == self.ordered => {
                    self.answered = true;
                    match result {
                        Ok(laid) => {
                            self.laid = number;
                            let count = laid.sizes.len();
                            shown.drawn.retain(|page, _| *page < count);
                            (shown.sizes, shown.notes) = (laid.sizes, laid.notes);
                            shown.fault.clear();
                        }
                        Err(why) => shown.fault = why,
                    }
                }
                Told::Drawn(number, sheet, sizes) => {
                    self.awaited.retain(|one| *one != (number, sheet));
                    let name = format!("memo page {}", sheet.page);
                    if number == self.laid
                        && let Some(drawn) = sizes.and_then(|sizes| sizes.load(ctx, &name))
                    {
                        shown.drawn.insert(sheet.page, drawn);
                        self.drawn.insert(sheet.page, (number, sheet));
                    }
                }
                // Of an order that was overtaken.
                Told::Laid(..) => {}
            }
        }
    }

    fn ask_for_pages(&mut self, ctx: &Context, seen: &PaperSeen, shown: &mut Paper) {
        let count = shown.sizes.len();
        if !self.answered || count == 0 {
            return;
        }
        let near =
            |by: usize| seen.pages.start.saturating_sub(by)..(seen.pages.end + by).min(count);
        let kept = near(KEPT);
        shown.drawn.retain(|page, _| kept.contains(page));
        self.drawn.retain(|page, _| kept.contains(page));
        let screen = ctx.pixels_per_point();
        let mut pages: Vec<usize> = near(AHEAD).collect();
        pages.sort_by_key(|page| !seen.pages.contains(page));
        for page in pages {
            let Some(size) = shown.sizes.get(page) else {
                continue;
            };
            let pixels = (seen.pixels_per_point(screen, *size) * 1e6).round() as u32;
            let wanted = (self.laid, Sheet { page, pixels });
            if self.drawn.get(&page) != Some(&wanted) && !self.awaited.contains(&wanted) {
                self.awaited.retain(|(_, sheet)| sheet.page != page);
                self.awaited.push(wanted);
                let _ = self.asks.send(Ask::Draw(wanted.0, wanted.1));
            }
        }
    }
}

/// The thread's own: a press that remembers, a program it reads, and the pages of the last order.
struct Worker {
    clock: Arc<dyn Clock>,
    press: Press,
    program: Option<(PathBuf, Program)>,
    pages: Option<(u64, Pages)>,
    sample: Sample,
}

impl Worker {
    fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            press: Press::new(),
            program: None,
            pages: None,
            sample: Sample::default(),
        }
    }

    /// Works until the app lets go of the other end.
    fn work(&mut self, asks: &Receiver<Ask>, tell: &Sender<Told>, ctx: &Context) {
        let mut waiting = VecDeque::new();
        loop {
            if waiting.is_empty() {
                let Ok(ask) = asks.recv() else { return };
                waiting.push_back(ask);
            }
            waiting.extend(asks.try_iter());
            // The newest order makes all before it idle.
            if let Some(newest) = waiting.iter().rposition(|ask| matches!(ask, Ask::Lay(..))) {
                waiting.drain(..newest);
            }
            let told = match waiting.pop_front() {
                Some(Ask::Lay(number, order)) => Told::Laid(number, self.lay(number, &order)),
                Some(Ask::Draw(number, sheet)) => {
                    Told::Drawn(number, sheet, self.draw(number, sheet))
                }
                None => continue,
            };
            if tell.send(told).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    }

    fn lay(&mut self, number: u64, order: &Order) -> Result<Laid, String> {
        let (document, mut notes) = self.document(order)?;
        let pages = self
            .press
            .set(&document)
            .map_err(|error| error.to_string())?;
        let sizes = (0..pages.count()).filter_map(|page| pages.size(page));
        notes.extend(pages.notes());
        let laid = Laid {
            sizes: sizes.map(|(width, height)| vec2(width, height)).collect(),
            notes,
        };
        self.pages = Some((number, pages));
        Ok(laid)
    }

    /// The memo, with what is to be known of it.
    fn document(&mut self, order: &Order) -> Result<(Document, Vec<String>), String> {
        let clock = Arc::clone(&self.clock);
        let program = self.open(&order.program)?;
        match order.of {
            Whose::Meeting(meeting) => {
                let made = memo_of(program, (meeting, order.kind), order.edition);
                made.map(|memo| (memo, Vec::new()))
            }
            Whose::Papers { as_word } => {
                let Some((_, program)) = &self.program else {
                    return Err(UNREAD.to_owned());
                };
                let wanted = (order.kind, order.edition);
                self.sample.show(program, (wanted, as_word), clock.now())
            }
        }
    }

    /// The program, opened once; what was changed meanwhile is read anew.
    fn open(&mut self, path: &Path) -> Result<&mut Program, String> {
        if self.program.as_ref().is_none_or(|(open, _)| open != path) {
            let program = Program::open(path, Arc::clone(&self.clock), "preview");
            self.program = Some((path.to_owned(), program.map_err(|error| error.to_string())?));
        }
        let Some((_, program)) = &mut self.program else {
            return Err(UNREAD.to_owned());
        };
        program.changed_elsewhere();
        Ok(program)
    }

    fn draw(&self, number: u64, sheet: Sheet) -> Option<PictureSizes> {
        let (_, pages) = self.pages.as_ref().filter(|(laid, _)| *laid == number)?;
        let drawn = pages.draw(sheet.page, sheet.pixels as f32 / 1e6)?;
        Some(PictureSizes::of(pixels(&drawn)))
    }
}

fn pixels(page: &PageImage) -> ColorImage {
    let size = [page.width as usize, page.height as usize];
    ColorImage::from_rgba_premultiplied(size, &page.rgba)
}
