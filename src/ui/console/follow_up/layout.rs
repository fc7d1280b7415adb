//! Where the record, the panel beside it and the memo's pages stand: side by side, or behind tabs where there is
//! little room.

use super::{FollowUpState, panel, record};
use crate::export::memo::MemoKind;
use crate::program::query::MeetingView;
use crate::ui::console::preview::{self as paper, Stand};
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{height, palette, space};
use crate::ui::widgets::segmented::tabs;
use eframe::egui::{Align, Layout, Rect, Sense, Ui, UiBuilder};

/// Width of the panel beside the record, in points.
const SIDE: f32 = 424.0;
pub(super) fn side_by_side(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) {
    let all = ui.available_rect_before_wrap();
    let stand = paper::stand(&state.paper, all.width(), SIDE);
    state.paper.apart = matches!(stand, Stand::Apart(_));
    let (wide, apart) = match stand {
        Stand::Away => (SIDE, 0.0),
        Stand::Apart(wide) => (SIDE, wide),
        Stand::Instead(wide) => (wide, 0.0),
    };
    let (whole, pages) = all.split_left_right_at_x(all.right() - apart);
    let split = whole.right() - wide;
    let parts = [
        whole.with_max_x(split),
        Rect::from_min_max(whole.min, whole.max).with_min_x(split),
    ];
    let [left, right] = parts.map(|rect| UiBuilder::new().max_rect(rect));
    let layout = Layout::top_down(Align::Min);
    let mut record_ui = ui.new_child(left.layout(layout).id_salt("record"));
    record(&mut record_ui, frame, view, state, outbox);
    let p = palette(ui);
    let side = whole.with_min_x(split);
    ui.painter().rect_filled(side, 0.0, p.surface);
    ui.painter().vline(split, side.y_range(), p.rule());
    let mut side_ui = ui.new_child(right.layout(layout).id_salt("side"));
    side_ui.shrink_clip_rect(side);
    let instead = matches!(stand, Stand::Instead(_));
    let name = side_name(state);
    if instead && paper::tabbed(&mut side_ui, &mut state.paper, name) {
        paper::show(
            &mut side_ui,
            frame,
            MemoKind::FollowUp,
            &mut state.paper,
            outbox,
        );
    } else {
        panel(&mut side_ui, frame, view, state, outbox);
    }
    if apart > 0.0 {
        ui.painter().vline(pages.left(), pages.y_range(), p.rule());
        let builder = UiBuilder::new().max_rect(pages).layout(layout);
        let mut pages_ui = ui.new_child(builder.id_salt("pages"));
        pages_ui.shrink_clip_rect(pages);
        paper::show(
            &mut pages_ui,
            frame,
            MemoKind::FollowUp,
            &mut state.paper,
            outbox,
        );
    }
    ui.allocate_rect(all, Sense::hover());
}

pub(super) fn behind_tabs(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) {
    state.paper.apart = false;
    ui.horizontal(|ui| {
        ui.add_space(space::L);
        let names = ["Record", side_name(state), "Preview"];
        let shown = if state.paper.is_open() { 3 } else { 2 };
        let at = if state.paper.in_front() {
            2
        } else {
            state.part
        };
        let names = names.get(..shown).unwrap_or_default();
        if let Some(chosen) = tabs(ui, names, Some(at), height::CONTROL + space::XS) {
            state.paper.front = chosen == 2;
            state.part = if chosen == 2 { state.part } else { chosen };
        }
    });
    if state.paper.in_front() {
        paper::show(ui, frame, MemoKind::FollowUp, &mut state.paper, outbox);
    } else if state.part == 0 {
        record(ui, frame, view, state, outbox);
    } else {
        panel(ui, frame, view, state, outbox);
    }
}

/// What stands beside the record.
const fn side_name(state: &FollowUpState) -> &'static str {
    if state.chosen.is_some() {
        "Entry"
    } else {
        "Memo"
    }
}
