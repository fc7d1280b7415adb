//! A memo on its way out: the question before it goes, the copies that are kept, and the record brought to what was
//! signed.

mod as_signed;
mod form;
mod sent;

pub(super) use sent::{clock_words, sent};

use crate::domain::edition::MemoEdition;
use crate::domain::ids::{IssuedMemoId, MeetingId};
use crate::domain::memo::MemoKind;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use eframe::egui::Ui;

use super::ConsoleState;

/// What the questions about memos that go out remember.
#[derive(Debug, Default)]
pub struct IssueState {
    form: Option<form::Form>,
    as_signed: Option<as_signed::AsSigned>,
}

impl IssueState {
    fn ask(&mut self, models: &Models, kind: MemoKind, edition: MemoEdition) {
        self.form = form::Form::of(models, kind, edition);
    }

    fn ask_as_signed(&mut self, memo: IssuedMemoId) {
        self.as_signed = Some(as_signed::AsSigned::of(memo));
    }

    fn compared(&self) -> Option<IssuedMemoId> {
        self.as_signed.as_ref().map(as_signed::AsSigned::memo)
    }
}

impl ConsoleState {
    /// Asks about a memo of the open meeting before it goes out.
    pub fn ask_to_issue(&mut self, models: &Models, kind: MemoKind) {
        let edition = self.memo_edition(kind);
        self.issue.ask(models, kind, edition);
    }

    /// Asks what was changed on paper in a memo that went out.
    pub fn ask_as_signed(&mut self, memo: IssuedMemoId) {
        self.issue.ask_as_signed(memo);
    }

    /// The memo that went out whose items are compared with what was signed.
    pub fn compared(&self) -> Option<IssuedMemoId> {
        self.issue.compared()
    }
}

/// Draws what is asked, over the place.
pub fn show(
    ui: &Ui,
    frame: &Frame<'_>,
    meeting: Option<MeetingId>,
    state: &mut IssueState,
    outbox: &mut Outbox,
) {
    let view = frame.models.meeting.as_ref();
    let Some(view) = view.filter(|view| Some(view.meeting.id) == meeting) else {
        state.form = None;
        state.as_signed = None;
        return;
    };
    if let Some(form) = &mut state.form
        && form.show(ui.ctx(), frame, view, outbox)
    {
        state.form = None;
    }
    if let Some(asked) = &mut state.as_signed
        && asked.show(ui.ctx(), frame, outbox)
    {
        state.as_signed = None;
    }
}
