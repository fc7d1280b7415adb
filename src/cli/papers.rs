//! The verbs `memo` and `actions`: papers of a meeting, and the register, as files.

use super::args::{ActionsArguments, MemoArguments};
use super::{Failure, Streams, issued, lists};
use crate::domain::edition::Edition;
use crate::domain::ids::{DepartmentId, MeetingId};
use crate::export::memo::{MemoKind, Paper, and_list, template_says, write_paper};
use crate::export::register::write_register;
use crate::program::Program;
use crate::program::query;

/// Writes a paper; what it still lacks goes to the error stream, a line each.
pub(super) fn memo(
    program: &Program,
    arguments: &MemoArguments,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let meeting = query::find_meeting(program, &arguments.meeting)?;
    let paper = arguments.which.paper();
    let department = department(program, arguments, meeting)?;
    let edition = arguments.edition().for_department(department);
    if let Some(revision) = arguments.revision {
        let Paper::Memo(kind) = paper else {
            let words = "Only the two memos go out and are kept; nothing was written.";
            return Err(Failure::Words(words.to_owned()));
        };
        issued::write_again(program, (meeting, kind), (edition, revision), &arguments.to)?;
        writeln!(streams.out, "{}", arguments.to.display())?;
        return Ok(());
    }
    let asks = matches!(paper, Paper::Memo(MemoKind::Stat) | Paper::Packet);
    if edition.with_questions && !(asks && edition.edition == Edition::Department) {
        let words = "Only the department's edition of the stat memo or the packet can be had with the questions \
                     or without.";
        return Err(Failure::Words(words.to_owned()));
    }
    let shows = matches!(paper, Paper::Memo(MemoKind::FollowUp) | Paper::Minutes);
    if edition.with_charts && !shows {
        let words = "Only the follow-up memo and the minutes can be had with the charts as they were shown.";
        return Err(Failure::Words(words.to_owned()));
    }
    let lacks = write_paper(program, meeting, paper, edition, &arguments.to)?;
    writeln!(streams.out, "{}", arguments.to.display())?;
    for lack in lacks {
        writeln!(streams.err, "statroom: {lack}")?;
    }
    let ending = arguments.to.extension();
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("docx")) {
        for sentence in template_says(program)? {
            writeln!(streams.err, "statroom: the Word template: {sentence}")?;
        }
    }
    Ok(())
}

/// The one department whose items are asked for.
fn department(
    program: &Program,
    arguments: &MemoArguments,
    meeting: MeetingId,
) -> Result<Option<DepartmentId>, Failure> {
    let Some(key) = &arguments.department else {
        return Ok(None);
    };
    if matches!(arguments.which.paper(), Paper::Agenda | Paper::Minutes) {
        let words = "Only a memo or the packet can be had for one department; nothing was written.";
        return Err(Failure::Words(words.to_owned()));
    }
    let department = query::find_department(program, key)?;
    let view = query::meeting(program, meeting)?;
    if !view.departments.contains(&department.id) {
        let directory = query::directory(program)?;
        let named = view.departments.iter();
        let named = named.map(|id| directory.department_name(Some(*id)).to_owned());
        let words = format!(
            "{} is no department of this meeting, which is of {}; nothing was written.",
            department.short_name,
            and_list(&named.collect::<Vec<_>>()),
        );
        return Err(Failure::Words(words));
    }
    Ok(Some(department.id))
}

/// Lists the register, or writes it.
pub(super) fn actions(
    program: &Program,
    arguments: &ActionsArguments,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let owner = match &arguments.owner {
        Some(key) => Some(query::find_person(program, key)?),
        None => None,
    };
    let Some(to) = &arguments.to else {
        return lists::actions(program, owner, arguments.json, streams);
    };
    let lacks = write_register(program, owner, to)?;
    writeln!(streams.out, "{}", to.display())?;
    for lack in lacks {
        writeln!(streams.err, "statroom: {lack}")?;
    }
    Ok(())
}
