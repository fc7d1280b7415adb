//! Which department answers for a measure that a file brings along: one of that name here, one nearly called so once
//! somebody agreed, or a new one that is created with its measures.

use super::{About, State, refuse};
use crate::domain::department::Department;
use crate::domain::ids::DepartmentId;
use crate::import::finding::FindingKind;
use crate::import::folded;
use crate::import::near;
use crate::import::plan::{Ask, Plan, Question};
use crate::import::take::Subject;
use crate::import::understand::Role;
use crate::import::value::value_of;
use crate::program::NewDepartment;
use std::collections::BTreeMap;

/// Words that departments are called by and that tell none from another.
const COMMON: [&str; 10] = [
    "department",
    "departments",
    "dept",
    "dpt",
    "division",
    "the",
    "of",
    "and",
    "for",
    "city",
];
/// The longest name that may be made of first letters, as "DPW".
const INITIALS: usize = 6;

/// Who answers for a new measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owner {
    /// A department of the program.
    Known(DepartmentId),
    /// One that is created, by its place among the new ones.
    New(usize),
}

/// Who answers for the new measures of a file.
#[derive(Debug, Default)]
pub(super) struct Owners {
    of_slot: BTreeMap<u32, Owner>,
    /// Departments that are not known, in the order in which the file names them.
    new: Vec<Department>,
}

impl Owners {
    /// Who answers for a measure.
    pub(super) fn of(&self, slot: u32) -> Option<&Owner> {
        self.of_slot.get(&slot)
    }

    /// The new departments that answer for one of these measures, with those.
    pub(super) fn created(&self, used: &[(u32, String)]) -> Vec<NewDepartment> {
        let with_measures = self.new.iter().enumerate().map(|(at, department)| {
            let own = used
                .iter()
                .filter(|(slot, _)| self.of(*slot) == Some(&Owner::New(at)));
            NewDepartment {
                department: department.clone(),
                measures: own.map(|(_, key)| key.clone()).collect(),
            }
        });
        with_measures
            .filter(|new| !new.measures.is_empty())
            .collect()
    }
}

/// What a file's name for a department comes to.
enum Found {
    Owner(Owner),
    /// This one is called nearly so, and nobody agreed yet.
    Near(String),
}

/// Settles who answers for each new measure, and refuses the figures of those of which it must be asked.
pub(super) fn settle(plan: &mut Plan, state: &mut State<'_>, subjects: &BTreeMap<u32, Subject>) {
    let mut owners = Owners::default();
    let mut asked: BTreeMap<u32, (String, String)> = BTreeMap::new();
    let slots = (0..).zip(&state.measures.slots);
    for (at, _) in slots.filter(|(_, slot)| slot.new) {
        let Some(names) = subjects.get(&at).map(said).filter(|names| {
            let [name, _] = names;
            !name.is_empty()
        }) else {
            continue;
        };
        match found(&names, state, &mut owners.new) {
            Found::Owner(owner) => {
                owners.of_slot.insert(at, owner);
            }
            Found::Near(here) => {
                let [name, _] = names;
                asked.insert(at, (name, here));
            }
        }
    }
    state.owners = owners;
    if !asked.is_empty() {
        ask(plan, state, &asked);
    }
}

/// The name and the short name that a file gives of the department; of a cell that stands for an empty one nothing.
fn said(subject: &Subject) -> [String; 2] {
    let names = if let Some(card) = &subject.card {
        card.department.clone()
    } else {
        let name = subject.about.get(&Role::Department);
        [name.cloned().unwrap_or_default(), String::new()]
    };
    names.map(|name| {
        // A number alone is the code of a department, and not its name.
        let is_name = name.chars().any(char::is_alphabetic) && value_of(&name).is_err();
        if is_name { name } else { String::new() }
    })
}

fn found(names: &[String; 2], state: &State<'_>, new: &mut Vec<Department>) -> Found {
    let [name, short_name] = names;
    let known = &state.ground.known.departments;
    let answer = state
        .ground
        .mapping
        .departments
        .iter()
        .find(|(told, _)| folded(told) == folded(name))
        .map(|(_, here)| here.as_str());
    let wanted = answer.filter(|here| !here.is_empty()).unwrap_or(name);
    if let Some(id) = same(known, wanted) {
        return Found::Owner(Owner::Known(id));
    }
    if answer.is_none()
        && let Some(near) = nearly(known, name)
    {
        if state.ground.options.accept_guesses {
            return Found::Owner(Owner::Known(near.id));
        }
        return Found::Near(near.name.clone());
    }
    let words = core(name);
    let at = new.iter().position(|one| core(&one.name) == words);
    Found::Owner(Owner::New(at.unwrap_or_else(|| {
        new.push(Department {
            name: name.clone(),
            short_name: if short_name.is_empty() {
                short(name)
            } else {
                short_name.clone()
            },
            ..Department::default()
        });
        new.len() - 1
    })))
}

/// The department of that name, however much of "Department of" is said with it.
fn same(known: &[Department], name: &str) -> Option<DepartmentId> {
    let wanted = folded(name);
    let exact =
        |one: &&Department| folded(&one.name) == wanted || folded(&one.short_name) == wanted;
    let words = core(name);
    let alike = |one: &&Department| {
        !words.is_empty() && (core(&one.name) == words || core(&one.short_name) == words)
    };
    let mut departments = known.iter();
    let found = departments.find(exact).or_else(|| known.iter().find(alike));
    found.map(|one| one.id)
}

/// The department that is nearly called so: by first letters, by a word more or less, or but for a slip of the pen.
fn nearly<'k>(known: &'k [Department], name: &str) -> Option<&'k Department> {
    let letters = |text: &str| folded(text).replace(['.', ' '], "");
    let wanted = letters(name);
    let by_letters = known.iter().find(|one| {
        let short = letters(&one.short_name);
        let may_be = |text: &str| (2..=INITIALS).contains(&text.chars().count());
        may_be(&wanted) && initials(&one.name).contains(&wanted)
            || may_be(&short) && initials(name).contains(&short)
    });
    let words = core(name);
    let differ = |one: &Department| {
        let theirs = core(&one.name);
        let (less, more) = if theirs.len() < words.len() {
            (&theirs, &words)
        } else {
            (&words, &theirs)
        };
        let within = !less.is_empty() && less.iter().all(|word| more.contains(word));
        within.then(|| more.len() - less.len())
    };
    let by_words = || {
        let near = known.iter().filter_map(|one| Some((differ(one)?, one)));
        near.min_by_key(|(differ, _)| *differ).map(|(_, one)| one)
    };
    let by_spelling = || {
        let spelled = near::Known::new(known.iter().map(|one| one.name.as_str()))
            .nearest(name)?
            .text;
        known.iter().find(|one| one.name == spelled)
    };
    by_letters.or_else(by_words).or_else(by_spelling)
}

/// The words that tell a department from others, in the order of the alphabet.
fn core(name: &str) -> Vec<String> {
    let small = name.to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<String> = words
        .filter(|word| !word.is_empty() && !COMMON.contains(word))
        .map(str::to_owned)
        .collect();
    words.sort();
    words.dedup();
    words
}

/// The first letters of a name with and without its common words: "dpw" and "pw" of the Department of Public Works.
fn initials(name: &str) -> [String; 2] {
    let small = name.to_lowercase();
    let words = || {
        small
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !matches!(*word, "" | "of" | "the" | "and" | "for"))
    };
    let firsts = |all: bool| {
        words()
            .filter(|word| all || !COMMON.contains(word))
            .filter_map(|word| word.chars().next())
            .collect()
    };
    [firsts(true), firsts(false)]
}

/// What lists call a department: its name without "Department of".
fn short(name: &str) -> String {
    let trimmed = name.trim();
    let lead = ["department of ", "dept. of ", "dept of "];
    let small = trimmed.to_lowercase();
    let begins = lead.iter().find(|lead| small.starts_with(**lead));
    let rest = begins.and_then(|lead| trimmed.get(lead.len()..));
    let ends = small.strip_suffix(" department").map(str::len);
    let without = ends.and_then(|end| trimmed.get(..end));
    rest.or(without).unwrap_or(trimmed).to_owned()
}

/// Asks once of each name, and refuses the figures that wait for it.
fn ask(plan: &mut Plan, state: &State<'_>, asked: &BTreeMap<u32, (String, String)>) {
    let mut entries = std::mem::take(&mut plan.entries);
    let mut waiting: BTreeMap<(String, String), usize> = BTreeMap::new();
    for entry in entries.iter_mut().filter(|entry| entry.stands()) {
        let slot = state.slot_of.get(entry.series as usize);
        let Some((name, here)) = slot.and_then(|slot| asked.get(slot)) else {
            continue;
        };
        *waiting.entry((name.clone(), here.clone())).or_default() += 1;
        let words = format!(
            "the file says that \u{201c}{name}\u{201d} answers for this new measure, and no department here is called \
             so; is \u{201c}{here}\u{201d} meant? Say whether it is"
        );
        let told = (FindingKind::NearDepartment, words.as_str());
        refuse(plan, state.ground, entry, About::Department, told);
    }
    plan.entries = entries;
    for ((name, here), cells) in waiting {
        plan.questions.push(Question {
            words: format!(
                "No department here is called \u{201c}{name}\u{201d}. Is \u{201c}{here}\u{201d} meant?"
            ),
            guess: format!("it is {here}"),
            about: Ask::Department { name, here },
            cells,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Vec<Department> {
        [
            ("Department of Public Works", "DPW"),
            ("Fire Department", "Fire"),
            ("Recreation and Parks", "Rec & Parks"),
        ]
        .into_iter()
        .zip(1..)
        .map(|((name, short_name), id)| Department {
            id: DepartmentId::new(uuid::Uuid::from_u128(id)),
            name: name.to_owned(),
            short_name: short_name.to_owned(),
            retired: false,
        })
        .collect()
    }

    #[test]
    fn a_department_is_known_however_much_is_said_of_its_kind() {
        for name in [
            "Public Works",
            "dept. of public works",
            "DPW",
            "Public Works Department",
        ] {
            let found = same(&here(), name);
            assert_eq!(found, Some(here()[0].id), "{name}");
        }
        assert_eq!(same(&here(), "Parks & Recreation"), Some(here()[2].id));
        assert_eq!(same(&here(), "Finance"), None);
    }

    #[test]
    fn a_word_more_first_letters_and_a_slip_are_near_and_another_is_not() {
        for (name, near) in [
            ("Springfield Fire Department", Some("Fire Department")),
            ("Recreaton and Parks", Some("Recreation and Parks")),
            ("FD", Some("Fire Department")),
            ("Finance", None),
            ("Department of", None),
        ] {
            let known = here();
            let found = nearly(&known, name).map(|one| one.name.as_str());
            assert_eq!(found, near, "{name}");
        }
    }

    #[test]
    fn lists_call_a_department_without_its_kind() {
        let names = [
            "Department of Finance",
            "Fire Department",
            "Dept. of Aging",
            "Harbor Board",
        ];
        assert_eq!(
            names.map(short),
            ["Finance", "Fire", "Aging", "Harbor Board"]
        );
    }
}
