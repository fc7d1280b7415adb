//! The question before a memo goes out: for whom it is written, who sends it, and what it means.

use crate::domain::dates;
use crate::domain::edition::{Edition, MemoEdition};
use crate::domain::ids::PersonId;
use crate::domain::memo::MemoKind;
use crate::export::memo::IssueWish;
use crate::program::query::{IssuedView, MeetingView};
use crate::ui::console::choices;
use crate::ui::console::edition::{edition_fields, edition_words};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use eframe::egui::{Context, Ui};

/// The question, being answered.
#[derive(Debug)]
pub(super) struct Form {
    kind: MemoKind,
    edition: MemoEdition,
    by: Option<PersonId>,
}

impl Form {
    /// The question about a memo of the open meeting.
    pub(super) fn of(models: &Models, kind: MemoKind, edition: MemoEdition) -> Option<Self> {
        let view = models.meeting.as_ref()?;
        Some(Self {
            kind,
            edition,
            by: view.meeting.recorder.or(view.meeting.chair),
        })
    }

    /// Draws it; true once it is answered.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        frame: &Frame<'_>,
        view: &MeetingView,
        outbox: &mut Outbox,
    ) -> bool {
        let last = self.last(view).map_or(0, |one| one.memo.revision);
        let (title, confirm) = titles(self.kind, last);
        let dialog = Dialog::new(&title, confirm).width(520.0);
        let answer = dialog.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            self.body(ui, frame, view);
        });
        match answer {
            Answer::Waiting => false,
            Answer::Dismissed => true,
            Answer::Confirmed => {
                outbox.wish(Wish::Issue(IssueWish {
                    meeting: view.meeting.id,
                    kind: self.kind,
                    edition: self.edition,
                    by: self.by,
                }));
                true
            }
        }
    }

    /// The last issue of the memo as it is chosen.
    fn last<'v>(&self, view: &'v MeetingView) -> Option<&'v IssuedView> {
        let same = view.issued.iter().filter(|one| {
            one.memo
                .is_of(self.kind, self.edition.edition, self.edition.department)
        });
        same.max_by_key(|one| one.memo.revision)
    }

    fn body(&mut self, ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView) {
        let meeting = &view.meeting;
        let day = dates::short_weekday(meeting.held_on);
        text::muted(ui, &format!("{}, {day}", meeting.name));
        lacking(ui, frame, self.kind);
        edition_fields(ui, frame, view, &mut self.edition);
        edition_words(ui, frame, view, &mut self.edition, self.kind);
        let people = choices::people(&frame.models.directory, self.by);
        people.field(ui, Field::new("Sent by"), &mut self.by, "Not noted");
        to_whom(ui, view, (self.kind, self.edition));
        if let Some(last) = self.last(view) {
            let at = frame.local(last.memo.at);
            // The clock ends with a full stop of its own.
            let words = format!(
                "It went out on {}, {} This one is a revision: what changed since stands at its head, and the earlier \
                 copy is kept.",
                dates::prose(at.date()),
                dates::clock(at.time()),
            );
            text::body(ui, &words);
        }
        text::caption(ui, what_it_means(self.kind, self.edition.edition));
    }
}

/// What the dialog and its button are called; `last` is the number of the last issue.
fn titles(kind: MemoKind, last: u32) -> (String, &'static str) {
    let noun = kind.noun();
    match (kind, last) {
        (MemoKind::Stat, 0) => (format!("Release the {noun}"), "Release"),
        (MemoKind::FollowUp, 0) => (format!("Issue the {noun}"), "Issue"),
        (_, last) => (
            format!("Issue revision {} of the {noun}", last + 1),
            "Issue revision",
        ),
    }
}

/// Says how much is missing, and that it may go out all the same.
fn lacking(ui: &mut Ui, frame: &Frame<'_>, kind: MemoKind) {
    let lacks = frame.models.lacks.as_ref();
    let count = lacks.map_or(0, |lacks| match kind {
        MemoKind::Stat => lacks.stat.len(),
        MemoKind::FollowUp => lacks.follow_up.len(),
    });
    let words = match count {
        0 => return,
        1 => "One thing is missing, as the list beside says.".to_owned(),
        count => format!("{count} things are missing, as the list beside says."),
    };
    text::toned_caption(ui, &words, Tone::Warn);
}

/// The lines it goes to, as it prints them.
fn to_whom(ui: &mut Ui, view: &MeetingView, (kind, edition): (MemoKind, MemoEdition)) {
    let meeting = &view.meeting;
    let lines = match kind {
        MemoKind::Stat => &meeting.memo_to,
        MemoKind::FollowUp => &meeting.follow_up_to,
    };
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    text::section_label(ui, "To");
    let of_one = edition.department.is_some()
        && (kind == MemoKind::FollowUp || edition.edition != Edition::Panel);
    if of_one {
        text::body(
            ui,
            "Who answers for the department: in the hot seat, else the first invited.",
        );
        return;
    }
    let words = match (lines.is_empty(), kind) {
        (false, _) => lines.join("; "),
        (true, MemoKind::Stat) => "Nobody is named yet.".to_owned(),
        (true, MemoKind::FollowUp) => "The hot seat, as no recipients are named.".to_owned(),
    };
    text::body(ui, &words);
}

const fn what_it_means(kind: MemoKind, edition: Edition) -> &'static str {
    match (kind, edition) {
        (MemoKind::Stat, _) => {
            "A copy is kept as it is, with its figures. From now on the room sees those; newer ones are announced, and \
             shown when you say so. It can\u{2019}t be undone: a correction is a revision."
        }
        (MemoKind::FollowUp, Edition::Panel | Edition::Department | Edition::Public) => {
            "A copy is kept as it is, with the data behind it. It can\u{2019}t be undone: a correction is a revision \
             that says what changed."
        }
    }
}
