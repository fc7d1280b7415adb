//! How a measure's figures are looked at: over which periods, broken down or not, drawn how, against what.

use crate::domain::period::Frequency;
use crate::domain::text::words;

words! {
    /// How a measure's chart is drawn.
    pub enum ChartForm {
        /// Joined by a line, with markers: what a process does over time.
        Line = "line", "Line";
        /// As bars from zero: how many were counted in each period.
        Bars = "bars", "Bars";
        /// Small multiples: each group in a chart of its own, all on one scale.
        Panels = "panels", "Side by side";
        /// Year over year: each year a line of its own over the months of a year.
        Years = "years", "Year over year";
    }
}

words! {
    /// What a chart compares its latest figure with, in the order people choose from.
    pub enum ComparedWith {
        /// Nothing in particular.
        Nothing = "nothing", "Nothing";
        /// The same period a year before.
        LastYear = "last year", "Last year";
        /// What was known at the last meeting.
        LastMeeting = "last meeting", "Last meeting";
        /// The target in force.
        Target = "target", "Target";
    }
}

/// How a measure's figures are looked at, in an exhibit, on the projector or on the measure's own page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct View {
    /// Broken down by this dimension; empty for the whole.
    pub dimension: String,
    /// How many of the latest periods; 0 for all.
    pub periods: u32,
    /// How the chart is drawn. Side by side takes a dimension; without one it is a line.
    pub form: ChartForm,
    /// Whether the usual range is drawn. What is unusual is flagged and said all the same.
    pub usual_range: bool,
    /// What the latest figure is compared with.
    pub compared: ComparedWith,
}

impl Default for View {
    /// All figures of the whole as a line with its usual range.
    fn default() -> Self {
        Self {
            dimension: String::new(),
            periods: 0,
            form: ChartForm::Line,
            usual_range: true,
            compared: ComparedWith::Nothing,
        }
    }
}

impl View {
    /// The latest `periods` (0 for all), the whole or by a dimension, otherwise as by default.
    pub fn of(dimension: &str, periods: u32) -> Self {
        Self {
            dimension: dimension.to_owned(),
            periods,
            ..Self::default()
        }
    }

    /// The same as far as it can be drawn: bars and years over each other show the whole only, side by
    /// side takes groups, and years over each other take two years of months or quarters. What can't be
    /// drawn is a line.
    #[must_use]
    pub fn fitting(self, frequency: Frequency) -> Self {
        let form = if self.form.fits(frequency, &self.dimension) {
            self.form
        } else {
            ChartForm::Line
        };
        let least = match form {
            ChartForm::Years => 2 * a_year_of(frequency),
            ChartForm::Line | ChartForm::Bars | ChartForm::Panels => 0,
        };
        let periods = if self.periods == 0 {
            0
        } else {
            self.periods.max(least)
        };
        Self {
            periods,
            form,
            ..self
        }
    }
}

impl ChartForm {
    /// Whether figures that often, broken down by that (empty for the whole), can be drawn this way.
    pub fn fits(self, frequency: Frequency, dimension: &str) -> bool {
        match self {
            Self::Line => true,
            Self::Bars => dimension.is_empty(),
            Self::Panels => !dimension.is_empty(),
            Self::Years => dimension.is_empty() && a_year_of(frequency) > 0,
        }
    }
}

/// How many of the latest periods can be asked for, besides all of them: whole weeks, months and years of
/// whatever the figures are counted by. Years are few, so all of them are shown.
pub const fn stretches(frequency: Frequency) -> &'static [u32] {
    match frequency {
        Frequency::Day => &[28, 90, 365],
        Frequency::Week => &[13, 26, 52, 104],
        Frequency::Month => &[12, 24, 36, 60],
        Frequency::Quarter => &[8, 12, 20],
        Frequency::Year => &[],
    }
}

/// How many of the latest periods a new chart shows; 0 for all.
pub const fn first_of_chart(frequency: Frequency) -> u32 {
    match frequency {
        Frequency::Day => 90,
        Frequency::Week => 52,
        Frequency::Month => 36,
        Frequency::Quarter => 20,
        Frequency::Year => 0,
    }
}

/// How many of the latest periods a new table shows; 0 for all.
pub const fn first_of_table(frequency: Frequency) -> u32 {
    match frequency {
        Frequency::Day => 28,
        Frequency::Week => 13,
        Frequency::Month => 12,
        Frequency::Quarter => 8,
        Frequency::Year => 0,
    }
}

/// So many of the latest periods in words: "latest 52 weeks", "all weeks" for 0.
pub fn stretch_words(periods: u32, frequency: Frequency) -> String {
    let noun = frequency.noun();
    match periods {
        0 => format!("all {noun}s"),
        1 => format!("latest {noun}"),
        some => format!("latest {some} {noun}s"),
    }
}

/// How many periods make a year, where years can be laid over each other; else none.
const fn a_year_of(frequency: Frequency) -> u32 {
    match frequency {
        Frequency::Month => 12,
        Frequency::Quarter => 4,
        Frequency::Day | Frequency::Week | Frequency::Year => 0,
    }
}

/// What there is to choose from when a measure's figures are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewChoices {
    /// How often there is a figure.
    pub frequency: Frequency,
    /// What they can be broken down by, each once.
    pub dimensions: Vec<String>,
    /// How many periods lie between its first figure and its latest, both counted.
    pub span: u32,
    /// What the latest figure can be compared with; nothing in particular is always the first.
    pub compared: Vec<ComparedWith>,
}

impl ViewChoices {
    /// The forms that fit figures broken down by that, empty for the whole.
    pub fn forms(&self, dimension: &str) -> Vec<ChartForm> {
        let years = 2 * a_year_of(self.frequency);
        let all = ChartForm::ALL.iter().copied();
        all.filter(|form| form.fits(self.frequency, dimension))
            .filter(|form| *form != ChartForm::Years || self.span >= years)
            .collect()
    }

    /// Whether a view can be had of these figures as it stands.
    pub fn offer(&self, view: &View) -> bool {
        let whole = view.dimension.is_empty();
        (whole || self.dimensions.contains(&view.dimension))
            && self.forms(&view.dimension).contains(&view.form)
            && self.compared.contains(&view.compared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form_of(form: ChartForm, dimension: &str, frequency: Frequency) -> ChartForm {
        let view = View {
            form,
            ..View::of(dimension, 36)
        };
        view.fitting(frequency).form
    }

    #[test]
    fn what_cannot_be_drawn_is_a_line() {
        use ChartForm::{Bars, Line, Panels, Years};
        assert_eq!(form_of(Bars, "", Frequency::Month), Bars);
        assert_eq!(form_of(Bars, "District", Frequency::Month), Line);
        assert_eq!(form_of(Panels, "District", Frequency::Day), Panels);
        assert_eq!(form_of(Panels, "", Frequency::Day), Line);
        assert_eq!(form_of(Years, "", Frequency::Quarter), Years);
        assert_eq!(form_of(Years, "", Frequency::Week), Line);
        assert_eq!(form_of(Years, "District", Frequency::Month), Line);
    }

    #[test]
    fn years_over_each_other_show_two_at_the_least() {
        let years = |periods| View {
            form: ChartForm::Years,
            ..View::of("", periods)
        };
        let shown = |periods, frequency| years(periods).fitting(frequency).periods;
        assert_eq!(shown(12, Frequency::Month), 24);
        assert_eq!(shown(12, Frequency::Quarter), 12);
        assert_eq!(shown(36, Frequency::Month), 36);
        assert_eq!(shown(0, Frequency::Month), 0);
    }

    #[test]
    fn what_a_new_exhibit_shows_can_be_gone_back_to_after_a_look_at_more() {
        for frequency in Frequency::ALL {
            let offered = stretches(frequency);
            for first in [first_of_chart(frequency), first_of_table(frequency)] {
                let there = first == 0 || offered.contains(&first);
                assert!(there, "{first} of {offered:?}");
            }
            assert!(offered.is_sorted(), "{offered:?}");
            assert!(!offered.contains(&0), "all are offered with every one");
        }
        assert_eq!(stretch_words(52, Frequency::Week), "latest 52 weeks");
        assert_eq!(stretch_words(1, Frequency::Year), "latest year");
        assert_eq!(stretch_words(0, Frequency::Quarter), "all quarters");
    }

    #[test]
    fn only_what_fits_the_figures_is_offered() {
        let choices = ViewChoices {
            frequency: Frequency::Month,
            dimensions: vec!["District".to_owned()],
            span: 23,
            compared: vec![ComparedWith::Nothing, ComparedWith::Target],
        };
        assert_eq!(choices.forms(""), [ChartForm::Line, ChartForm::Bars]);
        let by = choices.forms("District");
        assert_eq!(by, [ChartForm::Line, ChartForm::Panels]);
        let longer = ViewChoices {
            span: 24,
            ..choices.clone()
        };
        assert!(longer.forms("").contains(&ChartForm::Years));
        assert!(choices.offer(&View::of("District", 12)));
        assert!(!choices.offer(&View::of("Shift", 12)));
        let last_year = View {
            compared: ComparedWith::LastYear,
            ..View::default()
        };
        assert!(!choices.offer(&last_year));
    }
}
