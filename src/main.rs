//! The `statroom` program: arguments in, the app or a verb of the command line out.

use statroom::cli::{self, Arguments, Ending, Failure, Streams};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("STATROOM_LOG");
    tracing_subscriber::fmt()
        .with_env_filter(filter.unwrap_or_else(|_unset| EnvFilter::new("warn")))
        .with_writer(std::io::stderr)
        .init();
    leave_caught_panics_to_their_sentence();
    match carry_out(Arguments::typed()) {
        Ok(code) => code,
        // Who reads our output has gone: nobody is left to tell.
        Err(Failure::Stream(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::FAILURE,
        Err(failure) => {
            // When the error stream is gone as well, the exit code still tells.
            let _told = writeln!(std::io::stderr(), "statroom: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The crates that read foreign files and may trip over foreign bytes. Their panics are caught where they are called
/// and told in a sentence; the panic's own lines before it would help nobody.
const READERS: [&str; 2] = ["calamine", "hayro"];

fn leave_caught_panics_to_their_sentence() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |what| {
        let file = what.location().map_or("", std::panic::Location::file);
        if !READERS.iter().any(|reader| file.contains(reader)) {
            before(what);
        }
    }));
}

/// Does what the arguments ask for.
fn carry_out(mut arguments: Arguments) -> Result<ExitCode, Failure> {
    let Some(verb) = arguments.verb.take() else {
        let file = arguments.file.take();
        return open_app(file, &arguments);
    };
    let clock = cli::clock_for(&arguments);
    let mut input = std::io::stdin().lock();
    let mut streams = Streams {
        out: &mut std::io::stdout().lock(),
        err: &mut std::io::stderr().lock(),
    };
    let only_lists = verb.only_lists();
    let ran = cli::run(verb, &clock, &mut input, &mut streams);
    let ending = match ran.and_then(|ending| Ok(streams.out.flush().map(|()| ending)?)) {
        // Who reads a list has read enough (`| head`, `| grep -q`): no failure of ours, and under `pipefail` to
        // say so would fail a script that found what it looked for.
        Err(Failure::Stream(error)) if only_lists && error.kind() == ErrorKind::BrokenPipe => {
            Ending::Done
        }
        ending => ending?,
    };
    match ending {
        Ending::Done => Ok(ExitCode::SUCCESS),
        Ending::Wanting => Ok(ExitCode::FAILURE),
        Ending::OpenApp(file) => {
            drop(input);
            open_app(Some(file), &arguments)
        }
    }
}

/// Opens the app.
#[cfg(feature = "app")]
fn open_app(file: Option<PathBuf>, arguments: &Arguments) -> Result<ExitCode, Failure> {
    use statroom::app::{Start, start};
    let renderer = arguments.renderer.map(cli::args::RendererName::word);
    let clock = cli::clock_for(arguments);
    let start_with = Start {
        file,
        renderer,
        clock,
    };
    start(&start_with).map_err(Failure::Words)?;
    Ok(ExitCode::SUCCESS)
}

/// Says that this build has none to open.
#[cfg(not(feature = "app"))]
fn open_app(_file: Option<PathBuf>, _arguments: &Arguments) -> Result<ExitCode, Failure> {
    let words = "This build has no windows; use the command line.";
    Err(Failure::Words(words.to_owned()))
}
