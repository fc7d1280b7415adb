//! What a chart may not show where it goes: small numbers, and those that would give one away. Never to be
//! taken for figures that are missing.

use super::grammar::and_list;
use super::spec::{ChartSpec, LineRole, LineSpec};
use crate::domain::period::Period;

/// Periods named one by one; of more, only the count of the rest.
const NAMED: usize = 3;

/// "Not shown: Feb 2026 and Apr 2026 (counts below 11, and those that would give one away)"; empty where
/// everything is shown.
pub(super) fn not_shown(spec: &ChartSpec, because: &str) -> String {
    let hidden = spec.lines.iter().filter(|line| !line.hidden.is_empty());
    let named: Vec<String> = hidden.map(|line| of_line(spec, line)).collect();
    if named.is_empty() {
        return String::new();
    }
    let because = if because.is_empty() {
        String::new()
    } else {
        format!(" ({because})")
    };
    format!("Not shown: {}{because}", named.join("; "))
}

/// What stands in the place of a chart without figures to be seen.
pub(super) fn instead(spec: &ChartSpec) -> String {
    if spec.not_shown.is_empty() {
        "No figures yet".to_owned()
    } else {
        "No figure may be shown".to_owned()
    }
}

/// Whether a figure of that period may not be shown.
pub(super) fn some_at(spec: &ChartSpec, period: Period) -> bool {
    spec.lines.iter().any(|line| line.hidden.contains(&period))
}

/// "Feb 2026 and Apr 2026", of a group "North in Feb 2026 and Apr 2026": the latest of them.
fn of_line(spec: &ChartSpec, line: &LineSpec) -> String {
    let (count, noun) = (line.hidden.len(), spec.frequency.noun());
    let mut words: Vec<String> = Vec::new();
    if count > NAMED + 1 {
        words.push(format!("{} other {noun}s", count - NAMED));
    }
    let skipped = words.first().map_or(0, |_| count - NAMED);
    words.extend(line.hidden.iter().skip(skipped).map(|at| at.label()));
    // The latest matter most, but the count of the rest ends the list.
    if skipped > 0 {
        words.rotate_left(1);
    }
    let periods = and_list(&words);
    match line.role {
        LineRole::Whole | LineRole::Average | LineRole::Year(_) | LineRole::YearBefore => periods,
        LineRole::Group(_) => format!("{} in {periods}", line.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::tests::{counted, period};
    use crate::chart::{ChartInput, Figure, Frame, GroupInput, svg};
    use crate::stats::PointKind;

    const WHY: &str = "counts below 11, and those that would give one away";

    /// Twelve months of 2026 of which these may not be shown.
    fn hiding(values: &[f64], hidden: &[usize]) -> ChartInput {
        let mut input = counted("Overdoses", values);
        for at in hidden {
            let figure = input.figures.get_mut(*at).unwrap();
            *figure = Figure::hidden(figure.period);
        }
        input.hidden_because = WHY.to_owned();
        input
    }

    const COUNTS: [f64; 12] = [
        31.0, 24.0, 33.0, 26.0, 35.0, 28.0, 27.0, 22.0, 29.0, 34.0, 25.0, 90.0,
    ];

    #[test]
    fn a_hidden_figure_is_named_as_not_shown_and_never_as_missing() {
        let spec = ChartSpec::line(&hiding(&COUNTS, &[4, 11]));
        assert_eq!(
            spec.not_shown,
            format!("Not shown: May 2026 and Dec 2026 ({WHY})")
        );
        assert!(spec.note.starts_with(&spec.not_shown), "{}", spec.note);
        assert!(
            spec.description.contains(&spec.not_shown),
            "{}",
            spec.description
        );
        assert!(
            !spec.description.contains("No figure for"),
            "{}",
            spec.description
        );
        assert_eq!(
            spec.headline, "Overdoses were 25 in Nov 2026",
            "the latest that is shown, and nothing of what is usual"
        );
        assert_eq!(spec.whole().unwrap().runs.len(), 2);
        assert!(spec.shown.unwrap().1 == period("2026-12"));
        let drawn = svg::draw(&spec, Frame::MEMO);
        assert!(!drawn.contains("90") || !drawn.contains(">90<"), "{drawn}");
    }

    #[test]
    fn what_rests_on_hidden_figures_is_not_drawn_flagged_or_said() {
        let open = ChartSpec::line(&counted("Overdoses", &COUNTS));
        let kinds = |spec: &ChartSpec| -> Vec<PointKind> {
            spec.whole()
                .unwrap()
                .points()
                .map(|point| point.kind)
                .collect()
        };
        assert!(!open.usual.is_empty() && kinds(&open).contains(&PointKind::NeutralHigh));
        let spec = ChartSpec::line(&hiding(&COUNTS, &[4]));
        assert!(spec.usual.is_empty());
        assert!(
            kinds(&spec)
                .iter()
                .all(|kind| *kind == PointKind::CommonCause)
        );
        assert_eq!((spec.finding.kind, spec.finding.assurance), (None, None));
        assert_eq!(
            spec.finding.second.as_deref(),
            Some("No usual range is given, because it would rest on figures that are not shown")
        );
    }

    #[test]
    fn a_chart_of_which_nothing_may_be_shown_says_so_and_not_that_there_is_nothing() {
        let all: Vec<usize> = (0..12).collect();
        let spec = ChartSpec::line(&hiding(&COUNTS, &all));
        assert!(spec.is_empty());
        assert_eq!(spec.headline, "Overdoses: no figure may be shown");
        assert_eq!(
            spec.not_shown,
            format!("Not shown: Oct 2026, Nov 2026, Dec 2026 and 9 other months ({WHY})")
        );
        let drawn = svg::draw(&spec, Frame::MEMO);
        assert!(drawn.contains(">No figure may be shown</text>"), "{drawn}");
    }

    #[test]
    fn groups_that_may_not_be_shown_are_named_and_the_range_is_said_to_be_of_the_others() {
        let group = |name: &str, last: Figure| GroupInput {
            name: name.to_owned(),
            figures: vec![Figure::new(period("2026-11"), 20.0), last],
        };
        let december = period("2026-12");
        let input = ChartInput {
            figures: Vec::new(),
            groups: vec![
                group("North", Figure::new(december, 14.0)),
                group("South", Figure::hidden(december)),
                group("East", Figure::new(december, 40.0)),
            ],
            ..hiding(&[], &[])
        };
        let spec = ChartSpec::line(&input);
        assert_eq!(
            spec.headline,
            "Overdoses ranged from 14 (North) to 40 (East) in Dec 2026, of those shown"
        );
        assert_eq!(
            spec.not_shown,
            format!("Not shown: South in Dec 2026 ({WHY})")
        );
        assert!(
            spec.description
                .contains("In Dec 2026: North 14, South not shown, East 40"),
            "{}",
            spec.description
        );
    }

    #[test]
    fn a_value_that_was_given_although_it_is_hidden_is_not_used() {
        let mut input = hiding(&COUNTS, &[11]);
        let spec = ChartSpec::line(&input);
        for figure in input.figures.iter_mut().filter(|figure| figure.hidden) {
            figure.value = Some(90.0);
        }
        assert_eq!(ChartSpec::line(&input), spec);
    }
}
