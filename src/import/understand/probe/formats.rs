//! How dates and numbers are written, from every row.

use super::Guesser;
use crate::import::ImportError;
use crate::import::grid::{Sheet, Watch};
use crate::import::understand::columns::is_date;
use crate::import::understand::dates::Orders;
use crate::import::understand::decimals::Marks;
use crate::import::understand::mapping::{DateOrder, Layout, Role};
use std::ops::ControlFlow;

impl Guesser<'_> {
    /// The order of dates and the mark of decimals, from every row.
    pub(super) fn number_formats(
        &mut self,
        sheet: &Sheet,
        watch: Watch<'_>,
    ) -> Result<(), ImportError> {
        let periods = self.numbers(|column| matches!(column.role, Role::Period));
        let values = self.numbers(|column| matches!(column.role, Role::Value | Role::Target));
        let dates: Vec<usize> = if self.mapping.layout == Layout::Events {
            self.numbers(is_date)
        } else {
            periods
        };
        let mut orders = Orders::of_headings(self.table, self.mapping.layout, &values);
        let mut marks = Marks::of(sheet);
        let above = self.table.above;
        let mut stopped = Ok(());
        sheet.visit(&mut |row| {
            if row.number() <= above {
                return ControlFlow::Continue(());
            }
            if row.number() % 5_000 == 0 {
                stopped = watch.step(row.through());
                if stopped.is_err() {
                    return ControlFlow::Break(());
                }
            }
            let text = |column: &usize| row.cell(*column).as_text().unwrap_or_default();
            dates.iter().map(text).for_each(|text| orders.add(text));
            values.iter().map(text).for_each(|text| marks.add(text));
            ControlFlow::Continue(())
        })?;
        stopped?;
        let (order, because) = orders.order();
        self.mapping.dates = order;
        if because != "no date depends on it" {
            let says = match order {
                DateOrder::Ask => "month or day first?",
                DateOrder::MonthFirst => "the month first",
                DateOrder::DayFirst => "the day first",
            };
            self.say("dates", says, because);
        }
        if let Some((mark, says, because)) = marks.said() {
            self.mapping.decimals = mark;
            self.say("decimals", says, because);
        }
        Ok(())
    }
}
