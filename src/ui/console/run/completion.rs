//! What a half-typed or ambiguous mark may mean: a list over the capture line.

use super::capture::Capture;
use crate::domain::capture::{Candidate, Chip, due_offers};
use crate::ui::tokens::{Size, Tone, height, palette, radius, space};
use crate::ui::widgets::card;
use crate::ui::widgets::paint;
use chrono::NaiveDate;
use eframe::egui::{
    Align2, Area, Context, CornerRadius, Id, Key, Modifiers, Order, Pos2, Rect, Sense, Ui,
    WidgetInfo,
    accesskit::Role,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
    vec2,
};
use std::ops::Range;

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct Completion {
    /// How many lines it showed last; none when it is closed.
    lines: usize,
    marked: usize,
    /// The arrows were used: Enter takes the marked line.
    chosen: bool,
    take: bool,
    /// The line as it was when the list was put away.
    dismissed: Option<String>,
    rect: Option<Rect>,
}

impl Completion {
    pub(super) const fn is_open(&self) -> bool {
        self.lines > 0
    }

    pub(super) const fn is_chosen(&self) -> bool {
        self.lines > 0 && self.chosen
    }

    fn close(&mut self) {
        *self = Self {
            dismissed: self.dismissed.take(),
            ..Self::default()
        };
    }
}

/// Takes the list's keys before the line sees them.
pub(super) fn take_keys(ui: &Ui, completion: &mut Completion) {
    if !completion.is_open() || !ui.memory(|memory| memory.has_focus(Capture::id())) {
        return;
    }
    let chosen = completion.chosen;
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            completion.marked = (completion.marked + 1) % completion.lines;
            completion.chosen = true;
        }
        if pressed(Key::ArrowUp) {
            completion.marked = (completion.marked + completion.lines - 1) % completion.lines;
            completion.chosen = true;
        }
        completion.take = pressed(Key::Tab) || (chosen && pressed(Key::Enter));
        if pressed(Key::Escape) {
            completion.dismissed = Some(String::new());
        }
    });
}

/// Draws the list over `place` (the line's box, and whether it has the keyboard). True when a line of
/// it was taken into the text.
pub(super) fn show(
    ui: &Ui,
    (anchor, focused): (Rect, bool),
    text: &mut String,
    offers: Option<Offers>,
    completion: &mut Completion,
) -> bool {
    if completion.dismissed.as_deref() == Some("") {
        completion.dismissed = Some(text.clone());
    }
    let pressed_on_it = completion.rect.is_some_and(|rect| {
        let at = ui.input(|input| input.pointer.interact_pos());
        at.is_some_and(|at| rect.contains(at))
    });
    let dismissed = completion.dismissed.as_ref() == Some(text);
    let Some((span, candidates)) = offers.filter(|_| !dismissed && (focused || pressed_on_it))
    else {
        completion.close();
        return false;
    };
    // Letters typed since make it another list.
    if completion.lines != candidates.len() {
        completion.marked = 0;
        completion.chosen = false;
    }
    completion.lines = candidates.len();
    let clicked = list(ui, anchor, &candidates, completion);
    let taken = clicked.or(completion.take.then_some(completion.marked));
    let Some(candidate) = taken.and_then(|at| candidates.get(at)) else {
        return false;
    };
    put(ui.ctx(), text, &span, candidate);
    completion.close();
    true
}

/// What a mark may mean, and the bytes it stands in.
pub(super) type Offers = (Range<usize>, Vec<Candidate>);

/// What the unsettled mark may mean in which the cursor stands, or at whose end; else the dates a `due`
/// being typed there may come to, on this day before that meeting.
pub(super) fn offers(
    ctx: &Context,
    text: &str,
    chips: &[Chip],
    (today, next_meeting): (NaiveDate, Option<NaiveDate>),
) -> Option<Offers> {
    let edit = TextEditState::load(ctx, Capture::id())?;
    let cursor = edit.cursor.char_range()?.primary.index.0;
    let byte = text
        .char_indices()
        .nth(cursor)
        .map_or(text.len(), |(byte, _)| byte);
    let here = |chip: &&Chip| chip.span.start < byte && byte <= chip.span.end;
    let chip = chips
        .iter()
        .find(|chip| !chip.candidates.is_empty() && here(chip));
    if let Some(chip) = chip {
        return Some((chip.span.clone(), chip.candidates.clone()));
    }
    due_offers(text.get(..byte)?, today, next_meeting)
}

fn list(
    ui: &Ui,
    anchor: Rect,
    candidates: &[Candidate],
    completion: &mut Completion,
) -> Option<usize> {
    let marked = completion.marked.min(candidates.len().saturating_sub(1));
    completion.marked = marked;
    let at = Pos2::new(anchor.left(), anchor.top() - space::XS);
    let shown = Area::new(Id::unique("run completion"))
        .order(Order::Foreground)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(at)
        .show(ui.ctx(), |ui| {
            card::frame(ui, 4).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let width = anchor.width() - 10.0;
                let mut clicked = None;
                for (at, candidate) in candidates.iter().enumerate() {
                    if line(ui, width, &candidate.label, at == marked) {
                        clicked = Some(at);
                    }
                }
                clicked
            })
        });
    completion.rect = Some(shown.response.rect);
    shown.inner.inner
}

fn line(ui: &mut Ui, width: f32, label: &str, marked: bool) -> bool {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height::CONTROL), Sense::CLICK);
    let fill = if marked {
        p.tone(Tone::Accent).soft
    } else if response.hovered() {
        p.hover
    } else {
        p.surface
    };
    ui.painter()
        .rect_filled(rect, CornerRadius::same(radius::S), fill);
    let inside = rect.shrink2(vec2(space::S, 0.0));
    let words = paint::line(ui, label, Size::Body.regular(), p.text, inside.width());
    paint::place(ui.painter(), inside, Align2::LEFT_CENTER, words);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, marked, label));
    response.clicked()
}

/// Puts what was meant in place of what was typed, with the cursor behind it.
fn put(ctx: &Context, text: &mut String, span: &Range<usize>, candidate: &Candidate) {
    let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else {
        return;
    };
    let gap = if after.starts_with(char::is_whitespace) {
        ""
    } else {
        " "
    };
    let begin = format!("{before}{}{gap}", candidate.replacement);
    let cursor = begin.chars().count() + usize::from(gap.is_empty());
    *text = format!("{begin}{after}");
    if let Some(mut edit) = TextEditState::load(ctx, Capture::id()) {
        let cursor = CCursorRange::one(CCursor::new(cursor));
        edit.cursor.set_char_range(Some(cursor));
        edit.store(ctx, Capture::id());
    }
}
