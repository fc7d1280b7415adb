//! What was typed while two windows took the keyboard from each other, in the order it was typed.
//!
//! Letters typed into the audience window are the console's, but they come a frame later than those typed into the
//! console itself: on a busy machine the console could draw with what was typed last and have what was typed before
//! it only then. When the keyboard comes back to the console, what is typed there waits until the audience window
//! has handed over what it has, or a moment has passed.

use eframe::egui::Event;

/// The longest that letters wait for the audience window, in seconds; far less than a person notices.
const LONGEST: f64 = 0.15;

/// Brings the letters of both windows together.
#[derive(Debug, Default)]
pub(super) struct InOrder {
    held: Option<Held>,
}

/// Letters of the console that wait.
#[derive(Debug)]
struct Held {
    events: Vec<Event>,
    since: f64,
    drawn: u64,
}

/// How things stand in a frame of the console.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now {
    /// Time of the frame, in seconds.
    pub(super) time: f64,
    /// The console has the keyboard.
    pub(super) focused: bool,
    /// How many frames the audience window has drawn; none where it is closed.
    pub(super) drawn: Option<u64>,
}

impl InOrder {
    /// Puts what was `typed` into the audience window among the events of the console's frame. True when the
    /// console's own letters wait, and the audience window is to draw.
    pub(super) fn arrange(&mut self, events: &mut Vec<Event>, typed: Vec<Event>, now: Now) -> bool {
        if let Some(mut held) = self.held.take() {
            let mine = taken(events, 0);
            let drew = now.drawn.is_none_or(|drawn| drawn > held.drawn);
            events.extend(typed);
            held.events.extend(mine);
            if drew || now.time - held.since > LONGEST {
                events.append(&mut held.events);
                return false;
            }
            self.held = Some(held);
            return true;
        }
        let back = events
            .iter()
            .rposition(|event| *event == Event::WindowFocused(true));
        if let (Some(back), Some(drawn)) = (back, now.drawn) {
            let later = taken(events, back);
            events.extend(typed);
            let since = now.time;
            self.held = Some(Held {
                events: later,
                since,
                drawn,
            });
            return true;
        }
        let lost = events.contains(&Event::WindowFocused(false));
        // Without a change of hands in this frame, what the audience window had is older than what the console has.
        let place = if now.focused && !lost {
            0
        } else {
            events.len()
        };
        events.splice(place..place, typed);
        false
    }
}

/// Takes the letters and keys out of the events from a place on.
fn taken(events: &mut Vec<Event>, from: usize) -> Vec<Event> {
    let later = events.split_off(from.min(events.len()));
    let (keys, others) = later.into_iter().partition(is_of_keyboard);
    events.extend::<Vec<Event>>(others);
    keys
}

fn is_of_keyboard(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Key { .. }
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::Ime(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(words: &str) -> Vec<Event> {
        words
            .chars()
            .map(|one| Event::Text(one.to_string()))
            .collect()
    }

    fn read(events: &[Event]) -> String {
        let text = events.iter().filter_map(|event| {
            let Event::Text(text) = event else {
                return None;
            };
            Some(text.as_str())
        });
        text.collect()
    }

    fn at(time: f64, focused: bool, drawn: u64) -> Now {
        let drawn = Some(drawn);
        Now {
            time,
            focused,
            drawn,
        }
    }

    #[test]
    fn letters_typed_after_the_keyboard_came_back_wait_for_those_before() {
        let mut order = InOrder::default();
        let mut said = String::new();
        // The console hears of the keyboard and of what was typed since, before the audience window has drawn.
        let mut events = [vec![Event::WindowFocused(true)], letters("id in it")].concat();
        assert!(order.arrange(&mut events, Vec::new(), at(1.0, true, 7)));
        said += &read(&events);
        let mut events = letters("em");
        assert!(order.arrange(&mut events, Vec::new(), at(1.05, true, 7)));
        said += &read(&events);
        let mut events = letters(" one");
        assert!(!order.arrange(&mut events, letters("Sa"), at(1.06, true, 8)));
        said += &read(&events);
        assert_eq!(said, "Said in item one");
    }

    #[test]
    fn letters_wait_no_longer_than_a_moment_and_not_for_a_window_that_was_closed() {
        for now in [
            at(1.2, true, 7),
            Now {
                time: 1.01,
                focused: true,
                drawn: None,
            },
        ] {
            let mut order = InOrder::default();
            let mut events = [vec![Event::WindowFocused(true)], letters("wor")].concat();
            assert!(order.arrange(&mut events, Vec::new(), at(1.0, true, 7)));
            let mut events = letters("ds");
            assert!(!order.arrange(&mut events, Vec::new(), now));
            assert_eq!(read(&events), "words");
        }
    }

    #[test]
    fn what_was_typed_before_the_keyboard_went_comes_before_what_the_other_window_has() {
        let mut order = InOrder::default();
        let mut events = [letters("Sa"), vec![Event::WindowFocused(false)]].concat();
        assert!(!order.arrange(&mut events, letters("id"), at(1.0, false, 7)));
        assert_eq!(read(&events), "Said");
        let mut events = letters("later");
        assert!(!order.arrange(&mut events, letters("sooner, "), at(1.1, true, 9)));
        assert_eq!(read(&events), "sooner, later");
    }

    #[test]
    fn the_mouse_and_what_was_typed_before_the_keyboard_came_back_do_not_wait() {
        let mut order = InOrder::default();
        let moved = Event::PointerGone;
        let mut events = [
            letters("a"),
            vec![Event::WindowFocused(true), moved.clone()],
            letters("c"),
        ]
        .concat();
        assert!(order.arrange(&mut events, letters("b"), at(1.0, true, 7)));
        assert_eq!(read(&events), "ab");
        assert!(events.contains(&moved) && events.contains(&Event::WindowFocused(true)));
        let mut events = Vec::new();
        assert!(!order.arrange(&mut events, Vec::new(), at(1.0, true, 8)));
        assert_eq!(read(&events), "c");
    }
}
