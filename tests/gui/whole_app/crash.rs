//! The app gone in the middle of a meeting, and two of them on one program.

use std::sync::Arc;

use chrono::TimeDelta;
use clap::Parser as _;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use statroom::cli::{self, Arguments, Streams};
use statroom::program::{Clock, Command, query};

use super::stand::Stand;

const DEMO: &str = "demonstration.statroom";

/// In the room of today's meeting, twenty minutes on, at the follow-ups on potholes.
fn under_way() -> Stand {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(4));
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    stand.wait(TimeDelta::minutes(16));
    stand.type_words("Eastside is patched twice a week");
    stand.key(Key::Enter);
    stand
}

/// What was recorded in the meeting that runs.
fn record(stand: &Stand) -> Vec<String> {
    let program = stand.read(DEMO);
    let rows = query::meetings(&program).unwrap().rows;
    let running = rows.iter().find(|row| row.meeting.adjourned_at.is_none());
    let view = query::meeting(&program, running.unwrap().meeting.id).unwrap();
    view.entries.into_iter().map(|entry| entry.text).collect()
}

fn line(stand: &Stand) -> String {
    let line = stand.window.get_by_label("Capture line");
    line.value().unwrap_or_default()
}

#[test]
fn after_a_crash_the_room_is_where_it_was_with_its_clocks_and_the_line_half_typed() {
    let mut stand = under_way();
    stand.must_say("20:00");
    stand.type_words("and on Sundays if");
    stand.wait(TimeDelta::seconds(1));
    stand.clock.advance(TimeDelta::minutes(2));
    let mut stand = stand.crash_and_start(DEMO);
    assert_eq!(stand.holder(), "Capture line");
    stand.must_say("On screen now");
    stand.must_say("22:01");
    stand.must_say("Pothole backlog");
    assert_eq!(record(&stand), ["Eastside is patched twice a week"]);
    // What was recorded is there once; what was not is still in the line, to be gone on with.
    assert_eq!(line(&stand), "and on Sundays if");
    stand.type_words(" it stays dry");
    stand.key(Key::Enter);
    let both = [
        "Eastside is patched twice a week",
        "and on Sundays if it stays dry",
    ];
    assert_eq!(record(&stand), both);
    assert_eq!(line(&stand), "");
    assert_eq!(stand.read(DEMO).faults().unwrap(), []);
    let stand = stand.crash_and_start(DEMO);
    assert_eq!((line(&stand), record(&stand).len()), (String::new(), 2));
}

#[test]
fn a_line_half_typed_outlives_the_closing_of_its_program() {
    let mut stand = under_way();
    stand.type_words("We will");
    stand.command("close program");
    stand.press("Open Port Alder Stat");
    assert_eq!(line(&stand), "We will");
    // Another hand ends the meeting while nobody looks: the words are told, and not recorded unasked.
    stand.command("close program");
    let mut program = stand.read(DEMO);
    let rows = query::meetings(&program).unwrap().rows;
    let running = rows.iter().find(|row| row.meeting.adjourned_at.is_none());
    let end = Command::Adjourn(running.unwrap().meeting.id);
    program.run(end).unwrap();
    stand.press("Open Port Alder Stat");
    stand.must_say("These words were typed in a meeting and never recorded.");
    stand.must_say("“We will”");
}

#[test]
fn words_typed_under_prepare_are_kept_when_another_program_is_begun() {
    let mut stand = Stand::new();
    stand.press("Open the demonstration");
    stand.press("Streets Stat, Tue Nov 24, 9:00 a.m., today");
    stand.press("7. Response time");
    stand.write("Narrative", "Not to be lost");
    stand.keys(Modifiers::COMMAND, Key::N);
    stand.type_words("City of Elsewhere");
    let path = stand.file("elsewhere.statroom").display().to_string();
    stand.write("File", &path);
    stand.key(Key::Enter);
    stand.must_say("Elsewhere");
    let program = stand.read(DEMO);
    let rows = query::meetings(&program).unwrap().rows;
    let open = rows.iter().find(|row| row.meeting.adjourned_at.is_none());
    let view = query::meeting(&program, open.unwrap().meeting.id).unwrap();
    assert!(
        view.items
            .iter()
            .any(|one| one.item.narrative == "Not to be lost")
    );
}

#[test]
fn what_another_window_or_a_script_records_stands_here_within_a_second() {
    let mut stand = under_way();
    stand.type_words("half a line");
    let mut other = stand.another(DEMO);
    assert_eq!(line(&other), "", "the words of a living window are its own");
    other.type_words("Said at the other table");
    other.key(Key::Enter);
    stand.clock.advance(TimeDelta::seconds(1));
    stand.window.run_steps(4);
    stand.must_say("Said at the other table");
    assert_eq!(line(&stand), "half a line");
    // The command line's way of recording.
    let file = stand.file(DEMO);
    let arguments = [
        "statroom",
        "record",
        file.to_str().unwrap(),
        "--meeting",
        "next",
    ];
    let mut typed = "Said by a script\n".as_bytes();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        out: &mut out,
        err: &mut err,
    };
    let verb = Arguments::parse_from(arguments).verb.unwrap();
    let clock: Arc<dyn Clock> = stand.clock.clone();
    cli::run(verb, &clock, &mut typed, &mut streams).unwrap();
    for window in [&mut stand, &mut other] {
        window.window.run_steps(4);
        window.must_say("Said by a script");
    }
    assert_eq!(line(&stand), "half a line");
}
