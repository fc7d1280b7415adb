//! One step of work on an action, outside a meeting: delivered, completed, a new date, and so on.

use chrono::NaiveDate;
use eframe::egui::{Context, Ui};

use crate::domain::entry::ActionStep;
use crate::domain::ids::{ActionId, PersonId};
use crate::program::query::ActionRow;
use crate::program::{ActionWork, Command};
use crate::ui::console::choices;
use crate::ui::models::Frame;
use crate::ui::tokens::space;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

/// A step being written down.
#[derive(Debug)]
pub(super) struct StepForm {
    action: ActionId,
    what: String,
    step: ActionStep,
    /// Evidence stands on the action already, so completing it needs no more.
    evident: bool,
    words: String,
    on: Option<NaiveDate>,
    due: Option<NaiveDate>,
    person: Option<PersonId>,
    tried: bool,
}

/// How a step is asked for.
struct Wording {
    title: &'static str,
    confirm: &'static str,
    words: &'static str,
    hint: &'static str,
    /// What to say when the words are missing; `None` where they may be.
    missing: Option<&'static str>,
}

const fn wording(step: ActionStep) -> Wording {
    let (title, confirm, words, hint, missing) = match step {
        ActionStep::Delivered => (
            "Delivered for review",
            "Mark delivered",
            "What was delivered",
            "Report of two pages, on the shared drive",
            None,
        ),
        ActionStep::Completed => (
            "Completed",
            "Complete",
            "Evidence that it is done",
            "What shows it: a report, a figure, a photograph",
            Some("An action is closed with evidence."),
        ),
        ActionStep::NewDate => (
            "A new date",
            "Set the date",
            "Reason",
            "Why the earlier date can't be kept",
            Some("A new date needs its reason."),
        ),
        ActionStep::OnHold => (
            "Put on hold",
            "Put on hold",
            "Reason",
            "What it waits for",
            Some("Say what it waits for."),
        ),
        ActionStep::Overtaken => (
            "Overtaken by events",
            "Mark overtaken",
            "What overtook it",
            "Why it is no longer needed",
            Some("Say what overtook it."),
        ),
        ActionStep::Escalated => (
            "Escalate",
            "Escalate",
            "Note",
            "What is asked of them",
            None,
        ),
        ActionStep::Response => (
            "Response of the department",
            "Keep response",
            "Words of the response",
            "As it was written or said",
            Some("The words of the response are needed."),
        ),
        ActionStep::Reopened => (
            "Reopen",
            "Reopen",
            "Reason",
            "Why it is open again",
            Some("Say why it is open again."),
        ),
    };
    Wording {
        title,
        confirm,
        words,
        hint,
        missing,
    }
}

impl StepForm {
    /// This step on that action.
    pub(super) fn new(row: &ActionRow, step: ActionStep) -> Self {
        let action = &row.action;
        Self {
            action: action.id,
            what: action.text.clone(),
            step,
            evident: !action.evidence.trim().is_empty(),
            words: String::new(),
            on: None,
            due: None,
            person: if step == ActionStep::Response {
                action.owner
            } else {
                None
            },
            tried: false,
        }
    }

    /// From now on it says what is missing.
    pub(super) fn say_what_is_missing(&mut self) {
        self.tried = true;
    }

    /// Draws it as a dialog.
    pub(super) fn show(&mut self, ctx: &Context, frame: &Frame<'_>) -> Answer {
        let today = frame.models.today;
        self.on = self.on.or(Some(today));
        let wording = wording(self.step);
        let dialog = Dialog::new(wording.title, wording.confirm);
        dialog.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            text::muted(ui, &self.what);
            if self.step == ActionStep::NewDate {
                self.new_date(ui, today);
            }
            self.person_field(ui, frame);
            let missing = wording.missing.filter(|_| self.tried && self.lacks_words());
            let mut field = Field::new(wording.words).hint(wording.hint).error(missing);
            if self.step == ActionStep::Completed && self.evident {
                field = field.help("May be left empty: evidence is noted on the action already.");
            }
            let rows = if self.step == ActionStep::Response {
                6
            } else {
                3
            };
            let _ = field.lines(ui, &mut self.words, rows);
            if self.has_day() {
                let field = Field::new("On").width(190.0);
                let _ = field.date(ui, &mut self.on, today);
            }
        })
    }

    /// Whether the day on which it happened is asked for.
    const fn has_day(&self) -> bool {
        matches!(
            self.step,
            ActionStep::Delivered
                | ActionStep::Completed
                | ActionStep::OnHold
                | ActionStep::Overtaken
                | ActionStep::Escalated
        )
    }

    fn new_date(&mut self, ui: &mut Ui, today: NaiveDate) {
        let missing = self.tried && self.due.is_none();
        let field = Field::new("New due date").width(190.0);
        let field = field.error(missing.then_some("A date is needed."));
        let _ = field.date(ui, &mut self.due, today);
    }

    fn person_field(&mut self, ui: &mut Ui, frame: &Frame<'_>) {
        let (label, nothing) = match self.step {
            ActionStep::Escalated => ("To whom", "Nobody chosen"),
            ActionStep::Response => ("Who answered", "Not named"),
            ActionStep::Delivered
            | ActionStep::Completed
            | ActionStep::NewDate
            | ActionStep::OnHold
            | ActionStep::Overtaken
            | ActionStep::Reopened => return,
        };
        let wrong = self.step == ActionStep::Escalated && self.tried && self.person.is_none();
        let people = choices::people(&frame.models.directory, self.person);
        let field = Field::new(label).error(wrong.then_some("Choose to whom it goes."));
        people.field(ui, field, &mut self.person, nothing);
    }

    fn lacks_words(&self) -> bool {
        let needed = wording(self.step).missing.is_some();
        let spared = self.step == ActionStep::Completed && self.evident;
        needed && !spared && self.words.trim().is_empty()
    }

    /// The change it asks for, once it is complete.
    pub(super) fn command(&self, frame: &Frame<'_>) -> Option<Command> {
        let dateless = self.step == ActionStep::NewDate && self.due.is_none();
        let nobody = self.step == ActionStep::Escalated && self.person.is_none();
        if dateless || nobody || self.lacks_words() {
            return None;
        }
        Some(Command::WorkAction(ActionWork {
            action: self.action,
            step: self.step,
            on: self.on.unwrap_or(frame.models.today),
            words: self.words.trim().to_owned(),
            new_due: self.due,
            person: self.person,
            meeting: None,
            item: None,
        }))
    }
}
