//! The panel of the follow-up memo: what it still lacks, its summary, its recipients, the next meeting,
//! and what became of earlier items.

use eframe::egui::{Align, Layout, Ui};

use crate::domain::conflict::TextPlace;
use crate::domain::dates;
use crate::domain::entry::EntryKind;
use crate::domain::ids::{ActionId, MeetingId};
use crate::domain::meeting::Meeting;
use crate::export::memo::MemoKind;
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::check_list::check_list;
use crate::ui::console::conflict;
use crate::ui::console::edition::{department_chip, edition_words, other_papers};
use crate::ui::console::issue::{clock_words, sent};
use crate::ui::console::prepare::{MemoText as StatText, lines, memo_text_field};
use crate::ui::console::preview::preview_button;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::tokens::space;
use crate::ui::verbs::ExportVerb;
use crate::ui::widgets::button::link;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::{FollowUpState, row};

/// A text of the memo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum MemoText {
    Summary,
    To,
    NextPlace,
}

impl MemoText {
    fn write(self, meeting: &mut Meeting, words: String) {
        match self {
            Self::Summary => meeting.summary = words,
            Self::To => meeting.follow_up_to = lines(&words),
            Self::NextPlace => meeting.next_place = words,
        }
    }
}

/// Saves the meeting as it shall be, with the words typed into it; nothing when all is as it was.
pub(super) fn save(
    mut meeting: Meeting,
    view: &MeetingView,
    texts: &mut Drafts<MeetingId, MemoText>,
    outbox: &mut Outbox,
) {
    let mut seen = view.meeting.clone();
    for (text, words) in texts.begun(meeting.id) {
        text.write(&mut seen, words);
    }
    for (text, words) in texts.take(meeting.id) {
        text.write(&mut meeting, words);
    }
    if meeting != view.meeting {
        outbox.run(Command::SaveMeeting(meeting).begun_from(&seen));
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
    ui.horizontal(|ui| {
        text::subheading(ui, "Follow-up memo");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            department_chip(ui, frame, view, &mut state.edition);
        });
    });
    clock_words(ui, frame, view.meeting.id, MemoKind::FollowUp);
    edition_words(ui, frame, view, &mut state.edition, MemoKind::FollowUp);
    preview_button(ui, &state.paper, outbox);
    if let Some(lacks) = &frame.models.lacks {
        let lacks = &lacks.follow_up;
        let chosen = ui.scope(|ui| check_list(ui, lacks, &mut state.whole_check));
        if let Some(lack) = chosen.inner {
            outbox.wish(Wish::Mend(Box::new(lack.clone())));
        }
        let papers = [ExportVerb::Minutes, ExportVerb::Mail, ExportVerb::Calendar];
        other_papers(ui, &papers, outbox);
        rule(ui);
    }
    sent(ui, frame, view, MemoKind::FollowUp, outbox);
    let mut meeting = view.meeting.clone();
    let mut fields = Fields {
        texts: &mut state.memo,
        view,
    };
    fields.summary(ui);
    let of_memo = [TextPlace::MeetingSummary, TextPlace::MeetingFollowUpTo];
    for place in of_memo {
        let place = (place, view.meeting.id.uuid());
        conflict::show(ui, frame.models, place, outbox);
    }
    fields.next(ui, frame, &mut meeting);
    memo_text_field(ui, view, StatText::NextFocus, &mut state.texts);
    let place = (TextPlace::MeetingNextPlace, view.meeting.id.uuid());
    conflict::show(ui, frame.models, place, outbox);
    if meeting != view.meeting {
        save(meeting, view, &mut state.memo, outbox);
    }
    earlier(ui, frame, view, state);
}

/// The fields of the memo.
struct Fields<'a> {
    texts: &'a mut Drafts<MeetingId, MemoText>,
    view: &'a MeetingView,
}

impl Fields<'_> {
    fn summary(&mut self, ui: &mut Ui) {
        let meeting = &self.view.meeting;
        let field = Field::new("Summary of the session")
            .hint("A few sentences for the head of the memo: what was looked at, what was agreed");
        let key = (meeting.id, MemoText::Summary);
        let draw = |ui: &mut Ui, words: &mut String| field.lines(ui, words, 4);
        let _ = self.texts.edit(ui, key, &meeting.summary, draw);
        let field = Field::new("Memo to").hint("One a line");
        let key = (meeting.id, MemoText::To);
        let to = meeting.follow_up_to.join("\n");
        let draw = |ui: &mut Ui, words: &mut String| field.lines(ui, words, 2);
        let _ = self.texts.edit(ui, key, &to, draw);
    }

    fn next(&mut self, ui: &mut Ui, frame: &Frame<'_>, meeting: &mut Meeting) {
        let today = frame.models.today;
        columns(ui, &[1.4, 1.0], 120.0, |ui, index| {
            if index == 0 {
                let _ = Field::new("Next meeting").date(ui, &mut meeting.next_on, today);
            } else {
                let _ = Field::new("At").time(ui, &mut meeting.next_at);
            }
        });
        let before = &self.view.meeting;
        let field = Field::new("In").hint(&before.place);
        let key = (before.id, MemoText::NextPlace);
        let draw = |ui: &mut Ui, words: &mut String| field.text(ui, words);
        let _ = self.texts.edit(ui, key, &before.next_place, draw);
        let days = frame.models.directory.city.materials_due_days;
        let usual = before.held_on + chrono::TimeDelta::days(days.into());
        let help = format!("Left open, it is {}.", dates::prose(usual));
        let mut field = Field::new("Responses and materials due");
        if days > 0 && meeting.materials_due.is_none() {
            field = field.help(&help);
        }
        let _ = field.date(ui, &mut meeting.materials_due, today);
    }
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
