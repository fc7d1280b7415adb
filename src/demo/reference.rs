//! Departments, people, priorities, goals, measures, targets and annotations: what all else refers to.

use super::dates::Shift;
use super::files::PapersRow;
use super::files::{self, AnnotationRow, CityFile, DepartmentRow};
use super::{DemoError, made};
use crate::domain::annotation::Annotation;
use crate::domain::baseline::MeasureRules;
use crate::domain::colour::Colour;
use crate::domain::deadline::{self, Holiday};
use crate::domain::department::Department;
use crate::domain::goal::{Goal, Priority};
use crate::domain::ids::{AnnotationId, DepartmentId, GoalId, MeasureId, PersonId, PriorityId};
use crate::domain::measure::Measure;
use crate::domain::papers::{Papers, PapersPicture};
use crate::domain::period::Frequency;
use crate::import::lists::{self, ListError};
use crate::program::{Command, Program, SoundPicture, query};
use chrono::Datelike;
use std::collections::BTreeMap;

/// The keys of everything the sample files name.
#[derive(Debug, Default)]
pub(super) struct Names {
    departments: BTreeMap<String, DepartmentId>,
    people: BTreeMap<String, PersonId>,
    goals: BTreeMap<String, GoalId>,
    measures: BTreeMap<String, (MeasureId, Frequency)>,
}

fn known<T: Copy>(names: &BTreeMap<String, T>, name: &str) -> Result<T, DemoError> {
    let found = names.get(name).copied();
    found.ok_or_else(|| DemoError::Sample(format!("nothing is called \"{name}\"")))
}

impl Names {
    /// A department by its key.
    pub(super) fn department(&self, key: &str) -> Result<DepartmentId, DemoError> {
        known(&self.departments, key)
    }

    /// Departments by their keys.
    pub(super) fn departments(&self, keys: &[String]) -> Result<Vec<DepartmentId>, DemoError> {
        keys.iter().map(|key| self.department(key)).collect()
    }

    /// A person by full name.
    pub(super) fn person(&self, name: &str) -> Result<PersonId, DemoError> {
        known(&self.people, name)
    }

    /// A person who may be left out.
    pub(super) fn maybe_person(&self, name: Option<&str>) -> Result<Option<PersonId>, DemoError> {
        name.map(|name| self.person(name)).transpose()
    }

    /// A measure by its key.
    pub(super) fn measure(&self, key: &str) -> Result<MeasureId, DemoError> {
        known(&self.measures, key).map(|(id, _)| id)
    }

    /// A measure that may be left out.
    pub(super) fn maybe_measure(&self, key: Option<&str>) -> Result<Option<MeasureId>, DemoError> {
        key.map(|key| self.measure(key)).transpose()
    }

    /// How often a measure is reported.
    pub(super) fn frequency(&self, key: &str) -> Option<Frequency> {
        self.measures.get(key).map(|(_, frequency)| *frequency)
    }

    /// The names as the lists of an import ask for them.
    fn of_lists<T>(
        &self,
        path: &str,
        read: impl Fn(&[u8], &lists::Names<'_>) -> Result<Vec<T>, ListError>,
    ) -> Result<Vec<T>, DemoError> {
        let names = lists::Names {
            department: &|key: &str| self.departments.get(key).copied(),
            person: &|name: &str| self.people.get(name).copied(),
            goal: &|key: &str| self.goals.get(key).copied(),
            measure: &|key: &str| self.measures.get(key).map(|(id, _)| *id),
        };
        read(files::bytes(path)?, &names)
            .map_err(|error| DemoError::Sample(format!("{path}: {error}")))
    }
}

/// Takes in everything the rest refers to.
pub(super) fn load(
    program: &mut Program,
    shift: &Shift,
    city: &CityFile,
) -> Result<Names, DemoError> {
    let mut names = Names::default();
    add_papers(program, shift, &city.papers)?;
    add_holidays(program, shift)?;
    add_departments(program, shift, &mut names)?;
    add_people(program, shift, &mut names)?;
    add_priorities(program, shift, &mut names)?;
    add_measures(program, shift, &mut names)?;
    for row in &city.rules {
        let (measure, _) = known(&names.measures, &row.measure)?;
        program.run(Command::SetMeasureRules(MeasureRules {
            rolling: row.rolling,
            fix_after: row.fix_after,
            ..MeasureRules::of(measure)
        }))?;
    }
    add_targets(program, shift, &names)?;
    add_annotations(program, shift, &names)?;
    Ok(names)
}

/// How the city's papers look.
fn add_papers(program: &mut Program, shift: &Shift, row: &PapersRow) -> Result<(), DemoError> {
    let accent = Colour::parse(&row.accent)
        .ok_or_else(|| DemoError::Sample(format!("\"{}\" is no colour", row.accent)))?;
    program.run(Command::SavePapers(Papers {
        address: row.address.join("\n"),
        accent,
        follow_up_opening: shift.text(&row.follow_up_opening)?,
        follow_up_closing: shift.text(&row.follow_up_closing)?,
        public_notice: shift.text(&row.public_notice)?,
        ..Papers::default()
    }))?;
    program.run(Command::SetPapersPicture {
        place: PapersPicture::Seal,
        picture: Some(SoundPicture::read(files::bytes(&row.seal)?.to_vec())?),
    })?;
    Ok(())
}

/// The federal holidays of the years that its memos are reckoned in.
fn add_holidays(program: &mut Program, shift: &Shift) -> Result<(), DemoError> {
    let this = shift.today().year();
    let days = (this - 1..=this + 1).flat_map(deadline::federal_holidays);
    let days = days.map(|(on, name)| Holiday {
        on,
        name: name.to_owned(),
        ..Holiday::default()
    });
    program.run(Command::AddHolidays(days.collect()))?;
    Ok(())
}

fn add_departments(
    program: &mut Program,
    shift: &Shift,
    names: &mut Names,
) -> Result<(), DemoError> {
    for row in files::csv::<DepartmentRow>("departments.csv")? {
        let id: DepartmentId = made(&program.run(Command::SaveDepartment(Department {
            name: shift.text(&row.name)?,
            short_name: shift.text(&row.short_name)?,
            ..Department::default()
        }))?)?;
        names.departments.insert(row.key, id);
    }
    Ok(())
}

fn add_people(program: &mut Program, shift: &Shift, names: &mut Names) -> Result<(), DemoError> {
    let mut people = names.of_lists("people.csv", lists::people_from)?;
    for person in &mut people {
        person.role = shift.text(&person.role)?;
    }
    program.run(Command::AddPeople(people))?;
    for person in query::directory(program)?.people {
        names.people.insert(person.name, person.id);
    }
    Ok(())
}

fn add_priorities(
    program: &mut Program,
    shift: &Shift,
    names: &mut Names,
) -> Result<(), DemoError> {
    for row in files::priorities()? {
        let priority: PriorityId = made(&program.run(Command::SavePriority(Priority {
            name: shift.text(&row.name)?,
            description: shift.text(&row.description)?,
            ..Priority::default()
        }))?)?;
        for goal in row.goal {
            let id: GoalId = made(&program.run(Command::SaveGoal(Goal {
                id: GoalId::default(),
                priority,
                name: shift.text(&goal.name)?,
                description: shift.text(&goal.description)?,
                horizon: goal.horizon.0,
                position: 0,
                retired: false,
            }))?)?;
            names.goals.insert(goal.key, id);
        }
    }
    Ok(())
}

fn add_measures(program: &mut Program, shift: &Shift, names: &mut Names) -> Result<(), DemoError> {
    let mut measures = names.of_lists("measures.csv", lists::measures_from)?;
    for measure in &mut measures {
        move_texts(measure, shift)?;
        measure.approval_on = measure.approval_on.map(|day| shift.day(day));
    }
    program.run(Command::AddMeasures(measures))?;
    for row in query::measures(program)?.rows {
        let measure = row.measure;
        names
            .measures
            .insert(measure.key, (measure.id, measure.frequency));
    }
    Ok(())
}

/// Moves the dates in a measure's words.
fn move_texts(measure: &mut Measure, shift: &Shift) -> Result<(), DemoError> {
    for text in [
        &mut measure.name,
        &mut measure.definition,
        &mut measure.formula,
        &mut measure.numerator,
        &mut measure.denominator,
        &mut measure.source_system,
        &mut measure.caveats,
        &mut measure.approval_comment,
    ] {
        *text = shift.text(text)?;
    }
    Ok(())
}

fn add_targets(program: &mut Program, shift: &Shift, names: &Names) -> Result<(), DemoError> {
    let frequencies: BTreeMap<MeasureId, Frequency> = names.measures.values().copied().collect();
    let mut targets = names.of_lists("targets.csv", lists::targets_from)?;
    for target in &mut targets {
        if let Some(frequency) = frequencies.get(&target.measure) {
            target.in_force_from = shift.day_of_figures(*frequency, target.in_force_from);
        }
        target.basis = shift.text(&target.basis)?;
        target.source = shift.text(&target.source)?;
    }
    program.run(Command::AddTargets(targets))?;
    Ok(())
}

fn add_annotations(program: &mut Program, shift: &Shift, names: &Names) -> Result<(), DemoError> {
    for row in files::csv::<AnnotationRow>("annotations.csv")? {
        let (measure, frequency) = known(&names.measures, &row.measure)?;
        program.run(Command::SaveAnnotation(Annotation {
            id: AnnotationId::default(),
            measure,
            on: shift.day_of_figures(frequency, row.on),
            text: shift.text(&row.text)?,
        }))?;
    }
    Ok(())
}
