//! What a person writes for the stat memo beside the agenda: what must be decided, what is to be brought, what is to be
//! known of the data.

use crate::domain::ids::MeetingId;
use crate::domain::memo::{MemoTexts, StatForm};
use crate::program::Command;
use crate::program::query::MeetingView;
use crate::ui::console::choices::one_of;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use eframe::egui::Ui;

/// A text for the memos of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum MemoText {
    /// What the session must resolve.
    Decisions,
    /// What is to be brought.
    Preparation,
    /// What is to be known of the data.
    Data,
    /// What the next session looks at.
    NextFocus,
}

impl MemoText {
    fn of(self, texts: &mut MemoTexts) -> &mut String {
        match self {
            Self::Decisions => &mut texts.decisions_needed,
            Self::Preparation => &mut texts.requested_preparation,
            Self::Data => &mut texts.data_remarks,
            Self::NextFocus => &mut texts.next_focus,
        }
    }

    /// The words that stand in the program.
    pub(crate) fn read(self, texts: &MemoTexts) -> String {
        std::mem::take(self.of(&mut texts.clone()))
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Decisions => "Decisions needed",
            Self::Preparation => "Requested preparation",
            Self::Data => "Remarks on the data",
            Self::NextFocus => "Next session\u{2019}s focus",
        }
    }

    const fn hint(self) -> &'static str {
        match self {
            Self::Decisions => "What the session must resolve, one a line",
            Self::Preparation => "Data, documents and people to bring, one a line",
            Self::Data => "Exclusions, changes of method, how far to trust it",
            Self::NextFocus => "Topics and data for next time, one a line",
        }
    }
}

/// Saves the texts with the words typed into them; nothing when all is as it was.
pub(crate) fn save(
    mut texts: MemoTexts,
    view: &MeetingView,
    drafts: &mut Drafts<MeetingId, MemoText>,
    outbox: &mut Outbox,
) {
    for (text, words) in drafts.take(texts.id) {
        *text.of(&mut texts) = words;
    }
    if texts != view.texts {
        outbox.run(Command::SaveMemoTexts(texts));
    }
}

/// Draws the field of one text.
pub(crate) fn field(
    ui: &mut Ui,
    view: &MeetingView,
    text: MemoText,
    drafts: &mut Drafts<MeetingId, MemoText>,
) {
    let model = text.read(&view.texts);
    let field = Field::new(text.label()).hint(text.hint());
    let draw = |ui: &mut Ui, words: &mut String| field.lines(ui, words, 3);
    let _ = drafts.edit(ui, (view.meeting.id, text), &model, draw);
}

/// Draws what belongs to the stat memo.
pub(super) fn show(
    ui: &mut Ui,
    view: &MeetingView,
    drafts: &mut Drafts<MeetingId, MemoText>,
    outbox: &mut Outbox,
) {
    text::section_label(ui, "Words of the stat memo");
    let mut texts = view.texts.clone();
    let label = Field::new("Form");
    one_of(ui, label, &mut texts.form, StatForm::ALL, StatForm::label);
    for text in [MemoText::Decisions, MemoText::Preparation, MemoText::Data] {
        field(ui, view, text, drafts);
    }
    if texts != view.texts {
        save(texts, view, drafts, outbox);
    }
}
