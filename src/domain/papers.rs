//! How the city's papers look, and which parts each memo has in which order.

use crate::domain::colour::Colour;
use crate::domain::ids::CityId;
use crate::domain::text::{AsText, words};
use std::borrow::Cow;

/// How the city's papers look, and what stands in all of them. A program holds at most one; without one, papers are
/// as [`Papers::default`] says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Papers {
    /// Key: that of the city.
    pub id: CityId,
    /// The seal's picture, by the hash of its bytes; without one the city's initials stand in a circle.
    pub seal: Option<String>,
    /// The letterhead's picture, likewise. With one neither seal nor name of the office is printed above the title:
    /// the picture has them.
    pub letterhead: Option<String>,
    /// Lines of address under the name of the office; of a letterhead that is a picture, what it says.
    pub address: String,
    /// The city's colour; dark enough for words on white.
    pub accent: Colour,
    /// The kind of type.
    pub typeface: Typeface,
    /// A font of the city's own, by name, for Word and web pages; the typeface's where it is missing.
    pub font: String,
    /// Stands first in a stat memo in place of the program's own sentence.
    pub stat_opening: String,
    /// Stands first in a follow-up memo, before what is asked for and by when.
    pub follow_up_opening: String,
    /// Stands last in a follow-up memo, before who signs.
    pub follow_up_closing: String,
    /// Stands first in every memo for the public.
    pub public_notice: String,
    /// The parts of the stat memo.
    pub stat_sections: SectionOrder,
    /// The parts of the follow-up memo.
    pub follow_up_sections: SectionOrder,
    /// The Word file that memos are written into, by the hash of its bytes.
    pub template: Option<String>,
    /// The name of that file, as it was chosen.
    pub template_name: String,
}

words! {
    /// The kind of type papers are set in.
    #[derive(Default)]
    pub enum Typeface {
        /// Without serifs.
        #[default]
        Sans = "sans", "Sans serif";
        /// With serifs.
        Serif = "serif", "Serif";
    }
}

words! {
    /// A picture that stands on the city's papers.
    pub enum PapersPicture {
        /// The city's seal.
        Seal = "seal", "Seal";
        /// The letterhead.
        Letterhead = "letterhead", "Letterhead";
    }
}

words! {
    /// A part of a memo that can be moved, or left out. What stands above them all (header block, opening) and
    /// below them all (signature) stays where it is.
    pub enum Section {
        /// What the meeting must resolve, for whom.
        Purpose = "purpose", "Purpose and decisions needed";
        /// Topics with their minutes, and who is expected.
        AgendaAndAttendees = "agenda and attendees", "Agenda and attendees";
        /// Earlier commitments: open, closed, overdue, escalated.
        PriorFollowUps = "prior follow-ups", "Prior follow-ups";
        /// The measures on the agenda with targets, trends and caveats.
        KpiSnapshot = "kpi snapshot", "KPI snapshot";
        /// The three groups of topics, as a list.
        GeneralObservations = "general observations", "General observations";
        /// Topics that go on from earlier meetings, and what else is open.
        FollowUpItems = "follow-up items", "Follow-up items";
        /// Topics on goals that stand on every agenda.
        StandingItems = "standing items", "Standing items";
        /// Topics that came up.
        NewItems = "new items", "New items";
        /// Sources, days of refresh, exclusions, limits of what the figures say.
        DataQualityNotes = "data-quality notes", "Data-quality notes";
        /// What the department is to bring.
        RequestedPreparation = "requested preparation", "Requested preparation";
        /// What was reviewed and what changed.
        SessionSummary = "session summary", "Session summary";
        /// What was decided, by whom, to what effect.
        Decisions = "decisions", "Decisions made";
        /// What was agreed, topic by topic.
        Agreed = "agreed", "Topics, with what was agreed";
        /// What data is owed.
        DataRequests = "data requests", "Data requests";
        /// What was handed up.
        Escalations = "escalations", "Escalations";
        /// Doubts about figures.
        DataQualityIssues = "data-quality issues", "Data-quality issues";
        /// Who was praised for what.
        Recognition = "recognition", "Recognition";
        /// What was put aside.
        ParkingLot = "parking lot", "Parking lot";
        /// Who came.
        Attendance = "attendance", "Attendance";
        /// What the next session looks at.
        NextFocus = "next focus", "Next session's focus";
        /// The day of the next meeting, and when materials are due.
        NextMeeting = "next meeting", "Next meeting";
    }
}

impl Section {
    /// The parts of the stat memo in their usual order: Baltimore's pre-memo around GovEx's sample.
    pub const STAT: [Self; 10] = [
        Self::Purpose,
        Self::AgendaAndAttendees,
        Self::PriorFollowUps,
        Self::KpiSnapshot,
        Self::GeneralObservations,
        Self::FollowUpItems,
        Self::StandingItems,
        Self::NewItems,
        Self::DataQualityNotes,
        Self::RequestedPreparation,
    ];

    /// The parts of the follow-up memo in their usual order.
    pub const FOLLOW_UP: [Self; 11] = [
        Self::SessionSummary,
        Self::Decisions,
        Self::Agreed,
        Self::DataRequests,
        Self::Escalations,
        Self::DataQualityIssues,
        Self::Recognition,
        Self::ParkingLot,
        Self::Attendance,
        Self::NextFocus,
        Self::NextMeeting,
    ];

    /// Whether a memo has it unless the city says otherwise: GovEx's sample has it, or it says nothing when there
    /// is nothing to say. Baltimore's further parts of the pre-memo are for those who ask for them.
    pub const fn is_usual(self) -> bool {
        match self {
            Self::Purpose
            | Self::AgendaAndAttendees
            | Self::PriorFollowUps
            | Self::KpiSnapshot
            | Self::DataQualityNotes
            | Self::RequestedPreparation => false,
            Self::GeneralObservations
            | Self::FollowUpItems
            | Self::StandingItems
            | Self::NewItems
            | Self::SessionSummary
            | Self::Decisions
            | Self::Agreed
            | Self::DataRequests
            | Self::Escalations
            | Self::DataQualityIssues
            | Self::Recognition
            | Self::ParkingLot
            | Self::Attendance
            | Self::NextFocus
            | Self::NextMeeting => true,
        }
    }
}

/// One part of a memo as a city has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The part.
    pub section: Section,
    /// Whether the memo has it.
    pub is_in: bool,
}

/// What a city says of the parts of one memo: their order, and which are in. What it doesn't name stands where it
/// usually does, so that a part that comes with a later version of the program finds its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionOrder(Vec<Placed>);

impl SectionOrder {
    /// An order in which the parts stand as given.
    pub fn new(placed: impl IntoIterator<Item = Placed>) -> Self {
        Self(placed.into_iter().collect())
    }

    /// All parts of a memo in the city's order; `usual` are the memo's parts in their usual order.
    pub fn placed(&self, usual: &[Section]) -> Vec<Placed> {
        let mut all: Vec<Placed> = Vec::new();
        for one in &self.0 {
            let known = usual.contains(&one.section);
            if known && all.iter().all(|other| other.section != one.section) {
                all.push(*one);
            }
        }
        let mut before: Option<Section> = None;
        for section in usual {
            if all.iter().all(|one| one.section != *section) {
                let after = all.iter().position(|one| Some(one.section) == before);
                let one = Placed {
                    section: *section,
                    is_in: section.is_usual(),
                };
                all.insert(after.map_or(0, |after| after + 1), one);
            }
            before = Some(*section);
        }
        all
    }

    /// The parts the memo has, in order.
    pub fn shown(&self, usual: &[Section]) -> Vec<Section> {
        let placed = self.placed(usual).into_iter();
        placed
            .filter(|one| one.is_in)
            .map(|one| one.section)
            .collect()
    }
}

/// As "decisions, agreed, -escalations": left-out parts have a hyphen before them. A part that is not known any
/// more is dropped.
impl AsText for SectionOrder {
    fn to_text(&self) -> Cow<'static, str> {
        let words = self.0.iter().map(|one| {
            let out = if one.is_in { "" } else { "-" };
            format!("{out}{}", one.section.word())
        });
        Cow::Owned(words.collect::<Vec<_>>().join(", "))
    }

    fn from_text(text: &str) -> Option<Self> {
        let placed = text.split(',').filter_map(|word| {
            let word = word.trim();
            let (word, is_in) = match word.strip_prefix('-') {
                Some(word) => (word, false),
                None => (word, true),
            };
            let section = Section::from_text(word)?;
            Some(Placed { section, is_in })
        });
        Some(Self(placed.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_belongs_to_exactly_one_memo() {
        for section in Section::ALL {
            let of_stat = Section::STAT.contains(section);
            assert_ne!(of_stat, Section::FOLLOW_UP.contains(section), "{section:?}");
        }
    }

    #[test]
    fn without_a_word_of_the_city_the_order_is_the_usual_one() {
        let order = SectionOrder::default();
        assert_eq!(order.shown(&Section::FOLLOW_UP), Section::FOLLOW_UP);
        assert_eq!(
            order.shown(&Section::STAT),
            [
                Section::GeneralObservations,
                Section::FollowUpItems,
                Section::StandingItems,
                Section::NewItems
            ]
        );
    }

    #[test]
    fn a_part_nobody_placed_stands_after_the_one_it_usually_follows() {
        let order =
            SectionOrder::from_text("attendance, -decisions, from a later version, attendance");
        let order = order.unwrap();
        assert_eq!(order.to_text(), "attendance, -decisions, attendance");
        let placed = order.placed(&Section::FOLLOW_UP);
        assert_eq!(placed.len(), Section::FOLLOW_UP.len());
        let at = |section| {
            placed
                .iter()
                .position(|one| one.section == section)
                .unwrap()
        };
        assert_eq!(at(Section::SessionSummary), 0);
        assert_eq!(at(Section::NextFocus), at(Section::Attendance) + 1);
        assert_eq!(at(Section::Agreed), at(Section::Decisions) + 1);
        assert!(
            !order
                .shown(&Section::FOLLOW_UP)
                .contains(&Section::Decisions)
        );
    }

    #[test]
    fn an_order_is_read_back_as_it_was_written() {
        let usual = SectionOrder::default().placed(&Section::STAT);
        let order = SectionOrder::new(usual);
        assert_eq!(SectionOrder::from_text(&order.to_text()), Some(order));
    }
}
