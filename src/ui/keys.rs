//! How keys are written on the screen, and the verbs as the palette and the sheet of keys list them.

use eframe::egui::{Context, Key, KeyboardShortcut, os::OperatingSystem};

use super::palette::PaletteEntry;
use super::verbs::{LookVerb, Scope, Verb};
use crate::domain::period::Frequency;
use crate::domain::view::stretch_words;

/// The key of a verb as it stands on the keyboard ("Ctrl Shift Z", "Page Down"); empty without one.
pub fn key_words(ctx: &Context, verb: Verb) -> String {
    verb.key()
        .map(|key| shortcut_words(ctx.os(), key))
        .unwrap_or_default()
}

/// A shortcut as it stands on the keyboard of `os`.
pub fn shortcut_words(os: OperatingSystem, shortcut: KeyboardShortcut) -> String {
    let mac = matches!(os, OperatingSystem::Mac | OperatingSystem::IOS);
    let held = shortcut.modifiers;
    let control = held.ctrl || (held.command && !mac);
    let mut words = Vec::new();
    for (is_held, here, elsewhere) in [
        (control, "Ctrl", "Ctrl"),
        (held.alt, "⌥", "Alt"),
        (held.shift, "⇧", "Shift"),
        (held.mac_cmd || (held.command && mac), "⌘", "Cmd"),
    ] {
        if is_held {
            words.push(if mac { here } else { elsewhere });
        }
    }
    words.push(name(shortcut.logical_key));
    words.join(" ")
}

/// A key's own name; egui writes some as one word.
fn name(key: Key) -> &'static str {
    if key == Key::PageDown {
        "Page Down"
    } else if key == Key::PageUp {
        "Page Up"
    } else if key == Key::Escape {
        "Esc"
    } else if key == Key::Plus {
        "+"
    } else if key == Key::Minus {
        "\u{2212}"
    } else {
        key.name()
    }
}

/// The verbs that `available` lets through, as entries of the palette and the sheet of keys.
pub fn verb_entries(ctx: &Context, available: impl Fn(Verb) -> bool) -> Vec<PaletteEntry<Verb>> {
    let looks = LookVerb::ALL.into_iter().map(Verb::Look);
    Verb::ALL
        .into_iter()
        .chain(looks)
        // The ten keys that note who speaks are one line.
        .filter(|verb| available(*verb) && !matches!(verb, Verb::SaidBy(1..)))
        .map(|verb| PaletteEntry {
            label: verb.label().to_owned(),
            kind: place(verb.scope()).to_owned(),
            keys: if matches!(verb, Verb::SaidBy(_)) {
                format!("{} … 9", key_words(ctx, verb))
            } else {
                key_words(ctx, verb)
            },
            id: verb,
        })
        .collect()
}

/// The ways to break the chart on screen down, by the names of its measure's dimensions.
pub fn breakdown_entries(
    dimensions: &[String],
    available: impl Fn(Verb) -> bool,
) -> Vec<PaletteEntry<Verb>> {
    let verbs = (0..).map(|at| Verb::Look(LookVerb::By(at)));
    let named = dimensions.iter().zip(verbs);
    named
        .filter(|(_, verb)| available(*verb))
        .map(|(name, verb)| PaletteEntry {
            label: format!("{} by {name}", verb.label()),
            kind: place(verb.scope()).to_owned(),
            keys: String::new(),
            id: verb,
        })
        .collect()
}

/// How many periods the chart on screen can show, in the words of its figures: "Chart: latest 52 weeks".
pub fn period_entries(
    (offered, frequency): (&[u32], Frequency),
    available: impl Fn(Verb) -> bool,
) -> Vec<PaletteEntry<Verb>> {
    let named = offered.iter().map(|periods| {
        let verb = Verb::Look(LookVerb::Periods(*periods));
        (verb, stretch_words(*periods, frequency))
    });
    named
        .filter(|(verb, _)| available(*verb))
        .map(|(verb, words)| PaletteEntry {
            label: format!("{} {words}", verb.label()),
            kind: place(verb.scope()).to_owned(),
            keys: String::new(),
            id: verb,
        })
        .collect()
}

/// Where a verb holds, as the heading over its key.
const fn place(scope: Scope) -> &'static str {
    match scope {
        Scope::Anywhere => "Everywhere",
        Scope::Program => "In a program",
        Scope::Meeting => "At a meeting",
        Scope::Running => "While a meeting runs",
        Scope::Import => "While figures are imported",
        Scope::Look => "At a chart",
        Scope::Measure => "On a measure's page",
        Scope::Memo => "At a memo",
        Scope::Record => "On the record",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_on_the_keyboard() {
        let on = |os, verb: Verb| shortcut_words(os, verb.key().unwrap());
        assert_eq!(on(OperatingSystem::Nix, Verb::Redo), "Ctrl Shift Z");
        assert_eq!(on(OperatingSystem::Windows, Verb::NextStop), "Page Down");
        assert_eq!(on(OperatingSystem::Nix, Verb::GoHome), "Ctrl 1");
        assert_eq!(on(OperatingSystem::Mac, Verb::Palette), "⌘ K");
    }

    #[test]
    fn no_two_verbs_have_one_key_written_alike() {
        let mut written: Vec<String> = Verb::ALL
            .iter()
            .filter_map(|verb| verb.key())
            .map(|key| shortcut_words(OperatingSystem::Nix, key))
            .collect();
        let all = written.len();
        written.sort();
        written.dedup();
        assert_eq!(written.len(), all);
    }
}
