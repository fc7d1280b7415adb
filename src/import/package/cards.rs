//! What a package says of its measures, for those that are new to the program they are taken into.

use super::{DataPackage, unread};
use crate::domain::annotation::Annotation;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::measure::{Approval, Measure};
use crate::domain::period::Frequency;
use crate::domain::target::Target;
use crate::domain::text::AsText;
use crate::import::{ImportError, quoted};
use std::collections::BTreeMap;
use std::str::FromStr;

/// A measure as it is described elsewhere. Whom it names is somebody of that program, and told by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MeasureCard {
    /// The measure, proposed and without any key of its own program.
    pub measure: Measure,
    /// What the department is called that answers for it: its name and its short name.
    pub department: [String; 2],
    /// Name of the person who answers for its figures.
    pub data_owner: String,
    /// Name of its goal.
    pub goal: String,
    /// Its targets and benchmarks.
    pub targets: Vec<Target>,
    /// How its figures are judged and published, where that is not as usual.
    pub rules: Option<MeasureRules>,
    /// What happened on a day.
    pub annotations: Vec<Annotation>,
    /// From when its usual range is reckoned anew.
    pub baselines: Vec<Baseline>,
}

/// A row by the names of its columns.
pub(super) type Line = BTreeMap<String, String>;

impl DataPackage {
    /// What the package says of its measures, by their keys.
    ///
    /// # Errors
    /// By file, row and column, where something of it can't be read.
    pub fn cards(&self) -> Result<BTreeMap<String, MeasureCard>, ImportError> {
        let departments = self.by_id("department")?;
        let people = self.by_id("person")?;
        let goals = self.by_id("goal")?;
        let name = |of: &BTreeMap<String, Line>, id: &str, column: &str| {
            let line = of.get(id).and_then(|line| line.get(column));
            line.cloned().unwrap_or_default()
        };
        let mut cards = BTreeMap::new();
        for (file, row, line) in self.lines("measure")? {
            let line = Described { file, row, line };
            let department = line.words("department");
            let card = MeasureCard {
                measure: line.measure()?,
                department: ["name", "short_name"].map(|of| name(&departments, department, of)),
                data_owner: name(&people, line.words("data_owner"), "name"),
                goal: name(&goals, line.words("goal"), "name"),
                ..MeasureCard::default()
            };
            cards.insert(line.text("id"), card);
        }
        self.beside(&mut cards)?;
        let by_key = cards.into_values();
        Ok(by_key
            .map(|card| (card.measure.key.clone(), card))
            .collect())
    }

    /// The rows of a table by their keys.
    fn by_id(&self, table: &str) -> Result<BTreeMap<String, Line>, ImportError> {
        let lines = self.lines(table)?.into_iter();
        Ok(lines
            .filter_map(|(_, _, line)| Some((line.get("id")?.clone(), line)))
            .collect())
    }

    /// The rows of a table with their file and their number, counted from 1; none where the package lacks it.
    pub(super) fn lines(&self, table: &str) -> Result<Vec<(String, u64, Line)>, ImportError> {
        let mut resources = self.resources.iter();
        let Some(resource) = resources.find(|resource| resource.statroom_table == table) else {
            return Ok(Vec::new());
        };
        let path = self.within(&resource.path)?;
        let mut reader = csv::Reader::from_path(&path).map_err(|why| unread(&path, &why))?;
        let lines = reader.deserialize().zip(2..).map(|(line, row)| {
            let line = line.map_err(|why| unread(&path, &why))?;
            Ok((resource.path.clone(), row, line))
        });
        lines.collect()
    }
}

/// A measure's row.
pub(super) struct Described {
    pub file: String,
    pub row: u64,
    pub line: Line,
}

impl Described {
    pub(super) fn words(&self, column: &str) -> &str {
        self.line.get(column).map_or("", String::as_str)
    }

    pub(super) fn text(&self, column: &str) -> String {
        self.words(column).to_owned()
    }

    /// What a cell says; what is usual where the package has no such column.
    pub(super) fn said<T>(
        &self,
        column: &str,
        usual: T,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, ImportError> {
        let Some(cell) = self.line.get(column) else {
            return Ok(usual);
        };
        read(cell).ok_or_else(|| ImportError::PackageCell {
            file: self.file.clone(),
            row: self.row,
            column: column.to_owned(),
            cell: quoted(cell),
        })
    }

    pub(super) fn spelled<T: AsText>(&self, column: &str, usual: T) -> Result<T, ImportError> {
        self.said(column, usual, T::from_text)
    }

    pub(super) fn parsed<T: FromStr>(&self, column: &str, usual: T) -> Result<T, ImportError> {
        self.said(column, usual, |cell| cell.parse().ok())
    }

    /// The definition card, which nobody of the program it comes into has agreed to yet.
    fn measure(&self) -> Result<Measure, ImportError> {
        let usual = Measure::default();
        Ok(Measure {
            key: self.text("key"),
            name: self.text("name"),
            definition: self.text("definition"),
            formula: self.text("formula"),
            numerator: self.text("numerator"),
            denominator: self.text("denominator"),
            format: self.said("format", usual.format, |cell| {
                serde_json::from_str(cell).ok()
            })?,
            direction: self.spelled("direction", usual.direction)?,
            kind: self.spelled("kind", usual.kind)?,
            frequency: self.said("frequency", usual.frequency, Frequency::from_word)?,
            aggregation: self.spelled("aggregation", usual.aggregation)?,
            source_system: self.text("source_system"),
            caveats: self.text("caveats"),
            lag_days: self.parsed("lag_days", usual.lag_days)?,
            tolerance_percent: self.parsed("tolerance_percent", usual.tolerance_percent)?,
            approval: Approval::Proposed,
            retired: self.words("retired") == "1",
            ..Measure::default()
        })
    }
}
