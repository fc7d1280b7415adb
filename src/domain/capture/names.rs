//! Who or what a name typed after `@` or `#` may mean.

use crate::domain::capture::fold::{folded, has_word_in};
use crate::domain::capture::scan::token_length;
use crate::domain::capture::spelling::{joined, short, spellings_of_person, surname_first};
use crate::domain::department::Department;
use crate::domain::measure::Measure;
use crate::domain::person::Person;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use uuid::Uuid;

/// What a name may stand for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target<'a> {
    /// A person, with their department.
    Person(&'a Person, Option<&'a Department>),
    /// A department.
    Department(&'a Department),
    /// A measure.
    Measure(&'a Measure),
}

impl<'a> Target<'a> {
    fn key(self) -> Uuid {
        match self {
            Self::Person(person, _) => person.id.uuid(),
            Self::Department(department) => department.id.uuid(),
            Self::Measure(measure) => measure.id.uuid(),
        }
    }

    /// True when both are the same thing.
    pub(super) fn is(self, other: Target<'_>) -> bool {
        self.key() == other.key()
    }

    /// True when the folded name is its own, in full or without middle names.
    fn is_named(self, name: &str) -> bool {
        match self {
            Self::Person(person, _) => {
                let words = person.words();
                let ends = [words.first(), words.last()].into_iter().flatten();
                folded(&person.name) == name
                    || words.len() > 1 && ends.map(|word| folded(word)).collect::<String>() == name
            }
            Self::Department(_) | Self::Measure(_) => true,
        }
    }

    fn retired(self) -> bool {
        match self {
            Self::Person(person, _) => person.retired,
            Self::Department(department) => department.retired,
            Self::Measure(measure) => measure.retired,
        }
    }

    /// As it stands in a sentence: a person's surname, a department's short name, a measure's name.
    pub(super) fn in_words(self) -> &'a str {
        match self {
            Self::Person(person, _) => person.surname(),
            Self::Department(department) => short(department),
            Self::Measure(measure) => measure.name.trim(),
        }
    }

    /// As a chip or a list names it: "Okafor, Dana · Streets".
    pub(super) fn label(self) -> String {
        let label = match self {
            Self::Person(person, department) => {
                let name = surname_first(person);
                match department {
                    Some(department) => format!("{name} · {}", short(department)),
                    None => name,
                }
            }
            Self::Department(_) | Self::Measure(_) => self.in_words().to_owned(),
        };
        if self.retired() {
            label + " · retired"
        } else {
            label
        }
    }

    /// Its place in an alphabetical list.
    fn place(self) -> (String, String) {
        let name = match self {
            Self::Person(person, _) => folded(&surname_first(person)),
            Self::Department(_) | Self::Measure(_) => folded(self.in_words()),
        };
        (name, self.label())
    }

    /// As a sentence tells it from others: "Ann Smith (Streets)".
    pub(super) fn described(self) -> String {
        match self {
            Self::Person(person, Some(department)) => {
                format!("{} ({})", person.name.trim(), short(department))
            }
            Self::Person(person, None) if person.role.trim().is_empty() => {
                person.name.trim().to_owned()
            }
            Self::Person(person, None) => {
                format!("{} ({})", person.name.trim(), person.role.trim())
            }
            Self::Department(_) | Self::Measure(_) => self.in_words().to_owned(),
        }
    }

    /// False when none of its names begins with this letter.
    fn may_begin(self, initial: char) -> bool {
        match self {
            Self::Person(person, _) => {
                has_word_in(&person.name, initial) || folded(&person.name).is_empty()
            }
            Self::Department(department) => {
                has_word_in(&department.name, initial)
                    || has_word_in(&department.short_name, initial)
            }
            Self::Measure(measure) => {
                has_word_in(&measure.key, initial) || has_word_in(&measure.name, initial)
            }
        }
    }

    /// Adds every name it answers to.
    fn names(self, names: &mut Vec<Name<'a>>) {
        let mut answer = |folded: String, whole: bool| {
            names.push(Name {
                folded,
                target: self,
                whole,
            });
        };
        match self {
            Self::Department(department) => {
                answer(folded(&department.name), true);
                answer(folded(&department.short_name), true);
            }
            Self::Person(person, _) => {
                answer(folded(&person.name), true);
                answer(folded(&self.described()), true);
                for folded in spellings_of_person(person) {
                    answer(folded, false);
                }
            }
            Self::Measure(measure) => {
                answer(folded(&measure.key), true);
                answer(folded(&measure.name), false);
            }
        }
    }

    /// The marks that may name it, shortest first; not all of them name it alone.
    fn spellings(self) -> Vec<String> {
        match self {
            Self::Person(person, _) => {
                let given = person.name.split_whitespace().next().unwrap_or_default();
                let surname = person.surname().to_lowercase();
                vec![
                    format!("@{surname}"),
                    format!("@{}.{surname}", given.to_lowercase()),
                    format!("@\"{}\"", person.name.trim()),
                    format!("@\"{}\"", self.described()),
                ]
            }
            Self::Department(department) => vec![
                format!("@{}", joined(short(department)).to_lowercase()),
                format!("@\"{}\"", short(department)),
                format!("@\"{}\"", department.name.trim()),
            ],
            Self::Measure(measure) => vec![format!("#{}", joined(&measure.key))],
        }
    }
}

/// One folded spelling of a target.
struct Name<'a> {
    folded: String,
    target: Target<'a>,
    /// The whole name, or a measure's key: beats other spellings that happen to be the same.
    whole: bool,
}

/// The names that a mark is looked up in. Those that begin with one letter are folded and sorted when a
/// mark with that letter asks for them: most lines ask for one or two.
pub(super) struct Names<'a> {
    targets: Vec<Target<'a>>,
    by_initial: RefCell<BTreeMap<char, Rc<[Name<'a>]>>>,
}

/// What a name that was looked up may mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Meaning<'a> {
    /// Those it fits best: one when it is settled, none when it is unknown.
    pub(super) best: Vec<Target<'a>>,
    /// Those it fits less well.
    pub(super) others: Vec<Target<'a>>,
    /// It was typed in full.
    pub(super) exact: bool,
}

impl<'a> Meaning<'a> {
    /// The one it means, if there is no other.
    pub(super) fn one(&self) -> Option<Target<'a>> {
        match *self.best.as_slice() {
            [target] => Some(target),
            _ => None,
        }
    }
}

impl<'a> Names<'a> {
    /// The names of people and departments.
    pub(super) fn mentioned(people: &'a [Person], departments: &'a [Department]) -> Self {
        let known = departments.iter().map(Target::Department);
        let persons = people.iter().map(|person| {
            let department = person
                .department
                .and_then(|id| departments.iter().find(|department| department.id == id));
            Target::Person(person, department)
        });
        Self::of(known.chain(persons).collect())
    }

    /// The keys and names of measures.
    pub(super) fn measured(measures: &'a [Measure]) -> Self {
        Self::of(measures.iter().map(Target::Measure).collect())
    }

    const fn of(targets: Vec<Target<'a>>) -> Self {
        Self {
            targets,
            by_initial: RefCell::new(BTreeMap::new()),
        }
    }

    /// The names that begin with this letter, sorted.
    fn beginning(&self, initial: char) -> Rc<[Name<'a>]> {
        if let Some(names) = self.by_initial.borrow().get(&initial) {
            return Rc::clone(names);
        }
        let mut names = Vec::new();
        for target in &self.targets {
            if target.may_begin(initial) {
                target.names(&mut names);
            }
        }
        names.retain(|name| name.folded.starts_with(initial));
        names.sort_by(|a, b| a.folded.cmp(&b.folded));
        let names: Rc<[Name<'a>]> = names.into();
        self.by_initial
            .borrow_mut()
            .insert(initial, Rc::clone(&names));
        names
    }

    /// What `typed` may mean. A name typed in full beats the beginning of a longer one; those no
    /// longer in use are meant only by a full name that nobody in use has. With `whole_first`, one
    /// of exactly that whole name beats others who merely answer to it.
    pub(super) fn find(&self, typed: &str, whole_first: bool) -> Meaning<'a> {
        let typed = folded(typed);
        let Some(initial) = typed.chars().next() else {
            return Meaning::default();
        };
        let names = self.beginning(initial);
        let mut levels: [Vec<Target<'a>>; 4] = Default::default();
        let begin = names.partition_point(|name| name.folded < typed);
        let fitting = names
            .iter()
            .skip(begin)
            .take_while(|name| name.folded.starts_with(&typed));
        for name in fitting {
            let exact = name.folded == typed;
            let level = match (exact, name.target.retired()) {
                (true, false) if name.whole && whole_first => 0,
                (true, false) => 1,
                (true, true) => 2,
                (false, false) => 3,
                (false, true) => continue,
            };
            if let Some(level) = levels.get_mut(level) {
                level.push(name.target);
            }
        }
        ranked(levels)
    }

    /// True when this is somebody's full name, with or without middle names, or a department's.
    pub(super) fn has_in_full(&self, name: &str) -> bool {
        let name = folded(name);
        let Some(initial) = name.chars().next() else {
            return false;
        };
        let names = self.beginning(initial);
        let begin = names.partition_point(|other| other.folded < name);
        names
            .iter()
            .skip(begin)
            .take_while(|other| other.folded == name)
            .any(|other| other.target.is_named(&name))
    }

    /// The shortest mark that means this and nothing else, whatever else begins like it.
    pub(super) fn spelling(&self, target: Target<'_>) -> Option<String> {
        target.spellings().into_iter().find(|mark| {
            let name = mark.trim_start_matches(['@', '#']);
            let inner = name.trim_matches('"');
            let quoted = inner.len() < name.len();
            let whole_first = quoted || mark.starts_with('#');
            let typable = if quoted {
                !inner.contains(['"', '”', '\n'])
            } else {
                token_length(inner) == inner.len()
            };
            let meaning = self.find(inner, whole_first);
            typable && meaning.exact && meaning.one().is_some_and(|one| one.is(target))
        })
    }
}

/// The first level that anything is on, and all the rest behind it, each target once.
fn ranked(levels: [Vec<Target<'_>>; 4]) -> Meaning<'_> {
    let mut meaning = Meaning::default();
    let mut seen = std::collections::BTreeSet::new();
    for (level, mut targets) in levels.into_iter().enumerate() {
        targets.retain(|target| seen.insert(target.key()));
        targets.sort_by_cached_key(|target| target.place());
        if meaning.best.is_empty() {
            meaning.best = targets;
            meaning.exact = level < 3;
        } else {
            meaning.others.append(&mut targets);
        }
    }
    meaning
}
