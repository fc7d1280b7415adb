//! By when the memos are due, and the days on which nobody works.

use super::{Applied, Apply, save, wanted};
use crate::domain::city::City;
use crate::domain::dates;
use crate::domain::deadline::{Holiday, MemoRules};
use crate::domain::ids::HolidayId;
use crate::program::done::Output;
use crate::program::error::ProgramError;

/// More hours before a meeting, or days after it, are a slip of the hand.
const MOST: u32 = 1_000;

impl Apply<'_> {
    pub(super) fn set_memo_rules(&self, mut rules: MemoRules) -> Applied {
        if rules.stat_hours > MOST || rules.follow_up_days > MOST {
            let words = "A memo is due within a thousand hours before or days after its meeting.";
            return Err(ProgramError::Refused(words.into()));
        }
        let city = self.read().all::<City>()?;
        rules.id = city.first().map(|city| city.id).unwrap_or_default();
        if self.read().find::<MemoRules>(rules.id)?.is_some() {
            self.write.update(&rules)?;
        } else {
            self.write.insert(&rules)?;
        }
        Ok(Output::Nothing)
    }

    pub(super) fn save_holiday(&self, holiday: Holiday) -> Applied {
        wanted(&holiday.name, "The holiday's name")?;
        let other = |one: &Holiday| one.on == holiday.on && one.id != holiday.id;
        if let Some(there) = self.read().all::<Holiday>()?.into_iter().find(other) {
            let day = dates::prose(holiday.on);
            let words = format!("{day} is on the list already, as {}.", there.name);
            return Err(ProgramError::Refused(words));
        }
        Ok(save!(self, holiday))
    }

    pub(super) fn add_holidays(&self, holidays: Vec<Holiday>) -> Applied {
        let there = self.read().all::<Holiday>()?;
        let mut added = 0;
        for holiday in holidays {
            if there.iter().all(|one| one.on != holiday.on) {
                self.save_holiday(holiday)?;
                added += 1;
            }
        }
        Ok(Output::Count(added))
    }

    pub(super) fn remove_holiday(&self, id: HolidayId) -> Applied {
        self.write.delete::<Holiday>(id)?;
        Ok(Output::Nothing)
    }
}
