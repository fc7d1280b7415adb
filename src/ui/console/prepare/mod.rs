//! Prepare: the agenda, the chosen item, and the facts of the meeting with what its memo lacks.

mod agenda;
mod anticipated;
mod exhibits;
mod facts;
mod follow_ups;
mod item;
mod lists;
mod memo_texts;
mod preview;
mod questions;
mod release;

use crate::domain::edition::MemoEdition;
use crate::domain::ids::{AnticipatedId, ExhibitId, ItemId, MeetingId, QuestionId};
use crate::export::memo::MemoKind;
use crate::program::query::MeetingView;
use crate::ui::console::preview::{self as paper, Stand};
use crate::ui::console::view_controls::{Controls, Shown};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::paper::PaperState;
use crate::ui::tokens::{height, palette, space};
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::segmented::tabs;
use eframe::egui::{
    Align, CornerRadius, Frame as Ground, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder,
};
use std::fmt::Debug;
use std::hash::Hash;

pub(crate) use facts::lines;
use lists::people_choices;
pub(crate) use memo_texts::{MemoText, field as memo_text_field, save as save_memo_texts};

/// Width of the agenda and of the meeting's facts, in points.
const SIDES: (f32, f32) = (288.0, 328.0);
/// Where there is less room than this, the three parts stand behind tabs.
const WIDE: f32 = 980.0;

/// Things with words to be saved.
struct Due {
    items: Vec<ItemId>,
    exhibits: Vec<ExhibitId>,
    questions: Vec<QuestionId>,
    anticipated: Vec<AnticipatedId>,
    meetings: Vec<MeetingId>,
    observations: Vec<ExhibitId>,
    texts: Vec<MeetingId>,
}

/// What Prepare remembers between frames.
#[derive(Debug, Default)]
pub struct PrepareState {
    /// The chosen item.
    item: Option<ItemId>,
    /// The title of an item just added is to have the keyboard.
    fresh: bool,
    /// Everything the memo lacks is listed, not only the first of it.
    whole_check: bool,
    /// For whom the memo is written next.
    edition: MemoEdition,
    /// How its pages are looked at.
    pub(crate) paper: PaperState,
    /// Which part is shown where there is room for one only.
    part: usize,
    items: Drafts<ItemId, item::ItemText>,
    exhibits: exhibits::ExhibitsState,
    questions: questions::QuestionsState,
    anticipated: anticipated::AnticipatedState,
    meeting: Drafts<MeetingId, facts::MeetingText>,
    texts: Drafts<MeetingId, MemoText>,
}

impl PrepareState {
    /// For whom the memo is written.
    pub const fn edition(&self) -> MemoEdition {
        self.edition
    }

    /// The chosen item: where a dropped picture goes.
    pub const fn item(&self) -> Option<ItemId> {
        self.item
    }

    /// Chooses the item that was just added and puts the keyboard into its title.
    pub fn select(&mut self, item: Option<ItemId>) {
        self.item = item;
        self.fresh = item.is_some();
        self.part = usize::from(item.is_some());
    }

    /// Opens the fields of an exhibit that was just added, with the keyboard in its caption.
    pub fn caption(&mut self, exhibit: Option<ExhibitId>) {
        self.exhibits.caption(exhibit);
        self.part = 1;
    }

    /// Shows a part of the stage, with that item chosen where one is named; the pages stand behind it.
    pub fn lead_to(&mut self, item: Option<ItemId>, part: usize) {
        self.item = item.or(self.item);
        self.part = part;
        self.paper.front = false;
    }

    /// Opens the fields of an exhibit.
    pub fn open_exhibit(&mut self, exhibit: ExhibitId) {
        self.exhibits.open(exhibit);
    }

    /// The controls of the chart or table whose fields are shown, if any are.
    pub fn controls(&self, models: &Models) -> Option<Controls> {
        self.exhibits.controls(models, self.item)
    }

    /// Shows that chart or table another way.
    pub fn look(&mut self, models: &Models, wanted: Shown, outbox: &mut Outbox) {
        self.exhibits.look(models, (self.item, wanted), outbox);
    }

    /// Puts everything typed and not yet saved into the outbox: the screen is about to be left.
    pub fn keep(&mut self, models: &Models, outbox: &mut Outbox) {
        let Some(view) = &models.meeting else { return };
        let due = Due {
            items: self.items.hurry(),
            exhibits: self.exhibits.texts.hurry(),
            questions: self.questions.texts.hurry(),
            anticipated: self.anticipated.texts.hurry(),
            meetings: self.meeting.hurry(),
            observations: self.exhibits.observations.hurry(),
            texts: self.texts.hurry(),
        };
        self.save(&due, models, view, outbox);
        questions::add_typed(&mut self.questions, view, outbox);
        anticipated::add_typed(&mut self.anticipated, view, outbox);
    }

    fn save(&mut self, due: &Due, models: &Models, view: &MeetingView, outbox: &mut Outbox) {
        for one in view
            .items
            .iter()
            .filter(|one| due.items.contains(&one.item.id))
        {
            item::save(one.item.clone(), &one.item, &mut self.items, outbox);
        }
        for one in view.items.iter().flat_map(|one| &one.exhibits) {
            if due.exhibits.contains(&one.id) {
                exhibits::save(one.clone(), one, &mut self.exhibits.texts, outbox);
            }
        }
        for one in view.items.iter().flat_map(|one| &one.questions) {
            if due.questions.contains(&one.id) {
                questions::save(one, &mut self.questions.texts, outbox);
            }
        }
        for one in view.items.iter().flat_map(|one| &one.anticipated) {
            if due.anticipated.contains(&one.id) {
                anticipated::save(one, &mut self.anticipated.texts, outbox);
            }
        }
        for id in &due.observations {
            exhibits::observation::save(models, *id, &mut self.exhibits, outbox);
        }
        if due.texts.contains(&view.meeting.id) {
            memo_texts::save(view.texts.clone(), view, &mut self.texts, outbox);
        }
        if due.meetings.contains(&view.meeting.id) {
            facts::save(
                view.meeting.clone(),
                &view.meeting,
                &mut self.meeting,
                outbox,
            );
        }
    }

    /// Chooses the first item when the chosen one is not on the agenda.
    fn choose(&mut self, view: &MeetingView) {
        let there = |id: ItemId| view.agenda().any(|one| one.item.id == id);
        if !self.item.is_some_and(there) {
            self.item = view.agenda().next().map(|one| one.item.id);
        }
    }
}

/// Draws the stage.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut PrepareState, outbox: &mut Outbox) {
    let Some(view) = &frame.models.meeting else {
        return;
    };
    state.choose(view);
    agenda::move_by_keys(ui, view, state.item, outbox);
    if ui.available_width() >= WIDE {
        side_by_side(ui, frame, view, state, outbox);
    } else {
        behind_tabs(ui, frame, view, state, outbox);
    }
    let due = Due {
        items: state.items.due(ui),
        exhibits: state.exhibits.texts.due(ui),
        questions: state.questions.texts.due(ui),
        anticipated: state.anticipated.texts.due(ui),
        meetings: state.meeting.due(ui),
        observations: state.exhibits.observations.due(ui),
        texts: state.texts.due(ui),
    };
    state.save(&due, frame.models, view, outbox);
}

/// The three parts from left to right, which is also the order of the Tab key.
fn side_by_side(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut PrepareState,
    outbox: &mut Outbox,
) {
    let all = ui.available_rect_before_wrap();
    let (left, rest) = all.split_left_right_at_x(all.left() + SIDES.0);
    let stand = paper::stand(&state.paper, rest.width(), SIDES.1);
    state.paper.apart = matches!(stand, Stand::Apart(_));
    let (wide, apart) = match stand {
        Stand::Away => (SIDES.1, 0.0),
        Stand::Apart(wide) => (SIDES.1, wide),
        Stand::Instead(wide) => (wide, 0.0),
    };
    let (rest, pages) = rest.split_left_right_at_x(rest.right() - apart);
    let (middle, right) = rest.split_left_right_at_x(rest.right() - wide);
    let p = palette(ui);
    for (rect, fill) in [(left, p.surface), (middle, p.canvas), (right, p.surface)] {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    }
    for x in [left.right(), right.left(), right.right()] {
        ui.painter().vline(x, all.y_range(), p.rule());
    }
    column(ui, left, |ui| {
        part(ui, "agenda", |ui| agenda::show(ui, view, state, outbox));
    });
    column(ui, middle, |ui| item_part(ui, frame, view, state, outbox));
    column(ui, right, |ui| {
        let instead = matches!(stand, Stand::Instead(_));
        if instead && paper::tabbed(ui, &mut state.paper, "Meeting") {
            paper::show(ui, frame, MemoKind::Stat, &mut state.paper, outbox);
            return;
        }
        part(ui, "facts", |ui| {
            meeting_part(ui, frame, view, state, outbox);
        });
    });
    if apart > 0.0 {
        column(ui, pages, |ui| {
            paper::show(ui, frame, MemoKind::Stat, &mut state.paper, outbox);
        });
    }
    ui.advance_cursor_after_rect(all);
}

fn column(ui: &mut Ui, rect: Rect, contents: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(Align::Min);
    let builder = UiBuilder::new().max_rect(rect).layout(layout);
    let mut inside = ui.new_child(builder);
    inside.shrink_clip_rect(rect);
    contents(&mut inside);
}

/// The chosen item; each is scrolled by itself.
fn item_part(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut PrepareState,
    outbox: &mut Outbox,
) {
    part(ui, ("item", state.item), |ui| {
        item::show(ui, frame, view, state, outbox);
    });
}

/// What comes next, and the facts of the meeting.
fn meeting_part(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut PrepareState,
    outbox: &mut Outbox,
) {
    release::show(ui, frame, view, state, outbox);
    facts::show(ui, frame, view, &mut state.meeting, outbox);
    memo_texts::show(ui, view, &mut state.texts, outbox);
}

fn behind_tabs(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut PrepareState,
    outbox: &mut Outbox,
) {
    state.paper.apart = false;
    ui.horizontal(|ui| {
        ui.add_space(space::L);
        let names = ["Agenda", "Item", "Meeting", "Preview"];
        let shown = if state.paper.is_open() { 4 } else { 3 };
        let at = if state.paper.in_front() {
            3
        } else {
            state.part
        };
        let names = names.get(..shown).unwrap_or_default();
        if let Some(chosen) = tabs(ui, names, Some(at), height::CONTROL + space::XS) {
            state.paper.front = chosen == 3;
            state.part = if chosen == 3 { state.part } else { chosen };
        }
    });
    if state.paper.in_front() {
        paper::show(ui, frame, MemoKind::Stat, &mut state.paper, outbox);
        return;
    }
    match state.part {
        0 => part(ui, "agenda", |ui| agenda::show(ui, view, state, outbox)),
        1 => item_part(ui, frame, view, state, outbox),
        _ => part(ui, "facts", |ui| {
            meeting_part(ui, frame, view, state, outbox);
        }),
    }
}

/// One of the three parts, which scrolls by itself.
fn part(ui: &mut Ui, id: impl Hash + Debug, contents: impl FnOnce(&mut Ui)) {
    let scroll = ScrollArea::vertical()
        .id_salt(("prepare", id))
        .auto_shrink(false);
    scroll.show(ui, |ui| {
        Ground::new()
            .inner_margin(Margin::same(space::L as i8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S;
                contents(ui);
            });
    });
}
