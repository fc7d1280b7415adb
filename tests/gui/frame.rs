//! The frame of the console, the welcome screen, the command palette and the sheet of keys.

use eframe::egui::{Context, Key, Margin, Ui, accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use statroom::ui::console::shell::{
    MeetingPlace, Section, ShellChip, ShellChoice, ShellData, shell,
};
use statroom::ui::console::welcome::{RecentProgram, WelcomeChoice, WelcomeData, welcome};
use statroom::ui::keys::verb_entries;
use statroom::ui::keys_sheet::keys_sheet;
use statroom::ui::outbox::MeetingStage;
use statroom::ui::palette::{PaletteEntry, PaletteState, command_palette};
use statroom::ui::theme::Look;
use statroom::ui::tokens::Tone;
use statroom::ui::verbs::Verb;
use statroom::ui::widgets::notice::{News, Notice};
use statroom::ui::widgets::text;

use crate::harness::{Window, picture, window};

// ---- shell ------------------------------------------------------------------------------------

struct Console {
    in_meeting: bool,
    choices: Vec<ShellChoice>,
    palette: PaletteState,
    keys: bool,
    chosen: Vec<&'static str>,
}

impl Console {
    fn new(in_meeting: bool) -> Self {
        Self {
            in_meeting,
            choices: Vec::new(),
            palette: PaletteState::default(),
            keys: false,
            chosen: Vec::new(),
        }
    }
}

/// The verbs and two things that are no verbs.
fn entries(ctx: &Context) -> Vec<PaletteEntry<&'static str>> {
    let verbs = verb_entries(ctx, |_| true)
        .into_iter()
        .map(|entry| PaletteEntry {
            label: entry.label,
            kind: entry.kind,
            keys: entry.keys,
            id: entry.id.label(),
        });
    let things = [
        ("Street-defect response time", "Measure · Streets"),
        ("Streets Stat · Nov 24, 2026", "Meeting"),
    ];
    let things = things.map(|(label, kind)| PaletteEntry {
        label: label.to_owned(),
        kind: kind.to_owned(),
        keys: String::new(),
        id: label,
    });
    verbs.chain(things).collect()
}

fn console(ui: &mut Ui, state: &mut Console) {
    let chips = [
        ShellChip {
            words: "3 actions overdue".to_owned(),
            tone: Tone::Bad,
        },
        ShellChip {
            words: "Follow-up memo due Thu Nov 26, 5 p.m.".to_owned(),
            tone: Tone::Warn,
        },
    ];
    let meeting = MeetingPlace {
        title: "Streets Stat · Nov 24, 2026",
        stage: MeetingStage::Run,
    };
    let data = ShellData {
        program: "Port Alder Stat",
        meeting: state.in_meeting.then_some(meeting),
        section: if state.in_meeting {
            Section::Meetings
        } else {
            Section::Program
        },
        chips: if state.in_meeting {
            &chips[1..]
        } else {
            &chips[..1]
        },
        undo: Some("Record an action"),
        redo: None,
        saved: "Saved 10:06:41",
    };
    let (choice, ()) = shell(ui, &data, |ui| {
        eframe::egui::Frame::new()
            .inner_margin(Margin::same(20))
            .show(ui, |ui| {
                text::heading(ui, "Good morning. Streets Stat is tomorrow at 9:00.");
            });
    });
    if choice == Some(ShellChoice::Do(Verb::Palette)) {
        state.palette.open();
    }
    state.keys |= choice == Some(ShellChoice::Do(Verb::Keys));
    state.choices.extend(choice);
    let entries = entries(ui.ctx());
    state
        .chosen
        .extend(command_palette(ui.ctx(), &mut state.palette, &entries));
    keys_sheet(ui.ctx(), &mut state.keys, &entries);
}

fn open(size: [f32; 2], look: Look, in_meeting: bool) -> Harness<'static, Window<Console>> {
    window(size, look, Console::new(in_meeting), console)
}

#[test]
fn the_frame_is_drawn_at_home() {
    picture(&mut open([1440.0, 900.0], Look::Light, false), "shell_home");
}

#[test]
fn the_frame_is_drawn_in_a_meeting() {
    picture(
        &mut open([1366.0, 768.0], Look::Light, true),
        "shell_meeting",
    );
}

#[test]
fn the_frame_is_drawn_in_a_meeting_in_the_dark() {
    picture(
        &mut open([1366.0, 768.0], Look::Dark, true),
        "shell_meeting_dark",
    );
}

#[test]
fn at_200_percent_on_a_small_screen_nothing_of_the_frame_is_cut_off() {
    // 1366x768 at 200 % leaves 683x384 points.
    let mut harness = open([683.0, 384.0], Look::Light, true);
    for label in [
        "Port Alder Stat",
        "Streets Stat · Nov 24, 2026",
        "Prepare",
        "Follow up",
        "Search or command",
        "Undo: Record an action",
        "Follow-up memo due Thu Nov 26, 5 p.m.",
        "Saved 10:06:41",
        "Settings",
    ] {
        let rect = harness.get_by_label(label).rect();
        assert!(
            rect.left() >= 0.0 && rect.right() <= 683.0,
            "{label}: {rect:?}"
        );
        assert!(
            rect.top() >= 0.0 && rect.bottom() <= 384.0,
            "{label}: {rect:?}"
        );
    }
    picture(&mut harness, "shell_narrow");
}

#[test]
fn everything_in_the_frame_can_be_chosen() {
    let mut harness = open([1440.0, 900.0], Look::Light, true);
    for (label, wanted) in [
        ("Actions", ShellChoice::Do(Verb::GoActions)),
        ("Follow up", ShellChoice::Do(Verb::ShowFollowUp)),
        ("Undo: Record an action", ShellChoice::Do(Verb::Undo)),
        (
            "Follow-up memo due Thu Nov 26, 5 p.m.",
            ShellChoice::Chip(0),
        ),
    ] {
        harness.get_by_label(label).click();
        harness.run();
        assert_eq!(
            harness.state_mut().state.choices.pop(),
            Some(wanted),
            "{label}"
        );
    }
    harness.get_by_label("Nothing to redo").click();
    harness.run();
    assert!(
        harness.state().state.choices.is_empty(),
        "there is nothing to redo"
    );
}

// ---- palette ----------------------------------------------------------------------------------

#[test]
fn the_palette_finds_and_does_by_keys_and_gives_the_keyboard_back() {
    let mut harness = open([1366.0, 768.0], Look::Light, true);
    harness.get_by_label("Search or command").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    picture(&mut harness, "palette");
    harness
        .get_by_role_and_label(Role::TextInput, "Search or command")
        .type_text("record as");
    harness.run();
    picture(&mut harness, "palette_filtered");
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().state.chosen, ["Record as action"]);
    assert!(!harness.state().state.palette.is_open());
    assert!(harness.get_by_label("Search or command").is_focused());
}

#[test]
fn escape_closes_the_palette_without_doing_anything() {
    let mut harness = open([1366.0, 768.0], Look::Light, false);
    harness.get_by_label("Search or command").click();
    harness.run();
    assert!(harness.state().state.palette.is_open());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!harness.state().state.palette.is_open());
    assert!(harness.state().state.chosen.is_empty());
}

#[test]
fn an_entry_of_the_palette_can_be_pressed() {
    let mut harness = open([1366.0, 768.0], Look::Light, false);
    harness.get_by_label("Search or command").click();
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "Search or command")
        .type_text("imp");
    harness.run();
    harness.get_by_label("Import figures").click();
    harness.run();
    assert_eq!(harness.state().state.chosen, ["Import figures"]);
}

#[test]
fn the_sheet_of_keys_shows_every_key_and_closes_on_f1() {
    let mut harness = open([1366.0, 768.0], Look::Light, true);
    harness.get_by_label("All keys").click();
    harness.run();
    for entry in verb_entries(&harness.ctx.clone(), |verb| verb.key().is_some()) {
        assert!(
            harness.query_all_by_label(&entry.label).next().is_some(),
            "{}",
            entry.label
        );
        assert!(
            harness.query_all_by_label(&entry.keys).next().is_some(),
            "{}",
            entry.keys
        );
    }
    picture(&mut harness, "keys_sheet");
    harness.key_press(Key::F1);
    harness.run();
    assert!(!harness.state().state.keys);
}

#[test]
fn enter_closes_the_sheet_of_keys() {
    let mut harness = open([1366.0, 768.0], Look::Light, true);
    harness.get_by_label("All keys").click();
    harness.run();
    assert!(harness.state().state.keys);
    harness.key_press(Key::Enter);
    harness.run();
    assert!(!harness.state().state.keys);
}

// ---- welcome ----------------------------------------------------------------------------------

#[derive(Default)]
struct Welcomed {
    recent: Vec<RecentProgram>,
    failed: bool,
    choices: Vec<WelcomeChoice>,
}

fn welcomed(ui: &mut Ui, state: &mut Welcomed) {
    let notice = Notice {
        news: News::Failure,
        title: "“Budget.xlsx” is not a Statroom program",
        words: "Nothing was changed. Statroom programs end in .statroom.",
        action: Some("Choose another"),
        second: None,
    };
    let data = WelcomeData {
        recent: &state.recent,
        notice: state.failed.then_some(notice),
    };
    let choice = welcome(ui, &data);
    state.choices.extend(choice);
}

fn recent() -> Vec<RecentProgram> {
    [
        (
            "Port Alder Stat",
            "Documents › port-alder.statroom",
            "Nov 22, 2026",
            false,
        ),
        (
            "Streets only",
            "Desktop › Old meetings › streets-2025.statroom",
            "Oct 3, 2026",
            false,
        ),
        (
            "Parks pilot",
            "USB drive › parks.statroom",
            "Sep 14, 2026",
            true,
        ),
    ]
    .map(|(name, place, opened, missing)| RecentProgram {
        name: name.to_owned(),
        place: place.to_owned(),
        opened: opened.to_owned(),
        missing,
    })
    .to_vec()
}

#[test]
fn the_welcome_screen_is_drawn_and_every_way_in_can_be_chosen() {
    let state = Welcomed {
        recent: recent(),
        ..Welcomed::default()
    };
    let mut harness = window([1280.0, 800.0], Look::Light, state, welcomed);
    picture(&mut harness, "welcome");
    for (label, wanted) in [
        ("Open the demonstration", WelcomeChoice::Demonstration),
        ("Start a new program", WelcomeChoice::New),
        ("Open a program file", WelcomeChoice::Open),
        ("Open Streets only", WelcomeChoice::Recent(1)),
        ("Take Parks pilot off the list", WelcomeChoice::Forget(2)),
    ] {
        harness.get_by_label(label).click();
        harness.run();
        assert_eq!(
            harness.state_mut().state.choices.pop(),
            Some(wanted),
            "{label}"
        );
    }
    harness.get_by_label("Open Parks pilot").click();
    harness.run();
    assert!(
        harness.state().state.choices.is_empty(),
        "its file is not there"
    );
}

#[test]
fn the_welcome_screen_works_small_with_a_failure_and_without_recent_programs() {
    let state = Welcomed {
        failed: true,
        ..Welcomed::default()
    };
    let mut harness = window(vec2(683.0, 384.0), Look::Dark, state, welcomed);
    picture(&mut harness, "welcome_narrow");
    harness.get_by_label("Choose another").click();
    harness.run();
    harness.get_by_label("Dismiss").click();
    harness.run();
    let choices = &harness.state().state.choices;
    assert_eq!(choices, &[WelcomeChoice::Act, WelcomeChoice::Dismiss]);
}
