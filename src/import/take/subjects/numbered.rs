//! What the number of a measure in a file says of it.

use super::Matcher;
use crate::import::near::{bare, share_words};
use crate::import::take::NoMeasure;
use crate::import::take::Subject;
use crate::import::{folded, quoted};

impl Matcher<'_> {
    /// The measure whose key or alias its number is, if that stands for one measure in the file.
    pub(super) fn numbered(&self, subject: &Subject) -> Option<u32> {
        let number = folded(subject.number()?);
        let alone = self.numbers.get(&number).copied().unwrap_or(0) < 2;
        let found = self.by_alias.get(&number).or(self.by_key.get(&number))?;
        alone.then_some(*found)
    }

    /// Whether the name beside a number is that of the measure: every department numbers its measures from 1. A number
    /// without a name says all there is.
    pub(super) fn says_the_same(&self, subject: &Subject, at: u32) -> bool {
        let Some(name) = subject.beside_number().map(folded) else {
            return true;
        };
        let slot = self.slots.get(at as usize);
        let is_called = slot.is_some_and(|slot| {
            let own = folded(&slot.name);
            let more = own
                .strip_prefix(&name)
                .is_some_and(|rest| rest.starts_with(" ("));
            own == name || more || folded(&slot.key) == name || bare(&own) == bare(&name)
        });
        is_called || self.called.contains(&(at, name))
    }

    pub(super) fn may_say_the_same(&self, subject: &Subject, at: u32) -> bool {
        let slot = self.slots.get(at as usize);
        slot.is_some_and(|slot| share_words(&slot.name, &subject.called()))
    }

    /// A measure's number beside another name that may mean it.
    pub(super) fn same_number(
        &mut self,
        subject: &Subject,
        at: u32,
        joined: String,
    ) -> Result<u32, NoMeasure> {
        if self.matching.accept_near {
            self.remember(at, joined);
            return Ok(at);
        }
        let slot = self.slots.get(at as usize);
        let (key, name) = slot
            .map(|slot| (slot.key.clone(), slot.name.as_str()))
            .unwrap_or_default();
        let words = format!(
            "{} has the number of {} and is called otherwise; is it the same? Use its name or key, say in the mapping \
             what it means, or accept the guess",
            quoted(&subject.called()),
            quoted(name)
        );
        Err(NoMeasure::Near(words, key))
    }
}
