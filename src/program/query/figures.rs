//! What the program knows of measures and figures, as an import compares a file with it.

use super::Found;
use crate::domain::measure::Measure;
use crate::domain::observation::Series;
use crate::domain::period::Period;
use crate::domain::ratio::Parts;
use crate::program::Program;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Measures and the figures that count.
#[derive(Debug, Clone, Default)]
pub struct FigureKnowledge {
    /// Every measure.
    pub measures: Vec<Measure>,
    /// First month of the fiscal year.
    pub fiscal_first_month: u32,
    /// The day it is in the city.
    pub today: NaiveDate,
    /// The value that counts, by measure key, dimension, group and period.
    pub values: HashMap<(String, String, String, Period), f64>,
    /// What values are made of, where that is known, likewise.
    pub parts: HashMap<(String, String, String, Period), Parts>,
}

/// Reads what an import compares with.
///
/// # Errors
/// When the file can't be read.
pub fn figure_knowledge(program: &Program) -> Found<FigureKnowledge> {
    let read = program.read();
    let measures = read.all::<Measure>()?;
    let series = read.all::<Series>()?;
    let current = read.current_figures(&series)?;
    let keys: HashMap<_, _> = measures
        .iter()
        .map(|measure| (measure.id, measure.key.as_str()))
        .collect();
    let mut values = HashMap::new();
    let mut all_parts = HashMap::new();
    for one in &series {
        let key = keys.get(&one.measure).copied().unwrap_or_default();
        for figure in current.get(&one.number).into_iter().flatten() {
            let name = (
                key.to_owned(),
                one.dimension.clone(),
                one.group.clone(),
                figure.period,
            );
            if let Some(parts) = figure.parts {
                all_parts.insert(name.clone(), parts);
            }
            values.insert(name, figure.value);
        }
    }
    let fiscal_first_month = super::city(program)?.fiscal_first_month;
    Ok(FigureKnowledge {
        measures,
        fiscal_first_month,
        today: program.today(),
        values,
        parts: all_parts,
    })
}
