//! Measures, their approval, targets, annotations, baselines and rules.

use super::{Applied, Apply, save, wanted};
use crate::domain::annotation::Annotation;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::dates::prose;
use crate::domain::ids::{AnnotationId, BaselineId, TargetId};
use crate::domain::measure::{Approval, Measure, free_key};
use crate::domain::observation::Series;
use crate::domain::target::Target;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::MeasureDecision;

impl Apply<'_> {
    pub(super) fn save_measure(&self, mut measure: Measure) -> Applied {
        wanted(&measure.name, "The measure's name")?;
        if !measure.tolerance_percent.is_finite() || measure.tolerance_percent < 0.0 {
            return Err(ProgramError::Refused(
                "The tolerance is a percentage of 0 or more.".into(),
            ));
        }
        if measure.key.trim().is_empty() {
            let taken = self
                .read()
                .all::<Measure>()?
                .into_iter()
                .map(|other| other.key)
                .collect();
            measure.key = free_key(&measure.name, &taken);
        }
        let reported = !measure.id.is_new()
            && self.read().get::<Measure>(measure.id)?.frequency != measure.frequency
            && !self.read().of::<Series>("measure", measure.id)?.is_empty();
        if reported {
            let words = "This measure has figures already, so its frequency stays. \
                         Make a new measure for another frequency.";
            return Err(ProgramError::Refused(words.into()));
        }
        Ok(save!(self, measure))
    }

    pub(super) fn add_measures(&self, measures: Vec<Measure>) -> Applied {
        let count = measures.len();
        for measure in measures {
            self.save_measure(measure)?;
        }
        Ok(Output::Count(count))
    }

    pub(super) fn decide_measure(&self, decision: MeasureDecision) -> Applied {
        if decision.approval == Approval::Returned {
            wanted(&decision.comment, "A comment that says what should change")?;
        }
        let mut measure = self.read().get::<Measure>(decision.measure)?;
        measure.approval = decision.approval;
        measure.approval_by = decision.by;
        measure.approval_on = Some(decision.on);
        measure.approval_comment = decision.comment;
        self.write.update(&measure)?;
        Ok(Output::Nothing)
    }

    pub(super) fn save_target(&self, target: Target) -> Applied {
        if !target.value.is_finite() {
            return Err(ProgramError::Wanted("The target's value, a number"));
        }
        Ok(save!(self, target))
    }

    pub(super) fn add_targets(&self, targets: Vec<Target>) -> Applied {
        let count = targets.len();
        for target in targets {
            self.save_target(target)?;
        }
        Ok(Output::Count(count))
    }

    pub(super) fn remove_target(&self, id: TargetId) -> Applied {
        self.write.delete::<Target>(id)?;
        Ok(Output::Nothing)
    }

    pub(super) fn save_annotation(&self, annotation: Annotation) -> Applied {
        wanted(&annotation.text, "The annotation's words")?;
        Ok(save!(self, annotation))
    }

    pub(super) fn remove_annotation(&self, id: AnnotationId) -> Applied {
        self.write.delete::<Annotation>(id)?;
        Ok(Output::Nothing)
    }

    pub(super) fn set_baseline(&self, mut baseline: Baseline) -> Applied {
        wanted(&baseline.reason, "The reason for the new baseline")?;
        if baseline.author.trim().is_empty() {
            self.who.clone_into(&mut baseline.author);
        }
        wanted(&baseline.author, "The name of who sets the baseline")?;
        let others = self.read().of::<Baseline>("measure", baseline.measure)?;
        let taken = |other: &Baseline| other.id != baseline.id && other.from == baseline.from;
        if others.iter().any(taken) {
            let day = prose(baseline.from);
            let words = format!("There is a baseline from {day} already. Change that one.");
            return Err(ProgramError::Refused(words));
        }
        Ok(save!(self, baseline))
    }

    pub(super) fn remove_baseline(&self, id: BaselineId) -> Applied {
        self.write.delete::<Baseline>(id)?;
        Ok(Output::Nothing)
    }

    pub(super) fn set_measure_rules(&self, rules: &MeasureRules) -> Applied {
        if rules.fix_after == Some(0) {
            let words = "The usual range comes from at least one figure, or from all of them.";
            return Err(ProgramError::Refused(words.into()));
        }
        if self.read().find::<MeasureRules>(rules.id)?.is_some() {
            self.write.update(rules)?;
        } else {
            self.write.insert(rules)?;
        }
        Ok(Output::Id(rules.id.uuid()))
    }
}
