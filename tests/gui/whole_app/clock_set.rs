//! Somebody sets the computer's clock while a meeting runs.

use chrono::{TimeDelta, Timelike as _};
use eframe::egui::{Key, Modifiers};
use statroom::program::Clock as _;

use super::room::at_the_meeting;

#[test]
fn setting_the_clock_in_a_meeting_moves_no_minute_of_it_and_is_said_once() {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    stand.wait(TimeDelta::minutes(2));
    stand.keys(Modifiers::COMMAND, Key::PageDown);
    stand.must_say("2:00");
    stand.clock.set_machine(TimeDelta::minutes(-30));
    stand.wait(TimeDelta::minutes(1));
    stand.must_say("clock was set back by 30 minutes.");
    stand.must_say("3:00");
    stand.type_words("Said after the clock was set");
    stand.key(Key::Enter);
    stand.must_say("08:54");
    let minute = stand.clock.now().minute();
    stand.command("adjourn");
    stand.key(Key::Enter);
    stand.wait(TimeDelta::seconds(1));
    assert_eq!(
        (stand.clock.now().minute() + 30) % 60,
        minute,
        "once it is over the new time holds"
    );
}
