//! What another program keeps of measures besides their cards and figures, taken over.

use super::Apply;
use crate::domain::annotation::Annotation;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::ids::{AnnotationId, BaselineId, MeasureId, TargetId};
use crate::domain::measure::Measure;
use crate::domain::target::Target;
use crate::program::error::ProgramError;
use crate::program::requests::Carried;
use std::collections::HashMap;

impl Apply<'_> {
    /// Takes it over, and tells how many things that were.
    pub(super) fn carry(&self, carried: Vec<Carried>) -> Result<usize, ProgramError> {
        if carried.is_empty() {
            return Ok(0);
        }
        let measures = self.read().all::<Measure>()?.into_iter();
        let measures: HashMap<String, MeasureId> = measures.map(|one| (one.key, one.id)).collect();
        let mut count = 0;
        for one in carried {
            self.goes_on(0.0)?;
            let key = &one.measure_key;
            let Some(measure) = measures.get(key).copied() else {
                return Err(ProgramError::Refused(format!(
                    "No measure is called \"{key}\"."
                )));
            };
            count += self.carry_targets(measure, one.targets)?;
            count += one.annotations.len() + one.baselines.len() + usize::from(one.rules.is_some());
            for annotation in one.annotations {
                self.save_annotation(Annotation {
                    id: AnnotationId::default(),
                    measure,
                    ..annotation
                })?;
            }
            for baseline in one.baselines {
                self.set_baseline(Baseline {
                    id: BaselineId::default(),
                    measure,
                    ..baseline
                })?;
            }
            if let Some(rules) = one.rules {
                self.set_measure_rules(&MeasureRules {
                    id: measure,
                    ..rules
                })?;
            }
        }
        Ok(count)
    }

    fn carry_targets(
        &self,
        measure: MeasureId,
        targets: Vec<Target>,
    ) -> Result<usize, ProgramError> {
        let known = self.read().of::<Target>("measure", measure)?;
        let mut count = 0;
        for target in targets {
            let place = |one: &Target| (one.kind, one.in_force_from, one.per);
            let there = known.iter().find(|one| place(one) == place(&target));
            if there.is_some_and(|there| there.value.to_bits() == target.value.to_bits()) {
                continue;
            }
            self.save_target(Target {
                id: there.map_or_else(TargetId::default, |there| there.id),
                measure,
                ..target
            })?;
            count += 1;
        }
        Ok(count)
    }
}
