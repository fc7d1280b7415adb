//! Settling what the capture line could not understand while somebody typed.

use super::{Applied, Apply, wanted};
use crate::domain::action::Action;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::PersonId;
use crate::domain::measure::Measure;
use crate::domain::meeting::Meeting;
use crate::domain::person::Person;
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::settlement::{SettledAs, Settlement, mark_of};

impl Apply<'_> {
    pub(super) fn settle(&self, settlement: &Settlement) -> Applied {
        let mut entry = self.read().get::<Entry>(settlement.entry)?;
        if !drop_lines(&mut entry, |line| line == settlement.line) {
            let words = "That was settled already.";
            return Err(ProgramError::Refused(words.into()));
        }
        let mut action = self.made_by(&entry)?;
        let mark = mark_of(&settlement.line);
        let mut output = Output::Nothing;
        match &settlement.with {
            SettledAs::Person(id) => self.settle_person(&mut entry, action.as_mut(), mark, *id)?,
            SettledAs::NewPerson(name) => {
                wanted(name, "The person's name")?;
                let id = PersonId::new(self.key());
                let name = name.trim().to_owned();
                self.write.insert(&Person {
                    id,
                    name,
                    ..Person::default()
                })?;
                self.settle_person(&mut entry, action.as_mut(), mark, id)?;
                output = Output::Id(id.uuid());
            }
            SettledAs::Measure(id) => {
                let measure = self.read().get::<Measure>(*id)?;
                entry.text = without_mark(&entry.text, mark, &measure.name);
                if let Some(action) = action.as_mut() {
                    action.measure = Some(*id);
                }
            }
            SettledAs::Due(day) => {
                entry.text = without_mark(&entry.text, mark, "");
                if let Some(action) = action.as_mut() {
                    action.due = Some(*day);
                }
            }
            SettledAs::AsTyped => {}
        }
        self.write.update(&entry)?;
        if let Some(mut action) = action {
            action.text.clone_from(&entry.text);
            self.write.update(&action)?;
        }
        Ok(output)
    }

    /// The person a mark meant: the owner of an action, the one who decided, and a name in the words.
    fn settle_person(
        &self,
        entry: &mut Entry,
        action: Option<&mut Action>,
        mark: &str,
        id: PersonId,
    ) -> Result<(), ProgramError> {
        let person = self.read().get::<Person>(id)?;
        entry.text = without_mark(&entry.text, mark, person.surname());
        if entry.kind == EntryKind::Decision {
            let chair = self.read().get::<Meeting>(entry.meeting)?.chair;
            if entry.decided_by.is_none() || entry.decided_by == chair {
                entry.decided_by = Some(id);
            }
        }
        if let Some(action) = action {
            action.owner = Some(id);
            action.owner_as_typed = String::new();
            action.department = action.department.or(person.department);
        }
        Ok(())
    }

    /// Takes off an action and its entry what an owner or a date given by hand has settled.
    pub(super) fn settle_by_hand(
        &self,
        before: &Action,
        action: &mut Action,
    ) -> Result<(), ProgramError> {
        let named = action.owner.is_some() && !before.owner_as_typed.is_empty();
        let dated = before.due.is_none() && action.due.is_some();
        let (true, Some(id)) = (named || dated, action.entry) else {
            return Ok(());
        };
        let mut entry = self.read().get::<Entry>(id)?;
        let typed = std::mem::take(&mut action.owner_as_typed);
        let person = match action.owner {
            Some(owner) => self.read().get::<Person>(owner)?,
            None => Person::default(),
        };
        let mut text = action.text.clone();
        drop_lines(&mut entry, |line| {
            let mark = mark_of(line);
            let of_owner = named && mark.trim_start_matches('@').trim_matches('"') == typed;
            let of_date = dated && mark.to_lowercase().starts_with("due ");
            if of_owner {
                text = without_mark(&text, mark, person.surname());
            }
            of_owner || of_date
        });
        action.text = text;
        if !named {
            action.owner_as_typed = typed;
        }
        entry.text.clone_from(&action.text);
        self.write.update(&entry)?;
        Ok(())
    }
}

/// Takes the lines that `settled` names off what is unsettled. True when there was one.
fn drop_lines(entry: &mut Entry, mut settled: impl FnMut(&str) -> bool) -> bool {
    let lines: Vec<&str> = entry.unsettled.lines().collect();
    let count = lines.len();
    let kept: Vec<&str> = lines.into_iter().filter(|line| !settled(line)).collect();
    let dropped = kept.len() < count;
    let unsettled = kept.join("\n");
    entry.unsettled = unsettled;
    dropped
}

/// The words with `name` where the mark stood; at their end the mark goes without a trace, as it does
/// when it is understood while typing. Words that are nothing but the mark become the name.
fn without_mark(text: &str, mark: &str, name: &str) -> String {
    let ends = |after: &str| !after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let mut places = text.match_indices(mark);
    let place = places.find(|(at, _)| text.get(at + mark.len()..).is_some_and(ends));
    let Some((at, _)) = place.filter(|_| !mark.is_empty()) else {
        return text.to_owned();
    };
    let before = text.get(..at).unwrap_or_default().trim_end();
    let after = text.get(at + mark.len()..).unwrap_or_default();
    let trailing = after.trim().is_empty();
    match (before.is_empty(), trailing) {
        (false, true) => before.to_owned(),
        (true, true) => {
            if name.is_empty() {
                text.to_owned()
            } else {
                name.to_owned()
            }
        }
        (_, false) if name.is_empty() => format!("{before}{after}").trim_start().to_owned(),
        (_, false) => {
            let gap = if before.is_empty() { "" } else { " " };
            format!("{before}{gap}{name}{after}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::without_mark;

    #[test]
    fn a_settled_mark_leaves_the_words_as_if_it_had_been_understood_at_once() {
        for (text, name, settled) in [
            ("Count the signs @zyx", "Zyx", "Count the signs"),
            (
                "Ask @zyx to count the signs",
                "Zyx",
                "Ask Zyx to count the signs",
            ),
            ("@zyx counts the signs", "Zyx", "Zyx counts the signs"),
            ("@zyxter and @zyx", "Zyx", "@zyxter and"),
            ("@zyx", "Zyx", "Zyx"),
            ("Ask @zyx, then decide", "Zyx", "Ask Zyx, then decide"),
            ("Nobody is named here", "Zyx", "Nobody is named here"),
            ("Décider avec @zyx 再開", "Zyx", "Décider avec Zyx 再開"),
        ] {
            assert_eq!(without_mark(text, "@zyx", name), settled);
        }
        assert_eq!(
            without_mark("Report due 2/30 in full", "due 2/30", ""),
            "Report in full"
        );
        assert_eq!(without_mark("due 2/30", "due 2/30", ""), "due 2/30");
    }
}
