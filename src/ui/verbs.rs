//! Every verb a person can choose, declared once: menu, button, key, palette and key sheet derive from it.

use super::record_keys::{digit, record_key};
use crate::domain::entry::EntryKind;
use eframe::egui::{Key, KeyboardShortcut, Modifiers};

mod export;
mod label;
mod look;
mod paper;
mod run;
mod scope;
mod step;

pub use export::ExportVerb;
pub use look::LookVerb;
pub use paper::PaperVerb;
pub use run::{RunVerb, STEP};
pub use scope::Scope;
pub use step::StepVerb;

/// A verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Take the last step back.
    Undo,
    /// Make the last undone step again.
    Redo,
    /// Search and commands.
    Palette,
    /// The keys that hold here.
    Keys,
    /// What the program can do, and how.
    Guide,
    /// Go to the program's home.
    GoHome,
    /// Go to the meetings.
    GoMeetings,
    /// Go to the measures.
    GoMeasures,
    /// Go to the actions.
    GoActions,
    /// Go to the settings.
    GoSettings,
    /// Import figures from a file.
    Import,
    /// Import the table in the clipboard.
    PasteTable,
    /// Open a program.
    OpenProgram,
    /// Begin a new program.
    NewProgram,
    /// Open the demonstration program.
    OpenDemo,
    /// Write a backup.
    BackUp,
    /// Close the program and go to the welcome screen.
    CloseProgram,
    /// Light colours.
    ThemeLight,
    /// Dark colours.
    ThemeDark,
    /// High contrast.
    ThemeHighContrast,
    /// Everything on the console larger.
    Larger,
    /// Everything on the console smaller.
    Smaller,
    /// Everything on the console in its usual size.
    UsualSize,
    /// Plan a meeting.
    NewMeeting,
    /// Plan the next meeting like the open one.
    PlanNext,
    /// Go to the open meeting's preparation.
    ShowPrepare,
    /// Go to the open meeting's room.
    ShowRun,
    /// Go to the open meeting's follow-up.
    ShowFollowUp,
    /// Start the open meeting, or the next one, or resume the running one.
    StartOrResume,
    /// Next exhibit, then next item.
    NextStop,
    /// Previous exhibit or item.
    PreviousStop,
    /// First stop of the next item.
    NextItem,
    /// First stop of the previous item.
    PreviousItem,
    /// Darken or light the projector.
    Blank,
    /// Keep the room's picture while the console looks elsewhere, or let it follow again.
    Freeze,
    /// Look at a measure on the console only.
    LookAside,
    /// The room sees what is looked at on the console only.
    ShowRoom,
    /// Back to where the meeting was before it left the order of its agenda.
    BackToStop,
    /// Change the running meeting's agenda, its time, or what the room sees besides its stops.
    Run(RunVerb),
    /// Show the newest figures of the chart on screen, or the released memo's again.
    UpdateChart,
    /// The same for every measure of the meeting.
    UpdateAll,
    /// Go to the close-out list.
    CloseOut,
    /// End the meeting.
    Adjourn,
    /// Show or hide the audience window.
    Audience,
    /// The audience window full screen, or in a window.
    TurnAudience,
    /// Console and room exchange their monitors.
    SwapScreens,
    /// Big numbers on every monitor.
    IdentifyMonitors,
    /// The record in a window of its own, or back in the console.
    Recorder,
    /// Put the keyboard into the capture line.
    Capture,
    /// Record the line as this kind, or turn the chosen entry into it.
    RecordAs(EntryKind),
    /// Look at the chart on screen another way.
    Look(LookVerb),
    /// Note who speaks: one of those present by their number from 1, or with 0 the next of them.
    SaidBy(u8),
    /// Record the next action prepared for this item.
    RecordPrepared,
    /// Put an action prepared for this item into the line, to be changed before it is recorded.
    EditPrepared,
    /// Make two entries of the chosen one, at the cursor in its words.
    SplitEntry,
    /// Make the chosen entry part of the one before it.
    MergeEntry,
    /// Give the chosen entry another time.
    RetimeEntry,
    /// Put the chosen entry under another item.
    MoveEntry,
    /// Release the open meeting's stat memo: a copy is kept, and the room sees its figures.
    ReleaseMemo,
    /// Take the release back.
    WithdrawMemo,
    /// Issue the open meeting's follow-up memo: a copy is kept.
    IssueMemo,
    /// Keep what was signed beside the follow-up memo that went out last.
    KeepSigned,
    /// Bring the record to what was signed of it.
    CorrectAsSigned,
    /// Write the open meeting's stat memo.
    ExportStatMemo,
    /// Write the open meeting's follow-up memo.
    ExportFollowUpMemo,
    /// Write another paper, a calendar file, a mail, the register or a chart.
    Export(ExportVerb),
    /// Look at the pages of the open meeting's memo.
    Paper(PaperVerb),
    /// Go through the steps of an import.
    Step(StepVerb),
    /// New measure.
    NewMeasure,
    /// New person.
    NewPerson,
    /// New department.
    NewDepartment,
}

/// The modifier of the recording keys: Alt, and Control on macOS, where Alt types letters.
const RECORD: Modifiers = if cfg!(target_os = "macos") {
    Modifiers::CTRL
} else {
    Modifiers::ALT
};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Verb {
    /// All of them but the looks at a chart, [`LookVerb::ALL`], in the order the key sheet and the palette
    /// list them.
    pub const ALL: [Self; 111] = [
        Self::Palette,
        Self::Keys,
        Self::Guide,
        Self::Undo,
        Self::Redo,
        Self::GoHome,
        Self::GoMeetings,
        Self::GoMeasures,
        Self::GoActions,
        Self::GoSettings,
        Self::StartOrResume,
        Self::NextStop,
        Self::PreviousStop,
        Self::NextItem,
        Self::PreviousItem,
        Self::Blank,
        Self::Freeze,
        Self::LookAside,
        Self::ShowRoom,
        Self::BackToStop,
        Self::Run(RunVerb::Extend),
        Self::Run(RunVerb::Skip),
        Self::Run(RunVerb::MoveOn),
        Self::Run(RunVerb::AddItem),
        Self::Run(RunVerb::LastTime),
        Self::Run(RunVerb::Break),
        Self::Run(RunVerb::ShowAgain),
        Self::Run(RunVerb::Question),
        Self::Run(RunVerb::Spotlight),
        Self::UpdateChart,
        Self::UpdateAll,
        Self::CloseOut,
        Self::Adjourn,
        Self::Audience,
        Self::TurnAudience,
        Self::SwapScreens,
        Self::IdentifyMonitors,
        Self::Recorder,
        Self::Capture,
        Self::RecordAs(EntryKind::Note),
        Self::RecordAs(EntryKind::Action),
        Self::RecordAs(EntryKind::Decision),
        Self::RecordAs(EntryKind::InformationRequest),
        Self::RecordAs(EntryKind::DataRequest),
        Self::RecordAs(EntryKind::DataQualityIssue),
        Self::RecordAs(EntryKind::Recognition),
        Self::RecordAs(EntryKind::ParkingLot),
        Self::RecordPrepared,
        Self::EditPrepared,
        Self::SaidBy(0),
        Self::SaidBy(1),
        Self::SaidBy(2),
        Self::SaidBy(3),
        Self::SaidBy(4),
        Self::SaidBy(5),
        Self::SaidBy(6),
        Self::SaidBy(7),
        Self::SaidBy(8),
        Self::SaidBy(9),
        Self::RetimeEntry,
        Self::MoveEntry,
        Self::MergeEntry,
        Self::SplitEntry,
        Self::ShowPrepare,
        Self::ShowRun,
        Self::ShowFollowUp,
        Self::Export(ExportVerb::Agenda),
        Self::ExportStatMemo,
        Self::Export(ExportVerb::Packet),
        Self::ReleaseMemo,
        Self::WithdrawMemo,
        Self::IssueMemo,
        Self::KeepSigned,
        Self::CorrectAsSigned,
        Self::ExportFollowUpMemo,
        Self::Export(ExportVerb::Minutes),
        Self::Export(ExportVerb::Mail),
        Self::Export(ExportVerb::Calendar),
        Self::Export(ExportVerb::Register),
        Self::Export(ExportVerb::ActionList),
        Self::Export(ExportVerb::Package),
        Self::Export(ExportVerb::Template),
        Self::Export(ExportVerb::Chart),
        Self::Paper(PaperVerb::Toggle),
        Self::Paper(PaperVerb::NextPage),
        Self::Paper(PaperVerb::PreviousPage),
        Self::Paper(PaperVerb::Larger),
        Self::Paper(PaperVerb::Smaller),
        Self::Paper(PaperVerb::FitWidth),
        Self::NewMeeting,
        Self::PlanNext,
        Self::NewMeasure,
        Self::NewPerson,
        Self::NewDepartment,
        Self::Import,
        Self::PasteTable,
        Self::Step(StepVerb::Next),
        Self::Step(StepVerb::Back),
        Self::Step(StepVerb::Correct),
        Self::Step(StepVerb::Leave),
        Self::OpenProgram,
        Self::NewProgram,
        Self::OpenDemo,
        Self::BackUp,
        Self::CloseProgram,
        Self::ThemeLight,
        Self::ThemeDark,
        Self::ThemeHighContrast,
        Self::Larger,
        Self::Smaller,
        Self::UsualSize,
    ];

    /// Its key, if it has one.
    pub const fn key(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::Undo => (CTRL, Key::Z),
            Self::Redo => (CTRL_SHIFT, Key::Z),
            Self::Palette => (CTRL, Key::K),
            Self::Keys => (Modifiers::NONE, Key::F1),
            Self::Guide => (Modifiers::SHIFT, Key::F1),
            Self::GoHome => (CTRL, Key::Num1),
            Self::GoMeetings => (CTRL, Key::Num2),
            Self::GoMeasures => (CTRL, Key::Num3),
            Self::GoActions => (CTRL, Key::Num4),
            Self::GoSettings => (CTRL, Key::Num5),
            Self::Import => (CTRL, Key::I),
            Self::OpenProgram => (CTRL, Key::O),
            Self::NewProgram => (CTRL, Key::N),
            Self::Larger => (CTRL, Key::Plus),
            Self::Smaller => (CTRL, Key::Minus),
            Self::UsualSize => (CTRL, Key::Num0),
            Self::StartOrResume => (Modifiers::NONE, Key::F5),
            Self::NextStop => (Modifiers::NONE, Key::PageDown),
            Self::PreviousStop => (Modifiers::NONE, Key::PageUp),
            Self::NextItem => (CTRL, Key::PageDown),
            Self::PreviousItem => (CTRL, Key::PageUp),
            Self::Blank => (CTRL, Key::B),
            Self::Freeze => (CTRL_SHIFT, Key::F),
            Self::LookAside => (CTRL, Key::M),
            Self::ShowRoom => (CTRL_SHIFT, Key::M),
            Self::BackToStop => (CTRL, Key::R),
            Self::Run(run) => run.key(),
            Self::Paper(paper) => paper.key(),
            Self::Step(step) => step.key(),
            Self::UpdateChart => (CTRL, Key::U),
            Self::UpdateAll => (CTRL_SHIFT, Key::U),
            Self::CloseOut => (CTRL, Key::E),
            Self::Audience => (Modifiers::NONE, Key::F6),
            Self::TurnAudience => (Modifiers::NONE, Key::F11),
            Self::SwapScreens => (Modifiers::SHIFT, Key::F6),
            Self::Recorder => (Modifiers::SHIFT, Key::F8),
            Self::Capture => (CTRL, Key::L),
            Self::ShowPrepare => (Modifiers::NONE, Key::F7),
            Self::ShowRun => (Modifiers::NONE, Key::F8),
            Self::ShowFollowUp => (Modifiers::NONE, Key::F9),
            Self::SaidBy(number) => return recording(digit(number)),
            Self::RecordPrepared => (RECORD, Key::C),
            Self::EditPrepared => (RECORD.plus(Modifiers::SHIFT), Key::C),
            Self::SplitEntry => (RECORD, Key::S),
            Self::MergeEntry => (RECORD, Key::J),
            Self::RetimeEntry => (RECORD, Key::T),
            Self::MoveEntry => (RECORD, Key::M),
            Self::RecordAs(kind) => return recording(record_key(kind)),
            Self::Look(_)
            | Self::IdentifyMonitors
            | Self::PasteTable
            | Self::OpenDemo
            | Self::BackUp
            | Self::CloseProgram
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ThemeHighContrast
            | Self::NewMeeting
            | Self::PlanNext
            | Self::Adjourn
            | Self::ReleaseMemo
            | Self::WithdrawMemo
            | Self::IssueMemo
            | Self::KeepSigned
            | Self::CorrectAsSigned
            | Self::ExportStatMemo
            | Self::ExportFollowUpMemo
            | Self::Export(_)
            | Self::NewMeasure
            | Self::NewPerson
            | Self::NewDepartment => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }
}

/// A key of the record, with what is held beside it.
const fn recording(key: Option<Key>) -> Option<KeyboardShortcut> {
    match key {
        Some(key) => Some(KeyboardShortcut::new(RECORD, key)),
        None => None,
    }
}
