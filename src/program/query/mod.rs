//! Read models: what screens, memos and the command line show. Plain values; reading never changes anything.

mod actions;
mod as_of;
mod as_shown;
mod charts;
mod clocks;
mod compared;
mod comparison;
mod conflicts;
mod course;
mod department_template;
mod directory;
mod exhibit_numbers;
mod exhibits;
mod figure_table;
mod figures;
mod find_measure;
mod find_meeting;
mod find_person;
mod hidden;
mod history;
mod home;
mod issued;
mod last_time;
mod life;
mod measure_page;
mod measures;
mod meeting;
mod newer;
mod observation;
mod papers;
mod room_figures;
mod scorecard;
mod shown_figures;
mod signals;
mod soundness;
mod verdict;

pub use actions::{ActionBook, ActionRow, actions};
pub use as_of::PaperFigures;
pub use as_shown::{Drawn, DrawnBody, DrawnPoint, ShownThen, all_as_shown, as_shown};
pub(super) use as_shown::{OnScreen, on_screen};
pub use charts::{chart_input, chart_of, life_chart_of};
pub use clocks::{ClockState, MemoClock, follow_up_clock, memo_clock, memos_owed, stat_clock};
pub use compared::{Against, Compared, Periods};
pub use comparison::{comparison_words, view_choices};
pub use conflicts::{TextOwner, TwoVersions, conflicts};
pub use department_template::{
    DepartmentTemplate, TemplateMeasure, TemplateSeries, department_template, find_department,
};
pub use directory::{Directory, city, directory};
pub use exhibit_numbers::count_anew;
pub use exhibits::{
    ExhibitBody, ExhibitView, PaperPages, exhibits, exhibits_in, guest, looked_at,
    looked_at_beside, on_paper,
};
pub use figure_table::{FigureRow, FigureTable, table_of};
pub use figures::{
    FigureKnowledge, KnownFigure, KnownMapping, KnownSeries, figure_knowledge,
    figure_knowledge_watched, known_mappings, saved_mappings,
};
pub use find_measure::{departments_of_measures, find_measure};
pub use find_meeting::find_meeting;
pub use find_person::find_person;
pub use hidden::{Hidden, NOT_SHOWN};
pub use history::history;
pub use home::{Changed, Home, PriorityTally, StatusTally, home};
pub use issued::{IssuedView, WentOut, issued, kept_file};
pub use last_time::{LastTime, SaidIn, last_time};
pub use life::{LifeEvent, Touch, life};
pub use measure_page::{GroupFigures, MeasurePage, measure_page, measure_page_in, measure_page_of};
pub use measures::{Freshness, MeasureBook, MeasureRow, measures};
pub use meeting::{ItemView, MeetingList, MeetingRow, MeetingView, meeting, meetings, picture};
pub use newer::Updated;
pub use papers::{PapersView, papers, word_template};
pub use room_figures::{RoomFigures, room_figures};
pub use scorecard::{ScoreLine, change_words, on_scorecard, score_line, scored};
pub use shown_figures::{RevisedFigure, ShownFigure, ShownFigures};
pub use signals::{SeriesSignals, judge, signals};
pub use soundness::derived_faults;
pub use verdict::{Reliability, Verdict, because};

pub use crate::chart::Unusual;

use crate::program::ProgramError;

/// What reading comes to.
pub type Found<T> = Result<T, ProgramError>;
