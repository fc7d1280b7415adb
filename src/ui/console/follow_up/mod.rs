//! Follow up: the record of a meeting to be tidied, and all that its follow-up memo still needs.

mod entry;
mod feedback;
mod layout;
mod list;
mod memo;
mod missed;
mod row;
mod settle;

use eframe::egui::{Frame as Ground, Key, Margin, Modifiers, ScrollArea, Ui, vec2};

use crate::domain::action::Action;
use crate::domain::edition::MemoEdition;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{ActionId, EntryId, MeetingId};
use crate::domain::meeting::MeetingProgress;
use crate::program::query::MeetingView;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::paper::PaperState;
use crate::ui::tokens::space;
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::notice::{News, Notice, standing_notice};
use crate::ui::widgets::segmented::segmented;

use super::action_editor::ActionEditorState;
use super::edition::edition_chip;
use super::entry_tools::{EntryText, EntryTools};
use super::page;
use super::prepare::{MemoText, save_memo_texts};

/// Where there is less room than this, record and panel stand behind tabs.
const WIDE: f32 = 900.0;
/// The narrowest room, in points, in which what can be done stands beside the title.
const BESIDE: f32 = 780.0;

/// What the stage remembers.
#[derive(Debug, Default)]
pub struct FollowUpState {
    meeting: Option<MeetingId>,
    shown: Shown,
    chosen: Option<EntryId>,
    /// Which part is shown where there is room for one only.
    part: usize,
    list: list::ListState,
    missed: missed::MissedState,
    entries: Drafts<EntryId, EntryText>,
    /// What is being done with entries besides their words.
    tools: EntryTools,
    memo: Drafts<MeetingId, memo::MemoText>,
    texts: Drafts<MeetingId, MemoText>,
    comments: Drafts<MeetingId>,
    editor: ActionEditorState,
    merging: Option<ActionId>,
    /// The whole list of what the memo lacks is shown.
    whole_check: bool,
    /// For whom the memo is written next.
    edition: MemoEdition,
    /// How its pages are looked at.
    pub(crate) paper: PaperState,
}

/// Which entries are in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    #[default]
    All,
    Actions,
    Attention,
}

impl Shown {
    const EVERY: [Self; 3] = [Self::All, Self::Actions, Self::Attention];

    fn holds(self, models: &Models, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Actions => entry.kind.action_kind().is_some(),
            Self::Attention => needs_attention(models, entry),
        }
    }
}

impl FollowUpState {
    /// For whom the memo is written.
    pub const fn edition(&self) -> MemoEdition {
        self.edition
    }

    /// Puts everything typed and not yet saved into the outbox: the screen is about to be left.
    pub fn keep(&mut self, models: &Models, outbox: &mut Outbox) {
        let Some(view) = &models.meeting else { return };
        for id in self.entries.hurry() {
            entry::save_texts(models, view, (&mut self.entries, &self.editor), id, outbox);
        }
        if self.memo.hurry().contains(&view.meeting.id) {
            memo::save(view.meeting.clone(), view, &mut self.memo, outbox);
        }
        if self.texts.hurry().contains(&view.meeting.id) {
            save_memo_texts(view.texts.clone(), view, &mut self.texts, outbox);
        }
        if self.comments.hurry().contains(&view.meeting.id) {
            let tally = feedback::tally(models, view);
            feedback::save(tally.clone(), &tally, &mut self.comments, outbox);
        }
        self.editor.keep(models, outbox);
        missed::keep(view, &mut self.missed, outbox);
    }

    /// Does what a verb of the record asks for with the chosen entry.
    pub fn record_verb(&mut self, verb: Verb) {
        if self.chosen.is_some() {
            self.tools.asked = Some(verb);
            self.part = 1;
        }
    }

    /// Chooses an entry: the one that a change made, or the one that went on.
    pub fn choose_entry(&mut self, entry: EntryId) {
        self.choose(entry);
    }

    /// Shows an entry's panel, or the fields of the memo.
    pub fn lead_to(&mut self, entry: Option<EntryId>) {
        if let Some(entry) = entry {
            self.choose(entry);
        } else {
            self.chosen = None;
            self.part = 1;
            self.paper.front = false;
        }
    }

    /// Lets go of an entry that is gone, and of everything chosen in another meeting.
    fn settle(&mut self, view: &MeetingView) {
        if self.meeting != Some(view.meeting.id) {
            self.meeting = Some(view.meeting.id);
            self.chosen = None;
            self.part = 0;
            self.missed = missed::MissedState::default();
        }
        let there = |id: EntryId| view.entries.iter().any(|entry| entry.id == id);
        self.chosen = self.chosen.filter(|id| there(*id));
    }

    fn choose(&mut self, entry: EntryId) {
        if self.chosen != Some(entry) {
            self.chosen = Some(entry);
            self.merging = None;
        }
        self.part = 1;
        self.paper.front = false;
    }
}

/// The action that an entry made, as against one it worked.
fn made<'m>(models: &'m Models, entry: &Entry) -> Option<&'m Action> {
    let id = entry.action.filter(|_| entry.kind != EntryKind::FollowUp)?;
    models.actions.row(id).map(|row| &row.action)
}

/// Whether an entry has something a person still has to settle.
fn needs_attention(models: &Models, entry: &Entry) -> bool {
    let action = made(models, entry);
    let undecided = entry.kind == EntryKind::Decision && entry.decided_by.is_none();
    undecided
        || !entry.unsettled.trim().is_empty()
        || action.is_some_and(|action| !action.lacks().is_empty())
}

/// Draws the stage.
pub fn show(ui: &mut Ui, frame: &Frame<'_>, state: &mut FollowUpState, outbox: &mut Outbox) {
    let Some(view) = &frame.models.meeting else {
        return;
    };
    state.settle(view);
    if view.meeting.progress() == MeetingProgress::Planned {
        not_held(ui, view, outbox);
        return;
    }
    if ui.available_width() >= WIDE {
        layout::side_by_side(ui, frame, view, state, outbox);
    } else {
        layout::behind_tabs(ui, frame, view, state, outbox);
    }
    let leaves = ui.memory(|memory| memory.focused().is_none())
        && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    if leaves {
        state.chosen = None;
    }
    for id in state.entries.due(ui) {
        let texts = (&mut state.entries, &state.editor);
        entry::save_texts(frame.models, view, texts, id, outbox);
    }
    if state.memo.due(ui).contains(&view.meeting.id) {
        memo::save(view.meeting.clone(), view, &mut state.memo, outbox);
    }
    if state.texts.due(ui).contains(&view.meeting.id) {
        save_memo_texts(view.texts.clone(), view, &mut state.texts, outbox);
    }
    if state.comments.due(ui).contains(&view.meeting.id) {
        let tally = feedback::tally(frame.models, view);
        feedback::save(tally.clone(), &tally, &mut state.comments, outbox);
    }
}

fn not_held(ui: &mut Ui, view: &MeetingView, outbox: &mut Outbox) {
    page::scrolling(ui, "follow up", |ui| {
        page::head(ui, "Follow up", |ui| {
            let run = Button::secondary("Go to Run").enabled(!view.meeting.cancelled);
            if ui.add(run).clicked() {
                outbox.act(Verb::ShowRun);
            }
        });
        card::card(ui, |ui| {
            let words = if view.meeting.cancelled {
                "It was called off, so there is no record of it."
            } else {
                "The record, its actions and the follow-up memo stand here once the meeting has \
                 begun. Until then there is its agenda to prepare."
            };
            let title = "This meeting has not been held";
            if empty_state(ui, title, words, Some("Go to Prepare")) {
                outbox.act(Verb::ShowPrepare);
            }
        });
    });
}

/// The record with its head and filters.
fn record(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) {
    page::filling(ui, "follow up", 480.0, |ui| {
        page::head_from(ui, BESIDE, "Follow up", |ui| {
            let over = view.meeting.progress() == MeetingProgress::Adjourned;
            let issue = Button::primary("Issue memo").enabled(over);
            if ui.add(issue).clicked() {
                outbox.act(Verb::IssueMemo);
            }
            let export = Button::secondary(Verb::ExportFollowUpMemo.label());
            if ui.add(export).clicked() {
                outbox.act(Verb::ExportFollowUpMemo);
            }
            edition_chip(ui, &mut state.edition);
            if ui.add(Button::secondary(Verb::PlanNext.label())).clicked() {
                outbox.act(Verb::PlanNext);
            }
        });
        if view.meeting.progress() == MeetingProgress::Running {
            still_running(ui, outbox);
        }
        let inside = Margin::symmetric(0, space::M as i8);
        let frame_of_card = card::frame(ui, 0).inner_margin(inside);
        frame_of_card.show(ui, |ui| {
            let margin = Margin::symmetric(space::M as i8, 0);
            Ground::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                filters(ui, frame.models, view, state);
                missed::show(ui, view, &mut state.missed, state.chosen, outbox);
            });
            list::show(ui, frame, view, state, outbox);
        });
    });
}

fn still_running(ui: &mut Ui, outbox: &mut Outbox) {
    let notice = Notice {
        news: News::Info,
        title: "The meeting is still running.",
        words: "What is changed here is changed in the room at once.",
        action: Some("Go to Run"),
        second: None,
    };
    if standing_notice(ui, notice) {
        outbox.act(Verb::ShowRun);
    }
}

fn filters(ui: &mut Ui, models: &Models, view: &MeetingView, state: &mut FollowUpState) {
    let count = |shown: Shown| {
        let entries = view.entries.iter();
        entries.filter(|entry| shown.holds(models, entry)).count()
    };
    page::filters(ui, |ui| {
        let attention = count(Shown::Attention);
        let labels = [
            format!("All {}", view.entries.len()),
            format!("Actions and requests {}", count(Shown::Actions)),
            format!("Needs attention {attention}"),
        ];
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let held = Shown::EVERY.iter().position(|one| *one == state.shown);
        let pressed = segmented(ui, "Which entries", &labels, held.unwrap_or(0));
        if let Some(shown) = pressed.and_then(|at| Shown::EVERY.get(at)) {
            state.shown = *shown;
        }
        if ui.add(Button::quiet("Add what was missed")).clicked() {
            state.missed.open();
        }
    });
}

/// The panel beside the record: the chosen entry, else the memo.
fn panel(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) {
    let chosen = view
        .entries
        .iter()
        .find(|entry| Some(entry.id) == state.chosen);
    let salt = ("follow up side", chosen.map(|entry| entry.id));
    let scroll = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    scroll.show(ui, |ui| {
        let margin = Margin::symmetric(20, space::L as i8);
        Ground::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(space::S, space::M);
            if let Some(entry) = chosen {
                entry::show(ui, frame, (view, entry), state, outbox);
                return;
            }
            memo::show(ui, frame, view, state, outbox);
            if view.meeting.progress() == MeetingProgress::Adjourned {
                feedback::show(ui, frame, view, &mut state.comments, outbox);
            }
        });
    });
}
