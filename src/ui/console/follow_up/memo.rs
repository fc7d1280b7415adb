//! The panel of the follow-up memo: what it still lacks, its summary, its recipients, the next meeting,
//! and what became of earlier items.

use eframe::egui::Ui;

use crate::domain::dates;
use crate::domain::entry::EntryKind;
use crate::domain::ids::{ActionId, MeetingId};
use crate::domain::meeting::Meeting;
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::prepare::lines;
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::button::link;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::chip::marked_chip;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::mark::Form;
use crate::ui::widgets::text;

use super::{FollowUpState, gaps, row};

/// The most gaps listed at once.
const LISTED: usize = 12;

/// A text of the memo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum MemoText {
    Summary,
    To,
    NextPlace,
}

/// Saves the meeting as it shall be, with the words typed into it; nothing when all is as it was.
pub(super) fn save(
    mut meeting: Meeting,
    view: &MeetingView,
    texts: &mut Drafts<MeetingId, MemoText>,
    outbox: &mut Outbox,
) {
    for (text, words) in texts.take(meeting.id) {
        match text {
            MemoText::Summary => meeting.summary = words,
            MemoText::To => meeting.follow_up_to = lines(&words),
            MemoText::NextPlace => meeting.next_place = words,
        }
    }
    if meeting != view.meeting {
        outbox.run(Command::SaveMeeting(meeting));
    }
}

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut FollowUpState,
    outbox: &mut Outbox,
) {
    text::subheading(ui, "Follow-up memo");
    open(ui, frame, view, state);
    rule(ui);
    let mut meeting = view.meeting.clone();
    summary(ui, view, &mut state.memo);
    next(ui, frame, view, (&mut meeting, &mut state.memo));
    if meeting != view.meeting {
        save(meeting, view, &mut state.memo, outbox);
    }
    earlier(ui, frame, view, state);
}

/// What is still open, each a way to the entry it concerns.
fn open(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, state: &mut FollowUpState) {
    let gaps = gaps::gaps(frame.models, view);
    if gaps.is_empty() {
        marked_chip(ui, Form::Ticked, "Nothing is missing", Tone::Good);
        return;
    }
    let count = match gaps.len() {
        1 => "1 thing is still open. The memo can go out with it.".to_owned(),
        n => format!("{n} things are still open. The memo can go out with them."),
    };
    text::muted(ui, &count);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        for (at, gap) in gaps.iter().take(LISTED).enumerate() {
            ui.push_id(at, |ui| match gap.entry {
                Some(entry) => {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        if link(ui, &gap.title).clicked() {
                            state.choose(entry);
                        }
                        text::toned_caption(ui, &gap.words, Tone::Warn);
                    });
                }
                None => {
                    text::body(ui, &gap.words);
                }
            });
        }
        if gaps.len() > LISTED {
            text::caption(ui, &format!("and {} more", gaps.len() - LISTED));
        }
    });
}

fn summary(ui: &mut Ui, view: &MeetingView, texts: &mut Drafts<MeetingId, MemoText>) {
    let meeting = &view.meeting;
    let field = Field::new("Summary of the session")
        .hint("A few sentences for the head of the memo: what was looked at, what was agreed");
    let key = (meeting.id, MemoText::Summary);
    let _ = texts.edit(ui, key, &meeting.summary, |ui, words| {
        field.lines(ui, words, 5)
    });
    let field = Field::new("Memo to").hint("One a line");
    let key = (meeting.id, MemoText::To);
    let to = meeting.follow_up_to.join("\n");
    let _ = texts.edit(ui, key, &to, |ui, words| field.lines(ui, words, 2));
}

fn next(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    (meeting, texts): (&mut Meeting, &mut Drafts<MeetingId, MemoText>),
) {
    let today = frame.models.today;
    columns(ui, &[1.4, 1.0], 120.0, |ui, index| {
        let _ = match index {
            0 => Field::new("Next meeting").date(ui, &mut meeting.next_on, today),
            _ => Field::new("At").time(ui, &mut meeting.next_at),
        };
    });
    let before = &view.meeting;
    let field = Field::new("In").hint(&before.place);
    let key = (before.id, MemoText::NextPlace);
    let _ = texts.edit(ui, key, &before.next_place, |ui, words| {
        field.text(ui, words)
    });
    let days = frame.models.directory.city.materials_due_days;
    let usual = before.held_on + chrono::TimeDelta::days(days.into());
    let help = format!("Left open, it is {}.", dates::prose(usual));
    let mut field = Field::new("Responses and materials due");
    if days > 0 && meeting.materials_due.is_none() {
        field = field.help(&help);
    }
    let _ = field.date(ui, &mut meeting.materials_due, today);
}

/// What became of the earlier actions on the agenda: what was done in the meeting, or that nothing was.
fn earlier(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, state: &mut FollowUpState) {
    let worked = view
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::FollowUp);
    let touched: Vec<ActionId> = worked.clone().filter_map(|entry| entry.action).collect();
    let left: Vec<ActionId> = view
        .agenda()
        .flat_map(|item| item.follow_ups.iter().copied())
        .filter(|id| !touched.contains(id))
        .collect();
    if touched.is_empty() && left.is_empty() {
        return;
    }
    rule(ui);
    text::section_label(ui, "What became of earlier items");
    ui.spacing_mut().item_spacing.y = space::XS;
    let words_of = |id: Option<ActionId>| {
        let row = id.and_then(|id| frame.models.actions.row(id));
        row.map_or("", |row| row.action.text.as_str())
    };
    for entry in worked {
        ui.push_id(entry.id, |ui| {
            text::caption(ui, row::kind_words(entry));
            let words = words_of(entry.action);
            if link(ui, words).on_hover_text(words).clicked() {
                state.choose(entry.id);
            }
            ui.add_space(space::XS);
        });
    }
    for id in left {
        text::caption(ui, "Not taken up");
        text::body(ui, words_of(Some(id)));
        ui.add_space(space::XS);
    }
}
