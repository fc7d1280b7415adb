//! Big numbers on every monitor for some seconds, so that a person sees which is which: a small window on
//! each, without edges, that takes neither keys nor clicks.

use crate::app::monitors::Monitor;
use crate::ui::fonts::Weight;
use crate::ui::tokens;
use eframe::egui::{
    Align2, Area, Color32, Context, CornerRadius, FontId, Id, Order, Painter, Rect, Ui,
    ViewportBuilder, ViewportCommand, ViewportId, WindowLevel, pos2, vec2,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long the numbers stand, in seconds.
const TIME: f64 = 5.0;

/// Size of a number's window, in points.
const SIZE: eframe::egui::Vec2 = vec2(520.0, 320.0);

/// What is drawn on a monitor.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Card {
    monitor: Monitor,
    number: String,
    name: String,
    what: &'static str,
}

/// The numbers, while they stand.
#[derive(Debug, Default)]
pub(super) struct Identify {
    until: f64,
    round: u64,
    cards: Vec<Card>,
    /// Whether windows can be put where they are wanted.
    placed: bool,
}

impl Identify {
    /// Shows them from now on; `room` is the monitor the room sees.
    pub(super) fn begin(
        &mut self,
        ctx: &Context,
        monitors: &[Monitor],
        room: Option<&Monitor>,
        placed: bool,
    ) {
        self.until = ctx.input(|input| input.time) + TIME;
        self.round += 1;
        self.placed = placed;
        let what = |monitor: &Monitor| {
            if monitor.is_console {
                "Console"
            } else if room.is_some_and(|room| room.bounds == monitor.bounds) {
                "The room sees this"
            } else {
                ""
            }
        };
        let cards = (1..).zip(monitors).map(|(number, monitor)| Card {
            monitor: monitor.clone(),
            number: u32::to_string(&number),
            name: monitor.label(),
            what: what(monitor),
        });
        self.cards = cards.collect();
        ctx.request_repaint();
    }

    /// Draws them, if they still stand. Call in every frame of the console.
    pub(super) fn draw(&mut self, ctx: &Context) {
        if self.cards.is_empty() {
            return;
        }
        let left = self.until - ctx.input(|input| input.time);
        if left <= 0.0 {
            self.cards.clear();
            // So that their windows go at once.
            ctx.request_repaint();
            return;
        }
        for card in &self.cards {
            if self.placed {
                window(ctx, self.round, card);
            } else if card.monitor.is_console {
                within_the_console(ctx, card);
            } else {
                whole_monitor(ctx, self.round, card);
            }
        }
        ctx.request_repaint_after(Duration::from_secs_f64(left));
    }
}

fn viewport(round: u64, card: &Card) -> ViewportId {
    ViewportId::from_hash_of(("identify", round, &card.number))
}

fn builder(card: &Card) -> ViewportBuilder {
    ViewportBuilder::default()
        .with_title(format!("Statroom – monitor {}", card.number))
        .with_app_id("statroom")
        .with_decorations(false)
        .with_resizable(false)
        .with_active(false)
        .with_taskbar(false)
        .with_mouse_passthrough(true)
        .with_window_level(WindowLevel::AlwaysOnTop)
        // Under X11 no window system gives it edges, the keyboard or another place.
        .with_override_redirect(true)
}

/// A window in the middle of the monitor.
fn window(ctx: &Context, round: u64, card: &Card) {
    let scale = card.monitor.pixels_per_point() * ctx.zoom_factor();
    let centre = card.monitor.centre();
    let size = SIZE / ctx.zoom_factor();
    let corner = pos2(centre.0 as f32, centre.1 as f32) / scale - size / 2.0;
    let builder = builder(card).with_inner_size(size).with_position(corner);
    let (card, led) = (card.clone(), Arc::new(AtomicBool::new(false)));
    ctx.show_viewport_deferred(viewport(round, &card), builder, move |ui, _class| {
        lead(ui, &card.monitor, &led);
        paint(ui.painter(), ui.max_rect(), &card);
    });
}

/// Brings a window to its monitor that opened on another, as some systems do where scales differ.
fn lead(ui: &Ui, monitor: &Monitor, led: &AtomicBool) {
    let ctx = ui.ctx();
    let scale = ctx.pixels_per_point();
    let Some(rect) = ctx.input(|input| input.viewport().outer_rect) else {
        return;
    };
    let at = rect.center() * scale;
    if monitor.holds((at.x as i32, at.y as i32)) || led.swap(true, Ordering::Relaxed) {
        return;
    }
    let centre = monitor.centre();
    let corner = pos2(centre.0 as f32, centre.1 as f32) / scale - rect.size() / 2.0;
    ctx.send_viewport_cmd(ViewportCommand::OuterPosition(corner));
}

/// The whole of a monitor: the only way to it where the system places the windows itself.
fn whole_monitor(ctx: &Context, round: u64, card: &Card) {
    let builder = builder(card).with_monitor(card.monitor.index);
    let card = card.clone();
    ctx.show_viewport_deferred(viewport(round, &card), builder, move |ui, _class| {
        paint(ui.painter(), ui.max_rect(), &card);
    });
}

/// The console's own monitor there: nothing may cover its window.
fn within_the_console(ctx: &Context, card: &Card) {
    let area = Area::new(Id::unique("identify")).order(Order::Tooltip);
    let rect = Rect::from_center_size(ctx.content_rect().center(), SIZE / ctx.zoom_factor());
    area.interactable(false)
        .fixed_pos(rect.min)
        .show(ctx, |ui| {
            paint(ui.painter(), rect, card);
        });
}

fn paint(painter: &Painter, area: Rect, card: &Card) {
    let p = &tokens::LIGHT;
    painter.rect_filled(area, CornerRadius::ZERO, p.accent);
    let high = area.height().min(area.width() * 0.7);
    let words = |size: f32, weight: Weight, at: f32, text: &str| {
        let font = FontId::new(high * size, weight.family());
        let mut galley = painter.layout_no_wrap(text.to_owned(), font, Color32::WHITE);
        let room = area.width() * 0.92;
        if galley.size().x > room {
            let font = FontId::new(high * size * room / galley.size().x, weight.family());
            galley = painter.layout_no_wrap(text.to_owned(), font, Color32::WHITE);
        }
        let middle = pos2(area.center().x, area.center().y + high * at);
        let spot = Align2::CENTER_CENTER.anchor_size(middle, galley.size());
        painter.galley(spot.min, galley, Color32::WHITE);
    };
    words(0.56, Weight::Bold, -0.16, &card.number);
    words(0.1, Weight::SemiBold, 0.22, &card.name);
    words(0.085, Weight::Regular, 0.36, card.what);
}
