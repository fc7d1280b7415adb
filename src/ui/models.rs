//! What screens read in a frame: read models and the time, as plain values. A view never sees a program.

use crate::chart::ChartSpec;
use crate::domain::ids::{EntryId, ExhibitId, IssuedMemoId, MeasureId};
use crate::domain::view::ViewChoices;
use crate::export::memo::{FrozenMemo, MemoLack};
use crate::program::query::{
    ActionBook, Directory, ExhibitView, Home, LastTime, LifeEvent, MeasureBook, MeasurePage,
    MeetingList, MeetingView, PapersView, RoomFigures, TwoVersions,
};
use crate::program::{Picture, local_time};
use crate::ui::audience::AudienceFrame;
use crate::ui::paper::Paper;
use crate::ui::picture::DrawnPicture;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How the city's papers look, and what is said of its own Word file.
#[derive(Debug, Clone, Default)]
pub struct PapersModel {
    /// The settings with their pictures.
    pub view: PapersView,
    /// What the Word file gives them, a sentence each.
    pub template_gives: Vec<String>,
    /// What becomes of memos in the Word file, a sentence each.
    pub template_says: Vec<String>,
}

/// The read models of an open program, refreshed by the app when what they show was touched.
#[derive(Debug, Clone, Default)]
pub struct Models {
    /// City, departments, people, priorities, goals.
    pub directory: Directory,
    /// How the city's papers look.
    pub papers: Box<PapersModel>,
    /// Every measure.
    pub measures: MeasureBook,
    /// Every action.
    pub actions: ActionBook,
    /// Every meeting.
    pub meetings: MeetingList,
    /// The home screen's figures.
    pub home: Home,
    /// The meeting that is open in the console.
    pub meeting: Option<MeetingView>,
    /// Its exhibits.
    pub exhibits: BTreeMap<ExhibitId, ExhibitView>,
    /// The exhibit on screen as the room looks at it, where that is another way than it was prepared.
    pub looked_at: Option<ExhibitView>,
    /// While the room's picture is frozen: the exhibit on the console as it is looked at there, where that is
    /// another way than it was prepared.
    pub beside: Option<ExhibitView>,
    /// What its room sees of measures with newer figures than its released memo's.
    pub figures: RoomFigures,
    /// The measure the room looks at out of order.
    pub guest: Option<ExhibitView>,
    /// What was kept with an entry, where the room sees it as it was.
    pub shown_again: Option<Box<AsItWas>>,
    /// What was kept with an entry, where it is shown on the console as it was.
    pub as_shown: Option<Box<AsItWas>>,
    /// What a memo that went out said, where its items are compared with what was signed.
    pub frozen: Option<(IssuedMemoId, Arc<FrozenMemo>)>,
    /// The measure that is looked at on the console only.
    pub private: Option<ExhibitView>,
    /// What was said last time of the item the console is at, while the open meeting runs. It may hold private notes.
    pub last_time: Option<LastTime>,
    /// Texts that two people changed at the same time, until somebody settles them.
    pub conflicts: Vec<TwoVersions>,
    /// What the memos of the open meeting still lack; `None` where nobody has checked them.
    pub lacks: Option<MemoLacks>,
    /// The measure whose page is open.
    pub measure: Option<MeasureOnPage>,
    /// The day it is in the city.
    pub today: NaiveDate,
    /// Name of the file.
    pub file_name: String,
    /// Name of the step that undo takes back.
    pub undo: Option<String>,
    /// Name of the step that redo makes again.
    pub redo: Option<String>,
    /// When the last change was kept, on the city's clock.
    pub saved_at: Option<NaiveTime>,
}

/// What the memos of a meeting still lack, as their export would say it.
#[derive(Debug, Clone, Default)]
pub struct MemoLacks {
    /// The stat memo.
    pub stat: Vec<MemoLack>,
    /// The follow-up memo.
    pub follow_up: Vec<MemoLack>,
}

/// What the room saw when an entry was recorded.
#[derive(Debug, Clone)]
pub struct AsItWas {
    /// The entry.
    pub entry: EntryId,
    /// "As shown at 10:06 a.m. on Nov 24, 2026".
    pub words: String,
    /// The picture.
    pub shown: AudienceFrame,
    /// The bytes of the picture it shows, where it is one.
    pub picture: Option<Arc<Picture>>,
}

/// A measure's page with its charts made.
#[derive(Debug, Clone)]
pub struct MeasureOnPage {
    /// The measure's key.
    pub id: MeasureId,
    /// Everything known of it.
    pub page: Arc<MeasurePage>,
    /// What touched it in meetings, the latest first.
    pub life: Vec<LifeEvent>,
    /// How else it could be looked at.
    pub choices: ViewChoices,
    /// Its chart, looked at as was chosen.
    pub chart: Arc<ChartSpec>,
    /// The chart of the whole with its usual range over the same periods; the same one where that is what
    /// was chosen.
    pub whole: Arc<ChartSpec>,
}

/// What every screen is handed.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The read models.
    pub models: &'a Models,
    /// Now.
    pub now: DateTime<Utc>,
    /// Pictures of exhibits, ready to draw, by the hash of their bytes.
    pub pictures: &'a BTreeMap<String, DrawnPicture>,
    /// Whether the audience window is shown, and where.
    pub audience: AudiencePlace,
    /// The monitors, and on which of them the room's picture is.
    pub projector: &'a ProjectorView,
    /// What the room sees.
    pub shown: &'a AudienceFrame,
    /// The pages of the memo that is looked at.
    pub paper: &'a Paper,
}

/// Where the audience window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AudiencePlace {
    /// Not shown.
    #[default]
    Closed,
    /// An ordinary window.
    Window,
    /// Full screen on another monitor.
    Projector,
}

/// The monitors of the machine and the audience window on them, as the console tells of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectorView {
    /// "on HDMI-1 (1280×720)", "in a window"; nothing while the audience window is closed.
    pub place: String,
    /// The monitor that was unplugged while it showed the room, and whose return the window waits for.
    pub gone: String,
    /// The audience window is full screen.
    pub full: bool,
    /// Every monitor, in the system's order.
    pub monitors: Vec<MonitorLine>,
    /// Whether the screen stays awake.
    pub sleep: ScreenSleep,
}

/// A monitor in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonitorLine {
    /// "2 · HDMI-1 (1280×720)".
    pub label: String,
    /// The console is on it.
    pub is_console: bool,
    /// The room sees it.
    pub is_room: bool,
}

/// Whether the system keeps the screen awake when it is asked to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ScreenSleep {
    /// Nobody has asked yet.
    #[default]
    Unasked,
    /// It does.
    Kept,
    /// It does not, for this reason.
    Refused(String),
}

impl Frame<'_> {
    /// Wall-clock time of an instant in the open meeting's zone, or the city's.
    pub fn local(&self, at: DateTime<Utc>) -> chrono::NaiveDateTime {
        let meeting = self.models.meeting.as_ref();
        let zone = meeting.map_or(self.models.directory.city.time_zone.as_str(), |view| {
            view.meeting.time_zone.as_str()
        });
        local_time(at, zone)
    }
}
