//! What comes next: the memo, with what it still lacks, and the meeting itself.

use super::PrepareState;
use crate::domain::dates;
use crate::domain::meeting::{Meeting, MeetingProgress};
use crate::export::memo::MemoKind;
use crate::program::query::MeetingView;
use crate::ui::console::check_list::check_list;
use crate::ui::console::edition::{edition_fields, edition_words, other_papers};
use crate::ui::console::issue::{clock_words, sent};
use crate::ui::console::preview::preview_button;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::tokens::{Tone, space};
use crate::ui::verbs::{ExportVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::text;
use eframe::egui::Ui;

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut PrepareState,
    outbox: &mut Outbox,
) {
    let meeting = &view.meeting;
    text::subheading(ui, &meeting.name);
    text::muted(ui, &when(meeting));
    clock_words(ui, frame, meeting.id, MemoKind::Stat);
    if let Some(lacks) = &frame.models.lacks {
        let chosen = ui.scope(|ui| check_list(ui, &lacks.stat, &mut state.whole_check));
        if let Some(lack) = chosen.inner {
            outbox.wish(Wish::Mend(Box::new(lack.clone())));
        }
        ui.add_space(space::XS);
    }
    edition_fields(ui, frame, view, &mut state.edition);
    edition_words(ui, frame, view, &mut state.edition, MemoKind::Stat);
    let export = Button::secondary(Verb::ExportStatMemo.label()).full_width();
    if ui.add(export).clicked() {
        outbox.act(Verb::ExportStatMemo);
    }
    preview_button(ui, &state.paper, outbox);
    let papers = [ExportVerb::Agenda, ExportVerb::Packet, ExportVerb::Mail];
    other_papers(ui, &papers, outbox);
    released(ui, frame, view, outbox);
    let (words, verb) = match meeting.progress() {
        MeetingProgress::Planned => ("Start meeting", Verb::StartOrResume),
        MeetingProgress::Running => ("Resume meeting", Verb::StartOrResume),
        MeetingProgress::Adjourned => ("Go to follow up", Verb::ShowFollowUp),
    };
    let keys = (verb == Verb::StartOrResume).then_some("F5");
    let go = Button::primary(words).full_width().maybe_keys(keys);
    if ui.add(go.enabled(!meeting.cancelled)).clicked() {
        outbox.act(verb);
    }
    if meeting.cancelled {
        text::caption(ui, "This meeting was cancelled. It is kept for the record.");
    }
    ui.add_space(space::S);
    rule(ui);
}

/// Whether the stat memo is out, what has changed since, and the copies of it.
fn released(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, outbox: &mut Outbox) {
    let Some(release) = &view.release else {
        if !view.meeting.cancelled {
            let mark = Button::secondary("Release memo").full_width();
            let hint = "A copy is kept, and the room sees the memo\u{2019}s figures; newer ones are announced, and \
                        shown when you say so.";
            if ui.add(mark).on_hover_text(hint).clicked() {
                outbox.act(Verb::ReleaseMemo);
            }
        }
        sent(ui, frame, view, MemoKind::Stat, outbox);
        return;
    };
    let copies = view.issued.iter();
    let kept = copies.filter(|one| one.memo.kind == MemoKind::Stat).count() > 0;
    let words = if kept {
        "The room sees the released memo\u{2019}s figures.".to_owned()
    } else {
        let at = frame.local(release.at);
        let (day, clock) = (dates::prose(at.date()), dates::clock(at.time()));
        // The clock ends with a full stop of its own.
        format!("Memo released {day}, {clock} The room sees its figures.")
    };
    text::caption(ui, &words);
    let newer = frame.models.figures.all().count();
    if newer > 0 {
        let words = match newer {
            1 => "1 measure was updated since.".to_owned(),
            several => format!("{several} measures were updated since."),
        };
        text::toned_caption(ui, &words, Tone::Warn);
    }
    ui.horizontal_wrapped(|ui| {
        let again = Button::quiet("Release again").compact();
        let hint =
            "A revision that says what changed. The memo and the room get the newest figures.";
        if ui.add(again).on_hover_text(hint).clicked() {
            outbox.act(Verb::ReleaseMemo);
        }
        let withdraw = Button::quiet("Withdraw release").compact();
        if ui.add(withdraw).clicked() {
            outbox.act(Verb::WithdrawMemo);
        }
    });
    sent(ui, frame, view, MemoKind::Stat, outbox);
}

/// "Tue Nov 24, 9:00 a.m. · City Hall".
fn when(meeting: &Meeting) -> String {
    let day = dates::short_weekday(meeting.held_on);
    let when = format!("{day}, {}", dates::clock(meeting.starts_at));
    let place = meeting.place.trim();
    if place.is_empty() {
        when
    } else {
        format!("{when} · {place}")
    }
}
