//! `record`: lines of standard input go on the record one by one, each answered once it is on disk.

use crate::cli::{Failure, Streams};
use crate::domain::entry::EntryKind;
use crate::domain::ids::MeetingId;
use crate::program::{Command, NewEntry, Output, Program, ProgramError};
use std::io::BufRead;

/// Records every line. Answers each with exactly one line: the entry's id, or nothing when it was blank
/// or refused; why it was refused goes to the error stream. Returns whether all were recorded.
pub(super) fn record(
    program: &mut Program,
    meeting: MeetingId,
    input: &mut dyn BufRead,
    streams: &mut Streams<'_>,
) -> Result<bool, Failure> {
    let mut all_kept = true;
    let mut number = 0_u64;
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(all_kept);
        }
        number += 1;
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_end_matches(['\n', '\r']);
        let answer = if line.trim().is_empty() {
            String::new()
        } else {
            match record_line(program, meeting, line) {
                Ok(id) => id,
                Err(error) => {
                    all_kept = false;
                    writeln!(streams.err, "statroom: line {number}: {error}")?;
                    String::new()
                }
            }
        };
        writeln!(streams.out, "{answer}")?;
        streams.out.flush()?;
    }
}

/// Records one line as a note in the item the meeting is at. Returns the entry's id.
fn record_line(
    program: &mut Program,
    meeting: MeetingId,
    line: &str,
) -> Result<String, ProgramError> {
    let done = program.run(Command::Record(NewEntry {
        meeting,
        item: None,
        kind: EntryKind::Note,
        typed: line.to_owned(),
        speaker: None,
        afterwards: false,
    }))?;
    Ok(match done.output {
        Output::Id(id) => id.to_string(),
        Output::Nothing | Output::Count(_) => String::new(),
    })
}
