//! Which of the program's measures those are that a file names.

mod numbered;

use super::no_measure::NoMeasure;
use super::subject::{BETWEEN, Subject};
use crate::domain::measure::{Measure, free_key};
use crate::domain::period::{Frequency, Period};
use crate::domain::ratio::{is_ratio, multiplier};
use crate::import::grid::Watch;
use crate::import::near::{self, Near, bare};
use crate::import::{ImportError, folded, quoted};
use crate::program::query::FigureKnowledge;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A measure as the plan sees it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::import) struct Slot {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its frequency; `None` while it is new and its periods have not been seen.
    pub frequency: Option<Frequency>,
    /// Of each frequency one of the periods it is reported by, once there is a figure.
    pub likes: [Option<Period>; 5],
    /// What its ratio is multiplied by; `None` where its figures are no ratios, or while it is new and its
    /// rows have not been seen.
    pub per: Option<f64>,
    /// It takes no new figures.
    pub retired: bool,
    /// The file brings it along.
    pub new: bool,
}

/// After how many names somebody who watches is asked whether to go on.
const TOLD: usize = 64;

/// How subjects are to be matched.
pub(in crate::import) struct Matching<'a> {
    /// Create measures that are not known.
    pub create: bool,
    /// Take those nearly called so for those.
    pub accept_near: bool,
    /// What a person said a name means: a key, or empty for a new one.
    pub means: &'a BTreeMap<String, String>,
    /// Names a person left out.
    pub leaves_out: &'a [String],
}

/// The measures a file names.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Measures {
    /// Known ones and new ones.
    pub slots: Vec<Slot>,
    /// For each subject its slot, or why it has none.
    pub of_subject: Vec<Result<u32, NoMeasure>>,
    /// New ways to call a measure, to be remembered: the slot and the words.
    pub aliases: Vec<(u32, String)>,
}

struct Matcher<'a> {
    matching: &'a Matching<'a>,
    slots: Vec<Slot>,
    by_key: HashMap<String, u32>,
    by_name: HashMap<String, Vec<u32>>,
    /// By name without blanks, hyphens and the like.
    by_bare: HashMap<String, Vec<u32>>,
    by_alias: HashMap<String, u32>,
    /// What files called each measure beside its number.
    called: BTreeSet<(u32, String)>,
    means: HashMap<String, String>,
    leaves_out: BTreeSet<String>,
    taken: BTreeSet<String>,
    /// How many subjects have this number, and how many this name.
    numbers: HashMap<String, usize>,
    names: HashMap<String, usize>,
    /// Names new measures got.
    given: BTreeSet<String>,
    known: near::Known,
    aliases: Vec<(u32, String)>,
}

impl Measures {
    /// Finds the measure of each subject.
    ///
    /// # Errors
    /// [`ImportError::Stopped`] when who watches says so.
    pub(in crate::import) fn matched(
        subjects: &[Subject],
        known: &FigureKnowledge,
        matching: &Matching<'_>,
        watch: Watch<'_>,
    ) -> Result<Self, ImportError> {
        let mut matcher = Matcher::new(subjects, known, matching);
        let mut of_subject = Vec::with_capacity(subjects.len());
        for (done, subject) in subjects.iter().enumerate() {
            // A name that is none of thousands may be held against each of them.
            if done.is_multiple_of(TOLD) {
                watch.step(0.0)?;
            }
            of_subject.push(matcher.find(subject));
        }
        Ok(Self {
            slots: matcher.slots,
            of_subject,
            aliases: matcher.aliases,
        })
    }

    /// A measure by its place.
    pub(in crate::import) fn slot(&self, at: u32) -> Option<&Slot> {
        self.slots.get(at as usize)
    }
}

impl<'a> Matcher<'a> {
    fn new(subjects: &[Subject], known: &FigureKnowledge, matching: &'a Matching<'a>) -> Self {
        let slots: Vec<Slot> = known.measures.iter().map(slot).collect();
        let mut by_key = HashMap::new();
        let mut by_name: HashMap<String, Vec<u32>> = HashMap::new();
        let mut by_bare: HashMap<String, Vec<u32>> = HashMap::new();
        for (at, slot) in (0..).zip(&slots) {
            by_key.insert(folded(&slot.key), at);
            by_name.entry(folded(&slot.name)).or_default().push(at);
            by_bare.entry(bare(&slot.name)).or_default().push(at);
        }
        let alias =
            |(words, key): (&String, &String)| Some((words.clone(), *by_key.get(&folded(key))?));
        let by_alias: HashMap<String, u32> = known.aliases.iter().filter_map(alias).collect();
        let parts = |(words, at): (&String, &u32)| {
            let at = *at;
            let parts = words.split(BETWEEN).map(move |part| (at, part.to_owned()));
            parts.collect::<Vec<_>>()
        };
        let called = by_alias.iter().flat_map(parts).collect();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut names: HashMap<String, usize> = HashMap::new();
        for subject in subjects {
            if let Some(number) = subject.number() {
                *numbers.entry(folded(number)).or_default() += 1;
            }
            *names.entry(folded(&subject.called())).or_default() += 1;
        }
        Self {
            matching,
            taken: slots
                .iter()
                .flat_map(|slot| [slot.key.clone(), folded(&slot.key)])
                .collect(),
            known: near::Known::new(
                slots
                    .iter()
                    .flat_map(|slot| [slot.name.as_str(), slot.key.as_str()]),
            ),
            means: matching
                .means
                .iter()
                .map(|(name, key)| (folded(name), folded(key)))
                .collect(),
            leaves_out: matching
                .leaves_out
                .iter()
                .map(|name| folded(name))
                .collect(),
            given: slots.iter().map(|slot| folded(&slot.name)).collect(),
            slots,
            by_key,
            by_name,
            by_bare,
            by_alias,
            called,
            numbers,
            names,
            aliases: Vec::new(),
        }
    }

    /// By what a person said, by an alias, by its number, by key, by name; else a near one is asked for, or a new
    /// one made.
    fn find(&mut self, subject: &Subject) -> Result<u32, NoMeasure> {
        let joined = folded(&subject.joined());
        if joined.is_empty() {
            return Err(NoMeasure::Nobody);
        }
        if self.leaves_out.contains(&joined) {
            return Err(NoMeasure::LeftOut);
        }
        let name = folded(&subject.called());
        let alone = self.names.get(&name).copied().unwrap_or(0) < 2;
        let told = self
            .means
            .get(&joined)
            .or(self.means.get(&name).filter(|_| alone))
            .cloned();
        if let Some(key) = &told
            && let Some(at) = self.by_key.get(key)
        {
            let at = *at;
            self.remember(at, joined);
            return Ok(at);
        }
        // What was new once is known by that name ever after.
        if told.as_deref().is_none_or(str::is_empty)
            && let Some(at) = self.by_alias.get(&joined)
        {
            return Ok(*at);
        }
        let numbered = self.numbered(subject).filter(|_| told.is_none());
        if let Some(at) = numbered
            && self.says_the_same(subject, at)
        {
            return Ok(at);
        }
        if told.is_none() {
            if alone && let Some(found) = self.by_words(subject, &name) {
                return found;
            }
            if let Some(card) = &subject.card
                && let Some(found) = self.by_words(subject, &folded(&card.measure.name))
            {
                return found;
            }
        }
        if told.is_none()
            && alone
            && let Some(near) = self.known.nearest(&name)
            && (near.likely || !self.matching.accept_near)
        {
            return self.near(subject, &near, joined);
        }
        if let Some(at) = numbered
            && self.may_say_the_same(subject, at)
        {
            return self.same_number(subject, at, joined);
        }
        let may_create = self.matching.create || told.is_some();
        if !may_create {
            return Err(NoMeasure::Unknown(unknown(subject)));
        }
        Ok(self.add(subject, joined))
    }

    fn by_words(&self, subject: &Subject, name: &str) -> Option<Result<u32, NoMeasure>> {
        if let Some(at) = self.by_key.get(name).or(self.by_alias.get(name)) {
            return Some(Ok(*at));
        }
        match self.by_name.get(name).map(Vec::as_slice) {
            // "missed-collections" is no slip of the pen.
            None => match self.by_bare.get(&bare(name)).map(Vec::as_slice) {
                Some([at]) => Some(Ok(*at)),
                Some(_) | None => None,
            },
            Some([at]) => Some(Ok(*at)),
            Some(several) => Some(Err(NoMeasure::Several(self.ambiguity(subject, several)))),
        }
    }

    fn near(&mut self, subject: &Subject, near: &Near, joined: String) -> Result<u32, NoMeasure> {
        let folded_near = folded(&near.text);
        let places = self.by_key.get(&folded_near).map(|at| vec![*at]);
        let places = places
            .or_else(|| self.by_name.get(&folded_near).cloned())
            .unwrap_or_default();
        let [at] = places.as_slice() else {
            return Err(NoMeasure::Several(self.ambiguity(subject, &places)));
        };
        if self.matching.accept_near {
            let at = *at;
            self.remember(at, joined);
            return Ok(at);
        }
        let key = self
            .slots
            .get(*at as usize)
            .map(|slot| slot.key.clone())
            .unwrap_or_default();
        let words = format!(
            "{} is no measure here; is {} meant? Write its name or key, or say whether it is",
            quoted(&subject.called()),
            quoted(&near.text)
        );
        Err(NoMeasure::Near(words, key))
    }

    fn remember(&mut self, at: u32, joined: String) {
        let named = self.slots.get(at as usize);
        let goes_without =
            named.is_some_and(|slot| folded(&slot.name) == joined || folded(&slot.key) == joined);
        if !goes_without && self.by_alias.get(&joined) != Some(&at) {
            self.by_alias.insert(joined.clone(), at);
            self.aliases.push((at, joined));
        }
    }

    /// A new measure. Its key is free here and stays so while the plan is made.
    fn add(&mut self, subject: &Subject, joined: String) -> u32 {
        let name = self.free_name(subject);
        let key = match &subject.card {
            Some(card) if !self.taken.contains(&folded(&card.measure.key)) => {
                self.taken.insert(folded(&card.measure.key));
                card.measure.key.clone()
            }
            Some(_) | None => free_key(&name, &self.taken),
        };
        self.taken.insert(key.clone());
        let at = self.slots.len() as u32;
        self.by_name.insert(folded(&name), vec![at]);
        self.by_key.insert(folded(&key), at);
        self.given.insert(folded(&name));
        self.slots.push(Slot {
            key,
            name,
            frequency: None,
            likes: [None; 5],
            per: None,
            retired: false,
            new: true,
        });
        if let Some(number) = subject.number().map(folded)
            && self.numbers.get(&number).copied() == Some(1)
            && !self.by_key.contains_key(&number)
            && !self.by_alias.contains_key(&number)
        {
            self.remember(at, number);
        }
        self.remember(at, joined);
        at
    }

    /// Its name, with what else tells it apart where another measure has it.
    fn free_name(&self, subject: &Subject) -> String {
        if let Some(card) = &subject.card
            && !self.given.contains(&folded(&card.measure.name))
        {
            return card.measure.name.clone();
        }
        let name = subject.called();
        let shared = self.names.get(&folded(&name)).copied().unwrap_or(0) > 1;
        if !shared && !self.given.contains(&folded(&name)) {
            return name;
        }
        let others = (0..)
            .zip(&subject.cells)
            .filter(|(at, cell)| *at != subject.name && !cell.is_empty())
            .map(|(_, cell)| format!("{name} ({cell})"));
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let plain = std::iter::once(name.clone()).filter(|_| subject.cells.len() == 1);
        plain
            .chain(others)
            .chain(numbered)
            .find(|name| !self.given.contains(&folded(name)))
            .unwrap_or(name.clone())
    }

    fn ambiguity(&self, subject: &Subject, places: &[u32]) -> String {
        let slots = places.iter().filter_map(|at| self.slots.get(*at as usize));
        let keys: Vec<&str> = slots.map(|slot| slot.key.as_str()).collect();
        format!(
            "{} is the name of several measures; write one of the keys: {}",
            quoted(&subject.called()),
            keys.join(", ")
        )
    }
}

fn unknown(subject: &Subject) -> String {
    format!(
        "{} is no measure here; use the name or key of a measure, or have unknown measures created",
        quoted(&subject.called())
    )
}

fn slot(measure: &Measure) -> Slot {
    Slot {
        key: measure.key.clone(),
        name: measure.name.clone(),
        frequency: Some(measure.frequency),
        likes: [None; 5],
        per: is_ratio(measure).then(|| multiplier(measure)),
        retired: measure.retired,
        new: false,
    }
}
