//! The frame of the console: the bar at the top, the rail at the left, both drawn from plain data.
//!
//! On a narrow window, as at 200 % on a small screen, the bar goes on in further lines and the rail
//! lies down below it; nothing is cut off.

use eframe::egui::{
    Align, Align2, CentralPanel, Frame, Layout, Margin, Panel, ScrollArea, Sense, Ui, WidgetInfo,
    accesskit::Role, vec2,
};

use crate::ui::keys::key_words;
use crate::ui::outbox::MeetingStage;
use crate::ui::tokens::{Size, Tone, height, palette, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::{chip_button, search_pill};
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::nav::{nav_item, nav_tab};
use crate::ui::widgets::segmented::tabs;
use crate::ui::widgets::{paint, text};

/// Width of the rail in points.
const RAIL: f32 = 168.0;
/// Below this width of the window the rail lies down.
const NARROW: f32 = 860.0;

/// A part of the program one can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// The home of the program.
    Program,
    /// All meetings, and the one that is open.
    Meetings,
    /// All measures, and the one that is open.
    Measures,
    /// Actions and requests over all meetings.
    Actions,
    /// The city, its departments, people, goals; the look.
    Settings,
}

impl Section {
    /// Every part, in the order of the rail.
    pub const ALL: [Self; 5] = [
        Self::Program,
        Self::Meetings,
        Self::Measures,
        Self::Actions,
        Self::Settings,
    ];

    /// What leads there.
    pub const fn verb(self) -> Verb {
        match self {
            Self::Program => Verb::GoHome,
            Self::Meetings => Verb::GoMeetings,
            Self::Measures => Verb::GoMeasures,
            Self::Actions => Verb::GoActions,
            Self::Settings => Verb::GoSettings,
        }
    }

    /// What the rail calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Program => "Program",
            Self::Meetings => "Meetings",
            Self::Measures => "Measures",
            Self::Actions => "Actions",
            Self::Settings => "Settings",
        }
    }
}

/// The stages of a meeting in order, with what leads to each.
const STAGES: [(MeetingStage, &str, Verb); 3] = [
    (MeetingStage::Prepare, "Prepare", Verb::ShowPrepare),
    (MeetingStage::Run, "Run", Verb::ShowRun),
    (MeetingStage::FollowUp, "Follow up", Verb::ShowFollowUp),
];

/// The meeting one is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeetingPlace<'a> {
    /// "Streets Stat · Nov 24, 2026".
    pub title: &'a str,
    /// The stage that is shown.
    pub stage: MeetingStage,
}

/// Something that matters today, shown as a chip that leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShellChip {
    /// Its words ("3 actions overdue").
    pub words: String,
    /// Its colours.
    pub tone: Tone,
}

/// What the frame of the console shows.
#[derive(Clone, Copy, Debug)]
pub struct ShellData<'a> {
    /// The program's name ("Port Alder Stat").
    pub program: &'a str,
    /// The meeting one is in, if one is.
    pub meeting: Option<MeetingPlace<'a>>,
    /// Where one is.
    pub section: Section,
    /// What matters today.
    pub chips: &'a [ShellChip],
    /// Name of the step that undo takes back, if there is one.
    pub undo: Option<&'a str>,
    /// Name of the step that redo does again, if there is one.
    pub redo: Option<&'a str>,
    /// "Saved 10:06:41"; empty before the first change.
    pub saved: &'a str,
}

/// What was chosen in the frame of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShellChoice {
    /// Do this, as if chosen from the palette.
    Do(Verb),
    /// Go where this chip leads (its index).
    Chip(usize),
}

/// Draws the frame and, in what it leaves free, `page` on the canvas.
pub fn shell<R>(
    ui: &mut Ui,
    data: &ShellData<'_>,
    page: impl FnOnce(&mut Ui) -> R,
) -> (Option<ShellChoice>, R) {
    let narrow = ui.available_width() < NARROW;
    let surface = palette(ui).surface;
    let bar = Frame::new()
        .fill(surface)
        .inner_margin(Margin::symmetric(16, 0));
    let top = Panel::top("shell bar").resizable(false).frame(bar);
    let top = top.show_separator_line(!narrow);
    let mut choice = top.show(ui, |ui| top_bar(ui, data)).inner;
    let chosen = if narrow {
        let strip = Frame::new()
            .fill(surface)
            .inner_margin(Margin::symmetric(8, 4));
        let panel = Panel::top("shell strip").resizable(false).frame(strip);
        panel.show(ui, |ui| lying_rail(ui, data.section)).inner
    } else {
        let rail = Frame::new()
            .fill(surface)
            .inner_margin(Margin::symmetric(8, 12));
        let panel = Panel::left("shell rail")
            .resizable(false)
            .exact_size(RAIL)
            .frame(rail);
        panel.show(ui, |ui| standing_rail(ui, data.section)).inner
    };
    choice = choice.or(chosen);
    let ground = Frame::new().fill(palette(ui).canvas);
    let inner = CentralPanel::default().frame(ground).show(ui, page).inner;
    (choice, inner)
}

fn top_bar(ui: &mut Ui, data: &ShellData<'_>) -> Option<ShellChoice> {
    ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
    let wanted = left_width(ui, data) + right_width(ui, data) + space::XL;
    if wanted < ui.available_width() {
        return bar_in_one_line(ui, data);
    }
    let stage = ui.horizontal_wrapped(|ui| place(ui, data)).inner;
    let rest = ui
        .horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            rest_from_left(ui, data)
        })
        .inner;
    ui.add_space(space::XS);
    stage.or(rest)
}

fn bar_in_one_line(ui: &mut Ui, data: &ShellData<'_>) -> Option<ShellChoice> {
    ui.horizontal(|ui| {
        ui.set_min_height(height::TOP_BAR);
        let stage = place(ui, data);
        ui.spacing_mut().item_spacing.x = space::S;
        let layout = Layout::right_to_left(Align::Center);
        let rest = ui.with_layout(layout, |ui| rest_from_right(ui, data)).inner;
        stage.or(rest)
    })
    .inner
}

/// The program's name, the meeting and its stages.
fn place(ui: &mut Ui, data: &ShellData<'_>) -> Option<ShellChoice> {
    bar_words(ui, data.program, true);
    let meeting = data.meeting?;
    ui.add_space(space::S);
    bar_words(ui, meeting.title, false);
    ui.add_space(space::L);
    ui.spacing_mut().item_spacing.x = space::L;
    let labels = STAGES.map(|(_, label, _)| label);
    let here = STAGES
        .iter()
        .position(|(stage, _, _)| *stage == meeting.stage);
    let pressed = tabs(ui, &labels, here, height::TOP_BAR);
    pressed
        .and_then(|index| STAGES.get(index))
        .map(|(_, _, verb)| ShellChoice::Do(*verb))
}

/// Words that stand in the middle of the bar's height.
fn bar_words(ui: &mut Ui, words: &str, strong: bool) {
    let p = palette(ui);
    let (font, ink) = if strong {
        (Size::Body.semibold(), p.text)
    } else {
        (Size::Body.regular(), p.muted)
    };
    let galley = paint::line(ui, words, font, ink, ui.available_width());
    let size = vec2(galley.size().x, height::TOP_BAR);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint::place(ui.painter(), rect, Align2::LEFT_CENTER, galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

fn rest_from_right(ui: &mut Ui, data: &ShellData<'_>) -> Option<ShellChoice> {
    if !data.saved.is_empty() {
        text::caption(ui, data.saved);
        ui.add_space(space::XS);
    }
    let mut choice = None;
    for (index, chip) in data.chips.iter().enumerate().rev() {
        if chip_button(ui, &chip.words, chip.tone).clicked() {
            choice = Some(ShellChoice::Chip(index));
        }
    }
    // All are drawn, whichever was pressed.
    let (redo, undo, search) = (redo(ui, data), undo(ui, data), search(ui));
    choice.or(redo).or(undo).or(search)
}

fn rest_from_left(ui: &mut Ui, data: &ShellData<'_>) -> Option<ShellChoice> {
    let (search, undo, redo) = (search(ui), undo(ui, data), redo(ui, data));
    let mut choice = search.or(undo).or(redo);
    for (index, chip) in data.chips.iter().enumerate() {
        if chip_button(ui, &chip.words, chip.tone).clicked() {
            choice = Some(ShellChoice::Chip(index));
        }
    }
    if !data.saved.is_empty() {
        text::caption(ui, data.saved);
    }
    choice
}

fn search(ui: &mut Ui) -> Option<ShellChoice> {
    let keys = key_words(ui.ctx(), Verb::Palette);
    let pressed = search_pill(ui, Verb::Palette.label(), &keys).clicked();
    pressed.then_some(ShellChoice::Do(Verb::Palette))
}

fn undo(ui: &mut Ui, data: &ShellData<'_>) -> Option<ShellChoice> {
    let name = data
        .undo
        .map_or("Nothing to undo".to_owned(), |step| format!("Undo: {step}"));
    step_button(ui, Icon::Undo, &name, data.undo.is_some()).then_some(ShellChoice::Do(Verb::Undo))
}

fn redo(ui: &mut Ui, data: &ShellData<'_>) -> Option<ShellChoice> {
    let name = data
        .redo
        .map_or("Nothing to redo".to_owned(), |step| format!("Redo: {step}"));
    step_button(ui, Icon::Redo, &name, data.redo.is_some()).then_some(ShellChoice::Do(Verb::Redo))
}

fn step_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> bool {
    ui.add_enabled_ui(enabled, |ui| icon_button(ui, icon, name))
        .inner
        .clicked()
}

fn left_width(ui: &Ui, data: &ShellData<'_>) -> f32 {
    let name = width(ui, data.program, Size::Body);
    let stages = STAGES.map(|(_, label, _)| width(ui, label, Size::Body) + space::XL);
    let meeting = data.meeting.map_or(0.0, |meeting| {
        width(ui, meeting.title, Size::Body) + stages.iter().sum::<f32>() + 2.0 * space::XL
    });
    name + meeting
}

fn right_width(ui: &Ui, data: &ShellData<'_>) -> f32 {
    let each = |chip: &ShellChip| width(ui, &chip.words, Size::Small) + space::XL + space::S;
    let chips: f32 = data.chips.iter().map(each).sum();
    let pill = width(ui, "Search or command Ctrl K", Size::Small) + 64.0;
    let buttons = 2.0 * (height::CONTROL + space::S);
    chips + pill + buttons + width(ui, data.saved, Size::Small) + space::L
}

fn width(ui: &Ui, words: &str, size: Size) -> f32 {
    paint::whole_line(ui, words, size.semibold(), palette(ui).text)
        .size()
        .x
}

fn standing_rail(ui: &mut Ui, here: Section) -> Option<ShellChoice> {
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut choice = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for section in Section::ALL {
            if nav_item(ui, section.label(), section == here).clicked() {
                choice = Some(ShellChoice::Do(section.verb()));
            }
        }
        // The keys stand at the foot where there is room, else below the last entry.
        let room = ui.available_height() - height::CONTROL - space::S;
        ui.add_space(room.max(space::M));
        let keys = key_words(ui.ctx(), Verb::Keys);
        if ui.add(Button::quiet("All keys").keys(&keys)).clicked() {
            choice = Some(ShellChoice::Do(Verb::Keys));
        }
    });
    choice
}

fn lying_rail(ui: &mut Ui, here: Section) -> Option<ShellChoice> {
    let mut choice = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        for section in Section::ALL {
            if nav_tab(ui, section.label(), section == here).clicked() {
                choice = Some(ShellChoice::Do(section.verb()));
            }
        }
    });
    choice
}
