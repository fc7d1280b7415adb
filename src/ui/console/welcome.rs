//! What is shown while no program is open: try the demonstration, begin one's own, open a file.

use eframe::egui::{
    Align, Align2, CentralPanel, CornerRadius, CursorIcon, Frame, Layout, Response, ScrollArea,
    Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::ui::keys::key_words;
use crate::ui::tokens::{Size, height, palette, radius, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::{card, frame};
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::icon::{Icon, icon_button};
use crate::ui::widgets::notice::{Notice, NoticeChoice, notice_bar};
use crate::ui::widgets::{paint, text};

/// Width of the page in points.
const PAGE: f32 = 860.0;

/// A program that was open before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentProgram {
    /// Its name.
    pub name: String,
    /// Where its file lies, as a person knows it.
    pub place: String,
    /// When it was last open ("Nov 22, 2026").
    pub opened: String,
    /// Whether the file is no longer there.
    pub missing: bool,
}

/// What the welcome screen shows.
#[derive(Clone, Copy, Debug)]
pub struct WelcomeData<'a> {
    /// Programs that were open before, the latest first.
    pub recent: &'a [RecentProgram],
    /// Why the last one could not be opened, where that is so.
    pub notice: Option<Notice<'a>>,
}

/// What was chosen on the welcome screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WelcomeChoice {
    /// Open the demonstration program.
    Demonstration,
    /// Begin a program of one's own.
    New,
    /// Choose a file to open.
    Open,
    /// Read the guide.
    Guide,
    /// Open this one of the recent programs.
    Recent(usize),
    /// Take this one off the list; its file stays.
    Forget(usize),
    /// Put the notice away.
    Dismiss,
    /// Press the notice's button.
    Act,
}

/// Draws the screen into the whole window.
pub fn welcome(ui: &mut Ui, data: &WelcomeData<'_>) -> Option<WelcomeChoice> {
    let ground = Frame::new().fill(palette(ui).canvas);
    let panel = CentralPanel::default().frame(ground);
    let scrolled = panel.show(ui, |ui| {
        ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| page(ui, data))
            .inner
    });
    scrolled.inner
}

fn page(ui: &mut Ui, data: &WelcomeData<'_>) -> Option<WelcomeChoice> {
    let width = PAGE.min(ui.available_width() - 2.0 * space::L);
    let side = ((ui.available_width() - width) / 2.0).max(0.0);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(side);
        let column = Layout::top_down(Align::Min);
        let page = ui.allocate_ui_with_layout(vec2(width, 0.0), column, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(space::S, space::L);
            contents(ui, data)
        });
        page.inner
    });
    row.inner
}

fn contents(ui: &mut Ui, data: &WelcomeData<'_>) -> Option<WelcomeChoice> {
    let free = (ui.ctx().content_rect().height() - 620.0) * 0.4;
    ui.add_space(free.clamp(space::M, 96.0));
    title(ui);
    let mut choice = None;
    if let Some(notice) = data.notice {
        choice = match notice_bar(ui, notice) {
            NoticeChoice::Left | NoticeChoice::ActedSecond => None,
            NoticeChoice::Acted => Some(WelcomeChoice::Act),
            NoticeChoice::Dismissed => Some(WelcomeChoice::Dismiss),
        };
    }
    let guide_key = key_words(ui.ctx(), Verb::Guide);
    let way_in = ways_in(ui);
    let earlier = if data.recent.is_empty() {
        None
    } else {
        recent(ui, data.recent)
    };
    let guide = Button::quiet("Read the guide").keys(&guide_key);
    let read = ui.add(guide).clicked().then_some(WelcomeChoice::Guide);
    ui.add_space(space::L);
    choice.or(way_in).or(earlier).or(read)
}

fn title(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let name = text::rich("Statroom", Size::Display).font(Size::Display.bold());
    let heading = ui.label(name);
    ui.ctx().accesskit_node_builder(heading.id, |node| {
        node.set_role(Role::Heading);
        node.set_label("Statroom");
    });
    let line = "Run your city’s stat meetings: the figures on the projector, the record as it is \
                said, and both memos.";
    text::lead(ui, line);
    ui.spacing_mut().item_spacing.y = space::L;
    ui.add_space(space::S);
}

fn ways_in(ui: &mut Ui) -> Option<WelcomeChoice> {
    let mut choice = None;
    let new = key_words(ui.ctx(), Verb::NewProgram);
    let open = key_words(ui.ctx(), Verb::OpenProgram);
    columns(ui, &[1.0, 1.0, 1.0], 220.0, |ui, index| {
        let (title, words, button, chosen) = match index {
            0 => (
                "See how it works",
                "A made-up city with its measures, two meetings held and one prepared for today. \
                 Change what you like.",
                Button::primary("Open the demonstration"),
                WelcomeChoice::Demonstration,
            ),
            1 => (
                "Start your own",
                "Name your city, then bring departments, people and measures from your \
                 spreadsheets, or type them.",
                Button::secondary("Start a new program").keys(&new),
                WelcomeChoice::New,
            ),
            _ => (
                "Go on where you were",
                "A program is one file on this computer. Nothing leaves it unless you send it.",
                Button::secondary("Open a program file").keys(&open),
                WelcomeChoice::Open,
            ),
        };
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            text::subheading(ui, title);
            let top = ui.cursor().top();
            text::muted(ui, words);
            // The three buttons stand on one line.
            let used = ui.cursor().top() - top;
            let side_by_side = ui.available_width() < PAGE / 2.0;
            let least = if side_by_side {
                4.0 * Size::Body.line() + space::L
            } else {
                0.0
            };
            ui.add_space((least - used).max(space::XS));
            if ui.add(button.full_width()).clicked() {
                choice = Some(chosen);
            }
        });
    });
    choice
}

fn recent(ui: &mut Ui, programs: &[RecentProgram]) -> Option<WelcomeChoice> {
    let mut choice = None;
    frame(ui, 8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(space::S);
            text::section_label(ui, "Recent programs");
        });
        for (index, program) in programs.iter().enumerate() {
            let row = ui.push_id(index, |ui| recent_row(ui, program, index));
            choice = choice.or(row.inner);
        }
    });
    choice
}

fn recent_row(ui: &mut Ui, program: &RecentProgram, index: usize) -> Option<WelcomeChoice> {
    let row = ui.horizontal(|ui| {
        let room = ui.available_width() - height::CONTROL - space::S;
        let opened = program_row(ui, program, vec2(room, height::ROW_TALL)).clicked();
        let name = format!("Take {} off the list", program.name);
        if icon_button(ui, Icon::Cross, &name).clicked() {
            return Some(WelcomeChoice::Forget(index));
        }
        (opened && !program.missing).then_some(WelcomeChoice::Recent(index))
    });
    row.inner
}

fn program_row(ui: &mut Ui, program: &RecentProgram, size: Vec2) -> Response {
    let p = palette(ui);
    let sense = if program.missing {
        Sense::hover()
    } else {
        Sense::click()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    if response.hovered() && !program.missing {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(radius::M), p.hover);
    }
    let inside = rect.shrink2(vec2(space::S, 0.0));
    let when = if program.missing {
        "File not found"
    } else {
        program.opened.as_str()
    };
    let when = paint::whole_line(ui, when, Size::Small.regular(), p.muted);
    let room = inside.width() - when.size().x - space::L;
    let ink = if program.missing { p.muted } else { p.text };
    let name = paint::line(ui, &program.name, Size::Body.semibold(), ink, room);
    let place = paint::line(ui, &program.place, Size::Small.regular(), p.muted, room);
    let high = name.size().y + 2.0 + place.size().y;
    let top = inside.center().y - high / 2.0;
    let below = top + name.size().y + 2.0;
    ui.painter().galley(pos2(inside.left(), top), name, ink);
    ui.painter()
        .galley(pos2(inside.left(), below), place, p.muted);
    paint::place(ui.painter(), inside, Align2::RIGHT_CENTER, when);
    paint::focus_ring(ui, &response, rect.shrink(2.0), radius::M);
    let enabled = ui.is_enabled() && !program.missing;
    let said = format!("Open {}", program.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &said));
    if enabled {
        response.on_hover_cursor(CursorIcon::PointingHand)
    } else {
        response
    }
}
