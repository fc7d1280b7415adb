//! Wishes: what a screen asks for. It changes nothing itself; the app grants them after the frame.

use crate::domain::action::ActionStatus;
use crate::domain::edition::{Edition, MemoEdition};
use crate::domain::ids::{
    ActionId, DepartmentId, EntryId, ExhibitId, IssuedMemoId, ItemId, MeasureId, MeetingId,
    PersonId, PriorityId,
};
use crate::domain::issued::IssuedFile;
use crate::domain::meeting::MeetingProgress;
use crate::domain::papers::PapersPicture;
use crate::domain::target::TargetStatus;
use crate::domain::view::View;
use crate::export::memo::{IssueWish, MemoKind, MemoLack, Paper};
use crate::program::Command;
use crate::ui::verbs::Verb;
use std::path::PathBuf;

/// What the screens of one frame asked for, in order.
#[derive(Debug, Default)]
pub struct Outbox {
    wishes: Vec<Wish>,
}

/// Something asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// A change, and what follows once it is made. When it fails nothing follows, and the app says why.
    Run(Box<Command>, Then),
    /// A verb, as if chosen from the palette.
    Do(Verb),
    /// Another place in the console.
    Go(Place),
    /// The list of measures or the register, with only these in sight.
    Show(Selection),
    /// The field in which something is mended that a memo lacks.
    Mend(Box<MemoLack>),
    /// The room's picture full screen on the monitor at this place of the list.
    ShowRoomOn(usize),
    /// What was kept with an entry, as the room saw it.
    AsShown(EntryId),
    /// Write a memo as it goes out, and keep it.
    Issue(IssueWish),
    /// Open a file of a memo that went out in the program that this computer opens such files with.
    OpenCopy(IssuedFile),
    /// Write a memo into the city's own Word file and open it in the program that this computer opens such files with.
    OpenSample,
    /// Bring the record to what was signed of a memo that went out.
    AsSigned(IssuedMemoId),
    /// Ask for a file and do this with it.
    PickFile(FilePurpose),
    /// Do this with a file whose path was typed or dropped.
    UseFile(FilePurpose, PathBuf),
    /// Tell the person something that needs no answer.
    Tell(String),
}

/// What of a list is wanted in sight; `None` for all. Other filters of the list are taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// Measures of a priority that stand at a status.
    Measures {
        /// The priority.
        priority: Option<PriorityId>,
        /// The status against the target.
        status: Option<TargetStatus>,
    },
    /// Measures whose latest figure is beyond their usual range.
    Unusual,
    /// Actions of a department that stand at a status.
    Actions {
        /// The department.
        department: Option<DepartmentId>,
        /// The status.
        status: Option<ActionStatus>,
    },
    /// One action, open in the register.
    Action(ActionId),
}

impl Selection {
    /// The list it is in.
    pub const fn place(self) -> Place {
        match self {
            Self::Measures { .. } | Self::Unusual => Place::Measures,
            Self::Actions { .. } | Self::Action(_) => Place::Actions,
        }
    }
}

/// What follows a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing.
    Nothing,
    /// Open the meeting it made, at Prepare.
    OpenMeeting,
    /// Open the measure it made.
    OpenMeasure,
    /// Select the agenda item it made.
    SelectItem,
    /// Choose the entry it made, or the one that went on.
    ChooseEntry,
    /// Open the fields of the exhibit it made, with the keyboard in its caption.
    OpenExhibit,
    /// Clear the capture line: what was typed is on the record.
    ClearCapture,
    /// Close the form that asked for it.
    CloseForm,
}

/// What a file is wanted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilePurpose {
    /// Open a program.
    OpenProgram,
    /// Import figures.
    ImportFigures,
    /// Import people.
    ImportPeople,
    /// Import measures.
    ImportMeasures,
    /// Import targets.
    ImportTargets,
    /// Add a picture to an item.
    AddPicture(ItemId),
    /// Put another picture in an exhibit's place.
    ReplacePicture(ExhibitId),
    /// Put a picture on the city's papers.
    PapersPicture(PapersPicture),
    /// Write Word memos into this file from now on.
    WordTemplate,
    /// Write something of the program for others, in the format of its ending.
    Export(Export),
    /// Write a file of a memo that went out.
    SaveCopy(IssuedFile),
    /// Keep what was signed beside the memo that went out.
    SignedCopy(IssuedMemoId),
    /// Write a backup.
    BackUp,
}

/// Something of the program that is written into a file for others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    /// An edition of one of a meeting's papers.
    Paper(MeetingId, Paper, MemoEdition),
    /// The draft of a mail with an edition of one of its memos.
    Mail(MeetingId, MemoKind, MemoEdition),
    /// What is due after a meeting, and the next one, for a calendar.
    Calendar(MeetingId),
    /// The register of actions, or its due dates.
    Register,
    /// What is open, of everybody or of one owner.
    ActionList(Option<PersonId>),
    /// All of the program as a data package, with its private notes or without.
    Package {
        /// With private notes.
        private: bool,
    },
    /// The workbook that asks a department for its figures.
    Template(DepartmentId),
    /// A measure's chart or its figures, looked at in that way; with a meeting, as its memo shows it.
    Chart(MeasureId, Option<MeetingId>, View, Edition),
}

/// A place in the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The program: home.
    #[default]
    Home,
    /// The list of meetings.
    Meetings,
    /// One meeting, at one of its stages.
    Meeting(MeetingId, MeetingStage),
    /// The list of measures.
    Measures,
    /// One measure.
    Measure(MeasureId),
    /// The register.
    Actions,
    /// Settings.
    Settings(SettingsPage),
}

/// The three stages of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeetingStage {
    /// Before.
    #[default]
    Prepare,
    /// In the room.
    Run,
    /// After.
    FollowUp,
}

/// Pages of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SettingsPage {
    /// The city and its office.
    #[default]
    City,
    /// Departments.
    Departments,
    /// People.
    People,
    /// Priorities and goals.
    Priorities,
    /// How memos look and what stands in all of them.
    Papers,
    /// When the memos are due, and holidays.
    Clocks,
    /// How the app looks, where its file is, backups.
    App,
}

impl MeetingStage {
    /// The stage at which one wants a meeting that has come that far, when coming from outside.
    pub const fn of(progress: MeetingProgress) -> Self {
        match progress {
            MeetingProgress::Planned => Self::Prepare,
            MeetingProgress::Running => Self::Run,
            MeetingProgress::Adjourned => Self::FollowUp,
        }
    }
}

impl Outbox {
    /// Asks for a change.
    pub fn run(&mut self, command: Command) {
        self.run_then(command, Then::Nothing);
    }

    /// Asks for a change and what follows it.
    pub fn run_then(&mut self, command: Command, then: Then) {
        self.wishes.push(Wish::Run(Box::new(command), then));
    }

    /// Asks for a verb.
    pub fn act(&mut self, verb: Verb) {
        self.wishes.push(Wish::Do(verb));
    }

    /// Asks to go to another place.
    pub fn go(&mut self, place: Place) {
        self.wishes.push(Wish::Go(place));
    }

    /// Asks for a part of a list.
    pub fn show(&mut self, selection: Selection) {
        self.wishes.push(Wish::Show(selection));
    }

    /// Asks for anything else.
    pub fn wish(&mut self, wish: Wish) {
        self.wishes.push(wish);
    }

    /// Everything asked for since the last call.
    pub fn take(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }
}
