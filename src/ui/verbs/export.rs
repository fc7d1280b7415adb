//! The verbs that write a paper, a calendar file, a mail, the register or a chart into a file.

use super::Scope;

/// Something to be written into a file, beside the two memos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportVerb {
    /// The open meeting's agenda.
    Agenda,
    /// What is printed for the room.
    Packet,
    /// The open meeting's minutes.
    Minutes,
    /// What is due and the next meeting, for a calendar.
    Calendar,
    /// The draft of a mail with the memo of the stage one is at.
    Mail,
    /// The register of actions.
    Register,
    /// What is open, owner by owner.
    ActionList,
    /// All of the program as a data package.
    Package,
    /// The workbook that asks a department for its figures.
    Template,
    /// The chart on the open measure's page, or its figures.
    Chart,
}

impl ExportVerb {
    /// What a person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Agenda => "Export agenda",
            Self::Packet => "Export packet",
            Self::Minutes => "Export minutes",
            Self::Calendar => "Export calendar file",
            Self::Mail => "Draft a mail with the memo",
            Self::Register => "Export register",
            Self::ActionList => "Export action list",
            Self::Package => "Export all data",
            Self::Template => "Department template",
            Self::Chart => "Export chart or its figures",
        }
    }

    /// What a button among others says.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Agenda => "Agenda",
            Self::Packet => "Packet",
            Self::Minutes => "Minutes",
            Self::Calendar => "Calendar file",
            Self::Mail => "Mail draft",
            Self::Register => "Register",
            Self::ActionList => "Action list",
            Self::Package => "All data",
            Self::Template => "Department template",
            Self::Chart => "Export",
        }
    }

    /// Where it can be chosen.
    pub(super) const fn scope(self) -> Scope {
        match self {
            Self::Agenda | Self::Packet | Self::Minutes | Self::Calendar | Self::Mail => {
                Scope::Meeting
            }
            Self::Register | Self::ActionList | Self::Package | Self::Template => Scope::Program,
            Self::Chart => Scope::Measure,
        }
    }
}
