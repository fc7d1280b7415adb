//! What a package keeps of measures besides their cards and figures, and what of it stays there.

use super::cards::{Described, MeasureCard};
use super::{DataPackage, unread};
use crate::domain::annotation::Annotation;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::ids::{AnnotationId, BaselineId, MeasureId, TargetId};
use crate::domain::period::Frequency;
use crate::domain::target::{Target, TargetKind};
use crate::domain::text::AsText as _;
use crate::import::ImportError;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Tables of a package of which nothing is taken into a program that exists, as far as they tell how much that is.
const STAYING: [(&str, &str, &str); 6] = [
    ("meeting", "meeting", "meetings"),
    ("entry", "line of the record", "lines of the record"),
    ("action", "action", "actions"),
    ("exhibit", "exhibit", "exhibits"),
    ("goal", "goal", "goals"),
    ("person", "person", "people"),
];

impl DataPackage {
    /// Adds what is kept beside them to the cards of measures, which are by their ids.
    pub(super) fn beside(
        &self,
        cards: &mut BTreeMap<String, MeasureCard>,
    ) -> Result<(), ImportError> {
        let usual = MeasureRules::of(MeasureId::default());
        for line in self.described("target")? {
            let target = Target {
                id: TargetId::default(),
                measure: MeasureId::default(),
                kind: line.spelled("kind", TargetKind::Target)?,
                value: line.parsed("value", 0.0)?,
                in_force_from: line.said(
                    "in_force_from",
                    NaiveDate::default(),
                    NaiveDate::from_text,
                )?,
                basis: line.text("basis"),
                source: line.text("source"),
                per: line.said("per", None, |cell| match cell {
                    "" => Some(None),
                    word => Frequency::from_word(word).map(Some),
                })?,
            };
            if let Some(card) = cards.get_mut(line.words("measure")) {
                card.targets.push(target);
            }
        }
        let flag = |cell: &str| Some(cell == "1");
        for line in self.described("measure_rules")? {
            let rules = MeasureRules {
                screening: line.said("screening", usual.screening, flag)?,
                fix_after: line.said("fix_after", None, |cell| match cell {
                    "" => Some(None),
                    number => number.parse().ok().map(Some),
                })?,
                suppress_below: line.parsed("suppress_below", usual.suppress_below)?,
                rolling: line.said("rolling", usual.rolling, flag)?,
                ..usual
            };
            if let Some(card) = cards.get_mut(line.words("id")).filter(|_| rules != usual) {
                card.rules = Some(rules);
            }
        }
        for line in self.described("annotation")? {
            let annotation = Annotation {
                id: AnnotationId::default(),
                measure: MeasureId::default(),
                on: line.said("on", NaiveDate::default(), NaiveDate::from_text)?,
                text: line.text("text"),
            };
            if let Some(card) = cards.get_mut(line.words("measure")) {
                card.annotations.push(annotation);
            }
        }
        for line in self.described("baseline")? {
            let baseline = Baseline {
                id: BaselineId::default(),
                measure: MeasureId::default(),
                from: line.said("from", NaiveDate::default(), NaiveDate::from_text)?,
                reason: line.text("reason"),
                author: line.text("author"),
            };
            if let Some(card) = cards.get_mut(line.words("measure")) {
                card.baselines.push(baseline);
            }
        }
        Ok(())
    }

    fn described(&self, table: &str) -> Result<Vec<Described>, ImportError> {
        let lines = self.lines(table)?.into_iter();
        let described = lines.map(|(file, row, line)| Described { file, row, line });
        Ok(described.collect())
    }

    /// What of the package is never taken into a program that exists, as "2 meetings".
    ///
    /// # Errors
    /// When one of its files can't be read.
    pub fn staying(&self) -> Result<Vec<String>, ImportError> {
        let mut staying = Vec::new();
        for (table, one, several) in STAYING {
            match self.rows_in(table)? {
                0 => {}
                1 => staying.push(format!("1 {one}")),
                count => staying.push(format!("{count} {several}")),
            }
        }
        Ok(staying)
    }

    fn rows_in(&self, table: &str) -> Result<usize, ImportError> {
        let mut resources = self.resources.iter();
        let Some(resource) = resources.find(|resource| resource.statroom_table == table) else {
            return Ok(0);
        };
        let path = self.within(&resource.path)?;
        let mut reader = csv::Reader::from_path(&path).map_err(|why| unread(&path, &why))?;
        let mut record = csv::ByteRecord::new();
        let mut rows = 0;
        while reader
            .read_byte_record(&mut record)
            .map_err(|why| unread(&path, &why))?
        {
            rows += 1;
        }
        Ok(rows)
    }
}
