//! What a memo still lacks before it goes out. The check lists and never blocks.

use super::check_conflicts;
use super::sources::MemoSources;
use super::topics::{self, Topic};
use super::unfilled::unfilled;
use super::words::clause;
use super::{MemoKind, Mend};
use super::{check_item, check_record, recipients};
use crate::domain::action::Lack;
use crate::domain::ids::{ActionId, EntryId, ItemId};
use crate::program::query::ActionRow;
use std::fmt;

/// Something a memo lacks, in words, with what it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoLack {
    /// What kind of thing is missing.
    pub kind: MemoLackKind,
    /// One sentence: "Standing item I, Response time: no question for the panel."
    pub words: String,
    /// The agenda item it concerns, if one.
    pub item: Option<ItemId>,
    /// The entry of the record it concerns, if one.
    pub entry: Option<EntryId>,
    /// The action or request it concerns, if one.
    pub action: Option<ActionId>,
    /// The field in which it is mended.
    pub mend: Mend,
}

impl MemoLack {
    /// Something that is said of a paper once it is written, and mended in no field.
    pub(super) const fn of_paper(kind: MemoLackKind, words: String) -> Self {
        Self {
            kind,
            words,
            item: None,
            entry: None,
            action: None,
            mend: Mend::Nowhere,
        }
    }
}

/// What kind of thing a memo lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemoLackKind {
    /// No recipient.
    Recipients,
    /// No purpose of the meeting, or no department whose meeting it is.
    Purpose,
    /// No place of the meeting.
    Place,
    /// No reporting period.
    ReportingPeriod,
    /// The agenda has no topic.
    Topic,
    /// No minutes.
    Minutes,
    /// No narrative, or not why a new item is brought up now.
    Narrative,
    /// No chart, table or picture, or one that shows nothing.
    Exhibit,
    /// A picture that nothing is said of for people who can't see it.
    AltText,
    /// Not said where the data comes from.
    Source,
    /// No question for the panel.
    Question,
    /// No accountable person.
    Owner,
    /// No date.
    DueDate,
    /// Not said what delivery looks like.
    Deliverable,
    /// Not said what must be true for it to be done.
    DefinitionOfDone,
    /// Not said what requested data is for.
    IntendedUse,
    /// Not noted who came, or who stood in for the chief executive.
    Attendance,
    /// Not said who decided.
    DecisionMaker,
    /// No next meeting, or no time or place of it.
    NextMeeting,
    /// No day by which materials are due.
    MaterialsDue,
    /// No address for written responses.
    Email,
    /// Nobody to sign.
    Signatory,
    /// An observation written before the figures it is about moved.
    Moved,
    /// Words that name a figure which the edition hides.
    SmallNumber,
    /// A place that was never filled in.
    Unfilled,
    /// A name or mark that could not be settled while typing.
    Unsettled,
    /// Two people changed a text at the same time, and nobody has said which holds.
    Conflict,
    /// A sign or picture that could not be printed as it is.
    Printing,
}

impl fmt::Display for MemoLack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

/// What was found, gathered in the order of the memo.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<MemoLack>);

/// What a finding concerns, and how its sentence begins: "Item 3, “One-page brief”".
#[derive(Debug, Clone, Default)]
pub(super) struct Concern {
    pub(super) name: String,
    pub(super) item: Option<ItemId>,
    pub(super) entry: Option<EntryId>,
    pub(super) action: Option<ActionId>,
    /// The field in which it is mended, where neither its kind nor its words say that.
    pub(super) mend: Option<Mend>,
}

impl Concern {
    /// The same in another field.
    pub(super) fn in_field(&self, mend: Mend) -> Self {
        Self {
            mend: Some(mend),
            ..self.clone()
        }
    }

    /// The meeting as a whole, in that field of it.
    pub(super) fn field(mend: Mend) -> Self {
        Self::default().in_field(mend)
    }
}

impl Findings {
    /// What was found.
    pub(super) fn into_list(self) -> Vec<MemoLack> {
        self.0
    }

    /// Adds "Name: words."
    pub(super) fn add(&mut self, kind: MemoLackKind, about: &Concern, words: &str) {
        let words = if about.name.is_empty() {
            format!("{words}.")
        } else {
            format!("{}: {words}.", about.name)
        };
        self.0.push(MemoLack {
            kind,
            words,
            item: about.item,
            entry: about.entry,
            action: about.action,
            mend: about.mend.unwrap_or_else(|| Mend::usual(kind)),
        });
    }

    /// Adds what the meeting as a whole lacks.
    pub(super) fn meeting(&mut self, kind: MemoLackKind, words: &str) {
        self.add(kind, &Concern::default(), words);
    }

    /// Adds a finding when the text holds a place that was never filled in.
    pub(super) fn unfilled(&mut self, about: &Concern, where_: &str, text: &str) {
        if let Some(place) = unfilled(text) {
            let words = format!("\u{201c}{place}\u{201d} in the {where_} was never filled in");
            let mend = about.mend.unwrap_or_else(|| Mend::called(where_));
            self.add(MemoLackKind::Unfilled, &about.in_field(mend), &words);
        }
    }

    /// Adds what several texts have left open.
    pub(super) fn unfilled_in(&mut self, about: &Concern, texts: &[(&str, &str)]) {
        for (where_, text) in texts {
            self.unfilled(about, where_, text);
        }
    }
}

/// What the stat memo lacks, in its own order.
pub fn check_stat(sources: &MemoSources) -> Vec<MemoLack> {
    let mut found = Findings::default();
    let meeting = sources.meeting();
    let to = Concern::field(Mend::StatTo);
    addressed(sources, (&recipients::of_stat(sources), &to), &mut found);
    if sources.view.departments.is_empty() {
        let words = "The meeting has no department, so the subject names none";
        found.add(
            MemoLackKind::Purpose,
            &Concern::field(Mend::Departments),
            words,
        );
    }
    if meeting.reporting_period.trim().is_empty() {
        found.meeting(
            MemoLackKind::ReportingPeriod,
            "The reporting period is missing",
        );
    }
    if meeting.purpose.trim().is_empty() {
        found.meeting(MemoLackKind::Purpose, "The meeting has no purpose");
    }
    common(sources, &mut found);
    found.unfilled_in(
        &Concern::default(),
        &[
            ("recipients", &meeting.memo_to.join("\n")),
            ("purpose", &meeting.purpose),
            ("reporting period", &meeting.reporting_period),
        ],
    );
    check_conflicts::facts(sources, MemoKind::Stat, &mut found);
    check_item::items(sources, &mut found);
    for row in sources.rows(&sources.rest) {
        let about = action_concern(row, None);
        let texts = [("words", row.action.text.as_str())];
        found.unfilled_in(&about, &texts);
    }
    found.0
}

/// What the follow-up memo lacks, in its own order.
pub fn check_follow_up(sources: &MemoSources) -> Vec<MemoLack> {
    let mut found = Findings::default();
    let meeting = sources.meeting();
    let to = Concern::field(Mend::FollowUpTo);
    addressed(
        sources,
        (&recipients::of_follow_up(sources), &to),
        &mut found,
    );
    // The public's edition asks nobody to answer.
    let email = sources.directory.city.analyst_email.trim();
    if email.is_empty() && !sources.is_public() {
        let words = "No e-mail address for written responses is set";
        found.meeting(MemoLackKind::Email, words);
    }
    if sources.materials_due().is_none() {
        let words = "The day by which follow-up materials are due is not set";
        found.meeting(MemoLackKind::MaterialsDue, words);
    }
    common(sources, &mut found);
    found.unfilled(&to, "recipients", &meeting.follow_up_to.join("\n"));
    found.unfilled_in(
        &Concern::default(),
        &[
            ("session summary", &meeting.summary),
            ("next meeting's place", &meeting.next_place),
        ],
    );
    check_conflicts::facts(sources, MemoKind::FollowUp, &mut found);
    check_record::attendance(sources, &mut found);
    let topics = topics::topics(sources);
    for topic in &topics {
        let whole = Concern {
            item: topic.items.first().copied(),
            ..Concern::default()
        };
        found.unfilled(&whole, "title of a topic", topic.title);
        for (number, row) in &topic.asked {
            asked(row, *number, &mut found);
        }
    }
    for (number, row) in topics.iter().flat_map(|topic: &Topic<'_>| &topic.data) {
        asked(row, *number, &mut found);
    }
    for entry in &sources.view.entries {
        check_record::recorded(entry, &mut found);
        check_conflicts::entry(sources, entry, &mut found);
    }
    next_meeting(sources, &mut found);
    if sources.directory.city.memo_signatory.trim().is_empty() {
        found.meeting(MemoLackKind::Signatory, "Nobody is named to sign the memo");
    }
    found.0
}

/// Adds that a memo goes to nobody.
fn addressed(sources: &MemoSources, (to, field): (&[String], &Concern), found: &mut Findings) {
    if !to.is_empty() {
        return;
    }
    match sources.own_department() {
        None => found.add(
            MemoLackKind::Recipients,
            field,
            "The memo has no recipients",
        ),
        Some(name) => {
            let words = format!(
                "Nobody of the {name} is in the hot seat or invited, so the memo has no recipients"
            );
            let about = Concern::field(Mend::Invited);
            found.add(MemoLackKind::Recipients, &about, &words);
        }
    }
}

/// What the head and foot of both memos lack.
fn common(sources: &MemoSources, found: &mut Findings) {
    let meeting = sources.meeting();
    found.unfilled_in(
        &Concern::default(),
        &[
            ("name of the meeting", &meeting.name),
            ("place of the meeting", &meeting.place),
            ("From lines", &meeting.memo_from.join("\n")),
            ("foot of the memo", &sources.directory.city.memo_footer),
        ],
    );
}

/// How a finding about an action begins; `number` is its number in the memo.
pub(super) fn action_concern(row: &ActionRow, number: Option<usize>) -> Concern {
    let name = quoted(&row.action.text);
    Concern {
        name: number.map_or_else(|| name.clone(), |number| format!("Item {number}, {name}")),
        item: row.action.item,
        entry: row.action.entry,
        action: Some(row.action.id),
        mend: None,
    }
}

/// The first words of a text in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = clause(text);
    if text.chars().count() <= LONGEST {
        return format!("\u{201c}{text}\u{201d}");
    }
    let short: String = text.chars().take(LONGEST).collect();
    let whole_words = short
        .rsplit_once(' ')
        .map_or(short.as_str(), |(words, _)| words);
    format!("\u{201c}{whole_words}\u{2026}\u{201d}")
}

/// What an action or request promised in the meeting lacks.
pub(super) fn asked(row: &ActionRow, number: usize, found: &mut Findings) {
    let about = action_concern(row, Some(number));
    let action = &row.action;
    lacks(row, &about, found);
    found.unfilled_in(
        &about,
        &[
            ("words", &action.text),
            ("definition of done", &action.definition_of_done),
            ("evidence", &action.evidence),
            ("intended use", &action.intended_use),
        ],
    );
}

/// What an action or request still lacks, by the rule of the register.
pub(super) fn lacks(row: &ActionRow, about: &Concern, found: &mut Findings) {
    for lack in row.action.lacks() {
        let kind = match lack {
            Lack::Owner => MemoLackKind::Owner,
            Lack::DueDate => MemoLackKind::DueDate,
            Lack::Deliverable => MemoLackKind::Deliverable,
            Lack::DefinitionOfDone => MemoLackKind::DefinitionOfDone,
            Lack::IntendedUse => MemoLackKind::IntendedUse,
        };
        let typed = row.action.owner_as_typed.trim().trim_start_matches('@');
        if lack == Lack::Owner && !typed.is_empty() {
            let words = format!("owner \u{201c}{typed}\u{201d} to be settled");
            found.add(kind, about, &words);
        } else {
            found.add(kind, about, lack.label());
        }
    }
}

fn next_meeting(sources: &MemoSources, found: &mut Findings) {
    let next = sources.next_meeting();
    let missing = if next.on.is_none() {
        Some((Mend::NextDay, "The next meeting is not set"))
    } else if next.at.is_none() {
        Some((Mend::NextTime, "The time of the next meeting is not set"))
    } else if next.place.is_empty() {
        Some((Mend::NextPlace, "The place of the next meeting is not set"))
    } else {
        None
    };
    if let Some((mend, words)) = missing {
        found.add(MemoLackKind::NextMeeting, &Concern::field(mend), words);
    }
}
