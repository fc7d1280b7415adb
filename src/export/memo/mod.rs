//! The papers of a meeting: the two memos, the agenda, the minutes and the packet that is printed for the room.
//!
//! `sources` what they are made from, as plain values; `check` says what is missing and never stops
//! anybody; `stat`, `follow_up`, `agenda`, `minutes` and `packet` make a Document, whose head and foot `frame`
//! gives to all; `write` puts it on disk; `issue` makes a memo ready to go out, `frozen` is the data kept with it
//! and `revision` what a later one changes. Private notes are read by none of them.

mod actions;
mod agenda;
mod as_shown;
mod attendance;
mod check;
mod check_conflicts;
mod check_item;
mod check_record;
mod department;
mod drawn;
mod earlier;
mod exhibits;
mod follow_up;
mod frame;
mod frozen;
mod group;
mod issue;
mod mend;
mod minutes;
mod next_focus;
mod packet;
mod parts;
mod pre_memo;
mod recap;
mod recipients;
mod record;
mod revision;
mod scope;
mod small;
mod sources;
mod stat;
mod stat_head;
mod topics;
mod unfilled;
mod word;
pub(in crate::export) mod words;
mod write;

pub use crate::domain::memo::MemoKind;
pub use agenda::{agenda, check_agenda};
pub use check::{MemoLack, MemoLackKind, check_follow_up, check_stat};
pub use follow_up::follow_up_memo;
pub(in crate::export) use frame::{look, masthead};
pub use frozen::{Fact, FrozenExhibit, FrozenItem, FrozenMemo, FrozenPart};
pub use issue::{IssueWish, prepare_issue, prepare_issue_watched};
pub use mend::Mend;
pub use minutes::{check_minutes, minutes};
pub use packet::packet;
pub(in crate::export) use recipients::{of_follow_up as follow_up_lines, of_stat as stat_lines};
pub use sources::MemoSources;
pub(in crate::export) use sources::PapersPictures;
pub use stat::stat_memo;
pub use word::{template_gives, template_look, template_says, word_bytes};
pub use words::and_list;
pub use write::{compose, suggested_name, write_paper, write_paper_watched};
pub(in crate::export) use write::{file_name, named, write_document};

/// A paper of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// One of the two memos.
    Memo(MemoKind),
    /// One page for the table: what comes when, and who answers.
    Agenda,
    /// Who came, and what was said, decided and promised.
    Minutes,
    /// What is printed for the room, in its order: the last follow-up memo, the stat memo, the charts.
    Packet,
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Agenda,
        Self::Memo(MemoKind::Stat),
        Self::Packet,
        Self::Minutes,
        Self::Memo(MemoKind::FollowUp),
    ];

    /// What it is called in file names: "Stat Memo", "Agenda".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Memo(kind) => kind.label(),
            Self::Agenda => "Agenda",
            Self::Minutes => "Minutes",
            Self::Packet => "Packet",
        }
    }

    /// What it is called in a sentence: "stat memo", "agenda".
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Memo(MemoKind::Stat) => "stat memo",
            Self::Memo(MemoKind::FollowUp) => "follow-up memo",
            Self::Agenda => "agenda",
            Self::Minutes => "minutes",
            Self::Packet => "packet",
        }
    }
}

impl From<MemoKind> for Paper {
    fn from(kind: MemoKind) -> Self {
        Self::Memo(kind)
    }
}
