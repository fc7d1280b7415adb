//! From the marks of a line to what the line says.

use crate::domain::action::ActionPriority;
use crate::domain::capture::due_mark::Due;
use crate::domain::capture::lookup::{Looked, Lookup};
use crate::domain::capture::names::Target;
use crate::domain::capture::scan::{Found, Quotes, Sign, further_words, within};
use crate::domain::capture::speaker::speaker;
use crate::domain::capture::telling::{kind_of, misunderstood};
use crate::domain::capture::wording::{Piece, Words, needs_due, needs_name, trailing_from, worded};
use crate::domain::capture::{Candidate, CaptureContext, Captured, Chip, ChipKind};
use crate::domain::dates;
use crate::domain::ids::DepartmentId;
use crate::domain::person::Person;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

/// Reads the marks of one line.
pub(super) struct Reader<'a> {
    line: &'a str,
    today: NaiveDate,
    lookup: Lookup<'a>,
    told: BTreeSet<String>,
    first_person: Option<FirstPerson<'a>>,
    first_measure: Option<Target<'a>>,
    departments: Vec<DepartmentId>,
    captured: Captured,
}

/// The first person the line mentions.
enum FirstPerson<'a> {
    Known(Target<'a>),
    AsTyped(&'a str),
}

/// A mark with what its name means.
struct Mark<'a> {
    span: Range<usize>,
    sign: Sign<'a>,
    looked: Rc<Looked<'a>>,
}

/// What became of a mark.
struct Verdict {
    kind: ChipKind,
    text: String,
    words: Words,
    /// The line for a person to settle, when it is not settled.
    complaint: Option<String>,
    candidates: Vec<Candidate>,
}

impl<'a> Reader<'a> {
    /// A reader of this line.
    pub(super) fn new(line: &'a str, context: &'a CaptureContext<'a>) -> Self {
        Self {
            line,
            today: context.today,
            lookup: Lookup::new(context),
            told: BTreeSet::new(),
            first_person: None,
            first_measure: None,
            departments: Vec::new(),
            captured: Captured {
                text: String::new(),
                speaker: None,
                owner: None,
                owner_as_typed: String::new(),
                department: None,
                support: Vec::new(),
                due: None,
                priority: ActionPriority::Normal,
                measure: None,
                unsettled: Vec::new(),
                chips: Vec::new(),
            },
        }
    }

    /// What the line says with these marks.
    pub(super) fn read(mut self, found: Vec<Found<'a>>) -> Captured {
        let ends = found.iter().skip(1).map(|next| next.span.start);
        let ends: Vec<usize> = ends.chain([self.line.len()]).collect();
        let marks: Vec<Mark<'a>> = found
            .into_iter()
            .zip(ends)
            .filter_map(|(mark, end)| self.meant(mark, end))
            .collect();
        let needed = self.needed(&marks);
        let spans: Vec<Range<usize>> = marks.iter().map(|mark| mark.span.clone()).collect();
        let trailing = trailing_from(self.line, &spans, &needed);
        let mut pieces = Vec::with_capacity(marks.len());
        for (index, (mark, needed)) in marks.iter().zip(needed).enumerate() {
            let verdict = self.judge(mark, index >= trailing, needed);
            let settled = verdict.complaint.is_none();
            self.captured.chips.push(Chip {
                kind: verdict.kind,
                text: verdict.text,
                settled,
                candidates: verdict.candidates,
                span: mark.span.clone(),
            });
            self.tell(verdict.complaint);
            let words = if settled {
                verdict.words
            } else {
                Words::AsTyped
            };
            pieces.push(Piece {
                span: mark.span.clone(),
                words,
            });
        }
        self.settle_people();
        self.captured.text = worded(self.line, &pieces);
        self.hear_speaker();
        self.captured
    }

    /// Notes who speaks, and takes that off the text.
    fn hear_speaker(&mut self) {
        let people = self.lookup.people();
        let Some((person, end)) = speaker(self.line, people) else {
            return;
        };
        // No mark stands before the colon, so the text begins as the line does.
        let said = self.line.get(..end).unwrap_or_default();
        let Some(rest) = self.captured.text.strip_prefix(said) else {
            return;
        };
        self.captured.text = rest.to_owned();
        self.captured.speaker = Some(person);
        let name = people.iter().find(|one| one.id == person);
        let name = name.map(Person::short_name).unwrap_or_default();
        self.captured.chips.insert(
            0,
            Chip {
                kind: ChipKind::Speaker,
                text: format!("said by {name}"),
                settled: true,
                candidates: Vec::new(),
                span: 0..said.trim_end().len(),
            },
        );
    }

    /// The mark with what its name means; `None` when it is no mark after all: `#1`, `@5pm`.
    /// The next mark begins at `end`.
    fn meant(&mut self, found: Found<'a>, end: usize) -> Option<Mark<'a>> {
        let found = self.whole_name(found, end);
        let (measure, typed, quotes) = match found.sign {
            Sign::Mention { typed, quotes } => (false, typed, quotes),
            Sign::Measure(typed) => (true, typed, Quotes::None),
            Sign::Due(_) | Sign::High => {
                let (span, sign) = (found.span, found.sign);
                return Some(Mark {
                    span,
                    sign,
                    looked: Rc::default(),
                });
            }
        };
        let looked = self.lookup.look_up(measure, quotes, typed);
        let is_number = typed.starts_with(char::is_numeric) && quotes == Quotes::None;
        if is_number && !looked.meaning.exact {
            return None;
        }
        Some(Mark {
            span: found.span,
            sign: found.sign,
            looked,
        })
    }

    /// The mark with all of the name it begins: `@Luis Rivera` needs no quotation marks.
    fn whole_name(&self, found: Found<'a>, end: usize) -> Found<'a> {
        let Sign::Mention {
            typed,
            quotes: Quotes::None,
        } = found.sign
        else {
            return found;
        };
        let begin = found.span.end.saturating_sub(typed.len());
        let rest = within(self.line, &(begin..end));
        let name = further_words(rest, typed.len())
            .into_iter()
            .rev()
            .filter_map(|end| rest.get(..end))
            .find(|name| self.lookup.is_full_name(name));
        match name {
            Some(name) => Found {
                span: found.span.start..begin + name.len(),
                sign: Sign::Mention {
                    typed: name,
                    quotes: Quotes::Closed,
                },
            },
            None => found,
        }
    }

    /// Which marks the sentence before them needs: taken away they would leave it broken.
    fn needed(&self, marks: &[Mark<'_>]) -> Vec<bool> {
        let mut at = 0;
        marks
            .iter()
            .map(|mark| {
                let between = within(self.line, &(at..mark.span.start));
                at = mark.span.end;
                match mark.sign {
                    Sign::Mention { .. } | Sign::Measure(_) => needs_name(between),
                    Sign::Due(_) => needs_due(between),
                    Sign::High => false,
                }
            })
            .collect()
    }

    fn tell(&mut self, complaint: Option<String>) {
        let complaint = complaint.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        if let Some(line) = complaint.filter(|line| !self.told.contains(line)) {
            self.told.insert(line.clone());
            self.captured.unsettled.push(line);
        }
    }

    fn judge(&mut self, mark: &Mark<'a>, trailing: bool, needed: bool) -> Verdict {
        match mark.sign {
            Sign::High => {
                self.captured.priority = ActionPriority::High;
                Verdict {
                    kind: ChipKind::Priority,
                    text: "high priority".to_owned(),
                    words: Words::Removed,
                    complaint: None,
                    candidates: Vec::new(),
                }
            }
            Sign::Due(due) => {
                let words = if needed {
                    Words::AsTyped
                } else {
                    Words::Removed
                };
                self.judge_due(due, within(self.line, &mark.span), words)
            }
            Sign::Mention { typed, quotes } => self.judge_name(mark, typed, quotes, trailing),
            Sign::Measure(typed) => self.judge_name(mark, typed, Quotes::None, trailing),
        }
    }

    fn judge_due(&mut self, due: Due, typed: &str, words: Words) -> Verdict {
        let (text, complaint) = match due {
            Due::On(date) => {
                let earlier = *self.captured.due.get_or_insert(date);
                let text = format!("due {}", self.day(date));
                if earlier == date {
                    (text, None)
                } else {
                    let line = format!("{typed}: the line is due {} already", self.day(earlier));
                    (line.clone(), Some(line))
                }
            }
            Due::NotADate => told(format!("{typed}: not a date")),
            Due::NextUnknown => told(format!("{typed}: the next meeting has no date yet")),
        };
        Verdict {
            kind: ChipKind::Due,
            text,
            words,
            complaint,
            candidates: Vec::new(),
        }
    }

    /// "Fri Dec 4", with its year when that is not this one.
    fn day(&self, date: NaiveDate) -> String {
        let day = dates::short_weekday(date);
        if date.year() == self.today.year() {
            day
        } else {
            format!("{day}, {}", date.year())
        }
    }

    fn judge_name(
        &mut self,
        mark: &Mark<'a>,
        typed: &'a str,
        quotes: Quotes,
        trailing: bool,
    ) -> Verdict {
        let is_measure = matches!(mark.sign, Sign::Measure(_));
        let meaning = &mark.looked.meaning;
        let one = meaning.one().filter(|_| quotes != Quotes::Open);
        let kind = kind_of(&meaning.best, is_measure);
        let candidates = mark.looked.candidates.clone();
        let written = within(self.line, &mark.span);
        let Some(target) = one else {
            if kind == ChipKind::Person && self.first_person.is_none() {
                self.first_person = Some(FirstPerson::AsTyped(typed));
            }
            let (text, line) = misunderstood(written, quotes, is_measure, &meaning.best);
            return Verdict {
                kind,
                text,
                words: Words::AsTyped,
                complaint: Some(line),
                candidates,
            };
        };
        let first = self.take(target);
        let second = first.filter(|_| trailing).map(|first| {
            let rule = if is_measure {
                "one measure is linked"
            } else {
                "one person is accountable"
            };
            format!("{written}: {rule}; {first} is named first")
        });
        let words = if trailing {
            Words::Removed
        } else {
            Words::Named(target.in_words().to_owned())
        };
        Verdict {
            kind,
            text: target.label(),
            words,
            complaint: second,
            candidates,
        }
    }

    /// Notes what is mentioned. A person or measure that comes second has no place of its own: says
    /// who came first.
    fn take(&mut self, target: Target<'a>) -> Option<String> {
        let first = match target {
            Target::Department(department) => {
                if !self.departments.contains(&department.id) {
                    self.departments.push(department.id);
                }
                return None;
            }
            Target::Person(..) => match self.first_person.get_or_insert(FirstPerson::Known(target))
            {
                FirstPerson::Known(first) => *first,
                FirstPerson::AsTyped(first) => return Some(format!("@{first}")),
            },
            Target::Measure(_) => *self.first_measure.get_or_insert(target),
        };
        (!first.is(target)).then(|| first.in_words().to_owned())
    }

    /// Says who is accountable and who supports, now that all mentions are read.
    fn settle_people(&mut self) {
        let mut owners_department = None;
        match &self.first_person {
            Some(FirstPerson::Known(Target::Person(person, _))) => {
                let person: &Person = person;
                self.captured.owner = Some(person.id);
                owners_department = person.department;
            }
            Some(FirstPerson::AsTyped(typed)) => {
                self.captured.owner_as_typed = (*typed).to_owned();
            }
            Some(FirstPerson::Known(Target::Department(_) | Target::Measure(_))) | None => {}
        }
        self.captured.department = owners_department.or(self.departments.first().copied());
        let accountable = self.captured.department;
        self.captured.support = std::mem::take(&mut self.departments);
        self.captured.support.retain(|id| Some(*id) != accountable);
        if let Some(Target::Measure(measure)) = self.first_measure {
            self.captured.measure = Some(measure.id);
        }
    }
}

fn told(line: String) -> (String, Option<String>) {
    (line.clone(), Some(line))
}
