//! Reporting periods: days, weeks, months, quarters and years on the calendar.
