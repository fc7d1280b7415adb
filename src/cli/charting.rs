//! The verb `chart`: a measure's chart looked at as asked, or why it can't be.

use super::args::ChartArguments;
use super::{Failure, Streams};
use crate::domain::view::{ChartForm, ComparedWith, View, ViewChoices};
use crate::export::write_measure;
use crate::program::Program;
use crate::program::query::{self, Against, MeasurePage};

/// Draws a measure's chart into a file, or writes its figures into one, and says which.
pub(super) fn chart(
    program: &Program,
    arguments: &ChartArguments,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let measure = query::find_measure(program, &arguments.measure)?;
    let page = query::measure_page_in(program, measure, arguments.edition.edition())?;
    let view = view(&page, arguments).map_err(Failure::Words)?;
    let edition = arguments.edition.edition();
    write_measure(program, (measure, None), &view, edition, &arguments.to)?;
    writeln!(streams.out, "{}", arguments.to.display())?;
    Ok(())
}

/// The view asked for, or in a sentence why the measure can't be looked at that way.
fn view(page: &MeasurePage, arguments: &ChartArguments) -> Result<View, String> {
    let choices = query::view_choices(page);
    let name = &page.row.measure.name;
    let dimension = match &arguments.by {
        Some(by) => dimension(&choices, name, by)?,
        None => String::new(),
    };
    let view = View {
        dimension,
        periods: arguments.periods,
        form: arguments.form.map_or(ChartForm::Line, ChartForm::from),
        usual_range: !arguments.no_usual_range,
        compared: arguments
            .compare
            .map_or(ComparedWith::Nothing, ComparedWith::from),
    };
    if !choices.forms(&view.dimension).contains(&view.form) {
        return Err(does_not_fit(view.form, name));
    }
    if !choices.compared.contains(&view.compared) {
        return Err(nothing_to_compare(page, view.compared));
    }
    let fitting = view.clone().fitting(choices.frequency);
    if fitting.periods == view.periods {
        return Ok(view);
    }
    let noun = choices.frequency.noun();
    Err(format!(
        "Year over year shows two years at the least: ask for {} {noun}s or more.",
        fitting.periods
    ))
}

/// The dimension of that name, in whatever case it was typed.
fn dimension(choices: &ViewChoices, measure: &str, by: &str) -> Result<String, String> {
    let wanted = by.trim().to_lowercase();
    let mut known = choices.dimensions.iter();
    if let Some(found) = known.find(|name| name.to_lowercase() == wanted) {
        return Ok(found.clone());
    }
    Err(if choices.dimensions.is_empty() {
        format!("{measure} has no figures by {by}, nor by anything else.")
    } else {
        let others = choices.dimensions.join(", ");
        format!("{measure} has no figures by {by}; it has them by {others}.")
    })
}

fn does_not_fit(form: ChartForm, measure: &str) -> String {
    match form {
        ChartForm::Line | ChartForm::Bars => {
            "Bars show the measure as a whole: leave --by out.".to_owned()
        }
        ChartForm::Panels => "Groups stand side by side: say by what with --by.".to_owned(),
        ChartForm::Years => format!(
            "Year over year takes two years of months or quarters of the whole, which {measure} does \
             not have here."
        ),
    }
}

fn nothing_to_compare(page: &MeasurePage, with: ComparedWith) -> String {
    let against = match with {
        ComparedWith::Nothing | ComparedWith::LastYear => Against::LastYear,
        ComparedWith::LastMeeting => Against::LastMeeting,
        ComparedWith::Target => Against::Target,
    };
    let mut all = page.row.comparisons.iter();
    let why_not = all
        .find(|one| one.against == against)
        .map(|one| one.why_not);
    let why_not = why_not.unwrap_or("It has no figures yet.");
    let (name, with) = (&page.row.measure.name, with.label().to_lowercase());
    format!("{name} can't be compared with {with}. {why_not}")
}
