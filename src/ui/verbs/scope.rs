//! Where each verb can be chosen.

use super::Verb;

/// Where a verb can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Always, also on the welcome screen.
    Anywhere,
    /// While a program is open.
    Program,
    /// While a meeting is open in the console.
    Meeting,
    /// While a measure's page is open that has figures.
    Measure,
    /// While the open meeting runs and the console is at Run.
    Running,
    /// While a measure's chart or table is on screen that can be looked at that way and isn't.
    Look,
    /// While a meeting's memo is made: at Prepare, or at Follow up once the meeting has begun; and at the settings of
    /// the papers.
    Memo,
    /// While figures are imported.
    Import,
    /// While its record is in sight: at Run while it runs, or at Follow up.
    Record,
}

impl Verb {
    /// Where it can be chosen.
    pub const fn scope(self) -> Scope {
        match self {
            Self::Keys
            | Self::Guide
            | Self::Palette
            | Self::OpenProgram
            | Self::NewProgram
            | Self::OpenDemo
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ThemeHighContrast
            | Self::Larger
            | Self::Smaller
            | Self::UsualSize => Scope::Anywhere,
            Self::Undo
            | Self::Redo
            | Self::GoHome
            | Self::GoMeetings
            | Self::GoMeasures
            | Self::GoActions
            | Self::GoSettings
            | Self::Import
            | Self::PasteTable
            | Self::BackUp
            | Self::CloseProgram
            | Self::NewMeeting
            | Self::StartOrResume
            | Self::Audience
            | Self::TurnAudience
            | Self::SwapScreens
            | Self::IdentifyMonitors
            | Self::NewMeasure
            | Self::NewPerson
            | Self::NewDepartment => Scope::Program,
            Self::PlanNext
            | Self::ShowPrepare
            | Self::ShowRun
            | Self::ShowFollowUp
            | Self::ReleaseMemo
            | Self::WithdrawMemo
            | Self::IssueMemo
            | Self::KeepSigned
            | Self::CorrectAsSigned
            | Self::ExportStatMemo
            | Self::ExportFollowUpMemo => Scope::Meeting,
            Self::Export(export) => export.scope(),
            Self::NextStop
            | Self::PreviousStop
            | Self::NextItem
            | Self::PreviousItem
            | Self::Blank
            | Self::Freeze
            | Self::LookAside
            | Self::ShowRoom
            | Self::BackToStop
            | Self::Run(_)
            | Self::UpdateChart
            | Self::UpdateAll
            | Self::CloseOut
            | Self::Adjourn
            | Self::Recorder
            | Self::Capture
            | Self::SaidBy(_)
            | Self::RecordPrepared
            | Self::EditPrepared
            | Self::RecordAs(_) => Scope::Running,
            Self::Look(_) => Scope::Look,
            Self::Paper(_) => Scope::Memo,
            Self::Step(_) => Scope::Import,
            Self::SplitEntry | Self::MergeEntry | Self::RetimeEntry | Self::MoveEntry => {
                Scope::Record
            }
        }
    }
}
