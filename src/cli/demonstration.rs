//! `demo`: the demonstration program is written, unless it is there, and opened.

use crate::cli::args::DemoArguments;
use crate::cli::{Ending, Failure, Streams};
use crate::demo::{self, DemoError};
use crate::program::{Clock, Program};
use std::sync::Arc;

/// Makes sure that the demonstration program stands in its place, and says where or has it opened.
pub(super) fn write(
    arguments: DemoArguments,
    clock: &Arc<dyn Clock>,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let place = arguments.file.unwrap_or_else(demo::usual_place);
    let fail = |error: DemoError| Failure::Words(error.to_string());
    if arguments.force {
        let kept = demo::write_anew(&place, clock).map_err(fail)?;
        if let Some(kept) = kept {
            writeln!(
                streams.err,
                "The earlier one was kept as {}.",
                kept.display()
            )?;
        }
    } else {
        demo::ensure(&place, clock).map_err(fail)?;
    }
    if !arguments.no_open {
        return Ok(Ending::OpenApp(place));
    }
    // What stood there already may be something else: then say so instead of naming it.
    Program::open(&place, Arc::clone(clock), "command line")?;
    writeln!(streams.out, "{}", place.display())?;
    Ok(Ending::Done)
}
