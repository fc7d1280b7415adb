//! The room's window among monitors: moved, swapped, named, filled and left, closed and back again, also
//! after a crash; and how seldom windows are drawn in which nothing happens.

use std::time::Duration;

use eframe::egui::{Event, Key, Modifiers, ViewportBuilder, ViewportCommand, ViewportEvent};
use eframe::egui::{Rect, ViewportId, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use statroom::app::Monitor;
use statroom::ui::models::ScreenSleep;

use super::room::{DEMO, asked_for, at_the_meeting, audience, monitor, words_in};
use super::stand::Stand;

fn laptop_and(others: &[&str]) -> Vec<Monitor> {
    let others = (1..).zip(others).map(|(at, name)| monitor(at, name, false));
    std::iter::once(monitor(0, "Laptop", true))
        .chain(others)
        .collect()
}

/// A meeting that runs, on a machine with these monitors beside the laptop's own.
fn in_the_room(others: &[&str]) -> Stand {
    let mut stand = at_the_meeting(laptop_and(others));
    stand.key(Key::F5);
    stand
}

/// The monitor the window for the room covers.
#[track_caller]
fn covered(stand: &Stand) -> Option<usize> {
    asked_for(stand).expect("no audience window").monitor
}

fn now_has(stand: &mut Stand, monitors: Vec<Monitor>) {
    *stand.monitors.lock().unwrap() = monitors;
    stand.settle();
}

/// Lets a key be pressed in the window for the room.
fn press_there(stand: &mut Stand, key: Key) -> Harness<'static> {
    let mut room = audience(stand);
    room.key_press(key);
    room.step();
    stand.window.step();
    room
}

/// Commands the app gave one of its windows in the last frame.
fn commands(stand: &Stand, root: bool) -> Vec<ViewportCommand> {
    let output = stand.window.output().viewport_output.iter();
    let of = output.filter(|(id, _)| (**id == ViewportId::ROOT) == root);
    of.flat_map(|(_, output)| output.commands.clone()).collect()
}

/// Sets what the system says of a window.
fn placed(harness: &mut Harness<'_>, corner: [f32; 2], size: [f32; 2]) {
    let own = harness.input_mut().viewports.get_mut(&ViewportId::ROOT);
    let rect = Rect::from_min_size(pos2(corner[0], corner[1]), vec2(size[0], size[1]));
    own.unwrap().outer_rect = Some(rect);
}

#[test]
fn the_picture_is_moved_by_the_list_and_by_the_palette_and_the_choice_is_remembered() {
    let mut stand = in_the_room(&["Beamer", "Wall"]);
    assert_eq!(covered(&stand), Some(1));
    stand.press("Projector");
    stand.press("3 · Wall (1920×1080)");
    assert_eq!(covered(&stand), Some(2));
    stand.must_say("Live on Wall (1920×1080)");
    assert_eq!(stand.holder(), "Capture line");
    // Hidden and shown, it is where it was; so it is in the next program on this machine.
    stand.key(Key::F6);
    stand.must_say("Audience window closed");
    stand.key(Key::F6);
    assert_eq!(covered(&stand), Some(2));
    stand.command("full screen on 2");
    assert_eq!(covered(&stand), Some(1));
    let mut stand = stand.crash_and_start(DEMO);
    assert_eq!(covered(&stand), Some(1));
    // What is remembered and not there gives way to what is, and is not forgotten for it.
    let gone = |stand: &mut Stand| now_has(stand, laptop_and(&["Wall"]));
    gone(&mut stand);
    stand.must_say("Beamer was unplugged.");
    stand.must_say("Live on Wall (1920×1080)");
    now_has(&mut stand, laptop_and(&["Beamer", "Wall"]));
    stand.must_say("Live on Beamer (1920×1080)");
    assert!(!stand.says("was unplugged"));
}

#[test]
fn console_and_room_change_places_by_one_key() {
    let mut stand = in_the_room(&["Beamer"]);
    // The console goes over in steps; each is seen in the frame it is asked for.
    let swap = |stand: &mut Stand| {
        stand.window.key_press_modifiers(Modifiers::SHIFT, Key::F6);
        let mut went = Vec::new();
        for _ in 0..4 {
            stand.window.step();
            went.extend(commands(stand, true));
        }
        let place = |one: &ViewportCommand| {
            if let ViewportCommand::OuterPosition(to) = one {
                Some(*to)
            } else {
                None
            }
        };
        went.iter().find_map(place)
    };
    let to = swap(&mut stand).expect("the console was not moved");
    assert!(to.x >= 1920.0 && to.x < 3840.0, "{to:?}");
    assert_eq!(
        covered(&stand),
        Some(0),
        "the room has the laptop's monitor"
    );
    stand.must_say("Live on Laptop (1920×1080)");
    let swapped = vec![monitor(0, "Laptop", false), monitor(1, "Beamer", true)];
    now_has(&mut stand, swapped);
    assert_eq!(covered(&stand), Some(0));
    let to = swap(&mut stand).expect("the console was not moved back");
    assert!(to.x >= 0.0 && to.x < 1920.0, "{to:?}");
    assert_eq!(covered(&stand), Some(1));
    // A console that did not move is not covered for long.
    stand.window.run_steps(40);
    stand.settle();
    assert_eq!(covered(&stand), Some(0));

    let mut alone = in_the_room(&[]);
    alone.keys(Modifiers::SHIFT, Key::F6);
    alone.must_say("There is only one monitor.");
}

#[test]
fn the_picture_gives_way_to_a_console_dragged_onto_its_monitor() {
    let mut stand = in_the_room(&["Beamer"]);
    now_has(
        &mut stand,
        vec![monitor(0, "Laptop", false), monitor(1, "Beamer", true)],
    );
    assert_eq!(covered(&stand), Some(0));
    stand.must_say("Live on Laptop (1920×1080)");
    assert!(!stand.says("was unplugged"));
}

#[test]
fn every_monitor_shows_its_number_for_some_seconds_in_a_window_that_takes_nothing() {
    let mut stand = in_the_room(&["Beamer", "Wall"]);
    stand.window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    stand.window.run_steps(2);
    stand.window.event(Event::Text("identify".into()));
    stand.window.run_steps(2);
    stand.window.key_press(Key::Enter);
    stand.window.run_steps(3);
    let numbers = |stand: &Stand| -> Vec<(ViewportBuilder, Harness<'static>)> {
        let output = stand.window.output().viewport_output.values();
        let mut found: Vec<_> = output
            .filter(|one| one.builder.mouse_passthrough == Some(true))
            .map(|one| {
                let draw = one.viewport_ui_cb.clone().unwrap();
                let builder =
                    crate::harness::screen([520.0, 320.0], statroom::ui::theme::Look::Light);
                let mut window = builder.build_ui(move |ui: &mut eframe::egui::Ui| draw(ui));
                window.step();
                (one.builder.clone(), window)
            })
            .collect();
        found.sort_by(|a, b| a.0.title.cmp(&b.0.title));
        found
    };
    let shown = numbers(&stand);
    assert_eq!(shown.len(), 3);
    let names = ["Laptop", "Beamer", "Wall"];
    let what = ["Console", "The room sees this", ""];
    for (at, (builder, window)) in shown.iter().enumerate() {
        assert_eq!(builder.decorations, Some(false));
        assert_eq!(builder.active, Some(false), "it never takes the keyboard");
        let middle = builder.position.unwrap().x + builder.inner_size.unwrap().x / 2.0;
        assert_eq!(
            middle as i32,
            at as i32 * 1920 + 960,
            "in the middle of its monitor"
        );
        let words = words_in(window);
        assert!(words.contains(&(at + 1).to_string()), "{words}");
        assert!(
            words.contains(&format!("{} (1920×1080)", names[at])),
            "{words}"
        );
        assert!(words.contains(what[at]), "{words}");
    }
    stand.window.run_steps(40);
    assert_eq!(numbers(&stand).len(), 0, "they go by themselves");
    assert_eq!(covered(&stand), Some(1));
}

#[test]
fn for_a_video_call_it_is_a_window_that_keeps_its_size_and_place() {
    let mut stand = in_the_room(&["Beamer"]);
    stand.key(Key::F11);
    let window = asked_for(&stand).unwrap();
    assert_eq!((window.monitor, window.decorations), (None, Some(true)));
    stand.must_say("Live in a window");
    // A person moves it and makes it smaller.
    let mut room = audience(&stand);
    room.set_size(vec2(640.0, 360.0));
    placed(&mut room, [300.0, 200.0], [640.0, 388.0]);
    room.step();
    for _ in 0..8 {
        stand.window.step();
    }
    stand.key(Key::F6);
    stand.key(Key::F6);
    assert_eq!(covered(&stand), Some(1), "shown again it is for the room");
    stand.key(Key::F11);
    let window = asked_for(&stand).unwrap();
    assert_eq!(
        (window.position, window.inner_size),
        (Some(pos2(300.0, 200.0)), Some(vec2(640.0, 360.0)))
    );
    // It outlives the program, as a window.
    let mut stand = stand.crash_and_start(DEMO);
    let window = asked_for(&stand).unwrap();
    assert_eq!(window.position, Some(pos2(300.0, 200.0)));
    // On a desktop that no longer has that place it opens where the system likes.
    now_has(
        &mut stand,
        vec![monitor(1, "Beamer", true), monitor(2, "Wall", false)],
    );
    stand.key(Key::F6);
    stand.key(Key::F6);
    stand.key(Key::F11);
    let window = asked_for(&stand).unwrap();
    assert_eq!(
        (window.position, window.inner_size),
        (None, Some(vec2(640.0, 360.0)))
    );
    stand.key(Key::F11);
    assert_eq!(covered(&stand), Some(2));
}

#[test]
fn f11_and_escape_in_the_window_itself_fill_its_monitor_and_leave_it() {
    let mut stand = in_the_room(&["Beamer"]);
    press_there(&mut stand, Key::Escape);
    stand.settle();
    assert_eq!(covered(&stand), None, "Escape leaves full screen");
    stand.must_say("Live in a window");
    press_there(&mut stand, Key::Escape);
    stand.settle();
    stand.must_say("Live in a window");
    // Where it stands is not known: it fills that, without another window, so that a call goes on.
    let before = asked_for(&stand).unwrap();
    press_there(&mut stand, Key::F11);
    assert_eq!(commands(&stand, false), [ViewportCommand::Fullscreen(true)]);
    stand.settle();
    assert_eq!(asked_for(&stand).unwrap(), before);
    stand.must_say("Live full screen where it stood");
    press_there(&mut stand, Key::F11);
    assert_eq!(
        commands(&stand, false),
        [ViewportCommand::Fullscreen(false)]
    );
    stand.settle();
    stand.must_say("Live in a window");
    // On the projector it is told by its name, and unplugged it does not cover the console.
    let mut room = audience(&stand);
    placed(&mut room, [2000.0, 100.0], [1280.0, 720.0]);
    room.key_press(Key::F11);
    room.step();
    stand.settle();
    stand.must_say("Live on Beamer (1920×1080)");
    assert_eq!(asked_for(&stand).unwrap(), before);
    now_has(&mut stand, laptop_and(&[]));
    assert!(asked_for(&stand).is_none());
    stand.must_say("Beamer was unplugged: the room sees nothing; preview only");
}

#[test]
fn what_is_typed_into_the_rooms_window_goes_to_the_console_and_its_x_is_told_of() {
    let mut stand = in_the_room(&["Beamer"]);
    let words = |stand: &Stand| words_in(&audience(stand));
    let before = words(&stand);
    press_there(&mut stand, Key::PageDown);
    stand.settle();
    assert_ne!(words(&stand), before);
    let mut room = audience(&stand);
    room.event(Event::Text(
        "Said while the other window had the keyboard".into(),
    ));
    room.step();
    press_there(&mut stand, Key::Enter);
    stand.settle();
    stand.must_say("Said while the other window had the keyboard");
    assert_eq!(stand.read(DEMO).faults().unwrap(), []);
    let line = stand.window.get_by_label("Capture line");
    assert_eq!(line.value().unwrap_or_default(), "", "it is on the record");
    let mut room = audience(&stand);
    let own = room.input_mut().viewports.get_mut(&ViewportId::ROOT);
    own.unwrap().events.push(ViewportEvent::Close);
    room.step();
    stand.settle();
    assert!(asked_for(&stand).is_none());
    stand.must_say("The audience window was closed.");
    stand.must_say("F6 opens it again.");
    let mut stand = stand.crash_and_start(DEMO);
    assert!(asked_for(&stand).is_none(), "a person closed it");
    stand.key(Key::F6);
    assert_eq!(covered(&stand), Some(1));
}

#[test]
fn after_a_crash_the_window_is_back_where_it_was_and_in_one_program_only() {
    let stand = in_the_room(&["Beamer", "Wall"]);
    let other = stand.another(DEMO);
    assert!(
        asked_for(&other).is_none(),
        "the first shows the room its window"
    );
    other.must_say("Audience window closed");
    drop(other);
    let mut stand = stand.crash_and_start(DEMO);
    assert_eq!(covered(&stand), Some(1));
    assert_eq!(stand.holder(), "Capture line");
    // Without its projector it waits for it rather than cover the console.
    now_has(&mut stand, laptop_and(&[]));
    let mut stand = stand.crash_and_start(DEMO);
    assert!(asked_for(&stand).is_none());
    stand.must_say("Beamer was unplugged: the room sees nothing; preview only");
    now_has(&mut stand, laptop_and(&["Beamer"]));
    assert_eq!(covered(&stand), Some(1));
    // Once the meeting is over there is nothing to come back to.
    stand.press("Adjourn");
    stand.key(Key::Enter);
    let stand = stand.crash_and_start(DEMO);
    assert!(asked_for(&stand).is_none());
}

#[test]
fn a_second_monitor_plugged_in_during_the_meeting_is_told_of_and_filled_by_a_key() {
    let mut stand = in_the_room(&[]);
    stand.must_say("Live in a window");
    now_has(&mut stand, laptop_and(&["Beamer"]));
    stand.must_say("Beamer (1920×1080) was plugged in.");
    stand.key(Key::F11);
    assert_eq!(covered(&stand), Some(1));
}

#[test]
fn the_screen_is_kept_awake_while_a_meeting_runs_and_the_settings_say_so() {
    let mut stand = at_the_meeting(laptop_and(&["Beamer"]));
    let wanted = |stand: &Stand| *stand.sleep.wanted.lock().unwrap();
    assert!(!wanted(&stand));
    stand.key(Key::F5);
    assert!(wanted(&stand));
    stand.keys(Modifiers::COMMAND, Key::Num5);
    assert!(wanted(&stand), "also while something else is looked up");
    stand.press_tab("App");
    stand.must_say("Statroom asks the system to keep the screen awake.");
    stand.must_say("2 · Beamer (1920×1080) – the room sees this");
    *stand.sleep.says.lock().unwrap() = ScreenSleep::Kept;
    stand.window.run_steps(2);
    stand.must_say("The screen is kept awake while a meeting runs.");
    let why = "there is no bus".to_owned();
    *stand.sleep.says.lock().unwrap() = ScreenSleep::Refused(why);
    stand.window.run_steps(2);
    stand.must_say("does not let Statroom keep the screen awake (there is no bus)");
    stand.press_with("Streets Stat is running");
    stand.press("Adjourn");
    stand.key(Key::Enter);
    assert!(!wanted(&stand));
}

#[test]
fn windows_left_alone_are_drawn_once_a_second_at_most() {
    let mut stand = in_the_room(&["Beamer"]);
    stand.window.run_steps(80);
    let waits = |output: &eframe::egui::FullOutput, id: ViewportId| {
        output.viewport_output.get(&id).unwrap().repaint_delay
    };
    // The stand's clock is at a whole second.
    let console = waits(stand.window.output(), ViewportId::ROOT);
    assert!(console >= Duration::from_secs(1), "{console:?}");
    let mut room = audience(&stand);
    room.run_steps(4);
    let room = waits(room.output(), ViewportId::ROOT);
    assert!(room >= Duration::from_secs(1), "{room:?}");
}

#[test]
fn after_adjourning_the_room_is_thanked_and_told_when_one_meets_again() {
    let mut stand = at_the_meeting(laptop_and(&["Beamer"]));
    stand.key(Key::F5);
    stand.press("Adjourn");
    stand.key(Key::Enter);
    let words = words_in(&audience(&stand));
    assert!(words.contains("Thank you"), "{words}");
    assert!(words.contains("Next Streets Stat: "), "{words}");
    assert!(words.contains("Written responses due "), "{words}");
}
