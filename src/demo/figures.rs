//! Files of figures, taken in as anyone's are.

use super::DemoError;
use super::files::{self, FiguresFile};
use super::player::Player;
use crate::domain::period::Period;
use crate::import::{FindingKind, LongTable, PlanOptions, plan};
use crate::program::{Command, query};

impl Player {
    /// Takes a file of figures in, its periods moved.
    pub(super) fn take_figures(&mut self, file: &FiguresFile) -> Result<(), DemoError> {
        let path = &file.file;
        let fault = |why: String| DemoError::Sample(format!("{path}: {why}"));
        let name = path.rsplit('/').next().unwrap_or(path);
        let mut table = LongTable::from_bytes(name, files::bytes(path)?)
            .map_err(|error| fault(error.to_string()))?;
        let known = query::figure_knowledge(&self.program)?;
        for row in &mut table.rows {
            let frequency = self.names.frequency(row.measure.trim());
            let read = Period::parse(&row.period, known.fiscal_first_month).ok();
            let period = read.zip(frequency).and_then(|(period, frequency)| {
                let first_month = known.fiscal_first_month;
                period.reported_as(frequency, None, first_month).ok()
            });
            // What is not understood stays, for the plan to refuse it.
            if let Some(period) = period {
                row.period = self.shift.period(period).iso();
            }
        }
        let options = PlanOptions {
            create_measures: false,
            dimension: file.breakdown.clone(),
        };
        let plan = plan(&table, &known, &options);
        // The sample is moved by whole months to the day it is made for, which may be in the last of them.
        let mut findings = plan.findings.listed().iter();
        if let Some(finding) = findings.find(|found| found.kind != FindingKind::UnfinishedPeriod) {
            return Err(fault(format!("row {}: {}", finding.row, finding.message)));
        }
        self.program
            .run(Command::ImportFigures(plan.batch(&file.by)))?;
        Ok(())
    }
}
