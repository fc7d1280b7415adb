//! The memo's pages beside the form: paged through, larger or smaller, each as it will print. Paper stays white
//! whatever colours surround it.

use super::ConsoleState;
use crate::export::memo::MemoKind;
use crate::ui::models::Frame;
use crate::ui::outbox::{MeetingStage, Outbox, Place, SettingsPage};
use crate::ui::paper::{Paper, PaperSeen, PaperState, PaperZoom};
use crate::ui::tokens::{height, palette, space};
use crate::ui::verbs::{PaperVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::notice::{News, Notice, standing_notice};
use crate::ui::widgets::segmented::tabs;
use crate::ui::widgets::text;
use eframe::egui::{
    Align, Color32, Frame as Ground, Layout, Margin, Rect, ScrollArea, Sense, StrokeKind, Ui, Vec2,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

/// Space around and between pages, in points.
const GAP: f32 = 12.0;
/// The narrowest column the pages have to themselves, beside a form as wide.
const APART: f32 = 480.0;
/// The narrowest room in which the names of things stand in words.
const WORDS: f32 = 400.0;

/// How the pages stand beside the form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stand {
    /// Put away.
    Away,
    /// In a column of their own, so wide.
    Apart(f32),
    /// In the column of the form's side, so wide, with tabs to choose which of the two is seen.
    Instead(f32),
}

/// How the pages stand where the form's main part and the pages share `room` with a side `side` wide.
pub fn stand(state: &PaperState, room: f32, side: f32) -> Stand {
    if !state.is_open() {
        return Stand::Away;
    }
    let half = (room - side) / 2.0;
    if half >= APART {
        Stand::Apart(half)
    } else {
        Stand::Instead((room / 2.0).max(side))
    }
}

/// The button that shows the pages, or puts them away; none in a program that makes no PDF.
pub fn preview_button(ui: &mut Ui, state: &PaperState, outbox: &mut Outbox) {
    if !cfg!(feature = "pdf") {
        return;
    }
    let verb = Verb::Paper(PaperVerb::Toggle);
    let words = if state.is_open() {
        "Close the preview"
    } else {
        verb.label()
    };
    if ui.add(Button::secondary(words).full_width()).clicked() {
        // What stands behind the form would come before it first.
        outbox.act(verb);
        if state.is_hidden() {
            outbox.act(verb);
        }
    }
}

/// Draws the tabs above a column that holds the form's side or the pages. Returns whether the pages are seen.
pub fn tabbed(ui: &mut Ui, state: &mut PaperState, side: &str) -> bool {
    ui.horizontal(|ui| {
        ui.add_space(space::L);
        ui.spacing_mut().item_spacing.x = space::L;
        let seen = usize::from(state.in_front());
        let high = height::CONTROL + space::XS;
        if let Some(chosen) = tabs(ui, &[side, "Preview"], Some(seen), high) {
            state.front = chosen == 1;
        }
    });
    rule(ui);
    state.in_front()
}

/// Draws the pages of one of the memos with what turns and sizes them.
pub fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    kind: MemoKind,
    state: &mut PaperState,
    outbox: &mut Outbox,
) {
    let paper = frame.paper;
    ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
    let bar = Ground::new().inner_margin(Margin::symmetric(space::M as i8, space::XS as i8));
    bar.show(ui, |ui| tools(ui, paper, state, outbox));
    if !paper.fault.is_empty() || !paper.notes.is_empty() {
        let margin = Margin::symmetric(space::M as i8, space::XS as i8);
        Ground::new()
            .inner_margin(margin)
            .show(ui, |ui| told(ui, paper));
    }
    let room = ui.available_rect_before_wrap();
    let p = palette(ui);
    ui.painter().rect_filled(room, 0.0, p.canvas);
    ui.painter().hline(room.x_range(), room.top(), p.rule());
    if paper.sizes.is_empty() {
        state.seen = PaperSeen {
            scale: 1.0,
            ..PaperSeen::default()
        };
        let above = ui.available_height() * 0.4;
        ui.vertical_centered(|ui| {
            ui.add_space(above);
            let words = if paper.fault.is_empty() {
                "The pages are being laid out."
            } else {
                "There are no pages to show."
            };
            text::muted(ui, words);
        });
        return;
    }
    pages(ui, paper, kind, state);
}

/// What could not be done, or not as it is.
fn told(ui: &mut Ui, paper: &Paper) {
    if !paper.fault.is_empty() {
        let words = if paper.sizes.is_empty() {
            ""
        } else {
            "The pages are those of the last memo that could be laid out."
        };
        let notice = Notice {
            news: News::Failure,
            title: &paper.fault,
            words,
            action: None,
            second: None,
        };
        let _ = standing_notice(ui, notice);
    }
    for note in &paper.notes {
        text::caption(ui, note);
    }
}

/// Turning, sizes, and putting away.
fn tools(ui: &mut Ui, paper: &Paper, state: &mut PaperState, outbox: &mut Outbox) {
    let count = paper.sizes.len();
    let wordy = ui.available_width() >= WORDS;
    let act = |outbox: &mut Outbox, verb| outbox.act(Verb::Paper(verb));
    ui.horizontal(|ui| {
        ui.set_min_height(height::CONTROL);
        ui.add_enabled_ui(state.page > 0, |ui| {
            if icon_button(ui, Icon::Up, "Previous page").clicked() {
                act(outbox, PaperVerb::PreviousPage);
            }
        });
        ui.add_enabled_ui(state.page + 1 < count, |ui| {
            if icon_button(ui, Icon::Down, "Next page").clicked() {
                act(outbox, PaperVerb::NextPage);
            }
        });
        if count > 0 {
            text::body(ui, &format!("Page {} of {count}", state.page + 1));
        }
        if paper.slow {
            text::caption(ui, "Updating\u{2026}");
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, Icon::Cross, "Close the preview").clicked() {
                act(outbox, PaperVerb::Toggle);
            }
            if wordy
                && state.zoom != PaperZoom::Width
                && ui.add(Button::quiet("Fit width")).clicked()
            {
                act(outbox, PaperVerb::FitWidth);
            }
            if ui
                .add(Button::quiet("+").named("Enlarge the pages"))
                .clicked()
            {
                act(outbox, PaperVerb::Larger);
            }
            text::body(ui, &format!("{}%", state.percent()));
            if ui
                .add(Button::quiet("\u{2212}").named("Reduce the pages"))
                .clicked()
            {
                act(outbox, PaperVerb::Smaller);
            }
        });
    });
}

/// The pages one below the other; only those in sight are drawn, and only those are asked for.
fn pages(ui: &mut Ui, paper: &Paper, kind: MemoKind, state: &mut PaperState) {
    let room = ui.available_size();
    let widest = paper.sizes.iter().map(|size| size.x).fold(1.0, f32::max);
    let bar = ui.spacing().scroll.allocated_width();
    let scale = match state.zoom {
        PaperZoom::Width => ((room.x - bar - 2.0 * GAP) / widest).max(0.1),
        PaperZoom::Percent(percent) => f32::from(percent) / 100.0,
    };
    let tops = tops(&paper.sizes, scale);
    let whole = vec2(
        (widest * scale + 2.0 * GAP).max(room.x - bar),
        tops.last().copied().unwrap_or_default(),
    );
    let mut area = ScrollArea::both()
        .id_salt(("memo pages", kind))
        .auto_shrink(false);
    if let Some(page) = state.go_to.take()
        && let Some(top) = tops.get(page.min(paper.sizes.len().saturating_sub(1)))
    {
        area = area.vertical_scroll_offset(top - GAP);
    }
    area.show_viewport(ui, |ui, view| {
        let (spot, _) = ui.allocate_exact_size(whole, Sense::hover());
        let first = in_sight(&tops, view.top());
        let after = in_sight(&tops, view.bottom()) + 1;
        let count = paper.sizes.len();
        state.page = in_sight(&tops, view.top() + view.height() / 3.0).min(count.saturating_sub(1));
        let seen = PaperSeen {
            pages: first..after.min(count),
            scale,
            count,
        };
        if state.seen != seen {
            // They are drawn for the next frame.
            state.seen = seen;
            ui.ctx().request_repaint();
        }
        for (at, (size, top)) in paper
            .sizes
            .iter()
            .zip(&tops)
            .enumerate()
            .take(after)
            .skip(first)
        {
            // On whole pixels, as the page was drawn: letters that lie between two are grey.
            let screen = ui.ctx().pixels_per_point();
            let whole = |points: f32| (points * screen).round() / screen;
            let size = vec2(whole(size.x * scale), whole(size.y * scale));
            let left = spot.left() + ((spot.width() - size.x) / 2.0).max(GAP);
            let corner = pos2(whole(left), whole(spot.top() + top));
            let sheet = Rect::from_min_size(corner, size);
            page(ui, paper, (at, sheet), kind);
        }
    });
}

/// Where each page begins, and after them where all end.
fn tops(sizes: &[Vec2], scale: f32) -> Vec<f32> {
    let mut top = GAP;
    let mut tops = vec![top];
    for size in sizes {
        top += size.y * scale + GAP;
        tops.push(top);
    }
    tops
}

/// The page at a height, from 0.
fn in_sight(tops: &[f32], at: f32) -> usize {
    tops.iter().rposition(|top| *top <= at).unwrap_or_default()
}

fn page(ui: &mut Ui, paper: &Paper, (at, sheet): (usize, Rect), kind: MemoKind) {
    let edge = palette(ui).rule();
    if let Some(drawn) = paper.drawn.get(&at) {
        drawn.paint(ui, sheet);
    } else {
        ui.painter().rect_filled(sheet, 0.0, Color32::WHITE);
    }
    ui.painter()
        .rect_stroke(sheet, 0.0, edge, StrokeKind::Outside);
    let id = ui.scope_id().with(("page", at));
    let seen = ui.interact(sheet, id, Sense::hover());
    let words = format!(
        "{}, page {} of {}, as it will print",
        kind.label(),
        at + 1,
        paper.sizes.len()
    );
    seen.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
}

impl ConsoleState {
    /// How the pages of the memo at hand are looked at: the stat memo's at Prepare, the follow-up memo's after, the
    /// chosen one's beside the settings of the papers.
    pub const fn paper(&self) -> Option<(MemoKind, &PaperState)> {
        match self.place {
            Place::Meeting(_, MeetingStage::Prepare) => Some((MemoKind::Stat, &self.prepare.paper)),
            Place::Meeting(_, MeetingStage::FollowUp) => {
                Some((MemoKind::FollowUp, &self.follow_up.paper))
            }
            Place::Settings(SettingsPage::Papers) => Some(self.settings.preview.at()),
            Place::Meeting(_, MeetingStage::Run)
            | Place::Home
            | Place::Meetings
            | Place::Measures
            | Place::Measure(_)
            | Place::Actions
            | Place::Settings(_) => None,
        }
    }

    /// Whether the memo beside the settings of the papers resembles the city's own Word file.
    pub const fn papers_as_word(&self) -> bool {
        self.settings.preview.as_word
    }

    /// Does what a verb of the preview asks for.
    pub fn paper_verb(&mut self, verb: PaperVerb) {
        let paper = match self.place {
            Place::Meeting(_, MeetingStage::FollowUp) => &mut self.follow_up.paper,
            Place::Settings(_) => &mut self.settings.preview.state,
            Place::Meeting(..)
            | Place::Home
            | Place::Meetings
            | Place::Measures
            | Place::Measure(_)
            | Place::Actions => &mut self.prepare.paper,
        };
        match verb {
            PaperVerb::Toggle => paper.toggle(),
            PaperVerb::NextPage => paper.turn(1),
            PaperVerb::PreviousPage => paper.turn(-1),
            PaperVerb::Larger => paper.resize(true),
            PaperVerb::Smaller => paper.resize(false),
            PaperVerb::FitWidth => paper.fit_width(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_have_a_column_of_their_own_only_where_there_is_room() {
        let open = PaperState {
            open: true,
            ..PaperState::default()
        };
        assert_eq!(stand(&PaperState::default(), 2_000.0, 328.0), Stand::Away);
        assert_eq!(stand(&open, 910.0, 328.0), Stand::Instead(455.0));
        assert_eq!(stand(&open, 700.0, 424.0), Stand::Instead(424.0));
        assert_eq!(stand(&open, 1_464.0, 328.0), Stand::Apart(568.0));
    }

    #[test]
    fn pages_stand_below_each_other_and_each_height_has_one() {
        let sizes = [vec2(612.0, 792.0); 3];
        let tops = tops(&sizes, 0.5);
        assert_eq!(tops, [12.0, 420.0, 828.0, 1236.0]);
        let at = [0.0, 12.0, 419.0, 420.0, 900.0, 5_000.0].map(|y| in_sight(&tops, y));
        assert_eq!(at, [0, 0, 0, 1, 2, 3]);
    }
}
