//! What the room thought of a meeting: one question on a card, six answers, no names.

use crate::domain::ids::MeetingId;
use crate::domain::text::words;

/// The question, as it stands on the projector.
pub const QUESTION: &str = "Was this worth your time?";

words! {
    /// The six answers, from no to yes: a scale of agreement with "This meeting was worth my time."
    pub enum Agreement {
        /// No.
        StronglyDisagree = "strongly disagree", "Strongly disagree";
        /// Rather not.
        Disagree = "disagree", "Disagree";
        /// Hardly.
        SlightlyDisagree = "slightly disagree", "Slightly disagree";
        /// Just about.
        SlightlyAgree = "slightly agree", "Slightly agree";
        /// Yes.
        Agree = "agree", "Agree";
        /// By all means.
        StronglyAgree = "strongly agree", "Strongly agree";
    }
}

impl Agreement {
    /// Whether it says yes.
    pub const fn agrees(self) -> bool {
        match self {
            Self::SlightlyAgree | Self::Agree | Self::StronglyAgree => true,
            Self::StronglyDisagree | Self::Disagree | Self::SlightlyDisagree => false,
        }
    }
}

/// The tally of a meeting's cards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feedback {
    /// The meeting (also the row's key).
    pub id: MeetingId,
    /// How many cards were handed out; `None` when nobody counted.
    pub handed_out: Option<u32>,
    /// Cards that say so.
    pub strongly_disagree: u32,
    /// Cards that say so.
    pub disagree: u32,
    /// Cards that say so.
    pub slightly_disagree: u32,
    /// Cards that say so.
    pub slightly_agree: u32,
    /// Cards that say so.
    pub agree: u32,
    /// Cards that say so.
    pub strongly_agree: u32,
    /// What was written on them, one a line. For the office: never projected and in no memo.
    pub comments: String,
}

impl Feedback {
    /// The empty tally of a meeting.
    pub fn of(meeting: MeetingId) -> Self {
        Self {
            id: meeting,
            ..Self::default()
        }
    }

    /// How many cards say that.
    pub const fn count(&self, answer: Agreement) -> u32 {
        match answer {
            Agreement::StronglyDisagree => self.strongly_disagree,
            Agreement::Disagree => self.disagree,
            Agreement::SlightlyDisagree => self.slightly_disagree,
            Agreement::SlightlyAgree => self.slightly_agree,
            Agreement::Agree => self.agree,
            Agreement::StronglyAgree => self.strongly_agree,
        }
    }

    /// Sets how many cards say that.
    pub const fn set(&mut self, answer: Agreement, count: u32) {
        let place = match answer {
            Agreement::StronglyDisagree => &mut self.strongly_disagree,
            Agreement::Disagree => &mut self.disagree,
            Agreement::SlightlyDisagree => &mut self.slightly_disagree,
            Agreement::SlightlyAgree => &mut self.slightly_agree,
            Agreement::Agree => &mut self.agree,
            Agreement::StronglyAgree => &mut self.strongly_agree,
        };
        *place = count;
    }

    /// How many cards came back.
    pub fn answers(&self) -> u64 {
        self.sum(|_| true)
    }

    /// How many of them say yes.
    pub fn agreeing(&self) -> u64 {
        self.sum(Agreement::agrees)
    }

    /// "9 of 11 found it worth their time"; nothing while no card was counted.
    pub fn sentence(&self) -> Option<String> {
        let answers = self.answers();
        let (yes, one) = (self.agreeing(), answers == 1);
        let whose = if one {
            "found it worth the time"
        } else {
            "found it worth their time"
        };
        (answers > 0).then(|| format!("{yes} of {answers} {whose}"))
    }

    /// "11 of 14 cards came back"; nothing where the cards handed out weren't counted, or were fewer.
    pub fn response(&self) -> Option<String> {
        let (answers, cards) = (self.answers(), u64::from(self.handed_out?));
        (answers > 0 && answers <= cards).then(|| format!("{answers} of {cards} cards came back"))
    }

    fn sum(&self, counts: impl Fn(Agreement) -> bool) -> u64 {
        let answers = Agreement::ALL.iter().copied();
        let counted = answers.filter(|answer| counts(*answer));
        counted.map(|answer| u64::from(self.count(answer))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_upper_half_of_the_scale_says_yes() {
        let mut feedback = Feedback::default();
        assert_eq!(feedback.sentence(), None);
        for (count, answer) in (1..).zip(Agreement::ALL) {
            feedback.set(*answer, count);
            assert_eq!(feedback.count(*answer), count);
        }
        assert_eq!((feedback.agreeing(), feedback.answers()), (15, 21));
        let said = feedback.sentence();
        assert_eq!(said.as_deref(), Some("15 of 21 found it worth their time"));
    }

    #[test]
    fn cards_that_were_not_counted_or_do_not_add_up_give_no_rate() {
        let mut feedback = Feedback {
            agree: 11,
            ..Feedback::default()
        };
        assert_eq!(feedback.response(), None);
        feedback.handed_out = Some(14);
        assert_eq!(
            feedback.response().as_deref(),
            Some("11 of 14 cards came back")
        );
        feedback.handed_out = Some(10);
        assert_eq!(feedback.response(), None);
        let most = Feedback {
            agree: u32::MAX,
            strongly_agree: u32::MAX,
            ..feedback
        };
        assert_eq!(most.answers(), 2 * u64::from(u32::MAX));
    }
}
