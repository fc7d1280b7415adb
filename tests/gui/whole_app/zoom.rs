//! How large the console is drawn: by keys and by words, within bounds, remembered, and never in the room.

use eframe::egui::{Key, Modifiers};

use super::room::{at_the_meeting, audience, words_in};

#[test]
fn the_console_is_drawn_from_80_to_200_percent_and_stays_so() {
    let mut stand = at_the_meeting(Vec::new());
    stand.key(Key::F5);
    let room = words_in(&audience(&stand));
    let zoom =
        |stand: &super::stand::Stand| (stand.window.ctx.zoom_factor() * 100.0).round() as u32;
    for _ in 0..3 {
        stand.keys(Modifiers::COMMAND, Key::Minus);
    }
    assert_eq!(zoom(&stand), 80);
    for _ in 0..15 {
        stand.keys(Modifiers::COMMAND, Key::Plus);
    }
    assert_eq!(zoom(&stand), 200);
    assert_eq!(words_in(&audience(&stand)), room);
    stand.keys(Modifiers::COMMAND, Key::Num0);
    assert_eq!(zoom(&stand), 100);
    stand.keys(Modifiers::COMMAND, Key::Equals);
    stand.command("zoom in");
    assert_eq!(zoom(&stand), 120);
    let stand = stand.crash_and_start(super::room::DEMO);
    assert_eq!(zoom(&stand), 120);
}
