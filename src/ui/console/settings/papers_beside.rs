//! The settings of the papers with a memo beside them that has what they say.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder};

use super::{SettingsState, head, papers};
use crate::export::memo::MemoKind;
use crate::ui::console::page;
use crate::ui::console::preview;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, SettingsPage};
use crate::ui::paper::PaperState;
use crate::ui::tokens::{height, palette, space};
use crate::ui::verbs::{PaperVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::segmented::tabs;
use crate::ui::widgets::tick::tick_box;

/// The narrowest the settings and the pages are, in points, where they stand beside each other.
const BOTH: (f32, f32) = (420.0, 460.0);
/// The share of the room that the pages have.
const SHARE: f32 = 0.48;

/// How the memo beside the settings is looked at.
#[derive(Debug)]
pub(in crate::ui::console) struct PapersPreview {
    /// Its pages; they are there until they are put away.
    pub(in crate::ui::console) state: PaperState,
    /// Which of the memos it is.
    kind: MemoKind,
    /// It resembles the city's own Word file, where there is one.
    pub(in crate::ui::console) as_word: bool,
}

impl Default for PapersPreview {
    fn default() -> Self {
        Self {
            state: PaperState {
                open: true,
                ..PaperState::default()
            },
            kind: MemoKind::Stat,
            as_word: true,
        }
    }
}

impl PapersPreview {
    /// Which memo it is, and how its pages are looked at.
    pub(in crate::ui::console) const fn at(&self) -> (MemoKind, &PaperState) {
        (self.kind, &self.state)
    }
}

/// Draws the page.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut SettingsState, outbox: &mut Outbox) {
    let open = cfg!(feature = "pdf") && state.preview.state.is_open();
    if !open {
        settings(ui, frame, state, outbox);
        return;
    }
    let all = ui.available_rect_before_wrap();
    state.preview.state.apart = all.width() >= BOTH.0 + BOTH.1;
    if !state.preview.state.apart {
        let seen = state.preview.state.in_front();
        choose(ui, &mut state.preview, true);
        rule(ui);
        if seen {
            as_word(ui, frame, &mut state.preview);
            let (kind, shown) = (state.preview.kind, &mut state.preview.state);
            preview::show(ui, frame, kind, shown, outbox);
        } else {
            settings(ui, frame, state, outbox);
        }
        return;
    }
    let wide = (all.width() * SHARE).max(BOTH.1);
    let (left, right) = all.split_left_right_at_x(all.right() - wide);
    inside(ui, left, |ui| settings(ui, frame, state, outbox));
    let p = palette(ui);
    ui.painter().rect_filled(right, 0.0, p.surface);
    ui.painter().vline(right.left(), right.y_range(), p.rule());
    inside(ui, right, |ui| {
        pages(ui, frame, &mut state.preview, outbox);
    });
    ui.advance_cursor_after_rect(all);
}

fn inside(ui: &mut Ui, rect: Rect, contents: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(Align::Min);
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    part.shrink_clip_rect(rect);
    contents(&mut part);
}

fn settings(ui: &mut Ui, frame: &Frame<'_>, state: &mut SettingsState, outbox: &mut Outbox) {
    page::scrolling(ui, "settings papers", |ui| {
        head(ui, frame, SettingsPage::Papers, state, outbox);
        if cfg!(feature = "pdf") && !state.preview.state.is_open() {
            let verb = Verb::Paper(PaperVerb::Toggle);
            if ui.add(Button::secondary(verb.label())).clicked() {
                outbox.act(verb);
            }
        }
        papers::show(ui, frame, &mut state.papers, outbox);
    });
}

/// The pages, below the choice which memo they are.
fn pages(ui: &mut Ui, frame: &Frame<'_>, shown: &mut PapersPreview, outbox: &mut Outbox) {
    choose(ui, shown, false);
    as_word(ui, frame, shown);
    preview::show(ui, frame, shown.kind, &mut shown.state, outbox);
}

/// Whether the pages resemble the city's own Word file; nothing to choose without one.
fn as_word(ui: &mut Ui, frame: &Frame<'_>, shown: &mut PapersPreview) {
    if frame.models.papers.view.papers.template.is_none() {
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(space::M);
        tick_box(
            ui,
            &mut shown.as_word,
            "As the Word file looks, not as PDF and web page",
        );
    });
}

/// The tabs that choose the memo, and with `settings` whether it is seen in their place.
fn choose(ui: &mut Ui, shown: &mut PapersPreview, settings: bool) {
    const KINDS: [MemoKind; 2] = [MemoKind::Stat, MemoKind::FollowUp];
    let names = ["Settings", "Stat memo", "Follow-up memo"];
    let before = usize::from(settings);
    let names = names.get(1 - before..).unwrap_or_default();
    let of_kind = KINDS.iter().position(|kind| *kind == shown.kind);
    let hidden = settings && !shown.state.in_front();
    let at = if hidden {
        0
    } else {
        of_kind.unwrap_or_default() + before
    };
    ui.horizontal(|ui| {
        ui.add_space(space::M);
        ui.spacing_mut().item_spacing.x = space::L;
        let high = height::CONTROL + space::XS;
        if let Some(chosen) = tabs(ui, names, Some(at), high) {
            let kind = chosen.checked_sub(before).and_then(|at| KINDS.get(at));
            shown.state.front = kind.is_some();
            shown.kind = kind.copied().unwrap_or(shown.kind);
        }
    });
}
