//! City, departments, people, priorities and goals.

use super::{Applied, Apply, save, wanted};
use crate::domain::city::City;
use crate::domain::department::Department;
use crate::domain::goal::{Goal, Priority};
use crate::domain::ids::{CityId, GoalId, PriorityId};
use crate::domain::person::Person;
use crate::program::clock::zone_fault;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::store::StoreError;

impl Apply<'_> {
    pub(super) fn save_city(&self, mut city: City) -> Applied {
        wanted(&city.name, "The city's name")?;
        if !(1..=12).contains(&city.fiscal_first_month) {
            return Err(ProgramError::Refused(
                "The fiscal year begins in a month, 1 to 12.".into(),
            ));
        }
        if let Some(fault) = zone_fault(&city.time_zone) {
            return Err(ProgramError::Refused(fault));
        }
        if city.program_name.trim().is_empty() {
            city.program_name = format!("{} Stat", city.name.trim_start_matches("City of ").trim());
        }
        // There is one city: a second save is an edit of the first, whatever key it brings.
        if let Some(there) = self.read().all::<City>()?.first() {
            city.id = there.id;
        } else {
            city.id = CityId::default();
        }
        Ok(save!(self, city))
    }

    pub(super) fn save_department(&self, mut department: Department) -> Applied {
        wanted(&department.name, "The department's name")?;
        if department.short_name.trim().is_empty() {
            let name = department.name.trim().to_owned();
            name.trim_end_matches(" Department")
                .clone_into(&mut department.short_name);
        }
        Ok(save!(self, department))
    }

    pub(super) fn save_person(&self, person: Person) -> Applied {
        wanted(&person.name, "The person's name")?;
        Ok(save!(self, person))
    }

    pub(super) fn add_people(&self, people: Vec<Person>) -> Applied {
        let count = people.len();
        for person in people {
            self.save_person(person)?;
        }
        Ok(Output::Count(count))
    }

    pub(super) fn save_priority(&self, mut priority: Priority) -> Applied {
        wanted(&priority.name, "The priority's name")?;
        if priority.id.is_new() {
            priority.position = self.read().all::<Priority>()?.len() as u32;
        }
        Ok(save!(self, priority))
    }

    pub(super) fn save_goal(&self, mut goal: Goal) -> Applied {
        wanted(&goal.name, "The goal's name")?;
        if goal.id.is_new() {
            goal.position = self.read().of::<Goal>("priority", goal.priority)?.len() as u32;
        }
        Ok(save!(self, goal))
    }

    pub(super) fn move_priority(&self, id: PriorityId, to: u32) -> Applied {
        let mut all = self.read().all::<Priority>()?;
        all.sort_by_key(|one| (one.position, one.id));
        move_within(&mut all, |one| one.id == id, to)?;
        for (position, one) in (0_u32..).zip(all) {
            self.write.update(&Priority { position, ..one })?;
        }
        Ok(Output::Nothing)
    }

    pub(super) fn move_goal(&self, id: GoalId, to: u32) -> Applied {
        let priority = self.read().get::<Goal>(id)?.priority;
        let mut all = self.read().of::<Goal>("priority", priority)?;
        all.sort_by_key(|one| (one.position, one.id));
        move_within(&mut all, |one| one.id == id, to)?;
        for (position, one) in (0_u32..).zip(all) {
            self.write.update(&Goal { position, ..one })?;
        }
        Ok(Output::Nothing)
    }
}

/// Moves one of the things to the place `to`, the last place at most.
fn move_within<T>(
    all: &mut Vec<T>,
    is_it: impl Fn(&T) -> bool,
    to: u32,
) -> Result<(), ProgramError> {
    let at = all.iter().position(is_it);
    let one = all.remove(at.ok_or(StoreError::Gone("priority or goal"))?);
    all.insert((to as usize).min(all.len()), one);
    Ok(())
}
