//! The verbs `memo` and `actions`: papers of a meeting, and the register, as files.

use super::args::{ActionsArguments, MemoArguments};
use super::{Failure, Streams, issued, lists};
use crate::domain::edition::Edition;
use crate::export::memo::{MemoKind, Paper, template_says, write_paper};
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
    let edition = arguments.edition();
    if let Some(revision) = arguments.revision {
        let Paper::Memo(kind) = paper else {
            let words = "Only the two memos go out and are kept; nothing was written.";
            return Err(Failure::Words(words.to_owned()));
        };
        let which = (edition.edition, revision);
        issued::write_again(program, (meeting, kind), which, &arguments.to)?;
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
    write_register(program, owner, to)?;
    writeln!(streams.out, "{}", to.display())?;
    Ok(())
}
