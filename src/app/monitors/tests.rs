//! Which monitor the room gets, case by case.

use super::*;

/// What happened, the monitor the window is on, the one it waits for, the monitors now; and where it goes.
type Change<'a> = (
    &'a str,
    i32,
    Option<i32>,
    &'a [&'a str],
    Option<Option<usize>>,
);

/// A monitor of 1920 by 1080 at this place in a row; the console is on it where its name ends in a star.
fn at(column: i32, name: &str) -> Monitor {
    let is_console = name.ends_with('*');
    Monitor {
        index: column as usize,
        name: name.trim_end_matches('*').to_owned(),
        bounds: (column * 1920, 0, 1920, 1080),
        scale: 100,
        is_console,
    }
}

fn row(names: &[&str]) -> Vec<Monitor> {
    (0..).zip(names).map(|(at_, name)| at(at_, name)).collect()
}

fn named(name: &str, column: Option<i32>) -> Remembered {
    let bounds = column.map(|column| (column * 1920, 0, 1920, 1080));
    let name = name.to_owned();
    Remembered { name, bounds }
}

#[test]
fn the_room_gets_the_monitor_it_had_else_another_and_never_the_consoles() {
    type Case<'a> = (&'a [&'a str], Remembered, Option<usize>);
    let none = Remembered::default;
    let cases: [Case<'_>; 14] = [
        (&[], none(), None),
        (&["Laptop*"], none(), None),
        (&["Laptop*"], named("Laptop", Some(0)), None),
        (&["Laptop*", "Beamer"], none(), Some(1)),
        (&["Beamer", "Laptop*"], none(), Some(0)),
        // The console was dragged onto the projector.
        (&["Laptop", "Beamer*"], named("Beamer", Some(1)), Some(0)),
        (&["Laptop*", "Beamer", "Wall"], none(), Some(1)),
        (&["Laptop*", "Beamer", "Wall"], named("Wall", None), Some(2)),
        // Remembered, but not there, or the console's own.
        (
            &["Laptop*", "Beamer", "Wall"],
            named("Gone", Some(1)),
            Some(1),
        ),
        (
            &["Laptop", "Beamer", "Wall*"],
            named("Wall", Some(2)),
            Some(0),
        ),
        // One name twice: the one that stood there, else the first of them.
        (&["Dell*", "Dell", "Dell"], named("Dell", Some(2)), Some(2)),
        (&["Dell*", "Dell", "Dell"], named("Dell", Some(7)), Some(1)),
        (&["Dell", "Dell*"], named("Dell", Some(1)), Some(0)),
        // Nobody knows where the console is.
        (&["Laptop", "Beamer"], named("Beamer", None), Some(1)),
    ];
    for (names, last, wanted) in cases {
        let monitors = row(names);
        let chosen = choose(&monitors, &last).map(|monitor| monitor.index);
        assert_eq!(chosen, wanted, "{names:?} with {last:?}");
    }
}

#[test]
fn a_projector_that_changed_its_mode_is_still_known_by_its_name() {
    let mut monitors = row(&["Laptop*", "Wall", "Beamer"]);
    monitors[2].bounds = (1920, 0, 1024, 768);
    let chosen = choose(&monitors, &named("Beamer", Some(1))).unwrap();
    assert_eq!(chosen.name, "Beamer");
}

#[test]
fn the_window_follows_its_monitor_gives_way_to_the_console_and_closes_without_either() {
    let (stay, close) = (None, Some(None));
    let to = |column: i32| Some(Some(column as usize));
    let cases: [Change<'_>; 10] = [
        ("unchanged", 1, None, &["Laptop*", "Beamer"], stay),
        ("unplugged", 1, None, &["Laptop*"], close),
        (
            "the console dragged onto it",
            1,
            None,
            &["Laptop", "Beamer*"],
            to(0),
        ),
        (
            "it is the only one left, with the console",
            1,
            None,
            &["Beamer*"],
            close,
        ),
        (
            "moved within the desktop",
            1,
            None,
            &["Beamer", "Laptop*"],
            to(0),
        ),
        (
            "a third was plugged in",
            1,
            None,
            &["Laptop*", "Beamer", "Wall"],
            stay,
        ),
        (
            "unplugged, with a third there",
            1,
            None,
            &["Laptop*", "Wall"],
            to(1),
        ),
        (
            "on the third, and its own is back",
            2,
            Some(1),
            &["Laptop*", "Beamer", "Wall"],
            to(1),
        ),
        (
            "on the third, its own still away",
            2,
            Some(1),
            &["Laptop*", "X", "Wall"],
            stay,
        ),
        (
            "its own is back with the console on it",
            2,
            Some(1),
            &["L", "Beamer*", "Wall"],
            stay,
        ),
    ];
    let names = ["Laptop", "Beamer", "Wall"];
    for (what, on, home, now, wanted) in cases {
        let home = home.map(|column| at(column, names[column as usize]));
        let monitors = row(now);
        let got = match react(&at(on, names[on as usize]), home.as_ref(), &monitors) {
            Reaction::Stay => None,
            Reaction::Move(monitor) => Some(Some(monitor.index)),
            Reaction::Close => Some(None),
        };
        assert_eq!(got, wanted, "{what}");
    }
}

#[test]
fn monitors_are_called_as_a_person_would_and_told_apart() {
    let windows = at(1, r"\\.\DISPLAY2");
    assert_eq!(windows.label(), "Display 2 (1920×1080)");
    let twins = row(&["Dell*", "Dell"]);
    let labels: Vec<String> = twins.iter().map(|one| label_among(one, &twins)).collect();
    assert_eq!(
        labels,
        ["Dell (1920×1080), number 1", "Dell (1920×1080), number 2"]
    );
    let two = row(&["eDP-1*", "HDMI-1"]);
    assert_eq!(label_among(&two[1], &two), "HDMI-1 (1920×1080)");
}

#[test]
fn a_pixel_is_on_one_of_two_neighbours() {
    let two = row(&["Left*", "Right"]);
    let holder = |x| two.iter().position(|one| one.holds((x, 5)));
    assert_eq!(
        [0, 1919, 1920, 3840].map(holder),
        [Some(0), Some(0), Some(1), None]
    );
    assert!(two[1].holds(two[1].centre()));
}
