//! What is remembered of files: other names of measures, saved mappings; and the targets a file brings.

use super::{Applied, Apply, wanted};
use crate::domain::ids::{AliasId, MappingId, MeasureId, TargetId};
use crate::domain::import_names::{MeasureAlias, SavedMapping};
use crate::domain::measure::Measure;
use crate::domain::target::{Target, TargetKind};
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::{TargetLine, UsedMapping};
use std::collections::HashMap;

/// After how many targets somebody who watches is asked again.
const TOLD: usize = 64;

impl Apply<'_> {
    pub(super) fn save_mapping(&self, mut mapping: SavedMapping) -> Applied {
        wanted(&mapping.name, "The mapping's name")?;
        let all = self.read().all::<SavedMapping>()?;
        let same = |other: &SavedMapping| other.name.eq_ignore_ascii_case(&mapping.name);
        if let Some(there) = all.iter().find(|other| same(other)) {
            mapping.id = there.id;
        }
        if mapping.id.is_new() {
            mapping.id = MappingId::new(self.key());
            self.write.insert(&mapping)?;
        } else if !all.contains(&mapping) {
            self.write.update(&mapping)?;
        }
        Ok(Output::Id(mapping.id.uuid()))
    }

    pub(super) fn rename_mapping(&self, id: MappingId, name: &str) -> Applied {
        let name = name.trim();
        wanted(name, "The mapping's name")?;
        let all = self.read().all::<SavedMapping>()?;
        let same = |other: &&SavedMapping| other.id != id && other.name.eq_ignore_ascii_case(name);
        if let Some(taken) = all.iter().find(same) {
            return Err(ProgramError::Refused(format!(
                "There is a mapping called \u{201c}{}\u{201d} already; choose another name.",
                taken.name
            )));
        }
        let mapping = SavedMapping {
            name: name.to_owned(),
            ..self.read().get::<SavedMapping>(id)?
        };
        if !all.contains(&mapping) {
            self.write.update(&mapping)?;
        }
        Ok(Output::Nothing)
    }

    /// Keeps how a file was read, and that it was: under the mapping it was read by, else under one of that name
    /// for the same headings, else as a new one.
    pub(super) fn remember_mapping(
        &self,
        used: UsedMapping,
        file: &str,
    ) -> Result<(), ProgramError> {
        let all = self.read().all::<SavedMapping>()?;
        let named = |name: &str| {
            all.iter()
                .find(|other| other.name.eq_ignore_ascii_case(name))
        };
        let by_name =
            || named(&used.name).filter(|there| used.chosen || there.headings == used.headings);
        let there = used
            .saved
            .and_then(|id| all.iter().find(|saved| saved.id == id))
            .or_else(by_name);
        let mut mapping = SavedMapping {
            mapping: used.mapping,
            headings: used.headings.clone(),
            used_at: Some(self.now),
            used_for: file.to_owned(),
            ..there.cloned().unwrap_or_default()
        };
        if there.is_some() {
            self.write.update(&mapping)?;
            return Ok(());
        }
        mapping.id = MappingId::new(self.key());
        mapping.name = match used.name.trim() {
            "" => "Mapping".to_owned(),
            name => name.to_owned(),
        };
        let name = mapping.name.clone();
        let mut number = 2;
        while named(&mapping.name).is_some() {
            mapping.name = format!("{name} {number}");
            number += 1;
        }
        self.write.insert(&mapping)?;
        Ok(())
    }

    pub(super) fn remove_mapping(&self, id: MappingId) -> Applied {
        self.write.delete::<SavedMapping>(id)?;
        Ok(Output::Nothing)
    }

    pub(super) fn save_alias(&self, alias: &MeasureAlias) -> Applied {
        wanted(&alias.words, "The name")?;
        let known = self.read().all::<MeasureAlias>()?;
        let there = known.iter().find(|other| other.words == alias.words);
        let id = self.name_measure(there, alias.measure, &alias.words)?;
        Ok(Output::Id(id.uuid()))
    }

    pub(super) fn remove_alias(&self, id: AliasId) -> Applied {
        self.write.delete::<MeasureAlias>(id)?;
        Ok(Output::Nothing)
    }

    /// Remembers how a file calls measures: each measure's key and the words.
    pub(super) fn remember_names(&self, names: &[(String, String)]) -> Result<(), ProgramError> {
        if names.is_empty() {
            return Ok(());
        }
        let measures = self.read().all::<Measure>()?.into_iter();
        let measures: HashMap<String, MeasureId> = measures.map(|one| (one.key, one.id)).collect();
        let known = self.read().all::<MeasureAlias>()?.into_iter();
        let known: HashMap<String, MeasureAlias> =
            known.map(|one| (one.words.clone(), one)).collect();
        for (key, words) in names {
            if let Some(measure) = measures.get(key) {
                self.name_measure(known.get(words), *measure, words)?;
            }
        }
        Ok(())
    }

    fn name_measure(
        &self,
        there: Option<&MeasureAlias>,
        measure: MeasureId,
        words: &str,
    ) -> Result<AliasId, ProgramError> {
        let id = there.map_or_else(|| AliasId::new(self.key()), |there| there.id);
        let alias = MeasureAlias {
            id,
            measure,
            words: words.to_owned(),
        };
        match there {
            None => self.write.insert(&alias)?,
            Some(there) if there.measure != measure => self.write.update(&alias)?,
            Some(_) => {}
        }
        Ok(id)
    }

    /// Sets targets for periods, each in force from the first day of its period. Returns how many changed.
    pub(super) fn set_targets(
        &self,
        targets: Vec<TargetLine>,
        source: &str,
    ) -> Result<usize, ProgramError> {
        if targets.is_empty() {
            return Ok(0);
        }
        let measures = self.read().all::<Measure>()?.into_iter();
        let measures: HashMap<String, MeasureId> = measures.map(|one| (one.key, one.id)).collect();
        let known = self.read().all::<Target>()?.into_iter();
        let known = known.filter(|target| target.kind == TargetKind::Target);
        let known: HashMap<_, Target> = known
            .map(|one| ((one.measure, one.in_force_from, one.per), one))
            .collect();
        let mut changed = 0;
        for (at, line) in targets.into_iter().enumerate() {
            if at.is_multiple_of(TOLD) {
                self.goes_on(0.0)?;
            }
            let key = &line.measure_key;
            let Some(measure) = measures.get(key) else {
                return Err(ProgramError::Refused(format!(
                    "No measure is called \"{key}\"."
                )));
            };
            if !line.value.is_finite() {
                return Err(ProgramError::Wanted("The target's value, a number"));
            }
            let in_force_from = line.period.start();
            let per = Some(line.period.frequency());
            // One that doesn't say what it is for, as they did not before, is for these figures too.
            let there = known.get(&(*measure, in_force_from, per));
            match there.or_else(|| known.get(&(*measure, in_force_from, None))) {
                Some(there) if there.value.to_bits() == line.value.to_bits() => continue,
                Some(there) => self.write.update(&Target {
                    value: line.value,
                    source: source.to_owned(),
                    ..there.clone()
                })?,
                None => self.write.insert(&Target {
                    id: TargetId::new(self.key()),
                    measure: *measure,
                    kind: TargetKind::Target,
                    value: line.value,
                    in_force_from,
                    basis: String::new(),
                    source: source.to_owned(),
                    per,
                })?,
            }
            changed += 1;
        }
        Ok(changed)
    }
}
