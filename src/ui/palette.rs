//! The command palette: everything one can do and go to, found by a few letters.

use eframe::egui::{
    Align2, Color32, Context, CursorIcon, Id, Key, Margin, Modal, Modifiers, Rect, Response,
    ScrollArea, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo,
    accesskit::Role,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::tokens::{Palette, Size, palette, radius, space};
use super::widgets::card::over_console;
use super::widgets::keycap::{KeyCap, keycap};
use super::widgets::{keyboard, paint, text};

const WIDE: f32 = 600.0;
const LINE: f32 = 40.0;
const LINES: f32 = 9.0;
const PAGE: usize = 8;

/// One thing to do or to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteEntry<T> {
    /// What it is called ("Blank the projector").
    pub label: String,
    /// What kind of thing it is ("Command", "Measure · Streets"); found by as well.
    pub kind: String,
    /// Its key ("Ctrl B"), or empty.
    pub keys: String,
    /// What is given back when it is chosen.
    pub id: T,
}

impl<T> PaletteEntry<T> {
    /// The same entry leading to something else.
    pub fn leading<U>(self, to: impl FnOnce(T) -> U) -> PaletteEntry<U> {
        PaletteEntry {
            label: self.label,
            kind: self.kind,
            keys: self.keys,
            id: to(self.id),
        }
    }
}

/// What the palette remembers while it is open.
#[derive(Clone, Debug, Default)]
pub struct PaletteState {
    open: bool,
    words: String,
    marked: usize,
}

impl PaletteState {
    /// Opens it, empty.
    pub fn open(&mut self) {
        *self = Self {
            open: true,
            ..Self::default()
        };
    }

    /// Opens it with words in it already.
    pub fn open_at(&mut self, words: &str) {
        self.open();
        words.clone_into(&mut self.words);
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open
    }
}

/// An entry that fits the words: its index, and which letters of its label they hit.
struct Hit {
    entry: usize,
    letters: Vec<u32>,
}

/// Draws the palette while it is open. Gives back what was chosen, once.
pub fn command_palette<T: Copy>(
    ctx: &Context,
    state: &mut PaletteState,
    entries: &[PaletteEntry<T>],
) -> Option<T> {
    if !state.open {
        return None;
    }
    let id = Id::unique("command palette");
    let before_id = id.with("before");
    let opening = keyboard::take(ctx, before_id);
    let p = Palette::of(&ctx.global_style().visuals);
    let frame = over_console(p, space::S);
    let room = ctx.content_rect().size();
    let down = (room.y * 0.12).clamp(space::S, 96.0);
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, down));
    let modal = Modal::new(id)
        .area(area)
        .frame(frame)
        .backdrop_color(p.scrim);
    let shown = modal.show(ctx, |ui| {
        ui.set_width(WIDE.min(room.x - 2.0 * space::XL));
        let high = (room.y - down - 150.0).clamp(2.0 * LINE, LINES * LINE);
        inside(ui, state, entries, (before_id, opening, high))
    });
    ctx.accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::Dialog);
        node.set_label("Search or command");
        node.set_modal();
    });
    let chosen = shown
        .inner
        .and_then(|index| entries.get(index))
        .map(|entry| entry.id);
    if chosen.is_some() || (!opening && shown.should_close()) {
        state.open = false;
        keyboard::give_back(ctx, before_id);
    }
    chosen
}

fn inside<T>(
    ui: &mut Ui,
    state: &mut PaletteState,
    entries: &[PaletteEntry<T>],
    (before_id, opening, high): (Id, bool, f32),
) -> Option<usize> {
    let press = |ui: &Ui, key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let steps = [
        (Key::ArrowDown, 1),
        (Key::PageDown, PAGE as isize),
        (Key::ArrowUp, -1),
        (Key::PageUp, -(PAGE as isize)),
    ];
    let step: isize = steps
        .iter()
        .filter(|(key, _)| press(ui, *key))
        .map(|(_, by)| by)
        .sum();
    // The Enter that opened it is still pressed while it opens.
    let enter = !opening && press(ui, Key::Enter);
    let line = search_line(ui, &mut state.words);
    if keyboard::hands_over(ui, before_id) {
        line.request_focus();
    }
    if line.changed() {
        state.marked = 0;
    }
    let hits = rank(entries, &state.words);
    let last = hits.len().saturating_sub(1);
    state.marked = state.marked.saturating_add_signed(step).min(last);
    ui.add_space(space::XS);
    let clicked = list(ui, entries, &hits, state, (step != 0, high));
    ui.add_space(space::S);
    foot(ui);
    clicked.or_else(|| {
        hits.get(state.marked)
            .filter(|_| enter)
            .map(|hit| hit.entry)
    })
}

fn search_line(ui: &mut Ui, words: &mut String) -> Response {
    let edit = TextEdit::singleline(words)
        .id(Id::unique("command palette words"))
        .hint_text("Search or command")
        .font(Size::Lead.regular())
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(12, 9));
    ui.add(edit).accessible_name("Search or command")
}

fn list<T>(
    ui: &mut Ui,
    entries: &[PaletteEntry<T>],
    hits: &[Hit],
    state: &mut PaletteState,
    (moved, high): (bool, f32),
) -> Option<usize> {
    ui.spacing_mut().item_spacing.y = 0.0;
    if hits.is_empty() {
        ui.add_space(space::M);
        ui.vertical_centered(|ui| text::muted(ui, "Nothing is called that"));
        ui.add_space(space::M);
        return None;
    }
    let scroll = ScrollArea::vertical()
        .max_height(high)
        .min_scrolled_height(high)
        .auto_shrink([false, true]);
    let shown = scroll.show_rows(ui, LINE, hits.len(), |ui, range| {
        let mut clicked = None;
        let top = ui.max_rect().left_top();
        let width = ui.available_width();
        if moved {
            let down = (state.marked as f32 - range.start as f32) * LINE;
            let spot = Rect::from_min_size(top + vec2(0.0, down), vec2(width, LINE));
            ui.scroll_to_rect(spot, None);
        }
        for (place, hit) in hits.iter().enumerate().take(range.end).skip(range.start) {
            let Some(entry) = entries.get(hit.entry) else {
                continue;
            };
            let response = row(ui, entry, hit, place == state.marked);
            if response.clicked() {
                clicked = Some(hit.entry);
            }
        }
        clicked
    });
    shown.inner
}

fn row<T>(ui: &mut Ui, entry: &PaletteEntry<T>, hit: &Hit, marked: bool) -> Response {
    let p = palette(ui);
    let size = Vec2::new(ui.available_width(), LINE);
    // The line of words keeps the keyboard, so a row takes presses but no focus.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    paint::list_line(ui, &response, rect, radius::M, marked);
    let mut inside = rect.shrink2(vec2(space::M, 0.0));
    if !entry.keys.is_empty() {
        let cap = KeyCap::new(ui, &entry.keys, p.muted);
        let spot = inside.with_min_x(inside.right() - cap.size.x);
        inside = inside.with_max_x(spot.left() - space::M);
        cap.paint(
            ui.painter(),
            spot,
            p.surface,
            Stroke::new(p.line_width, p.border),
        );
    }
    let kind = paint::line(
        ui,
        &entry.kind,
        Size::Small.regular(),
        p.muted,
        inside.width() * 0.4,
    );
    let room = inside.width() - kind.size().x - space::M;
    paint::place(ui.painter(), inside, Align2::RIGHT_CENTER, kind);
    let label = ui
        .painter()
        .layout_job(label_job(&entry.label, &hit.letters, p.text, room));
    paint::place(ui.painter(), inside, Align2::LEFT_CENTER, label);
    let said = &entry.label;
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, marked, said));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The label with the letters that were hit in semi-bold.
fn label_job(label: &str, letters: &[u32], ink: Color32, room: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (index, letter) in label.chars().enumerate() {
        let hit = letters.binary_search(&(index as u32)).is_ok();
        let font = if hit {
            Size::Body.semibold()
        } else {
            Size::Body.regular()
        };
        let mut bytes = [0; 4];
        job.append(
            letter.encode_utf8(&mut bytes),
            0.0,
            TextFormat::simple(font, ink),
        );
    }
    job.wrap = TextWrapping::truncate_at_width(room);
    job
}

fn foot(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.add_space(space::S);
        for (keys, words) in [("↑ ↓", "choose"), ("Enter", "go"), ("Esc", "close")] {
            keycap(ui, keys);
            text::caption(ui, words);
            ui.add_space(space::XS);
        }
    });
}

/// The entries that fit the words, the best first; all of them in their order for no words.
fn rank<T>(entries: &[PaletteEntry<T>], words: &str) -> Vec<Hit> {
    if words.trim().is_empty() {
        return (0..entries.len())
            .map(|entry| Hit {
                entry,
                letters: Vec::new(),
            })
            .collect();
    }
    let pattern = Pattern::parse(words, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut scored: Vec<(u32, Hit)> = entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            let (score, letters) = fit(&pattern, &mut matcher, entry)?;
            Some((
                score,
                Hit {
                    entry: index,
                    letters,
                },
            ))
        })
        .collect();
    // Stable, so that entries that fit alike keep their order.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, hit)| hit).collect()
}

fn fit<T>(
    pattern: &Pattern,
    matcher: &mut Matcher,
    entry: &PaletteEntry<T>,
) -> Option<(u32, Vec<u32>)> {
    let mut buffer = Vec::new();
    let mut letters = Vec::new();
    let label = Utf32Str::new(&entry.label, &mut buffer);
    if let Some(score) = pattern.indices(label, matcher, &mut letters) {
        letters.sort_unstable();
        letters.dedup();
        // What is called so comes before what is only of that kind.
        return Some((score.saturating_mul(4), letters));
    }
    let both = format!("{} {}", entry.label, entry.kind);
    let score = pattern.score(Utf32Str::new(&both, &mut buffer), matcher)?;
    Some((score, Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<PaletteEntry<usize>> {
        [
            ("Blank the projector", "Command"),
            ("Street-defect response time", "Measure · Streets"),
            ("Streets Stat · Nov 24, 2026", "Meeting"),
            ("Go to measures", "Command"),
        ]
        .iter()
        .enumerate()
        .map(|(id, (label, kind))| PaletteEntry {
            label: (*label).to_owned(),
            kind: (*kind).to_owned(),
            keys: String::new(),
            id,
        })
        .collect()
    }

    fn found(words: &str) -> Vec<usize> {
        rank(&entries(), words)
            .iter()
            .map(|hit| hit.entry)
            .collect()
    }

    #[test]
    fn no_words_leave_everything_in_its_order() {
        assert_eq!(found("  "), [0, 1, 2, 3]);
    }

    #[test]
    fn a_few_letters_find_what_they_begin() {
        assert_eq!(found("blpr").first(), Some(&0));
        assert_eq!(found("resp").first(), Some(&1));
        assert!(found("zzz").is_empty());
    }

    #[test]
    fn what_is_called_so_comes_before_what_is_of_that_kind() {
        let found = found("measure");
        assert_eq!(found, [3, 1]);
    }

    #[test]
    fn the_letters_that_were_hit_are_known() {
        let hits = rank(&entries(), "go");
        assert_eq!(
            hits.first().map(|hit| hit.letters.clone()),
            Some(vec![0, 1])
        );
    }
}
