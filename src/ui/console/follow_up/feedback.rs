//! The cards of the room, counted after the meeting: was it worth their time?

use eframe::egui::Ui;

use crate::domain::conflict::TextPlace;
use crate::domain::feedback::{Agreement, Feedback, QUESTION};
use crate::domain::ids::MeetingId;
use crate::domain::meeting::{Attendance, Presence};
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::conflict;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::card::rule;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

/// The tally as it stands; an empty one while nobody counted.
pub(super) fn tally(models: &Models, view: &MeetingView) -> Feedback {
    let id = view.meeting.id;
    let row = models.meetings.row(id);
    let there = row.and_then(|row| row.feedback.clone());
    there.unwrap_or_else(|| Feedback::of(id))
}

/// Saves the tally as it shall be, with the comments typed into it; nothing when all is as it was.
pub(super) fn save(
    mut tally: Feedback,
    before: &Feedback,
    comments: &mut Drafts<MeetingId>,
    outbox: &mut Outbox,
) {
    let mut seen = before.clone();
    for ((), words) in comments.begun(tally.id) {
        seen.comments = words;
    }
    for ((), words) in comments.take(tally.id) {
        tally.comments = words;
    }
    if tally != *before {
        outbox.run(Command::SaveFeedback(tally).begun_from(&seen));
    }
}

/// Draws the tally.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    comments: &mut Drafts<MeetingId>,
    outbox: &mut Outbox,
) {
    let before = tally(frame.models, view);
    if frame.models.directory.city.asks_no_feedback && before == Feedback::of(before.id) {
        return;
    }
    rule(ui);
    ui.spacing_mut().item_spacing.y = space::M;
    text::section_label(ui, QUESTION);
    text::caption(ui, "How many cards say so. They carry no names.");
    let mut now = before.clone();
    for three in Agreement::ALL.chunks(3) {
        columns(ui, &[1.0, 1.0, 1.0], 90.0, |ui, at| {
            if let Some(answer) = three.get(at) {
                count(ui, &mut now, *answer);
            }
        });
    }
    let came = |one: &&Attendance| one.presence == Presence::Present;
    let hint = match view.attendance.iter().filter(came).count() {
        0 => String::new(),
        came => format!("{came} people were present"),
    };
    let mut cards = now.handed_out;
    let field = Field::new("Cards handed out").hint(&hint).width(220.0);
    if field.count(ui, &mut cards).committed {
        now.handed_out = cards;
    }
    let words = [now.sentence(), now.response()];
    let words: Vec<String> = words.into_iter().flatten().collect();
    if !words.is_empty() {
        text::body(ui, &format!("{}.", words.join("; ")));
    }
    let too_few = now
        .handed_out
        .is_some_and(|cards| now.answers() > u64::from(cards));
    if too_few {
        text::caption(ui, "More cards came back than were handed out.");
    }
    let field = Field::new("Comments on the cards")
        .hint("One a line")
        .help("For the office: never projected and in no memo. They may be public records.");
    let draw = |ui: &mut Ui, words: &mut String| field.lines(ui, words, 3);
    let _ = comments.edit(ui, (before.id, ()), &before.comments, draw);
    let place = (TextPlace::FeedbackComments, before.id.uuid());
    conflict::show(ui, frame.models, place, outbox);
    if now != before {
        save(now, &before, comments, outbox);
    }
}

/// How many cards give one answer.
fn count(ui: &mut Ui, tally: &mut Feedback, answer: Agreement) {
    let known = tally.count(answer);
    let mut cards = (known > 0).then_some(known);
    let field = Field::new(answer.label()).hint("0");
    if field.count(ui, &mut cards).committed {
        tally.set(answer, cards.unwrap_or_default());
    }
}
