//! The period of a measure for which a figure counts that was given for another period.

use super::{Frequency, Period};
use chrono::{Datelike, Weekday};

/// Why a figure given for a period is none of a measure's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// The period is longer than the measure's.
    Coarser,
    /// The period is shorter than the measure's: a month's figure is not its quarter's.
    Finer,
    /// A week that may lie in two of the measure's periods.
    Straddles,
    /// A Saturday or a Sunday, by which some name the week that ends then and others another, and nothing says which.
    WhichWeek,
    /// A date that lies in a calendar period and in a fiscal one, and nothing says which is meant.
    CalendarOrFiscal(Period, Period),
    /// As long as the measure's other periods, but begun in another month, as a calendar year among
    /// fiscal ones; here is one of the others.
    OutOfStep(Period),
}

impl Period {
    /// The period of a measure of that frequency for which a figure given for this one counts.
    ///
    /// A period of that frequency is itself. A date stands for the period it lies in, because tables
    /// write periods as their first or last day; of a weekly measure without figures a Saturday or a Sunday is not
    /// placed, because weeks are named by it that end there and others that begin there. Nothing else is placed: the figure of a month is not
    /// the figure of its quarter or year. Quarters and years begin in the months of those the measure
    /// is reported by already (`like` is any of them), calendar or fiscal; while there is none, a date
    /// is placed only where the city's fiscal periods, from `fiscal_first_month` (1 to 12), are those
    /// of the calendar.
    ///
    /// # Errors
    /// Why it is no period of such a measure.
    pub fn reported_as(
        self,
        frequency: Frequency,
        like: Option<Self>,
        fiscal_first_month: u32,
    ) -> Result<Self, Misfit> {
        let like = like.filter(|like| like.frequency == frequency);
        if self.frequency == frequency {
            return match like {
                Some(like) if self != like.around(self) => Err(Misfit::OutOfStep(like)),
                Some(_) | None => Ok(self),
            };
        }
        if self.frequency > frequency {
            return Err(Misfit::Coarser);
        }
        match self.frequency {
            Frequency::Day => self.of_date(frequency, like, fiscal_first_month),
            Frequency::Week => Err(Misfit::Straddles),
            Frequency::Month | Frequency::Quarter | Frequency::Year => Err(Misfit::Finer),
        }
    }

    fn of_date(
        self,
        frequency: Frequency,
        like: Option<Self>,
        fiscal_first_month: u32,
    ) -> Result<Self, Misfit> {
        let calendar = Self::containing(frequency, self.start);
        let of_city = match frequency {
            Frequency::Day | Frequency::Month => return Ok(calendar),
            Frequency::Week => return self.week_of_date(calendar, like),
            Frequency::Quarter => Self::fiscal_quarter(2000, 1, fiscal_first_month),
            Frequency::Year => Self::fiscal_year(2000, fiscal_first_month),
        };
        if let Some(like) = like {
            return Ok(like.around(self));
        }
        match of_city.map(|fiscal| fiscal.around(self)) {
            Some(fiscal) if fiscal != calendar => Err(Misfit::CalendarOrFiscal(calendar, fiscal)),
            Some(_) | None => Ok(calendar),
        }
    }

    /// The week in which a date lies, in step with those the measure is reported by. While there is none, a date at
    /// the end of a week may be the name of one that begins or ends then.
    fn week_of_date(self, calendar: Self, like: Option<Self>) -> Result<Self, Misfit> {
        match (like, self.start.weekday()) {
            (Some(like), _) => Ok(like.around(self)),
            (None, Weekday::Sat | Weekday::Sun) => Err(Misfit::WhichWeek),
            (None, _) => Ok(calendar),
        }
    }

    /// The period in step with this one in which `other` begins.
    fn around(self, other: Self) -> Self {
        self.plus(self.periods_until(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period(text: &str) -> Period {
        Period::parse(text, 7).unwrap()
    }

    fn placed(text: &str, frequency: Frequency, like: Option<&str>) -> Result<String, Misfit> {
        let like = like.map(period);
        let placed = period(text).reported_as(frequency, like, 7)?;
        Ok(placed.label())
    }

    #[test]
    fn a_date_stands_for_the_period_it_lies_in() {
        let at = |frequency| placed("9/30/2026", frequency, None).unwrap();
        assert_eq!(at(Frequency::Day), "Sep 30, 2026");
        assert_eq!(at(Frequency::Week), "week of Sep 28, 2026");
        assert_eq!(at(Frequency::Month), "Sep 2026");
        assert_eq!(at(Frequency::Quarter), "Jul–Sep 2026");
    }

    #[test]
    fn no_longer_and_no_shorter_period_stands_for_another() {
        let misfit = |text, frequency| placed(text, frequency, None).unwrap_err();
        assert_eq!(misfit("2026-Q3", Frequency::Month), Misfit::Coarser);
        assert_eq!(misfit("FY26", Frequency::Month), Misfit::Coarser);
        assert_eq!(misfit("2026-09", Frequency::Quarter), Misfit::Finer);
        assert_eq!(misfit("2026-09", Frequency::Year), Misfit::Finer);
        assert_eq!(misfit("FY26 Q1", Frequency::Year), Misfit::Finer);
        assert_eq!(misfit("2026-W40", Frequency::Month), Misfit::Straddles);
    }

    #[test]
    fn a_date_is_placed_in_the_fiscal_or_calendar_years_of_the_measure() {
        let on = |text, like| placed(text, Frequency::Year, like);
        assert_eq!(on("6/30/2026", Some("FY21")).unwrap(), "FY26");
        assert_eq!(on("7/1/2026", Some("FY30")).unwrap(), "FY27");
        assert_eq!(on("6/30/2026", Some("2021")).unwrap(), "2026");
        let two = Misfit::CalendarOrFiscal(period("2026"), period("FY26"));
        assert_eq!(on("6/30/2026", None), Err(two));
        let calendar_city = period("6/30/2026").reported_as(Frequency::Year, None, 1);
        assert_eq!(calendar_city, Ok(period("2026")));
        let odd_quarters = period("6/30/2026").reported_as(Frequency::Quarter, None, 2);
        assert!(matches!(odd_quarters, Err(Misfit::CalendarOrFiscal(..))));
    }

    #[test]
    fn calendar_years_and_fiscal_ones_are_not_mixed() {
        let on = |text, like| placed(text, Frequency::Year, like);
        assert_eq!(on("2026", None).unwrap(), "2026");
        assert_eq!(on("FY26", None).unwrap(), "FY26");
        assert_eq!(on("FY26", Some("FY24")).unwrap(), "FY26");
        assert_eq!(
            on("2026", Some("FY24")),
            Err(Misfit::OutOfStep(period("FY24")))
        );
        assert_eq!(
            on("FY26", Some("2024")),
            Err(Misfit::OutOfStep(period("2024")))
        );
    }

    #[test]
    fn a_weekend_names_a_week_only_where_the_measures_weeks_are_known() {
        let on = |text, like| placed(text, Frequency::Week, like);
        assert_eq!(on("3/7/2026", None), Err(Misfit::WhichWeek));
        assert_eq!(on("3/8/2026", None), Err(Misfit::WhichWeek));
        assert_eq!(
            on("3/8/2026", Some("2026-W02")).unwrap(),
            "week of Mar 2, 2026"
        );
        let sundays = Some("week ending 2/28/2026");
        assert_eq!(on("3/7/2026", sundays).unwrap(), "week of Mar 1, 2026");
        assert_eq!(on("3/8/2026", sundays).unwrap(), "week of Mar 8, 2026");
        let step = period("week ending 2/28/2026");
        assert_eq!(on("2026-W10", sundays), Err(Misfit::OutOfStep(step)));
    }

    proptest! {
        #[test]
        fn a_date_lies_in_the_period_it_is_placed_in(
            days in 0_u64..40_000, frequency in 0..5_usize, like in -30_i32..30, first in 1..=12_u32
        ) {
            let frequency = Frequency::ALL[frequency];
            let day = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + chrono::Days::new(days);
            let like = Period::fiscal_year(2000, first).map(|year| year.plus(like));
            let date = Period::containing(Frequency::Day, day);
            if let Ok(placed) = date.reported_as(frequency, like, first) {
                prop_assert!(placed.contains(day));
                prop_assert_eq!(placed.frequency(), frequency);
            }
        }
    }
}
