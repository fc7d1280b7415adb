//! Keys in their turn. People type faster than a slow machine draws; then one frame brings a whole
//! line, the key that records it and the beginning of the next. What comes after a recording key waits
//! for the next frame, so that every line is recorded whole and at the item it was typed in.

use super::capture::{Asked, Capture};
use super::speaking::Speaking;
use crate::domain::entry::EntryKind;
use crate::ui::verbs::Verb;
use eframe::egui::{Context, Event, Key, Modifiers};

/// Looks at this frame's keys, once. Does nothing while the keyboard is elsewhere.
pub(super) fn take(capture: &mut Capture, ctx: &Context) {
    let frame = ctx.cumulative_frame_nr();
    if capture.turn == Some(frame) {
        return;
    }
    capture.turn = Some(frame);
    let focused = ctx.memory(|memory| memory.has_focus(Capture::id()));
    if !focused {
        // Words that waited are the line's, not whoever's has the keyboard now.
        for event in capture.held.drain(..) {
            if let Event::Text(words) | Event::Paste(words) = event {
                capture.text.push_str(&words);
            }
        }
        return;
    }
    let completes = capture.completes();
    let mut held = std::mem::take(&mut capture.held);
    ctx.input_mut(|input| {
        held.append(&mut input.events);
        note_speakers(&mut held, &mut capture.speaking);
        let records =
            |event: &Event| asked_by(event).filter(|asked| !(completes && *asked == Asked::Enter));
        if let Some(at) = held.iter().position(|event| records(event).is_some()) {
            let mut rest = held.split_off(at);
            let key = rest.remove(0);
            capture.asked = asked_by(&key);
            // On some systems the letter held with Alt is typed as well.
            let with_alt = !matches!(capture.asked, Some(Asked::Enter) | None);
            let typed = with_alt && matches!(rest.first(), Some(Event::Text(_)));
            if typed {
                rest.remove(0);
            }
            let (waits, goes): (Vec<Event>, Vec<Event>) = rest.into_iter().partition(is_typing);
            held.extend(goes);
            capture.held = waits;
        }
        input.events = held;
    });
    if !capture.held.is_empty() || capture.asked.is_some() {
        ctx.request_repaint();
    }
}

/// What a key asks for, if it is one that records.
fn asked_by(event: &Event) -> Option<Asked> {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    if *key == Key::Enter && modifiers.is_none() {
        return Some(Asked::Enter);
    }
    let held = |wanted: Modifiers| modifiers.matches_exact(wanted);
    let is = |verb: Verb| {
        verb.key()
            .is_some_and(|keys| keys.logical_key == *key && held(keys.modifiers))
    };
    if is(Verb::RecordPrepared) {
        return Some(Asked::Prepared);
    }
    if is(Verb::EditPrepared) {
        return Some(Asked::EditPrepared);
    }
    let mut kinds = EntryKind::ALL.iter().copied();
    kinds
        .find(|kind| is(Verb::RecordAs(*kind)))
        .map(Asked::Kind)
}

/// Takes the keys out that say who speaks, up to the first that records: that line is theirs.
fn note_speakers(events: &mut Vec<Event>, speaking: &mut Speaking) {
    let mut at = 0;
    while let Some(event) = events.get(at) {
        if asked_by(event).is_some() {
            return;
        }
        let Some(number) = speaker_of(event) else {
            at += 1;
            continue;
        };
        speaking.press(number);
        events.remove(at);
        // On some systems the digit held with Alt is typed as well.
        let digit = char::from(b'0' + number);
        let typed = matches!(events.get(at), Some(Event::Text(words)) if words.starts_with(digit));
        if typed {
            events.remove(at);
        }
    }
}

/// The number of who speaks, if the key says so.
fn speaker_of(event: &Event) -> Option<u8> {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    (0..=9).find(|number| {
        let keys = Verb::SaidBy(*number).key();
        keys.is_some_and(|keys| keys.logical_key == *key && modifiers.matches_exact(keys.modifiers))
    })
}

/// What a person types, as against what the pointer and the window do.
const fn is_typing(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Key { .. }
            | Event::Paste(_)
            | Event::Ime(_)
            | Event::Copy
            | Event::Cut
    )
}
