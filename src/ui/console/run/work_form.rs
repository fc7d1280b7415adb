//! One step of work on an action that needs words: evidence, a reason, a date, a person.

use crate::domain::entry::ActionStep;
use crate::domain::ids::{ActionId, PersonId};
use crate::domain::meeting::Stage;
use crate::program::query::{ActionRow, MeetingView};
use crate::program::{ActionWork, Command};
use crate::ui::console::choices;
use crate::ui::models::Frame;
use crate::ui::outbox::{Outbox, Then};
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use chrono::NaiveDate;
use eframe::egui::{Key, Modifiers, Popup, Ui, vec2};

/// A step being filled in.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) action: ActionId,
    step: ActionStep,
    words: String,
    new_due: Option<NaiveDate>,
    person: Option<PersonId>,
    /// The first field has had the keyboard.
    entered: bool,
    /// When it was sent, with the entries there were then.
    sent: Option<(u64, usize)>,
    failed: bool,
}

impl Form {
    pub(super) fn new(row: &ActionRow, step: ActionStep) -> Self {
        let person = match step {
            ActionStep::Response => row.action.owner,
            ActionStep::Escalated => row.action.escalated_to,
            ActionStep::Delivered
            | ActionStep::Completed
            | ActionStep::NewDate
            | ActionStep::OnHold
            | ActionStep::Overtaken
            | ActionStep::Reopened => None,
        };
        Self {
            action: row.action.id,
            step,
            words: if step == ActionStep::Completed {
                row.action.evidence.clone()
            } else {
                String::new()
            },
            new_due: None,
            person,
            entered: false,
            sent: None,
            failed: false,
        }
    }

    /// What still has to be said before it can be done.
    fn lacks(&self) -> Option<&'static str> {
        let wordless = self.words.trim().is_empty();
        match self.step {
            ActionStep::NewDate if self.new_due.is_none() => Some("Give the new date."),
            ActionStep::Escalated if self.person.is_none() => Some("Say to whom."),
            ActionStep::Completed if wordless => Some("Say what shows that it is done."),
            ActionStep::NewDate | ActionStep::OnHold | ActionStep::Overtaken if wordless => {
                Some("Give the reason.")
            }
            ActionStep::Reopened if wordless => Some("Give the reason."),
            ActionStep::Response if wordless => Some("Paste or type the response."),
            ActionStep::Delivered
            | ActionStep::Completed
            | ActionStep::NewDate
            | ActionStep::OnHold
            | ActionStep::Overtaken
            | ActionStep::Escalated
            | ActionStep::Response
            | ActionStep::Reopened => None,
        }
    }

    /// What it asks of the program.
    pub(super) fn command(&self, frame: &Frame<'_>, view: &MeetingView, stage: &Stage) -> Command {
        Command::WorkAction(ActionWork {
            action: self.action,
            step: self.step,
            on: frame.local(frame.now).date(),
            words: self.words.trim().to_owned(),
            new_due: self.new_due.filter(|_| self.step == ActionStep::NewDate),
            person: self.person,
            meeting: Some(view.meeting.id),
            item: stage.item,
        })
    }
}

/// Draws the form. True when it is closed, done or given up.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (view, stage): (&MeetingView, &Stage),
    row: &ActionRow,
    open: &mut Option<Form>,
    outbox: &mut Outbox,
) -> bool {
    let Some(form) = open else { return true };
    let now = ui.ctx().cumulative_frame_nr();
    if let Some((sent, entries)) = form.sent
        && sent < now
    {
        if view.entries.len() > entries {
            *open = None;
            return true;
        }
        form.sent = None;
        form.failed = true;
    }
    let mut closed = false;
    let mut confirmed = false;
    ui.push_id((row.action.id, form.step), |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        text::strong(ui, form.step.label());
        fields(ui, frame, form);
        form.entered = true;
        let lack = form.lacks();
        if form.failed {
            let words = "This was not saved; your words are kept here.";
            text::toned_caption(ui, words, Tone::Bad);
        }
        ui.horizontal(|ui| {
            let save = Button::primary("Note it")
                .keys("Ctrl Enter")
                .enabled(lack.is_none());
            confirmed = ui.add(save.compact()).clicked();
            let cancel = Button::quiet("Cancel").keys("Esc").compact();
            closed |= ui.add(cancel).clicked();
            if let Some(lack) = lack {
                text::caption(ui, lack);
            }
        });
    });
    // Escape puts an open list or calendar away first.
    if !Popup::is_any_open(ui.ctx()) {
        closed |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }
    let pressed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    if (confirmed || pressed) && form.lacks().is_none() && form.sent.is_none() {
        outbox.run_then(form.command(frame, view, stage), Then::CloseForm);
        form.sent = Some((now, view.entries.len()));
        form.failed = false;
        ui.ctx().request_repaint();
    }
    if closed {
        *open = None;
    }
    closed
}

/// The fields a step needs; the first is given the keyboard.
fn fields(ui: &mut Ui, frame: &Frame<'_>, form: &mut Form) {
    let enter = !form.entered;
    let mut first = enter;
    let mut give = |response: &eframe::egui::Response| {
        if std::mem::take(&mut first) {
            response.request_focus();
        }
    };
    if form.step == ActionStep::NewDate {
        let field = Field::new("New due date")
            .hint("fri, 12/4, +2w")
            .width(220.0);
        let edited = field.date(ui, &mut form.new_due, frame.models.today);
        give(&edited.response);
    }
    let directory = &frame.models.directory;
    if form.step == ActionStep::Escalated {
        let mut place = None;
        let choices = choices::people(directory, form.person);
        if let Some(person) = form.person {
            place = choices.place(person);
        }
        let field = Field::new("Escalate to").hint("Who takes it up");
        let edited = field.choice(ui, &mut place, choices.names());
        if edited.committed {
            form.person = place.and_then(|at| choices.at(at));
        }
        give(&edited.response);
    }
    let (label, hint, rows) = match form.step {
        ActionStep::Completed => ("Evidence", "What shows that it is done", 1),
        ActionStep::Response => ("Response", "Paste or type what they answered", 3),
        ActionStep::Delivered | ActionStep::Escalated => ("Words", "May stay empty", 1),
        ActionStep::NewDate | ActionStep::OnHold | ActionStep::Overtaken | ActionStep::Reopened => {
            ("Reason", "Why", 1)
        }
    };
    let field = Field::new(label).hint(hint);
    let edited = if rows > 1 {
        field.lines(ui, &mut form.words, rows)
    } else {
        field.text(ui, &mut form.words)
    };
    if std::mem::take(&mut first) {
        // Words that stand there already, as earlier evidence, give way to what is typed.
        edited.type_over(ui.ctx(), &form.words);
    }
    if form.step == ActionStep::Response {
        let field = Field::new("Answered by");
        choices::people(directory, form.person).field(ui, field, &mut form.person, "Not noted");
    }
}
