//! Names looked up among those whom a line may mean, each only once.

use crate::domain::capture::names::{Meaning, Names};
use crate::domain::capture::scan::Quotes;
use crate::domain::capture::{Candidate, CaptureContext};
use crate::domain::person::Person;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The most candidates a chip offers.
const MOST_CANDIDATES: usize = 6;

/// The names of a context, folded and sorted when the first mark asks for them.
pub(super) struct Lookup<'a> {
    context: &'a CaptureContext<'a>,
    mentioned: OnceCell<Names<'a>>,
    measured: OnceCell<Names<'a>>,
    /// Names looked up before, for a line that repeats them thousands of times.
    known: BTreeMap<(bool, Quotes, &'a str), Rc<Looked<'a>>>,
}

/// A name that was looked up.
#[derive(Default)]
pub(super) struct Looked<'a> {
    /// What it may mean.
    pub(super) meaning: Meaning<'a>,
    /// How it may go on, unless it is sure.
    pub(super) candidates: Vec<Candidate>,
}

impl<'a> Lookup<'a> {
    /// Looks names up in this context.
    pub(super) fn new(context: &'a CaptureContext<'a>) -> Self {
        Self {
            context,
            mentioned: OnceCell::new(),
            measured: OnceCell::new(),
            known: BTreeMap::new(),
        }
    }

    /// Everybody who may be named.
    pub(super) const fn people(&self) -> &'a [Person] {
        self.context.people
    }

    /// True for the whole name of a person or a department.
    pub(super) fn is_full_name(&self, name: &str) -> bool {
        self.names(false).has_in_full(name)
    }

    /// What this name of a measure, or of a person or department, may mean.
    pub(super) fn look_up(
        &mut self,
        measure: bool,
        quotes: Quotes,
        typed: &'a str,
    ) -> Rc<Looked<'a>> {
        let key = (measure, quotes, typed);
        if let Some(looked) = self.known.get(&key) {
            return Rc::clone(looked);
        }
        let meaning = self
            .names(measure)
            .find(typed, measure || quotes != Quotes::None);
        let sure = meaning.exact && meaning.one().is_some() && quotes != Quotes::Open;
        let candidates = if sure {
            Vec::new()
        } else {
            self.candidates(&meaning, measure)
        };
        let looked = Rc::new(Looked {
            meaning,
            candidates,
        });
        self.known.insert(key, Rc::clone(&looked));
        looked
    }

    fn names(&self, measure: bool) -> &Names<'a> {
        let context = self.context;
        if measure {
            self.measured
                .get_or_init(|| Names::measured(context.measures))
        } else {
            self.mentioned
                .get_or_init(|| Names::mentioned(context.people, context.departments))
        }
    }

    fn candidates(&self, meaning: &Meaning<'a>, measure: bool) -> Vec<Candidate> {
        meaning
            .best
            .iter()
            .chain(&meaning.others)
            .filter_map(|target| {
                let replacement = self.names(measure).spelling(*target)?;
                Some(Candidate {
                    label: target.label(),
                    replacement,
                })
            })
            .take(MOST_CANDIDATES)
            .collect()
    }
}
