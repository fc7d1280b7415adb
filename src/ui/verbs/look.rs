//! The verbs that change how a chart on screen is looked at, in the room, on an agenda or on a measure's page.

use crate::domain::view::{ChartForm, ComparedWith};

/// One way to look at a chart otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookVerb {
    /// Over so many of the latest periods; 0 for all. How many are offered only the measure knows, so that it
    /// isn't among [`LookVerb::ALL`].
    Periods(u32),
    /// Not broken down.
    Whole,
    /// Broken down by the measure's dimension at this place, from 0. What it is called only the measure
    /// knows, so that it isn't among [`LookVerb::ALL`].
    By(usize),
    /// Drawn this way.
    Form(ChartForm),
    /// Its latest figure compared with this.
    Compare(ComparedWith),
    /// With its usual range, or without.
    UsualRange,
    /// As a chart.
    Chart,
    /// As a table of its figures.
    Table,
    /// As it was prepared, or as it is at first.
    Reset,
}

impl LookVerb {
    /// All that every measure knows, in the order in which the palette lists them.
    pub const ALL: [Self; 13] = [
        Self::Chart,
        Self::Table,
        Self::Form(ChartForm::Line),
        Self::Form(ChartForm::Bars),
        Self::Form(ChartForm::Panels),
        Self::Form(ChartForm::Years),
        Self::Compare(ComparedWith::Nothing),
        Self::Compare(ComparedWith::LastYear),
        Self::Compare(ComparedWith::LastMeeting),
        Self::Compare(ComparedWith::Target),
        Self::UsualRange,
        Self::Whole,
        Self::Reset,
    ];

    /// What a person reads, in sentence case.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Periods(_) => "Chart:",
            Self::Whole => "Chart: the whole, not broken down",
            Self::By(_) => "Chart: break down",
            Self::Form(ChartForm::Line) => "Chart: as a line",
            Self::Form(ChartForm::Bars) => "Chart: as bars",
            Self::Form(ChartForm::Panels) => "Chart: groups side by side",
            Self::Form(ChartForm::Years) => "Chart: year over year",
            Self::Compare(ComparedWith::Nothing) => "Chart: compare with nothing",
            Self::Compare(ComparedWith::LastYear) => "Chart: compare with last year",
            Self::Compare(ComparedWith::LastMeeting) => "Chart: compare with last meeting",
            Self::Compare(ComparedWith::Target) => "Chart: compare with target",
            Self::UsualRange => "Chart: show or hide the usual range",
            Self::Chart => "Chart: as chart",
            Self::Table => "Chart: as table",
            Self::Reset => "Chart: as prepared",
        }
    }
}
