//! Files of figures, taken in as anyone's are.

use super::DemoError;
use super::files::{self, FiguresFile};
use super::player::Player;
use crate::domain::period::Period;
use crate::import::grid::{Book, ReadOptions};
use crate::import::{
    Corrections, FindingKind, ImportError, LongTable, PlanOptions, plan_corrected,
};
use crate::program::{Command, FigureBatch, query};

impl Player {
    /// Takes a file of figures in, its periods moved.
    pub(super) fn take_figures(&mut self, file: &FiguresFile) -> Result<(), DemoError> {
        let path = &file.file;
        let fault = |why: String| DemoError::Sample(format!("{path}: {why}"));
        let name = path.rsplit('/').next().unwrap_or(path);
        let bytes = files::bytes(path)?;
        let refused = |error: ImportError| fault(error.to_string());
        let table = LongTable::from_bytes(name, bytes).map_err(refused)?;
        let known = query::figure_knowledge(&self.program)?;
        let mut moved = Corrections::new();
        for row in &table.rows {
            let frequency = self.names.frequency(row.measure.trim());
            let read = Period::parse(&row.period, known.fiscal_first_month).ok();
            let period = read.zip(frequency).and_then(|(period, frequency)| {
                let first_month = known.fiscal_first_month;
                period.reported_as(frequency, None, first_month).ok()
            });
            // What is not understood stays, for the plan to refuse it.
            if let Some(period) = period {
                let period = self.shift.period(period).iso();
                moved.insert((row.row, table.period_column), period);
            }
        }
        let options = PlanOptions {
            dimension: file.breakdown.clone(),
            ..PlanOptions::default()
        };
        let book = Book::from_bytes(name, bytes, &ReadOptions::default()).map_err(refused)?;
        let plan = plan_corrected(&book, &known, &options, &moved).map_err(refused)?;
        // The sample is moved by whole months to the day it is made for, which may be in the last of them.
        let mut findings = plan.findings.listed().iter();
        if let Some(finding) = findings.find(|found| found.kind != FindingKind::UnfinishedPeriod) {
            return Err(fault(format!("row {}: {}", finding.row, finding.message)));
        }
        // The sample's files come once: how they were read is nothing to remember.
        let batch = FigureBatch {
            mapping: None,
            ..plan.batch(&file.by)
        };
        self.program.run(Command::ImportFigures(batch))?;
        Ok(())
    }
}
