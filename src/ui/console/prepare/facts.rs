//! The facts of the meeting: when, where, who, the lines of its memos, and what comes next.

use super::lists::{departments_list, people_choices, row_with};
use crate::domain::conflict::TextPlace;
use crate::domain::ids::MeetingId;
use crate::domain::meeting::Meeting;
use crate::program::Command;
use crate::program::query::{Directory, MeetingView};
use crate::ui::console::conflict;
use crate::ui::console::run::{role_field, seat};
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use eframe::egui::Ui;

/// The texts of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum MeetingText {
    Name,
    Purpose,
    Period,
    Place,
    To,
    From,
    FollowUpTo,
    NextPlace,
}

impl MeetingText {
    fn read(self, meeting: &Meeting) -> String {
        match self {
            Self::Name => meeting.name.clone(),
            Self::Purpose => meeting.purpose.clone(),
            Self::Period => meeting.reporting_period.clone(),
            Self::Place => meeting.place.clone(),
            Self::To => meeting.memo_to.join("\n"),
            Self::From => meeting.memo_from.join("\n"),
            Self::FollowUpTo => meeting.follow_up_to.join("\n"),
            Self::NextPlace => meeting.next_place.clone(),
        }
    }

    fn write(self, meeting: &mut Meeting, words: String) {
        match self {
            // A meeting without a name would be refused, and the other words with it.
            Self::Name if words.trim().is_empty() => {}
            Self::Name => meeting.name = words,
            Self::Purpose => meeting.purpose = words,
            Self::Period => meeting.reporting_period = words,
            Self::Place => meeting.place = words,
            Self::To => meeting.memo_to = lines(&words),
            Self::From => meeting.memo_from = lines(&words),
            Self::FollowUpTo => meeting.follow_up_to = lines(&words),
            Self::NextPlace => meeting.next_place = words,
        }
    }
}

/// One recipient a line, without white space and empty lines at the end.
pub(crate) fn lines(words: &str) -> Vec<String> {
    words.trim_end().lines().map(str::to_owned).collect()
}

/// Saves the meeting as it shall be, with the words typed into it; nothing when all is as it was.
pub(super) fn save(
    mut meeting: Meeting,
    before: &Meeting,
    texts: &mut Drafts<MeetingId, MeetingText>,
    outbox: &mut Outbox,
) {
    let mut seen = before.clone();
    for (text, words) in texts.begun(meeting.id) {
        text.write(&mut seen, words);
    }
    for (text, words) in texts.take(meeting.id) {
        text.write(&mut meeting, words);
    }
    if meeting != *before {
        outbox.run(Command::SaveMeeting(meeting).begun_from(&seen));
    }
}

/// Draws the facts.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    texts: &mut Drafts<MeetingId, MeetingText>,
    outbox: &mut Outbox,
) {
    let mut meeting = view.meeting.clone();
    let id = meeting.id;
    text::subheading(ui, "Meeting");
    let mut typed = Typed {
        models: frame.models,
        texts,
        meeting: &view.meeting,
    };
    typed.line(ui, MeetingText::Name, Field::new("Name"), outbox);
    let hint = "Why it meets, in a sentence";
    typed.lines(
        ui,
        MeetingText::Purpose,
        (Field::new("Purpose").hint(hint), 2),
        outbox,
    );
    typed.line(
        ui,
        MeetingText::Period,
        Field::new("Reporting period").hint("October 2026"),
        outbox,
    );
    day_and_length(ui, frame, &mut meeting);
    typed.line(ui, MeetingText::Place, Field::new("Place"), outbox);
    seats(ui, &frame.models.directory, &mut meeting);
    ui.add_space(space::S);
    let mut departments = view.departments.clone();
    if departments_list(ui, &frame.models.directory, &mut departments) {
        outbox.run(Command::SetMeetingDepartments {
            meeting: id,
            departments,
        });
    }
    ui.add_space(space::S);
    invited(ui, frame, view, outbox);
    ui.add_space(space::S);
    text::section_label(ui, "Lines of the memos");
    let one = "One a line";
    let field = (Field::new("Stat memo to").hint(one), 3);
    typed.lines(ui, MeetingText::To, field, outbox);
    let field = (Field::new("Both memos from").hint(one), 1);
    typed.lines(ui, MeetingText::From, field, outbox);
    let field = (Field::new("Follow-up memo to").hint(one), 2);
    typed.lines(ui, MeetingText::FollowUpTo, field, outbox);
    ui.add_space(space::S);
    next_meeting(ui, frame, &mut meeting, &mut typed, outbox);
    if meeting != view.meeting {
        save(meeting, &view.meeting, texts, outbox);
    }
}

/// Fields over the texts of the meeting.
struct Typed<'a> {
    models: &'a Models,
    texts: &'a mut Drafts<MeetingId, MeetingText>,
    meeting: &'a Meeting,
}

impl Typed<'_> {
    fn line(&mut self, ui: &mut Ui, text: MeetingText, field: Field<'_>, outbox: &mut Outbox) {
        let model = text.read(self.meeting);
        let key = (self.meeting.id, text);
        let edited = self
            .texts
            .edit(ui, key, &model, |ui, words| field.text(ui, words));
        let blank = self.texts.shown(key, &model).trim().is_empty();
        if text == MeetingText::Name && blank && edited.response.lost_focus() {
            self.texts.forget(key);
        }
        self.beside(ui, text, outbox);
    }

    /// The other version of a text, if it has one.
    fn beside(&self, ui: &mut Ui, text: MeetingText, outbox: &mut Outbox) {
        let place = match text {
            MeetingText::Name => TextPlace::MeetingName,
            MeetingText::Purpose => TextPlace::MeetingPurpose,
            MeetingText::Period => TextPlace::MeetingPeriod,
            MeetingText::Place => TextPlace::MeetingPlace,
            MeetingText::To => TextPlace::MeetingTo,
            MeetingText::From => TextPlace::MeetingFrom,
            MeetingText::FollowUpTo => TextPlace::MeetingFollowUpTo,
            MeetingText::NextPlace => TextPlace::MeetingNextPlace,
        };
        let place = (place, self.meeting.id.uuid());
        conflict::show(ui, self.models, place, outbox);
    }

    fn lines(
        &mut self,
        ui: &mut Ui,
        text: MeetingText,
        (field, rows): (Field<'_>, usize),
        outbox: &mut Outbox,
    ) {
        let model = text.read(self.meeting);
        let key = (self.meeting.id, text);
        let draw = |ui: &mut Ui, words: &mut String| field.lines(ui, words, rows);
        let _ = self.texts.edit(ui, key, &model, draw);
        self.beside(ui, text, outbox);
    }
}

fn day_and_length(ui: &mut Ui, frame: &Frame<'_>, meeting: &mut Meeting) {
    let mut day = Some(meeting.held_on);
    let _ = Field::new("Date").date(ui, &mut day, frame.models.today);
    meeting.held_on = day.unwrap_or(meeting.held_on);
    columns(ui, &[1.0, 1.0], 90.0, |ui, column| {
        if column == 0 {
            let mut time = Some(meeting.starts_at);
            let _ = Field::new("Starts").time(ui, &mut time);
            meeting.starts_at = time.unwrap_or(meeting.starts_at);
        } else {
            let mut minutes = Some(meeting.minutes);
            let _ = Field::new("Length in minutes").count(ui, &mut minutes);
            meeting.minutes = minutes.unwrap_or(meeting.minutes);
        }
    });
}

fn seats(ui: &mut Ui, directory: &Directory, meeting: &mut Meeting) {
    let chosen = [meeting.chair, meeting.hot_seat, meeting.recorder];
    let people = people_choices(directory, &chosen);
    for (label, seat) in [
        ("Chair", &mut meeting.chair),
        ("Hot seat", &mut meeting.hot_seat),
        ("Recorder", &mut meeting.recorder),
    ] {
        people.field(ui, Field::new(label), seat, "Nobody named");
    }
}

fn invited(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, outbox: &mut Outbox) {
    let directory = &frame.models.directory;
    let meeting = view.meeting.id;
    text::section_label(ui, &format!("Invited ({})", view.attendance.len()));
    for one in &view.attendance {
        let Some(person) = directory.person(one.person) else {
            continue;
        };
        let cross = format!("Take back the invitation of {}", person.name);
        ui.push_id(one.id, |ui| {
            let mut opened = false;
            let name = (person.name.as_str(), person.role.as_str());
            let pressed = row_with(ui, name, &cross, |ui| {
                opened = seat(ui, &view.meeting, one, &person.name);
            });
            role_field(ui, one, (&person.name, opened), outbox);
            if pressed {
                outbox.run(Command::Uninvite(one.id));
            }
        });
    }
    let there = |id| view.attendance.iter().any(|one| one.person == id);
    let left: Vec<_> = directory
        .people
        .iter()
        .filter(|one| !one.retired && !there(one.id))
        .collect();
    let names: Vec<&str> = left.iter().map(|one| one.name.as_str()).collect();
    let mut chosen = None;
    let field = Field::new("Invite somebody")
        .label_hidden()
        .hint("Invite somebody");
    let edited = field.choice(ui, &mut chosen, &names);
    if let (true, Some(person)) = (edited.committed, chosen.and_then(|at| left.get(at))) {
        outbox.run(Command::Invite {
            meeting,
            people: vec![person.id],
        });
    }
    let ours = |home| view.departments.iter().any(|id| Some(*id) == home);
    let people: Vec<_> = left
        .iter()
        .filter(|one| ours(one.department))
        .map(|one| one.id)
        .collect();
    if !people.is_empty() {
        let words = format!("Invite {} more of the departments", people.len());
        if ui.add(Button::quiet(&words).compact()).clicked() {
            outbox.run(Command::Invite { meeting, people });
        }
    }
}

fn next_meeting(
    ui: &mut Ui,
    frame: &Frame<'_>,
    meeting: &mut Meeting,
    typed: &mut Typed<'_>,
    outbox: &mut Outbox,
) {
    text::section_label(ui, "Next meeting");
    let today = frame.models.today;
    columns(ui, &[3.0, 2.0], 90.0, |ui, column| {
        if column == 0 {
            let _ = Field::new("On").date(ui, &mut meeting.next_on, today);
        } else {
            let _ = Field::new("At").time(ui, &mut meeting.next_at);
        }
    });
    typed.line(
        ui,
        MeetingText::NextPlace,
        Field::new("In").hint(&typed.meeting.place.clone()),
        outbox,
    );
    let _ = Field::new("Materials due").date(ui, &mut meeting.materials_due, today);
}
